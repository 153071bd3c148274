/* SPDX-License-Identifier: MIT */
/* Carrying out a plan: order of journal and change, reading back, every refusal, waiting, the lock.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/journal.h"
#include "app/pc.h"

#define RECORD_IPV4 "mtu-000000000000002b-ipv4"
#define RECORD_IPV6 "mtu-000000000000002b-ipv6"

static void assert_record(struct memory_machine *memory, const char *name, const char *text)
{
    const char *found = memory_machine_record(memory, name);

    if (text == NULL) {
        assert_null(found);
        return;
    }
    assert_non_null(found);
    assert_string_equal(found, text);
}

static enum status apply_mtu(struct memory_machine *memory, uint32_t mtu, struct error *err)
{
    struct machine machine = memory_machine_open(memory);
    struct apply_request request = pc_apply_mtu(mtu);
    enum status status = pc_run_apply(&machine, &request, err);

    assert_false(memory_machine_is_locked(memory));
    return status;
}

/* The journal is written before each change, and each change is read back; all under the lock. */
static void test_order(void **state)
{
    struct memory_machine *memory = pc_laptop(1);
    struct error err;

    (void)state;
    assert_int_equal(apply_mtu(memory, 1374, &err), STATUS_OK);
    assert_string_equal(memory_machine_log(memory), "list_interfaces\n"
                                                    "list_default_routes\nlist_connections\n"
                                                    "lock 10000\n"
                                                    "list_interfaces\n"
                                                    "list_default_routes\nlist_connections\n"
                                                    "journal_list\n"
                                                    "journal_write " RECORD_IPV4 "\n"
                                                    "set_mtu 43 ipv4 1374\n"
                                                    "get_mtu 43 ipv4\n"
                                                    "journal_write " RECORD_IPV6 "\n"
                                                    "set_mtu 43 ipv6 1374\n"
                                                    "get_mtu 43 ipv6\n"
                                                    "unlock\n");
    assert_record(memory, RECORD_IPV4,
                  "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1400,"
                  "\"target\":1374}");
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
    memory_machine_free(memory);
}

/* Right already, or only shown: no lock, no journal, no change. */
static void test_nothing_is_touched(void **state)
{
    struct memory_machine *memory = pc_laptop(1);
    struct machine machine = memory_machine_open(memory);
    struct apply_request request = pc_apply_mtu(1374);
    struct error err;

    (void)state;
    assert_int_equal(apply_mtu(memory, 1400, &err), STATUS_OK);
    request.dry_run = true;
    assert_int_equal(pc_run_apply(&machine, &request, &err), STATUS_OK);
    assert_string_equal(memory_machine_log(memory),
                        "list_interfaces\nlist_default_routes\nlist_connections\n"
                        "list_interfaces\nlist_default_routes\nlist_connections\n");
    memory_machine_free(memory);
}

/* How Windows answers the change of IPv4, and what apply makes of it. */
static const struct {
    const char *why;
    enum memory_set_kind kind;
    uint32_t value;
    enum status status;
    uint32_t windows_code;
    enum change_result result;
    uint32_t mtu;     /* afterwards */
    bool is_recorded; /* the journal speaks of it */
} answers[] = {
    {"as asked", MEMORY_SET_OBEY, 0, STATUS_OK, 0, CHANGE_CHANGED, 1374, true},
    {"keeps less", MEMORY_SET_CLAMP, 1350, STATUS_PARTLY, 0, CHANGE_FAILED, 1350, true},
    {"keeps what was there", MEMORY_SET_IGNORE, 0, STATUS_PARTLY, 0, CHANGE_FAILED, 1300, false},
    {"refuses the value", MEMORY_SET_REFUSE_ABOVE, 1350, STATUS_PARTLY, 87, CHANGE_FAILED, 1300,
     false},
    {"lacks the interface", MEMORY_SET_REFUSE, 2, STATUS_PARTLY, 2, CHANGE_FAILED, 1300, false},
    {"lacks the rights", MEMORY_SET_REFUSE, 5, STATUS_PARTLY, 5, CHANGE_FAILED, 1300, false},
    {"lacks the family", MEMORY_SET_REFUSE, 1168, STATUS_OK, 1168, CHANGE_SKIPPED, 1300, false},
    {"lacks memory", MEMORY_SET_REFUSE, 8, STATUS_PARTLY, 8, CHANGE_FAILED, 1300, false},
    {"a device does not work", MEMORY_SET_REFUSE, 31, STATUS_PARTLY, 31, CHANGE_FAILED, 1300,
     false},
    {"is not supported", MEMORY_SET_REFUSE, 50, STATUS_PARTLY, 50, CHANGE_FAILED, 1300, false},
    {"a code that has no sentence", MEMORY_SET_REFUSE, 9999, STATUS_PARTLY, 9999, CHANGE_FAILED,
     1300, false},
};

