/* SPDX-License-Identifier: MIT */
/* The second method: NdisWan's TunnelMTU is set, given back, and refused where it is not ours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/tunnel_pc.h"

static void check_mtu(uint32_t mtu)
{
    const struct machine_registry_value *values = world_tunnel()->key.values;

    assert_int_equal(world_tunnel()->key.key_depth, MACHINE_TUNNEL_KEY_DEPTH);
    assert_int_equal(values[TUNNEL_PROTOCOL_TYPE].number, 0x800);
    assert_int_equal(values[TUNNEL_PPP_PROTOCOL_TYPE].number, 0x21);
    assert_true(values[TUNNEL_MTU].is_dword);
    assert_int_equal(values[TUNNEL_MTU].number, mtu);
}

static void test_set_and_undo_from_every_start(void **state)
{
    (void)state;
    for (size_t i = 0; i < tunnel_start_count; i++) {
        struct machine_tunnel_key key;
        struct change change;
        struct error err;

        print_message("%s\n", tunnel_starts[i].why);
        world_start(&tunnel_starts[i]);
        assert_int_equal(world.machine.ops->tunnel_read(world.machine.self, &key, &err), STATUS_OK);
        change = tunnel_change(&key, 1374);
        assert_int_equal(change.target, CHANGE_REGISTRY);
        assert_int_equal(change.result, CHANGE_PENDING);
        assert_int_equal(change.to, 1374);
        tunnel_make_change(&world.machine, &change);
        assert_int_equal(change.result, CHANGE_CHANGED);
        assert_int_equal(change.error.status, STATUS_OK);
        check_mtu(1374);
        assert_true(tunnel_same_surroundings(world.memory, &tunnel_starts[i]));
        assert_int_equal(world.machine.ops->tunnel_read(world.machine.self, &key, &err), STATUS_OK);
        assert_int_equal(tunnel_change(&key, 1374).result, CHANGE_UNCHANGED);
        /* Over our own value: what the user had is still what undo gives back. */
        assert_int_equal(world_set(1300).result, CHANGE_CHANGED);
        check_mtu(1300);
        assert_int_equal(world_set(0).result, CHANGE_CHANGED);
        assert_false(world_tunnel()->key.values[TUNNEL_MTU].present);
        assert_int_equal(world_set(1374).result, CHANGE_CHANGED);
        assert_int_equal(world_plan_undo().change.to, tunnel_starts[i].values[TUNNEL_MTU]);
        assert_int_equal(tunnel_undo_all(&world.machine), CHANGE_CHANGED);
        assert_true(tunnel_is_as_at(world.memory, &tunnel_starts[i]));
        assert_false(world_plan_undo().recorded);
    }
}

static void test_order(void **state)
{
    (void)state;
    world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
    world_set(1374);
    assert_string_equal(memory_machine_changes(world.memory), "journal_write ndiswan-tunnel\n"
                                                              "tunnel_write ProtocolType 2048\n"
                                                              "tunnel_write PPPProtocolType 33\n"
                                                              "tunnel_write TunnelMTU 1374\n");
}

static void test_second_write_fails(void **state)
{
    struct change change;

    (void)state;
    for (size_t i = 0; i < tunnel_start_count; i++) {
        for (uint32_t nth = 1; nth <= 3; nth++) {
            world_start(&tunnel_starts[i]);
            memory_machine_fail(world.memory, MEMORY_TUNNEL_WRITE, nth, 1, STATUS_WINDOWS, 1450);
            change = world_set(1374);
            if (memory_machine_unused_faults(world.memory) > 0)
                continue; /* fewer values were to be written */
            world_check_failed(&change, STATUS_WINDOWS);
            assert_int_equal(change.error.windows_code, 1450);
            assert_true(tunnel_is_as_at(world.memory, &tunnel_starts[i]));
            assert_false(world_plan_undo().recorded);
        }
    }
    world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
    memory_machine_fail(world.memory, MEMORY_TUNNEL_WRITE, 2, 1, STATUS_WINDOWS, 1450);
    world_set(1374);
    assert_string_equal(memory_machine_changes(world.memory), "journal_write ndiswan-tunnel\n"
                                                              "tunnel_write ProtocolType 2048\n"
                                                              "tunnel_write PPPProtocolType 33\n"
                                                              "tunnel_delete ProtocolType\n"
                                                              "tunnel_prune 2\n"
                                                              "journal_delete ndiswan-tunnel\n");
}

