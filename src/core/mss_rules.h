/* SPDX-License-Identifier: MIT */
/*
 * mss_rules.h: firewall rules that clamp TCP MSS on a VPN server, as a script that a person pastes
 * into its root shell, in the dialect of its firewall.
 *
 * A rule lowers the MSS that a SYN or SYN-ACK announces (RFC 9293 3.7.1), and never raises one.
 * Both directions are covered, and connections to the server itself as well as through it: what
 * comes out of the VPN before routing, what goes into it after routing. Loading a script twice is
 * loading it once; the script of `undo` removes exactly what the other one added, and nothing more
 * when run again. Scripts are ASCII and name nothing but what mss_rules_check let pass.
 */
#ifndef CORE_MSS_RULES_H
#define CORE_MSS_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/address.h"
#include "core/error.h"
#include "core/text.h"

enum {
    /*
     * What every host takes without being asked, RFC 9293 3.7.1 (MUST-15): 576 - 40 and 1280 - 60.
     * Nothing is clamped below: IPv6 has no smaller links (RFC 8200 5), and for IPv4 many firewalls
     * and hosts drop smaller announcements since CVE-2019-11479.
     */
    MSS_IPV4_FLOOR = 536,
    MSS_IPV6_FLOOR = 1220
};

enum mss_format {
    MSS_IPTABLES,
    MSS_NFTABLES,
    MSS_ROUTEROS,
    MSS_VYOS,
    MSS_PF,
    MSS_FORMAT_COUNT
};

/* How the server tells the VPN's packets from others. */
enum mss_via {
    MSS_VIA_IPSEC,     /* they were, or will be, inside IPsec, whatever the interface */
    MSS_VIA_INTERFACE, /* by the interface: route-based tunnels, WireGuard, PPP */
    MSS_VIA_COUNT
};

struct mss_rules {
    enum mss_format format;
    enum mss_via via;
    const char *interface;      /* with MSS_VIA_INTERFACE; may end in + or *, see mss_rules_check */
    uint32_t mss[FAMILY_COUNT]; /* as mss_clamp gives them */
    const char *reason;         /* where the numbers come from: lines of ASCII, for a comment */
    bool undo;
};

/* "iptables", ...: the spelling of options and JSON. */
const char *mss_format_name(enum mss_format format);
/* Whether this project's tests load the format's rules into a kernel and watch TCP. */
bool mss_format_is_run(enum mss_format format);
/* "ipsec", "interface" */
const char *mss_via_name(enum mss_via via);

/* The MSS for a VPN's MTU: mtu_mss, but not below the floor above. */
uint32_t mss_clamp(enum family family, uint32_t mtu);

/*
 * STATUS_USAGE: the interface's name is missing, or not of letters, digits, '.', '_' and '-' in the
 * form and length that the format takes (a trailing + or * is a wildcard where there is one), or
 * the format cannot express the MSS.
 */
enum status mss_rules_check(const struct mss_rules *rules, struct error *err) CORE_MUST_USE;

/* Adds the script of RULES, which mss_rules_check let pass, to TEXT. */
void mss_rules_write(const struct mss_rules *rules, struct text *text);

#endif
