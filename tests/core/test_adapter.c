/* SPDX-License-Identifier: MIT */
/* What an interface is, by the facts of real drivers. */
#include "check.h"
#include "core/adapter.h"

#define HARDWARE  true, true
#define CONNECTOR false, true
#define SOFTWARE  false, false
#define UNTYPED   (-1)

struct adapter_row {
    uint32_t if_type;
    bool hardware, connector;
    const char *description;
    enum role role;
    int vpn_type; /* or UNTYPED */
    const char *why;
};

static void check_rows(const struct adapter_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct adapter_row *row = &rows[i];
        struct adapter adapter = {row->if_type, false, row->hardware, row->connector,
                                  row->description};
        struct adapter_identity identity = adapter_identify(&adapter);

        if (identity.role != row->role)
            print_error("\"%s\" is %s\n", row->description, role_name(identity.role));
        CHECK_NUMBER(row->why, identity.role, row->role);
        CHECK(row->why, identity.has_type == (row->vpn_type != UNTYPED));
        if (identity.has_type)
            CHECK_NUMBER(row->why, identity.vpn_type, row->vpn_type);
        CHECK(row->why, identity.ras == (row->role == ROLE_VPN && row->if_type == IF_TYPE_RAS_PPP));
        /* A filter's row is never the adapter itself, whatever its text. */
        adapter.filter = true;
        identity = adapter_identify(&adapter);
        CHECK_NUMBER("an NDIS filter", identity.role, ROLE_OTHER);
        CHECK("an NDIS filter", !identity.ras && !identity.has_type);
    }
}

static void vpns(void **state)
{
    static const struct adapter_row rows[] = {
        {53, SOFTWARE, "WireGuard Tunnel", ROLE_VPN, VPN_WIREGUARD, "wireguard.inf"},
        {53, SOFTWARE, "WireGuard Tunnel #2", ROLE_VPN, VPN_WIREGUARD, "a second one"},
        {53, SOFTWARE, "Tailscale Tunnel", ROLE_VPN, VPN_WIREGUARD, "tsconst.go"},
        {53, SOFTWARE, "NordLynx Tunnel", ROLE_VPN, VPN_WIREGUARD, "WireGuard by another name"},
        {53, SOFTWARE, "Wintun Userspace Tunnel", ROLE_VPN, VPN_OPENVPN_UDP, "wintun.inf"},
        {53, SOFTWARE, "OpenVPN Data Channel Offload", ROLE_VPN, VPN_OPENVPN_UDP, "ovpn-dco.inf"},
        {53, SOFTWARE, "OpenVPN Data Channel Offload #3", ROLE_VPN, VPN_OPENVPN_UDP, "a third"},
        {53, SOFTWARE, "TAP-Windows Adapter V9", ROLE_VPN, VPN_OPENVPN_UDP, "OemVista.inf"},
        {53, SOFTWARE, "TAP-Windows Adapter V9 #4", ROLE_VPN, VPN_OPENVPN_UDP, "a fourth"},
        {6, CONNECTOR, "TAP-Win32 Adapter V9", ROLE_VPN, VPN_OPENVPN_UDP, "old, type Ethernet"},
        {53, SOFTWARE, "TAP-NordVPN Windows Adapter V9", ROLE_VPN, VPN_OPENVPN_UDP, "rebuilt"},
        {53, SOFTWARE, "TAP-ProtonVPN Windows Adapter V9", ROLE_VPN, VPN_OPENVPN_UDP, "rebuilt"},
        {53, SOFTWARE, "TAP-Surfshark Windows Adapter V9", ROLE_VPN, VPN_OPENVPN_UDP, "rebuilt"},
    };

    (void)state;
    check_rows(rows, COUNT(rows));
}

