/* SPDX-License-Identifier: MIT */
/* watch on a PC in memory: what comes at which time, and what it does then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/pc.h"
#include "app/watch.h"

/* What was reported. */
struct heard {
    uint32_t changes; /* reports with a change */
    uint32_t failures;
    enum status last;
};

static void hear(void *context, const struct watch_report *told)
{
    struct heard *heard = context;

    heard->changes += targets_count(told->targets, CHANGE_CHANGED) > 0;
    heard->failures += told->status != STATUS_OK;
    heard->last = told->status;
}

static void schedule_mtu(struct memory_machine *memory, uint64_t at_ms, uint32_t mtu)
{
    struct memory_event event = {.at_ms = at_ms,
                                 .kind = MEMORY_EVENT_MTU,
                                 .family = FAMILY_IPV4,
                                 .interface = pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, mtu, 0)};

    memory_machine_schedule(memory, &event);
}

static void schedule_state(struct memory_machine *memory, uint64_t at_ms, enum link_state state)
{
    struct memory_event event = {.at_ms = at_ms,
                                 .kind = MEMORY_EVENT_STATE,
                                 .interface =
                                     pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, 1400, 0)};

    event.interface.row.state = state;
    memory_machine_schedule(memory, &event);
}

static void schedule_news(struct memory_machine *memory, uint64_t at_ms, unsigned news)
{
    struct memory_event event = {.at_ms = at_ms, .kind = MEMORY_EVENT_NEWS, .news = news};

    memory_machine_schedule(memory, &event);
}

/* Down and up again, which gives the interface Windows' MTU. */
static void schedule_reconnect(struct memory_machine *memory, uint64_t at_ms)
{
    schedule_state(memory, at_ms, LINK_DISCONNECTED);
    schedule_mtu(memory, at_ms + 200, 1400);
    schedule_state(memory, at_ms + 200, LINK_CONNECTED);
}

/* Watches until everything that is scheduled has happened. */
static enum status watch(struct memory_machine *memory, struct heard *heard, struct error *err)
{
    struct machine machine = memory_machine_open(memory);
    struct paths paths = paths_make("off", 1000);
    struct watch_request request = {.plan = plan_request_default(),
                                    .report = hear,
                                    .context = heard,
                                    .quiet_ms = WATCH_QUIET_MS};

    *heard = (struct heard){.last = STATUS_OK};
    request.plan.vpn.type = VPN_IKEV2;
    request.plan.path_mtu = 1454;
    request.plan.paths = &paths;
    return watch_run(&machine, &request, err);
}

static struct memory_machine *pc(void)
{
    struct memory_machine *memory = memory_machine_new();

    pc_add(memory, pc_physical(PC_WIFI, "Wi-Fi", 1500, 1500));
    pc_add_route(memory, PC_WIFI, FAMILY_IPV4, 0);
    pc_add(memory, pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, 1400, 0));
    return memory;
}

/* How often the MTU was set. */
static uint32_t sets(struct memory_machine *memory)
{
    return memory_machine_calls(memory, MEMORY_SET_MTU);
}

static void stop_at(struct memory_machine *memory, uint64_t at_ms)
{
    schedule_news(memory, at_ms, MACHINE_EVENT_STOP);
}

static void at_once_and_then_its_own_news_does_nothing(void **state)
{
    struct memory_machine *memory = pc();
    struct heard heard;
    struct error err;

    (void)state;
    stop_at(memory, 60000);
    assert_int_equal(watch(memory, &heard, &err), STATUS_OK);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
    assert_int_equal(sets(memory), 1);
    assert_int_equal(heard.changes, 1);
    assert_int_equal(heard.failures, 0);
    memory_machine_free(memory);
}

