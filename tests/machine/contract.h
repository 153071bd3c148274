/* SPDX-License-Identifier: MIT */
/*
 * contract.h: cases that hold any implementation of machine.h to its sentences.
 *
 * An implementation comes as a maker of worlds: a machine, and the means to arrange the PC around
 * it. contract_run runs every case on a world of its own.
 */
#ifndef MACHINE_CONTRACT_H
#define MACHINE_CONTRACT_H

#include "machine/machine.h"

#define CONTRACT_FOR_EVER UINT32_MAX

/* Operations of machine.h that can be made to fail. */
enum contract_operation {
    CONTRACT_LIST_INTERFACES,
    CONTRACT_LIST_DEFAULT_ROUTES,
    CONTRACT_GET_MTU,
    CONTRACT_SET_MTU,
    CONTRACT_JOURNAL_LIST,
    CONTRACT_JOURNAL_WRITE,
    CONTRACT_JOURNAL_DELETE,
    CONTRACT_TUNNEL_READ,
    CONTRACT_TUNNEL_WRITE,
    CONTRACT_TUNNEL_DELETE,
    CONTRACT_TUNNEL_PRUNE, /* of a key that can be removed */
    CONTRACT_LIST_CONNECTIONS,
    CONTRACT_LIST_SAS,
    CONTRACT_FIND_ROUTE,
    CONTRACT_LIST_PEERS,
    CONTRACT_RESOLVE,
    CONTRACT_ECHO_OPEN,
    CONTRACT_LIST_SETTINGS, /* of a key that is there */
    CONTRACT_TASK_READ,
    CONTRACT_TASK_REGISTER,
    CONTRACT_TASK_DELETE, /* of a task that is there */
    CONTRACT_LOCATE_PROGRAM,
    CONTRACT_EVENTS_OPEN,
    CONTRACT_EVENTS_WAIT,
    CONTRACT_RUN_SERVICE, /* of a process that was started as one */
    CONTRACT_EVENT_WRITE,
    CONTRACT_STATE_WRITE,
    CONTRACT_LOG_APPEND,
    CONTRACT_FILE_REPLACE,
    CONTRACT_GET_PATH_MTU, /* of a path that is known */
    CONTRACT_LIST_RAS_EVENTS,
    CONTRACT_GET_ADDRESS_TIME,
    CONTRACT_LOCK,
    CONTRACT_OPERATION_COUNT
};

/* An address, and the path there. */
struct contract_far {
    struct address address;
    uint32_t path_mtu;
    uint32_t rtt_ms;
    bool answers;
    bool icmp;          /* a router says "too big", and names path_mtu */
    uint32_t cut_above; /* replies to longer packets come back short; 0: none */
};

struct contract_world {
    struct machine machine;
    void *self; /* given to the functions below */

