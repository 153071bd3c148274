/* SPDX-License-Identifier: MIT */
/*
 * options.h: every option, as one table. The parser, the help and the README are made from it.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum option_id {
    OPTION_VPN,
    OPTION_PATH_MTU,
    OPTION_LINE,
    OPTION_OUTER,
    OPTION_CIPHER,
    OPTION_INTEGRITY,
    OPTION_NAT_T,
    OPTION_MODE,
    OPTION_L2TP_HEADER,
    OPTION_PPP_HEADER,
    OPTION_TLS,
    OPTION_TCP_TIMESTAMPS,
    OPTION_PHYSICAL_MTU,
    OPTION_INNER,
    OPTION_INTERFACE,
    OPTION_CONNECTION,
    OPTION_MTU,
    OPTION_FAMILY,
    OPTION_METHOD,
    OPTION_PROBE,
    OPTION_PROBE_TIMEOUT,
    OPTION_PROVE,
    OPTION_WAIT,
    OPTION_SERVICE,
    OPTION_ON_NETWORK,
    OPTION_AT_LOGON,
    OPTION_PRINT_XML,
    OPTION_DRY_RUN,
    OPTION_WHAT_IF,
    OPTION_INPUT,
    OPTION_ALL,
    OPTION_POLICY,
    OPTION_SET,
    OPTION_FULL,
    OPTION_OUTPUT,
    OPTION_FORMAT,
    OPTION_VIA,
    OPTION_UNDO,
    OPTION_QUIET,
    OPTION_LOG,
    OPTION_PROM,
    OPTION_JSON,
    OPTION_HELP,
    OPTION_COUNT
};

/* Bits of option.commands. */
enum option_command {
    FOR_SHOW = 1 << 0,
    FOR_CALC = 1 << 1,
    FOR_APPLY = 1 << 2,
    FOR_UNDO = 1 << 3,
    FOR_HELP = 1 << 4,
    FOR_VERSION = 1 << 5,
    FOR_MSS = 1 << 6,
    FOR_CHECK = 1 << 7,
    FOR_REGISTRY = 1 << 8,
    FOR_PROBE = 1 << 9,
    FOR_TASK = 1 << 10,
    FOR_WATCH = 1 << 11,
    FOR_SELFTEST = 1 << 12,
    FOR_DSC = 1 << 13,
    FOR_ALL = (1 << 14) - 1
};

enum option_type {
    OPTION_IS_FLAG,
    OPTION_IS_NUMBER,
    OPTION_IS_RANGE,  /* N or A..B */
    OPTION_IS_CHOICE, /* one of a closed list, which may be of numbers */
    OPTION_IS_TEXT
};

enum option_group {
    GROUP_VPN,    /* describes the VPN and its path */
    GROUP_TARGET, /* what to work on, and how */
    GROUP_OUTPUT,
    GROUP_COUNT
};

struct option {
    const char *name;  /* with its dashes */
    const char *value; /* what help calls the value; NULL for a flag */
    enum option_type type;
    uint32_t min, max;                      /* of numbers and ranges */
    const char *(*choice_at)(size_t index); /* of choices: NULL past the last */
    unsigned commands;                      /* enum option_command */
    enum option_group group;
    const char *help;
};

/* Two options that cannot stand together. */
struct option_conflict {
    enum option_id first, second;
    const char *reason;
};

const struct option *option_by_id(enum option_id id);
enum option_id option_id_of(const struct option *option);
/* Row INDEX of a command's conflicts, NULL past the last. */
const struct option_conflict *option_conflict_at(unsigned command, size_t index);
const char *option_group_title(enum option_group group);
/* The position of TEXT, letter case aside, among the option's choices; -1 if it is none. */
int option_choice(const struct option *option, const char *text);

#endif
