/* SPDX-License-Identifier: MIT */
/* icmp.h: what icmpapi.h of Windows' SDK has and that of mingw-w64 lacks. */
#ifndef WINDOWS_ICMP_H
#define WINDOWS_ICMP_H

#include <winsock2.h>
#include <ws2ipdef.h>
#include <windows.h>
#include <winternl.h>
#include <iphlpapi.h>
/* Before icmpapi.h, so that routines have their own type there (nf-icmpapi-icmpsendecho2ex). */
#define PIO_APC_ROUTINE_DEFINED
#include <icmpapi.h>

#include <stdint.h>

DWORD WINAPI IcmpSendEcho2Ex(HANDLE icmp, HANDLE event, PIO_APC_ROUTINE routine, PVOID context,
                             IPAddr source, IPAddr destination, LPVOID data, WORD size,
                             PIP_OPTION_INFORMATION options, LPVOID reply, DWORD reply_size,
                             DWORD timeout);

/* IPV6_ADDRESS_EX, which ipexport.h packs. */
#pragma pack(push, 1)
struct icmp_address6 {
    USHORT port;
    ULONG flow;
    uint8_t bytes[16];
    ULONG scope;
};
#pragma pack(pop)

/* ICMPV6_ECHO_REPLY (ns-ipexport-icmpv6_echo_reply_lh). What came back follows it. */
struct icmp_reply6 {
    struct icmp_address6 from;
    ULONG status;
    unsigned rtt_ms;
};

_Static_assert(sizeof(struct icmp_reply6) == 36, "as Windows has it");

#endif
