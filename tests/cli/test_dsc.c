/* SPDX-License-Identifier: MIT */
/* dsc: what may come on standard input, and that wrong instances touch nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "app/pc.h"
#include "cli/dsc.h"
#include "cli/streams.h"

#define TEXT(text) .bytes = (text), .len = sizeof(text) - 1

enum {
    LIMIT = 65536
};

/* What stdin can be for `dsc set`. */
static const struct {
    const char *why;
    struct typed typed;
    int exit_code;
    uint32_t mtu;      /* of the VPN afterwards */
    const char *error; /* part of stderr; NULL: nothing is on stderr */
} inputs[] = {
    {"an object", {TEXT("{\"vpnMtu\":1374}")}, 0, 1374, NULL},
    {"byte by byte", {TEXT("{\"vpnMtu\":1374}"), .piece = 1}, 0, 1374, NULL},
    {"white space around it", {TEXT(" \r\n\t{\"vpnMtu\":1374}\r\n")}, 0, 1374, NULL},
    {"with a byte order mark, as of PowerShell",
     {TEXT("\xEF\xBB\xBF{\"vpnMtu\":1374}")},
     0,
     1374,
     NULL},
    {"nothing", {.len = 0}, 2, 1400, "wants an instance"},
    {"white space only", {TEXT(" \r\n")}, 2, 1400, "wants an instance"},
    {"a byte order mark only", {TEXT("\xEF\xBB\xBF")}, 2, 1400, "wants an instance"},
    {"a person's keyboard is not read",
     {TEXT("{\"vpnMtu\":1374}"), .is_console = true},
     2,
     1400,
     "wants an instance"},
    {"reading fails", {TEXT("{\"vpnMtu\":1374}"), .broken = true}, 3, 1400, "cannot read"},
    {"objects without end", {TEXT("{}"), .endless = true}, 2, 1400, "more than 65536 bytes"},
    {"zeros without end", {TEXT("\0\0\0\0"), .endless = true}, 2, 1400, "more than 65536 bytes"},
    {"no UTF-8", {TEXT("{\"connection\":\"\xFF\"}")}, 2, 1400, "decode byte 0xff"},
    {"an overlong character", {TEXT("{\"connection\":\"\xC0\xAF\"}")}, 2, 1400, "decode byte 0xc0"},
    {"half a surrogate", {TEXT("{\"connection\":\"\\uD800\"}")}, 2, 1400, "not JSON"},
    {"UTF-16", {TEXT("\xFF\xFE{\0}\0")}, 2, 1400, "NUL"},
    {"a NUL within", {TEXT("{\"vpnMtu\":1374\0}")}, 2, 1400, "NUL"},
    {"a NUL after it", {TEXT("{\"vpnMtu\":1374}\0")}, 2, 1400, "NUL"},
    {"a NUL in a text", {TEXT("{\"connection\":\"\\u0000\"}")}, 2, 1400, "NUL"},
    {"two objects", {TEXT("{\"vpnMtu\":1374}\n{}")}, 2, 1400, "not JSON"},
    {"a comment", {TEXT("{\"vpnMtu\":1374/**/}")}, 2, 1400, "not JSON"},
    {"no object", {TEXT("[{\"vpnMtu\":1374}]")}, 2, 1400, "no JSON object"},
    {"a number alone", {TEXT("1374")}, 2, 1400, "not JSON"},
    {"YAML", {TEXT("vpnMtu: 1374\n")}, 2, 1400, "not JSON"},
    {"half of it", {TEXT("{\"vpnMtu\":137")}, 2, 1400, "not JSON"},
    {"a huge number", {TEXT("{\"vpnMtu\":1e999}")}, 2, 1400, "not JSON"},
    {"a long value is not repeated",
     {TEXT("{\"natT\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
           "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}")},
     2,
     1400,
     "not something longer"},
};

