/* SPDX-License-Identifier: MIT */
/* list_interfaces, list_default_routes. */
#include <stdio.h>
#include <string.h>

#include "machine/contract_cases.h"

static void no_interface_at_all(struct contract_world *world)
{
    struct machine_interfaces list = contract_list(world);

    assert_int_equal(list.count, 0);
    machine_interfaces_free(&list);
}

static void assert_same(const struct machine_interface *got, const struct machine_interface *want)
{
    assert_int_equal(got->luid, want->luid);
    assert_int_equal(got->index, want->index);
    assert_memory_equal(&got->guid, &want->guid, sizeof want->guid);
    assert_string_equal(got->name, want->name);
    assert_string_equal(got->description, want->description);
    assert_int_equal(got->if_type, want->if_type);
    assert_int_equal(got->media_type, want->media_type);
    assert_int_equal(got->access_type, want->access_type);
    assert_int_equal(got->connection_type, want->connection_type);
    assert_int_equal(got->filter, want->filter);
    assert_int_equal(got->hardware, want->hardware);
    assert_int_equal(got->connector, want->connector);
    assert_int_equal(got->state, want->state);
    assert_int_equal(got->ndis_mtu, want->ndis_mtu);
    for (int family = 0; family < FAMILY_COUNT; family++) {
        assert_int_equal(got->ip[family].bound, want->ip[family].bound);
        assert_int_equal(got->ip[family].mtu, want->ip[family].mtu);
        assert_int_equal(got->ip[family].metric, want->ip[family].metric);
    }
}

/* Adds ROW, asserts that the list has exactly that. */
static void check_row(struct contract_world *world, const struct machine_interface *row)
{
    struct machine_interfaces list;

    world->add_interface(world->self, row);
    list = contract_list(world);
    assert_int_equal(list.count, 1);
    assert_same(&list.rows[0], row);
    machine_interfaces_free(&list);
    world->remove_interface(world->self, row->luid);
}

static void every_field_arrives(struct contract_world *world)
{
    const struct machine_interface row = {
        .luid = 0x0017000000000000U | 0x1234000000U,
        .index = 43,
        .guid = {{0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66, 0x88, 0x99, 0xAA, 0xBB, 0xCC}},
        .name = "VPN",
        .description = "WAN Miniport (IKEv2)",
        .if_type = 23,
        .media_type = 3,
        .access_type = 3,
        .connection_type = 2,
        .filter = false,
        .hardware = false,
        .connector = true,
        .state = LINK_DISCONNECTED,
        .ndis_mtu = 1400,
        .ip = {{true, 1374, 26}, {true, 1280, 4257}},
    };
    struct machine_interface filter = row;

    check_row(world, &row);
    filter.filter = true;
    filter.hardware = true;
    filter.connector = false;
    check_row(world, &filter);
}

static void states_are_told_apart(struct contract_world *world)
{
    const enum link_state states[] = {LINK_CONNECTED, LINK_DISCONNECTED, LINK_DISABLED};

    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        struct machine_interface row = contract_interface(7, 7, "Ethernet");

        row.state = states[i];
        check_row(world, &row);
    }
}

static void families_are_bound_one_by_one(struct contract_world *world)
{
    for (unsigned bound = 0; bound < 4; bound++) {
        struct machine_interface row = contract_interface(7, 7, "Ethernet");

        for (unsigned family = 0; family < FAMILY_COUNT; family++)
            if ((bound & (1U << family)) == 0)
                row.ip[family] = (struct machine_ip){false, 0, 0};
        check_row(world, &row);
    }
}

static void huge_mtus_are_kept(struct contract_world *world)
{
    struct machine_interface row = contract_interface(7, 7, "WireGuard");

    row.ndis_mtu = 0x7FFFFFFF;
    row.ip[FAMILY_IPV4].mtu = UINT32_MAX;
    check_row(world, &row);
}

static void names_of_every_kind(struct contract_world *world)
{
    static const char *const names[] = {
        "",
        " ",
        "VPN \xE6\x97\xA5\xE6\x9C\xAC", /* Japanese */
        "\xF0\x9F\x94\x92 tunnel",      /* outside the BMP: a surrogate pair in UTF-16 */
        "e\xCC\x81\xE2\x80\xAEtxt",     /* combining mark, right-to-left override */
        "a\tb\nc\x1B[31m",              /* control characters: for those who print to handle */
        "%s %n \" ' \\ {} `",
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct machine_interface row = contract_interface(7, 7, names[i]);

        check_row(world, &row);
    }
}

static void longest_name(struct contract_world *world)
{
    struct machine_interface row = contract_interface(7, 7, "");

    for (size_t i = 0; i < 256; i++)
        memcpy(row.name + 3 * i, "\xE3\x81\x82", 4);
    memcpy(row.description, row.name, sizeof row.description);
    check_row(world, &row);
}

static void loopback_is_left_out(struct contract_world *world)
{
    struct machine_interface loopback = contract_interface(1, 1, "Loopback Pseudo-Interface 1");
    struct machine_interface row = contract_interface(7, 7, "Ethernet");

    loopback.if_type = IF_TYPE_LOOPBACK;
    world->add_interface(world->self, &loopback);
    check_row(world, &row);
}

