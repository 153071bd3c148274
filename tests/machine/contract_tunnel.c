/* SPDX-License-Identifier: MIT */
/* tunnel_read, tunnel_write, tunnel_delete, tunnel_prune. */
#include "machine/contract_cases.h"

enum {
    REG_SZ_TYPE = 1,
    REG_BINARY_TYPE = 3,
    REG_DWORD_TYPE = 4,
    REG_QWORD_TYPE = 11,
    DEPTH = MACHINE_TUNNEL_KEY_DEPTH
};

static struct machine_tunnel_key look(struct contract_world *world)
{
    struct machine_tunnel_key key = {.key_depth = 4711};
    struct error err;

    assert_int_equal(world->machine.ops->tunnel_read(world->machine.self, &key, &err), STATUS_OK);
    return key;
}

static void put(struct contract_world *world, enum machine_tunnel_value value, uint32_t number)
{
    struct error err;

    assert_int_equal(world->machine.ops->tunnel_write(world->machine.self, value, number, &err),
                     STATUS_OK);
    assert_true(world->registry_is_safe(world->self));
}

static void take_out(struct contract_world *world, enum machine_tunnel_value value)
{
    struct error err;

    assert_int_equal(world->machine.ops->tunnel_delete(world->machine.self, value, &err),
                     STATUS_OK);
    assert_true(world->registry_is_safe(world->self));
}

static void prune(struct contract_world *world, uint32_t key_depth)
{
    struct error err;

    assert_int_equal(world->machine.ops->tunnel_prune(world->machine.self, key_depth, &err),
                     STATUS_OK);
    assert_true(world->registry_is_safe(world->self));
}

static void check_value(const struct machine_tunnel_key *key, enum machine_tunnel_value value,
                        uint32_t type, uint32_t size, uint32_t number)
{
    assert_int_equal(key->values[value].present, type != 0);
    assert_int_equal(key->values[value].is_dword, type == REG_DWORD_TYPE && size == 4);
    assert_int_equal(key->values[value].type, type);
    assert_int_equal(key->values[value].size, size);
    assert_int_equal(key->values[value].number, number);
}

/* The key is DEPTH levels deep and holds no value of ours. */
static void check_bare(struct contract_world *world, uint32_t depth)
{
    struct machine_tunnel_key key = look(world);

    assert_int_equal(key.key_depth, depth);
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        check_value(&key, (enum machine_tunnel_value)i, 0, 0, 0);
}

static void every_depth(struct contract_world *world)
{
    for (uint32_t depth = 0; depth <= DEPTH; depth++) {
        world->make_tunnel_key(world->self, depth);
        check_bare(world, depth);
        take_out(world, TUNNEL_MTU);
        prune(world, depth);
        check_bare(world, depth);
    }
}

static void write_from_every_depth(struct contract_world *world)
{
    for (uint32_t depth = 0; depth <= DEPTH; depth++) {
        struct machine_tunnel_key key;

        world->make_tunnel_key(world->self, depth);
        put(world, TUNNEL_MTU, 1374);
        key = look(world);
        assert_int_equal(key.key_depth, DEPTH);
        check_value(&key, TUNNEL_MTU, REG_DWORD_TYPE, 4, 1374);
        check_value(&key, TUNNEL_PROTOCOL_TYPE, 0, 0, 0);
        take_out(world, TUNNEL_MTU);
        check_bare(world, DEPTH);
        prune(world, depth);
        check_bare(world, depth);
    }
}

