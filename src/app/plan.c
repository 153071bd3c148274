/* SPDX-License-Identifier: MIT */
#include "app/plan.h"

#include <stdio.h>
#include <string.h>

#include "app/tunnel.h"
#include "app/underlay.h"
#include "app/wanted.h"
#include "core/ras.h"
#include "core/text.h"

enum {
    DEPTH_MAX = 4 /* VPNs inside each other */
};

struct plan_request plan_request_default(void)
{
    return (struct plan_request){.vpn = vpn_request_empty(), .families = {true, true}};
}

static void skip(struct change *change, enum status status, const char *why)
{
    change->result = CHANGE_SKIPPED;
    error_set(&change->error, status, "%s", why);
}

static void skip_guess(struct change *change, const struct target *target)
{
    char title[TARGET_TITLE_SIZE];

    target_title(target->name, target->index, title);
    change->result = CHANGE_SKIPPED;
    error_set(&change->error, STATUS_INCONCLUSIVE,
              "the path of %s is only assumed, and that is no reason for a larger MTU", title);
    error_advise(&change->error, "--path-mtu, --line or --probe HOST");
}

static void add_change(const struct machine_interface *row, enum family family,
                       struct target *target)
{
    struct change *change = &target->changes[target->change_count++];

    *change = (struct change){.target = CHANGE_INTERFACE,
                              .family = family,
                              .from = row->ip[family].mtu,
                              .to = target->vpn_mtu,
                              .result = CHANGE_PENDING,
                              .error = {.status = STATUS_OK}};
    if (change->from == change->to)
        change->result = CHANGE_UNCHANGED;
    else if (family == FAMILY_IPV6 && change->to < MTU_IPV6_FLOOR)
        skip(change, STATUS_USAGE, "IPv6 needs an MTU of 1280 or more; it is left as it is");
    else if (change->to > change->from && target->path_source == PATH_ASSUMED)
        /* Who made it smaller may have known more: a tunnel works at that, and may not beyond. */
        skip_guess(change, target);
}

static enum status add_changes(const struct machine_interface *row,
                               const struct plan_request *request, struct target *target,
                               struct error *err)
{
    char title[TARGET_TITLE_SIZE];

    if (!request->families[FAMILY_IPV4] && target->vpn_mtu < MTU_IPV6_FLOOR)
        return error_set(err, STATUS_USAGE, "IPv6 needs an MTU of %d or more, not %lu",
                         MTU_IPV6_FLOOR, (unsigned long)target->vpn_mtu);
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

/* A VPN for which an MTU can be computed. */
static bool is_known_vpn(const struct adapter_identity *identity)
{
    return identity->role == ROLE_VPN && (identity->ras || identity->has_type);
}

static enum status refuse_unknown(const struct machine_interface *row,
                                  const struct adapter_identity *identity, struct error *err)
{
    char title[TARGET_TITLE_SIZE];

    target_title(row->name, row->index, title);
    if (identity->role == ROLE_VPN)
        error_set(err, STATUS_USAGE, "%s is a VPN whose packets vpnmtu does not know", title);
    else
        error_set(err, STATUS_USAGE, "%s is not known to be a VPN", title);
    return error_advise(err, "say which VPN it is with --vpn, or give --mtu");
}

enum status plan_target(const struct interfaces *interfaces, const struct machine_interface *row,
                        const struct plan_request *request, struct targets *targets,
                        struct error *err)
{
    struct adapter_identity identity = interfaces_identify(interfaces, row);
    struct target *target = targets_add(targets, err);
    char title[TARGET_TITLE_SIZE];
    enum status status;

