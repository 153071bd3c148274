/* SPDX-License-Identifier: MIT */
/* utf.c: both directions, valid and not, and the edges of the buffers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "windows/utf.h"

static void valid_text_goes_both_ways(void **unused)
{
    static const struct {
        const wchar_t *wide;
        const char *text;
        const char *why;
    } rows[] = {
        {L"", "", "empty"},
        {L"vpn", "vpn", "ASCII"},
        {L"\x7F\x80\x7FF\x800", "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80", "1, 2 and 3 bytes: edges"},
        {L"\xFFFD\xFFFF", "\xEF\xBF\xBD\xEF\xBF\xBF", "U+FFFD itself is valid"},
        {L"\xD800\xDC00\xDBFF\xDFFF", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", "first and last pair"},
        {L"\x65E5\x672C\x8A9E", "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", "Japanese"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (int invalid = UTF_REFUSE; invalid <= UTF_REPLACE; invalid++) {
            wchar_t wide[32];
            char text[32];
            size_t units = 99;

            assert_true(utf_narrow(rows[i].wide, wcslen(rows[i].wide), (enum utf_invalid)invalid,
                                   text, sizeof text));
            assert_string_equal(text, rows[i].text);
            assert_true(utf_widen(rows[i].text, strlen(rows[i].text), (enum utf_invalid)invalid,
                                  wide, 32, &units));
            assert_int_equal(units, wcslen(rows[i].wide));
            assert_int_equal(wcscmp(wide, rows[i].wide), 0);
        }
}

static void invalid_utf16(void **unused)
{
    static const struct {
        const wchar_t *wide;
        const char *replaced;
        const char *why;
    } rows[] = {
        {L"\xD800", "\xEF\xBF\xBD", "high alone, at the end"},
        {L"\xD800x", "\xEF\xBF\xBDx", "high alone"},
        {L"\xDFFF", "\xEF\xBF\xBD", "low alone"},
        {L"\xDC00\xD800", "\xEF\xBF\xBD\xEF\xBF\xBD", "the wrong way round"},
        {L"\xD800\xD83D\xDD12", "\xEF\xBF\xBD\xF0\x9F\x94\x92", "high, then a pair"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[32];

        assert_false(utf_narrow(rows[i].wide, wcslen(rows[i].wide), UTF_REFUSE, text, sizeof text));
        assert_true(utf_narrow(rows[i].wide, wcslen(rows[i].wide), UTF_REPLACE, text, sizeof text));
        assert_string_equal(text, rows[i].replaced);
    }
}

static void invalid_utf8_is_refused(void **unused)
{
    static const struct {
        const char *text;
        const char *why;
    } rows[] = {
        {"\x80", "a continuation without a start"},
        {"\xC3", "a start without its continuation"},
        {"\xC0\xAF", "overlong"},
        {"\xE0\x80\x80", "overlong, three bytes"},
        {"\xED\xA0\x80", "a surrogate"},
        {"\xF4\x90\x80\x80", "above U+10FFFF"},
        {"\xFF", "never in UTF-8"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        wchar_t wide[32];
        size_t units;

        assert_false(utf_widen(rows[i].text, strlen(rows[i].text), UTF_REFUSE, wide, 32, &units));
        assert_true(utf_widen(rows[i].text, strlen(rows[i].text), UTF_REPLACE, wide, 32, &units));
        assert_true(units > 0);
        assert_non_null(wcschr(wide, L'\xFFFD'));
    }
}

static void buffers_end_where_they_end(void **unused)
{
    static const struct {
        size_t units;
        size_t size;
        bool fits;
        const char *why;
    } rows[] = {
        {0, 0, false, "no room for the NUL"},
        {0, 1, true, "just the NUL"},
        {1, 1, false, "the NUL only"},
        {1, 3, false, "a character without its NUL"},
        {1, 4, true, "exactly"},
        {4, 12, false, "one byte too few"},
        {4, 13, true, "exactly"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[16];
        wchar_t wide[8];
        size_t units;

        memset(text, '#', sizeof text);
        assert_int_equal(
            utf_narrow(L"\x3042\x3042\x3042\x3042", rows[i].units, UTF_REFUSE, text, rows[i].size),
            rows[i].fits);
        for (size_t beyond = rows[i].size; beyond < sizeof text; beyond++)
            assert_int_equal(text[beyond], '#');
        wide[4] = L'#';
        assert_true(utf_widen("abc", 3, UTF_REFUSE, wide, 4, &units));
        assert_false(utf_widen("abc", 3, UTF_REFUSE, wide, 3, &units));
        assert_false(utf_widen("abc", 3, UTF_REFUSE, wide, 1, &units));
        assert_false(utf_widen("", 0, UTF_REFUSE, wide, 0, &units));
        assert_int_equal(wide[4], L'#');
    }
}

static void arguments_become_one_block(void **unused)
{
    wchar_t program[] = L"vpnmtu.exe";
    wchar_t empty[] = L"";
    wchar_t name[] = L"--interface=\x65E5\x672C";
    wchar_t *argv[] = {program, empty, name, NULL};
    int bad = 99;
    char **list = utf_arguments(3, argv, &bad);

    (void)unused;
    assert_non_null(list);
    assert_string_equal(list[0], "vpnmtu.exe");
    assert_string_equal(list[1], "");
    assert_string_equal(list[2], "--interface=\xE6\x97\xA5\xE6\x9C\xAC");
    assert_null(list[3]);
    assert_int_equal(bad, 99);
    free(list);
    list = utf_arguments(0, argv, &bad);
    assert_non_null(list);
    assert_null(list[0]);
    free(list);
}

static void invalid_argument_is_named(void **unused)
{
    wchar_t good[] = L"show";
    wchar_t invalid[] = L"a\xD800";
    wchar_t *argv[] = {good, good, invalid, invalid};
    int bad = 99;

    (void)unused;
    assert_null(utf_arguments(4, argv, &bad));
    assert_int_equal(bad, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_text_goes_both_ways),  cmocka_unit_test(invalid_utf16),
        cmocka_unit_test(invalid_utf8_is_refused),    cmocka_unit_test(buffers_end_where_they_end),
        cmocka_unit_test(arguments_become_one_block), cmocka_unit_test(invalid_argument_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
