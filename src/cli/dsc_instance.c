/* SPDX-License-Identifier: MIT */
/* Reading an instance: strict, because what is misspelt would be silently not done. */
#include "cli/dsc.h"

#include <stdio.h>
#include <string.h>

#include "cli/host.h"
#include "cli/suggest.h"
#include "core/suite.h"

static const char *name_at(size_t index)
{
    const struct dsc_property *property = dsc_property_at(index);

    return property != NULL ? property->name : NULL;
}

static const struct dsc_property *find(const char *name)
{
    const struct dsc_property *property;

    for (size_t i = 0; (property = dsc_property_at(i)) != NULL; i++)
        if (strcmp(property->name, name) == 0)
            return property;
    return NULL;
}

static enum status refuse_unknown(const char *name, struct error *err)
{
    const char *near = suggest(name, name_at);

    error_set(err, STATUS_USAGE, "there is no property \"%s\"", name);
    if (near != NULL)
        return error_advise(err, "%s", near);
    return error_advise(err, "vpnmtu dsc schema");
}

/* VALUE as it stands in JSON, cut where it is long. */
static void value_text(const json_t *value, char *out, size_t size)
{
    size_t len =
        json_dumpb(value, out, size - 1, JSON_COMPACT | JSON_ENSURE_ASCII | JSON_ENCODE_ANY);

    if (len < size)
        out[len] = '\0';
    else
        snprintf(out, size, "%s", "something longer");
}

static enum status refuse(const struct dsc_property *property, const char *takes,
                          const json_t *value, struct error *err)
{
    char got[80];

    value_text(value, got, sizeof got);
    return error_set(err, STATUS_USAGE, "%s takes %s, not %s", property->name, takes, got);
}

static enum status read_integer(const struct dsc_property *property, const json_t *value,
                                struct argument *argument, struct error *err)
{
    const struct option *option = option_by_id(property->option);
    json_int_t number = json_integer_value(value);
    char takes[64];

    if (json_is_integer(value) && number >= (json_int_t)option->min &&
        number <= (json_int_t)option->max) {
        argument->number = (uint32_t)number;
        argument->last = argument->number;
        return STATUS_OK;
    }
    snprintf(takes, sizeof takes, "a number from %lu to %lu", (unsigned long)option->min,
             (unsigned long)option->max);
    return refuse(property, takes, value, err);
}

/* Unlike on the command line, letter case counts: the schema says so. */
static enum status read_choice(const struct dsc_property *property, bool numbers,
                               const json_t *value, struct argument *argument, struct error *err)
{
    const struct option *option = option_by_id(property->option);
    const char *given = json_string_value(value);
    struct text takes = {NULL, 0, 0, false};
    const char *choice;
    char number[24];
    enum status status;

    if (numbers && json_is_integer(value)) {
        snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
        given = number;
    } else if (numbers) {
        given = NULL;
    }
    text_add(&takes, "one of");
    for (size_t i = 0; (choice = option->choice_at(i)) != NULL; i++) {
        if (given != NULL && strcmp(given, choice) == 0) {
            argument->choice = (int)i;
            argument->number = numbers ? (uint32_t)json_integer_value(value) : 0;
            text_free(&takes);
            return STATUS_OK;
        }
        text_add_format(&takes, "%s %s", i == 0 ? "" : ",", choice);
    }
    status = takes.failed ? error_set(err, STATUS_INTERNAL, "out of memory")
                          : refuse(property, takes.bytes, value, err);
    text_free(&takes);
    return status;
}

static enum status read_wanted(const struct dsc_property *property, const json_t *value,
                               struct argument *argument, struct error *err)
{
    switch (dsc_property_type(property)) {
    case DSC_IS_BOOLEAN:
        argument->choice = json_is_true(value) ? 1 : 0;
        return json_is_boolean(value) ? STATUS_OK : refuse(property, "true or false", value, err);
    case DSC_IS_INTEGER:
        return read_integer(property, value, argument, err);
    case DSC_IS_INTEGER_CHOICE:
        return read_choice(property, true, value, argument, err);
    case DSC_IS_CHOICE:
        return read_choice(property, false, value, argument, err);
    default:
        argument->text = json_string_value(value);
        return argument->text != NULL && argument->text[0] != '\0'
                   ? STATUS_OK
                   : refuse(property, "a text that is not empty", value, err);
    }
}

/* What `get` and `export` tell comes back as what is wanted: its type must be right, no more. */
static enum status check_result(const struct dsc_property *property, const json_t *value,
                                struct error *err)
{
    if (strcmp(property->type, "boolean") == 0)
        return json_is_boolean(value) ? STATUS_OK : refuse(property, "true or false", value, err);
    if (strcmp(property->type, "array") == 0)
        return json_is_array(value) ? STATUS_OK : refuse(property, "an array", value, err);
    return json_is_object(value) ? STATUS_OK : refuse(property, "an object", value, err);
}

