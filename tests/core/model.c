/* SPDX-License-Identifier: MIT */
#include "model.h"

#include "check.h"

struct model_suite {
    const char *name;
    uint32_t iv, align, icv;
};

/* ESP: IV on the wire, alignment of the encrypted part, the cipher's own ICV. */
static const struct model_suite esp_ciphers[] = {
    {"des-cbc", 8, 8, 0},            /* RFC 2405 */
    {"3des-cbc", 8, 8, 0},           /* RFC 2451 */
    {"aes-cbc", 16, 16, 0},          /* RFC 3602 */
    {"aes-ctr", 8, 4, 0},            /* RFC 3686 */
    {"aes-gcm-8", 8, 4, 8},          /* RFC 4106 */
    {"aes-gcm-12", 8, 4, 12},        /* RFC 4106 */
    {"aes-gcm-16", 8, 4, 16},        /* RFC 4106 */
    {"aes-ccm-8", 8, 4, 8},          /* RFC 4309 */
    {"aes-ccm-12", 8, 4, 12},        /* RFC 4309 */
    {"aes-ccm-16", 8, 4, 16},        /* RFC 4309 */
    {"chacha20-poly1305", 8, 4, 16}, /* RFC 7634 */
    {"aes-gmac", 8, 4, 16},          /* RFC 4543 */
    {"null", 0, 4, 0},               /* RFC 2410 */
};

/* MAC bytes on the wire: truncated in ESP, whole in OpenVPN. */
static const struct model_suite macs[] = {
    {"none", 0, 0, 0},
    {"hmac-md5-96", 0, 0, 12},
    {"hmac-sha1-96", 0, 0, 12},
    {"hmac-sha256-128", 0, 0, 16},
    {"hmac-sha256-96", 0, 0, 12},
    {"hmac-sha384-192", 0, 0, 24},
    {"hmac-sha512-256", 0, 0, 32},
    {"aes-xcbc-96", 0, 0, 12},
    {"aes-cmac-96", 0, 0, 12},
    {"hmac-sha1", 0, 0, 160 / 8},
    {"hmac-sha256", 0, 0, 256 / 8},
    {"hmac-sha512", 0, 0, 512 / 8},
};

static const struct model_suite *find(const struct model_suite *rows, size_t count,
                                      const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    fail_msg("the model does not know %s", name);
    return NULL;
}

static uint32_t up(uint32_t len, uint32_t align)
{
    while (len % align != 0)
        len++;
    return len;
}

static uint32_t ip(const struct vpn_request *request)
{
    return request->outer == FAMILY_IPV6 ? 40 : 20;
}

/* RFC 4303: SPI 4, sequence 4, IV, payload, padding, pad length 1, next header 1, ICV. */
static uint32_t esp(const struct vpn_request *request, uint32_t payload)
{
    const struct model_suite *cipher = find(esp_ciphers, COUNT(esp_ciphers), request->cipher);
    uint32_t mac = find(macs, COUNT(macs), request->integrity)->icv;
    uint32_t udp = request->nat_t == 1 ? 8 : 0;

    return ip(request) + udp + 8 + cipher->iv + up(payload + 2, cipher->align) + cipher->icv + mac;
}

/* TCP 20 and its timestamps 12. */
static uint32_t tcp(const struct vpn_request *request)
{
    return ip(request) + 20 + (request->timestamps == 1 ? 12u : 0u);
}

/* A TLS record around a fragment: 5, and what section 1.11 of the facts adds. */
static uint32_t sstp(const struct vpn_request *request, uint32_t len)
{
    const char *tls = request->tls;
    uint32_t fragment = 4 + (uint32_t)request->ppp_header + len;
    uint32_t mac = strstr(tls, "sha384") != NULL ? 48 : strstr(tls, "sha256") != NULL ? 32 : 20;
    uint32_t record;

    if (strncmp(tls, "tls1.3", 6) == 0)
        record = fragment + 1 + 16; /* RFC 8446 5.2 */
    else if (strcmp(tls, "tls1.2-aes-gcm") == 0)
        record = 8 + fragment + 16; /* RFC 5288 */
    else if (strcmp(tls, "tls1.2-chacha20-poly1305") == 0)
        record = fragment + 16; /* RFC 7905 */
    else if (strstr(tls, "-etm") != NULL)
        record = 16 + up(fragment + 1, 16) + mac; /* RFC 7366 */
    else
        record = 16 + up(fragment + mac + 1, 16); /* RFC 5246 6.2.3.2 */
    return tcp(request) + 5 + record;
}

/* DATA_V2 4; AEAD: packet id 4, tag 16; else HMAC, IV, and packet id 4 inside PKCS #7 padding. */
static uint32_t openvpn(const struct vpn_request *request, uint32_t len)
{
    uint32_t front = request->type == VPN_OPENVPN_TCP ? tcp(request) + 2 : ip(request) + 8;
    const char *cipher = request->cipher;
    uint32_t mac;
    uint32_t block;

    if (strcmp(cipher, "aes-gcm-16") == 0 || strcmp(cipher, "chacha20-poly1305") == 0)
        return front + 4 + 4 + 16 + len;
    mac = find(macs, COUNT(macs), request->integrity)->icv;
    if (strcmp(cipher, "null") == 0)
        return front + 4 + mac + 4 + len;
    block = strcmp(cipher, "aes-cbc") == 0 ? 16 : 8;
    return front + 4 + mac + block + up(4 + len + 1, block);
}

uint32_t model_outer_len(const struct vpn_request *request, uint32_t len)
{
    switch (request->type) {
    case VPN_IKEV2:
        return esp(request, len);
    case VPN_IPSEC:
        return esp(request, request->mode == ESP_TRANSPORT ? len - ip(request) : len);
    case VPN_L2TP:
        return esp(request,
                   8 + (uint32_t)request->l2tp_header + (uint32_t)request->ppp_header + len);
    case VPN_SSTP:
        return sstp(request, len);
    case VPN_PPTP: /* GRE 16, PPP, and with MPPE its count 2 and the protocol 2 that it covers */
        return ip(request) + 16 + (uint32_t)request->ppp_header +
               (strcmp(request->cipher, "mppe") == 0 ? 4u : 0u) + len;
    case VPN_WIREGUARD: /* type 4, receiver 4, counter 8, tag 16; MTU = LEN: no padding */
        return ip(request) + 8 + 32 + len;
    default:
        return openvpn(request, len);
    }
}