static void test_value_is_not_kept(void **state)
{
    struct change change;

    (void)state;
    world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
    world_tunnel()->ignores_writes = true;
    change = world_set(1374);
    world_check_failed(&change, STATUS_CLAMPED);
    world_tunnel()->ignores_writes = false;
    assert_true(tunnel_is_as_at(world.memory, &tunnel_starts[TUNNEL_START_ORDINARY]));
    assert_false(world_plan_undo().recorded);
}

/* Group Policy writes its own value as soon as ours is there, once. */
static struct machine_registry_value policy_value;
static bool policy_is_due;

static enum status write_and_lose(void *self, enum machine_tunnel_value value, uint32_t number,
                                  struct error *err)
{
    struct machine real = memory_machine_open(self);
    enum status status = real.ops->tunnel_write(self, value, number, err);

    if (value == TUNNEL_MTU && policy_is_due) {
        memory_machine_tunnel(self)->key.values[TUNNEL_MTU] = policy_value;
        policy_is_due = false;
    }
    return status;
}

static void test_somebody_else_writes_meanwhile(void **state)
{
    const struct machine_registry_value values[] = {memory_dword(1350), memory_odd_value(1, 10)};

    (void)state;
    for (size_t start_at = 0; start_at < tunnel_start_count; start_at++)
        for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
            struct machine_ops ops;
            struct change change;

            world_start(&tunnel_starts[start_at]);
            ops = *world.machine.ops;
            ops.tunnel_write = write_and_lose;
            world.machine.ops = &ops;
            policy_value = values[i];
            policy_is_due = true;
            change = world_set(1374);
            assert_false(policy_is_due);
            world_check_failed(&change, STATUS_CLAMPED);
            assert_non_null(strstr(change.error.message, i == 0 ? "1350" : "no number"));
            /* Theirs stays; ours, of the other two, is taken back. */
            assert_int_equal(world_tunnel()->key.values[TUNNEL_MTU].type, values[i].type);
            assert_int_equal(world_tunnel()->key.values[TUNNEL_MTU].number, values[i].number);
            assert_int_equal(world_tunnel()->key.values[TUNNEL_PROTOCOL_TYPE].present,
                             tunnel_starts[start_at].values[TUNNEL_PROTOCOL_TYPE] != 0);
            assert_true(tunnel_same_surroundings(world.memory, &tunnel_starts[start_at]));
            /* The journal still has what there was. */
            assert_int_equal(tunnel_undo_all(&world.machine), CHANGE_FAILED);
            assert_true(world_plan_undo().recorded);
            world.machine = memory_machine_open(world.memory);
        }
}

