/* SPDX-License-Identifier: MIT */
/* Echo requests over the fake: every outcome, and what is refused. */
#include <string.h>

#include "echo_fixture.h"
#include "fake_live.h"

static void a_reply(void **unused)
{
    struct machine_echo echo;

    (void)unused;
    echo_open_host();
    for (uint32_t len = 28; len <= 1500; len += 64) {
        echo = echo_ask(len);
        assert_int_equal(echo.result, ECHO_REPLIED);
        assert_int_equal(echo.rtt_us, 20000);
        assert_true(echo.has_from);
        assert_true(address_equal(&echo.from, &echo_host4));
        assert_int_equal(echo.next_hop_mtu, 0);
    }
    echo_close_session();
    assert_true(fake_icmp_sent() > 20);
}

static void the_way_changes(struct fake_way *way, int which)
{
    switch (which) {
    case 0:
        way->cut = 1;
        break;
    case 1:
        way->damage = true;
        break;
    case 2:
        way->stray = true;
        break;
    case 3:
        way->path_mtu = 1200;
        break;
    case 4:
        way->path_mtu = 1200;
        way->known_path_mtu = 1200;
        break;
    case 5:
        way->path_mtu = 1200;
        way->known_path_mtu = 1500;
        break;
    case 6:
        way->local_mtu = 1200;
        break;
    case 7:
        way->local_mtu = 1200;
        way->local_replies = true;
        break;
    case 8:
        way->local_mtu = 1200;
        way->local_replies = true;
        memset(way->local, 0, sizeof way->local);
        break;
    case 9:
        way->path_mtu = 1200;
        way->black_hole = true;
        break;
    case 10:
        way->status = IP_TTL_EXPIRED_TRANSIT;
        break;
    case 11:
        way->send_code = ERROR_NETWORK_UNREACHABLE;
        break;
    case 12:
        way->send_code = IP_DEST_HOST_UNREACHABLE;
        break;
    case 13:
        way->send_code = IP_GENERAL_FAILURE;
        break;
    case 14:
        way->pending_is_result = true;
        break;
    default:
        way->rtt_ms = 1001;
        break;
    }
}

/* The outcomes of a request of 1300 bytes, IPv4. */
static void every_outcome(void **unused)
{
    static const struct {
        enum machine_echo_result result;
        uint32_t next_hop_mtu;
        bool has_from;
        const char *why;
    } rows[] = {
        {ECHO_DAMAGED, 0, true, "the last byte did not come back"},
        {ECHO_DAMAGED, 0, true, "a byte is another one"},
        {ECHO_DAMAGED, 0, true, "a pointer that leads out of the buffer is not followed"},
        {ECHO_TOO_BIG, 0, true, "a router says so, and Windows remembers no size"},
        {ECHO_TOO_BIG, 1200, true, "a router says so, and what it carries"},
        {ECHO_TOO_BIG, 0, true, "what Windows remembers would have carried it: not of this"},
        {ECHO_LOCAL, 0, false, "the call fails with 11009"},
        {ECHO_LOCAL, 0, true, "a reply with 11009 from the PC itself"},
        {ECHO_LOCAL, 0, false, "a reply with 11009 from nobody"},
        {ECHO_SILENT, 0, false, "a router drops it without a word"},
        {ECHO_UNREACHABLE, 0, true, "another ICMP error"},
        {ECHO_UNREACHABLE, 0, false, "no route (1231)"},
        {ECHO_UNREACHABLE, 0, false, "no route (11003)"},
        {ECHO_UNREACHABLE, 0, false, "no network (11050)"},
        {ECHO_REPLIED, 0, true, "ERROR_IO_PENDING as the result, as the page says first"},
        {ECHO_SILENT, 0, false, "an answer that comes too late"},
    };
    SOCKADDR_INET own = {.Ipv4 = {.sin_family = AF_INET}};
    static const uint8_t own_bytes[] = {192, 0, 2, 7};

    (void)unused;
    memcpy(&own.Ipv4.sin_addr, own_bytes, sizeof own_bytes);
    for (int with_source = 0; with_source < 2; with_source++)
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            struct machine_echo_target target = {.destination = echo_host4, .luid = ECHO_VPN};
            struct machine_echo echo;

            echo_set_up(NULL);
            /* Either way of knowing one's own address. */
            target.has_source = with_source != 0;
            target.source = (struct address){FAMILY_IPV4, {192, 0, 2, 7}};
            if (!target.has_source)
                fake_net_add_address(ECHO_VPN, &own);
            echo_open_to(&target);
            the_way_changes(fake_icmp_way(), (int)i);
            echo = echo_ask(1300);
            echo_close_session();
            if (echo.result != rows[i].result || echo.next_hop_mtu != rows[i].next_hop_mtu ||
                echo.has_from != rows[i].has_from)
                fail_msg("%s: result %d, MTU %lu, from %d", rows[i].why, (int)echo.result,
                         (unsigned long)echo.next_hop_mtu, echo.has_from);
            fake_api_check();
        }
}

