/* SPDX-License-Identifier: MIT */
/* HKEY_LOCAL_MACHINE in memory: flat lists of keys and values, 64-bit view only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_state.h"

enum {
    KEYS = 32,
    VALUES = 512,
    HANDLES = 16,
    PATH_UNITS = 256
};

struct key {
    wchar_t path[PATH_UNITS]; /* L"": deleted; the place is not used again */
    wchar_t sddl[128];
    bool is_link;
};

struct value {
    const struct key *key;
    wchar_t *name;
    DWORD type;
    BYTE *data;
    DWORD bytes;
};

struct handle {
    const struct key *key; /* NULL: free */
    REGSAM access;
};

static struct {
    struct key keys[KEYS];
    size_t key_count;
    struct value values[VALUES];
    size_t value_count;
    struct handle handles[HANDLES];
    bool dirty;
} registry;

static struct key *find_key(const wchar_t *path)
{
    for (size_t i = 0; i < registry.key_count; i++)
        if (_wcsicmp(registry.keys[i].path, path) == 0)
            return &registry.keys[i];
    return NULL;
}

/* The key, created where it does not exist, and so the keys above it. */
static struct key *make_key(const wchar_t *path)
{
    struct key *key = NULL;

    for (size_t len = 1; len <= wcslen(path); len++) {
        wchar_t prefix[PATH_UNITS] = {0};

        if (path[len] != L'\\' && path[len] != L'\0')
            continue;
        wmemcpy(prefix, path, len);
        key = find_key(prefix);
        if (key == NULL) {
            assert_true(registry.key_count < KEYS);
            key = &registry.keys[registry.key_count++];
            wmemcpy(key->path, prefix, len);
        }
    }
    assert_non_null(key);
    return key;
}

static size_t find_value(const struct key *key, const wchar_t *name)
{
    size_t i = 0;

    while (i < registry.value_count &&
           (registry.values[i].key != key || _wcsicmp(registry.values[i].name, name) != 0))
        i++;
    return i;
}

static void store(const struct key *key, const wchar_t *name, DWORD type, const void *data,
                  DWORD bytes)
{
    size_t position = find_value(key, name);
    struct value *value = &registry.values[position];

    if (position == registry.value_count) {
        assert_true(registry.value_count < VALUES);
        registry.value_count++;
        *value = (struct value){.key = key, .name = _wcsdup(name)};
    }
    free(value->data);
    value->type = type;
    value->bytes = bytes;
    value->data = malloc((size_t)bytes + 1);
    assert_non_null(value->data);
    if (bytes > 0)
        memcpy(value->data, data, bytes);
}

static void remove_value(size_t position)
{
    free(registry.values[position].name);
    free(registry.values[position].data);
    registry.values[position] = registry.values[--registry.value_count];
}

void fake_registry_add_key(const wchar_t *path)
{
    make_key(path);
}

void fake_registry_add_link(const wchar_t *path)
{
    struct key *key = make_key(path);

    key->is_link = true;
    store(key, L"SymbolicLinkValue", REG_LINK, L"\\Registry\\Machine\\Elsewhere", 48);
}

void fake_registry_put(const wchar_t *path, const wchar_t *name, DWORD type, const void *data,
                       DWORD bytes)
{
    store(make_key(path), name, type, data, bytes);
}

const wchar_t *fake_registry_sddl(const wchar_t *path)
{
    const struct key *key = find_key(path);

    return key != NULL ? key->sddl : NULL;
}

bool fake_registry_has(const wchar_t *path, const wchar_t *name)
{
    const struct key *key = find_key(path);

    return key != NULL && find_value(key, name) < registry.value_count;
}

const void *fake_registry_data(const wchar_t *path, const wchar_t *name, DWORD type)
{
    const struct key *key = find_key(path);
    size_t position = key != NULL ? find_value(key, name) : registry.value_count;

    return position < registry.value_count && registry.values[position].type == type
               ? registry.values[position].data
               : NULL;
}

bool fake_registry_is_dirty(void)
{
    return registry.dirty;
}

/* The open handle, which must have been opened with NEEDED. */
static struct handle *handle_of(HKEY key, REGSAM needed)
{
    uintptr_t number = (uintptr_t)key;
    struct handle *handle;

    assert_true(number >= 1 && number <= HANDLES);
    handle = &registry.handles[number - 1];
    assert_non_null(handle->key);
    assert_int_equal(handle->access & needed, needed);
    return handle;
}

static HKEY open_handle(const struct key *key, REGSAM access)
{
    for (uintptr_t i = 0; i < HANDLES; i++)
        if (registry.handles[i].key == NULL) {
            registry.handles[i] = (struct handle){key, access};
            return (HKEY)(i + 1); /* NOLINT(performance-no-int-to-ptr) */
        }
    fail_msg("too many open keys");
    return NULL;
}

