/* SPDX-License-Identifier: MIT */
/* The ICMP functions over a way that is arranged: all of its time passes in SleepEx. */
#include <stdlib.h>
#include <string.h>

#include "fake_news.h"
#include "fake_state.h"

#define REQUESTS_MAX 160
#define HEADERS4     28
#define HEADERS6     48
#define ERROR_LEN    8

/* What the driver leaves in the buffer until it is parsed. */
#define RAW_MAGIC 0x7A

struct request {
    PIO_APC_ROUTINE routine;
    void *context;
    uint8_t *reply;
    DWORD reply_size;
    uint8_t data[65536];
    WORD size;
    uint64_t due_ms;
    bool never;
    bool ipv6;
    bool is_over; /* parsed next */
    DWORD status; /* of the reply; what IcmpParseReplies fails with where there is none */
    bool has_reply;
    uint8_t from[16];
    struct fake_way way;
};

static struct {
    struct fake_way way;
    struct request *requests[REQUESTS_MAX]; /* NULL: free */
    uint8_t last_source[16];
    uint32_t sent;
    size_t handles;
    bool ipv6;
} net;

/* NOLINTNEXTLINE(performance-no-int-to-ptr) */
#define ICMP_HANDLE ((HANDLE)(uintptr_t)0x1C)

struct fake_way *fake_icmp_way(void)
{
    return &net.way;
}

size_t fake_icmp_pending(void)
{
    size_t count = 0;

    for (size_t i = 0; i < REQUESTS_MAX; i++)
        count += net.requests[i] != NULL && !net.requests[i]->is_over;
    return count;
}

uint32_t fake_icmp_sent(void)
{
    return net.sent;
}

uint8_t fake_icmp_source(size_t position)
{
    return net.last_source[position];
}

static HANDLE create(enum windows_function function, bool ipv6)
{
    DWORD code = fake_enter(function);

    SetLastError(code);
    if (code != ERROR_SUCCESS)
        return INVALID_HANDLE_VALUE;
    net.ipv6 = ipv6;
    net.handles++;
    return ICMP_HANDLE;
}

static HANDLE WINAPI create4(VOID)
{
    return create(WINDOWS_API_IcmpCreateFile, false);
}

static HANDLE WINAPI create6(VOID)
{
    return create(WINDOWS_API_Icmp6CreateFile, true);
}

static void complete(struct request *request)
{
    IO_STATUS_BLOCK block = {.Information = request->reply_size};

    /* All of it is the driver's to write, until now. */
    memset(request->reply, RAW_MAGIC, request->reply_size);
    request->is_over = true;
    request->routine(request->context, &block, 0);
}

static WINBOOL WINAPI close_icmp(HANDLE icmp)
{
    fake_enter(WINDOWS_API_IcmpCloseHandle);
    assert_ptr_equal(icmp, ICMP_HANDLE);
    assert_true(net.handles > 0);
    net.handles--;
    /* What is under way is cancelled; its routine is called in a later alertable wait. */
    for (size_t i = 0; i < REQUESTS_MAX; i++)
        if (net.requests[i] != NULL && !net.requests[i]->way.never_ends) {
            net.requests[i]->never = false;
            net.requests[i]->due_ms = fake_api_clock();
        }
    return TRUE;
}

/* What becomes of the packet, as far as it is known when it is sent. */
static DWORD decide(struct request *request, uint32_t packet_len)
{
    const struct fake_way *way = &request->way;

    request->has_reply = true;
    request->due_ms = fake_api_clock() + way->rtt_ms;
    request->never = way->never_over;
    if (way->send_code != 0)
        return way->send_code;
    if (packet_len > way->local_mtu && !way->local_replies)
        return IP_PACKET_TOO_BIG;
    request->status = IP_SUCCESS;
    memcpy(request->from, way->host, sizeof request->from);
    if (packet_len > way->local_mtu) {
        request->status = IP_PACKET_TOO_BIG;
        memcpy(request->from, way->local, sizeof request->from);
        request->due_ms = fake_api_clock();
        return 0;
    }
    net.sent++;
    if (packet_len > way->path_mtu) {
        request->status = IP_PACKET_TOO_BIG;
        memcpy(request->from, way->router, sizeof request->from);
    } else if (way->status != 0) {
        request->status = way->status;
        memcpy(request->from, way->router, sizeof request->from);
    }
    return 0;
}

/* A request that was over and that nobody has parsed, whose buffer is a new one's now. */
static void forget(const void *reply)
{
    for (size_t i = 0; i < REQUESTS_MAX; i++) {
        struct request *request = net.requests[i];

        if (request == NULL || request->reply != reply)
            continue;
        assert_true(request->is_over);
        free(request);
        net.requests[i] = NULL;
    }
}