static void test_inputs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct typed typed = inputs[i].typed;
        struct capture out = {.len = 0};
        struct capture err = {.len = 0};
        json_t *line;

        print_message("%s\n", inputs[i].why);
        assert_int_equal(run_line_with("dsc set", &machine, &typed, &out, &err),
                         inputs[i].exit_code);
        assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), inputs[i].mtu);
        assert_int_equal(err.len == 0, inputs[i].error == NULL);
        assert_int_equal(out.len == 0, inputs[i].exit_code != 0);
        if (inputs[i].error != NULL) {
            assert_non_null(strstr(err.bytes, inputs[i].error));
            /* one line of JSON */
            assert_ptr_equal(strchr(err.bytes, '\n'), err.bytes + err.len - 1);
            line = json_loads(err.bytes, JSON_REJECT_DUPLICATES, NULL);
            assert_non_null(json_string_value(json_object_get(line, "error")));
            json_decref(line);
        }
        memory_machine_free(memory);
    }
}

/* What does not end is not waited for, and a person's keyboard is not touched. */
static void test_reading_stops(void **state)
{
    static const struct {
        const char *why;
        const char *line;
        struct typed typed;
        size_t reads;
    } rows[] = {
        {"just past the limit", "dsc get", {TEXT("x"), .endless = true, .piece = 1}, LIMIT + 1},
        {"a keyboard", "dsc get", {TEXT("{}"), .is_console = true}, 0},
        {"the argument has it", "dsc get --input {}", {TEXT("{}")}, 0},
        {"the schema wants none", "dsc schema", {TEXT("{}")}, 0},
        {"a wrong command line", "dsc got", {TEXT("{}")}, 0},
        {"other commands", "show", {TEXT("{}")}, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct typed typed = rows[i].typed;
        struct capture out = {.len = 0};
        struct capture err = {.len = 0};

        print_message("%s\n", rows[i].why);
        (void)run_line_with(rows[i].line, &machine, &typed, &out, &err);
        assert_int_equal(typed.reads, rows[i].reads);
        memory_machine_free(memory);
    }
}

/* Spaces that fill the limit to the byte: JSON of that size is read, one byte more is not. */
static void test_limit(void **state)
{
    char *bytes = malloc(LIMIT + 1);

    (void)state;
    assert_non_null(bytes);
    memset(bytes, ' ', LIMIT + 1);
    memcpy(bytes, "{}", 2);
    for (size_t more = 0; more < 2; more++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct typed typed = {.bytes = bytes, .len = LIMIT + more};
        struct capture out = {.len = 0};
        struct capture err = {.len = 0};

        assert_int_equal(run_line_with("dsc test", &machine, &typed, &out, &err),
                         more == 0 ? 0 : 2);
        memory_machine_free(memory);
    }
    free(bytes);
}

/* A nesting that would overrun a stack. */
static void test_depth(void **state)
{
    char *bytes = malloc(LIMIT);
    struct memory_machine *memory = pc_laptop(1);
    struct machine machine = memory_machine_open(memory);
    struct typed typed = {.bytes = bytes, .len = LIMIT};
    struct capture out = {.len = 0};
    struct capture err = {.len = 0};

    (void)state;
    assert_non_null(bytes);
    memset(bytes, '[', LIMIT);
    assert_int_equal(run_line_with("dsc test", &machine, &typed, &out, &err), 2);
    assert_non_null(strstr(err.bytes, "depth"));
    memory_machine_free(memory);
    free(bytes);
}

/* Each option is one property at most, so that none is overwritten in silence. */
static void test_properties(void **state)
{
    const struct dsc_property *property;
    size_t seen[OPTION_COUNT] = {0};

    (void)state;
    for (size_t i = 0; (property = dsc_property_at(i)) != NULL; i++) {
        assert_int_equal(property->read_only, property->type != NULL);
        assert_int_equal(property->read_only, property->option == OPTION_COUNT);
        assert_true(strlen(dsc_property_help(property)) > 0);
        if (!property->read_only) {
            assert_int_equal(seen[property->option]++, 0);
            assert_ptr_equal(dsc_property_of(property->option), property);
        }
    }
    /* What describes a VPN can be wanted of it; what is of calc and mss alone cannot. */
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option *option = option_by_id((enum option_id)i);

        if (option->group == GROUP_VPN)
            assert_int_equal(seen[i], (option->commands & FOR_APPLY) != 0 ? 1 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inputs),     cmocka_unit_test(test_reading_stops),
        cmocka_unit_test(test_limit),      cmocka_unit_test(test_depth),
        cmocka_unit_test(test_properties),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
