/* SPDX-License-Identifier: MIT */
/*
 * The journal: HKLM\SOFTWARE\vpnmtu\Journal, a REG_SZ value per record. Replacing one value is
 * atomic, and RegFlushKey returns when it is on the disk (winreg.h, nf-winreg-regflushkey).
 */
#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/security.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

/* Administrators and SYSTEM write, users read, nothing comes from the parent. */
#define JOURNAL_SDDL L"D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;BU)"

/* "Value name: 16,383 characters" (win32/sysinfo/registry-element-size-limits). */
#define VALUE_NAME_UNITS 16384

static const wchar_t *const journal_path[] = {L"SOFTWARE", L"vpnmtu", L"Journal"};

#define JOURNAL_LEVELS (sizeof journal_path / sizeof journal_path[0])

static enum status failed(const struct machine_windows *machine, LSTATUS code, const char *what,
                          struct error *err)
{
    return windows_error(machine->api, err, windows_error_status((DWORD)code), (DWORD)code,
                         "cannot %s the journal", what);
}

static enum status require(struct machine_windows *machine, struct error *err)
{
    return WINDOWS_API_REQUIRE(
        machine->api, err, WINDOWS_API_RegCreateKeyExW, WINDOWS_API_RegOpenKeyExW,
        WINDOWS_API_RegQueryValueExW, WINDOWS_API_RegSetValueExW, WINDOWS_API_RegEnumValueW,
        WINDOWS_API_RegDeleteValueW, WINDOWS_API_RegFlushKey, WINDOWS_API_RegCloseKey);
}

/*
 * Opens one level as itself: REG_OPTION_OPEN_LINK keeps a symbolic link from leading a program
 * that may write anywhere to another key. A link is refused with ERROR_CANT_RESOLVE_FILENAME.
 */
static LSTATUS open_level(const struct windows_api *api, HKEY parent, const wchar_t *name,
                          REGSAM access, HKEY *key)
{
    HKEY opened;
    DWORD type = REG_NONE;
    LSTATUS code = api->RegOpenKeyExW(parent, name, REG_OPTION_OPEN_LINK,
                                      access | KEY_QUERY_VALUE | KEY_WOW64_64KEY, &opened);

    if (code != ERROR_SUCCESS)
        return code;
    code = api->RegQueryValueExW(opened, L"SymbolicLinkValue", NULL, &type, NULL, NULL);
    if (code == ERROR_SUCCESS && type == REG_LINK)
        code = ERROR_CANT_RESOLVE_FILENAME;
    else if (code == ERROR_FILE_NOT_FOUND)
        code = ERROR_SUCCESS;
    if (code != ERROR_SUCCESS) {
        api->RegCloseKey(opened);
        return code;
    }
    *key = opened;
    return ERROR_SUCCESS;
}

static LSTATUS create_level(const struct windows_api *api, HKEY parent, const wchar_t *name,
                            REGSAM access, SECURITY_ATTRIBUTES *security, HKEY *key)
{
    HKEY created;
    LSTATUS code = open_level(api, parent, name, access, key);

    if (code != ERROR_FILE_NOT_FOUND)
        return code;
    code = api->RegCreateKeyExW(parent, name, 0, NULL, REG_OPTION_NON_VOLATILE,
                                KEY_CREATE_SUB_KEY | KEY_WOW64_64KEY, security, &created, NULL);
    if (code != ERROR_SUCCESS)
        return code;
    api->RegCloseKey(created);
    return open_level(api, parent, name, access, key);
}

/*
 * Opens the journal's key with ACCESS. SECURITY not NULL: creates the missing levels with it.
 * SOFTWARE itself is Windows' own, and on some machines a link.
 */
static LSTATUS open_journal(const struct windows_api *api, REGSAM access,
                            SECURITY_ATTRIBUTES *security, HKEY *key)
{
    HKEY parent = NULL;
    LSTATUS code = api->RegOpenKeyExW(HKEY_LOCAL_MACHINE, journal_path[0], 0,
                                      KEY_QUERY_VALUE | KEY_WOW64_64KEY, &parent);

    for (size_t level = 1; code == ERROR_SUCCESS && level < JOURNAL_LEVELS; level++) {
        REGSAM wanted = level + 1 == JOURNAL_LEVELS ? access : KEY_QUERY_VALUE;
        HKEY child = NULL;

        if (security != NULL)
            code = create_level(api, parent, journal_path[level], wanted, security, &child);
        else
            code = open_level(api, parent, journal_path[level], wanted, &child);
        api->RegCloseKey(parent);
        parent = child;
    }
    if (code == ERROR_SUCCESS)
        *key = parent;
    return code;
}

