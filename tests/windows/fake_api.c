/* SPDX-License-Identifier: MIT */
#include "fake_api.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_state.h"

/* Windows 10's. */
#define TICKS_PER_MS 10000

struct fault {
    uint32_t first;
    uint32_t count;
    DWORD code;
    bool asked;
    bool fired;
};

static struct {
    struct windows_api api;
    uint32_t calls[WINDOWS_API_COUNT];
    struct fault faults[WINDOWS_API_COUNT];
    uint64_t clock_ms;
    size_t descriptors;
    bool elevated;
} fake;

DWORD fake_enter(enum windows_function function)
{
    struct fault *fault = &fake.faults[function];
    uint32_t number = ++fake.calls[function];

    if (fault->asked && number >= fault->first && number - fault->first < fault->count) {
        fault->fired = true;
        return fault->code;
    }
    return 0;
}

bool fake_is_elevated(void)
{
    return fake.elevated;
}

const wchar_t *fake_sddl_of(const SECURITY_ATTRIBUTES *attributes)
{
    /* A NULL DACL or the default one is what must never be passed. */
    assert_non_null(attributes);
    assert_non_null(attributes->lpSecurityDescriptor);
    assert_int_equal(attributes->nLength, sizeof *attributes);
    assert_false(attributes->bInheritHandle);
    return attributes->lpSecurityDescriptor;
}

void *fake_allocate(size_t size)
{
    void *memory = malloc(size);

    assert_non_null(memory);
    memset(memory, 0, size);
    fake.descriptors++;
    return memory;
}

/* Tests reach the loader through the imported functions; the fake has no DLLs. */
static HMODULE WINAPI load_library(LPCWSTR name, HANDLE file, DWORD flags)
{
    DWORD code = fake_enter(WINDOWS_API_LoadLibraryExW);

    assert_non_null(name);
    assert_null(file);
    assert_int_equal(flags, LOAD_LIBRARY_SEARCH_SYSTEM32);
    SetLastError(code != 0 ? code : ERROR_MOD_NOT_FOUND);
    return NULL;
}

static FARPROC WINAPI get_proc_address(HMODULE module, LPCSTR name)
{
    DWORD code = fake_enter(WINDOWS_API_GetProcAddress);

    assert_non_null(module);
    assert_non_null(name);
    SetLastError(code != 0 ? code : ERROR_PROC_NOT_FOUND);
    return NULL;
}

static BOOL WINAPI free_library(HMODULE module)
{
    fake_enter(WINDOWS_API_FreeLibrary);
    return module != NULL;
}

static DWORD WINAPI format_message(DWORD flags, LPCVOID source, DWORD code, DWORD language,
                                   LPWSTR out, DWORD units, va_list *args)
{
    static const struct {
        DWORD code;
        const wchar_t *text;
    } messages[] = {
        {ERROR_FILE_NOT_FOUND, L"The system cannot find the file specified.\r\n"},
        {ERROR_ACCESS_DENIED, L"Access is denied.\r\n"},
        {ERROR_NOT_SUPPORTED, L"The request is not supported.\r\n"},
        {ERROR_INVALID_PARAMETER, L"The parameter is incorrect.\r\n"},
        {ERROR_NOT_FOUND, L"Element not found.\r\n"},
    };
    DWORD fault = fake_enter(WINDOWS_API_FormatMessageW);

    assert_int_equal(flags, FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS);
    assert_null(source);
    assert_null(args);
    assert_true(language == 0 || language == 0x0409);
    for (size_t i = 0; fault == 0 && i < sizeof messages / sizeof messages[0]; i++)
        if (messages[i].code == code && wcslen(messages[i].text) < units) {
            wmemcpy(out, messages[i].text, wcslen(messages[i].text) + 1);
            return (DWORD)wcslen(messages[i].text);
        }
    SetLastError(fault != 0 ? fault : ERROR_MR_MID_NOT_FOUND);
    return 0;
}

static BOOL WINAPI convert_sddl(LPCWSTR sddl, DWORD revision, PSECURITY_DESCRIPTOR *descriptor,
                                PULONG size)
{
    DWORD code = fake_enter(WINDOWS_API_ConvertStringSecurityDescriptorToSecurityDescriptorW);
    size_t bytes = (wcslen(sddl) + 1) * sizeof sddl[0];
    void *copy;

    assert_int_equal(revision, SDDL_REVISION_1);
    assert_null(size);
    if (code != 0) {
        SetLastError(code);
        return FALSE;
    }
    copy = malloc(bytes);
    assert_non_null(copy);
    memcpy(copy, sddl, bytes);
    fake.descriptors++;
    *descriptor = copy;
    return TRUE;
}

static HLOCAL WINAPI local_free(HLOCAL memory)
{
    fake_enter(WINDOWS_API_LocalFree);
    if (memory != NULL) {
        assert_true(fake.descriptors > 0);
        fake.descriptors--;
        free(memory);
    }
    return NULL;
}

