/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/watch.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/rules.h"
#include "cli/targets.h"

enum {
    SETTLING_LOOKS = 10,
    SETTLING_MS = 100
};

/* What the reports and the service's body need. */
struct watching {
    const struct machine *machine;
    const struct arguments *arguments;
    struct watch_request request;
    struct rules rules; /* the plan borrows texts from them */
    bool has_rules;
    struct paths paths;
    struct text notes; /* what was last said of the rules */
    struct result *result;
    bool quiet;
    bool service;
    struct error error;
    enum status status;
};

static void say(const struct watching *watching, const struct stream *stream, const char *line)
{
    char time[MACHINE_UTC_SIZE];
    struct text text = {NULL, 0, 0, false};

    watching->machine->ops->utc_time(watching->machine->self, time);
    text_add_format(&text, "%s  %s\n", time, line);
    /* A watch without a reader goes on: it is the MTU that counts. */
    if (!text.failed)
        (void)stream->write(stream->self, text.bytes, text.len);
    text_free(&text);
}

/* "VPN" (interface 43): MTU 1400 -> 1374, IPv6 MTU 1400 -> 1374 (IKEv2, path 1454 measured) */
static void say_target(const struct watching *watching, const struct target *target)
{
    char title[TARGET_TITLE_SIZE];
    struct text line = {NULL, 0, 0, false};
    const char *separator = ": ";

    target_title_of(target, title);
    text_add(&line, title);
    for (size_t i = 0; i < target->change_count; i++) {
        const struct change *change = &target->changes[i];

        if (change->result != CHANGE_CHANGED)
            continue;
        text_add_format(&line, "%s%s %lu -> %lu", separator, change_object(change),
                        (unsigned long)change->from, (unsigned long)change->to);
        separator = ", ";
    }
    if (target->has_vpn)
        text_add_format(&line, " (%s, %s, path %lu %s)", vpn_kind(target->vpn.type)->title,
                        describe_cipher(&target->vpn), (unsigned long)target->path_mtu,
                        target->path_source == PATH_PROBED   ? "measured"
                        : target->path_source == PATH_GIVEN  ? "given"
                        : target->path_source == PATH_POLICY ? "set in the registry"
                                                             : "assumed");
    if (!line.failed && separator[0] == ',')
        say(watching, watching->result->out, line.bytes);
    text_free(&line);
}

/* What failed, each reason once; the summary tells no more. */
static void say_failures(const struct watching *watching, const struct watch_report *told)
{
    const char *said = "";

    for (size_t i = 0; i < told->targets->count; i++) {
        const struct target *target = &told->targets->rows[i];

        for (size_t j = 0; j < target->change_count; j++) {
            const struct change *change = &target->changes[j];

            if (change->result != CHANGE_FAILED || strcmp(said, change->error.message) == 0)
                continue;
            said = change->error.message;
            say(watching, watching->result->err, said);
        }
    }
    if (said[0] == '\0')
        say(watching, watching->result->err, told->error->message);
}

static void report(void *context, const struct watch_report *told)
{
    struct watching *watching = context;

    for (size_t i = 0; i < told->targets->count && !watching->quiet; i++)
        say_target(watching, &told->targets->rows[i]);
    if (targets_count(told->targets, CHANGE_CHANGED) > 0)
        watching->result->changed = true;
    if (told->status != STATUS_OK)
        say_failures(watching, told);
    watching->result->recorder->failed = false;
    record_targets(watching->result->recorder, told->targets, told->status, told->error);
    record_state(watching->result->recorder, status_exit_code(told->status));
}

/* Says each line of NOTES, unless that was the last thing said of the rules; false: it was. */
static bool say_notes(struct watching *watching, struct text *notes)
{
    char *rest = notes->bytes;

    if (notes->failed ||
        (watching->notes.bytes != NULL && strcmp(rest, watching->notes.bytes) == 0)) {
        text_free(notes);
        return false;
    }
    text_free(&watching->notes);
    text_add(&watching->notes, rest);
    for (char *end; (end = strchr(rest, '\n')) != NULL; rest = end + 1) {
        *end = '\0';
        say(watching, watching->result->err, rest);
    }
    text_free(notes);
    return true;
}

static bool same_paths(const struct paths *one, const struct paths *other)
{
    return one->mode == other->mode && one->timeout_ms == other->timeout_ms &&
           (one->host == NULL) == (other->host == NULL) &&
           (one->host == NULL || strcmp(one->host, other->host) == 0);
}

/* From now on RULES count, and are WATCHING's. What was measured stays known. */
static void take_rules(struct watching *watching, struct rules *rules,
                       struct watch_request *request)
{
    struct text notes = {NULL, 0, 0, false};
    struct paths paths;

