/* SPDX-License-Identifier: MIT */
/*
 * GetIpPathEntry: what the kernel remembers of the path to a destination, which is the next hop's
 * MTU that an ICMP message has told. Where it remembers none, the path's MTU is the interface's.
 */
#include "lab.h"
#include "linux.h"

#include <string.h>

static DWORD path_interface(const MIB_IPPATH_ROW *row, MIB_IF_ROW2 *found)
{
    ADDRESS_FAMILY family = row->Destination.si_family;
    if (family != AF_INET && family != AF_INET6)
        return ERROR_INVALID_PARAMETER;
    if (row->Source.si_family != AF_UNSPEC && row->Source.si_family != family)
        return ERROR_INVALID_PARAMETER;
    return find_interface(&row->InterfaceLuid, row->InterfaceIndex, found);
}

static DWORD get_path(MIB_IPPATH_ROW *row)
{
    MIB_IF_ROW2 found;
    struct link link;
    struct route_answer answer;
    if (!row)
        return ERROR_INVALID_PARAMETER;
    DWORD error = path_interface(row, &found);
    if (error)
        return error;
    if (!link_read(found.InterfaceIndex, &link))
        return ERROR_FILE_NOT_FOUND;
    if (route_ask(&row->Destination, found.InterfaceIndex, true, &answer) ||
        route_ask(&row->Destination, found.InterfaceIndex, false, &answer))
        return ERROR_NOT_FOUND; /* no route by this interface */
    ULONG mtu = link_nl_mtu(&link, row->Destination.si_family);
    if (!mtu)
        return ERROR_NOT_SUPPORTED;
    SOCKADDR_INET destination = row->Destination;
    memset(row, 0, sizeof *row);
    row->Destination = destination;
    row->Source = answer.source;
    row->InterfaceLuid = found.InterfaceLuid;
    row->InterfaceIndex = found.InterfaceIndex;
    row->CurrentNextHop = answer.row.NextHop;
    row->PathMtu = answer.mtu && answer.mtu < mtu ? answer.mtu : mtu;
    row->IsReachable = TRUE;
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(GetIpPathEntry)(PMIB_IPPATH_ROW row)
{
    DWORD error = get_path(row);
    trace("GetIpPathEntry mtu=%lu -> %lu", error ? 0 : row->PathMtu, error);
    return error;
}
