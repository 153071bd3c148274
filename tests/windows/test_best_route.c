/* SPDX-License-Identifier: MIT */
/* find_route, beyond what the contract says: codes, and the choice without GetBestRoute2. */
#include <string.h>

#include "fake_live.h"
#include "windows/machine_windows.h"
#include "windows/socket_address.h"

enum {
    ETHERNET = 12,
    VPN = 43
};

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

static const struct address server = {FAMILY_IPV4, {203, 0, 113, 5}};

static SOCKADDR_INET ipv4(uint8_t a, uint8_t b, uint8_t c, uint8_t d)
{
    return socket_address_make(&(struct address){FAMILY_IPV4, {a, b, c, d}});
}

static void add_interface(uint64_t luid, ULONG metric)
{
    MIB_IF_ROW2 link = {0};
    MIB_IPINTERFACE_ROW ip = {.Family = AF_INET, .Metric = metric};

    link.InterfaceLuid.Value = luid;
    ip.InterfaceLuid.Value = luid;
    fake_ip_add_link(&link);
    fake_ip_add(&ip);
}

static void add_route(uint64_t luid, SOCKADDR_INET prefix, UINT8 length, ULONG metric)
{
    MIB_IPFORWARD_ROW2 row = {.Metric = metric, .NextHop = ipv4(192, 0, 2, 1)};

    row.InterfaceLuid.Value = luid;
    row.DestinationPrefix.Prefix = prefix;
    row.DestinationPrefix.PrefixLength = length;
    fake_ip_add_route(&row);
}

static void arrange(void)
{
    const SOCKADDR_INET own = ipv4(192, 0, 2, 7);
    const SOCKADDR_INET second = ipv4(192, 0, 2, 8);
    const SOCKADDR_INET six =
        socket_address_make(&(struct address){FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB8}});

    set_up(NULL);
    add_interface(ETHERNET, 25);
    add_interface(VPN, 2);
    fake_net_add_address(ETHERNET, &six);
    fake_net_add_address(ETHERNET, &own);
    fake_net_add_address(ETHERNET, &second);
}

static enum status find(uint64_t luid, struct machine_route *route, struct error *err)
{
    memset(err, 0, sizeof *err);
    *route = (struct machine_route){.luid = 4711};
    return machine.ops->find_route(machine.self, &server, luid, route, err);
}

