/* SPDX-License-Identifier: MIT */
#include "app/probe.h"

#include <stdio.h>
#include <string.h>

#include "app/underlay.h"
#include "core/mtu.h"

#define MS_US 1000U

/* One measurement under way. */
struct probe {
    const struct machine *machine;
    const struct probe_target *target;
    const struct probe_progress *progress;
    struct machine_echo_session *session;
    struct path_search search;
    uint64_t begin_ms;
    uint32_t timeout_ms;
    uint32_t best;
};

static uint64_t elapsed_ms(const struct probe *probe)
{
    return probe->machine->ops->now_ms(probe->machine->self) - probe->begin_ms;
}

static void tell(const struct probe *probe, enum probe_event event, uint32_t len)
{
    if (probe->progress != NULL && probe->progress->tell != NULL)
        probe->progress->tell(probe->progress->self, probe->target, event, len);
}

static enum path_outcome outcome_of(enum machine_echo_result result)
{
    switch (result) {
    case ECHO_REPLIED:
        return PATH_REPLIED;
    case ECHO_DAMAGED:
        return PATH_DAMAGED;
    case ECHO_TOO_BIG:
        return PATH_TOO_BIG;
    case ECHO_LOCAL:
        return PATH_REFUSED;
    case ECHO_UNREACHABLE:
        return PATH_UNREACHABLE;
    case ECHO_SILENT:
        break;
    }
    return PATH_SILENT;
}

/* Waits so long for news, and takes in all that is there. */
static enum status listen(struct probe *probe, uint32_t wait_ms, struct error *err)
{
    const struct machine *machine = probe->machine;
    bool got = true;

    while (got) {
        struct machine_echo echo;
        struct path_finding finding;
        enum status status =
            machine->ops->echo_wait(machine->self, probe->session, wait_ms, &echo, &got, err);

        if (status != STATUS_OK)
            return status;
        if (!got)
            break;
        path_search_feed(&probe->search, elapsed_ms(probe) * MS_US, echo.tag,
                         outcome_of(echo.result), echo.rtt_us, echo.next_hop_mtu);
        finding = path_search_finding(&probe->search);
        if (finding.path_mtu > probe->best) {
            probe->best = finding.path_mtu;
            tell(probe, PROBE_ANSWERED, finding.path_mtu);
        }
        wait_ms = 0;
    }
    return STATUS_OK;
}

/*
 * How long one answer is waited for: as long as answers take here with much to spare, but no longer
 * than the whole measurement.
 */
static uint32_t answer_time_ms(const struct probe *probe)
{
    struct path_finding finding = path_search_finding(&probe->search);
    uint32_t patience_ms = finding.has_rtt ? finding.rtt_us / 1000 * 4 + 300 : 1000;
    uint64_t gone_ms = elapsed_ms(probe);
    uint32_t left_ms = gone_ms < probe->timeout_ms ? probe->timeout_ms - (uint32_t)gone_ms : 1;

    return patience_ms < left_ms ? patience_ms : left_ms;
}

static enum status search(struct probe *probe, struct error *err)
{
    const struct machine *machine = probe->machine;

    for (;;) {
        struct path_action action = path_search_next(&probe->search, elapsed_ms(probe) * MS_US);
        enum status status;

        if (action.step == PATH_STEP_DONE)
            return STATUS_OK;
        if (action.step == PATH_STEP_SEND) {
            status = machine->ops->echo_send(machine->self, probe->session, action.tag, action.len,
                                             answer_time_ms(probe), err);
            tell(probe, PROBE_SENT, action.len);
        } else {
            status = listen(probe, (uint32_t)((action.wait_us + MS_US - 1) / MS_US), err);
        }
        if (status != STATUS_OK)
            return status;
    }
}

enum status probe_address(const struct machine *machine, const struct probe_target *target,
                          uint32_t timeout_ms, const struct probe_progress *progress,
                          struct probe_result *out, struct error *err)
{
    const struct machine_echo_target echo_target = {
        .destination = target->address,
        .has_source = target->has_source,
        .source = target->source,
        .luid = target->luid,
    };
    struct probe probe = {
        .machine = machine,
        .target = target,
        .progress = progress,
        .begin_ms = machine->ops->now_ms(machine->self),
        .timeout_ms = timeout_ms,
    };
    uint32_t took_ms;
    enum status status = machine->ops->echo_open(machine->self, &echo_target, &probe.session, err);

    if (status != STATUS_OK)
        return status;
    tell(&probe, PROBE_STARTED, target->cap_mtu);
    path_search_init(&probe.search, target->address.family, target->cap_mtu, 0,
                     (uint64_t)timeout_ms * MS_US);
    status = search(&probe, err);
    took_ms = (uint32_t)elapsed_ms(&probe);
    machine->ops->echo_close(machine->self, probe.session);
    if (status != STATUS_OK)
        return status;
    *out = (struct probe_result){
        .target = *target,
        .elapsed_ms = took_ms,
        .finding = path_search_finding(&probe.search),
    };
    memcpy(out->sizes, probe.search.sizes, sizeof out->sizes);
    out->finding.sizes = NULL;
    tell(&probe, PROBE_FINISHED, out->finding.path_mtu);
    return STATUS_OK;
}

/* What an interface takes, within what can be sent at all. */
static uint32_t cap_of(const struct interfaces *interfaces, const struct machine_interface *row,
                       enum family family)
{
    uint32_t mtu = row != NULL ? underlay_mtu(interfaces, row, family) : 0;

