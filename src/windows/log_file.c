/* SPDX-License-Identifier: MIT */
/*
 * log_append, to a file as guarded_file.h guards it.
 *
 * - The file is shared for reading alone: an open log file is the lock of the log. Who comes second
 *   tries again.
 * - FILE_APPEND_DATA without FILE_WRITE_DATA: what is there is never overwritten.
 * - Renaming renames an entry of that directory, whatever it is by then.
 */
#include <stdio.h>
#include <string.h>

#include "windows/guarded_file.h"
#include "windows/machine_windows.h"
#include "windows/operations.h"

static enum status open_file(const struct guarded_file *log, HANDLE *out, uint64_t *size,
                             struct error *err)
{
    for (int attempt = 1;; attempt++) {
        HANDLE file = log->api->CreateFileW(
            log->full, FILE_APPEND_DATA | FILE_READ_ATTRIBUTES | SYNCHRONIZE, FILE_SHARE_READ, NULL,
            OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, NULL);
        DWORD code = GetLastError();

        if (file != INVALID_HANDLE_VALUE) {
            enum status status = guarded_file_check(log, file, size, err);

            if (status == STATUS_OK)
                *out = file;
            else
                log->api->CloseHandle(file);
            return status;
        }
        if (code != ERROR_SHARING_VIOLATION || attempt == GUARDED_ATTEMPTS)
            return guarded_file_failed_to_open(log, code, err);
        log->api->Sleep(GUARDED_PAUSE_MS);
    }
}

static enum status write_line(const struct guarded_file *log, HANDLE file, const char *line,
                              struct error *err)
{
    char bytes[MACHINE_LOG_LINE_SIZE + 1];
    size_t len = (size_t)snprintf(bytes, sizeof bytes, "%s\n", line);
    DWORD written = 0;

    if (!log->api->WriteFile(file, bytes, (DWORD)len, &written, NULL))
        return guarded_file_failed(log, "write", GetLastError(), err);
    if (written != len)
        return guarded_file_failed(log, "write", ERROR_DISK_FULL, err);
    return STATUS_OK;
}

/* The file is closed first: it is not shared for renaming, so whoever has it now wins. */
static enum status append(const struct guarded_file *log, const char *line, uint32_t limit,
                          struct error *err)
{
    bool rotated = false;

    for (;;) {
        HANDLE file = NULL;
        uint64_t size = 0;
        uint64_t room = rotated ? (uint64_t)limit * 2 : limit;
        enum status status = open_file(log, &file, &size, err);

        if (status != STATUS_OK)
            return status;
        if (size == 0 || size + strlen(line) + 1 <= room) {
            status = write_line(log, file, line, err);
            log->api->CloseHandle(file);
            return status;
        }
        log->api->CloseHandle(file);
        if (rotated)
            return guarded_file_refuse(log, "it is full, and cannot be renamed", err);
        /* Where it cannot be, or another one was quicker: the next look decides. */
        (void)log->api->MoveFileExW(log->full, log->beside, MOVEFILE_REPLACE_EXISTING);
        rotated = true;
    }
}

enum status operations_log_append(void *self, const char *path, const char *line, uint32_t limit,
                                  struct error *err)
{
    const struct machine_windows *machine = self;
    struct guarded_file log;
    enum status status;

    if (strlen(line) >= MACHINE_LOG_LINE_SIZE || strpbrk(line, "\r\n") != NULL)
        return error_set(err, STATUS_INTERNAL, "not a line of a log");
    status = guarded_file_open(&log, machine->api, "log", path, L".1", err);
    if (status != STATUS_OK)
        return status;
    status = append(&log, line, limit, err);
    guarded_file_close(&log);
    return status;
}
