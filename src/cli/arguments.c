/* SPDX-License-Identifier: MIT */
#include "cli/arguments.h"

#include <string.h>

#include "cli/host.h"
#include "cli/suggest.h"
#include "core/mtu.h"
#include "core/text.h"

/* The closed list of other spellings. */
static const struct {
    const char *spelling;
    const char *means;
} aliases[] = {
    {"/?", "--help"},
    {"-?", "--help"},
    {"-h", "--help"},
    {"/quiet", "--quiet"},
};

/* Spellings of the command `version`. */
static const char *const version_spellings[] = {"--version", "/version"};

struct parser {
    int argc;
    const char *const *argv;
    int at;
    struct arguments result;
    struct error *err;
};

static const char *option_name_at(size_t index)
{
    return index < OPTION_COUNT ? option_by_id((enum option_id)index)->name : NULL;
}

static const char *unalias(const char *token)
{
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
        if (strcmp(token, aliases[i].spelling) == 0)
            return aliases[i].means;
    return token;
}

static bool is_version_spelling(const char *token)
{
    return strcmp(token, version_spellings[0]) == 0 || strcmp(token, version_spellings[1]) == 0;
}

/* Reads a run of digits up to END (exclusive); false for anything else, and above UINT32_MAX. */
static bool read_digits(const char *text, const char *end, uint32_t *number)
{
    uint64_t value = 0;

    if (text == end)
        return false;
    for (; text != end; text++) {
        if (*text < '0' || *text > '9')
            return false;
        value = value * 10 + (uint64_t)(*text - '0');
        if (value > UINT32_MAX)
            return false;
    }
    *number = (uint32_t)value;
    return true;
}

static enum status read_number(const struct option *option, const char *text,
                               struct argument *value, struct error *err)
{
    uint32_t number;

    if (!read_digits(text, text + strlen(text), &number) || number < option->min ||
        number > option->max)
        return error_set(err, STATUS_USAGE, "%s takes a number from %lu to %lu, not \"%s\"",
                         option->name, (unsigned long)option->min, (unsigned long)option->max,
                         text);
    value->number = number;
    value->last = number;
    return STATUS_OK;
}

static enum status read_range(const struct option *option, const char *text, struct argument *value,
                              struct error *err)
{
    const char *dots = strstr(text, "..");
    uint32_t first;
    uint32_t last;

    if (dots == NULL)
        return read_number(option, text, value, err);
    if (!read_digits(text, dots, &first) || !read_digits(dots + 2, text + strlen(text), &last) ||
        first < option->min || last > option->max || first > last)
        return error_set(
            err, STATUS_USAGE, "%s takes a number or a range A..B from %lu to %lu, not \"%s\"",
            option->name, (unsigned long)option->min, (unsigned long)option->max, text);
    value->number = first;
    value->last = last;
    return STATUS_OK;
}

static enum status read_choice(const struct option *option, const char *text,
                               struct argument *value, struct error *err)
{
    const char *near;

    value->choice = option_choice(option, text);
    if (value->choice >= 0) {
        /* Where the choices are numbers. */
        (void)read_digits(text, text + strlen(text), &value->number);
        return STATUS_OK;
    }
    near = suggest(text, option->choice_at);
    error_set(err, STATUS_USAGE, "%s cannot be \"%s\"", option->name, text);
    if (near != NULL)
        return error_advise(err, "%s %s", option->name, near);
    return error_advise(err, "vpnmtu help options");
}

static enum status read_value(const struct option *option, const char *text, struct argument *value,
                              struct error *err)
{
    value->text = text;
    switch (option->type) {
    case OPTION_IS_NUMBER:
        return read_number(option, text, value, err);
    case OPTION_IS_RANGE:
        return read_range(option, text, value, err);
    case OPTION_IS_CHOICE:
        return read_choice(option, text, value, err);
    default:
        if (text[0] == '\0')
            return error_set(err, STATUS_USAGE, "%s takes a value that is not empty", option->name);
        return STATUS_OK;
    }
}

static enum status unknown_option(const char *token, size_t name_len, struct error *err)
{
    char name[64];
    const char *near;