static void test_what_is_refused(void **state)
{
    static const struct {
        enum machine_tunnel_value value;
        bool is_number;
        uint32_t type; /* or the number */
        uint32_t size;
        const char *says;
    } rows[] = {
        {TUNNEL_MTU, false, 1, 10, "TunnelMTU"},
        {TUNNEL_MTU, false, 3, 4, "REG_BINARY of 4 bytes"},
        {TUNNEL_MTU, false, 11, 8, "REG_QWORD"},
        {TUNNEL_MTU, false, 4, 0, "of 0 bytes"},
        {TUNNEL_MTU, false, 3, 1048576, "1048576"},
        {TUNNEL_MTU, false, 4711, 4, "TunnelMTU"},
        {TUNNEL_PROTOCOL_TYPE, false, 1, 10, "ProtocolType"},
        {TUNNEL_PPP_PROTOCOL_TYPE, false, 3, 4, "PPPProtocolType"},
        {TUNNEL_PROTOCOL_TYPE, true, 0x86DD, 4, "0x86dd"},
        {TUNNEL_PPP_PROTOCOL_TYPE, true, 0x57, 4, "0x57"},
        {TUNNEL_PROTOCOL_TYPE, true, 0, 4, "0x0"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (int ours = 0; ours < 2; ours++) {
            struct memory_tunnel before;
            struct change change;

            world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
            if (ours != 0)
                world_set(1374);
            world_tunnel()->key.key_depth = MACHINE_TUNNEL_KEY_DEPTH;
            world_tunnel()->key.values[rows[i].value] =
                rows[i].is_number ? memory_dword(rows[i].type)
                                  : memory_odd_value(rows[i].type, rows[i].size);
            before = *world_tunnel();
            change = world_set(1300);
            world_check_failed(&change, STATUS_USAGE);
            assert_non_null(strstr(change.error.message, rows[i].says));
            assert_true(tunnel_is_same(world_tunnel(), &before));
            assert_int_equal(world_plan_undo().recorded, ours != 0);
            if (ours == 0)
                continue;
            assert_int_equal(world_plan_undo().change.result, CHANGE_FAILED);
            assert_int_equal(tunnel_undo_all(&world.machine), CHANGE_FAILED);
            assert_true(tunnel_is_same(world_tunnel(), &before));
            assert_true(world_plan_undo().recorded);
        }
}

#define RECORD(version, depth, original, rest)                                                     \
    "{\"version\":" version ",\"keyDepth\":" depth ",\"original\":[null,null" original             \
    "],\"before\":[null,null,null],\"target\":[2048,33,1374]" rest "}"

static void test_damaged_record_is_evidence(void **state)
{
    static const char *const texts[] = {
        NULL,
        "",
        "{",
        "{}",
        "[]",
        RECORD("2", "2", ",null", ""),
        RECORD("1", "5", ",null", ""),
        RECORD("1", "-1", ",null", ""),
        RECORD("1", "2", "", ""),
        RECORD("1", "2", ",\"1400\"", ""),
        RECORD("1", "2", ",4294967296", ""),
        RECORD("1", "2", ",-1", ""),
        RECORD("1", "2", ",null", ",\"more\":1"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *left;
        struct tunnel_undo undo;
        struct change change;

        world_start(&tunnel_starts[TUNNEL_START_USERS_OWN]);
        memory_machine_add_record(world.memory, TUNNEL_RECORD_NAME, texts[i]);
        undo = world_plan_undo();
        assert_true(undo.damaged);
        assert_false(undo.recorded);
        change = world_set(1374);
        world_check_failed(&change, STATUS_USAGE);
        assert_true(tunnel_is_as_at(world.memory, &tunnel_starts[TUNNEL_START_USERS_OWN]));
        assert_true(world_plan_undo().damaged);
        left = memory_machine_record(world.memory, TUNNEL_RECORD_NAME);
        assert_int_equal(left == NULL, texts[i] == NULL);
        if (left != NULL)
            assert_string_equal(left, texts[i]);
    }
}

static void test_unreadable_key(void **state)
{
    struct tunnel_undo undo;
    struct change change;

    (void)state;
    world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
    world_set(1374);
    world_tunnel()->is_link = true;
    change = world_set(1300);
    world_check_failed(&change, STATUS_WINDOWS);
    assert_int_equal(change.error.windows_code, 1921);
    /* It fails by itself: undo goes on with the interfaces. */
    undo = world_plan_undo();
    assert_true(undo.recorded);
    world_check_failed(&undo.change, STATUS_WINDOWS);
    world_tunnel()->is_link = false;
    assert_int_equal(tunnel_undo_all(&world.machine), CHANGE_CHANGED);
}

static void test_without_rights(void **state)
{
    struct change change;

    (void)state;
    world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
    memory_machine_set_elevated(world.memory, false);
    change = world_set(1374);
    world_check_failed(&change, STATUS_ACCESS_DENIED);
    assert_non_null(strstr(change.error.advice, "administrator"));
    assert_true(tunnel_is_as_at(world.memory, &tunnel_starts[TUNNEL_START_ORDINARY]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_set_and_undo_from_every_start, world_end),
        cmocka_unit_test_teardown(test_order, world_end),
        cmocka_unit_test_teardown(test_second_write_fails, world_end),
        cmocka_unit_test_teardown(test_value_is_not_kept, world_end),
        cmocka_unit_test_teardown(test_somebody_else_writes_meanwhile, world_end),
        cmocka_unit_test_teardown(test_what_is_refused, world_end),
        cmocka_unit_test_teardown(test_damaged_record_is_evidence, world_end),
        cmocka_unit_test_teardown(test_unreadable_key, world_end),
        cmocka_unit_test_teardown(test_without_rights, world_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
