/* SPDX-License-Identifier: MIT */
#include "app/wanted.h"

#include <string.h>

#include "core/stack.h"

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
    target->outer_given = asked.outer != VPN_UNSET;
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
        target->path_source = request->by_policy ? PATH_POLICY : PATH_GIVEN;
        /* The path begins at the PC's own interface. */
        if (target->physical_mtu != 0 && target->physical_mtu < request->path_mtu)
            target->path_mtu = target->physical_mtu;
        target->path_given = request->path_mtu;
        return STATUS_OK;
    }
    if (target->physical_mtu != 0) {
        /* Jumbo frames end with the local network; a path beyond it carries Ethernet's 1500. */
        target->path_mtu =
            target->physical_mtu < MTU_ETHERNET ? target->physical_mtu : MTU_ETHERNET;
        target->path_source = PATH_ASSUMED;
        return STATUS_OK;
    }
    if (target->machine_wide) {
        error_set(err, STATUS_NO_INTERFACE,
                  "no connected interface has a default route, so the path is unknown");
    } else {
        target_title(target->name, target->index, title);
        error_set(err, STATUS_NO_INTERFACE,
                  "no connected interface with a default route carries %s, so its path is unknown",
                  title);
    }
    return error_advise(err, "give the path: --path-mtu 1500, or --line pppoe");
}

static void find_underlay(const struct interfaces *interfaces, const struct machine_interface *row,
                          enum family outer, struct target *target)
{
    const struct machine_interface *underlay = interfaces_underlay(interfaces, row, outer);

    if (underlay == NULL)
        return;
    target->physical_mtu = interfaces_physical_mtu(underlay, outer);
    target->physical_lowered = target->physical_mtu < underlay->ndis_mtu;
    target->underlay_index = underlay->index;
    memcpy(target->underlay, underlay->name, sizeof target->underlay);
}

/* --mtu: no computing, but the rule is kept. */
static enum status take_given(const struct plan_request *request, struct target *target,
                              struct error *err)
{
    char title[TARGET_TITLE_SIZE];
    char underlay[TARGET_TITLE_SIZE];
    struct mtu_headroom headroom;

    target->vpn_mtu = request->mtu;
    target->mtu_by_policy = request->by_policy;
    if (!target->ras || target->physical_mtu == 0)
        return STATUS_OK;
    headroom = mtu_headroom(request->mtu, target->physical_mtu, true);
    target->ceiling_mtu = headroom.ceiling_mtu;
    if (request->mtu <= headroom.ceiling_mtu)
        return STATUS_OK;
    target_title_of(target, title);
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

    if (status == STATUS_OK)
        status = resolve_path(request, target, err);
    if (status != STATUS_OK)
        return status;
    target->ras = identity->ras || (!identity->has_type && vpn_kind(target->vpn.type)->ras);
    stack = stack_make(&target->vpn);
    target->optimum_mtu = stack_max_inner(&stack, target->path_mtu);
    target->vpn_mtu = target->optimum_mtu;
    target->has_limit = true;
    target->limit = MTU_LIMITED_BY_PATH;
    if (target->physical_mtu != 0) {
        headroom = mtu_headroom(target->optimum_mtu, target->physical_mtu, target->ras);
        target->ceiling_mtu = headroom.ceiling_mtu;
        target->vpn_mtu = headroom.windows_mtu;
        target->limit = headroom.limit;
        /* Some links are small by nature: nobody is told to enlarge those. */
        if (target->limit == MTU_LIMITED_BY_LOWERED && target->path_source == PATH_ASSUMED &&
            !target->physical_lowered)
            target->limit = MTU_LIMITED_BY_CEILING;
    }
    if (target->vpn_mtu < MTU_IPV4_LOWEST)
        return error_set(err, STATUS_USAGE,
                         "a path MTU of %lu leaves %s an MTU of %lu; Windows takes none below %d",
                         (unsigned long)target->path_mtu, vpn_kind(target->vpn.type)->title,
                         (unsigned long)target->vpn_mtu, MTU_IPV4_LOWEST);
    return STATUS_OK;
}

enum status wanted_mtu(const struct interfaces *interfaces, const struct machine_interface *row,
                       const struct adapter_identity *identity, const struct plan_request *request,
                       struct target *target, struct error *err)
{
    enum family outer =
        request->vpn.outer == VPN_UNSET ? FAMILY_IPV4 : (enum family)request->vpn.outer;

    if (identity->role != ROLE_PHYSICAL)
        find_underlay(interfaces, row, outer, target);
    if (request->mtu == 0)
        return compute(request, identity, target, err);
    target->ras = identity->ras || (!identity->has_type && request->vpn.type != VPN_UNSET &&
                                    vpn_kind((enum vpn_type)request->vpn.type)->ras);
    return take_given(request, target, err);
}
