/* SPDX-License-Identifier: MIT */
/*
 * The golden grid of reference/encapsulation.md 3.4: the largest inner packet by suite and outer
 * MTU. Computed there by other code than ours, and agreeing with the published vectors.
 */
#include <stdio.h>

#include "check.h"
#include "every_vpn.h"

#define OUTER_MTUS 8

static const uint32_t outer_mtus[OUTER_MTUS] = {1500, 1492, 1460, 1454, 1438, 1428, 1358, 1280};

struct grid_row {
    const char *cipher, *integrity;
    uint32_t max[OUTER_MTUS];
};

/* Outer IPv4, UDP 4500, tunnel mode. */
static const struct grid_row ipv4_nat_t[] = {
    {"aes-cbc", "hmac-sha1-96", {1422, 1422, 1390, 1374, 1358, 1358, 1278, 1214}},
    {"aes-cbc", "hmac-md5-96", {1422, 1422, 1390, 1374, 1358, 1358, 1278, 1214}},
    {"aes-cbc", "aes-xcbc-96", {1422, 1422, 1390, 1374, 1358, 1358, 1278, 1214}},
    {"aes-cbc", "aes-cmac-96", {1422, 1422, 1390, 1374, 1358, 1358, 1278, 1214}},
    {"aes-cbc", "hmac-sha256-128", {1422, 1422, 1390, 1374, 1358, 1358, 1278, 1198}},
    {"aes-cbc", "hmac-sha384-192", {1422, 1406, 1374, 1374, 1358, 1342, 1278, 1198}},
    {"aes-cbc", "hmac-sha512-256", {1406, 1406, 1374, 1358, 1342, 1342, 1262, 1182}},
    {"3des-cbc", "hmac-sha1-96", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1222}},
    {"3des-cbc", "hmac-md5-96", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1222}},
    {"des-cbc", "hmac-sha1-96", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1222}},
    {"des-cbc", "hmac-md5-96", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1222}},
    {"3des-cbc", "hmac-sha256-128", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1214}},
    {"des-cbc", "hmac-sha256-128", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1214}},
    {"aes-gcm-16", "none", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1218}},
    {"aes-ccm-16", "none", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1218}},
    {"chacha20-poly1305", "none", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1218}},
    {"aes-gmac", "none", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1218}},
    {"aes-gcm-12", "none", {1442, 1434, 1402, 1394, 1378, 1370, 1298, 1222}},
    {"aes-ccm-12", "none", {1442, 1434, 1402, 1394, 1378, 1370, 1298, 1222}},
    {"aes-gcm-8", "none", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1226}},
    {"aes-ccm-8", "none", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1226}},
    {"aes-ctr", "hmac-sha1-96", {1442, 1434, 1402, 1394, 1378, 1370, 1298, 1222}},
    {"aes-ctr", "hmac-sha256-128", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1218}},
    {"null", "hmac-sha1-96", {1450, 1442, 1410, 1402, 1386, 1378, 1306, 1230}},
    {"null", "hmac-sha256-128", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1226}},
    {"aes-cbc", "none", {1438, 1438, 1406, 1390, 1374, 1374, 1294, 1214}},
};

/* Outer IPv4, raw ESP, tunnel mode. */
static const struct grid_row ipv4_raw[] = {
    {"aes-cbc", "hmac-sha1-96", {1438, 1422, 1390, 1390, 1374, 1358, 1294, 1214}},
    {"aes-cbc", "hmac-md5-96", {1438, 1422, 1390, 1390, 1374, 1358, 1294, 1214}},
    {"aes-cbc", "aes-xcbc-96", {1438, 1422, 1390, 1390, 1374, 1358, 1294, 1214}},
    {"aes-cbc", "aes-cmac-96", {1438, 1422, 1390, 1390, 1374, 1358, 1294, 1214}},
    {"aes-cbc", "hmac-sha256-128", {1438, 1422, 1390, 1390, 1374, 1358, 1294, 1214}},
    {"aes-cbc", "hmac-sha384-192", {1422, 1422, 1390, 1374, 1358, 1358, 1278, 1198}},
    {"aes-cbc", "hmac-sha512-256", {1422, 1406, 1374, 1374, 1358, 1342, 1278, 1198}},
    {"3des-cbc", "hmac-sha1-96", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1230}},
    {"3des-cbc", "hmac-md5-96", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1230}},
    {"des-cbc", "hmac-sha1-96", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1230}},
    {"des-cbc", "hmac-md5-96", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1230}},
    {"3des-cbc", "hmac-sha256-128", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1222}},
    {"des-cbc", "hmac-sha256-128", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1222}},
    {"aes-gcm-16", "none", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1226}},
    {"aes-ccm-16", "none", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1226}},
    {"chacha20-poly1305", "none", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1226}},
    {"aes-gmac", "none", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1226}},
    {"aes-gcm-12", "none", {1450, 1442, 1410, 1402, 1386, 1378, 1306, 1230}},
    {"aes-ccm-12", "none", {1450, 1442, 1410, 1402, 1386, 1378, 1306, 1230}},
    {"aes-gcm-8", "none", {1454, 1446, 1414, 1406, 1390, 1382, 1310, 1234}},
    {"aes-ccm-8", "none", {1454, 1446, 1414, 1406, 1390, 1382, 1310, 1234}},
    {"aes-ctr", "hmac-sha1-96", {1450, 1442, 1410, 1402, 1386, 1378, 1306, 1230}},
    {"aes-ctr", "hmac-sha256-128", {1446, 1438, 1406, 1398, 1382, 1374, 1302, 1226}},
    {"null", "hmac-sha1-96", {1458, 1450, 1418, 1410, 1394, 1386, 1314, 1238}},
    {"null", "hmac-sha256-128", {1454, 1446, 1414, 1406, 1390, 1382, 1310, 1234}},
    {"aes-cbc", "none", {1454, 1438, 1406, 1406, 1390, 1374, 1310, 1230}},
};

