/* SPDX-License-Identifier: MIT */
/* The event log, the last result and log files of a memory machine. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "support/memory_scenario.h"
#include "support/memory_state.h"

enum {
    CODE_ACCESS_DENIED = 5
};

static void must(bool good)
{
    if (!good)
        abort();
}

void memory_report_init(struct memory_report *report)
{
    report->events = json_array();
    report->files = json_object();
    must(report->events != NULL && report->files != NULL);
}

void memory_report_free(struct memory_report *report)
{
    json_decref(report->events);
    json_decref(report->state);
    json_decref(report->files);
}

static const char *severity_name(enum machine_severity severity)
{
    return severity == MACHINE_ERROR     ? "error"
           : severity == MACHINE_WARNING ? "warning"
                                         : "information";
}

/* At most as many characters as an insert may have: those beyond U+FFFF count twice. */
static json_t *cut_insert(const char *text)
{
    size_t len = 0;
    size_t units = 0;

    for (;;) {
        uint32_t code;
        size_t bytes = text_decode(text + len, &code);

        units += code > 0xFFFF ? 2 : 1;
        if (bytes == 0 || units > MACHINE_INSERT_UNITS)
            return json_stringn(text, len);
        len += bytes;
    }
}

enum status memory_live_event_write(void *self, enum machine_severity severity, uint16_t id,
                                    const char *const *inserts, size_t count, struct error *err)
{
    struct memory_machine *memory = self;
    json_t *texts = json_array();
    enum status status;

    memory_note(memory, MEMORY_EVENT_WRITE, " %" PRIu16, id);
    status = memory_fault(memory, MEMORY_EVENT_WRITE, FAMILY_COUNT, err);
    must(count <= MACHINE_INSERTS_MAX);
    for (size_t i = 0; i < count; i++)
        must(json_array_append_new(texts, cut_insert(inserts[i])) == 0);
    if (status == STATUS_OK)
        must(json_array_append_new(memory->report.events,
                                   json_pack("{s:i,s:s,s:O}", "id", (int)id, "severity",
                                             severity_name(severity), "inserts", texts)) == 0);
    json_decref(texts);
    return status;
}

enum status memory_live_state_write(void *self, const struct machine_state *state,
                                    struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_STATE_WRITE, " %s", state->command);
    status = memory_fault(memory, MEMORY_STATE_WRITE, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (!memory->elevated)
        return memory_failed(MEMORY_STATE_WRITE, FAMILY_COUNT, STATUS_ACCESS_DENIED,
                             CODE_ACCESS_DENIED, err);
    json_decref(memory->report.state);
    memory->report.state = json_pack(
        "{s:s,s:s,s:I,s:s,s:s,s:I,s:I,s:s}", "LastTime", state->time, "LastCommand", state->command,
        "LastExitCode", (json_int_t)state->exit_code, "LastVersion", state->version,
        "LastInterface", state->interface_name, "LastMtu", (json_int_t)state->mtu, "LastPathMtu",
        (json_int_t)state->path_mtu, "LastMessage", state->message);
    must(memory->report.state != NULL);
    return STATUS_OK;
}

static void put_file(struct memory_machine *memory, const char *path, const char *text)
{
    must(json_object_set_new(memory->report.files, path, json_string(text)) == 0);
}

enum status memory_live_log_append(void *self, const char *path, const char *line, uint32_t limit,
                                   struct error *err)
{
    struct memory_machine *memory = self;
    const json_t *file = json_object_get(memory->report.files, path);
    struct text text = {NULL, 0, 0, false};
    enum status status;