    request->plan = arguments_plan(watching->arguments);
    rules_settle(rules, &request->plan);
    paths = rules_paths(rules, watching->arguments);
    if (!same_paths(&paths, &watching->paths))
        watching->paths = paths;
    watching->paths.host = paths.host;
    request->plan.paths = &watching->paths;
    request->quiet_ms = rules_number(rules, POLICY_WATCH_DEBOUNCE, WATCH_QUIET_MS);
    request->off = policy_is_off(&rules->policy);
    if (watching->has_rules)
        rules_free(&watching->rules);
    watching->rules = *rules;
    watching->has_rules = true;
    text_add(&notes, "");
    rules_notes(rules, "", &notes);
    if (request->off)
        rules_off_line(rules, &notes);
    (void)say_notes(watching, &notes);
}

/* What is prescribed is not known: then nothing is changed. */
static void refuse_rules(struct watching *watching, const struct error *err,
                         struct watch_request *request)
{
    struct text notes = {NULL, 0, 0, false};

    request->off = true;
    text_add_format(&notes, "%s\n", err->message);
    if (!say_notes(watching, &notes))
        return;
    watching->result->recorder->failed = false;
    record_failure(watching->result->recorder, err);
}

/* Loads the rules; false: they cannot be read, which is in ERR. */
static bool load(const struct watching *watching, struct rules *rules, struct error *err)
{
    return rules_load(watching->machine, watching->arguments, rules, err) == STATUS_OK;
}

/*
 * Policies are several values, which others write one after the other: half of them may say the
 * opposite of all. Where they have changed, they count when they no longer do.
 */
static bool load_settled(const struct watching *watching, struct rules *rules, struct error *err)
{
    struct rules before;

    if (!load(watching, rules, err))
        return false;
    if (!watching->has_rules || policy_same(&rules->policy, &watching->rules.policy))
        return true;
    for (int i = 0; i < SETTLING_LOOKS; i++) {
        bool same;

        before = *rules;
        watching->machine->ops->sleep_ms(watching->machine->self, SETTLING_MS);
        if (!load(watching, rules, err)) {
            rules_free(&before);
            return false;
        }
        same = policy_same(&rules->policy, &before.policy);
        rules_free(&before);
        if (same)
            break;
    }
    return true;
}

static void refresh(void *context, struct watch_request *request)
{
    struct watching *watching = context;
    struct rules rules;
    struct error err;

    if (load_settled(watching, &rules, &err))
        take_rules(watching, &rules, request);
    else
        refuse_rules(watching, &err, request);
}

static int body(void *context)
{
    struct watching *watching = context;
    struct recorder *recorder = watching->result->recorder;
    const char *const inserts[] = {recorder->version};

    record_begin(recorder, false);
    record_event(recorder, watching->service ? EVENT_SERVICE_STARTED : EVENT_WATCH_STARTED,
                 inserts);
    watching->status = watch_run(watching->machine, &watching->request, &watching->error);
    recorder->failed = false;
    if (watching->status != STATUS_OK)
        record_failure(recorder, &watching->error);
    record_event(recorder, watching->service ? EVENT_SERVICE_STOPPED : EVENT_WATCH_STOPPED,
                 inserts);
    return status_exit_code(watching->status);
}

static void serve(struct watching *watching, int (*work)(void *context))
{
    int exit_code;

    if (watching->machine->ops->run_service(watching->machine->self, work, watching, &exit_code,
                                            &watching->error) == STATUS_OK)
        return;
    watching->status = watching->error.status;
    if (watching->error.windows_code == 1063) /* ERROR_FAILED_SERVICE_CONTROLLER_CONNECT */
        error_advise(&watching->error, "vpnmtu watch, without --service, on a console");
}

static enum status run(struct watching *watching, bool service, struct result *result)
{
    if (service) {
        serve(watching, body);
    } else {
        if (result->interactive)
            say(watching, result->out, "watching; Ctrl-C ends it");
        (void)body(watching);
    }
    return watching->status == STATUS_OK ? STATUS_OK : result_fail(result, &watching->error);
}

enum status cmd_watch(const struct machine *machine, const struct arguments *arguments,
                      struct result *result)
{
    struct watching watching = {
        .machine = machine,
        .arguments = arguments,
        .request = {.plan = arguments_plan(arguments), .report = report, .refresh = refresh},
        .result = result,
        .quiet = arguments->values[OPTION_QUIET].given,
        .service = arguments->values[OPTION_SERVICE].given,
    };
    struct rules rules;
    enum status status = STATUS_OK;

    watching.request.context = &watching;
    /* A service has to say that it has started: it waits for policies that let it work. */
    if (!watching.service) {
        status = rules_read(machine, arguments, &rules, result);
        if (status != STATUS_OK)
            return status;
        if (policy_is_off(&rules.policy)) {
            status = rules_stand_down(&rules, arguments, result);
            rules_free(&rules);
            return status;
        }
        rules_free(&rules);
    }
    status = run(&watching, watching.service, result);
    if (watching.has_rules)
        rules_free(&watching.rules);
    text_free(&watching.notes);
    return status;
}
