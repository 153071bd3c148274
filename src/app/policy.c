/* SPDX-License-Identifier: MIT */
#include "app/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/tunnel.h"

enum {
    QUOTE_SIZE = 100, /* bytes of somebody else's text that a message may hold */
    NAME_LEN_MAX =
        256,           /* characters of a connection's name: RAS_MaxEntryName, IF_MAX_STRING_SIZE */
    HOST_LEN_MAX = 253 /* RFC 1035 3.1, without the dot at the end */
};

/* "key\name", as a message begins. */
struct place {
    enum machine_scope scope;
    const struct machine_setting *setting;
    char *reason; /* what is wrong with it goes here too, POLICY_REASON_SIZE bytes */
};

CORE_PRINTF(3, 4)
static enum status refuse(const struct place *place, struct error *err, const char *format, ...)
{
    char name[QUOTE_SIZE];
    va_list args;

    va_start(args, format);
    vsnprintf(place->reason, POLICY_REASON_SIZE, format, args);
    va_end(args);
    text_safe(place->setting->name, name, sizeof name);
    error_set(err, STATUS_USAGE, "%s\\%s: %s; it is not used", machine_scope_key(place->scope),
              name, place->reason);
    return error_advise(err, "vpnmtu help policy");
}

static enum status judge_number(const struct place *place, const struct policy_row *row,
                                struct policy_value *value, struct error *err)
{
    unsigned long number = place->setting->number;

    if (row->kind == POLICY_IS_SWITCH && number > 1)
        return refuse(place, err, "%lu is neither 0 nor 1", number);
    if (number < row->min)
        return refuse(place, err, "%lu is below %lu", number, (unsigned long)row->min);
    if (number > row->max)
        return refuse(place, err, "%lu is above %lu", number, (unsigned long)row->max);
    value->number = place->setting->number;
    return STATUS_OK;
}

static enum status judge_choice(const struct place *place, enum policy_id id,
                                struct policy_value *value, struct error *err)
{
    struct text names = {NULL, 0, 0, false};
    char quote[QUOTE_SIZE];
    const char *choice;

    for (size_t i = 0; (choice = policy_choice_at(id, i)) != NULL; i++) {
        if (text_same_word(choice, place->setting->text)) {
            value->number = (uint32_t)i;
            value->text = choice;
            text_free(&names);
            return STATUS_OK;
        }
        text_add_format(&names, "%s%s", i == 0 ? "" : ", ", choice);
    }
    text_safe(place->setting->text, quote, sizeof quote);
    refuse(place, err, "\"%s\" is none of %s", quote, names.failed ? "its choices" : names.bytes);
    text_free(&names);
    return err->status;
}

/* auto, off, or what can be a host's name or address; the resolver has the last word. */
static enum status judge_text(const struct place *place, struct policy_value *value,
                              struct error *err)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  ".:%_-";
    const char *text = place->setting->text;
    char quote[QUOTE_SIZE];

    text_safe(text, quote, sizeof quote);
    if (text[0] == '\0' || text[0] == '-' || text[strspn(text, allowed)] != '\0')
        return refuse(place, err, "\"%s\" is neither auto nor off nor a host", quote);
    if (strlen(text) > HOST_LEN_MAX)
        return refuse(place, err, "no host's name has more than %d characters", HOST_LEN_MAX);
    value->text = text;
    return STATUS_OK;
}

static size_t count_characters(const char *text)
{
    size_t count = 0;
    uint32_t code;
    size_t len;

    for (; (len = text_decode(text, &code)) > 0; text += len)
        count++;
    return count;
}

static enum status judge_list(const struct place *place, const struct policy_row *row,
                              struct policy_value *value, struct error *err)
{
    const struct machine_setting *setting = place->setting;
    const char *text = setting->text;

    if (setting->text_count < row->min)
        return refuse(place, err, "it names nothing");
    if (setting->text_count > row->max)
        return refuse(place, err, "%lu names are more than %lu", (unsigned long)setting->text_count,
                      (unsigned long)row->max);
    for (size_t i = 0; i < setting->text_count; i++) {
        if (count_characters(text) > NAME_LEN_MAX)
            return refuse(place, err, "no connection's name has more than %d characters",
                          NAME_LEN_MAX);
        text += strlen(text) + 1;
    }
    value->text = setting->text;
    value->text_count = setting->text_count;
    return STATUS_OK;
}

static enum machine_setting_form form_of(enum policy_kind kind)
{
    if (kind == POLICY_IS_SWITCH || kind == POLICY_IS_NUMBER)
        return SETTING_NUMBER;
    return kind == POLICY_IS_LIST ? SETTING_LIST : SETTING_TEXT;
}

static enum status refuse_form(const struct place *place, const struct policy_row *row,
                               struct error *err)
{
    const char *type = tunnel_type_name(place->setting->type);
    const char *expected = policy_type_name(row->kind);
    unsigned long size = place->setting->size;

