/* SPDX-License-Identifier: MIT */
/* check: what it finds and, one step away from it, does not; that it changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/check.h"
#include "app/faulty_machine.h"
#include "app/pc.h"

enum {
    SWITCH = 24,
    WIREGUARD = 21,
    RIGHT = 1374 /* what plan_flets wants of an IKEv2 VPN */
};

/* --- the PCs: each begins with a VPN that is as it should be -------------------------------- */

static void nothing(struct memory_machine *memory)
{
    (void)memory;
}

static void add_switch(struct memory_machine *memory, const char *name, const char *description,
                       uint32_t mtu)
{
    struct memory_interface interface = pc_interface(SWITCH, name, IF_TYPE_ETHERNET, mtu, 0);

    snprintf(interface.row.description, sizeof interface.row.description, "%s", description);
    pc_add(memory, interface);
}

static void set_physical(struct memory_machine *memory, uint32_t mtu)
{
    pc_set_mtu(memory, PC_WIFI, FAMILY_IPV4, mtu);
    pc_set_mtu(memory, PC_WIFI, FAMILY_IPV6, mtu);
}

static void set_tunnel(struct memory_machine *memory, uint32_t mtu)
{
    memory_machine_tunnel(memory)->key.key_depth = MACHINE_TUNNEL_KEY_DEPTH;
    memory_machine_tunnel(memory)->key.values[TUNNEL_MTU] = memory_dword(mtu);
}

static void physical_1473(struct memory_machine *memory)
{
    set_physical(memory, 1473);
}

static void physical_1474(struct memory_machine *memory)
{
    set_physical(memory, 1474);
}

static void ipv6_one_more(struct memory_machine *memory)
{
    pc_set_mtu(memory, PC_VPN, FAMILY_IPV6, RIGHT + 1);
}

static void ipv6_one_less(struct memory_machine *memory)
{
    pc_set_mtu(memory, PC_VPN, FAMILY_IPV6, RIGHT - 1);
}

static void ipv6_1279(struct memory_machine *memory)
{
    pc_set_mtu(memory, PC_VPN, FAMILY_IPV6, 1279);
}

static void ipv6_1280(struct memory_machine *memory)
{
    pc_set_mtu(memory, PC_VPN, FAMILY_IPV6, 1280);
}

static void no_ipv6(struct memory_machine *memory)
{
    ipv6_1279(memory);
    memory_machine_find(memory, PC_VPN)->row.ip[FAMILY_IPV6].bound = false;
}

static void wsl(struct memory_machine *memory)
{
    add_switch(memory, "vEthernet (WSL)", "", RIGHT + 1);
}

static void wsl_renamed(struct memory_machine *memory)
{
    add_switch(memory, "My switch", "Hyper-V Virtual Ethernet Adapter #2", RIGHT + 1);
}

static void wsl_as_small(struct memory_machine *memory)
{
    add_switch(memory, "vEthernet (WSL)", "", RIGHT);
}

static void wsl_disconnected(struct memory_machine *memory)
{
    wsl(memory);
    memory_machine_find(memory, SWITCH)->row.state = LINK_DISCONNECTED;
}

static void wsl_without_ipv4(struct memory_machine *memory)
{
    wsl(memory);
    memory_machine_find(memory, SWITCH)->row.ip[FAMILY_IPV4].bound = false;
}

static void another_ethernet(struct memory_machine *memory)
{
    add_switch(memory, "Ethernet 2", "ASIX AX88179 USB 3.0 to Gigabit Ethernet Adapter", 1500);
}

/* An external switch has taken the place of the adapter: it is what carries the VPN. */
static void carried_by_a_switch(struct memory_machine *memory)
{
    struct machine_interface *wifi = &memory_machine_find(memory, PC_WIFI)->row;

    snprintf(wifi->name, sizeof wifi->name, "vEthernet (External)");
}

static void add_wireguard(struct memory_machine *memory, enum link_state state)
{
    struct memory_interface interface = pc_interface(WIREGUARD, "wg0", 53, 1420, 0);

    snprintf(interface.row.description, sizeof interface.row.description, "WireGuard Tunnel");
    interface.row.state = state;
    pc_add(memory, interface);
}

static void wireguard(struct memory_machine *memory)
{
    add_wireguard(memory, LINK_CONNECTED);
}

