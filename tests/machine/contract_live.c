/* SPDX-License-Identifier: MIT */
/* list_connections, list_sas, find_route, list_peers. */
#include <stdio.h>
#include <string.h>

#include "machine/contract_cases.h"

enum {
    ETHERNET = 12,
    VPN = 43
};

static struct address ipv4(uint8_t a, uint8_t b, uint8_t c, uint8_t d)
{
    return (struct address){FAMILY_IPV4, {a, b, c, d}};
}

/* 2001:db8::LAST */
static struct address ipv6(uint8_t last)
{
    struct address address = {FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB8}};

    address.bytes[15] = last;
    return address;
}

static struct machine_connection connection(const char *name)
{
    struct machine_connection row = {
        .device = "WAN Miniport (IKEv2)",
        .is_vpn = true,
        .connected = true,
        .has_guid = true,
        .guid = {{0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66, 0x88, 0x99, 0xAA, 0xBB, 0xCC}},
        .has_local = true,
        .has_server = true,
        .local = ipv4(192, 0, 2, 7),
        .server = ipv4(203, 0, 113, 5),
        .host = "vpn.example.com",
        .nat = MACHINE_NAT_YES,
        .encryption = MACHINE_ENCRYPTION_AES,
        .has_inner_server = {true, false},
        .inner_server = {ipv4(10, 0, 0, 1)},
        .facts = {.connection_size = 1388, .status_size = 608, .projection = 2},
    };

    snprintf(row.name, sizeof row.name, "%s", name);
    return row;
}

static struct machine_connections connections(struct contract_world *world)
{
    struct machine_connections list = {NULL, 4711};
    struct error err;

    assert_int_equal(world->machine.ops->list_connections(world->machine.self, &list, &err),
                     STATUS_OK);
    return list;
}

static void assert_address(bool got_has, const struct address *got, bool want_has,
                           const struct address *want)
{
    assert_int_equal(got_has, want_has);
    if (want_has)
        assert_true(address_equal(got, want));
}

static void assert_same_connection(const struct machine_connection *got,
                                   const struct machine_connection *want)
{
    assert_string_equal(got->name, want->name);
    assert_string_equal(got->device, want->device);
    assert_int_equal(got->is_vpn, want->is_vpn);
    assert_int_equal(got->connected, want->connected);
    assert_int_equal(got->has_guid, want->has_guid);
    if (want->has_guid)
        assert_memory_equal(&got->guid, &want->guid, sizeof want->guid);
    assert_address(got->has_local, &got->local, want->has_local, &want->local);
    assert_address(got->has_server, &got->server, want->has_server, &want->server);
    assert_string_equal(got->host, want->host);
    assert_int_equal(got->nat, want->nat);
    assert_int_equal(got->encryption, want->encryption);
    assert_memory_equal(&got->facts, &want->facts, sizeof want->facts);
    for (int family = 0; family < FAMILY_COUNT; family++)
        assert_address(got->has_inner_server[family], &got->inner_server[family],
                       want->has_inner_server[family], &want->inner_server[family]);
}

static void no_connection_at_all(struct contract_world *world)
{
    struct machine_connections list = connections(world);

    assert_int_equal(list.count, 0);
    machine_connections_free(&list);
}

static void connections_of_every_kind(struct contract_world *world)
{
    struct machine_connection rows[8];
    const size_t count = sizeof rows / sizeof rows[0];
    struct machine_connections list;

    for (size_t i = 0; i < count; i++) {
        char name[16];

        snprintf(name, sizeof name, "entry %zu", i);
        rows[i] = connection(name);
    }
    rows[1].nat = MACHINE_NAT_NO;
    rows[1].encryption = MACHINE_ENCRYPTION_3DES;
    rows[1].local = ipv6(7);
    rows[1].server = ipv6(5);
    rows[2].nat = MACHINE_NAT_UNKNOWN; /* no projection yet */
    rows[2].encryption = MACHINE_ENCRYPTION_UNKNOWN;
    rows[2].has_inner_server[FAMILY_IPV4] = false;
    rows[2].facts.projection = 0;
    rows[2].facts.projection_code = 730; /* ERROR_PROJECTION_NOT_COMPLETE */
    rows[3] = rows[2];
    rows[3].connected = false;
    rows[3].has_local = false;
    rows[3].has_server = false;
    rows[4].is_vpn = false; /* PPPoE */
    snprintf(rows[4].device, sizeof rows[4].device, "%s", "WAN Miniport (PPPOE)");
    rows[5].has_guid = false;
    rows[5].host[0] = '\0';
    rows[6].has_inner_server[FAMILY_IPV6] = true;
    rows[6].inner_server[FAMILY_IPV6] = ipv6(1);
    rows[7].has_local = false;
    snprintf(rows[7].name, sizeof rows[7].name, "%s",
             "VPN \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x94\x92\x1B[31m%s");
    for (size_t i = 0; i < count; i++)
        world->add_connection(world->self, &rows[i]);
    list = connections(world);
    assert_int_equal(list.count, count);
    for (size_t i = 0; i < count; i++)
        assert_same_connection(&list.rows[i], &rows[i]);
    machine_connections_free(&list);
}

