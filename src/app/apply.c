/* SPDX-License-Identifier: MIT */
#include "app/apply.h"

#include <string.h>

#include "app/journal.h"
#include "app/tunnel.h"

enum {
    POLL_MS = 250
};

/* What the journal must say before CHANGE is made. */
static struct journal_entry make_entry(const struct target *target, const struct change *change,
                                       const struct journal_entry *earlier)
{
    struct journal_entry entry = {
        .luid = target->luid,
        .family = change->family,
        .index = target->index,
        .original = change->from,
        .before = change->from,
        .target = change->to,
    };

    memcpy(entry.name, target->name, sizeof entry.name);
    if (earlier != NULL && journal_is_ours(earlier, change->from))
        entry.original = earlier->original;
    return entry;
}

/* The change did not happen: the journal says again what it said before. */
static void withdraw_entry(const struct machine *machine, const struct journal_entry *entry,
                           const struct journal_entry *earlier)
{
    struct error ignored;

    /* A record that stays behind is harmless: undo finds the original value in place. */
    if (earlier != NULL)
        (void)!journal_write(machine, earlier, &ignored);
    else
        (void)!journal_delete(machine, entry, &ignored);
}

static void fail(struct change *change)
{
    change->result = CHANGE_FAILED;
    error_advise_rights(&change->error);
}

/* What is in force; a second time where the first fails, since so much depends on it. */
static enum status read_back(const struct machine *machine, const struct target *target,
                             const struct change *change, uint32_t *now, struct error *err)
{
    enum status status =
        machine->ops->get_mtu(machine->self, target->luid, change->family, now, err);

    if (status == STATUS_OK || status == STATUS_NO_INTERFACE || status == STATUS_NOT_BOUND)
        return status;
    return machine->ops->get_mtu(machine->self, target->luid, change->family, now, err);
}

/* Where the journal cannot know what is in force: the value goes back to what it was. */
static void put_back(const struct machine *machine, const struct target *target,
                     const struct change *change)
{
    struct error ignored;

    (void)!machine->ops->set_mtu(machine->self, target->luid, change->family, change->from,
                                 &ignored);
}

/* The change failed, NOW is in force: the journal knows it as ours, or does not speak of it. */
static void settle(const struct machine *machine, const struct target *target,
                   const struct change *change, uint32_t now, struct journal_entry *entry,
                   const struct journal_entry *earlier)
{
    struct error ignored;

    if (now == change->from) {
        withdraw_entry(machine, entry, earlier);
    } else if (now != change->to) {
        entry->target = now;
        if (journal_write(machine, entry, &ignored) != STATUS_OK)
            put_back(machine, target, change);
    }
}

/* Windows refused: mostly nothing has changed, but only reading tells. */
static void settle_refused(const struct machine *machine, const struct target *target,
                           const struct change *change, struct journal_entry *entry,
                           const struct journal_entry *earlier)
{
    struct error ignored;
    uint32_t now;
    enum status status = read_back(machine, target, change, &now, &ignored);

    if (status == STATUS_OK)
        settle(machine, target, change, now, entry, earlier);
    else if (status == STATUS_NO_INTERFACE || status == STATUS_NOT_BOUND)
        withdraw_entry(machine, entry, earlier); /* it took its MTU with it */
    else
        put_back(machine, target, change);
}

/* Reads back what has been set. */
static void verify(const struct machine *machine, const struct target *target,
                   struct change *change, struct journal_entry *entry,
                   const struct journal_entry *earlier)
{
    char title[TARGET_TITLE_SIZE];
    uint32_t now;

    target_title(target->name, target->index, title);
    if (read_back(machine, target, change, &now, &change->error) != STATUS_OK) {
        put_back(machine, target, change);
        error_rephrase(&change->error, "cannot read back the %s of %s", change_object(change),
                       title);
        fail(change);
        return;
    }
    if (now == change->to) {
        change->result = CHANGE_CHANGED;
        return;
    }
    error_set(&change->error, STATUS_CLAMPED,
              "the %s of %s was set to %lu, but Windows keeps it at %lu", change_object(change),
              title, (unsigned long)change->to, (unsigned long)now);
    fail(change);
    settle(machine, target, change, now, entry, earlier);
}

static void make_change(const struct machine *machine, const struct journal *journal,
                        const struct target *target, struct change *change)
{
    const struct journal_entry *earlier = journal_find(journal, target->luid, NULL, change->family);
    struct journal_entry entry = make_entry(target, change, earlier);
    char title[TARGET_TITLE_SIZE];

    target_title(target->name, target->index, title);
    if (journal_write(machine, &entry, &change->error) != STATUS_OK) {
        error_rephrase(&change->error, "cannot note down the %s of %s before changing it",
                       change_object(change), title);
        fail(change);
        return;
    }
    if (machine->ops->set_mtu(machine->self, target->luid, change->family, change->to,
                              &change->error) != STATUS_OK) {
        error_rephrase(&change->error, "cannot set the %s of %s", change_object(change), title);
        if (change->error.status == STATUS_WINDOWS && change->to < mtu_floor(change->family))
            error_advise(&change->error, "an MTU of %lu or more: Windows takes no less by default",
                         (unsigned long)mtu_floor(change->family));
        if (change->error.status == STATUS_NOT_BOUND)
            change->result = CHANGE_SKIPPED;
        else
            fail(change);
        settle_refused(machine, target, change, &entry, earlier);
        return;
    }
    verify(machine, target, change, &entry, earlier);
}

