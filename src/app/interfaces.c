/* SPDX-License-Identifier: MIT */
#include "app/interfaces.h"

#include <stddef.h>
#include <string.h>

#include "core/ras.h"
#include "core/text.h"

/* Asked only where it can matter: reading them needs rights and a service. */
static enum status read_sas(const struct machine *machine, struct interfaces *out,
                            struct error *err)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < out->connections.count; i++) {
        const struct machine_connection *row = &out->connections.rows[i];
        int type = ras_device_type(row->device);

        if (!row->connected || type == VPN_UNSET ||
            (vpn_kind((enum vpn_type)type)->options & VPN_HAS_ESP) == 0)
            continue;
        status = machine->ops->list_sas(machine->self, &out->sas, err);
        break;
    }
    return status;
}

static bool has_sa_with(const struct interfaces *interfaces, const struct address *server)
{
    for (size_t i = 0; i < interfaces->sas.count; i++)
        if (address_equal(&interfaces->sas.rows[i].remote, server))
            return true;
    return false;
}

/* Where RAS does not tell the server's address: that of the name which was dialled. */
static enum status find_server(const struct machine *machine, const struct interfaces *interfaces,
                               struct machine_connection *row, struct error *err)
{
    struct machine_addresses addresses;
    size_t best = 0;
    enum status status;

    if (!row->is_vpn || !row->connected || row->has_server || row->host[0] == '\0')
        return STATUS_OK;
    status = machine->ops->resolve(machine->self, row->host, FAMILY_COUNT, &addresses, err);
    if (status != STATUS_OK)
        return status == STATUS_INTERNAL ? status : STATUS_OK;
    for (size_t i = addresses.count; i-- > 0;)
        if (has_sa_with(interfaces, &addresses.rows[i]))
            best = i;
    row->has_server = true;
    row->server = addresses.rows[best];
    machine_addresses_free(&addresses);
    return STATUS_OK;
}

/* What RAS and IPsec tell is more than the interfaces do: where they fail, the rest counts. */
static enum status read_live(const struct machine *machine, struct interfaces *out,
                             struct error *err)
{
    enum status status = machine->ops->list_connections(machine->self, &out->connections, err);

    if (status == STATUS_INTERNAL)
        return status;
    if (status != STATUS_OK) {
        out->connections_error = *err;
        return STATUS_OK;
    }
    status = read_sas(machine, out, err);
    if (status == STATUS_INTERNAL)
        return status;
    if (status != STATUS_OK)
        out->sas_error = *err;
    status = STATUS_OK;
    for (size_t i = 0; i < out->connections.count && status == STATUS_OK; i++)
        status = find_server(machine, out, &out->connections.rows[i], err);
    return status;
}

enum status interfaces_read(const struct machine *machine, struct interfaces *out,
                            struct error *err)
{
    struct interfaces result = {.machine = machine,
                                .connections_error = {.status = STATUS_OK},
                                .sas_error = {.status = STATUS_OK}};
    enum status status = machine->ops->list_interfaces(machine->self, &result.list, err);

    if (status == STATUS_OK)
        status = machine->ops->list_default_routes(machine->self, &result.routes, err);
    if (status == STATUS_OK)
        status = read_live(machine, &result, err);
    if (status != STATUS_OK) {
        interfaces_free(&result);
        return status;
    }
    *out = result;
    return STATUS_OK;
}

void interfaces_free(struct interfaces *interfaces)
{
    machine_interfaces_free(&interfaces->list);
    machine_default_routes_free(&interfaces->routes);
    machine_connections_free(&interfaces->connections);
    machine_sas_free(&interfaces->sas);
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

static bool same_guid(const struct machine_guid *one, const struct machine_guid *other)
{
    static const struct machine_guid none = {{0}};

    return memcmp(one->bytes, none.bytes, sizeof none.bytes) != 0 &&
           memcmp(one->bytes, other->bytes, sizeof none.bytes) == 0;
}

static bool has_interface_with(const struct interfaces *interfaces, const struct machine_guid *guid)
{
    for (size_t i = 0; i < interfaces->list.count; i++)
        if (same_guid(guid, &interfaces->list.rows[i].guid))
            return true;
    return false;
}

/*
 * No two interfaces have one GUID, but two phonebooks may have entries of one name: a name counts
 * only where the entry's GUID is no interface's.
 */
const struct machine_connection *interfaces_connection(const struct interfaces *interfaces,
                                                       const struct machine_interface *row)
{
    struct adapter adapter = machine_adapter(row);
    bool hardware = adapter_identify(&adapter).role == ROLE_PHYSICAL;
    const struct machine_connection *by_name = NULL;

    for (size_t i = 0; i < interfaces->connections.count; i++) {
        const struct machine_connection *connection = &interfaces->connections.rows[i];

        if (connection->has_guid && same_guid(&connection->guid, &row->guid))
            return connection;
        if (by_name == NULL && !hardware && text_same_word(connection->name, row->name) &&
            !(connection->has_guid && has_interface_with(interfaces, &connection->guid)))
            by_name = connection;
    }
    return by_name;
}

struct adapter_identity interfaces_identify(const struct interfaces *interfaces,
                                            const struct machine_interface *row)
{
    const struct machine_connection *connection = interfaces_connection(interfaces, row);
    struct adapter adapter = machine_adapter(row);

    if (connection == NULL)
        return adapter_identify(&adapter);
    return ras_identify(connection->is_vpn, connection->device);
}

bool interfaces_is_live_vpn(const struct interfaces *interfaces,
                            const struct machine_interface *row)
{
    return row->state == LINK_CONNECTED && interfaces_identify(interfaces, row).role == ROLE_VPN;
}
