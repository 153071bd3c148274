/* SPDX-License-Identifier: MIT */
#include "echo_fixture.h"

#include <string.h>

#include "windows/machine_windows.h"

static struct machine_windows echo_state;
struct machine echo_machine;
struct machine_echo_session *echo_session;

const struct address echo_host4 = {FAMILY_IPV4, {203, 0, 113, 5}};
const struct address echo_host6 = {FAMILY_IPV6, {0x20, 0x01, 0x0d, 0xb8, [15] = 5}};

int echo_set_up(void **unused)
{
    MIB_IF_ROW2 link = {0};
    MIB_IPINTERFACE_ROW ip = {.Family = AF_INET6, .NlMtu = 1400};

    (void)unused;
    echo_machine = machine_windows_open(&echo_state, fake_api_new());
    link.InterfaceLuid.Value = ECHO_VPN;
    fake_ip_add_link(&link);
    ip.InterfaceLuid.Value = ECHO_VPN;
    fake_ip_add(&ip);
    return 0;
}

int echo_tear_down(void **unused)
{
    (void)unused;
    machine_windows_close(&echo_state);
    fake_api_check();
    return 0;
}

void echo_open_to(const struct machine_echo_target *target)
{
    struct error err;

    memcpy(fake_icmp_way()->host, target->destination.bytes, 16);
    assert_int_equal(echo_machine.ops->echo_open(echo_machine.self, target, &echo_session, &err),
                     STATUS_OK);
}

void echo_open_host(void)
{
    echo_open_to(&(struct machine_echo_target){.destination = echo_host4, .luid = ECHO_VPN});
}

void echo_close_session(void)
{
    echo_machine.ops->echo_close(echo_machine.self, echo_session);
}

void echo_send_one(uint32_t tag, uint32_t packet_len, uint32_t timeout_ms)
{
    struct error err;

    assert_int_equal(echo_machine.ops->echo_send(echo_machine.self, echo_session, tag, packet_len,
                                                 timeout_ms, &err),
                     STATUS_OK);
}

bool echo_wait_for(uint32_t wait_ms, struct machine_echo *echo)
{
    struct error err;
    bool got = false;

    assert_int_equal(
        echo_machine.ops->echo_wait(echo_machine.self, echo_session, wait_ms, echo, &got, &err),
        STATUS_OK);
    return got;
}

struct machine_echo echo_ask(uint32_t packet_len)
{
    struct machine_echo echo = {.tag = 0};

    echo_send_one(7, packet_len, 1000);
    assert_true(echo_wait_for(5000, &echo));
    assert_int_equal(echo.tag, 7);
    return echo;
}
