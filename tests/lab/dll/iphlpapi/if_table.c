/* SPDX-License-Identifier: MIT */
/*
 * GetIfTable2, GetIfTable2Ex, GetIfEntry2: Wine's rows, with tunnels described as Windows describes
 * its own VPNs. The interface of a phonebook entry bears the entry's name: as its alias and
 * description, and for ConvertInterfaceLuidToAlias and ConvertInterfaceAliasToLuid.
 */
#include "lab.h"
#include "vpns.h"

#include <wchar.h>

/* The alias of a Linux interface if it is that of an entry */
static bool entry_alias(const char *interface_name, WCHAR *alias, int size)
{
    struct vpn_entry entries[VPNS_MAX];
    int count = vpn_entries(entries);
    for (int i = 0; i < count; i++)
        if (strcmp(entries[i].interface_name, interface_name) == 0)
            return MultiByteToWideChar(CP_UTF8, 0, entries[i].name, -1, alias, size) > 0;
    return false;
}

/* False where there is no such interface any more: Wine keeps the rows of those it has once seen.
 */
static bool as_windows_has_it(MIB_IF_ROW2 *row)
{
    struct link link;
    if (!link_read(row->InterfaceIndex, &link))
        return false;
    row->Mtu = link_mtu(&link);
    if (!link_is_tunnel(&link))
        return true;
    if (entry_alias(link.name, row->Alias, IF_MAX_STRING_SIZE + 1))
        wcscpy(row->Description, row->Alias);
    row->Type = IF_TYPE_PPP;
    row->TunnelType = TUNNEL_TYPE_NONE;
    row->MediaType = NdisMediumWan;
    row->PhysicalMediumType = NdisPhysicalMediumUnspecified;
    row->AccessType = NET_IF_ACCESS_POINT_TO_POINT;
    row->ConnectionType = NET_IF_CONNECTION_DEMAND;
    row->InterfaceAndOperStatusFlags.HardwareInterface = FALSE;
    row->InterfaceAndOperStatusFlags.ConnectorPresent = FALSE;
    return true;
}

/* The row of an interface: the LUID wins over the index, and one of them must be given. */
DWORD find_interface(const NET_LUID *luid, NET_IFINDEX index, MIB_IF_ROW2 *row)
{
    memset(row, 0, sizeof *row);
    if (luid && luid->Value)
        row->InterfaceLuid = *luid;
    else if (index)
        row->InterfaceIndex = index;
    else
        return ERROR_INVALID_PARAMETER;
    if (GetIfEntry2(row) || !as_windows_has_it(row))
        return ERROR_FILE_NOT_FOUND;
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(GetIfEntry2)(PMIB_IF_ROW2 row)
{
    if (!row)
        return ERROR_INVALID_PARAMETER;
    MIB_IF_ROW2 found;
    DWORD error = find_interface(&row->InterfaceLuid, row->InterfaceIndex, &found);
    if (!error)
        *row = found;
    trace("GetIfEntry2 index=%lu -> %lu", found.InterfaceIndex, error);
    return error;
}

DWORD WINAPI LAB(GetIfTable2Ex)(MIB_IF_TABLE_LEVEL level, PMIB_IF_TABLE2 *table)
{
    if (!table)
        return ERROR_INVALID_PARAMETER;
    DWORD error = GetIfTable2Ex(level, table);
    ULONG kept = 0;
    for (ULONG i = 0; !error && i < (*table)->NumEntries; i++) {
        (*table)->Table[kept] = (*table)->Table[i];
        kept += as_windows_has_it(&(*table)->Table[kept]);
    }
    if (!error)
        (*table)->NumEntries = kept;
    trace("GetIfTable2Ex rows=%lu -> %lu", error ? 0 : (*table)->NumEntries, error);
    return error;
}

DWORD WINAPI LAB(GetIfTable2)(PMIB_IF_TABLE2 *table)
{
    return LAB(GetIfTable2Ex)(MibIfTableNormal, table);
}

DWORD WINAPI LAB(ConvertInterfaceLuidToAlias)(const NET_LUID *luid, WCHAR *alias, SIZE_T size)
{
    MIB_IF_ROW2 row;
    if (!luid || !alias || find_interface(luid, 0, &row))
        return ERROR_INVALID_PARAMETER;
    if (wcslen(row.Alias) >= size)
        return ERROR_NOT_ENOUGH_MEMORY;
    wcscpy(alias, row.Alias);
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(ConvertInterfaceAliasToLuid)(const WCHAR *alias, NET_LUID *luid)
{
    MIB_IF_TABLE2 *table;
    if (!alias || !luid)
        return ERROR_INVALID_PARAMETER;
    if (LAB(GetIfTable2)(&table))
        return ERROR_INVALID_PARAMETER;
    DWORD error = ERROR_INVALID_PARAMETER;
    for (ULONG i = 0; error && i < table->NumEntries; i++) {
        if (_wcsicmp(table->Table[i].Alias, alias) != 0)
            continue;
        *luid = table->Table[i].InterfaceLuid;
        error = ERROR_SUCCESS;
    }
    FreeMibTable(table);
    return error;
}
