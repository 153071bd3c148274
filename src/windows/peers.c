/* SPDX-License-Identifier: MIT */
/*
 * Addresses behind an interface that may answer: the next hops of its routes, its DNS servers
 * (learn.microsoft.com/windows/win32/api/iphlpapi, nf-iphlpapi-getadaptersaddresses), and the first
 * addresses of the networks that its routes lead to.
 */
#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/net_tables.h"
#include "windows/operations.h"
#include "windows/socket_address.h"
#include "windows/windows_error.h"

enum {
    PEERS_MAX = 16,
    ADAPTER_ATTEMPTS = 4,
    ADAPTER_BYTES = 16384, /* the page recommends 15 KB to begin with */
    ADAPTER_BYTES_MAX = 4194304
};

/* What is known of the interface, and what was found. */
struct search {
    uint64_t luid;
    const MIB_IPFORWARD_TABLE2 *routes;    /* NULL: none */
    const MIB_UNICASTIPADDRESS_TABLE *own; /* NULL: none */
    struct address peers[PEERS_MAX];
    size_t count;
};

static bool is_own(const struct search *search, const struct address *address)
{
    for (ULONG i = 0; search->own != NULL && i < search->own->NumEntries; i++) {
        struct address own;

        /* Of any interface: this PC answers itself whatever the tunnel does. */
        if (socket_address_read(&search->own->Table[i].Address, &own) &&
            address_equal(&own, address))
            return true;
    }
    return false;
}

/* Whether it can be one host's, beyond this PC and beyond its links. */
static bool is_remote_host(const struct address *address)
{
    const uint8_t *b = address->bytes;

    if (address_is_unspecified(address))
        return false;
    if (address->family == FAMILY_IPV4)
        /* RFC 1122 3.2.1.3 (this network, loopback), RFC 3927, RFC 1112 4 (classes D and E) */
        return b[0] != 0 && b[0] != 127 && b[0] < 224 && !(b[0] == 169 && b[1] == 254);
    /* RFC 4291 2.7 multicast, 2.5.6 link-local, 2.5.7 site-local (Windows' default DNS servers) */
    return b[0] != 0xFF && !(b[0] == 0xFE && b[1] >= 0x80) &&
           !address_has_prefix(address, &(struct address){.family = FAMILY_IPV6}, 127);
}

static void add(struct search *search, const struct address *address)
{
    if (search->count == PEERS_MAX || !is_remote_host(address) || is_own(search, address))
        return;
    for (size_t i = 0; i < search->count; i++)
        if (address_equal(&search->peers[i], address))
            return;
    search->peers[search->count++] = *address;
}

static const MIB_IPFORWARD_ROW2 *route_at(const struct search *search, ULONG i)
{
    const MIB_IPFORWARD_ROW2 *row = &search->routes->Table[i];

    return row->InterfaceLuid.Value == search->luid && !row->Loopback ? row : NULL;
}

static ULONG route_count(const struct search *search)
{
    return search->routes != NULL ? search->routes->NumEntries : 0;
}

static void add_next_hops(struct search *search)
{
    for (ULONG i = 0; i < route_count(search); i++) {
        const MIB_IPFORWARD_ROW2 *row = route_at(search, i);
        struct address hop;

        if (row != NULL && socket_address_read(&row->NextHop, &hop))
            add(search, &hop);
    }
}

static void set_host_bits(struct address *address, unsigned length)
{
    unsigned bits = address->family == FAMILY_IPV4 ? 32 : 128;

    for (unsigned bit = length; bit < bits; bit++)
        address->bytes[bit / 8] |= (uint8_t)(0x80U >> bit % 8);
}

/* Whether ADDRESS is the broadcast address of a network that the interface has a route to. */
static bool is_broadcast(const struct search *search, const struct address *address)
{
    for (ULONG i = 0; i < route_count(search); i++) {
        const MIB_IPFORWARD_ROW2 *row = route_at(search, i);
        struct address last;

        if (row == NULL || row->DestinationPrefix.PrefixLength > 30 ||
            !socket_address_read(&row->DestinationPrefix.Prefix, &last) ||
            last.family != FAMILY_IPV4)
            continue;
        set_host_bits(&last, row->DestinationPrefix.PrefixLength);
        if (address_equal(&last, address))
            return true;
    }
    return false;
}

/* The first host of a network that is neither everything nor a link between two; the host itself.
 */
