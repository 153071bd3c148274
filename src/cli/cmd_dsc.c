/* SPDX-License-Identifier: MIT */
/*
 * The resource of Microsoft DSC v3: apply, in the words of an engine that states what it wants and
 * reads JSON lines. installer/fleet/dsc has the manifest that tells DSC how to call this.
 */
#include <string.h>

#include "app/apply.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/dsc.h"
#include "cli/dsc_state.h"
#include "cli/input.h"
#include "cli/rules.h"
#include "cli/suggest.h"
#include "cli/targets.h"
#include "cli/trace.h"

/* An instance takes some hundred bytes. */
enum {
    INSTANCE_BYTES_MAX = 65536
};

static const char *verb_at(size_t index)
{
    static const char *const verbs[] = {
        [DSC_GET] = "get",       [DSC_SET] = "set",       [DSC_TEST] = "test",
        [DSC_EXPORT] = "export", [DSC_SCHEMA] = "schema",
    };

    return index < sizeof verbs / sizeof verbs[0] ? verbs[index] : NULL;
}

/* Says what has no place in a result: that nothing was there to look at, say. */
static void tell(const struct result *result, const char *message)
{
    struct text line = {NULL, 0, 0, false};

    trace_line(&line, "info", message);
    /* Where nobody takes it, the result still says enough. */
    if (!line.failed)
        (void)result->err->write(result->err->self, line.bytes, line.len);
    text_free(&line);
}

static enum status read_verb(const struct arguments *arguments, enum dsc_verb *verb,
                             struct error *err)
{
    const char *word = arguments->operand_count > 0 ? arguments->operands[0] : "";
    const char *near = suggest(word, verb_at);
    const char *name;

    for (size_t i = 0; (name = verb_at(i)) != NULL; i++) {
        if (strcmp(name, word) != 0)
            continue;
        *verb = (enum dsc_verb)i;
        if (arguments->values[OPTION_WHAT_IF].given && *verb != DSC_SET)
            return error_set(err, STATUS_USAGE, "--what-if goes with dsc set");
        if (arguments->values[OPTION_INPUT].given && *verb == DSC_SCHEMA)
            return error_set(err, STATUS_USAGE, "dsc schema takes no instance");
        return STATUS_OK;
    }
    error_set(err, STATUS_USAGE, "dsc takes get, set, test, export or schema, not \"%s\"", word);
    return error_advise(err, "vpnmtu dsc %s", near != NULL ? near : "get");
}

/* What is wanted: --input, else standard input. To look, or to list, nothing need be said. */
static enum status read_instance(const struct arguments *arguments, enum dsc_verb verb,
                                 const struct source *in, struct dsc_instance *instance,
                                 struct error *err)
{
    const char *given = arguments->values[OPTION_INPUT].text;
    struct text text = {NULL, 0, 0, false};
    enum status status = STATUS_OK;

    if (given == NULL && !in->is_console) {
        status = input_read(in, INSTANCE_BYTES_MAX, &text, err);
    } else if (given != NULL && strlen(given) > INSTANCE_BYTES_MAX) {
        status = error_set(err, STATUS_USAGE, "--input has more than %d bytes", INSTANCE_BYTES_MAX);
    } else if (given != NULL) {
        text_add(&text, given);
        if (text.failed)
            status = error_set(err, STATUS_INTERNAL, "out of memory");
    }
    if (status == STATUS_OK && !dsc_is_blank(text.bytes, text.len)) {
        status = dsc_instance_read(text.bytes, text.len, instance, err);
    } else if (status == STATUS_OK && (verb == DSC_GET || verb == DSC_EXPORT)) {
        status = dsc_instance_read("{}", 2, instance, err);
    } else if (status == STATUS_OK) {
        error_set(err, STATUS_USAGE, "dsc %s wants an instance: a JSON object", verb_at(verb));
        status = error_advise(err, "{} on standard input, or --input {}");
    }
    text_free(&text);
    return status;
}

/* Whether there is just nothing to prescribe for now: the rule on a PC whose VPN is not up. */
static bool is_absent(enum status status)
{
    return status == STATUS_NO_VPN || status == STATUS_NO_INTERFACE;
}

/* Looks, or sets, and tells what there is then. */
static enum status act(const struct machine *machine, const struct apply_request *request,
                       const struct dsc_instance *instance, enum dsc_verb verb,
                       struct result *result)
{
    struct dsc_state state = {
        .instance = instance, .verb = verb, .what_if = request->dry_run, .looked = true};
    struct error err;
    enum status status = verb == DSC_SET ? apply_run(machine, request, &state.targets, &err)
                                         : plan_make(machine, &request->plan, &state.targets, &err);

