/* SPDX-License-Identifier: MIT */
/* tunnel_pc.h: the states of the tunnel key that its suites begin with. */
#ifndef APP_TUNNEL_PC_H
#define APP_TUNNEL_PC_H

#include "app/tunnel.h"
#include "support/memory_machine.h"

struct tunnel_start {
    const char *why;
    uint32_t depth;
    uint32_t values[TUNNEL_VALUE_COUNT]; /* 0: absent */
    uint32_t protocol_mtu;               /* 0: absent */
    bool other_protocol;
};

enum {
    TUNNEL_START_ORDINARY,
    TUNNEL_START_USERS_OWN
};

extern const struct tunnel_start tunnel_starts[];
extern const size_t tunnel_start_count;

struct memory_machine *tunnel_pc(const struct tunnel_start *start);

/* Whether the two are alike in everything; as the machine was at START; but for our own values. */
bool tunnel_is_same(const struct memory_tunnel *a, const struct memory_tunnel *b);
bool tunnel_is_as_at(struct memory_machine *memory, const struct tunnel_start *start);
bool tunnel_same_surroundings(struct memory_machine *memory, const struct tunnel_start *start);

/* Plans and makes the undo; CHANGE_UNCHANGED also where nothing is recorded. */
enum change_result tunnel_undo_all(const struct machine *machine);

/* The one PC of a suite. */
struct tunnel_world {
    struct memory_machine *memory;
    struct machine machine;
};

extern struct tunnel_world world;

/* A new PC; the last one, as a tear-down of cmocka. */
void world_start(const struct tunnel_start *start);
int world_end(void **state);

struct memory_tunnel *world_tunnel(void);
struct change world_set(uint32_t mtu);
struct tunnel_undo world_plan_undo(void);
void world_check_failed(const struct change *change, enum status status);

#endif
