/* SPDX-License-Identifier: MIT */
/* every_vpn.h: every VPN that can be described, each option said. */
#ifndef TESTS_CORE_EVERY_VPN_H
#define TESTS_CORE_EVERY_VPN_H

#include <stddef.h>

#include "core/stack.h"
#include "core/vpn.h"

/* No description is longer. */
#define DESCRIPTION_SIZE 160

/* All requests, with no gap in what their type has; sets *COUNT. */
const struct vpn_request *every_vpn(size_t *count);

/* REQUEST in words, for messages. */
const char *describe(const struct vpn_request *request, char out[DESCRIPTION_SIZE]);

/* The request of a type, suite and outer family; NULL leaves cipher or integrity unsaid. */
struct vpn_request request_of(enum vpn_type type, enum family outer, const char *cipher,
                              const char *integrity);

/* What REQUEST resolves to; the test fails where it is refused. */
struct stack stack_of(const struct vpn_request *request);

#endif
