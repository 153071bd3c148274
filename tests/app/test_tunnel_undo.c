/* SPDX-License-Identifier: MIT */
/* Giving back TunnelMTU where somebody else was at work: what is not ours is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/tunnel_pc.h"

static void other_mtu(struct memory_tunnel *now)
{
    now->key.values[TUNNEL_MTU] = memory_dword(1350);
}

static void mtu_of_zero(struct memory_tunnel *now)
{
    now->key.values[TUNNEL_MTU] = memory_dword(0);
}

static void other_protocol_type(struct memory_tunnel *now)
{
    now->key.values[TUNNEL_PROTOCOL_TYPE] = memory_dword(0x86DD);
}

static void text(struct memory_tunnel *now)
{
    now->key.values[TUNNEL_MTU] = memory_odd_value(1, 10);
}

static void mtu_removed(struct memory_tunnel *now)
{
    now->key.values[TUNNEL_MTU] = (struct machine_registry_value){.present = false};
}

static void key_removed(struct memory_tunnel *now)
{
    now->key = (struct machine_tunnel_key){.key_depth = MACHINE_TUNNEL_KEY_DEPTH - 1};
}

static void all_removed(struct memory_tunnel *now)
{
    now->key = (struct machine_tunnel_key){.key_depth = 2};
}

static void protocol_mtu_added(struct memory_tunnel *now)
{
    now->protocol_mtu = memory_dword(1480);
}

static void other_protocol_added(struct memory_tunnel *now)
{
    now->has_other_protocol = true;
}

static void test_changed_since(void **state)
{
    static const struct {
        const char *why;
        void (*meanwhile)(struct memory_tunnel *now);
        enum change_result result;
        uint32_t depth; /* that remains */
    } rows[] = {
        {"another MTU", other_mtu, CHANGE_FAILED, 4},
        {"an MTU of 0 is not an absent one", mtu_of_zero, CHANGE_FAILED, 4},
        {"another protocol", other_protocol_type, CHANGE_FAILED, 4},
        {"another type", text, CHANGE_FAILED, 4},
        {"as it was, but for the protocols", mtu_removed, CHANGE_CHANGED, 2},
        {"all but an empty key removed", key_removed, CHANGE_UNCHANGED, 2},
        {"all removed", all_removed, CHANGE_UNCHANGED, 2},
        {"a value beside ours", protocol_mtu_added, CHANGE_CHANGED, 4},
        {"a key beside ours", other_protocol_added, CHANGE_CHANGED, 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tunnel_undo undo;
        struct memory_tunnel changed;
        bool refused = rows[i].result == CHANGE_FAILED;

        print_message("%s\n", rows[i].why);
        world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
        world_set(1374);
        rows[i].meanwhile(world_tunnel());
        changed = *world_tunnel();
        undo = world_plan_undo();
        assert_true(undo.recorded);
        if (refused)
            world_check_failed(&undo.change, STATUS_CHANGED_SINCE);
        assert_int_equal(tunnel_undo_all(&world.machine), rows[i].result);
        assert_int_equal(world_tunnel()->key.key_depth, rows[i].depth);
        assert_int_equal(world_plan_undo().recorded, refused);
        if (refused)
            assert_true(tunnel_is_same(world_tunnel(), &changed));
        else
            assert_false(world_tunnel()->key.values[TUNNEL_MTU].present);
        assert_int_equal(world_tunnel()->protocol_mtu.number, changed.protocol_mtu.number);
        assert_int_equal(world_tunnel()->has_other_protocol, changed.has_other_protocol);
    }
}

static void test_changed_between_plan_and_undo(void **state)
{
    static void (*const meanwhiles[])(struct memory_tunnel *) = {other_mtu, other_protocol_type,
                                                                 text};

    (void)state;
    for (size_t i = 0; i < sizeof meanwhiles / sizeof meanwhiles[0]; i++) {
        struct tunnel_undo undo;
        struct memory_tunnel changed;

        world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
        world_set(1374);
        undo = world_plan_undo();
        assert_int_equal(undo.change.result, CHANGE_PENDING);
        meanwhiles[i](world_tunnel());
        changed = *world_tunnel();
        tunnel_make_undo(&world.machine, &undo.change);
        world_check_failed(&undo.change, STATUS_CHANGED_SINCE);
        assert_true(tunnel_is_same(world_tunnel(), &changed));
        assert_true(world_plan_undo().recorded);
    }
}

static void test_somebody_elses_value_becomes_the_original(void **state)
{
    (void)state;
    world_start(&tunnel_starts[TUNNEL_START_ORDINARY]);
    world_set(1374);
    other_mtu(world_tunnel());
    assert_int_equal(world_set(1374).result, CHANGE_CHANGED);
    assert_int_equal(tunnel_undo_all(&world.machine), CHANGE_CHANGED);
    assert_int_equal(world_tunnel()->key.values[TUNNEL_MTU].number, 1350);
}

static void test_undo_that_is_not_kept(void **state)
{
    struct tunnel_undo undo;

    (void)state;
    world_start(&tunnel_starts[TUNNEL_START_USERS_OWN]);
    world_set(1374);
    undo = world_plan_undo();
    world_tunnel()->ignores_writes = true;
    tunnel_make_undo(&world.machine, &undo.change);
    world_check_failed(&undo.change, STATUS_CLAMPED);
    assert_true(world_plan_undo().recorded);
}

/* The number of a text is nothing, not 0. */
static void test_text_over_an_original_of_0(void **state)
{
    (void)state;
    world_start(&tunnel_starts[TUNNEL_START_USERS_OWN]);
    mtu_of_zero(world_tunnel());
    world_set(1374);
    text(world_tunnel());
    assert_int_equal(tunnel_undo_all(&world.machine), CHANGE_FAILED);
    assert_true(world_plan_undo().recorded);
    mtu_of_zero(world_tunnel());
    assert_int_equal(tunnel_undo_all(&world.machine), CHANGE_UNCHANGED);
    assert_true(world_tunnel()->key.values[TUNNEL_MTU].is_dword);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_changed_since, world_end),
        cmocka_unit_test_teardown(test_changed_between_plan_and_undo, world_end),
        cmocka_unit_test_teardown(test_somebody_elses_value_becomes_the_original, world_end),
        cmocka_unit_test_teardown(test_undo_that_is_not_kept, world_end),
        cmocka_unit_test_teardown(test_text_over_an_original_of_0, world_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
