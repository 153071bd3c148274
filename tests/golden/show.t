# Interfaces as netsh shows them, roles, and a verdict on each VPN.

== alone, vpnmtu is show
machine: laptop
$ vpnmtu
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5       5        1500  disconnected  physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5       5        1500  disconnected  physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== show
machine: laptop
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5       5        1500  disconnected  physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5       5        1500  disconnected  physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== show as JSON
machine: laptop
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":5,"luid":5,"name":"Ethernet","description":"Realtek PCIe GbE Family Controller","ifType":6,"state":"disconnected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":5},"ipv6":{"mtu":1500,"metric":5},"vpn":null},{"index":12,"luid":12,"name":"Wi-Fi","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":35},"ipv6":{"mtu":1500,"metric":35},"vpn":null},{"index":43,"luid":43,"name":"VPN","description":"VPN","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}}]},"errors":[]}

== alone as JSON
machine: laptop
$ vpnmtu --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":5,"luid":5,"name":"Ethernet","description":"Realtek PCIe GbE Family Controller","ifType":6,"state":"disconnected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":5},"ipv6":{"mtu":1500,"metric":5},"vpn":null},{"index":12,"luid":12,"name":"Wi-Fi","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":35},"ipv6":{"mtu":1500,"metric":35},"vpn":null},{"index":43,"luid":43,"name":"VPN","description":"VPN","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}}]},"errors":[]}

== one interface by name
machine: laptop
$ vpnmtu show VPN
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== one interface by name, letter case ignored
machine: laptop
$ vpnmtu show vpn
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== one interface by index
machine: laptop
$ vpnmtu show 12
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi

== one interface as JSON
machine: laptop
$ vpnmtu show 43 --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":43,"luid":43,"name":"VPN","description":"VPN","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}}]},"errors":[]}

== after two dashes
machine: laptop
$ vpnmtu show -- VPN
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== no such interface
machine: laptop
$ vpnmtu show Ethernet3
exit 5
! vpnmtu: there is no interface "Ethernet3"
! try: vpnmtu show --all

== no such index
machine: laptop
$ vpnmtu show 99
exit 5
! vpnmtu: there is no interface "99"
! try: vpnmtu show --all

== an index that overflows
machine: laptop
$ vpnmtu show 99999999999999999999
exit 5
! vpnmtu: there is no interface "99999999999999999999"
! try: vpnmtu show --all

== no such interface as JSON
machine: laptop
$ vpnmtu show nope --json
exit 5
| {"schemaVersion":"1.0","command":"show","exitCode":5,"data":null,"errors":[{"code":"no-interface","message":"there is no interface \"nope\"","windowsCode":null}]}
! vpnmtu: there is no interface "nope"
! try: vpnmtu show --all

== an empty name
machine: laptop
$ vpnmtu show ''
exit 5
! vpnmtu: there is no interface ""
! try: vpnmtu show --all

== a name that is hostile itself
machine: laptop
$ vpnmtu show 'a[2Jb'
exit 5
! vpnmtu: there is no interface "a\u{1B}[2Jb"
! try: vpnmtu show --all

== an applied MTU
machine: ours
$ vpnmtu show VPN
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1374  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1374  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           set by vpnmtu; it was 1400 before

== a lowered physical MTU
machine: lowered
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1454  connected     physical  Wi-Fi
|    43      25        1354  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1454  connected     physical  Wi-Fi
|    43      25        1354  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1454
|   Verdict           right, if the path carries 1454

