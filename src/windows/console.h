/* SPDX-License-Identifier: MIT */
/*
 * console.h: stdin, stdout and stderr as Windows has them.
 *
 * UTF-8 goes in. A console gets UTF-16 through WriteConsoleW, whatever its code page is; a pipe or
 * a file gets the bytes as they are. The C library's streams report success on a full disk and
 * a closed pipe, so nothing here uses them.
 */
#ifndef WINDOWS_CONSOLE_H
#define WINDOWS_CONSOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <windows.h>

struct console {
    HANDLE handle; /* NULL: nobody listens */
    bool is_console;
    unsigned columns; /* of the console's window; 0 for a pipe or a file */
    DWORD last_error; /* of the last call that returned false, else ERROR_SUCCESS */
};

/* Opens STD_INPUT_HANDLE, STD_OUTPUT_HANDLE or STD_ERROR_HANDLE. Nothing needs closing. */
void console_open(struct console *console, DWORD std_handle);

/*
 * Writes LEN bytes of UTF-8 to a struct console. Does not split a character between two calls'
 * worth of console output, provided that the caller does not. True when Windows took all of it,
 * or when nobody listens: a process without stdout (a service, a task) has not failed.
 */
bool console_write(void *console, const char *bytes, size_t len);

/*
 * Reads at most SIZE bytes, as they are, from a struct console of STD_INPUT_HANDLE; *LEN is how
 * many came, 0 at the end, which a process without stdin is at. False: Windows refused.
 */
bool console_read(void *console, char *bytes, size_t size, size_t *len);

/* The struct console's last_error. */
uint32_t console_last_error(void *console);

/*
 * How many of the LEN bytes, at most LIMIT (at least 4), make whole characters: the size of the
 * next piece to convert. Bytes that begin no character count as one each. 0 only for LEN 0.
 */
size_t console_piece(const char *bytes, size_t len, size_t limit);

#endif
