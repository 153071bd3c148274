/* SPDX-License-Identifier: MIT */
#include "app/prove.h"

#include <stddef.h>

#include "app/change.h"
#include "core/stack.h"

enum {
    PEERS_MAX = 8,
    COPIES = 3,
    GREETING_LEN = 96, /* bytes: small enough for any path */
    GREETING_MS = 1000,
    PROOF_MS = 1000,
    TURN_MS = 10
};

/* One address that may answer. */
struct peer {
    struct address address;
    struct machine_echo_session *session;
    bool over; /* something became of its greeting */
};

struct peers {
    struct peer rows[PEERS_MAX];
    size_t count;
};

const char *proof_result_name(enum proof_result result)
{
    static const char *const names[] = {NULL, "proven", "not-proven", "contradicted"};

    return names[result];
}

/* Opens a session to ADDRESS by the tunnel and greets; one that cannot is left out. */
static void greet(const struct machine *machine, const struct target *target,
                  const struct address *address, struct peers *peers)
{
    struct machine_echo_target to = {.destination = *address, .luid = target->luid};
    struct peer *peer = &peers->rows[peers->count];
    struct machine_route route;
    struct error ignored;

    for (size_t i = 0; i < peers->count; i++)
        if (address_equal(&peers->rows[i].address, address))
            return;
    if (peers->count == PEERS_MAX || machine->ops->find_route(machine->self, address, target->luid,
                                                              &route, &ignored) != STATUS_OK)
        return;
    to.has_source = true;
    to.source = route.source;
    if (machine->ops->echo_open(machine->self, &to, &peer->session, &ignored) != STATUS_OK)
        return;
    peer->address = *address;
    peer->over = machine->ops->echo_send(machine->self, peer->session, 0, GREETING_LEN, GREETING_MS,
                                         &ignored) != STATUS_OK;
    peers->count++;
}

static void greet_all(const struct machine *machine, const struct target *target,
                      enum family family, struct peers *peers)
{
    struct machine_addresses list = {NULL, 0};
    struct error ignored;

    if (target->has_inner_server[family])
        greet(machine, target, &target->inner_server[family], peers);
    if (machine->ops->list_peers(machine->self, target->luid, &list, &ignored) != STATUS_OK)
        return;
    for (size_t i = 0; i < list.count; i++)
        if (list.rows[i].family == family)
            greet(machine, target, &list.rows[i], peers);
    machine_addresses_free(&list);
}

/* The first that answers; NULL: none does in time. */
static struct peer *first_answer(const struct machine *machine, struct peers *peers)
{
    uint64_t start_ms = machine->ops->now_ms(machine->self);
    size_t waiting = peers->count;

    while (waiting > 0 && machine->ops->now_ms(machine->self) - start_ms < GREETING_MS) {
        waiting = 0;
        for (size_t i = 0; i < peers->count; i++) {
            struct peer *peer = &peers->rows[i];
            struct machine_echo echo;
            struct error ignored;
            bool got = false;
            enum status status;

            if (peer->over)
                continue;
            waiting++;
            status = machine->ops->echo_wait(machine->self, peer->session, TURN_MS, &echo, &got,
                                             &ignored);
            if (status == STATUS_OK && got && echo.result == ECHO_REPLIED)
                return peer;
            peer->over = status != STATUS_OK || got;
        }
    }
    return NULL;
}

/*
 * The best that became of COPIES packets of LEN bytes. What is still under way of other lengths,
 * the greeting's too, counts for nothing: a length is its packets' tag.
 */
static enum machine_echo_result try_len(const struct machine *machine, struct peer *peer,
                                        uint32_t len, uint32_t copies)
{
    enum machine_echo_result best = ECHO_SILENT;
    struct error ignored;
    uint32_t sent = 0;
    uint64_t start_ms = machine->ops->now_ms(machine->self);

    for (uint32_t i = 0; i < copies; i++)
        sent += machine->ops->echo_send(machine->self, peer->session, len, len, PROOF_MS,
                                        &ignored) == STATUS_OK;
    while (sent > 0 && machine->ops->now_ms(machine->self) - start_ms <= PROOF_MS + TURN_MS) {
        struct machine_echo echo;
        bool got = false;

        if (machine->ops->echo_wait(machine->self, peer->session, PROOF_MS, &echo, &got,
                                    &ignored) != STATUS_OK)
            break;
        if (!got || echo.tag != len)
            continue;
        sent--;
        if (echo.result < best)
            best = echo.result;
        if (best == ECHO_REPLIED)
            break;
    }
    return best;
}

