/* SPDX-License-Identifier: MIT */
/*
 * log_append. A task of SYSTEM may be told to write where users can: whoever can put a link there
 * must not be able to have SYSTEM create, extend or replace a file elsewhere. So:
 *
 * - The directory is opened first, without following a link, and must be what its name says: no
 *   part of it is a junction or a mount point. While it is open, nobody can rename it or what it
 *   lies in (a handle with data access that does not share deleting), so its name goes on meaning
 * it.
 * - The file is opened as itself, never through a link, and must have one name only. It is shared
 *   for reading alone: an open log file is the lock of the log. Who comes second tries again.
 * - FILE_APPEND_DATA without FILE_WRITE_DATA: what is there is never overwritten.
 * - Renaming renames an entry of that directory, whatever it is by then.
 */
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "core/text.h"
#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

enum {
    PATH_UNITS = 2048,
    PREFIX_UNITS = 4, /* \\?\ : as it is, of any length (win32/fileio/naming-a-file) */
    ATTEMPTS = 40,
    PAUSE_MS = 25
};

struct log_file {
    const struct windows_api *api;
    wchar_t full[PATH_UNITS];    /* \\?\C:\logs\vpnmtu.log */
    wchar_t rotated[PATH_UNITS]; /* the same with .1 */
    wchar_t directory[PATH_UNITS];
    char name[256]; /* as it was given, for sentences */
};

static enum status refuse(const struct log_file *log, const char *why, struct error *err)
{
    return error_set(err, STATUS_USAGE, "cannot write the log \"%s\": %s", log->name, why);
}

static enum status failed(const struct log_file *log, const char *what, DWORD code,
                          struct error *err)
{
    return windows_error(log->api, err, windows_error_status(code), code, "cannot %s \"%s\"", what,
                         log->name);
}

/* Only on a drive of this PC. */
static enum status check_drive(const struct log_file *log, struct error *err)
{
    const wchar_t root[] = {log->full[PREFIX_UNITS], L':', L'\\', L'\0'};
    UINT type = log->api->GetDriveTypeW(root);

    if (type == DRIVE_FIXED || type == DRIVE_REMOVABLE || type == DRIVE_RAMDISK)
        return STATUS_OK;
    return refuse(log, "it is not on a drive of this PC", err);
}

static enum status resolve(struct log_file *log, const char *path, struct error *err)
{
    wchar_t wide[PATH_UNITS];
    wchar_t *full = log->full + PREFIX_UNITS;
    const wchar_t *last;
    size_t units = 0;
    DWORD len;

    if (!utf_widen(path, strlen(path), UTF_REFUSE, wide, PATH_UNITS, &units))
        return refuse(log, "its name is not valid", err);
    /* Room for ".1" behind it. */
    len = log->api->GetFullPathNameW(wide, PATH_UNITS - PREFIX_UNITS - 3, full, NULL);
    if (len == 0)
        return failed(log, "write the log", GetLastError(), err);
    if (len >= PATH_UNITS - PREFIX_UNITS - 3)
        return refuse(log, "its name is too long", err);
    if (len < 4 || full[1] != L':' || full[2] != L'\\' || wcschr(full + 2, L':') != NULL)
        return refuse(log, "it is no file on a drive of this PC", err);
    wmemcpy(log->full, L"\\\\?\\", PREFIX_UNITS);
    len += PREFIX_UNITS;
    wmemcpy(log->rotated, log->full, len);
    wmemcpy(log->rotated + len, L".1", 3);
    last = wcsrchr(log->full, L'\\');
    len = (DWORD)(last - log->full);
    /* \\?\C: would be the drive as a device. */
    if (len == PREFIX_UNITS + 2)
        len++;
    wmemcpy(log->directory, log->full, len);
    log->directory[len] = L'\0';
    return check_drive(log, err);
}

/* Whether the open directory is the one its name says, with short names (PROGRA~1) written out. */
static enum status check_directory(const struct log_file *log, HANDLE directory, struct error *err)
{
    wchar_t real[PATH_UNITS];
    wchar_t named[PATH_UNITS];
    DWORD len = log->api->GetFinalPathNameByHandleW(directory, real, PATH_UNITS,
                                                    FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    int order;

    if (len == 0)
        return failed(log, "find the directory of the log", GetLastError(), err);
    if (len >= PATH_UNITS)
        return refuse(log, "its name is too long", err);
    len = log->api->GetLongPathNameW(log->directory, named, PATH_UNITS);
    if (len == 0)
        return failed(log, "find the directory of the log", GetLastError(), err);
    if (len >= PATH_UNITS)
        return refuse(log, "its name is too long", err);
    order = log->api->CompareStringOrdinal(real, -1, named, -1, TRUE);
    if (order == 0)
        return failed(log, "compare the directory of the log", GetLastError(), err);
    if (order != CSTR_EQUAL)
        return refuse(log, "its directory is reached through a link, which is not followed", err);
    return STATUS_OK;
}

static enum status open_directory(const struct log_file *log, HANDLE *out, struct error *err)
{
    HANDLE directory;
    enum status status;

