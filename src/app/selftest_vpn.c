/* SPDX-License-Identifier: MIT */
/* The facts about one VPN that are read and not tried. */
#include <stdio.h>
#include <string.h>

#include "app/selftest_rows.h"
#include "core/ras.h"
#include "core/text.h"

static const char no_ras[] = "RAS does not know this VPN";
static const char no_interface[] = "no interface of this connection is found";

/* A connection without what is asked: a row that says so. */
static bool has_both(const struct selftest *test, const struct selftest_vpn *vpn,
                     enum selftest_fact fact)
{
    if (vpn->connection == NULL)
        selftest_inapplicable(test, fact, vpn->title, "%s", no_ras);
    else if (vpn->row == NULL)
        selftest_unmeasured(test, fact, vpn->title, "%s", no_interface);
    return vpn->connection != NULL && vpn->row != NULL;
}

static void tell_device(const struct selftest *test, const struct selftest_vpn *vpn)
{
    const struct machine_connection *connection = vpn->connection;
    char safe[160];

    if (connection == NULL) {
        selftest_inapplicable(test, SELFTEST_DEVICE, vpn->title, "%s", no_ras);
        return;
    }
    text_safe(connection->device, safe, sizeof safe);
    /* The name of a device of another maker might name a customer. */
    if (ras_device_type(connection->device) == VPN_UNSET && !test->request->full)
        snprintf(safe, sizeof safe, "none of the four built in");
    selftest_measured(test, SELFTEST_DEVICE, vpn->title, "%s; %s; %s", safe,
                      connection->is_vpn ? "of type vpn" : "not of type vpn",
                      connection->connected ? "connected" : "not connected");
}

static void tell_yes_no(const struct selftest *test, enum selftest_fact fact,
                        const struct selftest_vpn *vpn, bool yes)
{
    selftest_measured(test, fact, vpn->title, "%s", yes ? "yes" : "no");
}

static void tell_identity(const struct selftest *test, const struct selftest_vpn *vpn)
{
    const struct machine_connection *connection = vpn->connection;

    tell_device(test, vpn);
    if (has_both(test, vpn, SELFTEST_ALIAS))
        tell_yes_no(test, SELFTEST_ALIAS, vpn, strcmp(connection->name, vpn->row->name) == 0);
    if (has_both(test, vpn, SELFTEST_DESCRIPTION))
        tell_yes_no(test, SELFTEST_DESCRIPTION, vpn,
                    strcmp(connection->name, vpn->row->description) == 0);
    if (!has_both(test, vpn, SELFTEST_GUID))
        return;
    if (!connection->has_guid)
        selftest_measured(test, SELFTEST_GUID, vpn->title, "no: the entry has none");
    else
        tell_yes_no(test, SELFTEST_GUID, vpn,
                    memcmp(&connection->guid, &vpn->row->guid, sizeof connection->guid) == 0);
}

/* A number of Windows' with its name in the headers, where it is one that is expected somewhere. */
static void tell_kind(const struct selftest *test, enum selftest_fact fact,
                      const struct selftest_vpn *vpn, uint32_t number)
{
    static const struct {
        enum selftest_fact fact;
        uint32_t number;
        const char *name;
    } names[] = {
        {SELFTEST_IF_TYPE, 6, "ethernet"},
        {SELFTEST_IF_TYPE, 23, "PPP"},
        {SELFTEST_IF_TYPE, 53, "virtual"},
        {SELFTEST_IF_TYPE, 71, "Wi-Fi"},
        {SELFTEST_IF_TYPE, 131, "tunnel"},
        {SELFTEST_MEDIA_TYPE, 0, "802.3"},
        {SELFTEST_MEDIA_TYPE, 3, "WAN"},
        {SELFTEST_MEDIA_TYPE, 12, "CoWAN"},
        {SELFTEST_MEDIA_TYPE, 15, "tunnel"},
        {SELFTEST_MEDIA_TYPE, 19, "IP"},
        {SELFTEST_ACCESS_TYPE, 1, "loopback"},
        {SELFTEST_ACCESS_TYPE, 2, "broadcast"},
        {SELFTEST_ACCESS_TYPE, 3, "point to point"},
        {SELFTEST_ACCESS_TYPE, 4, "point to multipoint"},
        {SELFTEST_CONNECTION_TYPE, 1, "dedicated"},
        {SELFTEST_CONNECTION_TYPE, 2, "passive"},
        {SELFTEST_CONNECTION_TYPE, 3, "demand"},
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i].fact == fact && names[i].number == number) {
            selftest_measured(test, fact, vpn->title, "%lu (%s)", (unsigned long)number,
                              names[i].name);
            return;
        }
    selftest_measured(test, fact, vpn->title, "%lu", (unsigned long)number);
}

