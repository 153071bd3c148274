/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "app/log_path.h"
#include "app/record.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/prom.h"
#include "cli/result.h"
#include "cli/trace.h"
#include "version.h"

static const char out_of_memory[] = "vpnmtu: out of memory\n";
static const char out_of_memory_traced[] = "{\"error\":\"out of memory\"}\n";

static void add_diagnostics(const struct result *result, struct text *text)
{
    if (result->warnings.len > 0)
        text_add(text, result->warnings.bytes);
    for (size_t i = 0; i < result->error_count; i++) {
        const char *advice = result->errors[i].advice;
        bool again =
            i + 1 < result->error_count && strcmp(advice, result->errors[i + 1].advice) == 0;

        text_add_format(text, "vpnmtu: %s\n", result->errors[i].message);
        if (advice[0] != '\0' && !again)
            text_add_format(text, "try: %s\n", advice);
    }
}

static void add_trace(const struct result *result, struct text *text)
{
    if (result->warnings.len > 0)
        trace_warnings(text, result->warnings.bytes);
    for (size_t i = 0; i < result->error_count; i++)
        trace_error(text, &result->errors[i]);
}

/* Diagnostics: warnings, then each error with its advice, which is said once where several share
 * it. */
static void write_diagnostics(const struct result *result, const struct stream *err)
{
    const char *lost = result->traced ? out_of_memory_traced : out_of_memory;
    struct text text = {NULL, 0, 0, false};

    if (result->traced)
        add_trace(result, &text);
    else
        add_diagnostics(result, &text);
    if (result_is_damaged(result))
        text_add(&text, lost);
    /* nobody is left to be told of a failure here */
    if (text.failed)
        (void)err->write(err->self, lost, strlen(lost));
    else if (text.len > 0)
        (void)err->write(err->self, text.bytes, text.len);
    text_free(&text);
}

/* What is printed where there is no memory for the document: still a document. */
static bool write_last_document(int exit_code, const struct stream *out)
{
    char line[192];
    int len = snprintf(line, sizeof line,
                       "{\"schemaVersion\":\"1.0\",\"command\":null,\"exitCode\":%d,\"data\":null,"
                       "\"errors\":[{\"code\":\"internal\",\"message\":\"out of memory\","
                       "\"windowsCode\":null}]}\n",
                       exit_code);

    return out->write(out->self, line, (size_t)len);
}

/*
 * Writes the document in one write, so that a reader of a pipe sees it whole. A NULL document:
 * there was no memory for it.
 */
static bool write_json(const struct text *document, int exit_code, const struct stream *out)
{
    if (document == NULL)
        return write_last_document(exit_code, out);
    return out->write(out->self, document->bytes, document->len);
}

static bool write_text(const struct result *result, const struct stream *out)
{
    if (result_is_damaged(result) || result->text.len == 0)
        return true;
    return out->write(out->self, result->text.bytes, result->text.len);
}

static enum status run(int argc, const char *const *argv, const struct machine *machine,
                       struct arguments *arguments, struct result *result)
{
    const char *log_path;
    const char *prom_path;
    struct error err;

