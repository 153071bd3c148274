/* SPDX-License-Identifier: MIT */
/*
 * Echo requests of the lab's iphlpapi.dll, their completion, and what is told of routes and paths.
 * Run under Wine by tests/lab/cases:
 *   echo.exe            while the router's link to the server takes 1400 bytes and says so, and
 * drops packets above 1454 without a word; prints what is wrong
 */
#include "lab_environment.h"

#include <iphlpapi.h>
#include <netioapi.h>
#include <icmpapi.h>

#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef DWORD WINAPI get_path(MIB_IPPATH_ROW *);
typedef DWORD WINAPI parse_replies(LPVOID, DWORD);
typedef HANDLE WINAPI create_file(void);
typedef DWORD WINAPI send_echo6(HANDLE, HANDLE, FARPROC, PVOID, struct sockaddr_in6 *,
                                struct sockaddr_in6 *, LPVOID, WORD, PIP_OPTION_INFORMATION, LPVOID,
                                DWORD, DWORD);

typedef DWORD WINAPI send_echo(HANDLE, HANDLE, FARPROC, PVOID, IPAddr, IPAddr, LPVOID, WORD,
                               PIP_OPTION_INFORMATION, LPVOID, DWORD, DWORD);

static HMODULE dll;
static send_echo *send_from; /* IcmpSendEcho2Ex, which mingw-w64 does not declare */
static int wrong;

static void expect_at(int line, const char *what, unsigned long got, unsigned long wanted)
{
    if (got == wanted)
        return;
    printf("echo.c:%d: %s gives %lu, wanted %lu\n", line, what, got, wanted);
    wrong++;
}

#define EXPECT(call, wanted) expect_at(__LINE__, #call, (unsigned long)(call), (wanted))

enum {
    IPV4_HEADERS = 20 + 8,
    IPV6_HEADERS = 40 + 8,
    TIMEOUT_MS = 400,
    WAIT_MS = 5000,
};

static uint8_t data[2000];
static IP_OPTION_INFORMATION no_fragments = {.Ttl = 64, .Flags = IP_FLAG_DF};

struct buffer {
    uint8_t bytes[2200];
};

/* One request by event; returns the number of replies, with the error if there is none. */
static DWORD ask(HANDLE icmp, const char *from, WORD bytes, struct buffer *buffer)
{
    HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
    memset(buffer, 0xcc, sizeof *buffer);
    EXPECT(send_from(icmp, event, NULL, NULL, from ? inet_addr(from) : 0, inet_addr("198.51.100.2"),
                     data, (WORD)(bytes - IPV4_HEADERS), &no_fragments, buffer, sizeof *buffer,
                     TIMEOUT_MS),
           0);
    EXPECT(GetLastError(), ERROR_IO_PENDING);
    EXPECT(WaitForSingleObject(event, WAIT_MS), WAIT_OBJECT_0);
    CloseHandle(event);
    return IcmpParseReplies(buffer, sizeof *buffer);
}

static void check_event(HANDLE icmp)
{
    struct buffer buffer;
    const ICMP_ECHO_REPLY *reply = (void *)&buffer;
    EXPECT(ask(icmp, NULL, 1400, &buffer), 1);
    EXPECT(reply->Status, IP_SUCCESS);
    EXPECT(reply->Address, inet_addr("198.51.100.2"));
    EXPECT(reply->DataSize, 1400 - IPV4_HEADERS);
    EXPECT(memcmp(reply->Data, data, reply->DataSize), 0);
    EXPECT(ask(icmp, "192.0.2.2", 1450, &buffer), 1);
    EXPECT(reply->Status, IP_PACKET_TOO_BIG);
    EXPECT(reply->Address, inet_addr("192.0.2.1"));
    EXPECT(ask(icmp, NULL, 1460, &buffer), 0);
    EXPECT(GetLastError(), IP_REQ_TIMED_OUT);
    EXPECT(ask(icmp, NULL, 1501, &buffer), 0);
    EXPECT(GetLastError(), IP_PACKET_TOO_BIG);
    EXPECT(IcmpParseReplies(&buffer, sizeof buffer - 1), 0); /* not the size it was */
}