static void tell_kinds(const struct selftest *test, const struct selftest_vpn *vpn)
{
    static const enum selftest_fact facts[] = {SELFTEST_IF_TYPE, SELFTEST_MEDIA_TYPE,
                                               SELFTEST_ACCESS_TYPE, SELFTEST_CONNECTION_TYPE};
    const struct machine_interface *row = vpn->row;

    for (size_t i = 0; row == NULL && i < sizeof facts / sizeof facts[0]; i++)
        selftest_unmeasured(test, facts[i], vpn->title, "%s", no_interface);
    if (row == NULL)
        return;
    tell_kind(test, SELFTEST_IF_TYPE, vpn, row->if_type);
    tell_kind(test, SELFTEST_MEDIA_TYPE, vpn, row->media_type);
    tell_kind(test, SELFTEST_ACCESS_TYPE, vpn, row->access_type);
    tell_kind(test, SELFTEST_CONNECTION_TYPE, vpn, row->connection_type);
}

static void address_or_none(const struct selftest *test, bool has, const struct address *address,
                            char out[SELFTEST_ADDRESS_SIZE])
{
    if (has)
        selftest_address(test, address, out);
    else
        snprintf(out, SELFTEST_ADDRESS_SIZE, "not told");
}

static void tell_status(const struct selftest *test, const struct selftest_vpn *vpn)
{
    const struct machine_connection *connection = vpn->connection;
    char local[SELFTEST_ADDRESS_SIZE];
    char server[SELFTEST_ADDRESS_SIZE];

    if (connection->facts.status_code != 0) {
        selftest_unmeasured(test, SELFTEST_RAS_STATUS, vpn->title, "Windows refused it (%lu)",
                            (unsigned long)connection->facts.status_code);
        return;
    }
    address_or_none(test, connection->has_local, &connection->local, local);
    address_or_none(test, connection->has_server, &connection->server, server);
    selftest_measured(test, SELFTEST_RAS_STATUS, vpn->title, "%lu bytes; PC: %s; server: %s",
                      (unsigned long)connection->facts.status_size, local, server);
}

static void tell_projection(const struct selftest *test, const struct selftest_vpn *vpn)
{
    static const char *const nats[] = {"NAT not told", "no NAT", "behind a NAT"};
    static const char *const ciphers[] = {"cipher not told", "3DES", "AES"};
    const struct machine_connection *connection = vpn->connection;
    const struct machine_ras_facts *facts = &connection->facts;
    char inner[FAMILY_COUNT][SELFTEST_ADDRESS_SIZE];

    if (facts->projection_code != 0) {
        selftest_unmeasured(test, SELFTEST_PROJECTION, vpn->title, "Windows refused it (%lu)",
                            (unsigned long)facts->projection_code);
        return;
    }
    for (int family = 0; family < FAMILY_COUNT; family++)
        address_or_none(test, connection->has_inner_server[family],
                        &connection->inner_server[family], inner[family]);
    selftest_measured(test, SELFTEST_PROJECTION, vpn->title,
                      "%s; %s; %s; server inside the tunnel: IPv4 %s, IPv6 %s",
                      facts->projection == 2   ? "IKEv2"
                      : facts->projection == 1 ? "PPP"
                                               : "of an unknown type",
                      nats[connection->nat], ciphers[connection->encryption], inner[FAMILY_IPV4],
                      inner[FAMILY_IPV6]);
}

static bool is_of(const struct machine_sa *sa, const struct selftest_vpn *vpn)
{
    return address_equal(&sa->remote, &vpn->connection->server);
}

