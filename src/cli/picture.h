/* SPDX-License-Identifier: MIT */
/* picture.h: a packet drawn to scale, one line for each of its layers. */
#ifndef CLI_PICTURE_H
#define CLI_PICTURE_H

#include <stddef.h>
#include <stdint.h>

#include "core/stack.h"
#include "core/text.h"

/*
 * Draws PARTS, whose sum is at most PATH_MTU, as bars that start where the one before ends; then
 * what is left of PATH_MTU. The full width stands for PATH_MTU; no layer is drawn as nothing.
 */
void picture_draw(struct text *text, const struct stack_part *parts, size_t count,
                  uint32_t path_mtu);

#endif
