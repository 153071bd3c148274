/* SPDX-License-Identifier: MIT */
/*
 * ras_types.h: the structures of rasapi32 as Windows 7 and later have them. mingw-w64's ras.h stops
 * at Windows XP's RASCONNW and RASCONNSTATUSW, and lacks RAS_PROJECTION_INFO.
 * Members and packing: the SDK's ras.h; pages: learn.microsoft.com/windows/win32/api/ras,
 * ns-ras-rasconnw, ns-ras-ras_projection_info, and previous-versions aa376728 (RASCONNSTATUSW).
 */
#ifndef WINDOWS_RAS_TYPES_H
#define WINDOWS_RAS_TYPES_H

#include <winsock2.h>
#include <windows.h>
#include <ras.h>
#include <raserror.h>

#include <stddef.h>
#include <stdint.h>

#ifndef ERROR_PROJECTION_NOT_COMPLETE
#define ERROR_PROJECTION_NOT_COMPLETE 730
#endif

#pragma pack(push, 4)

/* RASCONNW */
struct ras_connection {
    DWORD size; /* which of the forms below it is */
    HRASCONN handle;
    WCHAR entry_name[RAS_MaxEntryName + 1];
    WCHAR device_type[RAS_MaxDeviceType + 1];
    WCHAR device_name[RAS_MaxDeviceName + 1];
    WCHAR phonebook[MAX_PATH];
    DWORD sub_entry;
    GUID entry_guid; /* Windows 2000 ends here */
    DWORD flags;
    LUID session; /* Windows XP ends here */
    GUID correlation_id;
};

/* RASTUNNELENDPOINT */
enum ras_endpoint_type {
    RAS_ENDPOINT_UNKNOWN = 0,
    RAS_ENDPOINT_IPV4 = 1,
    RAS_ENDPOINT_IPV6 = 2
};

struct ras_endpoint {
    DWORD type;
    uint8_t address[16]; /* network order; IPv4 has the first 4 */
};

/* RASCONNSTATUSW */
struct ras_status {
    DWORD size;
    DWORD state; /* RASCONNSTATE */
    DWORD error;
    WCHAR device_type[RAS_MaxDeviceType + 1];
    WCHAR device_name[RAS_MaxDeviceName + 1];
    WCHAR phone_number[RAS_MaxPhoneNumber + 1]; /* Windows Vista ends here */
    struct ras_endpoint local;
    struct ras_endpoint remote;
    DWORD substate;
};

/* RASPPP_PROJECTION_INFO */
struct ras_ppp {
    DWORD ipv4_error;
    uint8_t ipv4_address[4];
    uint8_t ipv4_server[4];
    DWORD ipv4_options[2];
    DWORD ipv6_error;
    uint8_t interface_identifier[8];
    uint8_t server_identifier[8];
    DWORD lcp[10];
    DWORD ccp[5];
};

/* RASIKEV2_PROJECTION_INFO.dwFlags */
#define RAS_IKEV2_CLIENT_BEHIND_NAT 0x2U
#define RAS_IKEV2_SERVER_BEHIND_NAT 0x4U

/* RASIKEV2_PROJECTION_INFO */
struct ras_ikev2 {
    DWORD ipv4_error;
    uint8_t ipv4_address[4];
    uint8_t ipv4_server[4];
    DWORD ipv6_error;
    uint8_t ipv6_address[16];
    uint8_t ipv6_server[16];
    DWORD ipv6_prefix_length;
    DWORD authentication_protocol;
    DWORD eap_type;
    DWORD flags;
    DWORD encryption_method; /* IPSEC_CIPHER_TYPE */
    DWORD ipv4_server_count;
    void *ipv4_servers;
    DWORD ipv6_server_count;
    void *ipv6_servers;
};

enum ras_projection_type {
    RAS_PROJECTION_PPP = 1,
    RAS_PROJECTION_IKEV2 = 2
};

/* RASAPIVERSION_601 */
#define RAS_PROJECTION_VERSION 4U

/* RAS_PROJECTION_INFO */
struct ras_projection {
    DWORD version;
    DWORD type;
    union {
        struct ras_ppp ppp;
        struct ras_ikev2 ikev2;
    } info;
};

#pragma pack(pop)

/* The forms that Windows has had, in bytes. */
#define RAS_CONNECTION_WINDOWS_2000 offsetof(struct ras_connection, flags)
#define RAS_CONNECTION_WINDOWS_XP   offsetof(struct ras_connection, correlation_id)
#define RAS_STATUS_WINDOWS_VISTA    offsetof(struct ras_status, local)

#ifdef _WIN64
_Static_assert(sizeof(struct ras_connection) == 1388, "RASCONNW");
_Static_assert(offsetof(struct ras_connection, entry_guid) == 1344, "RASCONNW.guidEntry");
_Static_assert(RAS_CONNECTION_WINDOWS_XP == sizeof(RASCONNW), "mingw's RASCONNW");
_Static_assert(RAS_CONNECTION_WINDOWS_2000 == 1360, "RASCONNW of Windows 2000");
_Static_assert(sizeof(struct ras_status) == 608, "RASCONNSTATUSW");
_Static_assert(RAS_STATUS_WINDOWS_VISTA == sizeof(RASCONNSTATUSW), "mingw's RASCONNSTATUSW");
_Static_assert(RAS_STATUS_WINDOWS_VISTA == 564, "RASCONNSTATUSW.localEndPoint");
_Static_assert(offsetof(struct ras_status, remote) == 584, "RASCONNSTATUSW.remoteEndPoint");
_Static_assert(sizeof(struct ras_endpoint) == sizeof(RASTUNNELENDPOINT), "RASTUNNELENDPOINT");
_Static_assert(sizeof(struct ras_ppp) == 100, "RASPPP_PROJECTION_INFO");
_Static_assert(sizeof(struct ras_ikev2) == 92, "RASIKEV2_PROJECTION_INFO");
_Static_assert(offsetof(struct ras_ikev2, flags) == 60, "RASIKEV2_PROJECTION_INFO.dwFlags");
_Static_assert(sizeof(struct ras_projection) == 108, "RAS_PROJECTION_INFO");
#endif

/* Not in mingw-w64's ras.h nor in its import library. */
DWORD WINAPI RasGetProjectionInfoEx(HRASCONN connection, struct ras_projection *projection,
                                    DWORD *size);

#endif
