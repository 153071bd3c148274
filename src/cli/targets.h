/* SPDX-License-Identifier: MIT */
/* targets.h: lists of changes as text and as JSON, for every command that has one. */
#ifndef CLI_TARGETS_H
#define CLI_TARGETS_H

#include <jansson.h>

#include "app/change.h"
#include "cli/result.h"

/* One of "targets"; a new reference. */
json_t *target_json(const struct target *target);

/* {"dryRun":..., "targets":[...]} as the contract has it; a new reference. */
json_t *targets_json(const struct targets *targets, bool dry_run);

/* What is one target, as a paragraph. */
void target_text(struct text *text, const struct target *target);

/* One paragraph per target: what it is, what limits it, each change and what became of it. */
void targets_text(struct text *text, const struct targets *targets);

/* Warnings that the user should see also where nothing failed, as lines for stderr. */
void targets_warnings(struct text *warnings, const struct targets *targets);

struct arguments;

/*
 * Shows what became of TARGETS, as text or JSON, with warnings and errors; STATUS and ERR are the
 * outcome. Returns the status of the command.
 */
enum status targets_report(const struct arguments *arguments, const struct targets *targets,
                           enum status status, const struct error *err, struct result *result);

/*
 * Puts the errors of all failed changes into RESULT, each once, and SUMMARY where it is none of
 * them. Where rights are lacking, that alone: it is the reason of all. Returns SUMMARY's status.
 */
enum status targets_fail(struct result *result, const struct targets *targets,
                         const struct error *summary);

#endif
