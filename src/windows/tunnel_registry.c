/* SPDX-License-Identifier: MIT */
/*
 * NdisWan's protocol key (Microsoft KB826159). Windows has Services\NdisWan\Parameters; Protocols
 * and what is below it usually has to be created. A PC without NdisWan (Wine) gets the whole path.
 */
#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/registry_key.h"
#include "windows/windows_error.h"

static const wchar_t *const levels[MACHINE_TUNNEL_KEY_DEPTH] = {L"NdisWan", L"Parameters",
                                                                L"Protocols", L"0"};

static const wchar_t *const value_names[TUNNEL_VALUE_COUNT] = {
    [TUNNEL_PROTOCOL_TYPE] = L"ProtocolType",
    [TUNNEL_PPP_PROTOCOL_TYPE] = L"PPPProtocolType",
    [TUNNEL_MTU] = L"TunnelMTU",
};

/* The first DEPTH levels. CurrentControlSet is a link: to the control set that Windows runs on. */
static struct registry_path path_of(size_t depth)
{
    return (struct registry_path){L"SYSTEM\\CurrentControlSet\\Services", levels, depth};
}

static enum status failed(const struct machine_windows *machine, LSTATUS code, const char *what,
                          struct error *err)
{
    windows_error(machine->api, err, windows_error_status((DWORD)code), (DWORD)code, "cannot %s %s",
                  what, MACHINE_TUNNEL_KEY);
    if (code == ERROR_CANT_RESOLVE_FILENAME)
        error_advise(err, "find out who made a part of that key a registry link; vpnmtu follows "
                          "none");
    return err->status;
}

static enum status require(struct machine_windows *machine, struct error *err)
{
    return WINDOWS_API_REQUIRE(machine->api, err, REGISTRY_KEY_FUNCTIONS,
                               WINDOWS_API_RegSetValueExW, WINDOWS_API_RegDeleteValueW,
                               WINDOWS_API_RegQueryInfoKeyW, WINDOWS_API_RegDeleteKeyExW,
                               WINDOWS_API_RegFlushKey);
}

/* Asks for 4 bytes only: of anything longer Windows gives type and size. */
static LSTATUS read_value(const struct windows_api *api, HKEY key, const wchar_t *name,
                          struct machine_registry_value *value)
{
    DWORD number = 0;
    DWORD type = REG_NONE;
    DWORD bytes = sizeof number;
    LSTATUS code = api->RegQueryValueExW(key, name, NULL, &type, (BYTE *)&number, &bytes);

    *value = (struct machine_registry_value){.present = false};
    if (code == ERROR_FILE_NOT_FOUND)
        return ERROR_SUCCESS;
    if (code != ERROR_SUCCESS && code != ERROR_MORE_DATA)
        return code;
    value->present = true;
    value->type = type;
    value->size = bytes;
    value->is_dword = code == ERROR_SUCCESS && type == REG_DWORD && bytes == sizeof number;
    if (value->is_dword)
        value->number = number;
    return ERROR_SUCCESS;
}

enum status operations_tunnel_read(void *self, struct machine_tunnel_key *out, struct error *err)
{
    struct machine_windows *machine = self;
    const struct registry_path path = path_of(MACHINE_TUNNEL_KEY_DEPTH);
    struct machine_tunnel_key result = {.key_depth = 0};
    enum status status = require(machine, err);
    size_t depth = 0;
    HKEY key = NULL;
    LSTATUS code;

    if (status != STATUS_OK)
        return status;
    code = registry_key_open(machine->api, &path, KEY_QUERY_VALUE, &depth, &key);
    result.key_depth = (uint32_t)depth;
    if (code == ERROR_SUCCESS) {
        for (int i = 0; code == ERROR_SUCCESS && i < TUNNEL_VALUE_COUNT; i++)
            code = read_value(machine->api, key, value_names[i], &result.values[i]);
        machine->api->RegCloseKey(key);
    } else if (code == ERROR_FILE_NOT_FOUND) {
        code = ERROR_SUCCESS;
    }
    if (code != ERROR_SUCCESS)
        return failed(machine, code, "read", err);
    *out = result;
    return STATUS_OK;
}

