/* SPDX-License-Identifier: MIT */
/* selftest_rows.h: between the files of selftest. Private to them. */
#ifndef APP_SELFTEST_ROWS_H
#define APP_SELFTEST_ROWS_H

#include "app/interfaces.h"
#include "app/selftest.h"
#include "app/underlay.h"

/* One VPN, or a line that RAS dials. */
struct selftest_vpn {
    const struct machine_connection *connection; /* NULL: RAS does not know it */
    const struct machine_interface *row;         /* NULL: no interface is found */
    struct underlay underlay;                    /* row NULL: not known */
    char title[SELFTEST_SUBJECT_SIZE - 8];
};

#define SELFTEST_VPNS_MAX 32

struct selftest {
    const struct machine *machine;
    const struct selftest_request *request;
    struct selftest_report *report;
    struct interfaces interfaces;
    struct machine_sas sas;
    struct error sas_error; /* STATUS_OK where they could be read */
    struct machine_ras_events events;
    struct error events_error; /* likewise */
    struct machine_tunnel_key tunnel;
    struct error tunnel_error; /* likewise */
    struct selftest_vpn vpns[SELFTEST_VPNS_MAX];
    size_t vpn_count;
};

/* Add a row. SUBJECT is fit to print, and so must be what FORMAT makes. */
void selftest_measured(const struct selftest *test, enum selftest_fact fact, const char *subject,
                       const char *format, ...) CORE_PRINTF(4, 5);
void selftest_unmeasured(const struct selftest *test, enum selftest_fact fact, const char *subject,
                         const char *format, ...) CORE_PRINTF(4, 5);
void selftest_inapplicable(const struct selftest *test, enum selftest_fact fact,
                           const char *subject, const char *format, ...) CORE_PRINTF(4, 5);
/* Not measured, because of ERR: its message only with --full, since that may have names in it. */
void selftest_failed(const struct selftest *test, enum selftest_fact fact, const char *subject,
                     const struct error *err);

/* "NIC 1", "VPN 1"; with --full its name. */
#define SELFTEST_NAME_SIZE 160
void selftest_name(const struct selftest *test, const struct machine_interface *row,
                   char out[SELFTEST_NAME_SIZE]);
/* "a public IPv4 address"; with --full itself. */
#define SELFTEST_ADDRESS_SIZE 64
void selftest_address(const struct selftest *test, const struct address *address,
                      char out[SELFTEST_ADDRESS_SIZE]);

/* selftest_vpn.c, selftest_ping.c: the facts about one VPN, but for SET. */
void selftest_vpn(const struct selftest *test, const struct selftest_vpn *vpn);
void selftest_ping(const struct selftest *test, const struct selftest_vpn *vpn);

/* selftest_events.c: what RasClient has logged, of all and of one connection. */
void selftest_events(const struct selftest *test, const char *subject);
void selftest_events_of(const struct selftest *test, const struct selftest_vpn *vpn);

/* selftest_set.c: those of SET; the status is that of selftest_run. */
enum status selftest_set(const struct selftest *test, const struct selftest_vpn *vpn,
                         struct error *err);

#endif
