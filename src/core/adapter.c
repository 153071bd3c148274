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
        ROLE_VPN, false, true, type, false                                                         \
    }
#define IS_AEAD_VPN(type)                                                                          \
    {                                                                                              \
        ROLE_VPN, false, true, type, true                                                          \
    }
/* A VPN whose packets are unknown to us: there is no MTU to compute. */
#define IS_FOREIGN_VPN                                                                             \
    {                                                                                              \
        ROLE_VPN, false, false, VPN_IKEV2, false                                                   \
    }
#define IS_OTHER                                                                                   \
    {                                                                                              \
        ROLE_OTHER, false, false, VPN_IKEV2, false                                                 \
    }

/*
 * Descriptions are those of the drivers' INF files. Wintun carries several products; OpenVPN is the
 * one that costs most. Hyper-V and VirtualBox adapters look like hardware and carry no VPN; other
 * vendors' VPN adapters call themselves Ethernet hardware and carry no path.
 */
static const struct known_adapter known_adapters[] = {
    {"WireGuard Tunnel", IS_VPN(VPN_WIREGUARD)},
    {"WireGuard", IS_VPN(VPN_WIREGUARD)},
    {"Tailscale Tunnel", IS_VPN(VPN_WIREGUARD)},
    {"OpenVPN Data Channel Offload", IS_AEAD_VPN(VPN_OPENVPN_UDP)},
    {"TAP-Windows Adapter", IS_VPN(VPN_OPENVPN_UDP)},
    {"TAP-Win32 Adapter", IS_VPN(VPN_OPENVPN_UDP)},
    {"TAP-NordVPN Windows Adapter", IS_VPN(VPN_OPENVPN_UDP)},
    {"TAP-ProtonVPN Windows Adapter", IS_VPN(VPN_OPENVPN_UDP)},
    {"TAP-Surfshark Windows Adapter", IS_VPN(VPN_OPENVPN_UDP)},
    {"Wintun Userspace Tunnel", IS_VPN(VPN_OPENVPN_UDP)},
    {"NordLynx Tunnel", IS_VPN(VPN_WIREGUARD)},
    {"Mullvad Tunnel", IS_FOREIGN_VPN}, /* WireGuard or OpenVPN */
    {"Cisco AnyConnect", IS_FOREIGN_VPN},
    {"Fortinet SSL VPN Virtual Ethernet Adapter", IS_FOREIGN_VPN},
    {"Fortinet Virtual Ethernet Adapter", IS_FOREIGN_VPN},
    {"PANGP Virtual Ethernet Adapter", IS_FOREIGN_VPN},
    {"Juniper Networks Virtual Adapter", IS_FOREIGN_VPN},
    {"Check Point Virtual Network Adapter", IS_FOREIGN_VPN},
    {"F5 Networks VPN Adapter", IS_FOREIGN_VPN},
    {"VPN Client Adapter - ", IS_FOREIGN_VPN}, /* SoftEther */
    {"ZeroTier Virtual Port", IS_OTHER},       /* fragments by itself: its MTU is no path's */
    {"Hyper-V Virtual Ethernet Adapter", IS_OTHER},
    {"Hyper-V Virtual Switch", IS_OTHER},
    {"VirtualBox Host-Only", IS_OTHER},
    {"VMware Virtual Ethernet Adapter", IS_OTHER},
    {"Npcap Loopback Adapter", IS_OTHER},
    {"Microsoft KM-TEST Loopback Adapter", IS_OTHER},
    {"Microsoft Kernel Debug Network Adapter", IS_OTHER},
    {"Microsoft Wi-Fi Direct Virtual Adapter", IS_OTHER},
    {"Microsoft Hosted Network Virtual Adapter", IS_OTHER},
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

    /* The idle devices of RAS, one of which (PPPoE) has the type of a connection. */
    if (adapter->filter || strncmp(adapter->description, "WAN Miniport", 12) == 0)
        return other;
    /* A connection's description is the entry's name, which a user chose: it tells nothing. */
    if (adapter->if_type == IF_TYPE_RAS_PPP)
        return (struct adapter_identity){ROLE_VPN, true, false, VPN_L2TP, false};
    for (size_t i = 0; i < sizeof known_adapters / sizeof known_adapters[0]; i++) {
        const struct known_adapter *row = &known_adapters[i];

        if (strncmp(adapter->description, row->description, strlen(row->description)) == 0)
            return row->identity;
    }
    if (is_physical_type(adapter->if_type) && (adapter->hardware || adapter->connector))
        return (struct adapter_identity){ROLE_PHYSICAL, false, false, VPN_IKEV2, false};
    return other;
}

bool adapter_can_be(const struct adapter_identity *identity, enum vpn_type type)
{
    const struct vpn_kind *kind = vpn_kind(type);

    if (identity->ras)
        return kind->ras || type == VPN_IPSEC;
    return identity->has_type && vpn_kind(identity->vpn_type)->use == kind->use;
}
