/* SPDX-License-Identifier: MIT */
/*
 * trace.h: diagnostics for a program that reads them: one JSON object a line, {"error": "..."},
 * as DSC takes them from a resource's stderr.
 */
#ifndef CLI_TRACE_H
#define CLI_TRACE_H

#include "core/error.h"
#include "core/text.h"

/* {"LEVEL": "MESSAGE"}: of error, warn, info. */
void trace_line(struct text *text, const char *level, const char *message);

/* The same for an error with its advice. */
void trace_error(struct text *text, const struct error *err);

/* A warning for each line of WARNINGS ("vpnmtu: ...", "try: ..." belongs to the one before). */
void trace_warnings(struct text *text, const char *warnings);

#endif
