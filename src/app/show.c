/* SPDX-License-Identifier: MIT */
#include "app/show.h"

#include <stdlib.h>

#include "app/journal.h"
#include "app/plan.h"
#include "app/policy.h"

/* What MTU stood there before ours, 0 where what is in force is not ours. */
static uint32_t original_of(const struct journal *journal, const struct machine_interface *row)
{
    for (int i = 0; i < FAMILY_COUNT; i++) {
        const struct journal_entry *entry =
            journal_find(journal, row->luid, row->name, (enum family)i);

        if (entry != NULL && row->ip[i].bound && row->ip[i].mtu == entry->target)
            return entry->original;
    }
    return 0;
}

static bool is_listed(const struct machine_interface *row, const struct show_request *request,
                      const struct machine_interface *wanted)
{
    if (wanted != NULL)
        return row == wanted;
    if (request->all)
        return true;
    return !row->filter && (row->ip[FAMILY_IPV4].bound || row->ip[FAMILY_IPV6].bound);
}

static enum show_verdict judge(const struct target *plan)
{
    enum show_verdict verdict = SHOW_RIGHT;

    for (size_t i = 0; i < plan->change_count; i++) {
        const struct change *change = &plan->changes[i];

        if (change->result != CHANGE_PENDING)
            continue;
        if (change->from > change->to)
            return SHOW_TOO_LARGE;
        verdict = SHOW_COULD_BE_LARGER;
    }
    return verdict;
}

/*
 * A plan that cannot be made (no underlay, no IP) leaves the row without one; only where memory is
 * out that is an error. Where it is a policy that is in the way, the path alone is judged.
 */
static enum status add_plan(const struct interfaces *interfaces, const struct journal *journal,
                            const struct plan_request *wanted, struct show_row *row,
                            struct error *err)
{
    const struct plan_request plain = plan_request_default();
    struct targets targets = {NULL, 0};
    enum status status;

    if (!interfaces_is_live_vpn(interfaces, row->interface))
        return STATUS_OK;
    status = plan_target(interfaces, row->interface, wanted, &targets, err);
    if (status != STATUS_OK && status != STATUS_INTERNAL && wanted->by_policy)
        status = plan_target(interfaces, row->interface, &plain, &targets, err);
    if (status == STATUS_OK) {
        row->has_plan = true;
        row->plan = targets.rows[0];
        row->verdict = judge(&row->plan);
    }
    row->original_mtu = original_of(journal, row->interface);
    if (row->original_mtu != 0)
        row->verdict = SHOW_OURS;
    targets_free(&targets);
    return status == STATUS_INTERNAL ? status : STATUS_OK;
}

/* What apply without options would be asked for. A policy that cannot be read costs no verdict. */
static struct plan_request wanted_request(const struct policy *policy)
{
    const struct policy_said nothing = {.describes = false};
    struct policy_ruling ruling = policy_ruling_none();
    struct plan_request request = plan_request_default();

    if (policy_obstacle(policy) == NULL)
        policy_settle(policy, &nothing, &request, &ruling);
    request.method = METHOD_INTERFACE;
    return request;
}

static enum status add_rows(const struct show_request *request, const struct journal *journal,
                            const struct plan_request *plan, struct show_result *result,
                            struct error *err)
{
    const struct machine_interface *wanted = NULL;
    enum status status = STATUS_OK;

    if (request->interface != NULL)
        status = interfaces_find(&result->interfaces, request->interface, &wanted, err);
    if (status != STATUS_OK)
        return status;
    result->rows = calloc(result->interfaces.list.count + 1, sizeof *result->rows);
    if (result->rows == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    for (size_t i = 0; i < result->interfaces.list.count; i++) {
        const struct machine_interface *interface = &result->interfaces.list.rows[i];
        struct show_row *row = &result->rows[result->count];

        if (!is_listed(interface, request, wanted))
            continue;
        row->interface = interface;
        row->identity = interfaces_identify(&result->interfaces, interface);
        row->source = !row->identity.has_type ? VPN_SOURCE_ASSUMED
                      : interfaces_connection(&result->interfaces, interface) != NULL
                          ? VPN_SOURCE_RAS
                          : VPN_SOURCE_ADAPTER;
        status = add_plan(&result->interfaces, journal, plan, row, err);
        if (status != STATUS_OK)
            return status;
        result->count++;
    }
    return STATUS_OK;
}

enum status show_run(const struct machine *machine, const struct show_request *request,
                     struct show_result *out, struct error *err)
{
    struct show_result result = {.rows = NULL};
    struct journal journal = {NULL, 0, 0, ""};
    struct plan_request plan;
    struct policy policy;
    enum status status = policy_read(machine, &policy, err);

    if (status != STATUS_OK)
        return status;
    plan = wanted_request(&policy);
    status = interfaces_read(machine, &result.interfaces, err);
    if (status != STATUS_OK) {
        policy_free(&policy);
        return status;
    }
    /* A journal that cannot be read only costs the remark that an MTU is ours. */
    status = journal_read(machine, &journal, err);
    if (status != STATUS_INTERNAL)
        status = add_rows(request, &journal, &plan, &result, err);
    journal_free(&journal);
    policy_free(&policy);
    if (status != STATUS_OK) {
        show_free(&result);
        return status;
    }
    *out = result;
    return STATUS_OK;
}

void show_free(struct show_result *result)
{
    free(result->rows);
    interfaces_free(&result->interfaces);
    *result = (struct show_result){.rows = NULL};
}
