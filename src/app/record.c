/* SPDX-License-Identifier: MIT */
#include "app/record.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/policy.h"
#include "core/text.h"

enum {
    NUMBER_SIZE = 16,
    INSERT_SIZE = 2048 /* longer than any error's message and any name */
};

static const char unknown[] = "-";

static const char *number_text(uint32_t number, bool known, char out[NUMBER_SIZE])
{
    if (!known)
        return unknown;
    snprintf(out, NUMBER_SIZE, "%" PRIu32, number);
    return out;
}

static const char *code_text(const struct error *err, char out[NUMBER_SIZE])
{
    return number_text(err->windows_code, err->windows_code != 0, out);
}

static void log_line(struct recorder *recorder, const char *words)
{
    char time[MACHINE_UTC_SIZE];
    char safe[MACHINE_LOG_LINE_SIZE];
    struct text line = {NULL, 0, 0, false};
    struct error err;

    if (recorder->log_path == NULL)
        return;
    recorder->machine->ops->utc_time(recorder->machine->self, time);
    text_add_format(&line, "%s %s %s", time, recorder->command, words);
    if (line.failed)
        text_free(&line);
    text_safe(line.bytes != NULL ? line.bytes : "out of memory", safe, sizeof safe);
    text_free(&line);
    if (recorder->machine->ops->log_append(recorder->machine->self, recorder->log_path, safe,
                                           RECORD_LOG_BYTES, &err) == STATUS_OK ||
        recorder->log_error.status != STATUS_OK)
        return;
    recorder->log_error = err;
}

/* Values that are wrong are told where there is something to tell anyway: not at every run. */
static void record_problems(struct recorder *recorder, const struct policy *policy)
{
    for (size_t i = 0; i < policy->problem_count; i++) {
        const struct policy_problem *problem = &policy->problems[i];

        if (problem->kind == POLICY_BAD_VALUE)
            record_event(recorder, EVENT_POLICY_BAD,
                         (const char *[]){machine_scope_key(problem->scope),
                                          problem->id >= 0
                                              ? policy_row((enum policy_id)problem->id)->name
                                              : unknown,
                                          problem->reason});
    }
}

static void settle_verbosity(struct recorder *recorder, enum event_id id)
{
    struct policy policy;
    struct error ignored;

    if (recorder->verbosity != RECORD_AS_POLICY_SAYS)
        return;
    recorder->verbosity = RECORD_CHANGES;
    if (policy_read(recorder->machine, &policy, &ignored) != STATUS_OK)
        return;
    recorder->verbosity =
        (enum record_verbosity)(RECORD_OFF + (int)policy.values[POLICY_EVENTS].number);
    if (id != EVENT_RUN_ENDED)
        record_problems(recorder, &policy);
    policy_free(&policy);
}

static bool is_wanted(const struct recorder *recorder, const struct event *event)
{
    if (event->id == EVENT_RUN_ENDED)
        return recorder->verbosity >= RECORD_ALL;
    if (event->severity == MACHINE_INFORMATION)
        return recorder->verbosity >= RECORD_CHANGES;
    return recorder->verbosity >= RECORD_FAILURES;
}

static void log_event(struct recorder *recorder, const struct event *event,
                      const char *const *inserts)
{
    struct text words = {NULL, 0, 0, false};

    text_add_format(&words, "%d %s: ", (int)event->id, event_severity_name(event->severity));
    event_add_text(event, inserts, &words);
    if (!words.failed)
        log_line(recorder, words.bytes);
    text_free(&words);
}

void record_event(struct recorder *recorder, enum event_id id, const char *const *inserts)
{
    const struct event *event = event_find(id);
    char safe[MACHINE_INSERTS_MAX][INSERT_SIZE];
    const char *fit[MACHINE_INSERTS_MAX];
    struct error ignored;

    for (size_t i = 0; i < event->insert_count; i++) {
        /* NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): event.def says how many there are */
        text_safe(inserts[i], safe[i], sizeof safe[i]);
        fit[i] = safe[i];
    }
    settle_verbosity(recorder, id);
    if (is_wanted(recorder, event))
        (void)!recorder->machine->ops->event_write(recorder->machine->self, event->severity,
                                                   (uint16_t)id, fit, event->insert_count,
                                                   &ignored);
    /* The log file's last line says it anyway. */
    if (id != EVENT_RUN_ENDED)
        log_event(recorder, event, fit);
}