/* The registry compares names without case; records are lower case. False: no record's name. */
static bool record_name(const wchar_t *wide, size_t units, char *name)
{
    if (units == 0 || units >= MACHINE_RECORD_NAME_SIZE)
        return false;
    for (size_t i = 0; i < units; i++) {
        wchar_t unit = wide[i];

        if (unit >= L'A' && unit <= L'Z')
            unit = (wchar_t)(unit - L'A' + L'a');
        if (!(unit >= L'a' && unit <= L'z') && !(unit >= L'0' && unit <= L'9') && unit != L'-')
            return false;
        name[i] = (char)unit;
    }
    name[units] = '\0';
    return true;
}

/* BYTES of a value must be whole UTF-16 with one NUL, at the end. */
static bool record_text(DWORD type, const wchar_t *wide, DWORD bytes, char *text)
{
    size_t units = bytes / sizeof wide[0];

    return type == REG_SZ && bytes % sizeof wide[0] == 0 && units > 0 &&
           wmemchr(wide, L'\0', units) == &wide[units - 1] &&
           utf_narrow(wide, units - 1, UTF_REFUSE, text, MACHINE_RECORD_TEXT_SIZE);
}

static LSTATUS read_record(const struct windows_api *api, HKEY key, const wchar_t *value,
                           struct machine_record *record)
{
    wchar_t wide[MACHINE_RECORD_TEXT_SIZE];
    DWORD bytes = sizeof wide;
    DWORD type = REG_NONE;
    LSTATUS code = api->RegQueryValueExW(key, value, NULL, &type, (BYTE *)wide, &bytes);

    if (code != ERROR_SUCCESS && code != ERROR_MORE_DATA)
        return code;
    record->readable = code == ERROR_SUCCESS && record_text(type, wide, bytes, record->text);
    if (!record->readable)
        record->text[0] = '\0';
    return ERROR_SUCCESS;
}

static LSTATUS append(struct machine_records *list, size_t *room, struct machine_record **row)
{
    if (list->count == *room) {
        size_t more = *room == 0 ? 8 : *room * 2;
        struct machine_record *rows = realloc(list->rows, more * sizeof rows[0]);

        if (rows == NULL)
            return ERROR_OUTOFMEMORY;
        list->rows = rows;
        *room = more;
    }
    *row = &list->rows[list->count];
    return ERROR_SUCCESS;
}

static LSTATUS read_values(const struct windows_api *api, HKEY key, wchar_t *name,
                           struct machine_records *list)
{
    size_t room = 0;

    for (DWORD i = 0;; i++) {
        DWORD units = VALUE_NAME_UNITS;
        struct machine_record *row;
        LSTATUS code = api->RegEnumValueW(key, i, name, &units, NULL, NULL, NULL, NULL);

        if (code == ERROR_NO_MORE_ITEMS)
            return ERROR_SUCCESS;
        if (code == ERROR_SUCCESS)
            code = append(list, &room, &row);
        if (code != ERROR_SUCCESS)
            return code;
        if (!record_name(name, units, row->name))
            continue;
        code = read_record(api, key, name, row);
        if (code == ERROR_SUCCESS)
            list->count++;
        else if (code != ERROR_FILE_NOT_FOUND)
            return code;
    }
}

static int compare_name(const void *left, const void *right)
{
    const struct machine_record *a = left;
    const struct machine_record *b = right;

    return strcmp(a->name, b->name);
}

static enum status list_key(const struct machine_windows *machine, HKEY key,
                            struct machine_records *out, struct error *err)
{
    struct machine_records list = {NULL, 0};
    wchar_t *name = calloc(VALUE_NAME_UNITS, sizeof name[0]);
    LSTATUS code;

