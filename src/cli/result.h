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

#include "core/error.h"
#include "core/text.h"

struct result {
    struct text text;     /* stdout, without --json */
    json_t *data;         /* with --json; NULL is null */
    struct text warnings; /* stderr: whole lines */
    struct error *errors; /* stderr, and "errors" of JSON */
    size_t error_count;
    bool out_of_memory; /* an error could not be kept */
    bool changed;       /* something on the PC was changed */
};

void result_free(struct result *result);

/* Keeps a copy of ERR; returns its status. */
enum status result_fail(struct result *result, const struct error *err);

/* The JSON document of a command, one line; NULL when memory is out. The caller frees it. */
char *result_document(const struct result *result, const char *command, int exit_code);

#endif
