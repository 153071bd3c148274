/* SPDX-License-Identifier: MIT */
/* A few files and directories, with what makes files dangerous. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_report.h"
#include "fake_state.h"

enum {
    ENTRIES = 16,
    UNITS = 2048,
    FIRST_HANDLE = 0x2000,
    NO_DRIVE = 99
};

struct entry {
    wchar_t path[UNITS]; /* L"": free */
    wchar_t real[UNITS]; /* L"": path */
    DWORD attributes;
    DWORD links;
    char *text;
    uint64_t held_until_ms;
    bool pinned;
    size_t open;
    DWORD access;
    bool brief;            /* goes away when it is closed */
    wchar_t turned[UNITS]; /* of a directory: where it leads once it was looked at; L"": nowhere */
};

static struct {
    struct entry entries[ENTRIES];
    UINT drive;               /* NO_DRIVE: as fake_location.c has it */
    struct windows_api other; /* the functions of fake_location.c, for what it is asked */
} files;

static struct entry *find(const wchar_t *path)
{
    for (size_t i = 0; i < ENTRIES; i++)
        if (files.entries[i].path[0] != L'\0' && _wcsicmp(files.entries[i].path, path) == 0)
            return &files.entries[i];
    return NULL;
}

static struct entry *add(const wchar_t *path, DWORD attributes, const char *text)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        struct entry *entry = &files.entries[i];

        if (entry->path[0] != L'\0')
            continue;
        *entry = (struct entry){.attributes = attributes, .links = 1, .text = _strdup(text)};
        wcsncpy(entry->path, path, UNITS - 1);
        return entry;
    }
    fail_msg("too many files");
    return NULL;
}

void fake_files_add_directory(const wchar_t *path)
{
    add(path, FILE_ATTRIBUTE_DIRECTORY, "");
}

void fake_files_add(const wchar_t *path, const char *text)
{
    add(path, FILE_ATTRIBUTE_ARCHIVE, text);
}

void fake_files_mark(const wchar_t *path, DWORD attributes, DWORD links)
{
    find(path)->attributes |= attributes;
    find(path)->links = links;
}

void fake_files_lead_to(const wchar_t *path, const wchar_t *real)
{
    wcsncpy(find(path)->real, real, UNITS - 1);
}

void fake_files_turn(const wchar_t *path, const wchar_t *real)
{
    wcsncpy(find(path)->turned, real, UNITS - 1);
}

void fake_files_hold(const wchar_t *path, uint64_t for_ms)
{
    find(path)->held_until_ms = fake_api_clock() + for_ms;
}

void fake_files_pin(const wchar_t *path)
{
    find(path)->pinned = true;
}

void fake_files_set_drive(UINT type)
{
    files.drive = type;
}

const char *fake_files_text(const wchar_t *path)
{
    const struct entry *entry = find(path);

    return entry != NULL ? entry->text : NULL;
}

size_t fake_files_count(void)
{
    size_t count = 0;

    for (size_t i = 0; i < ENTRIES; i++)
        count += files.entries[i].path[0] != L'\0';
    return count;
}

static struct entry *entry_of(HANDLE handle)
{
    uintptr_t number = (uintptr_t)handle - FIRST_HANDLE;

    assert_true(number < ENTRIES && files.entries[number].open > 0);
    return &files.entries[number];
}

static HANDLE open_entry(struct entry *entry, DWORD access)
{
    entry->open++;
    entry->access = access;
    /* NOLINTNEXTLINE(performance-no-int-to-ptr) */
    return (HANDLE)((uintptr_t)(entry - files.entries) + FIRST_HANDLE);
}

static DWORD answer(const wchar_t *text, DWORD units, wchar_t *out)
{
    DWORD len = (DWORD)wcslen(text);

    /* Too small: what is needed, with the NUL. */
    if (len >= units)
        return len + 1;
    wmemcpy(out, text, (size_t)len + 1);
    return len;
}

