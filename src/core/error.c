/* SPDX-License-Identifier: MIT */
#include "core/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

static const struct {
    int exit_code;
    const char *token;
} statuses[] = {
#define STATUS(name, exit_code, token) {exit_code, token},
#include "core/status.def"
#undef STATUS
};

static const char *const exit_codes[] = {
#define EXIT_CODE(number, meaning) [number] = (meaning),
#include "core/exit_code.def"
#undef EXIT_CODE
};

int status_exit_code(enum status status)
{
    return statuses[status].exit_code;
}

const char *status_token(enum status status)
{
    return statuses[status].token;
}

const char *exit_code_meaning(int exit_code)
{
    if (exit_code < 0 || (size_t)exit_code >= sizeof exit_codes / sizeof exit_codes[0])
        return NULL;
    return exit_codes[exit_code];
}

/* Formats into OUT, fit to print whatever came from outside; a cut falls between characters. */
static void format_safe(char *out, size_t size, const char *format, va_list args)
{
    char raw[2048];

    vsnprintf(raw, sizeof raw, format, args);
    text_safe(raw, out, size);
}

enum status error_set(struct error *err, enum status status, const char *format, ...)
{
    va_list args;

    err->status = status;
    err->windows_code = 0;
    err->advice[0] = '\0';
    err->system_text[0] = '\0';
    va_start(args, format);
    format_safe(err->message, sizeof err->message, format, args);
    va_end(args);
    return status;
}

/* Appends ": <system text> (<code>)" where there are such; a cut falls between characters. */
static void append_system_words(struct error *err)
{
    size_t used = strlen(err->message);
    char words[sizeof err->system_text + 16];

    if (err->windows_code == 0)
        return;
    if (err->system_text[0] != '\0')
        snprintf(words, sizeof words, ": %s (%lu)", err->system_text,
                 (unsigned long)err->windows_code);
    else
        snprintf(words, sizeof words, " (%lu)", (unsigned long)err->windows_code);
    text_safe(words, err->message + used, sizeof err->message - used);
}

enum status error_set_windows(struct error *err, enum status status, uint32_t windows_code,
                              const char *system_text, const char *format, ...)
{
    va_list args;

    err->status = status;
    err->windows_code = windows_code;
    err->advice[0] = '\0';
    text_safe(system_text != NULL ? system_text : "", err->system_text, sizeof err->system_text);
    va_start(args, format);
    format_safe(err->message, sizeof err->message, format, args);
    va_end(args);
    append_system_words(err);
    return status;
}

enum status error_rephrase(struct error *err, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    format_safe(err->message, sizeof err->message, format, args);
    va_end(args);
    append_system_words(err);
    return err->status;
}

enum status error_advise(struct error *err, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    format_safe(err->advice, sizeof err->advice, format, args);
    va_end(args);
    return err->status;
}

enum status error_advise_rights(struct error *err)
{
    if (err->status == STATUS_ACCESS_DENIED)
        error_advise(err, "run it from an administrator's prompt");
    return err->status;
}
