/* SPDX-License-Identifier: MIT */
/* From a PC's facts to targets: who carries a VPN, what the path is, which VPNs are meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/pc.h"

/* What carries the VPN, and what that allows. */
struct underlay_row {
    const char *why;
    void (*build)(struct memory_machine *memory);
    enum family outer;
    enum status status;
    uint32_t underlay;     /* index, 0: none */
    uint32_t physical_mtu; /* 0: unknown */
};

static void one(struct memory_machine *memory)
{
    pc_add(memory, pc_physical(12, "Wi-Fi", 1500, 1500));
    pc_add_route(memory, 12, FAMILY_IPV4, 0);
}

static void none(struct memory_machine *memory)
{
    pc_add(memory, pc_physical(12, "Wi-Fi", 1500, 1500));
}

static void vpn_has_the_better_route(struct memory_machine *memory)
{
    one(memory);
    pc_add_route(memory, PC_VPN, FAMILY_IPV4, 0);
    memory_machine_find(memory, PC_VPN)->row.ip[FAMILY_IPV4].metric = 1;
}

static void another_vpn_has_the_better_route(struct memory_machine *memory)
{
    one(memory);
    pc_add(memory, pc_interface(PC_SECOND_VPN, "Second", IF_TYPE_RAS_PPP, 1300, 1300));
    pc_add_route(memory, PC_SECOND_VPN, FAMILY_IPV4, 0);
}

static void route_metric_decides(struct memory_machine *memory)
{
    one(memory);
    pc_add(memory, pc_physical(5, "Ethernet", 1492, 1492));
    pc_add_route(memory, 5, FAMILY_IPV4, 1);
}

static void interface_metric_is_added(struct memory_machine *memory)
{
    route_metric_decides(memory);
    memory_machine_find(memory, 5)->row.ip[FAMILY_IPV4].metric = 5;
}

static void better_one_is_unplugged(struct memory_machine *memory)
{
    interface_metric_is_added(memory);
    memory_machine_find(memory, 5)->row.state = LINK_DISCONNECTED;
}

static void metrics_do_not_wrap(struct memory_machine *memory)
{
    one(memory);
    pc_add(memory, pc_physical(5, "Ethernet", 1492, 1492));
    pc_add_route(memory, 5, FAMILY_IPV4, UINT32_MAX);
}

static void ipv6_route_only(struct memory_machine *memory)
{
    pc_add(memory, pc_physical(12, "Wi-Fi", 1480, 1460));
    pc_add_route(memory, 12, FAMILY_IPV6, 0);
}

static void a_route_for_each(struct memory_machine *memory)
{
    one(memory);
    pc_add(memory, pc_physical(5, "Ethernet", 1492, 1480));
    pc_add_route(memory, 5, FAMILY_IPV6, 0);
}

static void ndis_is_smaller(struct memory_machine *memory)
{
    one(memory);
    memory_machine_find(memory, 12)->row.ndis_mtu = 1400;
}

static void ip_is_smaller(struct memory_machine *memory)
{
    one(memory);
    pc_set_mtu(memory, 12, FAMILY_IPV4, 1454);
}

static void ndis_is_unknown(struct memory_machine *memory)
{
    ip_is_smaller(memory);
    memory_machine_find(memory, 12)->row.ndis_mtu = 0;
}

static void route_leads_nowhere(struct memory_machine *memory)
{
    none(memory);
    pc_add_route(memory, 99, FAMILY_IPV4, 0);
}

static const struct underlay_row underlays[] = {
    {"the only default route", one, FAMILY_IPV4, STATUS_OK, 12, 1500},
    {"the VPN's own route does not count", vpn_has_the_better_route, FAMILY_IPV4, STATUS_OK, 12,
     1500},
    {"nor does another VPN's", another_vpn_has_the_better_route, FAMILY_IPV4, STATUS_OK, 12, 1500},
    {"the lower route metric wins", route_metric_decides, FAMILY_IPV4, STATUS_OK, 12, 1500},
    {"the interface's metric is added", interface_metric_is_added, FAMILY_IPV4, STATUS_OK, 5, 1492},
    {"what is not connected carries nothing", better_one_is_unplugged, FAMILY_IPV4, STATUS_OK, 12,
     1500},
    {"the largest metric is still the largest", metrics_do_not_wrap, FAMILY_IPV4, STATUS_OK, 12,
     1500},
    {"only IPv6 has a route: better than none", ipv6_route_only, FAMILY_IPV4, STATUS_OK, 12, 1480},
    {"only IPv6 has a route, and is asked for", ipv6_route_only, FAMILY_IPV6, STATUS_OK, 12, 1460},
    {"IPv4 outside takes IPv4's route", a_route_for_each, FAMILY_IPV4, STATUS_OK, 12, 1500},
    {"IPv6 outside takes IPv6's route", a_route_for_each, FAMILY_IPV6, STATUS_OK, 5, 1480},
    {"the driver's MTU is the smaller", ndis_is_smaller, FAMILY_IPV4, STATUS_OK, 12, 1400},
    {"IP's MTU is the smaller", ip_is_smaller, FAMILY_IPV4, STATUS_OK, 12, 1454},
    {"the driver's MTU is not known", ndis_is_unknown, FAMILY_IPV4, STATUS_OK, 12, 1454},
    {"no default route", none, FAMILY_IPV4, STATUS_NO_INTERFACE, 0, 0},
    {"a route by an interface that is not there", route_leads_nowhere, FAMILY_IPV4,
     STATUS_NO_INTERFACE, 0, 0},
};