/* These two cannot fail (nf-profileapi-queryperformancecounter). */
static WINBOOL WINAPI counter(LARGE_INTEGER *ticks)
{
    fake_enter(WINDOWS_API_QueryPerformanceCounter);
    /* A PC that has been up for so long that a product with it overflows. */
    ticks->QuadPart = (1LL << 62) + (LONGLONG)fake.clock_ms * TICKS_PER_MS;
    return TRUE;
}

static WINBOOL WINAPI frequency(LARGE_INTEGER *per_second)
{
    fake_enter(WINDOWS_API_QueryPerformanceFrequency);
    per_second->QuadPart = TICKS_PER_MS * 1000LL;
    return TRUE;
}

static VOID WINAPI fake_sleep(DWORD ms)
{
    fake_enter(WINDOWS_API_Sleep);
    assert_true(ms != INFINITE);
    fake.clock_ms += ms;
}

struct windows_api *fake_api_new(void)
{
    memset(&fake, 0, sizeof fake);
    fake.elevated = true;
    fake.clock_ms = 5000;
    fake.api.LoadLibraryExW = load_library;
    fake.api.GetProcAddress = get_proc_address;
    fake.api.FreeLibrary = free_library;
    fake.api.FormatMessageW = format_message;
    fake.api.LocalFree = local_free;
    fake.api.QueryPerformanceCounter = counter;
    fake.api.QueryPerformanceFrequency = frequency;
    fake.api.Sleep = fake_sleep;
    fake.api.ConvertStringSecurityDescriptorToSecurityDescriptorW = convert_sddl;
    fake_ip_reset();
    fake_registry_reset();
    fake_lock_reset();
    fake_ras_reset();
    fake_fwp_reset();
    fake_net_reset();
    fake_names_reset();
    fake_task_reset();
    fake_location_reset();
    fake_events_reset();
    fake_service_reset();
    fake_icmp_reset();
    fake_ip_install(&fake.api);
    fake_registry_install(&fake.api);
    fake_lock_install(&fake.api);
    fake_ras_install(&fake.api);
    fake_fwp_install(&fake.api);
    fake_net_install(&fake.api);
    fake_names_install(&fake.api);
    fake_task_install(&fake.api);
    fake_location_install(&fake.api);
    fake_events_install(&fake.api);
    fake_service_install(&fake.api);
    fake_icmp_install(&fake.api);
    fake_event_log_reset();
    fake_files_reset();
    fake_event_log_install(&fake.api);
    fake_files_install(&fake.api);
    fake_evt_reset();
    fake_evt_install(&fake.api);
    fake_system_reset();
    fake_system_install(&fake.api);
    return &fake.api;
}

void fake_api_check(void)
{
    for (size_t i = 0; i < WINDOWS_API_COUNT; i++)
        if (fake.faults[i].asked && !fake.faults[i].fired)
            fail_msg("%s was to fail and was not called",
                     windows_api_name((enum windows_function)i));
    assert_int_equal(fake.descriptors, 0);
    assert_int_equal(fake_ip_open_count(), 0);
    assert_int_equal(fake_registry_open_count(), 0);
    assert_int_equal(fake_lock_open_count(), 0);
    assert_int_equal(fake_fwp_open_count(), 0);
    assert_int_equal(fake_names_open_count(), 0);
    assert_int_equal(fake_task_open_count(), 0);
    assert_int_equal(fake_location_open_count(), 0);
    assert_int_equal(fake_events_open_count(), 0);
    assert_int_equal(fake_icmp_open_count(), 0);
    assert_int_equal(fake_event_log_open_count(), 0);
    assert_int_equal(fake_files_open_count(), 0);
    assert_int_equal(fake_system_open_count(), 0);
    assert_int_equal(fake_evt_open_count(), 0);
}

void fake_api_fail(enum windows_function function, uint32_t nth, uint32_t count, DWORD code)
{
    fake.faults[function] = (struct fault){
        .first = fake.calls[function] + nth,
        .count = count,
        .code = code,
        .asked = true,
    };
}

bool fake_api_forget(enum windows_function function)
{
    static const struct {
        size_t offset; /* 0: imported */
        enum windows_dll dll;
    } loaded[WINDOWS_API_COUNT] = {
#define LOADED(dll, function)                                                                      \
    [WINDOWS_API_##function] = {offsetof(struct windows_api, function), WINDOWS_DLL_##dll},
#include "windows/windows_api.def"
    };
    const FARPROC none = NULL;

    if (loaded[function].offset == 0)
        return false;
    memcpy((char *)&fake.api + loaded[function].offset, &none, sizeof none);
    fake.api.modules[loaded[function].dll] = (HMODULE)(void *)&fake;
    return true;
}

uint32_t fake_api_calls(enum windows_function function)
{
    return fake.calls[function];
}

uint32_t fake_api_all_calls(void)
{
    uint32_t sum = 0;

    for (size_t i = 0; i < WINDOWS_API_COUNT; i++)
        sum += fake.calls[i];
    return sum;
}

void fake_api_set_elevated(bool elevated)
{
    fake.elevated = elevated;
}

uint64_t fake_api_clock(void)
{
    return fake.clock_ms;
}

void fake_api_advance(uint64_t ms)
{
    fake.clock_ms += ms;
}
