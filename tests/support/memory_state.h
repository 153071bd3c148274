/* SPDX-License-Identifier: MIT */
/* memory_state.h: what a memory machine is made of. Private to memory_*.c. */
#ifndef SUPPORT_MEMORY_STATE_H
#define SUPPORT_MEMORY_STATE_H

#include <jansson.h>

#include "support/memory_machine.h"
#include "support/memory_network.h"

struct memory_fault {
    enum memory_call call;
    uint32_t first; /* number of the first failing call, counted from the machine's beginning */
    uint32_t count;
    uint32_t fired;
    enum status status;
    uint32_t code;
};

/* A growing array of items of SIZE bytes. */
struct memory_list {
    void *items;
    size_t count;
    size_t room;
    size_t size;
};

/* When an interface got its addresses. */
struct memory_address_time {
    uint64_t luid;
    uint64_t filetime;
};

/* One of vpnmtu's two keys. */
struct memory_settings {
    struct memory_list rows; /* struct machine_setting, whose text is its own */
    bool is_link;
};

/* What was reported, as the scenario file has it. */
struct memory_report {
    json_t *events;
    json_t *state; /* NULL: none yet */
    json_t *files; /* path -> text; null: a directory */
};

struct memory_machine {
    struct memory_list interfaces;    /* struct memory_interface */
    struct memory_list routes;        /* struct machine_default_route */
    struct memory_list records;       /* struct machine_record */
    struct memory_list events;        /* struct memory_event, those to come */
    struct memory_list faults;        /* struct memory_fault */
    struct memory_list connections;   /* struct machine_connection */
    struct memory_list sas;           /* struct machine_sa */
    struct memory_list hosts;         /* struct memory_host */
    struct memory_list far;           /* struct memory_far */
    struct memory_list ras_events;    /* struct machine_ras_event, the oldest first */
    struct memory_list address_times; /* struct memory_address_time */
    uint32_t open_echoes;
    struct memory_list paths;   /* struct memory_route */
    struct memory_list log;     /* char, NUL-terminated */
    struct memory_list changes; /* char, NUL-terminated */
    struct memory_tunnel tunnel;
    struct memory_settings settings[MACHINE_SCOPE_COUNT];
    struct memory_task task;
    struct memory_program program;
    struct memory_report report;
    struct machine_system system; /* but for `elevated`, which stands below */
    uint32_t calls[MEMORY_CALL_COUNT];
    uint32_t ipv4_floor;
    uint64_t clock_ms;
    uint64_t other_holds_until_ms;
    bool elevated;
    bool sas_denied;
    bool locked;
    bool listens;    /* between events_open and events_close */
    bool is_service; /* what run_service finds */
    unsigned news;   /* enum machine_event, not told yet */
};

/* Appends a copy of COUNT items. Ends the process where memory runs out. */
void memory_list_append(struct memory_list *list, const void *items, size_t count);
void memory_list_remove(struct memory_list *list, size_t position);
void *memory_list_at(const struct memory_list *list, size_t position);

/* A copy of the items for the caller to free; NULL for none. Ends the process likewise. */
void *memory_copy(const struct memory_list *list);

/* Position of the record, or the count where there is none. */
size_t memory_find_record(const struct memory_machine *memory, const char *name);

/* memory_settings.c */
enum status memory_list_settings(void *self, enum machine_scope scope, struct machine_settings *out,
                                 struct error *err);
void memory_settings_init(struct memory_settings *settings);
void memory_settings_free(struct memory_settings *settings);
/*
 * One of the keys of a scenario: "link", or { "VpnMtu": 1374, "Line": "flets",
 * "Connections": ["Work"], "Enabled": { "type": 3, "size": 4 } }. False: PROBLEM says why.
 */
bool memory_settings_load(struct memory_machine *memory, enum machine_scope scope, json_t *json,
                          char *problem, size_t size);
json_t *memory_settings_save(const struct memory_settings *settings);

