/* SPDX-License-Identifier: MIT */
/*
 * task_tool.c: the task operations of src/windows over the system's own functions:
 *
 *     task_tool register FILE | read | delete | locate
 *
 * prints what comes back; the exit code is the status.
 */
#include <stdio.h>
#include <string.h>

#include "windows/machine_windows.h"

static enum status register_file(const struct machine *machine, const char *path, struct error *err)
{
    static char xml[65536];
    FILE *file = fopen(path, "rb");
    size_t len = file != NULL ? fread(xml, 1, sizeof xml - 1, file) : 0;

    if (file != NULL)
        fclose(file);
    xml[len] = '\0';
    return machine->ops->task_register(machine->self, xml, err);
}

static enum status read_it(const struct machine *machine, struct error *err)
{
    struct machine_task task;
    enum status status = machine->ops->task_read(machine->self, &task, err);

    if (status != STATUS_OK)
        return status;
    printf("%s\n", task.present ? "there" : "absent");
    if (task.present)
        printf("%s\n", task.xml);
    machine_task_free(&task);
    return status;
}

static enum status locate(const struct machine *machine, struct error *err)
{
    struct machine_location location;
    enum status status = machine->ops->locate_program(machine->self, &location, err);

    if (status != STATUS_OK)
        return status;
    printf("path %s\nfixed %d\n", location.path, location.fixed);
    for (size_t i = 0; i < location.level_count; i++)
        printf("level %s owner %s entries %u\n", location.levels[i].path, location.levels[i].owner,
               (unsigned)location.levels[i].ace_count);
    machine_location_free(&location);
    return status;
}

int main(int argc, char **argv)
{
    struct machine_windows state;
    struct windows_api api;
    struct machine machine;
    struct error err = {.status = STATUS_USAGE};
    enum status status = STATUS_USAGE;

    windows_api_init(&api);
    machine = machine_windows_open(&state, &api);
    if (argc == 3 && strcmp(argv[1], "register") == 0)
        status = register_file(&machine, argv[2], &err);
    else if (argc == 2 && strcmp(argv[1], "read") == 0)
        status = read_it(&machine, &err);
    else if (argc == 2 && strcmp(argv[1], "delete") == 0)
        status = machine.ops->task_delete(machine.self, &err);
    else if (argc == 2 && strcmp(argv[1], "locate") == 0)
        status = locate(&machine, &err);
    if (status != STATUS_OK)
        printf("%s\n", err.message);
    machine_windows_close(&state);
    windows_api_close(&api);
    return status_exit_code(status);
}
