/* SPDX-License-Identifier: MIT */
/* The best route, addresses and DNS servers, over the routes of fake_ip.c. */
#include <string.h>

#include "fake_live.h"
#include "fake_state.h"

enum {
    ROWS_MAX = 32,
    ADAPTERS_MAX = 4
};

struct dns_server {
    uint64_t luid;
    SOCKADDR_STORAGE address;
    int size; /* -1: no address at all */
};

static struct {
    MIB_UNICASTIPADDRESS_ROW addresses[ROWS_MAX];
    size_t address_count;
    struct dns_server servers[ROWS_MAX];
    size_t server_count;
    bool no_best_route;
    bool ignore_interface;
    bool lie_about_adapters;
} pc;

void fake_net_add_address(uint64_t luid, const SOCKADDR_INET *address)
{
    MIB_UNICASTIPADDRESS_ROW *row = &pc.addresses[pc.address_count];

    for (size_t i = 0; i < pc.address_count; i++)
        if (pc.addresses[i].InterfaceLuid.Value == luid &&
            memcmp(&pc.addresses[i].Address, address, sizeof *address) == 0)
            return;
    assert_true(pc.address_count < ROWS_MAX);
    row->InterfaceLuid.Value = luid;
    row->Address = *address;
    pc.address_count++;
}

void fake_net_set_address_time(uint64_t luid, uint64_t filetime)
{
    for (size_t i = 0; i < pc.address_count; i++)
        if (pc.addresses[i].InterfaceLuid.Value == luid)
            pc.addresses[i].CreationTimeStamp.QuadPart = (LONGLONG)filetime;
}

void fake_net_add_dns_server(uint64_t luid, const SOCKADDR *address, int size)
{
    struct dns_server *server = &pc.servers[pc.server_count];

    assert_true(pc.server_count < ROWS_MAX && size <= (int)sizeof server->address);
    server->luid = luid;
    server->size = address != NULL ? size : -1;
    if (address != NULL)
        memcpy(&server->address, address, (size_t)size);
    pc.server_count++;
}

void fake_net_without_best_route(void)
{
    pc.no_best_route = true;
}

void fake_net_ignore_interface(void)
{
    pc.ignore_interface = true;
}

void fake_net_lie_about_adapters(void)
{
    pc.lie_about_adapters = true;
}

static const BYTE *bytes_of(const SOCKADDR_INET *address)
{
    return address->si_family == AF_INET ? (const BYTE *)&address->Ipv4.sin_addr
                                         : (const BYTE *)&address->Ipv6.sin6_addr;
}

static bool matches(const MIB_IPFORWARD_ROW2 *row, const SOCKADDR_INET *destination)
{
    const SOCKADDR_INET *prefix = &row->DestinationPrefix.Prefix;

    if (prefix->si_family != destination->si_family)
        return false;
    for (unsigned bit = 0; bit < row->DestinationPrefix.PrefixLength; bit++)
        if (((bytes_of(prefix)[bit / 8] ^ bytes_of(destination)[bit / 8]) & (0x80 >> bit % 8)) != 0)
            return false;
    return true;
}

static ULONG metric_of(const MIB_IPFORWARD_ROW2 *row)
{
    const MIB_IPINTERFACE_ROW *ip =
        fake_ip_row(row->InterfaceLuid.Value, row->DestinationPrefix.Prefix.si_family);

    return row->Metric + (ip != NULL ? ip->Metric : 0);
}

static void choose_source(uint64_t luid, ADDRESS_FAMILY family, SOCKADDR_INET *source)
{
    memset(source, 0, sizeof *source);
    source->si_family = family;
    for (size_t i = pc.address_count; i-- > 0;)
        if (pc.addresses[i].InterfaceLuid.Value == luid &&
            pc.addresses[i].Address.si_family == family)
            *source = pc.addresses[i].Address;
}