    if (token[0] == '/') {
        error_set(err, STATUS_USAGE, "\"%s\" is no option: options start with --", token);
        return error_advise(err, "vpnmtu help");
    }
    if (name_len >= sizeof name)
        name_len = sizeof name - 1;
    memcpy(name, token, name_len);
    name[name_len] = '\0';
    near = suggest(name, option_name_at);
    error_set(err, STATUS_USAGE, "unknown option \"%s\"", name);
    if (near != NULL)
        return error_advise(err, "%s", near);
    return error_advise(err, "vpnmtu help options");
}

static enum status take_option(struct parser *parser, const char *token)
{
    const char *equals = strchr(token, '=');
    size_t name_len = equals != NULL ? (size_t)(equals - token) : strlen(token);
    const struct option *option = NULL;
    struct argument *value;

    for (size_t i = 0; i < OPTION_COUNT && option == NULL; i++) {
        const struct option *row = option_by_id((enum option_id)i);

        if (strlen(row->name) == name_len && strncmp(row->name, token, name_len) == 0)
            option = row;
    }
    if (option == NULL)
        return unknown_option(token, name_len, parser->err);
    value = &parser->result.values[option_id_of(option)];
    if (value->given)
        return error_set(parser->err, STATUS_USAGE, "%s is given twice", option->name);
    value->given = true;
    if (option->type == OPTION_IS_FLAG) {
        if (equals != NULL)
            return error_set(parser->err, STATUS_USAGE, "%s takes no value", option->name);
        return STATUS_OK;
    }
    if (equals != NULL)
        return read_value(option, equals + 1, value, parser->err);
    if (parser->at + 1 >= parser->argc || strncmp(parser->argv[parser->at + 1], "--", 2) == 0) {
        error_set(parser->err, STATUS_USAGE, "%s takes a value", option->name);
        return error_advise(parser->err, "%s %s", option->name, option->value);
    }
    parser->at++;
    return read_value(option, parser->argv[parser->at], value, parser->err);
}

static enum status take_operand(struct parser *parser, const char *token)
{
    struct arguments *result = &parser->result;
    const char *near;

    if (result->command == NULL) {
        result->command = command_find(token);
        if (result->command != NULL)
            return STATUS_OK;
        near = suggest(token, command_name_at);
        error_set(parser->err, STATUS_USAGE, "unknown command \"%s\"", token);
        if (near != NULL)
            return error_advise(parser->err, "vpnmtu %s", near);
        return error_advise(parser->err, "vpnmtu help");
    }
    if (result->operand_count >= result->command->operand_max) {
        error_set(parser->err, STATUS_USAGE, "%s does not take \"%s\"", result->command->name,
                  token);
        return error_advise(parser->err, "vpnmtu help %s", result->command->name);
    }
    result->operands[result->operand_count++] = token;
    return STATUS_OK;
}

static enum status take_tokens(struct parser *parser)
{
    bool options_ended = false;

    for (parser->at = 1; parser->at < parser->argc; parser->at++) {
        const char *token =
            options_ended ? parser->argv[parser->at] : unalias(parser->argv[parser->at]);
        enum status status;

        if (!options_ended && strcmp(token, "--") == 0) {
            options_ended = true;
            continue;
        }
        if (!options_ended && parser->result.command == NULL && is_version_spelling(token))
            token = "version";
        if (!options_ended && (token[0] == '-' || token[0] == '/') && token[1] != '\0')
            status = take_option(parser, token);
        else
            status = take_operand(parser, token);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* `--probe off` asks for nothing, so it contradicts nothing. */
static bool is_said(const struct arguments *arguments, enum option_id id)
{
    const struct argument *value = &arguments->values[id];

    return value->given && !(id == OPTION_PROBE && text_same_word(value->text, "off"));
}

const struct option_conflict *arguments_conflict(const struct arguments *arguments,
                                                 unsigned command)
{
    const struct option_conflict *conflict;
    size_t i = 0;

    while ((conflict = option_conflict_at(command, i++)) != NULL)
        if (is_said(arguments, conflict->first) && is_said(arguments, conflict->second))
            return conflict;
    return NULL;
}

static enum status check_options(const struct arguments *arguments, struct error *err)
{
    const struct command *command = arguments->command;
    const struct option_conflict *conflict;

    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option *option = option_by_id((enum option_id)i);

        if (!arguments->values[i].given || (option->commands & command->option_bit) != 0)
            continue;
        error_set(err, STATUS_USAGE, "%s does not take %s", command->name, option->name);
        return error_advise(err, "vpnmtu help %s", command->name);
    }
    conflict = arguments_conflict(arguments, command->option_bit);
    if (conflict != NULL)
        return error_set(err, STATUS_USAGE, "%s and %s contradict each other: %s",
                         option_by_id(conflict->first)->name, option_by_id(conflict->second)->name,
                         conflict->reason);
    return host_check_probe(arguments->values[OPTION_PROBE].text,
                            "--probe vpn.example.com, auto or off", err);
}

enum status arguments_parse(int argc, const char *const *argv, struct arguments *out,
                            struct error *err)
{
    struct parser parser = {.argc = argc, .argv = argv, .err = err};
    enum status status = take_tokens(&parser);

