/* SPDX-License-Identifier: MIT */
#include "app/show.h"

#include <stdlib.h>

#include "app/plan.h"

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

/* A plan that cannot be made (no underlay, no IP) leaves the row without one. */
static void add_plan(const struct interfaces *interfaces, struct show_row *row)
{
    struct plan_request request = plan_request_default();
    struct targets targets = {NULL, 0};
    struct error ignored;

    if (!interfaces_is_live_vpn(row->interface))
        return;
    if (plan_target(interfaces, row->interface, &request, &targets, &ignored) == STATUS_OK) {
        row->has_plan = true;
        row->plan = targets.rows[0];
        row->verdict = judge(&row->plan);
    }
    targets_free(&targets);
}

enum status show_run(const struct machine *machine, const struct show_request *request,
                     struct show_result *out, struct error *err)
{
    struct show_result result = {{{NULL, 0}, {NULL, 0}}, NULL, 0};
    const struct machine_interface *wanted = NULL;
    enum status status = interfaces_read(machine, &result.interfaces, err);

    if (status != STATUS_OK)
        return status;
    if (request->interface != NULL)
        status = interfaces_find(&result.interfaces, request->interface, &wanted, err);
    if (status == STATUS_OK) {
        result.rows = calloc(result.interfaces.list.count + 1, sizeof *result.rows);
        if (result.rows == NULL)
            status = error_set(err, STATUS_INTERNAL, "out of memory");
    }
    if (status != STATUS_OK) {
        show_free(&result);
        return status;
    }
    for (size_t i = 0; i < result.interfaces.list.count; i++) {
        const struct machine_interface *interface = &result.interfaces.list.rows[i];
        struct show_row *row = &result.rows[result.count];

        if (!is_listed(interface, request, wanted))
            continue;
        row->interface = interface;
        row->identity = interfaces_identify(interface);
        add_plan(&result.interfaces, row);
        result.count++;
    }
    *out = result;
    return STATUS_OK;
}

void show_free(struct show_result *result)
{
    free(result->rows);
    interfaces_free(&result->interfaces);
    *result = (struct show_result){{{NULL, 0}, {NULL, 0}}, NULL, 0};
}
