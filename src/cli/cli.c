/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/result.h"

/* Diagnostics: warnings, then each error with its advice. */
static void write_diagnostics(const struct result *result, const struct stream *err)
{
    struct text text = {NULL, 0, 0, false};

    if (result->warnings.len > 0)
        text_add(&text, result->warnings.bytes);
    for (size_t i = 0; i < result->error_count; i++) {
        text_add_format(&text, "vpnmtu: %s\n", result->errors[i].message);
        if (result->errors[i].advice[0] != '\0')
            text_add_format(&text, "try: %s\n", result->errors[i].advice);
    }
    if (result->out_of_memory || text.failed)
        text_add(&text, "vpnmtu: out of memory\n");
    if (text.len > 0)
        (void)err->write(err->self, text.bytes, text.len); /* nobody is left to be told */
    text_free(&text);
}

/* Writes BYTES and a line end in one write, so that a reader of a pipe sees the document whole. */
static bool write_line(const char *bytes, const struct stream *out)
{
    struct text text = {NULL, 0, 0, false};
    bool written;

    text_add(&text, bytes);
    text_add(&text, "\n");
    written = !text.failed && out->write(out->self, text.bytes, text.len);
    text_free(&text);
    return written;
}

/* Writes the result; false if some of it was lost. */
static bool write_result(const struct result *result, bool json, const char *command, int exit_code,
                         const struct stream *out)
{
    char *document;
    bool written;

    if (!json) {
        if (result->text.failed)
            return false;
        return result->text.len == 0 || out->write(out->self, result->text.bytes, result->text.len);
    }
    document = result_document(result, command, exit_code);
    written = document != NULL && write_line(document, out);
    free(document);
    return written;
}

static enum status run(int argc, const char *const *argv, const struct machine *machine,
                       struct arguments *arguments, struct result *result)
{
    struct error err;

    if (arguments_parse(argc, argv, arguments, &err) != STATUS_OK)
        return result_fail(result, &err);
    return arguments->command->run(machine, arguments, result);
}

int cli_run(int argc, const char *const *argv, const struct machine *machine,
            const struct stream *out, const struct stream *err)
{
    struct result result = {.data = NULL};
    struct arguments arguments = {.command = NULL};
    bool json = arguments_want_json(argc, argv);
    enum status status = run(argc, argv, machine, &arguments, &result);
    const char *command = arguments.command != NULL ? arguments.command->name : NULL;
    bool quiet = arguments.values[OPTION_QUIET].given && status == STATUS_OK;
    int exit_code;

    if (result.out_of_memory || result.text.failed)
        status = STATUS_INTERNAL;
    exit_code = status_exit_code(status);
    write_diagnostics(&result, err);
    if (!quiet && !write_result(&result, json, command, exit_code, out)) {
        struct error lost;

        error_set(&lost, result.changed ? STATUS_OUTPUT : STATUS_WINDOWS,
                  result.changed ? "the change is made, but the result could not be written out"
                                 : "the result could not be written out");
        exit_code = status_exit_code(lost.status);
        result.warnings.len = 0;
        result.error_count = 0;
        result_fail(&result, &lost);
        write_diagnostics(&result, err);
    }
    result_free(&result);
    return exit_code;
}
