/* SPDX-License-Identifier: MIT */
/* A Task Scheduler with one folder and one task, behind the COM interfaces of taskschd.h. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_state.h"
#include "machine/task.h"

static struct {
    wchar_t *xml; /* NULL: no task */
    bool enabled;
    DATE last_run;
    LONG last_result;
    size_t references; /* to interfaces */
    size_t strings;
    size_t apartments;
    enum fake_task_method failing;
    HRESULT failure;
    bool fired;
    bool asked;
} tasks;

static ITaskService service;
static ITaskFolder folder;
static IRegisteredTask registered;

void fake_task_run(DWORD result)
{
    tasks.last_run = FAKE_TASK_RUN_DATE;
    tasks.last_result = (LONG)result;
}

void fake_task_disable(void)
{
    tasks.enabled = false;
}

const wchar_t *fake_task_xml(void)
{
    return tasks.xml;
}

void fake_task_fail(enum fake_task_method method, HRESULT failure)
{
    tasks.failing = method;
    tasks.failure = failure;
    tasks.asked = true;
    tasks.fired = false;
}

/* The failure of a method, S_OK where it goes on. */
static HRESULT enter(enum fake_task_method method)
{
    assert_true(tasks.references > 0);
    if (!tasks.asked || tasks.failing != method)
        return S_OK;
    tasks.fired = true;
    return tasks.failure;
}

static HRESULT WINAPI co_initialize(LPVOID reserved, DWORD model)
{
    DWORD code = fake_enter(WINDOWS_API_CoInitializeEx);

    assert_null(reserved);
    assert_int_equal(model, COINIT_MULTITHREADED);
    if (code != 0)
        return code == (DWORD)RPC_E_CHANGED_MODE ? RPC_E_CHANGED_MODE : HRESULT_FROM_WIN32(code);
    tasks.apartments++;
    return S_OK;
}

static void WINAPI co_uninitialize(void)
{
    fake_enter(WINDOWS_API_CoUninitialize);
    assert_true(tasks.apartments > 0);
    assert_int_equal(tasks.references, 0);
    tasks.apartments--;
}

static HRESULT WINAPI co_create(REFCLSID class, LPUNKNOWN outer, DWORD context, REFIID id,
                                LPVOID *out)
{
    static const GUID wanted = {
        0x0F87369F, 0xA4E5, 0x4CFC, {0xBD, 0x3E, 0x73, 0xE6, 0x15, 0x45, 0x72, 0xDD}};
    DWORD code = fake_enter(WINDOWS_API_CoCreateInstance);

    assert_memory_equal(class, &wanted, sizeof wanted);
    assert_null(outer);
    assert_non_null(id);
    assert_int_equal(context, CLSCTX_INPROC_SERVER);
    if (code != 0)
        return HRESULT_FROM_WIN32(code);
    tasks.references++;
    *out = &service;
    return S_OK;
}

static BSTR make_string(const wchar_t *text, UINT units)
{
    DWORD *block = malloc(sizeof *block + (units + 1) * sizeof text[0]);
    BSTR string;

    assert_non_null(block);
    block[0] = units * sizeof text[0];
    string = (BSTR)(block + 1);
    wmemcpy(string, text, units);
    string[units] = L'\0';
    tasks.strings++;
    return string;
}

static BSTR WINAPI sys_alloc(const OLECHAR *text, UINT units)
{
    return fake_enter(WINDOWS_API_SysAllocStringLen) == 0 ? make_string(text, units) : NULL;
}

static void WINAPI sys_free(BSTR string)
{
    fake_enter(WINDOWS_API_SysFreeString);
    if (string == NULL)
        return;
    assert_true(tasks.strings > 0);
    tasks.strings--;
    free((DWORD *)string - 1);
}

static UINT WINAPI sys_len(BSTR string)
{
    fake_enter(WINDOWS_API_SysStringLen);
    return string != NULL ? ((DWORD *)string)[-1] / sizeof string[0] : 0;
}

