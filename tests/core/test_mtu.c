/* SPDX-License-Identifier: MIT */
/* MSS, floors, lines, and Windows' headroom rule. */
#include "check.h"
#include "core/address.h"
#include "core/mtu.h"

static void families(void **state)
{
    (void)state;
    assert_string_equal(family_name(FAMILY_IPV4), "ipv4");
    assert_string_equal(family_name(FAMILY_IPV6), "ipv6");
    assert_string_equal(family_title(FAMILY_IPV4), "IPv4");
    assert_string_equal(family_title(FAMILY_IPV6), "IPv6");
    assert_int_equal(family_header_len(FAMILY_IPV4), 20);
    assert_int_equal(family_header_len(FAMILY_IPV6), 40);
}

static void mss(void **state)
{
    static const struct {
        uint32_t mtu, mss4, mss6;
        const char *why;
    } rows[] = {
        {1374, 1334, 1314, "design 1: the worked example"},
        {1446, 1406, 1386, "vector 53: AWS"},
        {1492, 1452, 1432, "vector 54: PPPoE"},
        {1500, 1460, 1440, "Ethernet"},
        {1280, 1240, 1220, "IPv6's minimum"},
        {576, 536, 516, "RFC 9293: 536 by default"},
        {61, 21, 1, "one byte is left over IPv6"},
        {60, 20, 0, "none is"},
        {41, 1, 0, "one byte is left over IPv4"},
        {40, 0, 0, "none is"},
        {39, 0, 0, "no wrap"},
        {0, 0, 0, "no wrap"},
        {65535, 65495, 65475, "the largest packet"},
        {UINT32_MAX, UINT32_MAX - 40, UINT32_MAX - 60, "no overflow"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_NUMBER(rows[i].why, mtu_mss(FAMILY_IPV4, rows[i].mtu), rows[i].mss4);
        CHECK_NUMBER(rows[i].why, mtu_mss(FAMILY_IPV6, rows[i].mtu), rows[i].mss6);
    }
}

static void floors(void **state)
{
    (void)state;
    CHECK_NUMBER("windows.md: IPv4", mtu_floor(FAMILY_IPV4), 576);
    CHECK_NUMBER("RFC 8200 5", mtu_floor(FAMILY_IPV6), 1280);
    CHECK_NUMBER("RFC 791", MTU_PATH_MIN, 68);
    CHECK_NUMBER("RFC 791 3.1", MTU_PATH_MAX, 65535);
    CHECK_NUMBER("netsh global minmtu", MTU_IPV4_LOWEST, 352);
    CHECK_NUMBER("design 1", MTU_HEADROOM, 100);
}

static void headroom(void **state)
{
    static const struct {
        uint32_t vpn, physical;
        bool ras;
        uint32_t windows, ceiling, required;
        enum mtu_limit limit;
        const char *why;
    } rows[] = {
        {1374, 1500, true, 1374, 1400, 1474, MTU_LIMITED_BY_PATH, "design 1: path 1454"},
        {1422, 1500, true, 1400, 1400, 1522, MTU_LIMITED_BY_CEILING, "design 1: path 1500"},
        {1374, 1454, true, 1354, 1354, 1474, MTU_LIMITED_BY_LOWERED, "design 1: lowered NIC"},
        {1374, 1474, true, 1374, 1374, 1474, MTU_LIMITED_BY_PATH, "lowered, but just enough"},
        {1374, 1473, true, 1373, 1373, 1474, MTU_LIMITED_BY_LOWERED, "one byte too few"},
        {1400, 1500, true, 1400, 1400, 1500, MTU_LIMITED_BY_PATH, "exactly the ceiling fits"},
        {1401, 1500, true, 1400, 1400, 1501, MTU_LIMITED_BY_CEILING, "one above"},
        {1401, 1499, true, 1399, 1399, 1501, MTU_LIMITED_BY_LOWERED, "1499 is lowered"},
        {8900, 9000, true, 8900, 8900, 9000, MTU_LIMITED_BY_PATH, "jumbo frames"},
        {8938, 9000, true, 8900, 8900, 9038, MTU_LIMITED_BY_CEILING, "jumbo frames"},
        {1440, 1500, false, 1440, 0, 0, MTU_LIMITED_BY_PATH, "WireGuard is not bound"},
        {1440, 100, false, 1440, 0, 0, MTU_LIMITED_BY_PATH, "not bound, whatever the NIC"},
        {1374, 101, true, 1, 1, 1474, MTU_LIMITED_BY_LOWERED, "a ceiling of one byte"},
        {0, 1500, true, 0, 1400, 100, MTU_LIMITED_BY_PATH, "the path carries nothing"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct mtu_headroom result = mtu_headroom(rows[i].vpn, rows[i].physical, rows[i].ras);

        CHECK(rows[i].why, result.bound == rows[i].ras);
        CHECK_NUMBER(rows[i].why, result.windows_mtu, rows[i].windows);
        CHECK_NUMBER(rows[i].why, result.ceiling_mtu, rows[i].ceiling);
        CHECK_NUMBER(rows[i].why, result.required_physical_mtu, rows[i].required);
        CHECK_NUMBER(rows[i].why, result.limit, rows[i].limit);
        CHECK_TEXT(rows[i].why, mtu_limit_name(result.limit),
                   rows[i].limit == MTU_LIMITED_BY_PATH ? "path" : "ceiling");
    }
    for (uint32_t physical = 0; physical <= 100; physical++) {
        struct mtu_headroom result = mtu_headroom(1374, physical, true);

        CHECK_NUMBER("no wrap", result.ceiling_mtu, 0);
        CHECK_NUMBER("no wrap", result.windows_mtu, 0);
        CHECK_NUMBER("too low", result.limit, MTU_LIMITED_BY_LOWERED);
    }
}

static void lines(void **state)
{
    static const struct {
        const char *name;
        uint32_t path;
        const char *why;
    } rows[] = {
        {"ethernet", 1500, "RFC 894"},
        {"pppoe", 1492, "RFC 2516: 6 + 2"},
        {"flets", 1454, "vector 51: 1500-20-8-16-2"},
        {"hikari-premium", 1438, "1.12: old West"},
        {"ds-lite", 1460, "vector 49: 40"},
        {"map-e", 1460, "1.12: 40"},
        {"map-t", 1480, "1.12: 20"},
        {"6in4", 1480, "vector 50: 20"},
        {"gre", 1476, "vector 48: 24"},
        {"lte", 1358, "1.12: 3GPP's recommendation"},
        {"gcp", 1460, "1.12: GCP docs"},
        {"azure", 1400, "1.12: azure-docs 69477"},
    };
    static const char *const wrong[] = {"", "Flets", "flets ", "ppp", "pppoe2", "1454"};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct mtu_line *line = mtu_line_find(rows[i].name);

        CHECK(rows[i].why, line != NULL && line == mtu_line_at(i));
        CHECK_TEXT(rows[i].why, line->name, rows[i].name);
        CHECK_NUMBER(rows[i].why, line->path_mtu, rows[i].path);
        CHECK("says what it is", line->meaning[0] != '\0');
    }
    CHECK("no row beyond", mtu_line_at(COUNT(rows)) == NULL);
    CHECK("no wrap", mtu_line_at(SIZE_MAX) == NULL);
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK(wrong[i], mtu_line_find(wrong[i]) == NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(families), cmocka_unit_test(mss),   cmocka_unit_test(floors),
        cmocka_unit_test(headroom), cmocka_unit_test(lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