== a lowered physical MTU as JSON
machine: lowered
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":12,"luid":12,"name":"Wi-Fi","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1454,"metric":35},"ipv6":{"mtu":1454,"metric":35},"vpn":null},{"index":43,"luid":43,"name":"VPN","description":"VPN","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1354,"metric":25},"ipv6":{"mtu":1354,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}}]},"errors":[]}

== two VPNs
machine: two-vpns
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|    44      25        1400  connected     vpn       Büro
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|    44      25        1400  connected     vpn       Büro
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500
|
| "Büro" (interface 44)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== VPNs that are not built in
machine: others
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    21       5        1500  connected     vpn       wg0
|    22      25        1500  connected     vpn       OpenVPN TAP-Windows6
|    23      25        1500  connected     vpn       OpenVPN Wintun
|    24    5000        1500  connected     other     vEthernet (Default Switch)
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    22      25        1500  connected     vpn       OpenVPN TAP-Windows6
|
| "wg0" (interface 21)
|   Type              WireGuard
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           too large: 1440 is safe on a path of 1500
|
| "OpenVPN TAP-Windows6" (interface 22)
|   Type              OpenVPN over UDP
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           too large: 1371 is safe on a path of 1500
|
| "OpenVPN Wintun" (interface 23)
|   Type              OpenVPN over UDP
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           too large: 1371 is safe on a path of 1500

== VPNs that are not built in, as JSON
machine: others
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":12,"luid":12,"name":"Wi-Fi","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":35},"ipv6":{"mtu":1500,"metric":35},"vpn":null},{"index":21,"luid":21,"name":"wg0","description":"WireGuard Tunnel #2","ifType":53,"state":"connected","role":"vpn","ndisMtu":65535,"ipv4":{"mtu":1500,"metric":5},"ipv6":null,"vpn":{"type":"wireguard","server":null,"underlayIndex":12,"cipher":"chacha20-poly1305","integrity":"none","natT":null,"source":"adapter"}},{"index":22,"luid":22,"name":"OpenVPN TAP-Windows6","description":"TAP-Windows Adapter V9","ifType":53,"state":"connected","role":"vpn","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":25},"ipv6":{"mtu":1500,"metric":25},"vpn":{"type":"openvpn-udp","server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"adapter"}},{"index":23,"luid":23,"name":"OpenVPN Wintun","description":"Wintun Userspace Tunnel","ifType":53,"state":"connected","role":"vpn","ndisMtu":65535,"ipv4":{"mtu":1500,"metric":25},"ipv6":null,"vpn":{"type":"openvpn-udp","server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"adapter"}},{"index":24,"luid":24,"name":"vEthernet (Default Switch)","description":"Hyper-V Virtual Ethernet Adapter","ifType":6,"state":"connected","role":"other","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":5000},"ipv6":null,"vpn":null}]},"errors":[]}

== Japanese names
machine: japanese
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5      25        1500  disconnected  physical  イーサネット
|    12      35        1500  connected     physical  ワイヤレス ネットワーク接続
|    43      25        1400  connected     vpn       社内VPN接続
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5      25        1500  disconnected  physical  イーサネット
|    12      35        1500  connected     physical  ワイヤレス ネットワーク接続
|    43      25        1400  connected     vpn       社内VPN接続
|
| "社内VPN接続" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "ワイヤレス ネットワーク接続" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== one Japanese name
machine: japanese
$ vpnmtu show 社内VPN接続
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       社内VPN接続
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       社内VPN接続
|
| "社内VPN接続" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "ワイヤレス ネットワーク接続" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== Japanese names as JSON
machine: japanese
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":5,"luid":5,"name":"\u30A4\u30FC\u30B5\u30CD\u30C3\u30C8","description":"Realtek PCIe GbE Family Controller","ifType":6,"state":"disconnected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":25},"ipv6":{"mtu":1500,"metric":25},"vpn":null},{"index":12,"luid":12,"name":"\u30EF\u30A4\u30E4\u30EC\u30B9 \u30CD\u30C3\u30C8\u30EF\u30FC\u30AF\u63A5\u7D9A","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":35},"ipv6":{"mtu":1500,"metric":35},"vpn":null},{"index":43,"luid":43,"name":"\u793E\u5185VPN\u63A5\u7D9A","description":"\u793E\u5185VPN\u63A5\u7D9A","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}}]},"errors":[]}

