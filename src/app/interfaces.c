/* SPDX-License-Identifier: MIT */
#include "app/interfaces.h"

#include <stddef.h>

#include "core/text.h"

enum status interfaces_read(const struct machine *machine, struct interfaces *out,
                            struct error *err)
{
    struct interfaces result = {{NULL, 0}, {NULL, 0}};
    enum status status = machine->ops->list_interfaces(machine->self, &result.list, err);

    if (status != STATUS_OK)
        return status;
    status = machine->ops->list_default_routes(machine->self, &result.routes, err);
    if (status != STATUS_OK) {
        machine_interfaces_free(&result.list);
        return status;
    }
    *out = result;
    return STATUS_OK;
}

void interfaces_free(struct interfaces *interfaces)
{
    machine_interfaces_free(&interfaces->list);
    machine_default_routes_free(&interfaces->routes);
}

/* The index that WANTED is the decimal form of; 0 if it is none (no interface has index 0). */
static uint32_t parse_index(const char *wanted)
{
    uint64_t index = 0;

    if (wanted[0] == '\0')
        return 0;
    for (; *wanted != '\0'; wanted++) {
        if (*wanted < '0' || *wanted > '9')
            return 0;
        index = index * 10 + (uint64_t)(*wanted - '0');
        if (index > UINT32_MAX)
            return 0;
    }
    return (uint32_t)index;
}

/* One row is meant by its number, the other by its name, by one and the same word. */
static enum status refuse_number(const char *wanted, const struct machine_interface *numbered,
                                 const struct machine_interface *named, struct error *err)
{
    error_set(err, STATUS_USAGE, "%s is the number of \"%s\" and the name of interface %lu", wanted,
              numbered->name, (unsigned long)named->index);
    return error_advise(err, "\"%s\", or %lu", numbered->name, (unsigned long)named->index);
}

static enum status refuse_ambiguous(const char *wanted, const struct machine_interface *one,
                                    const struct machine_interface *other, struct error *err)
{
    error_set(err, STATUS_USAGE, "more than one interface is called \"%s\": %lu and %lu", wanted,
              (unsigned long)one->index, (unsigned long)other->index);
    return error_advise(err, "its number instead of its name: %lu or %lu",
                        (unsigned long)one->index, (unsigned long)other->index);
}

enum status interfaces_find(const struct interfaces *interfaces, const char *wanted,
                            const struct machine_interface **found, struct error *err)
{
    const struct machine_interface *numbered = NULL;
    const struct machine_interface *named = NULL;
    uint32_t index = parse_index(wanted);

    for (size_t i = 0; i < interfaces->list.count; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];

        if (index != 0 && row->index == index)
            numbered = row;
        if (!text_same_word(row->name, wanted))
            continue;
        if (named != NULL)
            return refuse_ambiguous(wanted, named, row, err);
        named = row;
    }
    if (numbered != NULL && named != NULL && numbered != named)
        return refuse_number(wanted, numbered, named, err);
    if (numbered == NULL && named == NULL) {
        error_set(err, STATUS_NO_INTERFACE, "there is no interface \"%s\"", wanted);
        return error_advise(err, "vpnmtu show --all");
    }
    *found = numbered != NULL ? numbered : named;
    return STATUS_OK;
}

struct adapter_identity interfaces_identify(const struct machine_interface *row)
{
    struct adapter adapter = machine_adapter(row);

    return adapter_identify(&adapter);
}

bool interfaces_is_live_vpn(const struct machine_interface *row)
{
    return row->state == LINK_CONNECTED && interfaces_identify(row).role == ROLE_VPN;
}

static const struct machine_interface *best_route(const struct interfaces *interfaces,
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
            row->state != LINK_CONNECTED || interfaces_identify(row).role == ROLE_VPN)
            continue;
        metric = (uint64_t)route->metric + row->ip[family].metric;
        if (metric < best_metric) {
            best_metric = metric;
            best = row;
        }
    }
    return best;
}

const struct machine_interface *interfaces_underlay(const struct interfaces *interfaces,
                                                    const struct machine_interface *vpn,
                                                    enum family outer)
{
    const struct machine_interface *row = best_route(interfaces, vpn, outer);

    if (row != NULL)
        return row;
    return best_route(interfaces, vpn, outer == FAMILY_IPV4 ? FAMILY_IPV6 : FAMILY_IPV4);
}

uint32_t interfaces_physical_mtu(const struct machine_interface *underlay, enum family outer)
{
    const struct machine_ip *ip = &underlay->ip[outer];
    uint32_t mtu = underlay->ndis_mtu;

    if (ip->bound && ip->mtu != 0 && (mtu == 0 || ip->mtu < mtu))
        mtu = ip->mtu;
    return mtu;
}