static void test_underlay(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof underlays / sizeof underlays[0]; i++) {
        const struct underlay_row *row = &underlays[i];
        struct memory_machine *memory = memory_machine_new();
        struct machine machine = memory_machine_open(memory);
        struct plan_request request = plan_request_default();
        struct targets targets = {NULL, 0};
        struct error err = {.status = STATUS_OK};

        print_message("%s\n", row->why);
        pc_add(memory, pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, 1400, 1400));
        row->build(memory);
        request.vpn.outer = (int)row->outer;
        request.interface = "VPN";
        assert_int_equal(plan_make(&machine, &request, &targets, &err), row->status);
        if (row->status == STATUS_OK) {
            assert_int_equal(targets.count, 1);
            assert_int_equal(targets.rows[0].underlay_index, row->underlay);
            assert_int_equal(targets.rows[0].physical_mtu, row->physical_mtu);
            assert_int_equal(targets.rows[0].path_mtu, row->physical_mtu);
            assert_int_equal(targets.rows[0].path_source, PATH_ASSUMED);
            assert_int_equal(targets.rows[0].ceiling_mtu, row->physical_mtu - 100);
        } else {
            assert_null(targets.rows);
            assert_true(err.advice[0] != '\0');
        }
        assert_string_equal(memory_machine_changes(memory), "");
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

/* An adapter that nobody knows to be a VPN, but the user: its own route does not count either. */
static void test_unknown_adapter(void **state)
{
    struct memory_machine *memory = pc_laptop(0);
    struct machine machine = memory_machine_open(memory);
    struct plan_request request = plan_request_default();
    struct targets targets = {NULL, 0};
    struct error err;

    (void)state;
    pc_add(memory, pc_interface(7, "tun", IF_TYPE_VIRTUAL, 1400, 0));
    memory_machine_find(memory, 7)->row.ip[FAMILY_IPV4].metric = 1;
    pc_add_route(memory, 7, FAMILY_IPV4, 0);
    request.interface = "tun";
    assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_USAGE);
    request.vpn.type = VPN_IPSEC;
    assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
    assert_int_equal(targets.rows[0].underlay_index, PC_WIFI);
    targets_free(&targets);
    memory_machine_free(memory);
}

/* What is wanted of the VPN, on a path that is given. */
struct wanted_row {
    const char *why;
    const char *description;
    uint32_t if_type;
    int vpn;
    const char *cipher;
    uint32_t path_mtu;
    uint32_t vpn_mtu;
    enum vpn_source source;
    enum mtu_limit limit;
};

static const struct wanted_row wanted[] = {
    {"a RAS VPN of unknown type counts as L2TP", "", IF_TYPE_RAS_PPP, VPN_UNSET, NULL, 1454, 1354,
     VPN_SOURCE_ASSUMED, MTU_LIMITED_BY_PATH},
    {"the type is given", "", IF_TYPE_RAS_PPP, VPN_IKEV2, NULL, 1454, 1374, VPN_SOURCE_GIVEN,
     MTU_LIMITED_BY_PATH},
    {"type and cipher are given, Windows stops", "", IF_TYPE_RAS_PPP, VPN_IKEV2, "GCMAES256", 1500,
     1400, VPN_SOURCE_GIVEN, MTU_LIMITED_BY_CEILING},
    {"WireGuard by its adapter, no ceiling", "WireGuard Tunnel", IF_TYPE_VIRTUAL, VPN_UNSET, NULL,
     1500, 1440, VPN_SOURCE_ADAPTER, MTU_LIMITED_BY_PATH},
    {"OpenVPN by its adapter, the largest suite", "TAP-Windows Adapter V9", IF_TYPE_VIRTUAL,
     VPN_UNSET, NULL, 1454, 1323, VPN_SOURCE_ADAPTER, MTU_LIMITED_BY_PATH},
    {"a given type overrides the adapter's", "TAP-Windows Adapter V9", IF_TYPE_VIRTUAL,
     VPN_OPENVPN_UDP, "AES-256-GCM", 1454, 1402, VPN_SOURCE_GIVEN, MTU_LIMITED_BY_PATH},
};

