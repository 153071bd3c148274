/* SPDX-License-Identifier: MIT */
/*
 * Single numbers of reference/encapsulation.md, each with where it is from: SSTP (1.11), PPTP
 * (1.10, 7), wire sizes and vectors (1, 3.2), the smallest paths (2), and the pitfalls of
 * section 6.
 */
#include <stdio.h>

#include "check.h"
#include "core/mtu.h"
#include "every_vpn.h"

/* What is said; the rest is what calc assumes. */
#define ESP(cipher, integrity, nat_t)                                                              \
    {                                                                                              \
        VPN_IKEV2, FAMILY_IPV4, VPN_UNSET, nat_t, VPN_UNSET, VPN_UNSET, VPN_UNSET, cipher,         \
            integrity, NULL                                                                        \
    }
#define ESP6(cipher, integrity, nat_t)                                                             \
    {                                                                                              \
        VPN_IKEV2, FAMILY_IPV6, VPN_UNSET, nat_t, VPN_UNSET, VPN_UNSET, VPN_UNSET, cipher,         \
            integrity, NULL                                                                        \
    }
#define TRANSPORT(cipher, integrity, nat_t)                                                        \
    {                                                                                              \
        VPN_IPSEC, FAMILY_IPV4, ESP_TRANSPORT, nat_t, VPN_UNSET, VPN_UNSET, VPN_UNSET, cipher,     \
            integrity, NULL                                                                        \
    }
#define L2TP(cipher, integrity, nat_t, l2tp, ppp)                                                  \
    {                                                                                              \
        VPN_L2TP, FAMILY_IPV4, VPN_UNSET, nat_t, l2tp, ppp, VPN_UNSET, cipher, integrity, NULL     \
    }
#define PPTP(cipher, ppp)                                                                          \
    {                                                                                              \
        VPN_PPTP, FAMILY_IPV4, VPN_UNSET, VPN_UNSET, VPN_UNSET, ppp, VPN_UNSET, cipher, NULL, NULL \
    }
#define SSTP(tls, timestamps)                                                                      \
    {                                                                                              \
        VPN_SSTP, FAMILY_IPV4, VPN_UNSET, VPN_UNSET, VPN_UNSET, 4, timestamps, NULL, NULL, tls     \
    }
#define WIREGUARD(family)                                                                          \
    {                                                                                              \
        VPN_WIREGUARD, family, VPN_UNSET, VPN_UNSET, VPN_UNSET, VPN_UNSET, VPN_UNSET, NULL, NULL,  \
            NULL                                                                                   \
    }
#define OPENVPN(type, cipher, integrity, timestamps)                                               \
    {                                                                                              \
        type, FAMILY_IPV4, VPN_UNSET, VPN_UNSET, VPN_UNSET, VPN_UNSET, timestamps, cipher,         \
            integrity, NULL                                                                        \
    }

/* The largest inner packet of a path. */
struct max_row {
    struct vpn_request request;
    uint32_t path, max;
    const char *why;
};

static void check_max(const struct max_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct stack stack = stack_of(&rows[i].request);

        CHECK_NUMBER(rows[i].why, stack_max_inner(&stack, rows[i].path), rows[i].max);
    }
}

