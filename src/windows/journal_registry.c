/* SPDX-License-Identifier: MIT */
/*
 * The journal: HKLM\SOFTWARE\vpnmtu\Journal, a REG_SZ value per record. Replacing one value is
 * atomic, and RegFlushKey returns when it is on the disk (winreg.h, nf-winreg-regflushkey).
 */
#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/registry_key.h"
#include "windows/security.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

/* "Value name: 16,383 characters" (win32/sysinfo/registry-element-size-limits). */
#define VALUE_NAME_UNITS 16384

/* SOFTWARE itself is Windows' own, and on some machines a link. */
static const wchar_t *const levels[] = {L"vpnmtu", L"Journal"};
static const struct registry_path journal_path = {L"SOFTWARE", levels, 2};

static enum status failed(const struct machine_windows *machine, LSTATUS code, const char *what,
                          struct error *err)
{
    return windows_error(machine->api, err, windows_error_status((DWORD)code), (DWORD)code,
                         "cannot %s the journal", what);
}

static enum status require(struct machine_windows *machine, struct error *err)
{
    return WINDOWS_API_REQUIRE(machine->api, err, REGISTRY_KEY_FUNCTIONS,
                               WINDOWS_API_RegSetValueExW, WINDOWS_API_RegEnumValueW,
                               WINDOWS_API_RegDeleteValueW, WINDOWS_API_RegFlushKey);
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
    code = registry_key_open(machine->api, &journal_path, KEY_QUERY_VALUE, NULL, &key);
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
        status = security_open(machine->api, SECURITY_KEY_SDDL, &security, err);
    if (status != STATUS_OK)
        return status;
    code = registry_key_create(api, &journal_path, KEY_SET_VALUE, &security, &key);
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
    code = registry_key_open(api, &journal_path, KEY_SET_VALUE, NULL, &key);
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
