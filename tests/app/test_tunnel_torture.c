/* SPDX-License-Identifier: MIT */
/*
 * Every call fails in turn, in every way, while TunnelMTU is set and given back: also a death
 * between any two of them. Whatever happens, an undo that nothing disturbs gives back exactly what
 * the user had: numbers, absence, and keys.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/faulty_machine.h"
#include "app/tunnel_pc.h"

enum {
    UNDO = -1,
    CLEAR = 0,
    RUNS_MAX = 100
};

/* What is disturbed. */
static const struct scene {
    const char *why;
    uint32_t earlier[2]; /* set undisturbed first; 0: nothing */
    int32_t mtu;
    bool ignores_writes;
} scenes[] = {
    {"set", {0, 0}, 1374, false},
    {"set another value over an earlier one", {1374, 0}, 1300, false},
    {"clear", {0, 0}, CLEAR, false},
    {"clear over an earlier value", {1374, 0}, CLEAR, false},
    {"undo", {1374, 0}, UNDO, false},
    {"undo two values", {1374, 1300}, UNDO, false},
    {"the registry does not keep it", {0, 0}, 1374, true},
    {"the registry does not keep it, over an earlier one", {1374, 0}, 1300, true},
};

static const struct {
    enum status status;
    uint32_t windows_code;
} faults[] = {
    {STATUS_WINDOWS, 1450},
    {STATUS_ACCESS_DENIED, 5},
    {STATUS_INTERNAL, 0},
};

static void set(const struct machine *machine, uint32_t mtu, struct change *change)
{
    struct error err;
    struct machine_tunnel_key key;

    *change = (struct change){.to = mtu, .result = CHANGE_FAILED};
    if (machine->ops->tunnel_read(machine->self, &key, &err) != STATUS_OK) {
        change->error = err;
        return;
    }
    *change = tunnel_change(&key, mtu);
    if (change->result == CHANGE_PENDING)
        tunnel_make_change(machine, change);
}

static void undo(const struct machine *machine, struct change *change)
{
    struct tunnel_undo plan = {.recorded = false};

    *change = (struct change){.result = CHANGE_FAILED};
    if (tunnel_plan_undo(machine, &plan, &change->error) != STATUS_OK)
        return;
    *change = plan.change;
    if (!plan.recorded)
        change->result = CHANGE_UNCHANGED;
    else if (change->result != CHANGE_FAILED)
        tunnel_make_undo(machine, change);
}

static void act(const struct scene *scene, const struct machine *machine, struct change *change)
{
    if (scene->mtu == UNDO)
        undo(machine, change);
    else
        set(machine, (uint32_t)scene->mtu, change);
}

static void check_told(const struct scene *scene, struct memory_machine *memory,
                       const struct change *change)
{
    const struct machine_registry_value *value =
        &memory_machine_tunnel(memory)->key.values[TUNNEL_MTU];

    assert_int_not_equal(change->result, CHANGE_PENDING);
    if (change->result == CHANGE_FAILED)
        assert_true(change->error.status != STATUS_OK && change->error.message[0] != '\0');
    else
        assert_int_equal(change->error.status, STATUS_OK);
    if (change->result == CHANGE_CHANGED && scene->mtu >= 0)
        assert_int_equal(value->present ? value->number : 0, scene->mtu);
}

static void check_nothing_is_lost(const struct tunnel_start *start, struct memory_machine *memory)
{
    struct machine machine = memory_machine_open(memory);
    struct machine_records records;
    struct error err;

    memory_machine_tunnel(memory)->ignores_writes = false;
    assert_int_not_equal(tunnel_undo_all(&machine), CHANGE_FAILED);
    assert_true(tunnel_is_as_at(memory, start));
    assert_int_equal(machine.ops->journal_list(machine.self, &records, &err), STATUS_OK);
    assert_int_equal(records.count, 0);
    machine_records_free(&records);
}

/* One disturbed run; true while the n-th call was reached. */
static bool disturb(const struct tunnel_start *start, const struct scene *scene,
                    enum faulty_mode mode, uint32_t nth, size_t fault)
{
    struct memory_machine *memory = tunnel_pc(start);
    struct machine undisturbed = memory_machine_open(memory);
    struct faulty faulty = {
        .machine = undisturbed,
        .nth = nth,
        .mode = mode,
        .status = faults[fault].status,
        .windows_code = faults[fault].windows_code,
    };
    struct machine machine = faulty_open(&faulty);
    struct change change;

    for (size_t i = 0; i < 2; i++)
        if (scene->earlier[i] != 0)
            set(&undisturbed, scene->earlier[i], &change);
    memory_machine_tunnel(memory)->ignores_writes = scene->ignores_writes;
    act(scene, &machine, &change);
    check_told(scene, memory, &change);
    assert_true(tunnel_same_surroundings(memory, start));
    check_nothing_is_lost(start, memory);
    memory_machine_free(memory);
    return faulty.failed > 0;
}

static void every_call_fails(enum faulty_mode mode)
{
    for (size_t s = 0; s < tunnel_start_count; s++)
        for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++)
            for (size_t fault = 0; fault < sizeof faults / sizeof faults[0]; fault++) {
                uint32_t nth = 1;

                print_message("%s: %s, mode %d, %s\n", tunnel_starts[s].why, scenes[i].why,
                              (int)mode, status_token(faults[fault].status));
                while (nth < RUNS_MAX && disturb(&tunnel_starts[s], &scenes[i], mode, nth, fault))
                    nth++;
                assert_in_range(nth, 2, RUNS_MAX - 1);
            }
}

static void test_once(void **state)
{
    (void)state;
    every_call_fails(FAULTY_ONCE);
}

static void test_once_and_done_all_the_same(void **state)
{
    (void)state;
    every_call_fails(FAULTY_LIES);
}

static void test_killed_before_a_call(void **state)
{
    (void)state;
    every_call_fails(FAULTY_FOR_EVER);
}

static void test_killed_after_a_call(void **state)
{
    (void)state;
    every_call_fails(FAULTY_AFTERWARDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_once_and_done_all_the_same),
        cmocka_unit_test(test_killed_before_a_call),
        cmocka_unit_test(test_killed_after_a_call),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
