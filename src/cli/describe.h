/* SPDX-License-Identifier: MIT */
/* describe.h: a resolved VPN as lines of text and as JSON keys. */
#ifndef CLI_DESCRIBE_H
#define CLI_DESCRIBE_H

#include <jansson.h>

#include "app/calc.h"
#include "core/text.h"
#include "core/vpn.h"

/* "  Label        value" lines: type, outer family, and what the type has of suite and headers. */
void describe_vpn(struct text *text, const struct vpn *vpn);

/* One "  Label        value" line. */
void describe_line(struct text *text, const char *label, const char *value);

/* Tokens; NULL where the VPN has no such thing. */
const char *describe_cipher(const struct vpn *vpn);
const char *describe_integrity(const struct vpn *vpn);
const char *describe_mode(const struct vpn *vpn);
/* true, false, or null for a VPN without ESP; a new reference. */
json_t *describe_nat_t(const struct vpn *vpn);

/* The data of `calc`, for whoever computes one (cmd_calc.c); a new reference. */
json_t *describe_calc(const struct calc_result *calc);

/* NUMBER as JSON, null for 0; a new reference. */
json_t *json_number_or_null(uint32_t number);

/*
 * Adds VALUE, which is taken over, to an object or an array. Where memory is out, *ROOT is released
 * and becomes NULL, and stays so: no document lacks a key or a row in silence.
 */
void json_put(json_t **root, const char *key, json_t *value);
void json_append(json_t **root, json_t *value);

/* Adds VALUE, which is taken over, as one line of ASCII. TEXT->failed: memory is out. */
void json_line(struct text *text, json_t *value);

#endif
