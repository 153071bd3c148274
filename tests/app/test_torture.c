/* SPDX-License-Identifier: MIT */
/*
 * Every call of a machine fails in turn, in every way, under apply and undo. Whatever happens, the
 * lock is let go, and an undo that nothing disturbs gives back what the user had.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/faulty_machine.h"
#include "app/pc.h"

enum {
    ORIGINAL_MTU = 1400,
    RUNS_MAX = 200
};

/* What is disturbed. */
struct scene {
    const char *why;
    int vpns;
    uint32_t earlier_mtu;      /* applied undisturbed first; 0: nothing */
    uint32_t mtu;              /* then applied; 0: undo */
    enum memory_set_kind kind; /* how the VPNs take an MTU */
    uint32_t value;
};

static const struct scene scenes[] = {
    {"apply to one VPN", 1, 0, 1374, MEMORY_SET_OBEY, 0},
    {"apply to two VPNs", 2, 0, 1374, MEMORY_SET_OBEY, 0},
    {"apply another value over an earlier one", 1, 1374, 1300, MEMORY_SET_OBEY, 0},
    {"apply the original value over an earlier one", 1, 1374, 1400, MEMORY_SET_OBEY, 0},
    {"apply another value to two VPNs", 2, 1374, 1300, MEMORY_SET_OBEY, 0},
    {"undo on one VPN", 1, 1374, 0, MEMORY_SET_OBEY, 0},
    {"undo on two VPNs", 2, 1374, 0, MEMORY_SET_OBEY, 0},
    {"Windows does not keep what it takes", 1, 0, 1374, MEMORY_SET_IGNORE, 0},
    {"Windows keeps a smaller MTU", 1, 1300, 1374, MEMORY_SET_CLAMP, 1350},
    {"Windows refuses", 1, 0, 1374, MEMORY_SET_REFUSE, 87},
};

static const struct {
    enum status status;
    uint32_t windows_code;
} faults[] = {
    {STATUS_WINDOWS, 31},     {STATUS_ACCESS_DENIED, 5}, {STATUS_NOT_BOUND, 1168},
    {STATUS_NO_INTERFACE, 2}, {STATUS_INTERNAL, 0},
};

static struct memory_machine *prepare(const struct scene *scene)
{
    struct memory_machine *memory = pc_laptop(scene->vpns);
    struct apply_request request = pc_apply_mtu(scene->earlier_mtu);
    struct machine machine = memory_machine_open(memory);
    struct error err;

    if (scene->earlier_mtu != 0)
        assert_int_equal(pc_run_apply(&machine, &request, &err), STATUS_OK);
    for (int family = 0; family < FAMILY_COUNT; family++)
        pc_behave(memory, PC_VPN, (enum family)family, scene->kind, scene->value);
    return memory;
}

static enum status act(const struct scene *scene, const struct machine *machine, struct error *err)
{
    struct apply_request request = pc_apply_mtu(scene->mtu);

    err->message[0] = '\0';
    return scene->mtu != 0 ? pc_run_apply(machine, &request, err) : pc_run_undo(machine, err);
}

/*
 * The one state that undo cannot tell from somebody else's doing: killed after a driver kept a
 * value of its own, and before that was noted down. The journal still has the original.
 */
static bool is_unknowable(const struct scene *scene, struct memory_machine *memory,
                          enum status status, const struct error *err)
{
    bool clamped = false;

    for (int family = 0; family < FAMILY_COUNT; family++)
        clamped |= pc_mtu(memory, PC_VPN, (enum family)family) == scene->value;
    return scene->kind == MEMORY_SET_CLAMP && clamped &&
           (status == STATUS_CHANGED_SINCE || status == STATUS_PARTLY) && err->message[0] != '\0';
}

/* Whatever state MEMORY is in: undo brings everything back and leaves nothing behind. */
static void assert_nothing_is_lost(const struct scene *scene, struct memory_machine *memory,
                                   bool killed)
{
    struct machine machine = memory_machine_open(memory);
    struct machine_records records;
    enum status status;
    struct error err;

    assert_false(memory_machine_is_locked(memory));
    for (int family = 0; family < FAMILY_COUNT; family++)
        pc_behave(memory, PC_VPN, (enum family)family, MEMORY_SET_OBEY, 0);
    status = pc_run_undo(&machine, &err);
    if (killed && is_unknowable(scene, memory, status, &err))
        return;
    assert_int_equal(status, STATUS_OK);
    for (int vpn = 0; vpn < scene->vpns; vpn++)
        for (int family = 0; family < FAMILY_COUNT; family++)
            assert_int_equal(pc_mtu(memory, PC_VPN + (uint64_t)vpn, (enum family)family),
                             ORIGINAL_MTU);
    assert_int_equal(pc_mtu(memory, PC_WIFI, FAMILY_IPV4), 1500);
    assert_int_equal(machine.ops->journal_list(machine.self, &records, &err), STATUS_OK);
    assert_int_equal(records.count, 0);
    machine_records_free(&records);
}

/* One disturbed run; true while the n-th call was reached. */
static bool disturb(const struct scene *scene, enum faulty_mode mode, uint32_t nth, size_t fault)
{
    struct memory_machine *memory = prepare(scene);
    struct faulty faulty = {
        .machine = memory_machine_open(memory),
        .nth = nth,
        .mode = mode,
        .status = faults[fault].status,
        .windows_code = faults[fault].windows_code,
    };
    struct machine machine = faulty_open(&faulty);
    struct error err;
    enum status status = act(scene, &machine, &err);

    assert_non_null(exit_code_meaning(status_exit_code(status)));
    if (status != STATUS_OK)
        assert_true(err.message[0] != '\0');
    assert_nothing_is_lost(scene, memory, mode == FAULTY_FOR_EVER || mode == FAULTY_AFTERWARDS);
    memory_machine_free(memory);
    return faulty.failed > 0;
}

static void every_call_fails(enum faulty_mode mode)
{
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        for (size_t fault = 0; fault < sizeof faults / sizeof faults[0]; fault++) {
            uint32_t nth = 1;

            for (; nth < RUNS_MAX; nth++) {
                print_message("%s: call %u fails with %s, mode %d\n", scenes[i].why, (unsigned)nth,
                              status_token(faults[fault].status), (int)mode);
                if (!disturb(&scenes[i], mode, nth, fault))
                    break;
            }
            assert_in_range(nth, 6, RUNS_MAX - 1);
        }
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

/* The scenes themselves, so that the runs above disturb what is meant. */
static void test_undisturbed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        const struct scene *scene = &scenes[i];
        struct memory_machine *memory = prepare(scene);
        struct machine machine = memory_machine_open(memory);
        bool obeys = scene->kind == MEMORY_SET_OBEY;
        uint32_t expected = obeys && scene->mtu != 0          ? scene->mtu
                            : scene->kind == MEMORY_SET_CLAMP ? scene->value
                                                              : ORIGINAL_MTU;
        struct error err;

        print_message("%s\n", scene->why);
        assert_int_equal(act(scene, &machine, &err) == STATUS_OK, obeys);
        assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV6), expected);
        assert_nothing_is_lost(scene, memory, false);
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_undisturbed),
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_once_and_done_all_the_same),
        cmocka_unit_test(test_killed_before_a_call),
        cmocka_unit_test(test_killed_after_a_call),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
