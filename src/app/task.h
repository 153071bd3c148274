/* SPDX-License-Identifier: MIT */
/* task.h: the scheduled task that runs `apply` when a VPN connects: installed, removed, looked at.
 */
#ifndef APP_TASK_H
#define APP_TASK_H

#include "app/task_definition.h"
#include "machine/machine.h"

enum task_outcome {
    TASK_INSTALLED, /* there was none */
    TASK_UPDATED,   /* ours, and another one than now */
    TASK_UNCHANGED, /* install: there already; remove: none was there */
    TASK_REMOVED
};

/* "installed", "updated", "unchanged", "removed". */
const char *task_outcome_name(enum task_outcome outcome);

/*
 * The definition for the program that runs; REQUEST's program is not looked at. *UNSAFE says
 * whether `install` would refuse the program's place; ERR then says why, and the status is
 * STATUS_OK. STATUS_USAGE as task_definition_write.
 */
enum status task_make(const struct machine *machine, const struct task_request *request,
                      struct text *xml, bool *unsafe, struct error *err) CORE_MUST_USE;

/*
 * Registers it, unless the one that is there does the same. STATUS_UNSAFE_LOCATION: the program
 * lies where others can replace it (location.h). STATUS_FOREIGN_TASK: a task of that name is there
 * that vpnmtu has not made. Nothing is touched then.
 */
enum status task_install(const struct machine *machine, const struct task_request *request,
                         enum task_outcome *outcome, struct error *err) CORE_MUST_USE;

/* Removes it. STATUS_FOREIGN_TASK as task_install. */
enum status task_remove(const struct machine *machine, enum task_outcome *outcome,
                        struct error *err) CORE_MUST_USE;

/* What is there. Release with task_state_free; zero-initialised is empty. */
struct task_state {
    struct machine_task task;
    struct task_facts facts;
};

enum status task_look(const struct machine *machine, struct task_state *out,
                      struct error *err) CORE_MUST_USE;
void task_state_free(struct task_state *state);

/* What the last result means, in words; NULL where it is not known. */
const char *task_result_meaning(uint32_t result);

#endif
