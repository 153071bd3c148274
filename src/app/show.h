/* SPDX-License-Identifier: MIT */
/* show.h: a PC's interfaces with their roles, who carries whom, and a verdict on each VPN. */
#ifndef APP_SHOW_H
#define APP_SHOW_H

#include "app/change.h"
#include "app/interfaces.h"
#include "machine/machine.h"

struct show_request {
    const char *interface; /* name or index; NULL: all */
    bool all;              /* also what netsh leaves out: without IP, drivers' pseudo-interfaces */
};

enum show_verdict {
    SHOW_NO_VERDICT, /* no VPN that is up */
    SHOW_OURS,       /* vpnmtu set the MTU that is in force */
    SHOW_RIGHT,      /* the MTU is what vpnmtu would set */
    SHOW_TOO_LARGE,  /* packets of this size may not fit */
    SHOW_COULD_BE_LARGER
};

/* One shown interface. */
struct show_row {
    const struct machine_interface *interface; /* borrowed from the result's interfaces */
    struct adapter_identity identity;
    enum vpn_source source; /* of the type that identity has */
    bool has_plan;          /* plan is set: a VPN that is up */
    struct target plan;     /* what apply without options would set, measuring nothing */
    enum show_verdict verdict;
    uint32_t original_mtu; /* of SHOW_OURS: what was there before */
};

struct show_result {
    struct interfaces interfaces;
    struct show_row *rows;
    size_t count;
};

/* Release *OUT with show_free. STATUS_NO_INTERFACE, STATUS_USAGE as interfaces_find. */
enum status show_run(const struct machine *machine, const struct show_request *request,
                     struct show_result *out, struct error *err) CORE_MUST_USE;
void show_free(struct show_result *result);

#endif