static void sstp(void **state)
{
    static const struct {
        const char *tls;
        uint32_t max1500, max1492, max1454;
        const char *why;
    } rows[] = {
        {"tls1.2-aes-gcm", 1423, 1415, 1377, "explicit nonce 8, tag 16"},
        {"tls1.2-chacha20-poly1305", 1431, 1423, 1385, "tag 16, no nonce on the wire"},
        {"tls1.3-aes-gcm", 1430, 1422, 1384, "content type 1, tag 16"},
        {"tls1.3-chacha20-poly1305", 1430, 1422, 1384, "TLS 1.3 is alike for all AEADs"},
        {"tls1.2-aes-cbc-sha1", 1395, 1395, 1363, "IV 16, MAC 20, padding 1..16"},
        {"tls1.2-aes-cbc-sha256", 1383, 1383, 1351, "IV 16, MAC 32, padding 1..16"},
        {"tls1.2-aes-cbc-sha384", 1367, 1367, 1335, "IV 16, MAC 48, padding 1..16"},
        /* section 7: 5 + 16 + up(x + 1, 16) + MAC, x = 4 + 4 + inner, in TCP over IPv4 */
        {"tls1.2-aes-cbc-sha1-etm", 1399, 1399, 1351, "1500-40-5-16-20 = 1419 -> 1408 - 1 - 8"},
        {"tls1.2-aes-cbc-sha256-etm", 1383, 1383, 1351, "1500-40-5-16-32 = 1407 -> 1392 - 9"},
        {"tls1.2-aes-cbc-sha384-etm", 1367, 1367, 1335, "1500-40-5-16-48 = 1391 -> 1376 - 9"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct max_row paths[] = {
            {SSTP(rows[i].tls, 0), 1500, rows[i].max1500, rows[i].why},
            {SSTP(rows[i].tls, 0), 1492, rows[i].max1492, rows[i].why},
            {SSTP(rows[i].tls, 0), 1454, rows[i].max1454, rows[i].why},
            {SSTP(rows[i].tls, 1), 1512, rows[i].max1500, "timestamps cost 12"},
        };

        check_max(paths, COUNT(paths));
    }
}

static void pptp(void **state)
{
    static const struct max_row rows[] = {
        {PPTP("mppe", 4), 1500, 1456, "1.10 and 7: worst: ack, FF03, no PFC, MPPE"},
        {PPTP(NULL, VPN_UNSET), 1500, 1456, "the default is the worst"},
        {PPTP("mppe", 1), 1500, 1459, "7: typical on Linux: inner protocol stays 2 bytes"},
        {PPTP("null", 4), 1500, 1460, "no MPPE: its 4 bytes come back"},
        {PPTP("null", 1), 1500, 1463, "no MPPE, ACFC and PFC"},
        {PPTP("mppe", 4), 1454, 1410, "1454 - 20 - 16 - 4 - 4"},
    };

    (void)state;
    check_max(rows, COUNT(rows));
}

static void openvpn_and_l2tp_on_the_wire(void **state)
{
    static const struct max_row rows[] = {
        {OPENVPN(VPN_OPENVPN_TCP, "aes-gcm-16", NULL, 0), 1500, 1434, "3.4: no TCP options"},
        {OPENVPN(VPN_OPENVPN_TCP, "aes-gcm-16", NULL, 1), 1500, 1422, "7: Linux' timestamps: 12"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 8, 4), 1454, 1354, "7: L2TP 8 + PPP 4"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 6, 4), 1454, 1356, "7: Linux kernel, 6 + 4"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 8, 1), 1454, 1357, "7: 8 + 1"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 6, 1), 1454, 1359, "7: 6 + 1"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 12, 4), 1454, 1350, "1.7: Length, Ns and Nr"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 8, 4), 1344, 1258, "vector 36: YAMAHA NVR500"},
        {WIREGUARD(FAMILY_IPV6), 1500, 1420, "vector 37: wg-quick's 1420"},
        {WIREGUARD(FAMILY_IPV4), 1500, 1440, "vector 38"},
        {WIREGUARD(FAMILY_IPV6), 1492, 1412, "vector 39"},
        {WIREGUARD(FAMILY_IPV4), 1454, 1394, "vector 40"},
        {WIREGUARD(FAMILY_IPV6), 1360, 1280, "vector 41: Tailscale"},
        {WIREGUARD(FAMILY_IPV6), 9000, 8920, "vector 42: Tailscale"},
    };

    (void)state;
    check_max(rows, COUNT(rows));
}

