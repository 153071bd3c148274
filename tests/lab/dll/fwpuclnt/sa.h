/* SPDX-License-Identifier: MIT */
/* The structures of IPsecSaContextEnum1, by Microsoft's ipsectypes.h: mingw-w64's has a fault. */
#ifndef LAB_SA_H
#define LAB_SA_H

#include "lab_environment.h"

#include <fwpmu.h>

struct sa_details1 { /* IPSEC_SA_DETAILS1 */
    FWP_IP_VERSION ipVersion;
    FWP_DIRECTION saDirection;
    IPSEC_TRAFFIC1 traffic;
    IPSEC_SA_BUNDLE1 saBundle;
    IPSEC_V4_UDP_ENCAPSULATION0 *udpEncapsulation;
    FWPM_FILTER0 *transportFilter;
    IPSEC_VIRTUAL_IF_TUNNEL_INFO0 virtualIfTunnelInfo; /* which mingw-w64 makes a pointer */
};

struct sa_context1 { /* IPSEC_SA_CONTEXT1 */
    UINT64 saContextId;
    struct sa_details1 *inboundSa, *outboundSa;
};

_Static_assert(sizeof(IPSEC_TRAFFIC1) == 72, "as Windows has it");
_Static_assert(sizeof(IPSEC_SA_BUNDLE1) == 112, "as Windows has it");
_Static_assert(sizeof(struct sa_details1) == 224, "as Windows has it");

#endif
