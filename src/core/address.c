/* SPDX-License-Identifier: MIT */
#include "core/address.h"

static const struct {
    const char *name;
    const char *title;
    uint32_t header_len;
} families[FAMILY_COUNT] = {
    [FAMILY_IPV4] = {"ipv4", "IPv4", 20},
    [FAMILY_IPV6] = {"ipv6", "IPv6", 40},
};

const char *family_name(enum family family)
{
    return families[family].name;
}

const char *family_title(enum family family)
{
    return families[family].title;
}

uint32_t family_header_len(enum family family)
{
    return families[family].header_len;
}
