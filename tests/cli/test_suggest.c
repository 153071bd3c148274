/* SPDX-License-Identifier: MIT */
/* "Did you mean": near words are found, far ones are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/suggest.h"

static const char *candidate_at(size_t index)
{
    static const char *const candidates[] = {"show",       "calc",        "apply",   "undo",
                                             "--path-mtu", "--interface", "--inner", "--json"};

    return index < sizeof candidates / sizeof candidates[0] ? candidates[index] : NULL;
}

static const char *none_at(size_t index)
{
    (void)index;
    return NULL;
}

static const struct {
    const char *why;
    const char *typed;
    const char *expected;
} rows[] = {
    {"the word itself", "calc", "calc"},
    {"one letter wrong", "calk", "calc"},
    {"one letter missing", "shw", "show"},
    {"one letter too many", "undoo", "undo"},
    {"two neighbours swapped count once", "clac", "calc"},
    {"two errors in a long word", "--pth-mut", "--path-mtu"},
    {"two errors in a short word are too many", "sxxw", NULL},
    {"three errors", "--pth-mxxu", NULL},
    {"the beginning of just one", "--interfa", "--interface"},
    {"the beginning of two", "--in", NULL},
    {"the beginning of all options", "--", NULL},
    {"nothing at all is the beginning of all", "", NULL},
    {"capitals are other letters", "CALC", NULL},
    {"longer than any word",
     "--path-mtu-path-mtu-path-mtu-path-mtu-path-mtu-path-mtu-path-mtu-path-mtu", NULL},
    {"33 letters, one above the limit", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL},
    {"bytes that are no letters", "\xFF\xFE", NULL},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *found = suggest(rows[i].typed, candidate_at);

        print_message("%s\n", rows[i].why);
        if (rows[i].expected == NULL) {
            assert_null(found);
        } else {
            assert_non_null(found);
            assert_string_equal(found, rows[i].expected);
        }
    }
    assert_null(suggest("calc", none_at));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
