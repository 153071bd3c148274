/* SPDX-License-Identifier: MIT */
/*
 * HKLM\SOFTWARE\Policies\vpnmtu and HKLM\SOFTWARE\vpnmtu: every value, with what its bytes make.
 * SOFTWARE\Policies is shared between the 32-bit and 64-bit views (win32/WinProg64,
 * shared-registry-keys), SOFTWARE is not: registry_key.h takes the 64-bit one.
 */
#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/registry_key.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

enum {
    /* "Value name: 16,383 characters" (win32/sysinfo/registry-element-size-limits). */
    NAME_UNITS = 16384,
    /* One unit of UTF-16 is at most 3 bytes of UTF-8. */
    BYTES_PER_UNIT = 3
};

/* Where the bytes of a value go before it is known what they make. */
struct scratch {
    wchar_t name[NAME_UNITS];
    wchar_t data[MACHINE_SETTING_BYTES / sizeof(wchar_t)];
    char text[MACHINE_SETTING_BYTES / sizeof(wchar_t) * BYTES_PER_UNIT + 1];
};

static const wchar_t *const levels[] = {L"vpnmtu"};

static const struct registry_path paths[MACHINE_SCOPE_COUNT] = {
    [MACHINE_POLICY] = {L"SOFTWARE\\Policies", levels, 1},
    [MACHINE_PREFERENCE] = {L"SOFTWARE", levels, 1},
};

static enum status failed(const struct machine_windows *machine, LSTATUS code,
                          enum machine_scope scope, struct error *err)
{
    windows_error(machine->api, err, windows_error_status((DWORD)code), (DWORD)code,
                  "cannot read %s", machine_scope_key(scope));
    if (code == ERROR_CANT_RESOLVE_FILENAME)
        error_advise(err, "find out who made that key a registry link; vpnmtu follows none");
    return err->status;
}

static LSTATUS keep_text(const char *text, size_t len, size_t count, struct machine_setting *row)
{
    row->text = calloc(len + 1, 1);
    if (row->text == NULL)
        return ERROR_OUTOFMEMORY;
    memcpy(row->text, text, len);
    row->text_count = count;
    return ERROR_SUCCESS;
}

/* One text; the NUL at its end may be missing. */
static LSTATUS read_text(struct scratch *scratch, size_t units, struct machine_setting *row)
{
    if (units > 0 && scratch->data[units - 1] == L'\0')
        units--;
    if (wmemchr(scratch->data, L'\0', units) != NULL ||
        !utf_narrow(scratch->data, units, UTF_REFUSE, scratch->text, sizeof scratch->text))
        return ERROR_SUCCESS;
    row->form = SETTING_TEXT;
    return keep_text(scratch->text, strlen(scratch->text), 1, row);
}

/* Texts, each ended by a NUL, and a NUL after the last; both of these ends may be missing. */
static LSTATUS read_list(struct scratch *scratch, size_t units, struct machine_setting *row)
{
    size_t len = 0;
    size_t count = 0;

    for (int ends = 0; ends < 2 && units > 0 && scratch->data[units - 1] == L'\0'; ends++)
        units--;
    if (units > 0 && scratch->data[units - 1] == L'\0')
        return ERROR_SUCCESS;
    for (size_t at = 0; at < units; count++) {
        const wchar_t *item = &scratch->data[at];
        const wchar_t *end = wmemchr(item, L'\0', units - at);
        size_t item_units = end != NULL ? (size_t)(end - item) : units - at;

        if (item_units == 0 || !utf_narrow(item, item_units, UTF_REFUSE, scratch->text + len,
                                           sizeof scratch->text - len))
            return ERROR_SUCCESS;
        len += strlen(scratch->text + len) + 1;
        at += item_units + 1;
    }
    row->form = SETTING_LIST;
    return keep_text(scratch->text, len, count, row);
}

static LSTATUS read_value(const struct windows_api *api, HKEY key, struct scratch *scratch,
                          struct machine_setting *row)
{
    DWORD bytes = sizeof scratch->data;
    DWORD type = REG_NONE;
    DWORD number;
    LSTATUS code =
        api->RegQueryValueExW(key, scratch->name, NULL, &type, (BYTE *)scratch->data, &bytes);

    if (code != ERROR_SUCCESS && code != ERROR_MORE_DATA)
        return code;
    row->type = type;
    row->size = bytes;
    row->form = SETTING_OTHER;
    if (code == ERROR_MORE_DATA)
        return ERROR_SUCCESS;
    if (type == REG_DWORD && bytes == sizeof number) {
        memcpy(&number, scratch->data, sizeof number);
        row->form = SETTING_NUMBER;
        row->number = number;
    }
    if (bytes % sizeof scratch->data[0] != 0)
        return ERROR_SUCCESS;
    if (type == REG_SZ)
        return read_text(scratch, bytes / sizeof scratch->data[0], row);
    if (type == REG_MULTI_SZ)
        return read_list(scratch, bytes / sizeof scratch->data[0], row);
    return ERROR_SUCCESS;
}