    directory = log->api->CreateFileW(
        log->directory, FILE_LIST_DIRECTORY | SYNCHRONIZE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
        OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT, NULL);
    if (directory == INVALID_HANDLE_VALUE)
        return failed(log, "open the directory of the log", GetLastError(), err);
    status = check_directory(log, directory, err);
    if (status == STATUS_OK)
        *out = directory;
    else
        log->api->CloseHandle(directory);
    return status;
}

static enum status check_file(const struct log_file *log, HANDLE file, uint64_t *size,
                              struct error *err)
{
    BY_HANDLE_FILE_INFORMATION about;

    if (!log->api->GetFileInformationByHandle(file, &about))
        return failed(log, "look at the log", GetLastError(), err);
    if ((about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return refuse(log, "it is a directory", err);
    if ((about.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0)
        return refuse(log, "it is a link, which is not followed", err);
    if (about.nNumberOfLinks != 1)
        return refuse(log, "it is a file with another name somewhere else (hard link)", err);
    *size = (uint64_t)about.nFileSizeHigh << 32 | about.nFileSizeLow;
    return STATUS_OK;
}

static enum status open_failed(const struct log_file *log, DWORD code, struct error *err)
{
    DWORD attributes;

    if (code == ERROR_ACCESS_DENIED) {
        attributes = log->api->GetFileAttributesW(log->full);
        if (attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
            return refuse(log, "it is a directory", err);
    }
    return failed(log, "open the log", code, err);
}

static enum status open_file(const struct log_file *log, HANDLE *out, uint64_t *size,
                             struct error *err)
{
    for (int attempt = 1;; attempt++) {
        HANDLE file = log->api->CreateFileW(
            log->full, FILE_APPEND_DATA | FILE_READ_ATTRIBUTES | SYNCHRONIZE, FILE_SHARE_READ, NULL,
            OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, NULL);
        DWORD code = GetLastError();

        if (file != INVALID_HANDLE_VALUE) {
            enum status status = check_file(log, file, size, err);

            if (status == STATUS_OK)
                *out = file;
            else
                log->api->CloseHandle(file);
            return status;
        }
        if (code != ERROR_SHARING_VIOLATION || attempt == ATTEMPTS)
            return open_failed(log, code, err);
        log->api->Sleep(PAUSE_MS);
    }
}

static enum status write_line(const struct log_file *log, HANDLE file, const char *line,
                              struct error *err)
{
    char bytes[MACHINE_LOG_LINE_SIZE + 1];
    size_t len = (size_t)snprintf(bytes, sizeof bytes, "%s\n", line);
    DWORD written = 0;

    if (!log->api->WriteFile(file, bytes, (DWORD)len, &written, NULL))
        return failed(log, "write the log", GetLastError(), err);
    if (written != len)
        return failed(log, "write the log", ERROR_DISK_FULL, err);
    return STATUS_OK;
}

/* The file is closed first: it is not shared for renaming, so whoever has it now wins. */
static enum status append(const struct log_file *log, const char *line, uint32_t limit,
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
            return refuse(log, "it is full, and cannot be renamed", err);
        /* Where it cannot be, or another one was quicker: the next look decides. */
        (void)log->api->MoveFileExW(log->full, log->rotated, MOVEFILE_REPLACE_EXISTING);
        rotated = true;
    }
}

enum status operations_log_append(void *self, const char *path, const char *line, uint32_t limit,
                                  struct error *err)
{
    const struct machine_windows *machine = self;
    struct log_file log = {.api = machine->api};
    HANDLE directory = NULL;
    enum status status;

    if (strlen(line) >= MACHINE_LOG_LINE_SIZE || strpbrk(line, "\r\n") != NULL)
        return error_set(err, STATUS_INTERNAL, "not a line of a log");
    text_safe(path, log.name, sizeof log.name);
    status = resolve(&log, path, err);
    if (status == STATUS_OK)
        status = open_directory(&log, &directory, err);
    if (status != STATUS_OK)
        return status;
    status = append(&log, line, limit, err);
    machine->api->CloseHandle(directory);
    return status;
}
