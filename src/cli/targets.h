/* SPDX-License-Identifier: MIT */
/* targets.h: lists of changes as text and as JSON, for every command that has one. */
#ifndef CLI_TARGETS_H
#define CLI_TARGETS_H

#include <jansson.h>

#include "app/change.h"
#include "cli/result.h"

/* {"dryRun":..., "targets":[...]} as the contract has it; a new reference. */
json_t *targets_json(const struct targets *targets, bool dry_run);

/* One paragraph per target: what it is, what limits it, each change and what became of it. */
void targets_text(struct text *text, const struct targets *targets);

/* Warnings that the user should see also where nothing failed, as lines for stderr. */
void targets_warnings(struct text *warnings, const struct targets *targets);

/*
 * Puts the errors of all failed changes into RESULT: each on its own where SUMMARY is
 * STATUS_PARTLY, SUMMARY alone where all failed alike.
 */
enum status targets_fail(struct result *result, const struct targets *targets,
                         const struct error *summary);

#endif
