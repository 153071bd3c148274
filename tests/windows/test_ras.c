/* SPDX-License-Identifier: MIT */
/* list_connections, beyond what the contract says. */
#include <string.h>
#include <wchar.h>

#include "fake_live.h"
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

static struct fake_connection ikev2(void)
{
    struct fake_connection row = {
        .row.entry_name = L"VPN",
        .row.device_name = L"WAN Miniport (IKEv2)",
        .row.device_type = L"VPN",
        .row.entry_guid = {1, 2, 3, {4}},
        .status = {.state = RASCS_Connected,
                   .local = {RAS_ENDPOINT_IPV4, {192, 0, 2, 7}},
                   .remote = {RAS_ENDPOINT_IPV4, {203, 0, 113, 5}}},
        .projection.type = RAS_PROJECTION_IKEV2,
        .projection_size = sizeof row.projection,
    };

    row.projection.info.ikev2.flags = RAS_IKEV2_CLIENT_BEHIND_NAT;
    row.projection.info.ikev2.encryption_method = IPSEC_CIPHER_TYPE_AES_256;
    memcpy(row.projection.info.ikev2.ipv4_server, (const uint8_t[]){10, 0, 0, 1}, 4);
    return row;
}

static struct machine_connections list_all(void)
{
    struct machine_connections list = {NULL, 4711};
    struct error err = {0};

    assert_int_equal(machine.ops->list_connections(machine.self, &list, &err), STATUS_OK);
    return list;
}

static struct machine_connection only(const struct fake_connection *row)
{
    struct machine_connections list;
    struct machine_connection connection;

    set_up(NULL);
    fake_ras_add(row);
    list = list_all();
    assert_int_equal(list.count, 1);
    connection = list.rows[0];
    machine_connections_free(&list);
    fake_api_check();
    return connection;
}

