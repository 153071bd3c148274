/* SPDX-License-Identifier: MIT */
#include "windows/utf.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <windows.h>

static int narrow(const wchar_t *wide, size_t units, enum utf_invalid invalid, char *out, int size)
{
    DWORD flags = invalid == UTF_REFUSE ? WC_ERR_INVALID_CHARS : 0;

    return WideCharToMultiByte(CP_UTF8, flags, wide, (int)units, out, size, NULL, NULL);
}

bool utf_narrow(const wchar_t *wide, size_t units, enum utf_invalid invalid, char *out, size_t size)
{
    int room = size > INT_MAX ? INT_MAX : (int)size;
    int used = 0;

    if (size == 0 || units > INT_MAX)
        return false;
    /* WideCharToMultiByte takes neither an empty text nor a zero-sized buffer as such. */
    if (units > 0) {
        if (room == 1)
            return false;
        used = narrow(wide, units, invalid, out, room - 1);
        if (used == 0)
            return false;
    }
    out[used] = '\0';
    return true;
}

bool utf_widen(const char *text, size_t len, enum utf_invalid invalid, wchar_t *out, size_t count,
               size_t *units)
{
    DWORD flags = invalid == UTF_REFUSE ? MB_ERR_INVALID_CHARS : 0;
    int room = count > INT_MAX ? INT_MAX : (int)count;
    int used = 0;

    if (count == 0 || len > INT_MAX)
        return false;
    if (len > 0) {
        if (room == 1)
            return false;
        used = MultiByteToWideChar(CP_UTF8, flags, text, (int)len, out, room - 1);
        if (used == 0)
            return false;
    }
    out[used] = L'\0';
    *units = (size_t)used;
    return true;
}

/* Bytes that one argument needs with its NUL, 0 where it is not valid UTF-16. */
static size_t argument_size(const wchar_t *argument)
{
    size_t units = wcslen(argument);

    if (units == 0)
        return 1;
    if (units > INT_MAX / 4)
        return 0;
    int len = narrow(argument, units, UTF_REFUSE, NULL, 0);

    return len <= 0 ? 0 : (size_t)len + 1;
}

char **utf_arguments(int argc, wchar_t *const *argv, int *bad)
{
    size_t size = ((size_t)argc + 1) * sizeof(char *);
    size_t used = size;
    char **list;

    for (int i = 0; i < argc; i++) {
        size_t one = argument_size(argv[i]);

        if (one == 0) {
            *bad = i;
            return NULL;
        }
        size += one;
    }
    list = malloc(size);
    if (list == NULL) {
        *bad = -1;
        return NULL;
    }
    for (int i = 0; i < argc; i++) {
        list[i] = (char *)list + used;
        used += argument_size(argv[i]);
        if (!utf_narrow(argv[i], wcslen(argv[i]), UTF_REFUSE, list[i], size)) {
            *bad = i;
            free(list);
            return NULL;
        }
    }
    list[argc] = NULL;
    return list;
}