/* The description of a RAS connection is its entry's name: any text at all. */
static void ras_connections(void **state)
{
    static const struct adapter_row rows[] = {
        {23, SOFTWARE, "Office", ROLE_VPN, UNTYPED, "a connected entry"},
        {23, SOFTWARE, "", ROLE_VPN, UNTYPED, "no description"},
        {23, SOFTWARE, "WireGuard", ROLE_VPN, UNTYPED, "an entry named after another VPN"},
        {23, SOFTWARE, "WireGuard Tunnel", ROLE_VPN, UNTYPED, "as above"},
        {23, SOFTWARE, "Bluetooth Device shop", ROLE_VPN, UNTYPED, "named after a gadget"},
        {23, SOFTWARE, "Cisco AnyConnect (old)", ROLE_VPN, UNTYPED, "named after a predecessor"},
        {23, SOFTWARE, "\u4ED5\u4E8B", ROLE_VPN, UNTYPED, "a Japanese name"},
        {23, HARDWARE, "Office", ROLE_VPN, UNTYPED, "flags do not matter"},
    };

    (void)state;
    check_rows(rows, COUNT(rows));
}

static void idle_ras_devices(void **state)
{
    static const struct adapter_row rows[] = {
        {131, SOFTWARE, "WAN Miniport (IKEv2)", ROLE_OTHER, UNTYPED, "idle"},
        {131, SOFTWARE, "WAN Miniport (L2TP)", ROLE_OTHER, UNTYPED, "idle"},
        {131, SOFTWARE, "WAN Miniport (SSTP)", ROLE_OTHER, UNTYPED, "idle"},
        {131, SOFTWARE, "WAN Miniport (PPTP)", ROLE_OTHER, UNTYPED, "idle"},
        {23, SOFTWARE, "WAN Miniport (PPPOE)", ROLE_OTHER, UNTYPED, "idle, of RAS' own type"},
        {6, CONNECTOR, "WAN Miniport (IP)", ROLE_OTHER, UNTYPED, "of type Ethernet"},
        {6, CONNECTOR, "WAN Miniport (IPv6)", ROLE_OTHER, UNTYPED, "of type Ethernet"},
        {6, CONNECTOR, "WAN Miniport (Network Monitor)", ROLE_OTHER, UNTYPED, "of type Ethernet"},
        {6, CONNECTOR, "WAN Miniport (IP) #2", ROLE_OTHER, UNTYPED, "a second one"},
    };

    (void)state;
    check_rows(rows, COUNT(rows));
}

static void physical(void **state)
{
    static const struct adapter_row rows[] = {
        {6, HARDWARE, "Intel(R) Ethernet Connection (7) I219-V", ROLE_PHYSICAL, UNTYPED, "NIC"},
        {6, HARDWARE, "Realtek PCIe GbE Family Controller", ROLE_PHYSICAL, UNTYPED, "NIC"},
        {6, CONNECTOR, "Microsoft Hyper-V Network Adapter", ROLE_PHYSICAL, UNTYPED, "VM's NIC"},
        {6, CONNECTOR, "Microsoft Hyper-V Network Adapter #2", ROLE_PHYSICAL, UNTYPED, "Azure"},
        {6, true, false, "Red Hat VirtIO Ethernet Adapter", ROLE_PHYSICAL, UNTYPED, "VM's NIC"},
        {6, HARDWARE, "vmxnet3 Ethernet Adapter", ROLE_PHYSICAL, UNTYPED, "VM's NIC"},
        {6, CONNECTOR, "Microsoft Network Adapter Multiplexor Driver", ROLE_PHYSICAL, UNTYPED,
         "a team of NICs"},
        {6, HARDWARE, "Remote NDIS Compatible Device", ROLE_PHYSICAL, UNTYPED, "USB tethering"},
        {71, HARDWARE, "Intel(R) Wi-Fi 6 AX201 160MHz", ROLE_PHYSICAL, UNTYPED, "Wi-Fi"},
        {243, HARDWARE, "Fibocom L850-GL", ROLE_PHYSICAL, UNTYPED, "mobile broadband"},
        {244, HARDWARE, "Sierra Wireless EM7455", ROLE_PHYSICAL, UNTYPED, "mobile, CDMA"},
    };

    (void)state;
    check_rows(rows, COUNT(rows));
}

