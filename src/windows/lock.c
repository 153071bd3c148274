/* SPDX-License-Identifier: MIT */
#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/security.h"
#include "windows/windows_error.h"

/* SYSTEM and Administrators, nobody else: a lock that anyone can take is one that anyone can hold.
 */
#define LOCK_SDDL L"D:P(A;;GA;;;SY)(A;;GA;;;BA)"

static enum status open_failed(const struct machine_windows *machine, DWORD code, struct error *err)
{
    if (code == ERROR_INVALID_HANDLE)
        return windows_error(machine->api, err, STATUS_WINDOWS, code,
                             "cannot take the lock: another program uses its name for "
                             "something else");
    return windows_error(machine->api, err, windows_error_status(code), code,
                         "cannot take the lock");
}

static enum status wait_for(struct machine_windows *machine, HANDLE mutex, uint32_t wait_ms,
                            struct error *err)
{
    DWORD bounded = wait_ms < INFINITE ? wait_ms : INFINITE - 1;
    DWORD outcome = machine->api->WaitForSingleObject(mutex, bounded);
    DWORD code = GetLastError();

    /* An abandoned mutex is ours too; what its holder left half done is in the journal. */
    if (outcome == WAIT_OBJECT_0 || outcome == WAIT_ABANDONED) {
        machine->mutex = mutex;
        return STATUS_OK;
    }
    machine->api->CloseHandle(mutex);
    if (outcome == WAIT_TIMEOUT)
        return error_set(err, STATUS_BUSY, "another vpnmtu is at work");
    return windows_error(machine->api, err, STATUS_WINDOWS, code, "cannot wait for the lock");
}

enum status operations_lock(void *self, uint32_t wait_ms, struct error *err)
{
    struct machine_windows *machine = self;
    SECURITY_ATTRIBUTES security;
    enum status status;
    HANDLE mutex;
    DWORD code;

    /* Windows would let the owning thread in again. */
    if (machine->mutex != NULL)
        return error_set(err, STATUS_BUSY, "this vpnmtu holds the lock already");
    status = security_open(machine->api, LOCK_SDDL, &security, err);
    if (status != STATUS_OK)
        return status;
    mutex = machine->api->CreateMutexW(&security, FALSE, machine->lock_name);
    code = GetLastError();
    security_close(machine->api, &security);
    if (mutex == NULL)
        return open_failed(machine, code, err);
    return wait_for(machine, mutex, wait_ms, err);
}

void operations_unlock(void *self)
{
    struct machine_windows *machine = self;

    if (machine->mutex == NULL)
        return;
    machine->api->ReleaseMutex(machine->mutex);
    machine->api->CloseHandle(machine->mutex);
    machine->mutex = NULL;
}
