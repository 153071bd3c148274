/* SPDX-License-Identifier: MIT */
/*
 * live.h: what a PC knows of its live VPN connections: RAS entries, IPsec security associations,
 * the routes to their servers. Asked for by operations of machine.h.
 */
#ifndef MACHINE_LIVE_H
#define MACHINE_LIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/address.h"
#include "core/suite.h"
#include "core/vpn.h"
#include "machine/facts.h"

/* 256 UTF-16 units (IF_MAX_STRING_SIZE) are at most 768 bytes of UTF-8. */
#define MACHINE_NAME_SIZE 772

/* An interface's or a phonebook entry's GUID, in the byte order of Windows' struct. */
struct machine_guid {
    uint8_t bytes[16];
};

/* Whether a NAT stands between the PC and the VPN server, as IKEv2 has found out. */
enum machine_nat {
    MACHINE_NAT_UNKNOWN,
    MACHINE_NAT_NO,
    MACHINE_NAT_YES
};

/* RASIKEV2_PROJECTION_INFO.dwEncryptionMethod: tells neither CBC from GCM nor the integrity. */
enum machine_encryption {
    MACHINE_ENCRYPTION_UNKNOWN,
    MACHINE_ENCRYPTION_3DES,
    MACHINE_ENCRYPTION_AES
};

/* One dialled entry of the RAS phonebook (RASCONNW, RASCONNSTATUSW, RAS_PROJECTION_INFO). */
struct machine_connection {
    char name[MACHINE_NAME_SIZE];   /* of the entry; a connected one's interface bears it */
    char device[MACHINE_NAME_SIZE]; /* "WAN Miniport (IKEv2)" */
    bool is_vpn;                    /* device type "vpn"; PPPoE and modems have others */
    bool connected;                 /* RASCS_Connected; else it is being dialled or is going */
    bool has_guid;
    struct machine_guid guid; /* of the entry, mostly that of the interface too */
    bool has_local, has_server;
    struct address local; /* the tunnel's outer addresses */
    struct address server;
    char
        host[MACHINE_NAME_SIZE]; /* what was dialled: the server by name or address; "": not told */
    enum machine_nat nat;
    enum machine_encryption encryption;
    bool has_inner_server[FAMILY_COUNT];
    struct address inner_server[FAMILY_COUNT]; /* the server's address inside the tunnel */
    struct machine_ras_facts facts;
};

struct machine_connections {
    struct machine_connection *rows; /* release with machine_connections_free */
    size_t count;
};

/*
 * One IPsec security association of one direction (IPSEC_SA_DETAILS1): no key is ever in here.
 * Only ESP is listed.
 */
struct machine_sa {
    bool inbound;
    struct address local; /* outer addresses */
    struct address remote;
    enum esp_mode mode;
    bool udp_encapsulation; /* NAT traversal */
    bool unknown_suite;     /* not of the tables of suite.h: cipher and integrity mean nothing */
    enum cipher_id cipher;
    enum integrity_id integrity;
};

struct machine_sas {
    struct machine_sa *rows; /* release with machine_sas_free */
    size_t count;
};

/* The route that packets to one destination take (GetBestRoute2). */
struct machine_route {
    uint64_t luid; /* of the interface they leave by */
    uint8_t prefix_length;
    uint32_t metric; /* route metric, without the interface's metric */
    struct address source;
    bool has_next_hop; /* false: on-link */
    struct address next_hop;
};

struct machine_addresses {
    struct address *rows; /* release with machine_addresses_free */
    size_t count;
};

/* The longest text of CoId that is kept: "CoId={00000000-0000-0000-0000-000000000000}". */
#define MACHINE_CALL_SIZE 64

/* What is kept of an event of RasClient: not its text, and not the user whom it names. */
struct machine_ras_event {
    uint32_t id;
    uint64_t filetime;            /* 100 nanoseconds since 1601, UTC */
    char call[MACHINE_CALL_SIZE]; /* what the events of one dialling have in common */
    char name[MACHINE_NAME_SIZE]; /* of the connection; "": not told */
};

enum {
    MACHINE_RAS_EVENTS_MAX = 200,
    MACHINE_RAS_EVENTS_DAYS = 7
};

struct machine_ras_events {
    struct machine_ras_event *rows; /* release with machine_ras_events_free */
    size_t count;
};

void machine_connections_free(struct machine_connections *list);
void machine_sas_free(struct machine_sas *list);
void machine_addresses_free(struct machine_addresses *list);
void machine_ras_events_free(struct machine_ras_events *list);

#endif
