/* SPDX-License-Identifier: MIT */
#include "cli/trace.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "cli/describe.h"

void trace_line(struct text *text, const char *level, const char *message)
{
    json_line(text, json_pack("{s:s}", level, message));
}

/* MESSAGE (try: ADVICE) */
static void line_with_advice(struct text *text, const char *level, const char *message,
                             const char *advice)
{
    struct text words = {NULL, 0, 0, false};

    text_add(&words, message);
    if (advice[0] != '\0')
        text_add_format(&words, " (try: %s)", advice);
    if (words.failed)
        text->failed = true;
    else
        trace_line(text, level, words.bytes);
    text_free(&words);
}

void trace_error(struct text *text, const struct error *err)
{
    line_with_advice(text, "error", err->message, err->advice);
}

/* Takes a line off *REST and adds it to OUT, where it begins with PREFIX. */
static bool take_line(const char **rest, const char *prefix, struct text *out)
{
    size_t len = strcspn(*rest, "\n");
    size_t prefix_len = strlen(prefix);

    if (strncmp(*rest, prefix, prefix_len) != 0)
        return false;
    text_add_bytes(out, *rest + prefix_len, len - prefix_len);
    *rest += len + ((*rest)[len] == '\n' ? 1 : 0);
    return true;
}

void trace_warnings(struct text *text, const char *warnings)
{
    while (*warnings != '\0') {
        struct text message = {NULL, 0, 0, false};
        struct text advice = {NULL, 0, 0, false};

        if (!take_line(&warnings, "vpnmtu: ", &message))
            (void)take_line(&warnings, "", &message);
        (void)take_line(&warnings, "try: ", &advice);
        if (message.failed || advice.failed)
            text->failed = true;
        else
            line_with_advice(text, "warn", message.bytes != NULL ? message.bytes : "",
                             advice.bytes != NULL ? advice.bytes : "");
        text_free(&message);
        text_free(&advice);
    }
}
