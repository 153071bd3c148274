/* SPDX-License-Identifier: MIT */
#include "windows/guarded_file.h"

#include <string.h>
#include <wchar.h>

#include "core/text.h"
#include "windows/clock.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

enum {
    PREFIX_UNITS = 4, /* \\?\ : as it is, of any length (win32/fileio/naming-a-file) */
    ANCHOR_UNITS = 40,
    ANCHOR_ATTEMPTS = 3,
    ROOM = GUARDED_PATH_UNITS - PREFIX_UNITS - GUARDED_SUFFIX_UNITS - ANCHOR_UNITS
};

enum status guarded_file_refuse(const struct guarded_file *file, const char *why, struct error *err)
{
    return error_set(err, STATUS_USAGE, "cannot write the %s \"%s\": %s", file->what, file->name,
                     why);
}

enum status guarded_file_failed(const struct guarded_file *file, const char *verb, DWORD code,
                                struct error *err)
{
    return windows_error(file->api, err, windows_error_status(code), code,
                         "cannot %s the %s \"%s\"", verb, file->what, file->name);
}

static enum status directory_failed(const struct guarded_file *file, const char *verb, DWORD code,
                                    struct error *err)
{
    return windows_error(file->api, err, windows_error_status(code), code,
                         "cannot %s the directory of the %s \"%s\"", verb, file->what, file->name);
}

/* Only on a drive of this PC. */
static enum status check_drive(const struct guarded_file *file, struct error *err)
{
    const wchar_t root[] = {file->full[PREFIX_UNITS], L':', L'\\', L'\0'};
    UINT type = file->api->GetDriveTypeW(root);

    if (type == DRIVE_FIXED || type == DRIVE_REMOVABLE || type == DRIVE_RAMDISK)
        return STATUS_OK;
    return guarded_file_refuse(file, "it is not on a drive of this PC", err);
}

static enum status resolve(struct guarded_file *file, const char *path, const wchar_t *suffix,
                           struct error *err)
{
    wchar_t wide[GUARDED_PATH_UNITS];
    wchar_t *full = file->full + PREFIX_UNITS;
    const wchar_t *last;
    size_t units = 0;
    DWORD len;

    if (!utf_widen(path, strlen(path), UTF_REFUSE, wide, GUARDED_PATH_UNITS, &units))
        return guarded_file_refuse(file, "its name is not valid", err);
    len = file->api->GetFullPathNameW(wide, ROOM, full, NULL);
    if (len == 0)
        return guarded_file_failed(file, "write", GetLastError(), err);
    if (len >= ROOM)
        return guarded_file_refuse(file, "its name is too long", err);
    if (len < 4 || full[1] != L':' || full[2] != L'\\' || wcschr(full + 2, L':') != NULL)
        return guarded_file_refuse(file, "it is no file on a drive of this PC", err);
    wmemcpy(file->full, L"\\\\?\\", PREFIX_UNITS);
    len += PREFIX_UNITS;
    wmemcpy(file->beside, file->full, len);
    wmemcpy(file->beside + len, suffix, wcslen(suffix) + 1);
    last = wcsrchr(file->full, L'\\');
    len = (DWORD)(last - file->full);
    /* \\?\C: would be the drive as a device. */
    if (len == PREFIX_UNITS + 2)
        len++;
    wmemcpy(file->directory_path, file->full, len);
    file->directory_path[len] = L'\0';
    return check_drive(file, err);
}

/* Whether what is open is where PATH says, with short names (PROGRA~1) written out. */
static enum status check_place(const struct guarded_file *file, HANDLE handle, const wchar_t *path,
                               struct error *err)
{
    wchar_t real[GUARDED_PATH_UNITS];
    wchar_t named[GUARDED_PATH_UNITS];
    DWORD len = file->api->GetFinalPathNameByHandleW(handle, real, GUARDED_PATH_UNITS,
                                                     FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    int order;

    if (len == 0)
        return directory_failed(file, "find", GetLastError(), err);
    if (len >= GUARDED_PATH_UNITS)
        return guarded_file_refuse(file, "its name is too long", err);
    len = file->api->GetLongPathNameW(path, named, GUARDED_PATH_UNITS);
    if (len == 0)
        return directory_failed(file, "find", GetLastError(), err);
    if (len >= GUARDED_PATH_UNITS)
        return guarded_file_refuse(file, "its name is too long", err);
    order = file->api->CompareStringOrdinal(real, -1, named, -1, TRUE);
    if (order == 0)
        return directory_failed(file, "compare", GetLastError(), err);
    if (order != CSTR_EQUAL)
        return guarded_file_refuse(
            file, "its directory is reached through a link, which is not followed", err);
    return STATUS_OK;
}

static enum status open_directory(struct guarded_file *file, struct error *err)
{
    HANDLE directory = file->api->CreateFileW(
        file->directory_path, FILE_LIST_DIRECTORY | SYNCHRONIZE, FILE_SHARE_READ | FILE_SHARE_WRITE,
        NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT, NULL);
    enum status status;