/* Outer IPv6, UDP 4500, tunnel mode. */
static const struct grid_row ipv6_nat_t[] = {
    {"aes-cbc", "hmac-sha1-96", {1406, 1406, 1374, 1358, 1342, 1342, 1262, 1182}},
    {"aes-cbc", "hmac-md5-96", {1406, 1406, 1374, 1358, 1342, 1342, 1262, 1182}},
    {"aes-cbc", "aes-xcbc-96", {1406, 1406, 1374, 1358, 1342, 1342, 1262, 1182}},
    {"aes-cbc", "aes-cmac-96", {1406, 1406, 1374, 1358, 1342, 1342, 1262, 1182}},
    {"aes-cbc", "hmac-sha256-128", {1406, 1390, 1358, 1358, 1342, 1326, 1262, 1182}},
    {"aes-cbc", "hmac-sha384-192", {1390, 1390, 1358, 1342, 1326, 1326, 1246, 1182}},
    {"aes-cbc", "hmac-sha512-256", {1390, 1374, 1342, 1342, 1326, 1310, 1246, 1166}},
    {"3des-cbc", "hmac-sha1-96", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1198}},
    {"3des-cbc", "hmac-md5-96", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1198}},
    {"des-cbc", "hmac-sha1-96", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1198}},
    {"des-cbc", "hmac-md5-96", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1198}},
    {"3des-cbc", "hmac-sha256-128", {1414, 1406, 1374, 1366, 1350, 1342, 1270, 1198}},
    {"des-cbc", "hmac-sha256-128", {1414, 1406, 1374, 1366, 1350, 1342, 1270, 1198}},
    {"aes-gcm-16", "none", {1418, 1410, 1378, 1370, 1354, 1346, 1274, 1198}},
    {"aes-ccm-16", "none", {1418, 1410, 1378, 1370, 1354, 1346, 1274, 1198}},
    {"chacha20-poly1305", "none", {1418, 1410, 1378, 1370, 1354, 1346, 1274, 1198}},
    {"aes-gmac", "none", {1418, 1410, 1378, 1370, 1354, 1346, 1274, 1198}},
    {"aes-gcm-12", "none", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1202}},
    {"aes-ccm-12", "none", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1202}},
    {"aes-gcm-8", "none", {1426, 1418, 1386, 1378, 1362, 1354, 1282, 1206}},
    {"aes-ccm-8", "none", {1426, 1418, 1386, 1378, 1362, 1354, 1282, 1206}},
    {"aes-ctr", "hmac-sha1-96", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1202}},
    {"aes-ctr", "hmac-sha256-128", {1418, 1410, 1378, 1370, 1354, 1346, 1274, 1198}},
    {"null", "hmac-sha1-96", {1430, 1422, 1390, 1382, 1366, 1358, 1286, 1210}},
    {"null", "hmac-sha256-128", {1426, 1418, 1386, 1378, 1362, 1354, 1282, 1206}},
    {"aes-cbc", "none", {1422, 1406, 1374, 1374, 1358, 1342, 1278, 1198}},
};

