/* SPDX-License-Identifier: MIT */
/* policy_read: every wrong type and size of every value, ranges, words and names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/policy_pc.h"
#include "core/mtu.h"

enum {
    SZ = 1,
    EXPAND_SZ = 2,
    BINARY = 3,
    DWORD = 4,
    BIG_ENDIAN_DWORD = 5,
    LINK = 6,
    MULTI_SZ = 7,
    QWORD = 11
};

/* The value counts as not there, and the one problem names it. */
static void check_refused(enum machine_scope scope, enum policy_id id, const char *reason)
{
    struct policy policy = policy_pc_look();
    const struct policy_value *value = &policy.values[id];
    char begin[80];

    assert_int_equal(value->source, POLICY_DEFAULT);
    assert_int_equal(value->said, policy_row(id)->fallback != NULL);
    assert_int_equal(policy.problem_count, 1);
    assert_int_equal(policy.problems[0].kind, POLICY_BAD_VALUE);
    assert_int_equal(policy.problems[0].scope, scope);
    assert_int_equal(policy.problems[0].id, id);
    assert_int_equal(policy.problems[0].error.status, STATUS_USAGE);
    snprintf(begin, sizeof begin, "%s\\%s: ", machine_scope_key(scope), policy_row(id)->name);
    assert_memory_equal(policy.problems[0].error.message, begin, strlen(begin));
    if (reason != NULL)
        assert_non_null(strstr(policy.problems[0].error.message, reason));
    assert_non_null(strstr(policy.problems[0].error.message, "it is not used"));
    policy_free(&policy);
}

static void nothing_said_is_the_default(void **unused)
{
    struct policy policy = policy_pc_look();

    (void)unused;
    assert_int_equal(policy.problem_count, 0);
    for (int i = 0; i < POLICY_COUNT; i++) {
        assert_int_equal(policy.values[i].source, POLICY_DEFAULT);
        assert_int_equal(policy.values[i].said, policy_row((enum policy_id)i)->fallback != NULL);
    }
    assert_false(policy_is_off(&policy));
    assert_null(policy_obstacle(&policy));
    assert_int_equal(policy.values[POLICY_WATCH_DEBOUNCE].number, 300);
    assert_int_equal(policy.values[POLICY_METHOD].number, METHOD_INTERFACE);
    assert_int_equal(policy.values[POLICY_FAMILIES].number, FAMILY_COUNT);
    assert_string_equal(policy.values[POLICY_PROBE].text, "auto");
    assert_string_equal(policy.values[POLICY_EVENTS].text, "changes");
    policy_free(&policy);
}

/* Every value in both keys, of every type but its own, and of its own type with broken data. */
static void every_wrong_type_and_size(void **unused)
{
    static const struct {
        uint32_t type;
        uint32_t size;
        const char *why;
    } rows[] = {
        {0, 4, "no type"},
        {SZ, 3, "half a unit"},
        {SZ, 10, "NULs within"},
        {SZ, 1048576, "1 MB"},
        {EXPAND_SZ, 12, "would be expanded by others"},
        {BINARY, 0, "empty"},
        {BINARY, 4, "RRF_RT_DWORD would take it for a number"},
        {BINARY, 1048576, "1 MB"},
        {DWORD, 0, "a number without bytes"},
        {DWORD, 1, "too short"},
        {DWORD, 3, "too short"},
        {DWORD, 5, "too long"},
        {DWORD, 8, "too long"},
        {BIG_ENDIAN_DWORD, 4, "the other order"},
        {LINK, 20, "a link's target"},
        {MULTI_SZ, 5, "half a unit"},
        {MULTI_SZ, 1048576, "1 MB"},
        {QWORD, 8, "64 bits"},
        {0xDEADBEEF, 4, "a type of somebody's own"},
    };

    (void)unused;
    for (int id = 0; id < POLICY_COUNT; id++)
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
            for (int scope = 0; scope < MACHINE_SCOPE_COUNT; scope++) {
                struct machine_setting row =
                    policy_pc_setting((enum policy_id)id, rows[i].type, rows[i].size);

                policy_pc_renew();
                memory_machine_put_setting(policy_pc(), (enum machine_scope)scope, &row);
                check_refused((enum machine_scope)scope, (enum policy_id)id, NULL);
            }
}

