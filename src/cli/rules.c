/* SPDX-License-Identifier: MIT */
#include "cli/rules.h"

#include <string.h>

#include "cli/options.h"
#include "cli/targets.h"

/* Options that only say how the VPN's packets are made. */
static const enum option_id describing[] = {
    OPTION_CIPHER,      OPTION_INTEGRITY,  OPTION_NAT_T, OPTION_MODE,
    OPTION_L2TP_HEADER, OPTION_PPP_HEADER, OPTION_TLS,   OPTION_TCP_TIMESTAMPS,
};

/* The option of that name, OPTION_COUNT where there is none. */
static size_t option_named(const char *name)
{
    size_t i = 0;

    while (i < OPTION_COUNT && strcmp(option_by_id((enum option_id)i)->name, name) != 0)
        i++;
    return i;
}

static struct policy_said said_by(const struct arguments *arguments)
{
    struct policy_said said = {.describes = false};

    for (int i = 0; i < POLICY_COUNT; i++) {
        const char *name = policy_row((enum policy_id)i)->option;
        size_t option = name != NULL ? option_named(name) : OPTION_COUNT;

        said.values[i] = option < OPTION_COUNT && arguments->values[option].given;
    }
    for (size_t i = 0; i < sizeof describing / sizeof describing[0]; i++)
        said.describes |= arguments->values[describing[i]].given;
    return said;
}

enum status rules_load(const struct machine *machine, const struct arguments *arguments,
                       struct rules *out, struct error *err)
{
    struct rules rules = {.said = said_by(arguments), .ruling = policy_ruling_none()};
    enum status status = policy_read(machine, &rules.policy, err);

    if (status != STATUS_OK)
        return status;
    if (policy_obstacle(&rules.policy) != NULL) {
        *err = *policy_obstacle(&rules.policy);
        policy_free(&rules.policy);
        return err->status;
    }
    *out = rules;
    return STATUS_OK;
}

enum status rules_read(const struct machine *machine, const struct arguments *arguments,
                       struct rules *out, struct result *result)
{
    struct error err;
    enum status status = rules_load(machine, arguments, out, &err);

    return status == STATUS_OK ? STATUS_OK : result_fail(result, &err);
}

void rules_free(struct rules *rules)
{
    policy_free(&rules->policy);
}

void rules_settle(struct rules *rules, struct plan_request *plan)
{
    policy_settle(&rules->policy, &rules->said, plan, &rules->ruling);
}

uint32_t rules_number(struct rules *rules, enum policy_id id, uint32_t given)
{
    return policy_decides(&rules->policy, &rules->said, id, &rules->ruling)
               ? rules->policy.values[id].number
               : given;
}

uint32_t rules_probe_timeout_ms(struct rules *rules, const struct arguments *arguments)
{
    const struct argument *given = &arguments->values[OPTION_PROBE_TIMEOUT];

    return rules_number(rules, POLICY_PROBE_TIMEOUT,
                        given->given ? given->number : PROBE_TIMEOUT_DEFAULT_MS);
}

struct paths rules_paths(struct rules *rules, const struct arguments *arguments)
{
    const char *probe = arguments->values[OPTION_PROBE].text;

    if (policy_decides(&rules->policy, &rules->said, POLICY_PROBE, &rules->ruling))
        probe = rules->policy.values[POLICY_PROBE].text;
    return paths_make(probe, rules_probe_timeout_ms(rules, arguments));
}

/* "HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu" */
static void add_path(const struct rules *rules, enum policy_id id, struct text *text)
{
    bool prescribed = rules->policy.values[id].source == POLICY_PRESCRIBED;

    text_add_format(text, "%s\\%s",
                    machine_scope_key(prescribed ? MACHINE_POLICY : MACHINE_PREFERENCE),
                    policy_row(id)->name);
}

void rules_off_line(const struct rules *rules, struct text *text)
{
    add_path(rules, POLICY_ENABLED, text);
    text_add(text, " switches vpnmtu off: nothing is changed.\n");
}

enum status rules_stand_down(const struct rules *rules, const struct arguments *arguments,
                             struct result *result)
{
    const struct targets none = {NULL, 0};

    if (arguments_want_data(arguments))
        result_take(result, targets_json(&none, arguments->values[OPTION_DRY_RUN].given));
    if (!arguments->values[OPTION_JSON].given) {
        rules_off_line(rules, &result->text);
        return STATUS_OK;
    }
    text_add(&result->warnings, "vpnmtu: ");
    rules_off_line(rules, &result->warnings);
    return STATUS_OK;
}

static void overruled_line(const struct rules *rules, const char *prefix, const char *what,
                           enum policy_id by, struct text *text)
{
    text_add_format(text, "%s%s not used: ", prefix, what);
    add_path(rules, by, text);
    text_add(text, " says ");
    policy_value_text(&rules->policy, by, text);
    text_add(text, "\n");
}

void rules_notes(const struct rules *rules, const char *prefix, struct text *text)
{
    const struct policy *policy = &rules->policy;

    for (size_t i = 0; i < policy->problem_count; i++)
        if (policy->problems[i].kind != POLICY_UNKNOWN_VALUE)
            text_add_format(text, "%s%s\n", prefix, policy->problems[i].error.message);
    for (int i = 0; i < POLICY_COUNT; i++) {
        struct text what = {NULL, 0, 0, false};

        if (rules->ruling.by[i] < 0)
            continue;
        text_add_format(&what, "%s is", policy_row((enum policy_id)i)->option);
        if (what.failed)
            text->failed = true;
        else
            overruled_line(rules, prefix, what.bytes, (enum policy_id)rules->ruling.by[i], text);
        text_free(&what);
    }
    if (rules->ruling.describes_no_more)
        overruled_line(rules, prefix, "what describes the VPN's packets is", POLICY_VPN_MTU, text);
}