static void test_wanted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        const struct wanted_row *row = &wanted[i];
        struct memory_machine *memory = pc_laptop(0);
        struct machine machine = memory_machine_open(memory);
        struct memory_interface vpn = pc_interface(PC_VPN, "VPN", row->if_type, 1300, 1300);
        struct plan_request request = plan_request_default();
        struct targets targets = {NULL, 0};
        struct error err;

        print_message("%s\n", row->why);
        snprintf(vpn.row.description, sizeof vpn.row.description, "%s", row->description);
        pc_add(memory, vpn);
        request.vpn.type = row->vpn;
        request.vpn.cipher = row->cipher;
        request.path_mtu = row->path_mtu;
        assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
        assert_int_equal(targets.count, 1);
        assert_int_equal(targets.rows[0].vpn_mtu, row->vpn_mtu);
        assert_int_equal(targets.rows[0].vpn_source, row->source);
        assert_int_equal(targets.rows[0].limit, row->limit);
        assert_int_equal(targets.rows[0].path_source, PATH_GIVEN);
        assert_int_equal(targets.rows[0].change_count, FAMILY_COUNT);
        assert_int_equal(targets.rows[0].changes[FAMILY_IPV6].to, row->vpn_mtu);
        assert_int_equal(targets.rows[0].changes[FAMILY_IPV6].result, CHANGE_PENDING);
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

static void test_several_vpns(void **state)
{
    struct memory_machine *memory = pc_laptop(2);
    struct machine machine = memory_machine_open(memory);
    struct plan_request request = plan_request_default();
    struct targets targets = {NULL, 0};
    struct error err;

    (void)state;
    pc_add(memory, pc_interface(46, "idle", IF_TYPE_RAS_PPP, 1400, 1400));
    memory_machine_find(memory, 46)->row.state = LINK_DISCONNECTED;
    request.path_mtu = 1454;
    assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
    assert_int_equal(targets.count, 2);
    assert_int_equal(targets.rows[0].index, PC_VPN);
    assert_int_equal(targets.rows[1].index, PC_SECOND_VPN);
    targets_free(&targets);

    request.interface = "second";
    assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
    assert_int_equal(targets.count, 1);
    assert_int_equal(targets.rows[0].index, PC_SECOND_VPN);
    targets_free(&targets);

    /* A physical interface carries itself: nothing is said of an underlay. */
    request.interface = "Wi-Fi";
    request.path_mtu = 0;
    request.mtu = 1454;
    assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
    assert_int_equal(targets.rows[0].physical_mtu, 0);
    assert_string_equal(targets.rows[0].underlay, "");
    targets_free(&targets);
    memory_machine_free(memory);
}

/* The headroom rule, where the MTU is given. */
static void test_headroom_of_a_given_mtu(void **state)
{
    static const struct {
        const char *why;
        const char *description;
        uint32_t if_type;
        uint32_t mtu;
        enum status status;
    } rows[] = {
        {"exactly 100 below", "", IF_TYPE_RAS_PPP, 1400, STATUS_OK},
        {"99 below", "", IF_TYPE_RAS_PPP, 1401, STATUS_HEADROOM},
        {"far above", "", IF_TYPE_RAS_PPP, 65535, STATUS_HEADROOM},
        {"WireGuard is not bound by it", "WireGuard Tunnel", IF_TYPE_VIRTUAL, 1440, STATUS_OK},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc_laptop(0);
        struct machine machine = memory_machine_open(memory);
        struct memory_interface vpn = pc_interface(PC_VPN, "VPN", rows[i].if_type, 1300, 1300);
        struct plan_request request = plan_request_default();
        struct targets targets = {NULL, 0};
        struct error err;

        print_message("%s\n", rows[i].why);
        snprintf(vpn.row.description, sizeof vpn.row.description, "%s", rows[i].description);
        pc_add(memory, vpn);
        request.mtu = rows[i].mtu;
        assert_int_equal(plan_make(&machine, &request, &targets, &err), rows[i].status);
        assert_int_equal(targets.count, rows[i].status == STATUS_OK);
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

/* What is only assumed makes nothing larger. */
static void test_nothing_is_known(void **state)
{
    static const struct {
        const char *reason;
        bool connection;
        uint32_t path_mtu, mtu; /* 0: assumed; the interface's */
        enum change_result result;
    } rows[] = {
        {"smaller than all assumptions: somebody knew more", false, 0, 1300, CHANGE_SKIPPED},
        {"larger than they allow: that never works", false, 0, 1450, CHANGE_PENDING},
        {"as they have it", false, 0, 1400, CHANGE_UNCHANGED},
        {"the path was given", false, 1500, 1300, CHANGE_PENDING},
        {"its type is known, its path is not", true, 0, 1300, CHANGE_SKIPPED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = memory_machine_new();
        struct machine machine = memory_machine_open(memory);
        struct plan_request request = plan_request_default();
        const struct machine_connection connection = {
            .name = "VPN", .device = "WAN Miniport (IKEv2)", .is_vpn = true, .connected = true};
        struct targets targets;
        struct error err;

        one(memory);
        pc_add(memory, pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, rows[i].mtu, 0));
        if (rows[i].connection)
            memory_machine_add_connection(memory, &connection);
        request.path_mtu = rows[i].path_mtu;
        assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
        if (targets.rows[0].changes[0].result != rows[i].result)
            fail_msg("%s: %d", rows[i].reason, (int)targets.rows[0].changes[0].result);
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_underlay),
        cmocka_unit_test(test_unknown_adapter),
        cmocka_unit_test(test_wanted),
        cmocka_unit_test(test_several_vpns),
        cmocka_unit_test(test_headroom_of_a_given_mtu),
        cmocka_unit_test(test_nothing_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
