/* SPDX-License-Identifier: MIT */
/* get_mtu, set_mtu. */
#include <string.h>

#include "machine/contract_cases.h"

enum {
    LUID = 43
};

static void add_vpn(struct contract_world *world)
{
    struct machine_interface row = contract_interface(LUID, 9, "VPN");

    world->add_interface(world->self, &row);
}

static enum status set(struct contract_world *world, uint64_t luid, enum family family,
                       uint32_t mtu, struct error *err)
{
    memset(err, 0, sizeof *err);
    return world->machine.ops->set_mtu(world->machine.self, luid, family, mtu, err);
}

static void check_mtu(struct contract_world *world, uint64_t luid, enum family family,
                      uint32_t want)
{
    uint32_t got = 0;
    struct error err;

    assert_int_equal(world->machine.ops->get_mtu(world->machine.self, luid, family, &got, &err),
                     STATUS_OK);
    assert_int_equal(got, want);
}

static void set_is_seen_by_get_and_by_list(struct contract_world *world)
{
    struct machine_interface other = contract_interface(44, 10, "Ethernet");
    struct machine_interfaces list;
    struct error err;

    add_vpn(world);
    world->add_interface(world->self, &other);
    assert_int_equal(set(world, LUID, FAMILY_IPV4, 1374, &err), STATUS_OK);
    assert_int_equal(set(world, LUID, FAMILY_IPV6, 1280, &err), STATUS_OK);
    check_mtu(world, LUID, FAMILY_IPV4, 1374);
    check_mtu(world, LUID, FAMILY_IPV6, 1280);
    check_mtu(world, 44, FAMILY_IPV4, 1500);
    check_mtu(world, 44, FAMILY_IPV6, 1500);
    list = contract_list(world);
    assert_int_equal(machine_interface_by_luid(&list, LUID)->ip[FAMILY_IPV4].mtu, 1374);
    assert_int_equal(machine_interface_by_luid(&list, LUID)->ip[FAMILY_IPV4].metric, 25);
    assert_int_equal(machine_interface_by_luid(&list, 44)->ip[FAMILY_IPV4].mtu, 1500);
    machine_interfaces_free(&list);
}

static void families_have_their_own_mtu(struct contract_world *world)
{
    struct error err;

    add_vpn(world);
    assert_int_equal(set(world, LUID, FAMILY_IPV4, 1400, &err), STATUS_OK);
    check_mtu(world, LUID, FAMILY_IPV6, 1500);
    assert_int_equal(set(world, LUID, FAMILY_IPV6, 1390, &err), STATUS_OK);
    check_mtu(world, LUID, FAMILY_IPV4, 1400);
}

/* Both operations on that LUID and family end like this, and GET's result is untouched. */
static void check_both_fail(struct contract_world *world, uint64_t luid, enum family family,
                            enum status status, uint32_t code)
{
    struct machine machine = world->machine;
    struct error err = {0};
    uint32_t mtu = 4711;

    contract_check_error(machine.ops->get_mtu(machine.self, luid, family, &mtu, &err), &err, status,
                         code);
    assert_int_equal(mtu, 4711);
    contract_check_error(set(world, luid, family, 1374, &err), &err, status, code);
}

static void unknown_interface(struct contract_world *world)
{
    add_vpn(world);
    check_both_fail(world, 9, FAMILY_IPV4, STATUS_NO_INTERFACE, CONTRACT_FILE_NOT_FOUND);
    check_both_fail(world, 9, FAMILY_IPV6, STATUS_NO_INTERFACE, CONTRACT_FILE_NOT_FOUND);
}

static void family_that_is_not_bound(struct contract_world *world)
{
    struct machine_interface row = contract_interface(LUID, 9, "VPN");

    row.ip[FAMILY_IPV6] = (struct machine_ip){false, 0, 0};
    world->add_interface(world->self, &row);
    check_both_fail(world, LUID, FAMILY_IPV6, STATUS_NOT_BOUND, CONTRACT_NOT_FOUND);
    check_mtu(world, LUID, FAMILY_IPV4, 1500);
}

static void interface_that_went_away(struct contract_world *world)
{
    struct machine_interfaces list;
    uint64_t luid;

    add_vpn(world);
    list = contract_list(world);
    luid = list.rows[0].luid;
    machine_interfaces_free(&list);
    world->remove_interface(world->self, luid);
    check_both_fail(world, luid, FAMILY_IPV4, STATUS_NO_INTERFACE, CONTRACT_FILE_NOT_FOUND);
}

