/* SPDX-License-Identifier: MIT */
/*
 * GetIfTable2, GetIfTable2Ex, GetIfEntry2: Wine's rows, with tunnels described as Windows describes
 * its own VPNs.
 */
#include "lab.h"

static void as_windows_has_it(MIB_IF_ROW2 *row)
{
    struct link link;
    if (!link_read(row->InterfaceIndex, &link))
        return;
    row->Mtu = link_mtu(&link);
    if (!link_is_tunnel(&link))
        return;
    row->Type = IF_TYPE_PPP;
    row->TunnelType = TUNNEL_TYPE_NONE;
    row->MediaType = NdisMediumWan;
    row->PhysicalMediumType = NdisPhysicalMediumUnspecified;
    row->AccessType = NET_IF_ACCESS_POINT_TO_POINT;
    row->ConnectionType = NET_IF_CONNECTION_DEMAND;
    row->InterfaceAndOperStatusFlags.HardwareInterface = FALSE;
    row->InterfaceAndOperStatusFlags.ConnectorPresent = FALSE;
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
    if (GetIfEntry2(row))
        return ERROR_FILE_NOT_FOUND;
    as_windows_has_it(row);
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
    for (ULONG i = 0; !error && i < (*table)->NumEntries; i++)
        as_windows_has_it(&(*table)->Table[i]);
    trace("GetIfTable2Ex rows=%lu -> %lu", error ? 0 : (*table)->NumEntries, error);
    return error;
}

DWORD WINAPI LAB(GetIfTable2)(PMIB_IF_TABLE2 *table)
{
    return LAB(GetIfTable2Ex)(MibIfTableNormal, table);
}
