/* SPDX-License-Identifier: MIT */
/* arguments.h: a command line, parsed by the table in options.h. */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/plan.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "core/error.h"
#include "core/vpn.h"

enum {
    OPERANDS_MAX = 2
};

struct argument {
    bool given;
    uint32_t number; /* numbers; the first of a range */
    uint32_t last;   /* the last of a range */
    int choice;      /* position among the choices */
    const char *text;
};

struct arguments {
    const struct command *command;
    struct argument values[OPTION_COUNT];
    const char *operands[OPERANDS_MAX]; /* without the command */
    size_t operand_count;
};

/*
 * Reads the whole command line. STATUS_USAGE: anything unknown, contradicting, repeated, missing or
 * out of range; *OUT is then untouched but for the command, where that was read. No command is
 * `show`. Texts are borrowed from ARGV.
 */
enum status arguments_parse(int argc, const char *const *argv, struct arguments *out,
                            struct error *err) CORE_MUST_USE;

/* The first two options among those given that COMMAND does not take together; NULL: none. */
const struct option_conflict *arguments_conflict(const struct arguments *arguments,
                                                 unsigned command);

/* Whether a command line asks for JSON, judged before it is parsed: its errors are JSON too. */
bool arguments_want_json(int argc, const char *const *argv);

/* Whether the data of JSON are wanted, to be printed or for --prom. */
bool arguments_want_data(const struct arguments *arguments);

/* The describing options as a request; the path MTU of --path-mtu or --line, 0 without both. */
struct vpn_request arguments_vpn(const struct arguments *arguments);
uint32_t arguments_path_mtu(const struct arguments *arguments);

/* The families of --family, both without it. */
void arguments_families(const struct arguments *arguments, bool families[FAMILY_COUNT]);

/* All that says what is wanted of which interface. */
struct plan_request arguments_plan(const struct arguments *arguments);

#endif
