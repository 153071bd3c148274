/* SPDX-License-Identifier: MIT */
/* Where vpnmtu.exe lies, and the access control lists from the drive's root to it. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

/* The longest path, win32/fileio/maximum-file-path-limitation. */
#define PATH_UNITS 32768

#define LONG_PREFIX L"\\\\?\\"
#define UNC_PREFIX  L"\\\\?\\UNC\\"

enum {
    LONG_PREFIX_UNITS = 4,
    UNC_PREFIX_UNITS = 8,
    ROOT_UNITS = 3 /* "C:\" */
};

static enum status failed(const struct windows_api *api, DWORD code, const char *what,
                          const wchar_t *path, struct error *err)
{
    char text[256] = "";

    if (path != NULL && !utf_narrow(path, wcslen(path), UTF_REPLACE, text, sizeof text))
        text[0] = '\0';
    return windows_error(api, err, windows_error_status(code), code, "cannot find out %s%s%s", what,
                         text[0] != '\0' ? " " : "", text);
}

static enum status out_of_memory(struct error *err)
{
    return error_set(err, STATUS_INTERNAL, "out of memory");
}

static char *narrow(const wchar_t *wide, size_t units)
{
    size_t size = units * 3 + 1;
    char *text = calloc(size, 1);

    if (text != NULL && !utf_narrow(wide, units, UTF_REPLACE, text, size))
        text[0] = '\0';
    return text;
}

/* The path as people write it, without Windows' own prefix. */
static char *narrow_path(const wchar_t *path)
{
    char *text;

    if (wcsncmp(path, UNC_PREFIX, UNC_PREFIX_UNITS) == 0) {
        text = narrow(path + UNC_PREFIX_UNITS - 2, wcslen(path) - UNC_PREFIX_UNITS + 2);
        if (text != NULL && text[0] != '\0')
            text[0] = '\\';
        return text;
    }
    if (wcsncmp(path, LONG_PREFIX, LONG_PREFIX_UNITS) == 0)
        path += LONG_PREFIX_UNITS;
    return narrow(path, wcslen(path));
}

/* Units of the part of PATH that ends before the backslash at or after AT, or with the path. */
static size_t part_end(const wchar_t *path, size_t at)
{
    return at + wcscspn(path + at, L"\\");
}

static bool has_drive(const wchar_t *path)
{
    return ((path[0] >= L'A' && path[0] <= L'Z') || (path[0] >= L'a' && path[0] <= L'z')) &&
           path[1] == L':' && path[2] == L'\\';
}

/* "C:\" of such a path. */
static void root_of(const wchar_t *path, wchar_t root[ROOT_UNITS + 1])
{
    wmemcpy(root, path, ROOT_UNITS);
    root[ROOT_UNITS] = L'\0';
}

static enum status copy_sid(const struct windows_api *api, PSID sid, char out[MACHINE_SID_SIZE],
                            struct error *err)
{
    wchar_t *text = NULL;

    if (!api->ConvertSidToStringSidW(sid, &text))
        return failed(api, GetLastError(), "who may change the program", NULL, err);
    if (!utf_narrow(text, wcslen(text), UTF_REPLACE, out, MACHINE_SID_SIZE))
        out[0] = '\0';
    api->LocalFree(text);
    return STATUS_OK;
}

/* win32/api/winnt: the SID of object ACEs lies behind GUIDs; those of files are never such. */
static enum status copy_ace(const struct windows_api *api, const ACE_HEADER *header,
                            struct machine_ace *ace, struct error *err)
{
    const ACCESS_ALLOWED_ACE *entry = (const void *)header;

