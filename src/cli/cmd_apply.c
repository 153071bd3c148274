/* SPDX-License-Identifier: MIT */
#include "app/apply.h"
#include "app/undo.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/targets.h"

static void read_families(const struct arguments *arguments, bool families[FAMILY_COUNT])
{
    const struct argument *family = &arguments->values[OPTION_FAMILY];

    for (int i = 0; i < FAMILY_COUNT; i++)
        families[i] = !family->given || family->choice == FAMILY_COUNT || family->choice == i;
}

/* Shows what became of TARGETS, whether all of it went well or not. */
static enum status report(const struct arguments *arguments, const struct targets *targets,
                          enum status status, const struct error *err, struct result *result)
{
    result->changed = targets_count(targets, CHANGE_CHANGED) > 0;
    if (arguments->values[OPTION_JSON].given)
        result_take(result, targets_json(targets, arguments->values[OPTION_DRY_RUN].given));
    else
        targets_text(&result->text, targets);
    targets_warnings(&result->warnings, targets);
    return status == STATUS_OK ? STATUS_OK : targets_fail(result, targets, err);
}

enum status cmd_apply(const struct machine *machine, const struct arguments *arguments,
                      struct result *result)
{
    const struct argument *values = arguments->values;
    struct apply_request request = {
        .plan =
            {
                .vpn = arguments_vpn(arguments),
                .path_mtu = arguments_path_mtu(arguments),
                .mtu = values[OPTION_MTU].number,
                .interface = values[OPTION_INTERFACE].text,
                .family_said = values[OPTION_FAMILY].given,
            },
        .dry_run = values[OPTION_DRY_RUN].given,
        .wait_ms = values[OPTION_WAIT].number * 1000,
    };
    struct targets targets = {NULL, 0};
    struct error err;
    enum status status;

    read_families(arguments, request.plan.families);
    status = apply_run(machine, &request, &targets, &err);
    if (status != STATUS_OK && targets.count == 0)
        return result_fail(result, &err);
    status = report(arguments, &targets, status, &err, result);
    targets_free(&targets);
    return status;
}

enum status cmd_undo(const struct machine *machine, const struct arguments *arguments,
                     struct result *result)
{
    struct undo_request request = {
        .interface = arguments->values[OPTION_INTERFACE].text,
        .dry_run = arguments->values[OPTION_DRY_RUN].given,
    };
    struct targets targets = {NULL, 0};
    struct error err;
    enum status status;

    read_families(arguments, request.families);
    status = undo_run(machine, &request, &targets, &err);
    if (status != STATUS_OK && targets.count == 0)
        return result_fail(result, &err);
    if (targets.count == 0)
        text_add(&result->text, "There is nothing to undo.\n");
    status = report(arguments, &targets, status, &err, result);
    targets_free(&targets);
    return status;
}
