/* SPDX-License-Identifier: MIT */
/* Event objects are Windows' own; what sets them is arranged. */
#include <string.h>

#include "fake_news.h"
#include "fake_state.h"

#define EVENTS_MAX 8
#define LATER_MAX  16

/* A test that waits longer has failed. */
#define PATIENCE_MS 20000

struct later {
    uint64_t at_ms;
    enum fake_news news;
    DWORD control;
};

static struct {
    HANDLE events[EVENTS_MAX];
    size_t event_count;
    PIPINTERFACE_CHANGE_CALLBACK on_interface;
    PIPFORWARD_CHANGE_CALLBACK on_route;
    PVOID interface_context;
    PVOID route_context;
    HANDLE ras;
    PHANDLER_ROUTINE handler;
    struct later later[LATER_MAX];
    size_t later_count;
    uint64_t held_ms;
    bool waits_really;
    bool says_nothing;
    bool result; /* of the last news */
} pc;

static size_t position_of(HANDLE event)
{
    size_t i = 0;

    while (i < pc.event_count && pc.events[i] != event)
        i++;
    return i;
}

bool fake_event_close(HANDLE event)
{
    size_t position = position_of(event);

    assert_true(position < pc.event_count);
    pc.events[position] = pc.events[--pc.event_count];
    if (event == pc.ras)
        pc.ras = NULL;
    return CloseHandle(event);
}

DWORD fake_event_wait(HANDLE event, DWORD ms)
{
    DWORD outcome;

    assert_true(position_of(event) < pc.event_count);
    outcome = WaitForSingleObject(event, ms < PATIENCE_MS ? ms : PATIENCE_MS);
    assert_true(outcome == WAIT_OBJECT_0 || ms < PATIENCE_MS);
    return outcome;
}

static HANDLE WINAPI create_event(LPSECURITY_ATTRIBUTES security, WINBOOL manual, WINBOOL initial,
                                  LPCWSTR name)
{
    DWORD code = fake_enter(WINDOWS_API_CreateEventW);
    HANDLE event;

    /* One with a name could be somebody else's. */
    assert_null(name);
    assert_null(security);
    assert_false(initial);
    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return NULL;
    event = CreateEventW(NULL, manual, FALSE, NULL);
    assert_non_null(event);
    assert_true(pc.event_count < EVENTS_MAX);
    pc.events[pc.event_count++] = event;
    return event;
}

static WINBOOL WINAPI set_event(HANDLE event)
{
    fake_enter(WINDOWS_API_SetEvent);
    assert_true(position_of(event) < pc.event_count);
    return SetEvent(event);
}

static DWORD WINAPI happen(LPVOID argument)
{
    const struct later *what = argument;
    MIB_IPINTERFACE_ROW link = {.Family = AF_INET};
    MIB_IPFORWARD_ROW2 route = {.Metric = 0};
    uint64_t start_ms = fake_api_clock();

    switch (what->news) {
    case FAKE_NEWS_INTERFACE:
        pc.result = pc.on_interface != NULL;
        if (pc.result)
            pc.on_interface(pc.interface_context, &link, MibParameterNotification);
        break;
    case FAKE_NEWS_ROUTE:
        pc.result = pc.on_route != NULL;
        if (pc.result)
            pc.on_route(pc.route_context, &route, MibAddInstance);
        break;
    case FAKE_NEWS_RAS:
        pc.result = pc.ras != NULL;
        if (pc.result)
            SetEvent(pc.ras);
        break;
    case FAKE_NEWS_CONTROL:
        pc.result = pc.handler != NULL && pc.handler(what->control);
        pc.held_ms = fake_api_clock() - start_ms;
        break;
    }
    return 0;
}

bool fake_events_now(enum fake_news news, DWORD control)
{
    struct later what = {0, news, control};
    HANDLE thread = CreateThread(NULL, 0, happen, &what, 0, NULL);

    assert_non_null(thread);
    assert_int_equal(WaitForSingleObject(thread, PATIENCE_MS), WAIT_OBJECT_0);
    CloseHandle(thread);
    return pc.result;
}

void fake_events_later(uint32_t ms, enum fake_news news, DWORD control)
{
    assert_true(pc.later_count < LATER_MAX);
    pc.later[pc.later_count++] = (struct later){fake_api_clock() + ms, news, control};
}

void fake_events_wait_really(void)
{
    pc.waits_really = true;
}

void fake_events_say_nothing(void)
{
    pc.says_nothing = true;
}

bool fake_events_watched(enum fake_news news)
{
    switch (news) {
    case FAKE_NEWS_INTERFACE:
        return pc.on_interface != NULL;
    case FAKE_NEWS_ROUTE:
        return pc.on_route != NULL;
    case FAKE_NEWS_RAS:
        return pc.ras != NULL;
    case FAKE_NEWS_CONTROL:
        return pc.handler != NULL;
    }
    return false;
}

uint64_t fake_events_held(void)
{
    return pc.held_ms;
}

/* The next thing to happen at or before AT_MS happens; false: there is none. */
static bool happen_next(uint64_t at_ms)
{
    size_t next = pc.later_count;

    for (size_t i = 0; i < pc.later_count; i++)
        if (pc.later[i].at_ms <= at_ms &&
            (next == pc.later_count || pc.later[i].at_ms < pc.later[next].at_ms))
            next = i;
    if (next == pc.later_count)
        return false;
    {
        struct later what = pc.later[next];

        pc.later[next] = pc.later[--pc.later_count];
        if (what.at_ms > fake_api_clock())
            fake_api_advance(what.at_ms - fake_api_clock());
        fake_events_now(what.news, what.control);
    }
    return true;
}