static void older_forms_are_tried(void **unused)
{
    static const struct {
        size_t connection;
        size_t status;
        bool has_server;
        uint32_t calls;
        const char *why;
    } rows[] = {
        {0, 0, true, 1, "Windows 7 and later: the full ones"},
        {RAS_CONNECTION_WINDOWS_XP, 0, true, 2, "no correlation id"},
        {RAS_CONNECTION_WINDOWS_2000, 0, true, 3, "no flags"},
        {0, RAS_STATUS_WINDOWS_VISTA, false, 1, "no end points"},
        {RAS_CONNECTION_WINDOWS_2000, RAS_STATUS_WINDOWS_VISTA, false, 3, "neither"},
        {0, 100, false, 1, "no form of the status that is known"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fake_connection row = ikev2();
        struct machine_connections list;

        set_up(NULL);
        for (int n = 0; n < 3; n++)
            fake_ras_add(&row);
        fake_ras_forms(rows[i].connection, rows[i].status);
        list = list_all();
        assert_int_equal(list.count, 3);
        for (int n = 0; n < 3; n++) {
            assert_string_equal(list.rows[n].name, "VPN");
            assert_true(list.rows[n].has_guid && list.rows[n].is_vpn);
            assert_int_equal(list.rows[n].has_server, rows[i].has_server);
            assert_int_equal(list.rows[n].nat, MACHINE_NAT_YES);
        }
        assert_int_equal(fake_api_calls(WINDOWS_API_RasEnumConnectionsW), rows[i].calls);
        machine_connections_free(&list);
        fake_api_check();
    }
}

static void no_form_that_is_known(void **unused)
{
    struct machine_connections list = {NULL, 4711};
    struct error err = {0};

    (void)unused;
    fake_ras_forms(2000, 0);
    assert_int_equal(machine.ops->list_connections(machine.self, &list, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_INVALID_SIZE);
    assert_int_equal(list.count, 4711);
}

static void counts_and_sizes_are_not_believed(void **unused)
{
    static const struct {
        int connections;
        DWORD more;
        DWORD bytes;
        enum status status;
        size_t count;
        const char *why;
    } rows[] = {
        {2, 0, 0, STATUS_OK, 2, "the truth"},
        {8, 1, 0, STATUS_OK, 8, "one more than the buffer holds"},
        {8, 0x7FFFFFFF, 0, STATUS_OK, 8, "2^31 more"},
        {8, 0xFFFFFFFF, 0, STATUS_OK, 7, "one less"},
        {40, 0, 0, STATUS_OK, 40, "a second buffer"},
        {40, 0, 1, STATUS_OK, 40, "a size that is not larger: it doubles by itself"},
        {40, 0, 0xFFFFFFF0, STATUS_WINDOWS, 0, "4 GiB is not asked for"},
        {2, 0, 0xFFFFFFFF, STATUS_OK, 2, "a size that nobody needs"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_connections list = {NULL, 0};
        struct fake_connection row = ikev2();
        struct error err = {0};

        set_up(NULL);
        for (int n = 0; n < rows[i].connections; n++)
            fake_ras_add(&row);
        fake_ras_lie(rows[i].more, rows[i].bytes);
        assert_int_equal(machine.ops->list_connections(machine.self, &list, &err), rows[i].status);
        assert_int_equal(list.count, rows[i].count);
        machine_connections_free(&list);
        fake_api_check();
    }
}

static void rows_that_windows_did_not_write_are_dropped(void **unused)
{
    struct fake_connection row = ikev2();
    struct machine_connections list;

    (void)unused;
    for (int n = 0; n < 3; n++)
        fake_ras_add(&row);
    /* Within the buffer, where there is nothing but zeros: no handle. */
    fake_ras_lie(2, 0);
    list = list_all();
    assert_int_equal(list.count, 3);
    assert_int_equal(fake_api_calls(WINDOWS_API_RasGetConnectStatusW), 5);
    machine_connections_free(&list);
}

static void buffers_do_not_grow_for_ever(void **unused)
{
    struct machine_connections list = {NULL, 4711};
    struct error err = {0};

    (void)unused;
    fake_api_fail(WINDOWS_API_RasEnumConnectionsW, 1, FAKE_FOR_EVER, ERROR_BUFFER_TOO_SMALL);
    assert_int_equal(machine.ops->list_connections(machine.self, &list, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_BUFFER_TOO_SMALL);
    assert_true(fake_api_calls(WINDOWS_API_RasEnumConnectionsW) <= 4);
    set_up(NULL);
    fake_api_fail(WINDOWS_API_RasEnumConnectionsW, 1, 3, ERROR_BUFFER_TOO_SMALL);
    list = list_all();
    assert_int_equal(list.count, 0);
    machine_connections_free(&list);
}

static void texts_without_terminator_end_where_they_must(void **unused)
{
    struct fake_connection row = ikev2();
    struct machine_connection got;

    (void)unused;
    wmemset(row.row.entry_name, L'n', RAS_MaxEntryName + 1);
    wmemset(row.row.device_type, L'v', RAS_MaxDeviceType + 1);
    wmemset(row.row.device_name, L'\x3042', RAS_MaxDeviceName + 1);
    wmemset(row.row.phonebook, L'p', MAX_PATH);
    got = only(&row);
    assert_int_equal(strlen(got.name), RAS_MaxEntryName + 1);
    assert_int_equal(strlen(got.device), 3 * (RAS_MaxDeviceName + 1));
    assert_false(got.is_vpn);
    row.row.entry_name[0] = 0xD800;
    row.row.entry_name[1] = 0;
    assert_string_equal(only(&row).name, "\xEF\xBF\xBD");
}

static void device_types(void **unused)
{
    static const struct {
        const wchar_t *type;
        bool is_vpn;
    } rows[] = {{L"vpn", true},    {L"VPN", true},    {L"vpnx", false},
                {L"PPPoE", false}, {L"modem", false}, {L"", false}};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fake_connection row = ikev2();

        wmemcpy(row.row.device_type, rows[i].type, wcslen(rows[i].type) + 1);
        assert_int_equal(only(&row).is_vpn, rows[i].is_vpn);
    }
}

static void a_pc_without_ras_has_no_connections(void **unused)
{
    static const DWORD codes[] = {ERROR_RASMAN_CANNOT_INITIALIZE, ERROR_SERVICE_DISABLED,
                                  ERROR_SERVICE_DOES_NOT_EXIST,   ERROR_SERVICE_NOT_ACTIVE,
                                  RPC_S_SERVER_UNAVAILABLE,       RPC_S_UNKNOWN_IF,
                                  EPT_S_NOT_REGISTERED,           ERROR_SERVICE_DEPENDENCY_FAIL};
    static const enum windows_function functions[] = {WINDOWS_API_RasEnumConnectionsW,
                                                      WINDOWS_API_RasGetConnectStatusW};
    struct fake_connection row = ikev2();

    (void)unused;
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        set_up(NULL);
        fake_ras_add(&row);
        fake_api_fail(WINDOWS_API_RasEnumConnectionsW, 1, 1, codes[i]);
        assert_int_equal(list_all().count, 0);
        fake_api_check();
    }
    for (size_t i = 0; i < 2; i++) {
        set_up(NULL);
        fake_ras_add(&row);
        assert_true(fake_api_forget(functions[i]));
        assert_int_equal(list_all().count, 0);
        fake_api_check();
    }
}

static void other_failures_are_told(void **unused)
{
    static const struct {
        DWORD code;
        enum status status;
    } rows[] = {{ERROR_ACCESS_DENIED, STATUS_ACCESS_DENIED},
                {ERROR_NOT_ENOUGH_MEMORY, STATUS_WINDOWS},
                {ERROR_INVALID_PARAMETER, STATUS_WINDOWS}};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_connections list = {NULL, 4711};
        struct error err = {0};

        set_up(NULL);
        fake_api_fail(WINDOWS_API_RasEnumConnectionsW, 1, 1, rows[i].code);
        assert_int_equal(machine.ops->list_connections(machine.self, &list, &err), rows[i].status);
        assert_int_equal(err.windows_code, rows[i].code);
        assert_int_equal(list.count, 4711);
        fake_api_check();
    }
}

static void states_of_one_connection(void **unused)
{
    static const struct {
        DWORD code;
        DWORD state;
        size_t count;
        bool connected;
        const char *why;
    } rows[] = {
        {NO_ERROR, RASCS_Connected, 1, true, "up"},
        {NO_ERROR, RASCS_Authenticate, 1, false, "being dialled"},
        {NO_ERROR, RASCS_Disconnected, 0, false, "down: it is not dialled"},
        {ERROR_INVALID_HANDLE, 0, 0, false, "it went away"},
        {ERROR_NO_CONNECTION, 0, 0, false, "it went away"},
        {ERROR_NOT_ENOUGH_MEMORY, 0, 1, false, "it is there, and nothing is known"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fake_connection row = ikev2();
        struct machine_connections list;

        set_up(NULL);
        row.status.state = rows[i].state;
        row.status_code = rows[i].code;
        fake_ras_add(&row);
        list = list_all();
        assert_int_equal(list.count, rows[i].count);
        if (list.count == 1) {
            assert_int_equal(list.rows[0].connected, rows[i].connected);
            assert_int_equal(list.rows[0].has_server, rows[i].code == NO_ERROR);
        }
        machine_connections_free(&list);
        fake_api_check();
    }
}

static void end_points_of_no_kind(void **unused)
{
    static const struct {
        struct ras_endpoint endpoint;
        bool has;
        const char *why;
    } rows[] = {
        {{RAS_ENDPOINT_UNKNOWN, {1, 2, 3, 4}}, false, "unknown"},
        {{RAS_ENDPOINT_IPV4, {0}}, false, "0.0.0.0 is none"},
        {{RAS_ENDPOINT_IPV4, {[4] = 1}}, false, "only the first four bytes count"},
        {{RAS_ENDPOINT_IPV6, {0}}, false, ":: is none"},
        {{RAS_ENDPOINT_IPV6, {[15] = 1}}, true, "an IPv6 address"},
        {{3, {1, 2, 3, 4}}, false, "a type to come"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fake_connection row = ikev2();

        row.status.remote = rows[i].endpoint;
        assert_int_equal(only(&row).has_server, rows[i].has);
    }
}

static void projections(void **unused)
{
    static const struct {
        DWORD type;
        DWORD size;
        DWORD code;
        bool has_nat;
        bool has_inner;
        const char *why;
    } rows[] = {
        {RAS_PROJECTION_IKEV2, 108, NO_ERROR, true, true, "IKEv2"},
        {RAS_PROJECTION_IKEV2, 400, NO_ERROR, true, true, "servers' addresses follow"},
        {RAS_PROJECTION_IKEV2, 99, NO_ERROR, false, false, "too short for IKEv2"},
        {RAS_PROJECTION_IKEV2, 0xFFFFFFFF, NO_ERROR, false, false, "more than there was room"},
        {RAS_PROJECTION_PPP, 108, NO_ERROR, false, true, "PPP tells of no NAT"},
        {RAS_PROJECTION_PPP, 107, NO_ERROR, false, false, "too short for PPP"},
        {3, 108, NO_ERROR, false, false, "a kind to come"},
        {0, 108, NO_ERROR, false, false, "none"},
        {RAS_PROJECTION_IKEV2, 108, ERROR_PROJECTION_NOT_COMPLETE, false, false, "too early"},
        {RAS_PROJECTION_IKEV2, 108, ERROR_BUFFER_TOO_SMALL, false, false, "thousands of servers"},
        {RAS_PROJECTION_IKEV2, 108, ERROR_INVALID_HANDLE, false, false, "gone"},
        {RAS_PROJECTION_IKEV2, 108, ERROR_PROTOCOL_NOT_CONFIGURED, false, false, "on the page"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fake_connection row = ikev2();
        struct machine_connection got;

        row.projection.type = rows[i].type;
        row.projection_size = rows[i].size;
        row.projection_code = rows[i].code;
        /* The server's address is at the same place in both. */
        memcpy(row.projection.info.ppp.ipv4_server, (const uint8_t[]){10, 0, 0, 1}, 4);
        got = only(&row);
        assert_int_equal(got.nat, rows[i].has_nat ? MACHINE_NAT_YES : MACHINE_NAT_UNKNOWN);
        assert_int_equal(got.encryption,
                         rows[i].has_nat ? MACHINE_ENCRYPTION_AES : MACHINE_ENCRYPTION_UNKNOWN);
        assert_int_equal(got.has_inner_server[FAMILY_IPV4], rows[i].has_inner);
        assert_true(got.connected && got.has_server);
    }
}

static void flags_and_methods_of_ikev2(void **unused)
{
    static const struct {
        DWORD flags;
        DWORD method;
        DWORD error;
        enum machine_nat nat;
        enum machine_encryption encryption;
        const char *why;
    } rows[] = {
        {0, IPSEC_CIPHER_TYPE_AES_128, 0, MACHINE_NAT_NO, MACHINE_ENCRYPTION_AES, "no NAT"},
        {1, IPSEC_CIPHER_TYPE_AES_192, 0, MACHINE_NAT_NO, MACHINE_ENCRYPTION_AES, "MOBIKE"},
        {2, IPSEC_CIPHER_TYPE_AES_256, 0, MACHINE_NAT_YES, MACHINE_ENCRYPTION_AES, "client"},
        {4, IPSEC_CIPHER_TYPE_3DES, 0, MACHINE_NAT_YES, MACHINE_ENCRYPTION_3DES, "server"},
        {7, IPSEC_CIPHER_TYPE_DES, 0, MACHINE_NAT_YES, MACHINE_ENCRYPTION_UNKNOWN, "not offered"},
        {0, 77, ERROR_PPP_CP_REJECTED, MACHINE_NAT_NO, MACHINE_ENCRYPTION_UNKNOWN, "no IPv4"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fake_connection row = ikev2();
        struct machine_connection got;

        row.projection.info.ikev2.flags = rows[i].flags;
        row.projection.info.ikev2.encryption_method = rows[i].method;
        row.projection.info.ikev2.ipv4_error = rows[i].error;
        row.projection.info.ikev2.ipv4_server_count = 0xFFFFFFFF;
        row.projection.info.ikev2.ipv4_servers = (void *)(uintptr_t)0xDEAD;
        got = only(&row);
        assert_int_equal(got.nat, rows[i].nat);
        assert_int_equal(got.encryption, rows[i].encryption);
        assert_int_equal(got.has_inner_server[FAMILY_IPV4], rows[i].error == 0);
        assert_false(got.has_inner_server[FAMILY_IPV6]);
    }
}

static void projection_is_optional(void **unused)
{
    struct fake_connection row = ikev2();
    struct machine_connections list;

    (void)unused;
    fake_ras_add(&row);
    assert_true(fake_api_forget(WINDOWS_API_RasGetProjectionInfoEx));
    list = list_all();
    assert_int_equal(list.count, 1);
    assert_true(list.rows[0].has_server);
    assert_int_equal(list.rows[0].nat, MACHINE_NAT_UNKNOWN);
    machine_connections_free(&list);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(older_forms_are_tried),
        TEST(no_form_that_is_known),
        TEST(counts_and_sizes_are_not_believed),
        TEST(rows_that_windows_did_not_write_are_dropped),
        TEST(buffers_do_not_grow_for_ever),
        TEST(texts_without_terminator_end_where_they_must),
        TEST(device_types),
        TEST(a_pc_without_ras_has_no_connections),
        TEST(other_failures_are_told),
        TEST(states_of_one_connection),
        TEST(end_points_of_no_kind),
        TEST(projections),
        TEST(flags_and_methods_of_ikev2),
        TEST(projection_is_optional),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
