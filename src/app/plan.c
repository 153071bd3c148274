/* SPDX-License-Identifier: MIT */
#include "app/plan.h"

#include <string.h>

#include "core/stack.h"

struct plan_request plan_request_default(void)
{
    return (struct plan_request){.vpn = vpn_request_empty(), .families = {true, true}};
}

/* Which VPN the target is: what was said, else what the adapter tells, else the largest headers. */
static enum status resolve_vpn(const struct plan_request *request,
                               const struct adapter_identity *identity, struct target *target,
                               struct error *err)
{
    struct vpn_request asked = request->vpn;
    enum status status;

    if (asked.type != VPN_UNSET) {
        target->vpn_source = VPN_SOURCE_GIVEN;
    } else if (identity->has_type) {
        asked.type = (int)identity->vpn_type;
        target->vpn_source = VPN_SOURCE_ADAPTER;
    } else {
        asked.type = VPN_L2TP;
        target->vpn_source = VPN_SOURCE_ASSUMED;
    }
    target->suite_given =
        asked.cipher != NULL || asked.tls != NULL ||
        (vpn_kind((enum vpn_type)asked.type)->options & (VPN_HAS_CIPHER | VPN_HAS_TLS)) == 0;
    status = vpn_resolve(&asked, VPN_DEFAULTS_SAFE, &target->vpn, err);
    target->has_vpn = status == STATUS_OK;
    return status;
}

static enum status resolve_path(const struct plan_request *request, struct target *target,
                                struct error *err)
{
    char title[TARGET_TITLE_SIZE];

    if (request->path_mtu != 0) {
        target->path_mtu = request->path_mtu;
        target->path_source = PATH_GIVEN;
        return STATUS_OK;
    }
    if (target->physical_mtu != 0) {
        target->path_mtu = target->physical_mtu;
        target->path_source = PATH_ASSUMED;
        return STATUS_OK;
    }
    target_title(target->name, target->index, title);
    error_set(err, STATUS_NO_INTERFACE,
              "no connected interface with a default route carries %s, so its path is unknown",
              title);
    return error_advise(err, "give the path: --path-mtu 1500, or --line pppoe");
}

static void find_underlay(const struct interfaces *interfaces, const struct machine_interface *row,
                          enum family outer, struct target *target)
{
    const struct machine_interface *underlay = interfaces_underlay(interfaces, row, outer);

    if (underlay == NULL)
        return;
    target->physical_mtu = interfaces_physical_mtu(underlay, outer);
    target->underlay_index = underlay->index;
    memcpy(target->underlay, underlay->name, sizeof target->underlay);
}

/* --mtu: no computing, but the rule is kept. */
static enum status take_given(const struct plan_request *request, bool ras, struct target *target,
                              struct error *err)
{
    char title[TARGET_TITLE_SIZE];
    char underlay[TARGET_TITLE_SIZE];
    struct mtu_headroom headroom;

    target->vpn_mtu = request->mtu;
    if (!ras || target->physical_mtu == 0)
        return STATUS_OK;
    headroom = mtu_headroom(request->mtu, target->physical_mtu, true);
    target->ceiling_mtu = headroom.ceiling_mtu;
    if (request->mtu <= headroom.ceiling_mtu)
        return STATUS_OK;
    target_title(target->name, target->index, title);
    target_title(target->underlay, target->underlay_index, underlay);
    error_set(err, STATUS_HEADROOM,
              "an MTU of %lu for %s is refused: Windows keeps a built-in VPN %d below the physical "
              "MTU, and that of %s is %lu",
              (unsigned long)request->mtu, title, MTU_HEADROOM, underlay,
              (unsigned long)target->physical_mtu);
    return error_advise(err, "--mtu %lu or less", (unsigned long)headroom.ceiling_mtu);
}

static enum status compute(const struct plan_request *request,
                           const struct adapter_identity *identity, struct target *target,
                           struct error *err)
{
    struct stack stack;
    struct mtu_headroom headroom;
    enum status status = resolve_vpn(request, identity, target, err);
    bool ras;

    if (status == STATUS_OK)
        status = resolve_path(request, target, err);
    if (status != STATUS_OK)
        return status;
    ras = identity->ras || (!identity->has_type && vpn_kind(target->vpn.type)->ras);
    stack = stack_make(&target->vpn);
    target->optimum_mtu = stack_max_inner(&stack, target->path_mtu);
    target->vpn_mtu = target->optimum_mtu;
    target->has_limit = true;
    target->limit = MTU_LIMITED_BY_PATH;
    if (target->physical_mtu != 0) {
        headroom = mtu_headroom(target->optimum_mtu, target->physical_mtu, ras);
        target->ceiling_mtu = headroom.ceiling_mtu;
        target->vpn_mtu = headroom.windows_mtu;
        target->limit = headroom.limit;
    }
    if (target->vpn_mtu < MTU_IPV4_LOWEST)
        return error_set(err, STATUS_USAGE,
                         "a path MTU of %lu leaves %s an MTU of %lu; Windows takes none below %d",
                         (unsigned long)target->path_mtu, vpn_kind(target->vpn.type)->title,
                         (unsigned long)target->vpn_mtu, MTU_IPV4_LOWEST);
    return STATUS_OK;
}

