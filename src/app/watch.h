/* SPDX-License-Identifier: MIT */
/*
 * watch.h: stays, and applies again whenever the PC changes.
 *
 * News only says that something may have changed: what is to be done is what apply's plan says, so
 * the own change's news leads to nothing. When news comes in calm, or tells of a reconnection, it
 * is acted upon at once. After a change, and while other news keeps coming, it waits for quiet: a
 * storm costs one look, and whoever sets the value back all the time is answered every
 * WATCH_STORM_MS, not every time.
 *
 * A built-in VPN that comes back may be up before RAS tells what it is. Until then it gets the MTU
 * that it had, where that is smaller; what RAS then tells counts.
 */
#ifndef APP_WATCH_H
#define APP_WATCH_H

#include "app/change.h"
#include "app/plan.h"
#include "machine/machine.h"

enum {
    WATCH_GATHER_MS = 3,    /* news that comes in one burst is one piece of news */
    WATCH_QUIET_MS = 300,   /* after a change: until nothing has come for so long, */
    WATCH_STORM_MS = 15000, /* but no longer than that */
    /* What the quiet grows to while somebody sets the value back as soon as there is quiet. */
    WATCH_QUIET_MAX_MS = 5000,
    WATCH_READY_MS = 2000, /* how long a VPN may take until RAS knows it */
    WATCH_READY_POLL_MS = 10,
    WATCH_REMEASURE_MS =
        3000,             /* after news of routes or VPNs: whether paths are still as measured */
    WATCH_BUSY_MS = 1000, /* somebody else has the lock: until the next try */
    WATCH_REFRESH_MS = 300000 /* in calm: until it asks again what is wanted */
};

/* What has been done, or could not be. */
struct watch_report {
    const struct targets *targets; /* those of apply; empty where it failed before */
    enum status status;
    const struct error *error; /* of a status that is not STATUS_OK */
};

struct watch_request {
    struct plan_request plan; /* paths is set: what was measured is kept in it */
    /* Told of each change and of each failure that is another than the last. */
    void (*report)(void *context, const struct watch_report *report);
    void *context;
    uint32_t quiet_ms; /* WATCH_QUIET_MS, or what an administrator set */
    bool off;          /* switched off: nothing is looked at */
    /*
     * Before each look: policies may say something else by now. Rewrites plan, quiet_ms and off;
     * NULL: they stay as they are.
     */
    void (*refresh)(void *context, struct watch_request *request);
};

/*
 * Returns when the PC says MACHINE_EVENT_STOP: STATUS_OK. STATUS_WINDOWS: the PC gives no news;
 * STATUS_USAGE: the request contradicts itself; STATUS_INTERNAL. A VPN that is not connected is
 * what it waits for; other failures are of the PC as it is now (a path too small for any VPN, two
 * interfaces of one name): they are reported, and the next news is waited for.
 */
enum status watch_run(const struct machine *machine, const struct watch_request *request,
                      struct error *err) CORE_MUST_USE;

#endif
