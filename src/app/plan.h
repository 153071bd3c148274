/* SPDX-License-Identifier: MIT */
/*
 * plan.h: from a PC's facts to the list of changes that would make it right.
 *
 * Facts -> wanted state -> changes. Reads the machine, changes nothing; apply carries
 * the plan out, --dry-run and show only show it.
 */
#ifndef APP_PLAN_H
#define APP_PLAN_H

#include "app/change.h"
#include "app/interfaces.h"
#include "core/vpn.h"
#include "machine/machine.h"

/* What the user asked for; zero or NULL where nothing was said. */
struct plan_request {
    struct vpn_request vpn;
    uint32_t path_mtu;
    bool by_policy;         /* path_mtu or mtu is not from the command line, but from policy.h */
    uint32_t mtu;           /* use this instead of computing */
    const char *interface;  /* name or index */
    const char *connection; /* a RAS entry's name */
    struct paths *paths;    /* how to measure paths that were not given; NULL: they are assumed */
    /* Where none is named, only these: names one behind the other, each with its NUL; 0: all. */
    const char *connections;
    size_t connection_count;
    bool families[FAMILY_COUNT];
    bool family_said; /* the families were named, not defaulted */
    enum method method;
    bool machine_wide; /* TunnelMTU alone: no VPN need be connected, none is named */
    bool clear;        /* with machine_wide: take TunnelMTU away */
};

/* A request for everything: both families, nothing given. */
struct plan_request plan_request_default(void);

/*
 * STATUS_USAGE: what was said contradicts itself, whatever the PC is like. plan_make may still
 * refuse, for the PC it finds.
 */
enum status plan_check(const struct plan_request *request, struct error *err) CORE_MUST_USE;

/*
 * The targets and their changes: those still to be made are CHANGE_PENDING. Targets are the
 * interface that was named, else every VPN that is up, whose packets are known, and that can be of
 * the type that was given.
 * TunnelMTU is one for all: it gets the smallest MTU of the RAS targets, and its change stands with
 * the first of them, or, where machine_wide, in a target of its own.
 * STATUS_NO_VPN: nothing named and no VPN up. STATUS_NO_INTERFACE: no such interface, or nothing
 * carries the VPN and no path MTU was given. STATUS_HEADROOM: the given MTU breaks the rule.
 * STATUS_USAGE: the interface is not known to be a VPN and neither type nor MTU was given; what the
 * path leaves is below any MTU that Windows takes. STATUS_NOT_BOUND: the named family is not there.
 */
enum status plan_make(const struct machine *machine, const struct plan_request *request,
                      struct targets *out, struct error *err) CORE_MUST_USE;

/* The plan for one interface of a list already read; adds one row to TARGETS. */
enum status plan_target(const struct interfaces *interfaces, const struct machine_interface *row,
                        const struct plan_request *request, struct targets *targets,
                        struct error *err) CORE_MUST_USE;

#endif
