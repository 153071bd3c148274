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

/* event_log.c */
enum status operations_event_write(void *self, enum machine_severity severity, uint16_t id,
                                   const char *const *inserts, size_t count, struct error *err);

/* state_registry.c */
enum status operations_state_write(void *self, const struct machine_state *state,
                                   struct error *err);

/* ras_events.c */
enum status operations_list_ras_events(void *self, struct machine_ras_events *out,
                                       struct error *err);
enum status operations_get_address_time(void *self, uint64_t luid, uint64_t *filetime,
                                        struct error *err);

/* system_facts.c, path_mtu.c */
void operations_read_system(void *self, struct machine_system *out);
enum status operations_get_path_mtu(void *self, uint64_t luid, const struct address *destination,
                                    uint32_t *mtu, struct error *err);
/* log_file.c */
enum status operations_log_append(void *self, const char *path, const char *line, uint32_t limit,
                                  struct error *err);

/* replace_file.c */
enum status operations_file_replace(void *self, const char *path, const char *bytes, size_t len,
                                    struct error *err);

/* lock.c */
enum status operations_lock(void *self, uint32_t wait_ms, struct error *err);
void operations_unlock(void *self);

/* echo.c */
enum status operations_echo_open(void *self, const struct machine_echo_target *target,
                                 struct machine_echo_session **out, struct error *err);
enum status operations_echo_send(void *self, struct machine_echo_session *session, uint32_t tag,
                                 uint32_t packet_len, uint32_t timeout_ms, struct error *err);
enum status operations_echo_wait(void *self, struct machine_echo_session *session, uint32_t wait_ms,
                                 struct machine_echo *out, bool *got, struct error *err);
void operations_echo_close(void *self, struct machine_echo_session *session);

/* events.c */
enum status operations_events_open(void *self, struct machine_events **out, struct error *err);
enum status operations_events_wait(void *self, struct machine_events *events, uint32_t wait_ms,
                                   unsigned *happened, struct error *err);
void operations_events_close(void *self, struct machine_events *events);
/* Tells MACHINE_EVENT_STOP to whoever has opened events, from any thread. */
void operations_events_stop(void);

/* service.c */
enum status operations_run_service(void *self, int (*body)(void *context), void *context,
                                   int *result, struct error *err);

#endif
