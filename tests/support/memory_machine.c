/* SPDX-License-Identifier: MIT */
#include "support/memory_machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/memory_state.h"

/* windows.md section 1: the default of Windows' "minmtu". */
#define IPV4_FLOOR 576

/* machine.h: Services\NdisWan\Parameters. */
#define TUNNEL_KEY_DEPTH 2

void memory_list_append(struct memory_list *list, const void *items, size_t count)
{
    if (count == 0)
        return;
    if (list->room - list->count < count) {
        list->room = (list->room + count) * 2;
        list->items = realloc(list->items, list->room * list->size);
        if (list->items == NULL)
            abort();
    }
    memcpy((char *)list->items + list->count * list->size, items, count * list->size);
    list->count += count;
}

void *memory_list_at(const struct memory_list *list, size_t position)
{
    return (char *)list->items + position * list->size;
}

void memory_list_remove(struct memory_list *list, size_t position)
{
    char *gone = memory_list_at(list, position);

    memmove(gone, gone + list->size, (list->count - position - 1) * list->size);
    list->count--;
}

void *memory_copy(const struct memory_list *list)
{
    void *copied = list->count > 0 ? malloc(list->count * list->size) : NULL;

    if (list->count > 0 && copied == NULL)
        abort();
    if (copied != NULL)
        memcpy(copied, list->items, list->count * list->size);
    return copied;
}

struct memory_machine *memory_machine_new(void)
{
    struct memory_machine *memory = malloc(sizeof *memory);

    if (memory == NULL)
        abort();
    *memory = (struct memory_machine){
        .interfaces.size = sizeof(struct memory_interface),
        .routes.size = sizeof(struct machine_default_route),
        .records.size = sizeof(struct machine_record),
        .events.size = sizeof(struct memory_event),
        .faults.size = sizeof(struct memory_fault),
        .connections.size = sizeof(struct machine_connection),
        .sas.size = sizeof(struct machine_sa),
        .ras_events.size = sizeof(struct machine_ras_event),
        .address_times.size = sizeof(struct memory_address_time),
        .hosts.size = sizeof(struct memory_host),
        .far.size = sizeof(struct memory_far),
        .paths.size = sizeof(struct memory_route),
        .log.size = 1,
        .changes.size = 1,
        .tunnel.key.key_depth = TUNNEL_KEY_DEPTH,
        .ipv4_floor = IPV4_FLOOR,
        .elevated = true,
        .is_service = true,
        /* Windows 11 23H2 on a usual PC. */
        .system = {.major = 10,
                   .build = 22631,
                   .processor = MACHINE_PROCESSOR_X64,
                   .session = 1,
                   .clock_hz = 10000000},
    };
    for (int i = 0; i < MACHINE_SCOPE_COUNT; i++)
        memory_settings_init(&memory->settings[i]);
    memory_task_init(memory);
    memory_report_init(&memory->report);
    memory_list_append(&memory->log, "", 1);
    memory_list_append(&memory->changes, "", 1);
    return memory;
}

void memory_machine_free(struct memory_machine *memory)
{
    if (memory == NULL)
        return;
    for (int i = 0; i < MACHINE_SCOPE_COUNT; i++)
        memory_settings_free(&memory->settings[i]);
    free(memory->task.xml);
    memory_report_free(&memory->report);
    free(memory->interfaces.items);
    free(memory->routes.items);
    free(memory->records.items);
    free(memory->events.items);
    free(memory->faults.items);
    free(memory->connections.items);
    free(memory->sas.items);
    free(memory->ras_events.items);
    free(memory->address_times.items);
    free(memory->hosts.items);
    free(memory->far.items);
    free(memory->paths.items);
    free(memory->log.items);
    free(memory->changes.items);
    free(memory);
}

void memory_machine_add(struct memory_machine *memory, const struct memory_interface *interface)
{
    memory_list_append(&memory->interfaces, interface, 1);
}

struct memory_interface *memory_machine_find(struct memory_machine *memory, uint64_t luid)
{
    for (size_t i = 0; i < memory->interfaces.count; i++) {
        struct memory_interface *interface = memory_list_at(&memory->interfaces, i);

        if (interface->row.luid == luid)
            return interface;
    }
    return NULL;
}

void memory_machine_remove(struct memory_machine *memory, uint64_t luid)
{
    for (size_t i = memory->interfaces.count; i-- > 0;) {
        const struct memory_interface *interface = memory_list_at(&memory->interfaces, i);

        if (interface->row.luid == luid)
            memory_list_remove(&memory->interfaces, i);
    }
}

