/* SPDX-License-Identifier: MIT */
/*
 * layer.h: the pieces a VPN packet is made of, as data.
 *
 * A recipe lists, in wire order, the layers of one type of VPN. stack.h fills in
 * the lengths that the cipher suite and the options decide.
 */
#ifndef CORE_LAYER_H
#define CORE_LAYER_H

#include <stddef.h>
#include <stdint.h>

#include "core/vpn.h"

enum layer_id {
    LAYER_OUTER_IP,
    LAYER_NAT_T,
    LAYER_UDP,
    LAYER_TCP,
    LAYER_TCP_TIMESTAMPS,
    LAYER_ESP,
    LAYER_ESP_IV,
    LAYER_ESP_TRAILER,
    LAYER_ESP_ICV,
    LAYER_UDP_1701,
    LAYER_L2TP,
    LAYER_PPP,
    LAYER_GRE,
    LAYER_MPPE,
    LAYER_TLS_RECORD,
    LAYER_TLS_NONCE,
    LAYER_TLS_CONTENT_TYPE,
    LAYER_TLS_MAC,
    LAYER_TLS_TAG,
    LAYER_SSTP,
    LAYER_WIREGUARD,
    LAYER_WIREGUARD_TAG,
    LAYER_OPENVPN_LENGTH,
    LAYER_OPENVPN,
    LAYER_OPENVPN_PACKET_ID,
    LAYER_OPENVPN_TAG,
    LAYER_OPENVPN_HMAC,
    LAYER_OPENVPN_IV,
    LAYER_OPENVPN_SEALED_PACKET_ID,
    LAYER_INNER,   /* the packet being carried */
    LAYER_PADDING, /* fills the protected part */
    LAYER_COUNT
};

/* Where the bytes of a layer stand. */
enum layer_place {
    PLACE_CLEAR,  /* outside the part that is padded to a block */
    PLACE_SEALED, /* inside it: counts towards the padding */
    PLACE_INNER,
    PLACE_PADDING
};

/* One layer; a row of a const table. */
struct layer {
    const char *name;  /* token of JSON */
    const char *title; /* text of the picture */
    enum layer_place place;
    uint8_t len;        /* bytes; 0 where the suite or an option decides (stack.c) */
    const char *counts; /* exactly which bytes are counted */
    const char *source;
};

/* No recipe is longer. */
#define RECIPE_LAYERS_MAX 14

const struct layer *layer_by_id(enum layer_id id);

/*
 * The recipe of a VPN: ids in wire order, ended by LAYER_COUNT. OpenVPN has two, by its cipher.
 */
const enum layer_id *layer_recipe(const struct vpn *vpn);

#endif