/* A long name is cut: no more of its units than certainly fit, and no half character. */
static void read_name(const wchar_t *wide, size_t units, char name[MACHINE_SETTING_NAME_SIZE])
{
    size_t most = (MACHINE_SETTING_NAME_SIZE - 1) / BYTES_PER_UNIT;

    if (utf_narrow(wide, units, UTF_REPLACE, name, MACHINE_SETTING_NAME_SIZE))
        return;
    if (units > most)
        units = wide[most - 1] >= 0xD800 && wide[most - 1] <= 0xDBFF ? most - 1 : most;
    if (!utf_narrow(wide, units, UTF_REPLACE, name, MACHINE_SETTING_NAME_SIZE))
        name[0] = '\0';
}

static LSTATUS append(struct machine_settings *list, size_t *room)
{
    if (list->count == *room) {
        size_t more = *room == 0 ? 8 : *room * 2;
        struct machine_setting *rows = realloc(list->rows, more * sizeof rows[0]);

        if (rows == NULL)
            return ERROR_OUTOFMEMORY;
        list->rows = rows;
        *room = more;
    }
    list->rows[list->count] = (struct machine_setting){.form = SETTING_OTHER};
    return ERROR_SUCCESS;
}

static LSTATUS read_values(const struct windows_api *api, HKEY key, struct scratch *scratch,
                           struct machine_settings *list)
{
    size_t room = 0;

    for (DWORD i = 0;; i++) {
        DWORD units = NAME_UNITS;
        LSTATUS code = api->RegEnumValueW(key, i, scratch->name, &units, NULL, NULL, NULL, NULL);

        if (code == ERROR_NO_MORE_ITEMS)
            return ERROR_SUCCESS;
        if (code == ERROR_SUCCESS)
            code = append(list, &room);
        if (code != ERROR_SUCCESS)
            return code;
        read_name(scratch->name, units, list->rows[list->count].name);
        code = read_value(api, key, scratch, &list->rows[list->count]);
        /* What went away meanwhile is not there. */
        if (code == ERROR_SUCCESS)
            list->count++;
        else if (code != ERROR_FILE_NOT_FOUND)
            return code;
    }
}

static int compare_name(const void *left, const void *right)
{
    const struct machine_setting *a = left;
    const struct machine_setting *b = right;

    return strcmp(a->name, b->name);
}

static enum status list_key(const struct machine_windows *machine, HKEY key,
                            enum machine_scope scope, struct machine_settings *out,
                            struct error *err)
{
    struct machine_settings list = {NULL, 0};
    struct scratch *scratch = calloc(1, sizeof *scratch);
    LSTATUS code =
        scratch != NULL ? read_values(machine->api, key, scratch, &list) : ERROR_OUTOFMEMORY;

    free(scratch);
    if (code != ERROR_SUCCESS) {
        machine_settings_free(&list);
        /* Deleted meanwhile: it is not there. */
        if (code == ERROR_KEY_DELETED) {
            *out = (struct machine_settings){NULL, 0};
            return STATUS_OK;
        }
        if (code == ERROR_OUTOFMEMORY)
            return error_set(err, STATUS_INTERNAL, "out of memory");
        return failed(machine, code, scope, err);
    }
    if (list.count > 0)
        qsort(list.rows, list.count, sizeof list.rows[0], compare_name);
    *out = list;
    return STATUS_OK;
}

enum status operations_list_settings(void *self, enum machine_scope scope,
                                     struct machine_settings *out, struct error *err)
{
    struct machine_windows *machine = self;
    enum status status =
        WINDOWS_API_REQUIRE(machine->api, err, REGISTRY_KEY_FUNCTIONS, WINDOWS_API_RegEnumValueW);
    HKEY key = NULL;
    LSTATUS code;

    if (status != STATUS_OK)
        return status;
    code = registry_key_open(machine->api, &paths[scope], KEY_QUERY_VALUE, NULL, &key);
    if (code == ERROR_FILE_NOT_FOUND || code == ERROR_KEY_DELETED) {
        *out = (struct machine_settings){NULL, 0};
        return STATUS_OK;
    }
    if (code != ERROR_SUCCESS)
        return failed(machine, code, scope, err);
    status = list_key(machine, key, scope, out, err);
    machine->api->RegCloseKey(key);
    return status;
}
