/* SPDX-License-Identifier: MIT */
/*
 * stream.h: where output goes and where input comes from. The mains supply a stream for stdout and
 * one for stderr, and a source for stdin.
 */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stream {
    /* Writes LEN bytes of UTF-8, all or nothing as far as can be told. False: some were lost. */
    bool (*write)(void *self, const char *bytes, size_t len);
    void *self;
    /* The system's code for the last write that failed; NULL where there is none to ask. */
    uint32_t (*last_error)(void *self);
    bool is_console; /* a person is looking on */
};

struct source {
    /* Reads at most SIZE bytes; *LEN is how many came, 0 at the end. False: reading failed. */
    bool (*read)(void *self, char *bytes, size_t size, size_t *len);
    void *self;
    /* The system's code for the last read that failed; NULL where there is none to ask. */
    uint32_t (*last_error)(void *self);
    bool is_console; /* a person would have to type it */
};

#endif
