/* SPDX-License-Identifier: MIT */
/* Echo requests: icmp.c has the calls and what is under way, icmp_packet.c the packets. */
#ifndef LAB_ICMP_H
#define LAB_ICMP_H

#include "lab.h"

#include <icmpapi.h>

enum {
    ICMP_HEADER = 8, /* ICMP and ICMPv6 alike: type, code, checksum, id, sequence */
    ICMP_LARGEST = 65536,
    ICMP_STATUS_BLOCK = 16, /* an IO_STATUS_BLOCK, which a reply buffer must have room for */
};

struct echo_key {
    uint16_t id, sequence;
};

/* What a request is made of */
struct echo_packet {
    bool ipv6, no_fragments;
    int ttl; /* 0: the usual */
    struct echo_key key;
    uint8_t to[16], from[16];
    uint32_t interface_index; /* that has `from`; 0: any, and `from` is not given */
    const void *data;
    WORD size;
};

/* What became of one */
struct echo_outcome {
    IP_STATUS status;
    uint8_t from[16];
    const uint8_t *data; /* of a reply, within the packet that was received */
    int size;
};

int icmp_open(bool ipv6);                                    /* a socket, or -errno */
int icmp_send(int socket, const struct echo_packet *packet); /* < 0: -errno */
IP_STATUS icmp_status_of_send_error(int negative_errno);
/*
 * Takes one packet from the socket into `buffer` (ICMP_LARGEST bytes). False: it has nothing to do
 * with any echo request.
 */
bool icmp_receive(int socket, bool ipv6, uint8_t *buffer, struct echo_key *key,
                  struct echo_outcome *outcome);

/* icmp_buffer.c: a reply buffer, which is of no use before it is parsed */
size_t icmp_reply_size(bool ipv6); /* of ICMP_ECHO_REPLY, ICMPV6_ECHO_REPLY */
void icmp_buffer_clear(void *replies, DWORD size);
/* `count` replies, or none and the error that says why; returns how many bytes that is. */
size_t icmp_buffer_fill(bool ipv6, void *replies, DWORD replies_size,
                        const struct echo_outcome *outcome, DWORD milliseconds, uint32_t count,
                        DWORD error);
/* Returns the number of replies; the last error says why there is none. */
DWORD icmp_buffer_parse(bool ipv6, void *replies, DWORD size);

#endif
