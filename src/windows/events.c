/* SPDX-License-Identifier: MIT */
/*
 * News: NotifyIpInterfaceChange and NotifyRouteChange2 call back on threads of their own
 * (netioapi.h), RasConnectionNotification sets an event (ras.h), the console calls a handler
 * (learn.microsoft.com/windows/console/handlerroutine). All end as bits of one word.
 */
#include <stdlib.h>

#include "windows/clock.h"
#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/windows_error.h"

/* ras.h of the SDK; a connection that IKEv2 brought back after a break. */
#ifndef RASCN_ReConnection
#define RASCN_ReConnection 0x00000020
#endif

/* How long a closing window or PC is held up. Windows kills the process after 5 s. */
#define HOLD_MS 4000

struct machine_events {
    const struct windows_api *api;
    HANDLE wake; /* auto-reset; set after a bit of NEWS was */
    HANDLE ras;  /* auto-reset, set by RAS; NULL: no news of it */
    HANDLE interface_notice;
    HANDLE route_notice;
    volatile LONG news; /* enum machine_event */
    bool is_service;
};

/*
 * Who hears of STOP. A console handler is called without a context, so this is the one place where
 * a callback finds its listener. Whoever takes the pointer out owns what it points to until he
 * puts it back: that is how events_close and a handler on another thread do not meet.
 */
static struct machine_events *volatile listener;

static struct machine_events *take_listener(void)
{
    return InterlockedExchangePointer((void *volatile *)&listener, NULL);
}

static void put_listener(struct machine_events *events)
{
    InterlockedExchangePointer((void *volatile *)&listener, events);
}

static void tell(struct machine_events *events, LONG news)
{
    InterlockedOr(&events->news, news);
    events->api->SetEvent(events->wake);
}

void operations_events_stop(void)
{
    struct machine_events *events = take_listener();

    /* NULL: nobody listens, or another thread is telling the same this very moment. */
    if (events == NULL)
        return;
    tell(events, MACHINE_EVENT_STOP);
    put_listener(events);
}

static VOID WINAPI on_interface(PVOID context, PMIB_IPINTERFACE_ROW row, MIB_NOTIFICATION_TYPE type)
{
    (void)row;
    (void)type;
    tell(context, MACHINE_EVENT_INTERFACE);
}

static VOID WINAPI on_route(PVOID context, PMIB_IPFORWARD_ROW2 row, MIB_NOTIFICATION_TYPE type)
{
    (void)row;
    (void)type;
    tell(context, MACHINE_EVENT_ROUTE);
}

/* TRUE always: by the time of a stop, how the process ends is its own business. */
static BOOL WINAPI on_control(DWORD control)
{
    struct machine_events *events = take_listener();
    VOID(WINAPI * sleep)(DWORD);

    if (events == NULL)
        return TRUE;
    sleep = events->api->Sleep;
    tell(events, MACHINE_EVENT_STOP);
    put_listener(events);
    /* When the handler returns, Windows ends the process, whatever it is in the middle of. A
     * process that is done sooner ends by itself. */
    if (control != CTRL_C_EVENT && control != CTRL_BREAK_EVENT)
        sleep(HOLD_MS);
    return TRUE;
}

/*
 * Services get it whenever somebody logs off, and are not meant by it. The listener stays where it
 * is: the service manager may be looking for it this very moment, to stop the service.
 */
static BOOL WINAPI on_service_control(DWORD control)
{
    return control == CTRL_LOGOFF_EVENT ? TRUE : on_control(control);
}

static PHANDLER_ROUTINE handler_of(bool is_service)
{
    return is_service ? on_service_control : on_control;
}

/* The first failure, where neither can be watched. */
static enum status watch_network(struct machine_windows *machine, struct machine_events *events,
                                 struct error *err)
{
    struct windows_api *api = machine->api;
    enum status status = WINDOWS_API_REQUIRE(api, err, WINDOWS_API_CancelMibChangeNotify2,
                                             WINDOWS_API_NotifyIpInterfaceChange);
    DWORD code;
    struct error ignored;

    if (status == STATUS_OK) {
        code = api->NotifyIpInterfaceChange(AF_UNSPEC, on_interface, events, FALSE,
                                            &events->interface_notice);
        if (code != NO_ERROR)
            status = windows_error(api, err, windows_error_status(code), code,
                                   "cannot watch the interfaces");
    }
    if (WINDOWS_API_REQUIRE(api, &ignored, WINDOWS_API_CancelMibChangeNotify2,
                            WINDOWS_API_NotifyRouteChange2) == STATUS_OK &&
        api->NotifyRouteChange2(AF_UNSPEC, on_route, events, FALSE, &events->route_notice) ==
            NO_ERROR)
        status = STATUS_OK;
    return status;
}

