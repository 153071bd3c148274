/* SPDX-License-Identifier: MIT */
#include "vici.h"
#include "linux.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum packet_type {
    COMMAND_REQUEST = 0,
    COMMAND_RESPONSE = 1,
    EVENT_REGISTER = 3,
    EVENT_CONFIRM = 5,
    EVENT = 7,
};

enum {
    LARGEST_PACKET = 512 * 1024, /* the protocol's own limit */
    LENGTH_SIZE = 4,
};

static bool take(struct vici_reader *reader, size_t prefix, char *out, size_t size)
{
    size_t length = 0;
    if ((size_t)(reader->end - reader->at) < prefix)
        return false;
    for (size_t i = 0; i < prefix; i++)
        length = length << 8 | *reader->at++;
    if ((size_t)(reader->end - reader->at) < length)
        return false;
    size_t kept = length < size ? length : size - 1;
    memcpy(out, reader->at, kept);
    out[kept] = '\0';
    reader->at += length;
    return true;
}

enum vici_element vici_next(struct vici_reader *reader)
{
    if (reader->at >= reader->end)
        return VICI_END;
    enum vici_element element = *reader->at++;
    bool has_name =
        element == VICI_SECTION_START || element == VICI_KEY_VALUE || element == VICI_LIST_START;
    bool has_value = element == VICI_KEY_VALUE || element == VICI_LIST_ITEM;
    if (has_name && !take(reader, 1, reader->name, sizeof reader->name))
        return VICI_END;
    if (has_value && !take(reader, 2, reader->value, sizeof reader->value))
        return VICI_END;
    return element <= VICI_LIST_END ? element : VICI_END;
}

static int connect_to(const char *path)
{
    struct {
        uint16_t family;
        char path[108];
    } address = {.family = LINUX_AF_UNIX};
    snprintf(address.path, sizeof address.path, "%s", path);
    int socket = linux_socket(LINUX_AF_UNIX, LINUX_SOCK_STREAM, 0);
    if (socket >= 0 && linux_connect(socket, &address, sizeof address) < 0) {
        linux_close(socket);
        return -1;
    }
    return socket;
}

static bool send_named(int socket, enum packet_type type, const char *name)
{
    uint8_t packet[LENGTH_SIZE + 2 + 255] = {0};
    size_t length = strlen(name);
    packet[3] = (uint8_t)(2 + length);
    packet[4] = (uint8_t)type;
    packet[5] = (uint8_t)length;
    memcpy(packet + 6, name, length);
    return linux_write(socket, packet, 6 + length) == (int)(6 + length);
}

static bool receive_bytes(int socket, uint8_t *out, size_t size)
{
    while (size) {
        int got = linux_read(socket, out, size);
        if (got == -LINUX_EINTR) /* Wine's own signals */
            continue;
        if (got <= 0)
            return false;
        out += got;
        size -= (size_t)got;
    }
    return true;
}

/* One packet; the caller frees it. NULL: the connection has ended. */
static uint8_t *receive(int socket, size_t *size)
{
    uint8_t length[LENGTH_SIZE];
    if (!receive_bytes(socket, length, sizeof length))
        return NULL;
    *size = (size_t)length[0] << 24 | (size_t)length[1] << 16 | (size_t)length[2] << 8 | length[3];
    if (*size == 0 || *size > LARGEST_PACKET)
        return NULL;
    uint8_t *packet = malloc(*size);
    if (packet && !receive_bytes(socket, packet, *size)) {
        free(packet);
        packet = NULL;
    }
    return packet;
}

static void visit_event(const uint8_t *packet, size_t size, vici_visit *visit, void *context)
{
    if (size < 2 || size < 2 + (size_t)packet[1])
        return;
    struct vici_reader reader = {.at = packet + 2 + packet[1], .end = packet + size};
    visit(&reader, context);
}

bool vici_stream(const char *path, const char *command, const char *event, vici_visit *visit,
                 void *context)
{
    int socket = connect_to(path);
    if (socket < 0)
        return false;
    bool more = send_named(socket, EVENT_REGISTER, event);
    bool answered = false;
    while (more) {
        size_t size;
        uint8_t *packet = receive(socket, &size);
        if (!packet)
            break;
        if (packet[0] == EVENT_CONFIRM) {
            more = send_named(socket, COMMAND_REQUEST, command);
        } else if (packet[0] == EVENT) {
            visit_event(packet, size, visit, context);
        } else {
            answered = packet[0] == COMMAND_RESPONSE;
            more = false;
        }
        free(packet);
    }
    linux_close(socket);
    return answered;
}
