/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "app/check.h"
#include "app/event.h"
#include "app/policy.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/dsc.h"
#include "cli/suggest.h"
#include "core/mtu.h"
#include "core/suite.h"

/* A topic that is no command. */
struct topic {
    const char *name;
    const char *summary;
    void (*print)(struct text *text);
};

static void print_options(struct text *text);
static void print_exit_codes(struct text *text);
static void print_ciphers(struct text *text);
static void print_lines(struct text *text);
static void print_findings(struct text *text);
static void print_policy(struct text *text);
static void print_events(struct text *text);
static void print_809(struct text *text);

static const struct topic topics[] = {
    {"options", "every option", print_options},
    {"exit-codes", "what each exit code means", print_exit_codes},
    {"ciphers", "the names of ciphers, integrity algorithms and TLS suites", print_ciphers},
    {"lines", "the access lines of --line", print_lines},
    {"findings", "what check warns of", print_findings},
    {"policy", "what an administrator can prescribe or prefer in the registry", print_policy},
    {"events", "what is written to the event log and the registry", print_events},
    {"809", "error 809 when connecting", print_809},
};

enum {
    TOPIC_COUNT = sizeof topics / sizeof topics[0],
    NAME_COLUMNS = 26,
    LINE_COLUMNS = 79
};

static const char *help_name_at(size_t index)
{
    const char *command = command_name_at(index);
    size_t commands = 0;

    if (command != NULL)
        return command;
    while (command_name_at(commands) != NULL)
        commands++;
    return index - commands < TOPIC_COUNT ? topics[index - commands].name : NULL;
}

/* "  NAME   text", the text broken at LINE_COLUMNS and indented. */
static void entry(struct text *text, const char *name, const char *words)
{
    size_t column = NAME_COLUMNS;

    text_add(text, "  ");
    text_add_padded(text, name, NAME_COLUMNS - 4);
    text_add(text, strlen(name) > NAME_COLUMNS - 4 ? "\n" : "  ");
    if (strlen(name) > NAME_COLUMNS - 4)
        text_add_repeated(text, ' ', NAME_COLUMNS);
    while (*words != '\0') {
        size_t len = strcspn(words, " ");

        if (column + len > LINE_COLUMNS && column > NAME_COLUMNS) {
            text_add(text, "\n");
            text_add_repeated(text, ' ', NAME_COLUMNS);
            column = NAME_COLUMNS;
        }
        text_add_bytes(text, words, len);
        words += len;
        column += len;
        if (*words == ' ') {
            words++;
            column++;
            if (column + strcspn(words, " ") <= LINE_COLUMNS)
                text_add(text, " ");
        }
    }
    text_add(text, "\n");
}

static void print_option(struct text *text, const struct option *option)
{
    const char *value = option->value != NULL ? option->value : "";
    struct text words = {NULL, 0, 0, false};
    const char *choice;
    char name[64];

    snprintf(name, sizeof name, "%s%s%s", option->name, value[0] != '\0' ? " " : "", value);
    text_add(&words, option->help);
    if (option->type == OPTION_IS_NUMBER)
        text_add_format(&words, " (%lu..%lu)", (unsigned long)option->min,
                        (unsigned long)option->max);
    if (option->type == OPTION_IS_CHOICE && strchr(value, '|') == NULL)
        for (size_t i = 0; (choice = option->choice_at(i)) != NULL; i++)
            text_add_format(&words, "%s%s", i == 0 ? ": " : ", ", choice);
    if (words.failed)
        text->failed = true;
    else
        entry(text, name, words.bytes);
    text_free(&words);
}

/* The options of the commands in the mask, by group. */
static void print_option_groups(struct text *text, unsigned commands)
{
    for (int group = 0; group < GROUP_COUNT; group++) {
        bool started = false;

        for (size_t i = 0; i < OPTION_COUNT; i++) {
            const struct option *option = option_by_id((enum option_id)i);

            if ((option->commands & commands) == 0 || option->group != (enum option_group)group)
                continue;
            if (!started)
                text_add_format(text, "\n%s:\n", option_group_title((enum option_group)group));
            started = true;
            print_option(text, option);
        }
    }
}

