/* SPDX-License-Identifier: MIT */
/*
 * error.h: how an operation reports its outcome.
 *
 * A function that can fail returns an enum status and fills a struct error that
 * the caller owns. On failure its other out-parameters are untouched.
 * The helpers below fill the error and return its status, so that reporting
 * and choosing the code are one expression: return error_set(err, STATUS_X, ...).
 * Whatever they are given, the texts are valid UTF-8 on one line (text_safe).
 */
#ifndef CORE_ERROR_H
#define CORE_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* TEXT and ARGS: positions of the format and of its first argument. */
#if defined(__MINGW32__)
#define CORE_PRINTF(text, args) __attribute__((format(__MINGW_PRINTF_FORMAT, text, args)))
#else
#define CORE_PRINTF(text, args) __attribute__((format(printf, text, args)))
#endif
#define CORE_MUST_USE __attribute__((warn_unused_result))

enum status {
#define STATUS(name, exit_code, token) STATUS_##name,
#include "status.def"
#undef STATUS
};

/* One failure, ready to be shown: what failed, on which object, the system's words, the code. */
struct error {
    enum status status;
    uint32_t windows_code; /* Win32 error code; 0 where Windows had no part in it */
    char message[640];     /* one line, UTF-8, no line end */
    char system_text[200]; /* the system's sentence alone, as it stands in message; "" without */
    char advice[320];      /* one thing to try, "" where there is none */
};

/* The process exit code of a status (exit_code.def). */
int status_exit_code(enum status status);
/* The JSON token of a status (status.def). */
const char *status_token(enum status status);
/* The documented meaning of an exit code, NULL for a number that is none. */
const char *exit_code_meaning(int exit_code);

/* Fills ERR with STATUS and the message; clears code and advice. Returns STATUS. */
enum status error_set(struct error *err, enum status status, const char *format, ...)
    CORE_PRINTF(3, 4);

/*
 * As error_set, and appends the system's sentence and code: "<message>: <system_text> (<code>)".
 * SYSTEM_TEXT may be NULL or empty: then only the code is shown.
 */
enum status error_set_windows(struct error *err, enum status status, uint32_t windows_code,
                              const char *system_text, const char *format, ...) CORE_PRINTF(5, 6);

/*
 * Says again what failed, with more words than the operation had: keeps the status, the code, the
 * system's sentence and the advice of ERR, and replaces the rest of the message.
 */
enum status error_rephrase(struct error *err, const char *format, ...) CORE_PRINTF(2, 3);

/* Sets the line shown after "try:". Returns the status that ERR already has. */
enum status error_advise(struct error *err, const char *format, ...) CORE_PRINTF(2, 3);

/* The one advice for STATUS_ACCESS_DENIED; other failures keep theirs. Returns ERR's status. */
enum status error_advise_rights(struct error *err);

#endif
