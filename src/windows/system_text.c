/* SPDX-License-Identifier: MIT */
#include "windows/system_text.h"

#include "windows/utf.h"

/* Longer than any message of Windows 11's own table, which ends below 800 units. */
#define MESSAGE_UNITS 1024

static size_t fetch(const struct windows_api *api, DWORD code, wchar_t *wide)
{
    static const WORD languages[] = {MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US), 0};

    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        DWORD units =
            api->FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
                                code, languages[i], wide, MESSAGE_UNITS, NULL);

        if (units > 0 && units < MESSAGE_UNITS)
            return units;
    }
    return 0;
}

static bool is_blank(wchar_t unit)
{
    return unit == L' ' || unit == L'\r' || unit == L'\n' || unit == L'\t';
}

/* Makes every run of blanks one space, and none at either end. */
static size_t squeeze(wchar_t *wide, size_t units)
{
    size_t kept = 0;

    for (size_t i = 0; i < units; i++) {
        if (!is_blank(wide[i]))
            wide[kept++] = wide[i];
        else if (kept > 0 && wide[kept - 1] != L' ')
            wide[kept++] = L' ';
    }
    if (kept > 0 && wide[kept - 1] == L' ')
        kept--;
    return kept;
}

void system_text(const struct windows_api *api, DWORD code, char *text, size_t size)
{
    wchar_t wide[MESSAGE_UNITS];
    size_t units = squeeze(wide, fetch(api, code, wide));

    while (!utf_narrow(wide, units, UTF_REPLACE, text, size))
        units--;
}
