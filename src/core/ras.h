/* SPDX-License-Identifier: MIT */
/* ras.h: what the names of RAS devices tell of a connection. */
#ifndef CORE_RAS_H
#define CORE_RAS_H

#include <stdbool.h>

#include "core/adapter.h"

/*
 * The enum vpn_type of a device of RAS ("WAN Miniport (IKEv2)": RASCONNW.szDeviceName), VPN_UNSET
 * where it is none of the four. The protocol's name counts, whatever language is around it.
 */
int ras_device_type(const char *device);

/* What the interface of a RAS connection is: a VPN of that device, or a dialled line (PPPoE, a
 * modem), which carries VPNs as hardware does. */
struct adapter_identity ras_identify(bool is_vpn, const char *device);

#endif
