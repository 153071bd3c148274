/* SPDX-License-Identifier: MIT */
/* Names and echo requests of a memory machine. Waiting is what lets its clock go on. */
#include "support/memory_network.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "support/memory_machine.h"
#include "support/memory_scenario.h"
#include "support/memory_state.h"

enum {
    CODE_NOT_ENOUGH_MEMORY = 8,
    CODE_NOT_FOUND = 1168,
    CODE_HOST_NOT_FOUND = 11001,
    /* IP_STATUS of icmpapi */
    CODE_DEST_HOST_UNREACHABLE = 11003,
    CODE_PACKET_TOO_BIG = 11009,
    CODE_REQ_TIMED_OUT = 11010
};

struct request {
    struct machine_echo echo;
    uint64_t told_ms; /* when something becomes of it */
};

struct machine_echo_session {
    struct machine_echo_target target;
    struct request requests[MACHINE_ECHO_MAX];
    size_t count;
};

void memory_machine_add_host(struct memory_machine *memory, const struct memory_host *host)
{
    memory_list_append(&memory->hosts, host, 1);
}

void memory_machine_add_far(struct memory_machine *memory, const struct memory_far *far)
{
    memory_list_append(&memory->far, far, 1);
}

uint32_t memory_machine_open_echoes(const struct memory_machine *memory)
{
    return memory->open_echoes;
}

static void add_address(struct memory_list *list, const struct address *address, enum family family)
{
    if (family == FAMILY_COUNT || address->family == family)
        memory_list_append(list, address, 1);
}

enum status memory_live_resolve(void *self, const char *host, enum family family,
                                struct machine_addresses *out, struct error *err)
{
    struct memory_machine *memory = self;
    struct memory_list found = {.size = sizeof(struct address)};
    char unused[128];
    const struct scenario_problem problem = {unused, sizeof unused};
    struct address address;
    enum status status;

    memory_note(memory, MEMORY_RESOLVE, " %.60s", host);
    status = memory_fault(memory, MEMORY_RESOLVE, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (scenario_address(host, &address, &problem))
        add_address(&found, &address, family);
    for (size_t i = 0; i < memory->hosts.count; i++) {
        const struct memory_host *row = memory_list_at(&memory->hosts, i);

        for (size_t k = 0; text_same_word(row->name, host) && k < row->address_count; k++)
            add_address(&found, &row->addresses[k], family);
    }
    if (found.count == 0)
        return memory_failed(MEMORY_RESOLVE, FAMILY_COUNT, STATUS_NO_HOST, CODE_HOST_NOT_FOUND,
                             err);
    out->rows = memory_copy(&found);
    out->count = found.count;
    free(found.items);
    return STATUS_OK;
}

enum status memory_live_echo_open(void *self, const struct machine_echo_target *target,
                                  struct machine_echo_session **out, struct error *err)
{
    struct memory_machine *memory = self;
    struct machine_echo_session *session;
    char text[ADDRESS_TEXT_SIZE];
    enum status status;