static INT WINAPI to_system_time(DOUBLE date, LPSYSTEMTIME out)
{
    if (fake_enter(WINDOWS_API_VariantTimeToSystemTime) != 0)
        return 0;
    assert_true(date > FAKE_TASK_RUN_DATE - 0.001 && date < FAKE_TASK_RUN_DATE + 0.001);
    *out = (SYSTEMTIME){.wYear = 2026, .wMonth = 11, .wDay = 24, .wHour = 9, .wMinute = 30};
    return 1;
}

static ULONG release(void)
{
    assert_true(tasks.references > 0);
    return (ULONG)--tasks.references;
}

static ULONG WINAPI release_service(ITaskService *self)
{
    assert_ptr_equal(self, &service);
    return release();
}

static ULONG WINAPI release_folder(ITaskFolder *self)
{
    assert_ptr_equal(self, &folder);
    return release();
}

static ULONG WINAPI release_task(IRegisteredTask *self)
{
    assert_ptr_equal(self, &registered);
    return release();
}

static HRESULT WINAPI connect_service(ITaskService *self, VARIANT server, VARIANT user,
                                      VARIANT domain, VARIANT password)
{
    assert_ptr_equal(self, &service);
    assert_int_equal(server.vt | user.vt | domain.vt | password.vt, VT_EMPTY);
    return enter(FAKE_TASK_CONNECT);
}

static HRESULT WINAPI get_folder(ITaskService *self, BSTR path, ITaskFolder **out)
{
    HRESULT result = enter(FAKE_TASK_GET_FOLDER);

    assert_ptr_equal(self, &service);
    assert_int_equal(wcscmp(path, L"\\"), 0);
    if (FAILED(result))
        return result;
    tasks.references++;
    *out = &folder;
    return S_OK;
}

static HRESULT WINAPI get_task(ITaskFolder *self, BSTR name, IRegisteredTask **out)
{
    HRESULT result = enter(FAKE_TASK_GET_TASK);

    assert_ptr_equal(self, &folder);
    assert_int_equal(wcscmp(name, L"vpnmtu"), 0);
    if (FAILED(result))
        return result;
    if (tasks.xml == NULL)
        return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
    tasks.references++;
    *out = &registered;
    return S_OK;
}

static HRESULT WINAPI delete_task(ITaskFolder *self, BSTR name, LONG flags)
{
    HRESULT result = enter(FAKE_TASK_DELETE);

    assert_ptr_equal(self, &folder);
    assert_int_equal(wcscmp(name, L"vpnmtu"), 0);
    assert_int_equal(flags, 0);
    if (FAILED(result))
        return result;
    if (tasks.xml == NULL)
        return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
    if (!fake_is_elevated())
        return E_ACCESSDENIED;
    free(tasks.xml);
    tasks.xml = NULL;
    return S_OK;
}

static HRESULT WINAPI register_task(ITaskFolder *self, BSTR name, BSTR xml, LONG flags,
                                    VARIANT user, VARIANT password, TASK_LOGON_TYPE logon,
                                    VARIANT sddl, IRegisteredTask **out)
{
    HRESULT result = enter(FAKE_TASK_REGISTER);
    size_t units = ((DWORD *)xml)[-1] / sizeof xml[0];

    assert_ptr_equal(self, &folder);
    assert_int_equal(wcscmp(name, L"vpnmtu"), 0);
    assert_int_equal(wcslen(xml), units);
    assert_int_equal(flags, TASK_CREATE_OR_UPDATE);
    assert_int_equal(user.vt, VT_BSTR);
    assert_int_equal(wcscmp(user.bstrVal, L"S-1-5-18"), 0);
    assert_int_equal(password.vt, VT_EMPTY);
    assert_int_equal(logon, TASK_LOGON_SERVICE_ACCOUNT);
    /* The definition has it. */
    assert_int_equal(sddl.vt, VT_EMPTY);
    if (FAILED(result))
        return result;
    if (!fake_is_elevated())
        return E_ACCESSDENIED;
    free(tasks.xml);
    tasks.xml = malloc((units + 1) * sizeof xml[0]);
    assert_non_null(tasks.xml);
    wmemcpy(tasks.xml, xml, units + 1);
    tasks.enabled = true;
    /* A task that never ran has a time all the same. */
    tasks.last_run = FAKE_TASK_RUN_DATE;
    tasks.last_result = MACHINE_TASK_NEVER_RAN;
    tasks.references++;
    *out = &registered;
    return S_OK;
}

