/* SPDX-License-Identifier: MIT */
/* system_text.h: Windows' own sentence for an error code. */
#ifndef WINDOWS_SYSTEM_TEXT_H
#define WINDOWS_SYSTEM_TEXT_H

#include "windows/windows_api.h"

/* Fits what struct error's message has room for. */
#define SYSTEM_TEXT_SIZE 384

/*
 * Writes the sentence for a Win32 code to TEXT (SIZE > 0 bytes, UTF-8, NUL-terminated): English
 * where Windows has it, else the user's language; one line, no space at its end, cut off at SIZE;
 * "" for a code that Windows has no sentence for. Uses FormatMessageW,
 * learn.microsoft.com/windows/win32/api/winbase.
 */
void system_text(const struct windows_api *api, DWORD code, char *text, size_t size);

#endif
