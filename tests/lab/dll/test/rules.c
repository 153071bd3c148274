/* SPDX-License-Identifier: MIT */
/*
 * Is the lab's iphlpapi.dll as strict as Windows? Run under Wine by tests/lab/cases: rules.exe VPN
 * PHYSICAL Prints what is wrong; exit code 0 if nothing is.
 */

#include <winsock2.h>
#include <ws2tcpip.h>
#include <iphlpapi.h>
#include <netioapi.h>
#include <icmpapi.h>

#include <stdbool.h>
#include <stdio.h>
#include "linux.h"

/* The same way as the product loads it */
#define LOAD(name) __typeof__(name) *p##name = (void *)GetProcAddress(dll, #name)

static int wrong;

static void expect_at(int line, const char *what, unsigned long got, unsigned long wanted)
{
    if (got == wanted)
        return;
    printf("rules.c:%d: %s gives %lu, wanted %lu\n", line, what, got, wanted);
    wrong++;
}

#define EXPECT(call, wanted) expect_at(__LINE__, #call, (unsigned long)(call), (wanted))

static HMODULE dll;

static NET_LUID luid_of(const char *alias)
{
    LOAD(ConvertInterfaceAliasToLuid);
    WCHAR wide[64];
    NET_LUID luid = {0};
    MultiByteToWideChar(CP_UTF8, 0, alias, -1, wide, 64);
    EXPECT(pConvertInterfaceAliasToLuid(wide, &luid), 0);
    return luid;
}

static MIB_IPINTERFACE_ROW row_of(ADDRESS_FAMILY family, NET_LUID luid)
{
    LOAD(InitializeIpInterfaceEntry);
    LOAD(GetIpInterfaceEntry);
    MIB_IPINTERFACE_ROW row;
    pInitializeIpInterfaceEntry(&row);
    row.Family = family;
    row.InterfaceLuid = luid;
    EXPECT(pGetIpInterfaceEntry(&row), 0);
    return row;
}

static void check_get(NET_LUID vpn)
{
    LOAD(GetIpInterfaceEntry);
    MIB_IPINTERFACE_ROW row = {.Family = AF_INET};
    EXPECT(pGetIpInterfaceEntry(NULL), ERROR_INVALID_PARAMETER);
    EXPECT(pGetIpInterfaceEntry(&row), ERROR_INVALID_PARAMETER);
    row.InterfaceIndex = 4242;
    EXPECT(pGetIpInterfaceEntry(&row), ERROR_FILE_NOT_FOUND);
    row.InterfaceLuid = vpn; /* wins over the index */
    EXPECT(pGetIpInterfaceEntry(&row), 0);
    EXPECT(row.InterfaceIndex != 4242, 1);
    EXPECT(row.SitePrefixLength, 64);
    row.Family = AF_UNSPEC;
    EXPECT(pGetIpInterfaceEntry(&row), ERROR_INVALID_PARAMETER);
}

/* SetIpInterfaceEntry for the VPN of the demonstration: MTU 1400 on a physical 1500 */
static void check_set(NET_LUID vpn)
{
    LOAD(SetIpInterfaceEntry);
    MIB_IPINTERFACE_ROW row = row_of(AF_INET, vpn);
    EXPECT(pSetIpInterfaceEntry(NULL), ERROR_INVALID_PARAMETER);
    EXPECT(pSetIpInterfaceEntry(&row),
           ERROR_INVALID_PARAMETER); /* SitePrefixLength as Get gave it */
    row.SitePrefixLength = 0;
    EXPECT(pSetIpInterfaceEntry(&row), 0);
    row.NlMtu = 575;
    EXPECT(pSetIpInterfaceEntry(&row), ERROR_INVALID_PARAMETER);
    row.NlMtu = 1401;
    EXPECT(pSetIpInterfaceEntry(&row), ERROR_INVALID_PARAMETER);
    row.InterfaceLuid.Value += 4242;
    EXPECT(pSetIpInterfaceEntry(&row), ERROR_FILE_NOT_FOUND);
    row.InterfaceLuid.Value = 0;
    row.InterfaceIndex = 0;
    EXPECT(pSetIpInterfaceEntry(&row), ERROR_INVALID_PARAMETER);
    row = row_of(AF_INET6, vpn);
    row.NlMtu = 1279;
    EXPECT(pSetIpInterfaceEntry(&row), ERROR_INVALID_PARAMETER);
}

/* Both families keep their own MTU, in whatever order they are set. */
static void check_families(NET_LUID vpn)
{
    static const struct {
        ADDRESS_FAMILY family;
        ULONG mtu;
    } steps[] = {{AF_INET, 1374}, {AF_INET6, 1300}, {AF_INET, 1000}, {AF_INET6, 1390},
                 {AF_INET, 1350}, {AF_INET6, 1400}, {AF_INET, 1400}};
    LOAD(SetIpInterfaceEntry);
    ULONG ipv4 = row_of(AF_INET, vpn).NlMtu, ipv6 = row_of(AF_INET6, vpn).NlMtu;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        MIB_IPINTERFACE_ROW row = row_of(steps[i].family, vpn);
        row.SitePrefixLength = 0;
        row.NlMtu = steps[i].mtu;
        EXPECT(pSetIpInterfaceEntry(&row), 0);
        *(steps[i].family == AF_INET ? &ipv4 : &ipv6) = steps[i].mtu;
        EXPECT(row_of(AF_INET, vpn).NlMtu, ipv4);
        EXPECT(row_of(AF_INET6, vpn).NlMtu, ipv6);
    }
}

