/* SPDX-License-Identifier: MIT */
/* list_peers, beyond what the contract says: what is a peer, and in which order. */
#include <stdio.h>
#include <string.h>

#include "fake_live.h"
#include "windows/machine_windows.h"
#include "windows/socket_address.h"

enum {
    VPN = 43,
    OTHER = 12
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

static SOCKADDR_INET ipv4(uint8_t a, uint8_t b, uint8_t c, uint8_t d)
{
    return socket_address_make(&(struct address){FAMILY_IPV4, {a, b, c, d}});
}

static SOCKADDR_INET ipv6(uint8_t first, uint8_t second, uint8_t last)
{
    return socket_address_make(
        &(struct address){FAMILY_IPV6, {[0] = first, [1] = second, [15] = last}});
}

static void add_route(uint64_t luid, SOCKADDR_INET prefix, UINT8 length, SOCKADDR_INET next_hop)
{
    MIB_IPFORWARD_ROW2 row = {.NextHop = next_hop};

    row.InterfaceLuid.Value = luid;
    row.DestinationPrefix.Prefix = prefix;
    row.DestinationPrefix.PrefixLength = length;
    fake_ip_add_route(&row);
}

static void add_on_link(SOCKADDR_INET prefix, UINT8 length)
{
    SOCKADDR_INET none;

    memset(&none, 0, sizeof none);
    none.si_family = prefix.si_family;
    add_route(VPN, prefix, length, none);
}

static void add_dns(uint64_t luid, SOCKADDR_INET server)
{
    fake_net_add_dns_server(luid, (const SOCKADDR *)&server,
                            server.si_family == AF_INET ? sizeof server.Ipv4 : sizeof server.Ipv6);
}

static struct machine_addresses list_all(void)
{
    struct machine_addresses list = {NULL, 4711};
    struct error err = {0};

    assert_int_equal(machine.ops->list_peers(machine.self, VPN, &list, &err), STATUS_OK);
    return list;
}

/* Asserts that the peers are those of the text, "10.0.0.1 2001:db8::1". */
static void check_peers(const char *want)
{
    struct machine_addresses list = list_all();
    char got[1024] = "";
    size_t used = 0;

    for (size_t i = 0; i < list.count; i++) {
        char text[ADDRESS_TEXT_SIZE];

        address_format(&list.rows[i], text);
        used += (size_t)snprintf(got + used, sizeof got - used, "%s%s", i > 0 ? " " : "", text);
    }
    machine_addresses_free(&list);
    assert_string_equal(got, want);
}

static void next_hops_then_servers_then_networks(void **unused)
{
    const SOCKADDR_INET own = ipv4(10, 8, 0, 6);

    (void)unused;
    fake_net_add_address(VPN, &own);
    add_on_link(ipv4(10, 8, 0, 0), 24);
    add_route(VPN, ipv4(192, 168, 5, 0), 24, ipv4(10, 8, 0, 5));
    add_route(OTHER, ipv4(172, 16, 0, 0), 12, ipv4(192, 0, 2, 1));
    add_dns(OTHER, ipv4(192, 0, 2, 53));
    add_dns(VPN, ipv4(10, 8, 0, 53));
    add_dns(VPN, ipv6(0x20, 0x01, 53));
    check_peers("10.8.0.5 10.8.0.53 2001::35 10.8.0.1 192.168.5.1");
}

/* What Windows itself puts into the table for 10.8.0.6/24. */
static void rows_of_the_interface_itself(void **unused)
{
    const SOCKADDR_INET own = ipv4(10, 8, 0, 6);

    (void)unused;
    fake_net_add_address(VPN, &own);
    add_on_link(ipv4(10, 8, 0, 0), 24);
    add_on_link(ipv4(10, 8, 0, 6), 32);
    add_on_link(ipv4(10, 8, 0, 255), 32);
    add_on_link(ipv4(224, 0, 0, 0), 4);
    add_on_link(ipv4(255, 255, 255, 255), 32);
    add_on_link(ipv6(0xFE, 0x80, 0), 64);
    add_on_link(ipv6(0xFF, 0x00, 0), 8);
    check_peers("10.8.0.1");
}

static void networks_of_every_size(void **unused)
{
    static const struct {
        struct address prefix;
        UINT8 length;
        const char *peers;
        const char *why;
    } rows[] = {
        {{FAMILY_IPV4, {0}}, 0, "", "everything is no network"},
        {{FAMILY_IPV4, {128}}, 1, "", "half of everything (OpenVPN's def1)"},
        {{FAMILY_IPV4, {10}}, 8, "10.0.0.1", "the largest"},
        {{FAMILY_IPV4, {10, 1, 2, 0}}, 30, "10.1.2.1", "the smallest"},
        {{FAMILY_IPV4, {10, 1, 2, 0}}, 31, "", "a link of two: which one is the other"},
        {{FAMILY_IPV4, {10, 1, 2, 9}}, 32, "10.1.2.9", "a host"},
        {{FAMILY_IPV4, {10, 1, 2, 9}}, 33, "", "no such length"},
        {{FAMILY_IPV4, {127}}, 8, "", "this PC"},
        {{FAMILY_IPV4, {169, 254}}, 16, "", "link-local"},
        {{FAMILY_IPV4, {0, 0, 0, 9}}, 32, "", "this network"},
        {{FAMILY_IPV6, {0}}, 0, "", "everything"},
        {{FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB8}}, 32, "2001:db8::1", "a provider's"},
        {{FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB8}}, 64, "2001:db8::1", "a link's"},
        {{FAMILY_IPV6, {0xFD, 0x00, [15] = 7}}, 128, "fd00::7", "a host"},
        {{FAMILY_IPV6, {0xFD, 0x00, [15] = 6}}, 127, "", "a link of two"},
        {{FAMILY_IPV6, {0xFE, 0xC0}}, 64, "", "site-local"},
        {{FAMILY_IPV6, {[15] = 1}}, 128, "", "loopback"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set_up(NULL);
        add_on_link(socket_address_make(&rows[i].prefix), rows[i].length);
        check_peers(rows[i].peers);
        fake_api_check();
    }
}

