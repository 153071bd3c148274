/* SPDX-License-Identifier: MIT */
/*
 * IcmpSendEcho, IcmpSendEcho2, IcmpSendEcho2Ex, Icmp6CreateFile, Icmp6SendEcho2: echo requests
 * whose DF bit is real. Wine's own ignore the bit (IPv4) or are missing (IPv6), and without it no
 * path can be measured.
 *
 * As on Windows: a packet larger than the local MTU fails at once (0, error 11009); one that a
 * router refuses is answered (1, status 11009, the router's address); no answer is 0 and error
 * 11010.
 */
#include "lab.h"
#include "linux.h"

#include <icmpapi.h>
#include <stdlib.h>
#include <string.h>

enum {
    ICMP4 = 1,
    ICMP6 = 58,
    HEADER = 8, /* ICMP and ICMPv6 alike: type, code, checksum, id, sequence */
    IPV6_HEADER = 40,
    LARGEST = 65536,

    LEVEL_IPV4 = 0,
    IPV4_TTL = 2,
    IPV4_MTU_DISCOVER = 10,
    LEVEL_IPV6 = 41,
    IPV6_HOPS = 16,
    IPV6_DISCOVER = 23,
    IPV6_NEVER_FRAGMENT = 62,
    DISCOVER_NEVER = 0,
    DISCOVER_PROBE = 3, /* DF, and no size is remembered from earlier packets */
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

struct echo {
    bool ipv6, no_fragments;
    uint8_t to[16], from[16];
    int ttl;
    const void *data;
    WORD size;
    DWORD timeout;
    void *replies;
    DWORD replies_size;
    /* the outcome */
    bool refused_here; /* it never left this computer */
    IP_STATUS status;
    DWORD milliseconds;
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

static int open_socket(const struct echo *echo)
{
    int level = echo->ipv6 ? LEVEL_IPV6 : LEVEL_IPV4;
    int socket = linux_socket(echo->ipv6 ? LINUX_AF_INET6 : LINUX_AF_INET, LINUX_SOCK_RAW,
                              echo->ipv6 ? ICMP6 : ICMP4);
    if (socket < 0)
        return socket;
    linux_setsockopt(socket, level, echo->ipv6 ? IPV6_DISCOVER : IPV4_MTU_DISCOVER,
                     echo->no_fragments ? DISCOVER_PROBE : DISCOVER_NEVER);
    if (echo->ipv6 && echo->no_fragments)
        linux_setsockopt(socket, level, IPV6_NEVER_FRAGMENT, 1);
    if (echo->ttl)
        linux_setsockopt(socket, level, echo->ipv6 ? IPV6_HOPS : IPV4_TTL, echo->ttl);
    return socket;
}

static void make_request(const struct echo *echo, uint8_t *packet)
{
    static volatile LONG last_sequence;
    uint16_t id = (uint16_t)GetCurrentProcessId();
    uint16_t sequence = (uint16_t)InterlockedIncrement(&last_sequence);
    uint8_t header[HEADER] = {echo->ipv6 ? 128 : 8};
    header[4] = (uint8_t)(id >> 8);
    header[5] = (uint8_t)id;
    header[6] = (uint8_t)(sequence >> 8);
    header[7] = (uint8_t)sequence;
    memcpy(packet, header, HEADER);
    if (echo->size)
        memcpy(packet + HEADER, echo->data, echo->size);
    if (!echo->ipv6) { /* Linux adds that of ICMPv6 itself */
        uint16_t sum = checksum(packet, HEADER + echo->size);
        packet[2] = (uint8_t)(sum >> 8);
        packet[3] = (uint8_t)sum;
    }
}

static int send_request(const struct echo *echo, int socket, const uint8_t *packet)
{
    uint8_t address[28] = {echo->ipv6 ? LINUX_AF_INET6 : LINUX_AF_INET};
    memcpy(address + (echo->ipv6 ? 8 : 4), echo->to, echo->ipv6 ? 16 : 4);
    return linux_sendto(socket, packet, (size_t)(HEADER + echo->size), address,
                        echo->ipv6 ? 28 : 16);
}

static IP_STATUS status_of_send_error(int error)
{
    switch (-error) {
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
    return *size >= HEADER ? packet + header : NULL;
}

static bool same_echo(const uint8_t *request, const uint8_t *answer)
{
    return memcmp(request + 4, answer + 4, 4) == 0; /* id and sequence */
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

/* Puts the answer's data behind the reply structure. */
static void store_data(struct echo *echo, const uint8_t *data, int size)
{
    size_t fixed = echo->ipv6 ? sizeof(struct ipv6_reply) : sizeof(ICMP_ECHO_REPLY);
    if (fixed + (size_t)size > echo->replies_size) {
        echo->status = IP_BUF_TOO_SMALL;
        echo->refused_here = true;
        return;
    }
    memcpy((uint8_t *)echo->replies + fixed, data, (size_t)size);
    if (!echo->ipv6) {
        ICMP_ECHO_REPLY *reply = echo->replies;
        reply->DataSize = (USHORT)size;
        reply->Data = reply + 1;
    }
}

/* Looks at one received packet; true if it answers our request. */
static bool is_answer(struct echo *echo, const uint8_t *request, const uint8_t *packet, int size)
{
    const uint8_t *icmp = packet;
    if (!echo->ipv6 && !(icmp = behind_ip(false, packet, &size)))
        return false; /* a raw IPv4 socket delivers the IP header too */
    if (size < HEADER)
        return false;
    if (icmp[0] == (echo->ipv6 ? 129 : 0)) {
        if (!same_echo(request, icmp))
            return false;
        echo->status = IP_SUCCESS;
        store_data(echo, icmp + HEADER, size - HEADER);
        return true;
    }
    int status = status_of_complaint(echo->ipv6, icmp[0], icmp[1]);
    size -= HEADER;
    const uint8_t *quoted = status < 0 ? NULL : behind_ip(echo->ipv6, icmp + HEADER, &size);
    if (!quoted || !same_echo(request, quoted))
        return false;
    echo->status = (IP_STATUS)status;
    return true;
}

static void wait_for_answer(struct echo *echo, int socket, const uint8_t *request, uint8_t *packet)
{
    ULONGLONG start = GetTickCount64(), passed = 0;
    bool answered = false;
    while (!answered && passed < echo->timeout) {
        struct linux_pollfd ready = {.fd = socket, .events = LINUX_POLLIN};
        if (linux_poll(&ready, 1, (int)(echo->timeout - passed)) > 0) {
            uint8_t from[28] = {0};
            int from_size = sizeof from;
            int size = linux_recvfrom(socket, packet, LARGEST, from, &from_size);
            answered = is_answer(echo, request, packet, size);
            if (answered)
                memcpy(echo->from, from + (echo->ipv6 ? 8 : 4), echo->ipv6 ? 16 : 4);
        }
        passed = GetTickCount64() - start;
    }
    if (!answered)
        echo->status = IP_REQ_TIMED_OUT;
    echo->milliseconds = (DWORD)passed;
}

static void write_reply(struct echo *echo)
{
    if (echo->ipv6) {
        struct ipv6_reply *reply = echo->replies;
        memset(reply, 0, sizeof *reply);
        memcpy(reply->address.bytes, echo->from, 16);
        reply->status = echo->status;
        reply->milliseconds = echo->milliseconds;
    } else {
        ICMP_ECHO_REPLY *reply = echo->replies;
        memcpy(&reply->Address, echo->from, 4);
        reply->Status = echo->status;
        reply->RoundTripTime = echo->milliseconds;
    }
}

/* Sends, waits, writes the reply. Returns the number of replies, as IcmpSendEcho does. */
static DWORD run(struct echo *echo)
{
    uint8_t *packets = malloc(2 * (HEADER + LARGEST));
    int socket = packets ? open_socket(echo) : -LINUX_ENOMEM;
    memset(echo->replies, 0, echo->ipv6 ? sizeof(struct ipv6_reply) : sizeof(ICMP_ECHO_REPLY));
    int error = socket;
    if (socket >= 0) {
        make_request(echo, packets);
        error = send_request(echo, socket, packets);
        if (error >= 0)
            wait_for_answer(echo, socket, packets, packets + HEADER + LARGEST);
        linux_close(socket);
    }
    free(packets);
    if (error < 0) {
        echo->status = status_of_send_error(error);
        echo->refused_here = true;
    }
    write_reply(echo);
    trace("IcmpSendEcho family=%s data=%u df=%d -> status %lu after %lu ms",
          family_name(echo->ipv6 ? AF_INET6 : AF_INET), echo->size, echo->no_fragments,
          (unsigned long)echo->status, echo->milliseconds);
    bool none = echo->refused_here || echo->status == IP_REQ_TIMED_OUT;
    SetLastError(none ? echo->status : ERROR_SUCCESS);
    return none ? 0 : 1;
}

struct job {
    struct echo echo;
    HANDLE event;
    uint8_t data[];
};

static DWORD WINAPI run_job(void *context)
{
    struct job *job = context;
    run(&job->echo);
    SetEvent(job->event);
    free(job);
    return 0;
}

static DWORD start(struct echo echo, const IP_OPTION_INFORMATION *options, HANDLE event,
                   FARPROC apc)
{
    size_t least = echo.ipv6 ? sizeof(struct ipv6_reply) : sizeof(ICMP_ECHO_REPLY);
    if (apc || !echo.replies || echo.replies_size < least) {
        SetLastError(apc ? ERROR_NOT_SUPPORTED : ERROR_INVALID_PARAMETER);
        return 0;
    }
    echo.no_fragments = options && (options->Flags & IP_FLAG_DF);
    echo.ttl = options ? options->Ttl : 0;
    if (!event)
        return run(&echo);
    struct job *job = malloc(sizeof *job + echo.size);
    if (job) {
        *job = (struct job){.echo = echo, .event = event};
        if (echo.size)
            memcpy(job->data, echo.data, echo.size);
        job->echo.data = job->data;
    }
    HANDLE thread = job ? CreateThread(NULL, 0, run_job, job, 0, NULL) : NULL;
    if (thread)
        CloseHandle(thread);
    else
        free(job);
    SetLastError(thread ? ERROR_IO_PENDING : ERROR_NOT_ENOUGH_MEMORY);
    return 0;
}

DWORD WINAPI LAB(IcmpSendEcho2Ex)(HANDLE icmp, HANDLE event, FARPROC apc, PVOID context,
                                  IPAddr from, IPAddr to, LPVOID data, WORD size,
                                  PIP_OPTION_INFORMATION options, LPVOID replies,
                                  DWORD replies_size, DWORD timeout)
{
    (void)icmp, (void)context, (void)from;
    struct echo echo = {.data = data,
                        .size = size,
                        .replies = replies,
                        .replies_size = replies_size,
                        .timeout = timeout};
    memcpy(echo.to, &to, sizeof to);
    return start(echo, options, event, apc);
}

DWORD WINAPI LAB(IcmpSendEcho2)(HANDLE icmp, HANDLE event, FARPROC apc, PVOID context, IPAddr to,
                                LPVOID data, WORD size, PIP_OPTION_INFORMATION options,
                                LPVOID replies, DWORD replies_size, DWORD timeout)
{
    return LAB(IcmpSendEcho2Ex)(icmp, event, apc, context, 0, to, data, size, options, replies,
                                replies_size, timeout);
}

DWORD WINAPI LAB(IcmpSendEcho)(HANDLE icmp, IPAddr to, LPVOID data, WORD size,
                               PIP_OPTION_INFORMATION options, LPVOID replies, DWORD replies_size,
                               DWORD timeout)
{
    return LAB(IcmpSendEcho2Ex)(icmp, NULL, NULL, NULL, 0, to, data, size, options, replies,
                                replies_size, timeout);
}

DWORD WINAPI LAB(Icmp6SendEcho2)(HANDLE icmp, HANDLE event, FARPROC apc, PVOID context,
                                 struct sockaddr_in6 *from, struct sockaddr_in6 *to, LPVOID data,
                                 WORD size, PIP_OPTION_INFORMATION options, LPVOID replies,
                                 DWORD replies_size, DWORD timeout)
{
    (void)icmp, (void)context, (void)from;
    struct echo echo = {.ipv6 = true,
                        .data = data,
                        .size = size,
                        .replies = replies,
                        .replies_size = replies_size,
                        .timeout = timeout};
    memcpy(echo.to, &to->sin6_addr, 16);
    return start(echo, options, event, apc);
}

/* Wine's handle for IPv4, only so that IcmpCloseHandle takes it: the request opens its own socket.
 */
HANDLE WINAPI LAB(Icmp6CreateFile)(VOID)
{
    return IcmpCreateFile();
}
