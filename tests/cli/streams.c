/* SPDX-License-Identifier: MIT */
#include "cli/streams.h"

#include <stdio.h>
#include <string.h>

enum {
    WORDS_MAX = 16
};

static bool keep(void *self, const char *bytes, size_t len)
{
    struct capture *capture = self;
    size_t room = CAPTURE_SIZE - 1 - capture->len;
    size_t kept = len < room ? len : room;

    capture->writes++;
    if (capture->broken)
        return false;
    memcpy(capture->bytes + capture->len, bytes, kept);
    capture->len += kept;
    capture->bytes[capture->len] = '\0';
    return true;
}

static bool give(void *self, char *bytes, size_t size, size_t *len)
{
    struct typed *typed = self;
    size_t left;

    typed->reads++;
    if (typed->endless && typed->at == typed->len)
        typed->at = 0;
    left = typed->len - typed->at;
    *len = 0;
    if (typed->broken && left == 0)
        return false;
    *len = left < size ? left : size;
    if (typed->piece != 0 && *len > typed->piece)
        *len = typed->piece;
    if (*len > 0)
        memcpy(bytes, typed->bytes + typed->at, *len);
    typed->at += *len;
    return true;
}

struct source typed_source(struct typed *typed)
{
    return (struct source){give, typed, NULL, typed->is_console};
}

struct stream capture_stream(struct capture *capture)
{
    return (struct stream){keep, capture, NULL, capture->is_console};
}

int run_line(const char *line, const struct machine *machine, struct capture *out,
             struct capture *err)
{
    struct typed nothing = {.len = 0};

    return run_line_with(line, machine, &nothing, out, err);
}

int run_line_with(const char *line, const struct machine *machine, struct typed *typed,
                  struct capture *out, struct capture *err)
{
    struct stream out_stream = capture_stream(out);
    struct stream err_stream = capture_stream(err);
    struct source in = typed_source(typed);
    const char *argv[WORDS_MAX] = {"vpnmtu"};
    char words[512];
    int argc = 1;

    snprintf(words, sizeof words, "%s", line);
    for (char *word = words; *word != '\0' && argc < WORDS_MAX;) {
        char *end = strchr(word, ' ');

        argv[argc++] = word;
        if (end == NULL)
            break;
        *end = '\0';
        word = end + 1;
    }
    return cli_run(argc, argv, machine, &in, &out_stream, &err_stream);
}
