/* SPDX-License-Identifier: MIT */
/*
 * stack.h: the arithmetic of a VPN: from an inner packet to the wire and back.
 *
 * Overhead is a function, not a number: ciphers pad. All lengths are of whole IP
 * packets, IP header included, in bytes. The law, for every stack and size L:
 *
 *     stack_outer_len(max) <= L < stack_outer_len(max + 1)   with max = stack_max_inner(L)
 */
#ifndef CORE_STACK_H
#define CORE_STACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/layer.h"
#include "core/vpn.h"

/* The largest IP packet (RFC 791 3.1). Lengths above are refused by all functions. */
#define STACK_LEN_MAX 65535

/* A resolved VPN in the form that arithmetic needs. Holds no pointers into the vpn. */
struct stack {
    const enum layer_id *recipe;
    uint32_t layer_len[RECIPE_LAYERS_MAX]; /* by position in the recipe; 0 for inner and padding */
    uint32_t clear_len;                    /* sum of the layers outside the padded part */
    uint32_t sealed_len;                   /* sum of those inside, without the inner packet */
    uint32_t align;       /* the padded part is a multiple of this; 1: it is not padded */
    uint32_t padding_min; /* at least so much padding */
    uint32_t exposed_len; /* front of the inner packet that stays in clear: transport mode */
    bool clamps_padding;  /* padding never makes a packet larger than the interface MTU */
    enum family outer;
};

/* One piece of a packet on the wire. */
struct stack_part {
    const struct layer *layer;
    const char *name; /* token: the layer's, or "ipv4" and "ipv6" for the outer header */
    uint32_t len;
};

struct stack stack_make(const struct vpn *vpn);

/*
 * Length on the wire of a packet that carries INNER_LEN bytes; 0 if no such packet can be (empty,
 * shorter than its own header in transport mode, above STACK_LEN_MAX). WireGuard clamps its padding
 * to the interface MTU: here that is INNER_LEN itself.
 */
uint32_t stack_outer_len(const struct stack *stack, uint32_t inner_len);

/* The same where the interface has INTERFACE_MTU; 0 also if INNER_LEN is above it. */
uint32_t stack_outer_len_at(const struct stack *stack, uint32_t inner_len, uint32_t interface_mtu);

/* The largest inner packet whose outer packet fits PATH_MTU; 0 if not even one byte does. */
uint32_t stack_max_inner(const struct stack *stack, uint32_t path_mtu);

/*
 * The pieces of the packet that carries INNER_LEN, in wire order; those of 0 bytes are left out,
 * but for "inner" and, where the stack pads, "padding". PARTS has room for RECIPE_LAYERS_MAX.
 * Returns their number; their lengths sum to stack_outer_len_at.
 */
size_t stack_parts(const struct stack *stack, uint32_t inner_len, uint32_t interface_mtu,
                   struct stack_part *parts);

#endif
