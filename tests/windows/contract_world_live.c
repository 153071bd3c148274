/* SPDX-License-Identifier: MIT */
#include "contract_world_live.h"

#include <string.h>

#include "fake_live.h"
#include "windows/socket_address.h"
#include "windows/utf.h"

static void widen(const char *text, wchar_t *out, size_t count)
{
    size_t units;

    assert_true(utf_widen(text, strlen(text), UTF_REFUSE, out, count, &units));
}

static void put_endpoint(bool has, const struct address *address, struct ras_endpoint *out)
{
    if (!has)
        return;
    out->type = address->family == FAMILY_IPV4 ? RAS_ENDPOINT_IPV4 : RAS_ENDPOINT_IPV6;
    memcpy(out->address, address->bytes, sizeof out->address);
}

static void put_projection(const struct machine_connection *row, struct fake_connection *fake)
{
    struct ras_projection *projection = &fake->projection;

    if (row->nat == MACHINE_NAT_UNKNOWN)
        return;
    fake->projection_size = sizeof *projection;
    projection->type = RAS_PROJECTION_IKEV2;
    projection->info.ikev2.flags = row->nat == MACHINE_NAT_YES ? RAS_IKEV2_CLIENT_BEHIND_NAT : 1;
    projection->info.ikev2.encryption_method = row->encryption == MACHINE_ENCRYPTION_AES
                                                   ? IPSEC_CIPHER_TYPE_AES_256
                                                   : IPSEC_CIPHER_TYPE_3DES;
    projection->info.ikev2.ipv6_error = ERROR_PPP_CP_REJECTED;
    memcpy(projection->info.ikev2.ipv4_server, row->inner_server[FAMILY_IPV4].bytes, 4);
    if (row->has_inner_server[FAMILY_IPV6]) {
        projection->info.ikev2.ipv6_error = NO_ERROR;
        memcpy(projection->info.ikev2.ipv6_server, row->inner_server[FAMILY_IPV6].bytes, 16);
    }
}

void contract_world_add_connection(void *self, const struct machine_connection *row)
{
    struct fake_connection fake = {.status.state = RASCS_ConnectDevice};

    (void)self;
    widen(row->name, fake.row.entry_name,
          sizeof fake.row.entry_name / sizeof fake.row.entry_name[0]);
    widen(row->device, fake.row.device_name,
          sizeof fake.row.device_name / sizeof fake.row.device_name[0]);
    widen(row->is_vpn ? "vpn" : "PPPoE", fake.row.device_type,
          sizeof fake.row.device_type / sizeof fake.row.device_type[0]);
    if (row->has_guid)
        memcpy(&fake.row.entry_guid, row->guid.bytes, sizeof fake.row.entry_guid);
    if (row->connected)
        fake.status.state = RASCS_Connected;
    widen(row->host, fake.status.phone_number,
          sizeof fake.status.phone_number / sizeof fake.status.phone_number[0]);
    put_endpoint(row->has_local, &row->local, &fake.status.local);
    put_endpoint(row->has_server, &row->server, &fake.status.remote);
    put_projection(row, &fake);
    fake_ras_add(&fake);
}

/* The number that is its bytes, the first the highest. */
static UINT32 number_of(const struct address *address)
{
    const uint8_t *b = address->bytes;

    return (UINT32)b[0] << 24 | (UINT32)b[1] << 16 | (UINT32)b[2] << 8 | b[3];
}

