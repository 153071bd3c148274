/* SPDX-License-Identifier: MIT */
#include "core/vpn.h"

#include <string.h>

#define ESP_OPTIONS (VPN_HAS_CIPHER | VPN_HAS_INTEGRITY | VPN_HAS_NAT_T | VPN_HAS_ESP)

/*
 * Safe suites: aes-cbc with hmac-sha256-128 is the largest that Windows offers for ESP;
 * aes-cbc with hmac-sha512 the largest in common use with OpenVPN.
 */
static const struct vpn_kind kinds[VPN_TYPE_COUNT] = {
    [VPN_IKEV2] = {"ikev2", "IKEv2", true, ESP_OPTIONS, SUITE_ESP, CIPHER_AES_CBC, CIPHER_AES_CBC,
                   INTEGRITY_HMAC_SHA1_96, INTEGRITY_HMAC_SHA256_128},
    [VPN_L2TP] = {"l2tp", "L2TP/IPsec", true,
                  ESP_OPTIONS | VPN_HAS_L2TP_HEADER | VPN_HAS_PPP_HEADER, SUITE_ESP, CIPHER_AES_CBC,
                  CIPHER_AES_CBC, INTEGRITY_HMAC_SHA1_96, INTEGRITY_HMAC_SHA256_128},
    [VPN_SSTP] = {"sstp", "SSTP", true, VPN_HAS_TLS | VPN_HAS_PPP_HEADER | VPN_HAS_TCP_TIMESTAMPS,
                  SUITE_SSTP, CIPHER_NULL, CIPHER_NULL, INTEGRITY_NONE, INTEGRITY_NONE},
    [VPN_PPTP] = {"pptp", "PPTP", true, VPN_HAS_CIPHER | VPN_HAS_PPP_HEADER, SUITE_PPTP,
                  CIPHER_MPPE, CIPHER_MPPE, INTEGRITY_NONE, INTEGRITY_NONE},
    [VPN_WIREGUARD] = {"wireguard", "WireGuard", false, 0, SUITE_WIREGUARD,
                       CIPHER_CHACHA20_POLY1305, CIPHER_CHACHA20_POLY1305, INTEGRITY_NONE,
                       INTEGRITY_NONE},
    [VPN_OPENVPN_UDP] = {"openvpn-udp", "OpenVPN over UDP", false,
                         VPN_HAS_CIPHER | VPN_HAS_INTEGRITY, SUITE_OPENVPN, CIPHER_AES_GCM_16,
                         CIPHER_AES_CBC, INTEGRITY_HMAC_SHA1, INTEGRITY_HMAC_SHA512},
    [VPN_OPENVPN_TCP] = {"openvpn-tcp", "OpenVPN over TCP", false,
                         VPN_HAS_CIPHER | VPN_HAS_INTEGRITY | VPN_HAS_TCP_TIMESTAMPS, SUITE_OPENVPN,
                         CIPHER_AES_GCM_16, CIPHER_AES_CBC, INTEGRITY_HMAC_SHA1,
                         INTEGRITY_HMAC_SHA512},
    [VPN_IPSEC] = {"ipsec", "IPsec ESP", false, ESP_OPTIONS | VPN_HAS_MODE, SUITE_ESP,
                   CIPHER_AES_CBC, CIPHER_AES_CBC, INTEGRITY_HMAC_SHA1_96,
                   INTEGRITY_HMAC_SHA256_128},
};

/* The largest headers in use: L2TP with Length (RFC 2661 3.1), PPP uncompressed (RFC 1661 2). */
enum {
    L2TP_HEADER_DEFAULT = 8,
    PPP_HEADER_DEFAULT = 4,
    PPP_HEADER_MIN = 1,
    PPP_HEADER_MAX = 4
};

const struct vpn_kind *vpn_kind(enum vpn_type type)
{
    return &kinds[type];
}