    if (strcmp(type, expected) != 0)
        return refuse(place, err, "it is %s of %lu bytes, not %s", type, size, expected);
    if (size > MACHINE_SETTING_BYTES)
        return refuse(place, err, "%lu bytes are too many", size);
    if (form_of(row->kind) == SETTING_NUMBER)
        return refuse(place, err, "it is %s of %lu bytes, not of 4", type, size);
    return refuse(place, err, "its %lu bytes are no %s", size,
                  row->kind == POLICY_IS_LIST ? "list of texts" : "text");
}

/* *VALUE is set where the setting is as it should be. */
static enum status judge(const struct place *place, enum policy_id id, struct policy_value *value,
                         struct error *err)
{
    const struct policy_row *row = policy_row(id);

    if (place->setting->form != form_of(row->kind))
        return refuse_form(place, row, err);
    switch (row->kind) {
    case POLICY_IS_SWITCH:
    case POLICY_IS_NUMBER:
        return judge_number(place, row, value, err);
    case POLICY_IS_CHOICE:
        return judge_choice(place, id, value, err);
    case POLICY_IS_TEXT:
        return judge_text(place, value, err);
    default:
        return judge_list(place, row, value, err);
    }
}

static enum status add_problem(struct policy *policy, const struct policy_problem *problem,
                               struct error *err)
{
    struct policy_problem *problems =
        realloc(policy->problems, (policy->problem_count + 1) * sizeof *problems);

    if (problems == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    problems[policy->problem_count++] = *problem;
    policy->problems = problems;
    return STATUS_OK;
}

static int find_row(const char *name)
{
    for (int i = 0; i < POLICY_COUNT; i++)
        if (text_same_word(policy_row((enum policy_id)i)->name, name))
            return i;
    return -1;
}

static enum status take_setting(struct policy *policy, const struct place *place,
                                struct policy_value values[POLICY_COUNT], struct error *err)
{
    struct policy_problem problem = {.kind = POLICY_UNKNOWN_VALUE,
                                     .scope = place->scope,
                                     .id = find_row(place->setting->name),
                                     .also = -1};
    const struct place judged = {place->scope, place->setting, problem.reason};
    struct policy_value value = {.said = true};
    const char *name = place->setting->name;
    char safe[QUOTE_SIZE];

    if (problem.id < 0) {
        text_safe(name[0] != '\0' ? name : "(Default)", safe, sizeof safe);
        error_set(&problem.error, STATUS_USAGE, "%s\\%s: no value that vpnmtu knows; it is ignored",
                  machine_scope_key(place->scope), safe);
        return add_problem(policy, &problem, err);
    }
    if (judge(&judged, (enum policy_id)problem.id, &value, &problem.error) != STATUS_OK) {
        problem.kind = POLICY_BAD_VALUE;
        return add_problem(policy, &problem, err);
    }
    values[problem.id] = value;
    return STATUS_OK;
}

/* Both say what the path carries: as on the command line that is a contradiction. */
static enum status refuse_both(struct policy *policy, enum machine_scope scope,
                               struct policy_value values[POLICY_COUNT], struct error *err)
{
    struct policy_problem problem = {
        .kind = POLICY_BAD_VALUE, .scope = scope, .id = POLICY_PATH_MTU, .also = POLICY_LINE};

    if (!values[POLICY_PATH_MTU].said || !values[POLICY_LINE].said)
        return STATUS_OK;
    values[POLICY_PATH_MTU] = (struct policy_value){.said = false};
    values[POLICY_LINE] = (struct policy_value){.said = false};
    error_set(&problem.error, STATUS_USAGE,
              "%s\\PathMtu and Line contradict each other: neither is used",
              machine_scope_key(scope));
    error_advise(&problem.error, "vpnmtu help policy");
    snprintf(problem.reason, sizeof problem.reason, "it and Line contradict each other");
    return add_problem(policy, &problem, err);
}

static enum status read_scope(const struct machine *machine, enum machine_scope scope,
                              struct policy *policy, struct policy_value values[POLICY_COUNT],
                              struct error *err)
{
    struct policy_problem problem = {
        .kind = POLICY_UNREADABLE_KEY, .scope = scope, .id = -1, .also = -1};
    struct machine_settings *settings = &policy->settings[scope];
    enum status status =
        machine->ops->list_settings(machine->self, scope, settings, &problem.error);

    if (status == STATUS_INTERNAL) {
        *err = problem.error;
        return status;
    }
    if (status != STATUS_OK) {
        error_advise_rights(&problem.error);
        return add_problem(policy, &problem, err);
    }
    for (size_t i = 0; i < settings->count; i++) {
        struct place place = {scope, &settings->rows[i], NULL};

        status = take_setting(policy, &place, values, err);
        if (status != STATUS_OK)
            return status;
    }
    return refuse_both(policy, scope, values, err);
}

/* The default, by the same rules as a value of the registry. */
static struct policy_value fallback_of(enum policy_id id)
{
    const struct policy_row *row = policy_row(id);
    struct policy_value value = {.source = POLICY_DEFAULT, .said = row->fallback != NULL};
    const char *choice;

