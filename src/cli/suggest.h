/* SPDX-License-Identifier: MIT */
/* suggest.h: "did you mean". */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

#include <stddef.h>

/*
 * The candidate nearest to TYPED, NULL if none is near: at most two typing errors and less than
 * half of the word, a neighbour swapped counting as one; or TYPED is the beginning of just one.
 * CANDIDATE_AT yields the candidates, NULL past the last.
 */
const char *suggest(const char *typed, const char *(*candidate_at)(size_t index));

#endif
