/* SPDX-License-Identifier: MIT */
/*
 * IcmpCreateFile, Icmp6CreateFile, IcmpCloseHandle, IcmpSendEcho, IcmpSendEcho2, IcmpSendEcho2Ex,
 * Icmp6SendEcho2 (and the two of icmp_buffer.c): echo requests whose DF bit is real. Wine's
 * own ignore the bit (IPv4) or are missing (IPv6), and without it no path can be measured.
 *
 * The rules, from Microsoft's documentation; where it leaves room, the stricter way:
 *   a handle that is none, or of the other family; no reply buffer                     87
 *   ReplySize less than a reply structure                            87, for IPv6: 122
 *   ReplySize less than that, the request, 8 bytes and an IO_STATUS_BLOCK           11001
 *   with an event or an APC routine                        0 and ERROR_IO_PENDING (997);
 *     the event is set, or else the routine is called when the calling thread waits alertably
 *     (with both, only the event), and then IcmpParseReplies says how many replies there are. What
 *     is in the buffer before is of no use to anybody.
 *   closing a handle ends its requests a moment later: they complete with no reply and 995
 * A packet larger than the local MTU: no reply and 11009 (see VPNMTU_LAB_LOCAL_TOO_BIG). One that a
 * router refuses is a reply, with status 11009 and the router's address. No answer: no reply and
 * 11010.
 */
#include "icmp.h"
#include "linux.h"

#include <stdlib.h>
#include <string.h>

enum {
    HANDLE_MAGIC = 0x49434d50,
    LOOK_EVERY_MS = 10,
    CANCEL_AFTER_MS = 30,
};

/* IO_STATUS_BLOCK */
struct status_block {
    uint64_t status, information;
};

typedef VOID WINAPI apc_routine(PVOID context, struct status_block *block, ULONG reserved);

struct request {
    struct request *next;
    struct echo_key key;
    LARGE_INTEGER sent;
    ULONGLONG deadline;
    void *replies;
    DWORD replies_size;
    HANDLE event;
    apc_routine *routine; /* this, with the thread it runs on, or the event */
    HANDLE thread;
    void *context;
    struct status_block block;
};

struct icmp {
    uint32_t magic;
    bool ipv6;
    int socket;
    CRITICAL_SECTION lock; /* of all below */
    struct request *pending;
    bool receiving, closing;
};

static void CALLBACK run_routine(ULONG_PTR argument)
{
    struct request *request = (struct request *)argument;
    request->routine(request->context, &request->block, 0);
    free(request);
}

/* The last that is done with a request: the one who waits for it is told. */
static void tell(struct request *request)
{
    if (!request->routine) {
        HANDLE event = request->event;
        free(request);
        SetEvent(event);
        CloseHandle(event);
        return;
    }
    HANDLE thread = request->thread;
    if (!QueueUserAPC(run_routine, thread, (ULONG_PTR)request))
        free(request); /* the thread has ended */
    CloseHandle(thread);
}

/* `count` replies, or none and the error that says why */
static void complete(struct icmp *icmp, struct request *request, const struct echo_outcome *outcome,
                     uint32_t count, DWORD error)
{
    LARGE_INTEGER now, frequency;
    QueryPerformanceCounter(&now);
    QueryPerformanceFrequency(&frequency);
    DWORD milliseconds =
        (DWORD)((now.QuadPart - request->sent.QuadPart) * 1000 / frequency.QuadPart);
    request->block.information = icmp_buffer_fill(
        icmp->ipv6, request->replies, request->replies_size, outcome, milliseconds, count, error);
    trace("IcmpSendEcho family=%s -> status %lu after %lu ms",
          family_name(icmp->ipv6 ? AF_INET6 : AF_INET),
          count ? (unsigned long)outcome->status : error, milliseconds);
    tell(request);
}

