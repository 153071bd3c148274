/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "app/task.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/rules.h"
#include "cli/suggest.h"
#include "version.h"

/* apply, --quiet, --wait N, and every option of apply with its value. */
struct line {
    struct task_word words[3 + OPTION_COUNT];
    size_t count;
    char numbers[OPTION_COUNT][16];
};

static void add_word(struct line *line, const char *word, const char *value)
{
    line->words[line->count++] = (struct task_word){word, value};
}

static const char *value_of(const struct option *option, const struct argument *value, char *number,
                            size_t size)
{
    if (option->type == OPTION_IS_TEXT)
        return value->text;
    if (option->type == OPTION_IS_CHOICE)
        return option->choice_at((size_t)value->choice);
    snprintf(number, size, "%lu", (unsigned long)value->number);
    return number;
}

/* What the task runs: `apply` with what was said of the VPN. */
static void make_line(const struct arguments *arguments, struct line *line)
{
    const struct argument *wait = &arguments->values[OPTION_WAIT];

    line->count = 0;
    add_word(line, "apply", NULL);
    add_word(line, option_by_id(OPTION_QUIET)->name, NULL);
    snprintf(line->numbers[OPTION_WAIT], sizeof line->numbers[0], "%lu",
             (unsigned long)(wait->given ? wait->number : TASK_WAIT_DEFAULT_S));
    add_word(line, option_by_id(OPTION_WAIT)->name, line->numbers[OPTION_WAIT]);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option *option = option_by_id((enum option_id)i);
        const struct argument *value = &arguments->values[i];

        if (!value->given || i == OPTION_WAIT || (option->commands & FOR_APPLY) == 0 ||
            (option->group == GROUP_OUTPUT && i != OPTION_LOG && i != OPTION_PROM))
            continue;
        add_word(line, option->name,
                 value_of(option, value, line->numbers[i], sizeof line->numbers[i]));
    }
}

/* The options of `apply` are tried now: an error that only the task sees is seen by nobody. */
static enum status check_line(const struct arguments *arguments, struct error *err)
{
    struct vpn_request request = arguments_vpn(arguments);
    const struct argument *wait = &arguments->values[OPTION_WAIT];
    const char *log = arguments->values[OPTION_LOG].text;
    const char *prom = arguments->values[OPTION_PROM].text;
    struct vpn vpn;

    if (wait->given && wait->number > TASK_WAIT_MAX_S)
        return error_set(err, STATUS_USAGE, "a task of vpnmtu may wait %d seconds at most",
                         TASK_WAIT_MAX_S);
    if (log != NULL && !(strlen(log) > 2 && log[1] == ':')) {
        error_set(err, STATUS_USAGE, "a task takes a log file with its drive and directory");
        return error_advise(err, "--log C:\\ProgramData\\vpnmtu\\vpnmtu.log");
    }
    if (prom != NULL && !(strlen(prom) > 2 && prom[1] == ':')) {
        error_set(err, STATUS_USAGE, "a task takes a metrics file with its drive and directory");
        return error_advise(err, "--prom C:\\ProgramData\\vpnmtu\\vpnmtu.prom");
    }
    if (!vpn_request_says(&request))
        return STATUS_OK;
    return vpn_resolve(&request, VPN_DEFAULTS_SAFE, &vpn, err);
}

static json_t *text_or_null(const char *text)
{
    return text != NULL && text[0] != '\0' ? json_string(text) : json_null();
}

static enum status report_outcome(const struct arguments *arguments, enum task_outcome outcome,
                                  const char *sentence, struct result *result)
{
    static const char *const inserts[] = {MACHINE_TASK_PATH};

    if (outcome != TASK_UNCHANGED)
        record_event(result->recorder,
                     outcome == TASK_REMOVED ? EVENT_TASK_REMOVED : EVENT_TASK_INSTALLED, inserts);
    if (arguments->values[OPTION_JSON].given)
        result_take(result, json_pack("{s:s, s:s}", "task", MACHINE_TASK_PATH, "result",
                                      task_outcome_name(outcome)));
    else
        text_add_format(&result->text, "%s\n", sentence);
    result->changed = outcome != TASK_UNCHANGED;
    return STATUS_OK;
}

