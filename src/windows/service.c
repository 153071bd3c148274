/* SPDX-License-Identifier: MIT */
/*
 * A service of its own process (learn.microsoft.com/windows/win32/services/service-programs):
 * the dispatcher keeps the caller's thread and calls the control handler on it, the service's main
 * function has another.
 */
#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/windows_error.h"

/* SERVICE_WIN32_OWN_PROCESS: Windows ignores the name that the program gives. */
static wchar_t service_name[] = L"vpnmtu-watch";

/* What undoing or finishing a change takes at most, for the service control manager's patience. */
#define WAIT_HINT_MS 10000

struct service {
    struct machine_windows *machine;
    int (*body)(void *context);
    void *context;
    int result;
    DWORD code; /* what went wrong before the body could run; ERROR_SUCCESS */
    SERVICE_STATUS_HANDLE handle;
    SRWLOCK lock; /* of state, which two threads report */
    DWORD state;
    HANDLE over; /* set by the last use of this struct by the service's thread */
};

/*
 * The service about to start. Its main function is called without a context, so this is the one
 * place where it can find it; it takes the pointer out, once.
 */
static struct service *volatile starting;

/* Reports STATE, unless the service has been reported stopped: nothing may follow that. */
static DWORD report(struct service *service, DWORD state, int result)
{
    const struct windows_api *api = service->machine->api;
    bool pending = state == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING;
    SERVICE_STATUS status = {
        .dwServiceType = SERVICE_WIN32_OWN_PROCESS,
        .dwCurrentState = state,
        .dwControlsAccepted =
            state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0,
        .dwWin32ExitCode = result == 0 ? NO_ERROR : ERROR_SERVICE_SPECIFIC_ERROR,
        .dwServiceSpecificExitCode = (DWORD)result,
        .dwCheckPoint = pending,
        .dwWaitHint = pending ? WAIT_HINT_MS : 0,
    };
    DWORD code = ERROR_SUCCESS;

    api->AcquireSRWLockExclusive(&service->lock);
    if (service->state != SERVICE_STOPPED) {
        service->state = state;
        if (!api->SetServiceStatus(service->handle, &status))
            code = GetLastError();
    }
    api->ReleaseSRWLockExclusive(&service->lock);
    return code;
}

static DWORD WINAPI on_control(DWORD control, DWORD type, LPVOID data, LPVOID context)
{
    struct service *service = context;

    (void)type;
    (void)data;
    switch (control) {
    case SERVICE_CONTROL_STOP:
    case SERVICE_CONTROL_SHUTDOWN:
        report(service, SERVICE_STOP_PENDING, 0);
        /* In this order: events that are opened in between see the first or hear the second. */
        InterlockedExchange(&service->machine->stop_asked, 1);
        operations_events_stop();
        return NO_ERROR;
    case SERVICE_CONTROL_INTERROGATE:
        return NO_ERROR;
    default:
        return ERROR_CALL_NOT_IMPLEMENTED;
    }
}

static void run(struct service *service)
{
    const struct windows_api *api = service->machine->api;

    service->handle = api->RegisterServiceCtrlHandlerExW(service_name, on_control, service);
    if (service->handle == NULL) {
        service->code = GetLastError();
        return;
    }
    service->code = report(service, SERVICE_START_PENDING, 0);
    if (service->code == ERROR_SUCCESS)
        service->code = report(service, SERVICE_RUNNING, 0);
    if (service->code == ERROR_SUCCESS)
        service->result = service->body(service->context);
    else
        service->result = status_exit_code(STATUS_WINDOWS);
    report(service, SERVICE_STOPPED, service->result);
}

static VOID WINAPI service_main(DWORD count, LPWSTR *arguments)
{
    struct service *service = InterlockedExchangePointer((void *volatile *)&starting, NULL);

    (void)count;
    (void)arguments;
    if (service == NULL)
        return;
    run(service);
    service->machine->api->SetEvent(service->over);
}

/* What the dispatcher ended with; ERROR_SUCCESS where the service has run. */
static DWORD dispatch(struct service *service)
{
    const struct windows_api *api = service->machine->api;
    const SERVICE_TABLE_ENTRYW table[] = {{service_name, service_main}, {NULL, NULL}};
    DWORD code = ERROR_SUCCESS;

    if (!api->StartServiceCtrlDispatcherW(table))
        code = GetLastError();
    /* Not there any more: the service's thread has it, and with it this function's caller. */
    if (InterlockedExchangePointer((void *volatile *)&starting, NULL) == NULL)
        api->WaitForSingleObject(service->over, INFINITE);
    return code;
}

static enum status failed(const struct windows_api *api, DWORD code, struct error *err)
{
    windows_error(api, err, windows_error_status(code), code, "cannot run as a service");
    if (code != ERROR_FAILED_SERVICE_CONTROLLER_CONNECT)
        return err->status;
    return error_advise(err, "leave out --service, or start the service with: sc start "
                             "vpnmtu-watch");
}

enum status operations_run_service(void *self, int (*body)(void *context), void *context,
                                   int *result, struct error *err)
{
    struct machine_windows *machine = self;
    struct windows_api *api = machine->api;
    struct service service = {
        .machine = machine,
        .body = body,
        .context = context,
        .lock = SRWLOCK_INIT,
        .state = SERVICE_START_PENDING,
    };
    enum status status = WINDOWS_API_REQUIRE(api, err, WINDOWS_API_StartServiceCtrlDispatcherW,
                                             WINDOWS_API_RegisterServiceCtrlHandlerExW,
                                             WINDOWS_API_SetServiceStatus);
    DWORD code;

    if (status != STATUS_OK)
        return status;
    service.over = api->CreateEventW(NULL, TRUE, FALSE, NULL);
    if (service.over == NULL)
        return failed(api, GetLastError(), err);
    machine->stop_asked = 0;
    machine->is_service = true;
    InterlockedExchangePointer((void *volatile *)&starting, &service);
    code = dispatch(&service);
    machine->is_service = false;
    api->CloseHandle(service.over);
    if (code == ERROR_SUCCESS)
        code = service.code;
    if (code != ERROR_SUCCESS)
        return failed(api, code, err);
    *result = service.result;
    return STATUS_OK;
}