static void skip(struct change *change, enum status status, const char *why)
{
    change->result = CHANGE_SKIPPED;
    error_set(&change->error, status, "%s", why);
}

static void add_change(const struct machine_interface *row, enum family family,
                       struct target *target)
{
    struct change *change = &target->changes[target->change_count++];

    *change = (struct change){.family = family,
                              .from = row->ip[family].mtu,
                              .to = target->vpn_mtu,
                              .result = CHANGE_PENDING,
                              .error = {.status = STATUS_OK}};
    if (change->from == change->to)
        change->result = CHANGE_UNCHANGED;
    else if (family == FAMILY_IPV6 && change->to < MTU_IPV6_FLOOR)
        skip(change, STATUS_USAGE, "IPv6 needs an MTU of 1280 or more; it is left as it is");
}

static enum status add_changes(const struct machine_interface *row,
                               const struct plan_request *request, struct target *target,
                               struct error *err)
{
    char title[TARGET_TITLE_SIZE];

    for (int i = 0; i < FAMILY_COUNT; i++)
        if (request->families[i] && row->ip[i].bound)
            add_change(row, (enum family)i, target);
    if (target->change_count > 0)
        return STATUS_OK;
    target_title(row->name, row->index, title);
    if (request->family_said && !(request->families[FAMILY_IPV4] && request->families[FAMILY_IPV6]))
        return error_set(err, STATUS_NOT_BOUND, "%s has no %s", title,
                         family_title(request->families[FAMILY_IPV4] ? FAMILY_IPV4 : FAMILY_IPV6));
    return error_set(err, STATUS_NOT_BOUND, "%s has neither IPv4 nor IPv6", title);
}

enum status plan_target(const struct interfaces *interfaces, const struct machine_interface *row,
                        const struct plan_request *request, struct targets *targets,
                        struct error *err)
{
    struct adapter_identity identity = interfaces_identify(row);
    enum family outer =
        request->vpn.outer == VPN_UNSET ? FAMILY_IPV4 : (enum family)request->vpn.outer;
    struct target *target = targets_add(targets, err);
    char title[TARGET_TITLE_SIZE];
    enum status status;
    bool ras;

    if (target == NULL)
        return STATUS_INTERNAL;
    target->luid = row->luid;
    target->index = row->index;
    memcpy(target->name, row->name, sizeof target->name);
    if (identity.role != ROLE_PHYSICAL)
        find_underlay(interfaces, row, outer, target);
    if (identity.role != ROLE_VPN && request->vpn.type == VPN_UNSET && request->mtu == 0) {
        target_title(row->name, row->index, title);
        error_set(err, STATUS_USAGE, "%s is not known to be a VPN", title);
        return error_advise(err, "say which VPN it is with --vpn, or give --mtu");
    }
    if (request->mtu != 0) {
        ras = identity.ras || (!identity.has_type && request->vpn.type != VPN_UNSET &&
                               vpn_kind((enum vpn_type)request->vpn.type)->ras);
        status = take_given(request, ras, target, err);
    } else {
        status = compute(request, &identity, target, err);
    }
    if (status == STATUS_OK)
        status = add_changes(row, request, target, err);
    return status;
}

static enum status plan_live_vpns(const struct interfaces *interfaces,
                                  const struct plan_request *request, struct targets *targets,
                                  struct error *err)
{
    for (size_t i = 0; i < interfaces->list.count; i++) {
        enum status status;

        if (!interfaces_is_live_vpn(&interfaces->list.rows[i]))
            continue;
        status = plan_target(interfaces, &interfaces->list.rows[i], request, targets, err);
        if (status != STATUS_OK)
            return status;
    }
    if (targets->count > 0)
        return STATUS_OK;
    error_set(err, STATUS_NO_VPN, "no VPN is connected");
    return error_advise(err, "connect it first, or name its interface with --interface");
}

enum status plan_make(const struct machine *machine, const struct plan_request *request,
                      struct targets *out, struct error *err)
{
    struct targets targets = {NULL, 0};
    struct interfaces interfaces;
    const struct machine_interface *row;
    enum status status = interfaces_read(machine, &interfaces, err);

    if (status != STATUS_OK)
        return status;
    if (request->interface == NULL) {
        status = plan_live_vpns(&interfaces, request, &targets, err);
    } else {
        status = interfaces_find(&interfaces, request->interface, &row, err);
        if (status == STATUS_OK)
            status = plan_target(&interfaces, row, request, &targets, err);
    }
    interfaces_free(&interfaces);
    if (status == STATUS_OK)
        *out = targets;
    else
        targets_free(&targets);
    return status;
}