static DWORD WINAPI full_path(LPCWSTR name, DWORD units, LPWSTR out, LPWSTR *last)
{
    DWORD code = fake_enter(WINDOWS_API_GetFullPathNameW);
    wchar_t path[UNITS + 16];

    assert_null(last);
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return 0;
    }
    if (_wcsicmp(name, L"NUL") == 0)
        return answer(L"\\\\.\\NUL", units, out);
    _snwprintf(path, UNITS + 15, L"%ls%ls", name[1] == L':' ? L"" : L"C:\\work\\", name);
    for (wchar_t *at = path; *at != L'\0'; at++)
        if (*at == L'/')
            *at = L'\\';
    return answer(path, units, out);
}

/* It has no way to fail but by an answer. */
static UINT WINAPI drive_type(LPCWSTR root)
{
    if (files.drive == NO_DRIVE)
        return files.other.GetDriveTypeW(root);
    fake_enter(WINDOWS_API_GetDriveTypeW);
    assert_int_equal(wcslen(root), 3);
    return files.drive;
}

/* Short names: PROGRA~1 is Program Files. */
static DWORD WINAPI long_path(LPCWSTR name, LPWSTR out, DWORD units)
{
    DWORD code = fake_enter(WINDOWS_API_GetLongPathNameW);
    const wchar_t *tilde = wcsstr(name, L"PROGRA~1");
    wchar_t path[UNITS];

    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return 0;
    }
    if (tilde == NULL)
        return answer(name, units, out);
    _snwprintf(path, UNITS - 1, L"%.*lsProgram Files%ls", (int)(tilde - name), name, tilde + 8);
    return answer(path, units, out);
}

static DWORD WINAPI final_path(HANDLE handle, LPWSTR out, DWORD units, DWORD flags)
{
    const struct entry *entry;
    DWORD code;

    if ((uintptr_t)handle < FIRST_HANDLE)
        return files.other.GetFinalPathNameByHandleW(handle, out, units, flags);
    code = fake_enter(WINDOWS_API_GetFinalPathNameByHandleW);
    entry = entry_of(handle);
    assert_int_equal(flags, FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return 0;
    }
    return answer(entry->real[0] != L'\0' ? entry->real : entry->path, units, out);
}

static int WINAPI compare(LPCWCH left, int left_units, LPCWCH right, int right_units,
                          WINBOOL ignore_case)
{
    DWORD code = fake_enter(WINDOWS_API_CompareStringOrdinal);

    assert_true(left_units == -1 && right_units == -1 && ignore_case);
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return 0;
    }
    return _wcsicmp(left, right) == 0 ? CSTR_EQUAL : CSTR_LESS_THAN;
}

static struct entry *directory_of(const wchar_t *path)
{
    wchar_t directory[UNITS] = {0};
    size_t len = (size_t)(wcsrchr(path, L'\\') - path);

    wmemcpy(directory, path, len == 6 ? 7 : len);
    return find(directory);
}

/* Its directory is open, and so cannot be renamed. */
static bool has_open_directory(const wchar_t *path)
{
    const struct entry *entry = directory_of(path);

    return entry != NULL && entry->open > 0;
}

/* And a file of ours is open in it that goes with its handle: it cannot be made a junction. */
static bool has_anchor(const wchar_t *path)
{
    for (size_t i = 0; i < ENTRIES; i++)
        if (files.entries[i].path[0] != L'\0' && files.entries[i].brief &&
            files.entries[i].open > 0 && directory_of(files.entries[i].path) == directory_of(path))
            return has_open_directory(path);
    return false;
}

static HANDLE fail_to_open(DWORD code)
{
    SetLastError(code);
    return INVALID_HANDLE_VALUE;
}

static HANDLE open_directory(LPCWSTR path, DWORD access, DWORD disposition)
{
    struct entry *entry = find(path);

    assert_int_equal(disposition, OPEN_EXISTING);
    /* Only data access makes what is not shared count. */
    assert_true((access & FILE_LIST_DIRECTORY) != 0);
    assert_int_equal(access & (GENERIC_WRITE | FILE_WRITE_DATA | FILE_APPEND_DATA), 0);
    if (entry == NULL)
        return fail_to_open(ERROR_PATH_NOT_FOUND);
    if ((entry->attributes & FILE_ATTRIBUTE_DIRECTORY) == 0)
        return fail_to_open(ERROR_DIRECTORY);
    return open_entry(entry, access);
}

