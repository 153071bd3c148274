/* SPDX-License-Identifier: MIT */
/* memory_network.h: what lies beyond a memory machine: names, and hosts that answer echo requests.
 */
#ifndef SUPPORT_MEMORY_NETWORK_H
#define SUPPORT_MEMORY_NETWORK_H

#include "machine/machine.h"

enum {
    MEMORY_HOST_NAME_SIZE = 256,
    MEMORY_HOST_ADDRESSES_MAX = 8
};

/* A name, and its addresses in the system's order. */
struct memory_host {
    char name[MEMORY_HOST_NAME_SIZE];
    struct address addresses[MEMORY_HOST_ADDRESSES_MAX];
    size_t address_count;
};

/* An address and the path there. An address that has none is silent. */
struct memory_far {
    struct address address;
    uint32_t path_mtu;
    uint32_t rtt_us;
    bool answers;        /* echo requests that reach it */
    bool icmp;           /* a router says "too big" */
    bool names_mtu;      /* and names the path MTU */
    bool unreachable;    /* a router says so of every packet */
    uint32_t lose_every; /* the n-th packet, the 2n-th, ...; 0: none */
    uint32_t cut_above;  /* replies to longer packets come back short; 0: none */
    uint32_t remembered; /* a path MTU that this PC knows from before; 0: none */
    uint32_t packets;    /* that have come so far */
};

struct memory_machine;

void memory_machine_add_host(struct memory_machine *memory, const struct memory_host *host);
void memory_machine_add_far(struct memory_machine *memory, const struct memory_far *far);
/* Sessions of echo_open that nobody closed. */
uint32_t memory_machine_open_echoes(const struct memory_machine *memory);

#endif
