/* SPDX-License-Identifier: MIT */
/*
 * text.h: UTF-8 text that grows, and how wide it is on a console.
 *
 * Text from outside (interface names) goes through text_safe first, so that no control or
 * bidirectional character ever reaches a console, a log or a script.
 */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

/* No output is longer; adding beyond this sets `failed`. */
#define TEXT_LEN_MAX ((size_t)64 * 1024 * 1024)

/* Zero-initialised is empty and ready. After a failure (memory, ceiling) all adding is ignored. */
struct text {
    char *bytes; /* NUL-terminated once anything was added, else NULL; release with text_free */
    size_t len;
    size_t size;
    bool failed;
};

void text_free(struct text *text);
void text_add(struct text *text, const char *bytes);
void text_add_bytes(struct text *text, const char *bytes, size_t len);
void text_add_format(struct text *text, const char *format, ...) CORE_PRINTF(2, 3);
void text_add_repeated(struct text *text, char byte, size_t count);

/* Adds BYTES, then spaces up to COLUMNS columns; a wider text is added whole. */
void text_add_padded(struct text *text, const char *bytes, size_t columns);

/*
 * Makes text from outside fit to print: control, bidirectional, zero-width and invalid characters
 * become \u{202E}; backslashes stay. Writes at most SIZE bytes with the NUL, cut at a character.
 */
void text_safe(const char *bytes, char *out, size_t size);

/* Whether two words are the same, the case of ASCII letters aside. */
bool text_same_word(const char *a, const char *b);

/* Columns that BYTES take: East Asian wide characters take two, combining marks none. */
size_t text_columns(const char *bytes);

/*
 * Decodes the UTF-8 character at BYTES; returns its length and sets *CODE. An invalid byte has
 * length 1 and code 0xFFFFFFFF. At the NUL the length is 0.
 */
size_t text_decode(const char *bytes, uint32_t *code);

#endif
