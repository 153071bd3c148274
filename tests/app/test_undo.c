/* SPDX-License-Identifier: MIT */
/* Giving back: what is ours is restored, everything else is left alone and said so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/pc.h"

#define RECORD_IPV4 "mtu-000000000000002b-ipv4"

/* What became of the VPN between apply and undo, IPv4 only. */
struct row {
    const char *why;
    void (*meanwhile)(struct memory_machine *memory);
    const char *interface;
    enum status status;
    enum change_result result;
    uint32_t mtu; /* afterwards, 0: not there */
    bool is_recorded;
};

static void nothing(struct memory_machine *memory)
{
    (void)memory;
}

static void already_restored(struct memory_machine *memory)
{
    pc_set_mtu(memory, PC_VPN, FAMILY_IPV4, 1400);
}

static void set_by_somebody(struct memory_machine *memory)
{
    pc_set_mtu(memory, PC_VPN, FAMILY_IPV4, 1350);
}

static void gone(struct memory_machine *memory)
{
    memory_machine_remove(memory, PC_VPN);
}

static void unbound(struct memory_machine *memory)
{
    memory_machine_find(memory, PC_VPN)->row.ip[FAMILY_IPV4].bound = false;
}

static void renamed(struct memory_machine *memory)
{
    snprintf(memory_machine_find(memory, PC_VPN)->row.name, MACHINE_NAME_SIZE, "Office");
}

static void disconnected(struct memory_machine *memory)
{
    memory_machine_find(memory, PC_VPN)->row.state = LINK_DISCONNECTED;
}

static void has_another_index(struct memory_machine *memory)
{
    memory_machine_find(memory, PC_VPN)->row.index = 77;
}

static void keeps_less(struct memory_machine *memory)
{
    pc_behave(memory, PC_VPN, FAMILY_IPV4, MEMORY_SET_CLAMP, 1380);
}

static void refuses(struct memory_machine *memory)
{
    pc_behave(memory, PC_VPN, FAMILY_IPV4, MEMORY_SET_REFUSE, 31);
}

static void lost_rights(struct memory_machine *memory)
{
    memory_machine_set_elevated(memory, false);
}

static void applied_again(struct memory_machine *memory)
{
    struct machine machine = memory_machine_open(memory);
    struct apply_request request = pc_apply_mtu(1300);
    struct error err;

    assert_int_equal(pc_run_apply(&machine, &request, &err), STATUS_OK);
}

static void went_halfway(struct memory_machine *memory)
{
    applied_again(memory);
    pc_set_mtu(memory, PC_VPN, FAMILY_IPV4, 1374); /* died between journal and change */
}

static const struct row rows[] = {
    {"nothing happened", nothing, NULL, STATUS_OK, CHANGE_CHANGED, 1400, false},
    {"named by its name", nothing, "vpn", STATUS_OK, CHANGE_CHANGED, 1400, false},
    {"named by its number", nothing, "43", STATUS_OK, CHANGE_CHANGED, 1400, false},
    {"it has its MTU again", already_restored, NULL, STATUS_OK, CHANGE_UNCHANGED, 1400, false},
    {"somebody set another", set_by_somebody, NULL, STATUS_CHANGED_SINCE, CHANGE_FAILED, 1350,
     true},
    {"it is gone", gone, NULL, STATUS_OK, CHANGE_SKIPPED, 0, true},
    {"it has no IPv4 now", unbound, NULL, STATUS_OK, CHANGE_SKIPPED, 0, true},
    {"it has another name", renamed, NULL, STATUS_OK, CHANGE_SKIPPED, 1374, true},
    {"it has another name, by which it is named", renamed, "Office", STATUS_OK, CHANGE_CHANGED,
     1400, false},
    {"it is disconnected, but there", disconnected, NULL, STATUS_OK, CHANGE_CHANGED, 1400, false},
    {"it has another index", has_another_index, NULL, STATUS_OK, CHANGE_CHANGED, 1400, false},
    {"Windows keeps less", keeps_less, NULL, STATUS_CLAMPED, CHANGE_FAILED, 1380, true},
    {"Windows refuses", refuses, NULL, STATUS_WINDOWS, CHANGE_FAILED, 1374, true},
    {"the rights are gone", lost_rights, NULL, STATUS_ACCESS_DENIED, CHANGE_FAILED, 1374, true},
    {"it was applied again", applied_again, NULL, STATUS_OK, CHANGE_CHANGED, 1400, false},
    {"it was applied again, halfway", went_halfway, NULL, STATUS_OK, CHANGE_CHANGED, 1400, false},
};