/* A text where a number belongs, and the other way round: well-formed, and still wrong. */
static void every_other_form(void **unused)
{
    (void)unused;
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy_id id = (enum policy_id)i;
        const char *type = policy_type_name(policy_row(id)->kind);

        policy_pc_renew();
        if (strcmp(type, "REG_DWORD") != 0) {
            policy_pc_number(MACHINE_POLICY, id, 1);
            check_refused(MACHINE_POLICY, id, "it is REG_DWORD of 4 bytes, not REG_");
        }
        if (strcmp(type, "REG_SZ") != 0) {
            policy_pc_text(MACHINE_POLICY, id, "1400");
            check_refused(MACHINE_POLICY, id, "it is REG_SZ of 2 bytes, not REG_");
        }
        if (strcmp(type, "REG_MULTI_SZ") != 0) {
            static const char list[POLICY_PC_TEXTS_SIZE] = "1400\0x";

            policy_pc_list(MACHINE_POLICY, id, list, 2);
            check_refused(MACHINE_POLICY, id, "it is REG_MULTI_SZ of 2 bytes, not REG_");
        }
    }
}

static void numbers_have_ranges(void **unused)
{
    static const uint32_t numbers[] = {0,    1,    67,    68,         351,        352,
                                       575,  576,  1279,  1280,       1500,       3600,
                                       3601, 9000, 65535, 0x00010000, 0x7FFFFFFF, 0xFFFFFFFF};

    (void)unused;
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy_id id = (enum policy_id)i;
        const struct policy_row *row = policy_row(id);

        if (row->kind != POLICY_IS_NUMBER && row->kind != POLICY_IS_SWITCH)
            continue;
        policy_pc_renew();
        for (size_t j = 0; j < sizeof numbers / sizeof numbers[0]; j++) {
            struct policy policy;

            policy_pc_number(MACHINE_POLICY, id, numbers[j]);
            if (numbers[j] < row->min || numbers[j] > row->max) {
                char number[24];

                snprintf(number, sizeof number, ": %lu is ", (unsigned long)numbers[j]);
                check_refused(MACHINE_POLICY, id, number);
                continue;
            }
            policy = policy_pc_look();
            assert_int_equal(policy.problem_count, 0);
            assert_int_equal(policy.values[id].source, POLICY_PRESCRIBED);
            assert_true(policy.values[id].said);
            assert_int_equal(policy.values[id].number, numbers[j]);
            policy_free(&policy);
        }
    }
}

static void a_refused_number_is_worded(void **unused)
{
    struct policy policy;

    (void)unused;
    policy_pc_number(MACHINE_POLICY, POLICY_VPN_MTU, 67);
    policy = policy_pc_look();
    assert_string_equal(
        policy.problems[0].error.message,
        "HKLM\\SOFTWARE\\Policies\\vpnmtu\\VpnMtu: 67 is below 352; it is not used");
    policy_free(&policy);
}

static void choices_are_those_of_the_options(void **unused)
{
    (void)unused;
    for (int i = 0; i <= METHOD_BOTH; i++)
        assert_string_equal(policy_choice_at(POLICY_METHOD, (size_t)i),
                            method_name((enum method)i));
    assert_null(policy_choice_at(POLICY_METHOD, METHOD_BOTH + 1));
    for (int i = 0; i < FAMILY_COUNT; i++)
        assert_string_equal(policy_choice_at(POLICY_FAMILIES, (size_t)i),
                            family_name((enum family)i));
    assert_string_equal(policy_choice_at(POLICY_FAMILIES, FAMILY_COUNT), "both");
    for (size_t i = 0; mtu_line_at(i) != NULL; i++)
        assert_string_equal(policy_choice_at(POLICY_LINE, i), mtu_line_at(i)->name);
    for (int i = 0; i < POLICY_COUNT; i++)
        assert_int_equal(policy_choice_at((enum policy_id)i, 0) != NULL,
                         policy_row((enum policy_id)i)->kind == POLICY_IS_CHOICE);
}

static void every_choice_is_taken(void **unused)
{
    const char *choice;

    (void)unused;
    for (int i = 0; i < POLICY_COUNT; i++)
        for (size_t j = 0; (choice = policy_choice_at((enum policy_id)i, j)) != NULL; j++) {
            struct policy policy;

            policy_pc_text(MACHINE_PREFERENCE, (enum policy_id)i, choice);
            policy = policy_pc_look();
            assert_int_equal(policy.problem_count, 0);
            assert_int_equal(policy.values[i].source, POLICY_PREFERRED);
            assert_int_equal(policy.values[i].number, j);
            assert_string_equal(policy.values[i].text, choice);
            policy_free(&policy);
        }
    policy_pc_text(MACHINE_PREFERENCE, POLICY_LINE, " flets");
    check_refused(MACHINE_PREFERENCE, POLICY_LINE, "\" flets\" is none of ethernet, ");
}