    out->command = parser.result.command;
    if (status != STATUS_OK)
        return status;
    if (parser.result.values[OPTION_HELP].given) {
        /* `NAME --help` is `help NAME`, whatever else stands there. */
        if (parser.result.command != NULL) {
            parser.result.operands[0] = parser.result.command->name;
            parser.result.operand_count = 1;
        }
        parser.result.command = command_find("help");
        if (parser.result.values[OPTION_JSON].given)
            return error_set(err, STATUS_USAGE, "help is text: it does not take --json");
        *out = parser.result;
        return STATUS_OK;
    }
    if (parser.result.command == NULL)
        parser.result.command = command_find("show");
    out->command = parser.result.command;
    status = check_options(&parser.result, err);
    if (status == STATUS_OK)
        *out = parser.result;
    return status;
}

bool arguments_want_json(int argc, const char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], option_by_id(OPTION_JSON)->name) == 0)
            return true;
    return false;
}

bool arguments_want_data(const struct arguments *arguments)
{
    return arguments->values[OPTION_JSON].given || arguments->values[OPTION_PROM].given;
}

static int choice_or_unset(const struct argument *value)
{
    return value->given ? value->choice : VPN_UNSET;
}

static int number_or_unset(const struct argument *value)
{
    return value->given ? (int)value->number : VPN_UNSET;
}

struct vpn_request arguments_vpn(const struct arguments *arguments)
{
    const struct argument *values = arguments->values;

    return (struct vpn_request){
        .type = choice_or_unset(&values[OPTION_VPN]),
        .outer = choice_or_unset(&values[OPTION_OUTER]),
        .mode = choice_or_unset(&values[OPTION_MODE]),
        .nat_t = choice_or_unset(&values[OPTION_NAT_T]),
        .l2tp_header = number_or_unset(&values[OPTION_L2TP_HEADER]),
        .ppp_header = number_or_unset(&values[OPTION_PPP_HEADER]),
        .timestamps = choice_or_unset(&values[OPTION_TCP_TIMESTAMPS]),
        .cipher = values[OPTION_CIPHER].text,
        .integrity = values[OPTION_INTEGRITY].text,
        .tls = values[OPTION_TLS].text,
    };
}

uint32_t arguments_path_mtu(const struct arguments *arguments)
{
    const struct argument *line = &arguments->values[OPTION_LINE];

    if (line->given)
        return mtu_line_at((size_t)line->choice)->path_mtu;
    return arguments->values[OPTION_PATH_MTU].number;
}

void arguments_families(const struct arguments *arguments, bool families[FAMILY_COUNT])
{
    const struct argument *family = &arguments->values[OPTION_FAMILY];

    for (int i = 0; i < FAMILY_COUNT; i++)
        families[i] = !family->given || family->choice == FAMILY_COUNT || family->choice == i;
}

struct plan_request arguments_plan(const struct arguments *arguments)
{
    const struct argument *values = arguments->values;
    struct plan_request request = {
        .vpn = arguments_vpn(arguments),
        .path_mtu = arguments_path_mtu(arguments),
        .mtu = values[OPTION_MTU].number,
        .interface = values[OPTION_INTERFACE].text,
        .connection = values[OPTION_CONNECTION].text,
        .family_said = values[OPTION_FAMILY].given,
        .method = (enum method)values[OPTION_METHOD].choice,
    };

    arguments_families(arguments, request.families);
    return request;
}