static void longest_entry_name(struct contract_world *world)
{
    struct machine_connection row = connection("");
    struct machine_connections list;

    for (size_t i = 0; i < 256; i++)
        memcpy(row.name + 3 * i, "\xE3\x81\x82", 4);
    world->add_connection(world->self, &row);
    list = connections(world);
    assert_int_equal(list.count, 1);
    assert_same_connection(&list.rows[0], &row);
    machine_connections_free(&list);
}

static void many_connections(struct contract_world *world)
{
    struct machine_connections list;

    for (int i = 0; i < 40; i++) {
        struct machine_connection row = connection("x");

        row.server = ipv4(203, 0, 113, (uint8_t)i);
        world->add_connection(world->self, &row);
    }
    list = connections(world);
    assert_int_equal(list.count, 40);
    for (int i = 0; i < 40; i++)
        assert_int_equal(list.rows[i].server.bytes[3], i);
    machine_connections_free(&list);
}

static void sas_of_every_kind(struct contract_world *world)
{
    static const struct {
        enum cipher_id cipher;
        enum integrity_id integrity;
        bool unknown;
        const char *why;
    } suites[] = {
        {CIPHER_AES_CBC, INTEGRITY_HMAC_SHA1_96, false, "what RRAS offers first"},
        {CIPHER_AES_CBC, INTEGRITY_HMAC_SHA256_128, false, "what a custom policy often says"},
        {CIPHER_AES_GCM_16, INTEGRITY_NONE, false, "GCM has its own integrity"},
        {CIPHER_3DES_CBC, INTEGRITY_HMAC_MD5_96, false, "old servers"},
        {CIPHER_DES_CBC, INTEGRITY_HMAC_SHA1_96, false, "older ones"},
        {CIPHER_NULL, INTEGRITY_HMAC_SHA1_96, false, "integrity alone"},
        {CIPHER_AES_GMAC, INTEGRITY_NONE, false, "integrity alone by GMAC"},
        {CIPHER_AES_CBC, INTEGRITY_HMAC_SHA1_96, true, "a cipher to come"},
    };
    const size_t count = sizeof suites / sizeof suites[0];
    struct machine_sas list = {NULL, 0};
    struct machine_sa rows[sizeof suites / sizeof suites[0]];
    struct error err;

    for (size_t i = 0; i < count; i++) {
        rows[i] = (struct machine_sa){
            .inbound = i % 2 == 1,
            .local = i < 4 ? ipv4(192, 0, 2, 7) : ipv6(7),
            .remote = i < 4 ? ipv4(203, 0, 113, 5) : ipv6(5),
            .mode = i % 3 == 0 ? ESP_TRANSPORT : ESP_TUNNEL,
            .udp_encapsulation = i < 2,
            .unknown_suite = suites[i].unknown,
            .cipher = suites[i].cipher,
            .integrity = suites[i].integrity,
        };
        world->add_sa(world->self, &rows[i]);
    }
    assert_int_equal(world->machine.ops->list_sas(world->machine.self, &list, &err), STATUS_OK);
    assert_int_equal(list.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(list.rows[i].inbound, rows[i].inbound);
        assert_true(address_equal(&list.rows[i].local, &rows[i].local));
        assert_true(address_equal(&list.rows[i].remote, &rows[i].remote));
        assert_int_equal(list.rows[i].mode, rows[i].mode);
        assert_int_equal(list.rows[i].udp_encapsulation, rows[i].udp_encapsulation);
        assert_int_equal(list.rows[i].unknown_suite, rows[i].unknown_suite);
        if (rows[i].unknown_suite)
            continue;
        assert_int_equal(list.rows[i].cipher, rows[i].cipher);
        assert_int_equal(list.rows[i].integrity, rows[i].integrity);
    }
    machine_sas_free(&list);
}

static void no_sa_at_all(struct contract_world *world)
{
    struct machine_sas list = {NULL, 4711};
    struct error err;

    assert_int_equal(world->machine.ops->list_sas(world->machine.self, &list, &err), STATUS_OK);
    assert_int_equal(list.count, 0);
    machine_sas_free(&list);
}

