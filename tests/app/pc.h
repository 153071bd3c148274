/* SPDX-License-Identifier: MIT */
/* pc.h: the PCs in memory that the suites of app/ and cli/ work on. */
#ifndef APP_PC_H
#define APP_PC_H

#include "app/apply.h"
#include "app/undo.h"
#include "support/memory_machine.h"

enum {
    PC_WIFI = 12,
    PC_VPN = 43,
    PC_SECOND_VPN = 44
};

/* A connected interface, its LUID being INDEX; an MTU of 0: that family is not bound. */
struct memory_interface pc_interface(uint32_t index, const char *name, uint32_t if_type,
                                     uint32_t ipv4_mtu, uint32_t ipv6_mtu);
/* The same as hardware. */
struct memory_interface pc_physical(uint32_t index, const char *name, uint32_t ipv4_mtu,
                                    uint32_t ipv6_mtu);
/* Adds one and keeps nothing of it. */
void pc_add(struct memory_machine *memory, struct memory_interface interface);
void pc_add_route(struct memory_machine *memory, uint64_t luid, enum family family,
                  uint32_t metric);

/* Wi-Fi with 1500 and the default route, and built-in VPNs with 1400 each. */
struct memory_machine *pc_laptop(int vpns);

/* What the family has now; fails the test where it is not bound. */
uint32_t pc_mtu(struct memory_machine *memory, uint64_t luid, enum family family);
void pc_set_mtu(struct memory_machine *memory, uint64_t luid, enum family family, uint32_t mtu);
/* How a family takes a new MTU from now on. */
void pc_behave(struct memory_machine *memory, uint64_t luid, enum family family,
               enum memory_set_kind kind, uint32_t value);

/* apply --mtu MTU, apply on a path; undo of everything. */
struct apply_request pc_apply_mtu(uint32_t mtu);
struct apply_request pc_apply_path(uint32_t path_mtu);
struct undo_request pc_undo(void);

/* Runs one and frees what it lists. */
enum status pc_run_apply(const struct machine *machine, const struct apply_request *request,
                         struct error *err);
enum status pc_run_undo(const struct machine *machine, struct error *err);

#endif
