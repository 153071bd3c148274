/* SPDX-License-Identifier: MIT */
/*
 * The route to a destination: learn.microsoft.com/windows/win32/api/netioapi,
 * nf-netioapi-getbestroute2. Where that is missing or not supported, the same choice from the table
 * of routes: the longest prefix, then the lowest sum of the route's and the interface's metric.
 */
#include "windows/machine_windows.h"
#include "windows/net_tables.h"
#include "windows/operations.h"
#include "windows/socket_address.h"
#include "windows/windows_error.h"

static void convert(const MIB_IPFORWARD_ROW2 *row, struct machine_route *out)
{
    *out = (struct machine_route){
        .luid = row->InterfaceLuid.Value,
        .prefix_length = row->DestinationPrefix.PrefixLength,
        .metric = row->Metric,
    };
    out->has_next_hop = socket_address_read(&row->NextHop, &out->next_hop) &&
                        !address_is_unspecified(&out->next_hop);
}

static enum status no_route(const struct windows_api *api, DWORD code, struct error *err)
{
    return windows_error(api, err, STATUS_NO_ROUTE, code, "cannot find the route");
}

static enum status status_of(DWORD code)
{
    switch (code) {
    case ERROR_NETWORK_UNREACHABLE:
    case ERROR_HOST_UNREACHABLE:
    case ERROR_NOT_FOUND:
    case ERROR_FILE_NOT_FOUND: /* no such interface, any more */
        return STATUS_NO_ROUTE;
    default:
        return windows_error_status(code);
    }
}

/* The first address of the interface, as near as the table comes to what Windows would choose. */
static enum status find_source(struct windows_api *api, enum family family, uint64_t luid,
                               struct address *out, struct error *err)
{
    MIB_UNICASTIPADDRESS_TABLE *table = NULL;
    enum status status = net_tables_addresses(api, &table, err);

    *out = (struct address){.family = family};
    for (ULONG i = 0; status == STATUS_OK && table != NULL && i < table->NumEntries; i++) {
        const MIB_UNICASTIPADDRESS_ROW *row = &table->Table[i];
        struct address address;

        if (row->InterfaceLuid.Value == luid && socket_address_read(&row->Address, &address) &&
            address.family == family) {
            *out = address;
            break;
        }
    }
    if (table != NULL)
        api->FreeMibTable(table);
    return status;
}

/* 0 where it cannot be told. */
static uint32_t interface_metric(const struct windows_api *api, const MIB_IPFORWARD_ROW2 *route)
{
    MIB_IPINTERFACE_ROW row;

    if (api->InitializeIpInterfaceEntry == NULL || api->GetIpInterfaceEntry == NULL)
        return 0;
    api->InitializeIpInterfaceEntry(&row);
    row.Family = route->DestinationPrefix.Prefix.si_family;
    row.InterfaceLuid = route->InterfaceLuid;
    return api->GetIpInterfaceEntry(&row) == NO_ERROR ? row.Metric : 0;
}

static const MIB_IPFORWARD_ROW2 *best_of(const struct windows_api *api,
                                         const MIB_IPFORWARD_TABLE2 *table,
                                         const struct address *destination, uint64_t luid)
{
    const MIB_IPFORWARD_ROW2 *best = NULL;
    uint64_t best_metric = 0;

    for (ULONG i = 0; i < table->NumEntries; i++) {
        const MIB_IPFORWARD_ROW2 *row = &table->Table[i];
        unsigned length = row->DestinationPrefix.PrefixLength;
        struct address prefix;
        uint64_t metric;

        if (row->Loopback || (luid != 0 && row->InterfaceLuid.Value != luid) ||
            !socket_address_read(&row->DestinationPrefix.Prefix, &prefix) ||
            !address_has_prefix(destination, &prefix, length) ||
            (best != NULL && length < best->DestinationPrefix.PrefixLength))
            continue;
        metric = (uint64_t)row->Metric + interface_metric(api, row);
        if (best == NULL || length > best->DestinationPrefix.PrefixLength || metric < best_metric) {
            best = row;
            best_metric = metric;
        }
    }
    return best;
}

static enum status find_in_table(struct windows_api *api, const struct address *destination,
                                 uint64_t luid, struct machine_route *out, struct error *err)
{
    MIB_IPFORWARD_TABLE2 *table = NULL;
    const MIB_IPFORWARD_ROW2 *best = NULL;
    struct machine_route route;
    struct error ignored;
    enum status status = net_tables_routes(api, &table, err);

    if (status != STATUS_OK)
        return status;
    if (WINDOWS_API_REQUIRE(api, &ignored, WINDOWS_API_InitializeIpInterfaceEntry,
                            WINDOWS_API_GetIpInterfaceEntry) != STATUS_OK)
        error_set(&ignored, STATUS_OK, "%s", "");
    if (table != NULL)
        best = best_of(api, table, destination, luid);
    if (best != NULL)
        convert(best, &route);
    if (table != NULL)
        api->FreeMibTable(table);
    if (best == NULL)
        return no_route(api, ERROR_NETWORK_UNREACHABLE, err);
    status = find_source(api, destination->family, route.luid, &route.source, err);
    if (status == STATUS_OK)
        *out = route;
    return status;
}

enum status operations_find_route(void *self, const struct address *destination, uint64_t luid,
                                  struct machine_route *out, struct error *err)
{
    const struct machine_windows *machine = self;
    struct windows_api *api = machine->api;
    const SOCKADDR_INET wanted = socket_address_make(destination);
    NET_LUID interface_luid = {.Value = luid};
    MIB_IPFORWARD_ROW2 row;
    SOCKADDR_INET source;
    struct machine_route route;
    DWORD code;

    if (WINDOWS_API_REQUIRE(api, err, WINDOWS_API_GetBestRoute2) != STATUS_OK)
        return find_in_table(api, destination, luid, out, err);
    code =
        api->GetBestRoute2(luid != 0 ? &interface_luid : NULL, 0, NULL, &wanted, 0, &row, &source);
    if (code == ERROR_NOT_SUPPORTED || code == ERROR_CALL_NOT_IMPLEMENTED)
        return find_in_table(api, destination, luid, out, err);
    if (code != NO_ERROR)
        return windows_error(api, err, status_of(code), code, "cannot find the route");
    convert(&row, &route);
    if (luid != 0 && route.luid != luid)
        return no_route(api, ERROR_NOT_FOUND, err);
    if (!socket_address_read(&source, &route.source))
        route.source = (struct address){.family = destination->family};
    *out = route;
    return STATUS_OK;
}
