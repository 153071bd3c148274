/* SPDX-License-Identifier: MIT */
#include "app/change.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/text.h"

void targets_free(struct targets *targets)
{
    free(targets->rows);
    *targets = (struct targets){NULL, 0};
}

struct target *targets_add(struct targets *targets, struct error *err)
{
    struct target *rows = realloc(targets->rows, (targets->count + 1) * sizeof *rows);

    if (rows == NULL) {
        error_set(err, STATUS_INTERNAL, "out of memory");
        return NULL;
    }
    targets->rows = rows;
    rows[targets->count] =
        (struct target){.path_source = PATH_UNKNOWN, .vpn_source = VPN_SOURCE_UNKNOWN};
    return &rows[targets->count++];
}

struct target *targets_add_machine_wide(struct targets *targets, struct error *err)
{
    struct target *target = targets_add(targets, err);

    if (target != NULL) {
        target->method = METHOD_REGISTRY;
        target->machine_wide = true;
    }
    return target;
}

size_t targets_count(const struct targets *targets, enum change_result result)
{
    size_t count = 0;

    for (size_t i = 0; i < targets->count; i++)
        for (size_t j = 0; j < targets->rows[i].change_count; j++)
            count += targets->rows[i].changes[j].result == result;
    return count;
}

static void settle_pending(struct targets *targets, enum change_result result,
                           const struct error *reason)
{
    for (size_t i = 0; i < targets->count; i++) {
        for (size_t j = 0; j < targets->rows[i].change_count; j++) {
            struct change *change = &targets->rows[i].changes[j];

            if (change->result != CHANGE_PENDING)
                continue;
            change->result = result;
            if (reason != NULL)
                change->error = *reason;
        }
    }
}

bool targets_connecting(const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++)
        if (targets->rows[i].connecting)
            return true;
    return false;
}

void targets_preview(struct targets *targets)
{
    settle_pending(targets, CHANGE_WOULD_CHANGE, NULL);
}

void targets_abandon(struct targets *targets, const struct error *reason)
{
    settle_pending(targets, CHANGE_FAILED, reason);
}

const char *change_object(const struct change *change)
{
    if (change->target == CHANGE_REGISTRY)
        return "TunnelMTU";
    return change->family == FAMILY_IPV6 ? "IPv6 MTU" : "MTU";
}

static const struct change *first_failure(const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++)
        for (size_t j = 0; j < targets->rows[i].change_count; j++)
            if (targets->rows[i].changes[j].result == CHANGE_FAILED)
                return &targets->rows[i].changes[j];
    return NULL;
}

enum status targets_outcome(const struct targets *targets, struct error *err)
{
    const struct change *failure = first_failure(targets);
    size_t failed = targets_count(targets, CHANGE_FAILED);
    size_t possible = targets_count(targets, CHANGE_WOULD_CHANGE);
    size_t right = targets_count(targets, CHANGE_CHANGED) + possible;

    if (failure == NULL)
        return STATUS_OK;
    /* What was right before needs no rights: without them nothing is partly done. */
    if (failure->error.status != STATUS_ACCESS_DENIED)
        right += targets_count(targets, CHANGE_UNCHANGED);
    if (right == 0) {
        *err = failure->error;
        return err->status;
    }
    return error_set(err, STATUS_PARTLY,
                     possible > 0 ? "a part can be done: %lu as wanted, %lu not"
                                  : "partly done: %lu as wanted, %lu failed",
                     (unsigned long)right, (unsigned long)failed);
}

const char *method_name(enum method method)
{
    static const char *const names[] = {"interface", "registry", "both"};

    return names[method];
}

const char *change_result_name(enum change_result result)
{
    static const char *const names[] = {"pending",      "changed", "unchanged",
                                        "would-change", "skipped", "failed"};

    return names[result];
}

const char *path_source_name(enum path_source source)
{
    static const char *const names[] = {"given", "policy", "probed", "assumed", NULL};

    return names[source];
}

const char *vpn_source_name(enum vpn_source source)
{
    static const char *const names[] = {"given", "sa", "ras", "adapter", "assumed", NULL};

    return names[source];
}

void target_title(const char *name, uint32_t index, char out[TARGET_TITLE_SIZE])
{
    char safe[TARGET_TITLE_SIZE - 32];

    text_safe(name, safe, sizeof safe);
    snprintf(out, TARGET_TITLE_SIZE, "\"%s\" (interface %lu)", safe, (unsigned long)index);
}

void target_title_of(const struct target *target, char out[TARGET_TITLE_SIZE])
{
    if (target->machine_wide)
        snprintf(out, TARGET_TITLE_SIZE, "all built-in VPNs");
    else
        target_title(target->name, target->index, out);
}
