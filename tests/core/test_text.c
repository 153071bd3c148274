/* SPDX-License-Identifier: MIT */
/* Text: growing, padding by display width, decoding, and making outside text fit to print. */
#include <stdlib.h>

#include "check.h"
#include "core/text.h"

#define INVALID 0xFFFFFFFFu

static void starts_empty(void **state)
{
    struct text text = {NULL, 0, 0, false};

    (void)state;
    text_free(&text);
    assert_null(text.bytes);
    text_add(&text, "");
    assert_string_equal(text.bytes, "");
    assert_int_equal(text.len, 0);
    text_free(&text);
    assert_null(text.bytes);
    assert_int_equal(text.size, 0);
}

static void adds(void **state)
{
    struct text text = {NULL, 0, 0, false};

    (void)state;
    text_add(&text, "one");
    text_add_bytes(&text, " two...", 4);
    text_add_repeated(&text, '-', 3);
    text_add_repeated(&text, '-', 0);
    text_add_format(&text, "%d%s", 42, "!");
    assert_string_equal(text.bytes, "one two---42!");
    assert_int_equal(text.len, strlen("one two---42!"));
    text_add_bytes(&text, "a\0b", 3);
    assert_int_equal(text.len, strlen("one two---42!") + 3);
    assert_memory_equal(text.bytes + strlen("one two---42!"), "a\0b", 4);
    assert_false(text.failed);
    text_free(&text);
}

