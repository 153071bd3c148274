/* SPDX-License-Identifier: MIT */
/*
 * echo.h: ICMP echo requests that must not be fragmented, many under way at once.
 * Sent and awaited by operations of machine.h.
 */
#ifndef MACHINE_ECHO_H
#define MACHINE_ECHO_H

#include <stdbool.h>
#include <stdint.h>

#include "core/address.h"

/* How many requests can be under way at once. */
#define MACHINE_ECHO_MAX 128

/* Where requests go; what stands there counts for all of them. */
struct machine_echo_target {
    struct address destination;
    bool has_source;
    struct address source; /* binds the requests to the interface that has this address */
    uint64_t luid;         /* that interface; 0: any. Tells a local refusal from a router's */
};

enum machine_echo_result {
    ECHO_REPLIED,     /* the whole request came back */
    ECHO_DAMAGED,     /* a reply that is shorter or other than the request: proves nothing */
    ECHO_TOO_BIG,     /* a router on the path says that the packet is too big for it */
    ECHO_LOCAL,       /* this PC refused it as too big: its own MTU, or what it remembers */
    ECHO_UNREACHABLE, /* any other ICMP error on the way, or no route */
    ECHO_SILENT       /* no answer in time */
};

/* What became of one request. */
struct machine_echo {
    uint32_t tag; /* as given to echo_send */
    enum machine_echo_result result;
    uint32_t code;         /* Windows' word for it (IP_STATUS), 0 where it has none */
    uint32_t rtt_us;       /* microseconds since it was sent */
    uint32_t next_hop_mtu; /* of ECHO_TOO_BIG: what the router said; 0 unknown */
    bool has_from;
    struct address from; /* who answered */
};

/* Requests under way; made by echo_open. */
struct machine_echo_session;

#endif
