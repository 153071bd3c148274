/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "app/check.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/probe_text.h"
#include "cli/rules.h"
#include "cli/targets.h"

/* What a note of the rules begins with on stdout, where stderr is to stay empty. */
#define NOTE "Note: "

static json_t *finding_json(const struct finding *finding)
{
    return json_pack("{s:s, s:s, s:s}", "code", finding_token(finding->code), "message",
                     finding->message, "advice", finding_advice(finding->code));
}

static json_t *check_json(const struct check_result *check)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < check->targets.count; i++) {
        json_t *row = target_json(&check->targets.rows[i]);
        json_t *findings = json_array();

        for (size_t j = 0; j < check->extra[i].finding_count; j++)
            json_append(&findings, finding_json(&check->extra[i].findings[j]));
        json_put(&row, "findings", findings);
        json_append(&rows, row);
    }
    return json_pack("{s:b, s:o}", "compliant", check->compliant, "targets", rows);
}

/* ASCII whatever the interface is called: characters beyond it become '?'. */
static void add_ascii(struct text *text, const char *bytes)
{
    uint32_t code;
    size_t len;

    for (; (len = text_decode(bytes, &code)) > 0; bytes += len)
        text_add_bytes(text, code < 0x80 ? bytes : "?", 1);
}

/* The change that tells most: the first that would be made, else that cannot be, else the first. */
static const struct change *telling_change(const struct target *target)
{
    static const enum change_result telling[] = {CHANGE_PENDING, CHANGE_FAILED};

    for (size_t kind = 0; kind < sizeof telling / sizeof telling[0]; kind++)
        for (size_t i = 0; i < target->change_count; i++)
            if (target->changes[i].result == telling[kind])
                return &target->changes[i];
    return target->change_count > 0 ? &target->changes[0] : NULL;
}

/* The target that tells most, likewise. */
static const struct target *telling_target(const struct targets *targets)
{
    const struct target *failed = NULL;

    for (size_t i = 0; i < targets->count; i++) {
        const struct change *change = telling_change(&targets->rows[i]);

        if (change != NULL && change->result == CHANGE_PENDING)
            return &targets->rows[i];
        if (failed == NULL && change != NULL && change->result == CHANGE_FAILED)
            failed = &targets->rows[i];
    }
    return failed != NULL ? failed : &targets->rows[0];
}

/* TunnelMTU is the PC's, whatever VPN is looked at, and it need not be there. */
static void tunnel_sentence(struct text *line, const struct change *change)
{
    if (change->result != CHANGE_PENDING)
        text_add_format(line, "compliant: TunnelMTU is %lu, as it should be.",
                        (unsigned long)change->to);
    else if (change->from_absent)
        text_add_format(line, "not compliant: TunnelMTU is not there, and should be %lu.",
                        (unsigned long)change->to);
    else if (change->from == change->to)
        text_add_format(line, "not compliant: TunnelMTU is %lu, but without its protocol types.",
                        (unsigned long)change->from);
    else
        text_add_format(line, "not compliant: TunnelMTU is %lu, and should be %lu.",
                        (unsigned long)change->from, (unsigned long)change->to);
}

/* One sentence that fits into what management tools report: one line, 2,048 characters. */
static void verdict_line(struct text *text, const struct check_result *check)
{
    const struct target *target = telling_target(&check->targets);
    const struct change *change = telling_change(target);
    char title[TARGET_TITLE_SIZE];
    struct text line = {NULL, 0, 0, false};

    target_title_of(target, title);
    if (change != NULL && change->target == CHANGE_REGISTRY)
        tunnel_sentence(&line, change);
    else if (check->compliant && check->targets.count > 1)
        text_add_format(&line, "compliant: the MTUs of all %lu VPNs are as they should be.",
                        (unsigned long)check->targets.count);
    else if (change != NULL && change->result == CHANGE_SKIPPED)
        text_add_format(&line, "compliant: the %s of %s is %lu, and is left as it is.",
                        change_object(change), title, (unsigned long)change->from);
    else if (check->compliant && change != NULL)
        text_add_format(&line, "compliant: the %s of %s is %lu, as it should be.",
                        change_object(change), title, (unsigned long)change->from);
    else if (change != NULL && change->result == CHANGE_FAILED)
        text_add_format(&line, "not compliant: what the %s of %s should be is not known.",
                        change_object(change), title);
    else if (change != NULL)
        text_add_format(&line, "not compliant: the %s of %s is %lu, and should be %lu.",
                        change_object(change), title, (unsigned long)change->from,
                        (unsigned long)change->to);
    if (line.failed)
        text->failed = true;
    else if (line.bytes != NULL)
        add_ascii(text, line.bytes);
    text_add(text, "\n");
    text_free(&line);
}

