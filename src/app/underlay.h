/* SPDX-License-Identifier: MIT */
/* underlay.h: what carries a VPN: the interface by which its packets leave the PC. */
#ifndef APP_UNDERLAY_H
#define APP_UNDERLAY_H

#include "app/interfaces.h"

struct underlay {
    const struct machine_interface *row; /* NULL: nothing does. Borrowed */
    uint32_t mtu;                        /* what it carries, as underlay_mtu */
    bool is_vpn;                         /* a VPN inside a VPN */
    bool lowered;                        /* below what its driver says: somebody set it */
    bool to_server;                      /* by the route to the server; else by the default route */
    bool has_source;                     /* the address that packets to the server leave from */
    struct address source;
    enum family outer; /* of the packets it was asked for */
};

/*
 * What carries VPN, or would carry any where that is NULL, with packets of family OUTER.
 *
 * Where the SERVER is known (not NULL): the interface of the route to it. A route that leads into
 * the VPN itself is not the one its own packets take: then, of the routes that leave by other
 * connected interfaces, the one with the longest prefix, then with the lowest metric (route and
 * interface added), then of the interface with the lowest index.
 * Else the connected interface, no VPN, with the lowest-metric default route; OUTER's routes come
 * first, then the other family's.
 */
struct underlay underlay_find(const struct interfaces *interfaces,
                              const struct machine_interface *vpn, const struct address *server,
                              enum family outer);

/*
 * What an interface carries: the smaller of its NDIS MTU and its MTU of the family; of a VPN only
 * the latter, since its NDIS MTU means nothing. 0: unknown.
 */
uint32_t underlay_mtu(const struct interfaces *interfaces, const struct machine_interface *row,
                      enum family family);

#endif
