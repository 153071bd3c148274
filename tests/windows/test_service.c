/* SPDX-License-Identifier: MIT */
/* A service's life over the fake: what Windows is told, in which order, from which thread. */
#include <string.h>

#include "fake_news.h"
#include "windows/machine_windows.h"

static struct machine_windows state;
static struct machine machine;

/* What the body saw. */
static struct {
    DWORD caller;
    DWORD thread;
    unsigned runs;
    unsigned happened;
    DWORD state_at_start;
    int result;
    bool waits;
} seen;

static int set_up(void **unused)
{
    (void)unused;
    machine = machine_windows_open(&state, fake_api_new());
    memset(&seen, 0, sizeof seen);
    seen.caller = GetCurrentThreadId();
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    machine_windows_close(&state);
    fake_api_check();
    return 0;
}

static int body(void *context)
{
    struct machine_events *events;
    struct error err;

    assert_ptr_equal(context, &seen);
    seen.runs++;
    seen.thread = GetCurrentThreadId();
    /* The second; by now it may have been told to stop, too. */
    seen.state_at_start = fake_service_report(1)->dwCurrentState;
    if (!seen.waits)
        return seen.result;
    assert_int_equal(machine.ops->events_open(machine.self, &events, &err), STATUS_OK);
    while (!(seen.happened & MACHINE_EVENT_STOP)) {
        unsigned happened;

        assert_int_equal(
            machine.ops->events_wait(machine.self, events, UINT32_MAX, &happened, &err), STATUS_OK);
        seen.happened |= happened;
    }
    machine.ops->events_close(machine.self, events);
    return seen.result;
}

static enum status run(int *result, struct error *err)
{
    return machine.ops->run_service(machine.self, body, &seen, result, err);
}

static void its_life(void **unused)
{
    static const DWORD stops[] = {SERVICE_CONTROL_STOP, SERVICE_CONTROL_SHUTDOWN};
    static const DWORD states[] = {SERVICE_START_PENDING, SERVICE_RUNNING, SERVICE_STOP_PENDING,
                                   SERVICE_STOPPED};

    (void)unused;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        const DWORD controls[] = {SERVICE_CONTROL_INTERROGATE, SERVICE_CONTROL_PAUSE, stops[i]};
        struct error err;
        int result = 4711;

        set_up(NULL);
        fake_events_wait_really();
        fake_service_start(controls, 3);
        seen.waits = true;
        assert_int_equal(run(&result, &err), STATUS_OK);
        assert_int_equal(result, 0);
        assert_int_equal(seen.runs, 1);
        assert_int_not_equal(seen.thread, seen.caller);
        assert_int_equal(seen.state_at_start, SERVICE_RUNNING);
        assert_int_equal(seen.happened, MACHINE_EVENT_STOP);
        assert_int_equal(fake_service_answer(0), NO_ERROR);
        assert_int_equal(fake_service_answer(1), ERROR_CALL_NOT_IMPLEMENTED);
        assert_int_equal(fake_service_answer(2), NO_ERROR);
        assert_int_equal(fake_service_reports(), 4);
        for (size_t s = 0; s < 4; s++) {
            const SERVICE_STATUS *report = fake_service_report(s);
            bool pending = s == 0 || s == 2;

            assert_int_equal(report->dwCurrentState, states[s]);
            assert_int_equal(report->dwControlsAccepted,
                             s == 1 ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0);
            assert_true(pending ? report->dwWaitHint > 1000 && report->dwCheckPoint > 0
                                : report->dwWaitHint == 0 && report->dwCheckPoint == 0);
            assert_int_equal(report->dwWin32ExitCode, NO_ERROR);
        }
        assert_false(state.is_service);
        fake_api_check();
    }
}

static void its_result(void **unused)
{
    const SERVICE_STATUS *last;
    struct error err;
    int result = 4711;

    (void)unused;
    fake_service_start(NULL, 0);
    seen.result = 7;
    assert_int_equal(run(&result, &err), STATUS_OK);
    assert_int_equal(result, 7);
    last = fake_service_report(fake_service_reports() - 1);
    assert_int_equal(last->dwCurrentState, SERVICE_STOPPED);
    assert_int_equal(last->dwWin32ExitCode, ERROR_SERVICE_SPECIFIC_ERROR);
    assert_int_equal(last->dwServiceSpecificExitCode, 7);
}

/* It may be stopped before it listens, and must not miss that. */
static void stopped_before_events_are_open(void **unused)
{
    struct machine_events *events;
    struct error err;
    unsigned happened = 0;

    (void)unused;
    state.stop_asked = 1;
    assert_int_equal(machine.ops->events_open(machine.self, &events, &err), STATUS_OK);
    assert_int_equal(machine.ops->events_wait(machine.self, events, 0, &happened, &err), STATUS_OK);
    assert_int_equal(happened, MACHINE_EVENT_STOP);
    machine.ops->events_close(machine.self, events);
}

static void not_started_as_one(void **unused)
{
    struct error err;
    int result = 4711;

    (void)unused;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(run(&result, &err), STATUS_WINDOWS);
        assert_int_equal(err.windows_code, ERROR_FAILED_SERVICE_CONTROLLER_CONNECT);
        assert_true(err.advice[0] != '\0');
        assert_int_equal(result, 4711);
        assert_int_equal(seen.runs, 0);
    }
}

static void every_documented_code(void **unused)
{
    static const struct {
        enum windows_function function;
        uint32_t nth;
        DWORD code;
        unsigned runs;
        bool works;
    } rows[] = {
        {WINDOWS_API_StartServiceCtrlDispatcherW, 1, ERROR_INVALID_DATA, 0, false},
        {WINDOWS_API_StartServiceCtrlDispatcherW, 1, ERROR_SERVICE_ALREADY_RUNNING, 0, false},
        {WINDOWS_API_RegisterServiceCtrlHandlerExW, 1, ERROR_NOT_ENOUGH_MEMORY, 0, false},
        {WINDOWS_API_RegisterServiceCtrlHandlerExW, 1, ERROR_SERVICE_NOT_IN_EXE, 0, false},
        {WINDOWS_API_SetServiceStatus, 1, ERROR_INVALID_HANDLE, 0, false},
        {WINDOWS_API_SetServiceStatus, 2, ERROR_INVALID_DATA, 0, false},
        /* It has run and is over; Windows sees the process end. */
        {WINDOWS_API_SetServiceStatus, 3, ERROR_INVALID_DATA, 1, true},
        {WINDOWS_API_CreateEventW, 1, ERROR_NO_SYSTEM_RESOURCES, 0, false},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error err = {0};
        int result = 4711;

        set_up(NULL);
        fake_service_start(NULL, 0);
        fake_api_fail(rows[i].function, rows[i].nth, 1, rows[i].code);
        assert_int_equal(run(&result, &err), rows[i].works ? STATUS_OK : STATUS_WINDOWS);
        assert_int_equal(err.windows_code, rows[i].works ? 0 : rows[i].code);
        assert_int_equal(result, rows[i].works ? 0 : 4711);
        assert_int_equal(seen.runs, rows[i].runs);
        fake_api_check();
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_life),
        TEST(its_result),
        TEST(stopped_before_events_are_open),
        TEST(not_started_as_one),
        cmocka_unit_test(every_documented_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
