/* SPDX-License-Identifier: MIT */
#include "app/policy_pc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct memory_machine *memory;

int policy_pc_set_up(void **unused)
{
    (void)unused;
    memory = memory_machine_new();
    return 0;
}

int policy_pc_tear_down(void **unused)
{
    size_t left = memory_machine_unused_faults(memory);

    (void)unused;
    memory_machine_free(memory);
    return left != 0;
}

void policy_pc_renew(void)
{
    assert_int_equal(policy_pc_tear_down(NULL), 0);
    policy_pc_set_up(NULL);
}

struct memory_machine *policy_pc(void)
{
    return memory;
}

struct policy policy_pc_look(void)
{
    const struct machine machine = memory_machine_open(memory);
    struct policy policy;
    struct error err;

    assert_int_equal(policy_read(&machine, &policy, &err), STATUS_OK);
    return policy;
}

struct machine_setting policy_pc_setting(enum policy_id id, uint32_t type, uint32_t size)
{
    struct machine_setting row = {.type = type, .size = size, .form = SETTING_OTHER};

    snprintf(row.name, sizeof row.name, "%s", policy_row(id)->name);
    return row;
}

void policy_pc_number(enum machine_scope scope, enum policy_id id, uint32_t number)
{
    struct machine_setting row = policy_pc_setting(id, POLICY_PC_DWORD, sizeof number);

    row.form = SETTING_NUMBER;
    row.number = number;
    memory_machine_put_setting(memory, scope, &row);
}

static void put_texts(enum machine_scope scope, struct machine_setting row,
                      const char texts[POLICY_PC_TEXTS_SIZE], size_t count)
{
    char copy[POLICY_PC_TEXTS_SIZE];

    memcpy(copy, texts, sizeof copy);
    row.text = copy;
    row.text_count = count;
    memory_machine_put_setting(memory, scope, &row);
}

void policy_pc_text(enum machine_scope scope, enum policy_id id, const char *text)
{
    struct machine_setting row = policy_pc_setting(id, POLICY_PC_SZ, 2);
    char room[POLICY_PC_TEXTS_SIZE] = "";

    snprintf(room, sizeof room, "%s", text);
    row.form = SETTING_TEXT;
    put_texts(scope, row, room, 1);
}

void policy_pc_list(enum machine_scope scope, enum policy_id id,
                    const char texts[POLICY_PC_TEXTS_SIZE], size_t count)
{
    struct machine_setting row = policy_pc_setting(id, POLICY_PC_MULTI_SZ, 2);

    row.form = SETTING_LIST;
    put_texts(scope, row, texts, count);
}
