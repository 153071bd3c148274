/* SPDX-License-Identifier: MIT */
/* fault_live.h: the operations of live.h, for test_faults.c. */
#ifndef WINDOWS_FAULT_LIVE_H
#define WINDOWS_FAULT_LIVE_H

#include "fake_api.h"
#include "machine/machine.h"

enum fault_live {
    FAULT_LIST_CONNECTIONS,
    FAULT_LIST_SAS,
    FAULT_FIND_ROUTE,
    FAULT_FIND_ROUTE_IN_TABLE,
    FAULT_LIST_PEERS,
    FAULT_RESOLVE,
    FAULT_LIST_RAS_EVENTS,
    FAULT_GET_ADDRESS_TIME,
    FAULT_LIVE_COUNT
};

/*
 * Adds to the fake PC what the operation reads and calls it; whether it succeeded. Asserts that
 * what it told is right, or untouched.
 */
bool fault_live_run(size_t operation, const struct machine *machine, struct error *err);
/* Whether the operation still succeeds, with less to tell, when that function fails. */
bool fault_live_is_quiet(size_t operation, enum windows_function function);

#endif
