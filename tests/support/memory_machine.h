/* SPDX-License-Identifier: MIT */
/*
 * memory_machine.h: a PC that exists in memory only, as machine.h asks for it.
 *
 * It keeps machine.h's sentences, refuses what Windows refuses (an MTU below the family's floor,
 * changes without administrator rights) and words its errors as src/windows does. What it can do
 * beyond that: fail on command, misbehave as drivers do, change behind vpnmtu's back at a given
 * time of its own clock, and tell what was asked of it. The clock stands still but for sleep_ms
 * and for waiting: for the lock, for news, for what becomes of echo requests. A wait for ever in
 * which nothing would ever happen ends with MACHINE_EVENT_STOP.
 */
#ifndef SUPPORT_MEMORY_MACHINE_H
#define SUPPORT_MEMORY_MACHINE_H

#include "machine/machine.h"

/* For times: never. For counts of failing calls: all of them. */
#define MEMORY_FOR_EVER UINT32_MAX

enum memory_call {
#define MEMORY_CALL(name, upper, what)   MEMORY_##upper,
#define MEMORY_CHANGE(name, upper, what) MEMORY_##upper,
#include "support/memory_call.def"
    MEMORY_CALL_COUNT
};

enum memory_set_kind {
    MEMORY_SET_OBEY,
    MEMORY_SET_REFUSE,       /* every value, with Windows code `value` */
    MEMORY_SET_REFUSE_ABOVE, /* an MTU above `value`, with 87 */
    MEMORY_SET_CLAMP,        /* an MTU above `value` becomes `value`, silently */
    MEMORY_SET_IGNORE        /* accepted, and nothing changes */
};

struct memory_set {
    enum memory_set_kind kind;
    uint32_t value;
};

enum memory_event_kind {
    MEMORY_EVENT_ADD,    /* `interface` appears (row) */
    MEMORY_EVENT_REMOVE, /* it goes away (row.luid) */
    MEMORY_EVENT_MTU,    /* row.ip[family].mtu is what the family has from now on */
    MEMORY_EVENT_STATE,  /* row.state likewise */
    MEMORY_EVENT_NEWS    /* nothing changes, but `news` is told; the others tell INTERFACE */
};

#define MEMORY_PEERS_MAX 16

struct memory_interface {
    struct machine_interface row;
    struct memory_set set[FAMILY_COUNT];
    struct address peers[MEMORY_PEERS_MAX]; /* what list_peers tells */
    size_t peer_count;
};

/* A route that find_route can find. It counts while its interface is there and connected. */
struct memory_route {
    struct address prefix;
    struct machine_route route; /* prefix_length says how much of the prefix counts */
};

struct memory_event {
    uint64_t at_ms; /* of the machine's clock, which starts at 0 */
    enum memory_event_kind kind;
    enum family family;
    struct memory_interface interface;
    unsigned news; /* enum machine_event */
};

/* NdisWan's protocol key and what stands around it. */
struct memory_tunnel {
    struct machine_tunnel_key key;
    struct machine_registry_value protocol_mtu; /* ProtocolMTU, which is not vpnmtu's */
    bool has_other_protocol;                    /* Protocols\1 */
    bool is_link;                               /* a level of the key is */
    bool ignores_writes;                        /* accepted, and nothing changes */
};

/* vpnmtu's entry in the Task Scheduler. */
struct memory_task {
    char *xml; /* NULL: none */
    bool enabled;
    char last_run[MACHINE_TIME_SIZE];
    char next_run[MACHINE_TIME_SIZE];
    uint32_t last_result;
};

/*
 * Where the program lies: with the access lists that Windows' setup gives, but for what is said
 * here of one level.
 */
struct memory_program {
    char path[512];
    char started_as[512]; /* "": as path */
    char link[512];       /* "": no reparse point */
    bool fixed;
    char weak_path[512]; /* that level: */
    char weak_sid[MACHINE_SID_SIZE];
    uint32_t weak_mask;
    char owner[MACHINE_SID_SIZE];
    bool no_acl;
};

struct memory_machine;

/* An elevated PC without interfaces, routes, journal and Protocols key. Ends the process where
 * memory runs out. */
struct memory_machine *memory_machine_new(void);
void memory_machine_free(struct memory_machine *memory);
struct machine memory_machine_open(struct memory_machine *memory);

/*
 * A machine from a scenario file (memory_scenario.c shows the format at its top). NULL: PROBLEM
 * says in one line what is wrong with it.
 */
struct memory_machine *memory_machine_load(const char *json_path, char *problem, size_t size);
/* The same from a text. */
struct memory_machine *memory_machine_parse(const char *json, char *problem, size_t size);
/* Writes everything but the clock, the lock, events and faults as such a file, for the next step of
 * a test. */
bool memory_machine_save(const struct memory_machine *memory, const char *json_path);

void memory_machine_add(struct memory_machine *memory, const struct memory_interface *interface);
void memory_machine_remove(struct memory_machine *memory, uint64_t luid);
/* The interface itself, to look at and to change; NULL: not there. Valid until the next add. */
struct memory_interface *memory_machine_find(struct memory_machine *memory, uint64_t luid);
void memory_machine_add_route(struct memory_machine *memory,
                              const struct machine_default_route *route);
