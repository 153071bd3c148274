/* SPDX-License-Identifier: MIT */
/*
 * result.h: what a command leaves behind: text or JSON data, and errors.
 *
 * A command fills a result and returns a status; cli.c writes it out.
 */
#ifndef CLI_RESULT_H
#define CLI_RESULT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "app/record.h"
#include "cli/stream.h"
#include "core/error.h"
#include "core/text.h"

struct result {
    const struct stream *out, *err; /* for what is said while a command runs; set by cli.c */
    const struct source *in;        /* for commands that take input; set by cli.c */
    struct text text;               /* stdout, without --json */
    json_t *data;                   /* with --json and --prom; NULL is null */
    struct text warnings;           /* stderr: whole lines */
    struct error *errors;           /* stderr, and "errors" of JSON */
    size_t error_count;
    const struct stream *progress; /* where to tell a person who waits; NULL: nobody does */
    struct recorder *recorder;     /* the trace of this run; set by cli.c */
    const char *prom_path;         /* as prom_path_check takes it; NULL: no metrics */
    bool out_of_memory;            /* an error or the data could not be kept */
    bool interactive; /* a person reads stdout as it comes: no --quiet, no --json, a console */
    bool changed;     /* something on the PC was changed */
    bool traced;      /* stderr is JSON lines (trace.h) */
};

void result_free(struct result *result);

/* Keeps a copy of ERR; returns its status. */
enum status result_fail(struct result *result, const struct error *err);

/* Makes DATA, which is taken over, what --json prints. NULL: memory is out. */
void result_take(struct result *result, json_t *data);

/* Whether something of the result is missing because memory ran out. */
bool result_is_damaged(const struct result *result);

/* The JSON document of a command, one line with its end. OUT->failed: memory is out. */
void result_document(const struct result *result, const char *command, int exit_code,
                     struct text *out);

#endif
