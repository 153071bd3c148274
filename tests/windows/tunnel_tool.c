/* SPDX-License-Identifier: MIT */
/*
 * The tunnel key of this PC, operation by operation; tests/windows/check_registry looks at what it
 * does from outside.
 *
 * usage: tunnel_tool read | write NAME NUMBER | delete NAME | prune DEPTH
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"

static enum machine_tunnel_value value_named(const char *name)
{
    int value = 0;

    while (value < TUNNEL_VALUE_COUNT - 1 &&
           strcmp(machine_tunnel_value_name((enum machine_tunnel_value)value), name) != 0)
        value++;
    return (enum machine_tunnel_value)value;
}

static enum status read_key(const struct machine *machine, struct error *err)
{
    struct machine_tunnel_key key;
    enum status status = machine->ops->tunnel_read(machine->self, &key, err);

    if (status != STATUS_OK)
        return status;
    printf("depth %lu\n", (unsigned long)key.key_depth);
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++) {
        const struct machine_registry_value *value = &key.values[i];

        printf("%s ", machine_tunnel_value_name((enum machine_tunnel_value)i));
        if (value->is_dword)
            printf("%lu\n", (unsigned long)value->number);
        else if (value->present)
            printf("type %lu size %lu\n", (unsigned long)value->type, (unsigned long)value->size);
        else
            printf("absent\n");
    }
    return STATUS_OK;
}

static enum status run(const struct machine *machine, int count, char **words, struct error *err)
{
    if (count == 2 && strcmp(words[1], "read") == 0)
        return read_key(machine, err);
    if (count == 4 && strcmp(words[1], "write") == 0)
        return machine->ops->tunnel_write(machine->self, value_named(words[2]),
                                          (uint32_t)strtoul(words[3], NULL, 0), err);
    if (count == 3 && strcmp(words[1], "delete") == 0)
        return machine->ops->tunnel_delete(machine->self, value_named(words[2]), err);
    if (count == 3 && strcmp(words[1], "prune") == 0)
        return machine->ops->tunnel_prune(machine->self, (uint32_t)strtoul(words[2], NULL, 0), err);
    return error_set(err, STATUS_USAGE, "no such command");
}

int main(int count, char **words)
{
    struct windows_api api;
    struct machine_windows state;
    struct machine machine;
    struct error err;
    enum status status;

    windows_api_init(&api);
    machine = machine_windows_open(&state, &api);
    status = run(&machine, count, words, &err);
    if (status != STATUS_OK)
        fprintf(stderr, "%s\n", err.message);
    machine_windows_close(&state);
    windows_api_close(&api);
    return status_exit_code(status);
}
