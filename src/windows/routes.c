/* SPDX-License-Identifier: MIT */
/* Default routes, from GetIpForwardTable2 (netioapi.h, nf-netioapi-getipforwardtable2). */
#include <stdlib.h>

#include "windows/machine_windows.h"
#include "windows/net_tables.h"
#include "windows/operations.h"

static bool is_default(const MIB_IPFORWARD_ROW2 *row)
{
    return row->DestinationPrefix.PrefixLength == 0 && !row->Loopback &&
           (row->DestinationPrefix.Prefix.si_family == AF_INET ||
            row->DestinationPrefix.Prefix.si_family == AF_INET6);
}

static enum status convert(const MIB_IPFORWARD_TABLE2 *table, struct machine_default_routes *out,
                           struct error *err)
{
    struct machine_default_routes list = {NULL, 0};
    size_t wanted = 0;

    for (ULONG i = 0; i < table->NumEntries; i++)
        wanted += is_default(&table->Table[i]);
    list.rows = calloc(wanted + 1, sizeof list.rows[0]);
    if (list.rows == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    for (ULONG i = 0; i < table->NumEntries; i++) {
        const MIB_IPFORWARD_ROW2 *row = &table->Table[i];

        if (is_default(row))
            list.rows[list.count++] = (struct machine_default_route){
                .family =
                    row->DestinationPrefix.Prefix.si_family == AF_INET ? FAMILY_IPV4 : FAMILY_IPV6,
                .luid = row->InterfaceLuid.Value,
                .metric = row->Metric,
            };
    }
    *out = list;
    return STATUS_OK;
}

enum status operations_list_default_routes(void *self, struct machine_default_routes *out,
                                           struct error *err)
{
    struct machine_windows *machine = self;
    MIB_IPFORWARD_TABLE2 *table = NULL;
    enum status status = net_tables_routes(machine->api, &table, err);

    if (status != STATUS_OK)
        return status;
    if (table == NULL) {
        *out = (struct machine_default_routes){NULL, 0};
        return STATUS_OK;
    }
    status = convert(table, out, err);
    machine->api->FreeMibTable(table);
    return status;
}
