/* SPDX-License-Identifier: MIT */
/*
 * What all of the lab's DLLs share: names of exports, the log, and what the environment asks for.
 * Every variable is for tests only, and read anew at each call:
 *
 *   VPNMTU_LAB_LOG=/unix/path         every call, one a line
 *   VPNMTU_LAB_VPNS=/unix/path        the VPNs that there are, see vpns.h; lib.sh sets it
 *   VPNMTU_LAB_NOT_ELEVATED=1         as for a process without administrator rights: setting an
 *                                     MTU and listing IPsec SAs are refused with 5;
 *                           =open     opening the filter engine already
 *   VPNMTU_LAB_SET_ERROR=[ipv4:|ipv6:]CODE   SetIpInterfaceEntry fails with that code
 *   VPNMTU_LAB_CLAMP=MTU              SetIpInterfaceEntry sets that one instead
 *   VPNMTU_LAB_LOCAL_TOO_BIG=reply    an echo request larger than the local MTU is answered by this
 *                                     computer's own address (status 11009), instead of completing
 *                                     with no reply and error 11009;
 *                           =at-once  it is refused with that error, and never begins
 *   VPNMTU_LAB_ICMP6_TIMEOUT=documented  an asynchronous Icmp6SendEcho2 has no time-out, as
 *                                     Microsoft's page has it
 *   VPNMTU_LAB_RAS_ERROR=CODE         RasEnumConnectionsW fails with that code
 *   VPNMTU_LAB_RAS_STATE=N            RasGetConnectStatusW reports that RASCONNSTATE
 *   VPNMTU_LAB_RAS_NO_ENDPOINTS=1     RasGetConnectStatusW tells no addresses but what was dialled
 *   VPNMTU_LAB_PROJECTION_PENDING=N   the first N calls of RasGetProjectionInfoEx in a process say
 *                                     730, projection not complete
 *   VPNMTU_LAB_INNER_SERVER=ADDRESS   IPv4 address of the server inside the tunnel (else unknown)
 *   VPNMTU_LAB_WFP_ERROR=CODE         FwpmEngineOpen0 fails with that code (decimal)
 */
#ifndef LAB_ENVIRONMENT_H
#define LAB_ENVIRONMENT_H

#include <winsock2.h>
#include <ws2tcpip.h>

#include <stdbool.h>

/*
 * The exported function NAME is lab_NAME in the code: plain NAME is Wine's own, from the renamed
 * DLL. The build script exports every lab_* function it finds.
 */
#define LAB(name) lab_##name

bool environment(const char *name, char *value, DWORD size); /* false: not set */
DWORD environment_number(const char *name, DWORD otherwise);
void trace(const char *format, ...) __attribute__((format(gnu_printf, 1, 2)));
bool is_elevated(void); /* root, and not told otherwise by VPNMTU_LAB_NOT_ELEVATED */
void stay_loaded(void); /* for a DLL that has started a thread: it is never unloaded */

#endif
