/* SPDX-License-Identifier: MIT */
/*
 * check.h: is the connected VPN as it should be? The plan of apply, looked at instead of carried
 * out, and what users trip over beside it.
 */
#ifndef APP_CHECK_H
#define APP_CHECK_H

#include "app/change.h"
#include "app/plan.h"
#include "machine/machine.h"

/* The rows of finding.def. */
enum finding_code {
#define FINDING(name, code, advice) FINDING_##name,
#include "app/finding.def"
#undef FINDING
    FINDING_COUNT
};

struct finding {
    enum finding_code code;
    char message[400]; /* one sentence, fit to print */
};

/* No target can have more. */
#define FINDINGS_MAX FINDING_COUNT

struct check_target {
    struct finding findings[FINDINGS_MAX];
    size_t finding_count;
};

struct check_result {
    struct targets targets;     /* as planned: what would be changed is CHANGE_PENDING */
    struct check_target *extra; /* as many as targets */
    bool compliant;             /* nothing would change */
};

/* "physical-lowered": the token of JSON. */
const char *finding_token(enum finding_code code);
/* One line: what to do about it. */
const char *finding_advice(enum finding_code code);

/*
 * Looks; changes nothing. Findings do not make a VPN non-compliant: only a change that apply would
 * make does. Statuses as plan_make. Release with check_free.
 */
enum status check_run(const struct machine *machine, const struct plan_request *request,
                      struct check_result *out, struct error *err) CORE_MUST_USE;
/* Adds a finding that is about no VPN in particular to the first; there must be one. */
void check_note(struct check_result *result, enum finding_code code, const char *message);
void check_free(struct check_result *result);

#endif
