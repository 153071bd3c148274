/* SPDX-License-Identifier: MIT */
/* Completing a description of a VPN: what is assumed, what is refused. */
#include "check.h"
#include "core/vpn.h"

#define NOT_SAID VPN_UNSET

static const char *name_or_null(const struct cipher *cipher)
{
    return cipher != NULL ? cipher->name : NULL;
}

static void type_names(void **state)
{
    static const char *const names[] = {"ikev2",     "l2tp",        "sstp",        "pptp",
                                        "wireguard", "openvpn-udp", "openvpn-tcp", "ipsec"};
    static const char *const wrong[] = {"", "IKEv2", "ikev", "ikev2 ", "openvpn", "l2tp/ipsec"};

    (void)state;
    assert_int_equal(COUNT(names), VPN_TYPE_COUNT);
    for (int i = 0; i < VPN_TYPE_COUNT; i++) {
        CHECK_NUMBER("spelling of --vpn", vpn_type_parse(names[i]), i);
        CHECK_TEXT("spelling of JSON", vpn_kind((enum vpn_type)i)->name, names[i]);
    }
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK_NUMBER(wrong[i], vpn_type_parse(wrong[i]), VPN_UNSET);
    CHECK_TEXT("spelling of --mode", vpn_mode_name(ESP_TUNNEL), "tunnel");
    CHECK_TEXT("spelling of --mode", vpn_mode_name(ESP_TRANSPORT), "transport");
}

/* The headroom rule binds what is built into Windows. */
static void ras_types(void **state)
{
    static const bool ras[VPN_TYPE_COUNT] = {
        [VPN_IKEV2] = true, [VPN_L2TP] = true, [VPN_SSTP] = true, [VPN_PPTP] = true};

    (void)state;
    for (int i = 0; i < VPN_TYPE_COUNT; i++)
        CHECK(vpn_kind((enum vpn_type)i)->name, vpn_kind((enum vpn_type)i)->ras == ras[i]);
}

