/* SPDX-License-Identifier: MIT */
/* Measuring a path on a PC in memory: resolving, the way outside the VPN, the answers, failures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/faulty_machine.h"
#include "app/pc.h"
#include "app/probe.h"
#include "support/memory_network.h"

static const struct address server = {FAMILY_IPV4, {203, 0, 113, 5}};
static const struct address server6 = {
    FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5}};

static const struct probe_request request = {
    .host = "vpn.example", .family = FAMILY_COUNT, .timeout_ms = PROBE_TIMEOUT_DEFAULT_MS};

/* A laptop with a VPN that takes all traffic, and a server on a path of 1454. */
static struct memory_machine *pc(void)
{
    struct memory_machine *memory = pc_laptop(1);
    const struct memory_host host = {"vpn.example", {server6, server}, 2};
    const struct memory_far far = {
        .address = server,
        .path_mtu = 1454,
        .rtt_us = 20000,
        .answers = true,
        .icmp = true,
        .names_mtu = true,
    };

    memory_machine_add_host(memory, &host);
    memory_machine_add_far(memory, &far);
    pc_add_route(memory, PC_VPN, FAMILY_IPV4, 1);
    memory_machine_find(memory, PC_VPN)->row.ip[FAMILY_IPV4].metric = 1;
    return memory;
}

struct told {
    uint32_t sent;
    uint32_t largest;
    bool started, finished;
};

static void tell(void *self, const struct probe_target *target, enum probe_event event,
                 uint32_t len)
{
    struct told *told = self;

    assert_true(address_equal(&target->address, &server));
    told->sent += event == PROBE_SENT;
    if (event == PROBE_ANSWERED) {
        assert_true(len > told->largest);
        told->largest = len;
    }
    told->started |= event == PROBE_STARTED;
    told->finished |= event == PROBE_FINISHED;
}

static void outside_the_vpn(void **state)
{
    struct memory_machine *memory = pc();
    struct machine machine = memory_machine_open(memory);
    struct told told = {.sent = 0};
    const struct probe_progress progress = {tell, &told};
    struct probe_result result;
    struct error err;

    (void)state;
    assert_int_equal(probe_run(&machine, &request, &progress, &result, &err), STATUS_OK);
    assert_int_equal(result.finding.result, PATH_EXACT);
    assert_int_equal(result.finding.path_mtu, 1454);
    assert_int_equal(result.target.luid, PC_WIFI);
    assert_int_equal(result.target.cap_mtu, 1500);
    assert_true(result.has_interface);
    assert_int_equal(result.interface_index, PC_WIFI);
    assert_true(result.elapsed_ms >= 20 && result.elapsed_ms <= 50);
    assert_int_equal(result.finding.probes_sent, memory_machine_calls(memory, MEMORY_ECHO_SEND));
    assert_int_equal(told.sent, result.finding.probes_sent);
    assert_int_equal(told.largest, 1454);
    assert_true(told.started && told.finished);
    assert_int_equal(memory_machine_open_echoes(memory), 0);
    memory_machine_free(memory);
}