/* Whether waiting can make more of the plan: there is no VPN, or one that is still coming up. */
static bool is_early(enum status status, const struct targets *targets)
{
    if (status == STATUS_OK)
        return targets_connecting(targets) || targets_count(targets, CHANGE_FAILED) > 0 ||
               (targets->count > 0 && targets->rows[0].others_late);
    return status == STATUS_NO_VPN || status == STATUS_NO_INTERFACE || status == STATUS_NOT_BOUND;
}

/* Plans, and plans again until a VPN is there or the time is over. */
static enum status plan_waiting(const struct machine *machine, const struct apply_request *request,
                                struct targets *out, struct error *err)
{
    uint64_t start_ms = machine->ops->now_ms(machine->self);

    for (;;) {
        struct targets targets = {NULL, 0};
        enum status status = plan_make(machine, &request->plan, &targets, err);
        uint64_t waited_ms = machine->ops->now_ms(machine->self) - start_ms;

        if (!is_early(status, &targets) || waited_ms >= request->wait_ms) {
            if (status == STATUS_OK)
                *out = targets;
            return status;
        }
        targets_free(&targets);
        machine->ops->sleep_ms(machine->self, request->wait_ms - waited_ms < POLL_MS
                                                  ? (uint32_t)(request->wait_ms - waited_ms)
                                                  : POLL_MS);
    }
}

static void make_any_change(const struct machine *machine, const struct journal *journal,
                            const struct target *target, struct change *change)
{
    if (change->result != CHANGE_PENDING)
        return;
    if (change->target == CHANGE_REGISTRY)
        tunnel_make_change(machine, change);
    else
        make_change(machine, journal, target, change);
}

static enum status carry_out(const struct machine *machine, struct targets *targets,
                             struct error *err)
{
    struct journal journal;
    enum status status = journal_read(machine, &journal, err);

    if (status != STATUS_OK) {
        error_rephrase(err, "cannot read the journal");
        error_advise_rights(err);
        targets_abandon(targets, err);
        return status;
    }
    for (size_t i = 0; i < targets->count; i++)
        for (size_t j = 0; j < targets->rows[i].change_count; j++)
            make_any_change(machine, &journal, &targets->rows[i], &targets->rows[i].changes[j]);
    journal_free(&journal);
    return targets_outcome(targets, err);
}

static bool still_holds(const struct machine *machine, const struct targets *planned)
{
    struct error ignored;

    for (size_t i = 0; i < planned->count; i++) {
        const struct target *target = &planned->rows[i];

        for (size_t j = 0; j < target->change_count; j++) {
            const struct change *change = &target->changes[j];
            uint32_t now;

            if (change->result != CHANGE_PENDING)
                continue;
            if (change->target != CHANGE_INTERFACE ||
                machine->ops->get_mtu(machine->self, target->luid, change->family, &now,
                                      &ignored) != STATUS_OK ||
                now != change->from)
                return false;
        }
    }
    return true;
}

enum status apply_planned(const struct machine *machine, const struct plan_request *plan,
                          struct targets *planned, struct targets *out, struct error *err)
{
    struct targets targets = *planned;
    enum status status = machine->ops->lock(machine->self, APPLY_LOCK_WAIT_MS, err);

    *planned = (struct targets){NULL, 0};
    if (status != STATUS_OK) {
        targets_free(&targets);
        return error_advise_rights(err);
    }
    /* Somebody else may have been at work until now. */
    if (targets.count == 0 || !still_holds(machine, &targets)) {
        targets_free(&targets);
        status = plan_make(machine, plan, &targets, err);
    }
    if (status == STATUS_OK) {
        status = carry_out(machine, &targets, err);
        *out = targets;
    }
    machine->ops->unlock(machine->self);
    return status;
}

enum status apply_at_once(const struct machine *machine, const struct plan_request *plan,
                          struct targets *out, struct error *err)
{
    struct targets none = {NULL, 0};

    return apply_planned(machine, plan, &none, out, err);
}

enum status apply_run(const struct machine *machine, const struct apply_request *request,
                      struct targets *out, struct error *err)
{
    struct targets targets = {NULL, 0};
    enum status status = plan_waiting(machine, request, &targets, err);

    if (status != STATUS_OK)
        return status;
    if (request->dry_run || targets_count(&targets, CHANGE_PENDING) == 0) {
        targets_preview(&targets);
        *out = targets;
        return targets_outcome(out, err);
    }
    targets_free(&targets);
    return apply_at_once(machine, &request->plan, out, err);
}
