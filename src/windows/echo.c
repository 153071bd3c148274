/* SPDX-License-Identifier: MIT */
/*
 * Echo requests, many under way at once: IcmpSendEcho2Ex and Icmp6SendEcho2 with a routine that
 * Windows calls when a request is over (nf-icmpapi-icmpsendecho2ex, nf-icmpapi-icmp6sendecho2).
 *
 * A routine and no Event: there may be more requests than the 64 handles that one wait takes, and
 * the routine runs on the thread that sent the request, only while that waits alertably here. So
 * nothing is shared between threads.
 */
#include <stdlib.h>
#include <string.h>

#include "windows/clock.h"
#include "windows/echo_reply.h"
#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/windows_error.h"

enum {
    ICMP_HEADER_LEN = 8, /* RFC 792, RFC 4443 4.1 */
    PACKET_MAX = UINT16_MAX,
    HOP_LIMIT = 128,
    IPV6_MTU_MIN = 1280, /* RFC 8200 5 */
    /* A request is given up that long after its time: Windows' own end of it comes first. */
    GRACE_US = 250000,
    /* How long a close waits at least for what Windows cancels then. */
    CANCEL_US = 500000
};

#define US_PER_MS 1000U

struct request {
    struct request *next; /* sent later */
    const struct windows_api *api;
    uint32_t tag;
    uint32_t packet_len;
    uint64_t sent_us;
    uint64_t done_us;
    uint64_t overdue_us; /* when it counts as not answered, whatever Windows does */
    bool pending;        /* Windows may still write to the buffers */
    bool told;           /* was overdue; only waits for its buffers */
    DWORD refusal;       /* of a request that was never under way: why; 0 */
    struct echo_buffers buffers;
    IP_OPTION_INFORMATION options;
    struct sockaddr_in6 source;
    struct sockaddr_in6 destination;
    /* The reply buffer, then the data. */
    _Alignas(16) uint8_t bytes[];
};

struct machine_echo_session {
    struct machine_windows *machine;
    struct machine_echo_target target;
    HANDLE icmp;
    struct request *first;
};

static VOID NTAPI on_over(PVOID context, PIO_STATUS_BLOCK block, ULONG reserved)
{
    struct request *request = context;

    (void)block;
    (void)reserved;
    request->done_us = clock_us(request->api);
    request->pending = false;
}

/* IP_STATUS codes: the system's message table has sentences of Winsock under these numbers. */
static enum status failed(const struct machine_windows *machine, DWORD code, const char *what,
                          struct error *err)
{
    if (code > IP_STATUS_BASE && code <= IP_GENERAL_FAILURE)
        return error_set_windows(err, STATUS_WINDOWS, code, NULL, "%s", what);
    return windows_error(machine->api, err, windows_error_status(code), code, "%s", what);
}

static enum status require(struct windows_api *api, enum family family, struct error *err)
{
    if (family == FAMILY_IPV4)
        return WINDOWS_API_REQUIRE(api, err, WINDOWS_API_IcmpCreateFile,
                                   WINDOWS_API_IcmpSendEcho2Ex, WINDOWS_API_IcmpParseReplies,
                                   WINDOWS_API_IcmpCloseHandle);
    return WINDOWS_API_REQUIRE(api, err, WINDOWS_API_Icmp6CreateFile, WINDOWS_API_Icmp6SendEcho2,
                               WINDOWS_API_Icmp6ParseReplies, WINDOWS_API_IcmpCloseHandle);
}

enum status operations_echo_open(void *self, const struct machine_echo_target *target,
                                 struct machine_echo_session **out, struct error *err)
{
    struct machine_windows *machine = self;
    enum family family = target->destination.family;
    enum status status = require(machine->api, family, err);
    struct machine_echo_session *session;
    DWORD code;