static void path_of(HKEY parent, const wchar_t *name, wchar_t *path)
{
    assert_non_null(name);
    if (parent == HKEY_LOCAL_MACHINE)
        _snwprintf(path, PATH_UNITS - 1, L"%ls", name);
    else
        _snwprintf(path, PATH_UNITS - 1, L"%ls\\%ls", handle_of(parent, 0)->key->path, name);
    path[PATH_UNITS - 1] = L'\0';
}

static LSTATUS WINAPI open_key(HKEY parent, LPCWSTR name, DWORD options, REGSAM access, PHKEY out)
{
    DWORD code = fake_enter(WINDOWS_API_RegOpenKeyExW);
    const REGSAM writing = KEY_SET_VALUE | KEY_CREATE_SUB_KEY;
    wchar_t path[PATH_UNITS] = {0};
    const struct key *key;

    assert_true((access & KEY_WOW64_64KEY) != 0);
    path_of(parent, name, path);
    key = find_key(path);
    if (code != ERROR_SUCCESS)
        return (LSTATUS)code;
    if (key == NULL)
        return ERROR_FILE_NOT_FOUND;
    /* The fake's links lead nowhere. */
    if (key->is_link && (options & REG_OPTION_OPEN_LINK) == 0)
        return ERROR_FILE_NOT_FOUND;
    if (!fake_is_elevated() && (access & writing) != 0)
        return ERROR_ACCESS_DENIED;
    *out = open_handle(key, access);
    return ERROR_SUCCESS;
}

static LSTATUS WINAPI create_key(HKEY parent, LPCWSTR name, DWORD reserved, LPWSTR class_name,
                                 DWORD options, REGSAM access, const LPSECURITY_ATTRIBUTES security,
                                 PHKEY out, LPDWORD created)
{
    DWORD code = fake_enter(WINDOWS_API_RegCreateKeyExW);
    wchar_t path[PATH_UNITS] = {0};
    struct key *key;

    assert_int_equal(reserved, 0);
    assert_null(class_name);
    assert_null(created);
    assert_int_equal(options, REG_OPTION_NON_VOLATILE);
    assert_true((access & KEY_WOW64_64KEY) != 0);
    /* One level a time: each must get the descriptor. */
    assert_null(wcschr(name, L'\\'));
    path_of(parent, name, path);
    if (code != ERROR_SUCCESS)
        return (LSTATUS)code;
    if (!fake_is_elevated())
        return ERROR_ACCESS_DENIED;
    assert_null(find_key(path));
    key = make_key(path);
    if (security != NULL)
        _snwprintf(key->sddl, sizeof key->sddl / sizeof key->sddl[0] - 1, L"%ls",
                   fake_sddl_of(security));
    registry.dirty = true;
    *out = open_handle(key, access);
    return ERROR_SUCCESS;
}

static LSTATUS WINAPI query_value(HKEY handle, LPCWSTR name, LPDWORD reserved, LPDWORD type,
                                  LPBYTE data, LPDWORD bytes)
{
    DWORD code = fake_enter(WINDOWS_API_RegQueryValueExW);
    const struct key *key = handle_of(handle, KEY_QUERY_VALUE)->key;
    size_t position = find_value(key, name);
    const struct value *value = &registry.values[position];
    DWORD room = bytes != NULL ? *bytes : 0;

    assert_null(reserved);
    if (code != ERROR_SUCCESS)
        return (LSTATUS)code;
    if (position == registry.value_count)
        return ERROR_FILE_NOT_FOUND;
    if (type != NULL)
        *type = value->type;
    if (bytes != NULL)
        *bytes = value->bytes;
    if (data == NULL)
        return ERROR_SUCCESS;
    if (value->bytes > room)
        return ERROR_MORE_DATA;
    memcpy(data, value->data, value->bytes);
    return ERROR_SUCCESS;
}

static LSTATUS WINAPI set_value(HKEY handle, LPCWSTR name, DWORD reserved, DWORD type,
                                const BYTE *data, DWORD bytes)
{
    DWORD code = fake_enter(WINDOWS_API_RegSetValueExW);
    const struct key *key = handle_of(handle, KEY_SET_VALUE)->key;

    assert_int_equal(reserved, 0);
    if (code != ERROR_SUCCESS)
        return (LSTATUS)code;
    store(key, name, type, data, bytes);
    registry.dirty = true;
    return ERROR_SUCCESS;
}

static LSTATUS WINAPI enum_value(HKEY handle, DWORD index, LPWSTR name, LPDWORD units,
                                 LPDWORD reserved, LPDWORD type, LPBYTE data, LPDWORD bytes)
{
    DWORD code = fake_enter(WINDOWS_API_RegEnumValueW);
    const struct key *key = handle_of(handle, KEY_QUERY_VALUE)->key;

    assert_null(reserved);
    assert_true(type == NULL && data == NULL && bytes == NULL);
    if (code != ERROR_SUCCESS)
        return (LSTATUS)code;
    for (size_t i = 0; i < registry.value_count; i++) {
        const struct value *value = &registry.values[i];

        if (value->key != key || index-- > 0)
            continue;
        if (wcslen(value->name) >= *units)
            return ERROR_MORE_DATA;
        *units = (DWORD)wcslen(value->name);
        wmemcpy(name, value->name, (size_t)*units + 1);
        return ERROR_SUCCESS;
    }
    return ERROR_NO_MORE_ITEMS;
}

