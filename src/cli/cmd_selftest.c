/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/selftest.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/rules.h"
#include "version.h"

/* What is in a report is said where whoever sends it away sees it. */
static const char in_it[] =
    "In it: versions, MTUs, times, and what Windows says of its VPNs. Not in it: keys,\n"
    "names of users, hosts and interfaces, addresses: only of which kind these are.\n";
static const char in_full[] =
    "In it: versions, MTUs, times, and what Windows says of its VPNs, with the names of\n"
    "interfaces and connections and with addresses (--full). Not in it: keys.\n";
static const char unchanged[] =
    "Nothing was changed. Pings went to the servers of VPNs that are connected.\n";
static const char untouched[] =
    "Nothing was changed, and no pings were sent: no VPN is connected.\n";
static const char changed[] =
    "The MTUs of the VPN that was named were changed for a moment and put back; see\n"
    "set-restored. Pings went to its server.\n";

static size_t count(const struct selftest_report *report, enum selftest_result result)
{
    size_t number = 0;

    for (size_t i = 0; i < report->count; i++)
        number += report->rows[i].result == result;
    return number;
}

/* Whether an MTU was set at all. */
static bool tried(const struct selftest_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->rows[i].fact == SELFTEST_SET_SAME &&
            report->rows[i].result == SELFTEST_MEASURED)
            return true;
    return false;
}

static void add_row(struct text *text, const struct selftest_row *row)
{
    const struct selftest_question *question = selftest_question(row->fact);
    const bool measured = row->result == SELFTEST_MEASURED;

    text_add_format(text, "  %s\n    %s\n    by %s\n    %s: %s\n", question->id, question->question,
                    question->how, selftest_result_name(row->result),
                    measured ? row->value : row->why);
}

static void add_report(struct text *text, const struct selftest_report *report,
                       const struct selftest_request *request)
{
    const char *subject = "";

    text_add_format(text, "vpnmtu %s selftest, %s\n\n%s%s", VERSION_STRING, report->time,
                    request->full ? in_full : in_it,
                    tried(report)           ? changed
                    : report->vpn_count > 0 ? unchanged
                                            : untouched);
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->rows[i].subject, subject) != 0) {
            subject = report->rows[i].subject;
            text_add_format(text, "\n%s\n", subject);
        }
        add_row(text, &report->rows[i]);
    }
    text_add_format(text, "\n%zu measured, %zu not measured, %zu not applicable\n",
                    count(report, SELFTEST_MEASURED), count(report, SELFTEST_NOT_MEASURED),
                    count(report, SELFTEST_NOT_APPLICABLE));
}

static json_t *row_json(const struct selftest_row *row)
{
    static const char *const results[] = {"measured", "not-measured", "not-applicable"};
    const struct selftest_question *question = selftest_question(row->fact);
    const bool measured = row->result == SELFTEST_MEASURED;

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s?}", "id", question->id, "subject",
                     row->subject, "question", question->question, "how", question->how, "result",
                     results[row->result], "value", measured ? row->value : NULL, "why",
                     measured ? NULL : row->why);
}

static json_t *report_json(const struct selftest_report *report,
                           const struct selftest_request *request)
{
    json_t *facts = json_array();

    for (size_t i = 0; i < report->count; i++)
        json_append(&facts, row_json(&report->rows[i]));
    return json_pack("{s:s, s:s, s:b, s:b, s:o}", "version", VERSION_STRING, "time", report->time,
                     "full", request->full ? 1 : 0, "set", request->set ? 1 : 0, "facts", facts);
}

/* The report into the file of --output; what stdout says is then where it is. */
static enum status write_out(const struct machine *machine, const char *path, bool json,
                             enum status status, struct result *result)
{
    struct text document = {NULL, 0, 0, false};
    const struct text *bytes;
    char safe[512];
    struct error err;

    if (json)
        result_document(result, "selftest", status_exit_code(status), &document);
    if (document.failed || result_is_damaged(result)) {
        result->out_of_memory = true;
        text_free(&document);
        return status;
    }
    bytes = json ? &document : &result->text;
    if (machine->ops->file_replace(machine->self, path, bytes->bytes, bytes->len, &err) !=
        STATUS_OK) {
        text_free(&document);
        return result_fail(result, &err);
    }
    text_free(&document);
    text_free(&result->text);
    text_safe(path, safe, sizeof safe);
    text_add_format(&result->text, "The report is in %s\n", safe);
    return status;
}

static enum status run(const struct machine *machine, const struct arguments *arguments,
                       const struct selftest_request *request, struct result *result)
{
    const char *path = arguments->values[OPTION_OUTPUT].text;
    const bool json = arguments->values[OPTION_JSON].given;
    struct selftest_report report;
    struct error err;
    bool has_report;
    enum status status = selftest_run(machine, request, &report, &has_report, &err);

    if (status != STATUS_OK)
        result_fail(result, &err);
    if (!has_report)
        return status;
    result->changed = request->set && status == STATUS_PARTLY;
    if (json)
        result_take(result, report_json(&report, request));
    else
        add_report(&result->text, &report, request);
    selftest_free(&report);
    if (path == NULL)
        return status;
    return write_out(machine, path, json, status, result);
}

enum status cmd_selftest(const struct machine *machine, const struct arguments *arguments,
                         struct result *result)
{
    const struct argument *values = arguments->values;
    const struct selftest_request request = {
        .interface = values[OPTION_INTERFACE].text,
        .connection = values[OPTION_CONNECTION].text,
        .set = values[OPTION_SET].given,
        .full = values[OPTION_FULL].given,
    };
    struct rules rules;
    enum status status;

    if (!request.set)
        return run(machine, arguments, &request, result);
    record_begin_aside(result->recorder);
    status = rules_read(machine, arguments, &rules, result);
    if (status != STATUS_OK)
        return status;
    rules_notes(&rules, "vpnmtu: ", &result->warnings);
    if (policy_is_off(&rules.policy)) {
        struct error err;

        error_set(&err, STATUS_USAGE, "a policy switches vpnmtu off: --set would change an MTU");
        error_advise(&err, "vpnmtu selftest, without --set");
        status = result_fail(result, &err);
    } else {
        status = run(machine, arguments, &request, result);
    }
    rules_free(&rules);
    return status;
}
