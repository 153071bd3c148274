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

static int compare_index(const void *left, const void *right)
{
    const MIB_IF_ROW2 *a = *(const MIB_IF_ROW2 *const *)left;
    const MIB_IF_ROW2 *b = *(const MIB_IF_ROW2 *const *)right;

    return (a->InterfaceIndex > b->InterfaceIndex) - (a->InterfaceIndex < b->InterfaceIndex);
}

static int compare_luid(const void *left, const void *right)
{
    const struct machine_interface *a = *(struct machine_interface *const *)left;
    const struct machine_interface *b = *(struct machine_interface *const *)right;

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
    copy_name(row->Alias, sizeof row->Alias / sizeof row->Alias[0], out->name);
    copy_name(row->Description, sizeof row->Description / sizeof row->Description[0],
              out->description);
    out->if_type = row->Type;
    out->filter = row->InterfaceAndOperStatusFlags.FilterInterface;
    out->hardware = row->InterfaceAndOperStatusFlags.HardwareInterface;
    out->connector = row->InterfaceAndOperStatusFlags.ConnectorPresent;
    out->state = state_of(row);
    out->ndis_mtu = row->Mtu;
}

static struct machine_interface *find(struct machine_interface **by_luid, size_t count,
                                      uint64_t luid)
{
    struct machine_interface key = {.luid = luid};
    struct machine_interface *key_pointer = &key;
    struct machine_interface **found =
        bsearch(&key_pointer, by_luid, count, sizeof by_luid[0], compare_luid);

    return found != NULL ? *found : NULL;
}

static void convert_ip(const MIB_IPINTERFACE_TABLE *table, struct machine_interface **by_luid,
                       size_t count)
{
    for (ULONG i = 0; i < table->NumEntries; i++) {
        const MIB_IPINTERFACE_ROW *row = &table->Table[i];
        struct machine_interface *owner = find(by_luid, count, row->InterfaceLuid.Value);
        struct machine_ip ip = {.bound = true, .mtu = row->NlMtu, .metric = row->Metric};

        if (owner != NULL && row->Family == AF_INET)
            owner->ip[FAMILY_IPV4] = ip;
        else if (owner != NULL && row->Family == AF_INET6)
            owner->ip[FAMILY_IPV6] = ip;
    }
}

/* The rows to show, ascending by index: *COUNT pointers into TABLE, NULL where memory ran out. */
static const MIB_IF_ROW2 **sorted_rows(const MIB_IF_TABLE2 *table, size_t *count)
{
    const MIB_IF_ROW2 **rows = calloc((size_t)table->NumEntries + 1, sizeof rows[0]);
    size_t kept = 0;

    if (rows == NULL)
        return NULL;
    for (ULONG i = 0; i < table->NumEntries; i++)
        if (table->Table[i].Type != IF_TYPE_SOFTWARE_LOOPBACK)
            rows[kept++] = &table->Table[i];
    qsort(rows, kept, sizeof rows[0], compare_index);
    *count = kept;
    return rows;
}

static enum status convert(const struct tables *tables, struct machine_interfaces *out,
                           struct error *err)
{
    size_t count = 0;
    const MIB_IF_ROW2 **links = sorted_rows(tables->link, &count);
    struct machine_interface **by_luid = calloc(count + 1, sizeof by_luid[0]);
    struct machine_interface *rows = calloc(count + 1, sizeof rows[0]);
    enum status status = STATUS_OK;

    if (links == NULL || by_luid == NULL || rows == NULL) {
        free(rows);
        status = error_set(err, STATUS_INTERNAL, "out of memory");
        goto free_lists;
    }
    for (size_t i = 0; i < count; i++) {
        convert_link(links[i], &rows[i]);
        by_luid[i] = &rows[i];
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