static void this_pc_s_addresses_are_none(void **unused)
{
    const SOCKADDR_INET own = ipv4(10, 8, 0, 1);
    const SOCKADDR_INET ethernet = ipv4(192, 168, 1, 1);

    (void)unused;
    fake_net_add_address(VPN, &own);
    fake_net_add_address(OTHER, &ethernet);
    add_on_link(ipv4(10, 8, 0, 0), 24);
    add_on_link(ipv4(192, 168, 1, 0), 24);
    add_dns(VPN, ipv4(10, 8, 0, 1));
    add_dns(VPN, ipv4(127, 0, 0, 1));
    check_peers("");
}

static void none_comes_twice_and_sixteen_are_enough(void **unused)
{
    struct machine_addresses list;

    (void)unused;
    for (uint8_t i = 0; i < 20; i++) {
        add_on_link(ipv4(10, i, 0, 0), 16);
        add_on_link(ipv4(10, i, 0, 1), 32);
        add_dns(VPN, ipv4(10, 0, 0, 1));
    }
    list = list_all();
    assert_int_equal(list.count, 16);
    for (size_t i = 0; i < 16; i++)
        assert_int_equal(list.rows[i].bytes[1], i);
    machine_addresses_free(&list);
}

static void servers_of_odd_form_are_dropped(void **unused)
{
    const SOCKADDR_INET server = ipv4(10, 0, 0, 53);
    const SOCKADDR_INET six = ipv6(0x20, 0x01, 53);
    const SOCKADDR unknown = {.sa_family = 99};

    (void)unused;
    fake_net_add_dns_server(VPN, NULL, 0);
    fake_net_add_dns_server(VPN, (const SOCKADDR *)&server, 1);
    fake_net_add_dns_server(VPN, (const SOCKADDR *)&server, 8);
    fake_net_add_dns_server(VPN, (const SOCKADDR *)&six, 16);
    fake_net_add_dns_server(VPN, &unknown, sizeof unknown);
    add_dns(VPN, ipv4(10, 0, 0, 54));
    check_peers("10.0.0.54");
}

static void without_servers_the_routes_remain(void **unused)
{
    (void)unused;
    for (unsigned way = 0; way < 4; way++) {
        set_up(NULL);
        add_on_link(ipv4(10, 8, 0, 0), 24);
        add_dns(VPN, ipv4(10, 8, 0, 53));
        if (way == 0) /* Wine 10 where IPv6 is asked for too */
            fake_api_fail(WINDOWS_API_GetAdaptersAddresses, 1, 1, 9852);
        else if (way == 1)
            fake_api_fail(WINDOWS_API_GetAdaptersAddresses, 1, FAKE_FOR_EVER,
                          ERROR_BUFFER_OVERFLOW);
        else if (way == 2)
            fake_net_lie_about_adapters();
        else
            assert_true(fake_api_forget(WINDOWS_API_GetAdaptersAddresses));
        check_peers("10.8.0.1");
        assert_true(fake_api_calls(WINDOWS_API_GetAdaptersAddresses) <= 4);
        fake_api_check();
    }
}

static void tables_that_change_are_read_again(void **unused)
{
    struct machine_addresses list = {NULL, 4711};
    struct error err = {0};

    (void)unused;
    add_on_link(ipv4(10, 8, 0, 0), 24);
    fake_api_fail(WINDOWS_API_GetUnicastIpAddressTable, 1, 3, ERROR_NOT_ENOUGH_MEMORY);
    check_peers("10.8.0.1");
    fake_api_fail(WINDOWS_API_GetUnicastIpAddressTable, 1, FAKE_FOR_EVER, ERROR_NOT_ENOUGH_MEMORY);
    assert_int_equal(machine.ops->list_peers(machine.self, VPN, &list, &err), STATUS_WINDOWS);
    assert_int_equal(list.count, 4711);
    assert_int_equal(fake_api_calls(WINDOWS_API_GetUnicastIpAddressTable), 8);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(next_hops_then_servers_then_networks),
        TEST(rows_of_the_interface_itself),
        TEST(networks_of_every_size),
        TEST(this_pc_s_addresses_are_none),
        TEST(none_comes_twice_and_sixteen_are_enough),
        TEST(servers_of_odd_form_are_dropped),
        TEST(without_servers_the_routes_remain),
        TEST(tables_that_change_are_read_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
