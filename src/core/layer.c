/* SPDX-License-Identifier: MIT */
#include "core/layer.h"

static const struct layer layers[LAYER_COUNT] = {
    [LAYER_OUTER_IP] = {"ip", "IP", PLACE_CLEAR, 0, "outer IP header, no options",
                        "RFC 791 3.1; RFC 8200 3"},
    [LAYER_NAT_T] = {"udp", "UDP 4500", PLACE_CLEAR, 8, "UDP header of NAT traversal",
                     "RFC 3948 2.1"},
    [LAYER_UDP] = {"udp", "UDP", PLACE_CLEAR, 8, "UDP header", "RFC 768"},
    [LAYER_TCP] = {"tcp", "TCP", PLACE_CLEAR, 20, "TCP header, no options", "RFC 9293 3.1"},
    [LAYER_TCP_TIMESTAMPS] = {"tcp-timestamps", "TCP timestamps", PLACE_CLEAR, 12,
                              "timestamps option with its two NOPs", "RFC 7323 3.2, A"},
    [LAYER_ESP] = {"esp", "ESP header", PLACE_CLEAR, 8, "SPI and sequence number",
                   "RFC 4303 2.1, 2.2"},
    [LAYER_ESP_IV] = {"iv", "IV", PLACE_CLEAR, 0, "initialisation vector", "RFC 4303 2.3"},
    [LAYER_ESP_TRAILER] = {"esp-trailer", "ESP trailer", PLACE_SEALED, 2,
                           "pad length and next header", "RFC 4303 2.5, 2.6"},
    [LAYER_ESP_ICV] = {"icv", "ICV", PLACE_CLEAR, 0, "integrity check value", "RFC 4303 2.8"},
    [LAYER_UDP_1701] = {"udp-1701", "UDP 1701", PLACE_SEALED, 8, "UDP header of L2TP",
                        "RFC 2661 8.1"},
    [LAYER_L2TP] = {"l2tp", "L2TP header", PLACE_SEALED, 0, "L2TP data message header",
                    "RFC 2661 3.1"},
    [LAYER_PPP] = {"ppp", "PPP header", PLACE_SEALED, 0, "address, control and protocol",
                   "RFC 1661 2, 6.5, 6.6"},
    [LAYER_GRE] = {"gre", "GRE header", PLACE_CLEAR, 16,
                   "enhanced GRE with sequence and acknowledgement number", "RFC 2637 4.1"},
    [LAYER_MPPE] = {"mppe", "MPPE header", PLACE_SEALED, 4,
                    "coherency count, and the inner PPP protocol that MPPE covers",
                    "RFC 3078 3, 3.1"},
    [LAYER_TLS_RECORD] = {"tls-record", "TLS record", PLACE_CLEAR, 5, "record header",
                          "RFC 5246 6.2.1; RFC 8446 5.1"},
    [LAYER_TLS_NONCE] = {"tls-nonce", "TLS nonce", PLACE_CLEAR, 0, "explicit nonce or CBC IV",
                         "RFC 5246 6.2.3"},
    [LAYER_TLS_CONTENT_TYPE] = {"tls-content-type", "TLS content type", PLACE_SEALED, 0,
                                "inner content type of TLS 1.3", "RFC 8446 5.2"},
    [LAYER_TLS_MAC] = {"tls-mac", "TLS MAC", PLACE_SEALED, 0, "MAC inside the encrypted part",
                       "RFC 5246 6.2.3.2"},
    [LAYER_TLS_TAG] = {"tls-tag", "TLS tag", PLACE_CLEAR, 0,
                       "AEAD tag, or the MAC of encrypt-then-MAC", "RFC 5116 5; RFC 7366 3"},
    [LAYER_SSTP] = {"sstp", "SSTP header", PLACE_SEALED, 4, "SSTP data packet header",
                    "MS-SSTP 2.2.1, 2.2.3"},
    [LAYER_WIREGUARD] = {"wireguard", "WireGuard", PLACE_CLEAR, 16,
                         "type, receiver index and counter", "WireGuard paper 5.4.6"},
    [LAYER_WIREGUARD_TAG] = {"tag", "Poly1305 tag", PLACE_CLEAR, 16, "AEAD tag",
                             "WireGuard paper 5.4.6"},
    [LAYER_OPENVPN_LENGTH] = {"openvpn-length", "Length", PLACE_CLEAR, 2,
                              "packet length before each packet in a TCP stream",
                              "OpenVPN protocol: TCP transport"},
    [LAYER_OPENVPN] = {"openvpn", "OpenVPN", PLACE_CLEAR, 4, "DATA_V2: opcode, key id and peer id",
                       "OpenVPN protocol: P_DATA_V2"},
    [LAYER_OPENVPN_PACKET_ID] = {"packet-id", "Packet id", PLACE_CLEAR, 4, "packet id, in clear",
                                 "OpenVPN protocol: AEAD data channel"},
    [LAYER_OPENVPN_TAG] = {"tag", "AEAD tag", PLACE_CLEAR, 0, "AEAD tag",
                           "OpenVPN protocol: AEAD data channel"},
    [LAYER_OPENVPN_HMAC] = {"hmac", "HMAC", PLACE_CLEAR, 0, "HMAC, not truncated",
                            "OpenVPN protocol: CBC data channel"},
    [LAYER_OPENVPN_IV] = {"iv", "IV", PLACE_CLEAR, 0, "CBC initialisation vector",
                          "OpenVPN protocol: CBC data channel"},
    [LAYER_OPENVPN_SEALED_PACKET_ID] = {"packet-id", "Packet id", PLACE_SEALED, 4,
                                        "packet id, encrypted",
                                        "OpenVPN protocol: CBC data channel"},
    [LAYER_INNER] = {"inner", "inner packet", PLACE_INNER, 0, "the packet being carried", ""},
    [LAYER_PADDING] = {"padding", "padding", PLACE_PADDING, 0, "padding of the protected part",
                       "RFC 4303 2.4; RFC 5246 6.2.3.2; RFC 5652 6.3"},
};

