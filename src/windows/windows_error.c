/* SPDX-License-Identifier: MIT */
#include "windows/windows_error.h"

#include <stdarg.h>
#include <stdio.h>

#include "windows/system_text.h"

enum status windows_error_status(DWORD code)
{
    return code == ERROR_ACCESS_DENIED ? STATUS_ACCESS_DENIED : STATUS_WINDOWS;
}

enum status windows_error(const struct windows_api *api, struct error *err, enum status status,
                          DWORD code, const char *format, ...)
{
    char what[256];
    char sentence[SYSTEM_TEXT_SIZE];
    va_list args;

    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    system_text(api, code, sentence, sizeof sentence);
    return error_set_windows(err, status, code, sentence, "%s", what);
}
