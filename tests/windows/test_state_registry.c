/* SPDX-License-Identifier: MIT */
/* state_registry.c: who may write where, and the order of its writes. */
#include <string.h>
#include <wchar.h>

#include "fake_api.h"
#include "windows/machine_windows.h"
#include "windows/security.h"

#define STATE L"SOFTWARE\\vpnmtu\\State"

static struct machine_windows state;
static struct machine machine;
static const struct machine_state last = {
    .time = "2026-11-24T03:04:05Z",
    .command = "apply",
    .version = "1.2.3",
    .interface_name = "VPN",
    .message = "",
    .mtu = 1374,
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

static void users_read_and_do_not_write(void **unused)
{
    struct error err;

    (void)unused;
    assert_int_equal(machine.ops->state_write(machine.self, &last, &err), STATUS_OK);
    assert_true(wcscmp(fake_registry_sddl(L"SOFTWARE\\vpnmtu"), SECURITY_KEY_SDDL) == 0);
    assert_true(wcscmp(fake_registry_sddl(STATE), SECURITY_KEY_SDDL) == 0);
    assert_non_null(wcsstr(SECURITY_KEY_SDDL, L"(A;CI;KR;;;BU)"));
    assert_null(wcsstr(SECURITY_KEY_SDDL, L";WD)"));
}

/* Who sees a new LastTime sees the values of that time. */
static void time_is_written_last(void **unused)
{
    struct error err;

    (void)unused;
    fake_api_fail(WINDOWS_API_RegSetValueExW, 8, 1, ERROR_NO_SYSTEM_RESOURCES);
    assert_int_equal(machine.ops->state_write(machine.self, &last, &err), STATUS_WINDOWS);
    assert_false(fake_registry_has(STATE, L"LastTime"));
    assert_true(fake_registry_has(STATE, L"LastMtu"));
    assert_true(fake_registry_has(STATE, L"LastMessage"));
}

static void link_is_not_followed(void **unused)
{
    struct error err;

    (void)unused;
    fake_registry_add_link(STATE);
    assert_int_equal(machine.ops->state_write(machine.self, &last, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_CANT_RESOLVE_FILENAME);
    assert_false(fake_registry_has(STATE, L"LastMtu"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(users_read_and_do_not_write, set_up, tear_down),
        cmocka_unit_test_setup_teardown(time_is_written_last, set_up, tear_down),
        cmocka_unit_test_setup_teardown(link_is_not_followed, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