/* The other ways in which Windows may refuse what is larger than the local MTU */
static void check_local(HANDLE icmp)
{
    struct buffer buffer;
    const ICMP_ECHO_REPLY *reply = (void *)&buffer;
    HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
    SetEnvironmentVariableA("VPNMTU_LAB_LOCAL_TOO_BIG", "reply");
    EXPECT(ask(icmp, NULL, 1501, &buffer), 1);
    EXPECT(reply->Status, IP_PACKET_TOO_BIG);
    EXPECT(reply->Address, inet_addr("192.0.2.2"));
    SetEnvironmentVariableA("VPNMTU_LAB_LOCAL_TOO_BIG", "at-once");
    EXPECT(send_from(icmp, event, NULL, NULL, 0, inet_addr("198.51.100.2"), data, 1473,
                     &no_fragments, &buffer, sizeof buffer, TIMEOUT_MS),
           0);
    EXPECT(GetLastError(), IP_PACKET_TOO_BIG);
    EXPECT(WaitForSingleObject(event, 50), WAIT_TIMEOUT);
    SetEnvironmentVariableA("VPNMTU_LAB_LOCAL_TOO_BIG", NULL);
    CloseHandle(event);
}

/* From the address of the tunnel, which has another MTU and no way to the server's outer address */
static void check_source(HANDLE icmp)
{
    struct buffer buffer;
    EXPECT(ask(icmp, "10.10.0.1", 1401, &buffer), 0);
    EXPECT(GetLastError(), IP_PACKET_TOO_BIG);
    EXPECT(send_from(icmp, NULL, NULL, NULL, inet_addr("192.0.2.99"), inet_addr("198.51.100.2"),
                     data, 8, NULL, &buffer, sizeof buffer, 100),
           0);
    EXPECT(GetLastError(), ERROR_INVALID_NETNAME);
}

struct told {
    DWORD thread;
    LONG count;
    uint64_t information;
};

struct io_status { /* IO_STATUS_BLOCK */
    uint64_t status, information;
};

static VOID WINAPI on_reply(PVOID context, struct io_status *block, ULONG reserved)
{
    struct told *told = context;
    (void)reserved;
    told->thread = GetCurrentThreadId();
    told->information = block->information;
    told->count++;
}

static void check_routine(HANDLE icmp)
{
    struct buffer buffers[3];
    struct told told[3] = {0};
    HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
    for (int i = 0; i < 3; i++) /* the last one with an event too: then there is no call */
        EXPECT(send_from(icmp, i == 2 ? event : NULL, (FARPROC)(void *)on_reply, &told[i], 0,
                         inet_addr("198.51.100.2"), data, (WORD)(100 + i), &no_fragments,
                         &buffers[i], sizeof buffers[i], TIMEOUT_MS),
               0);
    Sleep(100);
    EXPECT(told[0].count, 0); /* not while this thread does not wait alertably */
    SleepEx(0, TRUE);
    EXPECT(WaitForSingleObject(event, WAIT_MS), WAIT_OBJECT_0);
    EXPECT(told[0].count, 1);
    EXPECT(told[1].count, 1);
    EXPECT(told[2].count, 0);
    EXPECT(told[0].thread, GetCurrentThreadId());
    EXPECT(told[0].information >= 100, 1);
    for (int i = 0; i < 3; i++)
        EXPECT(IcmpParseReplies(&buffers[i], sizeof buffers[i]), 1);
    CloseHandle(event);
}

