/* SPDX-License-Identifier: MIT */
/* The news of a memory machine, and its service. */
#include <inttypes.h>
#include <stdlib.h>

#include "support/memory_machine.h"
#include "support/memory_state.h"

enum {
    CODE_NOT_A_SERVICE = 1063,
    CALM_MS = 60000 /* what nobody waits for but whoever waits for anything at all */
};

struct machine_events {
    struct memory_machine *memory;
};

void memory_tell(struct memory_machine *memory, unsigned news)
{
    if (memory->listens)
        memory->news |= news;
    else
        memory->news |= news & MACHINE_EVENT_STOP;
}

enum status memory_live_events_open(void *self, struct machine_events **out, struct error *err)
{
    struct memory_machine *memory = self;
    struct machine_events *events;
    enum status status;

    memory_note(memory, MEMORY_EVENTS_OPEN, "%s", "");
    status = memory_fault(memory, MEMORY_EVENTS_OPEN, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (memory->listens)
        return error_set(err, STATUS_INTERNAL, "news is being gathered already");
    events = malloc(sizeof *events);
    if (events == NULL)
        abort();
    events->memory = memory;
    memory->listens = true;
    *out = events;
    return STATUS_OK;
}

/* When the next thing happens, UINT64_MAX for never. */
static uint64_t next_ms(const struct memory_machine *memory)
{
    uint64_t next = UINT64_MAX;

    for (size_t i = 0; i < memory->events.count; i++) {
        const struct memory_event *event = memory_list_at(&memory->events, i);

        if (event->at_ms < next)
            next = event->at_ms;
    }
    return next;
}

enum status memory_live_events_wait(void *self, struct machine_events *events, uint32_t wait_ms,
                                    unsigned *happened, struct error *err)
{
    struct memory_machine *memory = self;
    bool for_ever = wait_ms == UINT32_MAX;
    uint64_t deadline_ms = for_ever ? UINT64_MAX : memory->clock_ms + wait_ms;
    enum status status;

    if (events->memory != memory || !memory->listens)
        abort();
    if (for_ever)
        memory_note(memory, MEMORY_EVENTS_WAIT, "%s", "");
    else
        memory_note(memory, MEMORY_EVENTS_WAIT, " %" PRIu32, wait_ms);
    status = memory_fault(memory, MEMORY_EVENTS_WAIT, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    while (memory->news == 0) {
        uint64_t next = next_ms(memory);

        if (next > deadline_ms || next == UINT64_MAX)
            break;
        memory->clock_ms = next;
        memory_catch_up(memory);
    }
    /* Nothing will ever happen again: whoever waits for that is told to stop. */
    if (memory->news == 0 && wait_ms >= CALM_MS && next_ms(memory) == UINT64_MAX)
        memory->news = MACHINE_EVENT_STOP;
    if (memory->news == 0)
        memory->clock_ms = deadline_ms;
    *happened = memory->news;
    memory->news &= MACHINE_EVENT_STOP;
    return STATUS_OK;
}

void memory_live_events_close(void *self, struct machine_events *events)
{
    struct memory_machine *memory = self;

    memory_note(memory, MEMORY_EVENTS_CLOSE, "%s", "");
    memory->listens = false;
    memory->news &= MACHINE_EVENT_STOP;
    free(events);
}

enum status memory_live_run_service(void *self, int (*body)(void *context), void *context,
                                    int *result, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_RUN_SERVICE, "%s", "");
    status = memory_fault(memory, MEMORY_RUN_SERVICE, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (!memory->is_service) {
        memory_failed(MEMORY_RUN_SERVICE, FAMILY_COUNT, STATUS_WINDOWS, CODE_NOT_A_SERVICE, err);
        return error_advise(err, "leave out --service, or start the service with: sc start "
                                 "vpnmtu-watch");
    }
    *result = body(context);
    return STATUS_OK;
}

void memory_machine_set_service(struct memory_machine *memory, bool is_service)
{
    memory->is_service = is_service;
}
