/* SPDX-License-Identifier: MIT */
/*
 * InitializeIpInterfaceEntry, GetIpInterfaceEntry, SetIpInterfaceEntry, GetIpInterfaceTable.
 *
 * The rules, from Microsoft's documentation and from what users report. Where the two leave room,
 * the stricter way:
 *   NULL row, bad family, neither LUID nor index      87    (a LUID wins over an index)
 *   no such interface                                  2
 *   the interface does not have this family         1168    (here: IPv6 switched off)
 *   not an administrator (here: not root)              5
 *   IPv4 SitePrefixLength not 0                       87    (Get gives 64 for IPv4 too)
 *   MTU below 576 (IPv4), 1280 (IPv6)                 87
 *   MTU above the link's                              87
 *   MTU of a VPN interface above physical - 100       87
 */
#include "lab.h"

enum {
    IPV4_LEAST_MTU = 576,
    IPV6_LEAST_MTU = 1280
};

static bool valid_family(ADDRESS_FAMILY family)
{
    return family == AF_INET || family == AF_INET6;
}

static DWORD find_row(const MIB_IPINTERFACE_ROW *row, MIB_IF_ROW2 *interface_row, struct link *link)
{
    DWORD error = find_interface(&row->InterfaceLuid, row->InterfaceIndex, interface_row);
    if (error)
        return error;
    return link_read(interface_row->InterfaceIndex, link) ? ERROR_SUCCESS : ERROR_FILE_NOT_FOUND;
}

/*
 * What Windows shows of an interface with its usual settings. Numbers not given by Linux are
 * Windows' defaults.
 */
static DWORD fill(MIB_IPINTERFACE_ROW *row, ADDRESS_FAMILY family, const NET_LUID *luid,
                  const struct link *link)
{
    ULONG mtu = link_nl_mtu(link, family);
    if (!mtu)
        return ERROR_NOT_FOUND;
    memset(row, 0, sizeof *row);
    row->Family = family;
    row->InterfaceLuid = *luid;
    row->InterfaceIndex = link->index;
    row->MaxReassemblySize = 65535;
    row->MinRouterAdvertisementInterval = 200;
    row->MaxRouterAdvertisementInterval = 600;
    row->UseAutomaticMetric = TRUE;
    row->UseNeighborUnreachabilityDetection = TRUE;
    row->LinkLocalAddressBehavior = family == AF_INET ? LinkLocalDelayed : LinkLocalAlwaysOn;
    row->LinkLocalAddressTimeout = 6500;
    row->RouterDiscoveryBehavior = family == AF_INET ? RouterDiscoveryDhcp : RouterDiscoveryEnabled;
    row->DadTransmits = family == AF_INET ? 3 : 1;
    row->BaseReachableTime = 30000;
    row->RetransmitTime = 1000;
    row->PathMtuDiscoveryTimeout = 600000;
    row->SitePrefixLength = 64;
    row->Metric = 25;
    row->NlMtu = mtu;
    row->Connected = link->up;
    row->ReachableTime = 30000;
    return ERROR_SUCCESS;
}

VOID WINAPI LAB(InitializeIpInterfaceEntry)(PMIB_IPINTERFACE_ROW row)
{
    memset(row, 0xff, sizeof *row); /* all bits set: leave every setting as it is */
    row->Family = AF_UNSPEC;
    row->InterfaceLuid.Value = 0;
    row->InterfaceIndex = 0;
}

static DWORD get_entry(PMIB_IPINTERFACE_ROW row)
{
    MIB_IF_ROW2 found;
    struct link link;
    if (!row || !valid_family(row->Family))
        return ERROR_INVALID_PARAMETER;
    DWORD error = find_row(row, &found, &link);
    return error ? error : fill(row, row->Family, &found.InterfaceLuid, &link);
}

DWORD WINAPI LAB(GetIpInterfaceEntry)(PMIB_IPINTERFACE_ROW row)
{
    DWORD error = get_entry(row);
    if (error)
        trace("GetIpInterfaceEntry -> %lu", error);
    else
        trace("GetIpInterfaceEntry index=%lu family=%s mtu=%lu -> 0", row->InterfaceIndex,
              family_name(row->Family), row->NlMtu);
    return error;
}

static DWORD set_entry(const MIB_IPINTERFACE_ROW *row, struct link *link)
{
    MIB_IF_ROW2 found;
    if (!row || !valid_family(row->Family))
        return ERROR_INVALID_PARAMETER;
    DWORD error = find_row(row, &found, link);
    if (error)
        return error;
    if (!is_elevated())
        return ERROR_ACCESS_DENIED;
    if (!link_nl_mtu(link, row->Family))
        return ERROR_NOT_FOUND;
    if (row->Family == AF_INET && row->SitePrefixLength != 0)
        return ERROR_INVALID_PARAMETER;
    error = forced_set_error(row->Family);
    if (error)
        return error;
    ULONG least = row->Family == AF_INET ? IPV4_LEAST_MTU : IPV6_LEAST_MTU;
    if (row->NlMtu < least || row->NlMtu > link_highest_mtu(link))
        return ERROR_INVALID_PARAMETER;
    return windows_error(link_set_nl_mtu(link, row->Family, clamped_mtu(row->NlMtu)));
}

DWORD WINAPI LAB(SetIpInterfaceEntry)(PMIB_IPINTERFACE_ROW row)
{
    struct link link = {.name = "?"};
    DWORD error = set_entry(row, &link);
    if (row)
        trace("SetIpInterfaceEntry %s family=%s mtu=%lu -> %lu", link.name,
              family_name(row->Family), row->NlMtu, error);
    else
        trace("SetIpInterfaceEntry NULL -> %lu", error);
    return error;
}

DWORD WINAPI LAB(GetIpInterfaceTable)(ADDRESS_FAMILY family, PMIB_IPINTERFACE_TABLE *table)
{
    static const ADDRESS_FAMILY families[] = {AF_INET, AF_INET6};
    MIB_IF_TABLE2 *links;
    if (!table || (family != AF_UNSPEC && !valid_family(family)))
        return ERROR_INVALID_PARAMETER;
    DWORD error = GetIfTable2(&links);
    if (error)
        return error;
    size_t size = sizeof **table + 2 * links->NumEntries * sizeof(MIB_IPINTERFACE_ROW);
    MIB_IPINTERFACE_TABLE *rows = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, size);
    for (ULONG i = 0; rows && i < 2 * links->NumEntries; i++) {
        const MIB_IF_ROW2 *found = &links->Table[i / 2];
        ADDRESS_FAMILY of_row = families[i % 2];
        struct link link;
        if ((family == AF_UNSPEC || family == of_row) && link_read(found->InterfaceIndex, &link) &&
            !fill(&rows->Table[rows->NumEntries], of_row, &found->InterfaceLuid, &link))
            rows->NumEntries++;
    }
    FreeMibTable(links);
    if (!rows)
        return ERROR_NOT_ENOUGH_MEMORY;
    trace("GetIpInterfaceTable family=%s rows=%lu", family_name(family), rows->NumEntries);
    *table = rows;
    return ERROR_SUCCESS;
}
