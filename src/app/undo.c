/* SPDX-License-Identifier: MIT */
#include "app/undo.h"

#include <string.h>

#include "app/apply.h"
#include "app/interfaces.h"
#include "app/journal.h"
#include "app/tunnel.h"
#include "core/text.h"

/* The row of TARGETS for the entry's interface, added where it is new. */
static struct target *target_of(struct targets *targets, const struct journal_entry *entry,
                                struct error *err)
{
    struct target *target;

    for (size_t i = 0; i < targets->count; i++)
        if (targets->rows[i].luid == entry->luid && strcmp(targets->rows[i].name, entry->name) == 0)
            return &targets->rows[i];
    target = targets_add(targets, err);
    if (target != NULL) {
        target->luid = entry->luid;
        target->index = entry->index;
        memcpy(target->name, entry->name, sizeof target->name);
    }
    return target;
}

/* An interface that is not there, or may be another one by now: its entry stays. */
static bool is_skipped(const struct journal_entry *entry, const struct machine_interface *row,
                       bool named, const char *title, struct change *change)
{
    char other[256];
    char ours[256];

    if (row == NULL || !row->ip[entry->family].bound) {
        error_set(&change->error, STATUS_NO_INTERFACE,
                  "%s is not connected now: undo it when it is", title);
        return true;
    }
    if (named || strcmp(row->name, entry->name) == 0)
        return false;
    text_safe(row->name, other, sizeof other);
    text_safe(entry->name, ours, sizeof ours);
    error_set(&change->error, STATUS_NO_INTERFACE,
              "interface %lu is \"%s\" now, not \"%s\": it may be another one",
              (unsigned long)row->index, other, ours);
    error_advise(&change->error, "vpnmtu undo --interface %lu, if it is the same",
                 (unsigned long)row->index);
    return true;
}

/* Decides about one entry from what is in force now; NAMED: the user named the interface. */
static void judge(const struct journal_entry *entry, const struct machine_interface *row,
                  bool named, struct target *target, struct change *change)
{
    char title[TARGET_TITLE_SIZE];

    target_title(entry->name, target->index, title);
    change->to = entry->original;
    if (is_skipped(entry, row, named, title, change)) {
        change->from = entry->target;
        change->result = CHANGE_SKIPPED;
        return;
    }
    change->from = row->ip[entry->family].mtu;
    if (change->from == entry->original) {
        change->result = CHANGE_UNCHANGED;
    } else if (journal_is_ours(entry, change->from)) {
        change->result = CHANGE_PENDING;
    } else {
        change->result = CHANGE_FAILED;
        error_set(
            &change->error, STATUS_CHANGED_SINCE,
            "the %s of %s is left at %lu: vpnmtu set it to %lu, and somebody changed it since",
            change_object(change), title, (unsigned long)change->from,
            (unsigned long)entry->target);
        error_advise(&change->error,
                     "vpnmtu apply --interface %lu --family %s --mtu %lu, to have the old value",
                     (unsigned long)target->index, family_name(entry->family),
                     (unsigned long)entry->original);
    }
}

static enum status plan_undo(const struct journal *journal, const struct interfaces *interfaces,
                             const struct undo_request *request, struct targets *targets,
                             struct error *err)
{
    const struct machine_interface *wanted = NULL;

    if (request->interface != NULL) {
        enum status status = interfaces_find(interfaces, request->interface, &wanted, err);

        if (status != STATUS_OK)
            return status;
    }
    for (size_t i = 0; i < journal->count && !request->tunnel_only; i++) {
        const struct journal_entry *entry = &journal->rows[i];
        const struct machine_interface *row =
            machine_interface_by_luid(&interfaces->list, entry->luid);
        struct target *target;

        if (!request->families[entry->family] || (wanted != NULL && wanted != row))
            continue;
        target = target_of(targets, entry, err);
        if (target == NULL)
            return STATUS_INTERNAL;
        if (row != NULL) {
            target->index = row->index;
            target->carried = interfaces_identify(interfaces, row).role == ROLE_VPN;
        }
        target->changes[target->change_count] = (struct change){.family = entry->family};
        judge(entry, row, wanted != NULL, target, &target->changes[target->change_count]);
        target->change_count++;
    }
    return STATUS_OK;
}

/* Adds TunnelMTU where the journal knows it; *UNREADABLE counts its record if that is damaged. */
static enum status plan_tunnel(const struct machine *machine, const struct undo_request *request,
                               struct targets *targets, size_t *unreadable, struct error *err)
{
    struct tunnel_undo undo;
    struct target *target;
    enum status status;

    if (request->interface != NULL || request->family_said)
        return STATUS_OK;
    status = tunnel_plan_undo(machine, &undo, err);
    if (status != STATUS_OK)
        return status;
    *unreadable += undo.damaged;
    if (!undo.recorded)
        return STATUS_OK;
    target = targets_add_machine_wide(targets, err);
    if (target == NULL)
        return STATUS_INTERNAL;
    target->changes[target->change_count++] = undo.change;
    return STATUS_OK;
}

static void restore(const struct machine *machine, const struct target *target,
                    struct change *change)
{
    char title[TARGET_TITLE_SIZE];
    uint32_t now;