    if (status != STATUS_OK)
        return status;
    if (target->has_source && target->source.family != family)
        return error_set(err, STATUS_INTERNAL, "a source address of the other family");
    session = calloc(1, sizeof *session);
    if (session == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    session->machine = machine;
    session->target = *target;
    session->icmp =
        family == FAMILY_IPV4 ? machine->api->IcmpCreateFile() : machine->api->Icmp6CreateFile();
    if (session->icmp == INVALID_HANDLE_VALUE) {
        code = GetLastError();
        free(session);
        return failed(machine, code, "cannot send echo requests", err);
    }
    *out = session;
    return STATUS_OK;
}

/* Under way, as the caller sees it. */
static size_t count_open(const struct machine_echo_session *session)
{
    size_t count = 0;

    for (const struct request *request = session->first; request != NULL; request = request->next)
        count += !request->told;
    return count;
}

/*
 * An IPv6 sender fragments what is larger than its interface's MTU or the path MTU it remembers,
 * and there is no bit against that as IPv4 has it. The answer would prove nothing, so such packets
 * are not sent.
 */
static enum status exceeds(const struct machine_echo_session *session, uint32_t packet_len,
                           bool *too_big, struct error *err)
{
    const struct machine_echo_target *target = &session->target;
    uint32_t mtu = PACKET_MAX;
    uint32_t path_mtu;
    enum status status;

    *too_big = false;
    if (target->destination.family == FAMILY_IPV4 || target->luid == 0)
        return STATUS_OK;
    status = operations_get_mtu(session->machine, target->luid, FAMILY_IPV6, &mtu, err);
    if (status != STATUS_OK)
        return status;
    path_mtu = echo_reply_path_mtu(session->machine->api, target);
    *too_big = packet_len > mtu || (path_mtu >= IPV6_MTU_MIN && packet_len > path_mtu);
    return STATUS_OK;
}

static struct request *new_request(const struct machine_echo_session *session, uint32_t tag,
                                   uint32_t packet_len, uint32_t timeout_ms)
{
    enum family family = session->target.destination.family;
    uint32_t data_len = packet_len - family_header_len(family) - ICMP_HEADER_LEN;
    uint32_t reply_size = echo_reply_size(family, data_len);
    struct request *request = calloc(1, sizeof *request + reply_size + data_len);
    uint8_t *data;

    if (request == NULL)
        return NULL;
    data = request->bytes + reply_size;
    echo_reply_pattern(tag, data, data_len);
    request->api = session->machine->api;
    request->tag = tag;
    request->packet_len = packet_len;
    request->buffers = (struct echo_buffers){request->bytes, reply_size, data, data_len};
    request->options = (IP_OPTION_INFORMATION){.Ttl = HOP_LIMIT, .Flags = IP_FLAG_DF};
    request->sent_us = clock_us(request->api);
    request->done_us = request->sent_us;
    request->overdue_us = request->sent_us + (uint64_t)timeout_ms * US_PER_MS + GRACE_US;
    return request;
}

static DWORD send_ipv4(const struct machine_echo_session *session, struct request *request,
                       uint32_t timeout_ms)
{
    const struct machine_echo_target *target = &session->target;
    IPAddr source = INADDR_ANY;
    IPAddr destination;

    memcpy(&destination, target->destination.bytes, sizeof destination);
    if (target->has_source)
        memcpy(&source, target->source.bytes, sizeof source);
    return request->api->IcmpSendEcho2Ex(
        session->icmp, NULL, on_over, request, source, destination,
        request->bytes + request->buffers.reply_size, (WORD)request->buffers.data_len,
        &request->options, request->buffers.reply, request->buffers.reply_size, timeout_ms);
}

static DWORD send_ipv6(const struct machine_echo_session *session, struct request *request,
                       uint32_t timeout_ms)
{
    const struct machine_echo_target *target = &session->target;

    request->source.sin6_family = AF_INET6;
    request->destination.sin6_family = AF_INET6;
    memcpy(&request->destination.sin6_addr, target->destination.bytes,
           sizeof request->destination.sin6_addr);
    if (target->has_source)
        memcpy(&request->source.sin6_addr, target->source.bytes, sizeof request->source.sin6_addr);
    /* The page says that the time is used by synchronous calls only; overdue_us is why that does
     * no harm. */
    return request->api->Icmp6SendEcho2(
        session->icmp, NULL, on_over, request, &request->source, &request->destination,
        request->bytes + request->buffers.reply_size, (WORD)request->buffers.data_len,
        &request->options, request->buffers.reply, request->buffers.reply_size, timeout_ms);
}

/* Whether a code with which a send failed is about the packet and its way, not about the call. */
static bool is_outcome(DWORD code)
{
    switch (code) {
    case IP_BUF_TOO_SMALL:
    case IP_NO_RESOURCES:
    case IP_BAD_OPTION:
    case IP_BAD_REQ:
        return false;
    case ERROR_NETWORK_UNREACHABLE:
    case ERROR_HOST_UNREACHABLE:
    case ERROR_PROTOCOL_UNREACHABLE:
    case ERROR_PORT_UNREACHABLE:
        return true;
    default:
        return code > IP_STATUS_BASE && code <= IP_GENERAL_FAILURE;
    }
}

/* STATUS_OK: under way, or refused in a way that echo_wait tells. */
static enum status launch(const struct machine_echo_session *session, struct request *request,
                          uint32_t timeout_ms, struct error *err)
{
    DWORD result;
    DWORD code;

    request->pending = true;
    result = session->target.destination.family == FAMILY_IPV4
                 ? send_ipv4(session, request, timeout_ms)
                 : send_ipv6(session, request, timeout_ms);
    code = GetLastError();
    /* The page has ERROR_IO_PENDING both as the result and, with result 0, as the last error. */
    if (result != 0 || code == ERROR_IO_PENDING)
        return STATUS_OK;
    request->pending = false;
    request->refusal = code;
    return is_outcome(code) ? STATUS_OK
                            : failed(session->machine, code, "cannot send an echo request", err);
}

static void append(struct machine_echo_session *session, struct request *request)
{
    struct request **link = &session->first;

    while (*link != NULL)
        link = &(*link)->next;
    *link = request;
}

enum status operations_echo_send(void *self, struct machine_echo_session *session, uint32_t tag,
                                 uint32_t packet_len, uint32_t timeout_ms, struct error *err)
{
    enum family family = session->target.destination.family;
    struct request *request;
    enum status status;
    bool too_big;

    (void)self;
    if (packet_len < family_header_len(family) + ICMP_HEADER_LEN || packet_len > PACKET_MAX)
        return error_set(err, STATUS_INTERNAL, "no echo request has %lu bytes",
                         (unsigned long)packet_len);
    if (count_open(session) >= MACHINE_ECHO_MAX)
        return error_set(err, STATUS_BUSY, "too many echo requests are under way");
    status = exceeds(session, packet_len, &too_big, err);
    if (status != STATUS_OK)
        return status;
    request = new_request(session, tag, packet_len, timeout_ms);
    if (request == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    if (too_big)
        request->refusal = IP_PACKET_TOO_BIG;
    else
        status = launch(session, request, timeout_ms, err);
    if (status == STATUS_OK)
        append(session, request);
    else
        free(request);
    return status;
}

static void remove_request(struct machine_echo_session *session, struct request *request)
{
    struct request **link = &session->first;

    while (*link != request)
        link = &(*link)->next;
    *link = request->next;
    free(request);
}

/* Frees the requests that were told before they were over and are over now. */
static void tidy(struct machine_echo_session *session)
{
    struct request *next;

    for (struct request *request = session->first; request != NULL; request = next) {
        next = request->next;
        if (request->told && !request->pending)
            remove_request(session, request);
    }
}

/* The earliest sent request that there is something to tell of; NULL: none. */
static struct request *find_news(const struct machine_echo_session *session, uint64_t now_us)
{
    struct request *request = session->first;

    while (request != NULL && (request->told || (request->pending && now_us < request->overdue_us)))
        request = request->next;
    return request;
}

static void tell(struct machine_echo_session *session, struct request *request,
                 struct machine_echo *out)
{
    struct windows_api *api = session->machine->api;
    struct machine_echo echo = {
        .tag = request->tag,
        .result = ECHO_SILENT,
        .rtt_us = (uint32_t)(request->done_us - request->sent_us),
    };

    if (request->refusal != 0) {
        echo.code = request->refusal;
        echo.result = echo_reply_result(request->refusal);
    } else if (!request->pending) {
        echo_reply_read(api, &session->target, &request->buffers, &echo);
    }
    if (echo.result == ECHO_TOO_BIG) {
        uint32_t mtu = echo_reply_path_mtu(api, &session->target);

        /* A path that would have carried it: of another time, or of none. */
        echo.next_hop_mtu = mtu < request->packet_len ? mtu : 0;
    }
    *out = echo;
    request->told = true;
}

/* The next moment at which something is to be told even if Windows says nothing. */
static uint64_t next_overdue(const struct machine_echo_session *session, uint64_t limit_us)
{
    for (const struct request *request = session->first; request != NULL; request = request->next)
        if (!request->told && request->pending && request->overdue_us < limit_us)
            limit_us = request->overdue_us;
    return limit_us;
}

enum status operations_echo_wait(void *self, struct machine_echo_session *session, uint32_t wait_ms,
                                 struct machine_echo *out, bool *got, struct error *err)
{
    const struct windows_api *api = session->machine->api;
    uint64_t deadline_us = clock_us(api) + (uint64_t)wait_ms * US_PER_MS;
    struct request *request;

    (void)self;
    (void)err;
    /* Lets the routines run that are due. */
    api->SleepEx(0, TRUE);
    for (;;) {
        uint64_t now_us = clock_us(api);

        tidy(session);
        request = find_news(session, now_us);
        if (request != NULL || now_us >= deadline_us)
            break;
        api->SleepEx(clock_ms_until(api, next_overdue(session, deadline_us)), TRUE);
    }
    *got = request != NULL;
    if (request != NULL) {
        tell(session, request, out);
        tidy(session);
    }
    return STATUS_OK;
}

/* Waits until Windows has let go of all buffers, at most until DEADLINE_US. */
static bool settle(struct machine_echo_session *session, uint64_t deadline_us)
{
    const struct windows_api *api = session->machine->api;

    for (;;) {
        DWORD ms = clock_ms_until(api, deadline_us);

        tidy(session);
        if (session->first == NULL || ms == 0)
            return session->first == NULL;
        api->SleepEx(ms, TRUE);
    }
}

/*
 * Closing the handle cancels what is under way, if the driver does so: then it is over at once. No
 * page promises that, so what is not over is waited for until its own time is up; what a driver
 * still holds then keeps its buffers for ever, because it may write to them.
 */
void operations_echo_close(void *self, struct machine_echo_session *session)
{
    const struct windows_api *api = session->machine->api;
    uint64_t last_us = clock_us(api) + CANCEL_US;

    (void)self;
    for (struct request *request = session->first; request != NULL; request = request->next) {
        request->told = true;
        if (request->pending && request->overdue_us > last_us)
            last_us = request->overdue_us;
    }
    api->IcmpCloseHandle(session->icmp);
    settle(session, last_us);
    free(session);
}
