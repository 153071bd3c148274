/* SPDX-License-Identifier: MIT */
/* event_log.c over the fake; and that Wine's, or Windows', event log takes an event. */
#include <string.h>
#include <wchar.h>

#include "fake_report.h"
#include "windows/machine_windows.h"

static void calls_pair_up(void **unused)
{
    static const char *const inserts[] = {"VPN", "IPv4"};
    struct machine_windows state;
    struct machine machine = machine_windows_open(&state, fake_api_new());
    struct error err;

    (void)unused;
    assert_int_equal(machine.ops->event_write(machine.self, MACHINE_ERROR, 300, inserts, 2, &err),
                     STATUS_OK);
    assert_int_equal(fake_api_calls(WINDOWS_API_RegisterEventSourceW), 1);
    assert_int_equal(fake_api_calls(WINDOWS_API_ReportEventW), 1);
    assert_int_equal(fake_api_calls(WINDOWS_API_DeregisterEventSource), 1);
    assert_int_equal(fake_events_last()->id, 0xC000012C);
    assert_int_equal(fake_events_last()->type, EVENTLOG_ERROR_TYPE);
    assert_true(wcscmp(fake_events_last()->strings[1], L"IPv4") == 0);

    /* A source that cannot be had is not let go either; one that was had is, though it fails. */
    fake_api_fail(WINDOWS_API_RegisterEventSourceW, 1, 1, RPC_S_SERVER_UNAVAILABLE);
    assert_int_equal(machine.ops->event_write(machine.self, MACHINE_ERROR, 300, inserts, 2, &err),
                     STATUS_WINDOWS);
    assert_int_equal(err.windows_code, RPC_S_SERVER_UNAVAILABLE);
    fake_api_fail(WINDOWS_API_ReportEventW, 1, 1, ERROR_ACCESS_DENIED);
    assert_int_equal(machine.ops->event_write(machine.self, MACHINE_ERROR, 300, inserts, 2, &err),
                     STATUS_ACCESS_DENIED);
    assert_string_equal(err.message, "cannot write to the event log: Access is denied. (5)");
    assert_int_equal(fake_api_calls(WINDOWS_API_DeregisterEventSource), 2);
    assert_int_equal(machine.ops->event_write(machine.self, MACHINE_ERROR, 300, inserts, 9, &err),
                     STATUS_INTERNAL);
    fake_api_check();
}

static void system_takes_an_event(void **unused)
{
    static const char *const inserts[] = {"a%1b", "%n"};
    struct windows_api api;
    struct machine_windows state;
    struct machine machine;
    struct error err;

    (void)unused;
    windows_api_init(&api);
    machine = machine_windows_open(&state, &api);
    assert_int_equal(
        machine.ops->event_write(machine.self, MACHINE_INFORMATION, 101, inserts, 2, &err),
        STATUS_OK);
    machine_windows_close(&state);
    windows_api_close(&api);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_pair_up),
        cmocka_unit_test(system_takes_an_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
