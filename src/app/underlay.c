/* SPDX-License-Identifier: MIT */
#include "app/underlay.h"

#include <stddef.h>

static bool find_route(const struct interfaces *interfaces, const struct address *server,
                       uint64_t luid, struct machine_route *route)
{
    const struct machine *machine = interfaces->machine;
    struct error ignored;

    return machine->ops->find_route(machine->self, server, luid, route, &ignored) == STATUS_OK;
}

/* The route to SERVER that leads by none but the interfaces beside VPN. */
static const struct machine_interface *best_beside(const struct interfaces *interfaces,
                                                   const struct machine_interface *vpn,
                                                   const struct address *server,
                                                   struct machine_route *best_route)
{
    const struct machine_interface *best = NULL;
    uint64_t best_metric = 0;

    for (size_t i = 0; i < interfaces->list.count; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];
        struct machine_route route;
        uint64_t metric;

        if (row->luid == vpn->luid || row->state != LINK_CONNECTED || row->filter ||
            !find_route(interfaces, server, row->luid, &route) || route.luid != row->luid)
            continue;
        metric = (uint64_t)route.metric + row->ip[server->family].metric;
        if (best != NULL &&
            (route.prefix_length < best_route->prefix_length ||
             (route.prefix_length == best_route->prefix_length && metric >= best_metric)))
            continue;
        best = row;
        best_metric = metric;
        *best_route = route;
    }
    return best;
}

/* What leads to the server itself; false: nothing that is up, and *OUT is untouched. */
static bool towards_server(const struct interfaces *interfaces, const struct machine_interface *vpn,
                           const struct address *server, struct underlay *out)
{
    const struct machine_interface *row;
    struct machine_route route;

    if (!find_route(interfaces, server, 0, &route))
        return false;
    row = machine_interface_by_luid(&interfaces->list, route.luid);
    if (row != NULL && vpn != NULL && row->luid == vpn->luid)
        row = best_beside(interfaces, vpn, server, &route);
    if (row == NULL || row->state != LINK_CONNECTED)
        return false;
    *out = (struct underlay){
        .row = row, .to_server = true, .has_source = true, .source = route.source};
    return true;
}

static const struct machine_interface *best_default(const struct interfaces *interfaces,
                                                    const struct machine_interface *vpn,
                                                    enum family family)
{
    const struct machine_interface *best = NULL;
    uint64_t best_metric = UINT64_MAX;

    for (size_t i = 0; i < interfaces->routes.count; i++) {
        const struct machine_default_route *route = &interfaces->routes.rows[i];
        const struct machine_interface *row =
            machine_interface_by_luid(&interfaces->list, route->luid);
        uint64_t metric;

        if (route->family != family || row == NULL || (vpn != NULL && row->luid == vpn->luid) ||
            row->state != LINK_CONNECTED || interfaces_identify(interfaces, row).role == ROLE_VPN)
            continue;
        metric = (uint64_t)route->metric + row->ip[family].metric;
        if (metric < best_metric ||
            (metric == best_metric && best != NULL && row->index < best->index)) {
            best_metric = metric;
            best = row;
        }
    }
    return best;
}

uint32_t underlay_mtu(const struct interfaces *interfaces, const struct machine_interface *row,
                      enum family family)
{
    bool is_vpn = interfaces_identify(interfaces, row).role == ROLE_VPN;
    const struct machine_ip *ip = &row->ip[family];
    uint32_t mtu = is_vpn ? 0 : row->ndis_mtu;

    if (ip->bound && ip->mtu != 0 && (mtu == 0 || ip->mtu < mtu))
        mtu = ip->mtu;
    return mtu;
}

struct underlay underlay_find(const struct interfaces *interfaces,
                              const struct machine_interface *vpn, const struct address *server,
                              enum family outer)
{
    struct underlay result = {.row = NULL, .outer = outer};

    if (server == NULL || !towards_server(interfaces, vpn, server, &result))
        result.row = best_default(interfaces, vpn, outer);
    if (result.row == NULL)
        result.row =
            best_default(interfaces, vpn, outer == FAMILY_IPV4 ? FAMILY_IPV6 : FAMILY_IPV4);
    if (result.row == NULL)
        return result;
    result.is_vpn = interfaces_identify(interfaces, result.row).role == ROLE_VPN;
    result.mtu = underlay_mtu(interfaces, result.row, outer);
    result.lowered = !result.is_vpn && result.mtu < result.row->ndis_mtu;
    return result;
}
