/* SPDX-License-Identifier: MIT */
#include "fault_live.h"

#include <string.h>

#include "fake_live.h"
#include "windows/socket_address.h"

enum {
    VPN = 43
};

static SOCKADDR_INET ipv4(uint8_t a, uint8_t b, uint8_t c, uint8_t d)
{
    return socket_address_make(&(struct address){FAMILY_IPV4, {a, b, c, d}});
}

static bool list_connections(const struct machine *machine, struct error *err)
{
    struct machine_connections list = {NULL, 4711};
    const struct fake_connection row = {
        .status.state = RASCS_Connected,
        .projection.type = RAS_PROJECTION_IKEV2,
        .projection_size = sizeof row.projection,
    };
    enum status status;

    fake_ras_add(&row);
    status = machine->ops->list_connections(machine->self, &list, err);
    /* A PC whose rasapi32 lacks a function has no connections. */
    if (status == STATUS_OK)
        assert_int_equal(list.count, fake_api_calls(WINDOWS_API_RasEnumConnectionsW));
    else
        assert_int_equal(list.count, 4711);
    if (status == STATUS_OK)
        machine_connections_free(&list);
    return status == STATUS_OK;
}

static bool list_sas(const struct machine *machine, struct error *err)
{
    const struct fake_sa row = {
        .transform = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER,
        .cipher_config = IPSEC_CIPHER_CONFIG_CBC_AES_128,
        .auth_config = IPSEC_AUTH_CONFIG_HMAC_SHA_1_96,
    };
    struct machine_sas list = {NULL, 4711};
    enum status status;

    fake_fwp_add(&row);
    status = machine->ops->list_sas(machine->self, &list, err);
    assert_int_equal(list.count, status == STATUS_OK ? 1 : 4711);
    if (status == STATUS_OK)
        machine_sas_free(&list);
    return status == STATUS_OK;
}

static bool find_route(const struct machine *machine, struct error *err)
{
    const struct address server = {FAMILY_IPV4, {203, 0, 113, 5}};
    const SOCKADDR_INET own = ipv4(192, 0, 2, 7);
    struct machine_route route = {.luid = 4711};
    enum status status;

    fake_net_add_address(VPN, &own);
    status = machine->ops->find_route(machine->self, &server, 0, &route, err);
    assert_int_equal(route.luid, status == STATUS_OK ? VPN : 4711);
    if (status == STATUS_OK)
        assert_int_equal(route.source.bytes[3], 7);
    return status == STATUS_OK;
}

static bool find_route_in_table(const struct machine *machine, struct error *err)
{
    fake_net_without_best_route();
    return find_route(machine, err);
}

static bool list_peers(const struct machine *machine, struct error *err)
{
    const SOCKADDR_INET own = ipv4(10, 0, 0, 9);
    const SOCKADDR_INET server = ipv4(10, 0, 0, 53);
    MIB_IPFORWARD_ROW2 route = {.NextHop = ipv4(10, 0, 0, 1)};
    struct machine_addresses list = {NULL, 4711};
    enum status status;

    route.InterfaceLuid.Value = VPN;
    route.DestinationPrefix.Prefix.si_family = AF_INET;
    fake_ip_add_route(&route);
    fake_net_add_address(VPN, &own);
    fake_net_add_dns_server(VPN, (const SOCKADDR *)&server, sizeof server.Ipv4);
    status = machine->ops->list_peers(machine->self, VPN, &list, err);
    if (status != STATUS_OK) {
        assert_int_equal(list.count, 4711);
        return false;
    }
    assert_true(list.count >= 1 && list.count <= 2);
    assert_int_equal(list.rows[0].bytes[3], 1);
    machine_addresses_free(&list);
    return true;
}

static bool resolve(const struct machine *machine, struct error *err)
{
    const SOCKADDR_INET address = ipv4(203, 0, 113, 5);
    struct machine_addresses list = {NULL, 4711};
    enum status status;

    fake_names_add(L"vpn.example", false, &address);
    status = machine->ops->resolve(machine->self, "vpn.example", FAMILY_COUNT, &list, err);
    assert_int_equal(list.count, status == STATUS_OK ? 1 : 4711);
    if (status == STATUS_OK)
        machine_addresses_free(&list);
    return status == STATUS_OK;
}

static bool list_ras_events(const struct machine *machine, struct error *err)
{
    const struct fake_ras_event event = {.id = 20225, .call = L"CoId={1}", .name = L"Work"};
    struct machine_ras_events list = {NULL, 4711};
    enum status status;

    fake_evt_add(&event);
    fake_evt_enlarge(8000);
    status = machine->ops->list_ras_events(machine->self, &list, err);
    assert_int_equal(list.count, status == STATUS_OK ? 1 : 4711);
    if (status == STATUS_OK)
        machine_ras_events_free(&list);
    return status == STATUS_OK;
}

static bool get_address_time(const struct machine *machine, struct error *err)
{
    const SOCKADDR_INET own = ipv4(10, 0, 0, 9);
    uint64_t filetime = 4711;
    enum status status;

    fake_net_add_address(VPN, &own);
    fake_net_set_address_time(VPN, 12);
    status = machine->ops->get_address_time(machine->self, VPN, &filetime, err);
    assert_int_equal(filetime, status == STATUS_OK ? 12 : 4711);
    return status == STATUS_OK;
}

bool fault_live_run(size_t operation, const struct machine *machine, struct error *err)
{
    static bool (*const runs[FAULT_LIVE_COUNT])(const struct machine *, struct error *) = {
        [FAULT_LIST_CONNECTIONS] = list_connections,
        [FAULT_LIST_SAS] = list_sas,
        [FAULT_FIND_ROUTE] = find_route,
        [FAULT_FIND_ROUTE_IN_TABLE] = find_route_in_table,
        [FAULT_LIST_PEERS] = list_peers,
        [FAULT_RESOLVE] = resolve,
        [FAULT_LIST_RAS_EVENTS] = list_ras_events,
        [FAULT_GET_ADDRESS_TIME] = get_address_time,
    };

    return runs[operation](machine, err);
}

bool fault_live_is_quiet(size_t operation, enum windows_function function)
{
    static const struct {
        enum fault_live operation;
        enum windows_function function;
        const char *why;
    } rows[] = {
        {FAULT_LIST_CONNECTIONS, WINDOWS_API_RasGetConnectStatusW, "its state is left unset"},
        {FAULT_LIST_CONNECTIONS, WINDOWS_API_RasGetProjectionInfoEx, "its projection likewise"},
        {FAULT_LIST_SAS, WINDOWS_API_IPsecSaContextDestroyEnumHandle0, "releasing"},
        {FAULT_LIST_SAS, WINDOWS_API_FwpmFreeMemory0, "releasing"},
        {FAULT_LIST_SAS, WINDOWS_API_FwpmEngineClose0, "releasing"},
        {FAULT_FIND_ROUTE_IN_TABLE, WINDOWS_API_GetIpInterfaceEntry, "the metric counts as 0"},
        {FAULT_LIST_PEERS, WINDOWS_API_GetAdaptersAddresses, "the routes' peers remain"},
        {FAULT_RESOLVE, WINDOWS_API_FreeAddrInfoW, "releasing"},
        {FAULT_RESOLVE, WINDOWS_API_WSACleanup, "releasing"},
        {FAULT_LIST_RAS_EVENTS, WINDOWS_API_EvtClose, "releasing"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].operation == operation && rows[i].function == function)
            return true;
    return false;
}