/* Takes it out of the list: NULL if it is not (or no more) there. */
static struct request *take(struct icmp *icmp, struct echo_key key)
{
    struct request *found = NULL;
    EnterCriticalSection(&icmp->lock);
    for (struct request **at = &icmp->pending; *at; at = &(*at)->next) {
        if ((*at)->key.id != key.id || (*at)->key.sequence != key.sequence)
            continue;
        found = *at;
        *at = found->next;
        break;
    }
    LeaveCriticalSection(&icmp->lock);
    return found;
}

/* One whose time is over, or any if all are to end */
static struct request *take_expired(struct icmp *icmp, bool all)
{
    ULONGLONG now = GetTickCount64();
    struct request *found = NULL;
    EnterCriticalSection(&icmp->lock);
    for (struct request **at = &icmp->pending; *at; at = &(*at)->next) {
        if (!all && (*at)->deadline > now)
            continue;
        found = *at;
        *at = found->next;
        break;
    }
    LeaveCriticalSection(&icmp->lock);
    return found;
}

static void end_requests(struct icmp *icmp, bool all, DWORD error)
{
    static const struct echo_outcome nothing;
    for (struct request *request; (request = take_expired(icmp, all)) != NULL;)
        complete(icmp, request, &nothing, 0, error);
}

static void destroy(struct icmp *icmp)
{
    linux_close(icmp->socket);
    DeleteCriticalSection(&icmp->lock);
    free(icmp);
}

static DWORD WINAPI receive_answers(void *context)
{
    struct icmp *icmp = context;
    uint8_t *buffer = malloc(ICMP_LARGEST);
    while (buffer && !*(volatile bool *)&icmp->closing) {
        struct linux_pollfd ready = {.fd = icmp->socket, .events = LINUX_POLLIN};
        struct echo_outcome outcome;
        struct echo_key key;
        if (linux_poll(&ready, 1, LOOK_EVERY_MS) > 0 &&
            icmp_receive(icmp->socket, icmp->ipv6, buffer, &key, &outcome)) {
            struct request *request = take(icmp, key);
            if (request)
                complete(icmp, request, &outcome, 1, ERROR_SUCCESS);
        }
        end_requests(icmp, false, IP_REQ_TIMED_OUT);
    }
    Sleep(CANCEL_AFTER_MS);
    end_requests(icmp, true, ERROR_OPERATION_ABORTED);
    free(buffer);
    destroy(icmp);
    return 0;
}

static bool start_receiving(struct icmp *icmp)
{
    EnterCriticalSection(&icmp->lock);
    if (!icmp->receiving) {
        stay_loaded();
        HANDLE thread = CreateThread(NULL, 0, receive_answers, icmp, 0, NULL);
        icmp->receiving = thread != NULL;
        if (thread)
            CloseHandle(thread);
    }
    LeaveCriticalSection(&icmp->lock);
    return icmp->receiving;
}

static HANDLE create(bool ipv6)
{
    struct icmp *icmp = calloc(1, sizeof *icmp);
    int socket = icmp ? icmp_open(ipv6) : -LINUX_ENOMEM;
    if (socket < 0) {
        free(icmp);
        SetLastError(windows_error(socket));
        return INVALID_HANDLE_VALUE;
    }
    *icmp = (struct icmp){.magic = HANDLE_MAGIC, .ipv6 = ipv6, .socket = socket};
    InitializeCriticalSection(&icmp->lock);
    return icmp;
}

HANDLE WINAPI LAB(IcmpCreateFile)(VOID)
{
    return create(false);
}

HANDLE WINAPI LAB(Icmp6CreateFile)(VOID)
{
    return create(true);
}

static bool is_icmp(const struct icmp *icmp)
{
    return icmp && icmp != INVALID_HANDLE_VALUE && icmp->magic == HANDLE_MAGIC;
}

