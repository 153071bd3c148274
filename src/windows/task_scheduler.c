/* SPDX-License-Identifier: MIT */
/*
 * vpnmtu's task, by the COM interfaces of Task Scheduler 2.0 (win32/taskschd). Every operation
 * opens a connection of its own: none of them is called often.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/system_text.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

/* taskschd.h declares them for a library that is not linked. */
static const GUID clsid_task_scheduler = {
    0x0F87369F, 0xA4E5, 0x4CFC, {0xBD, 0x3E, 0x73, 0xE6, 0x15, 0x45, 0x72, 0xDD}};
static const GUID iid_task_service = {
    0x2FABA4C7, 0x4DA9, 0x4013, {0x96, 0x97, 0x20, 0xCC, 0x3F, 0xD4, 0x0F, 0x85}};

static const wchar_t task_name[] = L"vpnmtu";
static const wchar_t system_sid[] = L"S-1-5-18";

struct session {
    struct windows_api *api;
    ITaskService *service;
    ITaskFolder *root;
    BSTR name;
    bool initialized;
};

/* win32/taskschd/task-scheduler-error-and-success-constants: not in the system's own messages. */
static const struct {
    DWORD code;
    const char *sentence;
} sentences[] = {
    {0x80041315, "The Task Scheduler service is not running."},
    {0x80041316, "The task XML contains an unexpected node."},
    {0x80041317, "The task XML contains an element or attribute from an unexpected namespace."},
    {0x80041318, "The task XML contains a value that is incorrectly formatted or out of range."},
    {0x80041319, "The task XML is missing a required element or attribute."},
    {0x8004131A, "The task XML is malformed."},
    {0x80041322, "The Task Scheduler service is not available."},
};

static bool is_service_down(DWORD code)
{
    return code == ERROR_SERVICE_DISABLED || code == ERROR_SERVICE_NOT_ACTIVE ||
           code == RPC_S_UNKNOWN_IF || code == RPC_S_SERVER_UNAVAILABLE || code == 0x80041315 ||
           code == 0x80041322;
}

/* The Win32 code inside an HRESULT of that facility, other HRESULTs as they are. */
static DWORD code_of(HRESULT result)
{
    return HRESULT_FACILITY(result) == FACILITY_WIN32 ? (DWORD)HRESULT_CODE(result) : (DWORD)result;
}

static enum status failed(const struct windows_api *api, HRESULT result, const char *what,
                          struct error *err)
{
    DWORD code = code_of(result);
    enum status status = code == ERROR_ACCESS_DENIED ? STATUS_ACCESS_DENIED : STATUS_WINDOWS;
    char sentence[SYSTEM_TEXT_SIZE];

    if (result == E_OUTOFMEMORY) {
        error_set(err, STATUS_INTERNAL, "out of memory");
        return STATUS_INTERNAL;
    }
    system_text(api, code, sentence, sizeof sentence);
    for (size_t i = 0; sentence[0] == '\0' && i < sizeof sentences / sizeof sentences[0]; i++)
        if (sentences[i].code == code)
            snprintf(sentence, sizeof sentence, "%s", sentences[i].sentence);
    error_set_windows(err, status, code, sentence, "cannot %s the task %s", what,
                      MACHINE_TASK_PATH);
    if (is_service_down(code))
        error_advise(err, "start the service Task Scheduler: sc start Schedule");
    return status;
}

static void close_session(struct session *session)
{
    if (session->root != NULL)
        session->root->lpVtbl->Release(session->root);
    if (session->service != NULL)
        session->service->lpVtbl->Release(session->service);
    if (session->name != NULL)
        session->api->SysFreeString(session->name);
    if (session->initialized)
        session->api->CoUninitialize();
}