    *ace = (struct machine_ace){
        .denies = header->AceType == ACCESS_DENIED_ACE_TYPE ||
                  header->AceType == ACCESS_DENIED_OBJECT_ACE_TYPE ||
                  header->AceType == ACCESS_DENIED_CALLBACK_ACE_TYPE ||
                  header->AceType == ACCESS_DENIED_CALLBACK_OBJECT_ACE_TYPE,
        .inherit_only = (header->AceFlags & INHERIT_ONLY_ACE) != 0,
        .mask = entry->Mask,
    };
    if (header->AceType == ACCESS_ALLOWED_ACE_TYPE || header->AceType == ACCESS_DENIED_ACE_TYPE ||
        header->AceType == ACCESS_ALLOWED_CALLBACK_ACE_TYPE ||
        header->AceType == ACCESS_DENIED_CALLBACK_ACE_TYPE)
        return copy_sid(api, (PSID)(uintptr_t)&entry->SidStart, ace->sid, err);
    return STATUS_OK;
}

static enum status copy_acl(const struct windows_api *api, PACL acl, struct machine_level *level,
                            struct error *err)
{
    level->has_acl = acl != NULL;
    if (acl == NULL || acl->AceCount == 0)
        return STATUS_OK;
    level->aces = calloc(acl->AceCount, sizeof level->aces[0]);
    if (level->aces == NULL)
        return out_of_memory(err);
    for (DWORD i = 0; i < acl->AceCount; i++) {
        void *entry = NULL;
        enum status status;

        if (!api->GetAce(acl, i, &entry))
            return failed(api, GetLastError(), "who may change the program", NULL, err);
        status = copy_ace(api, entry, &level->aces[i], err);
        if (status != STATUS_OK)
            return status;
        level->ace_count = i + 1;
    }
    return STATUS_OK;
}

static HANDLE open_path(const struct windows_api *api, const wchar_t *path, DWORD flags)
{
    return api->CreateFileW(path, READ_CONTROL,
                            FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                            OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | flags, NULL);
}

/* PATH is cut off at the level. */
static enum status read_level(const struct windows_api *api, const wchar_t *path,
                              struct machine_level *level, struct error *err)
{
    PSECURITY_DESCRIPTOR descriptor = NULL;
    PSID owner = NULL;
    PACL acl = NULL;
    HANDLE handle = open_path(api, path, FILE_FLAG_OPEN_REPARSE_POINT);
    enum status status;
    DWORD code;

    if (handle == INVALID_HANDLE_VALUE)
        return failed(api, GetLastError(), "who may change", path, err);
    code = api->GetSecurityInfo(handle, SE_FILE_OBJECT,
                                OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner,
                                NULL, &acl, NULL, &descriptor);
    api->CloseHandle(handle);
    if (code != ERROR_SUCCESS)
        return failed(api, code, "who may change", path, err);
    level->path = narrow_path(path);
    status = level->path != NULL ? copy_acl(api, acl, level, err) : out_of_memory(err);
    if (status == STATUS_OK && owner != NULL)
        status = copy_sid(api, owner, level->owner, err);
    api->LocalFree(descriptor);
    return status;
}

/* FINAL is "\\?\C:\...": its levels from the root to the file. */
static enum status read_levels(const struct windows_api *api, wchar_t *final,
                               struct machine_location *location, struct error *err)
{
    size_t end = LONG_PREFIX_UNITS + ROOT_UNITS;
    size_t units = wcslen(final);
    size_t count = 2;
    enum status status = STATUS_OK;

    for (size_t i = end; i < units; i++)
        count += final[i] == L'\\';
    location->levels = calloc(count, sizeof location->levels[0]);
    if (location->levels == NULL)
        return out_of_memory(err);
    while (status == STATUS_OK && location->level_count < count) {
        wchar_t cut = final[end];

        final[end] = L'\0';
        status = read_level(api, final, &location->levels[location->level_count++], err);
        final[end] = cut;
        end = part_end(final, cut == L'\\' ? end + 1 : end);
    }
    return status;
}

static enum status find_link(const struct windows_api *api, wchar_t *started,
                             struct machine_location *location, struct error *err)
{
    size_t units = wcslen(started);