static void each_reconnect_is_answered(void **state)
{
    static const struct {
        uint64_t every_ms;
        unsigned news; /* besides the interface's own */
    } rows[] = {
        {2000, 0}, /* in calm */
        {700,
         MACHINE_EVENT_RAS}}; /* RAS tells a VPN that comes back from somebody's resetting it */

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc();
        struct heard heard;
        struct error err;

        for (uint64_t k = 1; k <= 5; k++) {
            schedule_reconnect(memory, k * rows[i].every_ms);
            schedule_news(memory, k * rows[i].every_ms + 200, rows[i].news);
        }
        stop_at(memory, 5 * rows[i].every_ms + 250);
        assert_int_equal(watch(memory, &heard, &err), STATUS_OK);
        assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
        assert_int_equal(sets(memory), 6);
        assert_int_equal(heard.changes, 6);
        /* A VPN that is away is what it waits for. */
        assert_int_equal(heard.failures, 0);
        memory_machine_free(memory);
    }
}

/* In calm, news is acted upon within WATCH_GATHER_MS. */
static void calm_news_is_quick(void **state)
{
    struct memory_machine *memory = pc();
    struct heard heard;
    struct error err;

    (void)state;
    schedule_mtu(memory, 5000, 1300);
    stop_at(memory, 5000 + WATCH_GATHER_MS + 2);
    assert_int_equal(watch(memory, &heard, &err), STATUS_OK);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
    memory_machine_free(memory);
}

static void storms_cost_few_changes(void **state)
{
    static const struct {
        bool resets; /* each news comes with another MTU */
        unsigned even, odd;
        uint32_t changes; /* with the one at the start */
        const char *why;
    } rows[] = {
        {false, MACHINE_EVENT_INTERFACE, MACHINE_EVENT_ROUTE, 2, "only the first has a cause"},
        {true, 0, 0, 3, "the first is answered at once, the last when there is quiet"},
        {true, MACHINE_EVENT_RAS | MACHINE_EVENT_ROUTE, MACHINE_EVENT_RAS, 3,
         "20 reconnections a second are a storm too"},
    };

    (void)state;
    for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++) {
        struct memory_machine *memory = pc();
        struct heard heard;
        struct error err;

        schedule_reconnect(memory, 4800);
        for (uint64_t i = 0; i < 200; i++) {
            if (rows[row].resets)
                schedule_mtu(memory, 5000 + i * 50, 1398 + (uint32_t)(i % 3));
            schedule_news(memory, 5000 + i * 50, i % 2 == 0 ? rows[row].even : rows[row].odd);
        }
        stop_at(memory, 30000);
        assert_int_equal(watch(memory, &heard, &err), STATUS_OK);
        assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
        if (heard.changes != rows[row].changes)
            fail_msg("%s: %lu changes, not %lu", rows[row].why, (unsigned long)heard.changes,
                     (unsigned long)rows[row].changes);
        memory_machine_free(memory);
    }
}

/* Somebody sets the value back whenever there has been quiet: each answer waits longer. */
static void a_fight_is_not_taken_up(void **state)
{
    struct memory_machine *memory = pc();
    struct heard heard;
    struct error err;

    (void)state;
    for (uint64_t i = 0; i < 100; i++)
        schedule_mtu(memory, 5000 + i * 350, 1300 + (uint32_t)(i % 3));
    stop_at(memory, 60000);
    assert_int_equal(watch(memory, &heard, &err), STATUS_OK);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
    assert_in_range(sets(memory), 2, 20);
    memory_machine_free(memory);
}

static void a_failure_is_told_once(void **state)
{
    struct memory_machine *memory = pc();
    struct heard heard;
    struct error err;

    (void)state;
    pc_behave(memory, PC_VPN, FAMILY_IPV4, MEMORY_SET_REFUSE, 31);
    for (uint64_t i = 1; i <= 10; i++)
        schedule_news(memory, i * 2000, MACHINE_EVENT_INTERFACE);
    stop_at(memory, 30000);
    assert_int_equal(watch(memory, &heard, &err), STATUS_OK);
    assert_int_equal(heard.failures, 1);
    assert_int_equal(heard.last, STATUS_WINDOWS);
    assert_int_equal(heard.changes, 0);
    memory_machine_free(memory);
}