    if (arguments_parse(argc, argv, arguments, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (arguments->values[OPTION_QUIET].given || arguments->values[OPTION_JSON].given)
        result->progress = NULL;
    log_path = arguments->values[OPTION_LOG].text;
    if (log_path != NULL && log_path_check(log_path, &err) != STATUS_OK)
        return result_fail(result, &err);
    prom_path = arguments->values[OPTION_PROM].text;
    if (prom_path != NULL && prom_path_check(prom_path, &err) != STATUS_OK)
        return result_fail(result, &err);
    result->prom_path = prom_path;
    *result->recorder = (struct recorder){
        .machine = machine,
        .command = arguments->command->name,
        .version = VERSION_STRING,
        .log_path = log_path,
    };
    result->interactive = result->out->is_console && !arguments->values[OPTION_JSON].given &&
                          !arguments->values[OPTION_QUIET].given;
    return arguments->command->run(machine, arguments, result);
}

/* The exit code, and DOCUMENT if one is asked for. What is done is done, memory or not. */
static int conclude(struct result *result, enum status status, bool json, const char *command,
                    struct text *document)
{
    int exit_code = status_exit_code(status);

    if (json && !result_is_damaged(result)) {
        result_document(result, command, exit_code, document);
        result->out_of_memory = document->failed;
    }
    if (result_is_damaged(result))
        exit_code = status_exit_code(result->changed ? STATUS_OUTPUT : STATUS_INTERNAL);
    return exit_code;
}

static void tell_lost(const struct result *result, const struct error *err)
{
    struct result lost = {.out = result->out, .err = result->err, .traced = result->traced};

    result_fail(&lost, err);
    write_diagnostics(&lost, result->err);
    result_free(&lost);
}

/* As the log file: where it cannot be written, that does not change the outcome. */
static void leave_metrics(const struct machine *machine, const char *command,
                          const struct result *result, int exit_code)
{
    char time[MACHINE_UTC_SIZE];
    struct prom_run run = {
        .command = command,
        .version = VERSION_STRING,
        .time = time,
        .data = result->data,
        .exit_code = exit_code,
    };
    struct text text = {NULL, 0, 0, false};
    struct error err = {.status = STATUS_OK};

    machine->ops->utc_time(machine->self, time);
    prom_render(&run, &text);
    if (text.failed)
        error_set(&err, STATUS_INTERNAL, "out of memory");
    else
        (void)!machine->ops->file_replace(machine->self, result->prom_path, text.bytes, text.len,
                                          &err);
    if (err.status != STATUS_OK)
        tell_lost(result, &err);
    text_free(&text);
}

/* The trace of a run that is over; a log file that cannot be written does not change its outcome.
 */
static void leave_trace(const struct result *result, int exit_code)
{
    struct recorder *recorder = result->recorder;

    if (!recorder->failed && result->error_count > 0)
        record_failure(recorder, &result->errors[0]);
    record_end(recorder, exit_code);
    if (recorder->log_error.status != STATUS_OK)
        tell_lost(result, &recorder->log_error);
}

int cli_run(int argc, const char *const *argv, const struct machine *machine,
            const struct source *in, const struct stream *out, const struct stream *err)
{
    struct recorder recorder = {.machine = NULL};
    struct result result = {
        .progress = err->is_console ? err : NULL,
        .in = in,
        .out = out,
        .err = err,
        .recorder = &recorder,
    };
    struct arguments arguments = {.command = NULL};
    struct text document = {NULL, 0, 0, false};
    bool json = arguments_want_json(argc, argv);
    enum status status = run(argc, argv, machine, &arguments, &result);
    const char *command = arguments.command != NULL ? arguments.command->name : NULL;
    bool quiet = arguments.values[OPTION_QUIET].given && status == STATUS_OK;
    int exit_code = conclude(&result, status, json, command, &document);
    bool written = true;

    /* A command line that cannot be read is answered as its command would have. */
    result.traced = arguments.command != NULL && arguments.command->run == cmd_dsc;
    write_diagnostics(&result, err);
    if (json)
        written = write_json(result_is_damaged(&result) ? NULL : &document, exit_code, out);
    else if (!quiet)
        written = write_text(&result, out);
    if (!written) {
        struct error lost;

        error_set_windows(&lost, result.changed ? STATUS_OUTPUT : STATUS_WINDOWS,
                          out->last_error != NULL ? out->last_error(out->self) : 0, NULL,
                          result.changed
                              ? "the change is made, but its result cannot be written to "
                                "standard output"
                              : "cannot write the result to standard output");
        exit_code = status_exit_code(lost.status);
        result.warnings.len = 0;
        result.error_count = 0;
        result_fail(&result, &lost);
        write_diagnostics(&result, err);
    }
    if (result.prom_path != NULL && command != NULL)
        leave_metrics(machine, command, &result, exit_code);
    leave_trace(&result, exit_code);
    text_free(&document);
    result_free(&result);
    return exit_code;
}