static void put_suite(const struct machine_sa *row, struct fake_sa *sa)
{
    static const UINT8 ciphers[CIPHER_COUNT] = {
        [CIPHER_AES_CBC] = IPSEC_CIPHER_CONFIG_CBC_AES_256,
        [CIPHER_AES_GCM_16] = IPSEC_CIPHER_CONFIG_GCM_AES_128,
        [CIPHER_3DES_CBC] = IPSEC_CIPHER_CONFIG_CBC_3DES,
        [CIPHER_DES_CBC] = IPSEC_CIPHER_CONFIG_CBC_DES,
    };
    static const UINT8 integrities[INTEGRITY_COUNT] = {
        [INTEGRITY_HMAC_MD5_96] = IPSEC_AUTH_CONFIG_HMAC_MD5_96,
        [INTEGRITY_HMAC_SHA1_96] = IPSEC_AUTH_CONFIG_HMAC_SHA_1_96,
        [INTEGRITY_HMAC_SHA256_128] = IPSEC_AUTH_CONFIG_HMAC_SHA_256_128,
        [INTEGRITY_NONE] = IPSEC_AUTH_CONFIG_GCM_AES_128,
    };

    sa->transform =
        ciphers[row->cipher] != 0 ? IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER : IPSEC_TRANSFORM_ESP_AUTH;
    sa->cipher_config = row->unknown_suite ? 200 : ciphers[row->cipher];
    sa->auth_config = integrities[row->integrity];
}

void contract_world_add_sa(void *self, const struct machine_sa *row)
{
    struct fake_sa sa = {.inbound = row->inbound, .udp_encapsulation = row->udp_encapsulation};

    (void)self;
    sa.traffic.trafficType =
        row->mode == ESP_TUNNEL ? IPSEC_TRAFFIC_TYPE_TUNNEL : IPSEC_TRAFFIC_TYPE_TRANSPORT;
    if (row->local.family == FAMILY_IPV4) {
        sa.traffic.ipVersion = FWP_IP_VERSION_V4;
        sa.traffic.localV4Address = number_of(&row->local);
        sa.traffic.remoteV4Address = number_of(&row->remote);
    } else {
        sa.traffic.ipVersion = FWP_IP_VERSION_V6;
        memcpy(sa.traffic.localV6Address, row->local.bytes, 16);
        memcpy(sa.traffic.remoteV6Address, row->remote.bytes, 16);
    }
    put_suite(row, &sa);
    fake_fwp_add(&sa);
}

void contract_world_add_route(void *self, const struct address *prefix,
                              const struct machine_route *route)
{
    const SOCKADDR_INET source = socket_address_make(&route->source);
    MIB_IPFORWARD_ROW2 row = {0};

    (void)self;
    row.InterfaceLuid.Value = route->luid;
    row.DestinationPrefix.Prefix = socket_address_make(prefix);
    row.DestinationPrefix.PrefixLength = route->prefix_length;
    row.Metric = route->metric;
    row.NextHop.si_family = row.DestinationPrefix.Prefix.si_family;
    if (route->has_next_hop)
        row.NextHop = socket_address_make(&route->next_hop);
    fake_ip_add_route(&row);
    fake_net_add_address(route->luid, &source);
}

void contract_world_add_peer(void *self, uint64_t luid, const struct address *peer)
{
    MIB_IPFORWARD_ROW2 row = {0};

    (void)self;
    row.InterfaceLuid.Value = luid;
    row.DestinationPrefix.Prefix.si_family = peer->family == FAMILY_IPV4 ? AF_INET : AF_INET6;
    row.NextHop = socket_address_make(peer);
    fake_ip_add_route(&row);
}

void contract_world_add_ras_event(void *self, const struct machine_ras_event *event)
{
    struct fake_ras_event fake = {.id = (UINT16)event->id, .filetime = event->filetime};

    (void)self;
    widen(event->call, fake.call, sizeof fake.call / sizeof fake.call[0]);
    widen(event->name, fake.name, sizeof fake.name / sizeof fake.name[0]);
    fake_evt_add(&fake);
}

void contract_world_set_address_time(void *self, uint64_t luid, uint64_t filetime)
{
    const struct address any = {FAMILY_IPV4, {10, 0, 0, 7}};
    const SOCKADDR_INET address = socket_address_make(&any);

    (void)self;
    fake_net_add_address(luid, &address);
    fake_net_set_address_time(luid, filetime);
}