/* memory_call.c. Logs a call with its arguments, and lets happen what is due. */
void memory_note(struct memory_machine *memory, enum memory_call call, const char *format, ...)
    CORE_PRINTF(3, 4);
/* Lets happen what is due. */
void memory_catch_up(struct memory_machine *memory);
/* The failure that was asked for this call, STATUS_OK where it is to go on. FAMILY as below. */
enum status memory_fault(struct memory_machine *memory, enum memory_call call, enum family family,
                         struct error *err);
/* Words an error. FAMILY: of get_mtu and set_mtu, FAMILY_COUNT for the others. */
enum status memory_failed(enum memory_call call, enum family family, enum status status,
                          uint32_t code, struct error *err);

/* memory_task.c */
void memory_task_init(struct memory_machine *memory);
enum status memory_task_read(void *self, struct machine_task *out, struct error *err);
enum status memory_task_register(void *self, const char *xml, struct error *err);
enum status memory_task_delete(void *self, struct error *err);
enum status memory_locate_program(void *self, struct machine_location *out, struct error *err);

/* memory_live.c: the operations whose names these are. */
enum status memory_live_list_connections(void *self, struct machine_connections *out,
                                         struct error *err);
enum status memory_live_list_sas(void *self, struct machine_sas *out, struct error *err);
enum status memory_live_find_route(void *self, const struct address *destination, uint64_t luid,
                                   struct machine_route *out, struct error *err);
enum status memory_live_get_path_mtu(void *self, uint64_t luid, const struct address *destination,
                                     uint32_t *mtu, struct error *err);
enum status memory_live_list_ras_events(void *self, struct machine_ras_events *out,
                                        struct error *err);
enum status memory_live_get_address_time(void *self, uint64_t luid, uint64_t *filetime,
                                         struct error *err);
void memory_live_read_system(void *self, struct machine_system *out);
enum status memory_live_list_peers(void *self, uint64_t luid, struct machine_addresses *out,
                                   struct error *err);

/* memory_network.c: likewise. */
enum status memory_live_resolve(void *self, const char *host, enum family family,
                                struct machine_addresses *out, struct error *err);
enum status memory_live_echo_open(void *self, const struct machine_echo_target *target,
                                  struct machine_echo_session **out, struct error *err);
enum status memory_live_echo_send(void *self, struct machine_echo_session *session, uint32_t tag,
                                  uint32_t packet_len, uint32_t timeout_ms, struct error *err);
enum status memory_live_echo_wait(void *self, struct machine_echo_session *session,
                                  uint32_t wait_ms, struct machine_echo *out, bool *got,
                                  struct error *err);
void memory_live_echo_close(void *self, struct machine_echo_session *session);

/* memory_events.c likewise. */
enum status memory_live_events_open(void *self, struct machine_events **out, struct error *err);
enum status memory_live_events_wait(void *self, struct machine_events *events, uint32_t wait_ms,
                                    unsigned *happened, struct error *err);
void memory_live_events_close(void *self, struct machine_events *events);
enum status memory_live_run_service(void *self, int (*body)(void *context), void *context,
                                    int *result, struct error *err);
/* Tells enum machine_event to whoever has opened events; STOP to who opens them later, too. */
void memory_tell(struct memory_machine *memory, unsigned news);
/* memory_report.c: likewise. */
void memory_report_init(struct memory_report *report);
void memory_report_free(struct memory_report *report);
enum status memory_live_event_write(void *self, enum machine_severity severity, uint16_t id,
                                    const char *const *inserts, size_t count, struct error *err);
enum status memory_live_state_write(void *self, const struct machine_state *state,
                                    struct error *err);
enum status memory_live_log_append(void *self, const char *path, const char *line, uint32_t limit,
                                   struct error *err);
enum status memory_live_file_replace(void *self, const char *path, const char *bytes, size_t len,
                                     struct error *err);

#endif