static DWORD start(enum windows_function function, struct request *request, const void *data,
                   DWORD timeout)
{
    DWORD code = fake_enter(function);
    uint32_t packet_len = (uint32_t)request->size + (request->ipv6 ? HEADERS6 : HEADERS4);
    size_t fixed = request->ipv6 ? sizeof(struct icmp_reply6) : sizeof(ICMP_ECHO_REPLY);
    size_t i = 0;

    assert_int_equal(net.ipv6, request->ipv6);
    assert_non_null(request->routine);
    assert_non_null(request->reply);
    assert_true(request->reply_size >= fixed + request->size + ERROR_LEN + sizeof(IO_STATUS_BLOCK));
    memcpy(request->data, data, request->size);
    request->way = net.way;
    if (code == 0)
        code = decide(request, packet_len);
    if (code != 0) {
        free(request);
        SetLastError(code);
        return 0;
    }
    /* The time is over before, or nobody says anything. */
    if (request->way.rtt_ms > timeout ||
        (request->way.black_hole && packet_len > request->way.path_mtu)) {
        request->has_reply = false;
        request->status = IP_REQ_TIMED_OUT;
        request->due_ms = fake_api_clock() + timeout;
    }
    forget(request->reply);
    while (i < REQUESTS_MAX && net.requests[i] != NULL)
        i++;
    assert_true(i < REQUESTS_MAX);
    net.requests[i] = request;
    SetLastError(request->way.pending_is_result ? ERROR_SUCCESS : ERROR_IO_PENDING);
    return request->way.pending_is_result ? ERROR_IO_PENDING : 0;
}

static struct request *new_request(PIO_APC_ROUTINE routine, void *context, WORD size,
                                   const IP_OPTION_INFORMATION *options, void *reply,
                                   DWORD reply_size)
{
    /* Not from the C library's heap, whose failures are the caller's to handle. */
    struct request *request = malloc(sizeof *request);

    assert_non_null(request);
    memset(request, 0, sizeof *request);
    assert_non_null(options);
    assert_int_equal(options->Flags, IP_FLAG_DF);
    assert_true(options->Ttl >= 64);
    assert_int_equal(options->OptionsSize, 0);
    request->routine = routine;
    request->context = context;
    request->reply = reply;
    request->reply_size = reply_size;
    request->size = size;
    return request;
}

static DWORD WINAPI send4(HANDLE icmp, HANDLE event, PIO_APC_ROUTINE routine, PVOID context,
                          IPAddr source, IPAddr destination, LPVOID data, WORD size,
                          PIP_OPTION_INFORMATION options, LPVOID reply, DWORD reply_size,
                          DWORD timeout)
{
    struct request *request = new_request(routine, context, size, options, reply, reply_size);

    assert_ptr_equal(icmp, ICMP_HANDLE);
    assert_null(event);
    assert_memory_equal(&destination, net.way.host, sizeof destination);
    memset(net.last_source, 0, sizeof net.last_source);
    memcpy(net.last_source, &source, sizeof source);
    return start(WINDOWS_API_IcmpSendEcho2Ex, request, data, timeout);
}

static DWORD WINAPI send6(HANDLE icmp, HANDLE event, PIO_APC_ROUTINE routine, PVOID context,
                          struct sockaddr_in6 *source, struct sockaddr_in6 *destination,
                          LPVOID data, WORD size, PIP_OPTION_INFORMATION options, LPVOID reply,
                          DWORD reply_size, DWORD timeout)
{
    struct request *request = new_request(routine, context, size, options, reply, reply_size);

    assert_ptr_equal(icmp, ICMP_HANDLE);
    assert_null(event);
    assert_int_equal(source->sin6_family, AF_INET6);
    assert_int_equal(destination->sin6_family, AF_INET6);
    assert_memory_equal(&destination->sin6_addr, net.way.host, 16);
    memcpy(net.last_source, &source->sin6_addr, 16);
    request->ipv6 = true;
    return start(WINDOWS_API_Icmp6SendEcho2, request, data, timeout);
}

/* Calls the routines of what is over; whether there was any. */
static bool deliver(void)
{
    bool any = false;

    for (size_t i = 0; i < REQUESTS_MAX; i++) {
        struct request *request = net.requests[i];

        if (request == NULL || request->is_over || request->never ||
            request->due_ms > fake_api_clock())
            continue;
        any = true;
        complete(request);
        /* A request whose session is closed is parsed by nobody. */
        if (net.handles == 0) {
            free(request);
            net.requests[i] = NULL;
        }
    }
    return any;
}

static uint64_t next_due(uint64_t limit_ms)
{
    for (size_t i = 0; i < REQUESTS_MAX; i++) {
        const struct request *request = net.requests[i];

        if (request != NULL && !request->is_over && !request->never && request->due_ms < limit_ms)
            limit_ms = request->due_ms;
    }
    return limit_ms;
}

static DWORD WINAPI sleep_alertably(DWORD ms, WINBOOL alertable)
{
    uint64_t until_ms;

    fake_enter(WINDOWS_API_SleepEx);
    assert_true(alertable);
    assert_true(ms != INFINITE);
    if (deliver())
        return WAIT_IO_COMPLETION;
    until_ms = next_due(fake_api_clock() + ms);
    fake_api_advance(until_ms - fake_api_clock());
    return deliver() ? WAIT_IO_COMPLETION : 0;
}

