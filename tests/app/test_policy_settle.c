/* SPDX-License-Identifier: MIT */
/* policy_settle, policy_decides: who wins over whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/policy_pc.h"

/* One question: how large? P prescribed, L preferred, C of the command line. */
static void who_wins_on_the_size(void **unused)
{
    enum {
        MTU = POLICY_VPN_MTU,
        PATH = POLICY_PATH_MTU,
        LINE = POLICY_LINE,
        NONE = -1
    };
    static const struct {
        int prescribed;
        int preferred;
        int given;
        bool describes;
        uint32_t mtu, path;
        bool by_policy;
        int overruled_by;
        const char *why;
    } rows[] = {
        {NONE, NONE, NONE, false, 0, 0, false, NONE, "nobody said anything"},
        {NONE, NONE, PATH, false, 0, 1002, false, NONE, "the command line alone"},
        {NONE, MTU, NONE, false, 1374, 0, true, NONE, "a preference alone"},
        {NONE, PATH, NONE, false, 0, 1444, true, NONE, "a preferred path"},
        {NONE, LINE, NONE, false, 0, 1454, true, NONE, "a preferred line: flets"},
        {NONE, MTU, NONE, true, 0, 0, false, NONE, "who describes the VPN wants it computed"},
        {NONE, PATH, NONE, true, 0, 1444, true, NONE, "and a path goes with that"},
        {NONE, MTU, PATH, false, 0, 1002, false, NONE, "--path-mtu over a preferred VPN MTU"},
        {NONE, PATH, MTU, false, 1001, 0, false, NONE, "--mtu over a preferred path"},
        {NONE, LINE, PATH, false, 0, 1002, false, NONE, "--path-mtu over a preferred line"},
        {MTU, NONE, NONE, false, 1374, 0, true, NONE, "a policy alone"},
        {MTU, NONE, MTU, false, 1374, 0, true, MTU, "a policy over its own option"},
        {MTU, NONE, PATH, false, 1374, 0, true, MTU, "a VPN MTU over --path-mtu"},
        {MTU, NONE, NONE, true, 1374, 0, true, NONE, "and over what describes the packets"},
        {MTU, PATH, NONE, false, 1374, 0, true, NONE, "and over a preferred path"},
        {PATH, NONE, MTU, false, 0, 1444, true, PATH, "a path over --mtu: it is computed"},
        {PATH, MTU, NONE, false, 0, 1444, true, NONE, "and over a preferred VPN MTU"},
        {PATH, MTU, PATH, true, 0, 1444, true, PATH, "and over all together"},
        {LINE, PATH, LINE, false, 0, 1454, true, LINE, "a line over --line"},
        {LINE, PATH, NONE, false, 0, 1454, true, NONE, "and over a preferred path"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct plan_request plan = plan_request_default();
        struct policy_ruling ruling = policy_ruling_none();
        struct policy_said said = {.describes = rows[i].describes};
        struct policy policy;
        const int by_scope[MACHINE_SCOPE_COUNT] = {rows[i].prescribed, rows[i].preferred};

        policy_pc_renew();
        for (int scope = 0; scope < MACHINE_SCOPE_COUNT; scope++) {
            if (by_scope[scope] == LINE)
                policy_pc_text((enum machine_scope)scope, POLICY_LINE, "flets");
            else if (by_scope[scope] != NONE)
                policy_pc_number((enum machine_scope)scope, (enum policy_id)by_scope[scope],
                                 by_scope[scope] == MTU ? 1374 : 1444);
        }
        if (rows[i].given != NONE)
            said.values[rows[i].given] = true;
        plan.mtu = rows[i].given == MTU ? 1001 : 0;
        plan.path_mtu = rows[i].given == PATH || rows[i].given == LINE ? 1002 : 0;
        policy = policy_pc_look();
        policy_settle(&policy, &said, &plan, &ruling);
        assert_int_equal(plan.mtu, rows[i].mtu);
        assert_int_equal(plan.path_mtu, rows[i].path);
        assert_int_equal(plan.by_policy, rows[i].by_policy);
        for (int id = 0; id < POLICY_COUNT; id++)
            assert_int_equal(ruling.by[id], id == rows[i].given ? rows[i].overruled_by : -1);
        assert_int_equal(ruling.describes_no_more, rows[i].prescribed == MTU && rows[i].describes);
        policy_free(&policy);
    }
}

static void who_wins_on_the_others(void **unused)
{
    static const struct {
        bool prescribed, preferred, given;
        bool decides;
        const char *why;
    } rows[] = {
        {false, false, false, false, "nobody"},
        {false, false, true, false, "the command line alone"},
        {false, true, false, true, "a preference alone"},
        {false, true, true, false, "the command line over a preference"},
        {true, false, false, true, "a policy alone"},
        {true, false, true, true, "a policy over the command line"},
        {true, true, true, true, "over both"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct plan_request plan = plan_request_default();
        struct policy_ruling ruling = policy_ruling_none();
        struct policy_said said = {.describes = false};
        struct policy policy;

        policy_pc_renew();
        if (rows[i].prescribed) {
            policy_pc_number(MACHINE_POLICY, POLICY_WAIT, 7);
            policy_pc_text(MACHINE_POLICY, POLICY_METHOD, "both");
            policy_pc_text(MACHINE_POLICY, POLICY_FAMILIES, "ipv6");
        }
        if (rows[i].preferred) {
            policy_pc_number(MACHINE_PREFERENCE, POLICY_WAIT, 9);
            policy_pc_text(MACHINE_PREFERENCE, POLICY_METHOD, "both");
            policy_pc_text(MACHINE_PREFERENCE, POLICY_FAMILIES, "ipv6");
        }
        said.values[POLICY_WAIT] = rows[i].given;
        said.values[POLICY_METHOD] = rows[i].given;
        said.values[POLICY_FAMILIES] = rows[i].given;
        policy = policy_pc_look();
        policy_settle(&policy, &said, &plan, &ruling);
        assert_int_equal(plan.method, rows[i].decides ? METHOD_BOTH : METHOD_INTERFACE);
        assert_int_equal(plan.families[FAMILY_IPV4], !rows[i].decides);
        assert_true(plan.families[FAMILY_IPV6]);
        assert_int_equal(plan.family_said, rows[i].decides);
        assert_int_equal(policy_decides(&policy, &said, POLICY_WAIT, &ruling), rows[i].decides);
        assert_int_equal(ruling.by[POLICY_WAIT],
                         rows[i].prescribed && rows[i].given ? POLICY_WAIT : -1);
        assert_int_equal(ruling.by[POLICY_METHOD],
                         rows[i].prescribed && rows[i].given ? POLICY_METHOD : -1);
        policy_free(&policy);
    }
}

static void connections_count_where_none_is_named(void **unused)
{
    static const char name[POLICY_PC_TEXTS_SIZE] = "Work";
    struct policy_said said = {.describes = false};
    struct policy_ruling ruling = policy_ruling_none();
    struct plan_request plan = plan_request_default();
    struct policy policy;

    (void)unused;
    policy_pc_list(MACHINE_POLICY, POLICY_CONNECTIONS, name, 1);
    policy = policy_pc_look();
    policy_settle(&policy, &said, &plan, &ruling);
    assert_int_equal(plan.connection_count, 1);
    assert_string_equal(plan.connections, "Work");
    plan = plan_request_default();
    plan.interface = "Home";
    policy_settle(&policy, &said, &plan, &ruling);
    assert_int_equal(plan.connection_count, 0);
    plan = plan_request_default();
    plan.connection = "Home";
    policy_settle(&policy, &said, &plan, &ruling);
    assert_int_equal(plan.connection_count, 0);
    policy_free(&policy);
}

static void switched_off(void **unused)
{
    static const struct {
        int prescribed, preferred; /* -1: not said */
        bool off;
    } rows[] = {{-1, -1, false}, {-1, 0, true}, {-1, 1, false}, {0, -1, true},
                {0, 1, true},    {1, 0, false}, {1, -1, false}, {2, 0, true}};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct policy policy;

        policy_pc_renew();
        if (rows[i].prescribed >= 0)
            policy_pc_number(MACHINE_POLICY, POLICY_ENABLED, (uint32_t)rows[i].prescribed);
        if (rows[i].preferred >= 0)
            policy_pc_number(MACHINE_PREFERENCE, POLICY_ENABLED, (uint32_t)rows[i].preferred);
        policy = policy_pc_look();
        assert_int_equal(policy_is_off(&policy), rows[i].off);
        policy_free(&policy);
    }
}

#define CASE(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, policy_pc_set_up, policy_pc_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(who_wins_on_the_size),
        CASE(who_wins_on_the_others),
        CASE(connections_count_where_none_is_named),
        CASE(switched_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