/* Why something is left as it is, once: apply says it on stderr, where check says nothing. */
static void reason_lines(struct text *text, const struct target *target)
{
    const char *said = "";

    for (size_t i = 0; i < target->change_count; i++) {
        const struct change *change = &target->changes[i];

        if ((change->result != CHANGE_SKIPPED && change->result != CHANGE_FAILED) ||
            strcmp(change->error.message, said) == 0)
            continue;
        said = change->error.message;
        describe_line(text, "", said);
    }
}

static void check_text(struct text *text, const struct check_result *check)
{
    for (size_t i = 0; i < check->targets.count; i++) {
        target_text(text, &check->targets.rows[i]);
        reason_lines(text, &check->targets.rows[i]);
        for (size_t j = 0; j < check->extra[i].finding_count; j++) {
            const struct finding *finding = &check->extra[i].findings[j];

            describe_line(text, "Finding", finding->message);
            describe_line(text, "", finding_advice(finding->code));
        }
        text_add(text, "\n");
    }
    verdict_line(text, check);
}

/* Switched off: nothing is to be as it should. */
static enum status stand_down(const struct rules *rules, const struct arguments *arguments,
                              struct result *result)
{
    const struct check_result nothing = {.compliant = true};

    if (arguments_want_data(arguments))
        result_take(result, check_json(&nothing));
    if (arguments->values[OPTION_JSON].given)
        return STATUS_OK;
    rules_notes(rules, NOTE, &result->text);
    text_add(&result->text, "compliant: ");
    rules_off_line(rules, &result->text);
    return STATUS_OK;
}

/* The first note of the rules as a finding; the text has each on a line of its own. */
static void note_rules(const struct rules *rules, struct check_result *check, struct result *result)
{
    struct text notes = {NULL, 0, 0, false};
    char first[400];

    rules_notes(rules, "", &notes);
    if (notes.failed) {
        result->out_of_memory = true;
    } else if (notes.len > 0 && check->targets.count > 0) {
        snprintf(first, sizeof first, "%.*s", (int)strcspn(notes.bytes, "\n"), notes.bytes);
        check_note(check, FINDING_POLICY_NOTE, first);
    }
    text_free(&notes);
}

static enum status look(const struct machine *machine, const struct arguments *arguments,
                        const struct rules *rules, const struct plan_request *request,
                        struct result *result)
{
    struct check_result check;
    struct error err;
    bool compliant;

    if (check_run(machine, request, &check, &err) != STATUS_OK) {
        rules_notes(rules, "vpnmtu: ", &result->warnings);
        return result_fail(result, &err);
    }
    compliant = check.compliant;
    if (!arguments->values[OPTION_JSON].given) {
        rules_notes(rules, NOTE, &result->text);
        check_text(&result->text, &check);
    }
    if (arguments_want_data(arguments)) {
        note_rules(rules, &check, result);
        targets_preview(&check.targets);
        result_take(result, check_json(&check));
    }
    check_free(&check);
    return compliant ? STATUS_OK : STATUS_NOT_COMPLIANT;
}

enum status cmd_check(const struct machine *machine, const struct arguments *arguments,
                      struct result *result)
{
    struct plan_request request = arguments_plan(arguments);
    struct rules rules;
    struct probe_progress progress = probe_teller(result);
    struct paths paths;
    enum status status = rules_read(machine, arguments, &rules, result);

    if (status != STATUS_OK)
        return status;
    rules_settle(&rules, &request);
    paths = rules_paths(&rules, arguments);
    paths.progress = &progress;
    request.paths = &paths;
    if (policy_is_off(&rules.policy))
        status = stand_down(&rules, arguments, result);
    else
        status = look(machine, arguments, &rules, &request, result);
    rules_free(&rules);
    return status;
}