/* Vector 46, OpenVPN's own unit test: mssfix i (UDP payload), AES-256-GCM, peer id: MSS i - 64. */
static void openvpn_mssfix(void **state)
{
    static const struct vpn_request request =
        OPENVPN(VPN_OPENVPN_UDP, "AES-256-GCM", NULL, VPN_UNSET);
    struct stack stack = stack_of(&request);

    (void)state;
    for (uint32_t mssfix = 900; mssfix <= 1200; mssfix++)
        CHECK_NUMBER("test_mssfix_mtu_calculation",
                     mtu_mss(FAMILY_IPV4, stack_max_inner(&stack, mssfix + 28)), mssfix - 64);
    CHECK_NUMBER("3.4: mssfix 1492 mtu", mtu_mss(FAMILY_IPV4, stack_max_inner(&stack, 1492)), 1400);
}

static void wire_sizes(void **state)
{
    static const struct {
        struct vpn_request request;
        uint32_t inner, outer;
        const char *why;
    } rows[] = {
        {ESP("aes-cbc", "hmac-sha1-96", 1), 1374, 1440, "0: the project's example"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 1375, 1456, "0: one more does not fit 1454"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 1400, 1472, "0: Windows' physical - 100 on 1500"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 8, 4), 1400, 1488, "1.7: Windows' 1400 with L2TP"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 8, 4), 1258, 1344, "1.7: YAMAHA"},
        {ESP("aes-cbc", "hmac-sha1-96", 0), 100, 168, "vector 52: Cisco's calculator"},
        {WIREGUARD(FAMILY_IPV6), 1280, 1360, "1.8: Tailscale"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stack stack = stack_of(&rows[i].request);

        CHECK_NUMBER(rows[i].why, stack_outer_len(&stack, rows[i].inner), rows[i].outer);
    }
}

/* Section 3.4, last line: the first outer MTU of each step. */
static void staircase(void **state)
{
    static const uint32_t steps[][2] = {
        {1440, 1374}, {1456, 1390}, {1472, 1406}, {1488, 1422}, {1504, 1438}};
    static const struct vpn_request request = ESP("aes-cbc", "hmac-sha1-96", 1);
    struct stack stack = stack_of(&request);

    (void)state;
    for (size_t i = 0; i < COUNT(steps); i++) {
        CHECK_NUMBER("first of a step", stack_max_inner(&stack, steps[i][0]), steps[i][1]);
        CHECK_NUMBER("last of it", stack_max_inner(&stack, steps[i][0] + 15), steps[i][1]);
        CHECK_NUMBER("one before", stack_max_inner(&stack, steps[i][0] - 1), steps[i][1] - 16);
    }
}