/* Takes the finished request out whose reply buffer this is. */
static struct request *find(const void *reply, DWORD reply_size)
{
    for (size_t i = 0; i < REQUESTS_MAX; i++) {
        struct request *request = net.requests[i];

        if (request == NULL || request->reply != reply)
            continue;
        assert_true(request->is_over);
        assert_int_equal(request->reply_size, reply_size);
        assert_int_equal(request->reply[0], RAW_MAGIC);
        net.requests[i] = NULL;
        /* Beyond what came back, the buffer is as the caller gave it. */
        memset(request->reply, 0, reply_size);
        return request;
    }
    fail_msg("not a reply buffer");
    return NULL;
}

/* The data as it comes back, behind the reply; its length. */
static USHORT come_back(const struct request *request, uint8_t *behind)
{
    uint32_t headers = request->ipv6 ? HEADERS6 : HEADERS4;
    bool is_long = request->way.cut_above != 0 && request->size + headers > request->way.cut_above;
    WORD len = (WORD)(request->size - request->way.cut - is_long);

    memcpy(behind, request->data, len);
    if (request->way.damage)
        behind[len / 2] ^= 0x40;
    return len;
}

static DWORD WINAPI parse4(LPVOID buffer, DWORD reply_size)
{
    DWORD code = fake_enter(WINDOWS_API_IcmpParseReplies);
    struct request *request = find(buffer, reply_size);
    ICMP_ECHO_REPLY *reply = buffer;
    bool has_reply = request->has_reply && code == 0;

    if (has_reply) {
        memcpy(&reply->Address, request->from, sizeof reply->Address);
        reply->Status = request->status;
        if (request->status == IP_SUCCESS) {
            reply->DataSize = come_back(request, (uint8_t *)(reply + 1));
            reply->Data = request->way.stray ? (uint8_t *)buffer + reply_size : (void *)(reply + 1);
        }
    }
    SetLastError(code != 0 ? code : request->status);
    free(request);
    return has_reply;
}

static DWORD WINAPI parse6(LPVOID buffer, DWORD reply_size)
{
    DWORD code = fake_enter(WINDOWS_API_Icmp6ParseReplies);
    struct request *request = find(buffer, reply_size);
    struct icmp_reply6 *reply = buffer;
    bool has_reply = request->has_reply && code == 0;

    if (has_reply) {
        memcpy(reply->from.bytes, request->from, sizeof reply->from.bytes);
        reply->status = request->status;
        if (request->status == IP_SUCCESS)
            come_back(request, (uint8_t *)(reply + 1));
    }
    SetLastError(code != 0 ? code : request->status);
    free(request);
    return has_reply;
}

static DWORD WINAPI path_entry(PMIB_IPPATH_ROW row)
{
    DWORD code = fake_enter(WINDOWS_API_GetIpPathEntry);
    bool known;

    assert_true(row->InterfaceLuid.Value != 0);
    assert_int_equal(row->Source.si_family, AF_UNSPEC);
    assert_int_equal(row->Destination.si_family, net.ipv6 ? AF_INET6 : AF_INET);
    if (code != NO_ERROR)
        return code;
    known = net.ipv6 ? memcmp(&row->Destination.Ipv6.sin6_addr, net.way.host, 16) == 0
                     : memcmp(&row->Destination.Ipv4.sin_addr, net.way.host, 4) == 0;
    if (!known || net.way.known_path_mtu == 0)
        return ERROR_NOT_FOUND;
    row->PathMtu = net.way.known_path_mtu;
    return NO_ERROR;
}

void fake_icmp_install(struct windows_api *api)
{
    api->IcmpCreateFile = create4;
    api->Icmp6CreateFile = create6;
    api->IcmpCloseHandle = close_icmp;
    api->IcmpSendEcho2Ex = send4;
    api->Icmp6SendEcho2 = send6;
    api->IcmpParseReplies = parse4;
    api->Icmp6ParseReplies = parse6;
    api->GetIpPathEntry = path_entry;
    api->SleepEx = sleep_alertably;
}

void fake_icmp_reset(void)
{
    for (size_t i = 0; i < REQUESTS_MAX; i++)
        free(net.requests[i]);
    memset(&net, 0, sizeof net);
    net.way = (struct fake_way){.local_mtu = 1500,
                                .local = {192, 0, 2, 7},
                                .path_mtu = 1500,
                                .router = {192, 0, 2, 1},
                                .host = {203, 0, 113, 5},
                                .rtt_ms = 20};
}

size_t fake_icmp_open_count(void)
{
    size_t count = net.handles;

    /* What the caller gave up for good is not his any more. */
    for (size_t i = 0; i < REQUESTS_MAX; i++)
        count += net.requests[i] != NULL && !net.requests[i]->way.never_ends && net.handles > 0;
    return count;
}
