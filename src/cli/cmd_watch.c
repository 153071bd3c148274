/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/watch.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/rules.h"
#include "cli/targets.h"

/* What the reports and the service's body need. */
struct watching {
    const struct machine *machine;
    struct watch_request request;
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
                        target->path_source == PATH_PROBED  ? "measured"
                        : target->path_source == PATH_GIVEN ? "given"
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

static int no_work(void *context)
{
    (void)context;
    return 0;
}

/* A service has to say that it has started, if only to stop: else its start counts as failed. */
static enum status stand_down(struct watching *watching, const struct rules *rules,
                              const struct arguments *arguments, struct result *result)
{
    if (watching->service)
        serve(watching, no_work);
    if (watching->status != STATUS_OK)
        return result_fail(result, &watching->error);
    return rules_stand_down(rules, arguments, result);
}

enum status cmd_watch(const struct machine *machine, const struct arguments *arguments,
                      struct result *result)
{
    struct watching watching = {
        .machine = machine,
        .request = {.plan = arguments_plan(arguments), .report = report},
        .result = result,
        .quiet = arguments->values[OPTION_QUIET].given,
        .service = arguments->values[OPTION_SERVICE].given,
    };
    struct rules rules;
    struct paths paths;
    enum status status = rules_read(machine, arguments, &rules, result);

    if (status != STATUS_OK)
        return status;
    rules_settle(&rules, &watching.request.plan);
    paths = rules_paths(&rules, arguments);
    watching.request.plan.paths = &paths;
    watching.request.quiet_ms = rules_number(&rules, POLICY_WATCH_DEBOUNCE, WATCH_QUIET_MS);
    watching.request.context = &watching;
    rules_notes(&rules, "vpnmtu: ", &result->warnings);
    if (policy_is_off(&rules.policy))
        status = stand_down(&watching, &rules, arguments, result);
    else
        status = run(&watching, watching.service, result);
    rules_free(&rules);
    return status;
}
