/* SPDX-License-Identifier: MIT */
/* News over the fake, which calls back on threads of its own, as Windows does. */
#include <string.h>

#include "fake_news.h"
#include "windows/machine_windows.h"

static struct machine_windows state;
static struct machine machine;
static struct machine_events *events;

static int set_up(void **unused)
{
    (void)unused;
    machine = machine_windows_open(&state, fake_api_new());
    events = NULL;
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    machine_windows_close(&state);
    fake_api_check();
    return 0;
}

static enum status open_events(struct error *err)
{
    return machine.ops->events_open(machine.self, &events, err);
}

static void open_well(void)
{
    struct error err;

    assert_int_equal(open_events(&err), STATUS_OK);
}

static void close_events(void)
{
    machine.ops->events_close(machine.self, events);
}

static unsigned wait_for(uint32_t wait_ms)
{
    unsigned happened = 4711;
    struct error err;

    assert_int_equal(machine.ops->events_wait(machine.self, events, wait_ms, &happened, &err),
                     STATUS_OK);
    return happened;
}

static void each_is_told_once(void **unused)
{
    static const struct {
        enum fake_news news;
        unsigned event;
    } rows[] = {{FAKE_NEWS_INTERFACE, MACHINE_EVENT_INTERFACE},
                {FAKE_NEWS_ROUTE, MACHINE_EVENT_ROUTE},
                {FAKE_NEWS_RAS, MACHINE_EVENT_RAS}};

    (void)unused;
    open_well();
    assert_int_equal(wait_for(0), 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint64_t start = fake_api_clock();

        fake_events_now(rows[i].news, 0);
        assert_int_equal(wait_for(1000), rows[i].event);
        fake_events_later(300, rows[i].news, 0);
        assert_int_equal(wait_for(UINT32_MAX), rows[i].event);
        assert_int_equal(fake_api_clock() - start, 300);
        assert_int_equal(wait_for(70), 0);
        assert_int_equal(fake_api_clock() - start, 370);
    }
    close_events();
}

static void many_become_one(void **unused)
{
    (void)unused;
    open_well();
    for (int i = 0; i < 200; i++)
        fake_events_now(i % 2 ? FAKE_NEWS_ROUTE : FAKE_NEWS_INTERFACE, 0);
    assert_int_equal(wait_for(1000), MACHINE_EVENT_INTERFACE | MACHINE_EVENT_ROUTE);
    assert_int_equal(wait_for(0), 0);
    close_events();
}

static void stop_stays(void **unused)
{
    static const DWORD controls[] = {CTRL_C_EVENT, CTRL_BREAK_EVENT, CTRL_CLOSE_EVENT,
                                     CTRL_LOGOFF_EVENT, CTRL_SHUTDOWN_EVENT};

    (void)unused;
    for (size_t i = 0; i < sizeof controls / sizeof controls[0]; i++) {
        bool kills = controls[i] != CTRL_C_EVENT && controls[i] != CTRL_BREAK_EVENT;

        set_up(NULL);
        open_well();
        fake_events_later(100, FAKE_NEWS_CONTROL, controls[i]);
        assert_int_equal(wait_for(UINT32_MAX), MACHINE_EVENT_STOP);
        /* Windows kills what has returned from these, and after 5 s what has not. */
        assert_true(kills ? fake_events_held() >= 3000 && fake_events_held() < 5000
                          : fake_events_held() == 0);
        fake_events_now(FAKE_NEWS_ROUTE, 0);
        assert_int_equal(wait_for(0), MACHINE_EVENT_STOP | MACHINE_EVENT_ROUTE);
        assert_int_equal(wait_for(UINT32_MAX), MACHINE_EVENT_STOP);
        close_events();
        fake_api_check();
    }
}

static void a_service_outlives_logoffs(void **unused)
{
    (void)unused;
    state.is_service = true;
    open_well();
    assert_true(fake_events_now(FAKE_NEWS_CONTROL, CTRL_LOGOFF_EVENT));
    assert_int_equal(wait_for(0), 0);
    assert_true(fake_events_now(FAKE_NEWS_CONTROL, CTRL_SHUTDOWN_EVENT));
    assert_int_equal(wait_for(0), MACHINE_EVENT_STOP);
    close_events();
}

static void closed_is_closed(void **unused)
{
    (void)unused;
    open_well();
    for (int news = FAKE_NEWS_INTERFACE; news <= FAKE_NEWS_CONTROL; news++)
        assert_true(fake_events_watched((enum fake_news)news));
    close_events();
    for (int news = FAKE_NEWS_INTERFACE; news <= FAKE_NEWS_CONTROL; news++)
        assert_false(fake_events_watched((enum fake_news)news));
    open_well();
    assert_int_equal(wait_for(0), 0);
    close_events();
}