/* What find_route looks at beside the default routes; has nothing to do with list_default_routes.
 */
void memory_machine_add_path(struct memory_machine *memory, const struct memory_route *route);
void memory_machine_add_connection(struct memory_machine *memory,
                                   const struct machine_connection *connection);
void memory_machine_clear_connections(struct memory_machine *memory);
void memory_machine_add_sa(struct memory_machine *memory, const struct machine_sa *sa);
/* What RasClient has logged, the oldest first; when an interface got its addresses. */
void memory_machine_add_ras_event(struct memory_machine *memory,
                                  const struct machine_ras_event *event);
void memory_machine_set_address_time(struct memory_machine *memory, uint64_t luid,
                                     uint64_t filetime);
/* list_sas is denied even to who is elevated. */
void memory_machine_deny_sas(struct memory_machine *memory);
/* TEXT NULL: a record that is not readable. */
void memory_machine_add_record(struct memory_machine *memory, const char *name, const char *text);
/* The text stored under NAME, NULL where there is none or it is not readable. */
const char *memory_machine_record(const struct memory_machine *memory, const char *name);
/* Stores a value in one of vpnmtu's keys: a copy; one of that name is replaced. */
void memory_machine_put_setting(struct memory_machine *memory, enum machine_scope scope,
                                const struct machine_setting *setting);
/* Makes the key a registry link. */
void memory_machine_link_settings(struct memory_machine *memory, enum machine_scope scope);
/* The tunnel key itself, to look at and to change. */
struct memory_tunnel *memory_machine_tunnel(struct memory_machine *memory);
/* The task and the program's place themselves, to look at and to change. */
struct memory_task *memory_machine_task(struct memory_machine *memory);
struct memory_program *memory_machine_program(struct memory_machine *memory);
/* A task with that definition, which never ran; NULL: none. */
void memory_machine_put_task(struct memory_machine *memory, const char *xml);
/* A REG_DWORD; a value of another type. */
struct machine_registry_value memory_dword(uint32_t number);
struct machine_registry_value memory_odd_value(uint32_t type, uint32_t size);
/* Whether run_service finds that the process was started as a service; it was, unless this says no.
 * The body then runs on the caller's thread. */
void memory_machine_set_service(struct memory_machine *memory, bool is_service);
/* At AT_MS or, where that has passed, at the next operation. */
void memory_machine_schedule(struct memory_machine *memory, const struct memory_event *event);
void memory_machine_set_elevated(struct memory_machine *memory, bool elevated);
/* The lowest IPv4 MTU that is taken: Windows' "minmtu", 576 unless set to 352..576. */
void memory_machine_set_ipv4_floor(struct memory_machine *memory, uint32_t floor);
/* Another process has the lock until that time (MEMORY_FOR_EVER: does not let go). */
void memory_machine_hold_lock(struct memory_machine *memory, uint64_t until_ms);

/*
 * Lets COUNT calls fail, beginning with the NTH (1: the next), before they do anything.
 * CODE 0: a failure without a Windows code. MEMORY_UNLOCK, MEMORY_SLEEP cannot fail.
 */
void memory_machine_fail(struct memory_machine *memory, enum memory_call call, uint32_t nth,
                         uint32_t count, enum status status, uint32_t code);
/* Failures asked for that never happened. A test ends by asserting that it is 0. */
size_t memory_machine_unused_faults(const struct memory_machine *memory);

uint32_t memory_machine_calls(const struct memory_machine *memory, enum memory_call call);
/*
 * All calls in order, one a line: "list_interfaces", "set_mtu 43 ipv4 1374" (LUID), "journal_write
 * NAME", "tunnel_write TunnelMTU 1374", "tunnel_delete TunnelMTU", "tunnel_prune 2", "lock 5000",
 * "sleep_ms 500", "find_route 203.0.113.5 0" (LUID), "list_peers 43" (LUID). now_ms is not in it.
 * Borrowed; valid until the next call.
 */
const char *memory_machine_log(const struct memory_machine *memory);
/* Only the lines that change something (MEMORY_CHANGE in memory_call.def). */
const char *memory_machine_changes(const struct memory_machine *memory);
/* Makes a directory stand where a log file might. */
void memory_machine_add_directory(struct memory_machine *memory, const char *path);
/* The text of a log file, NULL where there is none. Borrowed until it is appended to. */
const char *memory_machine_file(const struct memory_machine *memory, const char *path);
/* The events written, the first being 0: id (0: there is none such), severity, inserts. */
size_t memory_machine_event_count(const struct memory_machine *memory);
uint16_t memory_machine_event(const struct memory_machine *memory, size_t index,
                              enum machine_severity *severity);
const char *memory_machine_insert(const struct memory_machine *memory, size_t index, size_t insert);
/* A value of the last result; NULL, 0 where there is none. */
const char *memory_machine_state_text(const struct memory_machine *memory, const char *name);
uint32_t memory_machine_state_number(const struct memory_machine *memory, const char *name);
bool memory_machine_is_locked(const struct memory_machine *memory);

#endif