static void order_is_by_index(struct contract_world *world)
{
    /* LUIDs in the opposite order, two interfaces of the same name. */
    const struct machine_interface rows[] = {
        contract_interface(1, 43, "VPN"),
        contract_interface(2, 7, "Ethernet"),
        contract_interface(3, 12, "VPN"),
    };
    struct machine_interfaces list;

    for (size_t i = 0; i < 3; i++)
        world->add_interface(world->self, &rows[i]);
    list = contract_list(world);
    assert_int_equal(list.count, 3);
    assert_same(&list.rows[0], &rows[1]);
    assert_same(&list.rows[1], &rows[2]);
    assert_same(&list.rows[2], &rows[0]);
    machine_interfaces_free(&list);
}

static void thousands_of_interfaces(struct contract_world *world)
{
    const uint32_t count = 4000;
    struct machine_interfaces list;

    for (uint32_t i = 0; i < count; i++) {
        struct machine_interface row =
            contract_interface(0x35000000000000U + i * 7919U % count, 1 + i * 3989U % count, "x");

        row.ip[FAMILY_IPV4].mtu = 1000 + row.index;
        world->add_interface(world->self, &row);
    }
    list = contract_list(world);
    assert_int_equal(list.count, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(list.rows[i].index, i + 1);
        assert_int_equal(list.rows[i].ip[FAMILY_IPV4].mtu, 1001 + i);
    }
    machine_interfaces_free(&list);
}

static void failed_list_leaves_the_caller_alone(struct contract_world *world)
{
    struct machine_interface caller_owns[1];
    struct machine_default_route route_owned[1];
    struct machine_interfaces list = {caller_owns, 1};
    struct machine_default_routes routes = {route_owned, 1};
    struct machine machine = world->machine;
    struct error err = {0};
    enum status status;

    world->fail_next(world->self, CONTRACT_LIST_INTERFACES, CONTRACT_NO_RESOURCES);
    status = machine.ops->list_interfaces(machine.self, &list, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_ptr_equal(list.rows, caller_owns);
    assert_int_equal(list.count, 1);

    world->fail_next(world->self, CONTRACT_LIST_DEFAULT_ROUTES, CONTRACT_NO_RESOURCES);
    status = machine.ops->list_default_routes(machine.self, &routes, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_ptr_equal(routes.rows, route_owned);
    assert_int_equal(routes.count, 1);
}

static void no_route_at_all(struct contract_world *world)
{
    struct machine_default_route filler[1];
    struct machine_default_routes routes = {filler, 1};
    struct error err;

    assert_int_equal(world->machine.ops->list_default_routes(world->machine.self, &routes, &err),
                     STATUS_OK);
    assert_int_equal(routes.count, 0);
    machine_default_routes_free(&routes);
}

static void routes_of_both_families(struct contract_world *world)
{
    const struct machine_default_route rows[] = {
        {FAMILY_IPV4, 7, 0},
        {FAMILY_IPV4, 43, 35},
        {FAMILY_IPV6, 7, 256},
    };
    struct machine_default_routes routes = {NULL, 0};
    struct error err;

    for (size_t i = 0; i < 3; i++)
        world->add_default_route(world->self, &rows[i]);
    assert_int_equal(world->machine.ops->list_default_routes(world->machine.self, &routes, &err),
                     STATUS_OK);
    assert_int_equal(routes.count, 3);
    for (size_t want = 0; want < 3; want++) {
        size_t found = 0;

        for (size_t got = 0; got < 3; got++)
            found += routes.rows[got].family == rows[want].family &&
                     routes.rows[got].luid == rows[want].luid &&
                     routes.rows[got].metric == rows[want].metric;
        assert_int_equal(found, 1);
    }
    machine_default_routes_free(&routes);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(no_interface_at_all, "an empty list is an answer, not a failure"),
    CONTRACT_CASE(every_field_arrives, "the rules judge adapters by these facts"),
    CONTRACT_CASE(states_are_told_apart, "a disabled adapter is not one without cable"),
    CONTRACT_CASE(families_are_bound_one_by_one, "IPv6 is off on many PCs"),
    CONTRACT_CASE(huge_mtus_are_kept, "WireGuard's driver reports 2^31, loopback 2^32 - 1"),
    CONTRACT_CASE(names_of_every_kind, "users name their connections"),
    CONTRACT_CASE(longest_name, "256 units of UTF-16 are 768 bytes, none may be lost"),
    CONTRACT_CASE(loopback_is_left_out, "nobody's VPN runs over it"),
    CONTRACT_CASE(order_is_by_index, "as netsh prints them; two may have one name"),
    CONTRACT_CASE(thousands_of_interfaces, "a Hyper-V host has that many"),
    CONTRACT_CASE(failed_list_leaves_the_caller_alone, "the caller's list is still the caller's"),
    CONTRACT_CASE(no_route_at_all, "Windows calls it ERROR_NOT_FOUND"),
    CONTRACT_CASE(routes_of_both_families, "the underlay is chosen from these"),
};

const struct contract_cases contract_interfaces = {cases, sizeof cases / sizeof cases[0]};