static LSTATUS WINAPI delete_value(HKEY handle, LPCWSTR name)
{
    DWORD code = fake_enter(WINDOWS_API_RegDeleteValueW);
    const struct key *key = handle_of(handle, KEY_SET_VALUE)->key;
    size_t position = find_value(key, name);

    if (code != ERROR_SUCCESS)
        return (LSTATUS)code;
    if (position == registry.value_count)
        return ERROR_FILE_NOT_FOUND;
    remove_value(position);
    registry.dirty = true;
    return ERROR_SUCCESS;
}

static bool is_below(const struct key *key, const struct key *parent)
{
    size_t len = wcslen(parent->path);

    return wcslen(key->path) > len && _wcsnicmp(key->path, parent->path, len) == 0 &&
           key->path[len] == L'\\' && wcschr(key->path + len + 1, L'\\') == NULL;
}

static DWORD count_keys(const struct key *key)
{
    DWORD count = 0;

    for (size_t i = 0; i < registry.key_count; i++)
        count += is_below(&registry.keys[i], key);
    return count;
}

static DWORD count_values(const struct key *key)
{
    DWORD count = 0;

    for (size_t i = 0; i < registry.value_count; i++)
        count += registry.values[i].key == key;
    return count;
}

static LSTATUS WINAPI query_info(HKEY handle, LPWSTR class_name, LPDWORD class_units,
                                 LPDWORD reserved, LPDWORD keys, LPDWORD key_units,
                                 LPDWORD class_most, LPDWORD values, LPDWORD name_units,
                                 LPDWORD bytes, LPDWORD security, PFILETIME written)
{
    DWORD code = fake_enter(WINDOWS_API_RegQueryInfoKeyW);
    const struct key *key = handle_of(handle, KEY_QUERY_VALUE)->key;

    assert_true(class_name == NULL && class_units == NULL && reserved == NULL);
    assert_true(key_units == NULL && class_most == NULL && name_units == NULL && bytes == NULL);
    assert_true(security == NULL && written == NULL);
    if (code != ERROR_SUCCESS)
        return (LSTATUS)code;
    *keys = count_keys(key);
    *values = count_values(key);
    return ERROR_SUCCESS;
}

static LSTATUS WINAPI delete_key(HKEY parent, LPCWSTR name, REGSAM access, DWORD reserved)
{
    DWORD code = fake_enter(WINDOWS_API_RegDeleteKeyExW);
    wchar_t path[PATH_UNITS] = {0};
    struct key *key;

    assert_int_equal(access, KEY_WOW64_64KEY);
    assert_int_equal(reserved, 0);
    path_of(parent, name, path);
    if (code != ERROR_SUCCESS)
        return (LSTATUS)code;
    key = find_key(path);
    if (key == NULL)
        return ERROR_FILE_NOT_FOUND;
    /* "The subkey to be deleted must not have subkeys." */
    if (!fake_is_elevated() || count_keys(key) > 0)
        return ERROR_ACCESS_DENIED;
    for (size_t i = registry.value_count; i-- > 0;)
        if (registry.values[i].key == key)
            remove_value(i);
    key->path[0] = L'\0';
    registry.dirty = true;
    return ERROR_SUCCESS;
}

static LSTATUS WINAPI flush_key(HKEY handle)
{
    DWORD code = fake_enter(WINDOWS_API_RegFlushKey);

    /* "The key must have been opened with the KEY_QUERY_VALUE access right." */
    handle_of(handle, KEY_QUERY_VALUE);
    if (code == ERROR_SUCCESS)
        registry.dirty = false;
    return (LSTATUS)code;
}

static LSTATUS WINAPI close_key(HKEY handle)
{
    fake_enter(WINDOWS_API_RegCloseKey);
    handle_of(handle, 0)->key = NULL;
    return ERROR_SUCCESS;
}

void fake_registry_install(struct windows_api *api)
{
    api->RegCreateKeyExW = create_key;
    api->RegOpenKeyExW = open_key;
    api->RegQueryValueExW = query_value;
    api->RegSetValueExW = set_value;
    api->RegEnumValueW = enum_value;
    api->RegDeleteValueW = delete_value;
    api->RegQueryInfoKeyW = query_info;
    api->RegDeleteKeyExW = delete_key;
    api->RegFlushKey = flush_key;
    api->RegCloseKey = close_key;
}

void fake_registry_reset(void)
{
    for (size_t i = 0; i < registry.value_count; i++) {
        free(registry.values[i].name);
        free(registry.values[i].data);
    }
    memset(&registry, 0, sizeof registry);
    make_key(L"SOFTWARE\\Policies");
    make_key(L"SYSTEM\\CurrentControlSet\\Services");
}

size_t fake_registry_open_count(void)
{
    size_t open = 0;

    for (size_t i = 0; i < HANDLES; i++)
        open += registry.handles[i].key != NULL;
    return open;
}