static void others(void **state)
{
    static const struct adapter_row rows[] = {
        {6, CONNECTOR, "Hyper-V Virtual Ethernet Adapter", ROLE_OTHER, UNTYPED, "WSL, Docker"},
        {6, HARDWARE, "Hyper-V Virtual Ethernet Adapter #2", ROLE_OTHER, UNTYPED, "a second one"},
        {6, CONNECTOR, "Hyper-V Virtual Switch Extension Adapter", ROLE_OTHER, UNTYPED, "switch"},
        {6, HARDWARE, "VirtualBox Host-Only Ethernet Adapter", ROLE_OTHER, UNTYPED, "VirtualBox"},
        {6, HARDWARE, "VMware Virtual Ethernet Adapter for VMnet8", ROLE_OTHER, UNTYPED, "VMware"},
        {6, HARDWARE, "Npcap Loopback Adapter", ROLE_OTHER, UNTYPED, "Npcap"},
        {6, HARDWARE, "Microsoft KM-TEST Loopback Adapter", ROLE_OTHER, UNTYPED, "loopback"},
        {6, HARDWARE, "Microsoft Kernel Debug Network Adapter", ROLE_OTHER, UNTYPED, "debugger"},
        {71, HARDWARE, "Microsoft Wi-Fi Direct Virtual Adapter #2", ROLE_OTHER, UNTYPED, "hotspot"},
        {71, HARDWARE, "Microsoft Hosted Network Virtual Adapter", ROLE_OTHER, UNTYPED, "hotspot"},
        {6, HARDWARE, "Bluetooth Device (Personal Area Network)", ROLE_OTHER, UNTYPED, "PAN"},
        {24, SOFTWARE, "Software Loopback Interface 1", ROLE_OTHER, UNTYPED, "loopback"},
        {131, SOFTWARE, "Teredo Tunneling Pseudo-Interface", ROLE_OTHER, UNTYPED, "Teredo"},
        {131, SOFTWARE, "Microsoft Teredo Tunneling Adapter", ROLE_OTHER, UNTYPED, "Teredo"},
        {131, SOFTWARE, "Microsoft ISATAP Adapter", ROLE_OTHER, UNTYPED, "ISATAP"},
        {131, SOFTWARE, "Microsoft 6to4 Adapter", ROLE_OTHER, UNTYPED, "6to4"},
        {131, SOFTWARE, "Microsoft IP-HTTPS Platform Adapter", ROLE_OTHER, UNTYPED, "DirectAccess"},
        {131, HARDWARE, "Contoso VPN", ROLE_OTHER, UNTYPED, "never by type alone"},
        {53, SOFTWARE, "Contoso VPN", ROLE_OTHER, UNTYPED, "never by type alone"},
        {53, HARDWARE, "Contoso VPN", ROLE_OTHER, UNTYPED, "a virtual type is no NIC's"},
        {6, SOFTWARE, "Contoso Ethernet", ROLE_OTHER, UNTYPED, "neither hardware nor connector"},
        {71, SOFTWARE, "Contoso Wi-Fi", ROLE_OTHER, UNTYPED, "neither hardware nor connector"},
        {0, HARDWARE, "", ROLE_OTHER, UNTYPED, "nothing is known"},
        {UINT32_MAX, HARDWARE, "x", ROLE_OTHER, UNTYPED, "no such type"},
    };

    (void)state;
    check_rows(rows, COUNT(rows));
}

