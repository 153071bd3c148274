/* SPDX-License-Identifier: MIT */
/* tunnel_registry.c: what only a registry can hold, over the fake one and over the real one. */
#include <stdio.h>
#include <string.h>

#include "fake_api.h"
#include "windows/machine_windows.h"

#define SERVICES  L"SYSTEM\\CurrentControlSet\\Services"
#define NDISWAN   SERVICES L"\\NdisWan"
#define PROTOCOLS NDISWAN L"\\Parameters\\Protocols"
#define KEY       PROTOCOLS L"\\0"

static struct machine_windows state;
static struct machine machine;
static BYTE megabyte[1048576];

/* Values as somebody may have left them. */
static const struct odd_value {
    DWORD type;
    const void *data;
    DWORD bytes;
    const char *why;
} odd_values[] = {
    {REG_SZ, L"1374", 10, "as regedit's user may have typed it"},
    {REG_SZ, L"13", 2, "no terminator"},
    {REG_SZ, L"1", 4, "as long as a number"},
    {REG_EXPAND_SZ, L"%x%", 8, "would be expanded by others"},
    {REG_MULTI_SZ, L"1374\0", 12, "a list"},
    {REG_BINARY, "\x5E\x05\0", 4, "the right bytes, the wrong type"},
    {REG_DWORD_BIG_ENDIAN, "\0\0\x05\x5E", 4, "the other order"},
    {REG_QWORD, "\x5E\x05\0\0\0\0\0", 8, "64 bits"},
    {REG_NONE, "\x5E\x05\0", 4, "no type"},
    {REG_BINARY, "", 0, "nothing at all"},
    {REG_DWORD, "", 0, "a number of no bytes"},
    {REG_DWORD, "\x5E\x05", 3, "a number that is too short"},
    {REG_DWORD, "\x5E\x05\0\0\0\0\0", 8, "a number that is too long"},
    {REG_BINARY, megabyte, sizeof megabyte, "1 MB"},
};

static int set_up(void **unused)
{
    (void)unused;
    machine = machine_windows_open(&state, fake_api_new());
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    fake_api_check();
    return 0;
}

static struct machine_tunnel_key look(void)
{
    struct machine_tunnel_key key = {.key_depth = 4711};
    struct error err;

    assert_int_equal(machine.ops->tunnel_read(machine.self, &key, &err), STATUS_OK);
    return key;
}

static void put(enum machine_tunnel_value value, uint32_t number)
{
    struct error err;

    assert_int_equal(machine.ops->tunnel_write(machine.self, value, number, &err), STATUS_OK);
}

static void check_odd(const struct machine_tunnel_key *key, const struct odd_value *odd)
{
    const struct machine_registry_value *value = &key->values[TUNNEL_MTU];

    assert_int_equal(key->key_depth, MACHINE_TUNNEL_KEY_DEPTH);
    assert_true(value->present);
    assert_false(value->is_dword);
    assert_int_equal(value->number, 0);
    assert_int_equal(value->type, odd->type);
    assert_int_equal(value->size, odd->bytes);
    assert_false(key->values[TUNNEL_PROTOCOL_TYPE].present);
}

static void odd_values_are_not_guessed(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof odd_values / sizeof odd_values[0]; i++) {
        const struct odd_value *odd = &odd_values[i];
        struct machine_tunnel_key key;

        fake_registry_put(KEY, L"TunnelMTU", odd->type, odd->data, odd->bytes);
        key = look();
        check_odd(&key, odd);
    }
}

/* A value of 1 MB is not read to learn that it is one. */
static void one_question_for_each_value(void **unused)
{
    (void)unused;
    fake_registry_put(KEY, L"TunnelMTU", REG_BINARY, megabyte, sizeof megabyte);
    look();
    /* Four levels are asked whether they are links. */
    assert_int_equal(fake_api_calls(WINDOWS_API_RegQueryValueExW), 4 + TUNNEL_VALUE_COUNT);
}

static void created_keys_inherit_their_rights(void **unused)
{
    (void)unused;
    put(TUNNEL_MTU, 1374);
    assert_int_equal(fake_api_calls(WINDOWS_API_RegCreateKeyExW), 4);
    assert_true(wcscmp(fake_registry_sddl(NDISWAN), L"") == 0);
    assert_true(wcscmp(fake_registry_sddl(KEY), L"") == 0);
    assert_int_equal(fake_api_calls(WINDOWS_API_RegFlushKey), 1);
    put(TUNNEL_MTU, 1300);
    assert_int_equal(fake_api_calls(WINDOWS_API_RegCreateKeyExW), 4);
}