static void sas_need_rights(struct contract_world *world)
{
    struct machine_sas list = {NULL, 4711};
    struct error err = {0};
    enum status status;

    world->drop_rights(world->self);
    status = world->machine.ops->list_sas(world->machine.self, &list, &err);
    contract_check_error(status, &err, STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
    assert_int_equal(list.count, 4711);
}

/* An Ethernet and a VPN interface, the VPN's metric the lower one. */
static void add_two(struct contract_world *world)
{
    struct machine_interface ethernet = contract_interface(ETHERNET, 5, "Ethernet");
    struct machine_interface vpn = contract_interface(VPN, 9, "VPN");

    vpn.ip[FAMILY_IPV4].metric = 2;
    world->add_interface(world->self, &ethernet);
    world->add_interface(world->self, &vpn);
}

static void check_route(struct contract_world *world, const struct address *destination,
                        uint64_t luid, const struct machine_route *want)
{
    struct machine_route got = {.luid = 4711};
    struct error err = {0};
    enum status status =
        world->machine.ops->find_route(world->machine.self, destination, luid, &got, &err);

    if (want == NULL) {
        assert_int_equal(status, STATUS_NO_ROUTE);
        assert_int_equal(err.status, STATUS_NO_ROUTE);
        assert_true(err.message[0] != '\0' && err.windows_code != 0);
        assert_int_equal(got.luid, 4711);
        return;
    }
    assert_int_equal(status, STATUS_OK);
    assert_int_equal(got.luid, want->luid);
    assert_int_equal(got.prefix_length, want->prefix_length);
    assert_int_equal(got.metric, want->metric);
    assert_true(address_equal(&got.source, &want->source));
    assert_address(got.has_next_hop, &got.next_hop, want->has_next_hop, &want->next_hop);
}

static void the_longest_prefix_wins(struct contract_world *world)
{
    const struct address own = ipv4(192, 0, 2, 7);
    const struct address inner = ipv4(10, 0, 0, 9);
    const struct address server = ipv4(203, 0, 113, 5);
    const struct address other = ipv4(203, 0, 113, 6);
    const struct address neighbour = ipv4(192, 0, 2, 99);
    const struct machine_route host = {ETHERNET, 32, 100, own, true, ipv4(192, 0, 2, 1)};
    const struct machine_route link = {ETHERNET, 24, 256, own, false, {0}};
    const struct machine_route all = {VPN, 1, 0, inner, false, {0}};
    const struct address networks[] = {server, ipv4(192, 0, 2, 0), ipv4(128, 0, 0, 0)};

    add_two(world);
    world->add_route(world->self, &networks[2], &all);
    world->add_route(world->self, &networks[0], &host);
    world->add_route(world->self, &networks[1], &link);
    check_route(world, &server, 0, &host);
    check_route(world, &other, 0, &all);
    check_route(world, &neighbour, 0, &link);
    check_route(world, &server, VPN, &all);
    check_route(world, &other, ETHERNET, NULL);
}

static void metrics_decide_between_equals(struct contract_world *world)
{
    const struct address anywhere = ipv4(0, 0, 0, 0);
    const struct address destination = ipv4(198, 51, 100, 1);
    const struct machine_route ethernet = {ETHERNET,           0,    0,
                                           ipv4(192, 0, 2, 7), true, ipv4(192, 0, 2, 1)};
    const struct machine_route vpn = {VPN, 0, 10, ipv4(10, 0, 0, 9), false, {0}};

    add_two(world);
    world->add_route(world->self, &anywhere, &ethernet);
    world->add_route(world->self, &anywhere, &vpn);
    /* 0 + 25 against 10 + 2: the route's metric alone would say Ethernet. */
    check_route(world, &destination, 0, &vpn);
    check_route(world, &destination, ETHERNET, &ethernet);
}

static void default_routes_are_routes(struct contract_world *world)
{
    const struct machine_default_route rows[] = {{FAMILY_IPV4, ETHERNET, 3},
                                                 {FAMILY_IPV6, ETHERNET, 4}};
    const struct machine_route want4 = {.luid = ETHERNET, .metric = 3};
    const struct machine_route want6 = {
        .luid = ETHERNET, .metric = 4, .source.family = FAMILY_IPV6};
    const struct address server = ipv4(203, 0, 113, 5);
    const struct address server6 = ipv6(5);

    add_two(world);
    check_route(world, &server, 0, NULL);
    check_route(world, &server6, 0, NULL);
    world->add_default_route(world->self, &rows[0]);
    check_route(world, &server, 0, &want4);
    check_route(world, &server6, 0, NULL);
    check_route(world, &server, VPN, NULL);
    world->add_default_route(world->self, &rows[1]);
    check_route(world, &server6, 0, &want6);
}

static void routes_of_ipv6(struct contract_world *world)
{
    const struct address network = ipv6(0);
    const struct address server = ipv6(5);
    const struct machine_route want = {ETHERNET, 124, 7, ipv6(7), true, ipv6(1)};

    add_two(world);
    world->add_route(world->self, &network, &want);
    check_route(world, &server, 0, &want);
    check_route(world, &(struct address){FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB9}}, 0, NULL);
}

