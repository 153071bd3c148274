/* SPDX-License-Identifier: MIT */
/*
 * Interfaces: MIB_IF_ROW2 for the adapter, MIB_IPINTERFACE_ROW for each IP family bound to it,
 * brought together by LUID (netioapi.h, nf-netioapi-getiftable2, nf-netioapi-getipinterfacetable).
 */
#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/mib_table.h"
#include "windows/operations.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

/* NULL members: not read. A NULL ip with a read link: no interface has any IP family. */
struct tables {
    MIB_IF_TABLE2 *link;
    MIB_IPINTERFACE_TABLE *ip;
};

static void free_tables(const struct windows_api *api, struct tables *tables)
{
    if (tables->link != NULL)
        api->FreeMibTable(tables->link);
    if (tables->ip != NULL)
        api->FreeMibTable(tables->ip);
    *tables = (struct tables){NULL, NULL};
}

static DWORD read_tables(const struct windows_api *api, struct tables *tables)
{
    DWORD code = api->GetIfTable2(&tables->link);

    if (code != NO_ERROR) {
        tables->link = NULL;
        return code;
    }
    code = api->GetIpInterfaceTable(AF_UNSPEC, &tables->ip);
    if (code == NO_ERROR)
        return NO_ERROR;
    tables->ip = NULL;
    /* The page's code for a machine on which no interface has any IP family. */
    if (code == ERROR_NOT_FOUND)
        return NO_ERROR;
    free_tables(api, tables);
    return code;
}

/* An adapter's row and what it is sorted by. */
struct numbered {
    NET_IFINDEX index;
    const MIB_IF_ROW2 *link;
};

/* A row of the result and what it is found by. */
struct known {
    uint64_t luid;
    struct machine_interface *row;
};

static int compare_index(const void *left, const void *right)
{
    const struct numbered *a = left;
    const struct numbered *b = right;

    return (a->index > b->index) - (a->index < b->index);
}

static int compare_luid(const void *left, const void *right)
{
    const struct known *a = left;
    const struct known *b = right;

    return (a->luid > b->luid) - (a->luid < b->luid);
}

static void copy_name(const wchar_t *wide, size_t room, char *out)
{
    if (!utf_narrow(wide, wcsnlen(wide, room), UTF_REPLACE, out, MACHINE_NAME_SIZE))
        out[0] = '\0';
}

static enum link_state state_of(const MIB_IF_ROW2 *row)
{
    if (row->AdminStatus == NET_IF_ADMIN_STATUS_DOWN)
        return LINK_DISABLED;
    return row->OperStatus == IfOperStatusUp ? LINK_CONNECTED : LINK_DISCONNECTED;
}

static void convert_link(const MIB_IF_ROW2 *row, struct machine_interface *out)
{
    out->luid = row->InterfaceLuid.Value;
    out->index = row->InterfaceIndex;
    memcpy(out->guid.bytes, &row->InterfaceGuid, sizeof out->guid.bytes);
    copy_name(row->Alias, sizeof row->Alias / sizeof row->Alias[0], out->name);
    copy_name(row->Description, sizeof row->Description / sizeof row->Description[0],
              out->description);
    out->if_type = row->Type;
    out->media_type = (uint32_t)row->MediaType;
    out->access_type = (uint32_t)row->AccessType;
    out->connection_type = (uint32_t)row->ConnectionType;
    out->filter = row->InterfaceAndOperStatusFlags.FilterInterface;
    out->hardware = row->InterfaceAndOperStatusFlags.HardwareInterface;
    out->connector = row->InterfaceAndOperStatusFlags.ConnectorPresent;
    out->state = state_of(row);
    out->ndis_mtu = row->Mtu;
}

static void convert_ip(const MIB_IPINTERFACE_TABLE *table, const struct known *by_luid,
                       size_t count)
{
    for (ULONG i = 0; i < table->NumEntries; i++) {
        const MIB_IPINTERFACE_ROW *row = &table->Table[i];
        const struct known key = {.luid = row->InterfaceLuid.Value};
        const struct known *owner = bsearch(&key, by_luid, count, sizeof key, compare_luid);
        struct machine_ip ip = {.bound = true, .mtu = row->NlMtu, .metric = row->Metric};

        if (owner != NULL && row->Family == AF_INET)
            owner->row->ip[FAMILY_IPV4] = ip;
        else if (owner != NULL && row->Family == AF_INET6)
            owner->row->ip[FAMILY_IPV6] = ip;
    }
}

/* The rows to show, ascending by index; returns how many. LINKS has room for all of TABLE. */
static size_t sort_links(const MIB_IF_TABLE2 *table, struct numbered *links)
{
    size_t kept = 0;

    for (ULONG i = 0; i < table->NumEntries; i++)
        if (table->Table[i].Type != IF_TYPE_SOFTWARE_LOOPBACK)
            links[kept++] = (struct numbered){table->Table[i].InterfaceIndex, &table->Table[i]};
    qsort(links, kept, sizeof links[0], compare_index);
    return kept;
}

static enum status convert(const struct tables *tables, struct machine_interfaces *out,
                           struct error *err)
{
    /* One more than may be needed: calloc(0) may return NULL. */
    size_t room = (size_t)tables->link->NumEntries + 1;
    struct numbered *links = calloc(room, sizeof links[0]);
    struct known *by_luid = calloc(room, sizeof by_luid[0]);
    struct machine_interface *rows = calloc(room, sizeof rows[0]);
    enum status status = STATUS_OK;
    size_t count;

    if (links == NULL || by_luid == NULL || rows == NULL) {
        free(rows);
        status = error_set(err, STATUS_INTERNAL, "out of memory");
        goto free_lists;
    }
    count = sort_links(tables->link, links);
    for (size_t i = 0; i < count; i++) {
        convert_link(links[i].link, &rows[i]);
        by_luid[i] = (struct known){rows[i].luid, &rows[i]};
    }
    qsort(by_luid, count, sizeof by_luid[0], compare_luid);
    if (tables->ip != NULL)
        convert_ip(tables->ip, by_luid, count);
    *out = (struct machine_interfaces){rows, count};

free_lists:
    free(by_luid);
    free(links);
    return status;
}

enum status operations_list_interfaces(void *self, struct machine_interfaces *out,
                                       struct error *err)
{
    struct machine_windows *machine = self;
    struct tables tables = {NULL, NULL};
    DWORD code = NO_ERROR;
    enum status status =
        WINDOWS_API_REQUIRE(machine->api, err, WINDOWS_API_GetIfTable2,
                            WINDOWS_API_GetIpInterfaceTable, WINDOWS_API_FreeMibTable);

    if (status != STATUS_OK)
        return status;
    for (int attempt = 0; attempt < MIB_TABLE_ATTEMPTS; attempt++) {
        code = read_tables(machine->api, &tables);
        if (!mib_table_is_transient(code))
            break;
    }
    if (code != NO_ERROR)
        return windows_error(machine->api, err, windows_error_status(code), code,
                             "cannot list the interfaces");
    status = convert(&tables, out, err);
    free_tables(machine->api, &tables);
    return status;
}
