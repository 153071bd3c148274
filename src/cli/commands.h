/* SPDX-License-Identifier: MIT */
/*
 * commands.h: every command, as one table. Dispatch, help and README are made from it.
 *
 * To add a command: write cmd_NAME.c with one function of type command_run, add a
 * row to commands.c and a bit to option_command in options.h for the options it takes.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include <stddef.h>

#include "cli/result.h"
#include "machine/machine.h"

struct arguments;

/* Does the work and fills RESULT: text, or data with --json. Errors go in by result_fail. */
typedef enum status command_run(const struct machine *machine, const struct arguments *arguments,
                                struct result *result);

struct command {
    const char *name;
    const char *operands; /* what help calls them, "" without */
    size_t operand_max;
    unsigned option_bit; /* enum option_command */
    command_run *run;
    const char *summary;         /* one line, no full stop */
    const char *details;         /* sentences for `help NAME`, lines of at most 79 columns */
    const char *const *examples; /* ended by NULL */
};

/* The command in row INDEX, NULL past the last. */
const struct command *command_at(size_t index);
const struct command *command_find(const char *name);
/* The name in row INDEX, NULL past the last: for suggest. */
const char *command_name_at(size_t index);

command_run cmd_show;
/* show --policy */
command_run cmd_show_policy;
command_run cmd_calc;
command_run cmd_apply;
command_run cmd_undo;
command_run cmd_check;
command_run cmd_registry;
command_run cmd_mss;
command_run cmd_probe;
command_run cmd_task;
command_run cmd_watch;
command_run cmd_selftest;
command_run cmd_dsc;
command_run cmd_help;
command_run cmd_version;

#endif
