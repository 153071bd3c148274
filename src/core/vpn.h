/* SPDX-License-Identifier: MIT */
/*
 * vpn.h: describing a VPN: its type, cipher suite and header sizes.
 *
 * A vpn_request is what somebody said, with gaps; vpn_resolve fills the gaps and
 * refuses what contradicts itself. stack.h turns the result into bytes.
 */
#ifndef CORE_VPN_H
#define CORE_VPN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/address.h"
#include "core/error.h"
#include "core/suite.h"

enum vpn_type {
    VPN_IKEV2,
    VPN_L2TP,
    VPN_SSTP,
    VPN_PPTP,
    VPN_WIREGUARD,
    VPN_OPENVPN_UDP,
    VPN_OPENVPN_TCP,
    VPN_IPSEC,
    VPN_TYPE_COUNT
};

enum esp_mode {
    ESP_TUNNEL,
    ESP_TRANSPORT
};

/* Which of the describing options mean something for a type. */
enum vpn_option {
    VPN_HAS_CIPHER = 1 << 0,         /* --cipher */
    VPN_HAS_INTEGRITY = 1 << 1,      /* --integrity */
    VPN_HAS_NAT_T = 1 << 2,          /* --nat-t */
    VPN_HAS_MODE = 1 << 3,           /* --mode */
    VPN_HAS_L2TP_HEADER = 1 << 4,    /* --l2tp-header */
    VPN_HAS_PPP_HEADER = 1 << 5,     /* --ppp-header */
    VPN_HAS_TLS = 1 << 6,            /* --tls */
    VPN_HAS_TCP_TIMESTAMPS = 1 << 7, /* --tcp-timestamps */
    VPN_HAS_ESP = 1 << 8             /* carried in ESP (no option of its own) */
};

/* One type of VPN; a row of a const table. */
struct vpn_kind {
    const char *name;  /* spelling of --vpn and JSON */
    const char *title; /* spelling of sentences */
    bool ras;          /* built into Windows as RAS/NdisWan: the headroom rule binds it */
    unsigned options;  /* enum vpn_option */
    enum suite_use use;
    enum cipher_id typical_cipher, safe_cipher;
    enum integrity_id typical_integrity, safe_integrity; /* with a cipher that needs one */
};

/* What is assumed where a request has gaps. */
enum vpn_defaults {
    VPN_DEFAULTS_TYPICAL, /* what the type mostly negotiates: for the calculator */
    VPN_DEFAULTS_SAFE     /* the most bytes it can cost: for changing a PC */
};

/* An unset number in a request. */
#define VPN_UNSET (-1)

/* What somebody said; texts as typed, NULL where nothing was said. */
struct vpn_request {
    int type;        /* enum vpn_type or VPN_UNSET */
    int outer;       /* enum family or VPN_UNSET */
    int mode;        /* enum esp_mode or VPN_UNSET */
    int nat_t;       /* 0, 1 or VPN_UNSET */
    int l2tp_header; /* bytes or VPN_UNSET */
    int ppp_header;  /* bytes or VPN_UNSET */
    int timestamps;  /* 0, 1 or VPN_UNSET: TCP timestamps on the outer connection */
    const char *cipher;
    const char *integrity;
    const char *tls;
};

struct vpn {
    enum vpn_type type;
    enum family outer;
    enum esp_mode mode;
    bool nat_t;
    bool timestamps;
    const struct cipher *cipher;       /* NULL for SSTP */
    const struct integrity *integrity; /* NULL for SSTP */
    const struct tls_suite *tls;       /* NULL but for SSTP */
    uint32_t l2tp_header_len;
    uint32_t ppp_header_len;
};

const struct vpn_kind *vpn_kind(enum vpn_type type);
/* VPN_UNSET where NAME is no type. */
int vpn_type_parse(const char *name);
/* "tunnel", "transport". */
const char *vpn_mode_name(enum esp_mode mode);

/* A request in which nothing was said. */
struct vpn_request vpn_request_empty(void);
/* Whether anything but the outer family was said. */
bool vpn_request_says(const struct vpn_request *request);

/*
 * Completes REQUEST. STATUS_USAGE: an unknown spelling, an option that the type does not have, a
 * combination that cannot exist. A request without a type is IKEv2 where defaults are typical;
 * where they are safe the caller sets the type first.
 */
enum status vpn_resolve(const struct vpn_request *request, enum vpn_defaults defaults,
                        struct vpn *vpn, struct error *err) CORE_MUST_USE;

#endif