    if (row->fallback == NULL)
        return value;
    if (row->kind == POLICY_IS_SWITCH || row->kind == POLICY_IS_NUMBER)
        value.number = (uint32_t)strtoul(row->fallback, NULL, 10);
    else
        value.text = row->fallback;
    for (uint32_t i = 0;
         row->kind == POLICY_IS_CHOICE && (choice = policy_choice_at(id, i)) != NULL; i++)
        if (strcmp(choice, row->fallback) == 0)
            value.number = i;
    return value;
}

/* Those that say how large: where one of them is prescribed, no other is merely preferred. */
static bool tells_size(enum policy_id id)
{
    return id == POLICY_VPN_MTU || id == POLICY_PATH_MTU || id == POLICY_LINE;
}

static void combine(struct policy_value found[MACHINE_SCOPE_COUNT][POLICY_COUNT],
                    struct policy_value values[POLICY_COUNT])
{
    bool size_prescribed = found[MACHINE_POLICY][POLICY_VPN_MTU].said ||
                           found[MACHINE_POLICY][POLICY_PATH_MTU].said ||
                           found[MACHINE_POLICY][POLICY_LINE].said;

    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy_id id = (enum policy_id)i;

        if (found[MACHINE_POLICY][i].said) {
            values[i] = found[MACHINE_POLICY][i];
            values[i].source = POLICY_PRESCRIBED;
        } else if (found[MACHINE_PREFERENCE][i].said && !(size_prescribed && tells_size(id))) {
            values[i] = found[MACHINE_PREFERENCE][i];
            values[i].source = POLICY_PREFERRED;
        } else {
            values[i] = fallback_of(id);
        }
    }
}

enum status policy_read(const struct machine *machine, struct policy *out, struct error *err)
{
    struct policy_value found[MACHINE_SCOPE_COUNT][POLICY_COUNT] = {{{.said = false}}};
    struct policy policy = {.problems = NULL};

    for (int i = 0; i < MACHINE_SCOPE_COUNT; i++) {
        enum status status = read_scope(machine, (enum machine_scope)i, &policy, found[i], err);

        if (status != STATUS_OK) {
            policy_free(&policy);
            return status;
        }
    }
    combine(found, policy.values);
    *out = policy;
    return STATUS_OK;
}

void policy_free(struct policy *policy)
{
    for (int i = 0; i < MACHINE_SCOPE_COUNT; i++)
        machine_settings_free(&policy->settings[i]);
    free(policy->problems);
    *policy = (struct policy){.problems = NULL};
}

const struct error *policy_obstacle(const struct policy *policy)
{
    for (size_t i = 0; i < policy->problem_count; i++)
        if (policy->problems[i].kind == POLICY_UNREADABLE_KEY &&
            policy->problems[i].scope == MACHINE_POLICY)
            return &policy->problems[i].error;
    return NULL;
}

bool policy_is_off(const struct policy *policy)
{
    return policy->values[POLICY_ENABLED].said && policy->values[POLICY_ENABLED].number == 0;
}

static void add_texts(const struct policy_value *value, struct text *out)
{
    const char *text = value->text;

    for (size_t i = 0; i < value->text_count; i++) {
        /* 256 characters, each of which may become \u{10FFFF} */
        char safe[NAME_LEN_MAX * 10 + 1];

        text_safe(text, safe, sizeof safe);
        text_add_format(out, "%s\"%s\"", i == 0 ? "" : ", ", safe);
        text += strlen(text) + 1;
    }
}

void policy_value_text(const struct policy *policy, enum policy_id id, struct text *out)
{
    const struct policy_value *value = &policy->values[id];

    if (!value->said)
        return;
    if (policy_row(id)->kind == POLICY_IS_LIST)
        add_texts(value, out);
    else if (value->text != NULL)
        text_add(out, value->text);
    else
        text_add_format(out, "%lu", (unsigned long)value->number);
}

static bool same_texts(const struct policy_value *one, const struct policy_value *other)
{
    const char *left = one->text;
    const char *right = other->text;
    size_t count = one->text_count > 0 ? one->text_count : 1;

    if (one->text_count != other->text_count || (left == NULL) != (right == NULL))
        return false;
    for (size_t i = 0; i < count && left != NULL; i++) {
        if (strcmp(left, right) != 0)
            return false;
        left += strlen(left) + 1;
        right += strlen(right) + 1;
    }
    return true;
}

bool policy_same(const struct policy *one, const struct policy *other)
{
    if (one->problem_count != other->problem_count)
        return false;
    for (size_t i = 0; i < one->problem_count; i++)
        if (strcmp(one->problems[i].error.message, other->problems[i].error.message) != 0)
            return false;
    for (int i = 0; i < POLICY_COUNT; i++) {
        const struct policy_value *left = &one->values[i];
        const struct policy_value *right = &other->values[i];

        if (left->source != right->source || left->said != right->said ||
            left->number != right->number || !same_texts(left, right))
            return false;
    }
    return true;
}
