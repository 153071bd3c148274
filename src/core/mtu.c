/* SPDX-License-Identifier: MIT */
#include "core/mtu.h"

#include <string.h>

static const struct mtu_line lines[] = {
    {"ethernet", 1500, "plain Ethernet, fibre, cable"},
    {"pppoe", 1492, "PPPoE (DSL, some fibre)"},
    {"flets", 1454, "NTT Flet's PPPoE"},
    {"hikari-premium", 1438, "NTT West Hikari Premium"},
    {"ds-lite", 1460, "DS-Lite: IPv4 in IPv6"},
    {"map-e", 1460, "MAP-E: IPv4 in IPv6"},
    {"map-t", 1480, "MAP-T and 464XLAT"},
    {"6in4", 1480, "IPv6 in IPv4"},
    {"gre", 1476, "GRE tunnel over Ethernet"},
    {"lte", 1358, "mobile network, 3GPP's recommendation"},
    {"gcp", 1460, "Google Cloud network"},
    {"azure", 1400, "Azure virtual machine"},
};

const struct mtu_line *mtu_line_at(size_t index)
{
    return index < sizeof lines / sizeof lines[0] ? &lines[index] : NULL;
}

const struct mtu_line *mtu_line_find(const char *name)
{
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (strcmp(lines[i].name, name) == 0)
            return &lines[i];
    return NULL;
}

uint32_t mtu_mss(enum family family, uint32_t mtu)
{
    uint32_t headers = family_header_len(family) + 20; /* TCP: RFC 9293 3.1 */

    return mtu > headers ? mtu - headers : 0;
}

uint32_t mtu_floor(enum family family)
{
    return family == FAMILY_IPV6 ? MTU_IPV6_FLOOR : MTU_IPV4_FLOOR;
}

struct mtu_headroom mtu_headroom(uint32_t vpn_mtu, uint32_t physical_mtu, bool ras)
{
    struct mtu_headroom result = {.windows_mtu = vpn_mtu, .limit = MTU_LIMITED_BY_PATH};

    if (!ras)
        return result;
    result.bound = true;
    result.ceiling_mtu = physical_mtu > MTU_HEADROOM ? physical_mtu - MTU_HEADROOM : 0;
    result.required_physical_mtu = vpn_mtu + MTU_HEADROOM;
    if (vpn_mtu > result.ceiling_mtu) {
        result.windows_mtu = result.ceiling_mtu;
        result.limit =
            physical_mtu < MTU_ETHERNET ? MTU_LIMITED_BY_LOWERED : MTU_LIMITED_BY_CEILING;
    }
    return result;
}

const char *mtu_limit_name(enum mtu_limit limit)
{
    return limit == MTU_LIMITED_BY_PATH ? "path" : "ceiling";
}
