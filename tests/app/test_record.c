/* SPDX-License-Identifier: MIT */
/* What a run leaves behind, at every verbosity; and that none of it can fail a run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/record.h"
#include "support/memory_machine.h"

#define LOG "C:\\v.log"

static struct memory_machine *memory;
static struct machine machine;
static struct recorder recorder;

static int set_up(void **unused)
{
    (void)unused;
    memory = memory_machine_new();
    machine = memory_machine_open(memory);
    recorder = (struct recorder){
        .machine = &machine,
        .command = "apply",
        .version = "1.2.3",
        .log_path = LOG,
        .verbosity = RECORD_CHANGES,
    };
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    assert_int_equal(memory_machine_unused_faults(memory), 0);
    memory_machine_free(memory);
    return 0;
}

/* A VPN whose IPv4 MTU ended with RESULT. */
static struct target make_target(enum change_result result)
{
    struct target target = {
        .luid = 43,
        .index = 43,
        .name = "VPN",
        .path_source = PATH_ASSUMED,
        .path_mtu = 1454,
        .change_count = 1,
    };

    target.changes[0] = (struct change){.from = 1400, .to = 1374, .result = result};
    error_set_windows(&target.changes[0].error, STATUS_WINDOWS, 87, "No.", "cannot set it");
    return target;
}

static void record(struct target *target, enum status status, const char *message)
{
    const struct targets targets = {target, target != NULL};
    struct error err;

    error_set(&err, status, "%s", message);
    record_targets(&recorder, &targets, status, &err);
}

static void assert_events(const char *expected)
{
    char ids[128] = "";

    for (size_t i = 0; i < memory_machine_event_count(memory); i++) {
        enum machine_severity severity;
        size_t len = strlen(ids);

        snprintf(ids + len, sizeof ids - len, "%s%u", i == 0 ? "" : " ",
                 (unsigned)memory_machine_event(memory, i, &severity));
    }
    assert_string_equal(ids, expected);
}

