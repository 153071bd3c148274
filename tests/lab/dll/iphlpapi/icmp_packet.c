/* SPDX-License-Identifier: MIT */
/* Echo requests by raw sockets of Linux, whose DF bit is real, and what comes back. */
#include "icmp.h"
#include "linux.h"

#include <stdlib.h>
#include <string.h>

enum {
    ICMP4 = 1,
    ICMP6 = 58,
    IPV6_HEADER = 40,

    LEVEL_IPV4 = 0,
    IPV4_TTL = 2,
    IPV4_PACKET_INFO = 8,
    IPV4_MTU_DISCOVER = 10,
    LEVEL_IPV6 = 41,
    IPV6_HOPS = 16,
    IPV6_DISCOVER = 23,
    IPV6_PACKET_INFO = 50,
    IPV6_NEVER_FRAGMENT = 62,
    DISCOVER_NEVER = 0,
    DISCOVER_PROBE = 3, /* DF, and no size is remembered from earlier packets */
    USUAL_TTL = 64,
};

static uint16_t checksum(const uint8_t *bytes, int size)
{
    uint32_t sum = 0;
    for (int i = 0; i < size; i++)
        sum += i % 2 ? bytes[i] : (uint32_t)bytes[i] << 8;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (uint16_t)~sum;
}

int icmp_open(bool ipv6)
{
    return linux_socket(ipv6 ? LINUX_AF_INET6 : LINUX_AF_INET, LINUX_SOCK_RAW,
                        ipv6 ? ICMP6 : ICMP4);
}

static void set_options(int socket, const struct echo_packet *packet)
{
    int level = packet->ipv6 ? LEVEL_IPV6 : LEVEL_IPV4;
    linux_setsockopt(socket, level, packet->ipv6 ? IPV6_DISCOVER : IPV4_MTU_DISCOVER,
                     packet->no_fragments ? DISCOVER_PROBE : DISCOVER_NEVER);
    if (packet->ipv6)
        linux_setsockopt(socket, level, IPV6_NEVER_FRAGMENT, packet->no_fragments);
    linux_setsockopt(socket, level, packet->ipv6 ? IPV6_HOPS : IPV4_TTL,
                     packet->ttl ? packet->ttl : USUAL_TTL);
}

static void make_request(const struct echo_packet *packet, uint8_t *out)
{
    uint8_t header[ICMP_HEADER] = {packet->ipv6 ? 128 : 8};
    header[4] = (uint8_t)(packet->key.id >> 8);
    header[5] = (uint8_t)packet->key.id;
    header[6] = (uint8_t)(packet->key.sequence >> 8);
    header[7] = (uint8_t)packet->key.sequence;
    memcpy(out, header, ICMP_HEADER);
    if (packet->size)
        memcpy(out + ICMP_HEADER, packet->data, packet->size);
    if (!packet->ipv6) { /* Linux adds that of ICMPv6 itself */
        uint16_t sum = checksum(out, ICMP_HEADER + packet->size);
        out[2] = (uint8_t)(sum >> 8);
        out[3] = (uint8_t)sum;
    }
}

/*
 * As with Windows' strong host model, a source address means the interface that has it, too.
 * Returns the size of what was written to `out`: the control message that says so.
 */
static size_t make_control(const struct echo_packet *packet, uint8_t *out)
{
    struct {
        uint64_t length;
        int32_t level, type;
        uint8_t data[24];
    } control = {.level = packet->ipv6 ? LEVEL_IPV6 : LEVEL_IPV4,
                 .type = packet->ipv6 ? IPV6_PACKET_INFO : IPV4_PACKET_INFO};
    if (!packet->interface_index)
        return 0;
    size_t size = packet->ipv6 ? 20 : 12;
    if (packet->ipv6) {
        memcpy(control.data, packet->from, 16);
        memcpy(control.data + 16, &packet->interface_index, 4);
    } else {
        memcpy(control.data, &packet->interface_index, 4);
        memcpy(control.data + 4, packet->from, 4);
    }
    control.length = 16 + size;
    memcpy(out, &control, sizeof control);
    return 16 + ((size + 7) & ~(size_t)7);
}