static enum status print_xml(const struct machine *machine, const struct arguments *arguments,
                             const struct task_request *request, struct result *result)
{
    struct text xml = {NULL, 0, 0, false};
    struct error err;
    bool unsafe;

    if (task_make(machine, request, &xml, &unsafe, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (unsafe)
        text_add_format(&result->warnings,
                        "vpnmtu: warning: `task install` would refuse this: %s\n", err.message);
    if (arguments->values[OPTION_JSON].given)
        result_take(result,
                    json_pack("{s:s, s:s}", "task", MACHINE_TASK_PATH, "definition", xml.bytes));
    else
        text_add(&result->text, xml.bytes);
    text_free(&xml);
    return STATUS_OK;
}

/* When it runs beside a VPN's connecting: what is prescribed, given, preferred. */
static enum status choose_triggers(const struct machine *machine, const struct arguments *arguments,
                                   struct task_request *request, struct result *result)
{
    const struct argument *values = arguments->values;
    struct rules rules;
    enum status status = rules_read(machine, arguments, &rules, result);

    if (status != STATUS_OK)
        return status;
    request->on_network =
        rules_number(&rules, POLICY_TASK_ON_NETWORK, values[OPTION_ON_NETWORK].given) != 0;
    request->at_logon =
        rules_number(&rules, POLICY_TASK_ON_LOGON, values[OPTION_AT_LOGON].given) != 0;
    rules_notes(&rules, "vpnmtu: ", &result->warnings);
    rules_free(&rules);
    return STATUS_OK;
}

static enum status install(const struct machine *machine, const struct arguments *arguments,
                           struct result *result)
{
    const struct argument *values = arguments->values;
    struct line line;
    struct task_request request = {
        .version = VERSION_STRING,
        .connection = values[OPTION_CONNECTION].text,
        .words = line.words,
    };
    enum task_outcome outcome;
    struct error err;
    enum status status;

    if (!values[OPTION_PRINT_XML].given)
        record_begin_aside(result->recorder);
    if (check_line(arguments, &err) != STATUS_OK)
        return result_fail(result, &err);
    status = choose_triggers(machine, arguments, &request, result);
    if (status != STATUS_OK)
        return status;
    make_line(arguments, &line);
    request.word_count = line.count;
    if (values[OPTION_PRINT_XML].given)
        return print_xml(machine, arguments, &request, result);
    if (task_install(machine, &request, &outcome, &err) != STATUS_OK)
        return result_fail(result, &err);
    return report_outcome(arguments, outcome,
                          outcome == TASK_INSTALLED ? "Installed the task " MACHINE_TASK_PATH "."
                          : outcome == TASK_UPDATED ? "Updated the task " MACHINE_TASK_PATH "."
                                                    : "The task " MACHINE_TASK_PATH
                                                      " is there already: nothing to do.",
                          result);
}

static enum status remove_it(const struct machine *machine, const struct arguments *arguments,
                             struct result *result)
{
    enum task_outcome outcome;
    struct error err;

    record_begin_aside(result->recorder);
    if (task_remove(machine, &outcome, &err) != STATUS_OK)
        return result_fail(result, &err);
    return report_outcome(arguments, outcome,
                          outcome == TASK_REMOVED ? "Removed the task " MACHINE_TASK_PATH "."
                                                  : "There is no task " MACHINE_TASK_PATH
                                                    ": nothing to do.",
                          result);
}

static const struct {
    unsigned bit; /* enum task_trigger */
    const char *token;
    const char *words;
} triggers[] = {
    {TASK_TRIGGER_RAS, "connection", "a VPN connects (RasClient 20225)"},
    {TASK_TRIGGER_NETWORK, "network", "a network connects (NetworkProfile 10000)"},
    {TASK_TRIGGER_LOGON, "logon", "somebody logs on"},
    {TASK_TRIGGER_OTHER, "other", "something else, which vpnmtu does not set up"},
};

static json_t *state_json(const struct task_state *state)
{
    const struct machine_task *task = &state->task;
    const struct task_facts *facts = &state->facts;
    json_t *list = json_array();
    bool ran = task->present && task->last_result != MACHINE_TASK_NEVER_RAN;

    for (size_t i = 0; i < sizeof triggers / sizeof triggers[0]; i++)
        if ((facts->triggers & triggers[i].bit) != 0)
            json_append(&list, json_string(triggers[i].token));
    return json_pack("{s:s, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "task",
                     MACHINE_TASK_PATH, "installed", task->present, "ours",
                     task->present ? json_boolean(facts->is_ours) : json_null(), "enabled",
                     task->present ? json_boolean(task->enabled) : json_null(), "version",
                     text_or_null(facts->version.bytes), "program",
                     text_or_null(facts->program.bytes), "arguments",
                     text_or_null(facts->arguments.bytes), "triggers", list, "lastRun",
                     text_or_null(task->last_run), "nextRun", text_or_null(task->next_run),
                     "lastResult", ran ? json_integer((json_int_t)task->last_result) : json_null());
}

/* A line whose value comes from outside. */
static void foreign_line(struct text *text, const char *label, const char *value)
{
    char safe[1024];

    text_safe(value != NULL ? value : "", safe, sizeof safe);
    describe_line(text, label, safe[0] != '\0' ? safe : "none");
}

static void last_result_line(struct text *text, uint32_t result)
{
    const char *meaning = task_result_meaning(result);
    char words[160];

    if (result <= 255)
        snprintf(words, sizeof words, "%lu%s%s", (unsigned long)result, meaning != NULL ? ": " : "",
                 meaning != NULL ? meaning : "");
    else
        snprintf(words, sizeof words, "0x%08lX%s%s", (unsigned long)result,
                 meaning != NULL ? ": " : "", meaning != NULL ? meaning : "");
    describe_line(text, "Last result", words);
}

static void state_text(struct text *text, const struct task_state *state)
{
    const struct machine_task *task = &state->task;
    const struct task_facts *facts = &state->facts;
    const char *label = "Runs when";

    text_add(text, "Scheduled task " MACHINE_TASK_PATH "\n");
    if (!task->present) {
        describe_line(text, "State", "not installed");
        return;
    }
    describe_line(text, "State", task->enabled ? "installed" : "installed, and disabled");
    describe_line(text, "Made by",
                  facts->is_ours ? "vpnmtu" : "somebody else: vpnmtu leaves it alone");
    if (facts->is_ours)
        foreign_line(text, "Version", facts->version.bytes);
    if (!facts->readable)
        describe_line(text, "Definition", "cannot be read");
    for (size_t i = 0; i < sizeof triggers / sizeof triggers[0]; i++)
        if ((facts->triggers & triggers[i].bit) != 0) {
            describe_line(text, label, triggers[i].words);
            label = "or when";
        }
    if (facts->readable && facts->triggers == 0)
        describe_line(text, label, "nothing: it has no trigger");
    if (facts->readable) {
        foreign_line(text, "Program", facts->program.bytes);
        foreign_line(text, "Arguments", facts->arguments.bytes);
    }
    describe_line(text, "Last run", task->last_run[0] != '\0' ? task->last_run : "never");
    if (task->last_run[0] != '\0')
        last_result_line(text, task->last_result);
    if (task->next_run[0] != '\0')
        describe_line(text, "Next run", task->next_run);
}

static enum status status_of(const struct machine *machine, const struct arguments *arguments,
                             struct result *result)
{
    struct task_state state;
    struct error err;

    if (task_look(machine, &state, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (arguments->values[OPTION_JSON].given)
        result_take(result, state_json(&state));
    else
        state_text(&result->text, &state);
    task_state_free(&state);
    return STATUS_OK;
}

static const char *verb_at(size_t index)
{
    static const char *const verbs[] = {"status", "install", "remove"};

    return index < sizeof verbs / sizeof verbs[0] ? verbs[index] : NULL;
}

static enum status refuse_verb(const char *verb, struct error *err)
{
    const char *near = suggest(verb, verb_at);

    error_set(err, STATUS_USAGE, "task takes install, remove or status, not \"%s\"", verb);
    return error_advise(err, "vpnmtu task %s", near != NULL ? near : "status");
}

/* What says how the task is to be goes with making it. */
static enum status refuse_foreign_options(const struct arguments *arguments, struct error *err)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option *option = option_by_id((enum option_id)i);

        if (arguments->values[i].given && option->group != GROUP_OUTPUT)
            return error_set(err, STATUS_USAGE, "%s goes with task install", option->name);
    }
    return STATUS_OK;
}

enum status cmd_task(const struct machine *machine, const struct arguments *arguments,
                     struct result *result)
{
    const char *verb = arguments->operand_count > 0 ? arguments->operands[0] : verb_at(0);
    struct error err;

    if (strcmp(verb, "install") == 0)
        return install(machine, arguments, result);
    if (strcmp(verb, "remove") != 0 && strcmp(verb, "status") != 0) {
        refuse_verb(verb, &err);
        return result_fail(result, &err);
    }
    if (refuse_foreign_options(arguments, &err) != STATUS_OK)
        return result_fail(result, &err);
    return strcmp(verb, "remove") == 0 ? remove_it(machine, arguments, result)
                                       : status_of(machine, arguments, result);
}
