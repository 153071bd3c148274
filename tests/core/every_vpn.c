/* SPDX-License-Identifier: MIT */
#include "every_vpn.h"

#include <stdio.h>

#include "check.h"

static const char *const esp_combined[] = {"aes-gcm-16", "aes-gcm-12",       "aes-gcm-8",
                                           "aes-ccm-16", "aes-ccm-12",       "aes-ccm-8",
                                           "aes-gmac",   "chacha20-poly1305"};
static const char *const esp_ciphers[] = {"aes-cbc", "aes-ctr", "3des-cbc", "des-cbc", "null"};
static const char *const esp_integrities[] = {
    "none",        "hmac-md5-96", "hmac-sha1-96",    "hmac-sha256-128", "hmac-sha256-96",
    "aes-xcbc-96", "aes-cmac-96", "hmac-sha384-192", "hmac-sha512-256"};
static const char *const openvpn_combined[] = {"aes-gcm-16", "chacha20-poly1305"};
static const char *const openvpn_ciphers[] = {"aes-cbc", "3des-cbc", "des-cbc", "null"};
static const char *const openvpn_integrities[] = {"none", "hmac-sha1", "hmac-sha256",
                                                  "hmac-sha512"};
static const char *const tls_suites[] = {
    "tls1.2-aes-gcm",           "tls1.2-chacha20-poly1305", "tls1.3-aes-gcm",
    "tls1.3-chacha20-poly1305", "tls1.2-aes-cbc-sha1",      "tls1.2-aes-cbc-sha256",
    "tls1.2-aes-cbc-sha384",    "tls1.2-aes-cbc-sha1-etm",  "tls1.2-aes-cbc-sha256-etm",
    "tls1.2-aes-cbc-sha384-etm"};

static struct vpn_request requests[8192];
static size_t request_count;

static void keep(const struct vpn_request *request)
{
    assert_true(request_count < COUNT(requests));
    requests[request_count++] = *request;
}

/* The values that one numeric option can take; one VPN_UNSET for a type without it. */
struct values {
    size_t count;
    int at[4];
};

static void keep_headers(struct vpn_request request)
{
    struct values unset = {1, {VPN_UNSET}};
    struct values l2tp = request.type == VPN_L2TP ? (struct values){4, {6, 8, 10, 12}} : unset;
    bool has_ppp = request.type == VPN_L2TP || request.type == VPN_SSTP || request.type == VPN_PPTP;
    struct values ppp = has_ppp ? (struct values){4, {1, 2, 3, 4}} : unset;
    bool has_tcp = request.type == VPN_SSTP || request.type == VPN_OPENVPN_TCP;
    struct values timestamps = has_tcp ? (struct values){2, {0, 1}} : unset;

    for (size_t i = 0; i < l2tp.count; i++) {
        request.l2tp_header = l2tp.at[i];
        for (size_t j = 0; j < ppp.count; j++) {
            request.ppp_header = ppp.at[j];
            for (size_t k = 0; k < timestamps.count; k++) {
                request.timestamps = timestamps.at[k];
                keep(&request);
            }
        }
    }
}

static void keep_outer(struct vpn_request request)
{
    bool esp = request.type == VPN_IKEV2 || request.type == VPN_L2TP || request.type == VPN_IPSEC;
    struct values unset = {1, {VPN_UNSET}};
    struct values nat_t = esp ? (struct values){2, {0, 1}} : unset;
    struct values modes =
        request.type == VPN_IPSEC ? (struct values){2, {ESP_TUNNEL, ESP_TRANSPORT}} : unset;

    for (int family = 0; family < FAMILY_COUNT; family++) {
        request.outer = family;
        for (size_t i = 0; i < nat_t.count; i++) {
            request.nat_t = nat_t.at[i];
            for (size_t j = 0; j < modes.count; j++) {
                request.mode = modes.at[j];
                keep_headers(request);
            }
        }
    }
}

static void keep_suites(int type, const char *const *combined, size_t combined_count,
                        const char *const *ciphers, size_t cipher_count,
                        const char *const *integrities, size_t integrity_count)
{
    struct vpn_request request = vpn_request_empty();

    request.type = type;
    for (size_t i = 0; i < combined_count; i++) {
        request.cipher = combined[i];
        request.integrity = "none";
        keep_outer(request);
    }
    for (size_t i = 0; i < cipher_count; i++) {
        request.cipher = ciphers[i];
        for (size_t j = 0; j < integrity_count; j++) {
            request.integrity = integrities[j];
            if (strcmp(request.cipher, "null") != 0 || strcmp(request.integrity, "none") != 0)
                keep_outer(request);
        }
    }
}

const struct vpn_request *every_vpn(size_t *count)
{
    struct vpn_request request = vpn_request_empty();

    if (request_count == 0) {
        static const int esp_types[] = {VPN_IKEV2, VPN_L2TP, VPN_IPSEC};

        for (size_t i = 0; i < COUNT(esp_types); i++)
            keep_suites(esp_types[i], esp_combined, COUNT(esp_combined), esp_ciphers,
                        COUNT(esp_ciphers), esp_integrities, COUNT(esp_integrities));
        for (int type = VPN_OPENVPN_UDP; type <= VPN_OPENVPN_TCP; type++)
            keep_suites(type, openvpn_combined, COUNT(openvpn_combined), openvpn_ciphers,
                        COUNT(openvpn_ciphers), openvpn_integrities, COUNT(openvpn_integrities));
        request.type = VPN_SSTP;
        for (size_t i = 0; i < COUNT(tls_suites); i++) {
            request.tls = tls_suites[i];
            keep_outer(request);
        }
        request = vpn_request_empty();
        request.type = VPN_WIREGUARD;
        keep_outer(request);
        request.type = VPN_PPTP;
        request.cipher = "mppe";
        keep_outer(request);
        request.cipher = "null";
        keep_outer(request);
    }
    *count = request_count;
    return requests;
}

const char *describe(const struct vpn_request *request, char out[DESCRIPTION_SIZE])
{
    snprintf(out, DESCRIPTION_SIZE,
             "%s outer %d mode %d nat-t %d l2tp %d ppp %d timestamps %d %s %s %s",
             vpn_kind((enum vpn_type)request->type)->name, request->outer, request->mode,
             request->nat_t, request->l2tp_header, request->ppp_header, request->timestamps,
             request->cipher != NULL ? request->cipher : "-",
             request->integrity != NULL ? request->integrity : "-",
             request->tls != NULL ? request->tls : "-");
    return out;
}

struct vpn_request request_of(enum vpn_type type, enum family outer, const char *cipher,
                              const char *integrity)
{
    struct vpn_request request = vpn_request_empty();

    request.type = (int)type;
    request.outer = (int)outer;
    request.cipher = cipher;
    request.integrity = integrity;
    return request;
}

struct stack stack_of(const struct vpn_request *request)
{
    struct vpn vpn;
    struct error err = {.message = ""};
    char words[DESCRIPTION_SIZE];

    if (vpn_resolve(request, VPN_DEFAULTS_TYPICAL, &vpn, &err) != STATUS_OK)
        fail_msg("%s: refused: %s", describe(request, words), err.message);
    return stack_make(&vpn);
}
