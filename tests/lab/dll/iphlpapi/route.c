/* SPDX-License-Identifier: MIT */
/*
 * GetIpForwardTable2, GetBestRoute2, GetBestInterfaceEx: the kernel's own routes.
 *
 * Windows has one routing table, Linux has several: strongSwan puts the VPN's routes into table
 * 220, looked up before the main one. So the unicast routes of all tables but "local" make up the
 * table here, and the best route is what the kernel itself says.
 */
#include "lab.h"
#include "linux.h"

#include <string.h>

enum {
    ROUTE_UNICAST = 1,
    TABLE_LOCAL = 255,
    PROTOCOL_KERNEL = 2,
    FIB_MATCH =
        0x2000, /* answer with the route that matched, not with one for this destination alone */

    ATTRIBUTE_DESTINATION = 1,
    ATTRIBUTE_INTERFACE = 4,
    ATTRIBUTE_GATEWAY = 5,
    ATTRIBUTE_PRIORITY = 6,
    ATTRIBUTE_SOURCE = 7,
    ATTRIBUTE_METRICS = 8,
    ATTRIBUTE_TABLE = 15,
    METRIC_MTU = 2,

    ADDRESS_ATTRIBUTE_ADDRESS = 1,
    ADDRESS_ATTRIBUTE_LOCAL = 2,
};

static size_t address_size(ADDRESS_FAMILY family)
{
    return family == AF_INET ? 4 : 16;
}

static ADDRESS_FAMILY windows_family(uint8_t linux_family)
{
    return linux_family == LINUX_AF_INET ? AF_INET : AF_INET6;
}

static uint8_t linux_family(ADDRESS_FAMILY family)
{
    return family == AF_INET ? LINUX_AF_INET : family == AF_INET6 ? LINUX_AF_INET6 : 0;
}

/* NULL bytes: the address is all zeros */
void socket_address(SOCKADDR_INET *out, ADDRESS_FAMILY family, const void *bytes)
{
    memset(out, 0, sizeof *out);
    out->si_family = family;
    if (bytes)
        memcpy(family == AF_INET ? (void *)&out->Ipv4.sin_addr : (void *)&out->Ipv6.sin6_addr,
               bytes, address_size(family));
}

static uint32_t number(const struct nl_header *message, uint16_t attribute)
{
    const uint32_t *value = nl_find(message, sizeof(struct nl_route), attribute, sizeof *value);
    return value ? *value : 0;
}

static const void *address(const struct nl_header *message, uint16_t attribute)
{
    const struct nl_route *route = (const void *)(message + 1);
    return nl_find(message, sizeof *route, attribute, address_size(windows_family(route->family)));
}

void route_row(const struct nl_header *message, MIB_IPFORWARD_ROW2 *row)
{
    const struct nl_route *route = (const void *)(message + 1);
    ADDRESS_FAMILY family = windows_family(route->family);
    memset(row, 0, sizeof *row);
    row->InterfaceIndex = number(message, ATTRIBUTE_INTERFACE);
    ConvertInterfaceIndexToLuid(row->InterfaceIndex, &row->InterfaceLuid);
    socket_address(&row->DestinationPrefix.Prefix, family, address(message, ATTRIBUTE_DESTINATION));
    row->DestinationPrefix.PrefixLength = route->destination_bits;
    socket_address(&row->NextHop, family, address(message, ATTRIBUTE_GATEWAY));
    row->ValidLifetime = row->PreferredLifetime = 0xffffffff;
    row->Metric = number(message, ATTRIBUTE_PRIORITY);
    row->Protocol = route->protocol == PROTOCOL_KERNEL ? MIB_IPPROTO_LOCAL : MIB_IPPROTO_NETMGMT;
    row->Immortal = TRUE;
    row->Origin = NlroManual;
}

static bool in_windows_table(const struct nl_header *message)
{
    const struct nl_route *route = (const void *)(message + 1);
    return message->type == NL_NEW_ROUTE && route->type == ROUTE_UNICAST &&
           number(message, ATTRIBUTE_TABLE) != TABLE_LOCAL && number(message, ATTRIBUTE_INTERFACE);
}

static int each_route(ADDRESS_FAMILY family, nl_visit *visit, void *context)
{
    struct nl_route fixed = {.family = linux_family(family)};
    struct nl_request request;
    nl_begin(&request, NL_GET_ROUTE, NL_DUMP, &fixed, sizeof fixed);
    return nl_talk(&request, visit, context);
}

