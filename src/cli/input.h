/* SPDX-License-Identifier: MIT */
/* input.h: standard input, read to its end. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stddef.h>

#include "cli/stream.h"
#include "core/error.h"
#include "core/text.h"

/*
 * Adds all that SOURCE has to OUT. STATUS_USAGE: it is more than LIMIT bytes, which are then not
 * read to the end: the other side may never stop. STATUS_WINDOWS: it cannot be read.
 */
enum status input_read(const struct source *source, size_t limit, struct text *out,
                       struct error *err) CORE_MUST_USE;

#endif
