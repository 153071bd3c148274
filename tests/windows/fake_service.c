/* SPDX-License-Identifier: MIT */
/* The service control manager, as services of their own process see it. */
#include <string.h>
#include <wchar.h>

#include "fake_news.h"
#include "fake_state.h"

#define REPORTS_MAX  8
#define CONTROLS_MAX 4
#define PATIENCE_MS  20000

static struct {
    DWORD controls[CONTROLS_MAX];
    DWORD answers[CONTROLS_MAX];
    size_t control_count;
    SERVICE_STATUS reports[REPORTS_MAX];
    size_t report_count;
    LPHANDLER_FUNCTION_EX handler;
    LPVOID context;
    HANDLE running; /* real events of the fake's own */
    HANDLE stopped;
    HANDLE thread; /* may outlive the dispatcher, as on Windows */
    bool is_service;
} manager;

static SERVICE_STATUS_HANDLE handle(void)
{
    /* NOLINTNEXTLINE(performance-no-int-to-ptr) */
    return (SERVICE_STATUS_HANDLE)(uintptr_t)0x5E;
}

void fake_service_start(const DWORD *controls, size_t count)
{
    assert_true(count <= CONTROLS_MAX);
    manager.is_service = true;
    manager.control_count = count;
    memcpy(manager.controls, controls, count * sizeof controls[0]);
    manager.running = CreateEventW(NULL, TRUE, FALSE, NULL);
    manager.stopped = CreateEventW(NULL, TRUE, FALSE, NULL);
}

size_t fake_service_reports(void)
{
    return manager.report_count;
}

const SERVICE_STATUS *fake_service_report(size_t position)
{
    assert_true(position < manager.report_count);
    return &manager.reports[position];
}

DWORD fake_service_answer(size_t position)
{
    assert_true(position < manager.control_count);
    return manager.answers[position];
}

static DWORD WINAPI run_main(LPVOID argument)
{
    static wchar_t name[] = L"vpnmtu-watch";
    LPWSTR arguments[] = {name, NULL};
    const SERVICE_TABLE_ENTRYW *entry = argument;

    entry->lpServiceProc(1, arguments);
    /* A main function that returns has ended the service, reported or not. */
    SetEvent(manager.running);
    SetEvent(manager.stopped);
    return 0;
}

static WINBOOL WINAPI dispatch(const SERVICE_TABLE_ENTRYW *table)
{
    DWORD code = fake_enter(WINDOWS_API_StartServiceCtrlDispatcherW);

    assert_non_null(table[0].lpServiceName);
    assert_non_null(table[0].lpServiceProc);
    assert_null(table[1].lpServiceName);
    assert_null(table[1].lpServiceProc);
    if (code == ERROR_SUCCESS && !manager.is_service)
        code = ERROR_FAILED_SERVICE_CONTROLLER_CONNECT;
    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return FALSE;
    manager.thread = CreateThread(NULL, 0, run_main,
                                  /* NOLINTNEXTLINE(performance-no-int-to-ptr) */
                                  (LPVOID)(uintptr_t)table, 0, NULL);
    assert_non_null(manager.thread);
    assert_int_equal(WaitForSingleObject(manager.running, PATIENCE_MS), WAIT_OBJECT_0);
    for (size_t i = 0; i < manager.control_count && manager.handler != NULL; i++)
        manager.answers[i] = manager.handler(manager.controls[i], 0, NULL, manager.context);
    assert_int_equal(WaitForSingleObject(manager.stopped, PATIENCE_MS), WAIT_OBJECT_0);
    return TRUE;
}

static SERVICE_STATUS_HANDLE WINAPI register_handler(LPCWSTR name, LPHANDLER_FUNCTION_EX handler,
                                                     LPVOID context)
{
    DWORD code = fake_enter(WINDOWS_API_RegisterServiceCtrlHandlerExW);

    assert_int_equal(wcscmp(name, L"vpnmtu-watch"), 0);
    assert_non_null(handler);
    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return NULL;
    manager.handler = handler;
    manager.context = context;
    return handle();
}

static WINBOOL WINAPI set_status(SERVICE_STATUS_HANDLE service, LPSERVICE_STATUS status)
{
    DWORD code = fake_enter(WINDOWS_API_SetServiceStatus);

    assert_ptr_equal(service, handle());
    assert_int_equal(status->dwServiceType, SERVICE_WIN32_OWN_PROCESS);
    /* "do not call it after SERVICE_STOPPED": the handle is gone. */
    assert_true(manager.report_count == 0 ||
                manager.reports[manager.report_count - 1].dwCurrentState != SERVICE_STOPPED);
    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return FALSE;
    assert_true(manager.report_count < REPORTS_MAX);
    manager.reports[manager.report_count++] = *status;
    if (status->dwCurrentState == SERVICE_RUNNING)
        SetEvent(manager.running);
    if (status->dwCurrentState == SERVICE_STOPPED)
        SetEvent(manager.stopped);
    return TRUE;
}

void fake_service_install(struct windows_api *api)
{
    api->StartServiceCtrlDispatcherW = dispatch;
    api->RegisterServiceCtrlHandlerExW = register_handler;
    api->SetServiceStatus = set_status;
    api->AcquireSRWLockExclusive = AcquireSRWLockExclusive;
    api->ReleaseSRWLockExclusive = ReleaseSRWLockExclusive;
}

void fake_service_reset(void)
{
    /* It still sets the fake's own events. */
    if (manager.thread != NULL) {
        WaitForSingleObject(manager.thread, PATIENCE_MS);
        CloseHandle(manager.thread);
    }
    if (manager.running != NULL)
        CloseHandle(manager.running);
    if (manager.stopped != NULL)
        CloseHandle(manager.stopped);
    memset(&manager, 0, sizeof manager);
}