enum status operations_tunnel_write(void *self, enum machine_tunnel_value value, uint32_t number,
                                    struct error *err)
{
    struct machine_windows *machine = self;
    const struct windows_api *api = machine->api;
    const struct registry_path path = path_of(MACHINE_TUNNEL_KEY_DEPTH);
    const DWORD data = number;
    enum status status = require(machine, err);
    HKEY key = NULL;
    LSTATUS code;

    if (status != STATUS_OK)
        return status;
    code = registry_key_create(api, &path, KEY_SET_VALUE, NULL, &key);
    if (code != ERROR_SUCCESS)
        return failed(machine, code, "write", err);
    code = api->RegSetValueExW(key, value_names[value], 0, REG_DWORD, (const BYTE *)&data,
                               sizeof data);
    if (code == ERROR_SUCCESS)
        code = api->RegFlushKey(key);
    api->RegCloseKey(key);
    return code == ERROR_SUCCESS ? STATUS_OK : failed(machine, code, "write", err);
}

enum status operations_tunnel_delete(void *self, enum machine_tunnel_value value, struct error *err)
{
    struct machine_windows *machine = self;
    const struct windows_api *api = machine->api;
    const struct registry_path path = path_of(MACHINE_TUNNEL_KEY_DEPTH);
    enum status status = require(machine, err);
    HKEY key = NULL;
    LSTATUS code;

    if (status != STATUS_OK)
        return status;
    code = registry_key_open(api, &path, KEY_SET_VALUE, NULL, &key);
    if (code == ERROR_FILE_NOT_FOUND)
        return STATUS_OK;
    if (code != ERROR_SUCCESS)
        return failed(machine, code, "write", err);
    code = api->RegDeleteValueW(key, value_names[value]);
    if (code == ERROR_SUCCESS || code == ERROR_FILE_NOT_FOUND)
        code = api->RegFlushKey(key);
    api->RegCloseKey(key);
    return code == ERROR_SUCCESS ? STATUS_OK : failed(machine, code, "write", err);
}

/* Whether the level numbered DEPTH (1: NdisWan) is there and holds nothing. */
static LSTATUS is_empty(const struct windows_api *api, size_t depth, bool *there, bool *empty)
{
    const struct registry_path path = path_of(depth);
    DWORD keys = 0;
    DWORD values = 0;
    HKEY key = NULL;
    LSTATUS code = registry_key_open(api, &path, KEY_QUERY_VALUE, NULL, &key);

    *there = code == ERROR_SUCCESS;
    *empty = false;
    if (code == ERROR_FILE_NOT_FOUND)
        return ERROR_SUCCESS;
    if (code != ERROR_SUCCESS)
        return code;
    code = api->RegQueryInfoKeyW(key, NULL, NULL, NULL, &keys, NULL, NULL, &values, NULL, NULL,
                                 NULL, NULL);
    *empty = code == ERROR_SUCCESS && keys == 0 && values == 0;
    api->RegCloseKey(key);
    return code;
}

/* Windows itself refuses to delete a key that has got a subkey meanwhile. */
static LSTATUS delete_level(const struct windows_api *api, size_t depth)
{
    const struct registry_path path = path_of(depth - 1);
    HKEY parent = NULL;
    LSTATUS code = registry_key_open(api, &path, KEY_QUERY_VALUE, NULL, &parent);

    if (code != ERROR_SUCCESS)
        return code;
    code = api->RegDeleteKeyExW(parent, levels[depth - 1], KEY_WOW64_64KEY, 0);
    if (code == ERROR_SUCCESS)
        code = api->RegFlushKey(parent);
    api->RegCloseKey(parent);
    return code;
}

enum status operations_tunnel_prune(void *self, uint32_t key_depth, struct error *err)
{
    struct machine_windows *machine = self;
    enum status status = require(machine, err);

    if (status != STATUS_OK)
        return status;
    for (size_t depth = MACHINE_TUNNEL_KEY_DEPTH; depth > key_depth; depth--) {
        bool there;
        bool empty;
        LSTATUS code = is_empty(machine->api, depth, &there, &empty);

        if (code == ERROR_SUCCESS && there && !empty)
            return STATUS_OK;
        if (code == ERROR_SUCCESS && there)
            code = delete_level(machine->api, depth);
        if (code != ERROR_SUCCESS)
            return failed(machine, code, "clear away", err);
    }
    return STATUS_OK;
}