static void hosts(void **unused)
{
    static char long_host[300];
    static const struct {
        const char *text;
        bool good;
    } rows[] = {
        {"auto", true},       {"OFF", true},         {"vpn.example.net", true},
        {"192.0.2.1", true},  {"2001:db8::1", true}, {"fe80::1%12", true},
        {"", false},          {"a b", false},        {"-x", false},
        {"$(reboot)", false}, {"a\nb", false},       {"\xE4\xBC\x9A\xE7\xA4\xBE", false},
        {long_host, false},
    };

    (void)unused;
    memset(long_host, 'a', 254);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct policy policy;

        policy_pc_text(MACHINE_POLICY, POLICY_PROBE, rows[i].text);
        policy = policy_pc_look();
        assert_int_equal(policy.problem_count, rows[i].good ? 0 : 1);
        assert_string_equal(policy.values[POLICY_PROBE].text, rows[i].good ? rows[i].text : "auto");
        policy_free(&policy);
    }
}

static void connections(void **unused)
{
    static const char two[POLICY_PC_TEXTS_SIZE] = "Work\0\xE2\x80\xAEknaB\n";
    struct text text = {NULL, 0, 0, false};
    const char nothing[POLICY_PC_TEXTS_SIZE] = "";
    char name[POLICY_PC_TEXTS_SIZE] = "";
    struct policy policy;

    (void)unused;
    policy_pc_list(MACHINE_POLICY, POLICY_CONNECTIONS, two, 2);
    policy = policy_pc_look();
    assert_int_equal(policy.problem_count, 0);
    assert_int_equal(policy.values[POLICY_CONNECTIONS].text_count, 2);
    policy_value_text(&policy, POLICY_CONNECTIONS, &text);
    assert_string_equal(text.bytes, "\"Work\", \"\\u{202E}knaB\\u{0A}\"");
    text_free(&text);
    policy_free(&policy);

    policy_pc_list(MACHINE_POLICY, POLICY_CONNECTIONS, nothing, 0);
    check_refused(MACHINE_POLICY, POLICY_CONNECTIONS, "it names nothing");
    memset(name, 'x', 256);
    policy_pc_list(MACHINE_POLICY, POLICY_CONNECTIONS, name, 1);
    policy = policy_pc_look();
    assert_int_equal(policy.problem_count, 0);
    policy_free(&policy);
    name[256] = 'x';
    policy_pc_list(MACHINE_POLICY, POLICY_CONNECTIONS, name, 1);
    check_refused(MACHINE_POLICY, POLICY_CONNECTIONS, "more than 256 characters");
    for (size_t i = 0; i < 65; i++)
        memcpy(name + 2 * i, "c", 2);
    policy_pc_list(MACHINE_POLICY, POLICY_CONNECTIONS, name, 65);
    check_refused(MACHINE_POLICY, POLICY_CONNECTIONS, "65 names are more than 64");
}

static void bad_policy_leaves_the_preference(void **unused)
{
    struct policy policy;

    (void)unused;
    policy_pc_number(MACHINE_POLICY, POLICY_VPN_MTU, 67);
    policy_pc_number(MACHINE_PREFERENCE, POLICY_VPN_MTU, 1374);
    policy = policy_pc_look();
    assert_int_equal(policy.problem_count, 1);
    assert_int_equal(policy.values[POLICY_VPN_MTU].source, POLICY_PREFERRED);
    assert_int_equal(policy.values[POLICY_VPN_MTU].number, 1374);
    policy_free(&policy);
}

static void names_are_those_of_the_registry(void **unused)
{
    struct machine_setting row = policy_pc_setting(POLICY_VPN_MTU, DWORD, 4);
    struct policy policy;

    (void)unused;
    row.form = SETTING_NUMBER;
    row.number = 1374;
    snprintf(row.name, sizeof row.name, "vPNmTU");
    memory_machine_put_setting(policy_pc(), MACHINE_POLICY, &row);
    snprintf(row.name, sizeof row.name, "VpnMtu2");
    memory_machine_put_setting(policy_pc(), MACHINE_POLICY, &row);
    policy = policy_pc_look();
    assert_int_equal(policy.values[POLICY_VPN_MTU].number, 1374);
    assert_int_equal(policy.problem_count, 1);
    assert_int_equal(policy.problems[0].kind, POLICY_UNKNOWN_VALUE);
    assert_int_equal(policy.problems[0].id, -1);
    policy_free(&policy);
}