    void (*add_interface)(void *self, const struct machine_interface *row);
    void (*remove_interface)(void *self, uint64_t luid);
    void (*add_default_route)(void *self, const struct machine_default_route *route);
    /* From now on set_mtu on that family ends with this Windows code. */
    void (*refuse_set)(void *self, uint64_t luid, enum family family, uint32_t code);
    /* From now on the driver silently keeps to at most MTU. */
    void (*clamp_set)(void *self, uint64_t luid, enum family family, uint32_t mtu);
    /* From now on the caller is not an elevated administrator. */
    void (*drop_rights)(void *self);
    /* Stores something that is no text under that name, which may exist. */
    void (*spoil_record)(void *self, const char *name);
    /* True where everything in the registry would survive a crash now. */
    bool (*registry_is_safe)(void *self);
    /* Creates the first DEPTH levels of the tunnel key. */
    void (*make_tunnel_key)(void *self, uint32_t depth);
    /* Stores SIZE zero bytes, which make no number, in the tunnel key. */
    void (*put_tunnel_value)(void *self, enum machine_tunnel_value value, uint32_t type,
                             uint32_t size);
    /* Stores ProtocolMTU, which is not vpnmtu's, in the tunnel key; whether it is there still. */
    void (*put_protocol_mtu)(void *self);
    bool (*has_protocol_mtu)(void *self);
    /* Creates Protocols\1, another protocol's entry; whether it is there still. */
    void (*add_other_protocol)(void *self);
    bool (*has_other_protocol)(void *self);
    /* Makes a level of the tunnel key a registry link. */
    void (*make_tunnel_link)(void *self);
    /*
     * Stores a value in one of vpnmtu's keys: a REG_DWORD, a REG_SZ, a REG_MULTI_SZ by its form;
     * SETTING_OTHER: SIZE zero bytes of that type.
     */
    void (*put_setting)(void *self, enum machine_scope scope,
                        const struct machine_setting *setting);
    /* Makes the key a registry link. */
    void (*link_settings)(void *self, enum machine_scope scope);
    /* The task ran at 2026-11-24 09:30:00 and ended with RESULT; disables it. */
    void (*run_task)(void *self, uint32_t result);
    void (*disable_task)(void *self);
    /* A program in C:\Program Files\vpnmtu, where Everyone may write to the folder Program Files.
     */
    void (*weaken_program)(void *self);
    /* Another process takes the lock for that many milliseconds from now. */
    void (*hold_lock)(void *self, uint32_t for_ms);
    /* Another process takes the lock and dies. */
    void (*abandon_lock)(void *self);
    /* A dialled phonebook entry, a security association. */
    void (*add_connection)(void *self, const struct machine_connection *connection);
    void (*add_sa)(void *self, const struct machine_sa *sa);
    /* RasClient logs that, after what it has logged before. */
    void (*add_ras_event)(void *self, const struct machine_ras_event *event);
    /* The interface got an address then. */
    void (*set_address_time)(void *self, uint64_t luid, uint64_t filetime);
    /* A route to PREFIX, and its source address on the interface it leaves by. */
    void (*add_route)(void *self, const struct address *prefix, const struct machine_route *route);
    /* Makes that address one of list_peers'. */
    void (*add_peer)(void *self, uint64_t luid, const struct address *peer);
    /* A name and its addresses; NULL: this maker has no names yet, and the cases are skipped. */
    void (*add_host)(void *self, const char *name, const struct address *addresses, size_t count);
    /* What answers echo requests; NULL likewise. All other addresses are silent. */
    void (*add_far)(void *self, const struct contract_far *far);
    /* One enum machine_event happens that many milliseconds from now; 0: at once. */
    void (*make_news)(void *self, enum machine_event news, uint32_t in_ms);
    /* This process was started as a service; without that it was not. */
    void (*start_service)(void *self);
    /* The id of the last event, 0: none; copies that insert, "" where it has none, if SIZE > 0. */
    uint16_t (*event)(void *self, size_t insert, char *out, size_t size);
    enum machine_severity (*event_severity)(void *self);
    /* A value of the last result, a number in decimal; "": not there, or of another type. */
    void (*state_value)(void *self, const char *name, char *out, size_t size);
    void (*add_directory)(void *self, const char *path);
    /* The text of a file, NULL: there is none. Borrowed. */
    const char *(*file)(void *self, const char *path);
    /* The next call of that operation ends with this Windows code, of no special meaning to it. */
    void (*fail_next)(void *self, enum contract_operation operation, uint32_t code);
};

struct contract_maker {
    const char *name;
    /*
     * The world is the maker's; one exists at a time. It has no interfaces, routes, records, and
     * nothing of the tunnel key. */
    struct contract_world *(*make)(void);
    /* Asserts that every failure asked for came true and that nothing leaked. */
    void (*destroy)(struct contract_world *world);
};

/* Runs all cases; the number of those that failed. */
int contract_run(const struct contract_maker *maker);

#endif