    if (name == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    code = read_values(machine->api, key, name, &list);
    free(name);
    if (code != ERROR_SUCCESS) {
        machine_records_free(&list);
        return failed(machine, code, "read", err);
    }
    if (list.count > 0)
        qsort(list.rows, list.count, sizeof list.rows[0], compare_name);
    *out = list;
    return STATUS_OK;
}

enum status operations_journal_list(void *self, struct machine_records *out, struct error *err)
{
    struct machine_windows *machine = self;
    enum status status = require(machine, err);
    HKEY key = NULL;
    LSTATUS code;

    if (status != STATUS_OK)
        return status;
    code = open_journal(machine->api, KEY_QUERY_VALUE, NULL, &key);
    if (code == ERROR_FILE_NOT_FOUND) {
        *out = (struct machine_records){NULL, 0};
        return STATUS_OK;
    }
    if (code != ERROR_SUCCESS)
        return failed(machine, code, "read", err);
    status = list_key(machine, key, out, err);
    machine->api->RegCloseKey(key);
    return status;
}

static bool widen_name(const char *name, wchar_t *wide)
{
    char folded[MACHINE_RECORD_NAME_SIZE];
    size_t units = 0;

    return strlen(name) < MACHINE_RECORD_NAME_SIZE &&
           utf_widen(name, strlen(name), UTF_REFUSE, wide, MACHINE_RECORD_NAME_SIZE, &units) &&
           record_name(wide, units, folded) && strcmp(folded, name) == 0;
}

enum status operations_journal_write(void *self, const char *name, const char *text,
                                     struct error *err)
{
    struct machine_windows *machine = self;
    const struct windows_api *api = machine->api;
    wchar_t wide_name[MACHINE_RECORD_NAME_SIZE];
    wchar_t wide_text[MACHINE_RECORD_TEXT_SIZE];
    size_t units = 0;
    SECURITY_ATTRIBUTES security;
    HKEY key = NULL;
    LSTATUS code;
    enum status status;

    if (!widen_name(name, wide_name) || strlen(text) >= MACHINE_RECORD_TEXT_SIZE ||
        !utf_widen(text, strlen(text), UTF_REFUSE, wide_text, MACHINE_RECORD_TEXT_SIZE, &units))
        return error_set(err, STATUS_INTERNAL, "not a journal record");
    status = require(machine, err);
    if (status == STATUS_OK)
        status = security_open(machine->api, JOURNAL_SDDL, &security, err);
    if (status != STATUS_OK)
        return status;
    code = open_journal(api, KEY_SET_VALUE, &security, &key);
    security_close(api, &security);
    if (code != ERROR_SUCCESS)
        return failed(machine, code, "write", err);
    code = api->RegSetValueExW(key, wide_name, 0, REG_SZ, (const BYTE *)wide_text,
                               (DWORD)((units + 1) * sizeof wide_text[0]));
    if (code == ERROR_SUCCESS)
        code = api->RegFlushKey(key);
    api->RegCloseKey(key);
    return code == ERROR_SUCCESS ? STATUS_OK : failed(machine, code, "write", err);
}

enum status operations_journal_delete(void *self, const char *name, struct error *err)
{
    struct machine_windows *machine = self;
    const struct windows_api *api = machine->api;
    wchar_t wide_name[MACHINE_RECORD_NAME_SIZE];
    HKEY key = NULL;
    LSTATUS code;
    enum status status;

    if (!widen_name(name, wide_name))
        return error_set(err, STATUS_INTERNAL, "not a journal record");
    status = require(machine, err);
    if (status != STATUS_OK)
        return status;
    code = open_journal(api, KEY_SET_VALUE, NULL, &key);
    if (code == ERROR_FILE_NOT_FOUND)
        return STATUS_OK;
    if (code != ERROR_SUCCESS)
        return failed(machine, code, "write", err);
    code = api->RegDeleteValueW(key, wide_name);
    if (code == ERROR_SUCCESS || code == ERROR_FILE_NOT_FOUND)
        code = api->RegFlushKey(key);
    api->RegCloseKey(key);
    return code == ERROR_SUCCESS ? STATUS_OK : failed(machine, code, "write", err);
}