static void add_row(const struct nl_header *message, void *context)
{
    MIB_IPFORWARD_TABLE2 **table = context;
    if (!*table || !in_windows_table(message))
        return;
    size_t size = sizeof **table + ((*table)->NumEntries + 1) * sizeof(MIB_IPFORWARD_ROW2);
    MIB_IPFORWARD_TABLE2 *larger = HeapReAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, *table, size);
    if (!larger) {
        HeapFree(GetProcessHeap(), 0, *table);
        *table = NULL;
        return;
    }
    route_row(message, &larger->Table[larger->NumEntries++]);
    *table = larger;
}

DWORD WINAPI LAB(GetIpForwardTable2)(ADDRESS_FAMILY family, PMIB_IPFORWARD_TABLE2 *table)
{
    if (!table || (family != AF_UNSPEC && !linux_family(family)))
        return ERROR_INVALID_PARAMETER;
    MIB_IPFORWARD_TABLE2 *rows = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof *rows);
    int error = 0;
    if (family != AF_INET6)
        error = each_route(AF_INET, add_row, &rows);
    if (family != AF_INET && !error)
        error = each_route(AF_INET6, add_row, &rows);
    if (!rows)
        return ERROR_NOT_ENOUGH_MEMORY;
    trace("GetIpForwardTable2 family=%s rows=%lu -> %lu", family_name(family), rows->NumEntries,
          windows_error(error));
    if (error || rows->NumEntries == 0) {
        HeapFree(GetProcessHeap(), 0, rows);
        return error ? windows_error(error) : ERROR_NOT_FOUND;
    }
    *table = rows;
    return ERROR_SUCCESS;
}

struct physical {
    uint32_t index, metric;
};

static void consider_default_route(const struct nl_header *message, void *context)
{
    struct physical *best = context;
    const struct nl_route *route = (const void *)(message + 1);
    struct link link;
    if (!in_windows_table(message) || route->destination_bits != 0)
        return;
    uint32_t metric = number(message, ATTRIBUTE_PRIORITY);
    if (best->index && metric >= best->metric)
        return;
    if (link_read(number(message, ATTRIBUTE_INTERFACE), &link) && !link_is_tunnel(&link))
        *best = (struct physical){link.index, metric};
}

uint32_t default_route_interface(void)
{
    struct physical best = {0, 0};
    each_route(AF_INET, consider_default_route, &best);
    each_route(AF_INET6, consider_default_route, &best);
    return best.index;
}

static void copy_answer(const struct nl_header *message, void *context)
{
    struct route_answer *answer = context;
    if (message->type != NL_NEW_ROUTE)
        return;
    route_row(message, &answer->row);
    socket_address(&answer->source, answer->row.NextHop.si_family,
                   address(message, ATTRIBUTE_SOURCE));
    const uint16_t *at = nl_find(message, sizeof(struct nl_route), ATTRIBUTE_METRICS, 8);
    const uint16_t *end = at ? at + (at[-2] - 4) / 2 : NULL;
    for (; at && at + 4 <= end && at[0] >= 4; at += (at[0] + 3) / 4 * 2)
        if (at[1] == METRIC_MTU)
            memcpy(&answer->mtu, at + 2, sizeof answer->mtu);
}

int route_ask(const SOCKADDR_INET *to, NET_IFINDEX index, bool matching,
              struct route_answer *answer)
{
    const void *bytes =
        to->si_family == AF_INET ? (const void *)&to->Ipv4.sin_addr : &to->Ipv6.sin6_addr;
    size_t size = address_size(to->si_family);
    struct nl_route fixed = {.family = linux_family(to->si_family),
                             .destination_bits = (uint8_t)(size * 8),
                             .flags = matching ? FIB_MATCH : 0};
    struct nl_request request;
    memset(answer, 0, sizeof *answer);
    nl_begin(&request, NL_GET_ROUTE, 0, &fixed, sizeof fixed);
    nl_add(&request, ATTRIBUTE_DESTINATION, bytes, size);
    if (index) {
        uint32_t oif = index;
        nl_add(&request, ATTRIBUTE_INTERFACE, &oif, sizeof oif);
    }
    return nl_talk(&request, copy_answer, answer);
}

void own_address(bool ipv6, const uint8_t *to, uint8_t *out)
{
    SOCKADDR_INET destination;
    struct route_answer answer;
    socket_address(&destination, ipv6 ? AF_INET6 : AF_INET, to);
    if (route_ask(&destination, 0, false, &answer))
        return;
    if (ipv6)
        memcpy(out, &answer.source.Ipv6.sin6_addr, 16);
    else
        memcpy(out, &answer.source.Ipv4.sin_addr, 4);
}