static void index_that_was_reused(struct contract_world *world)
{
    struct machine_interface other = contract_interface(44, 9, "Another");
    struct error err;

    add_vpn(world);
    world->remove_interface(world->self, LUID);
    world->add_interface(world->self, &other);
    contract_check_error(set(world, LUID, FAMILY_IPV4, 1374, &err), &err, STATUS_NO_INTERFACE,
                         CONTRACT_FILE_NOT_FOUND);
    check_mtu(world, 44, FAMILY_IPV4, 1500);
}

static void refused_value(struct contract_world *world)
{
    struct error err;

    add_vpn(world);
    world->refuse_set(world->self, LUID, FAMILY_IPV4, CONTRACT_INVALID_PARAMETER);
    contract_check_error(set(world, LUID, FAMILY_IPV4, 1401, &err), &err, STATUS_WINDOWS,
                         CONTRACT_INVALID_PARAMETER);
    check_mtu(world, LUID, FAMILY_IPV4, 1500);
    assert_int_equal(set(world, LUID, FAMILY_IPV6, 1401, &err), STATUS_OK);
}

static void floor_of_each_family(struct contract_world *world)
{
    struct error err;

    add_vpn(world);
    assert_int_equal(set(world, LUID, FAMILY_IPV4, 576, &err), STATUS_OK);
    assert_int_equal(set(world, LUID, FAMILY_IPV6, 1280, &err), STATUS_OK);
    contract_check_error(set(world, LUID, FAMILY_IPV4, 351, &err), &err, STATUS_WINDOWS,
                         CONTRACT_INVALID_PARAMETER);
    contract_check_error(set(world, LUID, FAMILY_IPV6, 1279, &err), &err, STATUS_WINDOWS,
                         CONTRACT_INVALID_PARAMETER);
    check_mtu(world, LUID, FAMILY_IPV4, 576);
    check_mtu(world, LUID, FAMILY_IPV6, 1280);
}

static void clamped_value(struct contract_world *world)
{
    struct error err;

    add_vpn(world);
    world->clamp_set(world->self, LUID, FAMILY_IPV4, 1400);
    assert_int_equal(set(world, LUID, FAMILY_IPV4, 1438, &err), STATUS_OK);
    check_mtu(world, LUID, FAMILY_IPV4, 1400);
}

static void without_rights(struct contract_world *world)
{
    struct error err;

    add_vpn(world);
    world->drop_rights(world->self);
    contract_check_error(set(world, LUID, FAMILY_IPV4, 1374, &err), &err, STATUS_ACCESS_DENIED,
                         CONTRACT_ACCESS_DENIED);
    check_mtu(world, LUID, FAMILY_IPV4, 1500);
    assert_string_equal(err.message, "cannot set the IPv4 MTU: Access is denied. (5)");
    set(world, LUID, FAMILY_IPV6, 1374, &err);
    assert_string_equal(err.message, "cannot set the IPv6 MTU: Access is denied. (5)");
}

static void any_other_failure(struct contract_world *world)
{
    struct machine machine = world->machine;
    struct error err = {0};
    uint32_t mtu = 4711;

    add_vpn(world);
    world->fail_next(world->self, CONTRACT_GET_MTU, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->get_mtu(machine.self, LUID, FAMILY_IPV4, &mtu, &err), &err,
                         STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(mtu, 4711);
    world->fail_next(world->self, CONTRACT_SET_MTU, CONTRACT_NO_RESOURCES);
    contract_check_error(set(world, LUID, FAMILY_IPV4, 1374, &err), &err, STATUS_WINDOWS,
                         CONTRACT_NO_RESOURCES);
    check_mtu(world, LUID, FAMILY_IPV4, 1500);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(set_is_seen_by_get_and_by_list, "the caller reads back"),
    CONTRACT_CASE(families_have_their_own_mtu, "IPv4 and IPv6 are set apart"),
    CONTRACT_CASE(unknown_interface, "a LUID that is another interface's index names nothing"),
    CONTRACT_CASE(family_that_is_not_bound, "skipped by the caller, not failed"),
    CONTRACT_CASE(interface_that_went_away, "a VPN drops between list and set"),
    CONTRACT_CASE(index_that_was_reused, "the wrong adapter must never be set"),
    CONTRACT_CASE(refused_value, "the old MTU stays in force"),
    CONTRACT_CASE(floor_of_each_family, "352 is the lowest IPv4 floor, 1280 IPv6's (RFC 8200)"),
    CONTRACT_CASE(clamped_value, "STATUS_OK does not promise that the value was kept"),
    CONTRACT_CASE(without_rights, "the commonest error of all, and its wording"),
    CONTRACT_CASE(any_other_failure, "codes without a meaning of their own are passed on"),
};

const struct contract_cases contract_mtu = {cases, sizeof cases / sizeof cases[0]};
