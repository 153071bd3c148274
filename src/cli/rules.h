/* SPDX-License-Identifier: MIT */
/*
 * rules.h: policies and preferences, held against a command line. A command reads them first,
 * rewrites its request, and says what it did not do as told.
 */
#ifndef CLI_RULES_H
#define CLI_RULES_H

#include "app/policy.h"
#include "cli/arguments.h"
#include "cli/result.h"

struct rules {
    struct policy policy;
    struct policy_said said;
    struct policy_ruling ruling;
};

/*
 * Reads both keys and notes which of their values the command line gives as options. Where the
 * policies cannot be read that is the command's failure: RESULT has it. Release with rules_free.
 */
enum status rules_read(const struct machine *machine, const struct arguments *arguments,
                       struct rules *out, struct result *result) CORE_MUST_USE;
/* The same, where a failure is not the command's: ERR has it. */
enum status rules_load(const struct machine *machine, const struct arguments *arguments,
                       struct rules *out, struct error *err) CORE_MUST_USE;
void rules_free(struct rules *rules);

/* policy_settle. */
void rules_settle(struct rules *rules, struct plan_request *plan);
/* What counts of a number: the prescribed, GIVEN, the preferred. */
uint32_t rules_number(struct rules *rules, enum policy_id id, uint32_t given);
/* How long one path may be measured. */
uint32_t rules_probe_timeout_ms(struct rules *rules, const struct arguments *arguments);
/* How paths are to be measured. */
struct paths rules_paths(struct rules *rules, const struct arguments *arguments);

/* "HKLM\SOFTWARE\Policies\vpnmtu\Enabled switches vpnmtu off: nothing is changed." */
void rules_off_line(const struct rules *rules, struct text *text);
/* What a command that changes something shows instead of changes: that line, no targets. */
enum status rules_stand_down(const struct rules *rules, const struct arguments *arguments,
                             struct result *result);

/*
 * One sentence a line, each after PREFIX: values that are not used because they are wrong, keys
 * that cannot be read, options that a policy overrules. After settling.
 */
void rules_notes(const struct rules *rules, const char *prefix, struct text *text);

#endif