static void check_rights(NET_LUID vpn)
{
    enum {
        SYSTEM_SETRESUID = 117,
        NOBODY = 65534
    };
    LOAD(SetIpInterfaceEntry);
    MIB_IPINTERFACE_ROW row = row_of(AF_INET, vpn);
    row.SitePrefixLength = 0;
    linux_call(SYSTEM_SETRESUID, -1, NOBODY, -1, 0, 0, 0); /* of this thread only */
    EXPECT(pSetIpInterfaceEntry(&row), ERROR_ACCESS_DENIED);
    linux_call(SYSTEM_SETRESUID, -1, 0, -1, 0, 0, 0);
    EXPECT(pSetIpInterfaceEntry(&row), 0);
}

static void check_rows(NET_LUID vpn, NET_LUID physical)
{
    LOAD(GetIfEntry2);
    MIB_IF_ROW2 row = {.InterfaceLuid = vpn};
    EXPECT(pGetIfEntry2(&row), 0);
    EXPECT(row.Type, IF_TYPE_PPP);
    EXPECT(row.MediaType, NdisMediumWan);
    EXPECT(row.AccessType, NET_IF_ACCESS_POINT_TO_POINT);
    EXPECT(row.ConnectionType, NET_IF_CONNECTION_DEMAND);
    EXPECT(row.InterfaceAndOperStatusFlags.HardwareInterface, 0);
    EXPECT(row.InterfaceAndOperStatusFlags.ConnectorPresent, 0);
    EXPECT(row.Mtu, 1400);
    row = (MIB_IF_ROW2){.InterfaceLuid = physical};
    EXPECT(pGetIfEntry2(&row), 0);
    EXPECT(row.Type, IF_TYPE_ETHERNET_CSMACD);
    EXPECT(row.InterfaceAndOperStatusFlags.HardwareInterface, 1);
    row = (MIB_IF_ROW2){0};
    EXPECT(pGetIfEntry2(&row), ERROR_INVALID_PARAMETER);
}

static void check_routes(NET_LUID vpn, NET_LUID physical)
{
    LOAD(GetBestRoute2);
    LOAD(GetIpForwardTable2);
    LOAD(FreeMibTable);
    MIB_IPFORWARD_ROW2 route;
    SOCKADDR_INET to = {.si_family = AF_INET}, source;
    to.Ipv4.sin_addr.s_addr = inet_addr("198.51.100.2");
    EXPECT(pGetBestRoute2(NULL, 0, NULL, &to, 0, &route, &source), 0);
    EXPECT(route.InterfaceLuid.Value == physical.Value, 1);
    EXPECT(route.DestinationPrefix.PrefixLength, 0);
    to.Ipv4.sin_addr.s_addr = inet_addr("10.20.0.1");
    EXPECT(pGetBestRoute2(NULL, 0, NULL, &to, 0, &route, &source), 0);
    EXPECT(route.InterfaceLuid.Value == vpn.Value, 1);
    EXPECT(pGetBestRoute2(NULL, 0, NULL, NULL, 0, &route, &source), ERROR_INVALID_PARAMETER);
    MIB_IPFORWARD_TABLE2 *table = NULL;
    int defaults = 0, of_vpn = 0;
    EXPECT(pGetIpForwardTable2(AF_UNSPEC, &table), 0);
    for (ULONG i = 0; table && i < table->NumEntries; i++) {
        const MIB_IPFORWARD_ROW2 *row = &table->Table[i];
        bool is_default = row->DestinationPrefix.PrefixLength == 0;
        defaults += is_default && row->InterfaceLuid.Value == physical.Value;
        of_vpn += row->InterfaceLuid.Value == vpn.Value &&
                  row->DestinationPrefix.Prefix.si_family == AF_INET;
    }
    EXPECT(defaults, 2);
    EXPECT(of_vpn, 1);
    pFreeMibTable(table);
}

static volatile LONG changes;

static VOID WINAPI on_change(PVOID context, PMIB_IPINTERFACE_ROW row, MIB_NOTIFICATION_TYPE type)
{
    (void)context;
    if (row && type == MibParameterNotification)
        InterlockedIncrement(&changes);
}