/* VPNs whose packets are unknown: not ours to set, and not a path for others, though Ethernet. */
static void foreign_vpns(void **state)
{
    static const struct adapter_row rows[] = {
        {6, HARDWARE,
         "Cisco AnyConnect Secure Mobility Client Virtual Miniport Adapter for Windows x64",
         ROLE_VPN, UNTYPED, "AnyConnect 4"},
        {6, HARDWARE, "Cisco AnyConnect Virtual Miniport Adapter for Windows x64", ROLE_VPN,
         UNTYPED, "AnyConnect 5"},
        {6, HARDWARE, "Fortinet SSL VPN Virtual Ethernet Adapter", ROLE_VPN, UNTYPED, "SSL"},
        {6, HARDWARE, "Fortinet Virtual Ethernet Adapter (NDIS 6.30)", ROLE_VPN, UNTYPED,
         "FortiClient, IPsec"},
        {6, HARDWARE, "PANGP Virtual Ethernet Adapter Secure", ROLE_VPN, UNTYPED, "GlobalProtect"},
        {6, HARDWARE, "PANGP Virtual Ethernet Adapter #2", ROLE_VPN, UNTYPED, "GlobalProtect"},
        {6, HARDWARE, "Juniper Networks Virtual Adapter", ROLE_VPN, UNTYPED, "Pulse Secure"},
        {6, HARDWARE, "Check Point Virtual Network Adapter For Endpoint VPN Client", ROLE_VPN,
         UNTYPED, "Check Point"},
        {6, HARDWARE, "F5 Networks VPN Adapter", ROLE_VPN, UNTYPED, "F5"},
        {6, HARDWARE, "VPN Client Adapter - VPN", ROLE_VPN, UNTYPED, "SoftEther"},
        {6, HARDWARE, "VPN Client Adapter - VPN2", ROLE_VPN, UNTYPED, "SoftEther"},
        {6, HARDWARE, "ZeroTier Virtual Port", ROLE_OTHER, UNTYPED, "ZeroTier fragments"},
        {53, SOFTWARE, "Mullvad Tunnel", ROLE_VPN, UNTYPED, "WireGuard or OpenVPN"},
    };

    (void)state;
    check_rows(rows, COUNT(rows));
}

/* A description must begin as the driver's does, letter by letter. */
static void almost_known(void **state)
{
    static const struct adapter_row rows[] = {
        {53, SOFTWARE, "wireguard tunnel", ROLE_OTHER, UNTYPED, "case: no driver writes it so"},
        {53, SOFTWARE, " WireGuard Tunnel", ROLE_OTHER, UNTYPED, "a space in front"},
        {53, SOFTWARE, "My WireGuard Tunnel", ROLE_OTHER, UNTYPED, "in the middle"},
        {53, SOFTWARE, "Wintun", ROLE_OTHER, UNTYPED, "cut short"},
        {53, SOFTWARE, "TAP-Windows", ROLE_OTHER, UNTYPED, "cut short"},
        {6, HARDWARE, "tap-windows adapter v9", ROLE_PHYSICAL, UNTYPED, "then its facts decide"},
        {6, HARDWARE, "My Hyper-V Virtual Ethernet Adapter", ROLE_PHYSICAL, UNTYPED,
         "in the middle: its facts decide"},
        {6, HARDWARE, "Wan Miniport (IP)", ROLE_PHYSICAL, UNTYPED, "case: its facts decide"},
        {6, HARDWARE, "WAN Mini", ROLE_PHYSICAL, UNTYPED, "cut short"},
    };

    (void)state;
    check_rows(rows, COUNT(rows));
}

static void role_names(void **state)
{
    (void)state;
    assert_string_equal(role_name(ROLE_VPN), "vpn");
    assert_string_equal(role_name(ROLE_PHYSICAL), "physical");
    assert_string_equal(role_name(ROLE_OTHER), "other");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vpns),
        cmocka_unit_test(ras_connections),
        cmocka_unit_test(idle_ras_devices),
        cmocka_unit_test(physical),
        cmocka_unit_test(others),
        cmocka_unit_test(foreign_vpns),
        cmocka_unit_test(almost_known),
        cmocka_unit_test(role_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
