/* SPDX-License-Identifier: MIT */
/*
 * RasConnectionNotificationW: a thread that looks every 30 ms. Windows has no call that ends a
 * notification; it holds its own handle of the event, so the caller may close the one it gave.
 */
#include "ras.h"

#include <stdlib.h>
#include <string.h>

enum {
    LOOK_EVERY_MS = 30,
    ON_CONNECTION = 1, /* RASCN_Connection ... */
    ON_DISCONNECTION = 2,
    ON_RECONNECTION = 0x20, /* the tunnel has another end point: MOBIKE */
    KNOWN_FLAGS = 0x7f,
};

struct notification {
    HANDLE event;
    DWORD flags;
    uint64_t only; /* INVALID_HANDLE_VALUE: any */
    int count;
    struct vpn before[VPNS_MAX];
};

static const struct vpn *same(const struct vpn *vpns, int count, const struct vpn *vpn)
{
    for (int i = 0; i < count; i++)
        if (ras_handle(&vpns[i]) == ras_handle(vpn))
            return &vpns[i];
    return NULL;
}

static bool moved(const struct vpn *a, const struct vpn *b)
{
    return memcmp(&a->local, &b->local, sizeof a->local) != 0 ||
           memcmp(&a->server, &b->server, sizeof a->server) != 0;
}

/* What happened, as the flags that ask for it */
static DWORD changes(const struct notification *note, const struct vpn *now, int count)
{
    bool any = note->only == (uint64_t)(uintptr_t)INVALID_HANDLE_VALUE;
    DWORD happened = 0;
    for (int i = 0; i < count; i++) {
        const struct vpn *before = same(note->before, note->count, &now[i]);
        if (!any && ras_handle(&now[i]) != note->only)
            continue;
        if (!before && any)
            happened |= ON_CONNECTION;
        if (before && moved(before, &now[i]))
            happened |= ON_RECONNECTION;
    }
    for (int i = 0; i < note->count; i++)
        if (!same(now, count, &note->before[i]) &&
            (any || ras_handle(&note->before[i]) == note->only))
            happened |= ON_DISCONNECTION;
    return happened;
}

static DWORD WINAPI look_for_changes(void *context)
{
    struct notification *note = context;
    for (;;) {
        struct vpn now[VPNS_MAX];
        Sleep(LOOK_EVERY_MS);
        int count = vpns_connected(now);
        DWORD happened = changes(note, now, count) & note->flags;
        memcpy(note->before, now, sizeof now);
        note->count = count;
        if (!happened)
            continue;
        trace("RAS notification %lu", happened);
        SetEvent(note->event);
    }
    return 0;
}

static DWORD start(uint64_t handle, HANDLE event, DWORD flags)
{
    struct vpn vpn;
    if (!event || !flags || (flags & ~(DWORD)KNOWN_FLAGS))
        return ERROR_INVALID_PARAMETER;
    if (handle != (uint64_t)(uintptr_t)INVALID_HANDLE_VALUE && !ras_find(handle, &vpn))
        return ERROR_INVALID_HANDLE;
    struct notification *note = calloc(1, sizeof *note);
    if (!note)
        return ERROR_NOT_ENOUGH_MEMORY;
    note->flags = flags;
    note->only = handle;
    note->count = vpns_connected(note->before);
    if (!DuplicateHandle(GetCurrentProcess(), event, GetCurrentProcess(), &note->event, 0, FALSE,
                         DUPLICATE_SAME_ACCESS)) {
        free(note);
        return ERROR_INVALID_HANDLE;
    }
    stay_loaded();
    HANDLE thread = CreateThread(NULL, 0, look_for_changes, note, 0, NULL);
    if (!thread) {
        CloseHandle(note->event);
        free(note);
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    CloseHandle(thread);
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(RasConnectionNotificationW)(HANDLE handle, HANDLE event, DWORD flags)
{
    DWORD error = start((uintptr_t)handle, event, flags);
    trace("RasConnectionNotificationW flags=%lu -> %lu", flags, error);
    return error;
}
