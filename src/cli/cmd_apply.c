/* SPDX-License-Identifier: MIT */
#include "app/apply.h"
#include "app/undo.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/probe_text.h"
#include "cli/rules.h"
#include "cli/targets.h"

static bool wants_proof(const struct arguments *arguments, const struct result *result)
{
    return arguments->values[OPTION_PROVE].given ||
           (result->interactive && !arguments->values[OPTION_DRY_RUN].given);
}

static enum status run(const struct machine *machine, const struct arguments *arguments,
                       const struct apply_request *request, struct result *result)
{
    struct targets targets = {NULL, 0};
    struct error err;
    struct error unproven;
    enum status status = apply_run(machine, request, &targets, &err);

    if ((status == STATUS_OK || status == STATUS_PARTLY) && wants_proof(arguments, result) &&
        prove_run(machine, &targets, &unproven) != STATUS_OK && status == STATUS_OK) {
        err = unproven;
        status = err.status;
    }
    record_targets(result->recorder, &targets, status, &err);
    if (status != STATUS_OK && targets.count == 0)
        return result_fail(result, &err);
    status = targets_report(arguments, &targets, status, &err, result);
    targets_free(&targets);
    return status;
}

enum status cmd_apply(const struct machine *machine, const struct arguments *arguments,
                      struct result *result)
{
    const struct argument *values = arguments->values;
    struct apply_request request = {
        .plan = arguments_plan(arguments),
        .dry_run = values[OPTION_DRY_RUN].given,
    };
    struct rules rules;
    struct probe_progress progress = probe_teller(result);
    struct paths paths;
    enum status status;

    if (!request.dry_run)
        record_begin(result->recorder, false);
    status = rules_read(machine, arguments, &rules, result);
    if (status != STATUS_OK)
        return status;
    rules_settle(&rules, &request.plan);
    paths = rules_paths(&rules, arguments);
    paths.progress = &progress;
    request.plan.paths = &paths;
    request.wait_ms = rules_number(&rules, POLICY_WAIT, values[OPTION_WAIT].number) * 1000;
    rules_notes(&rules, "vpnmtu: ", &result->warnings);
    if (policy_is_off(&rules.policy))
        status = rules_stand_down(&rules, arguments, result);
    else
        status = run(machine, arguments, &request, result);
    rules_free(&rules);
    return status;
}

enum status cmd_undo(const struct machine *machine, const struct arguments *arguments,
                     struct result *result)
{
    struct undo_request request = {
        .interface = arguments->values[OPTION_INTERFACE].text,
        .family_said = arguments->values[OPTION_FAMILY].given &&
                       arguments->values[OPTION_FAMILY].choice != FAMILY_COUNT,
        .dry_run = arguments->values[OPTION_DRY_RUN].given,
    };
    struct targets targets = {NULL, 0};
    struct error err;
    enum status status;

    arguments_families(arguments, request.families);
    if (!request.dry_run)
        record_begin(result->recorder, true);
    status = undo_run(machine, &request, &targets, &err);
    record_targets(result->recorder, &targets, status, &err);
    if (status != STATUS_OK && targets.count == 0)
        return result_fail(result, &err);
    if (targets.count == 0)
        text_add(&result->text, "There is nothing to undo.\n");
    status = targets_report(arguments, &targets, status, &err, result);
    targets_free(&targets);
    return status;
}