/* Every suite once. */
static void tell_suites(const struct selftest *test, const struct selftest_vpn *vpn)
{
    char suites[SELFTEST_TEXT_SIZE] = "";
    size_t len = 0;

    for (size_t i = 0; i < test->sas.count; i++) {
        const struct machine_sa *sa = &test->sas.rows[i];
        char suite[96];

        if (!is_of(sa, vpn))
            continue;
        if (sa->unknown_suite)
            snprintf(suite, sizeof suite, "one that vpnmtu does not know");
        else
            snprintf(suite, sizeof suite, "%s and %s", cipher_by_id(sa->cipher)->name,
                     integrity_by_id(sa->integrity)->name);
        if (strstr(suites, suite) == NULL && len + sizeof suite < sizeof suites)
            len += (size_t)snprintf(suites + len, sizeof suites - len, "%s%s", len > 0 ? "; " : "",
                                    suite);
    }
    selftest_measured(test, SELFTEST_SA_SUITE, vpn->title, "%s", suites);
}

static void tell_udp(const struct selftest *test, const struct selftest_vpn *vpn, size_t udp,
                     size_t all)
{
    selftest_measured(test, SELFTEST_SA_UDP, vpn->title, "in %zu of %zu", udp, all);
    if (vpn->connection->nat == MACHINE_NAT_UNKNOWN)
        selftest_unmeasured(test, SELFTEST_UDP_WITHOUT_NAT, vpn->title,
                            "RAS does not tell whether there is a NAT");
    else if (vpn->connection->nat == MACHINE_NAT_YES)
        selftest_inapplicable(test, SELFTEST_UDP_WITHOUT_NAT, vpn->title, "there is a NAT");
    else
        tell_yes_no(test, SELFTEST_UDP_WITHOUT_NAT, vpn, udp > 0);
}

static const enum selftest_fact sa_facts[] = {SELFTEST_SA_COUNT, SELFTEST_SA_SUITE, SELFTEST_SA_UDP,
                                              SELFTEST_UDP_WITHOUT_NAT};

static void tell_sas(const struct selftest *test, const struct selftest_vpn *vpn)
{
    size_t all = 0;
    size_t inbound = 0;
    size_t tunnel = 0;
    size_t udp = 0;

    for (size_t i = 0; i < test->sas.count; i++) {
        const struct machine_sa *sa = &test->sas.rows[i];

        if (!is_of(sa, vpn))
            continue;
        all++;
        inbound += sa->inbound;
        tunnel += sa->mode == ESP_TUNNEL;
        udp += sa->udp_encapsulation;
    }
    selftest_measured(test, SELFTEST_SA_COUNT, vpn->title,
                      "%zu inbound, %zu outbound; tunnel mode: %zu, transport mode: %zu", inbound,
                      all - inbound, tunnel, all - tunnel);
    if (all > 0) {
        tell_suites(test, vpn);
        tell_udp(test, vpn, udp, all);
        return;
    }
    for (size_t i = 1; i < sizeof sa_facts / sizeof sa_facts[0]; i++)
        selftest_inapplicable(test, sa_facts[i], vpn->title,
                              "there is no security association with the server");
}

static void tell_ipsec(const struct selftest *test, const struct selftest_vpn *vpn)
{
    int type = vpn->connection != NULL ? ras_device_type(vpn->connection->device) : VPN_UNSET;
    bool esp = type != VPN_UNSET && (vpn_kind((enum vpn_type)type)->options & VPN_HAS_ESP) != 0;

    if (esp && vpn->connection->has_server && test->sas_error.status == STATUS_OK) {
        tell_sas(test, vpn);
        return;
    }
    for (size_t i = 0; i < sizeof sa_facts / sizeof sa_facts[0]; i++) {
        if (!esp)
            selftest_inapplicable(test, sa_facts[i], vpn->title,
                                  "it is not known to be a VPN over IPsec");
        else if (test->sas_error.status != STATUS_OK)
            selftest_failed(test, sa_facts[i], vpn->title, &test->sas_error);
        else
            selftest_unmeasured(test, sa_facts[i], vpn->title,
                                "RAS does not tell the server's address");
    }
}

static const char *mtu_text(const struct machine_ip *ip, char out[16])
{
    if (ip->bound)
        snprintf(out, 16, "%lu", (unsigned long)ip->mtu);
    else
        snprintf(out, 16, "none");
    return out;
}

