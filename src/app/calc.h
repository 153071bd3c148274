/* SPDX-License-Identifier: MIT */
/* calc.h: the calculator: a VPN and a path in, the largest MTU and its packet out. */
#ifndef APP_CALC_H
#define APP_CALC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/mtu.h"
#include "core/stack.h"
#include "core/vpn.h"

struct calc_result {
    struct vpn vpn;
    struct stack stack;
    uint32_t path_mtu;
    uint32_t vpn_mtu;           /* largest inner packet */
    uint32_t mss[FAMILY_COUNT]; /* 0 where no TCP segment fits */
    uint32_t wire_len;          /* outer packet that carries vpn_mtu */
    uint32_t slack_len;         /* path_mtu - wire_len */
    uint32_t next_wire_len;     /* outer packet of one byte more */
    struct stack_part parts[RECIPE_LAYERS_MAX];
    size_t part_count;
    bool ipv6_possible;           /* vpn_mtu reaches IPv6's minimum */
    uint32_t physical_mtu;        /* 0: not asked for */
    struct mtu_headroom headroom; /* where physical_mtu is set */
};

/*
 * STATUS_USAGE: the path is too small for one byte of inner packet. PATH_MTU is 68..65535;
 * PHYSICAL_MTU 0 leaves the headroom rule out.
 */
enum status calc_run(const struct vpn *vpn, uint32_t path_mtu, uint32_t physical_mtu,
                     struct calc_result *result, struct error *err) CORE_MUST_USE;

#endif