    if (target == NULL)
        return STATUS_INTERNAL;
    target->method = request->method;
    target->luid = row->luid;
    target->index = row->index;
    memcpy(target->name, row->name, sizeof target->name);
    if (!is_known_vpn(&identity) && request->vpn.type == VPN_UNSET && request->mtu == 0)
        return refuse_unknown(row, &identity, err);
    status = wanted_mtu(interfaces, row, request, targets, target, err);
    if (status != STATUS_OK)
        return status;
    if (request->method == METHOD_INTERFACE)
        return add_changes(row, request, target, err);
    if (!target->ras) {
        target_title(row->name, row->index, title);
        return error_set(err, STATUS_USAGE,
                         "%s is no built-in VPN, and TunnelMTU is for those only", title);
    }
    return request->method == METHOD_BOTH ? add_changes(row, request, target, err) : STATUS_OK;
}

/* Whether a policy chooses what bears that name; it may choose all. */
static bool is_chosen(const char *name, const struct plan_request *request)
{
    const char *chosen = request->connections;

    for (size_t i = 0; i < request->connection_count; i++) {
        if (text_same_word(chosen, name))
            return true;
        chosen += strlen(chosen) + 1;
    }
    return request->connection_count == 0;
}

/* Whether it is the connection that was named, if one was. */
static bool is_named(const struct machine_connection *connection,
                     const struct plan_request *request)
{
    return request->connection == NULL ||
           (connection != NULL && text_same_word(connection->name, request->connection));
}

/* A connected VPN that the request is about, where it names no interface. */
static bool is_meant(const struct interfaces *interfaces, const struct machine_interface *row,
                     const struct plan_request *request)
{
    const struct machine_connection *connection = interfaces_connection(interfaces, row);
    struct adapter_identity identity = interfaces_identify(interfaces, row);

    if (row->state != LINK_CONNECTED || !is_known_vpn(&identity) || !is_named(connection, request))
        return false;
    /* A policy has the name of the phonebook's entry, or of the interface. */
    if (!is_chosen(row->name, request) &&
        (connection == NULL || !is_chosen(connection->name, request)))
        return false;
    if (request->method != METHOD_INTERFACE && !identity.ras)
        return false;
    return request->vpn.type == VPN_UNSET ||
           adapter_can_be(&identity, (enum vpn_type)request->vpn.type);
}

/* How many VPNs lie between the row and the physical interface: it is planned after those. */
static unsigned depth_of(const struct interfaces *interfaces, const struct machine_interface *row)
{
    unsigned depth = 0;

    while (row != NULL && depth < DEPTH_MAX) {
        const struct machine_connection *connection = interfaces_connection(interfaces, row);
        struct underlay underlay;

        if (connection == NULL || !connection->has_server)
            break;
        underlay = underlay_find(interfaces, row, &connection->server, connection->server.family);
        if (underlay.row == NULL || !underlay.is_vpn)
            break;
        row = underlay.row;
        depth++;
    }
    return depth;
}

static enum status refuse_no_vpn(const struct interfaces *interfaces,
                                 const struct plan_request *request, struct error *err)
{
    char safe[TARGET_TITLE_SIZE];

    if (request->connection != NULL) {
        text_safe(request->connection, safe, sizeof safe);
        error_set(err, STATUS_NO_VPN, "the connection \"%s\" is not connected, or is no VPN", safe);
        if (interfaces->connections_error.status != STATUS_OK)
            *err = interfaces->connections_error;
        return error_advise(err, "vpnmtu show, for the VPNs that are");
    }
    if (request->vpn.type != VPN_UNSET)
        error_set(err, STATUS_NO_VPN, "no VPN is connected that can be %s",
                  vpn_kind((enum vpn_type)request->vpn.type)->title);
    else if (request->method != METHOD_INTERFACE)
        error_set(err, STATUS_NO_VPN, "no built-in VPN is connected");
    else if (request->connection_count > 0)
        error_set(err, STATUS_NO_VPN, "none of the VPNs that the policy names is connected");
    else
        error_set(err, STATUS_NO_VPN, "no VPN is connected");
    return error_advise(err, "connect it first, or name its interface with --interface");
}

/* The VPNs that a request is about, while they are planned. */
struct planning {
    const struct interfaces *interfaces;
    const struct plan_request *request;
    struct targets *targets;
    bool deeper;         /* some are still to come, which lie in more others */
    enum status unbound; /* of those with nothing to do; STATUS_OK: there were none */
    size_t refused;
    struct error refusal; /* the first */
};

/* Whether it is this VPN's fault that it cannot be planned, and not that of what was said. */
static bool is_its_own(const struct plan_request *request, const struct target *target,
                       enum status status)
{
    if (status == STATUS_INTERNAL || request->method != METHOD_INTERFACE || request->mtu != 0)
        return false;
    return status != STATUS_USAGE || (target->has_limit && (target->path_source == PATH_PROBED ||
                                                            target->path_source == PATH_ASSUMED));
}

/* It must not keep the others from what they need. */
static void refuse_target(struct planning *planning, const struct machine_interface *row,
                          const struct error *why)
{
    struct target *target = &planning->targets->rows[planning->targets->count - 1];
    struct error named = *why;
    char title[TARGET_TITLE_SIZE];

    target_title_of(target, title);
    if (strstr(why->message, title) == NULL)
        snprintf(named.message, sizeof named.message, "%s: %.*s", title,
                 (int)(sizeof named.message - sizeof title - 3), why->message);
    target->vpn_mtu = 0;
    target->has_limit = false;
    target->change_count = 0;
    for (int i = 0; i < FAMILY_COUNT; i++)
        if (planning->request->families[i] && row->ip[i].bound)
            target->changes[target->change_count++] = (struct change){
                .target = CHANGE_INTERFACE,
                .family = (enum family)i,
                .from = row->ip[i].mtu,
                .to_absent = true,
                .result = CHANGE_FAILED,
                .error = named,
            };
    if (planning->refused++ == 0)
        planning->refusal = *why;
}

static enum status plan_one(struct planning *planning, const struct machine_interface *row,
                            struct error *err)
{
    struct targets *targets = planning->targets;
    size_t before = targets->count;
    enum status status = plan_target(planning->interfaces, row, planning->request, targets, err);