static void source_is_bound(void **unused)
{
    struct machine_echo_target target = {
        .destination = echo_host4, .has_source = true, .source = {FAMILY_IPV4, {10, 1, 2, 3}}};

    (void)unused;
    echo_open_to(&target);
    assert_int_equal(echo_ask(100).result, ECHO_REPLIED);
    assert_int_equal(fake_icmp_source(0), 10);
    assert_int_equal(fake_icmp_source(3), 3);
    echo_close_session();
    target = (struct machine_echo_target){
        .destination = echo_host6, .has_source = true, .source = {FAMILY_IPV6, {0xfd, [15] = 9}}};
    echo_open_to(&target);
    assert_int_equal(echo_ask(1280).result, ECHO_REPLIED);
    assert_int_equal(fake_icmp_source(0), 0xfd);
    assert_int_equal(fake_icmp_source(15), 9);
    echo_close_session();
}

/* A packet that the sender would fragment is never sent. */
static void ipv6_is_not_fragmented_here(void **unused)
{
    static const struct {
        uint32_t packet_len;
        uint32_t known_path_mtu;
        enum machine_echo_result result;
        const char *why;
    } rows[] = {
        {1400, 0, ECHO_REPLIED, "fits the interface"},
        {1401, 0, ECHO_LOCAL, "larger than the interface's MTU"},
        {1300, 1300, ECHO_REPLIED, "fits what Windows remembers of the path"},
        {1301, 1300, ECHO_LOCAL, "larger than that"},
        {1301, 4, ECHO_REPLIED, "no IPv6 path has an MTU of 4"},
    };

    (void)unused;
    echo_open_to(&(struct machine_echo_target){.destination = echo_host6, .luid = ECHO_VPN});
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t sent = fake_icmp_sent();
        struct machine_echo echo;

        fake_icmp_way()->known_path_mtu = rows[i].known_path_mtu;
        echo = echo_ask(rows[i].packet_len);
        if (echo.result != rows[i].result ||
            fake_icmp_sent() - sent != (rows[i].result == ECHO_REPLIED))
            fail_msg("%s: %d", rows[i].why, (int)echo.result);
    }
    fake_icmp_way()->known_path_mtu = 0;
    fake_icmp_way()->path_mtu = 1280;
    assert_int_equal(echo_ask(1281).result, ECHO_TOO_BIG);
    fake_icmp_way()->cut = 1;
    assert_int_equal(echo_ask(1280).result, ECHO_DAMAGED);
    echo_close_session();
}

static void interface_that_went_away(void **unused)
{
    struct error err = {0};

    (void)unused;
    echo_open_to(&(struct machine_echo_target){.destination = echo_host6, .luid = ECHO_VPN});
    fake_ip_remove(ECHO_VPN);
    assert_int_equal(
        echo_machine.ops->echo_send(echo_machine.self, echo_session, 1, 1280, 100, &err),
        STATUS_NO_INTERFACE);
    echo_close_session();
}