static void another_vpnmtu_is_waited_for(void **state)
{
    struct memory_machine *memory = pc();
    struct heard heard;
    struct error err;

    (void)state;
    memory_machine_hold_lock(memory, 25000);
    stop_at(memory, 60000);
    assert_int_equal(watch(memory, &heard, &err), STATUS_OK);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
    assert_int_equal(heard.changes, 1);
    memory_machine_free(memory);
}

/* A server that answers no ping: measuring takes seconds, and no reconnection may wait for it. */
static void a_silent_server_costs_no_time(void **state)
{
    static const char silent[] =
        "{\"interfaces\":[{\"index\":12,\"name\":\"Wi-Fi\",\"ifType\":71,\"hardware\":true,"
        "\"ipv4\":{\"mtu\":1454}},{\"index\":43,\"name\":\"VPN\",\"ifType\":23,"
        "\"ipv4\":{\"mtu\":1400}}],\"defaultRoutes\":[{\"family\":\"ipv4\",\"luid\":12}],"
        "\"connections\":[{\"name\":\"VPN\",\"device\":\"WAN Miniport (IKEv2)\","
        "\"server\":\"203.0.113.5\"}]}";
    char problem[256];
    struct memory_machine *memory = memory_machine_parse(silent, problem, sizeof problem);
    struct machine machine = memory_machine_open(memory);
    struct paths paths = paths_make("auto", 3000);
    struct heard heard = {.last = STATUS_OK};
    struct watch_request request = {.plan = plan_request_default(),
                                    .report = hear,
                                    .context = &heard,
                                    .quiet_ms = WATCH_QUIET_MS};
    struct error err;

    (void)state;
    request.plan.paths = &paths;
    for (uint64_t at_ms = 20000; at_ms <= 26300; at_ms += 700) {
        schedule_reconnect(memory, at_ms);
        schedule_news(memory, at_ms + 200, MACHINE_EVENT_RAS | MACHINE_EVENT_ROUTE);
    }
    stop_at(memory, 26500 + 50);
    assert_int_equal(watch_run(&machine, &request, &err), STATUS_OK);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1354);
    assert_int_equal(heard.changes, 11);
    memory_machine_free(memory);
}

/* The path is measured again shortly after a reconnection: but not while the storm still rages. */
static void a_measured_storm_costs_one_change(void **state)
{
    static const char measured[] =
        "{\"interfaces\":[{\"index\":12,\"name\":\"Wi-Fi\",\"ifType\":71,\"hardware\":true,"
        "\"ipv4\":{\"mtu\":1500}},{\"index\":43,\"name\":\"VPN\",\"ifType\":23,"
        "\"ipv4\":{\"mtu\":1400}}],\"defaultRoutes\":[{\"family\":\"ipv4\",\"luid\":12}],"
        "\"routes\":[{\"prefix\":\"203.0.113.5/32\",\"luid\":12,\"source\":\"192.0.2.7\"}],"
        "\"connections\":[{\"name\":\"VPN\",\"device\":\"WAN Miniport (IKEv2)\","
        "\"server\":\"203.0.113.5\"}],"
        "\"network\":[{\"address\":\"203.0.113.5\",\"pathMtu\":1454,\"rttUs\":5000}]}";
    char problem[256];
    struct memory_machine *memory = memory_machine_parse(measured, problem, sizeof problem);
    struct machine machine = memory_machine_open(memory);
    struct paths paths = paths_make("auto", 1000);
    struct heard heard = {.last = STATUS_OK};
    struct watch_request request = {.plan = plan_request_default(),
                                    .report = hear,
                                    .context = &heard,
                                    .quiet_ms = WATCH_QUIET_MS};
    struct error err;

    (void)state;
    request.plan.paths = &paths;
    for (uint64_t i = 0; i < 100; i++) {
        schedule_news(memory, 20000 + i * 100, MACHINE_EVENT_ROUTE);
        schedule_mtu(memory, 20000 + i * 100, 1300 + (uint32_t)(i % 3));
    }
    stop_at(memory, 45000);
    assert_int_equal(watch_run(&machine, &request, &err), STATUS_OK);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1374);
    /* Before the storm, at its first news, and when it is over. */
    assert_int_equal(heard.changes, 3);
    assert_int_equal(heard.failures, 0);
    memory_machine_free(memory);
}