static DWORD WINAPI wait_for_any(DWORD count, const HANDLE *handles, WINBOOL all, DWORD ms)
{
    DWORD code = fake_enter(WINDOWS_API_WaitForMultipleObjects);
    uint64_t deadline_ms = ms == INFINITE ? UINT64_MAX : fake_api_clock() + ms;
    DWORD outcome;

    assert_false(all);
    assert_true(count > 0);
    for (DWORD i = 0; i < count; i++)
        assert_true(position_of(handles[i]) < pc.event_count);
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return WAIT_FAILED;
    }
    if (pc.waits_really) {
        outcome =
            WaitForMultipleObjects(count, handles, FALSE, ms < PATIENCE_MS ? ms : PATIENCE_MS);
        assert_true(outcome != WAIT_TIMEOUT || ms < PATIENCE_MS);
        return outcome;
    }
    do
        outcome = WaitForMultipleObjects(count, handles, FALSE, 0);
    while (outcome == WAIT_TIMEOUT && happen_next(deadline_ms));
    if (outcome == WAIT_TIMEOUT) {
        assert_true(ms != INFINITE);
        fake_api_advance(deadline_ms - fake_api_clock());
    }
    return outcome;
}

static WINBOOL WINAPI set_handler(PHANDLER_ROUTINE handler, WINBOOL add)
{
    DWORD code = fake_enter(WINDOWS_API_SetConsoleCtrlHandler);

    /* NULL would ignore Ctrl-C. */
    assert_non_null(handler);
    SetLastError(code);
    /* Removing fails for what was never added only. */
    if (code != ERROR_SUCCESS && add)
        return FALSE;
    assert_true(add ? pc.handler == NULL : pc.handler == handler);
    pc.handler = add ? handler : NULL;
    return TRUE;
}

static DWORD WINAPI notify_interface(ADDRESS_FAMILY family, PIPINTERFACE_CHANGE_CALLBACK callback,
                                     PVOID context, BOOLEAN initial, HANDLE *handle)
{
    DWORD code = fake_enter(WINDOWS_API_NotifyIpInterfaceChange);

    assert_int_equal(family, AF_UNSPEC);
    assert_non_null(callback);
    assert_non_null(handle);
    assert_false(initial);
    if (code != NO_ERROR || pc.says_nothing)
        return code;
    assert_null(pc.on_interface);
    pc.on_interface = callback;
    pc.interface_context = context;
    *handle = &pc.on_interface;
    return NO_ERROR;
}

static DWORD WINAPI notify_route(ADDRESS_FAMILY family, PIPFORWARD_CHANGE_CALLBACK callback,
                                 PVOID context, BOOLEAN initial, HANDLE *handle)
{
    DWORD code = fake_enter(WINDOWS_API_NotifyRouteChange2);

    assert_int_equal(family, AF_UNSPEC);
    assert_non_null(callback);
    assert_non_null(handle);
    assert_false(initial);
    if (code != NO_ERROR || pc.says_nothing)
        return code;
    assert_null(pc.on_route);
    pc.on_route = callback;
    pc.route_context = context;
    *handle = &pc.on_route;
    return NO_ERROR;
}

static DWORD WINAPI cancel(HANDLE handle)
{
    DWORD code = fake_enter(WINDOWS_API_CancelMibChangeNotify2);

    assert_non_null(handle);
    if (code != NO_ERROR)
        return code;
    if (handle == (HANDLE)&pc.on_interface)
        pc.on_interface = NULL;
    else if (handle == (HANDLE)&pc.on_route)
        pc.on_route = NULL;
    else
        fail_msg("no such notification");
    return NO_ERROR;
}

static DWORD WINAPI notify_ras(HRASCONN connection, HANDLE event, DWORD flags)
{
    DWORD code = fake_enter(WINDOWS_API_RasConnectionNotificationW);

    assert_ptr_equal(connection, INVALID_HANDLE_VALUE);
    assert_true(position_of(event) < pc.event_count);
    /* RASCN_Connection, RASCN_Disconnection, RASCN_ReConnection. */
    assert_int_equal(flags, 0x23);
    if (code == ERROR_SUCCESS)
        pc.ras = event;
    return code;
}

void fake_events_install(struct windows_api *api)
{
    api->CreateEventW = create_event;
    api->SetEvent = set_event;
    api->WaitForMultipleObjects = wait_for_any;
    api->SetConsoleCtrlHandler = set_handler;
    api->NotifyIpInterfaceChange = notify_interface;
    api->NotifyRouteChange2 = notify_route;
    api->CancelMibChangeNotify2 = cancel;
    api->RasConnectionNotificationW = notify_ras;
}

void fake_events_reset(void)
{
    for (size_t i = 0; i < pc.event_count; i++)
        CloseHandle(pc.events[i]);
    memset(&pc, 0, sizeof pc);
}

size_t fake_events_open_count(void)
{
    return pc.event_count + (pc.on_interface != NULL) + (pc.on_route != NULL) +
           (pc.handler != NULL);
}