static void refused_calls(void **unused)
{
    static const struct {
        DWORD code;
        const char *why;
    } rows[] = {
        {ERROR_INVALID_PARAMETER, "documented"},   {ERROR_NOT_ENOUGH_MEMORY, "documented"},
        {ERROR_NOT_SUPPORTED, "no IPv4 stack"},    {IP_BUF_TOO_SMALL, "documented"},
        {IP_NO_RESOURCES, "not about the packet"}, {ERROR_ACCESS_DENIED, "undocumented"},
    };

    (void)unused;
    echo_open_host();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_echo echo;
        struct error err = {0};

        fake_api_fail(WINDOWS_API_IcmpSendEcho2Ex, 1, 1, rows[i].code);
        if (echo_machine.ops->echo_send(echo_machine.self, echo_session, 1, 100, 100, &err) ==
            STATUS_OK)
            fail_msg("%s: %lu", rows[i].why, rows[i].code);
        assert_int_equal(err.windows_code, rows[i].code);
        assert_int_equal(strncmp(err.message, "cannot send an echo request", 27), 0);
        assert_false(echo_wait_for(0, &echo));
    }
    echo_close_session();
}

static void refused_to_open(void **unused)
{
    struct machine_echo_target target = {.destination = echo_host6};
    struct machine_echo_session *untouched = NULL;
    struct error err = {0};

    (void)unused;
    /* Wine's. */
    fake_api_fail(WINDOWS_API_Icmp6CreateFile, 1, 1, ERROR_CALL_NOT_IMPLEMENTED);
    assert_int_equal(echo_machine.ops->echo_open(echo_machine.self, &target, &untouched, &err),
                     STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_CALL_NOT_IMPLEMENTED);
    assert_null(untouched);
    target.has_source = true;
    target.source = echo_host4;
    assert_int_equal(echo_machine.ops->echo_open(echo_machine.self, &target, &untouched, &err),
                     STATUS_INTERNAL);
    assert_null(untouched);
}

static void sizes_that_no_request_has(void **unused)
{
    static const uint32_t sizes[] = {0, 27, 65536, UINT32_MAX};
    struct error err;

    (void)unused;
    echo_open_host();
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        assert_int_equal(
            echo_machine.ops->echo_send(echo_machine.self, echo_session, 1, sizes[i], 100, &err),
            STATUS_INTERNAL);
    fake_icmp_way()->local_mtu = 65535;
    fake_icmp_way()->path_mtu = 65535;
    assert_int_equal(echo_ask(65535).result, ECHO_REPLIED);
    echo_close_session();
    assert_int_equal(fake_icmp_sent(), 1);
}

/* Where Windows cannot tell the path's MTU, the answer is what it was without it. */
static void optional_functions(void **unused)
{
    static const enum windows_function functions[] = {WINDOWS_API_GetIpPathEntry,
                                                      WINDOWS_API_GetUnicastIpAddressTable};

    (void)unused;
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        for (int missing = 0; missing < 2; missing++) {
            struct machine_echo echo;

            echo_set_up(NULL);
            if (missing)
                assert_true(fake_api_forget(functions[i]));
            else
                fake_api_fail(functions[i], 1, FAKE_FOR_EVER, ERROR_NOT_SUPPORTED);
            echo_open_host();
            fake_icmp_way()->path_mtu = 1200;
            fake_icmp_way()->known_path_mtu = 1200;
            echo = echo_ask(1300);
            assert_int_equal(echo.result, ECHO_TOO_BIG);
            assert_int_equal(echo.next_hop_mtu, i == 0 ? 0 : 1200);
            echo_close_session();
            fake_api_check();
        }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, echo_set_up, echo_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_reply),
        cmocka_unit_test(every_outcome),
        TEST(source_is_bound),
        TEST(ipv6_is_not_fragmented_here),
        TEST(interface_that_went_away),
        TEST(refused_calls),
        TEST(refused_to_open),
        TEST(sizes_that_no_request_has),
        cmocka_unit_test(optional_functions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