static void check_buffers(HANDLE icmp)
{
    struct buffer buffer;
    DWORD least = sizeof(ICMP_ECHO_REPLY) + 100 + 8 + 16;
    IPAddr to = inet_addr("198.51.100.2");
    EXPECT(IcmpSendEcho2(NULL, NULL, NULL, NULL, to, data, 100, NULL, &buffer, least, 100), 0);
    EXPECT(GetLastError(), ERROR_INVALID_PARAMETER);
    EXPECT(IcmpSendEcho2(icmp, NULL, NULL, NULL, to, data, 100, NULL, &buffer, 39, 100), 0);
    EXPECT(GetLastError(), ERROR_INVALID_PARAMETER);
    EXPECT(IcmpSendEcho2(icmp, NULL, NULL, NULL, to, data, 100, NULL, &buffer, least - 1, 100), 0);
    EXPECT(GetLastError(), IP_BUF_TOO_SMALL);
    EXPECT(IcmpSendEcho2(icmp, NULL, NULL, NULL, to, data, 100, NULL, &buffer, least, 1000), 1);
}

/* A hundred at once, and all of them closed under way */
static void check_many(HANDLE icmp)
{
    enum {
        MANY = 100
    };
    static struct buffer buffers[MANY];
    static struct told told[MANY];
    LONG count = 0, replies = 0;
    for (int i = 0; i < MANY; i++)
        send_from(icmp, NULL, (FARPROC)(void *)on_reply, &told[i], 0, inet_addr("198.51.100.2"),
                  data, (WORD)(1400 - i), &no_fragments, &buffers[i], sizeof buffers[i], WAIT_MS);
    ULONGLONG end = GetTickCount64() + WAIT_MS;
    while (count < MANY && GetTickCount64() < end) {
        SleepEx(20, TRUE);
        count = 0;
        for (int i = 0; i < MANY; i++)
            count += told[i].count;
    }
    for (int i = 0; i < MANY; i++)
        replies += (LONG)IcmpParseReplies(&buffers[i], sizeof buffers[i]);
    EXPECT(replies, MANY);
}

static void check_close(void)
{
    struct buffer buffer;
    HANDLE icmp = IcmpCreateFile(), event = CreateEventW(NULL, FALSE, FALSE, NULL);
    EXPECT(IcmpSendEcho2(icmp, event, NULL, NULL, inet_addr("198.51.100.2"), data, 1440,
                         &no_fragments, &buffer, sizeof buffer, 60000),
           0); /* which nobody answers */
    EXPECT(WaitForSingleObject(event, 50), WAIT_TIMEOUT);
    EXPECT(IcmpCloseHandle(icmp), TRUE);
    EXPECT(WaitForSingleObject(event, WAIT_MS), WAIT_OBJECT_0);
    EXPECT(IcmpParseReplies(&buffer, sizeof buffer), 0);
    EXPECT(GetLastError(), ERROR_OPERATION_ABORTED);
    EXPECT(IcmpCloseHandle(INVALID_HANDLE_VALUE), FALSE);
    CloseHandle(event);
}

static void check_ipv6(void)
{
    struct buffer buffer;
    struct sockaddr_in6 from = {.sin6_family = AF_INET6}, to = from;
    HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
    HANDLE icmp = ((create_file *)(void *)GetProcAddress(dll, "Icmp6CreateFile"))();
    send_echo6 *send = (void *)GetProcAddress(dll, "Icmp6SendEcho2");
    parse_replies *parse = (void *)GetProcAddress(dll, "Icmp6ParseReplies");
    inet_pton(AF_INET6, "2001:db8:2::2", &to.sin6_addr);
    inet_pton(AF_INET6, "2001:db8:1::2", &from.sin6_addr);
    EXPECT(send(icmp, event, NULL, NULL, &from, &to, data, 1400 - IPV6_HEADERS, &no_fragments,
                &buffer, sizeof buffer, TIMEOUT_MS),
           0);
    EXPECT(GetLastError(), ERROR_IO_PENDING);
    EXPECT(WaitForSingleObject(event, WAIT_MS), WAIT_OBJECT_0);
    EXPECT(parse(&buffer, sizeof buffer), 1);
    EXPECT(send(icmp, NULL, NULL, NULL, &from, &to, data, 100, NULL, &buffer, 35, 100), 0);
    EXPECT(GetLastError(), ERROR_INSUFFICIENT_BUFFER);
    IcmpCloseHandle(icmp);
    CloseHandle(event);
}

