/* SPDX-License-Identifier: MIT */
/* machine_windows.h: the PC that the program runs on, as machine.h asks for it. */
#ifndef WINDOWS_MACHINE_WINDOWS_H
#define WINDOWS_MACHINE_WINDOWS_H

#include "machine/machine.h"
#include "windows/windows_api.h"

/* Seen by every program on the PC, in every session. */
#define MACHINE_WINDOWS_LOCK_NAME L"Global\\vpnmtu"

struct machine_windows {
    struct windows_api *api; /* borrowed */
    const wchar_t *lock_name;
    HANDLE mutex;             /* held by this process; NULL while the lock is not taken */
    bool is_service;          /* while run_service runs */
    volatile LONG stop_asked; /* 1: the service has been told to stop */
};

/*
 * A machine over API, which windows_api_init has filled. Touches nothing and loads nothing until an
 * operation is called. The machine borrows STATE, and STATE borrows API.
 */
struct machine machine_windows_open(struct machine_windows *state, struct windows_api *api);

/* Releases the lock if it is held. */
void machine_windows_close(struct machine_windows *state);

#endif