/* Outer IPv6, raw ESP, tunnel mode. */
static const struct grid_row ipv6_raw[] = {
    {"aes-cbc", "hmac-sha1-96", {1422, 1406, 1374, 1374, 1358, 1342, 1278, 1198}},
    {"aes-cbc", "hmac-md5-96", {1422, 1406, 1374, 1374, 1358, 1342, 1278, 1198}},
    {"aes-cbc", "aes-xcbc-96", {1422, 1406, 1374, 1374, 1358, 1342, 1278, 1198}},
    {"aes-cbc", "aes-cmac-96", {1422, 1406, 1374, 1374, 1358, 1342, 1278, 1198}},
    {"aes-cbc", "hmac-sha256-128", {1406, 1406, 1374, 1358, 1342, 1342, 1262, 1198}},
    {"aes-cbc", "hmac-sha384-192", {1406, 1390, 1358, 1358, 1342, 1326, 1262, 1182}},
    {"aes-cbc", "hmac-sha512-256", {1390, 1390, 1358, 1342, 1326, 1326, 1246, 1182}},
    {"3des-cbc", "hmac-sha1-96", {1430, 1422, 1390, 1382, 1366, 1358, 1286, 1206}},
    {"3des-cbc", "hmac-md5-96", {1430, 1422, 1390, 1382, 1366, 1358, 1286, 1206}},
    {"des-cbc", "hmac-sha1-96", {1430, 1422, 1390, 1382, 1366, 1358, 1286, 1206}},
    {"des-cbc", "hmac-md5-96", {1430, 1422, 1390, 1382, 1366, 1358, 1286, 1206}},
    {"3des-cbc", "hmac-sha256-128", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1206}},
    {"des-cbc", "hmac-sha256-128", {1422, 1414, 1382, 1374, 1358, 1350, 1278, 1206}},
    {"aes-gcm-16", "none", {1426, 1418, 1386, 1378, 1362, 1354, 1282, 1206}},
    {"aes-ccm-16", "none", {1426, 1418, 1386, 1378, 1362, 1354, 1282, 1206}},
    {"chacha20-poly1305", "none", {1426, 1418, 1386, 1378, 1362, 1354, 1282, 1206}},
    {"aes-gmac", "none", {1426, 1418, 1386, 1378, 1362, 1354, 1282, 1206}},
    {"aes-gcm-12", "none", {1430, 1422, 1390, 1382, 1366, 1358, 1286, 1210}},
    {"aes-ccm-12", "none", {1430, 1422, 1390, 1382, 1366, 1358, 1286, 1210}},
    {"aes-gcm-8", "none", {1434, 1426, 1394, 1386, 1370, 1362, 1290, 1214}},
    {"aes-ccm-8", "none", {1434, 1426, 1394, 1386, 1370, 1362, 1290, 1214}},
    {"aes-ctr", "hmac-sha1-96", {1430, 1422, 1390, 1382, 1366, 1358, 1286, 1210}},
    {"aes-ctr", "hmac-sha256-128", {1426, 1418, 1386, 1378, 1362, 1354, 1282, 1206}},
    {"null", "hmac-sha1-96", {1438, 1430, 1398, 1390, 1374, 1366, 1294, 1218}},
    {"null", "hmac-sha256-128", {1434, 1426, 1394, 1386, 1370, 1362, 1290, 1214}},
    {"aes-cbc", "none", {1422, 1422, 1390, 1374, 1358, 1358, 1278, 1214}},
};

/* L2TP/IPsec, outer IPv4, UDP 4500: headers 8 + 4, then the best case 6 + 1. */
static const struct grid_row l2tp_8_4[] = {
    {"aes-cbc", "hmac-sha1-96", {1402, 1402, 1370, 1354, 1338, 1338, 1258, 1194}},
    {"aes-cbc", "hmac-sha256-128", {1402, 1402, 1370, 1354, 1338, 1338, 1258, 1178}},
    {"3des-cbc", "hmac-sha1-96", {1418, 1410, 1378, 1370, 1354, 1346, 1274, 1202}},
    {"aes-gcm-16", "none", {1418, 1410, 1378, 1370, 1354, 1346, 1274, 1198}},
};

static const struct grid_row l2tp_6_1[] = {
    {"aes-cbc", "hmac-sha1-96", {1407, 1407, 1375, 1359, 1343, 1343, 1263, 1199}},
    {"aes-cbc", "hmac-sha256-128", {1407, 1407, 1375, 1359, 1343, 1343, 1263, 1183}},
    {"3des-cbc", "hmac-sha1-96", {1423, 1415, 1383, 1375, 1359, 1351, 1279, 1207}},
    {"aes-gcm-16", "none", {1423, 1415, 1383, 1375, 1359, 1351, 1279, 1203}},
};

