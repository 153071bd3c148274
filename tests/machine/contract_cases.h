/* SPDX-License-Identifier: MIT */
/* contract_cases.h: what contract.c runs. Private to tests/machine. */
#ifndef MACHINE_CONTRACT_CASES_H
#define MACHINE_CONTRACT_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "machine/contract.h"

struct contract_case {
    void (*run)(struct contract_world *world);
    const char *name; /* with the reason */
};

/* {function, "function: why it matters"} */
#define CONTRACT_CASE(function, why)                                                               \
    {                                                                                              \
        function, #function ": " why                                                               \
    }

struct contract_cases {
    const struct contract_case *rows;
    size_t count;
};

extern const struct contract_cases contract_interfaces;
extern const struct contract_cases contract_mtu;
extern const struct contract_cases contract_journal;
extern const struct contract_cases contract_tunnel;
extern const struct contract_cases contract_settings;
extern const struct contract_cases contract_task;
extern const struct contract_cases contract_lock;
extern const struct contract_cases contract_report;
extern const struct contract_cases contract_live;
extern const struct contract_cases contract_resolve;
extern const struct contract_cases contract_echo;
extern const struct contract_cases contract_events;
extern const struct contract_cases contract_service;
extern const struct contract_cases contract_system;
extern const struct contract_cases contract_ras_events;

/* Windows codes that machine.h names, and one that it does not. */
enum {
    CONTRACT_FILE_NOT_FOUND = 2,
    CONTRACT_ACCESS_DENIED = 5,
    CONTRACT_INVALID_PARAMETER = 87,
    CONTRACT_NOT_A_SERVICE = 1063,
    CONTRACT_NOT_FOUND = 1168,
    CONTRACT_NO_RESOURCES = 1450,
    CONTRACT_CANT_RESOLVE = 1921
};

/* A connected Ethernet interface with both families bound, 1500 bytes each. */
struct machine_interface contract_interface(uint64_t luid, uint32_t index, const char *name);

/* Asserts STATUS, the code, and a message of one line that ends in " (CODE)". */
void contract_check_error(enum status got, const struct error *err, enum status status,
                          uint32_t code);

/* list_interfaces and journal_list, which must succeed. */
struct machine_interfaces contract_list(struct contract_world *world);
struct machine_records contract_records(struct contract_world *world);

#endif