void memory_machine_add_route(struct memory_machine *memory,
                              const struct machine_default_route *route)
{
    memory_list_append(&memory->routes, route, 1);
}

void memory_machine_add_path(struct memory_machine *memory, const struct memory_route *route)
{
    memory_list_append(&memory->paths, route, 1);
}

void memory_machine_add_connection(struct memory_machine *memory,
                                   const struct machine_connection *connection)
{
    memory_list_append(&memory->connections, connection, 1);
}

void memory_machine_clear_connections(struct memory_machine *memory)
{
    memory->connections.count = 0;
}

void memory_machine_add_sa(struct memory_machine *memory, const struct machine_sa *sa)
{
    memory_list_append(&memory->sas, sa, 1);
}

void memory_machine_add_ras_event(struct memory_machine *memory,
                                  const struct machine_ras_event *event)
{
    memory_list_append(&memory->ras_events, event, 1);
}

void memory_machine_set_address_time(struct memory_machine *memory, uint64_t luid,
                                     uint64_t filetime)
{
    const struct memory_address_time time = {luid, filetime};

    memory_list_append(&memory->address_times, &time, 1);
}

void memory_machine_deny_sas(struct memory_machine *memory)
{
    memory->sas_denied = true;
}

size_t memory_find_record(const struct memory_machine *memory, const char *name)
{
    size_t i = 0;

    while (i < memory->records.count &&
           strcmp(((const struct machine_record *)memory_list_at(&memory->records, i))->name,
                  name) != 0)
        i++;
    return i;
}

void memory_machine_add_record(struct memory_machine *memory, const char *name, const char *text)
{
    struct machine_record record = {.readable = text != NULL};
    size_t position = memory_find_record(memory, name);

    snprintf(record.name, sizeof record.name, "%s", name);
    snprintf(record.text, sizeof record.text, "%s", text != NULL ? text : "");
    if (position < memory->records.count)
        memory_list_remove(&memory->records, position);
    memory_list_append(&memory->records, &record, 1);
}

const char *memory_machine_record(const struct memory_machine *memory, const char *name)
{
    size_t position = memory_find_record(memory, name);
    const struct machine_record *record;

    if (position == memory->records.count)
        return NULL;
    record = memory_list_at(&memory->records, position);
    return record->readable ? record->text : NULL;
}

struct memory_tunnel *memory_machine_tunnel(struct memory_machine *memory)
{
    return &memory->tunnel;
}

struct machine_registry_value memory_dword(uint32_t number)
{
    return (struct machine_registry_value){
        .present = true,
        .is_dword = true,
        .number = number,
        .type = 4,
        .size = sizeof number,
    };
}

struct machine_registry_value memory_odd_value(uint32_t type, uint32_t size)
{
    return (struct machine_registry_value){.present = true, .type = type, .size = size};
}

void memory_machine_schedule(struct memory_machine *memory, const struct memory_event *event)
{
    memory_list_append(&memory->events, event, 1);
}

void memory_machine_set_elevated(struct memory_machine *memory, bool elevated)
{
    memory->elevated = elevated;
}

void memory_machine_set_ipv4_floor(struct memory_machine *memory, uint32_t floor)
{
    memory->ipv4_floor = floor;
}

void memory_machine_hold_lock(struct memory_machine *memory, uint64_t until_ms)
{
    memory->other_holds_until_ms = until_ms == MEMORY_FOR_EVER ? UINT64_MAX : until_ms;
}

void memory_machine_fail(struct memory_machine *memory, enum memory_call call, uint32_t nth,
                         uint32_t count, enum status status, uint32_t code)
{
    struct memory_fault fault = {
        .call = call,
        .first = memory->calls[call] + nth,
        .count = count,
        .status = status,
        .code = code,
    };

    memory_list_append(&memory->faults, &fault, 1);
}

size_t memory_machine_unused_faults(const struct memory_machine *memory)
{
    size_t unused = 0;

    for (size_t i = 0; i < memory->faults.count; i++)
        unused += ((const struct memory_fault *)memory_list_at(&memory->faults, i))->fired == 0;
    return unused;
}

uint32_t memory_machine_calls(const struct memory_machine *memory, enum memory_call call)
{
    return memory->calls[call];
}

const char *memory_machine_log(const struct memory_machine *memory)
{
    return memory->log.items;
}

const char *memory_machine_changes(const struct memory_machine *memory)
{
    return memory->changes.items;
}

bool memory_machine_is_locked(const struct memory_machine *memory)
{
    return memory->locked;
}
