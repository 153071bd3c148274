/* SPDX-License-Identifier: MIT */
/*
 * Interfaces and TunnelMTU in one command (--method both): every call fails in turn, in every way,
 * also a death between any two. Whatever happens, the lock is let go, and an undo that nothing
 * disturbs gives back what the user had: both MTUs of each VPN, the registry's numbers, what was
 * absent there, and its keys.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/faulty_machine.h"
#include "app/pc.h"
#include "app/tunnel_pc.h"

enum {
    ORIGINAL_MTU = 1400,
    RUNS_MAX = 200
};

/* What is disturbed. */
static const struct scene {
    const char *why;
    int vpns;
    uint32_t earlier_mtu; /* applied undisturbed first; 0: nothing */
    enum method earlier_method;
    uint32_t mtu; /* then applied; 0: undo */
    enum method method;
    bool ignores_writes; /* the registry */
} scenes[] = {
    {"both", 1, 0, METHOD_BOTH, 1374, METHOD_BOTH, false},
    {"both, for two VPNs", 2, 0, METHOD_BOTH, 1374, METHOD_BOTH, false},
    {"both, another value over an earlier one", 1, 1374, METHOD_BOTH, 1300, METHOD_BOTH, false},
    {"both, the original value over an earlier one", 1, 1374, METHOD_BOTH, 1400, METHOD_BOTH,
     false},
    {"both, after the interface alone", 1, 1374, METHOD_INTERFACE, 1374, METHOD_BOTH, false},
    {"the interface, after the registry alone", 1, 1374, METHOD_REGISTRY, 1374, METHOD_INTERFACE,
     false},
    {"the registry alone", 1, 0, METHOD_BOTH, 1374, METHOD_REGISTRY, false},
    {"undo of both", 1, 1374, METHOD_BOTH, 0, METHOD_BOTH, false},
    {"undo of both, on two VPNs", 2, 1374, METHOD_BOTH, 0, METHOD_BOTH, false},
    {"the registry does not keep it", 1, 0, METHOD_BOTH, 1374, METHOD_BOTH, true},
};

static const struct {
    enum status status;
    uint32_t windows_code;
} faults[] = {
    {STATUS_WINDOWS, 1450},
    {STATUS_ACCESS_DENIED, 5},
    {STATUS_INTERNAL, 0},
};

static enum status apply(const struct machine *machine, uint32_t mtu, enum method method,
                         struct error *err)
{
    struct apply_request request = pc_apply_mtu(mtu);

    request.plan.method = method;
    return pc_run_apply(machine, &request, err);
}

static struct memory_machine *prepare(const struct scene *scene, const struct tunnel_start *start)
{
    struct memory_machine *memory = pc_laptop(scene->vpns);
    struct memory_machine *with_tunnel = tunnel_pc(start);
    struct machine machine = memory_machine_open(memory);
    struct error err;

    *memory_machine_tunnel(memory) = *memory_machine_tunnel(with_tunnel);
    memory_machine_free(with_tunnel);
    if (scene->earlier_mtu != 0)
        assert_int_equal(apply(&machine, scene->earlier_mtu, scene->earlier_method, &err),
                         STATUS_OK);
    memory_machine_tunnel(memory)->ignores_writes = scene->ignores_writes;
    return memory;
}

static enum status act(const struct scene *scene, const struct machine *machine, struct error *err)
{
    err->message[0] = '\0';
    return scene->mtu != 0 ? apply(machine, scene->mtu, scene->method, err)
                           : pc_run_undo(machine, err);
}

static void assert_vpns_have(struct memory_machine *memory, int vpns, uint32_t mtu)
{
    for (int vpn = 0; vpn < vpns; vpn++)
        for (int family = 0; family < FAMILY_COUNT; family++)
            assert_int_equal(pc_mtu(memory, PC_VPN + (uint64_t)vpn, (enum family)family), mtu);
}

/* Whatever state MEMORY is in: a new vpnmtu brings everything back and leaves nothing behind. */
static void assert_nothing_is_lost(const struct scene *scene, const struct tunnel_start *start,
                                   struct memory_machine *memory)
{
    struct machine machine = memory_machine_open(memory);
    struct machine_records records;
    struct error err;

    assert_false(memory_machine_is_locked(memory));
    assert_true(tunnel_same_surroundings(memory, start));
    memory_machine_tunnel(memory)->ignores_writes = false;
    assert_int_equal(pc_run_undo(&machine, &err), STATUS_OK);
    assert_vpns_have(memory, scene->vpns, ORIGINAL_MTU);
    assert_int_equal(pc_mtu(memory, PC_WIFI, FAMILY_IPV4), 1500);
    assert_true(tunnel_is_as_at(memory, start));
    assert_int_equal(machine.ops->journal_list(machine.self, &records, &err), STATUS_OK);
    assert_int_equal(records.count, 0);
    machine_records_free(&records);
}

/* One disturbed run; true while the n-th call was reached. */
static bool disturb(const struct scene *scene, const struct tunnel_start *start,
                    enum faulty_mode mode, uint32_t nth, size_t fault)
{
    struct memory_machine *memory = prepare(scene, start);
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
    assert_nothing_is_lost(scene, start, memory);
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
                while (nth < RUNS_MAX && disturb(&scenes[i], &tunnel_starts[s], mode, nth, fault))
                    nth++;
                assert_in_range(nth, 3, RUNS_MAX - 1);
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
    for (size_t s = 0; s < tunnel_start_count; s++)
        for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
            const struct scene *scene = &scenes[i];
            struct memory_machine *memory = prepare(scene, &tunnel_starts[s]);
            struct machine machine = memory_machine_open(memory);
            const struct machine_registry_value *value =
                &memory_machine_tunnel(memory)->key.values[TUNNEL_MTU];
            bool of_interface = scene->mtu != 0 && scene->method != METHOD_REGISTRY;
            struct error err;
            enum status status = act(scene, &machine, &err);

            print_message("%s: %s\n", tunnel_starts[s].why, scene->why);
            assert_int_equal(status, scene->ignores_writes ? STATUS_PARTLY : STATUS_OK);
            assert_vpns_have(memory, scene->vpns, of_interface ? scene->mtu : ORIGINAL_MTU);
            if (scene->mtu != 0 && !scene->ignores_writes) {
                assert_true(value->is_dword);
                assert_int_equal(value->number, scene->mtu);
            }
            assert_nothing_is_lost(scene, &tunnel_starts[s], memory);
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
