/* SPDX-License-Identifier: MIT */
#include "windows/console.h"

#include "windows/utf.h"

/* WriteConsoleW's buffer was once limited to 64 KiB in all; small pieces fit every Windows. */
#define PIECE_BYTES 2048

void console_open(struct console *console, DWORD std_handle)
{
    HANDLE handle = GetStdHandle(std_handle);
    CONSOLE_SCREEN_BUFFER_INFO info;
    DWORD mode;

    *console = (struct console){.last_error = ERROR_SUCCESS};
    if (handle == NULL || handle == INVALID_HANDLE_VALUE)
        return;
    console->handle = handle;
    console->is_console = GetConsoleMode(handle, &mode) != 0;
    if (console->is_console && GetConsoleScreenBufferInfo(handle, &info) &&
        info.srWindow.Right >= info.srWindow.Left)
        console->columns = (unsigned)(info.srWindow.Right - info.srWindow.Left + 1);
}

size_t console_piece(const char *bytes, size_t len, size_t limit)
{
    size_t end = limit;

    if (len <= limit)
        return len;
    /* Back to the start of the character that the limit would split: at most 3 bytes. */
    while (end > limit - 3 && ((unsigned char)bytes[end] & 0xC0U) == 0x80U)
        end--;
    return ((unsigned char)bytes[end] & 0xC0U) == 0x80U ? limit : end;
}

static bool failed(struct console *console, DWORD code)
{
    console->last_error = code != ERROR_SUCCESS ? code : ERROR_WRITE_FAULT;
    return false;
}

static bool write_units(struct console *console, const wchar_t *wide, size_t units)
{
    while (units > 0) {
        DWORD written = 0;

        if (!WriteConsoleW(console->handle, wide, (DWORD)units, &written, NULL))
            return failed(console, GetLastError());
        if (written == 0 || written > units)
            return failed(console, ERROR_WRITE_FAULT);
        wide += written;
        units -= written;
    }
    return true;
}

static bool write_console(struct console *console, const char *bytes, size_t len)
{
    while (len > 0) {
        wchar_t wide[PIECE_BYTES + 1];
        size_t piece = console_piece(bytes, len, PIECE_BYTES);
        size_t units;

        if (!utf_widen(bytes, piece, UTF_REPLACE, wide, PIECE_BYTES + 1, &units))
            return failed(console, ERROR_NO_UNICODE_TRANSLATION);
        if (!write_units(console, wide, units))
            return false;
        bytes += piece;
        len -= piece;
    }
    return true;
}

static bool write_file(struct console *console, const char *bytes, size_t len)
{
    while (len > 0) {
        DWORD piece = len > MAXLONG ? MAXLONG : (DWORD)len;
        DWORD written = 0;

        if (!WriteFile(console->handle, bytes, piece, &written, NULL))
            return failed(console, GetLastError());
        if (written == 0 || written > piece)
            return failed(console, ERROR_WRITE_FAULT);
        bytes += written;
        len -= written;
    }
    return true;
}

bool console_write(void *console, const char *bytes, size_t len)
{
    struct console *self = console;

    self->last_error = ERROR_SUCCESS;
    if (self->handle == NULL)
        return true;
    return self->is_console ? write_console(self, bytes, len) : write_file(self, bytes, len);
}

bool console_read(void *console, char *bytes, size_t size, size_t *len)
{
    struct console *self = console;
    DWORD piece = size > MAXLONG ? MAXLONG : (DWORD)size;
    DWORD got = 0;
    DWORD code;

    self->last_error = ERROR_SUCCESS;
    *len = 0;
    if (self->handle == NULL)
        return true;
    if (ReadFile(self->handle, bytes, piece, &got, NULL) && got <= piece) {
        *len = got;
        return true;
    }
    /* Who wrote into the pipe has closed it: its end. */
    code = GetLastError();
    if (code == ERROR_BROKEN_PIPE || code == ERROR_HANDLE_EOF)
        return true;
    self->last_error = code != ERROR_SUCCESS ? code : ERROR_READ_FAULT;
    return false;
}

uint32_t console_last_error(void *console)
{
    const struct console *self = console;

    return self->last_error;
}