static enum status read_property(const char *name, const json_t *value, struct arguments *wants,
                                 struct error *err)
{
    const struct dsc_property *property = find(name);
    enum status status;

    if (property == NULL)
        return refuse_unknown(name, err);
    if (json_is_null(value) && property->nullable)
        return STATUS_OK;
    if (property->read_only)
        return check_result(property, value, err);
    status = read_wanted(property, value, &wants->values[property->option], err);
    wants->values[property->option].given = status == STATUS_OK;
    return status;
}

/* A name that nobody has is wrong also where no VPN is there to use it. */
static enum status check_name(const struct arguments *wants, enum option_id option, bool known,
                              struct error *err)
{
    const struct argument *argument = &wants->values[option];

    if (!argument->given || known)
        return STATUS_OK;
    error_set(err, STATUS_USAGE, "%s is not known: \"%s\"", dsc_property_of(option)->name,
              argument->text);
    return error_advise(err, "vpnmtu help ciphers");
}

static enum status check_names(const struct arguments *wants, struct error *err)
{
    const char *cipher = wants->values[OPTION_CIPHER].text;
    const char *integrity = wants->values[OPTION_INTEGRITY].text;
    const char *tls = wants->values[OPTION_TLS].text;
    enum status status =
        check_name(wants, OPTION_CIPHER, cipher != NULL && cipher_parse(cipher) != NULL, err);

    if (status == STATUS_OK)
        status =
            check_name(wants, OPTION_INTEGRITY,
                       integrity != NULL && (integrity_parse(integrity, SUITE_ESP) != NULL ||
                                             integrity_parse(integrity, SUITE_OPENVPN) != NULL),
                       err);
    if (status == STATUS_OK)
        status = check_name(wants, OPTION_TLS, tls != NULL && tls_suite_parse(tls) != NULL, err);
    return status;
}

/* What the properties say together, before anybody looks at the PC. */
static enum status check_together(const struct arguments *wants, struct error *err)
{
    const struct option_conflict *conflict = arguments_conflict(wants, FOR_DSC);
    struct plan_request plan = arguments_plan(wants);
    enum status status;

    if (conflict != NULL)
        return error_set(err, STATUS_USAGE, "%s and %s contradict each other: %s",
                         dsc_property_of(conflict->first)->name,
                         dsc_property_of(conflict->second)->name, conflict->reason);
    status = check_names(wants, err);
    if (status == STATUS_OK)
        status = host_check_probe(wants->values[OPTION_PROBE].text,
                                  "the property probe: vpn.example.com, auto or off", err);
    return status == STATUS_OK ? plan_check(&plan, err) : status;
}

static enum status read_properties(json_t *root, struct arguments *wants, struct error *err)
{
    for (void *at = json_object_iter(root); at != NULL; at = json_object_iter_next(root, at)) {
        enum status status =
            read_property(json_object_iter_key(at), json_object_iter_value(at), wants, err);

        if (status != STATUS_OK)
            return status;
    }
    return check_together(wants, err);
}

/* PowerShell may put a byte order mark before what it pipes. */
static void skip_mark(const char **bytes, size_t *len)
{
    if (*len < 3 || memcmp(*bytes, "\xEF\xBB\xBF", 3) != 0)
        return;
    *bytes += 3;
    *len -= 3;
}

static enum status refuse_nul(struct error *err)
{
    return error_set(err, STATUS_USAGE, "the instance has a NUL character");
}

static enum status refuse_json(const json_error_t *json, struct error *err)
{
    /* jansson has no words for most of its allocations. */
    if (json->text[0] == '\0' || json_error_code(json) == json_error_out_of_memory)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    if (json_error_code(json) == json_error_null_character)
        return refuse_nul(err);
    return error_set(err, STATUS_USAGE, "the instance is not JSON: line %d, column %d: %s",
                     json->line, json->column, json->text);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

bool dsc_is_blank(const char *bytes, size_t len)
{
    skip_mark(&bytes, &len);
    while (len > 0 && is_space(*bytes)) {
        bytes++;
        len--;
    }
    return len == 0;
}

enum status dsc_instance_read(const char *bytes, size_t len, struct dsc_instance *out,
                              struct error *err)
{
    struct dsc_instance instance = {.root = NULL};
    json_error_t json;
    enum status status;

    skip_mark(&bytes, &len);
    /* jansson skips some of these. */
    if (memchr(bytes, '\0', len) != NULL)
        return refuse_nul(err);
    instance.root = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &json);
    if (instance.root == NULL)
        return refuse_json(&json, err);
    status = json_is_object(instance.root)
                 ? read_properties(instance.root, &instance.wants, err)
                 : error_set(err, STATUS_USAGE, "the instance is no JSON object");
    if (status != STATUS_OK)
        dsc_instance_free(&instance);
    else
        *out = instance;
    return status;
}

void dsc_instance_free(struct dsc_instance *instance)
{
    json_decref(instance->root);
    instance->root = NULL;
}
