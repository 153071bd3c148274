/* SPDX-License-Identifier: MIT */
#include "core/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text_ranges.h"

#define CODE_INVALID 0xFFFFFFFFu
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){NULL, 0, 0, false};
}

/* Makes room for MORE bytes and the NUL. */
static bool reserve(struct text *text, size_t more)
{
    size_t size = text->size == 0 ? 1024 : text->size;
    char *bytes;

    if (text->failed || more > TEXT_LEN_MAX - text->len) {
        text->failed = true;
        return false;
    }
    while (size < text->len + more + 1)
        size *= 2;
    if (size == text->size)
        return true;
    bytes = realloc(text->bytes, size);
    if (bytes == NULL) {
        text->failed = true;
        return false;
    }
    text->bytes = bytes;
    text->size = size;
    return true;
}

void text_add_bytes(struct text *text, const char *bytes, size_t len)
{
    if (!reserve(text, len))
        return;
    memcpy(text->bytes + text->len, bytes, len);
    text->len += len;
    text->bytes[text->len] = '\0';
}

void text_add(struct text *text, const char *bytes)
{
    text_add_bytes(text, bytes, strlen(bytes));
}

void text_add_format(struct text *text, const char *format, ...)
{
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0 || !reserve(text, (size_t)len)) {
        text->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(text->bytes + text->len, (size_t)len + 1, format, args);
    va_end(args);
    text->len += (size_t)len;
}

void text_add_repeated(struct text *text, char byte, size_t count)
{
    if (!reserve(text, count))
        return;
    memset(text->bytes + text->len, byte, count);
    text->len += count;
    text->bytes[text->len] = '\0';
}

void text_add_padded(struct text *text, const char *bytes, size_t columns)
{
    size_t used = text_columns(bytes);

    text_add(text, bytes);
    if (used < columns)
        text_add_repeated(text, ' ', columns - used);
}

static int compare_range(const void *key, const void *element)
{
    uint32_t code = *(const uint32_t *)key;
    const struct text_range *range = element;

    return code < range->first ? -1 : code > range->last ? 1 : 0;
}

static bool in_ranges(uint32_t code, const struct text_range *ranges, size_t count)
{
    return bsearch(&code, ranges, count, sizeof *ranges, compare_range) != NULL;
}

/* The length that a lead byte announces, 0 for a byte that cannot lead (RFC 3629 4). */
static size_t announced_len(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

size_t text_decode(const char *bytes, uint32_t *code)
{
    static const uint32_t lowest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *at = (const unsigned char *)bytes;
    size_t len = announced_len(at[0]);
    uint32_t value;

    *code = CODE_INVALID;
    if (at[0] == '\0') {
        *code = 0;
        return 0;
    }
    if (len == 0)
        return 1;
    value = len == 1 ? at[0] : at[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (at[i] & 0x3Fu);
    }
    if (value < lowest[len] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 1;
    *code = value;
    return len;
}

void text_safe(const char *bytes, char *out, size_t size)
{
    size_t used = 0;
    uint32_t code;
    size_t len;

    for (; (len = text_decode(bytes, &code)) > 0; bytes += len) {
        char escaped[16];
        const char *piece = bytes;
        size_t piece_len = len;

        if (code == CODE_INVALID)
            code = (unsigned char)bytes[0];
        else if (!in_ranges(code, unsafe_ranges, COUNT(unsafe_ranges)))
            code = 0;
        if (code != 0) {
            piece = escaped;
            piece_len =
                (size_t)snprintf(escaped, sizeof escaped, "\\u{%02lX}", (unsigned long)code);
        }
        if (used + piece_len + 1 > size)
            break;
        memcpy(out + used, piece, piece_len);
        used += piece_len;
    }
    if (size > 0)
        out[used] = '\0';
}

size_t text_columns(const char *bytes)
{
    size_t columns = 0;
    uint32_t code;
    size_t len;

    for (; (len = text_decode(bytes, &code)) > 0; bytes += len) {
        if (in_ranges(code, combining_ranges, COUNT(combining_ranges)))
            continue;
        columns += in_ranges(code, wide_ranges, COUNT(wide_ranges)) ? 2 : 1;
    }
    return columns;
}

bool text_same_word(const char *a, const char *b)
{
    for (; *a != '\0' && tolower((unsigned char)*a) == tolower((unsigned char)*b); a++)
        b++;
    return *a == *b;
}
