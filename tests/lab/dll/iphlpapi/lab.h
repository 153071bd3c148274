/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the lab's iphlpapi.dll share. The DLL supplies the calls that Wine lacks,
 * carries them out on the real Linux interfaces, and behaves as Microsoft documents them; see
 * ip_interface.c for the rules.
 */
#ifndef LAB_H
#define LAB_H

#include "lab_environment.h"

#include <iphlpapi.h>
#include <netioapi.h>

#include <stddef.h>
#include <stdint.h>

/* faults.c */
const char *family_name(ADDRESS_FAMILY family);
DWORD forced_set_error(ADDRESS_FAMILY family); /* 0: none */
ULONG clamped_mtu(ULONG wanted);
DWORD windows_error(int negative_errno);

/* netlink.c */
struct nl_header {
    uint32_t length;
    uint16_t type, flags;
    uint32_t sequence, port;
};

struct nl_attribute {
    uint16_t length, type;
};

struct nl_link {
    uint8_t family, padding;
    uint16_t hardware_type;
    int32_t index;
    uint32_t flags, change;
};

struct nl_route {
    uint8_t family, destination_bits, source_bits, tos, table, protocol, scope, type;
    uint32_t flags;
};

enum {
    NL_ERROR = 2,
    NL_DONE = 3,
    NL_NEW_LINK = 16,
    NL_DELETE_LINK = 17,
    NL_GET_LINK = 18,
    NL_SET_LINK = 19,
    NL_NEW_ROUTE = 24,
    NL_DELETE_ROUTE = 25,
    NL_NEW_ADDRESS = 20,
    NL_GET_ADDRESS = 22,
    NL_GET_ROUTE = 26,

    NL_REQUEST = 1,
    NL_MULTI = 2,
    NL_ACK = 4,
    NL_DUMP = 0x300,

    NL_GROUP_LINK = 1,
    NL_GROUP_IPV4_ROUTE = 0x40,
    NL_GROUP_IPV6_ROUTE = 0x400,
};

struct nl_request {
    struct nl_header header;
    uint8_t body[240];
};

typedef void nl_visit(const struct nl_header *message, void *context);

void nl_begin(struct nl_request *request, uint16_t type, uint16_t flags, const void *fixed,
              size_t size);
void nl_add(struct nl_request *request, uint16_t type, const void *data, size_t size);
int nl_talk(const struct nl_request *request, nl_visit *visit, void *context);
int nl_listen(uint32_t groups); /* a socket, or -errno */
void nl_each_message(const void *buffer, int size, nl_visit *visit, void *context);
/*
 * The value of an attribute that is at least `size` bytes long and stands after the message's fixed
 * part, or NULL.
 */
const void *nl_find(const struct nl_header *message, size_t fixed, uint16_t type, size_t size);

/* link.c: one Linux interface */
struct link {
    uint32_t index;
    char name[16];
    uint16_t hardware_type;
    bool up;
    ULONG device_mtu;
    ULONG ipv6_wanted; /* IPv6 MTU that was asked for, 0 if none (see link.c) */
};

bool link_read(uint32_t index, struct link *link);
bool link_is_tunnel(const struct link *link);
ULONG link_mtu(const struct link *link);                           /* MIB_IF_ROW2.Mtu */
ULONG link_highest_mtu(const struct link *link);                   /* the highest that Set takes */
ULONG link_nl_mtu(const struct link *link, ADDRESS_FAMILY family); /* 0: family not bound */
int link_set_nl_mtu(const struct link *link, ADDRESS_FAMILY family, ULONG mtu);

/* if_table.c */
DWORD find_interface(const NET_LUID *luid, NET_IFINDEX index, MIB_IF_ROW2 *row);

/* route.c */
struct route_answer {
    MIB_IPFORWARD_ROW2 row;
    SOCKADDR_INET source;
    uint32_t mtu; /* what the kernel remembers of this destination; 0: nothing */
};

/*
 * What the kernel says of a destination, by that interface if it is not 0: the route that matches,
 * or else the one it would take, with its source address. Returns 0 or -errno.
 */
int route_ask(const SOCKADDR_INET *to, NET_IFINDEX index, bool matching,
              struct route_answer *answer);
/* The interface that has this address, 0 if none has */
uint32_t address_interface(ADDRESS_FAMILY family, const void *address);
/* The address from which packets to that destination come */
void own_address(bool ipv6, const uint8_t *to, uint8_t *address);
void socket_address(SOCKADDR_INET *out, ADDRESS_FAMILY family, const void *bytes);
void route_row(const struct nl_header *message, MIB_IPFORWARD_ROW2 *row);
uint32_t default_route_interface(void); /* the index of the physical interface, or 0 */

#endif
