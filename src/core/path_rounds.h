/* SPDX-License-Identifier: MIT */
/* path_rounds.h: which sizes a path search sends next. Private to path_*.c. */
#ifndef CORE_PATH_ROUNDS_H
#define CORE_PATH_ROUNDS_H

#include "core/path_search.h"

/* Fills the queue for the next round, by what is known. */
void path_rounds_begin(struct path_search *search);

/* A router named an MTU: look there at once, unless something there is known already. */
void path_rounds_look_at(struct path_search *search, uint32_t told_mtu);

/* The row of a size, NULL where it was not sent. */
struct path_size *path_rounds_size(struct path_search *search, uint32_t len);

/* The ping that only asks whether anybody answers. */
uint32_t path_rounds_small_len(const struct path_search *search);

/* How many packets may still be sent. */
uint32_t path_rounds_left(const struct path_search *search);

bool path_rounds_answered(const struct path_probe *probe);

/* Copies of SIZE that are known not to come back. */
uint32_t path_rounds_missing(const struct path_search *search, const struct path_size *size);

/* How many copies of a size must be missing, so that they are not lost by chance. */
uint32_t path_rounds_copies(const struct path_search *search);

#endif