== hostile names come out on one line
machine: hostile
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi\u{1B}[2J\u{1B}[31mred
|    43      25        1400  connected     vpn       VPN\u{0A}vpnmtu: all is well
|    44      25        1400  connected     vpn       a\u{202E}gnp.exe\u{200B}\u{07}
|    45      25        1400  disconnected  vpn       xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|    46      25        1500  disconnected  physical  "quoted" \ & %PATH%
|    47      25        1500  disconnected  physical  broken �
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi\u{1B}[2J\u{1B}[31mred
|    43      25        1400  connected     vpn       VPN\u{0A}vpnmtu: all is well
|    44      25        1400  connected     vpn       a\u{202E}gnp.exe\u{200B}\u{07}
|    45      25        1400  disconnected  vpn       xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|    46      25        1500  disconnected  physical  "quoted" \ & %PATH%
|    47      25        1500  disconnected  physical  broken �
|
| "VPN\u{0A}vpnmtu: all is well" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi\u{1B}[2J\u{1B}[31mred" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500
|
| "a\u{202E}gnp.exe\u{200B}\u{07}" (interface 44)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi\u{1B}[2J\u{1B}[31mred" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== hostile names as JSON
machine: hostile
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":12,"luid":12,"name":"Wi-Fi\u001B[2J\u001B[31mred","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":35},"ipv6":{"mtu":1500,"metric":35},"vpn":null},{"index":43,"luid":43,"name":"VPN\nvpnmtu: all is well","description":"x\r\n","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}},{"index":44,"luid":44,"name":"a\u202Egnp.exe\u200B\u0007","description":"","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}},{"index":45,"luid":45,"name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","description":"\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577","ifType":23,"state":"disconnected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":null,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}},{"index":46,"luid":46,"name":"\"quoted\" \\ & %PATH%","description":"Realtek PCIe GbE Family Controller","ifType":6,"state":"disconnected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":25},"ipv6":{"mtu":1500,"metric":25},"vpn":null},{"index":47,"luid":47,"name":"broken \uFFFD","description":"Realtek PCIe GbE Family Controller","ifType":6,"state":"disconnected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":25},"ipv6":{"mtu":1500,"metric":25},"vpn":null}]},"errors":[]}

== what netsh leaves out
machine: bare
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5      25        1500  disabled      physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5      25        1500  disabled      physical  Ethernet
|     9      25        1280  disconnected  other     Teredo
|    12      35        1500  connected     physical  Wi-Fi

== what netsh leaves out, with --all
machine: bare
$ vpnmtu show --all
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5      25        1500  disabled      physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5      25        1500  disabled      physical  Ethernet
|     9      25        1280  disconnected  other     Teredo
|    12      35        1500  connected     physical  Wi-Fi
|
| Without IP (the driver's MTU)
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     7       -        1500  connected     other     Wi-Fi-WFP Native MAC Layer LightWeight Filter-0000
|     8       -        1480  disconnected  other     Local Area Connection* 8

== what netsh leaves out, as JSON
machine: bare
$ vpnmtu show --all --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":5,"luid":5,"name":"Ethernet","description":"Realtek PCIe GbE Family Controller","ifType":6,"state":"disabled","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":25},"ipv6":{"mtu":1500,"metric":25},"vpn":null},{"index":7,"luid":7,"name":"Wi-Fi-WFP Native MAC Layer LightWeight Filter-0000","description":"Intel(R) Wi-Fi 6 AX201 160MHz-WFP Native MAC","ifType":71,"state":"connected","role":"other","ndisMtu":1500,"ipv4":null,"ipv6":null,"vpn":null},{"index":8,"luid":8,"name":"Local Area Connection* 8","description":"WAN Miniport (IKEv2)","ifType":23,"state":"disconnected","role":"other","ndisMtu":1480,"ipv4":null,"ipv6":null,"vpn":null},{"index":9,"luid":9,"name":"Teredo","description":"Microsoft Teredo Tunneling Adapter","ifType":131,"state":"disconnected","role":"other","ndisMtu":1280,"ipv4":null,"ipv6":{"mtu":1280,"metric":25},"vpn":null},{"index":12,"luid":12,"name":"Wi-Fi","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":35},"ipv6":{"mtu":1500,"metric":35},"vpn":null}]},"errors":[]}

== a disabled interface by name is shown
machine: bare
$ vpnmtu show Ethernet
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5      25        1500  disabled      physical  Ethernet
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5      25        1500  disabled      physical  Ethernet

== a filter by name is shown
machine: bare
$ vpnmtu show 7
exit 0
| Without IP (the driver's MTU)
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     7       -        1500  connected     other     Wi-Fi-WFP Native MAC Layer LightWeight Filter-0000

== IPv6 only
machine: ipv6-only
$ vpnmtu show
exit 0
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== IPv6 only as JSON
machine: ipv6-only
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":12,"luid":12,"name":"Wi-Fi","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":null,"ipv6":{"mtu":1500,"metric":35},"vpn":null},{"index":43,"luid":43,"name":"VPN","description":"VPN","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":null,"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":12,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}}]},"errors":[]}

== a VPN without IPv6
machine: ipv4-vpn
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== a VPN without IP
machine: no-ip-vpn
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi

== a VPN without IP, as JSON
machine: no-ip-vpn
$ vpnmtu show VPN --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":43,"luid":43,"name":"VPN","description":"VPN","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":null,"ipv6":null,"vpn":{"type":null,"server":null,"underlayIndex":null,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}}]},"errors":[]}

== no interfaces
machine: empty
$ vpnmtu show
exit 0
| There is no interface to show.

== no interfaces, as JSON
machine: empty
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[]},"errors":[]}

== no interfaces with --all
machine: empty
$ vpnmtu show --all
exit 0
| There is no interface to show.

== a name that two have
machine: ambiguous
$ vpnmtu show VPN
exit 2
! vpnmtu: more than one interface is called "VPN": 43 and 44
! try: its number instead of its name: 43 or 44

== a name that two have, as JSON
machine: ambiguous
$ vpnmtu show VPN --json
exit 2
| {"schemaVersion":"1.0","command":"show","exitCode":2,"data":null,"errors":[{"code":"usage","message":"more than one interface is called \"VPN\": 43 and 44","windowsCode":null}]}
! vpnmtu: more than one interface is called "VPN": 43 and 44
! try: its number instead of its name: 43 or 44

== a number is an index first
machine: ambiguous
$ vpnmtu show 12
exit 2
! vpnmtu: 12 is the number of "Wi-Fi" and the name of interface 46
! try: "Wi-Fi", or 46

== a number that is no index is a name
machine: ambiguous
$ vpnmtu show 99
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    47      25        1500  disconnected  physical  99
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    47      25        1500  disconnected  physical  99

== nothing carries the VPN
machine: no-route
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        not known: there is no other default route

== nothing carries the VPN, as JSON
machine: no-route
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":12,"luid":12,"name":"Wi-Fi","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":35},"ipv6":{"mtu":1500,"metric":35},"vpn":null},{"index":43,"luid":43,"name":"VPN","description":"VPN","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":null,"server":null,"underlayIndex":null,"cipher":null,"integrity":null,"natT":null,"source":"assumed"}}]},"errors":[]}

== a VPN that is not connected
machine: no-vpn
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  disconnected  vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  disconnected  vpn       VPN

== not elevated is enough
machine: user
$ vpnmtu show VPN
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== Windows cannot list the interfaces
machine: unreadable-windows
$ vpnmtu show
exit 3
! vpnmtu: cannot list the interfaces: Insufficient system resources exist to complete the requested service. (1450)

== Windows cannot list the interfaces, as JSON
machine: unreadable-windows
$ vpnmtu show --json
exit 3
| {"schemaVersion":"1.0","command":"show","exitCode":3,"data":null,"errors":[{"code":"windows","message":"cannot list the interfaces: Insufficient system resources exist to complete the requested service. (1450)","windowsCode":1450}]}
! vpnmtu: cannot list the interfaces: Insufficient system resources exist to complete the requested service. (1450)

== the verdict knows what policies say
machine: policy-path
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5       5        1500  disconnected  physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5       5        1500  disconnected  physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           too large: 1354 is safe on a path of 1454
$ vpnmtu apply --quiet
exit 0
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5       5        1500  disconnected  physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1354  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|     5       5        1500  disconnected  physical  Ethernet
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1354  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           set by vpnmtu; it was 1400 before

== the verdict knows a prescribed MTU
machine: policy-mtu
$ vpnmtu show VPN
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           too large: the policy says 1374