    state.machine_wide = request->plan.machine_wide;
    if (is_absent(status) && state.targets.count == 0) {
        tell(result, err.message);
        dsc_state_lines(&state, &result->text);
        return STATUS_OK;
    }
    if (verb == DSC_SET)
        record_targets(result->recorder, &state.targets, status, &err);
    if (status != STATUS_OK && state.targets.count == 0)
        return result_fail(result, &err);
    targets_preview(&state.targets);
    result->changed = targets_count(&state.targets, CHANGE_CHANGED) > 0;
    dsc_state_lines(&state, &result->text);
    targets_warnings(&result->warnings, &state.targets);
    if (status != STATUS_OK)
        status = targets_fail(result, &state.targets, &err);
    targets_free(&state.targets);
    return status;
}

/* Nothing is prescribed where vpnmtu is switched off, so nothing is amiss. */
static void stand_down(const struct rules *rules, const struct dsc_instance *instance,
                       enum dsc_verb verb, bool what_if, struct result *result)
{
    struct dsc_state state = {.instance = instance, .verb = verb, .what_if = what_if};
    struct text line = {NULL, 0, 0, false};

    rules_off_line(rules, &line);
    if (!line.failed) {
        line.bytes[strcspn(line.bytes, "\n")] = '\0';
        tell(result, line.bytes);
    }
    text_free(&line);
    dsc_state_lines(&state, &result->text);
}

static enum status run(const struct machine *machine, const struct arguments *arguments,
                       const struct dsc_instance *instance, enum dsc_verb verb,
                       struct result *result)
{
    const struct arguments *wants = &instance->wants;
    struct apply_request request = {
        .plan = arguments_plan(wants),
        .dry_run = arguments->values[OPTION_WHAT_IF].given,
    };
    struct rules rules;
    struct paths paths;
    enum status status;

    if (verb == DSC_SET && !request.dry_run)
        record_begin(result->recorder, false);
    status = rules_read(machine, wants, &rules, result);
    if (status != STATUS_OK)
        return status;
    rules_settle(&rules, &request.plan);
    paths = rules_paths(&rules, wants);
    request.plan.paths = &paths;
    request.wait_ms = rules_number(&rules, POLICY_WAIT, 0) * 1000;
    /* TunnelMTU is the PC's, and there whether a VPN is or not: as `registry set` has it. */
    request.plan.machine_wide = request.plan.method == METHOD_REGISTRY &&
                                request.plan.interface == NULL && request.plan.connection == NULL;
    rules_notes(&rules, "vpnmtu: ", &result->warnings);
    if (policy_is_off(&rules.policy))
        stand_down(&rules, instance, verb, request.dry_run, result);
    else
        status = act(machine, &request, instance, verb, result);
    rules_free(&rules);
    return status;
}

/* DSC filters by what an instance says: here, only by what tells VPNs apart. */
static enum status list(const struct machine *machine, const struct dsc_instance *instance,
                        struct result *result)
{
    struct error err;

    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (!instance->wants.values[i].given || i == OPTION_CONNECTION || i == OPTION_INTERFACE)
            continue;
        error_set(&err, STATUS_USAGE,
                  "dsc export is narrowed by connection or interface, not by %s",
                  dsc_property_of((enum option_id)i)->name);
        return result_fail(result, &err);
    }
    if (dsc_state_list(machine, instance, &result->text, &err) != STATUS_OK)
        return result_fail(result, &err);
    return STATUS_OK;
}

enum status cmd_dsc(const struct machine *machine, const struct arguments *arguments,
                    struct result *result)
{
    struct dsc_instance instance;
    enum dsc_verb verb = DSC_GET;
    struct error err;
    enum status status = read_verb(arguments, &verb, &err);

    if (status != STATUS_OK)
        return result_fail(result, &err);
    if (verb == DSC_SCHEMA) {
        json_line(&result->text, dsc_schema());
        return STATUS_OK;
    }
    if (read_instance(arguments, verb, result->in, &instance, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (verb == DSC_EXPORT)
        status = list(machine, &instance, result);
    else
        status = run(machine, arguments, &instance, verb, result);
    dsc_instance_free(&instance);
    return status;
}