static HRESULT connect_service(struct session *session)
{
    static const VARIANT empty = {.vt = VT_EMPTY};
    void *object = NULL;
    BSTR root;
    HRESULT result = session->api->CoInitializeEx(NULL, COINIT_MULTITHREADED);

    /* Another kind of apartment does as well, and is not ours to end. */
    session->initialized = SUCCEEDED(result);
    if (FAILED(result) && result != RPC_E_CHANGED_MODE)
        return result;
    result = session->api->CoCreateInstance(&clsid_task_scheduler, NULL, CLSCTX_INPROC_SERVER,
                                            &iid_task_service, &object);
    if (FAILED(result))
        return result;
    session->service = object;
    result = session->service->lpVtbl->Connect(session->service, empty, empty, empty, empty);
    if (FAILED(result))
        return result;
    root = session->api->SysAllocStringLen(L"\\", 1);
    if (root == NULL)
        return E_OUTOFMEMORY;
    result = session->service->lpVtbl->GetFolder(session->service, root, &session->root);
    session->api->SysFreeString(root);
    return SUCCEEDED(result) && session->root == NULL ? E_UNEXPECTED : result;
}

/* False: ERR says why, and nothing is open. */
static bool open_session(struct windows_api *api, const char *what, struct session *session,
                         struct error *err)
{
    HRESULT result;

    if (WINDOWS_API_REQUIRE(api, err, WINDOWS_API_CoInitializeEx, WINDOWS_API_CoUninitialize,
                            WINDOWS_API_CoCreateInstance, WINDOWS_API_SysAllocStringLen,
                            WINDOWS_API_SysFreeString, WINDOWS_API_SysStringLen,
                            WINDOWS_API_VariantTimeToSystemTime) != STATUS_OK)
        return false;
    *session = (struct session){.api = api};
    result = connect_service(session);
    if (SUCCEEDED(result)) {
        session->name =
            api->SysAllocStringLen(task_name, sizeof task_name / sizeof task_name[0] - 1);
        if (session->name != NULL)
            return true;
        result = E_OUTOFMEMORY;
    }
    close_session(session);
    failed(api, result, what, err);
    return false;
}

/* "" where there is no time: day 0 is 1899-12-30. */
static bool format_time(const struct windows_api *api, DATE date, char out[MACHINE_TIME_SIZE])
{
    SYSTEMTIME time;

    out[0] = '\0';
    if (date < 1)
        return true;
    if (!api->VariantTimeToSystemTime(date, &time))
        return false;
    snprintf(out, MACHINE_TIME_SIZE, "%04u-%02u-%02u %02u:%02u:%02u", time.wYear % 10000u,
             time.wMonth % 100u, time.wDay % 100u, time.wHour % 100u, time.wMinute % 100u,
             time.wSecond % 100u);
    return true;
}

static HRESULT read_xml(const struct windows_api *api, IRegisteredTask *registered, char **xml)
{
    BSTR wide = NULL;
    HRESULT result = registered->lpVtbl->get_Xml(registered, &wide);
    size_t units;
    size_t size;
    char *text;

    if (FAILED(result))
        return result;
    /* A NULL BSTR is an empty one. */
    units = wide != NULL ? api->SysStringLen(wide) : 0;
    size = units * 3 + 1;
    text = calloc(size, 1);
    if (text != NULL && units > 0 && !utf_narrow(wide, units, UTF_REPLACE, text, size))
        text[0] = '\0';
    api->SysFreeString(wide);
    *xml = text;
    return text != NULL ? S_OK : E_OUTOFMEMORY;
}

/* What a Task Scheduler does not tell (Wine's) is left as it is; the definition is what counts. */
static HRESULT if_told(HRESULT result)
{
    return result == E_NOTIMPL ? S_OK : result;
}

static HRESULT read_task(const struct windows_api *api, IRegisteredTask *registered,
                         struct machine_task *task)
{
    VARIANT_BOOL enabled = VARIANT_TRUE;
    LONG last_result = MACHINE_TASK_NEVER_RAN;
    DATE last_run = 0;
    DATE next_run = 0;
    HRESULT result = if_told(registered->lpVtbl->get_Enabled(registered, &enabled));

