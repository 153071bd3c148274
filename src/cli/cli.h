/* SPDX-License-Identifier: MIT */
/* cli.h: the whole program as one call. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "cli/stream.h"
#include "machine/machine.h"

/*
 * Runs the command line ARGV (UTF-8, ARGV[0] is the program) against MACHINE and returns the exit
 * code (core/exit_code.def). Results go to OUT, diagnostics to ERR; nothing else is touched. IN is
 * read by commands that take input, and only where no argument has it.
 */
int cli_run(int argc, const char *const *argv, const struct machine *machine,
            const struct source *in, const struct stream *out, const struct stream *err);

#endif