static void wireguard_down(struct memory_machine *memory)
{
    add_wireguard(memory, LINK_DISCONNECTED);
}

static void tunnel_differs(struct memory_machine *memory)
{
    set_tunnel(memory, RIGHT + 1);
}

static void tunnel_is_the_same(struct memory_machine *memory)
{
    set_tunnel(memory, RIGHT);
}

static void tunnel_is_text(struct memory_machine *memory)
{
    set_tunnel(memory, RIGHT);
    memory_machine_tunnel(memory)->key.values[TUNNEL_MTU] = memory_odd_value(1, 10);
}

static void other_values_only(struct memory_machine *memory)
{
    set_tunnel(memory, RIGHT + 1);
    memory_machine_tunnel(memory)->key.values[TUNNEL_MTU] =
        (struct machine_registry_value){.present = false};
    memory_machine_tunnel(memory)->key.values[TUNNEL_PROTOCOL_TYPE] = memory_dword(0x8137);
}

static void tunnel_is_a_link(struct memory_machine *memory)
{
    memory_machine_tunnel(memory)->is_link = true;
}

#define NO_FINDING FINDING_COUNT

static const struct row {
    const char *why;
    void (*change)(struct memory_machine *memory);
    enum finding_code finding; /* the only one */
    bool compliant;
} rows[] = {
    {"as it should be", nothing, NO_FINDING, true},
    {"a physical MTU that costs one byte", physical_1473, FINDING_PHYSICAL_LOWERED, false},
    {"a physical MTU that just allows it", physical_1474, NO_FINDING, true},
    {"IPv6 one above IPv4", ipv6_one_more, FINDING_IPV6_ABOVE_IPV4, false},
    {"IPv6 one below IPv4", ipv6_one_less, NO_FINDING, false},
    {"IPv6 below its minimum", ipv6_1279, FINDING_IPV6_BELOW_MINIMUM, false},
    {"IPv6 at its minimum", ipv6_1280, NO_FINDING, false},
    {"IPv6 below its minimum, and not bound", no_ipv6, NO_FINDING, true},
    {"a switch by its name", wsl, FINDING_VIRTUAL_LARGER, true},
    {"a switch by its description", wsl_renamed, FINDING_VIRTUAL_LARGER, true},
    {"a switch with the VPN's MTU", wsl_as_small, NO_FINDING, true},
    {"a switch that is not connected", wsl_disconnected, NO_FINDING, true},
    {"a switch without IPv4", wsl_without_ipv4, NO_FINDING, true},
    {"another adapter that is no switch", another_ethernet, NO_FINDING, true},
    {"the switch that carries the VPN", carried_by_a_switch, NO_FINDING, true},
    {"another VPN", wireguard, FINDING_VPN_IN_VPN, true},
    {"another VPN that is not connected", wireguard_down, NO_FINDING, true},
    {"another TunnelMTU", tunnel_differs, FINDING_TUNNEL_MTU_DIFFERS, true},
    {"the same TunnelMTU", tunnel_is_the_same, NO_FINDING, true},
    {"TunnelMTU is a string", tunnel_is_text, FINDING_TUNNEL_MTU_DIFFERS, true},
    {"the key without TunnelMTU", other_values_only, NO_FINDING, true},
    {"a key that cannot be read", tunnel_is_a_link, NO_FINDING, true},
};

static struct plan_request plan_flets(void)
{
    struct plan_request request = plan_request_default();

    request.vpn.type = VPN_IKEV2;
    request.path_mtu = 1454;
    return request;
}

static struct memory_machine *right_pc(int vpns)
{
    struct memory_machine *memory = pc_laptop(vpns);

    for (int vpn = 0; vpn < vpns; vpn++)
        for (int family = 0; family < FAMILY_COUNT; family++)
            pc_set_mtu(memory, PC_VPN + (uint64_t)vpn, (enum family)family, RIGHT);
    return memory;
}

