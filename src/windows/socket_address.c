/* SPDX-License-Identifier: MIT */
#include "windows/socket_address.h"

#include <string.h>

SOCKADDR_INET socket_address_make(const struct address *address)
{
    SOCKADDR_INET out;

    memset(&out, 0, sizeof out);
    if (address->family == FAMILY_IPV4) {
        out.Ipv4.sin_family = AF_INET;
        memcpy(&out.Ipv4.sin_addr, address->bytes, sizeof out.Ipv4.sin_addr);
    } else {
        out.Ipv6.sin6_family = AF_INET6;
        memcpy(&out.Ipv6.sin6_addr, address->bytes, sizeof out.Ipv6.sin6_addr);
    }
    return out;
}

bool socket_address_read(const SOCKADDR_INET *in, struct address *out)
{
    struct address address = {.family = FAMILY_IPV4};

    if (in->si_family == AF_INET) {
        memcpy(address.bytes, &in->Ipv4.sin_addr, sizeof in->Ipv4.sin_addr);
    } else if (in->si_family == AF_INET6) {
        address.family = FAMILY_IPV6;
        memcpy(address.bytes, &in->Ipv6.sin6_addr, sizeof in->Ipv6.sin6_addr);
    } else {
        return false;
    }
    *out = address;
    return true;
}

bool socket_address_read_any(const SOCKADDR *in, size_t size, struct address *out)
{
    SOCKADDR_INET copy;

    memset(&copy, 0, sizeof copy);
    if (in == NULL || size < sizeof copy.si_family)
        return false;
    memcpy(&copy, in, size < sizeof copy ? size : sizeof copy);
    if (size < (copy.si_family == AF_INET ? sizeof copy.Ipv4 : sizeof copy.Ipv6))
        return false;
    return socket_address_read(&copy, out);
}