    target_title(target->name, target->index, title);
    change->result = CHANGE_FAILED;
    if (machine->ops->get_mtu(machine->self, target->luid, change->family, &now, &change->error) !=
        STATUS_OK) {
        error_rephrase(&change->error, "cannot read the %s of %s", change_object(change), title);
        return;
    }
    /* Restoring one family may have restored the other: some drivers keep one value for both. */
    if (now != change->to) {
        if (machine->ops->set_mtu(machine->self, target->luid, change->family, change->to,
                                  &change->error) != STATUS_OK) {
            error_rephrase(&change->error, "cannot set the %s of %s", change_object(change), title);
            error_advise_rights(&change->error);
            if (change->error.status == STATUS_WINDOWS && change->to > now)
                error_advise(&change->error,
                             "if the physical MTU was lowered since, put it back, then: vpnmtu "
                             "undo");
            return;
        }
        if (machine->ops->get_mtu(machine->self, target->luid, change->family, &now,
                                  &change->error) != STATUS_OK)
            return;
    }
    if (now == change->to) {
        change->result = CHANGE_CHANGED;
        change->error.status = STATUS_OK;
        return;
    }
    error_set(&change->error, STATUS_CLAMPED,
              "the %s of %s was set to %lu, but Windows keeps it at %lu", change_object(change),
              title, (unsigned long)change->to, (unsigned long)now);
}

/* Restores one change that is pending, and drops its entry where it is done with. */
static enum status carry_out_change(const struct machine *machine, const struct journal *journal,
                                    const struct target *target, struct change *change,
                                    struct error *err)
{
    const struct journal_entry *entry =
        journal_find(journal, target->luid, target->name, change->family);

    if (change->target == CHANGE_REGISTRY) {
        if (change->result == CHANGE_PENDING || change->result == CHANGE_UNCHANGED)
            tunnel_make_undo(machine, change);
        return STATUS_OK;
    }
    if (change->result == CHANGE_PENDING)
        restore(machine, target, change);
    if (entry == NULL || (change->result != CHANGE_CHANGED && change->result != CHANGE_UNCHANGED))
        return STATUS_OK;
    return journal_delete(machine, entry, err);
}

/* Those that carry VPNs come first: Windows keeps a VPN below what carries it. */
static enum status carry_out(const struct machine *machine, const struct journal *journal,
                             struct targets *targets, struct error *err)
{
    enum status dropped = STATUS_OK;

    for (int vpns = 0; vpns <= 1; vpns++) {
        for (size_t i = 0; i < targets->count; i++) {
            struct target *target = &targets->rows[i];

            for (size_t j = 0; j < target->change_count && target->carried == (vpns == 1); j++) {
                struct error failure;
                enum status status =
                    carry_out_change(machine, journal, target, &target->changes[j], &failure);

                if (status != STATUS_OK && dropped == STATUS_OK) {
                    dropped = status;
                    *err = failure;
                }
            }
        }
    }
    if (dropped != STATUS_OK)
        return error_rephrase(err, "the MTU is restored, but not taken off the journal");
    return targets_outcome(targets, err);
}

static enum status report_unreadable(const struct journal *journal, struct error *err)
{
    const char *name =
        journal->first_unreadable[0] != '\0' ? journal->first_unreadable : TUNNEL_RECORD_NAME;

    error_set(err, STATUS_PARTLY,
              "a record of the journal cannot be read and is left as it is: \"%s\" (%lu in all)",
              name, (unsigned long)journal->unreadable);
    return error_advise(err, "look at it, then: reg delete HKLM\\SOFTWARE\\vpnmtu\\Journal /v %s",
                        name);
}

static enum status undo_locked(const struct machine *machine, const struct undo_request *request,
                               bool locked, struct targets *out, struct error *err)
{
    struct targets targets = {NULL, 0};
    struct interfaces interfaces = {.machine = NULL};
    struct journal journal = {NULL, 0, 0, ""};
    enum status status = journal_read(machine, &journal, err);

    if (status == STATUS_OK && (journal.count > 0 || request->interface != NULL))
        status = interfaces_read(machine, &interfaces, err);
    if (status == STATUS_OK)
        status = plan_undo(&journal, &interfaces, request, &targets, err);
    if (request->tunnel_only)
        journal.unreadable = 0; /* those records are about interfaces */
    if (status == STATUS_OK)
        status = plan_tunnel(machine, request, &targets, &journal.unreadable, err);
    if (status != STATUS_OK) {
        targets_free(&targets);
        goto cleanup;
    }
    if (locked) {
        status = carry_out(machine, &journal, &targets, err);
    } else {
        targets_preview(&targets);
        status = targets_outcome(&targets, err);
    }
    if (status == STATUS_OK && journal.unreadable > 0)
        status = report_unreadable(&journal, err);
    *out = targets;
cleanup:
    interfaces_free(&interfaces);
    journal_free(&journal);
    return status;
}

enum status undo_run(const struct machine *machine, const struct undo_request *request,
                     struct targets *out, struct error *err)
{
    enum status status;

    if (request->dry_run)
        return undo_locked(machine, request, false, out, err);
    status = machine->ops->lock(machine->self, APPLY_LOCK_WAIT_MS, err);
    if (status != STATUS_OK)
        return error_advise_rights(err);
    status = undo_locked(machine, request, true, out, err);
    machine->ops->unlock(machine->self);
    return status;
}