/* Section 2: the smallest path that still gives IPv6 its 1280. */
static void smallest_path_for_ipv6(void **state)
{
    static const struct {
        struct vpn_request request;
        uint32_t path;
        const char *why;
    } rows[] = {
        {ESP("aes-cbc", "hmac-sha1-96", 1), 1360, "AES-CBC, SHA1, NAT-T"},
        {ESP("aes-gcm-16", NULL, 1), 1344, "GCM-16, NAT-T"},
        {L2TP("aes-cbc", "hmac-sha1-96", 1, 8, 4), 1376, "L2TP/IPsec 8 + 4"},
        {WIREGUARD(FAMILY_IPV4), 1340, "WireGuard over IPv4"},
        {WIREGUARD(FAMILY_IPV6), 1360, "WireGuard over IPv6"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stack stack = stack_of(&rows[i].request);

        CHECK(rows[i].why, stack_max_inner(&stack, rows[i].path) >= 1280);
        CHECK(rows[i].why, stack_max_inner(&stack, rows[i].path - 1) < 1280);
    }
}

static void pitfalls(void **state)
{
    static const struct max_row rows[] = {
        {ESP("aes-cbc", "hmac-sha1-96", 0), 1500, 1438,
         "1: floor first, then -2; neither a 1500-byte packet's padding (1436) nor the worst "
         "(1426) is subtracted"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 1500, 1422, "2: NAT-T costs 16 here"},
        {ESP("aes-cbc", "hmac-sha1-96", 0), 1492, 1422, "2: NAT-T costs 0 here: without"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 1492, 1422, "2: NAT-T costs 0 here: with"},
        {ESP("aes-gcm-16", NULL, 0), 1500, 1446, "3: GCM aligns to 4, not to 16 (FortiOS: 1438)"},
        {ESP("null", "hmac-sha1-96", 0), 1500, 1458, "3: NULL aligns to 4"},
        {ESP("null", "hmac-sha1-96", 0), 1503, 1458, "3: NULL aligns to 4, not to 1"},
        {ESP("aes-ctr", "hmac-sha1-96", 0), 1500, 1450, "3: CTR aligns to 4"},
        {ESP("aes-cbc", "hmac-sha256-128", 0), 1280, 1214, "4: the ICV of SHA256 is 16"},
        {ESP("aes-cbc", "hmac-sha256-128", 1), 1280, 1198, "4: 16, where 12 would give 1214"},
        {ESP("aes-cbc", "hmac-sha256-96", 1), 1280, 1214, "4: 12 for broken peers"},
        {TRANSPORT("aes-cbc", "hmac-sha256-128", 0), 1500, 1458,
         "5: the IP header of transport mode is not encrypted, but counts"},
        {TRANSPORT("aes-cbc", "hmac-sha1-96", 1), 1500, 1442, "5: vector 27"},
        {WIREGUARD(FAMILY_IPV4), 1454, 1394, "6: WireGuard: 1394, not down16 = 1392"},
        {OPENVPN(VPN_OPENVPN_UDP, "aes-cbc", "hmac-sha1", VPN_UNSET), 1500, 1419,
         "6: PKCS #7 adds at least a byte, the packet id is inside: 1424 - 1 - 4"},
        {ESP6("aes-cbc", "hmac-sha1-96", 1), 1500, 1406, "7: IPv6 outside costs 20 more, rounded"},
        {ESP6("aes-gcm-16", NULL, 1), 1500, 1418, "7: exactly 20 with GCM"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 1460, 1390,
         "7: DS-Lite: 1460 is the IPv4 path already, 40 is not taken off again"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 1454, 1374, "8: 1400 overshoots: the path decides"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 63, 0, "11: below the headers: 0, no wrap"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 64, 0, "11: headers only"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 79, 0, "11: a block less one byte"},
        {ESP("aes-cbc", "hmac-sha1-96", 1), 80, 14, "11: the first block"},
    };

    (void)state;
    check_max(rows, COUNT(rows));
    CHECK_NUMBER("9: 1279 is below IPv6's minimum", mtu_floor(FAMILY_IPV6), 1280);
    CHECK_NUMBER("10: MSS without timestamps", mtu_mss(FAMILY_IPV4, 1374), 1334);
}

/* Pitfall 12: at the maximum of ESP there is no padding, and one byte more is a whole step more. */
static void breakdown_at_the_maximum(void **state)
{
    static const struct vpn_request request = ESP("aes-cbc", "hmac-sha1-96", 1);
    struct stack stack = stack_of(&request);

    (void)state;
    for (uint32_t path = 600; path < 1600; path++) {
        struct stack_part parts[RECIPE_LAYERS_MAX];
        uint32_t max = stack_max_inner(&stack, path);
        size_t count = stack_parts(&stack, max, max, parts);

        CHECK_NUMBER("all layers are shown", (int64_t)count, 8);
        CHECK_TEXT("sixth in wire order", parts[5].name, "padding");
        CHECK_NUMBER("12: no padding at the maximum", parts[5].len, 0);
        CHECK_NUMBER("12: a step", stack_outer_len(&stack, max + 1),
                     stack_outer_len(&stack, max) + 16);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sstp),
        cmocka_unit_test(pptp),
        cmocka_unit_test(openvpn_and_l2tp_on_the_wire),
        cmocka_unit_test(openvpn_mssfix),
        cmocka_unit_test(wire_sizes),
        cmocka_unit_test(staircase),
        cmocka_unit_test(smallest_path_for_ipv6),
        cmocka_unit_test(pitfalls),
        cmocka_unit_test(breakdown_at_the_maximum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
