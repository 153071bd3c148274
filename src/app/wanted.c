/* SPDX-License-Identifier: MIT */
#include "app/wanted.h"

#include <string.h>

#include "app/detect.h"
#include "app/underlay.h"
#include "core/stack.h"

static void take_given_path(const struct plan_request *request, struct target *target)
{
    target->path_mtu = request->path_mtu;
    target->path_source = request->by_policy ? PATH_POLICY : PATH_GIVEN;
    /* The path begins at the PC's own interface. */
    if (target->physical_mtu != 0 && target->physical_mtu < request->path_mtu)
        target->path_mtu = target->physical_mtu;
    target->path_given = request->path_mtu;
}

/* Nothing carries the VPN that is known. */
static enum status refuse_unknown_path(const struct target *target, struct error *err)
{
    char title[TARGET_TITLE_SIZE];

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

/* Measures where that is wanted; *MEASURED tells whether the path is known by it. */
static enum status measure_path(const struct interfaces *interfaces,
                                const struct plan_request *request, const struct underlay *underlay,
                                struct target *target, bool *measured, struct error *err)
{
    struct path_question question = {
        .has_server = target->has_server,
        .server = target->server,
        .luid = underlay->row->luid,
        .cap_mtu = target->physical_mtu,
        .outer = underlay->outer,
        .has_source = underlay->has_source,
        .source = underlay->source,
    };
    enum status status;

    *measured = false;
    if (request->paths == NULL)
        return STATUS_OK;
    status = paths_measure(interfaces->machine, request->paths, &question, &target->path, err);
    if (status != STATUS_OK || !target->path.measured)
        return status;
    *measured = true;
    target->path_source = PATH_PROBED;
    target->path_mtu = target->path.mtu;
    return STATUS_OK;
}

static enum status resolve_path(const struct interfaces *interfaces,
                                const struct plan_request *request, const struct underlay *underlay,
                                struct target *target, struct error *err)
{
    bool measured;
    enum status status;

    if (request->path_mtu != 0) {
        take_given_path(request, target);
        return STATUS_OK;
    }
    if (underlay->row == NULL || target->physical_mtu == 0)
        return refuse_unknown_path(target, err);
    status = measure_path(interfaces, request, underlay, target, &measured, err);
    if (status != STATUS_OK || measured)
        return status;
    /* Jumbo frames end with the local network; a path beyond it carries Ethernet's 1500. */
    target->path_mtu = target->physical_mtu < MTU_ETHERNET ? target->physical_mtu : MTU_ETHERNET;
    target->path_source = PATH_ASSUMED;
    return STATUS_OK;
}

/* A VPN that carries this one: the MTU it is to have counts, where that is less than it has. */
static void mind_carrier(const struct targets *carriers, const struct underlay *underlay,
                         struct target *target)
{
    for (size_t i = 0; i < carriers->count; i++) {
        const struct target *carrier = &carriers->rows[i];

        if (carrier->luid == underlay->row->luid && carrier != target && carrier->vpn_mtu != 0 &&
            carrier->vpn_mtu < target->physical_mtu)
            target->physical_mtu = carrier->vpn_mtu;
    }
}

static void take_underlay(const struct underlay *underlay, const struct targets *carriers,
                          struct target *target)
{
    if (underlay->row == NULL)
        return;
    target->physical_mtu = underlay->mtu;
    target->physical_lowered = underlay->lowered;
    target->carried_by_vpn = underlay->is_vpn;
    target->underlay_index = underlay->row->index;
    memcpy(target->underlay, underlay->row->name, sizeof target->underlay);
    if (underlay->is_vpn && carriers != NULL)
        mind_carrier(carriers, underlay, target);
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

/* What the headroom rule makes of the optimum. */
static void mind_headroom(struct target *target)
{
    struct mtu_headroom headroom;

    if (target->physical_mtu == 0)
        return;
    headroom = mtu_headroom(target->optimum_mtu, target->physical_mtu, target->ras);
    target->ceiling_mtu = headroom.ceiling_mtu;
    target->vpn_mtu = headroom.windows_mtu;
    target->limit = headroom.limit;
    /* Some links are small by nature, and so are VPNs: nobody is told to enlarge those. */
    if (target->limit == MTU_LIMITED_BY_LOWERED &&
        (target->carried_by_vpn ||
         ((target->path_source == PATH_ASSUMED || target->path_source == PATH_PROBED) &&
          !target->physical_lowered)))
        target->limit = MTU_LIMITED_BY_CEILING;
}

static enum status compute(const struct interfaces *interfaces, const struct detected *detected,
                           const struct plan_request *request, const struct underlay *underlay,
                           struct target *target, struct error *err)
{
    struct stack stack;
    enum status status = resolve_path(interfaces, request, underlay, target, err);

    if (status == STATUS_OK)
        status = detect_suite(interfaces, detected, target->path_mtu, target, err);
    if (status != STATUS_OK)
        return status;
    target->ras =
        detected->identity.ras || (!detected->identity.has_type && vpn_kind(target->vpn.type)->ras);
    stack = stack_make(&target->vpn);
    target->optimum_mtu = stack_max_inner(&stack, target->path_mtu);
    target->vpn_mtu = target->optimum_mtu;
    target->has_limit = true;
    target->limit = MTU_LIMITED_BY_PATH;
    mind_headroom(target);
    if (target->vpn_mtu < MTU_IPV4_LOWEST)
        return error_set(err, STATUS_USAGE,
                         "a path MTU of %lu leaves %s an MTU of %lu; Windows takes none below %d",
                         (unsigned long)target->path_mtu, vpn_kind(target->vpn.type)->title,
                         (unsigned long)target->vpn_mtu, MTU_IPV4_LOWEST);
    return STATUS_OK;
}

enum status wanted_mtu(const struct interfaces *interfaces, const struct machine_interface *row,
                       const struct plan_request *request, const struct targets *carriers,
                       struct target *target, struct error *err)
{
    struct detected detected = detect_vpn(interfaces, row, &request->vpn);
    struct underlay underlay = {.row = NULL};
    enum family outer =
        detected.request.outer == VPN_UNSET ? FAMILY_IPV4 : (enum family)detected.request.outer;

    target->has_connection = detected.connection != NULL;
    target->connecting = detected.connection != NULL && !detected.connection->connected;
    for (int i = 0; i < FAMILY_COUNT && detected.connection != NULL; i++) {
        target->has_inner_server[i] = detected.connection->has_inner_server[i];
        target->inner_server[i] = detected.connection->inner_server[i];
    }
    /* What was said of the outside can contradict the server that is connected now. */
    if (detected.connection != NULL && detected.connection->has_server &&
        detected.connection->server.family == outer) {
        target->has_server = true;
        target->server = detected.connection->server;
    }
    if (detected.identity.role != ROLE_PHYSICAL)
        underlay =
            underlay_find(interfaces, row, target->has_server ? &target->server : NULL, outer);
    take_underlay(&underlay, carriers, target);
    if (request->mtu == 0)
        return compute(interfaces, &detected, request, &underlay, target, err);
    target->ras =
        detected.identity.ras || (!detected.identity.has_type && request->vpn.type != VPN_UNSET &&
                                  vpn_kind((enum vpn_type)request->vpn.type)->ras);
    return take_given(request, target, err);
}
