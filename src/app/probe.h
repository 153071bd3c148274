/* SPDX-License-Identifier: MIT */
/*
 * probe.h: measures the path MTU to a host, outside any VPN: core/path_search carried out with the
 * machine's echo requests.
 */
#ifndef APP_PROBE_H
#define APP_PROBE_H

#include "app/interfaces.h"
#include "core/path_search.h"
#include "machine/machine.h"

/* Of --probe-timeout. */
enum {
    PROBE_TIMEOUT_MIN_MS = 100,
    PROBE_TIMEOUT_MAX_MS = 60000,
    PROBE_TIMEOUT_DEFAULT_MS = 3000
};

/* Where to send, and how. */
struct probe_target {
    struct address address;
    bool has_source;
    struct address source;
    uint64_t luid;    /* of the interface to send by; 0: any */
    uint32_t cap_mtu; /* that interface's MTU: nothing larger is sent */
};

enum probe_event {
    PROBE_STARTED,  /* LEN: the cap */
    PROBE_SENT,     /* a packet of LEN */
    PROBE_ANSWERED, /* LEN is the largest so far */
    PROBE_FINISHED  /* LEN: the result */
};

/* Told while it goes on, for people who wait; TELL may be NULL. */
struct probe_progress {
    void (*tell)(void *self, const struct probe_target *target, enum probe_event event,
                 uint32_t len);
    void *self;
};

struct probe_result {
    struct probe_target target;
    bool has_interface; /* which interface it went by is known */
    uint32_t interface_index;
    char interface_name[MACHINE_NAME_SIZE];
    uint32_t elapsed_ms;
    struct path_finding finding;             /* .sizes is not set */
    struct path_size sizes[PATH_PROBES_MAX]; /* ascending; finding.size_count of them */
};

/*
 * Measures the path to TARGET in at most TIMEOUT_MS. An inconclusive measurement is STATUS_OK, with
 * what was found in OUT->finding; its interface is not set. Failures are those of echo_open,
 * echo_send, echo_wait.
 */
enum status probe_address(const struct machine *machine, const struct probe_target *target,
                          uint32_t timeout_ms, const struct probe_progress *progress,
                          struct probe_result *out, struct error *err) CORE_MUST_USE;

/*
 * How packets reach ADDRESS outside any VPN that is up, or, where ONLY is not NULL, by that
 * interface; *ROW (borrowed from INTERFACES): the interface, NULL where it is not known.
 * STATUS_NO_ROUTE: not at all, or only through a VPN.
 */
enum status probe_route(const struct machine *machine, const struct interfaces *interfaces,
                        const struct address *address, const struct machine_interface *only,
                        struct probe_target *out, const struct machine_interface **row,
                        struct error *err) CORE_MUST_USE;

struct probe_request {
    const char *host;      /* a name or an address */
    enum family family;    /* FAMILY_COUNT: either */
    const char *interface; /* name or index to send by; NULL: as the routes say */
    uint32_t timeout_ms;
};

/*
 * Resolves the host and measures the path to the first of its addresses that there is a route to.
 * STATUS_NO_HOST, STATUS_NO_INTERFACE, STATUS_USAGE (interfaces_find), STATUS_NO_ROUTE; as
 * probe_address.
 */
enum status probe_run(const struct machine *machine, const struct probe_request *request,
                      const struct probe_progress *progress, struct probe_result *out,
                      struct error *err) CORE_MUST_USE;

#endif