/* What a router said is remembered. */
static void check_path(void)
{
    get_path *get = (void *)GetProcAddress(dll, "GetIpPathEntry");
    MIB_IPPATH_ROW row = {0};
    EXPECT(get(NULL), ERROR_INVALID_PARAMETER);
    EXPECT(get(&row), ERROR_INVALID_PARAMETER);
    row.Destination.si_family = AF_INET;
    row.Destination.Ipv4.sin_addr.s_addr = inet_addr("198.51.100.2");
    EXPECT(get(&row), ERROR_INVALID_PARAMETER); /* neither LUID nor index */
    row.InterfaceIndex = 4242;
    EXPECT(get(&row), ERROR_FILE_NOT_FOUND);
    EXPECT(GetBestInterface(inet_addr("198.51.100.2"), &row.InterfaceIndex), 0);
    EXPECT(get(&row), 0);
    EXPECT(row.PathMtu, 1400);
}

static void check_routes(void)
{
    MIB_IPFORWARD_ROW2 route;
    SOCKADDR_INET outer = {.si_family = AF_INET}, inner = outer, from = outer, source;
    NET_LUID vpn, physical;
    outer.Ipv4.sin_addr.s_addr = inet_addr("198.51.100.2");
    inner.Ipv4.sin_addr.s_addr = inet_addr("10.20.0.1");
    ConvertInterfaceAliasToLuid(L"ipsec0", &vpn);
    ConvertInterfaceAliasToLuid(L"eth0", &physical);
    EXPECT(GetBestRoute2(&physical, 0, NULL, &outer, 0, &route, &source), 0);
    EXPECT(route.InterfaceLuid.Value == physical.Value, 1);
    EXPECT(source.Ipv4.sin_addr.s_addr, inet_addr("192.0.2.2"));
    EXPECT(GetBestRoute2(&vpn, 0, NULL, &inner, 0, &route, &source), 0);
    EXPECT(GetBestRoute2(&vpn, 0, NULL, &outer, 0, &route, &source) != 0, 1); /* no way there */
    from.Ipv4.sin_addr.s_addr = inet_addr("192.0.2.2");
    EXPECT(GetBestRoute2(NULL, 0, &from, &inner, 0, &route, &source), 0);
    EXPECT(route.InterfaceLuid.Value == physical.Value, 1); /* the one that has the address */
    from.Ipv4.sin_addr.s_addr = inet_addr("192.0.2.99");
    EXPECT(GetBestRoute2(NULL, 0, &from, &inner, 0, &route, &source), ERROR_NOT_FOUND);
    EXPECT(GetBestRoute2(NULL, 4242, NULL, &outer, 0, &route, &source), ERROR_FILE_NOT_FOUND);
}

int main(void)
{
    WSADATA sockets;
    struct addrinfo *found = NULL;
    WSAStartup(MAKEWORD(2, 2), &sockets);
    dll = LoadLibraryExW(L"iphlpapi.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    for (size_t i = 0; i < sizeof data; i++)
        data[i] = (uint8_t)(i * 7 + 1);
    EXPECT(getaddrinfo("198.51.100.2", NULL, NULL, &found), 0); /* Wine's own */
    send_from = (send_echo *)(void *)GetProcAddress(dll, "IcmpSendEcho2Ex");
    HANDLE icmp = IcmpCreateFile();
    check_event(icmp);
    check_local(icmp);
    check_source(icmp);
    check_routine(icmp);
    check_buffers(icmp);
    check_many(icmp);
    check_close();
    check_ipv6();
    check_path();
    check_routes();
    EXPECT(IcmpCloseHandle(icmp), TRUE);
    printf("%d wrong\n", wrong);
    return wrong != 0;
}