static void fill_wire(const struct target *target, struct proof *proof)
{
    struct stack stack;

    if (!target->has_vpn || target->path_mtu == 0)
        return;
    stack = stack_make(&target->vpn);
    proof->wire_len = stack_outer_len(&stack, proof->inner_len);
    proof->next_wire_len = stack_outer_len(&stack, proof->inner_len + 1);
    if (proof->wire_len <= target->path_mtu)
        proof->slack_len = target->path_mtu - proof->wire_len;
}

static void prove_family(const struct machine *machine, const struct target *target,
                         enum family family, struct proof *proof)
{
    struct peers peers = {.count = 0};
    struct peer *peer;
    enum machine_echo_result result;

    greet_all(machine, target, family, &peers);
    peer = first_answer(machine, &peers);
    if (peer == NULL) {
        proof->result = PROOF_NOT_PROVEN;
        error_set(&proof->why, STATUS_INCONCLUSIVE,
                  peers.count == 0 ? "no address inside the tunnel is known that could answer"
                                   : "nobody inside the tunnel answers an echo request");
    } else {
        proof->peer = peer->address;
        result = try_len(machine, peer, proof->inner_len, COPIES);
        proof->result = result == ECHO_REPLIED                           ? PROOF_PROVEN
                        : result == ECHO_SILENT                          ? PROOF_CONTRADICTED
                        : result == ECHO_TOO_BIG || result == ECHO_LOCAL ? PROOF_CONTRADICTED
                                                                         : PROOF_NOT_PROVEN;
        if (proof->result == PROOF_NOT_PROVEN)
            error_set(&proof->why, STATUS_INCONCLUSIVE,
                      "the far end does not send back what it was sent");
        /* IPv6 packets that are too large for the interface would be fragmented here. */
        if (proof->result == PROOF_PROVEN && family == FAMILY_IPV4)
            proof->larger_refused = try_len(machine, peer, proof->inner_len + 1, 1) == ECHO_LOCAL;
    }
    for (size_t i = 0; i < peers.count; i++)
        machine->ops->echo_close(machine->self, peers.rows[i].session);
}

static bool is_in_force(const struct change *change)
{
    return change->target == CHANGE_INTERFACE &&
           (change->result == CHANGE_CHANGED || change->result == CHANGE_UNCHANGED);
}

static void prove_target(const struct machine *machine, struct target *target)
{
    for (size_t i = 0; i < target->change_count; i++) {
        struct proof proof = {.result = PROOF_NOT_ASKED, .why = {.status = STATUS_OK}};

        if (!is_in_force(&target->changes[i]))
            continue;
        proof.inner_len = target->changes[i].to;
        fill_wire(target, &proof);
        prove_family(machine, target, target->changes[i].family, &proof);
        /* One family is enough: both are carried by the same packets outside. */
        if (target->proof.result == PROOF_NOT_ASKED || proof.result == PROOF_PROVEN)
            target->proof = proof;
        if (proof.result != PROOF_NOT_PROVEN)
            return;
    }
}

enum status prove_run(const struct machine *machine, struct targets *targets, struct error *err)
{
    char title[TARGET_TITLE_SIZE];
    char peer[ADDRESS_TEXT_SIZE];
    enum status status = STATUS_OK;

    for (size_t i = 0; i < targets->count; i++) {
        struct target *target = &targets->rows[i];

        prove_target(machine, target);
        if (target->proof.result != PROOF_CONTRADICTED || status != STATUS_OK)
            continue;
        target_title_of(target, title);
        address_format(&target->proof.peer, peer);
        status = error_set(err, STATUS_INCONCLUSIVE,
                           "%s answers small packets through %s, but none of %lu bytes", peer,
                           title, (unsigned long)target->proof.inner_len);
        error_advise(err, "measure the path: vpnmtu probe with the VPN server's address, then "
                          "--path-mtu");
    }
    return status;
}
