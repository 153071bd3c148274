/* SPDX-License-Identifier: MIT */
/*
 * file_replace, to a file as guarded_file.h guards it.
 *
 * The new text is written to a file of its own beside it, which is then given its name: who reads
 * sees the old text or the new one, never a part. That file must not be there before, is opened as
 * itself and shared with nobody, so that it is ours; what stands under the final name is replaced
 * as an entry of the directory, never written through.
 */
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "windows/guarded_file.h"
#include "windows/machine_windows.h"
#include "windows/operations.h"

static enum status write_all(const struct guarded_file *file, HANDLE handle, const char *bytes,
                             size_t len, struct error *err)
{
    DWORD written = 0;

    if (len > MACHINE_FILE_SIZE)
        return error_set(err, STATUS_INTERNAL, "too much for the %s", file->what);
    if (!file->api->WriteFile(handle, bytes, (DWORD)len, &written, NULL))
        return guarded_file_failed(file, "write", GetLastError(), err);
    if (written != len)
        return guarded_file_failed(file, "write", ERROR_DISK_FULL, err);
    return STATUS_OK;
}

static enum status write_beside(const struct guarded_file *file, const char *bytes, size_t len,
                                struct error *err)
{
    HANDLE handle;
    enum status status;

    /* Left by a process of our number that died; of a link it is the link that goes. */
    (void)file->api->DeleteFileW(file->beside);
    handle = file->api->CreateFileW(file->beside, GENERIC_WRITE, 0, NULL, CREATE_NEW,
                                    FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, NULL);
    if (handle == INVALID_HANDLE_VALUE)
        return guarded_file_failed(file, "write", GetLastError(), err);
    status = write_all(file, handle, bytes, len, err);
    file->api->CloseHandle(handle);
    return status;
}

/* Whoever reads without sharing deletion is in the way for a moment: Go's os.Open does. */
static enum status give_name(const struct guarded_file *file, struct error *err)
{
    for (int attempt = 1;; attempt++) {
        DWORD code;

        if (file->api->MoveFileExW(file->beside, file->full,
                                   MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
            return STATUS_OK;
        code = GetLastError();
        if ((code != ERROR_SHARING_VIOLATION && code != ERROR_ACCESS_DENIED) ||
            attempt == GUARDED_ATTEMPTS)
            return guarded_file_failed_to_open(file, code, err);
        file->api->Sleep(GUARDED_PAUSE_MS);
    }
}

enum status operations_file_replace(void *self, const char *path, const char *bytes, size_t len,
                                    struct error *err)
{
    const struct machine_windows *machine = self;
    struct guarded_file file;
    wchar_t suffix[GUARDED_SUFFIX_UNITS];
    enum status status;

    _snwprintf(suffix, GUARDED_SUFFIX_UNITS, L".%lu.tmp", machine->api->GetCurrentProcessId());
    status = guarded_file_open(&file, machine->api, "file", path, suffix, err);
    if (status != STATUS_OK)
        return status;
    status = write_beside(&file, bytes, len, err);
    if (status == STATUS_OK)
        status = give_name(&file, err);
    if (status != STATUS_OK)
        (void)file.api->DeleteFileW(file.beside);
    guarded_file_close(&file);
    return status;
}
