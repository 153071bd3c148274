/* SPDX-License-Identifier: MIT */
/*
 * policy.h: what an administrator prescribes (HKLM\SOFTWARE\Policies\vpnmtu) and what one prefers
 * (HKLM\SOFTWARE\vpnmtu).
 *
 * A policy wins over the command line, the command line over a preference, a preference over the
 * default. A value of a wrong type, size or range is named and counts as not there. policy.def is
 * the table of all values.
 */
#ifndef APP_POLICY_H
#define APP_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/plan.h"
#include "core/error.h"
#include "core/text.h"
#include "machine/machine.h"

enum policy_id {
#define POLICY(id, name, kind, min, max, option, fallback, help, title, title_ja, explain,         \
               explain_ja)                                                                         \
    POLICY_##id,
#include "app/policy.def"
    POLICY_COUNT
};

enum policy_kind {
    POLICY_IS_SWITCH,
    POLICY_IS_NUMBER,
    POLICY_IS_CHOICE,
    POLICY_IS_TEXT,
    POLICY_IS_LIST
};

/* A row of policy.def. */
struct policy_row {
    const char *name; /* of the registry value */
    enum policy_kind kind;
    uint32_t min, max;
    const char *option;   /* NULL without */
    const char *fallback; /* NULL: nothing is said, what counts is computed */
    const char *help;
};

const struct policy_row *policy_row(enum policy_id id);
/* The choice in row INDEX, NULL past the last. */
const char *policy_choice_at(enum policy_id id, size_t index);
/* "REG_DWORD": what a value of that kind must be. */
const char *policy_type_name(enum policy_kind kind);

enum policy_source {
    POLICY_DEFAULT,
    POLICY_PREFERRED,
    POLICY_PRESCRIBED
};

/* "policy", "preference", "default". */
const char *policy_source_name(enum policy_source source);

/* What is in force. */
struct policy_value {
    enum policy_source source;
    bool said;         /* false: a default that is to be computed; what follows is 0 */
    uint32_t number;   /* of a switch 0 or 1, of a choice its position */
    const char *text;  /* of a text; of a list its texts one behind the other, each with its NUL */
    size_t text_count; /* of a list */
};

enum policy_problem_kind {
    POLICY_BAD_VALUE,     /* wrong type, size or range, or contradicting another: not used */
    POLICY_UNKNOWN_VALUE, /* no name that vpnmtu knows */
    POLICY_UNREADABLE_KEY
};

#define POLICY_REASON_SIZE 320

struct policy_problem {
    enum policy_problem_kind kind;
    enum machine_scope scope;
    int id;             /* enum policy_id; -1 where it is none */
    int also;           /* a second value of the same problem; -1 without */
    struct error error; /* "HKLM\SOFTWARE\vpnmtu\VpnMtu: 67 is below 352; it is not used" */
    char reason[POLICY_REASON_SIZE]; /* of a bad value: "67 is below 352" */
};

/* "bad-value", "unknown-value", "unreadable-key": the token of JSON. */
const char *policy_problem_name(enum policy_problem_kind kind);

struct policy {
    struct policy_value values[POLICY_COUNT]; /* texts are borrowed from settings */
    struct policy_problem *problems;
    size_t problem_count;
    struct machine_settings settings[MACHINE_SCOPE_COUNT];
};

/*
 * What both keys say, and what is wrong with it. A key that cannot be read is a problem, not a
 * failure; STATUS_INTERNAL: memory is out. Release with policy_free.
 */
enum status policy_read(const struct machine *machine, struct policy *out,
                        struct error *err) CORE_MUST_USE;
void policy_free(struct policy *policy);

/*
 * Why nothing may be changed: the policies could not be read, so that what is prescribed is not
 * known. NULL where they could.
 */
const struct error *policy_obstacle(const struct policy *policy);

/* Whether vpnmtu is switched off. */
bool policy_is_off(const struct policy *policy);

/* Whether both say the same, and have the same problems. */
bool policy_same(const struct policy *one, const struct policy *other);

/* Adds the value in force as text, fit to print: 1374, flets, "Work", "Home". */
void policy_value_text(const struct policy *policy, enum policy_id id, struct text *out);

/* What was given on the command line: the options that the values correspond to. */
struct policy_said {
    bool values[POLICY_COUNT];
    bool describes; /* an option that describes the VPN's packets, which --mtu makes idle */
};

/* Which of that a policy overruled. */
struct policy_ruling {
    int by[POLICY_COUNT];   /* the enum policy_id that overrules the option; -1: none does */
    bool describes_no_more; /* by VpnMtu */
};

struct policy_ruling policy_ruling_none(void);

/*
 * Whether the value counts, and not what was given or would be computed; where something was given
 * that it overrules, RULING notes that. For what is no part of a plan: WaitSeconds, Probe, ...
 */
bool policy_decides(const struct policy *policy, const struct policy_said *said, enum policy_id id,
                    struct policy_ruling *ruling);

/*
 * Rewrites PLAN, as the command line has it, to what counts: VpnMtu, PathMtu, Line, Method,
 * Families, Connections. PLAN borrows texts from POLICY.
 */
void policy_settle(const struct policy *policy, const struct policy_said *said,
                   struct plan_request *plan, struct policy_ruling *ruling);

#endif
