/* SPDX-License-Identifier: MIT */
#include "windows/echo_reply.h"

#include <string.h>

#include "windows/path_mtu.h"

/* nf-icmpapi-icmpsendecho2ex: "8 more bytes of data (the size of an ICMP error message)". */
#define ICMP_ERROR_LEN 8

/* The largest prime below 255. */
#define PATTERN_PERIOD 251

uint32_t echo_reply_size(enum family family, uint32_t data_len)
{
    size_t fixed = family == FAMILY_IPV4 ? sizeof(ICMP_ECHO_REPLY) : sizeof(struct icmp_reply6);

    return (uint32_t)(fixed + data_len + ICMP_ERROR_LEN + sizeof(IO_STATUS_BLOCK));
}

void echo_reply_pattern(uint32_t tag, uint8_t *data, uint32_t data_len)
{
    for (uint32_t i = 0; i < data_len; i++)
        data[i] = (uint8_t)(1 + (i + tag % PATTERN_PERIOD) % PATTERN_PERIOD);
}

enum machine_echo_result echo_reply_result(DWORD status)
{
    switch (status) {
    case IP_PACKET_TOO_BIG:
        return ECHO_LOCAL;
    case IP_SUCCESS: /* without a reply to show for it */
    case IP_REQ_TIMED_OUT:
        return ECHO_SILENT;
    case IP_BUF_TOO_SMALL: /* more came back than was sent */
        return ECHO_DAMAGED;
    default:
        return ECHO_UNREACHABLE;
    }
}

static bool is_zero(const struct address *address)
{
    static const uint8_t none[sizeof address->bytes];

    return memcmp(address->bytes, none, sizeof none) == 0;
}

static bool same_address(const SOCKADDR_INET *one, const struct address *other)
{
    if (one->si_family != (other->family == FAMILY_IPV4 ? AF_INET : AF_INET6))
        return false;
    if (other->family == FAMILY_IPV4)
        return memcmp(&one->Ipv4.sin_addr, other->bytes, sizeof one->Ipv4.sin_addr) == 0;
    return memcmp(&one->Ipv6.sin6_addr, other->bytes, sizeof one->Ipv6.sin6_addr) == 0;
}

/* Whether this PC has the address; false where Windows does not tell. */
static bool is_own(struct windows_api *api, const struct address *address)
{
    MIB_UNICASTIPADDRESS_TABLE *table = NULL;
    struct error ignored;
    bool own = false;

    if (WINDOWS_API_REQUIRE(api, &ignored, WINDOWS_API_GetUnicastIpAddressTable,
                            WINDOWS_API_FreeMibTable) != STATUS_OK ||
        api->GetUnicastIpAddressTable(AF_UNSPEC, &table) != NO_ERROR)
        return false;
    for (ULONG i = 0; i < table->NumEntries && !own; i++)
        own = same_address(&table->Table[i].Address, address);
    api->FreeMibTable(table);
    return own;
}

/* Whether DATA, of which LEN bytes came back, lies in the buffer and is what was sent. */
static bool is_whole(const struct echo_buffers *buffers, const void *data, size_t len)
{
    uintptr_t begin = (uintptr_t)buffers->reply;
    uintptr_t at = (uintptr_t)data;

    return len == buffers->data_len && at >= begin && at - begin <= buffers->reply_size &&
           len <= buffers->reply_size - (at - begin) && memcmp(data, buffers->data, len) == 0;
}

static void judge(struct windows_api *api, const struct machine_echo_target *target, DWORD status,
                  bool whole, struct machine_echo *out)
{
    bool local;

    out->has_from = !is_zero(&out->from);
    out->code = status;
    if (status == IP_SUCCESS) {
        out->result = whole ? ECHO_REPLIED : ECHO_DAMAGED;
        return;
    }
    out->result = echo_reply_result(status);
    if (out->result != ECHO_LOCAL)
        return;
    local = !out->has_from || (target->has_source && address_equal(&out->from, &target->source)) ||
            is_own(api, &out->from);
    out->result = local ? ECHO_LOCAL : ECHO_TOO_BIG;
}

static void read_ipv4(struct windows_api *api, const struct machine_echo_target *target,
                      const struct echo_buffers *buffers, struct machine_echo *out)
{
    const ICMP_ECHO_REPLY *reply = buffers->reply;

    memcpy(out->from.bytes, &reply->Address, sizeof reply->Address);
    judge(api, target, reply->Status, is_whole(buffers, reply->Data, reply->DataSize), out);
}

/* How much came back is not told: what is missing of it is still 0. */
static void read_ipv6(struct windows_api *api, const struct machine_echo_target *target,
                      const struct echo_buffers *buffers, struct machine_echo *out)
{
    const struct icmp_reply6 *reply = buffers->reply;

    memcpy(out->from.bytes, reply->from.bytes, sizeof reply->from.bytes);
    judge(api, target, reply->status, is_whole(buffers, reply + 1, buffers->data_len), out);
}

void echo_reply_read(struct windows_api *api, const struct machine_echo_target *target,
                     const struct echo_buffers *buffers, struct machine_echo *out)
{
    enum family family = target->destination.family;
    DWORD count;

    out->from = (struct address){.family = family};
    out->has_from = false;
    SetLastError(ERROR_SUCCESS);
    count = family == FAMILY_IPV4 ? api->IcmpParseReplies(buffers->reply, buffers->reply_size)
                                  : api->Icmp6ParseReplies(buffers->reply, buffers->reply_size);
    if (count == 0) {
        out->code = GetLastError();
        out->result = echo_reply_result(out->code);
    } else if (family == FAMILY_IPV4) {
        read_ipv4(api, target, buffers, out);
    } else {
        read_ipv6(api, target, buffers, out);
    }
}

uint32_t echo_reply_path_mtu(struct windows_api *api, const struct machine_echo_target *target)
{
    struct error ignored;
    uint32_t mtu = 0;

    /* The page demands an interface. */
    if (target->luid == 0 ||
        path_mtu_read(api, target->luid, &target->destination, &mtu, &ignored) != STATUS_OK)
        return 0;
    return mtu;
}
