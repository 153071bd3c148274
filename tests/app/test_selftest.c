/* SPDX-License-Identifier: MIT */
/*
 * selftest --set with every call of the machine failing in turn, in every way: the MTU that was
 * there is there again, or undo brings it back. And what it does on a PC where nothing fails.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/faulty_machine.h"
#include "app/pc.h"
#include "app/selftest.h"

enum {
    ORIGINAL_MTU = 1400,
    CALLS_MAX = 400
};

struct scene {
    const char *why;
    uint32_t earlier_mtu; /* applied first; 0: nothing */
    enum memory_set_kind kind;
    uint32_t value;
};

static const struct scene scenes[] = {
    {"Windows takes everything", 0, MEMORY_SET_OBEY, 0},
    {"apply has been there before", 1374, MEMORY_SET_OBEY, 0},
    {"Windows refuses what is too much", 0, MEMORY_SET_REFUSE_ABOVE, ORIGINAL_MTU},
    {"Windows keeps what is too much below it", 0, MEMORY_SET_CLAMP, 1450},
    {"Windows keeps nothing", 0, MEMORY_SET_IGNORE, 0},
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
    struct memory_machine *memory = pc_laptop(1);
    struct machine machine = memory_machine_open(memory);
    struct apply_request request = pc_apply_mtu(scene->earlier_mtu);
    struct error err;

    if (scene->earlier_mtu != 0)
        assert_int_equal(pc_run_apply(&machine, &request, &err), STATUS_OK);
    for (int family = 0; family < FAMILY_COUNT; family++)
        pc_behave(memory, PC_VPN, (enum family)family, scene->kind, scene->value);
    return memory;
}

static enum status run_set(const struct machine *machine, struct selftest_report *report,
                           bool *has_report)
{
    const struct selftest_request request = {.interface = "43", .set = true};
    struct error err = {.status = STATUS_OK};
    enum status status;

    *report = (struct selftest_report){.rows = NULL};
    status = selftest_run(machine, &request, report, has_report, &err);
    assert_true(status == STATUS_OK || err.message[0] != '\0');
    return status;
}

/* Nothing is locked, open or lost, whatever happened. */
static void check_end(const struct scene *scene, struct memory_machine *memory, bool killed,
                      enum status status)
{
    const uint32_t was = scene->earlier_mtu != 0 ? scene->earlier_mtu : ORIGINAL_MTU;
    struct machine machine = memory_machine_open(memory);
    struct error err;

    assert_false(memory_machine_is_locked(memory));
    for (int family = 0; family < FAMILY_COUNT; family++) {
        if (!killed && status != STATUS_PARTLY)
            assert_int_equal(pc_mtu(memory, PC_VPN, (enum family)family), was);
        /* The one state that undo cannot know: a value of the driver's own, not noted down yet. */
        if (killed && scene->kind == MEMORY_SET_CLAMP &&
            pc_mtu(memory, PC_VPN, (enum family)family) == scene->value)
            return;
        pc_behave(memory, PC_VPN, (enum family)family, MEMORY_SET_OBEY, 0);
    }
    assert_int_equal(pc_run_undo(&machine, &err), STATUS_OK);
    for (int family = 0; family < FAMILY_COUNT; family++)
        assert_int_equal(pc_mtu(memory, PC_VPN, (enum family)family), ORIGINAL_MTU);
    assert_int_equal(pc_mtu(memory, PC_WIFI, FAMILY_IPV4), 1500);
}

/* False: there is no such call. */
static bool disturb(const struct scene *scene, enum faulty_mode mode, size_t fault, uint32_t nth)
{
    struct memory_machine *memory = prepare(scene);
    struct faulty faulty = {.machine = memory_machine_open(memory),
                            .nth = nth,
                            .mode = mode,
                            .status = faults[fault].status,
                            .windows_code = faults[fault].windows_code};
    struct machine machine = faulty_open(&faulty);
    struct selftest_report report;
    bool has_report;
    enum status status = run_set(&machine, &report, &has_report);
    bool hit = faulty.failed > 0;

    if (has_report)
        selftest_free(&report);
    check_end(scene, memory, mode == FAULTY_FOR_EVER || mode == FAULTY_AFTERWARDS, status);
    memory_machine_free(memory);
    return hit;
}

