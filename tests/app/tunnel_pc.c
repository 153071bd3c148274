/* SPDX-License-Identifier: MIT */
#include "app/tunnel_pc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

const struct tunnel_start tunnel_starts[] = {
    [TUNNEL_START_ORDINARY] = {"Windows as it comes", 2, {0, 0, 0}, 0, false},
    [TUNNEL_START_USERS_OWN] = {"the user set it", 4, {0x800, 0x21, 1400}, 0, false},
    {"no NdisWan, as under Wine", 0, {0, 0, 0}, 0, false},
    {"NdisWan alone", 1, {0, 0, 0}, 0, false},
    {"an empty Protocols", 3, {0, 0, 0}, 0, false},
    {"another protocol's entry", 3, {0, 0, 0}, 0, true},
    {"an empty key", 4, {0, 0, 0}, 0, false},
    {"the two types alone", 4, {0x800, 0x21, 0}, 0, false},
    {"one type alone", 4, {0x800, 0, 0}, 0, false},
    {"an MTU alone", 4, {0, 0, 1492}, 0, false},
    {"PPPoE's ProtocolMTU, and another protocol", 4, {0x800, 0x21, 0}, 1480, true},
    {"all of it", 4, {0x800, 0x21, 1400}, 1480, true},
};

const size_t tunnel_start_count = sizeof tunnel_starts / sizeof tunnel_starts[0];

static struct memory_tunnel tunnel_at(const struct tunnel_start *start)
{
    struct memory_tunnel tunnel = {.key.key_depth = start->depth,
                                   .has_other_protocol = start->other_protocol};

    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        if (start->values[i] != 0)
            tunnel.key.values[i] = memory_dword(start->values[i]);
    if (start->protocol_mtu != 0)
        tunnel.protocol_mtu = memory_dword(start->protocol_mtu);
    return tunnel;
}

struct memory_machine *tunnel_pc(const struct tunnel_start *start)
{
    struct memory_machine *memory = memory_machine_new();

    *memory_machine_tunnel(memory) = tunnel_at(start);
    return memory;
}

static bool same_value(const struct machine_registry_value *a,
                       const struct machine_registry_value *b)
{
    return a->present == b->present && a->is_dword == b->is_dword && a->number == b->number &&
           a->type == b->type && a->size == b->size;
}

static bool same_surroundings(const struct memory_tunnel *a, const struct memory_tunnel *b)
{
    return same_value(&a->protocol_mtu, &b->protocol_mtu) &&
           a->has_other_protocol == b->has_other_protocol;
}

bool tunnel_is_same(const struct memory_tunnel *a, const struct memory_tunnel *b)
{
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        if (!same_value(&a->key.values[i], &b->key.values[i]))
            return false;
    return same_surroundings(a, b) && a->key.key_depth == b->key.key_depth;
}

bool tunnel_is_as_at(struct memory_machine *memory, const struct tunnel_start *start)
{
    struct memory_tunnel original = tunnel_at(start);

    return tunnel_is_same(memory_machine_tunnel(memory), &original);
}

bool tunnel_same_surroundings(struct memory_machine *memory, const struct tunnel_start *start)
{
    struct memory_tunnel original = tunnel_at(start);

    return same_surroundings(memory_machine_tunnel(memory), &original);
}

enum change_result tunnel_undo_all(const struct machine *machine)
{
    struct tunnel_undo undo;
    struct error err;

    assert_int_equal(tunnel_plan_undo(machine, &undo, &err), STATUS_OK);
    if (!undo.recorded)
        return CHANGE_UNCHANGED;
    if (undo.change.result != CHANGE_FAILED)
        tunnel_make_undo(machine, &undo.change);
    return undo.change.result;
}

struct tunnel_world world;

void world_start(const struct tunnel_start *start)
{
    memory_machine_free(world.memory);
    world.memory = tunnel_pc(start);
    world.machine = memory_machine_open(world.memory);
}

int world_end(void **state)
{
    (void)state;
    memory_machine_free(world.memory);
    world.memory = NULL;
    return 0;
}

struct memory_tunnel *world_tunnel(void)
{
    return memory_machine_tunnel(world.memory);
}

struct change world_set(uint32_t mtu)
{
    struct change change = {.target = CHANGE_REGISTRY, .to = mtu, .result = CHANGE_PENDING};

    tunnel_make_change(&world.machine, &change);
    return change;
}

struct tunnel_undo world_plan_undo(void)
{
    struct tunnel_undo undo;
    struct error err;

    assert_int_equal(tunnel_plan_undo(&world.machine, &undo, &err), STATUS_OK);
    return undo;
}

void world_check_failed(const struct change *change, enum status status)
{
    assert_int_equal(change->result, CHANGE_FAILED);
    assert_int_equal(change->error.status, status);
    assert_string_not_equal(change->error.message, "");
}
