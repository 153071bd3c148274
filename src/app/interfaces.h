/* SPDX-License-Identifier: MIT */
/*
 * interfaces.h: a PC's interfaces and live VPN connections at one moment, and picking among them:
 * by name, by role, by connection. underlay.h picks by route.
 */
#ifndef APP_INTERFACES_H
#define APP_INTERFACES_H

#include "core/error.h"
#include "machine/machine.h"

/* Release with interfaces_free. */
struct interfaces {
    const struct machine *machine; /* where it was read from; borrowed */
    struct machine_interfaces list;
    struct machine_default_routes routes;
    struct machine_connections connections;
    struct error connections_error; /* why there may be more: STATUS_OK where they are all there */
    struct machine_sas sas;         /* read only where a connection uses IPsec */
    struct error sas_error;         /* likewise */
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
 * The RAS connection that an interface belongs to: the one whose entry has the interface's GUID,
 * else its name. Hardware is never one by its name alone. NULL: none. Borrowed.
 */
const struct machine_connection *interfaces_connection(const struct interfaces *interfaces,
                                                       const struct machine_interface *row);

/* The role and type that its RAS connection tells, else the adapter's facts. */
struct adapter_identity interfaces_identify(const struct interfaces *interfaces,
                                            const struct machine_interface *row);

/* Whether the row is a VPN that is up. */
bool interfaces_is_live_vpn(const struct interfaces *interfaces,
                            const struct machine_interface *row);

#endif
