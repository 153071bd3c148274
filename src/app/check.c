/* SPDX-License-Identifier: MIT */
#include "app/check.h"

#include <stdarg.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/interfaces.h"
#include "core/text.h"

static const struct {
    const char *token;
    const char *advice;
} findings[FINDING_COUNT] = {
#define FINDING(name, code, advice) {code, advice},
#include "app/finding.def"
#undef FINDING
};

const char *finding_token(enum finding_code code)
{
    return findings[code].token;
}

const char *finding_advice(enum finding_code code)
{
    return findings[code].advice;
}

CORE_PRINTF(3, 4)
static void add(struct check_target *extra, enum finding_code code, const char *format, ...)
{
    struct finding *finding = &extra->findings[extra->finding_count++];
    va_list args;

    finding->code = code;
    va_start(args, format);
    vsnprintf(finding->message, sizeof finding->message, format, args);
    va_end(args);
}

static void find_lowered(const struct target *target, struct check_target *extra)
{
    char underlay[TARGET_TITLE_SIZE];

    if (!target->has_limit || target->limit != MTU_LIMITED_BY_LOWERED)
        return;
    target_title(target->underlay, target->underlay_index, underlay);
    add(extra, FINDING_PHYSICAL_LOWERED,
        "the physical MTU of %s is %lu, so Windows allows the VPN %lu where the path carries %lu",
        underlay, (unsigned long)target->physical_mtu, (unsigned long)target->ceiling_mtu,
        (unsigned long)target->optimum_mtu);
}

static void find_ipv6(const struct machine_interface *row, uint32_t vpn_mtu,
                      struct check_target *extra)
{
    const struct machine_ip *ipv4 = &row->ip[FAMILY_IPV4];
    const struct machine_ip *ipv6 = &row->ip[FAMILY_IPV6];

    if (!ipv6->bound)
        return;
    if (ipv4->bound && ipv6->mtu > ipv4->mtu && vpn_mtu >= MTU_IPV6_FLOOR)
        add(extra, FINDING_IPV6_ABOVE_IPV4, "the IPv6 MTU is %lu, and that of IPv4 is %lu",
            (unsigned long)ipv6->mtu, (unsigned long)ipv4->mtu);
    if (ipv6->mtu < MTU_IPV6_FLOOR)
        add(extra, FINDING_IPV6_BELOW_MINIMUM, "the IPv6 MTU is %lu, below IPv6's minimum of %d",
            (unsigned long)ipv6->mtu, MTU_IPV6_FLOOR);
}

/* WSL's and Hyper-V's switches hand the PC's traffic on, also into the VPN. */
static bool is_virtual_switch(const struct machine_interface *row)
{
    static const char switch_description[] = "Hyper-V Virtual Ethernet Adapter";
    static const char switch_name[] = "vEthernet";

    return strncmp(row->description, switch_description, sizeof switch_description - 1) == 0 ||
           strncmp(row->name, switch_name, sizeof switch_name - 1) == 0;
}

static void find_virtual(const struct interfaces *interfaces, const struct target *target,
                         struct check_target *extra)
{
    char title[TARGET_TITLE_SIZE];

    for (size_t i = 0; i < interfaces->list.count; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];

        if (row->state != LINK_CONNECTED || row->index == target->underlay_index ||
            !is_virtual_switch(row) || !row->ip[FAMILY_IPV4].bound ||
            row->ip[FAMILY_IPV4].mtu <= target->vpn_mtu)
            continue;
        target_title(row->name, row->index, title);
        add(extra, FINDING_VIRTUAL_LARGER,
            "%s has an MTU of %lu: what it sends through the VPN is larger than the VPN's %lu",
            title, (unsigned long)row->ip[FAMILY_IPV4].mtu, (unsigned long)target->vpn_mtu);
        return;
    }
}

/* Known where the route to the server is; else two VPNs may or may not be inside each other. */
static void find_other_vpn(const struct interfaces *interfaces, const struct target *target,
                           struct check_target *extra)
{
    char title[TARGET_TITLE_SIZE];

    if (target->carried_by_vpn) {
        target_title(target->underlay, target->underlay_index, title);
        add(extra, FINDING_VPN_IN_VPN, "it runs inside another VPN: %s", title);
        return;
    }
    if (target->has_server)
        return;
    for (size_t i = 0; i < interfaces->list.count; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];

        if (row->luid == target->luid || !interfaces_is_live_vpn(interfaces, row))
            continue;
        target_title(row->name, row->index, title);
        add(extra, FINDING_VPN_IN_VPN, "another VPN is connected: %s", title);
        return;
    }
}

static void find_tunnel_mtu(const struct machine_tunnel_key *key,
                            const struct machine_interface *row, const struct target *target,
                            struct check_target *extra)
{
    const struct machine_registry_value *value = &key->values[TUNNEL_MTU];

    if (!target->ras || !value->present || !row->ip[FAMILY_IPV4].bound)
        return;
    if (!value->is_dword)
        add(extra, FINDING_TUNNEL_MTU_DIFFERS,
            "TunnelMTU in the registry is no REG_DWORD, so Windows does not use it");
    else if (value->number != row->ip[FAMILY_IPV4].mtu)
        add(extra, FINDING_TUNNEL_MTU_DIFFERS,
            "TunnelMTU in the registry is %lu, and the VPN has %lu now",
            (unsigned long)value->number, (unsigned long)row->ip[FAMILY_IPV4].mtu);
}

static void find_all(const struct interfaces *interfaces, const struct machine_tunnel_key *key,
                     const struct target *target, struct check_target *extra)
{
    const struct machine_interface *row =
        machine_interface_by_luid(&interfaces->list, target->luid);

    find_lowered(target, extra);
    find_virtual(interfaces, target, extra);
    if (row != NULL) {
        if (interfaces_is_live_vpn(interfaces, row))
            find_other_vpn(interfaces, target, extra);
        find_ipv6(row, target->vpn_mtu, extra);
        find_tunnel_mtu(key, row, target, extra);
    }
}

enum status check_run(const struct machine *machine, const struct plan_request *request,
                      struct check_result *out, struct error *err)
{
    struct check_result result = {.extra = NULL};
    struct interfaces interfaces = {.machine = NULL};
    struct machine_tunnel_key key = {.key_depth = 0};
    struct error ignored;
    enum status status = plan_make(machine, request, &result.targets, err);

    if (status == STATUS_OK)
        status = interfaces_read(machine, &interfaces, err);
    if (status != STATUS_OK) {
        check_free(&result);
        return status;
    }
    /* A registry that cannot be read only costs the findings about it. */
    if (machine->ops->tunnel_read(machine->self, &key, &ignored) != STATUS_OK)
        key = (struct machine_tunnel_key){.key_depth = 0};
    result.extra = calloc(result.targets.count, sizeof *result.extra);
    if (result.extra == NULL) {
        interfaces_free(&interfaces);
        check_free(&result);
        return error_set(err, STATUS_INTERNAL, "out of memory");
    }
    for (size_t i = 0; i < result.targets.count; i++)
        find_all(&interfaces, &key, &result.targets.rows[i], &result.extra[i]);
    interfaces_free(&interfaces);
    result.compliant = targets_count(&result.targets, CHANGE_PENDING) == 0 &&
                       targets_count(&result.targets, CHANGE_FAILED) == 0;
    *out = result;
    return STATUS_OK;
}

void check_note(struct check_result *result, enum finding_code code, const char *message)
{
    add(&result->extra[0], code, "%s", message);
}

void check_free(struct check_result *result)
{
    free(result->extra);
    targets_free(&result->targets);
    *result = (struct check_result){.extra = NULL};
}