#define OUTER_UDP LAYER_OUTER_IP, LAYER_UDP
#define OUTER_TCP LAYER_OUTER_IP, LAYER_TCP, LAYER_TCP_TIMESTAMPS
#define ESP_FRONT LAYER_OUTER_IP, LAYER_NAT_T, LAYER_ESP, LAYER_ESP_IV
#define ESP_BACK  LAYER_PADDING, LAYER_ESP_TRAILER, LAYER_ESP_ICV, LAYER_COUNT
#define OPENVPN_AEAD                                                                               \
    LAYER_OPENVPN, LAYER_OPENVPN_PACKET_ID, LAYER_OPENVPN_TAG, LAYER_INNER, LAYER_COUNT
#define OPENVPN_CBC                                                                                \
    LAYER_OPENVPN, LAYER_OPENVPN_HMAC, LAYER_OPENVPN_IV, LAYER_OPENVPN_SEALED_PACKET_ID,           \
        LAYER_INNER, LAYER_PADDING, LAYER_COUNT

static const enum layer_id esp[] = {ESP_FRONT, LAYER_INNER, ESP_BACK};
static const enum layer_id l2tp[] = {ESP_FRONT, LAYER_UDP_1701, LAYER_L2TP,
                                     LAYER_PPP, LAYER_INNER,    ESP_BACK};
static const enum layer_id pptp[] = {LAYER_OUTER_IP, LAYER_GRE,   LAYER_PPP,
                                     LAYER_MPPE,     LAYER_INNER, LAYER_COUNT};
static const enum layer_id sstp[] = {
    OUTER_TCP,     LAYER_TLS_RECORD, LAYER_TLS_NONCE,        LAYER_SSTP,    LAYER_PPP,  LAYER_INNER,
    LAYER_TLS_MAC, LAYER_PADDING,    LAYER_TLS_CONTENT_TYPE, LAYER_TLS_TAG, LAYER_COUNT};
static const enum layer_id wireguard[] = {OUTER_UDP,     LAYER_WIREGUARD,     LAYER_INNER,
                                          LAYER_PADDING, LAYER_WIREGUARD_TAG, LAYER_COUNT};
static const enum layer_id openvpn_udp_aead[] = {OUTER_UDP, OPENVPN_AEAD};
static const enum layer_id openvpn_udp_cbc[] = {OUTER_UDP, OPENVPN_CBC};
static const enum layer_id openvpn_tcp_aead[] = {OUTER_TCP, LAYER_OPENVPN_LENGTH, OPENVPN_AEAD};
static const enum layer_id openvpn_tcp_cbc[] = {OUTER_TCP, LAYER_OPENVPN_LENGTH, OPENVPN_CBC};

static const enum layer_id *const recipes[VPN_TYPE_COUNT][2] = {
    /* cipher does not authenticate, or does */
    [VPN_IKEV2] = {esp, esp},
    [VPN_L2TP] = {l2tp, l2tp},
    [VPN_SSTP] = {sstp, sstp},
    [VPN_PPTP] = {pptp, pptp},
    [VPN_WIREGUARD] = {wireguard, wireguard},
    [VPN_OPENVPN_UDP] = {openvpn_udp_cbc, openvpn_udp_aead},
    [VPN_OPENVPN_TCP] = {openvpn_tcp_cbc, openvpn_tcp_aead},
    [VPN_IPSEC] = {esp, esp},
};

const struct layer *layer_by_id(enum layer_id id)
{
    return &layers[id];
}

const enum layer_id *layer_recipe(const struct vpn *vpn)
{
    return recipes[vpn->type][vpn->cipher != NULL && vpn->cipher->standalone ? 1 : 0];
}