static void each_value_by_itself(struct contract_world *world)
{
    static const uint32_t numbers[] = {0, 0x800, 0x7FFFFFFF, 0x80000000, UINT32_MAX};

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        for (int value = 0; value < TUNNEL_VALUE_COUNT; value++)
            put(world, (enum machine_tunnel_value)value, numbers[i] - (uint32_t)value);
        for (int value = 0; value < TUNNEL_VALUE_COUNT; value++) {
            struct machine_tunnel_key key = look(world);

            check_value(&key, (enum machine_tunnel_value)value, REG_DWORD_TYPE, 4,
                        numbers[i] - (uint32_t)value);
        }
    }
    for (int value = 0; value < TUNNEL_VALUE_COUNT; value++) {
        struct machine_tunnel_key key;

        take_out(world, (enum machine_tunnel_value)value);
        key = look(world);
        for (int other = 0; other < TUNNEL_VALUE_COUNT; other++)
            assert_int_equal(key.values[other].present, other > value);
    }
}

static void other_types(struct contract_world *world)
{
    static const struct {
        uint32_t type;
        uint32_t size;
        const char *why;
    } rows[] = {
        {REG_SZ_TYPE, 10, "\"1374\""},
        {REG_SZ_TYPE, 3, "half a unit"},
        {REG_BINARY_TYPE, 4, "the right size, the wrong type"},
        {REG_BINARY_TYPE, 0, "empty"},
        {REG_DWORD_TYPE, 0, "a number without bytes"},
        {REG_DWORD_TYPE, 3, "too short for a number"},
        {REG_DWORD_TYPE, 8, "too long for one"},
        {REG_QWORD_TYPE, 8, "64 bits"},
        {REG_BINARY_TYPE, 1048576, "1 MB"},
    };

    world->make_tunnel_key(world->self, DEPTH);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_tunnel_key key;

        world->put_tunnel_value(world->self, TUNNEL_MTU, rows[i].type, rows[i].size);
        key = look(world);
        assert_int_equal(key.key_depth, DEPTH);
        check_value(&key, TUNNEL_MTU, rows[i].type, rows[i].size, 0);
        check_value(&key, TUNNEL_PROTOCOL_TYPE, 0, 0, 0);
    }
    take_out(world, TUNNEL_MTU);
    check_bare(world, DEPTH);
}

static void foreign_value_stays(struct contract_world *world)
{
    world->make_tunnel_key(world->self, DEPTH);
    world->put_protocol_mtu(world->self);
    put(world, TUNNEL_MTU, 1374);
    take_out(world, TUNNEL_MTU);
    prune(world, 0);
    check_bare(world, DEPTH);
    assert_true(world->has_protocol_mtu(world->self));
}

static void foreign_key_stays(struct contract_world *world)
{
    world->make_tunnel_key(world->self, 2);
    world->add_other_protocol(world->self);
    put(world, TUNNEL_MTU, 1374);
    prune(world, 0);
    assert_true(look(world).values[TUNNEL_MTU].present);
    take_out(world, TUNNEL_MTU);
    prune(world, 0);
    check_bare(world, DEPTH - 1);
    assert_true(world->has_other_protocol(world->self));
}

static void pruning_stops_where_it_was_told(struct contract_world *world)
{
    for (uint32_t depth = DEPTH + 1; depth-- > 0;) {
        world->make_tunnel_key(world->self, DEPTH);
        prune(world, depth);
        check_bare(world, depth);
    }
}

