/* SPDX-License-Identifier: MIT */
/*
 * adapter.h: what an interface is, judged by the facts its driver reports.
 *
 * Knows the well-known adapters (reference: MIB_IF_ROW2 and the drivers' INF
 * files); knows nothing of live connections.
 */
#ifndef CORE_ADAPTER_H
#define CORE_ADAPTER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/vpn.h"

/* Interface types (IANA ifType, ipifcons.h) that decide something here. */
enum {
    IF_TYPE_ETHERNET = 6,
    IF_TYPE_RAS_PPP = 23, /* PPP: a connected RAS (NdisWan) interface */
    IF_TYPE_LOOPBACK = 24,
    IF_TYPE_VIRTUAL = 53, /* proprietary virtual: Wintun, WireGuard, TAP, OpenVPN DCO, Hyper-V */
    IF_TYPE_WIFI = 71,
    IF_TYPE_MOBILE = 243,     /* WWANPP */
    IF_TYPE_MOBILE_CDMA = 244 /* WWANPP2 */
};

struct adapter {
    uint32_t if_type;
    bool filter;             /* an NDIS filter's pseudo-interface */
    bool hardware;           /* InterfaceAndOperStatusFlags.HardwareInterface */
    bool connector;          /* ... .ConnectorPresent */
    const char *description; /* driver's text, UTF-8; never NULL */
};

enum role {
    ROLE_VPN,
    ROLE_PHYSICAL,
    ROLE_OTHER
};

/* What the adapter's facts say. */
struct adapter_identity {
    enum role role;
    bool ras;      /* carried by RAS/NdisWan: the headroom rule binds it */
    bool has_type; /* vpn_type is known; a RAS interface alone does not tell its type */
    enum vpn_type vpn_type;
    bool aead; /* its driver knows AEAD ciphers only (OpenVPN DCO: AES-GCM, ChaCha20-Poly1305) */
};

/* "vpn", "physical", "other": the spelling of JSON and of the Role column. */
const char *role_name(enum role role);

/* Whether an adapter of that identity can be the interface of a VPN of TYPE. */
bool adapter_can_be(const struct adapter_identity *identity, enum vpn_type type);

/* Judges an adapter. Never by its type alone, but for IF_TYPE_RAS_PPP, which only RAS uses. */
struct adapter_identity adapter_identify(const struct adapter *adapter);

#endif