static void test_findings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct memory_machine *memory = right_pc(1);
        struct machine machine = memory_machine_open(memory);
        struct plan_request request = plan_flets();
        struct check_result check;
        struct error err;

        print_message("%s\n", row->why);
        row->change(memory);
        assert_int_equal(check_run(&machine, &request, &check, &err), STATUS_OK);
        assert_int_equal(check.targets.count, 1);
        assert_int_equal(check.compliant, row->compliant);
        assert_int_equal(check.extra[0].finding_count, row->finding == NO_FINDING ? 0 : 1);
        if (row->finding != NO_FINDING) {
            assert_int_equal(check.extra[0].findings[0].code, row->finding);
            assert_string_not_equal(check.extra[0].findings[0].message, "");
        }
        check_free(&check);
        memory_machine_free(memory);
    }
}

/* A target of its own for each VPN, and each its own findings. */
static void test_two_vpns(void **state)
{
    struct memory_machine *memory = right_pc(2);
    struct machine machine = memory_machine_open(memory);
    struct plan_request request = plan_flets();
    struct check_result check;
    struct error err;

    (void)state;
    pc_set_mtu(memory, PC_SECOND_VPN, FAMILY_IPV6, RIGHT + 1);
    assert_int_equal(check_run(&machine, &request, &check, &err), STATUS_OK);
    assert_false(check.compliant);
    assert_int_equal(check.targets.count, 2);
    assert_int_equal(check.extra[0].finding_count, 1);
    assert_int_equal(check.extra[0].findings[0].code, FINDING_VPN_IN_VPN);
    assert_non_null(strstr(check.extra[0].findings[0].message, "\"Second\""));
    assert_int_equal(check.extra[1].finding_count, 2);
    assert_int_equal(check.extra[1].findings[0].code, FINDING_VPN_IN_VPN);
    assert_int_equal(check.extra[1].findings[1].code, FINDING_IPV6_ABOVE_IPV4);
    check_free(&check);
    memory_machine_free(memory);
}

/* The longest names there can be: a finding is cut, and stays text. */
static void test_longest_names(void **state)
{
    struct memory_machine *memory = right_pc(1);
    struct machine machine = memory_machine_open(memory);
    struct plan_request request = plan_flets();
    struct machine_interface *row = &memory_machine_find(memory, PC_WIFI)->row;
    struct check_result check;
    struct error err;

    (void)state;
    set_physical(memory, 1454);
    memset(row->name, '\n', sizeof row->name - 1);
    row->name[sizeof row->name - 1] = '\0';
    assert_int_equal(check_run(&machine, &request, &check, &err), STATUS_OK);
    assert_int_equal(check.extra[0].findings[0].code, FINDING_PHYSICAL_LOWERED);
    assert_null(strchr(check.extra[0].findings[0].message, '\n'));
    assert_in_range(strlen(check.extra[0].findings[0].message), 40, 399);
    check_free(&check);
    memory_machine_free(memory);
}

/* Every call fails in turn: an answer or an error, never a change, never a lock. */
static void test_every_call_fails(void **state)
{
    uint32_t nth = 1;
    uint32_t failed = 1;

    (void)state;
    for (; failed > 0; nth++) {
        struct memory_machine *memory = right_pc(1);
        struct faulty faulty = {.machine = memory_machine_open(memory),
                                .nth = nth,
                                .mode = FAULTY_ONCE,
                                .status = STATUS_WINDOWS,
                                .windows_code = 1450};
        struct machine machine = faulty_open(&faulty);
        struct plan_request request = plan_flets();
        struct check_result check;
        struct error err;
        enum status status = check_run(&machine, &request, &check, &err);

        failed = faulty.failed;
        if (status == STATUS_OK) {
            assert_true(check.compliant);
            check_free(&check);
        } else {
            assert_int_equal(status, STATUS_WINDOWS);
            assert_int_equal(err.windows_code, 1450);
        }
        assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), RIGHT);
        assert_false(memory_machine_is_locked(memory));
        memory_machine_free(memory);
    }
    assert_in_range(nth, 4, 20);
}

static void test_tokens(void **state)
{
    (void)state;
    for (int i = 0; i < FINDING_COUNT; i++) {
        assert_int_equal(
            strspn(finding_token((enum finding_code)i), "abcdefghijklmnopqrstuvwxyz0123456789-"),
            strlen(finding_token((enum finding_code)i)));
        assert_in_range(strlen(finding_advice((enum finding_code)i)), 20, 120);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings),      cmocka_unit_test(test_two_vpns),
        cmocka_unit_test(test_longest_names), cmocka_unit_test(test_every_call_fails),
        cmocka_unit_test(test_tokens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
