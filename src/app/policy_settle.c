/* SPDX-License-Identifier: MIT */
/* Policy over command line over preference over default. */
#include "app/policy.h"

#include "core/mtu.h"

static const enum policy_id sizes[] = {POLICY_VPN_MTU, POLICY_PATH_MTU, POLICY_LINE};

enum {
    SIZE_COUNT = sizeof sizes / sizeof sizes[0]
};

struct policy_ruling policy_ruling_none(void)
{
    struct policy_ruling ruling = {.describes_no_more = false};

    for (int i = 0; i < POLICY_COUNT; i++)
        ruling.by[i] = -1;
    return ruling;
}

bool policy_decides(const struct policy *policy, const struct policy_said *said, enum policy_id id,
                    struct policy_ruling *ruling)
{
    const struct policy_value *value = &policy->values[id];

    if (!value->said || value->source == POLICY_DEFAULT)
        return false;
    if (value->source == POLICY_PREFERRED)
        return !said->values[id];
    if (said->values[id])
        ruling->by[id] = (int)id;
    return true;
}

/* The one of the sizes that is prescribed, VpnMtu before the path; -1: none is. */
static int prescribed_size(const struct policy *policy)
{
    for (size_t i = 0; i < SIZE_COUNT; i++)
        if (policy->values[sizes[i]].source == POLICY_PRESCRIBED)
            return (int)sizes[i];
    return -1;
}

static void take_mtu(const struct policy_value *mtu, struct plan_request *plan)
{
    plan->mtu = mtu->number;
    plan->by_policy = true;
}

static void take_path(const struct policy *policy, struct plan_request *plan)
{
    const struct policy_value *path = &policy->values[POLICY_PATH_MTU];
    const struct policy_value *line = &policy->values[POLICY_LINE];

    if (path->source != POLICY_DEFAULT)
        plan->path_mtu = path->number;
    else if (line->source != POLICY_DEFAULT)
        plan->path_mtu = mtu_line_at(line->number)->path_mtu;
    else
        return;
    plan->by_policy = true;
}

/*
 * --mtu, --path-mtu and --line, VpnMtu, PathMtu and Line answer one question. A prescribed one
 * silences all of the command line's, one of the command line all preferences.
 */
static void settle_size(const struct policy *policy, const struct policy_said *said,
                        struct plan_request *plan, struct policy_ruling *ruling)
{
    int prescribed = prescribed_size(policy);
    const struct policy_value *mtu = &policy->values[POLICY_VPN_MTU];
    bool any_said = false;

    for (size_t i = 0; i < SIZE_COUNT; i++)
        any_said |= said->values[sizes[i]];
    if (prescribed < 0 && any_said)
        return;
    if (prescribed >= 0) {
        for (size_t i = 0; i < SIZE_COUNT; i++)
            if (said->values[sizes[i]])
                ruling->by[sizes[i]] = prescribed;
        ruling->describes_no_more = prescribed == POLICY_VPN_MTU && said->describes;
        plan->mtu = 0;
        plan->path_mtu = 0;
    }
    /* Who describes the packets wants the MTU computed: a preferred one is not in the way. */
    if (mtu->source == POLICY_PRESCRIBED || (mtu->source == POLICY_PREFERRED && !said->describes))
        take_mtu(mtu, plan);
    else
        take_path(policy, plan);
}

static void settle_families(const struct policy *policy, struct plan_request *plan)
{
    uint32_t choice = policy->values[POLICY_FAMILIES].number;

    for (int i = 0; i < FAMILY_COUNT; i++)
        plan->families[i] = choice == FAMILY_COUNT || choice == (uint32_t)i;
    /* TunnelMTU has no family: what is prescribed of interfaces does not stand in its way. */
    plan->family_said = plan->method != METHOD_REGISTRY && choice != FAMILY_COUNT;
}

void policy_settle(const struct policy *policy, const struct policy_said *said,
                   struct plan_request *plan, struct policy_ruling *ruling)
{
    settle_size(policy, said, plan, ruling);
    if (policy_decides(policy, said, POLICY_METHOD, ruling))
        plan->method = (enum method)policy->values[POLICY_METHOD].number;
    if (policy_decides(policy, said, POLICY_FAMILIES, ruling))
        settle_families(policy, plan);
    /* Who names one means that one. */
    if (plan->interface == NULL && plan->connection == NULL) {
        plan->connections = policy->values[POLICY_CONNECTIONS].text;
        plan->connection_count = policy->values[POLICY_CONNECTIONS].text_count;
    }
}