struct other_row {
    enum vpn_type type;
    const char *cipher, *integrity;
    uint32_t max4[OUTER_MTUS], max6[OUTER_MTUS];
};

/* "Others": outer IPv4, outer IPv6. OpenVPN with peer id and a packet id of 4 bytes. */
static const struct other_row others[] = {
    {VPN_WIREGUARD,
     NULL,
     NULL,
     {1440, 1432, 1400, 1394, 1378, 1368, 1298, 1220},
     {1420, 1412, 1380, 1374, 1358, 1348, 1278, 1200}},
    {VPN_OPENVPN_UDP,
     "aes-gcm-16",
     NULL,
     {1448, 1440, 1408, 1402, 1386, 1376, 1306, 1228},
     {1428, 1420, 1388, 1382, 1366, 1356, 1286, 1208}},
    {VPN_OPENVPN_UDP,
     "aes-cbc",
     "hmac-sha1",
     {1419, 1419, 1387, 1371, 1355, 1355, 1275, 1195},
     {1403, 1387, 1355, 1355, 1339, 1323, 1259, 1179}},
    {VPN_OPENVPN_UDP,
     "aes-cbc",
     "hmac-sha256",
     {1403, 1403, 1371, 1355, 1339, 1339, 1259, 1195},
     {1387, 1387, 1355, 1339, 1323, 1323, 1243, 1163}},
    {VPN_OPENVPN_TCP,
     "aes-gcm-16",
     NULL,
     {1434, 1426, 1394, 1388, 1372, 1362, 1292, 1214},
     {1414, 1406, 1374, 1368, 1352, 1342, 1272, 1194}},
};

static void check_row(struct vpn_request request, const uint32_t max[OUTER_MTUS])
{
    struct stack stack = stack_of(&request);

    for (size_t i = 0; i < OUTER_MTUS; i++) {
        char why[DESCRIPTION_SIZE + 32];
        char words[DESCRIPTION_SIZE];

        snprintf(why, sizeof why, "%s at %lu", describe(&request, words),
                 (unsigned long)outer_mtus[i]);
        CHECK_NUMBER(why, stack_max_inner(&stack, outer_mtus[i]), max[i]);
    }
}

/* IKEv2 and bare ESP in tunnel mode are the same packet. */
static void check_esp(const struct grid_row *rows, size_t count, enum family outer, int nat_t)
{
    for (size_t i = 0; i < count; i++) {
        struct vpn_request request =
            request_of(VPN_IKEV2, outer, rows[i].cipher, rows[i].integrity);

        request.nat_t = nat_t;
        check_row(request, rows[i].max);
        request.type = VPN_IPSEC;
        check_row(request, rows[i].max);
    }
}

static void esp_tunnel(void **state)
{
    (void)state;
    check_esp(ipv4_nat_t, COUNT(ipv4_nat_t), FAMILY_IPV4, 1);
    check_esp(ipv4_raw, COUNT(ipv4_raw), FAMILY_IPV4, 0);
    check_esp(ipv6_nat_t, COUNT(ipv6_nat_t), FAMILY_IPV6, 1);
    check_esp(ipv6_raw, COUNT(ipv6_raw), FAMILY_IPV6, 0);
}

static void check_l2tp(const struct grid_row *rows, size_t count, int l2tp_header, int ppp_header)
{
    for (size_t i = 0; i < count; i++) {
        struct vpn_request request =
            request_of(VPN_L2TP, FAMILY_IPV4, rows[i].cipher, rows[i].integrity);

        request.nat_t = 1;
        request.l2tp_header = l2tp_header;
        request.ppp_header = ppp_header;
        check_row(request, rows[i].max);
    }
}

static void l2tp(void **state)
{
    (void)state;
    check_l2tp(l2tp_8_4, COUNT(l2tp_8_4), 8, 4);
    check_l2tp(l2tp_8_4, COUNT(l2tp_8_4), VPN_UNSET, VPN_UNSET); /* the default is the safe one */
    check_l2tp(l2tp_6_1, COUNT(l2tp_6_1), 6, 1);
}

static void wireguard_and_openvpn(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(others); i++) {
        const struct other_row *row = &others[i];

        check_row(request_of(row->type, FAMILY_IPV4, row->cipher, row->integrity), row->max4);
        check_row(request_of(row->type, FAMILY_IPV6, row->cipher, row->integrity), row->max6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(esp_tunnel),
        cmocka_unit_test(l2tp),
        cmocka_unit_test(wireguard_and_openvpn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