    for (size_t end = part_end(started, ROOT_UNITS);; end = part_end(started, end + 1)) {
        wchar_t cut = started[end];
        DWORD attributes;
        DWORD code;

        started[end] = L'\0';
        attributes = api->GetFileAttributesW(started);
        code = GetLastError();
        if (attributes != INVALID_FILE_ATTRIBUTES &&
            (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0) {
            location->link = narrow_path(started);
            return location->link != NULL ? STATUS_OK : out_of_memory(err);
        }
        if (attributes == INVALID_FILE_ATTRIBUTES)
            return failed(api, code, "what is", started, err);
        started[end] = cut;
        if (end == units)
            return STATUS_OK;
    }
}

/* Fills FINAL with the real path of the file that STARTED leads to. */
static enum status final_path(const struct windows_api *api, const wchar_t *started, wchar_t *final,
                              struct error *err)
{
    HANDLE handle = open_path(api, started, 0);
    DWORD units;
    DWORD code;

    if (handle == INVALID_HANDLE_VALUE)
        return failed(api, GetLastError(), "where the program lies:", started, err);
    units = api->GetFinalPathNameByHandleW(handle, final, PATH_UNITS,
                                           FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    code = GetLastError();
    api->CloseHandle(handle);
    if (units == 0 || units >= PATH_UNITS)
        return failed(api, units == 0 ? code : ERROR_FILENAME_EXCED_RANGE,
                      "where the program lies:", started, err);
    return STATUS_OK;
}

/* All that is known of the two paths, which are buffers of PATH_UNITS. */
static enum status locate(const struct windows_api *api, wchar_t *started, wchar_t *final,
                          struct machine_location *location, struct error *err)
{
    wchar_t root[ROOT_UNITS + 1];
    enum status status = final_path(api, started, final, err);
    wchar_t *plain = wcsncmp(started, LONG_PREFIX, LONG_PREFIX_UNITS) == 0
                         ? started + LONG_PREFIX_UNITS
                         : started;

    if (status != STATUS_OK)
        return status;
    location->started_as = narrow_path(started);
    location->path = narrow_path(final);
    if (location->started_as == NULL || location->path == NULL)
        return out_of_memory(err);
    if (wcsncmp(final, LONG_PREFIX, LONG_PREFIX_UNITS) != 0 ||
        !has_drive(final + LONG_PREFIX_UNITS))
        return STATUS_OK;
    root_of(final + LONG_PREFIX_UNITS, root);
    location->fixed = api->GetDriveTypeW(root) == DRIVE_FIXED;
    if (!location->fixed)
        return STATUS_OK;
    if (has_drive(plain))
        status = find_link(api, plain, location, err);
    return status == STATUS_OK ? read_levels(api, final, location, err) : status;
}

enum status operations_locate_program(void *self, struct machine_location *out, struct error *err)
{
    struct machine_windows *machine = self;
    const struct windows_api *api = machine->api;
    struct machine_location location = {.started_as = NULL};
    wchar_t *started;
    wchar_t *final;
    enum status status =
        WINDOWS_API_REQUIRE(machine->api, err, WINDOWS_API_GetSecurityInfo, WINDOWS_API_GetAce,
                            WINDOWS_API_ConvertSidToStringSidW);
    DWORD units;

    if (status != STATUS_OK)
        return status;
    started = calloc(PATH_UNITS, sizeof started[0]);
    final = calloc(PATH_UNITS, sizeof final[0]);
    if (started == NULL || final == NULL) {
        status = out_of_memory(err);
    } else {
        units = api->GetModuleFileNameW(NULL, started, PATH_UNITS);
        if (units == 0 || units >= PATH_UNITS)
            status = failed(api, units == 0 ? GetLastError() : ERROR_FILENAME_EXCED_RANGE,
                            "where the program lies", NULL, err);
        else
            status = locate(api, started, final, &location, err);
    }
    free(started);
    free(final);
    if (status == STATUS_OK)
        *out = location;
    else
        machine_location_free(&location);
    return status;
}