static void tell_tunnel(const struct selftest *test, const struct selftest_vpn *vpn)
{
    const struct machine_registry_value *value = &test->tunnel.values[TUNNEL_MTU];
    char mtu[16];

    if (vpn->connection == NULL)
        selftest_inapplicable(test, SELFTEST_TUNNEL_HONOURED, vpn->title, "%s", no_ras);
    else if (test->tunnel_error.status != STATUS_OK)
        selftest_failed(test, SELFTEST_TUNNEL_HONOURED, vpn->title, &test->tunnel_error);
    else if (!value->present || !value->is_dword)
        selftest_inapplicable(test, SELFTEST_TUNNEL_HONOURED, vpn->title,
                              "the registry has no TunnelMTU");
    else
        selftest_measured(test, SELFTEST_TUNNEL_HONOURED, vpn->title, "%s: %lu, and IPv4 has %s",
                          vpn->row->ip[FAMILY_IPV4].mtu == value->number ? "yes" : "no",
                          (unsigned long)value->number, mtu_text(&vpn->row->ip[FAMILY_IPV4], mtu));
}

static void tell_mtus(const struct selftest *test, const struct selftest_vpn *vpn)
{
    const struct machine_interface *row = vpn->row;
    const struct underlay *underlay = &vpn->underlay;
    char ipv4[16];
    char ipv6[16];
    char name[SELFTEST_NAME_SIZE];
    long below;

    selftest_measured(test, SELFTEST_IP_MTU, vpn->title, "IPv4 %s, IPv6 %s",
                      mtu_text(&row->ip[FAMILY_IPV4], ipv4), mtu_text(&row->ip[FAMILY_IPV6], ipv6));
    selftest_measured(test, SELFTEST_NDIS_MTU, vpn->title, "%lu", (unsigned long)row->ndis_mtu);
    tell_tunnel(test, vpn);
    if (underlay->row == NULL || underlay->mtu == 0 || !row->ip[FAMILY_IPV4].bound) {
        selftest_unmeasured(test, SELFTEST_HEADROOM, vpn->title, "%s",
                            row->ip[FAMILY_IPV4].bound ? "what carries the VPN is not known"
                                                       : "the VPN has no IPv4");
        return;
    }
    below = (long)underlay->mtu - (long)row->ip[FAMILY_IPV4].mtu;
    selftest_name(test, underlay->row, name);
    selftest_measured(test, SELFTEST_HEADROOM, vpn->title, "%ld below the %lu of %s, %s", below,
                      (unsigned long)underlay->mtu, name,
                      underlay->to_server ? "which leads to the server"
                                          : "which has the default route");
}

static void tell_route(const struct selftest *test, const struct selftest_vpn *vpn)
{
    const struct machine *machine = test->machine;
    const struct machine_interface *row;
    struct machine_route route;
    char name[SELFTEST_NAME_SIZE];
    struct error err;

    if (vpn->connection == NULL || !vpn->connection->has_server) {
        selftest_unmeasured(test, SELFTEST_ROUTE, vpn->title, "the server's address is not known");
        return;
    }
    if (machine->ops->find_route(machine->self, &vpn->connection->server, 0, &route, &err) !=
        STATUS_OK) {
        selftest_failed(test, SELFTEST_ROUTE, vpn->title, &err);
        return;
    }
    row = machine_interface_by_luid(&test->interfaces.list, route.luid);
    if (row == NULL)
        snprintf(name, sizeof name, "an interface that is not listed");
    else
        selftest_name(test, row, name);
    selftest_measured(test, SELFTEST_ROUTE, vpn->title, "%s, prefix of %u bits, %s", name,
                      (unsigned)route.prefix_length,
                      route.has_next_hop ? "by a gateway" : "on-link");
}

void selftest_vpn(const struct selftest *test, const struct selftest_vpn *vpn)
{
    static const enum selftest_fact mtu_facts[] = {SELFTEST_IP_MTU, SELFTEST_NDIS_MTU,
                                                   SELFTEST_HEADROOM, SELFTEST_TUNNEL_HONOURED};

    tell_identity(test, vpn);
    tell_kinds(test, vpn);
    if (vpn->connection != NULL) {
        tell_status(test, vpn);
        tell_projection(test, vpn);
    } else {
        selftest_inapplicable(test, SELFTEST_RAS_STATUS, vpn->title, "%s", no_ras);
        selftest_inapplicable(test, SELFTEST_PROJECTION, vpn->title, "%s", no_ras);
    }
    selftest_events_of(test, vpn);
    tell_ipsec(test, vpn);
    for (size_t i = 0; vpn->row == NULL && i < sizeof mtu_facts / sizeof mtu_facts[0]; i++)
        selftest_unmeasured(test, mtu_facts[i], vpn->title, "%s", no_interface);
    if (vpn->row != NULL)
        tell_mtus(test, vpn);
    tell_route(test, vpn);
}