static void test_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct apply_request request = pc_apply_mtu(1374);
        struct targets targets = {NULL, 0};
        const struct change *change;
        struct error err;

        print_message("Windows %s\n", answers[i].why);
        pc_set_mtu(memory, PC_VPN, FAMILY_IPV4, 1300);
        pc_behave(memory, PC_VPN, FAMILY_IPV4, answers[i].kind, answers[i].value);
        assert_int_equal(apply_run(&machine, &request, &targets, &err), answers[i].status);
        assert_int_equal(targets.count, 1);
        change = &targets.rows[0].changes[FAMILY_IPV4];
        assert_int_equal(change->result, answers[i].result);
        if (change->result != CHANGE_CHANGED)
            assert_int_equal(change->error.windows_code, answers[i].windows_code);
        if (answers[i].kind == MEMORY_SET_CLAMP) {
            assert_non_null(strstr(change->error.message, "1374"));
            assert_non_null(strstr(change->error.message, "1350"));
        }
        assert_int_equal(targets.rows[0].changes[FAMILY_IPV6].result, CHANGE_CHANGED);
        assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), answers[i].mtu);
        assert_int_equal(memory_machine_record(memory, RECORD_IPV4) != NULL,
                         answers[i].is_recorded);
        assert_false(memory_machine_is_locked(memory));
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

/* The journal cannot be written: nothing is changed. */
static void test_no_journal_no_change(void **state)
{
    struct memory_machine *memory = pc_laptop(1);
    struct error err;

    (void)state;
    memory_machine_fail(memory, MEMORY_JOURNAL_WRITE, 1, MEMORY_FOR_EVER, STATUS_WINDOWS, 1450);
    assert_int_equal(apply_mtu(memory, 1374, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, 1450);
    assert_int_equal(memory_machine_calls(memory, MEMORY_SET_MTU), 0);
    assert_int_equal(memory_machine_unused_faults(memory), 0);
    memory_machine_free(memory);
}

/* What the user had stays known over several changes; what somebody else set in between is theirs.
 */
static void test_original(void **state)
{
    struct memory_machine *memory = pc_laptop(1);
    struct error err;

    (void)state;
    assert_int_equal(apply_mtu(memory, 1374, &err), STATUS_OK);
    assert_int_equal(apply_mtu(memory, 1300, &err), STATUS_OK);
    assert_record(memory, RECORD_IPV4,
                  "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1374,"
                  "\"target\":1300}");
    pc_set_mtu(memory, PC_VPN, FAMILY_IPV4, 1350);
    assert_int_equal(apply_mtu(memory, 1374, &err), STATUS_OK);
    assert_record(memory, RECORD_IPV4,
                  "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1350,\"before\":1350,"
                  "\"target\":1374}");
    assert_record(memory, RECORD_IPV6,
                  "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1300,"
                  "\"target\":1374}");
    memory_machine_free(memory);
}

/* The interface got another name: its original is still its original, also where a change fails. */
static void test_renamed(void **state)
{
    struct memory_machine *memory = pc_laptop(1);
    const char *earlier;
    char before[MACHINE_RECORD_TEXT_SIZE];
    struct error err;

    (void)state;
    assert_int_equal(apply_mtu(memory, 1374, &err), STATUS_OK);
    earlier = memory_machine_record(memory, RECORD_IPV4);
    assert_non_null(earlier);
    snprintf(before, sizeof before, "%s", earlier);
    snprintf(memory_machine_find(memory, PC_VPN)->row.name, MACHINE_NAME_SIZE, "Office");

    pc_behave(memory, PC_VPN, FAMILY_IPV4, MEMORY_SET_REFUSE, 87);
    assert_int_equal(apply_mtu(memory, 1300, &err), STATUS_PARTLY);
    assert_record(memory, RECORD_IPV4, before);

    pc_behave(memory, PC_VPN, FAMILY_IPV4, MEMORY_SET_OBEY, 0);
    assert_int_equal(apply_mtu(memory, 1300, &err), STATUS_OK);
    assert_record(memory, RECORD_IPV4,
                  "{\"version\":1,\"name\":\"Office\",\"index\":43,\"original\":1400,"
                  "\"before\":1374,\"target\":1300}");
    memory_machine_free(memory);
}

/* Waiting: a VPN after three seconds of the machine's own clock. */
static void test_wait(void **state)
{
    static const struct {
        const char *why;
        const char *interface;
        uint32_t wait_ms;
        enum status status;
        uint32_t sleeps;
    } rows[] = {
        {"not at all", NULL, 0, STATUS_NO_VPN, 0},
        {"too short", NULL, 2900, STATUS_NO_VPN, 12},
        {"long enough", NULL, 60000, STATUS_OK, 12},
        {"for a name, too short", "VPN", 1000, STATUS_NO_INTERFACE, 4},
        {"for a name", "VPN", 3000, STATUS_OK, 12},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc_laptop(0);
        struct machine machine = memory_machine_open(memory);
        struct apply_request request = pc_apply_mtu(1374);
        struct memory_event event = {.at_ms = 3000, .kind = MEMORY_EVENT_ADD};
        struct error err;

        print_message("waiting %s\n", rows[i].why);
        event.interface = pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, 1400, 0);
        memory_machine_schedule(memory, &event);
        request.wait_ms = rows[i].wait_ms;
        request.plan.interface = rows[i].interface;
        assert_int_equal(pc_run_apply(&machine, &request, &err), rows[i].status);
        assert_int_equal(memory_machine_calls(memory, MEMORY_SLEEP), rows[i].sleeps);
        memory_machine_free(memory);
    }
}