/* A PC without RAS has no news of it. */
static void watch_ras(struct machine_windows *machine, struct machine_events *events)
{
    struct windows_api *api = machine->api;
    struct error ignored;
    HANDLE ras;

    if (WINDOWS_API_REQUIRE(api, &ignored, WINDOWS_API_RasConnectionNotificationW) != STATUS_OK)
        return;
    ras = api->CreateEventW(NULL, FALSE, FALSE, NULL);
    if (ras == NULL)
        return;
    if (api->RasConnectionNotificationW((HRASCONN)INVALID_HANDLE_VALUE, ras,
                                        RASCN_Connection | RASCN_Disconnection |
                                            RASCN_ReConnection) == ERROR_SUCCESS)
        events->ras = ras;
    else
        api->CloseHandle(ras);
}

/* False: Windows may still call back, so that EVENTS has to stay. */
static bool unwatch(const struct machine_events *events)
{
    const HANDLE notices[] = {events->interface_notice, events->route_notice};
    bool over = true;

    /* A call returns when no callback is running any more; none must be waited for under a lock. */
    for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++)
        if (notices[i] != NULL && events->api->CancelMibChangeNotify2(notices[i]) != NO_ERROR)
            over = false;
    return over;
}

static void release(struct machine_events *events)
{
    /* RAS keeps a handle of its own; nothing ends its notification but the end of the process. */
    if (events->ras != NULL)
        events->api->CloseHandle(events->ras);
    /* What a callback may still use is never freed: some bytes are lost instead. */
    if (!unwatch(events))
        return;
    events->api->CloseHandle(events->wake);
    free(events);
}

static enum status hear_stop(struct machine_windows *machine, struct machine_events *events,
                             struct error *err)
{
    DWORD code;

    if (InterlockedCompareExchangePointer((void *volatile *)&listener, events, NULL) != NULL)
        return error_set(err, STATUS_INTERNAL, "news is being gathered already");
    if (machine->api->SetConsoleCtrlHandler(handler_of(machine->is_service), TRUE)) {
        if (machine->stop_asked)
            tell(events, MACHINE_EVENT_STOP);
        return STATUS_OK;
    }
    code = GetLastError();
    (void)take_listener();
    return windows_error(machine->api, err, windows_error_status(code), code,
                         "cannot watch for Ctrl-C");
}

enum status operations_events_open(void *self, struct machine_events **out, struct error *err)
{
    struct machine_windows *machine = self;
    struct machine_events *events = calloc(1, sizeof *events);
    enum status status;
    DWORD code;

    if (events == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    events->api = machine->api;
    events->is_service = machine->is_service;
    events->wake = machine->api->CreateEventW(NULL, FALSE, FALSE, NULL);
    if (events->wake == NULL) {
        code = GetLastError();
        free(events);
        return windows_error(machine->api, err, STATUS_WINDOWS, code, "cannot make an event");
    }
    status = watch_network(machine, events, err);
    if (status == STATUS_OK)
        status = hear_stop(machine, events, err);
    if (status != STATUS_OK) {
        release(events);
        return status;
    }
    watch_ras(machine, events);
    *out = events;
    return STATUS_OK;
}

enum status operations_events_wait(void *self, struct machine_events *events, uint32_t wait_ms,
                                   unsigned *happened, struct error *err)
{
    const struct windows_api *api = events->api;
    const HANDLE handles[] = {events->wake, events->ras};
    const DWORD count = events->ras != NULL ? 2 : 1;
    uint64_t deadline_us = clock_us(api) + (uint64_t)wait_ms * 1000U;
    LONG news = InterlockedAnd(&events->news, MACHINE_EVENT_STOP);

    (void)self;
    for (;;) {
        DWORD ms = wait_ms == UINT32_MAX ? INFINITE : clock_ms_until(api, deadline_us);
        DWORD outcome = api->WaitForMultipleObjects(count, handles, FALSE, news != 0 ? 0 : ms);
        DWORD code = GetLastError();

        news |= InterlockedAnd(&events->news, MACHINE_EVENT_STOP);
        if (outcome == WAIT_OBJECT_0 + 1)
            news |= MACHINE_EVENT_RAS;
        if (news != 0 || outcome == WAIT_TIMEOUT)
            break;
        if (outcome == WAIT_FAILED)
            return windows_error(api, err, STATUS_WINDOWS, code, "cannot wait for news");
    }
    *happened = (unsigned)news;
    return STATUS_OK;
}

void operations_events_close(void *self, struct machine_events *events)
{
    (void)self;
    events->api->SetConsoleCtrlHandler(handler_of(events->is_service), FALSE);
    /* A handler that has it right now puts it back in no time. */
    while (take_listener() == NULL)
        events->api->Sleep(1);
    release(events);
}
