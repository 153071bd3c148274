/* SPDX-License-Identifier: MIT */
/* contract_world_live.h: connections, associations, routes and peers of the contract's fake PC. */
#ifndef WINDOWS_CONTRACT_WORLD_LIVE_H
#define WINDOWS_CONTRACT_WORLD_LIVE_H

#include "machine/machine.h"

/* As struct contract_world asks for them; SELF is not used, for there is one fake PC. */
void contract_world_add_connection(void *self, const struct machine_connection *row);
void contract_world_add_sa(void *self, const struct machine_sa *row);
void contract_world_add_ras_event(void *self, const struct machine_ras_event *event);
void contract_world_set_address_time(void *self, uint64_t luid, uint64_t filetime);
void contract_world_add_route(void *self, const struct address *prefix,
                              const struct machine_route *route);
void contract_world_add_peer(void *self, uint64_t luid, const struct address *peer);

#endif