static void unreadable_keys(void **unused)
{
    static const struct {
        uint32_t nth; /* the policies are read first */
        bool obstacle;
    } rows[] = {{1, true}, {2, false}};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct policy policy;

        memory_machine_fail(policy_pc(), MEMORY_LIST_SETTINGS, rows[i].nth, 1, STATUS_ACCESS_DENIED,
                            5);
        policy = policy_pc_look();
        assert_int_equal(policy.problem_count, 1);
        assert_int_equal(policy.problems[0].kind, POLICY_UNREADABLE_KEY);
        assert_string_not_equal(policy.problems[0].error.advice, "");
        assert_int_equal(policy_obstacle(&policy) != NULL, rows[i].obstacle);
        policy_free(&policy);
    }
}

/* What tells watch that somebody has changed the rules. */
static void what_is_the_same(void **unused)
{
    static const char two[POLICY_PC_TEXTS_SIZE] = "VPN\0Office";
    static const char other[POLICY_PC_TEXTS_SIZE] = "VPN\0Home";
    static const struct {
        bool is_same;
        enum machine_scope scope;
        uint32_t mtu;
        const char *host, *list;
        size_t list_count;
        const char *why;
    } rows[] = {
        {true, MACHINE_POLICY, 1374, "vpn.example.com", two, 2, "what the others are held against"},
        {true, MACHINE_POLICY, 1374, "vpn.example.com", two, 2, "read once more"},
        {false, MACHINE_PREFERENCE, 1374, "vpn.example.com", two, 2, "it is no policy any more"},
        {false, MACHINE_POLICY, 1375, "vpn.example.com", two, 2, "another number"},
        {false, MACHINE_POLICY, 60, "vpn.example.com", two, 2, "a number that is not used"},
        {false, MACHINE_POLICY, 1374, "vpn2.example.com", two, 2, "another text"},
        {false, MACHINE_POLICY, 1374, "auto", two, 2, "none in the place of a text"},
        {false, MACHINE_POLICY, 1374, "vpn.example.com", other, 2, "the second of a list"},
        {false, MACHINE_POLICY, 1374, "vpn.example.com", two, 1, "a shorter list"},
    };
    struct policy first = {.problems = NULL};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct policy policy;

        policy_pc_renew();
        policy_pc_number(rows[i].scope, POLICY_VPN_MTU, rows[i].mtu);
        policy_pc_text(MACHINE_POLICY, POLICY_PROBE, rows[i].host);
        policy_pc_list(MACHINE_POLICY, POLICY_CONNECTIONS, rows[i].list, rows[i].list_count);
        policy = policy_pc_look();
        if (i > 0 && policy_same(&first, &policy) != rows[i].is_same)
            fail_msg("%s", rows[i].why);
        if (i == 0) {
            first = policy;
            continue;
        }
        policy_free(&policy);
    }
    policy_free(&first);
}

static void out_of_memory_is_a_failure(void **unused)
{
    const struct machine machine = memory_machine_open(policy_pc());
    struct policy policy = {.problem_count = 4711};
    struct error err = {0};

    (void)unused;
    policy_pc_number(MACHINE_POLICY, POLICY_VPN_MTU, 1374);
    memory_machine_fail(policy_pc(), MEMORY_LIST_SETTINGS, 2, 1, STATUS_INTERNAL, 0);
    assert_int_equal(policy_read(&machine, &policy, &err), STATUS_INTERNAL);
    assert_int_equal(err.status, STATUS_INTERNAL);
    assert_int_equal(policy.problem_count, 4711);
}

#define CASE(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, policy_pc_set_up, policy_pc_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(nothing_said_is_the_default),
        CASE(every_wrong_type_and_size),
        CASE(every_other_form),
        CASE(numbers_have_ranges),
        CASE(a_refused_number_is_worded),
        CASE(choices_are_those_of_the_options),
        CASE(every_choice_is_taken),
        CASE(hosts),
        CASE(connections),
        CASE(bad_policy_leaves_the_preference),
        CASE(names_are_those_of_the_registry),
        CASE(unreadable_keys),
        CASE(what_is_the_same),
        CASE(out_of_memory_is_a_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
