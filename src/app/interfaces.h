/* SPDX-License-Identifier: MIT */
/* interfaces.h: picking interfaces out of a PC's list: by name, by role, by route. */
#ifndef APP_INTERFACES_H
#define APP_INTERFACES_H

#include "core/error.h"
#include "machine/machine.h"

/* What is known of the PC's interfaces at one moment. Release with interfaces_free. */
struct interfaces {
    struct machine_interfaces list;
    struct machine_default_routes routes;
};

enum status interfaces_read(const struct machine *machine, struct interfaces *out,
                            struct error *err) CORE_MUST_USE;
void interfaces_free(struct interfaces *interfaces);

/*
 * The interface that WANTED names: an index in decimal, else a name, letter case ignored in ASCII.
 * STATUS_NO_INTERFACE: none; STATUS_USAGE: it could be several. *FOUND is borrowed.
 */
enum status interfaces_find(const struct interfaces *interfaces, const char *wanted,
                            const struct machine_interface **found,
                            struct error *err) CORE_MUST_USE;

/*
 * The interface that carries VPN, or would carry any where VPN is NULL: the way of the
 * lowest-metric default route (route and interface metric added) that is connected and no VPN.
 * OUTER's routes come first, else the other family's. NULL if there is none. Borrowed.
 */
const struct machine_interface *interfaces_underlay(const struct interfaces *interfaces,
                                                    const struct machine_interface *vpn,
                                                    enum family outer);

/* What an underlay carries: the smaller of its NDIS MTU and its MTU of the family; 0 if unknown. */
uint32_t interfaces_physical_mtu(const struct machine_interface *underlay, enum family outer);

/* The role and type that the adapter's facts tell. */
struct adapter_identity interfaces_identify(const struct machine_interface *row);

/* Whether the row is a VPN that is up. */
bool interfaces_is_live_vpn(const struct machine_interface *row);

#endif
