/* SPDX-License-Identifier: MIT */
/* host.h: what people type as a host. */
#ifndef CLI_HOST_H
#define CLI_HOST_H

#include "core/error.h"

/* STATUS_USAGE for what is neither a name nor an address; what to TRY instead is the advice. */
enum status host_check(const char *host, const char *try, struct error *err) CORE_MUST_USE;

/* The same of what --probe takes: NULL (not said), auto and off are no hosts, and right. */
enum status host_check_probe(const char *probe, const char *try, struct error *err) CORE_MUST_USE;

#endif
