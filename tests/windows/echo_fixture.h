/* SPDX-License-Identifier: MIT */
/* echo_fixture.h: a PC over the fake that sends echo requests, for the suites about them. */
#ifndef WINDOWS_ECHO_FIXTURE_H
#define WINDOWS_ECHO_FIXTURE_H

#include "fake_news.h"
#include "machine/machine.h"

#define ECHO_VPN 43 /* its interface's LUID: IPv6 only, 1400 bytes */

extern const struct address echo_host4;
extern const struct address echo_host6;
extern struct machine echo_machine;
extern struct machine_echo_session *echo_session;

int echo_set_up(void **unused);
int echo_tear_down(void **unused);

/* Of echo_session; what must succeed is asserted. */
void echo_open_to(const struct machine_echo_target *target);
void echo_open_host(void);
void echo_close_session(void);
void echo_send_one(uint32_t tag, uint32_t packet_len, uint32_t timeout_ms);
bool echo_wait_for(uint32_t wait_ms, struct machine_echo *echo);
/* Sends a request and waits for what becomes of it. */
struct machine_echo echo_ask(uint32_t packet_len);

#endif