static HRESULT WINAPI get_enabled(IRegisteredTask *self, VARIANT_BOOL *out)
{
    HRESULT result = enter(FAKE_TASK_GET_ENABLED);

    assert_ptr_equal(self, &registered);
    if (SUCCEEDED(result))
        *out = tasks.enabled ? VARIANT_TRUE : VARIANT_FALSE;
    return result;
}

static HRESULT WINAPI get_last_run(IRegisteredTask *self, DATE *out)
{
    HRESULT result = enter(FAKE_TASK_GET_LAST_RUN);

    assert_ptr_equal(self, &registered);
    if (SUCCEEDED(result))
        *out = tasks.last_run;
    return result;
}

static HRESULT WINAPI get_next_run(IRegisteredTask *self, DATE *out)
{
    HRESULT result = enter(FAKE_TASK_GET_NEXT_RUN);

    assert_ptr_equal(self, &registered);
    if (SUCCEEDED(result))
        *out = 0;
    return result;
}

static HRESULT WINAPI get_last_result(IRegisteredTask *self, LONG *out)
{
    HRESULT result = enter(FAKE_TASK_GET_LAST_RESULT);

    assert_ptr_equal(self, &registered);
    if (SUCCEEDED(result))
        *out = tasks.last_result;
    return result;
}

static HRESULT WINAPI get_xml(IRegisteredTask *self, BSTR *out)
{
    HRESULT result = enter(FAKE_TASK_GET_XML);

    assert_ptr_equal(self, &registered);
    if (SUCCEEDED(result))
        *out = make_string(tasks.xml, (UINT)wcslen(tasks.xml));
    return result;
}

void fake_task_install(struct windows_api *api)
{
    static ITaskServiceVtbl service_methods;
    static ITaskFolderVtbl folder_methods;
    static IRegisteredTaskVtbl task_methods;

    service_methods.Release = release_service;
    service_methods.Connect = connect_service;
    service_methods.GetFolder = get_folder;
    folder_methods.Release = release_folder;
    folder_methods.GetTask = get_task;
    folder_methods.DeleteTask = delete_task;
    folder_methods.RegisterTask = register_task;
    task_methods.Release = release_task;
    task_methods.get_Enabled = get_enabled;
    task_methods.get_LastRunTime = get_last_run;
    task_methods.get_NextRunTime = get_next_run;
    task_methods.get_LastTaskResult = get_last_result;
    task_methods.get_Xml = get_xml;
    service.lpVtbl = &service_methods;
    folder.lpVtbl = &folder_methods;
    registered.lpVtbl = &task_methods;
    api->CoInitializeEx = co_initialize;
    api->CoUninitialize = co_uninitialize;
    api->CoCreateInstance = co_create;
    api->SysAllocStringLen = sys_alloc;
    api->SysFreeString = sys_free;
    api->SysStringLen = sys_len;
    api->VariantTimeToSystemTime = to_system_time;
}

void fake_task_reset(void)
{
    free(tasks.xml);
    memset(&tasks, 0, sizeof tasks);
}

size_t fake_task_open_count(void)
{
    return tasks.references + tasks.strings + tasks.apartments + (tasks.asked && !tasks.fired);
}
