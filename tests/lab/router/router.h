/* SPDX-License-Identifier: MIT */
/*
 * The lab's router: a user-space program that carries packets between the links of its network
 * namespace as told. router.c moves packets, settings.c knows how, packet.c knows IP.
 */
#ifndef ROUTER_H
#define ROUTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum {
    LINKS_MAX = 4,
    PACKET_MAX = 65536,
};

/* "up": from a client's link to the server's; "down": the other way */
enum direction {
    UP,
    DOWN,
    DIRECTIONS
};

struct rule {
    unsigned mtu; /* bytes of an IP packet */
    unsigned delay_ms;
    double loss, duplicate, reorder; /* percent of packets; a reordered one comes 20 ms later */
};

struct counters {
    uint64_t passed, oversize, fragments, lost, duplicated, reordered, too_big_sent,
        too_big_withheld, expired;
};

struct settings {
    struct rule rules[LINKS_MAX][DIRECTIONS]; /* by the client's link */
    bool too_big;          /* "fragmentation needed" and "packet too big" are sent */
    unsigned too_big_rate; /* at most so many a second; 0: any */
    int too_big_mtu;       /* the MTU that they tell; -1: the right one */
    bool pass_fragments;   /* false: what is a fragment, or would have to become some, is dropped */
};

struct link {
    char name[16];
    int index;
};

struct router {
    struct settings settings;
    struct counters counters;
    struct link links[LINKS_MAX]; /* the clients' */
    int link_count;
    struct link server;
};

/* settings.c */

/*
 * One setting, "NAME=VALUE", "NAME.up=VALUE", "LINK.NAME=VALUE" or "LINK.NAME.down=VALUE" where
 * NAME is mtu, delay, loss, duplicate or reorder, or one of the router as a whole: too-big=on|off,
 * too-big-rate=N, too-big-mtu=N|right, fragments=pass|drop, seed=N, counters=0. False: not
 * understood, and nothing is changed.
 */
bool settings_set(struct router *router, const char *setting);
void settings_default(struct settings *settings);
void settings_print(const struct router *router, FILE *out); /* as JSON, with the counters */

/* packet.c */

struct packet_info {
    bool ipv6;
    int length; /* of the IP packet */
    bool no_fragments, is_fragment;
    int hops;
    uint8_t from[16], to[16];
};

/* False: no whole IP packet */
bool packet_read(const uint8_t *packet, int size, struct packet_info *info);
void packet_take_hop(uint8_t *packet, const struct packet_info *info);

enum complaint {
    COMPLAINT_TOO_BIG,
    COMPLAINT_EXPIRED
};

/*
 * Writes the ICMP message that a router with that address answers a packet with; returns its size,
 * 0 if such a packet is not to be answered (an ICMP error itself).
 */
int packet_complain(const uint8_t *packet, const struct packet_info *info, enum complaint complaint,
                    unsigned mtu, const uint8_t *router_address, uint8_t *out);

typedef void packet_piece(void *context, const uint8_t *packet, int size);
/* Cuts an IPv4 packet into fragments of at most `mtu` bytes. */
void packet_fragment(const uint8_t *packet, int size, unsigned mtu, packet_piece *piece,
                     void *context);

#endif
