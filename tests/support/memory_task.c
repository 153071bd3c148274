/* SPDX-License-Identifier: MIT */
/* The Task Scheduler of a memory machine, and where the program lies on it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/memory_machine.h"
#include "support/memory_scenario.h"
#include "support/memory_state.h"

#define SYSTEM_SID            "S-1-5-18"
#define ADMINISTRATORS_SID    "S-1-5-32-544"
#define USERS_SID             "S-1-5-32-545"
#define AUTHENTICATED_SID     "S-1-5-11"
#define TRUSTED_INSTALLER_SID "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"

enum {
    CODE_ACCESS_DENIED = 5,
    ALL_ACCESS = 0x1F01FF,
    READ_EXECUTE = 0x1200A9,
    LEVELS_MAX = 16
};

static char *copy_of(const char *text, size_t len)
{
    char *copied = calloc(len + 1, 1);

    if (copied == NULL)
        abort();
    memcpy(copied, text, len);
    return copied;
}

void memory_machine_put_task(struct memory_machine *memory, const char *xml)
{
    struct memory_task *task = &memory->task;

    free(task->xml);
    *task = (struct memory_task){.enabled = true, .last_result = MACHINE_TASK_NEVER_RAN};
    task->xml = xml != NULL ? copy_of(xml, strlen(xml)) : NULL;
}

struct memory_task *memory_machine_task(struct memory_machine *memory)
{
    return &memory->task;
}

struct memory_program *memory_machine_program(struct memory_machine *memory)
{
    return &memory->program;
}

void memory_task_init(struct memory_machine *memory)
{
    memory_machine_put_task(memory, NULL);
    memory->program = (struct memory_program){.fixed = true};
    snprintf(memory->program.path, sizeof memory->program.path,
             "C:\\Program Files\\vpnmtu\\vpnmtu.exe");
}

static enum status begin(struct memory_machine *memory, enum memory_call call, bool changes,
                         struct error *err)
{
    enum status status;

    memory_note(memory, call, "%s", "");
    status = memory_fault(memory, call, FAMILY_COUNT, err);
    if (status == STATUS_OK && changes && !memory->elevated)
        status = memory_failed(call, FAMILY_COUNT, STATUS_ACCESS_DENIED, CODE_ACCESS_DENIED, err);
    return status;
}

enum status memory_task_read(void *self, struct machine_task *out, struct error *err)
{
    struct memory_machine *memory = self;
    const struct memory_task *task = &memory->task;
    enum status status = begin(memory, MEMORY_TASK_READ, false, err);

    if (status != STATUS_OK)
        return status;
    *out = (struct machine_task){.present = task->xml != NULL};
    if (task->xml == NULL)
        return STATUS_OK;
    out->xml = copy_of(task->xml, strlen(task->xml));
    out->enabled = task->enabled;
    out->last_result = task->last_result;
    memcpy(out->last_run, task->last_run, sizeof out->last_run);
    memcpy(out->next_run, task->next_run, sizeof out->next_run);
    return STATUS_OK;
}

enum status memory_task_register(void *self, const char *xml, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status = begin(memory, MEMORY_TASK_REGISTER, true, err);

    if (status == STATUS_OK)
        memory_machine_put_task(memory, xml);
    return status;
}

enum status memory_task_delete(void *self, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status = begin(memory, MEMORY_TASK_DELETE, true, err);

    if (status == STATUS_OK)
        memory_machine_put_task(memory, NULL);
    return status;
}

/* As Windows' setup leaves them, and what the scenario weakens. */
static void fill_level(const struct memory_program *program, const char *path, size_t len,
                       struct machine_level *level)
{
    static const struct machine_ace usual[] = {
        {false, false, ALL_ACCESS, SYSTEM_SID},
        {false, false, ALL_ACCESS, ADMINISTRATORS_SID},
        {false, false, ALL_ACCESS, TRUSTED_INSTALLER_SID},
        {false, false, READ_EXECUTE, USERS_SID},
        {false, true, MACHINE_RIGHT_GENERIC_ALL, "S-1-3-0"},
        /* The drive's root: users make directories, and own what they make. */
        {false, false, MACHINE_RIGHT_APPEND, AUTHENTICATED_SID},
        {false, true, 0x1301BF, AUTHENTICATED_SID},
    };
    bool root = path[len - 1] == '\\';
    size_t count = sizeof usual / sizeof usual[0] - (root ? 0 : 2);
    bool weak;

    level->path = copy_of(path, len);
    weak = strcmp(level->path, program->weak_path) == 0;
    snprintf(level->owner, sizeof level->owner, "%s",
             weak && program->owner[0] != '\0' ? program->owner
             : root                            ? TRUSTED_INSTALLER_SID
                                               : ADMINISTRATORS_SID);
    level->has_acl = !(weak && program->no_acl);
    if (!level->has_acl)
        return;
    level->aces = calloc(count + 1, sizeof level->aces[0]);
    if (level->aces == NULL)
        abort();
    memcpy(level->aces, usual, count * sizeof usual[0]);
    level->ace_count = count;
    if (weak && program->weak_mask != 0) {
        level->aces[count].mask = program->weak_mask;
        snprintf(level->aces[count].sid, sizeof level->aces[count].sid, "%s", program->weak_sid);
        level->ace_count++;
    }
}

