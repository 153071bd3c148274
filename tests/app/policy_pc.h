/* SPDX-License-Identifier: MIT */
/* policy_pc.h: a PC in memory with values in vpnmtu's two keys; one at a time. */
#ifndef APP_POLICY_PC_H
#define APP_POLICY_PC_H

#include "app/policy.h"
#include "support/memory_machine.h"

enum {
    POLICY_PC_SZ = 1,
    POLICY_PC_DWORD = 4,
    POLICY_PC_MULTI_SZ = 7,
    POLICY_PC_TEXTS_SIZE = 512
};

/* For cmocka: a new PC; its end, which asserts that every failure asked for came true. */
int policy_pc_set_up(void **unused);
int policy_pc_tear_down(void **unused);
/* The same between two rows of a table. */
void policy_pc_renew(void);
struct memory_machine *policy_pc(void);

/* policy_read, which must succeed. */
struct policy policy_pc_look(void);

/* SIZE bytes of that type that make nothing, under the name of a value. */
struct machine_setting policy_pc_setting(enum policy_id id, uint32_t type, uint32_t size);

void policy_pc_number(enum machine_scope scope, enum policy_id id, uint32_t number);
void policy_pc_text(enum machine_scope scope, enum policy_id id, const char *text);
/* COUNT texts one behind the other. */
void policy_pc_list(enum machine_scope scope, enum policy_id id,
                    const char texts[POLICY_PC_TEXTS_SIZE], size_t count);

#endif