static void route_of_an_interface_that_is_gone(struct contract_world *world)
{
    const struct address server = ipv4(203, 0, 113, 5);
    const struct machine_default_route row = {FAMILY_IPV4, ETHERNET, 3};

    add_two(world);
    world->add_default_route(world->self, &row);
    check_route(world, &server, 4711, NULL);
}

static void peers_are_of_one_interface(struct contract_world *world)
{
    const struct address peers[] = {ipv4(10, 0, 0, 1), ipv6(1)};
    struct machine_addresses list = {NULL, 4711};
    struct error err;

    add_two(world);
    assert_int_equal(world->machine.ops->list_peers(world->machine.self, VPN, &list, &err),
                     STATUS_OK);
    assert_int_equal(list.count, 0);
    machine_addresses_free(&list);
    for (size_t i = 0; i < 2; i++)
        world->add_peer(world->self, VPN, &peers[i]);
    assert_int_equal(world->machine.ops->list_peers(world->machine.self, VPN, &list, &err),
                     STATUS_OK);
    assert_int_equal(list.count, 2);
    for (size_t i = 0; i < 2; i++)
        assert_true(address_equal(&list.rows[i], &peers[i]));
    machine_addresses_free(&list);
    assert_int_equal(world->machine.ops->list_peers(world->machine.self, ETHERNET, &list, &err),
                     STATUS_OK);
    assert_int_equal(list.count, 0);
    machine_addresses_free(&list);
    assert_int_equal(world->machine.ops->list_peers(world->machine.self, 4711, &list, &err),
                     STATUS_OK);
    assert_int_equal(list.count, 0);
    machine_addresses_free(&list);
}

static void failures_leave_the_caller_alone(struct contract_world *world)
{
    const struct machine_ops *ops = world->machine.ops;
    void *self = world->machine.self;
    const struct address server = ipv4(203, 0, 113, 5);
    struct machine_connections list = {NULL, 4711};
    struct machine_sas sas = {NULL, 4711};
    struct machine_route route = {.luid = 4711};
    struct machine_addresses peers = {NULL, 4711};
    struct error err = {0};
    enum status status;

    world->fail_next(world->self, CONTRACT_LIST_CONNECTIONS, CONTRACT_NO_RESOURCES);
    status = ops->list_connections(self, &list, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(list.count, 4711);
    world->fail_next(world->self, CONTRACT_LIST_SAS, CONTRACT_NO_RESOURCES);
    status = ops->list_sas(self, &sas, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(sas.count, 4711);
    world->fail_next(world->self, CONTRACT_FIND_ROUTE, CONTRACT_NO_RESOURCES);
    status = ops->find_route(self, &server, 0, &route, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(route.luid, 4711);
    world->fail_next(world->self, CONTRACT_LIST_PEERS, CONTRACT_NO_RESOURCES);
    status = ops->list_peers(self, VPN, &peers, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(peers.count, 4711);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(no_connection_at_all, "an empty list is an answer, not a failure"),
    CONTRACT_CASE(connections_of_every_kind, "the kind of VPN, its server and NAT come from here"),
    CONTRACT_CASE(longest_entry_name, "an interface is found by it"),
    CONTRACT_CASE(many_connections, "more than the first buffer takes, in order"),
    CONTRACT_CASE(no_sa_at_all, "a PC without IPsec"),
    CONTRACT_CASE(sas_of_every_kind, "the exact bytes that ESP costs come from here"),
    CONTRACT_CASE(sas_need_rights, "the caller falls back to what it may know"),
    CONTRACT_CASE(the_longest_prefix_wins, "the host route to a VPN's server beats the VPN"),
    CONTRACT_CASE(metrics_decide_between_equals, "the interface's counts too"),
    CONTRACT_CASE(default_routes_are_routes, "nothing else leads to most servers"),
    CONTRACT_CASE(routes_of_ipv6, "lengths of prefixes are not only multiples of 8"),
    CONTRACT_CASE(route_of_an_interface_that_is_gone, "it went away meanwhile"),
    CONTRACT_CASE(peers_are_of_one_interface, "another interface's are not behind this VPN"),
    CONTRACT_CASE(failures_leave_the_caller_alone, "the caller's variables are the caller's"),
};

const struct contract_cases contract_live = {cases, sizeof cases / sizeof cases[0]};
