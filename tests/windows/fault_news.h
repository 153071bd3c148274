/* SPDX-License-Identifier: MIT */
/* fault_news.h: echo requests, news and the service, for test_faults.c. */
#ifndef WINDOWS_FAULT_NEWS_H
#define WINDOWS_FAULT_NEWS_H

#include "fake_api.h"
#include "machine/machine.h"

enum fault_news {
    FAULT_ECHO_IPV4,
    FAULT_ECHO_IPV6,
    FAULT_EVENTS,
    FAULT_SERVICE,
    FAULT_NEWS_COUNT
};

/*
 * Calls the operation, on the PC with the interface 43 and its families; whether it succeeded.
 * Asserts that what it told is right, or untouched.
 */
bool fault_news_run(size_t operation, const struct machine *machine, struct error *err);
/* Whether the operation still succeeds when the NTH call of that function fails: waiting a while,
 * what is left out where it cannot be had, what becomes of an echo request. */
bool fault_news_is_quiet(size_t operation, enum windows_function function, uint32_t nth);

#endif
