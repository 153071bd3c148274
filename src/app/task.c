/* SPDX-License-Identifier: MIT */
#include "app/task.h"

#include <string.h>

#include "app/location.h"

const char *task_outcome_name(enum task_outcome outcome)
{
    static const char *const names[] = {
        [TASK_INSTALLED] = "installed",
        [TASK_UPDATED] = "updated",
        [TASK_UNCHANGED] = "unchanged",
        [TASK_REMOVED] = "removed",
    };

    return names[outcome];
}

enum status task_make(const struct machine *machine, const struct task_request *request,
                      struct text *xml, bool *unsafe, struct error *err)
{
    struct machine_location location;
    struct task_request full = *request;
    enum status status = machine->ops->locate_program(machine->self, &location, err);

    if (status != STATUS_OK)
        return status;
    full.program = location.path;
    status = task_definition_write(&full, xml, err);
    if (status == STATUS_OK) {
        status = location_check(&location, err);
        *unsafe = status == STATUS_UNSAFE_LOCATION;
        if (*unsafe)
            status = STATUS_OK;
        if (status != STATUS_OK)
            text_free(xml);
    }
    machine_location_free(&location);
    return status;
}

void task_state_free(struct task_state *state)
{
    machine_task_free(&state->task);
    task_facts_free(&state->facts);
}

enum status task_look(const struct machine *machine, struct task_state *out, struct error *err)
{
    struct task_state state = {.facts.readable = false};
    enum status status = machine->ops->task_read(machine->self, &state.task, err);

    if (status == STATUS_OK && state.task.present)
        status = task_definition_read(state.task.xml, &state.facts, err);
    if (status != STATUS_OK) {
        if (status == STATUS_INTERNAL)
            task_state_free(&state);
        return status;
    }
    *out = state;
    return STATUS_OK;
}

static enum status refuse_foreign(const char *verb, struct error *err)
{
    error_set(err, STATUS_FOREIGN_TASK,
              "the task %s is not vpnmtu's (its source is not \"%s\", or it does not run as "
              "SYSTEM): it is not %s",
              MACHINE_TASK_PATH, TASK_SOURCE, verb);
    return error_advise(err, "look at it in taskschd.msc; delete or rename it there");
}

/* Registers XML where what is there does something else. */
static enum status register_it(const struct machine *machine, const char *xml,
                               const struct task_state *there, enum task_outcome *outcome,
                               struct error *err)
{
    struct task_facts wanted;
    enum status status = task_definition_read(xml, &wanted, err);
    bool same;

    if (status != STATUS_OK)
        return status;
    same = there->task.present && there->task.enabled &&
           strcmp(there->facts.normal.bytes, wanted.normal.bytes) == 0;
    task_facts_free(&wanted);
    if (!same)
        status = machine->ops->task_register(machine->self, xml, err);
    if (status != STATUS_OK)
        return error_advise_rights(err);
    *outcome = same ? TASK_UNCHANGED : there->task.present ? TASK_UPDATED : TASK_INSTALLED;
    return STATUS_OK;
}

enum status task_install(const struct machine *machine, const struct task_request *request,
                         enum task_outcome *outcome, struct error *err)
{
    struct task_state there = {.facts.readable = false};
    struct text xml = {NULL, 0, 0, false};
    bool unsafe;
    enum status status = task_make(machine, request, &xml, &unsafe, err);

    if (status != STATUS_OK)
        return status;
    if (unsafe)
        status = err->status;
    else
        status = task_look(machine, &there, err);
    if (status == STATUS_OK && there.task.present && !there.facts.is_ours)
        status = refuse_foreign("replaced", err);
    if (status == STATUS_OK)
        status = register_it(machine, xml.bytes, &there, outcome, err);
    task_state_free(&there);
    text_free(&xml);
    return status;
}

enum status task_remove(const struct machine *machine, enum task_outcome *outcome,
                        struct error *err)
{
    struct task_state there;
    enum status status = task_look(machine, &there, err);
    bool present;

    if (status != STATUS_OK)
        return status;
    present = there.task.present;
    if (present && !there.facts.is_ours)
        status = refuse_foreign("removed", err);
    else if (present && machine->ops->task_delete(machine->self, err) != STATUS_OK)
        status = error_advise_rights(err);
    task_state_free(&there);
    if (status == STATUS_OK)
        *outcome = present ? TASK_REMOVED : TASK_UNCHANGED;
    return status;
}

const char *task_result_meaning(uint32_t result)
{
    /* win32/taskschd/task-scheduler-error-and-success-constants, and what a process can end with.
     */
    static const struct {
        uint32_t result;
        const char *meaning;
    } known[] = {
        {0x00041300, "ready to run"},
        {0x00041301, "running now"},
        {0x00041302, "disabled"},
        {MACHINE_TASK_NEVER_RAN, "never ran"},
        {0x00041306, "was ended by a user"},
        {0x00041325, "waits for an earlier run to end"},
        {0x80070002, "the program was not found"},
        {0x80070005, "access was denied"},
        {0x800704DD, "nobody was logged on"},
        {0x8004131F, "an earlier run was still at work"},
        {0xC000013A, "was ended from outside"},
        {0xC0000142, "the program could not start"},
    };

    if (result <= 255)
        return exit_code_meaning((int)result);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].result == result)
            return known[i].meaning;
    return NULL;
}