    if (SUCCEEDED(result))
        result = if_told(registered->lpVtbl->get_LastTaskResult(registered, &last_result));
    if (SUCCEEDED(result))
        result = if_told(registered->lpVtbl->get_LastRunTime(registered, &last_run));
    if (SUCCEEDED(result))
        result = if_told(registered->lpVtbl->get_NextRunTime(registered, &next_run));
    if (FAILED(result))
        return result;
    task->present = true;
    task->enabled = enabled != VARIANT_FALSE;
    task->last_result = (uint32_t)last_result;
    if (task->last_result == MACHINE_TASK_NEVER_RAN)
        last_run = 0;
    /* A time that cannot be told is left out. */
    format_time(api, last_run, task->last_run);
    format_time(api, next_run, task->next_run);
    return read_xml(api, registered, &task->xml);
}

enum status operations_task_read(void *self, struct machine_task *out, struct error *err)
{
    struct machine_windows *machine = self;
    struct machine_task task = {.present = false};
    IRegisteredTask *registered = NULL;
    struct session session;
    HRESULT result;
    enum status status = STATUS_OK;

    if (!open_session(machine->api, "read", &session, err))
        return err->status;
    result = session.root->lpVtbl->GetTask(session.root, session.name, &registered);
    if (SUCCEEDED(result)) {
        result = read_task(machine->api, registered, &task);
        registered->lpVtbl->Release(registered);
    } else if (code_of(result) == ERROR_FILE_NOT_FOUND) {
        result = S_OK;
    }
    if (FAILED(result))
        status = failed(machine->api, result, "read", err);
    close_session(&session);
    if (status == STATUS_OK)
        *out = task;
    return status;
}

/* XML as a BSTR; NULL: memory is out, or it is no UTF-8. */
static BSTR widen(const struct windows_api *api, const char *xml)
{
    size_t len = strlen(xml);
    wchar_t *wide = calloc(len + 1, sizeof wide[0]);
    size_t units = 0;
    BSTR text = NULL;

    if (wide != NULL && utf_widen(xml, len, UTF_REFUSE, wide, len + 1, &units))
        text = api->SysAllocStringLen(wide, (UINT)units);
    free(wide);
    return text;
}

static HRESULT register_task(const struct session *session, BSTR xml, BSTR account)
{
    static const VARIANT empty = {.vt = VT_EMPTY};
    VARIANT user = {.vt = VT_BSTR};
    IRegisteredTask *registered = NULL;
    HRESULT result;

    user.bstrVal = account;
    result = session->root->lpVtbl->RegisterTask(session->root, session->name, xml,
                                                 TASK_CREATE_OR_UPDATE, user, empty,
                                                 TASK_LOGON_SERVICE_ACCOUNT, empty, &registered);
    if (registered != NULL)
        registered->lpVtbl->Release(registered);
    return result;
}

enum status operations_task_register(void *self, const char *xml, struct error *err)
{
    struct machine_windows *machine = self;
    const struct windows_api *api = machine->api;
    struct session session;
    HRESULT result = E_OUTOFMEMORY;
    BSTR account;
    BSTR text;
    enum status status = STATUS_OK;

    if (!open_session(machine->api, "register", &session, err))
        return err->status;
    text = widen(api, xml);
    account = api->SysAllocStringLen(system_sid, sizeof system_sid / sizeof system_sid[0] - 1);
    if (text != NULL && account != NULL)
        result = register_task(&session, text, account);
    if (FAILED(result))
        status = failed(api, result, "register", err);
    api->SysFreeString(account);
    api->SysFreeString(text);
    close_session(&session);
    return status;
}

enum status operations_task_delete(void *self, struct error *err)
{
    struct machine_windows *machine = self;
    struct session session;
    HRESULT result;
    enum status status = STATUS_OK;

    if (!open_session(machine->api, "remove", &session, err))
        return err->status;
    result = session.root->lpVtbl->DeleteTask(session.root, session.name, 0);
    if (FAILED(result) && code_of(result) != ERROR_FILE_NOT_FOUND)
        status = failed(machine->api, result, "remove", err);
    close_session(&session);
    return status;
}
