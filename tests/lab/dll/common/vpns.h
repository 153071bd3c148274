/* SPDX-License-Identifier: MIT */
/*
 * The VPNs of the lab, as they are at this moment: what the lab calls them comes from a file, all
 * the rest from the strongSwan that holds the tunnel.
 *
 * The file, VPNMTU_LAB_VPNS, has a line for each, up or down:
 *   LINUX INTERFACE <tab> VICI SOCKET <tab> NAME OF THE ENTRY (UTF-8) <tab> DEVICE
 */
#ifndef LAB_VPNS_H
#define LAB_VPNS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    VPNS_MAX = 4,
    VPN_SAS_MAX = 8
};

struct vpn_entry {
    char interface_name[16];
    char socket[108];
    char name[260];
    char device[128]; /* "WAN Miniport (IKEv2)" */
};

/* An IPv4 or IPv6 address in network order */
struct vpn_address {
    int size; /* 4, 16; 0: none */
    uint8_t bytes[16];
};

struct vpn_sa {
    uint32_t id;
    uint32_t spi_in, spi_out;
    bool tunnel; /* else transport */
    bool encap;  /* ESP in UDP */
    bool old;    /* replaced by a rekeying, still there for packets under way */
    char cipher[24], integrity[24];
    int key_bits;
};

struct vpn {
    struct vpn_entry entry;
    int number;          /* the entry's line, from 0 */
    uint32_t connection; /* another one after reconnecting */
    struct vpn_address local, server;
    int local_port, server_port;
    bool nat_local, nat_server;
    struct vpn_address inner4, inner6;
    int sa_count;
    struct vpn_sa sas[VPN_SAS_MAX];
};

/* The entries, up or not; returns how many */
int vpn_entries(struct vpn_entry entries[VPNS_MAX]);

/* Those that are connected; returns how many */
int vpns_connected(struct vpn vpns[VPNS_MAX]);

#endif