int vpn_type_parse(const char *name)
{
    for (int i = 0; i < VPN_TYPE_COUNT; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return i;
    return VPN_UNSET;
}

const char *vpn_mode_name(enum esp_mode mode)
{
    return mode == ESP_TRANSPORT ? "transport" : "tunnel";
}

struct vpn_request vpn_request_empty(void)
{
    return (struct vpn_request){VPN_UNSET, VPN_UNSET, VPN_UNSET, VPN_UNSET, VPN_UNSET,
                                VPN_UNSET, VPN_UNSET, NULL,      NULL,      NULL};
}

bool vpn_request_says(const struct vpn_request *request)
{
    return request->type != VPN_UNSET || request->mode != VPN_UNSET ||
           request->nat_t != VPN_UNSET || request->l2tp_header != VPN_UNSET ||
           request->ppp_header != VPN_UNSET || request->timestamps != VPN_UNSET ||
           request->cipher != NULL || request->integrity != NULL || request->tls != NULL;
}

/* Refuses options that the type does not have. */
static enum status refuse_foreign(const struct vpn_request *request, const struct vpn_kind *kind,
                                  struct error *err)
{
    const struct {
        bool said;
        unsigned option;
        const char *name;
    } rows[] = {
        {request->cipher != NULL, VPN_HAS_CIPHER, "--cipher"},
        {request->integrity != NULL, VPN_HAS_INTEGRITY, "--integrity"},
        {request->nat_t != VPN_UNSET, VPN_HAS_NAT_T, "--nat-t"},
        {request->mode != VPN_UNSET, VPN_HAS_MODE, "--mode"},
        {request->l2tp_header != VPN_UNSET, VPN_HAS_L2TP_HEADER, "--l2tp-header"},
        {request->ppp_header != VPN_UNSET, VPN_HAS_PPP_HEADER, "--ppp-header"},
        {request->tls != NULL, VPN_HAS_TLS, "--tls"},
        {request->timestamps != VPN_UNSET, VPN_HAS_TCP_TIMESTAMPS, "--tcp-timestamps"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].said && (kind->options & rows[i].option) == 0)
            return error_set(err, STATUS_USAGE, "%s means nothing for --vpn %s", rows[i].name,
                             kind->name);
    return STATUS_OK;
}

static enum status resolve_cipher(const struct vpn_request *request, const struct vpn_kind *kind,
                                  bool safe, const struct cipher **cipher, struct error *err)
{
    const struct cipher *found;

    *cipher = cipher_by_id(safe ? kind->safe_cipher : kind->typical_cipher);
    if (request->cipher == NULL)
        return STATUS_OK;
    found = cipher_parse(request->cipher);
    if (found == NULL) {
        error_set(err, STATUS_USAGE, "unknown cipher \"%s\"", request->cipher);
        return error_advise(err, "vpnmtu help ciphers");
    }
    if ((found->use & (unsigned)kind->use) == 0) {
        error_set(err, STATUS_USAGE, "--vpn %s cannot use the cipher %s", kind->name, found->name);
        return error_advise(err, "vpnmtu help ciphers");
    }
    *cipher = found;
    return STATUS_OK;
}

/*
 * Windows names the combined algorithm twice (cipher GCMAES256, integrity GCMAES256; its firewall
 * writes AESGCM256 and AESGMAC256), and GMAC as integrity GCMAES256 with cipher None. True if the
 * spelling in integrity's place is such a cipher.
 */
static bool integrity_is_combined(const struct vpn_request *request, const struct vpn_kind *kind,
                                  const struct cipher **cipher)
{
    const struct cipher *named = cipher_parse(request->integrity);
    const struct cipher *gmac = cipher_by_id(CIPHER_AES_GMAC);
    const struct cipher *gcm = cipher_by_id(CIPHER_AES_GCM_16);

    if (named == NULL || !named->standalone)
        return false;
    if (*cipher == cipher_by_id(CIPHER_NULL) && request->cipher != NULL &&
        (gmac->use & (unsigned)kind->use) != 0 && (named == gcm || named == gmac)) {
        *cipher = gmac;
        return true;
    }
    return named == *cipher || (*cipher == gcm && named == gmac);
}

static enum status resolve_integrity(const struct vpn_request *request, const struct vpn_kind *kind,
                                     bool safe, const struct cipher **cipher,
                                     const struct integrity **integrity, struct error *err)
{
    const struct integrity *none = integrity_by_id(INTEGRITY_NONE);
    const struct integrity *found;

    if (request->integrity == NULL) {
        bool needed = !(*cipher)->standalone && (kind->options & VPN_HAS_INTEGRITY) != 0;

        *integrity =
            needed ? integrity_by_id(safe ? kind->safe_integrity : kind->typical_integrity) : none;
        return STATUS_OK;
    }
    if (integrity_is_combined(request, kind, cipher)) {
        *integrity = none;
        return STATUS_OK;
    }
    found = integrity_parse(request->integrity, kind->use);
    if (found == NULL && cipher_parse(request->integrity) != NULL)
        return error_set(err, STATUS_USAGE,
                         "integrity \"%s\" is a cipher's own: it goes only with that cipher",
                         request->integrity);
    if (found == NULL) {
        error_set(err, STATUS_USAGE, "unknown integrity algorithm \"%s\"", request->integrity);
        return error_advise(err, "vpnmtu help ciphers");
    }
    if ((found->use & (unsigned)kind->use) == 0) {
        error_set(err, STATUS_USAGE, "--vpn %s cannot use the integrity algorithm %s", kind->name,
                  found->name);
        return error_advise(err, "vpnmtu help ciphers");
    }
    if ((*cipher)->standalone && found != none) {
        error_set(err, STATUS_USAGE, "%s protects integrity by itself and takes no %s",
                  (*cipher)->name, found->name);
        return error_advise(err, "leave --integrity out");
    }
    if (*cipher == cipher_by_id(CIPHER_NULL) && found == none)
        return error_set(err, STATUS_USAGE,
                         "cipher null with integrity none protects nothing and is not allowed "
                         "(RFC 4303 3.2)");
    *integrity = found;
    return STATUS_OK;
}

static enum status resolve_header(int said, int fallback, const int *allowed, size_t count,
                                  const char *option, uint32_t *len, struct error *err)
{
    if (said == VPN_UNSET) {
        *len = (uint32_t)fallback;
        return STATUS_OK;
    }
    for (size_t i = 0; i < count; i++) {
        if (allowed[i] == said) {
            *len = (uint32_t)said;
            return STATUS_OK;
        }
    }
    return error_set(err, STATUS_USAGE, "%s %d is not a length that this header can have", option,
                     said);
}

static enum status resolve_headers(const struct vpn_request *request, struct vpn *vpn,
                                   struct error *err)
{
    /* RFC 2661 3.1: bare, Length, Ns and Nr, both */
    static const int l2tp_lengths[] = {6, 8, 10, 12};
    /* RFC 1661 6.5, 6.6: protocol 1 or 2 bytes, address and control 0 or 2 */
    static const int ppp_lengths[] = {PPP_HEADER_MIN, 2, 3, PPP_HEADER_MAX};
    enum status status;

    status = resolve_header(request->l2tp_header, L2TP_HEADER_DEFAULT, l2tp_lengths,
                            sizeof l2tp_lengths / sizeof l2tp_lengths[0], "--l2tp-header",
                            &vpn->l2tp_header_len, err);
    if (status != STATUS_OK)
        return status;
    return resolve_header(request->ppp_header, PPP_HEADER_DEFAULT, ppp_lengths,
                          sizeof ppp_lengths / sizeof ppp_lengths[0], "--ppp-header",
                          &vpn->ppp_header_len, err);
}

static enum status resolve_suite(const struct vpn_request *request, const struct vpn_kind *kind,
                                 bool safe, struct vpn *vpn, struct error *err)
{
    enum status status;

    if ((kind->options & VPN_HAS_TLS) != 0) {
        vpn->tls = request->tls != NULL ? tls_suite_parse(request->tls)
                   : safe               ? tls_suite_largest()
                                        : tls_suite_typical();
        if (vpn->tls != NULL)
            return STATUS_OK;
        error_set(err, STATUS_USAGE, "unknown TLS suite \"%s\"", request->tls);
        return error_advise(err, "vpnmtu help ciphers");
    }
    status = resolve_cipher(request, kind, safe, &vpn->cipher, err);
    if (status == STATUS_OK)
        status = resolve_integrity(request, kind, safe, &vpn->cipher, &vpn->integrity, err);
    return status;
}

enum status vpn_resolve(const struct vpn_request *request, enum vpn_defaults defaults,
                        struct vpn *vpn, struct error *err)
{
    struct vpn result = {0};
    bool safe = defaults == VPN_DEFAULTS_SAFE;
    const struct vpn_kind *kind;
    enum status status;

    result.type = request->type == VPN_UNSET ? VPN_IKEV2 : (enum vpn_type)request->type;
    result.outer = request->outer == VPN_UNSET ? FAMILY_IPV4 : (enum family)request->outer;
    result.mode = request->mode == VPN_UNSET ? ESP_TUNNEL : (enum esp_mode)request->mode;
    kind = vpn_kind(result.type);
    result.nat_t = (kind->options & VPN_HAS_NAT_T) != 0 && request->nat_t != 0;
    result.timestamps = request->timestamps != VPN_UNSET
                            ? request->timestamps == 1
                            : safe && (kind->options & VPN_HAS_TCP_TIMESTAMPS) != 0;

    status = refuse_foreign(request, kind, err);
    if (status == STATUS_OK)
        status = resolve_suite(request, kind, safe, &result, err);
    if (status == STATUS_OK)
        status = resolve_headers(request, &result, err);
    if (status == STATUS_OK)
        *vpn = result;
    return status;
}
