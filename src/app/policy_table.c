/* SPDX-License-Identifier: MIT */
/* The rows of policy.def, and their choices. */
#include "app/policy.h"
#include "app/probe.h"
#include "core/mtu.h"

static const struct policy_row rows[POLICY_COUNT] = {
#define POLICY(id, name, kind, min, max, option, fallback, help, title, title_ja, explain,         \
               explain_ja)                                                                         \
    [POLICY_##id] = {name, POLICY_IS_##kind, min, max, option, fallback, help},
#include "app/policy.def"
};

static const struct {
    enum policy_id id;
    const char *token;
} choices[] = {
#define POLICY_CHOICE(id, token, title, title_ja) {POLICY_##id, token},
#include "app/policy.def"
};

const struct policy_row *policy_row(enum policy_id id)
{
    return &rows[id];
}

const char *policy_choice_at(enum policy_id id, size_t index)
{
    const struct mtu_line *line;

    if (id == POLICY_LINE) {
        line = mtu_line_at(index);
        return line != NULL ? line->name : NULL;
    }
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++)
        if (choices[i].id == id && index-- == 0)
            return choices[i].token;
    return NULL;
}

const char *policy_type_name(enum policy_kind kind)
{
    static const char *const names[] = {
        [POLICY_IS_SWITCH] = "REG_DWORD",  [POLICY_IS_NUMBER] = "REG_DWORD",
        [POLICY_IS_CHOICE] = "REG_SZ",     [POLICY_IS_TEXT] = "REG_SZ",
        [POLICY_IS_LIST] = "REG_MULTI_SZ",
    };

    return names[kind];
}

const char *policy_source_name(enum policy_source source)
{
    static const char *const names[] = {"default", "preference", "policy"};

    return names[source];
}

const char *policy_problem_name(enum policy_problem_kind kind)
{
    static const char *const names[] = {"bad-value", "unknown-value", "unreadable-key"};

    return names[kind];
}