    if (mtu == 0)
        mtu = MTU_ETHERNET;
    if (mtu < MTU_PATH_MIN)
        return MTU_PATH_MIN;
    return mtu < MTU_PATH_MAX ? mtu : MTU_PATH_MAX;
}

static enum status refuse_tunnel(const struct address *address, const struct machine_interface *vpn,
                                 struct error *err)
{
    char text[ADDRESS_TEXT_SIZE];

    address_format(address, text);
    error_set(err, STATUS_NO_ROUTE,
              "the only way to %s is through the VPN \"%s\", which would be measured from inside",
              text, vpn->name);
    return error_advise(err, "a host outside the VPN, or --interface with the interface to send "
                             "by");
}

/* The way that the routes say, round a VPN. */
static enum status find_outside(const struct machine *machine, const struct interfaces *interfaces,
                                const struct address *address, struct machine_route *route,
                                struct error *err)
{
    const struct machine_ops *ops = machine->ops;
    const struct machine_interface *vpn;
    const struct machine_interface *underlay;
    enum status status = ops->find_route(machine->self, address, 0, route, err);

    if (status != STATUS_OK)
        return status;
    vpn = machine_interface_by_luid(&interfaces->list, route->luid);
    if (vpn == NULL || !interfaces_is_live_vpn(interfaces, vpn))
        return STATUS_OK;
    underlay = underlay_find(interfaces, vpn, address, address->family).row;
    status = STATUS_NO_ROUTE;
    if (underlay != NULL)
        status = ops->find_route(machine->self, address, underlay->luid, route, err);
    return status == STATUS_NO_ROUTE ? refuse_tunnel(address, vpn, err) : status;
}

enum status probe_route(const struct machine *machine, const struct interfaces *interfaces,
                        const struct address *address, const struct machine_interface *only,
                        struct probe_target *out, const struct machine_interface **row,
                        struct error *err)
{
    struct machine_route route;
    char text[ADDRESS_TEXT_SIZE];
    enum status status;

    if (only != NULL)
        status = machine->ops->find_route(machine->self, address, only->luid, &route, err);
    else
        status = find_outside(machine, interfaces, address, &route, err);
    if (status == STATUS_NO_ROUTE && err->advice[0] == '\0') {
        address_format(address, text);
        if (only != NULL)
            return error_rephrase(err, "there is no route to %s by \"%s\"", text, only->name);
        return error_rephrase(err, "there is no route to %s", text);
    }
    if (status != STATUS_OK)
        return status;
    *row = machine_interface_by_luid(&interfaces->list, route.luid);
    *out = (struct probe_target){
        .address = *address,
        .has_source = !address_is_unspecified(&route.source),
        .source = route.source,
        .luid = route.luid,
        .cap_mtu = cap_of(interfaces, *row, address->family),
    };
    return STATUS_OK;
}

/* The first address that there is a route to. */
static enum status choose(const struct machine *machine, const struct interfaces *interfaces,
                          const struct machine_addresses *addresses,
                          const struct machine_interface *only, struct probe_target *target,
                          const struct machine_interface **row, struct error *err)
{
    struct error later;
    enum status status =
        probe_route(machine, interfaces, &addresses->rows[0], only, target, row, err);

    for (size_t i = 1; status == STATUS_NO_ROUTE && i < addresses->count; i++) {
        enum status next =
            probe_route(machine, interfaces, &addresses->rows[i], only, target, row, &later);

        if (next == STATUS_NO_ROUTE)
            continue;
        if (next != STATUS_OK)
            *err = later;
        return next;
    }
    return status;
}

static enum status measure(const struct machine *machine, const struct interfaces *interfaces,
                           const struct machine_addresses *addresses,
                           const struct probe_request *request,
                           const struct probe_progress *progress, struct probe_result *out,
                           struct error *err)
{
    const struct machine_interface *only = NULL;
    const struct machine_interface *row = NULL;
    struct probe_target target;
    enum status status = STATUS_OK;

    if (request->interface != NULL)
        status = interfaces_find(interfaces, request->interface, &only, err);
    if (status == STATUS_OK)
        status = choose(machine, interfaces, addresses, only, &target, &row, err);
    if (status == STATUS_OK)
        status = probe_address(machine, &target, request->timeout_ms, progress, out, err);
    if (status == STATUS_OK && row != NULL) {
        out->has_interface = true;
        out->interface_index = row->index;
        snprintf(out->interface_name, sizeof out->interface_name, "%s", row->name);
    }
    return status;
}

enum status probe_run(const struct machine *machine, const struct probe_request *request,
                      const struct probe_progress *progress, struct probe_result *out,
                      struct error *err)
{
    struct machine_addresses addresses;
    struct interfaces interfaces;
    enum status status =
        machine->ops->resolve(machine->self, request->host, request->family, &addresses, err);

    if (status == STATUS_NO_HOST) {
        if (request->family == FAMILY_COUNT)
            error_rephrase(err, "cannot resolve \"%s\"", request->host);
        else
            error_rephrase(err, "cannot resolve \"%s\" to an %s address", request->host,
                           family_title(request->family));
        return error_advise(err, "the name as the VPN's settings have it, or an address");
    }
    if (status != STATUS_OK)
        return status;
    status = interfaces_read(machine, &interfaces, err);
    if (status == STATUS_OK) {
        status = measure(machine, &interfaces, &addresses, request, progress, out, err);
        interfaces_free(&interfaces);
    }
    machine_addresses_free(&addresses);
    return status;
}
