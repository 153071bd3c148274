/* SPDX-License-Identifier: MIT */
#include "router.h"

#include <string.h>

enum {
    IPV4_HEADER = 20,
    IPV6_HEADER = 40,
    ICMP_HEADER = 8,
    PROTOCOL_ICMP = 1,
    PROTOCOL_ICMP6 = 58,
    PROTOCOL_FRAGMENT = 44,
    FLAG_NO_FRAGMENTS = 0x4000,
    FLAG_MORE = 0x2000,
    OFFSET_MASK = 0x1fff,
    IPV4_QUOTED = 28,      /* RFC 792: the header and 64 bits */
    IPV6_ERROR_MAX = 1280, /* RFC 4443 section 2.4 (c) */
    HOPS = 64,
};

static unsigned get16(const uint8_t *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static void put16(uint8_t *at, unsigned value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
}

static uint32_t sum16(const uint8_t *bytes, int size, uint32_t sum)
{
    for (int i = 0; i < size; i++)
        sum += i % 2 ? bytes[i] : (uint32_t)bytes[i] << 8;
    return sum;
}

static unsigned fold(uint32_t sum)
{
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return ~sum & 0xffff;
}

static void put_header_checksum(uint8_t *packet)
{
    put16(packet + 10, 0);
    put16(packet + 10, fold(sum16(packet, (packet[0] & 15) * 4, 0)));
}

static bool read_ipv4(const uint8_t *packet, int size, struct packet_info *info)
{
    unsigned fragment = get16(packet + 6);
    info->length = (int)get16(packet + 2);
    info->no_fragments = fragment & FLAG_NO_FRAGMENTS;
    info->is_fragment = fragment & (FLAG_MORE | OFFSET_MASK);
    info->hops = packet[8];
    memcpy(info->from, packet + 12, 4);
    memcpy(info->to, packet + 16, 4);
    return info->length <= size && info->length >= IPV4_HEADER;
}

static bool read_ipv6(const uint8_t *packet, int size, struct packet_info *info)
{
    info->ipv6 = true;
    info->length = IPV6_HEADER + (int)get16(packet + 4);
    info->no_fragments = true; /* routers never fragment these */
    info->is_fragment = packet[6] == PROTOCOL_FRAGMENT;
    info->hops = packet[7];
    memcpy(info->from, packet + 8, 16);
    memcpy(info->to, packet + 24, 16);
    return info->length <= size;
}

bool packet_read(const uint8_t *packet, int size, struct packet_info *info)
{
    memset(info, 0, sizeof *info);
    if (size >= IPV4_HEADER && packet[0] >> 4 == 4)
        return read_ipv4(packet, size, info);
    return size >= IPV6_HEADER && packet[0] >> 4 == 6 && read_ipv6(packet, size, info);
}

void packet_take_hop(uint8_t *packet, const struct packet_info *info)
{
    packet[info->ipv6 ? 7 : 8]--;
    if (!info->ipv6)
        put_header_checksum(packet);
}

/* An error is never answered by another, nor are fragments behind the first (RFC 1122, 4443). */
static bool is_to_be_answered(const uint8_t *packet, const struct packet_info *info)
{
    if (info->ipv6)
        return !(packet[6] == PROTOCOL_ICMP6 && info->length > IPV6_HEADER &&
                 packet[IPV6_HEADER] < 128);
    int header = (packet[0] & 15) * 4;
    if (get16(packet + 6) & OFFSET_MASK)
        return false;
    uint8_t type = info->length > header ? packet[header] : 0;
    return packet[9] != PROTOCOL_ICMP || type == 0 || type == 8;
}

static int complain4(const uint8_t *packet, const struct packet_info *info,
                     enum complaint complaint, unsigned mtu, const uint8_t *address, uint8_t *out)
{
    uint8_t *icmp = out + IPV4_HEADER;
    int quoted = (packet[0] & 15) * 4 + 8;
    if (quoted < IPV4_QUOTED || quoted > info->length)
        quoted = info->length < IPV4_QUOTED ? info->length : IPV4_QUOTED;
    int size = IPV4_HEADER + ICMP_HEADER + quoted;
    memset(out, 0, IPV4_HEADER + ICMP_HEADER);
    out[0] = 0x45;
    put16(out + 2, (unsigned)size);
    out[8] = HOPS;
    out[9] = PROTOCOL_ICMP;
    memcpy(out + 12, address, 4);
    memcpy(out + 16, info->from, 4);
    put_header_checksum(out);
    icmp[0] = complaint == COMPLAINT_TOO_BIG ? 3 : 11;
    icmp[1] = complaint == COMPLAINT_TOO_BIG ? 4 : 0;
    put16(icmp + 6, mtu); /* RFC 1191 */
    memcpy(icmp + ICMP_HEADER, packet, (size_t)quoted);
    put16(icmp + 2, fold(sum16(icmp, ICMP_HEADER + quoted, 0)));
    return size;
}

static int complain6(const uint8_t *packet, const struct packet_info *info,
                     enum complaint complaint, unsigned mtu, const uint8_t *address, uint8_t *out)
{
    uint8_t *icmp = out + IPV6_HEADER;
    int quoted = IPV6_ERROR_MAX - IPV6_HEADER - ICMP_HEADER;
    if (quoted > info->length)
        quoted = info->length;
    int body = ICMP_HEADER + quoted;
    memset(out, 0, IPV6_HEADER + ICMP_HEADER);
    out[0] = 0x60;
    put16(out + 4, (unsigned)body);
    out[6] = PROTOCOL_ICMP6;
    out[7] = HOPS;
    memcpy(out + 8, address, 16);
    memcpy(out + 24, info->from, 16);
    icmp[0] = complaint == COMPLAINT_TOO_BIG ? 2 : 3;
    put16(icmp + 6, mtu);
    memcpy(icmp + ICMP_HEADER, packet, (size_t)quoted);
    uint32_t pseudo = sum16(out + 8, 32, (uint32_t)body + PROTOCOL_ICMP6);
    put16(icmp + 2, fold(sum16(icmp, body, pseudo)));
    return IPV6_HEADER + body;
}

int packet_complain(const uint8_t *packet, const struct packet_info *info, enum complaint complaint,
                    unsigned mtu, const uint8_t *router_address, uint8_t *out)
{
    if (!is_to_be_answered(packet, info))
        return 0;
    return (info->ipv6 ? complain6 : complain4)(packet, info, complaint, mtu, router_address, out);
}

void packet_fragment(const uint8_t *packet, int size, unsigned mtu, packet_piece *piece,
                     void *context)
{
    uint8_t out[PACKET_MAX];
    int header = (packet[0] & 15) * 4;
    int step = ((int)mtu - header) / 8 * 8;
    unsigned first = get16(packet + 6) & (FLAG_MORE | OFFSET_MASK);
    for (int at = header; step > 0 && at < size; at += step) {
        int length = size - at < step ? size - at : step;
        unsigned more = at + length < size ? FLAG_MORE : first & FLAG_MORE;
        memcpy(out, packet, (size_t)header);
        memcpy(out + header, packet + at, (size_t)length);
        put16(out + 2, (unsigned)(header + length));
        put16(out + 6, more | ((first & OFFSET_MASK) + (unsigned)(at - header) / 8));
        put_header_checksum(out);
        piece(context, out, header + length);
    }
}
