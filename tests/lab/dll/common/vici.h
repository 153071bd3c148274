/* SPDX-License-Identifier: MIT */
/*
 * vici, strongSwan's control protocol (its README: src/libcharon/plugins/vici): as much of it as is
 * needed to ask a running charon for its security associations.
 */
#ifndef LAB_VICI_H
#define LAB_VICI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum vici_element {
    VICI_END,
    VICI_SECTION_START,
    VICI_SECTION_END,
    VICI_KEY_VALUE,
    VICI_LIST_START,
    VICI_LIST_ITEM,
    VICI_LIST_END,
};

struct vici_reader {
    const uint8_t *at, *end;
    char name[64];   /* of a section, a key or a list */
    char value[256]; /* of a key or a list item */
};

/* The next element of a message; VICI_END behind the last and for anything malformed */
enum vici_element vici_next(struct vici_reader *reader);

typedef void vici_visit(struct vici_reader *message, void *context);

/*
 * Calls `visit` with every message that charon streams as `event` in answer to `command`. False:
 * nobody answers at that socket.
 */
bool vici_stream(const char *socket, const char *command, const char *event, vici_visit *visit,
                 void *context);

#endif
