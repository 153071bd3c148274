/* SPDX-License-Identifier: MIT */
/*
 * operations.h: the operations of struct machine_ops, each in the file of its subject.
 * Private to src/windows; what they do is said in machine.h. SELF is a struct machine_windows.
 */
#ifndef WINDOWS_OPERATIONS_H
#define WINDOWS_OPERATIONS_H

#include "machine/machine.h"

/* interfaces.c, routes.c */
enum status operations_list_interfaces(void *self, struct machine_interfaces *out,
                                       struct error *err);
enum status operations_list_default_routes(void *self, struct machine_default_routes *out,
                                           struct error *err);

/* best_route.c, peers.c, resolve.c */
enum status operations_find_route(void *self, const struct address *destination, uint64_t luid,
                                  struct machine_route *out, struct error *err);
enum status operations_list_peers(void *self, uint64_t luid, struct machine_addresses *out,
                                  struct error *err);
enum status operations_resolve(void *self, const char *host, enum family family,
                               struct machine_addresses *out, struct error *err);

/* ras.c, ipsec_sa.c */
enum status operations_list_connections(void *self, struct machine_connections *out,
                                        struct error *err);
enum status operations_list_sas(void *self, struct machine_sas *out, struct error *err);

/* ip_mtu.c */
enum status operations_get_mtu(void *self, uint64_t luid, enum family family, uint32_t *mtu,
                               struct error *err);
enum status operations_set_mtu(void *self, uint64_t luid, enum family family, uint32_t mtu,
                               struct error *err);

/* journal_registry.c */
enum status operations_journal_list(void *self, struct machine_records *out, struct error *err);
enum status operations_journal_write(void *self, const char *name, const char *text,
                                     struct error *err);
enum status operations_journal_delete(void *self, const char *name, struct error *err);

/* tunnel_registry.c */
enum status operations_tunnel_read(void *self, struct machine_tunnel_key *out, struct error *err);
enum status operations_tunnel_write(void *self, enum machine_tunnel_value value, uint32_t number,
                                    struct error *err);
enum status operations_tunnel_delete(void *self, enum machine_tunnel_value value,
                                     struct error *err);
enum status operations_tunnel_prune(void *self, uint32_t key_depth, struct error *err);

/* settings_registry.c */
enum status operations_list_settings(void *self, enum machine_scope scope,
                                     struct machine_settings *out, struct error *err);
/* task_scheduler.c */
enum status operations_task_read(void *self, struct machine_task *out, struct error *err);
enum status operations_task_register(void *self, const char *xml, struct error *err);
enum status operations_task_delete(void *self, struct error *err);

/* program_location.c */
enum status operations_locate_program(void *self, struct machine_location *out, struct error *err);

/* lock.c */
enum status operations_lock(void *self, uint32_t wait_ms, struct error *err);
void operations_unlock(void *self);

#endif
