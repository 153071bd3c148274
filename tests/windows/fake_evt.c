/* SPDX-License-Identifier: MIT */
/* The Application log as EvtQuery tells it: RasClient's events of the last days, and nothing else.
 */
#include <string.h>
#include <wchar.h>

#include "fake_live.h"
#include "fake_state.h"

enum {
    EVENTS_MAX = 256,
    QUERY = 0xE700,
    SYSTEM = 0xE701,
    USER = 0xE702,
    EVENT = 0xE800,
    USER_VALUES = 4
};

static struct {
    struct fake_ras_event events[EVENTS_MAX];
    size_t count;
    size_t told; /* of the query that is open */
    size_t open;
    DWORD values; /* of EventData */
    DWORD type;
    DWORD larger;
} pc;

/* NOLINTNEXTLINE(performance-no-int-to-ptr) */
#define HANDLE_OF(number) ((EVT_HANDLE)(uintptr_t)(number))

void fake_evt_add(const struct fake_ras_event *event)
{
    assert_true(pc.count < EVENTS_MAX);
    pc.events[pc.count++] = *event;
}

void fake_evt_odd(DWORD count, DWORD type)
{
    pc.values = count;
    pc.type = type;
}

void fake_evt_enlarge(DWORD bytes)
{
    pc.larger = bytes;
}

/* NULL where the call is to fail. */
static EVT_HANDLE handed_out(enum windows_function function, uintptr_t number)
{
    DWORD code = fake_enter(function);

    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return NULL;
    pc.open++;
    return HANDLE_OF(number);
}

static EVT_HANDLE WINAPI query(EVT_HANDLE session, LPCWSTR path, LPCWSTR words, DWORD flags)
{
    assert_null(session);
    assert_int_equal(wcscmp(path, L"Application"), 0);
    assert_non_null(wcsstr(words, L"Provider[@Name='RasClient']"));
    assert_non_null(wcsstr(words, L"timediff(@SystemTime) <= 604800000"));
    assert_int_equal(flags, EvtQueryChannelPath | EvtQueryReverseDirection);
    pc.told = 0;
    return handed_out(WINDOWS_API_EvtQuery, QUERY);
}

static WINBOOL WINAPI next(EVT_HANDLE results, DWORD room, EVT_HANDLE *events, DWORD timeout,
                           DWORD flags, PDWORD count)
{
    DWORD code = fake_enter(WINDOWS_API_EvtNext);

    assert_ptr_equal(results, HANDLE_OF(QUERY));
    assert_int_equal(timeout, INFINITE);
    assert_int_equal(flags, 0);
    if (code == ERROR_SUCCESS && pc.told == pc.count)
        code = ERROR_NO_MORE_ITEMS;
    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return FALSE;
    for (*count = 0; *count < room && pc.told < pc.count; pc.told++, pc.open++)
        events[(*count)++] = HANDLE_OF(EVENT + pc.count - 1 - pc.told);
    return TRUE;
}

static EVT_HANDLE WINAPI create_context(DWORD count, LPCWSTR *paths, DWORD flags)
{
    assert_int_equal(count, 0);
    assert_null(paths);
    assert_true(flags == EvtRenderContextSystem || flags == EvtRenderContextUser);
    return handed_out(WINDOWS_API_EvtCreateRenderContext,
                      flags == EvtRenderContextSystem ? SYSTEM : USER);
}

static void put_user(const struct fake_ras_event *event, EVT_VARIANT *values)
{
    const wchar_t *const texts[USER_VALUES] = {event->call, L"PC\\somebody", event->name, L"0"};

    for (DWORD i = 0; i < pc.values; i++) {
        values[i].Type = pc.type;
        values[i].StringVal = texts[i];
    }
}

static WINBOOL WINAPI render(EVT_HANDLE context, EVT_HANDLE event, DWORD flags, DWORD room,
                             PVOID buffer, PDWORD used, PDWORD count)
{
    DWORD code = fake_enter(WINDOWS_API_EvtRender);
    size_t position = (size_t)((uintptr_t)event - EVENT);
    bool system = context == HANDLE_OF(SYSTEM);
    DWORD needed;

    assert_true(system || context == HANDLE_OF(USER));
    assert_true(position < pc.count);
    assert_int_equal(flags, EvtRenderEventValues);
    *count = system ? EvtSystemPropertyIdEND : pc.values;
    needed = *count * (DWORD)sizeof(EVT_VARIANT) + pc.larger;
    *used = needed;
    if (code == ERROR_SUCCESS && room < needed)
        code = ERROR_INSUFFICIENT_BUFFER;
    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return FALSE;
    memset(buffer, 0, needed);
    if (system) {
        EVT_VARIANT *values = buffer;

        values[EvtSystemEventID].Type = EvtVarTypeUInt16;
        values[EvtSystemEventID].UInt16Val = pc.events[position].id;
        values[EvtSystemTimeCreated].Type = EvtVarTypeFileTime;
        values[EvtSystemTimeCreated].FileTimeVal = pc.events[position].filetime;
    } else {
        put_user(&pc.events[position], buffer);
    }
    return TRUE;
}

static WINBOOL WINAPI close_handle(EVT_HANDLE handle)
{
    DWORD code = fake_enter(WINDOWS_API_EvtClose);

    assert_non_null(handle);
    assert_true(pc.open > 0);
    pc.open--;
    SetLastError(code);
    return code == ERROR_SUCCESS;
}

void fake_evt_install(struct windows_api *api)
{
    api->EvtQuery = query;
    api->EvtNext = next;
    api->EvtCreateRenderContext = create_context;
    api->EvtRender = render;
    api->EvtClose = close_handle;
}

void fake_evt_reset(void)
{
    memset(&pc, 0, sizeof pc);
    pc.values = USER_VALUES;
    pc.type = EvtVarTypeString;
}

size_t fake_evt_open_count(void)
{
    return pc.open;
}