/* CurrentControlSet is one, and is followed: the fake's links lead nowhere. */
static void links_are_refused_at_every_level(void **unused)
{
    static const wchar_t *const links[] = {NDISWAN, NDISWAN L"\\Parameters", PROTOCOLS, KEY};

    (void)unused;
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        struct machine_tunnel_key key;
        struct error err = {0};

        set_up(NULL);
        fake_registry_add_link(links[i]);
        assert_int_equal(machine.ops->tunnel_write(machine.self, TUNNEL_MTU, 1374, &err),
                         STATUS_WINDOWS);
        assert_int_equal(err.windows_code, ERROR_CANT_RESOLVE_FILENAME);
        assert_string_not_equal(err.advice, "");
        assert_int_equal(machine.ops->tunnel_read(machine.self, &key, &err), STATUS_WINDOWS);
        assert_int_equal(machine.ops->tunnel_prune(machine.self, 0, &err), STATUS_WINDOWS);
        assert_int_equal(fake_api_calls(WINDOWS_API_RegSetValueExW), 0);
        assert_int_equal(fake_api_calls(WINDOWS_API_RegDeleteKeyExW), 0);
        fake_api_check();
    }
}

/* Another program deletes the key while it is open. */
static void vanishing_key_is_reported(void **unused)
{
    struct machine_tunnel_key key;
    struct error err = {0};

    (void)unused;
    fake_registry_add_key(KEY);
    fake_api_fail(WINDOWS_API_RegQueryValueExW, 5, 1, ERROR_KEY_DELETED);
    assert_int_equal(machine.ops->tunnel_read(machine.self, &key, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_KEY_DELETED);
    fake_api_fail(WINDOWS_API_RegSetValueExW, 1, 1, ERROR_KEY_DELETED);
    assert_int_equal(machine.ops->tunnel_write(machine.self, TUNNEL_MTU, 1374, &err),
                     STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_KEY_DELETED);
}

/* Between the look and the deletion: Windows refuses, and the new key is still there. */
static void key_that_fills_meanwhile_stays(void **unused)
{
    struct error err = {0};

    (void)unused;
    fake_registry_add_key(KEY);
    fake_api_fail(WINDOWS_API_RegDeleteKeyExW, 1, 1, ERROR_ACCESS_DENIED);
    assert_int_equal(machine.ops->tunnel_prune(machine.self, 2, &err), STATUS_ACCESS_DENIED);
    assert_int_equal(look().key_depth, 4);
}

/* The real registry: HKLM is a key of the user's own for as long as the test runs. */

static struct windows_api real_api;
static wchar_t scratch[96];
static HKEY stand_in;

static void make_real(const wchar_t *path, DWORD options, HKEY *key)
{
    assert_int_equal(
        RegCreateKeyExW(stand_in, path, 0, NULL, options, KEY_ALL_ACCESS, NULL, key, NULL),
        ERROR_SUCCESS);
}

static int set_up_real(void **unused)
{
    static unsigned count;
    HKEY services;

    (void)unused;
    /* Process numbers come again, and a run that was killed leaves its key. */
    _snwprintf(scratch, sizeof scratch / sizeof scratch[0] - 1,
               L"Software\\vpnmtu-test-tunnel-%lu-%llu-%u", GetCurrentProcessId(), GetTickCount64(),
               ++count);
    if (RegCreateKeyExW(HKEY_CURRENT_USER, scratch, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &stand_in,
                        NULL) != ERROR_SUCCESS)
        return 1;
    make_real(SERVICES, 0, &services);
    RegCloseKey(services);
    windows_api_init(&real_api);
    machine = machine_windows_open(&state, &real_api);
    return RegOverridePredefKey(HKEY_LOCAL_MACHINE, stand_in) != ERROR_SUCCESS;
}

static int tear_down_real(void **unused)
{
    (void)unused;
    RegOverridePredefKey(HKEY_LOCAL_MACHINE, NULL);
    RegCloseKey(stand_in);
    windows_api_close(&real_api);
    return RegDeleteTreeW(HKEY_CURRENT_USER, scratch) != ERROR_SUCCESS;
}

static void check_real(const wchar_t *name, DWORD expected)
{
    DWORD number = 0;
    DWORD type = REG_NONE;
    DWORD bytes = sizeof number;
    HKEY key;

    assert_int_equal(RegOpenKeyExW(stand_in, KEY, 0, KEY_READ, &key), ERROR_SUCCESS);
    assert_int_equal(RegQueryValueExW(key, name, NULL, &type, (BYTE *)&number, &bytes),
                     ERROR_SUCCESS);
    assert_int_equal(type, REG_DWORD);
    assert_int_equal(bytes, sizeof number);
    assert_int_equal(number, expected);
    RegCloseKey(key);
}

static void real_registry_keeps_values(void **unused)
{
    struct machine_tunnel_key key = look();
    struct error err;

    (void)unused;
    assert_int_equal(key.key_depth, 0);
    put(TUNNEL_PROTOCOL_TYPE, 0x800);
    put(TUNNEL_PPP_PROTOCOL_TYPE, 0x21);
    put(TUNNEL_MTU, 1400);
    put(TUNNEL_MTU, 1374);
    check_real(L"ProtocolType", 0x800);
    check_real(L"PPPProtocolType", 0x21);
    check_real(L"TunnelMTU", 1374);
    key = look();
    assert_int_equal(key.key_depth, 4);
    assert_int_equal(key.values[TUNNEL_MTU].number, 1374);
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        assert_int_equal(
            machine.ops->tunnel_delete(machine.self, (enum machine_tunnel_value)i, &err),
            STATUS_OK);
    assert_int_equal(machine.ops->tunnel_prune(machine.self, 1, &err), STATUS_OK);
    assert_int_equal(look().key_depth, 1);
    assert_int_equal(machine.ops->tunnel_prune(machine.self, 0, &err), STATUS_OK);
    assert_int_equal(look().key_depth, 0);
}

static void real_registry_holds_odd_values(void **unused)
{
    HKEY key;

    (void)unused;
    make_real(KEY, 0, &key);
    for (size_t i = 0; i < sizeof odd_values / sizeof odd_values[0]; i++) {
        const struct odd_value *odd = &odd_values[i];
        struct machine_tunnel_key seen;

        assert_int_equal(RegSetValueExW(key, L"TunnelMTU", 0, odd->type, odd->data, odd->bytes),
                         ERROR_SUCCESS);
        seen = look();
        check_odd(&seen, odd);
    }
    RegCloseKey(key);
}

static void real_registry_link_is_refused(void **unused)
{
    static const wchar_t target[] = L"\\Registry\\Machine\\Software";
    struct machine_tunnel_key seen;
    struct error err = {0};
    HKEY parent;
    HKEY link;

    (void)unused;
    make_real(PROTOCOLS, 0, &parent);
    make_real(KEY, REG_OPTION_CREATE_LINK, &link);
    assert_int_equal(RegSetValueExW(link, L"SymbolicLinkValue", 0, REG_LINK, (const BYTE *)target,
                                    sizeof target - sizeof target[0]),
                     ERROR_SUCCESS);
    RegCloseKey(link);
    assert_int_equal(machine.ops->tunnel_write(machine.self, TUNNEL_MTU, 1374, &err),
                     STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_CANT_RESOLVE_FILENAME);
    assert_int_equal(machine.ops->tunnel_read(machine.self, &seen, &err), STATUS_WINDOWS);
    assert_int_equal(machine.ops->tunnel_prune(machine.self, 0, &err), STATUS_WINDOWS);
    /* RegDeleteTree would delete what it leads to. */
    assert_int_equal(RegOpenKeyExW(parent, L"0", REG_OPTION_OPEN_LINK, KEY_ALL_ACCESS, &link),
                     ERROR_SUCCESS);
    assert_int_equal(RegDeleteKeyW(link, L""), ERROR_SUCCESS);
    RegCloseKey(link);
    RegCloseKey(parent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(odd_values_are_not_guessed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_question_for_each_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(created_keys_inherit_their_rights, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_are_refused_at_every_level, set_up, tear_down),
        cmocka_unit_test_setup_teardown(vanishing_key_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(key_that_fills_meanwhile_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(real_registry_keeps_values, set_up_real, tear_down_real),
        cmocka_unit_test_setup_teardown(real_registry_holds_odd_values, set_up_real,
                                        tear_down_real),
        cmocka_unit_test_setup_teardown(real_registry_link_is_refused, set_up_real, tear_down_real),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
