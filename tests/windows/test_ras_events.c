/* SPDX-License-Identifier: MIT */
/* list_ras_events: events that are not as they should be. The usual ones: tests/machine. */
#include <wchar.h>

#include "fake_live.h"
#include "windows/machine_windows.h"

static struct machine_windows state;
static struct machine machine;

static int set_up(void **unused)
{
    const struct fake_ras_event event = {
        .id = 20225, .filetime = 1, .call = L"CoId={1}", .name = L"Work"};

    (void)unused;
    machine = machine_windows_open(&state, fake_api_new());
    fake_evt_add(&event);
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    machine_windows_close(&state);
    fake_api_check();
    return 0;
}

/* What the one event is told as. */
static void expect(const char *call, const char *name)
{
    struct machine_ras_events list = {NULL, 0};
    struct error err;

    assert_int_equal(machine.ops->list_ras_events(machine.self, &list, &err), STATUS_OK);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.rows[0].id, 20225);
    assert_string_equal(list.rows[0].call, call);
    assert_string_equal(list.rows[0].name, name);
    machine_ras_events_free(&list);
}

static void fewer_values(void **unused)
{
    (void)unused;
    fake_evt_odd(1, EvtVarTypeString);
    expect("CoId={1}", "");
    fake_evt_odd(0, EvtVarTypeString);
    expect("", "");
}

static void no_text(void **unused)
{
    (void)unused;
    fake_evt_odd(3, EvtVarTypeUInt64);
    expect("", "");
}

static void more_room_is_made_once(void **unused)
{
    struct machine_ras_events list = {NULL, 4711};
    struct error err;

    (void)unused;
    fake_evt_enlarge(8000);
    expect("CoId={1}", "Work");
    /* More than any event has: Windows is not believed. */
    fake_evt_enlarge(2 << 20);
    assert_int_equal(machine.ops->list_ras_events(machine.self, &list, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_INSUFFICIENT_BUFFER);
    assert_int_equal(list.count, 4711);
}

static void a_name_that_is_too_long(void **unused)
{
    struct fake_ras_event event = {.id = 20225, .filetime = 2, .call = L"CoId={2}"};
    struct machine_ras_events list = {NULL, 0};
    struct error err;

    (void)unused;
    wmemset(event.name, 0x9577, 259);
    fake_evt_add(&event);
    assert_int_equal(machine.ops->list_ras_events(machine.self, &list, &err), STATUS_OK);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.rows[0].name, "");
    machine_ras_events_free(&list);
}

#define CASE(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(fewer_values),
        CASE(no_text),
        CASE(more_room_is_made_once),
        CASE(a_name_that_is_too_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