static DWORD WINAPI best_route(NET_LUID *luid, NET_IFINDEX index, const SOCKADDR_INET *source,
                               const SOCKADDR_INET *destination, ULONG sort,
                               PMIB_IPFORWARD_ROW2 best, SOCKADDR_INET *best_source)
{
    DWORD code = fake_enter(WINDOWS_API_GetBestRoute2);
    const MIB_IPFORWARD_ROW2 *found = NULL;
    const MIB_IPFORWARD_ROW2 *rows;
    size_t count;

    assert_int_equal(index, 0);
    assert_null(source);
    assert_int_equal(sort, 0);
    assert_true(destination->si_family == AF_INET || destination->si_family == AF_INET6);
    if (code != NO_ERROR)
        return code;
    if (pc.no_best_route)
        return ERROR_NOT_SUPPORTED;
    if (luid != NULL && !fake_ip_has_link(luid->Value))
        return ERROR_FILE_NOT_FOUND;
    rows = fake_ip_routes(&count);
    for (size_t i = 0; i < count; i++) {
        const MIB_IPFORWARD_ROW2 *row = &rows[i];
        int longer = found == NULL ? 1
                                   : row->DestinationPrefix.PrefixLength -
                                         found->DestinationPrefix.PrefixLength;

        if ((pc.ignore_interface || luid == NULL || row->InterfaceLuid.Value == luid->Value) &&
            matches(row, destination) &&
            (longer > 0 || (longer == 0 && metric_of(row) < metric_of(found))))
            found = row;
    }
    if (found == NULL)
        return ERROR_NETWORK_UNREACHABLE;
    *best = *found;
    choose_source(found->InterfaceLuid.Value, destination->si_family, best_source);
    return NO_ERROR;
}

static DWORD WINAPI unicast_table(ADDRESS_FAMILY family, PMIB_UNICASTIPADDRESS_TABLE *table)
{
    DWORD code = fake_enter(WINDOWS_API_GetUnicastIpAddressTable);

    assert_non_null(table);
    assert_int_equal(family, AF_UNSPEC);
    if (code == NO_ERROR && pc.address_count == 0)
        return ERROR_NOT_FOUND;
    if (code == NO_ERROR)
        *table = fake_ip_table(offsetof(MIB_UNICASTIPADDRESS_TABLE, Table), pc.addresses,
                               pc.address_count, sizeof pc.addresses[0]);
    return code;
}

/* What fits one adapter with all the servers there can be. */
struct adapter {
    IP_ADAPTER_ADDRESSES row;
    IP_ADAPTER_DNS_SERVER_ADDRESS servers[ROWS_MAX];
    SOCKADDR_STORAGE addresses[ROWS_MAX];
};

/* Adds a server to its adapter, which it makes where there is none; *COUNT adapters are there. */
static void add_server(struct adapter *adapters, size_t *count, const struct dns_server *server)
{
    IP_ADAPTER_DNS_SERVER_ADDRESS **link;
    struct adapter *adapter;
    size_t position = 0;
    size_t used = 0;

    while (position < *count && adapters[position].row.Luid.Value != server->luid)
        position++;
    assert_true(position < ADAPTERS_MAX);
    adapter = &adapters[position];
    if (position == *count) {
        adapter->row.Luid.Value = server->luid;
        if (position > 0)
            adapters[position - 1].row.Next = &adapter->row;
        (*count)++;
    }
    for (link = &adapter->row.FirstDnsServerAddress; *link != NULL; link = &(*link)->Next)
        used++;
    *link = &adapter->servers[used];
    if (server->size >= 0) {
        memcpy(&adapter->addresses[used], &server->address, (size_t)server->size);
        adapter->servers[used].Address.lpSockaddr = (SOCKADDR *)&adapter->addresses[used];
        adapter->servers[used].Address.iSockaddrLength = server->size;
    }
}

static ULONG WINAPI adapters_addresses(ULONG family, ULONG flags, PVOID reserved,
                                       PIP_ADAPTER_ADDRESSES out, PULONG bytes)
{
    DWORD code = fake_enter(WINDOWS_API_GetAdaptersAddresses);
    ULONG needed = ADAPTERS_MAX * sizeof(struct adapter);
    size_t count = 0;

    assert_int_equal(family, AF_UNSPEC);
    assert_int_equal(flags & GAA_FLAG_SKIP_DNS_SERVER, 0);
    assert_null(reserved);
    assert_non_null(out);
    if (code != NO_ERROR)
        return code;
    if (pc.server_count == 0)
        return ERROR_NO_DATA;
    if (pc.lie_about_adapters) {
        *bytes += 1;
        return ERROR_BUFFER_OVERFLOW;
    }
    if (*bytes < needed) {
        *bytes = needed;
        return ERROR_BUFFER_OVERFLOW;
    }
    memset(out, 0, needed);
    for (size_t i = 0; i < pc.server_count; i++)
        add_server((struct adapter *)out, &count, &pc.servers[i]);
    return NO_ERROR;
}

void fake_net_install(struct windows_api *api)
{
    api->GetBestRoute2 = best_route;
    api->GetUnicastIpAddressTable = unicast_table;
    api->GetAdaptersAddresses = adapters_addresses;
}

void fake_net_reset(void)
{
    memset(&pc, 0, sizeof pc);
}
