/* SPDX-License-Identifier: MIT */
/* interfaces.c, routes.c beyond the contract: what only Windows' tables can hold. */
#include <string.h>
#include <wchar.h>

#include "fake_api.h"
#include "windows/machine_windows.h"

static struct machine_windows state;
static struct machine machine;

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

static MIB_IF_ROW2 link_row(uint64_t luid, NET_IFINDEX index)
{
    MIB_IF_ROW2 row = {0};

    row.InterfaceLuid.Value = luid;
    row.InterfaceIndex = index;
    row.Type = IF_TYPE_ETHERNET_CSMACD;
    row.OperStatus = IfOperStatusUp;
    row.AdminStatus = NET_IF_ADMIN_STATUS_UP;
    return row;
}

static struct machine_interface only_row(void)
{
    struct machine_interfaces list = {NULL, 0};
    struct machine_interface row;
    struct error err;

    assert_int_equal(machine.ops->list_interfaces(machine.self, &list, &err), STATUS_OK);
    assert_int_equal(list.count, 1);
    row = list.rows[0];
    machine_interfaces_free(&list);
    return row;
}

static void alias_is_made_valid(void **unused)
{
    static const struct {
        const wchar_t *alias;
        const char *name;
        const char *why;
    } rows[] = {
        {L"a\xD800z", "a\xEF\xBF\xBDz", "a lone high surrogate"},
        {L"\xDC00", "\xEF\xBF\xBD", "a lone low surrogate"},
        {L"\xDC00\xD800", "\xEF\xBF\xBD\xEF\xBF\xBD", "a pair the wrong way round: two units"},
        {L"\xD83D\xDD12", "\xF0\x9F\x94\x92", "a pair"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        MIB_IF_ROW2 row = link_row(7, 7);

        wmemcpy(row.Alias, rows[i].alias, wcslen(rows[i].alias) + 1);
        fake_ip_add_link(&row);
        assert_string_equal(only_row().name, rows[i].name);
        fake_ip_remove(7);
    }
}

static void alias_without_terminator_is_not_read_beyond(void **unused)
{
    MIB_IF_ROW2 row = link_row(7, 7);
    struct machine_interface got;

    (void)unused;
    for (size_t i = 0; i < sizeof row.Alias / sizeof row.Alias[0]; i++)
        row.Alias[i] = L'\x3042';
    row.Description[0] = L'!';
    fake_ip_add_link(&row);
    got = only_row();
    assert_int_equal(strlen(got.name), 3 * sizeof row.Alias / sizeof row.Alias[0]);
}

static void state_of_every_status(void **unused)
{
    static const struct {
        IF_OPER_STATUS oper;
        NET_IF_ADMIN_STATUS admin;
        enum link_state state;
        const char *why;
    } rows[] = {
        {IfOperStatusUp, NET_IF_ADMIN_STATUS_UP, LINK_CONNECTED, "up"},
        {IfOperStatusDown, NET_IF_ADMIN_STATUS_UP, LINK_DISCONNECTED, "no cable"},
        {IfOperStatusDormant, NET_IF_ADMIN_STATUS_UP, LINK_DISCONNECTED, "dial on demand"},
        {IfOperStatusTesting, NET_IF_ADMIN_STATUS_UP, LINK_DISCONNECTED, "carries nothing"},
        {IfOperStatusNotPresent, NET_IF_ADMIN_STATUS_UP, LINK_DISCONNECTED, "pulled out"},
        {IfOperStatusLowerLayerDown, NET_IF_ADMIN_STATUS_UP, LINK_DISCONNECTED, "NIC below down"},
        {IfOperStatusUnknown, NET_IF_ADMIN_STATUS_UP, LINK_DISCONNECTED, "not known to be up"},
        {IfOperStatusUp, NET_IF_ADMIN_STATUS_DOWN, LINK_DISABLED, "the administrator's word"},
        {IfOperStatusDown, NET_IF_ADMIN_STATUS_TESTING, LINK_DISCONNECTED, "not disabled"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        MIB_IF_ROW2 row = link_row(7, 7);

        row.OperStatus = rows[i].oper;
        row.AdminStatus = rows[i].admin;
        fake_ip_add_link(&row);
        assert_int_equal(only_row().state, rows[i].state);
        fake_ip_remove(7);
    }
}

static void ip_rows_without_adapter_are_dropped(void **unused)
{
    MIB_IF_ROW2 row = link_row(7, 7);
    MIB_IPINTERFACE_ROW ip = {.Family = AF_INET, .InterfaceIndex = 7, .NlMtu = 1234};
    MIB_IPINTERFACE_ROW strange = {.Family = 99, .NlMtu = 4321};

    (void)unused;
    fake_ip_add_link(&row);
    /* The index of one interface with the LUID of another: the LUID decides. */
    ip.InterfaceLuid.Value = 8;
    fake_ip_add(&ip);
    strange.InterfaceLuid.Value = 7;
    fake_ip_add(&strange);
    assert_false(only_row().ip[FAMILY_IPV4].bound);
    assert_false(only_row().ip[FAMILY_IPV6].bound);
}

static void tables_that_grow_are_read_again(void **unused)
{
    static const struct {
        enum windows_function function;
        DWORD code;
        uint32_t failures;
        enum status status;
        const char *why;
    } rows[] = {
        {WINDOWS_API_GetIfTable2, ERROR_NOT_ENOUGH_MEMORY, 1, STATUS_OK, "on the page"},
        {WINDOWS_API_GetIfTable2, ERROR_INSUFFICIENT_BUFFER, 3, STATUS_OK, "three times is fine"},
        {WINDOWS_API_GetIfTable2, ERROR_INSUFFICIENT_BUFFER, 4, STATUS_WINDOWS, "bounded"},
        {WINDOWS_API_GetIpInterfaceTable, ERROR_MORE_DATA, 3, STATUS_OK, "the second table"},
        {WINDOWS_API_GetIpInterfaceTable, ERROR_MORE_DATA, FAKE_FOR_EVER, STATUS_WINDOWS,
         "bounded, and the first table is released each time"},
        {WINDOWS_API_GetIfTable2, ERROR_NOT_SUPPORTED, 1, STATUS_WINDOWS, "not transient"},
        {WINDOWS_API_GetIpInterfaceTable, ERROR_NOT_SUPPORTED, 1, STATUS_WINDOWS, "as under Wine"},
        {WINDOWS_API_GetIfTable2, ERROR_ACCESS_DENIED, 1, STATUS_ACCESS_DENIED, "a sandbox"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_interfaces list = {NULL, 0};
        struct error err = {0};
        MIB_IF_ROW2 row = link_row(7, 7);

        set_up(NULL);
        fake_ip_add_link(&row);
        fake_api_fail(rows[i].function, 1, rows[i].failures, rows[i].code);
        assert_int_equal(machine.ops->list_interfaces(machine.self, &list, &err), rows[i].status);
        if (rows[i].status != STATUS_OK)
            assert_int_equal(err.windows_code, rows[i].code);
        assert_int_equal(list.count, rows[i].status == STATUS_OK);
        assert_true(fake_api_calls(rows[i].function) <= 4);
        machine_interfaces_free(&list);
        fake_api_check();
    }
}

static void only_default_routes_that_leave_the_pc(void **unused)
{
    static const struct {
        ADDRESS_FAMILY family;
        UINT8 prefix;
        BOOLEAN loopback;
        size_t count;
        const char *why;
    } rows[] = {
        {AF_INET, 0, FALSE, 1, "0.0.0.0/0"},
        {AF_INET6, 0, FALSE, 1, "::/0"},
        {AF_INET, 1, FALSE, 0, "0.0.0.0/1: OpenVPN's def1, not a default route"},
        {AF_INET, 32, FALSE, 0, "a host route"},
        {AF_INET, 0, TRUE, 0, "a loopback route"},
        {AF_UNSPEC, 0, FALSE, 0, "no family"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_default_routes routes = {NULL, 0};
        MIB_IPFORWARD_ROW2 row = {.Loopback = rows[i].loopback, .Metric = 3};
        struct error err;

        set_up(NULL);
        row.InterfaceLuid.Value = 7;
        row.DestinationPrefix.PrefixLength = rows[i].prefix;
        row.DestinationPrefix.Prefix.si_family = rows[i].family;
        fake_ip_add_route(&row);
        assert_int_equal(machine.ops->list_default_routes(machine.self, &routes, &err), STATUS_OK);
        assert_int_equal(routes.count, rows[i].count);
        machine_default_routes_free(&routes);
        fake_api_check();
    }
}

static void routes_are_read_again_too(void **unused)
{
    struct machine_default_routes routes = {NULL, 0};
    struct error err = {0};

    (void)unused;
    fake_api_fail(WINDOWS_API_GetIpForwardTable2, 1, 3, ERROR_NOT_ENOUGH_MEMORY);
    assert_int_equal(machine.ops->list_default_routes(machine.self, &routes, &err), STATUS_OK);
    fake_api_fail(WINDOWS_API_GetIpForwardTable2, 1, FAKE_FOR_EVER, ERROR_NOT_ENOUGH_MEMORY);
    assert_int_equal(machine.ops->list_default_routes(machine.self, &routes, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_NOT_ENOUGH_MEMORY);
    assert_int_equal(fake_api_calls(WINDOWS_API_GetIpForwardTable2), 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(alias_is_made_valid, set_up, tear_down),
        cmocka_unit_test_setup_teardown(alias_without_terminator_is_not_read_beyond, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(state_of_every_status, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ip_rows_without_adapter_are_dropped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_that_grow_are_read_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_default_routes_that_leave_the_pc, set_up, tear_down),
        cmocka_unit_test_setup_teardown(routes_are_read_again_too, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
