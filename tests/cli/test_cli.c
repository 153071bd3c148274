/* SPDX-License-Identifier: MIT */
/* What the program as a whole promises: exit codes where output is lost, silence, JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "app/pc.h"
#include "cli/streams.h"
#include "support/memory_network.h"

/* Commands whose stdout or stderr is a closed pipe. */
static const struct {
    const char *why;
    const char *line;
    bool out_broken, err_broken;
    int exit_code;
    uint32_t mtu; /* of the VPN afterwards */
} lost[] = {
    {"nothing was changed", "show", true, false, 3, 1400},
    {"nothing was changed, JSON", "show --json", true, false, 3, 1400},
    {"help is output too", "help", true, false, 3, 1400},
    {"the version is output too", "version", true, false, 3, 1400},
    {"nothing was to be changed", "apply --mtu 1400", true, false, 3, 1400},
    {"only shown", "apply --mtu 1374 --dry-run", true, false, 3, 1400},
    {"applied", "apply --mtu 1374", true, false, 11, 1374},
    {"applied, JSON", "apply --mtu 1374 --json", true, false, 11, 1374},
    {"applied, both closed", "apply --mtu 1374", true, true, 11, 1374},
    {"silent: nothing to lose", "apply --mtu 1374 --quiet", true, true, 0, 1374},
    {"silent, but failed: nothing on stdout to lose", "apply --mtu 1401 --quiet", true, true, 6,
     1400},
    {"an error that nobody reads", "apply --mtu 1401", false, true, 6, 1400},
    {"an error has no stdout to lose", "frobnicate", true, true, 2, 1400},
    {"an error as JSON has", "frobnicate --json", true, false, 3, 1400},
    {"set by DSC", "dsc set --input {\"vpnMtu\":1374}", true, false, 11, 1374},
    {"looked at by DSC", "dsc test --input {\"vpnMtu\":1374}", true, false, 3, 1400},
};

static void test_lost_output(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lost / sizeof lost[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct capture out = {.broken = lost[i].out_broken};
        struct capture err = {.broken = lost[i].err_broken};

        print_message("%s\n", lost[i].why);
        assert_int_equal(run_line(lost[i].line, &machine, &out, &err), lost[i].exit_code);
        assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), lost[i].mtu);
        if (lost[i].exit_code == 11 && !lost[i].err_broken)
            assert_non_null(strstr(err.bytes, "the change is made"));
        if (lost[i].exit_code == 3)
            assert_non_null(strstr(err.bytes, "to standard output"));
        memory_machine_free(memory);
    }
}

/* undo, too, has changed something. */
static void test_lost_output_of_undo(void **state)
{
    struct memory_machine *memory = pc_laptop(1);
    struct machine machine = memory_machine_open(memory);
    struct capture out = {.len = 0};
    struct capture err = {.len = 0};

    (void)state;
    assert_int_equal(run_line("apply --mtu 1374", &machine, &out, &err), 0);
    out.broken = true;
    assert_int_equal(run_line("undo", &machine, &out, &err), 11);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1400);
    assert_int_equal(run_line("undo", &machine, &out, &err), 3);
    memory_machine_free(memory);
}

static void test_quiet(void **state)
{
    static const struct {
        const char *why;
        const char *line;
        int exit_code;
        bool out_is_empty, err_is_empty;
    } rows[] = {
        {"success is silent", "apply --mtu 1374 --quiet", 0, true, true},
        {"so is having nothing to do", "undo /quiet", 0, true, true},
        {"a refusal is not", "apply --mtu 1401 --quiet", 6, true, false},
        {"without it success is told", "apply --mtu 1374", 0, false, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct capture out = {.len = 0};
        struct capture err = {.len = 0};

        print_message("%s\n", rows[i].why);
        assert_int_equal(run_line(rows[i].line, &machine, &out, &err), rows[i].exit_code);
        assert_int_equal(out.len == 0, rows[i].out_is_empty);
        assert_int_equal(err.len == 0, rows[i].err_is_empty);
        memory_machine_free(memory);
    }
}

/* With --json stdout is one document in one write, whatever goes wrong. */
static void test_json(void **state)
{
    static const struct {
        const char *line;
        int exit_code;
        const char *command; /* NULL: null */
        const char *code;    /* of the first error, NULL: none */
    } rows[] = {
        {"version --json", 0, "version", NULL},
        {"--json", 0, "show", NULL},
        {"calc --json", 0, "calc", NULL},
        {"calc --json --path-mtu 0", 2, "calc", "usage"},
        {"calc --json --json", 2, "calc", "usage"},
        {"calc 1 --json", 2, "calc", "usage"},
        {"help --json", 2, "help", "usage"},
        {"calk --json", 2, NULL, "usage"},
        {"--jsom --json", 2, NULL, "usage"},
        {"apply --json --mtu 1401", 6, "apply", "headroom"},
        {"apply --json --interface nope", 5, "apply", "no-interface"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct capture out = {.len = 0};
        struct capture err = {.len = 0};
        const char *command;
        const char *code;
        int exit_code;
        json_t *root;

        print_message("%s\n", rows[i].line);
        assert_int_equal(run_line(rows[i].line, &machine, &out, &err), rows[i].exit_code);
        assert_int_equal(out.writes, 1);
        assert_ptr_equal(strchr(out.bytes, '\n'), out.bytes + out.len - 1);
        root = json_loads(out.bytes, JSON_REJECT_DUPLICATES, NULL);
        assert_non_null(root);
        command = json_string_value(json_object_get(root, "command"));
        exit_code = (int)json_integer_value(json_object_get(root, "exitCode"));
        assert_int_equal(exit_code, rows[i].exit_code);
        assert_int_equal(command == NULL, rows[i].command == NULL);
        if (command != NULL)
            assert_string_equal(command, rows[i].command);
        code = json_string_value(
            json_object_get(json_array_get(json_object_get(root, "errors"), 0), "code"));
        assert_int_equal(code == NULL, rows[i].code == NULL);
        assert_int_equal(err.len == 0, rows[i].code == NULL);
        if (code != NULL)
            assert_string_equal(code, rows[i].code);
        json_decref(root);
        memory_machine_free(memory);
    }
}

/* Who waits at a console is told on the way; a log, a pipe and a script are not. */
static void test_progress(void **state)
{
    static const struct {
        const char *line;
        bool is_console;
        const char *told;
    } rows[] = {
        {"probe 203.0.113.5", true,
         "measuring the path to 203.0.113.5, up to 1500 bytes ...\n  68 answered\n"
         "  1500 answered\n"},
        {"probe 203.0.113.5", false, ""},
        {"probe 203.0.113.5 --quiet", true, ""},
        {"probe 203.0.113.5 --json", true, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc_laptop(0);
        struct machine machine = memory_machine_open(memory);
        const struct memory_far far = {
            .address = {FAMILY_IPV4, {203, 0, 113, 5}},
            .path_mtu = 1500,
            .rtt_us = 4000,
            .answers = true,
        };
        struct capture out = {.len = 0};
        struct capture err = {.is_console = rows[i].is_console};

        memory_machine_add_far(memory, &far);
        assert_int_equal(run_line(rows[i].line, &machine, &out, &err), 0);
        assert_string_equal(err.bytes, rows[i].told);
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lost_output), cmocka_unit_test(test_lost_output_of_undo),
        cmocka_unit_test(test_quiet),       cmocka_unit_test(test_json),
        cmocka_unit_test(test_progress),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