static void without_rights(struct contract_world *world)
{
    struct machine machine = world->machine;
    struct machine_tunnel_key key;
    struct error err = {0};

    put(world, TUNNEL_MTU, 1374);
    world->drop_rights(world->self);
    contract_check_error(machine.ops->tunnel_write(machine.self, TUNNEL_MTU, 1300, &err), &err,
                         STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
    contract_check_error(machine.ops->tunnel_delete(machine.self, TUNNEL_MTU, &err), &err,
                         STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
    assert_string_equal(err.message, "cannot write " MACHINE_TUNNEL_KEY ": Access is denied. (5)");
    key = look(world);
    check_value(&key, TUNNEL_MTU, REG_DWORD_TYPE, 4, 1374);
}

static void pruning_without_rights(struct contract_world *world)
{
    struct machine machine = world->machine;
    struct error err = {0};

    world->make_tunnel_key(world->self, DEPTH);
    world->drop_rights(world->self);
    prune(world, DEPTH);
    contract_check_error(machine.ops->tunnel_prune(machine.self, 2, &err), &err,
                         STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
    assert_string_equal(err.message,
                        "cannot clear away " MACHINE_TUNNEL_KEY ": Access is denied. (5)");
    check_bare(world, DEPTH);
}

static void links_are_refused(struct contract_world *world)
{
    struct machine machine = world->machine;
    struct machine_tunnel_key key = {.key_depth = 4711};
    struct error err = {0};

    world->make_tunnel_link(world->self);
    contract_check_error(machine.ops->tunnel_read(machine.self, &key, &err), &err, STATUS_WINDOWS,
                         CONTRACT_CANT_RESOLVE);
    assert_string_not_equal(err.advice, "");
    assert_int_equal(key.key_depth, 4711);
    contract_check_error(machine.ops->tunnel_write(machine.self, TUNNEL_MTU, 1374, &err), &err,
                         STATUS_WINDOWS, CONTRACT_CANT_RESOLVE);
    contract_check_error(machine.ops->tunnel_delete(machine.self, TUNNEL_MTU, &err), &err,
                         STATUS_WINDOWS, CONTRACT_CANT_RESOLVE);
    contract_check_error(machine.ops->tunnel_prune(machine.self, 0, &err), &err, STATUS_WINDOWS,
                         CONTRACT_CANT_RESOLVE);
}

static void failures_change_nothing(struct contract_world *world)
{
    struct machine_tunnel_key key = {.key_depth = 4711};
    struct machine machine = world->machine;
    struct error err = {0};

    put(world, TUNNEL_MTU, 1374);
    world->fail_next(world->self, CONTRACT_TUNNEL_READ, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->tunnel_read(machine.self, &key, &err), &err, STATUS_WINDOWS,
                         CONTRACT_NO_RESOURCES);
    assert_int_equal(key.key_depth, 4711);
    world->fail_next(world->self, CONTRACT_TUNNEL_WRITE, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->tunnel_write(machine.self, TUNNEL_MTU, 1300, &err), &err,
                         STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    world->fail_next(world->self, CONTRACT_TUNNEL_DELETE, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->tunnel_delete(machine.self, TUNNEL_MTU, &err), &err,
                         STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    key = look(world);
    check_value(&key, TUNNEL_MTU, REG_DWORD_TYPE, 4, 1374);
    take_out(world, TUNNEL_MTU);
    world->fail_next(world->self, CONTRACT_TUNNEL_PRUNE, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->tunnel_prune(machine.self, 2, &err), &err, STATUS_WINDOWS,
                         CONTRACT_NO_RESOURCES);
    check_bare(world, DEPTH);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(every_depth, "reading, deleting and pruning what is not there is no error"),
    CONTRACT_CASE(write_from_every_depth, "what was created can be cleared away to the level"),
    CONTRACT_CASE(each_value_by_itself, "three values, 32 bits, no mixing up"),
    CONTRACT_CASE(other_types, "they are reported with type and size, never taken for a number"),
    CONTRACT_CASE(foreign_value_stays, "ProtocolMTU is PPPoE's"),
    CONTRACT_CASE(foreign_key_stays, "Protocols\\1 is somebody else's"),
    CONTRACT_CASE(pruning_stops_where_it_was_told, "what the user had stays, empty or not"),
    CONTRACT_CASE(without_rights, "exit code 4, and nothing half done"),
    CONTRACT_CASE(pruning_without_rights, "an error only where there is something to remove"),
    CONTRACT_CASE(links_are_refused, "an administrator's program is not led to another key"),
    CONTRACT_CASE(failures_change_nothing, "the old values are still the truth"),
};

const struct contract_cases contract_tunnel = {cases, sizeof cases / sizeof cases[0]};