/* A file of our own: not there before, and nobody else's meanwhile. */
static HANDLE create_new(LPCWSTR path, DWORD access, DWORD share, DWORD flags)
{
    const struct entry *directory = directory_of(path);
    struct entry *entry;

    assert_int_equal(share, 0);
    if (find(path) != NULL)
        return fail_to_open(ERROR_FILE_EXISTS);
    if ((flags & FILE_FLAG_DELETE_ON_CLOSE) == 0) {
        assert_int_equal(access, GENERIC_WRITE);
        assert_true(has_anchor(path));
        return open_entry(add(path, FILE_ATTRIBUTE_ARCHIVE, ""), access);
    }
    assert_true(has_open_directory(path));
    assert_true((access & DELETE) != 0);
    entry = add(path, FILE_ATTRIBUTE_ARCHIVE, "");
    entry->brief = true;
    if (directory->turned[0] != L'\0')
        _snwprintf(entry->real, UNITS - 1, L"%ls%ls", directory->turned, wcsrchr(path, L'\\'));
    else if (directory->real[0] != L'\0')
        _snwprintf(entry->real, UNITS - 1, L"%ls%ls", directory->real, wcsrchr(path, L'\\'));
    return open_entry(entry, access);
}

static HANDLE WINAPI create(LPCWSTR path, DWORD access, DWORD share, LPSECURITY_ATTRIBUTES security,
                            DWORD disposition, DWORD flags, HANDLE template)
{
    struct entry *entry;
    DWORD code;

    if (access == READ_CONTROL)
        return files.other.CreateFileW(path, access, share, security, disposition, flags, template);
    code = fake_enter(WINDOWS_API_CreateFileW);
    assert_true(security == NULL && template == NULL);
    assert_int_equal(wcsncmp(path, L"\\\\?\\", 4), 0);
    assert_true((flags & FILE_FLAG_OPEN_REPARSE_POINT) != 0);
    assert_int_equal(share & FILE_SHARE_DELETE, 0);
    if (code != ERROR_SUCCESS)
        return fail_to_open(code);
    if ((flags & FILE_FLAG_BACKUP_SEMANTICS) != 0)
        return open_directory(path, access, disposition);
    if (disposition == CREATE_NEW)
        return create_new(path, access, share, flags);
    assert_int_equal(disposition, OPEN_ALWAYS);
    assert_int_equal(share, FILE_SHARE_READ);
    assert_int_equal(access & (FILE_WRITE_DATA | GENERIC_WRITE | DELETE), 0);
    assert_true(has_anchor(path));
    entry = find(path);
    if (entry == NULL)
        entry = add(path, FILE_ATTRIBUTE_ARCHIVE, "");
    if ((entry->attributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return fail_to_open(ERROR_ACCESS_DENIED);
    if (entry->open > 0 || entry->held_until_ms > fake_api_clock())
        return fail_to_open(ERROR_SHARING_VIOLATION);
    return open_entry(entry, access);
}

static BOOL WINAPI information(HANDLE handle, LPBY_HANDLE_FILE_INFORMATION out)
{
    DWORD code = fake_enter(WINDOWS_API_GetFileInformationByHandle);
    const struct entry *entry = entry_of(handle);

    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return FALSE;
    }
    memset(out, 0, sizeof *out);
    out->dwFileAttributes = entry->attributes;
    out->nNumberOfLinks = entry->links;
    out->nFileSizeLow = (DWORD)strlen(entry->text);
    return TRUE;
}

static DWORD WINAPI attributes_of(LPCWSTR path)
{
    const struct entry *entry = find(path);
    DWORD code;

    if (entry == NULL)
        return files.other.GetFileAttributesW(path);
    code = fake_enter(WINDOWS_API_GetFileAttributesW);
    if (code == ERROR_SUCCESS)
        return entry->attributes;
    SetLastError(code);
    return INVALID_FILE_ATTRIBUTES;
}

static BOOL WINAPI write_file(HANDLE handle, LPCVOID bytes, DWORD len, LPDWORD written,
                              LPOVERLAPPED overlapped)
{
    DWORD code = fake_enter(WINDOWS_API_WriteFile);
    struct entry *entry = entry_of(handle);
    size_t old = strlen(entry->text);
    char *text;

    assert_null(overlapped);
    assert_true((entry->access & (FILE_APPEND_DATA | GENERIC_WRITE)) != 0);
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return FALSE;
    }
    text = malloc(old + len + 1);
    assert_non_null(text);
    memcpy(text, entry->text, old);
    memcpy(text + old, bytes, len);
    text[old + len] = '\0';
    free(entry->text);
    entry->text = text;
    *written = len;
    return TRUE;
}