    if (directory == INVALID_HANDLE_VALUE)
        return directory_failed(file, "open", GetLastError(), err);
    status = check_place(file, directory, file->directory_path, err);
    if (status == STATUS_OK)
        file->directory = directory;
    else
        file->api->CloseHandle(directory);
    return status;
}

/* A name that no other process and no other thread has at this moment. */
static void name_anchor(const struct guarded_file *file, wchar_t path[GUARDED_PATH_UNITS])
{
    size_t units = wcslen(file->directory_path);

    wmemcpy(path, file->directory_path, units);
    if (path[units - 1] != L'\\')
        path[units++] = L'\\';
    _snwprintf(path + units, GUARDED_PATH_UNITS - units, L"vpnmtu-%lx-%llx.tmp",
               file->api->GetCurrentProcessId(), (unsigned long long)clock_us(file->api));
}

static enum status open_anchor(struct guarded_file *file, struct error *err)
{
    wchar_t path[GUARDED_PATH_UNITS] = {0};
    HANDLE anchor;
    DWORD code;
    int attempt = 1;
    enum status status;

    do {
        name_anchor(file, path);
        anchor = file->api->CreateFileW(path, DELETE | SYNCHRONIZE, 0, NULL, CREATE_NEW,
                                        FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE |
                                            FILE_FLAG_OPEN_REPARSE_POINT,
                                        NULL);
        code = GetLastError();
    } while (anchor == INVALID_HANDLE_VALUE && code == ERROR_FILE_EXISTS &&
             attempt++ < ANCHOR_ATTEMPTS);
    if (anchor == INVALID_HANDLE_VALUE)
        return directory_failed(file, "write to", code, err);
    status = check_place(file, anchor, path, err);
    if (status == STATUS_OK)
        file->anchor = anchor;
    else
        file->api->CloseHandle(anchor);
    return status;
}

enum status guarded_file_open(struct guarded_file *file, const struct windows_api *api,
                              const char *what, const char *path, const wchar_t *suffix,
                              struct error *err)
{
    enum status status;

    file->api = api;
    file->what = what;
    text_safe(path, file->name, sizeof file->name);
    status = resolve(file, path, suffix, err);
    if (status == STATUS_OK)
        status = open_directory(file, err);
    if (status != STATUS_OK)
        return status;
    status = open_anchor(file, err);
    if (status != STATUS_OK)
        file->api->CloseHandle(file->directory);
    return status;
}

void guarded_file_close(struct guarded_file *file)
{
    file->api->CloseHandle(file->anchor);
    file->api->CloseHandle(file->directory);
}

enum status guarded_file_check(const struct guarded_file *file, HANDLE handle, uint64_t *size,
                               struct error *err)
{
    BY_HANDLE_FILE_INFORMATION about;

    if (!file->api->GetFileInformationByHandle(handle, &about))
        return guarded_file_failed(file, "look at", GetLastError(), err);
    if ((about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return guarded_file_refuse(file, "it is a directory", err);
    if ((about.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0)
        return guarded_file_refuse(file, "it is a link, which is not followed", err);
    if (about.nNumberOfLinks != 1)
        return guarded_file_refuse(
            file, "it is a file with another name somewhere else (hard link)", err);
    *size = (uint64_t)about.nFileSizeHigh << 32 | about.nFileSizeLow;
    return STATUS_OK;
}

enum status guarded_file_failed_to_open(const struct guarded_file *file, DWORD code,
                                        struct error *err)
{
    DWORD attributes;

    if (code == ERROR_ACCESS_DENIED) {
        attributes = file->api->GetFileAttributesW(file->full);
        if (attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
            return guarded_file_refuse(file, "it is a directory", err);
    }
    return guarded_file_failed(file, "open", code, err);
}