void record_begin(struct recorder *recorder, bool restores)
{
    recorder->begun = true;
    recorder->restores = restores;
}

void record_begin_aside(struct recorder *recorder)
{
    recorder->begun = true;
    recorder->aside = true;
}

static void note_failure(struct recorder *recorder, const struct error *err)
{
    if (recorder->failed)
        return;
    recorder->failed = true;
    recorder->failure = *err;
}

static void record_changed(struct recorder *recorder, const struct target *target,
                           const struct change *change)
{
    char from[NUMBER_SIZE];
    char to[NUMBER_SIZE];
    char path[NUMBER_SIZE];
    const char *source = path_source_name(target->path_source);
    const char *from_text = number_text(change->from, !change->from_absent, from);
    const char *to_text = number_text(change->to, !change->to_absent, to);

    if (change->target == CHANGE_REGISTRY) {
        record_event(recorder,
                     recorder->restores ? EVENT_TUNNEL_MTU_RESTORED : EVENT_TUNNEL_MTU_CHANGED,
                     (const char *[]){from_text, to_text});
    } else if (recorder->restores) {
        record_event(
            recorder, EVENT_MTU_RESTORED,
            (const char *[]){target->name, family_title(change->family), from_text, to_text});
    } else {
        record_event(
            recorder, EVENT_MTU_CHANGED,
            (const char *[]){target->name, family_title(change->family), from_text, to_text,
                             number_text(target->path_mtu, target->path_mtu != 0, path),
                             source != NULL ? source : unknown,
                             target->has_vpn ? vpn_kind(target->vpn.type)->title : unknown});
    }
}

static void record_command_failure(struct recorder *recorder, const struct error *err)
{
    char exit_code[NUMBER_SIZE];
    char code[NUMBER_SIZE];

    if (err->status == STATUS_HEADROOM)
        record_event(recorder, EVENT_HEADROOM_REFUSED,
                     (const char *[]){recorder->command, err->message});
    else
        record_event(
            recorder, EVENT_COMMAND_FAILED,
            (const char *[]){recorder->command,
                             number_text((uint32_t)status_exit_code(err->status), true, exit_code),
                             err->message, code_text(err, code)});
}

static void record_failed(struct recorder *recorder, const struct target *target,
                          const struct change *change)
{
    char from[NUMBER_SIZE];
    char to[NUMBER_SIZE];
    char code[NUMBER_SIZE];
    const char *from_text = number_text(change->from, !change->from_absent, from);
    const char *to_text = number_text(change->to, !change->to_absent, to);
    const char *message = change->error.message;

    note_failure(recorder, &change->error);
    if (change->error.status == STATUS_CHANGED_SINCE)
        record_event(recorder, EVENT_LEFT_ALONE, (const char *[]){message});
    else if (change->target == CHANGE_INTERFACE && change->to_absent)
        record_command_failure(recorder, &change->error);
    else if (change->target == CHANGE_REGISTRY)
        record_event(
            recorder, EVENT_TUNNEL_MTU_FAILED,
            (const char *[]){from_text, to_text, message, code_text(&change->error, code)});
    else
        record_event(recorder, EVENT_MTU_FAILED,
                     (const char *[]){target->name, family_title(change->family), from_text,
                                      to_text, message, code_text(&change->error, code)});
}

/* What the interface has now, as far as the changes tell. */
static void note_state(struct recorder *recorder, const struct target *target)
{
    memcpy(recorder->interface, target->name, sizeof recorder->interface);
    recorder->path_mtu = target->path_mtu;
    recorder->mtu = 0;
    for (size_t i = target->change_count; i-- > 0;) {
        const struct change *change = &target->changes[i];

        if (change->result == CHANGE_CHANGED || change->result == CHANGE_UNCHANGED)
            recorder->mtu = change->to_absent ? 0 : change->to;
        else if (change->result == CHANGE_FAILED)
            recorder->mtu = change->from_absent ? 0 : change->from;
    }
}

