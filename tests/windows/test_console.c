/* SPDX-License-Identifier: MIT */
/* console.c: pipes, files that refuse, no handle, and a real console where there is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "windows/console.h"

#define SAMPLE "caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x94\x92\n"

/* What console_open says when STD_OUTPUT_HANDLE is HANDLE. */
static struct console open_as(HANDLE handle)
{
    HANDLE before = GetStdHandle(STD_OUTPUT_HANDLE);
    struct console console;

    SetStdHandle(STD_OUTPUT_HANDLE, handle);
    console_open(&console, STD_OUTPUT_HANDLE);
    SetStdHandle(STD_OUTPUT_HANDLE, before);
    return console;
}

static void pipe_gets_the_bytes(void **unused)
{
    struct console console;
    HANDLE out;
    HANDLE in;
    char got[64] = "";
    DWORD len = 0;

    (void)unused;
    assert_true(CreatePipe(&out, &in, NULL, 65536));
    console = open_as(in);
    assert_false(console.is_console);
    assert_int_equal(console.columns, 0);
    assert_true(console_write(&console, SAMPLE, strlen(SAMPLE)));
    assert_true(console_write(&console, "", 0));
    assert_true(ReadFile(out, got, sizeof got - 1, &len, NULL));
    assert_int_equal(len, strlen(SAMPLE));
    assert_memory_equal(got, SAMPLE, len);
    CloseHandle(in);
    CloseHandle(out);
}

static void big_output_arrives_whole(void **unused)
{
    const size_t size = 3U << 20;
    char *sent = malloc(size);
    char *got = calloc(1, size);
    wchar_t folder[MAX_PATH];
    wchar_t path[MAX_PATH];
    struct console console;
    DWORD len = 0;
    HANDLE file;

    (void)unused;
    assert_non_null(sent);
    assert_non_null(got);
    for (size_t i = 0; i < size; i++)
        sent[i] = (char)('a' + i % 26);
    assert_int_not_equal(GetTempPathW(MAX_PATH, folder), 0);
    assert_int_not_equal(GetTempFileNameW(folder, L"vpn", 0, path), 0);
    file = CreateFileW(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS,
                       FILE_FLAG_DELETE_ON_CLOSE, NULL);
    assert_ptr_not_equal(file, INVALID_HANDLE_VALUE);
    console = open_as(file);
    assert_true(console_write(&console, sent, size));
    SetFilePointer(file, 0, NULL, FILE_BEGIN);
    assert_true(ReadFile(file, got, (DWORD)size, &len, NULL));
    assert_int_equal(len, size);
    assert_memory_equal(got, sent, size);
    CloseHandle(file);
    free(sent);
    free(got);
}

static void closed_pipe_is_noticed(void **unused)
{
    struct console console;
    HANDLE out;
    HANDLE in;

    (void)unused;
    assert_true(CreatePipe(&out, &in, NULL, 0));
    CloseHandle(out);
    console = open_as(in);
    assert_false(console_write(&console, SAMPLE, strlen(SAMPLE)));
    /* ERROR_NO_DATA, or ERROR_BROKEN_PIPE, or Wine's ERROR_PIPE_NOT_CONNECTED. */
    assert_true(console.last_error == ERROR_NO_DATA || console.last_error == ERROR_BROKEN_PIPE ||
                console.last_error == ERROR_PIPE_NOT_CONNECTED);
    CloseHandle(in);
}

static void refused_write_is_noticed(void **unused)
{
    wchar_t path[MAX_PATH];
    struct console console;
    HANDLE file;

    (void)unused;
    assert_int_not_equal(GetModuleFileNameW(NULL, path, MAX_PATH), 0);
    file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    assert_ptr_not_equal(file, INVALID_HANDLE_VALUE);
    console = open_as(file);
    assert_false(console_write(&console, "x", 1));
    assert_int_equal(console.last_error, ERROR_ACCESS_DENIED);
    /* A write that succeeds forgets the failure before it. */
    console.handle = NULL;
    assert_true(console_write(&console, "x", 1));
    assert_int_equal(console.last_error, ERROR_SUCCESS);
    CloseHandle(file);
}

static void nobody_listens(void **unused)
{
    HANDLE handles[] = {NULL, INVALID_HANDLE_VALUE};

    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        struct console console = open_as(handles[i]);

        assert_null(console.handle);
        assert_false(console.is_console);
        assert_true(console_write(&console, SAMPLE, strlen(SAMPLE)));
    }
}

/* What console_open says when STD_INPUT_HANDLE is HANDLE. */
static struct console open_input(HANDLE handle)
{
    HANDLE before = GetStdHandle(STD_INPUT_HANDLE);
    struct console console;

    SetStdHandle(STD_INPUT_HANDLE, handle);
    console_open(&console, STD_INPUT_HANDLE);
    SetStdHandle(STD_INPUT_HANDLE, before);
    return console;
}

