/* SPDX-License-Identifier: MIT */
/* probe_text.h: a measured path in words, as a picture, and as JSON. */
#ifndef CLI_PROBE_TEXT_H
#define CLI_PROBE_TEXT_H

#include <jansson.h>

#include "app/calc.h"
#include "app/probe.h"
#include "cli/result.h"
#include "core/text.h"

/* What was measured; CALC, the MTU that follows for a VPN, may be NULL. */
void probe_text(struct text *text, const char *host, const struct probe_result *result,
                const struct calc_result *calc);

/* The data of `probe`; a new reference. */
json_t *probe_json(const char *host, const struct probe_result *result,
                   const struct calc_result *calc);

/* Tells whoever waits for RESULT, where somebody does, how a measurement goes on. */
struct probe_progress probe_teller(struct result *result);

/* Why a measurement is not conclusive, and what to try. */
enum status probe_inconclusive(const char *host, const struct probe_result *result,
                               struct error *err);

#endif