struct address_search {
    ADDRESS_FAMILY family;
    const void *address;
    uint32_t index;
};

static void compare_address(const struct nl_header *message, void *context)
{
    struct {
        uint8_t family, prefix_length, flags, scope;
        uint32_t index;
    } fixed;
    struct address_search *search = context;
    if (message->type != NL_NEW_ADDRESS)
        return;
    memcpy(&fixed, message + 1, sizeof fixed);
    size_t size = address_size(search->family);
    /* of a point-to-point link, the first is the other end's */
    const void *local = nl_find(message, sizeof fixed, ADDRESS_ATTRIBUTE_LOCAL, size);
    if (!local)
        local = nl_find(message, sizeof fixed, ADDRESS_ATTRIBUTE_ADDRESS, size);
    if (fixed.family == linux_family(search->family) && local &&
        memcmp(local, search->address, size) == 0)
        search->index = fixed.index;
}

uint32_t address_interface(ADDRESS_FAMILY family, const void *bytes)
{
    struct address_search search = {.family = family, .address = bytes};
    uint8_t fixed[8] = {linux_family(family)};
    struct nl_request request;
    nl_begin(&request, NL_GET_ADDRESS, NL_DUMP, fixed, sizeof fixed);
    nl_talk(&request, compare_address, &search);
    return search.index;
}

static DWORD best_route(const SOCKADDR_INET *to, NET_IFINDEX index, MIB_IPFORWARD_ROW2 *row,
                        SOCKADDR_INET *source)
{
    struct route_answer matched, chosen;
    int error = route_ask(to, index, true, &matched);
    if (!error)
        error = route_ask(to, index, false, &chosen); /* this one knows the source address */
    if (error)
        return windows_error(error);
    *row = matched.row;
    *source = chosen.source;
    return ERROR_SUCCESS;
}

/*
 * Windows' strong host model: a source address means the interface that has it. Returns false if no
 * interface has it, or not the one that is wanted.
 */
static bool source_allows(const SOCKADDR_INET *from, NET_IFINDEX *index)
{
    static const uint8_t any[16];
    if (!from || from->si_family == AF_UNSPEC)
        return true;
    const void *bytes = from->si_family == AF_INET ? (const void *)&from->Ipv4.sin_addr
                                                   : (const void *)&from->Ipv6.sin6_addr;
    if (memcmp(bytes, any, address_size(from->si_family)) == 0)
        return true;
    uint32_t owner = address_interface(from->si_family, bytes);
    if (!owner || (*index && *index != owner))
        return false;
    *index = owner;
    return true;
}

DWORD WINAPI LAB(GetBestRoute2)(NET_LUID *luid, NET_IFINDEX index, const SOCKADDR_INET *from,
                                const SOCKADDR_INET *to, ULONG options, PMIB_IPFORWARD_ROW2 row,
                                SOCKADDR_INET *source)
{
    MIB_IF_ROW2 interface_row;
    (void)options;
    if (!to || !row || !source || !linux_family(to->si_family))
        return ERROR_INVALID_PARAMETER;
    if (from && from->si_family != AF_UNSPEC && from->si_family != to->si_family)
        return ERROR_INVALID_PARAMETER;
    if ((luid && luid->Value) || index) {
        if (find_interface(luid, index, &interface_row))
            return ERROR_FILE_NOT_FOUND;
        index = interface_row.InterfaceIndex;
    }
    if (!source_allows(from, &index))
        return ERROR_NOT_FOUND;
    DWORD error = best_route(to, index, row, source);
    trace("GetBestRoute2 family=%s index=%lu -> %lu", family_name(to->si_family),
          error ? 0 : row->InterfaceIndex, error);
    return error;
}

DWORD WINAPI LAB(GetBestInterfaceEx)(struct sockaddr *to, PDWORD index)
{
    MIB_IPFORWARD_ROW2 row;
    SOCKADDR_INET source;
    if (!to || !index || !linux_family(to->sa_family))
        return ERROR_INVALID_PARAMETER;
    DWORD error = best_route((const SOCKADDR_INET *)to, 0, &row, &source);
    if (!error)
        *index = row.InterfaceIndex;
    trace("GetBestInterfaceEx -> %lu", error);
    return error;
}