static void pipe_is_read_to_its_end(void **unused)
{
    struct console console;
    HANDLE out;
    HANDLE in;
    char got[64];
    DWORD sent;
    size_t len;

    (void)unused;
    assert_true(CreatePipe(&out, &in, NULL, 0));
    assert_true(WriteFile(in, SAMPLE, (DWORD)strlen(SAMPLE), &sent, NULL));
    console = open_input(out);
    assert_false(console.is_console);
    assert_true(console_read(&console, got, 3, &len));
    assert_int_equal(len, 3);
    assert_memory_equal(got, SAMPLE, 3);
    assert_true(console_read(&console, got, sizeof got, &len));
    assert_int_equal(len, strlen(SAMPLE) - 3);
    assert_memory_equal(got, SAMPLE + 3, len);
    /* Who closes its end has said all. */
    CloseHandle(in);
    assert_true(console_read(&console, got, sizeof got, &len));
    assert_int_equal(len, 0);
    assert_int_equal(console.last_error, ERROR_SUCCESS);
    CloseHandle(out);
}

/* No handle, and the null device, which DSC gives to who gets no instance. */
static void nobody_sends(void **unused)
{
    HANDLE null = CreateFileW(L"NUL", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
                              OPEN_EXISTING, 0, NULL);
    HANDLE handles[] = {NULL, INVALID_HANDLE_VALUE, null};

    (void)unused;
    assert_ptr_not_equal(null, INVALID_HANDLE_VALUE);
    for (size_t i = 0; i < 3; i++) {
        struct console console = open_input(handles[i]);
        char got[4];
        size_t len = 1;

        assert_false(console.is_console);
        assert_true(console_read(&console, got, sizeof got, &len));
        assert_int_equal(len, 0);
    }
    CloseHandle(null);
}

static void refused_read_is_noticed(void **unused)
{
    struct console console;
    HANDLE out;
    HANDLE in;
    char got[4];
    size_t len;

    (void)unused;
    assert_true(CreatePipe(&out, &in, NULL, 0));
    /* The end that is for writing. */
    console = open_input(in);
    assert_false(console_read(&console, got, sizeof got, &len));
    assert_int_equal(len, 0);
    assert_int_not_equal(console.last_error, ERROR_SUCCESS);
    CloseHandle(in);
    CloseHandle(out);
}

static void pieces_end_at_characters(void **unused)
{
    static const struct {
        const char *bytes;
        size_t limit;
        size_t piece;
        const char *why;
    } rows[] = {
        {"", 4, 0, "nothing"},
        {"abcd", 4, 4, "fits"},
        {"abcde", 4, 4, "ASCII splits anywhere"},
        {"abc\xC3\xA9", 4, 3, "two bytes, one beyond the limit"},
        {"ab\xE6\x97\xA5", 4, 2, "three bytes"},
        {"a\xF0\x9F\x94\x92", 4, 1, "four bytes"},
        {"\xF0\x9F\x94\x92x", 4, 4, "a character that ends at the limit"},
        {"\x80\x80\x80\x80\x80\x80", 4, 4, "no character at all: still goes on"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(console_piece(rows[i].bytes, strlen(rows[i].bytes), rows[i].limit),
                         rows[i].piece);
}

/* Long enough for several pieces, each of which a character straddles. */
static void check_screen(struct console *console, HANDLE screen)
{
    enum {
        COUNT = 1500
    };
    static const char euro[3] = {'\xE2', '\x82', '\xAC'};
    static char bytes[3 * COUNT + 1];
    COORD origin = {0, 0};
    wchar_t got[4] = L"";
    DWORD len = 0;

    for (size_t i = 0; i < sizeof bytes - 1; i++)
        bytes[i] = euro[i % 3];
    bytes[sizeof bytes - 1] = '\r';
    assert_true(console_write(console, bytes, sizeof bytes));
    assert_true(console_write(console, "\xC3\xA9!", 3));
    assert_true(ReadConsoleOutputCharacterW(screen, got, 1, origin, &len));
    assert_int_equal(len, 1);
    assert_int_equal(got[0], L'\x20AC');
}

static void real_console_gets_utf16(void **unused)
{
    bool allocated = AllocConsole();
    HANDLE screen = CreateConsoleScreenBuffer(GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                              CONSOLE_TEXTMODE_BUFFER, NULL);
    struct console console;

    (void)unused;
    if (screen == INVALID_HANDLE_VALUE) {
        print_message("no console to be had here\n");
        skip();
    }
    console = open_as(screen);
    assert_true(console.is_console);
    assert_true(console.columns > 0);
    check_screen(&console, screen);
    CloseHandle(screen);
    assert_false(console_write(&console, "x", 1));
    assert_int_not_equal(console.last_error, ERROR_SUCCESS);
    if (allocated)
        FreeConsole();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pipe_gets_the_bytes),
        cmocka_unit_test(big_output_arrives_whole),
        cmocka_unit_test(closed_pipe_is_noticed),
        cmocka_unit_test(refused_write_is_noticed),
        cmocka_unit_test(nobody_listens),
        cmocka_unit_test(pipe_is_read_to_its_end),
        cmocka_unit_test(nobody_sends),
        cmocka_unit_test(refused_read_is_noticed),
        cmocka_unit_test(pieces_end_at_characters),
        cmocka_unit_test(real_console_gets_utf16),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