enum status memory_locate_program(void *self, struct machine_location *out, struct error *err)
{
    struct memory_machine *memory = self;
    const struct memory_program *program = &memory->program;
    const char *path = program->path;
    enum status status = begin(memory, MEMORY_LOCATE_PROGRAM, false, err);
    size_t end = 3;

    if (status != STATUS_OK)
        return status;
    *out = (struct machine_location){
        .started_as = copy_of(program->started_as, strlen(program->started_as)),
        .path = copy_of(path, strlen(path)),
        .fixed = program->fixed,
    };
    if (program->started_as[0] == '\0') {
        free(out->started_as);
        out->started_as = copy_of(path, strlen(path));
    }
    if (program->link[0] != '\0')
        out->link = copy_of(program->link, strlen(program->link));
    if (!program->fixed)
        return STATUS_OK;
    out->levels = calloc(LEVELS_MAX, sizeof out->levels[0]);
    if (out->levels == NULL)
        abort();
    for (;;) {
        if (out->level_count == LEVELS_MAX)
            abort();
        fill_level(program, path, end, &out->levels[out->level_count++]);
        if (path[end] == '\0')
            return STATUS_OK;
        end += path[end] == '\\';
        end += strcspn(path + end, "\\");
    }
}

bool scenario_load_task(struct memory_machine *memory, json_t *json,
                        const struct scenario_problem *problem)
{
    struct memory_task *task = memory_machine_task(memory);
    json_int_t last_result = MACHINE_TASK_NEVER_RAN;
    int enabled = 1;
    const char *xml = NULL;
    const char *last_run = "";
    const char *next_run = "";
    json_error_t error;

    if (json == NULL || json_is_null(json))
        return true;
    if (json_unpack_ex(json, &error, 0, "{s:s,s?b,s?s,s?s,s?I!}", "xml", &xml, "enabled", &enabled,
                       "lastRun", &last_run, "nextRun", &next_run, "lastResult", &last_result) != 0)
        return scenario_complain(problem, "task: %s", error.text);
    memory_machine_put_task(memory, xml);
    task->enabled = enabled != 0;
    return scenario_copy_text(last_run, task->last_run, sizeof task->last_run, problem) &&
           scenario_copy_text(next_run, task->next_run, sizeof task->next_run, problem) &&
           scenario_number(last_result, &task->last_result, problem);
}

json_t *scenario_save_task(const struct memory_machine *memory)
{
    const struct memory_task *task = &memory->task;

    if (task->xml == NULL)
        return json_null();
    return json_pack("{s:s,s:b,s:s,s:s,s:I}", "xml", task->xml, "enabled", task->enabled, "lastRun",
                     task->last_run, "nextRun", task->next_run, "lastResult",
                     (json_int_t)task->last_result);
}

bool scenario_load_program(struct memory_machine *memory, json_t *json,
                           const struct scenario_problem *problem)
{
    struct memory_program *program = &memory->program;
    json_int_t mask = 0;
    int fixed = 1;
    int no_acl = 0;
    const char *path = program->path;
    const char *started_as = "";
    const char *link = "";
    const char *weak_path = "";
    const char *weak_sid = "";
    const char *owner = "";
    char path_now[sizeof program->path];
    json_error_t error;

    if (json == NULL)
        return true;
    memcpy(path_now, program->path, sizeof path_now);
    path = path_now;
    if (json_unpack_ex(json, &error, 0, "{s?s,s?s,s?s,s?b,s?s,s?s,s?I,s?s,s?b!}", "path", &path,
                       "startedAs", &started_as, "link", &link, "fixed", &fixed, "weakPath",
                       &weak_path, "weakSid", &weak_sid, "weakMask", &mask, "owner", &owner,
                       "noAcl", &no_acl) != 0)
        return scenario_complain(problem, "program: %s", error.text);
    program->fixed = fixed != 0;
    program->no_acl = no_acl != 0;
    return scenario_copy_text(path, program->path, sizeof program->path, problem) &&
           scenario_copy_text(started_as, program->started_as, sizeof program->started_as,
                              problem) &&
           scenario_copy_text(link, program->link, sizeof program->link, problem) &&
           scenario_copy_text(weak_path, program->weak_path, sizeof program->weak_path, problem) &&
           scenario_copy_text(weak_sid, program->weak_sid, sizeof program->weak_sid, problem) &&
           scenario_copy_text(owner, program->owner, sizeof program->owner, problem) &&
           scenario_number(mask, &program->weak_mask, problem);
}

json_t *scenario_save_program(const struct memory_machine *memory)
{
    const struct memory_program *program = &memory->program;

    return json_pack("{s:s,s:s,s:s,s:b,s:s,s:s,s:I,s:s,s:b}", "path", program->path, "startedAs",
                     program->started_as, "link", program->link, "fixed", program->fixed,
                     "weakPath", program->weak_path, "weakSid", program->weak_sid, "weakMask",
                     (json_int_t)program->weak_mask, "owner", program->owner, "noAcl",
                     program->no_acl);
}
