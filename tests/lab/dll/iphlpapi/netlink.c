/* SPDX-License-Identifier: MIT */
/*
 * Netlink, Linux' own interface to links and routes: build a request, send it, walk through the
 * answers.
 */
#include "lab.h"
#include "linux.h"

#include <stdlib.h>
#include <string.h>

static size_t aligned(size_t size)
{
    return (size + 3) & ~(size_t)3;
}

void nl_begin(struct nl_request *request, uint16_t type, uint16_t flags, const void *fixed,
              size_t size)
{
    memset(request, 0, sizeof *request);
    request->header.type = type;
    request->header.flags = NL_REQUEST | flags;
    memcpy(request->body, fixed, size);
    request->header.length = (uint32_t)(sizeof request->header + aligned(size));
}

void nl_add(struct nl_request *request, uint16_t type, const void *data, size_t size)
{
    struct nl_attribute attribute = {(uint16_t)(sizeof attribute + size), type};
    uint8_t *end = (uint8_t *)request + request->header.length;
    if (end + aligned(attribute.length) > (uint8_t *)(request + 1))
        return; /* cannot happen: every request here is short */
    memcpy(end, &attribute, sizeof attribute);
    memcpy(end + sizeof attribute, data, size);
    request->header.length += (uint32_t)aligned(attribute.length);
}

void nl_each_message(const void *buffer, int size, nl_visit *visit, void *context)
{
    const uint8_t *at = buffer;
    while (size >= (int)sizeof(struct nl_header)) {
        const struct nl_header *message = (const void *)at;
        if (message->length < sizeof *message || message->length > (uint32_t)size)
            return;
        visit(message, context);
        at += aligned(message->length);
        size -= (int)aligned(message->length);
    }
}

struct conversation {
    nl_visit *visit;
    void *context;
    bool finished;
    int error;
};

static void receive(const struct nl_header *message, void *context)
{
    struct conversation *talk = context;
    if (talk->finished)
        return;
    if (message->type == NL_ERROR) {
        memcpy(&talk->error, message + 1, sizeof talk->error); /* 0 is an acknowledgement */
        talk->finished = true;
    } else if (message->type == NL_DONE) {
        talk->finished = true;
    } else {
        if (talk->visit)
            talk->visit(message, talk->context);
        talk->finished = !(message->flags & NL_MULTI);
    }
}

/* Sends one request and calls `visit` for every message of the answer. Returns 0 or -errno. */
int nl_talk(const struct nl_request *request, nl_visit *visit, void *context)
{
    enum {
        BUFFER_SIZE = 32768
    }; /* what the kernel puts at most into one piece of an answer */
    struct conversation talk = {.visit = visit, .context = context};
    int socket = linux_socket(LINUX_AF_NETLINK, LINUX_SOCK_RAW, 0);
    if (socket < 0)
        return socket;
    void *buffer = malloc(BUFFER_SIZE); /* not static: `visit` may talk too */
    if (!buffer) {
        linux_close(socket);
        return -LINUX_ENOMEM;
    }
    int done = linux_sendto(socket, request, request->header.length, NULL, 0);
    while (done >= 0 && !talk.finished) {
        done = linux_recvfrom(socket, buffer, BUFFER_SIZE, NULL, NULL);
        if (done == 0)
            done = -LINUX_EIO;
        nl_each_message(buffer, done, receive, &talk);
    }
    free(buffer);
    linux_close(socket);
    return done < 0 ? done : talk.error;
}

int nl_listen(uint32_t groups)
{
    struct {
        uint16_t family, padding;
        uint32_t port, groups;
    } address = {LINUX_AF_NETLINK, 0, 0, groups};
    int socket = linux_socket(LINUX_AF_NETLINK, LINUX_SOCK_RAW, 0);
    if (socket < 0)
        return socket;
    int error = linux_bind(socket, &address, sizeof address);
    if (error < 0) {
        linux_close(socket);
        return error;
    }
    return socket;
}

const void *nl_find(const struct nl_header *message, size_t fixed, uint16_t type, size_t size)
{
    const uint8_t *at = (const uint8_t *)(message + 1) + aligned(fixed);
    const uint8_t *end = (const uint8_t *)message + message->length;
    while (at + sizeof(struct nl_attribute) <= end) {
        const struct nl_attribute *attribute = (const void *)at;
        if (attribute->length < sizeof *attribute || at + attribute->length > end)
            return NULL;
        if (attribute->type == type)
            return attribute->length >= sizeof *attribute + size ? attribute + 1 : NULL;
        at += aligned(attribute->length);
    }
    return NULL;
}