int icmp_send(int socket, const struct echo_packet *packet)
{
    uint8_t address[28] = {packet->ipv6 ? LINUX_AF_INET6 : LINUX_AF_INET};
    uint8_t *request = malloc(ICMP_HEADER + (size_t)packet->size);
    _Alignas(8) uint8_t control[48];
    if (!request)
        return -LINUX_ENOMEM;
    memcpy(address + (packet->ipv6 ? 8 : 4), packet->to, packet->ipv6 ? 16 : 4);
    make_request(packet, request);
    set_options(socket, packet);
    struct linux_iovec part = {request, (size_t)(ICMP_HEADER + packet->size)};
    struct linux_message message = {.name = address,
                                    .name_size = packet->ipv6 ? 28 : 16,
                                    .parts = &part,
                                    .part_count = 1,
                                    .control = control,
                                    .control_size = make_control(packet, control)};
    int result = linux_sendmsg(socket, &message);
    free(request);
    return result;
}

IP_STATUS icmp_status_of_send_error(int negative_errno)
{
    switch (-negative_errno) {
    case LINUX_EMSGSIZE:
        return IP_PACKET_TOO_BIG;
    case LINUX_ENETUNREACH:
        return IP_DEST_NET_UNREACHABLE;
    case LINUX_EHOSTUNREACH:
        return IP_DEST_HOST_UNREACHABLE;
    default:
        return IP_GENERAL_FAILURE;
    }
}

/*
 * Skips an IP header and returns what is behind it, or NULL if that is shorter than an ICMP header.
 */
static const uint8_t *behind_ip(bool ipv6, const uint8_t *packet, int *size)
{
    int header = ipv6 ? IPV6_HEADER : *size > 0 ? (packet[0] & 15) * 4 : 0;
    *size -= header;
    return *size >= ICMP_HEADER ? packet + header : NULL;
}

static struct echo_key key_of(const uint8_t *icmp)
{
    return (struct echo_key){(uint16_t)(icmp[4] << 8 | icmp[5]),
                             (uint16_t)(icmp[6] << 8 | icmp[7])};
}

/* What a router's complaint means; -1: not a complaint */
static int status_of_complaint(bool ipv6, uint8_t type, uint8_t code)
{
    if (ipv6)
        return type == 1   ? IP_DEST_HOST_UNREACHABLE
               : type == 2 ? IP_PACKET_TOO_BIG
               : type == 3 ? IP_TTL_EXPIRED_TRANSIT
                           : -1;
    if (type == 11)
        return IP_TTL_EXPIRED_TRANSIT;
    if (type != 3)
        return -1;
    return code == 4   ? IP_PACKET_TOO_BIG
           : code == 0 ? IP_DEST_NET_UNREACHABLE
                       : IP_DEST_HOST_UNREACHABLE;
}

bool icmp_receive(int socket, bool ipv6, uint8_t *buffer, struct echo_key *key,
                  struct echo_outcome *outcome)
{
    uint8_t from[28] = {0};
    int from_size = sizeof from;
    int size = linux_recvfrom(socket, buffer, ICMP_LARGEST, from, &from_size);
    const uint8_t *icmp = buffer;
    if (!ipv6 && !(icmp = behind_ip(false, buffer, &size)))
        return false; /* a raw IPv4 socket delivers the IP header too */
    if (size < ICMP_HEADER)
        return false;
    memset(outcome, 0, sizeof *outcome);
    memcpy(outcome->from, from + (ipv6 ? 8 : 4), ipv6 ? 16 : 4);
    if (icmp[0] == (ipv6 ? 129 : 0)) {
        *key = key_of(icmp);
        outcome->data = icmp + ICMP_HEADER;
        outcome->size = size - ICMP_HEADER;
        return true;
    }
    int status = status_of_complaint(ipv6, icmp[0], icmp[1]);
    size -= ICMP_HEADER;
    const uint8_t *quoted = status < 0 ? NULL : behind_ip(ipv6, icmp + ICMP_HEADER, &size);
    if (!quoted || quoted[0] != (ipv6 ? 128 : 8))
        return false;
    *key = key_of(quoted);
    outcome->status = (IP_STATUS)status;
    return true;
}