static void ways_that_there_are_not(void **state)
{
    static const struct {
        const char *host, *interface;
        enum family family;
        enum status status;
        const char *message;
    } rows[] = {
        {"nowhere.example", NULL, FAMILY_COUNT, STATUS_NO_HOST,
         "cannot resolve \"nowhere.example\": No such host is known. (11001)"},
        {"203.0.113.5", NULL, FAMILY_IPV6, STATUS_NO_HOST,
         "cannot resolve \"203.0.113.5\" to an IPv6 address: No such host is known. (11001)"},
        {"vpn.example", NULL, FAMILY_IPV6, STATUS_NO_ROUTE, NULL},
        {"vpn.example", "Ethernet 7", FAMILY_COUNT, STATUS_NO_INTERFACE,
         "there is no interface \"Ethernet 7\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc();
        struct machine machine = memory_machine_open(memory);
        struct probe_request wanted = request;
        struct probe_result result;
        struct error err;

        wanted.host = rows[i].host;
        wanted.interface = rows[i].interface;
        wanted.family = rows[i].family;
        assert_int_equal(probe_run(&machine, &wanted, NULL, &result, &err), rows[i].status);
        if (rows[i].message != NULL)
            assert_string_equal(err.message, rows[i].message);
        assert_int_equal(memory_machine_calls(memory, MEMORY_ECHO_SEND), 0);
        memory_machine_free(memory);
    }
}

static void only_through_the_vpn(void **state)
{
    struct memory_machine *memory = pc();
    struct machine machine = memory_machine_open(memory);
    struct probe_result result;
    struct error err;

    (void)state;
    memory_machine_find(memory, PC_WIFI)->row.state = LINK_DISCONNECTED;
    assert_int_equal(probe_run(&machine, &request, NULL, &result, &err), STATUS_NO_ROUTE);
    memory_machine_find(memory, PC_WIFI)->row.state = LINK_CONNECTED;
    memory_machine_free(memory);
    memory = pc();
    machine = memory_machine_open(memory);
    {
        struct probe_request by_vpn = request;

        by_vpn.interface = "VPN";
        assert_int_equal(probe_run(&machine, &by_vpn, NULL, &result, &err), STATUS_OK);
    }
    assert_int_equal(result.target.luid, PC_VPN);
    assert_int_equal(result.target.cap_mtu, 1400);
    assert_int_equal(result.finding.path_mtu, 1400);
    memory_machine_free(memory);
}

/*
 * Every call fails in turn: it is told, nothing stays open, nothing goes on for ever. Only what
 * finds the way round the VPN has a second way, which then leads to the same result.
 */
static void every_call_fails_in_turn(void **state)
{
    uint32_t nth = 0;
    uint32_t overcome = 0;
    bool reached = true;

    (void)state;
    while (reached) {
        struct memory_machine *memory = pc();
        struct faulty faulty = {.machine = memory_machine_open(memory),
                                .nth = ++nth,
                                .mode = FAULTY_ONCE,
                                .status = STATUS_WINDOWS,
                                .windows_code = 1450};
        struct machine machine = faulty_open(&faulty);
        struct probe_result result;
        struct error err;
        enum status status = probe_run(&machine, &request, NULL, &result, &err);

        reached = faulty.failed > 0;
        if (status == STATUS_OK)
            assert_int_equal(result.finding.path_mtu, 1454);
        else
            assert_int_equal(status, STATUS_WINDOWS);
        overcome += reached && status == STATUS_OK;
        if (status != STATUS_OK)
            assert_string_equal(err.message, "injected (1450)");
        assert_int_equal(memory_machine_open_echoes(memory), 0);
        memory_machine_free(memory);
    }
    assert_true(nth > 20);
    assert_in_range(overcome, 1, 4);
}

static void what_is_found_is_told(void **state)
{
    static const struct {
        struct memory_far far;
        uint32_t timeout_ms;
        enum path_result result;
        uint32_t path_mtu, ms_max;
        const char *why;
    } rows[] = {
        {{.path_mtu = 1500, .answers = true}, 3000, PATH_EXACT, 1500, 25, "nothing in the way"},
        {{.path_mtu = 1433, .answers = true}, 3000, PATH_BLACK_HOLE, 1433, 500, "a black hole"},
        {{.path_mtu = 1454, .answers = false, .icmp = true, .names_mtu = true},
         3000,
         PATH_NO_ANSWER,
         0,
         3000,
         "a server that does not answer ping"},
        {{.path_mtu = 1454, .answers = true, .remembered = 1400},
         3000,
         PATH_LOWER_BOUND,
         1400,
         500,
         "a path MTU from yesterday"},
        {{.path_mtu = 1500, .answers = true, .cut_above = 600},
         3000,
         PATH_LOWER_BOUND,
         600,
         1000,
         "a host that cuts replies"},
        {{.path_mtu = 1433, .answers = true, .lose_every = 11},
         3000,
         PATH_BLACK_HOLE,
         1433,
         700,
         "every 11th packet is lost"},
        {{.path_mtu = 1433, .answers = true}, 100, PATH_LOWER_BOUND, 1430, 100, "too little time"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc_laptop(0);
        struct machine machine = memory_machine_open(memory);
        struct memory_far far = rows[i].far;
        struct probe_request wanted = request;
        struct probe_result result;
        struct error err;

        far.address = server;
        far.rtt_us = 20000;
        memory_machine_add_far(memory, &far);
        wanted.host = "203.0.113.5";
        wanted.timeout_ms = rows[i].timeout_ms;
        assert_int_equal(probe_run(&machine, &wanted, NULL, &result, &err), STATUS_OK);
        if (result.finding.result != rows[i].result ||
            result.finding.path_mtu != rows[i].path_mtu || result.elapsed_ms > rows[i].ms_max)
            fail_msg("%s: %s %lu in %lu ms", rows[i].why, path_result_name(result.finding.result),
                     (unsigned long)result.finding.path_mtu, (unsigned long)result.elapsed_ms);
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outside_the_vpn),       cmocka_unit_test(ways_that_there_are_not),
        cmocka_unit_test(only_through_the_vpn),  cmocka_unit_test(every_call_fails_in_turn),
        cmocka_unit_test(what_is_found_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