/* Byte by byte and in one piece, across every boundary of the buffer. */
static void grows(void **state)
{
    struct text text = {NULL, 0, 0, false};

    (void)state;
    for (size_t i = 0; i < 5000; i++) {
        text_add_bytes(&text, &"abcdefghij"[i % 10], 1);
        assert_int_equal(text.len, i + 1);
        assert_true(text.size > text.len);
        assert_int_equal(text.bytes[i + 1], '\0');
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(text.bytes[i], "abcdefghij"[i % 10]);
    text_free(&text);
    for (size_t len = 1020; len <= 1028; len++) {
        text_add_repeated(&text, 'x', len);
        text_add_format(&text, "%s", "y");
        assert_int_equal(text.len, len + 1);
        assert_int_equal(text.bytes[len], 'y');
        text_free(&text);
    }
}

static void ceiling(void **state)
{
    struct text text = {NULL, 0, 0, false};

    (void)state;
    text_add(&text, "kept");
    text_add_repeated(&text, 'x', TEXT_LEN_MAX - 3); /* one too many */
    assert_true(text.failed);
    text_add(&text, "ignored");
    text_add_format(&text, "%s", "ignored");
    text_add_repeated(&text, 'x', 1);
    assert_string_equal(text.bytes, "kept");
    assert_int_equal(text.len, 4);
    text_free(&text);
    assert_false(text.failed);

    text_add(&text, "kept");
    text_add_repeated(&text, 'x', SIZE_MAX); /* no wrap */
    assert_true(text.failed);
    assert_int_equal(text.len, 4);
    text_free(&text);

    text_add_repeated(&text, 'x', TEXT_LEN_MAX); /* exactly */
    assert_false(text.failed);
    assert_int_equal(text.len, TEXT_LEN_MAX);
    text_add(&text, "y");
    assert_true(text.failed);
    assert_int_equal(text.len, TEXT_LEN_MAX);
    text_free(&text);
}

static void columns(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
        const char *why;
    } rows[] = {
        {"", 0, "nothing"},
        {"VPN", 3, "ASCII"},
        {"caf\u00E9", 4, "a letter with an accent, one character"},
        {"cafe\u0301", 4, "the same, with a combining mark"},
        {"a\u0300\u0301\u0302", 1, "three marks on one letter"},
        {"\u30A4\u30FC\u30B5\u30CD\u30C3\u30C8", 12, "katakana: Ethernet in Japanese"},
        {"\u63A5\u7D9A 2", 6, "kanji, a space, a digit"},
        {"\uFF76\uFF9E", 2, "half-width kana with its half-width mark"},
        {"\u304B\u3099", 2, "kana with a combining mark"},
        {"\uFF21", 2, "full-width A"},
        {"\uFF61", 1, "the first half-width character"},
        {"\uFF60", 2, "the last full-width before it"},
        {"\u3000", 2, "ideographic space"},
        {"\uD55C\uAE00", 4, "hangul"},
        {"\U0001F600", 2, "emoji"},
        {"\U0001F680\uFE0F", 2, "emoji with a variation selector"},
        {"\U00020000", 2, "CJK extension B"},
        {"\u20AC", 1, "euro"},
        {"\u0416", 1, "Cyrillic"},
        {"\u10FF", 1, "just before the first wide range"},
        {"\u1100", 2, "first of the first wide range"},
        {"\u115F", 2, "last of it"},
        {"\u1160", 1, "just behind it"},
        {"\x80\xFF", 2, "invalid bytes take one each"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK_NUMBER(rows[i].why, (int64_t)text_columns(rows[i].text), (int64_t)rows[i].columns);
}

static void pads(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
        const char *padded;
        const char *why;
    } rows[] = {
        {"VPN", 5, "VPN  |", "ASCII"},
        {"VPN", 3, "VPN|", "exactly"},
        {"VPN", 2, "VPN|", "wider than the column: whole"},
        {"VPN", 0, "VPN|", "no column"},
        {"", 2, "  |", "empty"},
        {"\u63A5\u7D9A", 6, "\u63A5\u7D9A  |", "two columns each"},
        {"\u63A5\u7D9A", 3, "\u63A5\u7D9A|", "wider, and not cut"},
        {"\uFF76\uFF9E", 4, "\uFF76\uFF9E  |", "half-width kana"},
        {"e\u0301", 3, "e\u0301  |", "a mark takes none"},
        {"\U0001F600", 3, "\U0001F600 |", "emoji"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct text text = {NULL, 0, 0, false};

        text_add_padded(&text, rows[i].text, rows[i].columns);
        text_add(&text, "|");
        CHECK_TEXT(rows[i].why, text.bytes, rows[i].padded);
        text_free(&text);
    }
}

static void decodes(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        uint32_t code;
        const char *why;
    } rows[] = {
        {"", 0, 0, "the end"},
        {"A", 1, 0x41, "ASCII"},
        {"\x7F", 1, 0x7F, "last of one byte"},
        {"\xC2\x80", 2, 0x80, "first of two"},
        {"\xDF\xBF", 2, 0x7FF, "last of two"},
        {"\xE0\xA0\x80", 3, 0x800, "first of three"},
        {"\xED\x9F\xBF", 3, 0xD7FF, "last before the surrogates"},
        {"\xEE\x80\x80", 3, 0xE000, "first behind them"},
        {"\xEF\xBF\xBF", 3, 0xFFFF, "last of three"},
        {"\xF0\x90\x80\x80", 4, 0x10000, "first of four"},
        {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, "the last character"},
        {"\x80", 1, INVALID, "a lone continuation byte"},
        {"\xBF\xBF", 1, INVALID, "a lone continuation byte"},
        {"\xC0\x80", 1, INVALID, "overlong NUL"},
        {"\xC1\xBF", 1, INVALID, "overlong"},
        {"\xE0\x80\xAF", 1, INVALID, "overlong solidus"},
        {"\xE0\x9F\xBF", 1, INVALID, "overlong, the last"},
        {"\xF0\x80\x80\xAF", 1, INVALID, "overlong"},
        {"\xF0\x8F\xBF\xBF", 1, INVALID, "overlong, the last"},
        {"\xED\xA0\x80", 1, INVALID, "a high surrogate"},
        {"\xED\xBF\xBF", 1, INVALID, "a low surrogate"},
        {"\xF4\x90\x80\x80", 1, INVALID, "above U+10FFFF"},
        {"\xF5\x80\x80\x80", 1, INVALID, "a byte of no character"},
        {"\xFF", 1, INVALID, "a byte of no character"},
        {"\xC3", 1, INVALID, "cut short"},
        {"\xE3\x81", 1, INVALID, "cut short"},
        {"\xF0\x9F\x98", 1, INVALID, "cut short"},
        {"\xE3\x81"
         "A",
         1, INVALID, "cut short by a letter"},
        {"\xC3\xC3", 1, INVALID, "two leading bytes"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t code = 12345;

        CHECK_NUMBER(rows[i].why, (int64_t)text_decode(rows[i].bytes, &code), (int64_t)rows[i].len);
        CHECK_NUMBER(rows[i].why, code, rows[i].code);
    }
}

static void makes_safe(void **state)
{
    static const struct {
        const char *bytes, *safe;
        const char *why;
    } rows[] = {
        {"", "", "nothing"},
        {"My VPN (1)", "My VPN (1)", "what is harmless stays"},
        {"a\\b\\u{1B}", "a\\b\\u{1B}", "backslashes stay"},
        {"\u4ED5\u4E8B caf\u00E9 \U0001F600", "\u4ED5\u4E8B caf\u00E9 \U0001F600", "so do these"},
        {"e\u0301", "e\u0301", "combining marks stay"},
        {"a\x1B[31mb", "a\\u{1B}[31mb", "ESC: colours and worse"},
        {"a\r\nb", "a\\u{0D}\\u{0A}b", "CR LF: a forged line"},
        {"a\tb", "a\\u{09}b", "TAB"},
        {"\x01\x1F", "\\u{01}\\u{1F}", "C0"},
        {"\x7F", "\\u{7F}", "DEL"},
        {"\xC2\x80\xC2\x9B\xC2\x9F", "\\u{80}\\u{9B}\\u{9F}", "C1: 9B is CSI"},
        {"\xC2\xA0", "\xC2\xA0", "just behind C1"},
        {"a\u202Eb", "a\\u{202E}b", "right-to-left override"},
        {"\u202A\u202B\u202C\u202D", "\\u{202A}\\u{202B}\\u{202C}\\u{202D}", "bidi embedding"},
        {"\u2066\u2067\u2068\u2069", "\\u{2066}\\u{2067}\\u{2068}\\u{2069}", "bidi isolates"},
        {"\u200E\u200F\u061C", "\\u{200E}\\u{200F}\\u{61C}", "bidi marks"},
        {"a\u200Bb\u200Cc\u200Dd", "a\\u{200B}b\\u{200C}c\\u{200D}d", "zero width"},
        {"\uFEFF", "\\u{FEFF}", "byte order mark"},
        {"\u2060\u00AD", "\\u{2060}\\u{AD}", "word joiner, soft hyphen"},
        {"\u2028\u2029", "\\u{2028}\\u{2029}", "line and paragraph separators"},
        {"\u2027\u2030", "\u2027\u2030", "the neighbours of the above"},
        {"\U000E0041", "\\u{E0041}", "tag characters"},
        {"\uE000", "\\u{E000}", "private use"},
        {"\x80", "\\u{80}", "a lone continuation byte"},
        {"a\xFF"
         "b",
         "a\\u{FF}b", "a byte of no character"},
        {"\xC0\xAF", "\\u{C0}\\u{AF}", "overlong solidus"},
        {"\xED\xA0\x80", "\\u{ED}\\u{A0}\\u{80}", "a surrogate in UTF-8"},
        {"\xE3\x81", "\\u{E3}\\u{81}", "cut short at the end"},
        {"\xF0\x9F\x98"
         "x",
         "\\u{F0}\\u{9F}\\u{98}x", "cut short, then a letter"},
    };
    char out[128];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        text_safe(rows[i].bytes, out, sizeof out);
        CHECK_TEXT(rows[i].why, out, rows[i].safe);
    }
}

/* Whatever the size, the result is a beginning of the whole, and ends between characters. */
static void cuts_at_characters(void **state)
{
    static const char input[] = "ab\u00E9\u63A5\x1B\U0001F600z";
    static const char whole[] = "ab\u00E9\u63A5\\u{1B}\U0001F600z";
    static const size_t boundaries[] = {0, 1, 2, 4, 7, 13, 17, 18};

    (void)state;
    for (size_t size = 0; size <= sizeof whole + 2; size++) {
        char *out = malloc(size + 1); /* exact, so that a sanitizer sees one byte too many */
        size_t longest = 0;

        assert_non_null(out);
        memset(out, '#', size + 1);
        text_safe(input, out, size);
        CHECK_NUMBER("nothing is written behind SIZE", out[size], '#');
        for (size_t i = 0; i < COUNT(boundaries); i++)
            if (boundaries[i] < size)
                longest = boundaries[i];
        if (size > 0) {
            CHECK_NUMBER("as much as fits", (int64_t)strlen(out), (int64_t)longest);
            CHECK_NUMBER("a beginning", memcmp(out, whole, longest), 0);
        }
        free(out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_empty),
        cmocka_unit_test(adds),
        cmocka_unit_test(grows),
        cmocka_unit_test(ceiling),
        cmocka_unit_test(columns),
        cmocka_unit_test(pads),
        cmocka_unit_test(decodes),
        cmocka_unit_test(makes_safe),
        cmocka_unit_test(cuts_at_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