static void codes_of_the_page(void **unused)
{
    static const struct {
        DWORD code;
        enum status status;
        const char *why;
    } rows[] = {
        {ERROR_NETWORK_UNREACHABLE, STATUS_NO_ROUTE, "no route"},
        {ERROR_HOST_UNREACHABLE, STATUS_NO_ROUTE, "no route"},
        {ERROR_NOT_FOUND, STATUS_NO_ROUTE, "no route"},
        {ERROR_FILE_NOT_FOUND, STATUS_NO_ROUTE, "no such interface"},
        {ERROR_INVALID_PARAMETER, STATUS_WINDOWS, "on the page"},
        {ERROR_ACCESS_DENIED, STATUS_ACCESS_DENIED, "a sandbox"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_route route;
        struct error err;

        arrange();
        add_route(ETHERNET, ipv4(0, 0, 0, 0), 0, 0);
        fake_api_fail(WINDOWS_API_GetBestRoute2, 1, 1, rows[i].code);
        assert_int_equal(find(0, &route, &err), rows[i].status);
        assert_int_equal(err.windows_code, rows[i].code);
        assert_int_equal(route.luid, 4711);
        assert_int_equal(fake_api_calls(WINDOWS_API_GetIpForwardTable2), 0);
        fake_api_check();
    }
}

static void another_interface_s_route_is_none(void **unused)
{
    struct machine_route route;
    struct error err;

    (void)unused;
    arrange();
    add_route(ETHERNET, ipv4(0, 0, 0, 0), 0, 0);
    fake_net_ignore_interface();
    assert_int_equal(find(VPN, &route, &err), STATUS_NO_ROUTE);
    assert_int_equal(route.luid, 4711);
}

/* With the table of routes: the function is missing, or says that it cannot. */
static void without_best_route(unsigned way)
{
    if (way == 0)
        fake_net_without_best_route();
    else
        assert_true(fake_api_forget(WINDOWS_API_GetBestRoute2));
}

static void the_table_says_the_same(void **unused)
{
    (void)unused;
    for (unsigned way = 0; way < 2; way++) {
        struct machine_route route;
        struct error err;

        arrange();
        add_route(VPN, ipv4(0, 0, 0, 0), 0, 10);
        add_route(ETHERNET, ipv4(0, 0, 0, 0), 0, 0);
        without_best_route(way);
        assert_int_equal(find(0, &route, &err), STATUS_OK);
        assert_int_equal(route.luid, VPN);
        assert_int_equal(route.metric, 10);
        assert_int_equal(find(ETHERNET, &route, &err), STATUS_OK);
        assert_int_equal(route.luid, ETHERNET);
        assert_true(address_equal(&route.source, &(struct address){FAMILY_IPV4, {192, 0, 2, 7}}));
        assert_true(route.has_next_hop && route.next_hop.bytes[3] == 1);
        add_route(ETHERNET, ipv4(203, 0, 113, 0), 24, 500);
        assert_int_equal(find(0, &route, &err), STATUS_OK);
        assert_int_equal(route.luid, ETHERNET);
        assert_int_equal(route.prefix_length, 24);
        assert_int_equal(find(4711, &route, &err), STATUS_NO_ROUTE);
        fake_api_check();
    }
}

static void the_table_has_none(void **unused)
{
    MIB_IPFORWARD_ROW2 loopback = {.Loopback = TRUE};
    struct machine_route route;
    struct error err;

    (void)unused;
    arrange();
    fake_net_without_best_route();
    assert_int_equal(find(0, &route, &err), STATUS_NO_ROUTE);
    assert_int_equal(err.windows_code, ERROR_NETWORK_UNREACHABLE);
    loopback.InterfaceLuid.Value = ETHERNET;
    loopback.DestinationPrefix.Prefix.si_family = AF_INET;
    fake_ip_add_route(&loopback);
    add_route(ETHERNET, ipv4(203, 0, 113, 0), 33, 0);
    assert_int_equal(find(0, &route, &err), STATUS_NO_ROUTE);
    assert_int_equal(route.luid, 4711);
}

static void metrics_that_cannot_be_had_count_as_0(void **unused)
{
    struct machine_route route;
    struct error err;

    (void)unused;
    arrange();
    fake_net_without_best_route();
    add_route(VPN, ipv4(0, 0, 0, 0), 0, 10);
    add_route(ETHERNET, ipv4(0, 0, 0, 0), 0, 0);
    assert_true(fake_api_forget(WINDOWS_API_GetIpInterfaceEntry));
    assert_int_equal(find(0, &route, &err), STATUS_OK);
    assert_int_equal(route.luid, ETHERNET);
}

static void no_address_is_no_failure(void **unused)
{
    struct machine_route route;
    struct error err;

    (void)unused;
    for (unsigned way = 0; way < 2; way++) {
        set_up(NULL);
        add_interface(ETHERNET, 25);
        add_route(ETHERNET, ipv4(0, 0, 0, 0), 0, 0);
        if (way == 1)
            fake_net_without_best_route();
        assert_int_equal(find(0, &route, &err), STATUS_OK);
        assert_int_equal(route.source.family, FAMILY_IPV4);
        assert_int_equal(route.source.bytes[0], 0);
    }
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(codes_of_the_page),
        TEST(another_interface_s_route_is_none),
        TEST(the_table_says_the_same),
        TEST(the_table_has_none),
        TEST(metrics_that_cannot_be_had_count_as_0),
        TEST(no_address_is_no_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
