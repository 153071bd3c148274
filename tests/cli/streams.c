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

static bool read_nothing(void *self, char *bytes, size_t size, size_t *len)
{
    (void)self;
    (void)bytes;
    (void)size;
    *len = 0;
    return true;
}

struct stream capture_stream(struct capture *capture)
{
    return (struct stream){keep, capture, NULL, capture->is_console};
}

int run_line(const char *line, const struct machine *machine, struct capture *out,
             struct capture *err)
{
    struct stream out_stream = capture_stream(out);
    struct stream err_stream = capture_stream(err);
    struct source in = {read_nothing, NULL, NULL, false};
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