/* With a plan from before the lock, as watch does it. */
static enum status apply_planned_mtu(struct memory_machine *memory, uint32_t mtu, struct error *err)
{
    struct machine machine = memory_machine_open(memory);
    struct apply_request request = pc_apply_mtu(mtu);
    struct targets planned = {NULL, 0};
    struct targets targets = {NULL, 0};
    enum status status;

    assert_int_equal(plan_make(&machine, &request.plan, &planned, err), STATUS_OK);
    status = apply_planned(&machine, &request.plan, &planned, &targets, err);
    assert_int_equal(planned.count, 0);
    targets_free(&targets);
    return status;
}

/* While the lock is waited for, the PC changes: only what is there afterwards counts. */
static void test_changes_behind_the_lock(void **state)
{
    static const struct {
        const char *why;
        struct memory_event event;
        uint32_t until_ms;
        enum status status;
        const char *changes;
    } rows[] = {
        {"somebody sets another MTU",
         {1000,
          MEMORY_EVENT_MTU,
          FAMILY_IPV4,
          {.row = {.luid = PC_VPN, .ip = {{true, 1300, 0}}}},
          0},
         5000,
         STATUS_OK,
         "journal_write " RECORD_IPV4 "\nset_mtu 43 ipv4 1374\n"},
        {"somebody sets the wanted MTU",
         {1000,
          MEMORY_EVENT_MTU,
          FAMILY_IPV4,
          {.row = {.luid = PC_VPN, .ip = {{true, 1374, 0}}}},
          0},
         5000,
         STATUS_OK,
         ""},
        {"the VPN goes away",
         {1000, MEMORY_EVENT_REMOVE, FAMILY_IPV4, {.row = {.luid = PC_VPN}}, 0},
         5000,
         STATUS_NO_VPN,
         ""},
        {"nobody lets go",
         {1000, MEMORY_EVENT_REMOVE, FAMILY_IPV4, {.row = {.luid = PC_VPN}}, 0},
         MEMORY_FOR_EVER,
         STATUS_BUSY,
         ""},
    };

    (void)state;
    for (size_t i = 0; i < 2 * (sizeof rows / sizeof rows[0]); i++) {
        const bool planned = i >= sizeof rows / sizeof rows[0];
        const size_t row = i % (sizeof rows / sizeof rows[0]);
        struct memory_machine *memory = pc_laptop(0);
        struct error err;

        print_message("%s\n", rows[row].why);
        pc_add(memory, pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, 1400, 0));
        memory_machine_hold_lock(memory, rows[row].until_ms);
        memory_machine_schedule(memory, &rows[row].event);
        assert_int_equal(planned ? apply_planned_mtu(memory, 1374, &err)
                                 : apply_mtu(memory, 1374, &err),
                         rows[row].status);
        assert_string_equal(memory_machine_changes(memory), rows[row].changes);
        memory_machine_free(memory);
    }
}

/* The original is what was there under the lock, not what the first look saw. */
static void test_original_is_read_under_the_lock(void **state)
{
    static enum status (*const ways[])(struct memory_machine * memory, uint32_t mtu,
                                       struct error * err) = {apply_mtu, apply_planned_mtu};

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct memory_event event = {.at_ms = 1000, .kind = MEMORY_EVENT_MTU};
        struct error err;

        event.interface.row.luid = PC_VPN;
        event.interface.row.ip[FAMILY_IPV4].mtu = 1300;
        memory_machine_schedule(memory, &event);
        memory_machine_hold_lock(memory, 5000);
        assert_int_equal(ways[i](memory, 1374, &err), STATUS_OK);
        assert_record(memory, RECORD_IPV4,
                      "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1300,\"before\":"
                      "1300,\"target\":1374}");
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_nothing_is_touched),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_no_journal_no_change),
        cmocka_unit_test(test_original),
        cmocka_unit_test(test_renamed),
        cmocka_unit_test(test_wait),
        cmocka_unit_test(test_changes_behind_the_lock),
        cmocka_unit_test(test_original_is_read_under_the_lock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