    memory_note(memory, MEMORY_LOG_APPEND, "%s", "");
    status = memory_fault(memory, MEMORY_LOG_APPEND, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (strlen(line) >= MACHINE_LOG_LINE_SIZE || strpbrk(line, "\r\n") != NULL)
        return error_set(err, STATUS_INTERNAL, "not a line of a log");
    /* Anything but a text is a thing that no line can be appended to. */
    if (file != NULL && !json_is_string(file))
        return error_set(err, STATUS_USAGE, "cannot write the log \"%s\": it is a directory", path);
    if (file != NULL && json_string_length(file) > 0 &&
        json_string_length(file) + strlen(line) + 1 > limit) {
        text_add_format(&text, "%s.1", path);
        must(!text.failed);
        put_file(memory, text.bytes, json_string_value(file));
        text_free(&text);
        text = (struct text){NULL, 0, 0, false};
        file = NULL;
    }
    text_add_format(&text, "%s%s\n", file != NULL ? json_string_value(file) : "", line);
    must(!text.failed);
    put_file(memory, path, text.bytes);
    text_free(&text);
    return STATUS_OK;
}

enum status memory_live_file_replace(void *self, const char *path, const char *bytes, size_t len,
                                     struct error *err)
{
    struct memory_machine *memory = self;
    const json_t *file = json_object_get(memory->report.files, path);
    enum status status;

    memory_note(memory, MEMORY_FILE_REPLACE, "%s", "");
    status = memory_fault(memory, MEMORY_FILE_REPLACE, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (len > MACHINE_FILE_SIZE)
        return error_set(err, STATUS_INTERNAL, "too much for the file");
    if (file != NULL && !json_is_string(file))
        return error_set(err, STATUS_USAGE, "cannot write the file \"%s\": it is a directory",
                         path);
    must(json_object_set_new(memory->report.files, path, json_stringn(bytes, len)) == 0);
    return STATUS_OK;
}

void memory_machine_add_directory(struct memory_machine *memory, const char *path)
{
    must(json_object_set_new(memory->report.files, path, json_null()) == 0);
}

const char *memory_machine_file(const struct memory_machine *memory, const char *path)
{
    return json_string_value(json_object_get(memory->report.files, path));
}

size_t memory_machine_event_count(const struct memory_machine *memory)
{
    return json_array_size(memory->report.events);
}

uint16_t memory_machine_event(const struct memory_machine *memory, size_t index,
                              enum machine_severity *severity)
{
    json_t *row = json_array_get(memory->report.events, index);
    const char *name = json_string_value(json_object_get(row, "severity"));

    if (row == NULL)
        return 0;
    for (*severity = MACHINE_INFORMATION; strcmp(severity_name(*severity), name) != 0;)
        ++*severity;
    return (uint16_t)json_integer_value(json_object_get(row, "id"));
}

const char *memory_machine_insert(const struct memory_machine *memory, size_t index, size_t insert)
{
    json_t *row = json_array_get(memory->report.events, index);

    return json_string_value(json_array_get(json_object_get(row, "inserts"), insert));
}

const char *memory_machine_state_text(const struct memory_machine *memory, const char *name)
{
    return json_string_value(json_object_get(memory->report.state, name));
}

uint32_t memory_machine_state_number(const struct memory_machine *memory, const char *name)
{
    return (uint32_t)json_integer_value(json_object_get(memory->report.state, name));
}

bool scenario_load_report(struct memory_machine *memory, json_t *json,
                          const struct scenario_problem *problem)
{
    json_t *events = NULL;
    json_t *state = NULL;
    json_t *files = NULL;
    json_error_t error;

    if (json == NULL)
        return true;
    if (json_unpack_ex(json, &error, 0, "{s?o,s?o,s?o!}", "events", &events, "state", &state,
                       "files", &files) != 0)
        return scenario_complain(problem, "reports: %s", error.text);
    if ((events != NULL && !json_is_array(events)) || (files != NULL && !json_is_object(files)))
        return scenario_complain(problem, "reports: events is a list, files an object");
    if (events != NULL)
        must(json_array_extend(memory->report.events, events) == 0);
    if (files != NULL)
        must(json_object_update(memory->report.files, files) == 0);
    if (json_is_object(state))
        memory->report.state = json_incref(state);
    return true;
}

json_t *scenario_save_report(const struct memory_machine *memory)
{
    return json_pack("{s:O,s:O*,s:O}", "events", memory->report.events, "state",
                     memory->report.state, "files", memory->report.files);
}
