/* SPDX-License-Identifier: MIT */
/* show --policy: every value in force, where it is from, and what is wrong in the registry. */
#include <string.h>

#include "app/policy.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"

enum {
    NAME_COLUMNS = 18,
    SOURCE_COLUMNS = 12
};

static enum machine_scope scope_of(enum policy_source source)
{
    return source == POLICY_PRESCRIBED ? MACHINE_POLICY : MACHINE_PREFERENCE;
}

static json_t *list_json(const struct policy_value *value)
{
    const char *text = value->text;
    json_t *array = json_array();

    for (size_t i = 0; i < value->text_count; i++) {
        json_append(&array, json_string(text));
        text += strlen(text) + 1;
    }
    return array;
}

static json_t *value_json(enum policy_id id, const struct policy_value *value)
{
    if (!value->said)
        return json_null();
    if (policy_row(id)->kind == POLICY_IS_LIST)
        return list_json(value);
    if (value->text != NULL)
        return json_string(value->text);
    return json_integer((json_int_t)value->number);
}

/* Where the value in force stands, null for a default; a new reference. */
static json_t *place_json(enum policy_id id, enum policy_source source)
{
    if (source == POLICY_DEFAULT)
        return json_null();
    return json_sprintf("%s\\%s", machine_scope_key(scope_of(source)), policy_row(id)->name);
}

/* The first that is wrong with that name, in whichever key. */
static const char *problem_of(const struct policy *policy, enum policy_id id)
{
    for (size_t i = 0; i < policy->problem_count; i++)
        if (policy->problems[i].id == (int)id || policy->problems[i].also == (int)id)
            return policy->problems[i].error.message;
    return NULL;
}

static json_t *policy_json(const struct policy *policy)
{
    json_t *values = json_array();
    json_t *problems = json_array();

    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy_id id = (enum policy_id)i;
        const struct policy_value *value = &policy->values[i];

        json_append(&values, json_pack("{s:s, s:o, s:s, s:o, s:s?, s:s?}", "name",
                                       policy_row(id)->name, "value", value_json(id, value),
                                       "source", policy_source_name(value->source), "registryValue",
                                       place_json(id, value->source), "option",
                                       policy_row(id)->option, "problem", problem_of(policy, id)));
    }
    for (size_t i = 0; i < policy->problem_count; i++)
        json_append(&problems, json_pack("{s:s, s:s, s:s}", "code",
                                         policy_problem_name(policy->problems[i].kind), "key",
                                         machine_scope_key(policy->problems[i].scope), "message",
                                         policy->problems[i].error.message));
    return json_pack("{s:o, s:o}", "policies", values, "problems", problems);
}

static void table_line(struct text *text, const char *name, const char *source, const char *value)
{
    text_add(text, "  ");
    text_add_padded(text, name, NAME_COLUMNS);
    text_add_padded(text, source, SOURCE_COLUMNS);
    text_add_format(text, "%s\n", value);
}

static void policy_text(struct text *text, const struct policy *policy)
{
    text_add_format(text, "Policies     %s\nPreferences  %s\n\n", machine_scope_key(MACHINE_POLICY),
                    machine_scope_key(MACHINE_PREFERENCE));
    table_line(text, "Name", "Source", "Value");
    table_line(text, "----------------", "----------", "---------------------------");
    for (int i = 0; i < POLICY_COUNT; i++) {
        struct text value = {NULL, 0, 0, false};

        policy_value_text(policy, (enum policy_id)i, &value);
        table_line(text, policy_row((enum policy_id)i)->name,
                   policy_source_name(policy->values[i].source),
                   policy->values[i].said && value.bytes != NULL ? value.bytes : "-");
        text->failed |= value.failed;
        text_free(&value);
    }
    for (size_t i = 0; i < policy->problem_count; i++)
        text_add_format(text, "%s  %s\n", i == 0 ? "\nProblems:\n" : "",
                        policy->problems[i].error.message);
}

enum status cmd_show_policy(const struct machine *machine, const struct arguments *arguments,
                            struct result *result)
{
    enum status status = STATUS_OK;
    struct policy policy;
    struct error err;

    if (arguments->operand_count > 0) {
        error_set(&err, STATUS_USAGE, "show --policy is about the whole PC: it takes no interface");
        return result_fail(result, &err);
    }
    if (policy_read(machine, &policy, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (arguments->values[OPTION_JSON].given)
        result_take(result, policy_json(&policy));
    else
        policy_text(&result->text, &policy);
    /* A wrong value is a misconfigured PC: it is told by the exit code too. */
    for (size_t i = 0; i < policy.problem_count; i++)
        if (policy.problems[i].kind != POLICY_UNKNOWN_VALUE) {
            enum status failed = result_fail(result, &policy.problems[i].error);

            status = status == STATUS_OK ? failed : status;
        }
    policy_free(&policy);
    return status;
}
