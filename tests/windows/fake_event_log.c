/* SPDX-License-Identifier: MIT */
/* An event log that keeps the last event. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_report.h"
#include "fake_state.h"

/* NOLINTNEXTLINE(performance-no-int-to-ptr) */
#define SOURCE_HANDLE ((HANDLE)(uintptr_t)0xE4)

static struct {
    struct fake_event last;
    wchar_t source[32];
    size_t count;
    size_t open;
} event_log;

static void forget(void)
{
    for (size_t i = 0; i < event_log.last.count; i++)
        free(event_log.last.strings[i]);
    memset(&event_log.last, 0, sizeof event_log.last);
}

size_t fake_events_count(void)
{
    return event_log.count;
}

const struct fake_event *fake_events_last(void)
{
    return &event_log.last;
}

static HANDLE WINAPI register_source(LPCWSTR server, LPCWSTR source)
{
    DWORD code = fake_enter(WINDOWS_API_RegisterEventSourceW);

    assert_null(server);
    /* "The source name must be a subkey of a log": no path of one. */
    assert_null(wcschr(source, L'\\'));
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return NULL;
    }
    wcsncpy(event_log.source, source, sizeof event_log.source / sizeof source[0] - 1);
    event_log.open++;
    return SOURCE_HANDLE;
}

static BOOL WINAPI report(HANDLE source, WORD type, WORD category, DWORD id, PSID user, WORD count,
                          DWORD data_size, LPCWSTR *strings, LPVOID data)
{
    DWORD code = fake_enter(WINDOWS_API_ReportEventW);

    assert_ptr_equal(source, SOURCE_HANDLE);
    assert_true(event_log.open > 0);
    assert_int_equal(category, 0);
    assert_true(user == NULL && data_size == 0 && data == NULL && strings != NULL);
    assert_true(count <= sizeof event_log.last.strings / sizeof event_log.last.strings[0]);
    for (WORD i = 0; i < count; i++)
        if (wcslen(strings[i]) > 31839)
            code = ERROR_INVALID_PARAMETER;
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return FALSE;
    }
    forget();
    wmemcpy(event_log.last.source, event_log.source, sizeof event_log.source / sizeof(wchar_t));
    event_log.last.type = type;
    event_log.last.id = id;
    event_log.last.count = count;
    for (WORD i = 0; i < count; i++)
        event_log.last.strings[i] = _wcsdup(strings[i]);
    event_log.count++;
    return TRUE;
}

static BOOL WINAPI deregister(HANDLE source)
{
    fake_enter(WINDOWS_API_DeregisterEventSource);
    assert_ptr_equal(source, SOURCE_HANDLE);
    assert_true(event_log.open > 0);
    event_log.open--;
    return TRUE;
}

void fake_event_log_install(struct windows_api *api)
{
    api->RegisterEventSourceW = register_source;
    api->ReportEventW = report;
    api->DeregisterEventSource = deregister;
}

void fake_event_log_reset(void)
{
    forget();
    memset(&event_log, 0, sizeof event_log);
}

size_t fake_event_log_open_count(void)
{
    return event_log.open;
}
