/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the lab's rasapi32.dll share, and RAS' structures: mingw-w64's end where those
 * of Windows XP ended. Layout by Microsoft's ras.h of Windows 7 and later (4-byte packing); the
 * sizes of shorter, older versions are the offsets at which members were added.
 */
#ifndef LAB_RAS_H
#define LAB_RAS_H

#include "lab_environment.h"
#include "vpns.h"

#include <stddef.h>

#pragma pack(push, 4)
struct ras_connection { /* RASCONNW */
    DWORD size;
    uint64_t handle;
    WCHAR entry[257];
    WCHAR device_type[17];
    WCHAR device_name[129]; /* Windows NT 4 and 95 end here */
    WCHAR phonebook[260];
    DWORD sub_entry;
    GUID guid;   /* since Windows 2000 */
    DWORD flags; /* since XP */
    LUID luid;
    GUID correlation; /* since Vista */
};

struct ras_end_point { /* RASTUNNELENDPOINT */
    DWORD type;        /* 0 unknown, 1 IPv4, 2 IPv6 */
    uint8_t address[16];
};

struct ras_status { /* RASCONNSTATUSW */
    DWORD size;
    DWORD state;
    DWORD error;
    WCHAR device_type[17];
    WCHAR device_name[129];
    WCHAR phone_number[129];
    struct ras_end_point local, remote; /* since Windows 7 */
    DWORD sub_state;
};

struct ras_ikev2 { /* RASIKEV2_PROJECTION_INFO */
    DWORD ipv4_error;
    uint8_t ipv4[4], ipv4_server[4];
    DWORD ipv6_error;
    uint8_t ipv6[16], ipv6_server[16];
    DWORD prefix_length;
    DWORD authentication;
    DWORD eap_type;
    DWORD flags;
    DWORD encryption;
    DWORD ipv4_server_count;
    uint64_t ipv4_servers;
    DWORD ipv6_server_count;
    uint64_t ipv6_servers;
};

struct ras_ppp { /* RASPPP_PROJECTION_INFO */
    DWORD ipv4_error;
    uint8_t ipv4[4], ipv4_server[4];
    DWORD ipv4_options, ipv4_server_options;
    DWORD ipv6_error;
    uint8_t interface_id[8], server_interface_id[8];
    DWORD bundled, multilink;
    DWORD authentication[4];
    DWORD eap_types[2];
    DWORD lcp_options[2];
    DWORD ccp_error;
    DWORD ccp_algorithms[2];
    DWORD ccp_options[2];
};

struct ras_projection { /* RAS_PROJECTION_INFO */
    DWORD version;
    DWORD type; /* 1 PPP, 2 IKEv2 */
    union {
        struct ras_ppp ppp;
        struct ras_ikev2 ikev2;
    };
};
#pragma pack(pop)

_Static_assert(sizeof(struct ras_connection) == 1388, "as Windows has it");
_Static_assert(offsetof(struct ras_connection, correlation) == 1372, "as Windows XP had it");
_Static_assert(offsetof(struct ras_connection, flags) == 1360, "as Windows 2000 had it");
_Static_assert(offsetof(struct ras_connection, guid) == 1344, "as Windows NT 4 SP had it");
_Static_assert(sizeof(struct ras_status) == 608, "as Windows has it");
_Static_assert(offsetof(struct ras_status, local) == 564, "as Windows XP had it");
_Static_assert(offsetof(struct ras_status, phone_number) == 304, "as Windows 95 had it");
_Static_assert(sizeof(struct ras_ikev2) == 92, "as Windows has it");
_Static_assert(sizeof(struct ras_projection) == 108, "as Windows has it");

#define ERROR_RAS_BUFFER_TOO_SMALL        603
#define ERROR_RAS_INVALID_SIZE            632
#define ERROR_RAS_PROJECTION_NOT_COMPLETE 730

/* connections.c */
uint64_t ras_handle(const struct vpn *vpn);
/* The connection with that handle: false if there is none (any more) */
bool ras_find(uint64_t handle, struct vpn *vpn);

#endif