static void what_each_verbosity_tells(void **unused)
{
    static const struct {
        enum record_verbosity verbosity;
        enum change_result result;
        enum status status;
        const char *events;
    } rows[] = {
        {RECORD_OFF, CHANGE_CHANGED, STATUS_OK, ""},
        {RECORD_OFF, CHANGE_FAILED, STATUS_WINDOWS, ""},
        {RECORD_FAILURES, CHANGE_CHANGED, STATUS_OK, ""},
        {RECORD_FAILURES, CHANGE_FAILED, STATUS_WINDOWS, "300"},
        {RECORD_CHANGES, CHANGE_CHANGED, STATUS_OK, "100"},
        {RECORD_CHANGES, CHANGE_UNCHANGED, STATUS_OK, ""},
        {RECORD_CHANGES, CHANGE_WOULD_CHANGE, STATUS_OK, ""},
        {RECORD_CHANGES, CHANGE_SKIPPED, STATUS_OK, ""},
        {RECORD_CHANGES, CHANGE_FAILED, STATUS_WINDOWS, "300"},
        {RECORD_CHANGES, CHANGE_FAILED, STATUS_PARTLY, "300 201"},
        {RECORD_ALL, CHANGE_CHANGED, STATUS_OK, "100 130"},
        {RECORD_ALL, CHANGE_UNCHANGED, STATUS_OK, "130"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct target target = make_target(rows[i].result);

        recorder.verbosity = rows[i].verbosity;
        record_begin(&recorder, false);
        record(&target, rows[i].status, "message");
        record_end(&recorder, status_exit_code(rows[i].status));
        assert_events(rows[i].events);
        tear_down(unused);
        set_up(unused);
    }
}

static void failures_without_targets(void **unused)
{
    static const struct {
        enum status status;
        const char *events;
        const char *why;
    } rows[] = {
        {STATUS_NO_VPN, "", "the rule on a PC whose VPN is not connected"},
        {STATUS_NO_INTERFACE, "", "likewise, where it is named"},
        {STATUS_NOT_BOUND, "", "likewise, while it comes up"},
        {STATUS_HEADROOM, "200", "refused by the rule"},
        {STATUS_USAGE, "302", "a configuration error that nobody would see"},
        {STATUS_BUSY, "302", "somebody else has the lock for ever"},
        {STATUS_ACCESS_DENIED, "302", "a task without rights"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        record_begin(&recorder, false);
        record(NULL, rows[i].status, rows[i].why);
        record_end(&recorder, status_exit_code(rows[i].status));
        assert_events(rows[i].events);
        assert_string_equal(memory_machine_state_text(memory, "LastMessage"), rows[i].why);
        assert_int_equal(memory_machine_state_number(memory, "LastExitCode"),
                         status_exit_code(rows[i].status));
        tear_down(unused);
        set_up(unused);
    }
}

/* A path that could not be measured is told when the MTU comes to depend on it, not each time. */
static void doubts(void **unused)
{
    struct target target = make_target(CHANGE_UNCHANGED);

    (void)unused;
    target.path.asked = true;
    error_set(&target.path.why_not, STATUS_INCONCLUSIVE, "nobody answers");
    record_begin(&recorder, false);
    record(&target, STATUS_OK, "");
    assert_events("");
    target.changes[0].result = CHANGE_CHANGED;
    record(&target, STATUS_OK, "");
    assert_events("100 202");
    assert_string_equal(memory_machine_insert(memory, 1, 2), "nobody answers");
    target.changes[0].result = CHANGE_UNCHANGED;
    target.proof = (struct proof){.result = PROOF_CONTRADICTED, .inner_len = 1374};
    record(&target, STATUS_INCONCLUSIVE, "the proof contradicts");
    assert_events("100 202 303");
    assert_string_equal(memory_machine_insert(memory, 2, 1), "1374");
}

static void restored_and_left_alone(void **unused)
{
    struct target target = make_target(CHANGE_CHANGED);

    (void)unused;
    record_begin(&recorder, true);
    record(&target, STATUS_OK, "");
    target.changes[0].target = CHANGE_REGISTRY;
    target.changes[0].to_absent = true;
    record(&target, STATUS_OK, "");
    target.changes[0].result = CHANGE_FAILED;
    record(&target, STATUS_WINDOWS, "");
    error_set(&target.changes[0].error, STATUS_CHANGED_SINCE, "left");
    record(&target, STATUS_CHANGED_SINCE, "left");
    assert_events("101 103 301 203");
    assert_string_equal(memory_machine_insert(memory, 1, 1), "-");
    assert_string_equal(memory_machine_insert(memory, 2, 3), "87");
}

/* The first target is the one that inventory sees; what failed still has its old value. */
static void last_result(void **unused)
{
    struct target both[2] = {make_target(CHANGE_CHANGED), make_target(CHANGE_FAILED)};
    const struct targets targets = {both, 2};
    struct error err;

    (void)unused;
    memcpy(both[1].name, "Other", 6);
    error_set(&err, STATUS_PARTLY, "partly done");
    record_begin(&recorder, false);
    record_targets(&recorder, &targets, STATUS_PARTLY, &err);
    record_end(&recorder, 7);
    assert_string_equal(memory_machine_state_text(memory, "LastInterface"), "VPN");
    assert_int_equal(memory_machine_state_number(memory, "LastMtu"), 1374);
    assert_int_equal(memory_machine_state_number(memory, "LastPathMtu"), 1454);
    assert_string_equal(memory_machine_state_text(memory, "LastMessage"),
                        "cannot set it: No. (87)");
    both[0] = both[1];
    recorder.failed = false;
    record_targets(&recorder, &targets, STATUS_PARTLY, &err);
    record_end(&recorder, 3);
    assert_int_equal(memory_machine_state_number(memory, "LastMtu"), 1400);
}

static void not_begun_is_one_line(void **unused)
{
    struct target target = make_target(CHANGE_CHANGED);

    (void)unused;
    record(&target, STATUS_OK, "");
    record_end(&recorder, 0);
    assert_events("");
    assert_null(memory_machine_state_text(memory, "LastTime"));
    assert_string_equal(memory_machine_file(memory, LOG), "2026-01-01T00:00:00Z apply exit 0\n");
}

/* The longest name, all of it to be escaped: the line is cut, and stays one line. */
static void hostile_name(void **unused)
{
    struct target target = make_target(CHANGE_CHANGED);
    const char *log;

    (void)unused;
    memset(target.name, '\n', sizeof target.name - 1);
    record_begin(&recorder, false);
    record(&target, STATUS_OK, "");
    log = memory_machine_file(memory, LOG);
    assert_ptr_equal(strchr(log, '\n'), log + strlen(log) - 1);
    assert_true(strlen(log) <= MACHINE_LOG_LINE_SIZE);
    assert_null(strchr(memory_machine_insert(memory, 0, 0), '\n'));
}

static void nothing_of_it_fails_a_run(void **unused)
{
    struct target target = make_target(CHANGE_CHANGED);

    (void)unused;
    memory_machine_fail(memory, MEMORY_EVENT_WRITE, 1, 1, STATUS_WINDOWS, 1450);
    memory_machine_fail(memory, MEMORY_STATE_WRITE, 1, 1, STATUS_WINDOWS, 1450);
    memory_machine_fail(memory, MEMORY_LOG_APPEND, 1, MEMORY_FOR_EVER, STATUS_WINDOWS, 1450);
    record_begin(&recorder, false);
    record(&target, STATUS_OK, "");
    record_end(&recorder, 0);
    assert_int_equal(recorder.log_error.windows_code, 1450);
    assert_events("205"); /* that the log file failed */
}

/* 1 MiB, then .1 */
static void rotation(void **unused)
{
    static char version[2000];
    const char *const inserts[] = {version};
    size_t lines = 0;

    (void)unused;
    memset(version, 'x', sizeof version - 1);
    recorder.verbosity = RECORD_OFF;
    while (memory_machine_file(memory, LOG ".1") == NULL && lines++ < 2000)
        record_event(&recorder, EVENT_WATCH_STARTED, inserts);
    assert_in_range(strlen(memory_machine_file(memory, LOG ".1")), RECORD_LOG_BYTES - 2200,
                    RECORD_LOG_BYTES);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_each_verbosity_tells),
        CASE(failures_without_targets),
        CASE(doubts),
        CASE(restored_and_left_alone),
        CASE(last_result),
        CASE(not_begun_is_one_line),
        CASE(hostile_name),
        CASE(nothing_of_it_fails_a_run),
        CASE(rotation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
