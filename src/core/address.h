/* SPDX-License-Identifier: MIT */
/* address.h: the two IP families and what is fixed about each. */
#ifndef CORE_ADDRESS_H
#define CORE_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>

/* Also an index: arrays of FAMILY_COUNT elements hold one per family. */
enum family {
    FAMILY_IPV4,
    FAMILY_IPV6,
    FAMILY_COUNT
};

struct address {
    enum family family;
    uint8_t bytes[16]; /* network order; IPv4 has the first 4, the rest is 0 */
};

/* "2001:db8:ffff:ffff:ffff:ffff:255.255.255.255" would be the longest. */
#define ADDRESS_TEXT_SIZE 46

/* The text of an address: RFC 5952 for IPv6. */
void address_format(const struct address *address, char out[ADDRESS_TEXT_SIZE]);
/* 0.0.0.0 or ::, which stand for none. */
bool address_is_unspecified(const struct address *address);
bool address_equal(const struct address *one, const struct address *other);
/* Whether ADDRESS begins with the first LENGTH bits of PREFIX, both of one family. */
bool address_has_prefix(const struct address *address, const struct address *prefix,
                        unsigned length);

/* "ipv4", "ipv6": the spelling of options and JSON. */
const char *family_name(enum family family);
/* "IPv4", "IPv6": the spelling of sentences. */
const char *family_title(enum family family);
/* IP header without options or extension headers: 20 (RFC 791 3.1), 40 (RFC 8200 3). */
uint32_t family_header_len(enum family family);

#endif
