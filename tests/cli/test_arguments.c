/* SPDX-License-Identifier: MIT */
/* What a command line becomes: values, defaults, operands. What it prints: tests/golden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/arguments.h"
#include "cli/options.h"

enum {
    WORDS_MAX = 8
};

struct line {
    const char *argv[WORDS_MAX]; /* without the program, ended by NULL */
};

static enum status parse(const struct line *line, struct arguments *out, struct error *err)
{
    const char *argv[WORDS_MAX + 1] = {"vpnmtu"};
    int argc = 1;

    for (size_t i = 0; i < WORDS_MAX && line->argv[i] != NULL; i++)
        argv[argc++] = line->argv[i];
    return arguments_parse(argc, argv, out, err);
}

/* One option's value, by number, choice or text. */
static const struct {
    const char *why;
    struct line line;
    const char *command;
    enum option_id option;
    uint32_t number, last;
    int choice;
    const char *text;
} values[] = {
    {"a number", {{"calc", "--path-mtu", "1454"}}, "calc", OPTION_PATH_MTU, 1454, 1454, 0, "1454"},
    {"a number in one word", {{"calc", "--path-mtu=68"}}, "calc", OPTION_PATH_MTU, 68, 68, 0, "68"},
    {"the largest",
     {{"calc", "--path-mtu", "65535"}},
     "calc",
     OPTION_PATH_MTU,
     65535,
     65535,
     0,
     "65535"},
    {"leading zeros are decimal",
     {{"calc", "--path-mtu", "01454"}},
     "calc",
     OPTION_PATH_MTU,
     1454,
     1454,
     0,
     "01454"},
    {"before the command",
     {{"--path-mtu", "1454", "calc"}},
     "calc",
     OPTION_PATH_MTU,
     1454,
     1454,
     0,
     "1454"},
    {"a range of one number", {{"calc", "--inner", "7"}}, "calc", OPTION_INNER, 7, 7, 0, "7"},
    {"a range", {{"calc", "--inner", "7..9"}}, "calc", OPTION_INNER, 7, 9, 0, "7..9"},
    {"a choice", {{"calc", "--nat-t", "yes"}}, "calc", OPTION_NAT_T, 0, 0, 1, "yes"},
    {"a choice of numbers",
     {{"calc", "--l2tp-header", "12"}},
     "calc",
     OPTION_L2TP_HEADER,
     12,
     0,
     3,
     "12"},
    {"a text", {{"apply", "--interface", "Wi-Fi"}}, "apply", OPTION_INTERFACE, 0, 0, 0, "Wi-Fi"},
    {"a text with an equals sign",
     {{"apply", "--interface=a=b"}},
     "apply",
     OPTION_INTERFACE,
     0,
     0,
     0,
     "a=b"},
    {"a text that starts with one dash",
     {{"apply", "--interface", "-x"}},
     "apply",
     OPTION_INTERFACE,
     0,
     0,
     0,
     "-x"},
    {"a text that starts with two, in one word",
     {{"apply", "--interface=--x"}},
     "apply",
     OPTION_INTERFACE,
     0,
     0,
     0,
     "--x"},
    {"a text that looks like a slash form",
     {{"apply", "--interface", "/quiet"}},
     "apply",
     OPTION_INTERFACE,
     0,
     0,
     0,
     "/quiet"},
    {"zero seconds", {{"apply", "--wait", "0"}}, "apply", OPTION_WAIT, 0, 0, 0, "0"},
    {"a flag", {{"show", "--all"}}, "show", OPTION_ALL, 0, 0, 0, NULL},
    {"a flag without a command", {{"--all"}}, "show", OPTION_ALL, 0, 0, 0, NULL},
    {"the slash form of a flag", {{"undo", "/quiet"}}, "undo", OPTION_QUIET, 0, 0, 0, NULL},
    {"help by a slash", {{"calc", "/?"}}, "help", OPTION_HELP, 0, 0, 0, NULL},
};

static void test_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct arguments arguments;
        const struct argument *value;
        struct error err;

        print_message("%s\n", values[i].why);
        assert_int_equal(parse(&values[i].line, &arguments, &err), STATUS_OK);
        assert_string_equal(arguments.command->name, values[i].command);
        for (int option = 0; option < OPTION_COUNT; option++)
            assert_int_equal(arguments.values[option].given, option == (int)values[i].option);
        value = &arguments.values[values[i].option];
        assert_int_equal(value->number, values[i].number);
        assert_int_equal(value->last, values[i].last);
        assert_int_equal(value->choice, values[i].choice);
        if (values[i].text != NULL)
            assert_string_equal(value->text, values[i].text);
    }
}