    if (status == STATUS_OK || targets->count == before)
        return status;
    if (status == STATUS_NOT_BOUND) {
        planning->unbound = status;
        targets->count--;
        return STATUS_OK;
    }
    if (!is_its_own(planning->request, &targets->rows[before], status))
        return status;
    refuse_target(planning, row, err);
    return STATUS_OK;
}

/* Plans the meant VPNs that have DEPTH others below them. */
static enum status plan_level(struct planning *planning, unsigned depth, struct error *err)
{
    const struct interfaces *interfaces = planning->interfaces;
    enum status status = STATUS_OK;

    planning->deeper = false;
    for (size_t i = 0; i < interfaces->list.count && status == STATUS_OK; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];
        unsigned own_depth;

        if (!is_meant(interfaces, row, planning->request))
            continue;
        own_depth = depth_of(interfaces, row);
        planning->deeper = planning->deeper || own_depth > depth;
        if (own_depth == depth)
            status = plan_one(planning, row, err);
    }
    return status;
}

/* Whether the connection has an interface that is up and has an IP that is asked for. */
static bool has_ip(const struct interfaces *interfaces, const struct machine_connection *connection,
                   const struct plan_request *request)
{
    for (size_t i = 0; i < interfaces->list.count; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];

        for (int family = 0; family < FAMILY_COUNT && row->state == LINK_CONNECTED; family++)
            if (request->families[family] && row->ip[family].bound &&
                interfaces_connection(interfaces, row) == connection)
                return true;
    }
    return false;
}

/*
 * Whether RAS has a VPN that the request is about, and its interface is still to come. Where the
 * interface of a built-in VPN belongs to no connection, that may be it under another name.
 */
static bool has_late(const struct interfaces *interfaces, const struct plan_request *request)
{
    bool late = false;

    for (size_t i = 0; i < interfaces->list.count; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];

        if (row->state == LINK_CONNECTED && interfaces_identify(interfaces, row).ras &&
            interfaces_connection(interfaces, row) == NULL)
            return false;
    }
    for (size_t i = 0; i < interfaces->connections.count; i++) {
        const struct machine_connection *connection = &interfaces->connections.rows[i];
        int type = ras_device_type(connection->device);

        late =
            late ||
            (connection->is_vpn && is_named(connection, request) &&
             is_chosen(connection->name, request) &&
             (request->vpn.type == VPN_UNSET || type == VPN_UNSET || type == request->vpn.type) &&
             !has_ip(interfaces, connection, request));
    }
    return late;
}

static enum status plan_live_vpns(const struct interfaces *interfaces,
                                  const struct plan_request *request, struct targets *targets,
                                  struct error *err)
{
    struct planning planning = {
        .interfaces = interfaces,
        .request = request,
        .targets = targets,
        .deeper = true,
        .unbound = STATUS_OK,
    };

    for (unsigned depth = 0; depth <= DEPTH_MAX && planning.deeper; depth++) {
        enum status status = plan_level(&planning, depth, err);

        if (status != STATUS_OK)
            return status;
    }
    if (planning.refused > 0 && planning.refused == targets->count) {
        *err = planning.refusal;
        return err->status;
    }
    if (targets->count > 0) {
        targets->rows[0].others_late = has_late(interfaces, request);
        return STATUS_OK;
    }
    return planning.unbound != STATUS_OK ? planning.unbound
                                         : refuse_no_vpn(interfaces, request, err);
}

/* TunnelMTU by itself: for RAS tunnels that may come, whatever is connected now. */
static enum status plan_machine_wide(const struct interfaces *interfaces,
                                     const struct plan_request *request, struct targets *targets,
                                     struct error *err)
{
    static const struct adapter_identity any_ras = {ROLE_VPN, true, false, VPN_L2TP, false};
    struct target *target;

