/* SPDX-License-Identifier: MIT */
/* Many echo requests at once over the fake: waiting, giving up, closing while they are under way.
 */
#include "echo_fixture.h"

static void many_at_once(void **unused)
{
    bool seen[MACHINE_ECHO_MAX] = {false};
    struct machine_echo echo;
    struct error err = {0};
    uint64_t start;

    (void)unused;
    echo_open_host();
    start = fake_api_clock();
    for (uint32_t i = 0; i < MACHINE_ECHO_MAX; i++)
        echo_send_one(i, 100 + i, 1000);
    assert_int_equal(fake_icmp_pending(), MACHINE_ECHO_MAX);
    assert_int_equal(
        echo_machine.ops->echo_send(echo_machine.self, echo_session, 999, 100, 1000, &err),
        STATUS_BUSY);
    for (uint32_t i = 0; i < MACHINE_ECHO_MAX; i++) {
        assert_true(echo_wait_for(5000, &echo));
        assert_int_equal(echo.result, ECHO_REPLIED);
        assert_false(seen[echo.tag]);
        seen[echo.tag] = true;
    }
    /* All of them together took no longer than one. */
    assert_int_equal(fake_api_clock() - start, 20);
    assert_false(echo_wait_for(0, &echo));
    assert_false(echo_wait_for(30, &echo));
    assert_int_equal(fake_api_clock() - start, 50);
    echo_send_one(5, 100, 1000);
    assert_true(echo_wait_for(1000, &echo));
    echo_close_session();
}

static void wait_is_bounded(void **unused)
{
    struct machine_echo echo = {.tag = 4711};

    (void)unused;
    echo_open_host();
    fake_icmp_way()->rtt_ms = 500;
    echo_send_one(1, 100, 1000);
    assert_false(echo_wait_for(0, &echo));
    assert_false(echo_wait_for(499, &echo));
    assert_int_equal(echo.tag, 4711);
    assert_true(echo_wait_for(1, &echo));
    assert_int_equal(echo.tag, 1);
    assert_int_equal(echo.rtt_us, 500000);
    echo_close_session();
}

/* Icmp6SendEcho2's page: the time counts only where the call is synchronous. */
static void requests_that_windows_forgets(void **unused)
{
    struct machine_echo echo;
    uint64_t start;

    (void)unused;
    echo_open_to(&(struct machine_echo_target){.destination = echo_host6});
    fake_icmp_way()->never_over = true;
    start = fake_api_clock();
    for (uint32_t i = 0; i < MACHINE_ECHO_MAX; i++)
        echo_send_one(i, 1280, 400);
    for (uint32_t i = 0; i < MACHINE_ECHO_MAX; i++) {
        assert_true(echo_wait_for(5000, &echo));
        assert_int_equal(echo.result, ECHO_SILENT);
        assert_int_equal(echo.tag, i);
    }
    assert_true(fake_api_clock() - start >= 400);
    assert_true(fake_api_clock() - start <= 1000);
    /* They were told, so there is room for others, though Windows still has their buffers. */
    fake_icmp_way()->never_over = false;
    echo_send_one(900, 1280, 400);
    assert_true(echo_wait_for(5000, &echo));
    assert_int_equal(echo.tag, 900);
    assert_int_equal(fake_icmp_pending(), MACHINE_ECHO_MAX);
    echo_close_session();
    assert_int_equal(fake_icmp_pending(), 0);
}

static void late_answers_are_not_told_twice(void **unused)
{
    struct machine_echo echo;

    (void)unused;
    echo_open_to(&(struct machine_echo_target){.destination = echo_host6});
    fake_icmp_way()->never_over = true;
    echo_send_one(1, 1280, 100);
    assert_true(echo_wait_for(5000, &echo));
    assert_int_equal(echo.result, ECHO_SILENT);
    assert_false(echo_wait_for(5000, &echo));
    echo_close_session();
    assert_int_equal(fake_icmp_pending(), 0);
}

/* Windows writes to a request's buffers until it is over, which closing the handle makes it. */
static void closing_under_way(void **unused)
{
    uint64_t start;

    (void)unused;
    echo_open_host();
    fake_icmp_way()->rtt_ms = 300;
    for (uint32_t i = 0; i < 100; i++)
        echo_send_one(i, 1400, 1000);
    start = fake_api_clock();
    echo_close_session();
    assert_int_equal(fake_icmp_pending(), 0);
    assert_int_equal(fake_api_clock() - start, 0);
}

/* No page promises that. */
static void closing_what_is_not_cancelled(void **unused)
{
    uint64_t start;

    (void)unused;
    echo_open_host();
    fake_icmp_way()->rtt_ms = 300;
    fake_icmp_way()->never_ends = true;
    for (uint32_t i = 0; i < 100; i++)
        echo_send_one(i, 1400, 1000);
    start = fake_api_clock();
    echo_close_session();
    assert_int_equal(fake_icmp_pending(), 0);
    assert_int_equal(fake_api_clock() - start, 300);
}

static void closing_what_never_ends(void **unused)
{
    uint64_t start;

    (void)unused;
    echo_open_host();
    fake_icmp_way()->never_over = true;
    fake_icmp_way()->never_ends = true;
    echo_send_one(1, 1400, 1000);
    start = fake_api_clock();
    echo_close_session();
    /* Its buffers are still there to be written to, and the wait for them was bounded. */
    assert_int_equal(fake_icmp_pending(), 1);
    assert_true(fake_api_clock() - start <= 2000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, echo_set_up, echo_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(many_at_once),
        TEST(wait_is_bounded),
        TEST(requests_that_windows_forgets),
        TEST(late_answers_are_not_told_twice),
        TEST(closing_under_way),
        TEST(closing_what_is_not_cancelled),
        TEST(closing_what_never_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