/* Each is a system call, and stands between a reconnection and its MTU. */
static void one_vpn_asks_for_few_routes(void **state)
{
    static const char one[] =
        "{\"interfaces\":[{\"index\":12,\"name\":\"Wi-Fi\",\"ifType\":71,\"hardware\":true,"
        "\"ipv4\":{\"mtu\":1500}},{\"index\":43,\"name\":\"VPN\",\"ifType\":23,"
        "\"ipv4\":{\"mtu\":1374}}],"
        "\"routes\":[{\"prefix\":\"203.0.113.5/32\",\"luid\":12,\"source\":\"192.0.2.7\"}],"
        "\"connections\":[{\"name\":\"VPN\",\"device\":\"WAN Miniport (IKEv2)\","
        "\"server\":\"203.0.113.5\"}]}";
    char problem[256];
    struct memory_machine *memory = memory_machine_parse(one, problem, sizeof problem);
    struct heard heard;
    struct error err;

    (void)state;
    stop_at(memory, 1000);
    assert_int_equal(watch(memory, &heard, &err), STATUS_OK);
    assert_int_equal(sets(memory), 0);
    assert_in_range(memory_machine_calls(memory, MEMORY_FIND_ROUTE), 1, 2);
    memory_machine_free(memory);
}

/* What an administrator says, from which time on. */
struct orders {
    struct heard heard; /* the first: it is what hear() is given */
    struct memory_machine *memory;
    uint64_t off_ms, on_ms, path_ms;
    uint32_t asked;
};

static void obey(void *context, struct watch_request *request)
{
    struct orders *orders = context;
    struct machine machine = memory_machine_open(orders->memory);
    uint64_t now_ms = machine.ops->now_ms(machine.self);

    orders->asked++;
    request->off = now_ms >= orders->off_ms && now_ms < orders->on_ms;
    if (now_ms >= orders->path_ms)
        request->plan.path_mtu = 1400;
}