static void print_options(struct text *text)
{
    text_add(text, "Options may stand before or after arguments, as `--name value` or "
                   "`--name=value`.\n`--` ends them. Each command takes some: see "
                   "`vpnmtu help COMMAND`.\n");
    print_option_groups(text, FOR_ALL);
}

static void print_exit_codes(struct text *text)
{
    const char *meaning;

    text_add(text, "Exit codes:\n\n");
    for (int code = 0; (meaning = exit_code_meaning(code)) != NULL; code++)
        text_add_format(text, "  %2d  %s\n", code, meaning);
}

static void print_ciphers(struct text *text)
{
    const struct tls_suite *suite;

    text_add(text, "Names for --cipher. The spellings of Windows (AES256, GCMAES256, DES3), "
                   "strongSwan\n(aes256gcm16) and OpenVPN (AES-256-GCM) are read too. Key sizes "
                   "do not matter.\n\n");
    for (int i = 0; i < CIPHER_COUNT; i++)
        entry(text, cipher_by_id((enum cipher_id)i)->name, cipher_by_id((enum cipher_id)i)->source);
    text_add(text, "\nNames for --integrity (also SHA196, SHA256128, sha256, ...):\n\n");
    for (int i = 0; i < INTEGRITY_COUNT; i++)
        entry(text, integrity_by_id((enum integrity_id)i)->name,
              integrity_by_id((enum integrity_id)i)->source);
    text_add(text, "\nNames for --tls (also IANA's and OpenSSL's suite names):\n\n");
    for (size_t i = 0; (suite = tls_suite_at(i)) != NULL; i++)
        entry(text, suite->name, suite->source);
}

static void print_lines(struct text *text)
{
    const struct mtu_line *line;

    text_add(text, "Access lines for --line, and the path MTU that each leaves:\n\n");
    for (size_t i = 0; (line = mtu_line_at(i)) != NULL; i++)
        text_add_format(text, "  %-16s %5lu  %s\n", line->name, (unsigned long)line->path_mtu,
                        line->meaning);
}

static void print_findings(struct text *text)
{
    text_add(text, "Findings of `vpnmtu check`, and what to do about each:\n\n");
    for (int i = 0; i < FINDING_COUNT; i++)
        entry(text, finding_token((enum finding_code)i), finding_advice((enum finding_code)i));
}

/* "(REG_DWORD, 352..65535; --mtu)" after the help sentence. */
static void policy_entry(struct text *text, enum policy_id id)
{
    const struct policy_row *row = policy_row(id);
    struct text words = {NULL, 0, 0, false};
    const char *choice;

    text_add_format(&words, "%s (%s", row->help, policy_type_name(row->kind));
    if (row->kind == POLICY_IS_NUMBER)
        text_add_format(&words, ", %lu..%lu", (unsigned long)row->min, (unsigned long)row->max);
    for (size_t i = 0; (choice = policy_choice_at(id, i)) != NULL; i++)
        text_add_format(&words, "%s%s", i == 0 ? ": " : ", ", choice);
    if (row->fallback != NULL)
        text_add_format(&words, "; default %s", row->fallback);
    if (row->option != NULL)
        text_add_format(&words, "; %s", row->option);
    text_add(&words, ")");
    if (words.failed)
        text->failed = true;
    else
        entry(text, row->name, words.bytes);
    text_free(&words);
}

static void print_policy(struct text *text)
{
    text_add_format(text,
                    "Values that an administrator sets in the registry. In\n%s (Group Policy)\n"
                    "they win over the command line; in\n%s they are preferences, which\n"
                    "the command line wins over. A value of a wrong type, size or range is named "
                    "and\nnot used. `vpnmtu show --policy` lists what is in force.\n\n",
                    machine_scope_key(MACHINE_POLICY), machine_scope_key(MACHINE_PREFERENCE));
    for (int i = 0; i < POLICY_COUNT; i++)
        policy_entry(text, (enum policy_id)i);
}

