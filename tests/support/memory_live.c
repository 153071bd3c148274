/* SPDX-License-Identifier: MIT */
/* What a memory machine knows of its live VPN connections, as machine.h asks for it. */
#include <inttypes.h>
#include <stdlib.h>

#include "support/memory_machine.h"
#include "support/memory_state.h"

enum {
    CODE_ACCESS_DENIED = 5,
    CODE_NOT_FOUND = 1168,
    CODE_NETWORK_UNREACHABLE = 1231
};

enum status memory_live_list_connections(void *self, struct machine_connections *out,
                                         struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_LIST_CONNECTIONS, "%s", "");
    status = memory_fault(memory, MEMORY_LIST_CONNECTIONS, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    out->rows = memory_copy(&memory->connections);
    out->count = memory->connections.count;
    return STATUS_OK;
}

enum status memory_live_list_sas(void *self, struct machine_sas *out, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_LIST_SAS, "%s", "");
    status = memory_fault(memory, MEMORY_LIST_SAS, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (!memory->elevated || memory->sas_denied)
        return memory_failed(MEMORY_LIST_SAS, FAMILY_COUNT, STATUS_ACCESS_DENIED,
                             CODE_ACCESS_DENIED, err);
    out->rows = memory_copy(&memory->sas);
    out->count = memory->sas.count;
    return STATUS_OK;
}

/* The best so far, and what it is measured by. */
struct choice {
    bool any;
    uint64_t metric; /* the route's and the interface's */
    struct machine_route route;
};

static void consider(struct memory_machine *memory, const struct memory_route *path,
                     const struct address *destination, uint64_t luid, struct choice *best)
{
    const struct machine_route *route = &path->route;
    const struct memory_interface *interface = memory_machine_find(memory, route->luid);
    uint64_t metric;

    if ((luid != 0 && luid != route->luid) || interface == NULL ||
        interface->row.state != LINK_CONNECTED ||
        !address_has_prefix(destination, &path->prefix, route->prefix_length))
        return;
    metric = (uint64_t)route->metric + interface->row.ip[destination->family].metric;
    if (best->any &&
        (route->prefix_length < best->route.prefix_length ||
         (route->prefix_length == best->route.prefix_length && metric >= best->metric)))
        return;
    *best = (struct choice){true, metric, *route};
}

enum status memory_live_find_route(void *self, const struct address *destination, uint64_t luid,
                                   struct machine_route *out, struct error *err)
{
    struct memory_machine *memory = self;
    struct choice best = {.any = false};
    char text[ADDRESS_TEXT_SIZE];
    enum status status;

    address_format(destination, text);
    memory_note(memory, MEMORY_FIND_ROUTE, " %s %" PRIu64, text, luid);
    status = memory_fault(memory, MEMORY_FIND_ROUTE, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < memory->paths.count; i++)
        consider(memory, memory_list_at(&memory->paths, i), destination, luid, &best);
    for (size_t i = 0; i < memory->routes.count; i++) {
        const struct machine_default_route *row = memory_list_at(&memory->routes, i);
        const struct memory_route path = {
            .prefix.family = row->family,
            .route = {.luid = row->luid, .metric = row->metric, .source.family = row->family},
        };

        consider(memory, &path, destination, luid, &best);
    }
    if (!best.any)
        return memory_failed(MEMORY_FIND_ROUTE, FAMILY_COUNT, STATUS_NO_ROUTE,
                             CODE_NETWORK_UNREACHABLE, err);
    *out = best.route;
    return STATUS_OK;
}

void memory_live_read_system(void *self, struct machine_system *out)
{
    const struct memory_machine *memory = self;

    *out = memory->system;
    out->elevated = memory->elevated;
}

enum status memory_live_list_peers(void *self, uint64_t luid, struct machine_addresses *out,
                                   struct error *err)
{
    struct memory_machine *memory = self;
    const struct memory_interface *interface;
    struct memory_list peers = {.size = sizeof(struct address)};
    enum status status;

    memory_note(memory, MEMORY_LIST_PEERS, " %" PRIu64, luid);
    status = memory_fault(memory, MEMORY_LIST_PEERS, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    interface = memory_machine_find(memory, luid);
    if (interface != NULL)
        memory_list_append(&peers, interface->peers, interface->peer_count);
    out->rows = memory_copy(&peers);
    out->count = peers.count;
    free(peers.items);
    return STATUS_OK;
}

enum status memory_live_list_ras_events(void *self, struct machine_ras_events *out,
                                        struct error *err)
{
    struct memory_machine *memory = self;
    struct memory_list newest_first = {.size = sizeof(struct machine_ras_event)};
    enum status status;

    memory_note(memory, MEMORY_LIST_RAS_EVENTS, "%s", "");
    status = memory_fault(memory, MEMORY_LIST_RAS_EVENTS, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    for (size_t i = memory->ras_events.count;
         i-- > 0 && newest_first.count < MACHINE_RAS_EVENTS_MAX;)
        memory_list_append(&newest_first, memory_list_at(&memory->ras_events, i), 1);
    out->rows = newest_first.items;
    out->count = newest_first.count;
    return STATUS_OK;
}

enum status memory_live_get_address_time(void *self, uint64_t luid, uint64_t *filetime,
                                         struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_GET_ADDRESS_TIME, " %" PRIu64, luid);
    status = memory_fault(memory, MEMORY_GET_ADDRESS_TIME, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < memory->address_times.count; i++) {
        const struct memory_address_time *row = memory_list_at(&memory->address_times, i);

        if (row->luid != luid)
            continue;
        *filetime = row->filetime;
        return STATUS_OK;
    }
    return memory_failed(MEMORY_GET_ADDRESS_TIME, FAMILY_COUNT, STATUS_WINDOWS, CODE_NOT_FOUND,
                         err);
}