/* Policies come and go while it runs. */
static void orders_are_followed(void **state)
{
    static const struct {
        uint64_t off_ms, on_ms, path_ms, stop_ms;
        uint32_t mtu, changes;
        const char *why;
    } rows[] = {
        {0, 0, UINT64_MAX, 30000, 1374, 2, "none: set, reconnected, set"},
        {0, UINT64_MAX, UINT64_MAX, 30000, 1400, 0, "off from the start"},
        {10000, UINT64_MAX, UINT64_MAX, 30000, 1400, 1, "off when it reconnects"},
        {10000, 100000, UINT64_MAX, 30000 + WATCH_REFRESH_MS, 1374, 2,
         "on again: noticed in calm, after five minutes at most"},
        {0, 0, 100000, 30000 + WATCH_REFRESH_MS, 1326, 3, "another path"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc();
        struct machine machine = memory_machine_open(memory);
        struct paths paths = paths_make("off", 1000);
        struct orders orders = {.memory = memory,
                                .off_ms = rows[i].off_ms,
                                .on_ms = rows[i].on_ms,
                                .path_ms = rows[i].path_ms};
        struct watch_request request = {.plan = plan_request_default(),
                                        .report = hear,
                                        .context = &orders,
                                        .quiet_ms = WATCH_QUIET_MS,
                                        .refresh = obey};
        struct error err;

        request.plan.vpn.type = VPN_IKEV2;
        request.plan.path_mtu = 1454;
        request.plan.paths = &paths;
        schedule_reconnect(memory, 20000);
        stop_at(memory, rows[i].stop_ms);
        assert_int_equal(watch_run(&machine, &request, &err), STATUS_OK);
        if (pc_mtu(memory, PC_VPN, FAMILY_IPV4) != rows[i].mtu ||
            orders.heard.changes != rows[i].changes)
            fail_msg("%s: MTU %u, %u changes", rows[i].why,
                     (unsigned)pc_mtu(memory, PC_VPN, FAMILY_IPV4), (unsigned)orders.heard.changes);
        assert_true(orders.asked > 0);
        memory_machine_free(memory);
    }
}

static void no_news_is_an_error(void **state)
{
    struct memory_machine *memory = pc();
    struct heard heard;
    struct error err;

    (void)state;
    memory_machine_fail(memory, MEMORY_EVENTS_OPEN, 1, 1, STATUS_WINDOWS, 50);
    assert_int_equal(watch(memory, &heard, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, 50);
    assert_int_equal(sets(memory), 0);
    assert_int_equal(memory_machine_unused_faults(memory), 0);
    memory_machine_free(memory);
}

static void what_cannot_be_carried_out_ends_it(void **state)
{
    struct memory_machine *memory = pc();
    struct machine machine = memory_machine_open(memory);
    struct paths paths = paths_make("off", 1000);
    struct heard heard = {.last = STATUS_OK};
    struct watch_request request = {.plan = plan_request_default(),
                                    .report = hear,
                                    .context = &heard,
                                    .quiet_ms = WATCH_QUIET_MS};
    struct error err;

    (void)state;
    request.plan.vpn.type = VPN_IKEV2;
    request.plan.vpn.cipher = "rot13";
    request.plan.paths = &paths;
    assert_int_equal(watch_run(&machine, &request, &err), STATUS_USAGE);
    memory_machine_free(memory);
}

/* Another network, for a while, that leaves less than Windows takes: no reason to go. */
static void a_path_too_small_is_outlived(void **state)
{
    struct memory_machine *memory = pc();
    struct machine machine = memory_machine_open(memory);
    struct paths paths = paths_make("off", 1000);
    struct heard heard = {.last = STATUS_OK};
    struct watch_request request = {.plan = plan_request_default(),
                                    .report = hear,
                                    .context = &heard,
                                    .quiet_ms = WATCH_QUIET_MS};
    struct memory_event event = {.at_ms = 20000,
                                 .kind = MEMORY_EVENT_MTU,
                                 .family = FAMILY_IPV4,
                                 .interface = pc_physical(PC_WIFI, "Wi-Fi", 1454, 1454)};
    struct error err;

    (void)state;
    memory_machine_find(memory, PC_WIFI)->row.ip[FAMILY_IPV4].mtu = 400;
    memory_machine_schedule(memory, &event);
    schedule_news(memory, 20000, MACHINE_EVENT_INTERFACE);
    stop_at(memory, 60000);
    request.plan.vpn.type = VPN_IKEV2;
    request.plan.paths = &paths;
    assert_int_equal(watch_run(&machine, &request, &err), STATUS_OK);
    assert_int_equal(heard.failures, 1);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1354);
    memory_machine_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_once_and_then_its_own_news_does_nothing),
        cmocka_unit_test(each_reconnect_is_answered),
        cmocka_unit_test(calm_news_is_quick),
        cmocka_unit_test(storms_cost_few_changes),
        cmocka_unit_test(a_fight_is_not_taken_up),
        cmocka_unit_test(a_failure_is_told_once),
        cmocka_unit_test(another_vpnmtu_is_waited_for),
        cmocka_unit_test(a_silent_server_costs_no_time),
        cmocka_unit_test(a_measured_storm_costs_one_change),
        cmocka_unit_test(one_vpn_asks_for_few_routes),
        cmocka_unit_test(orders_are_followed),
        cmocka_unit_test(no_news_is_an_error),
        cmocka_unit_test(what_cannot_be_carried_out_ends_it),
        cmocka_unit_test(a_path_too_small_is_outlived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
