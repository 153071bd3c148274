/* SPDX-License-Identifier: MIT */
/*
 * Reply buffers: what stands in them when a request completes, and IcmpParseReplies and
 * Icmp6ParseReplies, which make of it what their user knows.
 */
#include "icmp.h"

#include <string.h>

enum {
    BUFFER_MAGIC = 0x52415731
};

/* ICMPV6_ECHO_REPLY, which mingw-w64's headers lack */
#pragma pack(push, 1)
struct ipv6_address {
    USHORT port;
    ULONG flow;
    uint8_t bytes[16];
    ULONG scope;
};
#pragma pack(pop)

struct ipv6_reply {
    struct ipv6_address address;
    ULONG status, milliseconds;
};

_Static_assert(sizeof(struct ipv6_reply) == 36, "as Windows has it");

/* A reply buffer before it is parsed: this, the data of the reply, and at its very end ... */
struct raw_reply {
    IP_STATUS status;
    DWORD milliseconds;
    uint8_t from[16];
};

struct raw_trailer { /* ... this */
    uint32_t magic, count;
    DWORD error;
    uint32_t size;
};

_Static_assert(sizeof(struct raw_trailer) == ICMP_STATUS_BLOCK, "where Windows has its own");

size_t icmp_reply_size(bool ipv6)
{
    return ipv6 ? sizeof(struct ipv6_reply) : sizeof(ICMP_ECHO_REPLY);
}

static struct raw_trailer *trailer_of(void *replies, DWORD size)
{
    return (void *)((uint8_t *)replies + size - sizeof(struct raw_trailer));
}

void icmp_buffer_clear(void *replies, DWORD size)
{
    memset(trailer_of(replies, size), 0, sizeof(struct raw_trailer));
}

size_t icmp_buffer_fill(bool ipv6, void *replies, DWORD replies_size,
                        const struct echo_outcome *outcome, DWORD milliseconds, uint32_t count,
                        DWORD error)
{
    struct raw_reply raw = {.status = outcome->status, .milliseconds = milliseconds};
    memcpy(raw.from, outcome->from, sizeof raw.from);
    size_t fixed = icmp_reply_size(ipv6);
    size_t room = replies_size - fixed - sizeof(struct raw_trailer);
    size_t size = (size_t)outcome->size < room ? (size_t)outcome->size : room;
    memcpy(replies, &raw, sizeof raw);
    if (size)
        memcpy((uint8_t *)replies + fixed, outcome->data, size);
    *trailer_of(replies, replies_size) =
        (struct raw_trailer){BUFFER_MAGIC, count, error, (uint32_t)size};
    return count ? fixed + size : 0;
}

DWORD icmp_buffer_parse(bool ipv6, void *replies, DWORD size)
{
    if (!replies || size < icmp_reply_size(ipv6) + sizeof(struct raw_trailer)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return 0;
    }
    struct raw_trailer trailer = *trailer_of(replies, size);
    struct raw_reply raw;
    memcpy(&raw, replies, sizeof raw);
    if (trailer.magic != BUFFER_MAGIC || !trailer.count) {
        SetLastError(trailer.magic == BUFFER_MAGIC ? trailer.error : IP_GENERAL_FAILURE);
        return 0;
    }
    memset(replies, 0, icmp_reply_size(ipv6));
    if (ipv6) {
        struct ipv6_reply *reply = replies;
        memcpy(reply->address.bytes, raw.from, 16);
        reply->status = raw.status;
        reply->milliseconds = raw.milliseconds;
    } else {
        ICMP_ECHO_REPLY *reply = replies;
        memcpy(&reply->Address, raw.from, 4);
        reply->Status = raw.status;
        reply->RoundTripTime = raw.milliseconds;
        reply->DataSize = (USHORT)trailer.size;
        reply->Data = reply + 1;
    }
    trailer_of(replies, size)->magic = 0; /* once */
    SetLastError(ERROR_SUCCESS);
    return trailer.count;
}

DWORD WINAPI LAB(IcmpParseReplies)(LPVOID replies, DWORD size)
{
    return icmp_buffer_parse(false, replies, size);
}

DWORD WINAPI LAB(Icmp6ParseReplies)(LPVOID replies, DWORD size)
{
    return icmp_buffer_parse(true, replies, size);
}