static struct memory_machine *applied(void)
{
    struct memory_machine *memory = pc_laptop(0);
    struct machine machine = memory_machine_open(memory);
    struct apply_request request = pc_apply_mtu(1374);
    struct error err;

    pc_add(memory, pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, 1400, 0));
    assert_int_equal(pc_run_apply(&machine, &request, &err), STATUS_OK);
    return memory;
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct memory_machine *memory = applied();
        struct machine machine = memory_machine_open(memory);
        struct undo_request request = pc_undo();
        struct targets targets = {NULL, 0};
        struct error err;

        print_message("%s\n", row->why);
        row->meanwhile(memory);
        request.interface = row->interface;
        assert_int_equal(undo_run(&machine, &request, &targets, &err), row->status);
        assert_int_equal(targets.count, 1);
        assert_int_equal(targets.rows[0].change_count, 1);
        assert_int_equal(targets.rows[0].changes[0].result, row->result);
        assert_int_equal(targets.rows[0].changes[0].to, 1400);
        if (row->mtu != 0)
            assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), row->mtu);
        assert_int_equal(memory_machine_record(memory, RECORD_IPV4) != NULL, row->is_recorded);
        assert_false(memory_machine_is_locked(memory));
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

/* What is skipped or left now can be undone later, when the cause is gone. */
static void test_later(void **state)
{
    struct memory_machine *memory = applied();
    struct machine machine = memory_machine_open(memory);
    struct memory_interface vpn = *memory_machine_find(memory, PC_VPN);
    struct error err;

    (void)state;
    memory_machine_remove(memory, PC_VPN);
    assert_int_equal(pc_run_undo(&machine, &err), STATUS_OK);
    pc_add(memory, vpn);
    assert_int_equal(pc_run_undo(&machine, &err), STATUS_OK);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1400);
    memory_machine_free(memory);
}

/* Everything happens under one lock; the entry goes last; nothing to undo changes nothing. */
static void test_order(void **state)
{
    struct memory_machine *memory = applied();
    struct machine machine = memory_machine_open(memory);
    size_t changed = strlen(memory_machine_changes(memory));
    size_t logged = strlen(memory_machine_log(memory));
    const char *log;
    struct error err;

    (void)state;
    assert_int_equal(pc_run_undo(&machine, &err), STATUS_OK);
    assert_string_equal(memory_machine_changes(memory) + changed,
                        "set_mtu 43 ipv4 1400\njournal_delete " RECORD_IPV4 "\n");
    log = memory_machine_log(memory) + logged;
    assert_memory_equal(log, "lock 10000\njournal_list\n", 24);
    assert_non_null(strstr(log, "set_mtu 43 ipv4 1400\nget_mtu 43 ipv4\n"));
    assert_string_equal(log + strlen(log) - 7, "unlock\n");

    changed = strlen(memory_machine_changes(memory));
    assert_int_equal(pc_run_undo(&machine, &err), STATUS_OK);
    assert_string_equal(memory_machine_changes(memory) + changed, "");
    memory_machine_free(memory);
}

static void test_busy(void **state)
{
    struct memory_machine *memory = applied();
    struct machine machine = memory_machine_open(memory);
    struct error err;

    (void)state;
    memory_machine_hold_lock(memory, MEMORY_FOR_EVER);
    assert_int_equal(pc_run_undo(&machine, &err), STATUS_BUSY);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
    memory_machine_free(memory);
}

/* Naming an interface needs the list of interfaces also where the journal is empty. */
static void test_named_with_an_empty_journal(void **state)
{
    struct memory_machine *memory = pc_laptop(1);
    struct machine machine = memory_machine_open(memory);
    struct undo_request request = pc_undo();
    struct targets targets = {NULL, 0};
    struct error err;

    (void)state;
    request.interface = "VPN";
    assert_int_equal(undo_run(&machine, &request, &targets, &err), STATUS_OK);
    assert_int_equal(targets.count, 0);
    request.interface = "Nope";
    assert_int_equal(undo_run(&machine, &request, &targets, &err), STATUS_NO_INTERFACE);
    memory_machine_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_later),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_busy),
        cmocka_unit_test(test_named_with_an_empty_journal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
