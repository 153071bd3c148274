/* SPDX-License-Identifier: MIT */
/* fake_live.h: what the fake PC knows of VPN connections, addresses and names (fake_api.h). */
#ifndef WINDOWS_FAKE_LIVE_H
#define WINDOWS_FAKE_LIVE_H

#include "fake_api.h"

/* fake_ras.c. One dialled entry, in the order of adding. */
struct fake_connection {
    struct ras_connection row; /* size and handle are the fake's */
    struct ras_status status;
    struct ras_projection projection;
    DWORD projection_size; /* what the caller is told; 0: ERROR_PROJECTION_NOT_COMPLETE */
    DWORD status_code;     /* of RasGetConnectStatusW */
    DWORD projection_code;
};

void fake_ras_add(const struct fake_connection *connection);
/* The largest forms that this Windows takes, in bytes; 0: the full ones. */
void fake_ras_forms(size_t connection, size_t status);
/* Lies about every list: what is added to the count, what is said of the bytes (0: the truth). */
void fake_ras_lie(DWORD more, DWORD bytes);

/* fake_fwp.c. One association, whose keys are KEY_LEN bytes that are not 0. */
struct fake_sa {
    bool inbound;
    IPSEC_TRAFFIC1 traffic;
    bool udp_encapsulation;
    IPSEC_TRANSFORM_TYPE transform;
    UINT8 cipher_config;
    UINT8 auth_config;
};

#define FAKE_KEY_LEN 36

/* A context with that association; its keys must be 0 when it is freed. */
void fake_fwp_add(const struct fake_sa *sa);
/* A context as it is, the test's; NULL too. */
void fake_fwp_add_raw(IPSEC_SA_CONTEXT1 *context);
/* Lies about every page: what is added to the number returned. */
void fake_fwp_lie(UINT32 more);
/* How many keys were seen to be wiped when they were freed. */
size_t fake_fwp_wiped(void);

/* fake_net.c */
void fake_net_add_address(uint64_t luid, const SOCKADDR_INET *address);
/* When that interface got its addresses. */
void fake_net_set_address_time(uint64_t luid, uint64_t filetime);
void fake_net_add_dns_server(uint64_t luid, const SOCKADDR *address, int size);
/* GetBestRoute2 says ERROR_NOT_SUPPORTED; or chooses without looking at the interface. */
void fake_net_without_best_route(void);
void fake_net_ignore_interface(void);
/* Says each time that one byte more than there is would be enough. */
void fake_net_lie_about_adapters(void);

/* fake_evt.c. An event of RasClient, newer than those before. */
struct fake_ras_event {
    UINT16 id;
    uint64_t filetime;
    wchar_t call[64];
    wchar_t name[260];
};

void fake_evt_add(const struct fake_ras_event *event);
/* From now on the values of events: so many of EventData, and of another type than text. */
void fake_evt_odd(DWORD count, DWORD type);
/* Values take so many bytes more than the caller has. */
void fake_evt_enlarge(DWORD bytes);

/* fake_names.c. NAME has that address too; NUMERIC: it is one's text. */
void fake_names_add(const wchar_t *name, bool numeric, const SOCKADDR_INET *address);
/* Look-ups that would have asked a server. */
uint32_t fake_names_asked(void);

#endif