    if (request->vpn.type != VPN_UNSET &&
        !adapter_can_be(&any_ras, (enum vpn_type)request->vpn.type))
        return error_set(err, STATUS_USAGE, "TunnelMTU is for built-in VPNs, and %s is none",
                         vpn_kind((enum vpn_type)request->vpn.type)->title);
    target = targets_add_machine_wide(targets, err);
    if (target == NULL)
        return STATUS_INTERNAL;
    return wanted_mtu(interfaces, NULL, request, targets, target, err);
}

static enum status check_tunnel_mtu(uint32_t mtu, struct error *err)
{
    if (mtu >= TUNNEL_MTU_MIN && mtu <= TUNNEL_MTU_MAX)
        return STATUS_OK;
    return error_set(err, STATUS_USAGE, "TunnelMTU takes %d to %d, not %lu", TUNNEL_MTU_MIN,
                     TUNNEL_MTU_MAX, (unsigned long)mtu);
}

/* One TunnelMTU for all: the smallest that a target wants. */
static enum status add_tunnel_change(const struct machine *machine,
                                     const struct plan_request *request, struct targets *targets,
                                     struct error *err)
{
    struct target *first = &targets->rows[0];
    struct machine_tunnel_key key;
    uint32_t mtu = first->vpn_mtu;
    enum status status;

    for (size_t i = 1; i < targets->count; i++)
        if (targets->rows[i].vpn_mtu < mtu)
            mtu = targets->rows[i].vpn_mtu;
    /* A jumbo frame's MTU is more than the value can say: its largest does no harm. */
    if (request->mtu == 0 && mtu > TUNNEL_MTU_MAX)
        mtu = TUNNEL_MTU_MAX;
    status = request->clear ? STATUS_OK : check_tunnel_mtu(mtu, err);
    if (status != STATUS_OK)
        return status;
    if (machine->ops->tunnel_read(machine->self, &key, err) != STATUS_OK)
        return error_rephrase(err, "cannot read %s", MACHINE_TUNNEL_KEY);
    status = tunnel_check_types(&key, err);
    if (status != STATUS_OK)
        return status;
    first->changes[first->change_count++] = tunnel_change(&key, request->clear ? 0 : mtu);
    return STATUS_OK;
}

/* What is wanted of the interfaces that the request is about. */
static enum status plan_targets(const struct machine *machine, const struct plan_request *request,
                                struct targets *targets, struct error *err)
{
    struct interfaces interfaces;
    const struct machine_interface *row;
    enum status status = interfaces_read(machine, &interfaces, err);

    if (status != STATUS_OK)
        return status;
    if (request->machine_wide) {
        status = plan_machine_wide(&interfaces, request, targets, err);
    } else if (request->interface == NULL) {
        status = plan_live_vpns(&interfaces, request, targets, err);
    } else {
        status = interfaces_find(&interfaces, request->interface, &row, err);
        if (status == STATUS_OK)
            status = plan_target(&interfaces, row, request, targets, err);
    }
    interfaces_free(&interfaces);
    return status;
}

enum status plan_check(const struct plan_request *request, struct error *err)
{
    struct vpn vpn;
    enum status status = STATUS_OK;

    if (request->method == METHOD_REGISTRY && request->family_said)
        return error_set(err, STATUS_USAGE, "TunnelMTU is one for IPv4 and IPv6: it has no family");
    if (request->method != METHOD_INTERFACE && request->mtu != 0)
        status = check_tunnel_mtu(request->mtu, err);
    /* Without its type, what was said of a VPN is judged when one is there. */
    if (status == STATUS_OK && request->mtu == 0 && request->vpn.type != VPN_UNSET)
        status = vpn_resolve(&request->vpn, VPN_DEFAULTS_SAFE, &vpn, err);
    return status;
}

enum status plan_make(const struct machine *machine, const struct plan_request *request,
                      struct targets *out, struct error *err)
{
    struct targets targets = {NULL, 0};
    enum status status = plan_check(request, err);

    if (status != STATUS_OK)
        return status;
    /* Taking TunnelMTU away asks nothing of the interfaces. */
    if (request->clear)
        status = targets_add_machine_wide(&targets, err) != NULL ? STATUS_OK : STATUS_INTERNAL;
    else
        status = plan_targets(machine, request, &targets, err);
    if (status == STATUS_OK && request->method != METHOD_INTERFACE)
        status = add_tunnel_change(machine, request, &targets, err);
    if (status == STATUS_OK)
        *out = targets;
    else
        targets_free(&targets);
    return status;
}