static void add_first_host(struct search *search, const MIB_IPFORWARD_ROW2 *row)
{
    unsigned length = row->DestinationPrefix.PrefixLength;
    struct address address;
    unsigned bits;

    if (!socket_address_read(&row->DestinationPrefix.Prefix, &address))
        return;
    bits = address.family == FAMILY_IPV4 ? 32 : 128;
    if (length == bits) {
        if (address.family == FAMILY_IPV6 || !is_broadcast(search, &address))
            add(search, &address);
    } else if (length >= 8 && length <= bits - 2) {
        address.bytes[bits / 8 - 1] |= 1;
        add(search, &address);
    }
}

static void add_first_hosts(struct search *search)
{
    for (ULONG i = 0; i < route_count(search); i++) {
        const MIB_IPFORWARD_ROW2 *row = route_at(search, i);

        if (row != NULL)
            add_first_host(search, row);
    }
}

/* The adapters; *OUT is NULL where they cannot be had: then there are no DNS servers. */
static enum status read_adapters(const struct windows_api *api, IP_ADAPTER_ADDRESSES **out,
                                 struct error *err)
{
    const ULONG flags = GAA_FLAG_SKIP_UNICAST | GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST |
                        GAA_FLAG_SKIP_FRIENDLY_NAME;
    ULONG bytes = ADAPTER_BYTES;
    ULONG code = ERROR_BUFFER_OVERFLOW;

    *out = NULL;
    for (int attempt = 0;
         attempt < ADAPTER_ATTEMPTS && code == ERROR_BUFFER_OVERFLOW && bytes <= ADAPTER_BYTES_MAX;
         attempt++) {
        ULONG room = bytes;
        IP_ADAPTER_ADDRESSES *adapters = calloc(1, room);

        if (adapters == NULL)
            return error_set(err, STATUS_INTERNAL, "out of memory");
        code = api->GetAdaptersAddresses(AF_UNSPEC, flags, NULL, adapters, &bytes);
        if (code == NO_ERROR)
            *out = adapters;
        else
            free(adapters);
        if (bytes <= room)
            bytes = 2 * room;
    }
    return STATUS_OK;
}

static void add_dns_servers(struct search *search, const IP_ADAPTER_ADDRESSES *adapter)
{
    const IP_ADAPTER_DNS_SERVER_ADDRESS *server = adapter->FirstDnsServerAddress;

    for (; server != NULL; server = server->Next) {
        const SOCKET_ADDRESS *socket = &server->Address;
        struct address address;

        if (socket->iSockaddrLength > 0 &&
            socket_address_read_any(socket->lpSockaddr, (size_t)socket->iSockaddrLength, &address))
            add(search, &address);
    }
}

static enum status search_dns_servers(struct windows_api *api, struct search *search,
                                      struct error *err)
{
    IP_ADAPTER_ADDRESSES *adapters = NULL;
    struct error ignored;
    enum status status;

    if (WINDOWS_API_REQUIRE(api, &ignored, WINDOWS_API_GetAdaptersAddresses) != STATUS_OK)
        return STATUS_OK;
    status = read_adapters(api, &adapters, err);
    for (const IP_ADAPTER_ADDRESSES *adapter = adapters; adapter != NULL; adapter = adapter->Next)
        if (adapter->Luid.Value == search->luid)
            add_dns_servers(search, adapter);
    free(adapters);
    return status;
}

static enum status copy_out(const struct search *search, struct machine_addresses *out,
                            struct error *err)
{
    /* One more than may be needed: calloc(0) may return NULL. */
    struct machine_addresses list = {calloc(search->count + 1, sizeof list.rows[0]), search->count};

    if (list.rows == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    memcpy(list.rows, search->peers, search->count * sizeof list.rows[0]);
    *out = list;
    return STATUS_OK;
}

enum status operations_list_peers(void *self, uint64_t luid, struct machine_addresses *out,
                                  struct error *err)
{
    const struct machine_windows *machine = self;
    struct windows_api *api = machine->api;
    MIB_IPFORWARD_TABLE2 *routes = NULL;
    MIB_UNICASTIPADDRESS_TABLE *own = NULL;
    struct search search = {.luid = luid};
    enum status status = net_tables_routes(api, &routes, err);

    if (status != STATUS_OK)
        return status;
    status = net_tables_addresses(api, &own, err);
    if (status == STATUS_OK) {
        search.routes = routes;
        search.own = own;
        add_next_hops(&search);
        status = search_dns_servers(api, &search, err);
    }
    if (status == STATUS_OK) {
        add_first_hosts(&search);
        status = copy_out(&search, out, err);
    }
    if (own != NULL)
        api->FreeMibTable(own);
    if (routes != NULL)
        api->FreeMibTable(routes);
    return status;
}