static void drop(struct entry *entry)
{
    free(entry->text);
    memset(entry, 0, sizeof *entry);
}

static BOOL WINAPI move(LPCWSTR from, LPCWSTR to, DWORD flags)
{
    DWORD code = fake_enter(WINDOWS_API_MoveFileExW);
    struct entry *old = find(to);
    struct entry *entry = find(from);

    assert_int_equal(flags & ~(DWORD)MOVEFILE_WRITE_THROUGH, MOVEFILE_REPLACE_EXISTING);
    assert_true(has_anchor(from) && has_anchor(to));
    assert_non_null(entry);
    if (code == ERROR_SUCCESS && (entry->open > 0 || entry->pinned))
        code = ERROR_SHARING_VIOLATION;
    if (code == ERROR_SUCCESS && old != NULL &&
        (old->pinned || old->held_until_ms > fake_api_clock()))
        code = ERROR_ACCESS_DENIED;
    if (code == ERROR_SUCCESS && old != NULL && (old->attributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
        code = ERROR_ACCESS_DENIED;
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return FALSE;
    }
    if (old != NULL)
        drop(old);
    wcsncpy(entry->path, to, UNITS - 1);
    return TRUE;
}

/* Of a directory it is the system that says no, of a link it is the link that goes. */
static BOOL WINAPI delete_file(LPCWSTR path)
{
    DWORD code = fake_enter(WINDOWS_API_DeleteFileW);
    struct entry *entry = find(path);

    assert_true(has_anchor(path));
    if (code == ERROR_SUCCESS && entry == NULL)
        code = ERROR_FILE_NOT_FOUND;
    if (code == ERROR_SUCCESS && (entry->attributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
        code = ERROR_ACCESS_DENIED;
    if (code == ERROR_SUCCESS && entry->open > 0)
        code = ERROR_SHARING_VIOLATION;
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
        return FALSE;
    }
    drop(entry);
    return TRUE;
}

/* It has no way to fail. */
static DWORD WINAPI process_id(void)
{
    fake_enter(WINDOWS_API_GetCurrentProcessId);
    return 4711;
}

bool fake_files_close(HANDLE handle)
{
    uintptr_t number = (uintptr_t)handle;
    struct entry *entry;

    if (number < FIRST_HANDLE || number >= FIRST_HANDLE + ENTRIES)
        return false;
    entry = entry_of(handle);
    entry->open--;
    if (entry->brief)
        drop(entry);
    return true;
}

void fake_files_install(struct windows_api *api)
{
    files.other = *api;
    api->GetFullPathNameW = full_path;
    api->GetDriveTypeW = drive_type;
    api->GetLongPathNameW = long_path;
    api->GetFinalPathNameByHandleW = final_path;
    api->CompareStringOrdinal = compare;
    api->CreateFileW = create;
    api->GetFileInformationByHandle = information;
    api->GetFileAttributesW = attributes_of;
    api->WriteFile = write_file;
    api->MoveFileExW = move;
    api->DeleteFileW = delete_file;
    api->GetCurrentProcessId = process_id;
}

void fake_files_reset(void)
{
    for (size_t i = 0; i < ENTRIES; i++)
        drop(&files.entries[i]);
    files.drive = NO_DRIVE;
    fake_files_add_directory(L"\\\\?\\C:\\");
    fake_files_add_directory(L"\\\\?\\C:\\work");
}

size_t fake_files_open_count(void)
{
    size_t open = 0;

    for (size_t i = 0; i < ENTRIES; i++)
        open += files.entries[i].open;
    return open;
}