static void every_call_fails(void **unused)
{
    static const enum faulty_mode modes[] = {FAULTY_ONCE, FAULTY_FOR_EVER, FAULTY_LIES,
                                             FAULTY_AFTERWARDS};
    unsigned runs = 0;

    (void)unused;
    for (size_t scene = 0; scene < sizeof scenes / sizeof scenes[0]; scene++)
        for (size_t mode = 0; mode < sizeof modes / sizeof modes[0]; mode++)
            for (size_t fault = 0; fault < sizeof faults / sizeof faults[0]; fault++) {
                uint32_t nth = 1;

                while (nth < CALLS_MAX && disturb(&scenes[scene], modes[mode], fault, nth))
                    nth++;
                assert_true(nth < CALLS_MAX);
                runs += nth - 1;
            }
    print_message("%u runs\n", runs);
    assert_true(runs > 3000);
}

static const struct selftest_row *row_of(const struct selftest_report *report,
                                         enum selftest_fact fact)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->rows[i].fact == fact)
            return &report->rows[i];
    fail_msg("no row %s", selftest_question(fact)->id);
    return NULL;
}

/* Each change comes after its record in the journal, and the last one is the value that was. */
static void journal_comes_first(void **unused)
{
    struct memory_machine *memory = prepare(&scenes[0]);
    struct machine machine = memory_machine_open(memory);
    struct selftest_report report;
    bool has_report;
    const char *line;
    const char *last = NULL;
    unsigned sets = 0;

    (void)unused;
    assert_int_equal(run_set(&machine, &report, &has_report), STATUS_OK);
    assert_true(has_report);
    line = memory_machine_changes(memory);
    assert_int_equal(strncmp(line, "journal_write", 13), 0);
    for (; line != NULL && *line != '\0'; line = strchr(line, '\n') + 1) {
        if (strncmp(line, "set_mtu", 7) == 0) {
            sets++;
            assert_true(strncmp(last, "journal_write", 13) == 0 ||
                        strncmp(line, "set_mtu 43 ipv4 1400", 20) == 0 ||
                        strncmp(line, "set_mtu 43 ipv6 1400", 20) == 0);
        }
        last = line;
    }
    assert_int_equal(sets, 16); /* seven values and the one that was, of two families */
    assert_int_equal(strncmp(last, "journal_delete", 14), 0);
    selftest_free(&report);
    memory_machine_free(memory);
}

static void ctrl_c_ends_the_trials(void **unused)
{
    struct memory_machine *memory = prepare(&scenes[0]);
    struct machine machine = memory_machine_open(memory);
    const struct memory_event stop = {.kind = MEMORY_EVENT_NEWS, .news = MACHINE_EVENT_STOP};
    struct selftest_report report;
    bool has_report;

    (void)unused;
    memory_machine_schedule(memory, &stop);
    assert_int_equal(run_set(&machine, &report, &has_report), STATUS_OK);
    assert_int_equal(row_of(&report, SELFTEST_SET_SAME)->result, SELFTEST_MEASURED);
    assert_int_equal(row_of(&report, SELFTEST_SET_LOWER)->result, SELFTEST_NOT_MEASURED);
    assert_string_equal(row_of(&report, SELFTEST_SET_PHYSICAL)->why, "it was stopped");
    check_end(&scenes[0], memory, false, STATUS_OK);
    selftest_free(&report);
    memory_machine_free(memory);
}

/* Without --set nothing is written anywhere. */
static void looking_changes_nothing(void **unused)
{
    struct memory_machine *memory = prepare(&scenes[0]);
    struct machine machine = memory_machine_open(memory);
    const struct selftest_request request = {.full = true};
    struct selftest_report report;
    struct error err;
    bool has_report;

    (void)unused;
    assert_int_equal(selftest_run(&machine, &request, &report, &has_report, &err), STATUS_OK);
    assert_string_equal(memory_machine_changes(memory), "");
    assert_int_equal(memory_machine_calls(memory, MEMORY_LOCK), 0);
    /* Every fact is told, be it that it was not measured. */
    for (int fact = 0; fact < SELFTEST_FACT_COUNT; fact++)
        if (selftest_question((enum selftest_fact)fact)->about != SELFTEST_ABOUT_SET)
            assert_non_null(row_of(&report, (enum selftest_fact)fact));
    selftest_free(&report);
    memory_machine_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_fails),
        cmocka_unit_test(journal_comes_first),
        cmocka_unit_test(ctrl_c_ends_the_trials),
        cmocka_unit_test(looking_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
