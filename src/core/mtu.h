/* SPDX-License-Identifier: MIT */
/*
 * mtu.h: the rules about MTUs: limits, TCP MSS, lines, and Windows' headroom rule.
 *
 * Three numbers that are never mixed up: the physical MTU of the PC's own
 * interface, the path MTU to the VPN server, the VPN MTU of the VPN's interface.
 */
#ifndef CORE_MTU_H
#define CORE_MTU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/address.h"

enum {
    /* RFC 791: every IPv4 module forwards 68. The smallest path MTU that is taken as such. */
    MTU_PATH_MIN = 68,
    MTU_PATH_MAX = 65535,
    /* Windows: `netsh interface ipv4 set global minmtu` goes down to 352; its default is 576. */
    MTU_IPV4_LOWEST = 352,
    MTU_IPV4_FLOOR = 576,
    /* RFC 8200 5 */
    MTU_IPV6_FLOOR = 1280,
    /* Ethernet's, and the default of every physical interface */
    MTU_ETHERNET = 1500,
    /* Windows takes at least this off the physical MTU for a built-in (RAS/NdisWan) VPN. */
    MTU_HEADROOM = 100
};

/* An access line and the path MTU that it leaves. */
struct mtu_line {
    const char *name;
    uint32_t path_mtu;
    const char *meaning;
};

/* The line in row INDEX, NULL past the last. */
const struct mtu_line *mtu_line_at(size_t index);
/* NULL where NAME is no line. */
const struct mtu_line *mtu_line_find(const char *name);

/* TCP MSS: MTU without the fixed IP and TCP headers (RFC 9293 3.7.1); 0 where nothing is left. */
uint32_t mtu_mss(enum family family, uint32_t mtu);

/* The lowest MTU that Windows takes for a family, in its default configuration. */
uint32_t mtu_floor(enum family family);

/* What limits a VPN's MTU. */
enum mtu_limit {
    MTU_LIMITED_BY_PATH,    /* set what the path allows */
    MTU_LIMITED_BY_CEILING, /* Windows' ceiling is below it: set the ceiling, nothing more to gain
                             */
    MTU_LIMITED_BY_LOWERED  /* as before, because somebody lowered the physical MTU: put it back */
};

struct mtu_headroom {
    bool bound;                     /* the rule applies; else only windows_mtu and limit are set */
    uint32_t ceiling_mtu;           /* physical MTU - 100; 0 if the physical MTU is smaller */
    uint32_t windows_mtu;           /* min(VPN MTU, ceiling) */
    uint32_t required_physical_mtu; /* VPN MTU + 100 */
    enum mtu_limit limit;
};

/*
 * The headroom rule: physical MTU >= VPN MTU + 100, for RAS VPNs. VPN_MTU is what the path allows;
 * RAS tells whether the rule binds.
 */
struct mtu_headroom mtu_headroom(uint32_t vpn_mtu, uint32_t physical_mtu, bool ras);

/* "path" or "ceiling": the spelling of JSON. */
const char *mtu_limit_name(enum mtu_limit limit);

#endif
