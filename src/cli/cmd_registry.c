/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "app/apply.h"
#include "app/tunnel.h"
#include "app/undo.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/rules.h"
#include "cli/suggest.h"
#include "cli/targets.h"

static json_t *show_json(const struct machine_tunnel_key *key)
{
    json_t *values = json_object();

    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++) {
        const struct machine_registry_value *value = &key->values[i];

        json_put(&values, machine_tunnel_value_name((enum machine_tunnel_value)i),
                 value->is_dword ? json_integer((json_int_t)value->number) : json_null());
    }
    return json_pack("{s:s, s:b, s:o}", "key", MACHINE_TUNNEL_KEY, "present",
                     key->key_depth == MACHINE_TUNNEL_KEY_DEPTH, "values", values);
}

static void value_line(struct text *text, enum machine_tunnel_value id,
                       const struct machine_registry_value *value)
{
    char words[80];

    if (!value->present)
        snprintf(words, sizeof words, "not there");
    else if (!value->is_dword)
        snprintf(words, sizeof words, "%s of %lu bytes, which Windows does not use",
                 tunnel_type_name(value->type), (unsigned long)value->size);
    else if (id == TUNNEL_MTU)
        snprintf(words, sizeof words, "%lu", (unsigned long)value->number);
    else
        snprintf(words, sizeof words, "%lu (0x%lx)", (unsigned long)value->number,
                 (unsigned long)value->number);
    describe_line(text, machine_tunnel_value_name(id), words);
}

static void show_text(struct text *text, const struct machine_tunnel_key *key)
{
    const struct machine_registry_value *mtu = &key->values[TUNNEL_MTU];
    struct error ignored;

    text_add(text, MACHINE_TUNNEL_KEY "\n");
    if (key->key_depth < MACHINE_TUNNEL_KEY_DEPTH)
        describe_line(text, "Key", "not there");
    else
        for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
            value_line(text, (enum machine_tunnel_value)i, &key->values[i]);
    if (mtu->is_dword && (mtu->number < TUNNEL_MTU_MIN || mtu->number > TUNNEL_MTU_MAX))
        text_add_format(text, "\n%lu is outside %d to %d: what Windows makes of it is not known.\n",
                        (unsigned long)mtu->number, TUNNEL_MTU_MIN, TUNNEL_MTU_MAX);
    else if (mtu->is_dword && tunnel_check_types(key, &ignored) == STATUS_OK)
        text_add_format(text,
                        "\nAll built-in VPNs of this PC get an MTU of %lu when they connect next; "
                        "Microsoft says:\nafter a restart.\n",
                        (unsigned long)mtu->number);
    else if (!mtu->is_dword)
        text_add(text, "\nWindows gives built-in VPNs its own value: 1400 by Microsoft's "
                       "documentation.\n");
}

static enum status show(const struct machine *machine, const struct arguments *arguments,
                        struct result *result)
{
    struct machine_tunnel_key key;
    struct error err;

    if (machine->ops->tunnel_read(machine->self, &key, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (arguments->values[OPTION_JSON].given)
        result_take(result, show_json(&key));
    else
        show_text(&result->text, &key);
    /* A wrong type is a misconfigured PC: it is told by the exit code too. */
    if (tunnel_check_types(&key, &err) != STATUS_OK)
        return result_fail(result, &err);
    return STATUS_OK;
}

/* RULES: of setting; NULL: TunnelMTU is taken away. */
static enum status apply(const struct machine *machine, const struct arguments *arguments,
                         struct rules *rules, struct targets *targets, struct error *err)
{
    struct apply_request request = {
        .plan = arguments_plan(arguments),
        .dry_run = arguments->values[OPTION_DRY_RUN].given,
    };

    if (rules != NULL)
        rules_settle(rules, &request.plan);
    request.plan.method = METHOD_REGISTRY;
    request.plan.family_said = false;
    request.plan.machine_wide = true;
    request.plan.clear = rules == NULL;
    return apply_run(machine, &request, targets, err);
}

static enum status clear(const struct machine *machine, const struct arguments *arguments,
                         struct targets *targets, struct error *err)
{
    struct undo_request request = {
        .tunnel_only = true,
        .dry_run = arguments->values[OPTION_DRY_RUN].given,
    };
    enum status status = undo_run(machine, &request, targets, err);

    if (status != STATUS_OK || targets->count > 0)
        return status;
    return apply(machine, arguments, NULL, targets, err);
}

static enum status report(const struct arguments *arguments, struct targets *targets,
                          enum status status, const struct error *err, struct result *result)
{
    record_targets(result->recorder, targets, status, err);
    if (status != STATUS_OK && targets->count == 0)
        return result_fail(result, err);
    status = targets_report(arguments, targets, status, err, result);
    targets_free(targets);
    return status;
}

/* What is prescribed and preferred counts; clearing is restoring, which is always allowed. */
static enum status set(const struct machine *machine, const struct arguments *arguments,
                       struct result *result)
{
    struct targets targets = {NULL, 0};
    struct rules rules;
    struct error err;
    enum status status = rules_read(machine, arguments, &rules, result);

    if (status != STATUS_OK)
        return status;
    if (policy_is_off(&rules.policy)) {
        rules_notes(&rules, "vpnmtu: ", &result->warnings);
        status = rules_stand_down(&rules, arguments, result);
    } else {
        status = apply(machine, arguments, &rules, &targets, &err);
        rules_notes(&rules, "vpnmtu: ", &result->warnings);
        status = report(arguments, &targets, status, &err, result);
    }
    rules_free(&rules);
    return status;
}

/* show and clear compute nothing, and show changes nothing. */
static enum status refuse_foreign(const struct arguments *arguments, bool is_show,
                                  struct error *err)
{
    if (is_show && arguments->values[OPTION_DRY_RUN].given)
        return error_set(err, STATUS_USAGE, "--dry-run goes with registry set and registry clear");
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option *option = option_by_id((enum option_id)i);

        if (arguments->values[i].given && (option->group == GROUP_VPN || i == OPTION_MTU))
            return error_set(err, STATUS_USAGE, "%s goes with registry set", option->name);
    }
    return STATUS_OK;
}

static const char *verb_at(size_t index)
{
    static const char *const verbs[] = {"show", "set", "clear"};

    return index < sizeof verbs / sizeof verbs[0] ? verbs[index] : NULL;
}

static enum status refuse_verb(const char *verb, struct error *err)
{
    const char *near = suggest(verb, verb_at);

    error_set(err, STATUS_USAGE, "registry takes show, set or clear, not \"%s\"", verb);
    return error_advise(err, "vpnmtu registry %s", near != NULL ? near : "show");
}

enum status cmd_registry(const struct machine *machine, const struct arguments *arguments,
                         struct result *result)
{
    const char *verb = arguments->operand_count > 0 ? arguments->operands[0] : verb_at(0);
    bool is_set = strcmp(verb, "set") == 0;
    bool is_show = strcmp(verb, "show") == 0;
    struct targets targets = {NULL, 0};
    struct error err;
    enum status status;

    if (!is_set && !is_show && strcmp(verb, "clear") != 0) {
        refuse_verb(verb, &err);
        return result_fail(result, &err);
    }
    if (!is_set && refuse_foreign(arguments, is_show, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (is_show)
        return show(machine, arguments, result);
    if (!arguments->values[OPTION_DRY_RUN].given)
        record_begin(result->recorder, !is_set);
    if (is_set)
        return set(machine, arguments, result);
    status = clear(machine, arguments, &targets, &err);
    return report(arguments, &targets, status, &err, result);
}
