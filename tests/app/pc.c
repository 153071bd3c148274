/* SPDX-License-Identifier: MIT */
#include "app/pc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct memory_interface pc_interface(uint32_t index, const char *name, uint32_t if_type,
                                     uint32_t ipv4_mtu, uint32_t ipv6_mtu)
{
    struct memory_interface interface = {
        .row =
            {
                .luid = index,
                .index = index,
                .if_type = if_type,
                .state = LINK_CONNECTED,
                .ndis_mtu = 1500,
                .ip = {{ipv4_mtu != 0, ipv4_mtu, 25}, {ipv6_mtu != 0, ipv6_mtu, 25}},
            },
    };

    snprintf(interface.row.name, sizeof interface.row.name, "%s", name);
    return interface;
}

struct memory_interface pc_physical(uint32_t index, const char *name, uint32_t ipv4_mtu,
                                    uint32_t ipv6_mtu)
{
    struct memory_interface interface =
        pc_interface(index, name, IF_TYPE_ETHERNET, ipv4_mtu, ipv6_mtu);

    interface.row.hardware = true;
    return interface;
}

void pc_add(struct memory_machine *memory, struct memory_interface interface)
{
    memory_machine_add(memory, &interface);
}

void pc_add_route(struct memory_machine *memory, uint64_t luid, enum family family, uint32_t metric)
{
    struct machine_default_route route = {family, luid, metric};

    memory_machine_add_route(memory, &route);
}

struct memory_machine *pc_laptop(int vpns)
{
    struct memory_machine *memory = memory_machine_new();

    pc_add(memory, pc_physical(PC_WIFI, "Wi-Fi", 1500, 1500));
    pc_add_route(memory, PC_WIFI, FAMILY_IPV4, 0);
    if (vpns > 0)
        pc_add(memory, pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, 1400, 1400));
    if (vpns > 1)
        pc_add(memory, pc_interface(PC_SECOND_VPN, "Second", IF_TYPE_RAS_PPP, 1400, 1400));
    return memory;
}

static struct memory_interface *bound(struct memory_machine *memory, uint64_t luid,
                                      enum family family)
{
    struct memory_interface *interface = memory_machine_find(memory, luid);

    assert_non_null(interface);
    assert_true(interface->row.ip[family].bound);
    return interface;
}

uint32_t pc_mtu(struct memory_machine *memory, uint64_t luid, enum family family)
{
    return bound(memory, luid, family)->row.ip[family].mtu;
}

void pc_set_mtu(struct memory_machine *memory, uint64_t luid, enum family family, uint32_t mtu)
{
    bound(memory, luid, family)->row.ip[family].mtu = mtu;
}

void pc_behave(struct memory_machine *memory, uint64_t luid, enum family family,
               enum memory_set_kind kind, uint32_t value)
{
    bound(memory, luid, family)->set[family] = (struct memory_set){kind, value};
}

struct apply_request pc_apply_mtu(uint32_t mtu)
{
    struct apply_request request = {.plan = plan_request_default()};

    request.plan.mtu = mtu;
    return request;
}

struct apply_request pc_apply_path(uint32_t path_mtu)
{
    struct apply_request request = {.plan = plan_request_default()};

    request.plan.path_mtu = path_mtu;
    return request;
}

struct undo_request pc_undo(void)
{
    return (struct undo_request){.families = {true, true}};
}

enum status pc_run_apply(const struct machine *machine, const struct apply_request *request,
                         struct error *err)
{
    struct targets targets = {NULL, 0};
    enum status status = apply_run(machine, request, &targets, err);

    targets_free(&targets);
    return status;
}

enum status pc_run_undo(const struct machine *machine, struct error *err)
{
    struct undo_request request = pc_undo();
    struct targets targets = {NULL, 0};
    enum status status = undo_run(machine, &request, &targets, err);

    targets_free(&targets);
    return status;
}
