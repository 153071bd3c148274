/* SPDX-License-Identifier: MIT */
#include "core/adapter.h"

#include <stddef.h>
#include <string.h>

/* What a description may begin with. Order matters: the first row that fits decides. */
struct known_adapter {
    const char *description;
    struct adapter_identity identity;
};

#define IS_VPN(type)                                                                               \
    {                                                                                              \
        ROLE_VPN, false, true, type                                                                \
    }
#define IS_OTHER                                                                                   \
    {                                                                                              \
        ROLE_OTHER, false, false, VPN_IKEV2                                                        \
    }

/*
 * Descriptions are those of the drivers' INF files. Wintun carries several products; OpenVPN is the
 * one that costs most. Hyper-V and VirtualBox adapters look like hardware and carry no VPN.
 */
static const struct known_adapter known_adapters[] = {
    {"WireGuard Tunnel", IS_VPN(VPN_WIREGUARD)},
    {"WireGuard", IS_VPN(VPN_WIREGUARD)},
    {"Tailscale Tunnel", IS_VPN(VPN_WIREGUARD)},
    {"OpenVPN Data Channel Offload", IS_VPN(VPN_OPENVPN_UDP)},
    {"TAP-Windows Adapter", IS_VPN(VPN_OPENVPN_UDP)},
    {"TAP-Win32 Adapter", IS_VPN(VPN_OPENVPN_UDP)},
    {"Wintun Userspace Tunnel", IS_VPN(VPN_OPENVPN_UDP)},
    {"WAN Miniport", IS_OTHER},
    {"Hyper-V Virtual Ethernet Adapter", IS_OTHER},
    {"Hyper-V Virtual Switch", IS_OTHER},
    {"VirtualBox Host-Only", IS_OTHER},
    {"VMware Virtual Ethernet Adapter", IS_OTHER},
    {"Npcap Loopback Adapter", IS_OTHER},
    {"Microsoft Wi-Fi Direct Virtual Adapter", IS_OTHER},
    {"Bluetooth Device", IS_OTHER},
};

const char *role_name(enum role role)
{
    static const char *const names[] = {"vpn", "physical", "other"};

    return names[role];
}

static bool is_physical_type(uint32_t if_type)
{
    return if_type == IF_TYPE_ETHERNET || if_type == IF_TYPE_WIFI || if_type == IF_TYPE_MOBILE ||
           if_type == IF_TYPE_MOBILE_CDMA;
}

struct adapter_identity adapter_identify(const struct adapter *adapter)
{
    static const struct adapter_identity other = IS_OTHER;

    if (adapter->filter)
        return other;
    for (size_t i = 0; i < sizeof known_adapters / sizeof known_adapters[0]; i++) {
        const struct known_adapter *row = &known_adapters[i];

        if (strncmp(adapter->description, row->description, strlen(row->description)) == 0)
            return row->identity;
    }
    if (adapter->if_type == IF_TYPE_RAS_PPP)
        return (struct adapter_identity){ROLE_VPN, true, false, VPN_L2TP};
    if (is_physical_type(adapter->if_type) && (adapter->hardware || adapter->connector))
        return (struct adapter_identity){ROLE_PHYSICAL, false, false, VPN_IKEV2};
    return other;
}
