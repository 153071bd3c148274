/* SPDX-License-Identifier: MIT */
#include "cli/suggest.h"

#include <stdint.h>
#include <string.h>

enum {
    WORD_MAX = 32,
    DISTANCE_MAX = 2
};

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

/* Optimal string alignment distance; SIZE_MAX for words that are too long to be one of ours. */
static size_t distance(const char *a, const char *b)
{
    size_t rows[WORD_MAX + 1][WORD_MAX + 1];
    size_t a_len = strlen(a);
    size_t b_len = strlen(b);

    if (a_len > WORD_MAX || b_len > WORD_MAX)
        return SIZE_MAX;
    for (size_t i = 0; i <= a_len; i++)
        rows[i][0] = i;
    for (size_t j = 0; j <= b_len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        for (size_t j = 1; j <= b_len; j++) {
            size_t cost = a[i - 1] != b[j - 1];

            rows[i][j] = least(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                rows[i - 2][j - 2] + 1 < rows[i][j])
                rows[i][j] = rows[i - 2][j - 2] + 1;
        }
    }
    return rows[a_len][b_len];
}

static const char *only_continuation(const char *typed, const char *(*candidate_at)(size_t index))
{
    const char *found = NULL;
    const char *candidate;

    for (size_t i = 0; (candidate = candidate_at(i)) != NULL; i++) {
        if (strncmp(candidate, typed, strlen(typed)) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = candidate;
    }
    return found;
}

const char *suggest(const char *typed, const char *(*candidate_at)(size_t index))
{
    size_t best = DISTANCE_MAX + 1;
    const char *found = NULL;
    const char *candidate;

    for (size_t i = 0; (candidate = candidate_at(i)) != NULL; i++) {
        size_t d = distance(typed, candidate);

        if (d < best && d * 2 < strlen(candidate)) {
            best = d;
            found = candidate;
        }
    }
    return found != NULL ? found : only_continuation(typed, candidate_at);
}