static void not_twice_at_once(void **unused)
{
    struct machine_events *second = NULL;
    struct error err;

    (void)unused;
    set_up(NULL);
    open_well();
    /* The fake would refuse a second registration; the second machine has a PC that does not. */
    fake_api_fail(WINDOWS_API_NotifyIpInterfaceChange, 1, 1, ERROR_NOT_SUPPORTED);
    fake_api_fail(WINDOWS_API_NotifyRouteChange2, 1, 1, ERROR_NOT_SUPPORTED);
    assert_int_equal(machine.ops->events_open(machine.self, &second, &err), STATUS_WINDOWS);
    fake_api_fail(WINDOWS_API_NotifyIpInterfaceChange, 1, 1, NO_ERROR);
    fake_events_say_nothing();
    assert_int_equal(machine.ops->events_open(machine.self, &second, &err), STATUS_INTERNAL);
    assert_null(second);
    fake_events_now(FAKE_NEWS_ROUTE, 0);
    assert_int_equal(wait_for(0), MACHINE_EVENT_ROUTE);
    close_events();
    /* What was asked to fail with "no error" did not. */
    fake_api_new();
}

/* What cannot be watched is left out, and only where neither interfaces nor routes can, it fails.
 */
static void what_cannot_be_had(void **unused)
{
    static const enum windows_function functions[] = {WINDOWS_API_NotifyIpInterfaceChange,
                                                      WINDOWS_API_NotifyRouteChange2,
                                                      WINDOWS_API_RasConnectionNotificationW};
    static const DWORD codes[] = {ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER,
                                  ERROR_NOT_ENOUGH_MEMORY, ERROR_NOT_SUPPORTED, 0};

    (void)unused;
    for (unsigned failing = 0; failing < 8; failing++)
        for (size_t c = 0; c < sizeof codes / sizeof codes[0]; c++) {
            struct error err = {0};
            enum status status;

            set_up(NULL);
            for (size_t i = 0; i < 3; i++)
                if (failing & 1U << i && codes[c] == 0)
                    assert_true(fake_api_forget(functions[i]));
                else if (failing & 1U << i)
                    fake_api_fail(functions[i], 1, 1, codes[c]);
            status = open_events(&err);
            if ((failing & 3U) == 3U) {
                assert_int_equal(status, STATUS_WINDOWS);
                assert_int_equal(err.windows_code, codes[c] != 0 ? codes[c] : ERROR_PROC_NOT_FOUND);
                assert_null(events);
                /* Nobody got as far as that. */
                fake_api_new();
                continue;
            }
            assert_int_equal(status, STATUS_OK);
            for (size_t i = 0; i < 3; i++)
                assert_int_equal(fake_events_watched((enum fake_news)i), !(failing & 1U << i));
            close_events();
            fake_api_check();
        }
}

static void wine(void **unused)
{
    (void)unused;
    fake_events_say_nothing();
    open_well();
    assert_int_equal(wait_for(100), 0);
    assert_true(fake_events_now(FAKE_NEWS_CONTROL, CTRL_C_EVENT));
    assert_int_equal(wait_for(100), MACHINE_EVENT_STOP);
    close_events();
    assert_int_equal(fake_api_calls(WINDOWS_API_CancelMibChangeNotify2), 0);
}

/* What Windows would not cancel may still be called: it must find what it was given. */
static void cancelling_fails(void **unused)
{
    (void)unused;
    open_well();
    fake_api_fail(WINDOWS_API_CancelMibChangeNotify2, 1, 1, ERROR_INVALID_PARAMETER);
    close_events();
    assert_true(fake_events_watched(FAKE_NEWS_INTERFACE));
    assert_true(fake_events_now(FAKE_NEWS_INTERFACE, 0));
    fake_api_new();
}

static DWORD WINAPI storm(LPVOID argument)
{
    const struct machine_windows *unused = argument;

    (void)unused;
    for (int i = 0; i < 200; i++) {
        fake_events_now(i % 2 ? FAKE_NEWS_ROUTE : FAKE_NEWS_INTERFACE, 0);
        if (i % 20 == 0)
            Sleep(1);
    }
    fake_events_now(FAKE_NEWS_CONTROL, CTRL_C_EVENT);
    return 0;
}

static void while_waiting(void **unused)
{
    unsigned all = 0;
    HANDLE thread;

    (void)unused;
    fake_events_wait_really();
    open_well();
    thread = CreateThread(NULL, 0, storm, &state, 0, NULL);
    assert_non_null(thread);
    while (!(all & MACHINE_EVENT_STOP))
        all |= wait_for(UINT32_MAX);
    assert_int_equal(all, MACHINE_EVENT_INTERFACE | MACHINE_EVENT_ROUTE | MACHINE_EVENT_STOP);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    close_events();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_is_told_once),
        TEST(many_become_one),
        cmocka_unit_test(stop_stays),
        TEST(a_service_outlives_logoffs),
        TEST(closed_is_closed),
        cmocka_unit_test(not_twice_at_once),
        cmocka_unit_test(what_cannot_be_had),
        TEST(wine),
        TEST(cancelling_fails),
        TEST(while_waiting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