    address_format(&target->destination, text);
    memory_note(memory, MEMORY_ECHO_OPEN, " %s %" PRIu64, text, target->luid);
    status = memory_fault(memory, MEMORY_ECHO_OPEN, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    session = calloc(1, sizeof *session);
    if (session == NULL)
        abort();
    session->target = *target;
    memory->open_echoes++;
    *out = session;
    return STATUS_OK;
}

static struct memory_far *find_far(const struct memory_machine *memory,
                                   const struct address *address)
{
    for (size_t i = 0; i < memory->far.count; i++) {
        struct memory_far *far = memory_list_at(&memory->far, i);

        if (address_equal(&far->address, address))
            return far;
    }
    return NULL;
}

/* What this PC sends at most: the interface's MTU, and what it remembers of the path. */
static uint32_t local_limit(struct memory_machine *memory, const struct machine_echo_target *target,
                            const struct memory_far *far)
{
    const struct memory_interface *interface = memory_machine_find(memory, target->luid);
    uint32_t limit = UINT32_MAX;

    if (interface != NULL)
        limit = interface->row.ip[target->destination.family].mtu;
    if (far != NULL && far->remembered != 0 && far->remembered < limit)
        limit = far->remembered;
    return limit;
}

/* What becomes of a packet, and after how many microseconds. */
static uint32_t fate(struct memory_far *far, uint32_t packet_len, uint32_t timeout_ms,
                     struct machine_echo *echo)
{
    echo->result = ECHO_SILENT;
    if (far == NULL)
        return timeout_ms * 1000;
    far->packets++;
    if (far->lose_every != 0 && far->packets % far->lose_every == 0)
        return timeout_ms * 1000;
    if (far->unreachable)
        echo->result = ECHO_UNREACHABLE;
    else if (packet_len > far->path_mtu && far->icmp)
        echo->result = ECHO_TOO_BIG;
    else if (packet_len <= far->path_mtu && far->answers)
        echo->result =
            far->cut_above != 0 && packet_len > far->cut_above ? ECHO_DAMAGED : ECHO_REPLIED;
    if (echo->result == ECHO_TOO_BIG && far->names_mtu) {
        echo->next_hop_mtu = far->path_mtu;
        far->remembered = far->path_mtu;
    }
    if (echo->result == ECHO_SILENT || far->rtt_us / 1000 >= timeout_ms) {
        echo->result = ECHO_SILENT;
        return timeout_ms * 1000;
    }
    echo->has_from = echo->result == ECHO_REPLIED || echo->result == ECHO_DAMAGED;
    echo->from = echo->has_from ? far->address : (struct address){FAMILY_IPV4, {0}};
    return far->rtt_us;
}

static uint32_t code_of(enum machine_echo_result result)
{
    switch (result) {
    case ECHO_TOO_BIG:
    case ECHO_LOCAL:
        return CODE_PACKET_TOO_BIG;
    case ECHO_UNREACHABLE:
        return CODE_DEST_HOST_UNREACHABLE;
    case ECHO_SILENT:
        return CODE_REQ_TIMED_OUT;
    default:
        return 0;
    }
}

enum status memory_live_echo_send(void *self, struct machine_echo_session *session, uint32_t tag,
                                  uint32_t packet_len, uint32_t timeout_ms, struct error *err)
{
    struct memory_machine *memory = self;
    struct memory_far *far = find_far(memory, &session->target.destination);
    struct request request = {.echo.tag = tag};
    enum status status;

    memory_note(memory, MEMORY_ECHO_SEND, " %" PRIu32, packet_len);
    status = memory_fault(memory, MEMORY_ECHO_SEND, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (session->count == MACHINE_ECHO_MAX)
        return memory_failed(MEMORY_ECHO_SEND, FAMILY_COUNT, STATUS_BUSY, CODE_NOT_ENOUGH_MEMORY,
                             err);
    if (packet_len > local_limit(memory, &session->target, far)) {
        request.echo.result = ECHO_LOCAL;
    } else {
        request.echo.rtt_us = fate(far, packet_len, timeout_ms, &request.echo);
    }
    request.echo.code = code_of(request.echo.result);
    request.told_ms = memory->clock_ms + (request.echo.rtt_us + 999) / 1000;
    session->requests[session->count++] = request;
    return STATUS_OK;
}

enum status memory_live_echo_wait(void *self, struct machine_echo_session *session,
                                  uint32_t wait_ms, struct machine_echo *out, bool *got,
                                  struct error *err)
{
    struct memory_machine *memory = self;
    struct request *first = NULL;
    enum status status;

    memory_note(memory, MEMORY_ECHO_WAIT, " %" PRIu32, wait_ms);
    status = memory_fault(memory, MEMORY_ECHO_WAIT, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < session->count; i++)
        if (first == NULL || session->requests[i].told_ms < first->told_ms)
            first = &session->requests[i];
    *got = first != NULL && first->told_ms <= memory->clock_ms + wait_ms;
    if (!*got) {
        memory->clock_ms += wait_ms;
        return STATUS_OK;
    }
    if (first->told_ms > memory->clock_ms)
        memory->clock_ms = first->told_ms;
    *out = first->echo;
    session->count--;
    memmove(first, first + 1, (size_t)(&session->requests[session->count] - first) * sizeof *first);
    return STATUS_OK;
}

/* As the PC sends: a path to an interface that is there is known, if only by its MTU. */
enum status memory_live_get_path_mtu(void *self, uint64_t luid, const struct address *destination,
                                     uint32_t *mtu, struct error *err)
{
    struct memory_machine *memory = self;
    const struct machine_echo_target target = {.destination = *destination, .luid = luid};
    enum status status;

    memory_note(memory, MEMORY_GET_PATH_MTU, " %" PRIu64, luid);
    status = memory_fault(memory, MEMORY_GET_PATH_MTU, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (find_far(memory, destination) == NULL || memory_machine_find(memory, luid) == NULL)
        return memory_failed(MEMORY_GET_PATH_MTU, FAMILY_COUNT, STATUS_WINDOWS, CODE_NOT_FOUND,
                             err);
    *mtu = local_limit(memory, &target, find_far(memory, destination));
    return STATUS_OK;
}

void memory_live_echo_close(void *self, struct machine_echo_session *session)
{
    struct memory_machine *memory = self;

    memory_note(memory, MEMORY_ECHO_CLOSE, "%s", "");
    memory->open_echoes--;
    free(session);
}
