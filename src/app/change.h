/* SPDX-License-Identifier: MIT */
/*
 * change.h: what is to be changed on a PC, and what became of it.
 *
 * apply, undo and every preview of them show the same lists of targets.
 */
#ifndef APP_CHANGE_H
#define APP_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/path.h"
#include "app/prove.h"
#include "core/mtu.h"
#include "core/vpn.h"
#include "machine/machine.h"

enum change_result {
    CHANGE_PENDING, /* to be made; only check shows it */
    CHANGE_CHANGED,
    CHANGE_UNCHANGED,    /* was right already */
    CHANGE_WOULD_CHANGE, /* --dry-run */
    CHANGE_SKIPPED,      /* left alone on purpose; the error says why */
    CHANGE_FAILED
};

enum change_target {
    CHANGE_INTERFACE, /* the MTU of one family of an interface */
    CHANGE_REGISTRY   /* NdisWan's TunnelMTU */
};

/* One value. */
struct change {
    enum change_target target;
    enum family family; /* of an interface's MTU */
    uint32_t from;
    uint32_t to;
    bool from_absent; /* TunnelMTU is not there: from means nothing */
    bool to_absent;   /* it is taken away; of an interface's MTU: what it should be is not known */
    enum change_result result;
    struct error error; /* status STATUS_OK where there is nothing to say */
};

enum path_source {
    PATH_GIVEN,
    PATH_POLICY,  /* prescribed or preferred in the registry */
    PATH_PROBED,  /* measured, to the VPN server or to the host that was named */
    PATH_ASSUMED, /* the physical MTU, but no more than Ethernet's */
    PATH_UNKNOWN  /* plays no part: the MTU was given */
};

/* Where knowledge of a VPN comes from, the best first. */
enum vpn_source {
    VPN_SOURCE_GIVEN,
    VPN_SOURCE_SA,      /* the live security association */
    VPN_SOURCE_RAS,     /* RAS' list of connections */
    VPN_SOURCE_ADAPTER, /* what its driver calls itself */
    VPN_SOURCE_ASSUMED,
    VPN_SOURCE_UNKNOWN /* plays no part */
};

/* Which of the two ways of setting an MTU are used. */
enum method {
    METHOD_INTERFACE,
    METHOD_REGISTRY,
    METHOD_BOTH
};

/* One interface, or the registry alone, and what is wanted of it. */
struct target {
    enum method method;
    bool machine_wide; /* the registry alone: no interface, and what follows of it is 0 or "" */
    bool ras;          /* a built-in VPN: the headroom rule is about it */
    bool carried;      /* undo: a VPN, which is restored after what carries it */
    uint64_t luid;
    uint32_t index;
    char name[MACHINE_NAME_SIZE]; /* as the machine has it: text_safe before printing */
    bool has_vpn;                 /* vpn is set */
    struct vpn vpn;
    enum vpn_source vpn_source;   /* of the type, but SA where the suite is of there */
    enum vpn_source outer_source; /* GIVEN, RAS (the server's address) or ASSUMED (IPv4) */
    enum vpn_source suite_source; /* of cipher and integrity: all but UNKNOWN */
    enum vpn_source nat_source;   /* GIVEN, SA or ASSUMED */
    bool has_connection;          /* RAS knows the interface */
    bool connecting;              /* it is still being dialled: more will be known soon */
    bool others_late;             /* of the first: another VPN that is meant has no interface yet */
    bool has_server;
    struct address server; /* the VPN server's address outside the tunnel */
    struct error unread;   /* why the suite was not read; STATUS_OK: nothing to say */
    uint32_t path_mtu;     /* 0: plays no part */
    uint32_t path_given;   /* what was said; path_mtu is no more than what carries the VPN */
    enum path_source path_source;
    struct path path;   /* how it was measured, or why it was not */
    bool mtu_by_policy; /* vpn_mtu is prescribed or preferred in the registry */
    uint32_t vpn_mtu;   /* wanted; 0 in undo, where each change has its own */
    bool has_limit;     /* limit is set: the MTU was computed and the rule was asked */
    enum mtu_limit limit;
    uint32_t optimum_mtu;  /* what the path allows, before the headroom rule */
    uint32_t physical_mtu; /* 0: unknown */
    uint32_t ceiling_mtu;  /* 0: the headroom rule does not bind */
    bool physical_lowered; /* below what the driver of the underlay says: somebody set it */
    bool carried_by_vpn;   /* the underlay is a VPN itself */
    char underlay[MACHINE_NAME_SIZE]; /* "" where unknown */
    uint32_t underlay_index;
    struct change changes[FAMILY_COUNT + 1]; /* IPv4, IPv6, TunnelMTU */
    size_t change_count;
    bool has_inner_server[FAMILY_COUNT];
    struct address inner_server[FAMILY_COUNT]; /* the VPN server's address inside the tunnel */
    struct proof proof;
};

struct targets {
    struct target *rows; /* release with targets_free */
    size_t count;
};

void targets_free(struct targets *targets);

/* Adds a zeroed row; NULL when memory is out (ERR is filled). Earlier pointers become invalid. */
struct target *targets_add(struct targets *targets, struct error *err);

/* The same for a target that is no interface: the PC's RAS tunnels as such. */
struct target *targets_add_machine_wide(struct targets *targets, struct error *err);

/* How many changes have that result. */
size_t targets_count(const struct targets *targets, enum change_result result);

/* Whether a target is a VPN of which more will be known in a moment. */
bool targets_connecting(const struct targets *targets);

/* Turns what is pending into what --dry-run shows. */
void targets_preview(struct targets *targets);

/* Turns what is pending into failures by REASON. */
void targets_abandon(struct targets *targets, const struct error *reason);

/* "MTU", "IPv6 MTU", "TunnelMTU": what a change is of, for sentences. */
const char *change_object(const struct change *change);

/*
 * The outcome of all changes: STATUS_OK; the first failure's status where nothing came to be as it
 * should; STATUS_PARTLY where something did. ERR is filled with a summary or the failure.
 */
enum status targets_outcome(const struct targets *targets, struct error *err);

/* "interface", "registry", "both". */
const char *method_name(enum method method);
const char *change_result_name(enum change_result result);
/* NULL where it plays no part. */
const char *path_source_name(enum path_source source);
const char *vpn_source_name(enum vpn_source source);

/* "VPN" (interface 43), for sentences, fit to print; a very long name is cut. */
#define TARGET_TITLE_SIZE 320
void target_title(const char *name, uint32_t index, char out[TARGET_TITLE_SIZE]);
/* The same for a target, also for one that is no interface. */
void target_title_of(const struct target *target, char out[TARGET_TITLE_SIZE]);

#endif
