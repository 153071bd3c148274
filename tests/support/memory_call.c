/* SPDX-License-Identifier: MIT */
/* What surrounds every operation of a memory machine: the log, events that are due, failures. */
#include "support/memory_machine.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/memory_state.h"

/* Windows' sentences (learn.microsoft.com/windows/win32/debug/system-error-codes). */
static const struct {
    uint32_t code;
    const char *sentence;
} sentences[] = {
    {2, "The system cannot find the file specified."},
    {5, "Access is denied."},
    {8, "Not enough memory resources are available to process this command."},
    {31, "A device attached to the system is not functioning."},
    {50, "The request is not supported."},
    {87, "The parameter is incorrect."},
    {126, "The specified module could not be found."},
    {127, "The specified procedure could not be found."},
    {1063, "The service process could not connect to the service controller."},
    {1168, "Element not found."},
    {1231, "The network location cannot be reached. For information about network troubleshooting, "
           "see Windows Help."},
    {1450, "Insufficient system resources exist to complete the requested service."},
    {1921, "The name of the file cannot be resolved by the system."},
    {11001, "No such host is known."},
};

static const struct {
    const char *name;
    const char *what;
    bool changes;
} calls[] = {
#define MEMORY_CALL(name, upper, what)   {#name, what, false},
#define MEMORY_CHANGE(name, upper, what) {#name, what, true},
#include "support/memory_call.def"
};

static void happen(struct memory_machine *memory, const struct memory_event *event)
{
    const struct machine_interface *now = &event->interface.row;
    struct memory_interface *interface = memory_machine_find(memory, now->luid);

    switch (event->kind) {
    case MEMORY_EVENT_ADD:
        memory_machine_add(memory, &event->interface);
        break;
    case MEMORY_EVENT_REMOVE:
        memory_machine_remove(memory, now->luid);
        break;
    case MEMORY_EVENT_MTU:
        if (interface != NULL)
            interface->row.ip[event->family].mtu = now->ip[event->family].mtu;
        break;
    case MEMORY_EVENT_STATE:
        if (interface != NULL)
            interface->row.state = now->state;
        break;
    case MEMORY_EVENT_NEWS:
        memory_tell(memory, event->news);
        return;
    }
    memory_tell(memory, MACHINE_EVENT_INTERFACE);
}

/* Of the events that are due, the earliest first, whatever order they were given in. */
void memory_catch_up(struct memory_machine *memory)
{
    for (;;) {
        struct memory_event next = {.at_ms = UINT64_MAX};
        size_t position = memory->events.count;

        for (size_t i = 0; i < memory->events.count; i++) {
            const struct memory_event *event = memory_list_at(&memory->events, i);

            if (event->at_ms <= memory->clock_ms && event->at_ms < next.at_ms) {
                next = *event;
                position = i;
            }
        }
        if (position == memory->events.count)
            return;
        memory_list_remove(&memory->events, position);
        happen(memory, &next);
    }
}

void memory_note(struct memory_machine *memory, enum memory_call call, const char *format, ...)
{
    char arguments[128];
    char line[192];
    va_list list;
    int len;

    va_start(list, format);
    vsnprintf(arguments, sizeof arguments, format, list);
    va_end(list);
    len = snprintf(line, sizeof line, "%s%s\n", calls[call].name, arguments);
    if (len < 0 || (size_t)len >= sizeof line)
        abort();
    memory->log.count--;
    memory_list_append(&memory->log, line, (size_t)len + 1);
    if (calls[call].changes) {
        memory->changes.count--;
        memory_list_append(&memory->changes, line, (size_t)len + 1);
    }
    memory->calls[call]++;
    memory_catch_up(memory);
}

static const char *sentence_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++)
        if (sentences[i].code == code)
            return sentences[i].sentence;
    return NULL;
}

enum status memory_failed(enum memory_call call, enum family family, enum status status,
                          uint32_t code, struct error *err)
{
    const char *title = family < FAMILY_COUNT ? family_title(family) : "";
    const char *tail = family < FAMILY_COUNT ? " MTU" : "";
    const char *space = family < FAMILY_COUNT ? " " : "";

    if (code == 0)
        return error_set(err, status, "%s%s%s%s", calls[call].what, space, title, tail);
    return error_set_windows(err, status, code, sentence_of(code), "%s%s%s%s", calls[call].what,
                             space, title, tail);
}

enum status memory_fault(struct memory_machine *memory, enum memory_call call, enum family family,
                         struct error *err)
{
    for (size_t i = 0; i < memory->faults.count; i++) {
        struct memory_fault *row = memory_list_at(&memory->faults, i);
        uint32_t number = memory->calls[call];

        if (row->call == call && number >= row->first && number - row->first < row->count) {
            row->fired++;
            return memory_failed(call, family, row->status, row->code, err);
        }
    }
    return STATUS_OK;
}