/* The words of an entry: "warning: The path of ..." */
static void print_events(struct text *text)
{
    const struct event *event;
    struct text words = {NULL, 0, 0, false};

    text_add(text,
             "Events in the Application log, from the source " MACHINE_EVENT_SOURCE
             ": what was changed and what\nfailed, not that vpnmtu ran (130 only where the "
             "policy asks for every run). %1,\n%2, ... are the values of an event; - "
             "stands for one that is not known. A VPN\nthat is not connected is no event.\n\n");
    for (size_t i = 0; (event = event_at(i)) != NULL; i++) {
        char id[8];

        snprintf(id, sizeof id, "%d", (int)event->id);
        words.len = 0;
        text_add_format(&words, "%s: %s", event_severity_name(event->severity), event->english);
        if (words.failed)
            text->failed = true;
        else
            entry(text, id, words.bytes);
    }
    text_free(&words);
    text_add(text,
             "\nThe last result is in " MACHINE_STATE_KEY
             ": LastTime (UTC),\nLastCommand, LastExitCode, LastVersion, LastInterface, LastMtu, "
             "LastPathMtu,\nLastMessage (the first failure); \"\" and 0 where not known.\n");
}

static void print_809(struct text *text)
{
    text_add(text,
             "Error 809 (\"the network connection between your computer and the VPN server\n"
             "could not be established\") is not a matter of an interface's MTU: it happens\n"
             "before the VPN has one. Large IKE messages are cut into fragments, and something\n"
             "on the way drops those. What helps: IKEv2 fragmentation (RFC 7383) on both ends,\n"
             "a smaller certificate, or a firewall that lets UDP fragments and the ports 500\n"
             "and 4500 pass.\n");
}

static void print_overview(struct text *text)
{
    const struct command *command;

    text_add(text, "vpnmtu gives a VPN the largest MTU that its path carries.\n\n"
                   "usage: vpnmtu <command> [arguments] [options]\n\n"
                   "Commands:\n");
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        char name[32];

        snprintf(name, sizeof name, "%s%s%s", command->name,
                 command->operands[0] != '\0' ? " " : "", command->operands);
        entry(text, name, command->summary);
    }
    text_add(text, "\nTopics, for `vpnmtu help TOPIC`:\n");
    for (size_t i = 0; i < TOPIC_COUNT; i++)
        entry(text, topics[i].name, topics[i].summary);
    text_add(text, "\nWithout arguments vpnmtu is `vpnmtu show`.\n");
}

/* "the MTU to have instead of computing one (--mtu)" */
static void print_properties(struct text *text)
{
    const struct dsc_property *property;

    text_add(text, "\nProperties of an instance; what has no option is in results only:\n");
    for (size_t i = 0; (property = dsc_property_at(i)) != NULL; i++) {
        struct text words = {NULL, 0, 0, false};

        text_add(&words, dsc_property_help(property));
        if (!property->read_only)
            text_add_format(&words, " (%s)", option_by_id(property->option)->name);
        if (words.failed)
            text->failed = true;
        else
            entry(text, property->name, words.bytes);
        text_free(&words);
    }
}

static void print_command(struct text *text, const struct command *command)
{
    text_add_format(text, "vpnmtu %s: %s\n\nusage: vpnmtu %s%s%s [options]\n", command->name,
                    command->summary, command->name, command->operands[0] != '\0' ? " " : "",
                    command->operands);
    if (command->details[0] != '\0')
        text_add_format(text, "\n%s\n", command->details);
    if (command->option_bit == FOR_DSC)
        print_properties(text);
    print_option_groups(text, command->option_bit);
    text_add(text, "\nExamples:\n");
    for (size_t i = 0; command->examples[i] != NULL; i++)
        text_add_format(text, "  %s\n", command->examples[i]);
}

enum status cmd_help(const struct machine *machine, const struct arguments *arguments,
                     struct result *result)
{
    const char *topic = arguments->operand_count > 0 ? arguments->operands[0] : NULL;
    const struct command *command;
    struct error err;
    const char *near;

    (void)machine;
    if (topic == NULL) {
        print_overview(&result->text);
        return STATUS_OK;
    }
    command = command_find(topic);
    if (command != NULL) {
        print_command(&result->text, command);
        return STATUS_OK;
    }
    for (size_t i = 0; i < TOPIC_COUNT; i++) {
        if (strcmp(topics[i].name, topic) == 0) {
            topics[i].print(&result->text);
            return STATUS_OK;
        }
    }
    near = suggest(topic, help_name_at);
    error_set(&err, STATUS_USAGE, "there is no help on \"%s\"", topic);
    if (near != NULL)
        error_advise(&err, "vpnmtu help %s", near);
    else
        error_advise(&err, "vpnmtu help");
    return result_fail(result, &err);
}
