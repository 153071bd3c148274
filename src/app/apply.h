/* SPDX-License-Identifier: MIT */
/* apply.h: carrying out a plan: journal, change, read back. */
#ifndef APP_APPLY_H
#define APP_APPLY_H

#include "app/change.h"
#include "app/plan.h"
#include "machine/machine.h"

/* How long one vpnmtu waits for another to finish. */
enum {
    APPLY_LOCK_WAIT_MS = 10000
};

struct apply_request {
    struct plan_request plan;
    bool dry_run;
    uint32_t wait_ms; /* wait so long for a VPN interface that is still coming up */
};

/*
 * Plans and applies. Nothing is touched where the plan has nothing to change, and no lock is taken.
 * *OUT is set whenever the plan could be made, also if changes then failed: each says what became
 * of it. STATUS_PARTLY, STATUS_CLAMPED, STATUS_WINDOWS, STATUS_ACCESS_DENIED as targets_outcome;
 * STATUS_BUSY: another vpnmtu held the lock; everything that plan_make returns.
 */
enum status apply_run(const struct machine *machine, const struct apply_request *request,
                      struct targets *out, struct error *err) CORE_MUST_USE;

/*
 * The same without waiting and without looking first whether there is anything to do: takes the
 * lock, plans, and carries that out.
 */
enum status apply_at_once(const struct machine *machine, const struct plan_request *plan,
                          struct targets *out, struct error *err) CORE_MUST_USE;

/*
 * The same with a plan that was just made of PLAN, which is carried out where the MTUs are still as
 * it has them; else a new one is made. PLANNED is taken over, and empty afterwards.
 */
enum status apply_planned(const struct machine *machine, const struct plan_request *plan,
                          struct targets *planned, struct targets *out,
                          struct error *err) CORE_MUST_USE;

#endif
