/* SPDX-License-Identifier: MIT */
/* One named mutex that this process, another one, or nobody owns. */
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "fake_state.h"

static struct {
    wchar_t sddl[128];
    wchar_t name[64];
    uint64_t other_until_ms;
    size_t handles;
    bool abandoned;
    bool mine;
} mutex;

/* NOLINTNEXTLINE(performance-no-int-to-ptr) */
#define MUTEX_HANDLE ((HANDLE)(uintptr_t)0x4D)

void fake_lock_hold(uint64_t for_ms)
{
    mutex.other_until_ms = for_ms == FAKE_FOR_EVER ? UINT64_MAX : fake_api_clock() + for_ms;
}

void fake_lock_abandon(void)
{
    mutex.abandoned = true;
}

bool fake_lock_is_mine(void)
{
    return mutex.mine;
}

const wchar_t *fake_lock_sddl(void)
{
    return mutex.sddl;
}

const wchar_t *fake_lock_name(void)
{
    return mutex.name;
}

static HANDLE WINAPI create(LPSECURITY_ATTRIBUTES security, WINBOOL initial_owner, LPCWSTR name)
{
    DWORD code = fake_enter(WINDOWS_API_CreateMutexW);

    /* "do not request ownership when the object may exist": who owns it would be unknown. */
    assert_false(initial_owner);
    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return NULL;
    _snwprintf(mutex.sddl, sizeof mutex.sddl / sizeof mutex.sddl[0] - 1, L"%ls",
               fake_sddl_of(security));
    _snwprintf(mutex.name, sizeof mutex.name / sizeof mutex.name[0] - 1, L"%ls", name);
    mutex.handles++;
    return MUTEX_HANDLE;
}

static DWORD WINAPI wait_for(HANDLE handle, DWORD ms)
{
    DWORD code = fake_enter(WINDOWS_API_WaitForSingleObject);
    uint64_t now = fake_api_clock();

    if (handle != MUTEX_HANDLE)
        return fake_event_wait(handle, ms);
    assert_true(mutex.handles > 0);
    assert_true(ms != INFINITE);
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return WAIT_FAILED;
    }
    if (mutex.other_until_ms > now) {
        if (mutex.other_until_ms - now > ms) {
            fake_api_advance(ms);
            return WAIT_TIMEOUT;
        }
        fake_api_advance(mutex.other_until_ms - now);
    }
    /* Windows would count a second wait of the owner and return at once. */
    mutex.mine = true;
    if (mutex.abandoned) {
        mutex.abandoned = false;
        return WAIT_ABANDONED;
    }
    return WAIT_OBJECT_0;
}

static BOOL WINAPI release(HANDLE handle)
{
    fake_enter(WINDOWS_API_ReleaseMutex);
    assert_ptr_equal(handle, MUTEX_HANDLE);
    assert_true(mutex.mine);
    mutex.mine = false;
    return TRUE;
}

static BOOL WINAPI close_handle(HANDLE handle)
{
    fake_enter(WINDOWS_API_CloseHandle);
    if (fake_files_close(handle) || fake_location_close(handle) || fake_system_close(handle))
        return TRUE;
    if (handle != MUTEX_HANDLE)
        return fake_event_close(handle);
    assert_true(mutex.handles > 0);
    mutex.handles--;
    return TRUE;
}

void fake_lock_install(struct windows_api *api)
{
    api->CreateMutexW = create;
    api->WaitForSingleObject = wait_for;
    api->ReleaseMutex = release;
    api->CloseHandle = close_handle;
}

void fake_lock_reset(void)
{
    memset(&mutex, 0, sizeof mutex);
}

size_t fake_lock_open_count(void)
{
    return mutex.handles;
}
