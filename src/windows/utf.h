/* SPDX-License-Identifier: MIT */
/*
 * utf.h: between the UTF-8 of vpnmtu and the UTF-16 of Windows.
 *
 * wchar_t is Windows' 16-bit unit. Every conversion says what happens to text that is not valid.
 */
#ifndef WINDOWS_UTF_H
#define WINDOWS_UTF_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

enum utf_invalid {
    UTF_REFUSE, /* the conversion fails */
    UTF_REPLACE /* each invalid UTF-16 unit, each invalid UTF-8 sequence becomes U+FFFD */
};

/*
 * Writes UNITS units of UTF-16 to OUT as UTF-8 with a NUL after them. False, and OUT untouched or
 * partly written, where SIZE bytes are too few or the text is invalid and that is refused.
 * A NUL among the units is converted like any other character.
 */
bool utf_narrow(const wchar_t *wide, size_t units, enum utf_invalid invalid, char *out,
                size_t size);

/* The other way: LEN bytes of UTF-8 to at most COUNT units with the NUL; *UNITS excludes it. */
bool utf_widen(const char *text, size_t len, enum utf_invalid invalid, wchar_t *out, size_t count,
               size_t *units);

/*
 * The arguments of wmain as UTF-8: ARGC pointers and a NULL in one block, released with free().
 * NULL: *BAD is the index of the first argument that is not valid UTF-16, -1 where memory ran out.
 */
char **utf_arguments(int argc, wchar_t *const *argv, int *bad);

#endif
