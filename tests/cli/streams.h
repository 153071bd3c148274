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

/* Zero-initialised is empty. */
struct typed {
    const char *bytes;
    size_t len;
    size_t piece;    /* at most so many come at once; 0: all */
    bool endless;    /* they come again and again */
    bool broken;     /* reading fails once they have come */
    bool is_console; /* as a person's */
    size_t at;       /* bytes that have come */
    size_t reads;
};

struct source typed_source(struct typed *typed);

/* Runs "vpnmtu" with LINE's words (separated by single spaces) on MACHINE, with TYPED as stdin. */
int run_line_with(const char *line, const struct machine *machine, struct typed *typed,
                  struct capture *out, struct capture *err);
/* The same with an empty stdin. */
int run_line(const char *line, const struct machine *machine, struct capture *out,
             struct capture *err);

#endif