static void defaults(void **state)
{
    static const struct {
        int type;
        const char *cipher, *integrity, *tls;
        const char *safe_cipher, *safe_integrity, *safe_tls;
        bool nat_t, safe_timestamps;
        const char *why;
    } rows[] = {
        {NOT_SAID, "aes-cbc", "hmac-sha1-96", NULL, "aes-cbc", "hmac-sha256-128", NULL, true, false,
         "design 2: calc assumes IKEv2; the largest that Windows offers is SHA256-128"},
        {VPN_IKEV2, "aes-cbc", "hmac-sha1-96", NULL, "aes-cbc", "hmac-sha256-128", NULL, true,
         false, "section 4: Windows' default is AES with SHA1"},
        {VPN_L2TP, "aes-cbc", "hmac-sha1-96", NULL, "aes-cbc", "hmac-sha256-128", NULL, true, false,
         "section 4: as IKEv2"},
        {VPN_IPSEC, "aes-cbc", "hmac-sha1-96", NULL, "aes-cbc", "hmac-sha256-128", NULL, true,
         false, "as IKEv2"},
        {VPN_SSTP, NULL, NULL, "tls1.2-aes-gcm", NULL, NULL, "tls1.2-aes-cbc-sha384", false, true,
         "1.11: the largest record, and timestamps"},
        {VPN_PPTP, "mppe", "none", NULL, "mppe", "none", NULL, false, false, "1.10: MPPE"},
        {VPN_WIREGUARD, "chacha20-poly1305", "none", NULL, "chacha20-poly1305", "none", NULL, false,
         false, "1.8: there is no other"},
        {VPN_OPENVPN_UDP, "aes-gcm-16", "none", NULL, "aes-cbc", "hmac-sha512", NULL, false, false,
         "1.9: the largest is CBC with SHA512"},
        {VPN_OPENVPN_TCP, "aes-gcm-16", "none", NULL, "aes-cbc", "hmac-sha512", NULL, false, true,
         "7: on Linux with timestamps"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct vpn_request request = vpn_request_empty();
        struct vpn vpn;
        struct error err;

        request.type = rows[i].type;
        assert_int_equal(vpn_resolve(&request, VPN_DEFAULTS_TYPICAL, &vpn, &err), STATUS_OK);
        CHECK_NUMBER(rows[i].why, vpn.type,
                     rows[i].type == NOT_SAID ? VPN_IKEV2 : (enum vpn_type)rows[i].type);
        CHECK_TEXT(rows[i].why, name_or_null(vpn.cipher), rows[i].cipher);
        CHECK_TEXT(rows[i].why, vpn.integrity != NULL ? vpn.integrity->name : NULL,
                   rows[i].integrity);
        CHECK_TEXT(rows[i].why, vpn.tls != NULL ? vpn.tls->name : NULL, rows[i].tls);
        CHECK(rows[i].why, vpn.nat_t == rows[i].nat_t && !vpn.timestamps);
        CHECK_NUMBER("IPv4 outside", vpn.outer, FAMILY_IPV4);
        CHECK_NUMBER("tunnel mode", vpn.mode, ESP_TUNNEL);
        CHECK_NUMBER("1.7: L2TP 8", vpn.l2tp_header_len, 8);
        CHECK_NUMBER("1.7: PPP 4", vpn.ppp_header_len, 4);

        assert_int_equal(vpn_resolve(&request, VPN_DEFAULTS_SAFE, &vpn, &err), STATUS_OK);
        CHECK_TEXT(rows[i].why, name_or_null(vpn.cipher), rows[i].safe_cipher);
        CHECK_TEXT(rows[i].why, vpn.integrity != NULL ? vpn.integrity->name : NULL,
                   rows[i].safe_integrity);
        CHECK_TEXT(rows[i].why, vpn.tls != NULL ? vpn.tls->name : NULL, rows[i].safe_tls);
        CHECK(rows[i].why, vpn.nat_t == rows[i].nat_t);
        CHECK(rows[i].why, vpn.timestamps == rows[i].safe_timestamps);
    }
}

/* What is said counts, defaults or not. */
static void everything_said(void **state)
{
    struct vpn_request request = vpn_request_empty();
    struct vpn vpn;
    struct error err;

    (void)state;
    request.type = VPN_L2TP;
    request.outer = FAMILY_IPV6;
    request.nat_t = 0;
    request.l2tp_header = 6;
    request.ppp_header = 1;
    request.cipher = "DES3";
    request.integrity = "MD596";
    assert_int_equal(vpn_resolve(&request, VPN_DEFAULTS_SAFE, &vpn, &err), STATUS_OK);
    assert_int_equal(vpn.outer, FAMILY_IPV6);
    assert_false(vpn.nat_t);
    assert_int_equal(vpn.l2tp_header_len, 6);
    assert_int_equal(vpn.ppp_header_len, 1);
    assert_string_equal(vpn.cipher->name, "3des-cbc");
    assert_string_equal(vpn.integrity->name, "hmac-md5-96");
    request = vpn_request_empty();
    request.type = VPN_SSTP;
    request.timestamps = 0;
    request.tls = "TLS_AES_128_GCM_SHA256";
    assert_int_equal(vpn_resolve(&request, VPN_DEFAULTS_SAFE, &vpn, &err), STATUS_OK);
    assert_false(vpn.timestamps);
    assert_string_equal(vpn.tls->name, "tls1.3-aes-gcm");
    request.timestamps = 1;
    assert_int_equal(vpn_resolve(&request, VPN_DEFAULTS_TYPICAL, &vpn, &err), STATUS_OK);
    assert_true(vpn.timestamps);
    request = vpn_request_empty();
    request.type = VPN_IPSEC;
    request.mode = ESP_TRANSPORT;
    assert_int_equal(vpn_resolve(&request, VPN_DEFAULTS_TYPICAL, &vpn, &err), STATUS_OK);
    assert_int_equal(vpn.mode, ESP_TRANSPORT);
}

static void request_says(void **state)
{
    struct vpn_request empty = vpn_request_empty();
    struct vpn_request rows[10];

    (void)state;
    assert_false(vpn_request_says(&empty));
    for (size_t i = 0; i < COUNT(rows); i++)
        rows[i] = empty;
    rows[0].type = VPN_IKEV2; /* 0 is a value, not silence */
    rows[1].mode = ESP_TUNNEL;
    rows[2].nat_t = 0;
    rows[3].l2tp_header = 8;
    rows[4].ppp_header = 4;
    rows[5].timestamps = 0;
    rows[6].cipher = "aes";
    rows[7].integrity = "none";
    rows[8].tls = "tls1.3";
    for (size_t i = 0; i < 9; i++)
        assert_true(vpn_request_says(&rows[i]));
    rows[9].outer = FAMILY_IPV6;
    assert_false(vpn_request_says(&rows[9]));
}

/* Two names for one thing, and what a cipher brings along. */
static void suites_taken(void **state)
{
    static const struct {
        int type;
        const char *cipher, *integrity;
        const char *resolved_cipher, *resolved_integrity;
        const char *why;
    } rows[] = {
        {VPN_IKEV2, "GCMAES256", "GCMAES256", "aes-gcm-16", "none", "Windows names GCM twice"},
        {VPN_IKEV2, "GCMAES128", "GCMAES256", "aes-gcm-16", "none", "key sizes do not matter"},
        {VPN_IKEV2, "AESGCM256", "AESGMAC256", "aes-gcm-16", "none",
         "New-NetIPsecQuickModeCryptoProposal -Encryption AESGCM256 -ESPHash AESGMAC256"},
        {VPN_IKEV2, "None", "GCMAES256", "aes-gmac", "none", "Windows' way to write GMAC"},
        {VPN_IKEV2, "None", "AESGMAC128", "aes-gmac", "none", "the firewall's way"},
        {VPN_L2TP, "GCMAES256", "GCMAES256", "aes-gcm-16", "none", "the cmdlet serves L2TP too"},
        {VPN_IKEV2, "aes-gcm-16", NULL, "aes-gcm-16", "none", "GCM needs nothing beside it"},
        {VPN_IKEV2, "aes-gcm-8", "none", "aes-gcm-8", "none", "and none says so"},
        {VPN_IKEV2, "aes-gmac", NULL, "aes-gmac", "none", "GMAC by its own name"},
        {VPN_IKEV2, "AES256", "None", "aes-cbc", "none", "section 4: no integrity, Windows has it"},
        {VPN_IKEV2, "None", "SHA256128", "null", "hmac-sha256-128", "ESP-NULL"},
        {VPN_IKEV2, "null", NULL, "null", "hmac-sha1-96", "ESP-NULL with the usual integrity"},
        {VPN_IKEV2, "AES256", "SHA256128", "aes-cbc", "hmac-sha256-128", "Windows, hardened"},
        {VPN_IKEV2, NULL, "sha384", "aes-cbc", "hmac-sha384-192", "only integrity said"},
        {VPN_OPENVPN_UDP, "AES-256-CBC", NULL, "aes-cbc", "hmac-sha1", "OpenVPN's auth default"},
        {VPN_OPENVPN_UDP, "AES-256-CBC", "SHA256", "aes-cbc", "hmac-sha256", "not truncated"},
        {VPN_PPTP, "none", NULL, "null", "none", "PPTP without MPPE"},
        {VPN_PPTP, "mppe128", NULL, "mppe", "none", "PPTP with"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct vpn_request request = vpn_request_empty();
        struct vpn vpn;
        struct error err;
        enum status status;

        request.type = rows[i].type;
        request.cipher = rows[i].cipher;
        request.integrity = rows[i].integrity;
        status = vpn_resolve(&request, VPN_DEFAULTS_TYPICAL, &vpn, &err);
        CHECK_NUMBER(rows[i].why, status, STATUS_OK);
        CHECK_TEXT(rows[i].why, vpn.cipher->name, rows[i].resolved_cipher);
        CHECK_TEXT(rows[i].why, vpn.integrity->name, rows[i].resolved_integrity);
    }
}

struct refusal {
    struct vpn_request request;
    const char *message; /* what it must name */
    const char *why;
};

#define SAYS(type, mode, nat_t, l2tp, ppp, timestamps, cipher, integrity, tls)                     \
    {                                                                                              \
        type, NOT_SAID, mode, nat_t, l2tp, ppp, timestamps, cipher, integrity, tls                 \
    }
#define SUITE(type, cipher, integrity)                                                             \
    SAYS(type, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, cipher, integrity, NULL)
#define NAT_T(type) SAYS(type, NOT_SAID, 1, NOT_SAID, NOT_SAID, NOT_SAID, NULL, NULL, NULL)
#define MODE(type)  SAYS(type, ESP_TUNNEL, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NULL, NULL, NULL)
#define HEADERS(type, l2tp, ppp)                                                                   \
    SAYS(type, NOT_SAID, NOT_SAID, l2tp, ppp, NOT_SAID, NULL, NULL, NULL)
#define TLS(type, tls)   SAYS(type, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NULL, NULL, tls)
#define TIMESTAMPS(type) SAYS(type, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, 0, NULL, NULL, NULL)

static const struct refusal refusals[] = {
    {NAT_T(VPN_WIREGUARD), "--nat-t means nothing for --vpn wireguard", "UDP anyway"},
    {NAT_T(VPN_SSTP), "--nat-t means nothing for --vpn sstp", "TCP"},
    {NAT_T(VPN_PPTP), "--nat-t means nothing for --vpn pptp", "GRE"},
    {NAT_T(VPN_OPENVPN_UDP), "--nat-t means nothing for --vpn openvpn-udp", "UDP anyway"},
    {MODE(VPN_IKEV2), "--mode means nothing for --vpn ikev2", "always tunnel"},
    {MODE(VPN_L2TP), "--mode means nothing for --vpn l2tp", "always transport"},
    {HEADERS(VPN_IKEV2, 8, NOT_SAID), "--l2tp-header means nothing for --vpn ikev2", "no L2TP"},
    {HEADERS(VPN_PPTP, 8, NOT_SAID), "--l2tp-header means nothing for --vpn pptp", "no L2TP"},
    {HEADERS(VPN_IKEV2, NOT_SAID, 4), "--ppp-header means nothing for --vpn ikev2", "no PPP"},
    {HEADERS(VPN_WIREGUARD, NOT_SAID, 4), "--ppp-header means nothing", "no PPP"},
    {TLS(VPN_IKEV2, "tls1.3"), "--tls means nothing for --vpn ikev2", "no TLS"},
    {TLS(VPN_OPENVPN_TCP, "tls1.3"), "--tls means nothing for --vpn openvpn-tcp",
     "TLS is not around its data"},
    {TIMESTAMPS(VPN_OPENVPN_UDP), "--tcp-timestamps means nothing", "UDP"},
    {TIMESTAMPS(VPN_IKEV2), "--tcp-timestamps means nothing", "UDP"},
    {SUITE(VPN_SSTP, "aes", NULL), "--cipher means nothing for --vpn sstp", "--tls tells it"},
    {SUITE(VPN_SSTP, NULL, "none"), "--integrity means nothing for --vpn sstp", "as above"},
    {SUITE(VPN_WIREGUARD, "chacha20", NULL), "--cipher means nothing", "there is no other"},
    {SUITE(VPN_PPTP, "mppe", "none"), "--integrity means nothing for --vpn pptp", "it has none"},
    {HEADERS(VPN_L2TP, 7, NOT_SAID), "--l2tp-header 7 is not a length", "RFC 2661 3.1"},
    {HEADERS(VPN_L2TP, 0, NOT_SAID), "--l2tp-header 0 is not a length", "0 is not silence"},
    {HEADERS(VPN_L2TP, 14, NOT_SAID), "--l2tp-header 14 is not a length", "too long"},
    {HEADERS(VPN_L2TP, -2, NOT_SAID), "--l2tp-header -2 is not a length", "negative"},
    {HEADERS(VPN_L2TP, 8, 0), "--ppp-header 0 is not a length", "RFC 1661: at least protocol"},
    {HEADERS(VPN_PPTP, NOT_SAID, 5), "--ppp-header 5 is not a length", "RFC 1661: at most 4"},
    {SUITE(VPN_IKEV2, "aes-512", NULL), "unknown cipher \"aes-512\"", "no such thing"},
    {SUITE(VPN_IKEV2, "", NULL), "unknown cipher \"\"", "an empty option"},
    {SUITE(VPN_IKEV2, NULL, "sha3"), "unknown integrity algorithm \"sha3\"", "no such thing"},
    {SUITE(VPN_IKEV2, NULL, ""), "unknown integrity algorithm \"\"", "an empty option"},
    {TLS(VPN_SSTP, "aes-gcm"), "unknown TLS suite \"aes-gcm\"", "1.2 or 1.3?"},
    {SUITE(VPN_IKEV2, "mppe", NULL), "--vpn ikev2 cannot use the cipher mppe", "PPTP's"},
    {SUITE(VPN_PPTP, "aes", NULL), "--vpn pptp cannot use the cipher aes-cbc", "ESP's"},
    {SUITE(VPN_OPENVPN_UDP, "aes-gcm-8", NULL), "cannot use the cipher aes-gcm-8", "ESP's"},
    {SUITE(VPN_OPENVPN_UDP, "aes-ctr", NULL), "cannot use the cipher aes-ctr", "ESP's"},
    {SUITE(VPN_OPENVPN_UDP, "aes-gmac", NULL), "cannot use the cipher aes-gmac", "ESP's"},
    {SUITE(VPN_OPENVPN_UDP, "none", "GCMAES256"), "integrity \"GCMAES256\" is a cipher's own",
     "GMAC by Windows' pair is still ESP's"},
    {SUITE(VPN_IKEV2, NULL, "hmac-sha1"), "cannot use the integrity algorithm hmac-sha1",
     "ESP truncates"},
    {SUITE(VPN_OPENVPN_UDP, "aes", "hmac-sha1-96"), "cannot use the integrity algorithm",
     "OpenVPN does not"},
    {SUITE(VPN_OPENVPN_UDP, "aes", "sha384"), "cannot use the integrity algorithm",
     "OpenVPN's is 48 bytes, ours would be 24"},
    {SUITE(VPN_OPENVPN_UDP, "aes", "md5"), "cannot use the integrity algorithm",
     "OpenVPN's is 16 bytes, ours would be 12"},
    {SUITE(VPN_IKEV2, "aes-gcm-16", "hmac-sha1-96"), "aes-gcm-16 protects integrity by itself",
     "two integrities"},
    {SUITE(VPN_IKEV2, "aes-gmac", "sha256"), "aes-gmac protects integrity by itself", "as above"},
    {SUITE(VPN_IKEV2, "chacha20", "sha1"), "chacha20-poly1305 protects integrity", "as above"},
    {SUITE(VPN_IKEV2, "aes-gcm-8", "GCMAES256"), "is a cipher's own", "8 is not 16"},
    {SUITE(VPN_IKEV2, "AES256", "GCMAES256"), "is a cipher's own", "GCM takes both"},
    {SUITE(VPN_IKEV2, "AES256", "AESGMAC256"), "is a cipher's own", "none or GCM"},
    {SUITE(VPN_IKEV2, "null", "none"), "protects nothing", "RFC 4303 3.2"},
    {SUITE(VPN_L2TP, "None", "None"), "protects nothing", "RFC 4303 3.2"},
    {SUITE(VPN_OPENVPN_TCP, "none", "none"), "protects nothing", "no VPN"},
};

static void refused(void **state)
{
    struct vpn untouched;

    (void)state;
    memset(&untouched, 0x5A, sizeof untouched);
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct vpn vpn = untouched;
        struct error err = {.message = "", .advice = "stale"};
        enum status status = vpn_resolve(&refusals[i].request, VPN_DEFAULTS_TYPICAL, &vpn, &err);

        CHECK_NUMBER(refusals[i].why, status, STATUS_USAGE);
        CHECK_NUMBER(refusals[i].why, err.status, STATUS_USAGE);
        if (strstr(err.message, refusals[i].message) == NULL)
            fail_msg("%s: \"%s\" does not say \"%s\"", refusals[i].why, err.message,
                     refusals[i].message);
        CHECK("one line", strchr(err.message, '\n') == NULL);
        CHECK("no stale advice", strcmp(err.advice, "stale") != 0);
        CHECK("the result is untouched", memcmp(&vpn, &untouched, sizeof vpn) == 0);
        vpn = untouched;
        status = vpn_resolve(&refusals[i].request, VPN_DEFAULTS_SAFE, &vpn, &err);
        CHECK_NUMBER("refused, however gaps are filled", status, STATUS_USAGE);
        CHECK("the result is untouched", memcmp(&vpn, &untouched, sizeof vpn) == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(type_names),   cmocka_unit_test(ras_types),
        cmocka_unit_test(defaults),     cmocka_unit_test(everything_said),
        cmocka_unit_test(request_says), cmocka_unit_test(suites_taken),
        cmocka_unit_test(refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
