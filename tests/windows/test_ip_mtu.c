/* SPDX-License-Identifier: MIT */
/* ip_mtu.c: exactly what Microsoft's pages ask for, and every documented code. */
#include <string.h>

#include "fake_api.h"
#include "windows/machine_windows.h"

enum {
    VPN_LUID = 0x1234
};

static struct machine_windows state;
static struct machine machine;

static int set_up(void **unused)
{
    const ADDRESS_FAMILY families[] = {AF_INET, AF_INET6};
    MIB_IF_ROW2 link = {0};

    (void)unused;
    machine = machine_windows_open(&state, fake_api_new());
    link.InterfaceLuid.Value = VPN_LUID;
    link.InterfaceIndex = 43;
    fake_ip_add_link(&link);
    for (size_t i = 0; i < 2; i++) {
        MIB_IPINTERFACE_ROW row;

        /* A pattern in every field, so that a change of any of them shows. */
        memset(&row, 0x5A, sizeof row);
        row.Family = families[i];
        row.InterfaceLuid.Value = VPN_LUID;
        row.InterfaceIndex = 43;
        row.SitePrefixLength = 64;
        row.NlMtu = 1400;
        fake_ip_add(&row);
    }
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    fake_api_check();
    return 0;
}

static enum status set(enum family family, uint32_t mtu, struct error *err)
{
    memset(err, 0, sizeof *err);
    return machine.ops->set_mtu(machine.self, VPN_LUID, family, mtu, err);
}

static void set_changes_the_mtu_and_nothing_else(void **unused)
{
    static const struct {
        enum family family;
        ADDRESS_FAMILY af;
        ULONG site_prefix;
        const char *why;
    } rows[] = {
        {FAMILY_IPV4, AF_INET, 0, "Set refuses what Get returned: the page asks for 0"},
        {FAMILY_IPV6, AF_INET6, 64, "IPv6's is the interface's own"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        MIB_IPINTERFACE_ROW want = *fake_ip_row(VPN_LUID, rows[i].af);
        struct error err;

        want.NlMtu = 1374;
        want.SitePrefixLength = rows[i].site_prefix;
        assert_int_equal(set(rows[i].family, 1374, &err), STATUS_OK);
        assert_memory_equal(fake_ip_last_set(), &want, sizeof want);
        assert_int_equal(fake_ip_row(VPN_LUID, rows[i].af)->NlMtu, 1374);
    }
    assert_int_equal(fake_api_calls(WINDOWS_API_InitializeIpInterfaceEntry), 2);
    assert_int_equal(fake_api_calls(WINDOWS_API_GetIpInterfaceEntry), 2);
    assert_int_equal(fake_api_calls(WINDOWS_API_SetIpInterfaceEntry), 2);
}

static void every_documented_code(void **unused)
{
    static const struct {
        DWORD code;
        enum status status;
        const char *message;
        const char *why;
    } rows[] = {
        {ERROR_FILE_NOT_FOUND, STATUS_NO_INTERFACE,
         "cannot set the IPv4 MTU: The system cannot find the file specified. (2)",
         "the VPN dropped between the two calls"},
        {ERROR_ACCESS_DENIED, STATUS_ACCESS_DENIED,
         "cannot set the IPv4 MTU: Access is denied. (5)", "not elevated"},
        {ERROR_INVALID_PARAMETER, STATUS_WINDOWS,
         "cannot set the IPv4 MTU: The parameter is incorrect. (87)", "not a value it takes"},
        {ERROR_NOT_FOUND, STATUS_NOT_BOUND, "cannot set the IPv4 MTU: Element not found. (1168)",
         "unbound in between"},
        {ERROR_NOT_SUPPORTED, STATUS_WINDOWS,
         "cannot set the IPv4 MTU: The request is not supported. (50)", "no such stack"},
        {4711, STATUS_WINDOWS, "cannot set the IPv4 MTU (4711)", "a code without a sentence"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        static const enum windows_function functions[] = {WINDOWS_API_GetIpInterfaceEntry,
                                                          WINDOWS_API_SetIpInterfaceEntry};

        for (size_t f = 0; f < 2; f++) {
            struct error err;

            fake_api_fail(functions[f], 1, 1, rows[i].code);
            assert_int_equal(set(FAMILY_IPV4, 1374, &err), rows[i].status);
            assert_int_equal(err.windows_code, rows[i].code);
            assert_string_equal(err.message, rows[i].message);
            assert_int_equal(fake_ip_row(VPN_LUID, AF_INET)->NlMtu, 1400);
        }
    }
    /* The second failure of each pair is Set's: Get had been called for it too. */
    assert_int_equal(fake_api_calls(WINDOWS_API_SetIpInterfaceEntry), 6);
}

static void get_fails_by_the_same_names(void **unused)
{
    static const struct {
        DWORD code;
        enum status status;
    } rows[] = {
        {ERROR_FILE_NOT_FOUND, STATUS_NO_INTERFACE},
        {ERROR_INVALID_PARAMETER, STATUS_WINDOWS},
        {ERROR_NOT_FOUND, STATUS_NOT_BOUND},
        {ERROR_ACCESS_DENIED, STATUS_ACCESS_DENIED},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error err = {0};
        uint32_t mtu = 4711;

        fake_api_fail(WINDOWS_API_GetIpInterfaceEntry, 1, 1, rows[i].code);
        assert_int_equal(machine.ops->get_mtu(machine.self, VPN_LUID, FAMILY_IPV6, &mtu, &err),
                         rows[i].status);
        assert_int_equal(err.windows_code, rows[i].code);
        assert_int_equal(strncmp(err.message, "cannot read the IPv6 MTU: ", 26), 0);
        assert_int_equal(mtu, 4711);
    }
    assert_int_equal(fake_api_calls(WINDOWS_API_SetIpInterfaceEntry), 0);
}

static void missing_set_stops_set_only(void **unused)
{
    struct error err;
    uint32_t mtu = 0;

    (void)unused;
    assert_true(fake_api_forget(WINDOWS_API_SetIpInterfaceEntry));
    assert_int_equal(set(FAMILY_IPV4, 1374, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_PROC_NOT_FOUND);
    assert_non_null(strstr(err.message, "iphlpapi.dll has no SetIpInterfaceEntry"));
    assert_int_equal(fake_api_calls(WINDOWS_API_GetProcAddress), 1);
    assert_int_equal(machine.ops->get_mtu(machine.self, VPN_LUID, FAMILY_IPV4, &mtu, &err),
                     STATUS_OK);
    assert_int_equal(mtu, 1400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(set_changes_the_mtu_and_nothing_else, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_documented_code, set_up, tear_down),
        cmocka_unit_test_setup_teardown(get_fails_by_the_same_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_set_stops_set_only, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
