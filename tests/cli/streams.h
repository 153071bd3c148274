/* SPDX-License-Identifier: MIT */
/* streams.h: what a command prints, kept in memory; and streams that cannot be written to. */
#ifndef TESTS_CLI_STREAMS_H
#define TESTS_CLI_STREAMS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/cli.h"

enum {
    CAPTURE_SIZE = 65536
};

/* Zero-initialised is empty. */
struct capture {
    char bytes[CAPTURE_SIZE]; /* NUL-terminated; what does not fit is cut off */
    size_t len;
    size_t writes;
    bool broken;     /* takes nothing, as a closed pipe */
    bool is_console; /* as a person's */
};

struct stream capture_stream(struct capture *capture);

/* Runs "vpnmtu" with LINE's words (separated by single spaces) on MACHINE. */
int run_line(const char *line, const struct machine *machine, struct capture *out,
             struct capture *err);

#endif
