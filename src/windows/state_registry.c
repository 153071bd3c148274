/* SPDX-License-Identifier: MIT */
/* state_write: HKLM\SOFTWARE\vpnmtu\State, which inventory tools read. */
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/registry_key.h"
#include "windows/security.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

enum {
    TEXT_UNITS = 1024
};

static const wchar_t *const levels[] = {L"vpnmtu", L"State"};
static const struct registry_path state_path = {L"SOFTWARE", levels, 2};

static LSTATUS set_text(const struct windows_api *api, HKEY key, const wchar_t *name,
                        const char *text)
{
    wchar_t wide[TEXT_UNITS];
    size_t units = 0;

    if (!utf_widen(text, strlen(text), UTF_REPLACE, wide, TEXT_UNITS, &units))
        return ERROR_INVALID_DATA;
    return api->RegSetValueExW(key, name, 0, REG_SZ, (const BYTE *)wide,
                               (DWORD)((units + 1) * sizeof wide[0]));
}

static LSTATUS set_number(const struct windows_api *api, HKEY key, const wchar_t *name,
                          uint32_t number)
{
    const DWORD value = number;

    return api->RegSetValueExW(key, name, 0, REG_DWORD, (const BYTE *)&value, sizeof value);
}

/* LastTime comes last: a time that is new goes with values that are. */
static LSTATUS write_values(const struct windows_api *api, HKEY key,
                            const struct machine_state *state)
{
    const struct {
        const wchar_t *name;
        const char *text; /* NULL: number */
        uint32_t number;
    } values[] = {
        {L"LastCommand", state->command, 0},     {L"LastExitCode", NULL, state->exit_code},
        {L"LastVersion", state->version, 0},     {L"LastMtu", NULL, state->mtu},
        {L"LastPathMtu", NULL, state->path_mtu}, {L"LastInterface", state->interface_name, 0},
        {L"LastMessage", state->message, 0},     {L"LastTime", state->time, 0},
    };

    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        LSTATUS code = values[i].text != NULL
                           ? set_text(api, key, values[i].name, values[i].text)
                           : set_number(api, key, values[i].name, values[i].number);

        if (code != ERROR_SUCCESS)
            return code;
    }
    return ERROR_SUCCESS;
}

enum status operations_state_write(void *self, const struct machine_state *state, struct error *err)
{
    struct machine_windows *machine = self;
    SECURITY_ATTRIBUTES security;
    HKEY key = NULL;
    LSTATUS code;
    enum status status =
        WINDOWS_API_REQUIRE(machine->api, err, REGISTRY_KEY_FUNCTIONS, WINDOWS_API_RegSetValueExW);

    if (status == STATUS_OK)
        status = security_open(machine->api, SECURITY_KEY_SDDL, &security, err);
    if (status != STATUS_OK)
        return status;
    code = registry_key_create(machine->api, &state_path, KEY_SET_VALUE, &security, &key);
    security_close(machine->api, &security);
    if (code == ERROR_SUCCESS) {
        code = write_values(machine->api, key, state);
        machine->api->RegCloseKey(key);
    }
    if (code == ERROR_SUCCESS)
        return STATUS_OK;
    return windows_error(machine->api, err, windows_error_status((DWORD)code), (DWORD)code,
                         "cannot write %s", MACHINE_STATE_KEY);
}
