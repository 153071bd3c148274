/* SPDX-License-Identifier: MIT */
/* check.h: cmocka, and assertions that say why a table's row is there. */
#ifndef TESTS_CORE_CHECK_H
#define TESTS_CORE_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define CHECK(why, condition) check_true(why, (condition), #condition, __FILE__, __LINE__)
#define CHECK_NUMBER(why, actual, expected)                                                        \
    check_number(why, (actual), (expected), #actual, __FILE__, __LINE__)
#define CHECK_TEXT(why, actual, expected)                                                          \
    check_text(why, (actual), (expected), #actual, __FILE__, __LINE__)

static inline void check_true(const char *why, int condition, const char *what, const char *file,
                              int line)
{
    if (!condition) {
        print_error("%s: not so: %s\n", why, what);
        _fail(file, line);
    }
}

static inline void check_number(const char *why, int64_t actual, int64_t expected, const char *what,
                                const char *file, int line)
{
    if (actual != expected) {
        print_error("%s: %s is %ld, not %ld\n", why, what, (long)actual, (long)expected);
        _fail(file, line);
    }
}

/* Either may be NULL. */
static inline void check_text(const char *why, const char *actual, const char *expected,
                              const char *what, const char *file, int line)
{
    int same =
        actual == NULL || expected == NULL ? actual == expected : strcmp(actual, expected) == 0;

    if (!same) {
        print_error("%s: %s is \"%s\", not \"%s\"\n", why, what, actual != NULL ? actual : "(null)",
                    expected != NULL ? expected : "(null)");
        _fail(file, line);
    }
}

#endif
