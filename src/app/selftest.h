/* SPDX-License-Identifier: MIT */
/*
 * selftest.h: what vpnmtu assumes of Windows, measured on this PC, as a report that can be sent
 * away: no keys, and, unless asked for, no names and no addresses.
 */
#ifndef APP_SELFTEST_H
#define APP_SELFTEST_H

#include <stdbool.h>
#include <stddef.h>

#include "core/error.h"
#include "machine/machine.h"

enum selftest_fact {
#define FACT(name, id, about, question, how) SELFTEST_##name,
#include "app/selftest.def"
    SELFTEST_FACT_COUNT
};

enum selftest_about {
    SELFTEST_ABOUT_PC,
    SELFTEST_ABOUT_VPN,
    SELFTEST_ABOUT_SET
};

struct selftest_question {
    const char *id;
    enum selftest_about about;
    const char *question;
    const char *how;
};

enum selftest_result {
    SELFTEST_MEASURED,
    SELFTEST_NOT_MEASURED,
    SELFTEST_NOT_APPLICABLE
};

#define SELFTEST_SUBJECT_SIZE 340
#define SELFTEST_TEXT_SIZE    480

/* One fact of one subject; all texts are fit to print. */
struct selftest_row {
    enum selftest_fact fact;
    char subject[SELFTEST_SUBJECT_SIZE]; /* "this PC", "VPN 1", "VPN 1, IPv4" */
    enum selftest_result result;
    char value[SELFTEST_TEXT_SIZE]; /* of SELFTEST_MEASURED, else "" */
    char why[SELFTEST_TEXT_SIZE];   /* of the others, else "" */
};

struct selftest_request {
    const char *interface;  /* only this VPN: name or index; NULL: all */
    const char *connection; /* only that of this entry; NULL likewise */
    bool set;               /* also change its MTU and put it back: one of the two must be there */
    bool full;              /* names and addresses as they are */
};

struct selftest_report {
    struct selftest_row *rows; /* release with selftest_free */
    size_t count;
    size_t vpn_count;
    char time[MACHINE_UTC_SIZE];
    bool damaged; /* rows are missing, because memory ran out */
};

const struct selftest_question *selftest_question(enum selftest_fact fact);
/* "measured", "not measured", "not applicable". */
const char *selftest_result_name(enum selftest_result result);

/*
 * Measures. What cannot be measured is a row that says why, not a failure. Nothing is changed,
 * unless request->set; then the MTUs of that VPN are changed a few times, each time after the
 * journal has what was there, and put back whatever happens.
 *
 * Failures before anything was measured, without a report: STATUS_USAGE: --set without a name;
 * STATUS_NO_INTERFACE, STATUS_NO_VPN: what was named is not there, or no VPN that is up; what
 * list_interfaces returns. Failures of --set, with a report: STATUS_ACCESS_DENIED, STATUS_BUSY,
 * what the journal returns; STATUS_PARTLY: an MTU could not be put back; `undo` knows it.
 * *HAS_REPORT tells which; then *OUT is set.
 */
enum status selftest_run(const struct machine *machine, const struct selftest_request *request,
                         struct selftest_report *out, bool *has_report,
                         struct error *err) CORE_MUST_USE;
void selftest_free(struct selftest_report *report);

#endif
