/* SPDX-License-Identifier: MIT */
#include "core/address.h"

#include <stdio.h>
#include <string.h>

enum {
    IPV6_GROUPS = 8
};

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

/* The first longest run of two or more zero groups, which "::" stands for; its length. */
static int zero_run(const unsigned *groups, int *start)
{
    int longest = 1;

    *start = -1;
    for (int i = 0; i < IPV6_GROUPS; i++) {
        int len = 0;

        while (i + len < IPV6_GROUPS && groups[i + len] == 0)
            len++;
        if (len > longest) {
            longest = len;
            *start = i;
        }
    }
    return longest;
}

static void format_ipv6(const uint8_t *bytes, char out[ADDRESS_TEXT_SIZE])
{
    unsigned groups[IPV6_GROUPS];
    int start;
    int run;
    size_t len = 0;

    for (int i = 0; i < IPV6_GROUPS; i++, bytes += 2)
        groups[i] = (unsigned)bytes[0] << 8 | bytes[1];
    run = zero_run(groups, &start);
    out[0] = '\0';
    for (int i = 0; i < IPV6_GROUPS; i++) {
        const char *colon = i > 0 ? ":" : "";

        if (i == start) {
            len += (size_t)snprintf(out + len, ADDRESS_TEXT_SIZE - len, "%s",
                                    i + run == IPV6_GROUPS ? "::" : ":");
            i += run - 1;
            continue;
        }
        len += (size_t)snprintf(out + len, ADDRESS_TEXT_SIZE - len, "%s%x", colon, groups[i]);
    }
}

void address_format(const struct address *address, char out[ADDRESS_TEXT_SIZE])
{
    const uint8_t *b = address->bytes;

    if (address->family == FAMILY_IPV6)
        format_ipv6(b, out);
    else
        snprintf(out, ADDRESS_TEXT_SIZE, "%u.%u.%u.%u", b[0], b[1], b[2], b[3]);
}

bool address_is_unspecified(const struct address *address)
{
    static const struct address none = {.family = FAMILY_IPV4};

    return memcmp(address->bytes, none.bytes, address->family == FAMILY_IPV4 ? 4 : 16) == 0;
}

bool address_equal(const struct address *one, const struct address *other)
{
    return one->family == other->family &&
           memcmp(one->bytes, other->bytes, one->family == FAMILY_IPV4 ? 4 : 16) == 0;
}

bool address_has_prefix(const struct address *address, const struct address *prefix,
                        unsigned length)
{
    size_t whole = length / 8;
    unsigned rest = length % 8;

    if (address->family != prefix->family ||
        length > (address->family == FAMILY_IPV4 ? 32U : 128U) ||
        memcmp(address->bytes, prefix->bytes, whole) != 0)
        return false;
    return rest == 0 || ((address->bytes[whole] ^ prefix->bytes[whole]) >> (8 - rest)) == 0;
}