static void check_notification(NET_LUID vpn)
{
    LOAD(NotifyIpInterfaceChange);
    LOAD(CancelMibChangeNotify2);
    LOAD(SetIpInterfaceEntry);
    HANDLE handle = NULL;
    EXPECT(pNotifyIpInterfaceChange(AF_INET, on_change, NULL, FALSE, &handle), 0);
    MIB_IPINTERFACE_ROW row = row_of(AF_INET, vpn);
    row.SitePrefixLength = 0;
    row.NlMtu = 1399;
    EXPECT(pSetIpInterfaceEntry(&row), 0);
    for (int i = 0; i < 50 && !changes; i++)
        Sleep(50);
    EXPECT(changes > 0, 1);
    EXPECT(pCancelMibChangeNotify2(handle), 0);
    row.NlMtu = 1400;
    EXPECT(pSetIpInterfaceEntry(&row), 0);
}

/* One echo request; the packet has `bytes` bytes and must not be fragmented. */
static void check_echo(const char *to, WORD bytes, DWORD replies, IP_STATUS status)
{
    enum {
        HEADERS = 20 + 8,
        TIMEOUT_MS = 1000
    };
    static char data[2000];
    DWORD reply[512];
    IP_OPTION_INFORMATION options = {.Ttl = 64, .Flags = IP_FLAG_DF};
    LOAD(IcmpCreateFile);
    LOAD(IcmpSendEcho);
    LOAD(IcmpCloseHandle);
    HANDLE icmp = pIcmpCreateFile();
    DWORD got = pIcmpSendEcho(icmp, inet_addr(to), data, (WORD)(bytes - HEADERS), &options, reply,
                              sizeof reply, TIMEOUT_MS);
    DWORD error = GetLastError();
    EXPECT(got, replies);
    EXPECT(got ? ((ICMP_ECHO_REPLY *)reply)->Status : error, status);
    pIcmpCloseHandle(icmp);
}

/* The same with IPv6, for which mingw-w64 has no declarations */
static void check_echo6(const uint8_t to[16], WORD bytes, DWORD replies, IP_STATUS status)
{
    typedef DWORD WINAPI send_echo(HANDLE, HANDLE, FARPROC, PVOID, struct sockaddr_in6 *,
                                   struct sockaddr_in6 *, LPVOID, WORD, PIP_OPTION_INFORMATION,
                                   LPVOID, DWORD, DWORD);
    enum {
        HEADERS = 40 + 8,
        TIMEOUT_MS = 1000,
        STATUS_AT = 28
    };
    static char data[2000];
    char reply[2048];
    IP_OPTION_INFORMATION options = {.Ttl = 64, .Flags = IP_FLAG_DF};
    struct sockaddr_in6 from = {.sin6_family = AF_INET6}, address = from;
    HANDLE(WINAPI * create)(void) = (void *)GetProcAddress(dll, "Icmp6CreateFile");
    send_echo *send = (void *)GetProcAddress(dll, "Icmp6SendEcho2");
    LOAD(IcmpCloseHandle);
    memcpy(&address.sin6_addr, to, 16);
    HANDLE icmp = create();
    DWORD got = send(icmp, NULL, NULL, NULL, &from, &address, data, (WORD)(bytes - HEADERS),
                     &options, reply, sizeof reply, TIMEOUT_MS);
    DWORD told = GetLastError();
    if (got)
        memcpy(&told, reply + STATUS_AT, sizeof told);
    EXPECT(got, replies);
    EXPECT(told, status);
    pIcmpCloseHandle(icmp);
}

/*
 * The router's link to the server takes 1400 bytes, and it says so; packets above 1454 it drops
 * without a word; the computer's own link takes 1500.
 */
static void check_icmp(void)
{
    static const uint8_t server[16] = {0x20, 0x01, 0x0d, 0xb8, 0, 2, [15] = 2};
    check_echo("198.51.100.2", 1400, 1, IP_SUCCESS);
    check_echo("198.51.100.2", 1401, 1, IP_PACKET_TOO_BIG);
    check_echo("198.51.100.2", 1401, 1, IP_PACKET_TOO_BIG); /* not remembered */
    check_echo("198.51.100.2", 1454, 1, IP_PACKET_TOO_BIG);
    check_echo("198.51.100.2", 1455, 0, IP_REQ_TIMED_OUT);
    check_echo("198.51.100.2", 1501, 0, IP_PACKET_TOO_BIG);
    check_echo6(server, 1400, 1, IP_SUCCESS);
    check_echo6(server, 1454, 1, IP_PACKET_TOO_BIG);
    check_echo6(server, 1455, 0, IP_REQ_TIMED_OUT);
    check_echo6(server, 1501, 0, IP_PACKET_TOO_BIG);
}

int main(int argc, char **argv)
{
    dll = LoadLibraryExW(L"iphlpapi.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (argc != 3 || !dll)
        return 2;
    NET_LUID vpn = luid_of(argv[1]), physical = luid_of(argv[2]);
    check_get(vpn);
    check_set(vpn);
    check_families(vpn);
    check_rights(vpn);
    check_rows(vpn, physical);
    check_routes(vpn, physical);
    check_notification(vpn);
    check_icmp();
    printf("%d wrong\n", wrong);
    return wrong != 0;
}