BOOL WINAPI LAB(IcmpCloseHandle)(HANDLE handle)
{
    struct icmp *icmp = handle;
    if (!is_icmp(icmp)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    icmp->magic = 0;
    trace("IcmpCloseHandle%s", icmp->pending ? " with requests under way" : "");
    if (icmp->receiving)
        *(volatile bool *)&icmp->closing = true; /* and the thread does the rest */
    else
        destroy(icmp);
    return TRUE;
}

static bool local_too_big(const char *how)
{
    char value[16];
    return environment("VPNMTU_LAB_LOCAL_TOO_BIG", value, sizeof value) && strcmp(value, how) == 0;
}

/* A request that could not be sent. ERROR_SUCCESS: it was completed. */
static DWORD refuse(struct icmp *icmp, struct request *request, const struct echo_packet *packet,
                    IP_STATUS status)
{
    if (!take(icmp, request->key))
        return ERROR_SUCCESS;
    if (status == IP_PACKET_TOO_BIG && local_too_big("at-once")) {
        CloseHandle(request->routine ? request->thread : request->event);
        free(request);
        return status;
    }
    struct echo_outcome outcome = {.status = status};
    bool is_reply = status == IP_PACKET_TOO_BIG && local_too_big("reply");
    if (is_reply)
        own_address(packet->ipv6, packet->to, outcome.from);
    complete(icmp, request, &outcome, is_reply, status);
    return ERROR_SUCCESS;
}

static DWORD submit(struct icmp *icmp, struct request *request, struct echo_packet *packet,
                    DWORD timeout)
{
    static volatile LONG last_sequence;
    char documented[16];
    packet->key.id = (uint16_t)GetCurrentProcessId();
    packet->key.sequence = (uint16_t)InterlockedIncrement(&last_sequence);
    request->key = packet->key;
    bool for_ever = packet->ipv6 && environment("VPNMTU_LAB_ICMP6_TIMEOUT", documented, 16);
    request->deadline = for_ever ? UINT64_MAX : GetTickCount64() + timeout;
    QueryPerformanceCounter(&request->sent);
    icmp_buffer_clear(request->replies, request->replies_size);
    EnterCriticalSection(&icmp->lock);
    request->next = icmp->pending;
    icmp->pending = request;
    int error = icmp_send(icmp->socket, packet);
    LeaveCriticalSection(&icmp->lock);
    return error < 0 ? refuse(icmp, request, packet, icmp_status_of_send_error(error))
                     : ERROR_SUCCESS;
}

static DWORD check_arguments(const struct icmp *icmp, bool ipv6, const struct echo_packet *packet,
                             const void *replies, DWORD replies_size)
{
    if (!is_icmp(icmp) || icmp->ipv6 != ipv6 || !replies || (packet->size && !packet->data))
        return ERROR_INVALID_PARAMETER;
    if (replies_size < icmp_reply_size(ipv6))
        return ipv6 ? ERROR_INSUFFICIENT_BUFFER : ERROR_INVALID_PARAMETER;
    if (replies_size < icmp_reply_size(ipv6) + packet->size + ICMP_HEADER + ICMP_STATUS_BLOCK)
        return IP_BUF_TOO_SMALL;
    return ERROR_SUCCESS;
}

static HANDLE duplicate(HANDLE handle)
{
    HANDLE copy = NULL, process = GetCurrentProcess();
    DuplicateHandle(process, handle, process, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS);
    return copy;
}

static DWORD start(struct icmp *icmp, struct echo_packet *packet, HANDLE event,
                   apc_routine *routine, void *context, void *replies, DWORD replies_size,
                   DWORD timeout)
{
    if (!start_receiving(icmp))
        return ERROR_NOT_ENOUGH_MEMORY;
    struct request *request = calloc(1, sizeof *request);
    if (!request)
        return ERROR_NOT_ENOUGH_MEMORY;
    request->replies = replies;
    request->replies_size = replies_size;
    request->context = context;
    if (event)
        request->event = duplicate(event);
    else {
        request->routine = routine;
        request->thread = duplicate(GetCurrentThread());
    }
    if (!request->event && !request->thread) {
        free(request);
        return ERROR_INVALID_PARAMETER;
    }
    return submit(icmp, request, packet, timeout);
}

static DWORD send_echo(HANDLE icmp, struct echo_packet *packet,
                       const IP_OPTION_INFORMATION *options, HANDLE event, apc_routine *routine,
                       void *context, void *replies, DWORD replies_size, DWORD timeout)
{
    packet->no_fragments = options && (options->Flags & IP_FLAG_DF);
    packet->ttl = options ? options->Ttl : 0;
    bool asynchronous = event || routine;
    DWORD error = check_arguments(icmp, packet->ipv6, packet, replies, replies_size);
    if (!error && !asynchronous)
        event = CreateEventW(NULL, TRUE, FALSE, NULL);
    if (!error)
        error = start(icmp, packet, event, routine, context, replies, replies_size, timeout);
    DWORD count = 0;
    if (!error && asynchronous)
        error = ERROR_IO_PENDING;
    else if (!error) {
        WaitForSingleObject(event, INFINITE);
        count = icmp_buffer_parse(packet->ipv6, replies, replies_size);
        error = GetLastError();
    }
    if (!asynchronous && event)
        CloseHandle(event);
    SetLastError(error);
    return count;
}

/* The interface that has the source address; false: none has */
static bool bind_to(struct echo_packet *packet, const void *source)
{
    static const uint8_t any[16];
    size_t size = packet->ipv6 ? 16 : 4;
    if (memcmp(source, any, size) == 0)
        return true;
    memcpy(packet->from, source, size);
    packet->interface_index = address_interface(packet->ipv6 ? AF_INET6 : AF_INET, source);
    return packet->interface_index != 0;
}

DWORD WINAPI LAB(IcmpSendEcho2Ex)(HANDLE icmp, HANDLE event, FARPROC routine, PVOID context,
                                  IPAddr from, IPAddr to, LPVOID data, WORD size,
                                  PIP_OPTION_INFORMATION options, LPVOID replies,
                                  DWORD replies_size, DWORD timeout)
{
    struct echo_packet packet = {.data = data, .size = size};
    memcpy(packet.to, &to, sizeof to);
    if (!bind_to(&packet, &from)) {
        SetLastError(ERROR_INVALID_NETNAME);
        return 0;
    }
    return send_echo(icmp, &packet, options, event, (apc_routine *)(void *)routine, context,
                     replies, replies_size, timeout);
}

DWORD WINAPI LAB(IcmpSendEcho2)(HANDLE icmp, HANDLE event, FARPROC routine, PVOID context,
                                IPAddr to, LPVOID data, WORD size, PIP_OPTION_INFORMATION options,
                                LPVOID replies, DWORD replies_size, DWORD timeout)
{
    return LAB(IcmpSendEcho2Ex)(icmp, event, routine, context, 0, to, data, size, options, replies,
                                replies_size, timeout);
}

DWORD WINAPI LAB(IcmpSendEcho)(HANDLE icmp, IPAddr to, LPVOID data, WORD size,
                               PIP_OPTION_INFORMATION options, LPVOID replies, DWORD replies_size,
                               DWORD timeout)
{
    return LAB(IcmpSendEcho2Ex)(icmp, NULL, NULL, NULL, 0, to, data, size, options, replies,
                                replies_size, timeout);
}

DWORD WINAPI LAB(Icmp6SendEcho2)(HANDLE icmp, HANDLE event, FARPROC routine, PVOID context,
                                 struct sockaddr_in6 *from, struct sockaddr_in6 *to, LPVOID data,
                                 WORD size, PIP_OPTION_INFORMATION options, LPVOID replies,
                                 DWORD replies_size, DWORD timeout)
{
    struct echo_packet packet = {.ipv6 = true, .data = data, .size = size};
    if (!from || !to || from->sin6_family != AF_INET6 || to->sin6_family != AF_INET6) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return 0;
    }
    memcpy(packet.to, &to->sin6_addr, 16);
    if (!bind_to(&packet, &from->sin6_addr)) {
        SetLastError(ERROR_INVALID_NETNAME);
        return 0;
    }
    return send_echo(icmp, &packet, options, event, (apc_routine *)(void *)routine, context,
                     replies, replies_size, timeout);
}
