/* SPDX-License-Identifier: MIT */
/*
 * detect.h: which VPN an interface is: what was said, else what is live, else the safe side.
 *
 * The type: said; the RAS device's; the adapter's; L2TP, which has the largest headers. Cipher,
 * integrity and NAT traversal: said; those of the live security association with the server; what
 * RAS tells of the cipher; the largest that Windows offers, behind NAT-T. Several associations
 * (while keys are renewed there are two): the one that leaves the least counts.
 */
#ifndef APP_DETECT_H
#define APP_DETECT_H

#include "app/change.h"
#include "app/interfaces.h"

/* What is known of one VPN before any computing. */
struct detected {
    const struct machine_connection *connection; /* NULL: RAS does not know it. Borrowed */
    struct adapter_identity identity;
    struct vpn_request request; /* type and outer family are set where anything tells them */
    enum vpn_source type_source;
    enum vpn_source outer_source;
};

/* ROW NULL: the PC's RAS tunnels as such. ASKED is what was said. */
struct detected detect_vpn(const struct interfaces *interfaces, const struct machine_interface *row,
                           const struct vpn_request *asked);

/*
 * Completes it: fills what TARGET has of the VPN. PATH_MTU decides between several security
 * associations. STATUS_USAGE: what was said contradicts itself or the detected type.
 */
enum status detect_suite(const struct interfaces *interfaces, const struct detected *detected,
                         uint32_t path_mtu, struct target *target, struct error *err) CORE_MUST_USE;

#endif