/* What is noteworthy of a path and a proof is so once, when the MTU comes to depend on it. */
static void record_doubts(struct recorder *recorder, const struct target *target, bool changed)
{
    char number[NUMBER_SIZE];
    char peer[ADDRESS_TEXT_SIZE];

    if (changed && target->path_source == PATH_ASSUMED && target->path.asked &&
        !target->path.measured)
        record_event(recorder, EVENT_PATH_ASSUMED,
                     (const char *[]){target->name, number_text(target->path_mtu, true, number),
                                      target->path.why_not.message});
    if (target->proof.result == PROOF_CONTRADICTED) {
        address_format(&target->proof.peer, peer);
        record_event(recorder, EVENT_PROOF_CONTRADICTED,
                     (const char *[]){target->name,
                                      number_text(target->proof.inner_len, true, number), peer});
    }
}

static size_t record_target(struct recorder *recorder, const struct target *target)
{
    size_t failed = 0;
    bool changed = false;
    bool unknown_told = false; /* the reason why nothing is known is one for both families */

    for (size_t i = 0; i < target->change_count; i++) {
        const struct change *change = &target->changes[i];

        if (change->result == CHANGE_CHANGED) {
            changed = true;
            record_changed(recorder, target, change);
        } else if (change->result == CHANGE_FAILED) {
            failed++;
            if (!unknown_told)
                record_failed(recorder, target, change);
            unknown_told = change->target == CHANGE_INTERFACE && change->to_absent;
        }
    }
    record_doubts(recorder, target, changed);
    return failed;
}

void record_targets(struct recorder *recorder, const struct targets *targets, enum status status,
                    const struct error *err)
{
    size_t failed = 0;
    char made[NUMBER_SIZE];
    char not_made[NUMBER_SIZE];

    if (!recorder->begun)
        return;
    if (targets->count == 0) {
        if (status != STATUS_OK)
            record_failure(recorder, err);
        return;
    }
    for (size_t i = 0; i < targets->count; i++)
        failed += record_target(recorder, &targets->rows[i]);
    note_state(recorder, &targets->rows[0]);
    if (status != STATUS_OK)
        note_failure(recorder, err);
    if (status == STATUS_PARTLY)
        record_event(recorder, EVENT_PARTLY_APPLIED,
                     (const char *[]){
                         recorder->command,
                         number_text((uint32_t)targets_count(targets, CHANGE_CHANGED), true, made),
                         number_text((uint32_t)failed, true, not_made)});
    else if (status != STATUS_OK && status != STATUS_INCONCLUSIVE && failed == 0)
        record_command_failure(recorder, err);
}

void record_failure(struct recorder *recorder, const struct error *err)
{
    note_failure(recorder, err);
    if (recorder->begun && err->status != STATUS_NO_VPN && err->status != STATUS_NO_INTERFACE &&
        err->status != STATUS_NOT_BOUND)
        record_command_failure(recorder, err);
}

void record_state(struct recorder *recorder, int exit_code)
{
    const struct machine *machine = recorder->machine;
    char time[MACHINE_UTC_SIZE];
    char interface[MACHINE_NAME_SIZE];
    struct error ignored;
    const struct machine_state state = {
        .time = time,
        .command = recorder->command,
        .version = recorder->version,
        .interface_name = interface,
        .message = recorder->failed ? recorder->failure.message : "",
        .exit_code = (uint32_t)exit_code,
        .mtu = recorder->mtu,
        .path_mtu = recorder->path_mtu,
    };

    if (!recorder->begun || recorder->aside)
        return;
    machine->ops->utc_time(machine->self, time);
    text_safe(recorder->interface, interface, sizeof interface);
    /* Without administrator rights there is no last result to write. */
    (void)!machine->ops->state_write(machine->self, &state, &ignored);
}

void record_end(struct recorder *recorder, int exit_code)
{
    char code[NUMBER_SIZE];
    struct text words = {NULL, 0, 0, false};

    if (recorder->machine == NULL)
        return;
    record_state(recorder, exit_code);
    number_text((uint32_t)exit_code, true, code);
    if (recorder->begun)
        record_event(recorder, EVENT_RUN_ENDED, (const char *[]){recorder->command, code});
    text_add_format(&words, "exit %s%s%s", code, recorder->failed ? ": " : "",
                    recorder->failed ? recorder->failure.message : "");
    if (!words.failed)
        log_line(recorder, words.bytes);
    text_free(&words);
    if (recorder->log_error.status != STATUS_OK && recorder->begun) {
        const char *message = recorder->log_error.message;

        recorder->log_path = NULL;
        record_event(recorder, EVENT_LOG_FAILED, (const char *[]){message});
    }
}