static const struct {
    const char *why;
    struct line line;
    const char *command;
    const char *operand; /* NULL: none */
} operands[] = {
    {"no words at all", {{NULL}}, "show", NULL},
    {"an interface", {{"show", "Wi-Fi"}}, "show", "Wi-Fi"},
    {"an interface after two dashes", {{"show", "--", "--all"}}, "show", "--all"},
    {"an interface that is a command's name", {{"show", "calc"}}, "show", "calc"},
    {"two dashes as an interface", {{"show", "--", "--"}}, "show", "--"},
    {"a dash as an interface", {{"show", "-"}}, "show", "-"},
    {"a slash as an interface", {{"show", "/"}}, "show", "/"},
    {"an interface that looks like help", {{"show", "--", "/?"}}, "show", "/?"},
    {"a command's help", {{"calc", "--help"}}, "help", "calc"},
    {"help of help", {{"help", "--help"}}, "help", "help"},
};

static void test_operands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof operands / sizeof operands[0]; i++) {
        struct arguments arguments;
        struct error err;

        print_message("%s\n", operands[i].why);
        assert_int_equal(parse(&operands[i].line, &arguments, &err), STATUS_OK);
        assert_string_equal(arguments.command->name, operands[i].command);
        assert_int_equal(arguments.operand_count, operands[i].operand != NULL);
        if (operands[i].operand != NULL)
            assert_string_equal(arguments.operands[0], operands[i].operand);
    }
}

/* Every option of every command: taken where its table says so, refused elsewhere. */
static void test_every_option_of_every_command(void **state)
{
    const struct command *command;

    (void)state;
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        for (int id = 0; id < OPTION_COUNT; id++) {
            const struct option *option = option_by_id((enum option_id)id);
            struct line line = {{command->name, option->name}};
            bool taken = (option->commands & command->option_bit) != 0;
            struct arguments arguments;
            struct error err;

            if (option->type == OPTION_IS_CHOICE)
                line.argv[2] = option->choice_at(0);
            else if (option->type != OPTION_IS_FLAG)
                line.argv[2] = "1000";
            print_message("%s %s\n", command->name, option->name);
            assert_int_equal(parse(&line, &arguments, &err),
                             taken || id == OPTION_HELP ? STATUS_OK : STATUS_USAGE);
        }
    }
}

/* Every conflict of the tables, in both orders. */
static void test_every_conflict(void **state)
{
    const struct option_conflict *conflict;
    size_t count = 0;

    (void)state;
    for (size_t i = 0; (conflict = option_conflict_at(FOR_APPLY, i)) != NULL; i++) {
        const struct option *first = option_by_id(conflict->first);
        const struct option *second = option_by_id(conflict->second);
        unsigned both = first->commands & second->commands;

        assert_true(both != 0);
        assert_true(conflict->reason[0] != '\0');
        assert_ptr_not_equal(first, second);
        count++;
    }
    assert_true(count >= 7);
}

static void test_want_json(void **state)
{
    static const struct {
        const char *why;
        struct line line;
        bool wants;
    } rows[] = {
        {"without", {{"vpnmtu", "calc"}}, false},
        {"with", {{"vpnmtu", "calc", "--json"}}, true},
        {"before the command", {{"vpnmtu", "--json", "calc"}}, true},
        {"after what cannot be read", {{"vpnmtu", "--nope", "--json"}}, true},
        {"after two dashes", {{"vpnmtu", "calc", "--", "--json"}}, false},
        {"only the beginning", {{"vpnmtu", "calc", "--jso"}}, false},
        {"as the program's name", {{"--json"}}, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int argc = 0;

        print_message("%s\n", rows[i].why);
        while (rows[i].line.argv[argc] != NULL)
            argc++;
        assert_int_equal(arguments_want_json(argc, rows[i].line.argv), rows[i].wants);
    }
}

static void test_vpn_request(void **state)
{
    static const struct line line = {
        {"calc", "--vpn", "l2tp", "--line", "flets", "--ppp-header", "2", "--nat-t=no"}};
    const char *argv[WORDS_MAX + 1] = {"vpnmtu"};
    struct arguments arguments;
    struct vpn_request request;
    struct error err;

    (void)state;
    for (size_t i = 0; i < WORDS_MAX; i++)
        argv[i + 1] = line.argv[i];
    assert_int_equal(arguments_parse(WORDS_MAX + 1, argv, &arguments, &err), STATUS_OK);
    request = arguments_vpn(&arguments);
    assert_int_equal(request.type, VPN_L2TP);
    assert_int_equal(request.ppp_header, 2);
    assert_int_equal(request.nat_t, 0);
    assert_int_equal(request.l2tp_header, VPN_UNSET);
    assert_int_equal(request.outer, VPN_UNSET);
    assert_null(request.cipher);
    assert_int_equal(arguments_path_mtu(&arguments), 1454);
}

/* argv may be empty: a caller that does not even pass the program's name. */
static void test_no_argv(void **state)
{
    const char *const argv[] = {NULL};
    struct arguments arguments;
    struct error err;

    (void)state;
    assert_int_equal(arguments_parse(0, argv, &arguments, &err), STATUS_OK);
    assert_string_equal(arguments.command->name, "show");
    assert_false(arguments_want_json(0, argv));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_operands),
        cmocka_unit_test(test_every_option_of_every_command),
        cmocka_unit_test(test_every_conflict),
        cmocka_unit_test(test_want_json),
        cmocka_unit_test(test_vpn_request),
        cmocka_unit_test(test_no_argv),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
