# Is the VPN as it should be? Exit codes 0 and 1, a last line for scripts, and what users trip over.

== what vpnmtu set for another path is left as it is where the path is only assumed
machine: ours
$ vpnmtu check
exit 0
| "VPN" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1374, skipped
|   IPv6 MTU          1374, skipped
|                     the path of "VPN" (interface 43) is only assumed, and that is no reason for a larger MTU
|
| compliant: the MTU of "VPN" (interface 43) is 1374, and is left as it is.

== not compliant, and nothing is changed
machine: laptop
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}],"findings":[]}]},"errors":[]}
$ vpnmtu check --line flets --vpn ikev2 --quiet
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.
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

== apply, and then it is compliant
machine: laptop
$ vpnmtu apply --quiet --line flets --vpn ikev2
exit 0
$ vpnmtu check --line flets --vpn ikev2
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|
| compliant: the MTU of "VPN" (interface 43) is 1374, as it should be.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 0
| {"schemaVersion":"1.0","command":"check","exitCode":0,"data":{"compliant":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}],"findings":[]}]},"errors":[]}
$ vpnmtu check --line flets --vpn ikev2 --quiet
exit 0
$ vpnmtu undo --quiet
exit 0
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.

== without a word: assumed on the safe side
machine: laptop
$ vpnmtu check
exit 0
| "VPN" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|
| compliant: the MTU of "VPN" (interface 43) is 1400, as it should be.
$ vpnmtu check --json
exit 0
| {"schemaVersion":"1.0","command":"check","exitCode":0,"data":{"compliant":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}],"findings":[]}]},"errors":[]}

== a given MTU
machine: laptop
$ vpnmtu check --mtu 1400
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|
| compliant: the MTU of "VPN" (interface 43) is 1400, as it should be.
$ vpnmtu check --mtu 1374
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.
$ vpnmtu check --mtu 1374 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}],"findings":[]}]},"errors":[]}

== one family
machine: ipv6-above
$ vpnmtu check --mtu 1374 --family ipv4
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1374, nothing to do
|   Finding           the IPv6 MTU is 1400, and that of IPv4 is 1374
|                     vpnmtu apply sets both; IPv4 alone is half a repair
|
| compliant: the MTU of "VPN" (interface 43) is 1374, as it should be.
$ vpnmtu check --mtu 1374 --family ipv6
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv6 MTU          1400, should be 1374
|   Finding           the IPv6 MTU is 1400, and that of IPv4 is 1374
|                     vpnmtu apply sets both; IPv4 alone is half a repair
|
| not compliant: the IPv6 MTU of "VPN" (interface 43) is 1400, and should be 1374.

== ipv6-above-ipv4
machine: ipv6-above
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1400, should be 1374
|   Finding           the IPv6 MTU is 1400, and that of IPv4 is 1374
|                     vpnmtu apply sets both; IPv4 alone is half a repair
|
| not compliant: the IPv6 MTU of "VPN" (interface 43) is 1400, and should be 1374.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}],"findings":[{"code":"ipv6-above-ipv4","message":"the IPv6 MTU is 1400, and that of IPv4 is 1374","advice":"vpnmtu apply sets both; IPv4 alone is half a repair"}]}]},"errors":[]}

== ipv6-below-minimum
machine: ipv6-below
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1200, should be 1374
|   Finding           the IPv6 MTU is 1200, below IPv6's minimum of 1280
|                     IPv6 needs 1280: set it to 1280 or more, or do without IPv6 inside the VPN
|
| not compliant: the IPv6 MTU of "VPN" (interface 43) is 1200, and should be 1374.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1200,"to":1374,"result":"would-change","error":null}],"findings":[{"code":"ipv6-below-minimum","message":"the IPv6 MTU is 1200, below IPv6's minimum of 1280","advice":"IPv6 needs 1280: set it to 1280 or more, or do without IPv6 inside the VPN"}]}]},"errors":[]}
$ vpnmtu check --mtu 1200
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1374, should be 1200
|   IPv6 MTU          1200, nothing to do
|   Finding           the IPv6 MTU is 1200, below IPv6's minimum of 1280
|                     IPv6 needs 1280: set it to 1280 or more, or do without IPv6 inside the VPN
|
| not compliant: the MTU of "VPN" (interface 43) is 1374, and should be 1200.

== physical-lowered
machine: lowered
$ vpnmtu check --line flets --vpn ikev2
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1454
|   Path MTU          1454, as given
|   Largest VPN MTU   1354: Windows' ceiling, below the 1374 that the path carries
|   IPv4 MTU          1354, nothing to do
|   IPv6 MTU          1354, nothing to do
|   Finding           the physical MTU of "Wi-Fi" (interface 12) is 1454, so Windows allows the VPN 1354 where the path carries 1374
|                     put the physical MTU back to 1500: the path limits the VPN, not the PC
|
| compliant: the MTU of "VPN" (interface 43) is 1354, as it should be.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 0
| {"schemaVersion":"1.0","command":"check","exitCode":0,"data":{"compliant":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1354,"limitedBy":"ceiling","physicalMtu":1454,"ceilingMtu":1354,"changes":[{"target":"interface","family":"ipv4","from":1354,"to":1354,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1354,"to":1354,"result":"unchanged","error":null}],"findings":[{"code":"physical-lowered","message":"the physical MTU of \"Wi-Fi\" (interface 12) is 1454, so Windows allows the VPN 1354 where the path carries 1374","advice":"put the physical MTU back to 1500: the path limits the VPN, not the PC"}]}]},"errors":[]}

== virtual-interface-larger
machine: wsl
$ vpnmtu check --line flets --vpn ikev2
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|   Finding           "vEthernet (WSL)" (interface 24) has an MTU of 1500: what it sends through the VPN is larger than the VPN's 1374
|                     lower the MTU inside the virtual machine or WSL to the VPN's: it does not learn of it
|
| compliant: the MTU of "VPN" (interface 43) is 1374, as it should be.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 0
| {"schemaVersion":"1.0","command":"check","exitCode":0,"data":{"compliant":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}],"findings":[{"code":"virtual-interface-larger","message":"\"vEthernet (WSL)\" (interface 24) has an MTU of 1500: what it sends through the VPN is larger than the VPN's 1374","advice":"lower the MTU inside the virtual machine or WSL to the VPN's: it does not learn of it"}]}]},"errors":[]}

== vpn-in-vpn
machine: vpn-in-vpn
$ vpnmtu check --line flets --vpn ikev2
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|   Finding           another VPN is connected: "wg0" (interface 21)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| compliant: the MTU of "VPN" (interface 43) is 1374, as it should be.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 0
| {"schemaVersion":"1.0","command":"check","exitCode":0,"data":{"compliant":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}],"findings":[{"code":"vpn-in-vpn","message":"another VPN is connected: \"wg0\" (interface 21)","advice":"the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu"}]}]},"errors":[]}
$ vpnmtu check
exit 0
| "wg0" (interface 21)
|   VPN               WireGuard, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            chacha20-poly1305, integrity none
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1440: at most 1500 on the wire; one byte more would be 1501
|   IPv4 MTU          1420, skipped
|                     the path of "wg0" (interface 21) is only assumed, and that is no reason for a larger MTU
|   Finding           another VPN is connected: "VPN" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| "VPN" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1374, skipped
|   IPv6 MTU          1374, skipped
|                     the path of "VPN" (interface 43) is only assumed, and that is no reason for a larger MTU
|   Finding           another VPN is connected: "wg0" (interface 21)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| compliant: the MTUs of all 2 VPNs are as they should be.

== tunnel-mtu-differs
machine: tunnel-set
$ vpnmtu check
exit 0
| "VPN" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|   Finding           TunnelMTU in the registry is 1300, and the VPN has 1400 now
|                     see vpnmtu registry show: what the registry says counts from the next connection on
|
| compliant: the MTU of "VPN" (interface 43) is 1400, as it should be.
$ vpnmtu check --json
exit 0
| {"schemaVersion":"1.0","command":"check","exitCode":0,"data":{"compliant":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}],"findings":[{"code":"tunnel-mtu-differs","message":"TunnelMTU in the registry is 1300, and the VPN has 1400 now","advice":"see vpnmtu registry show: what the registry says counts from the next connection on"}]}]},"errors":[]}

== tunnel-mtu-differs: no number
machine: tunnel-string-check
$ vpnmtu check --line flets --vpn ikev2
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|   Finding           TunnelMTU in the registry is no REG_DWORD, so Windows does not use it
|                     see vpnmtu registry show: what the registry says counts from the next connection on
|
| compliant: the MTU of "VPN" (interface 43) is 1374, as it should be.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 0
| {"schemaVersion":"1.0","command":"check","exitCode":0,"data":{"compliant":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}],"findings":[{"code":"tunnel-mtu-differs","message":"TunnelMTU in the registry is no REG_DWORD, so Windows does not use it","advice":"see vpnmtu registry show: what the registry says counts from the next connection on"}]}]},"errors":[]}
$ vpnmtu check --line flets --vpn ikev2 --method both
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU

== no tunnel-mtu-differs where the two are one
machine: tunnel
$ vpnmtu registry set --mtu 1400 --quiet
exit 0
$ vpnmtu check
exit 0
| "VPN" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|
| compliant: the MTU of "VPN" (interface 43) is 1400, as it should be.

== everything at once
machine: many-findings
$ vpnmtu check
exit 1
| "wg0" (interface 21)
|   VPN               WireGuard, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            chacha20-poly1305, integrity none
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1400
|   Path MTU          1400 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1340: at most 1400 on the wire; one byte more would be 1401
|   IPv4 MTU          1420, should be 1340
|   Finding           "vEthernet (WSL)" (interface 24) has an MTU of 1500: what it sends through the VPN is larger than the VPN's 1340
|                     lower the MTU inside the virtual machine or WSL to the VPN's: it does not learn of it
|   Finding           another VPN is connected: "VPN" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| "VPN" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1400
|   Path MTU          1400 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1300: Windows' ceiling, below the 1306 that the path carries
|   IPv4 MTU          1200, skipped
|   IPv6 MTU          1250, skipped
|                     the path of "VPN" (interface 43) is only assumed, and that is no reason for a larger MTU
|   Finding           the physical MTU of "Wi-Fi" (interface 12) is 1400, so Windows allows the VPN 1300 where the path carries 1306
|                     put the physical MTU back to 1500: the path limits the VPN, not the PC
|   Finding           "vEthernet (WSL)" (interface 24) has an MTU of 1500: what it sends through the VPN is larger than the VPN's 1300
|                     lower the MTU inside the virtual machine or WSL to the VPN's: it does not learn of it
|   Finding           another VPN is connected: "wg0" (interface 21)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|   Finding           the IPv6 MTU is 1250, and that of IPv4 is 1200
|                     vpnmtu apply sets both; IPv4 alone is half a repair
|   Finding           the IPv6 MTU is 1250, below IPv6's minimum of 1280
|                     IPv6 needs 1280: set it to 1280 or more, or do without IPv6 inside the VPN
|   Finding           TunnelMTU in the registry is 1400, and the VPN has 1200 now
|                     see vpnmtu registry show: what the registry says counts from the next connection on
|
| not compliant: the MTU of "wg0" (interface 21) is 1420, and should be 1340.
$ vpnmtu check --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":21,"name":"wg0"},"method":"interface","pathMtu":1400,"pathMtuSource":"assumed","vpnSource":"adapter","vpn":"wireguard","cipher":"chacha20-poly1305","integrity":"none","natT":null,"vpnMtu":1340,"limitedBy":"path","physicalMtu":1400,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1420,"to":1340,"result":"would-change","error":null}],"findings":[{"code":"virtual-interface-larger","message":"\"vEthernet (WSL)\" (interface 24) has an MTU of 1500: what it sends through the VPN is larger than the VPN's 1340","advice":"lower the MTU inside the virtual machine or WSL to the VPN's: it does not learn of it"},{"code":"vpn-in-vpn","message":"another VPN is connected: \"VPN\" (interface 43)","advice":"the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu"}]},{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1400,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1300,"limitedBy":"ceiling","physicalMtu":1400,"ceilingMtu":1300,"changes":[{"target":"interface","family":"ipv4","from":1200,"to":1300,"result":"skipped","error":"the path of \"VPN\" (interface 43) is only assumed, and that is no reason for a larger MTU"},{"target":"interface","family":"ipv6","from":1250,"to":1300,"result":"skipped","error":"the path of \"VPN\" (interface 43) is only assumed, and that is no reason for a larger MTU"}],"findings":[{"code":"physical-lowered","message":"the physical MTU of \"Wi-Fi\" (interface 12) is 1400, so Windows allows the VPN 1300 where the path carries 1306","advice":"put the physical MTU back to 1500: the path limits the VPN, not the PC"},{"code":"virtual-interface-larger","message":"\"vEthernet (WSL)\" (interface 24) has an MTU of 1500: what it sends through the VPN is larger than the VPN's 1300","advice":"lower the MTU inside the virtual machine or WSL to the VPN's: it does not learn of it"},{"code":"vpn-in-vpn","message":"another VPN is connected: \"wg0\" (interface 21)","advice":"the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu"},{"code":"ipv6-above-ipv4","message":"the IPv6 MTU is 1250, and that of IPv4 is 1200","advice":"vpnmtu apply sets both; IPv4 alone is half a repair"},{"code":"ipv6-below-minimum","message":"the IPv6 MTU is 1250, below IPv6's minimum of 1280","advice":"IPv6 needs 1280: set it to 1280 or more, or do without IPv6 inside the VPN"},{"code":"tunnel-mtu-differs","message":"TunnelMTU in the registry is 1400, and the VPN has 1200 now","advice":"see vpnmtu registry show: what the registry says counts from the next connection on"}]}]},"errors":[]}

== the registry cannot be read: that costs only what it would have told
machine: tunnel-not-readable
$ vpnmtu check --mtu 1300
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1300, nothing to do
|   IPv6 MTU          1300, nothing to do
|
| compliant: the MTU of "VPN" (interface 43) is 1300, as it should be.

== the registry cannot be read, and the check is about it
machine: tunnel-not-readable
$ vpnmtu check --mtu 1300 --method both
exit 4
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)

== the registry cannot be read, and the check is about it: JSON
machine: tunnel-not-readable
$ vpnmtu check --mtu 1300 --method registry --json
exit 4
| {"schemaVersion":"1.0","command":"check","exitCode":4,"data":null,"errors":[{"code":"access-denied","message":"cannot read HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)

== by the registry
machine: tunnel
$ vpnmtu check --method registry --mtu 1374
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none, should be 1374
|
| not compliant: TunnelMTU is not there, and should be 1374.
$ vpnmtu check --method registry --mtu 1374 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"would-change","error":null}],"findings":[]}]},"errors":[]}
$ vpnmtu apply --method registry --mtu 1374 --quiet
exit 0
$ vpnmtu check --method registry --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1374, nothing to do
|   Finding           TunnelMTU in the registry is 1374, and the VPN has 1400 now
|                     see vpnmtu registry show: what the registry says counts from the next connection on
|
| compliant: TunnelMTU is 1374, as it should be.
$ vpnmtu check --method both --mtu 1374
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|   TunnelMTU         1374, nothing to do
|   Finding           TunnelMTU in the registry is 1374, and the VPN has 1400 now
|                     see vpnmtu registry show: what the registry says counts from the next connection on
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.

== by the registry, another number
machine: tunnel-set
$ vpnmtu check --method registry --mtu 1374
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1300, should be 1374
|   Finding           TunnelMTU in the registry is 1300, and the VPN has 1400 now
|                     see vpnmtu registry show: what the registry says counts from the next connection on
|
| not compliant: TunnelMTU is 1300, and should be 1374.

== two VPNs, and only the second is wrong
machine: second-wrong
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|   Finding           another VPN is connected: "Büro" (interface 44)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| "Büro" (interface 44)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|   Finding           another VPN is connected: "VPN" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| not compliant: the MTU of "B?ro" (interface 44) is 1400, and should be 1374.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}],"findings":[{"code":"vpn-in-vpn","message":"another VPN is connected: \"B\u00FCro\" (interface 44)","advice":"the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu"}]},{"interface":{"index":44,"name":"B\u00FCro"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}],"findings":[{"code":"vpn-in-vpn","message":"another VPN is connected: \"VPN\" (interface 43)","advice":"the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu"}]}]},"errors":[]}
$ vpnmtu check --line flets --vpn ikev2 --interface VPN
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|   Finding           another VPN is connected: "Büro" (interface 44)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| compliant: the MTU of "VPN" (interface 43) is 1374, as it should be.
$ vpnmtu check --line flets --vpn ikev2 --interface 44
exit 1
| "Büro" (interface 44)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|   Finding           another VPN is connected: "VPN" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| not compliant: the MTU of "B?ro" (interface 44) is 1400, and should be 1374.

== a Japanese name
machine: japanese-wrong
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "社内VPN接続" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "??VPN??" (interface 43) is 1400, and should be 1374.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"\u793E\u5185VPN\u63A5\u7D9A"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}],"findings":[]}]},"errors":[]}
$ vpnmtu check
exit 0
| "社内VPN接続" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|
| compliant: the MTU of "??VPN??" (interface 43) is 1400, as it should be.

== a hostile name
machine: hostile-wrong
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "VPN\u{0A}compliant: \u{202E}all is well \u{1B}[31m長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN\u{0A}compliant: \u{202E}all is well \u{1B}[31m???????????????????????????????????????????????????????????????????????????????" (interface 43) is 1400, and should be 1374.
$ vpnmtu check --line flets --vpn ikev2 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN\ncompliant: \u202Eall is well \u001B[31m\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577\u9577"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}],"findings":[]}]},"errors":[]}

== names that are hostile and long
machine: hostile
$ vpnmtu check
exit 0
| "VPN\u{0A}vpnmtu: all is well" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi\u{1B}[2J\u{1B}[31mred" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|   Finding           another VPN is connected: "a\u{202E}gnp.exe\u{200B}\u{07}" (interface 44)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| "a\u{202E}gnp.exe\u{200B}\u{07}" (interface 44)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi\u{1B}[2J\u{1B}[31mred" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|   Finding           another VPN is connected: "VPN\u{0A}vpnmtu: all is well" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| compliant: the MTUs of all 2 VPNs are as they should be.

== no VPN is connected
machine: no-vpn
$ vpnmtu check
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface
$ vpnmtu check --json
exit 5
| {"schemaVersion":"1.0","command":"check","exitCode":5,"data":null,"errors":[{"code":"no-vpn","message":"no VPN is connected","windowsCode":null}]}
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface
$ vpnmtu check --quiet
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface
$ vpnmtu check --vpn ikev2
exit 5
! vpnmtu: no VPN is connected that can be IKEv2
! try: connect it first, or name its interface with --interface

== no such interface
machine: laptop
$ vpnmtu check --interface Nowhere
exit 5
! vpnmtu: there is no interface "Nowhere"
! try: vpnmtu show --all
$ vpnmtu check --interface Nowhere --json
exit 5
| {"schemaVersion":"1.0","command":"check","exitCode":5,"data":null,"errors":[{"code":"no-interface","message":"there is no interface \"Nowhere\"","windowsCode":null}]}
! vpnmtu: there is no interface "Nowhere"
! try: vpnmtu show --all

== the headroom rule
machine: slow-wifi
$ vpnmtu check --mtu 1374
exit 6
! vpnmtu: an MTU of 1374 for "VPN" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1454
! try: --mtu 1354 or less
$ vpnmtu check --mtu 1374 --json
exit 6
| {"schemaVersion":"1.0","command":"check","exitCode":6,"data":null,"errors":[{"code":"headroom","message":"an MTU of 1374 for \"VPN\" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1454","windowsCode":null}]}
! vpnmtu: an MTU of 1374 for "VPN" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1454
! try: --mtu 1354 or less

== an administrator's rights are not needed
machine: user
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.

== another vpnmtu at work is no obstacle
machine: busy
$ vpnmtu check --line flets --vpn ikev2
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.

== Windows does not answer
machine: unreadable-windows
$ vpnmtu check
exit 3
! vpnmtu: cannot list the interfaces: Insufficient system resources exist to complete the requested service. (1450)

== Windows does not answer: JSON
machine: unreadable-windows
$ vpnmtu check --json
exit 3
| {"schemaVersion":"1.0","command":"check","exitCode":3,"data":null,"errors":[{"code":"windows","message":"cannot list the interfaces: Insufficient system resources exist to complete the requested service. (1450)","windowsCode":1450}]}
! vpnmtu: cannot list the interfaces: Insufficient system resources exist to complete the requested service. (1450)

== what is not understood
machine: laptop
$ vpnmtu check --dry-run
exit 2
! vpnmtu: check does not take --dry-run
! try: vpnmtu help check
$ vpnmtu check VPN
exit 2
! vpnmtu: check does not take "VPN"
! try: vpnmtu help check
$ vpnmtu check --wait 5
exit 2
! vpnmtu: check does not take --wait
! try: vpnmtu help check
$ vpnmtu check --mtu 100
exit 2
! vpnmtu: --mtu takes a number from 352 to 65535, not "100"
$ vpnmtu check --mtu 1374 --path-mtu 1454
exit 2
! vpnmtu: --mtu and --path-mtu contradict each other: the MTU is given, so it is not computed
$ vpnmtu check --vpn wireguard
exit 5
! vpnmtu: no VPN is connected that can be WireGuard
! try: connect it first, or name its interface with --interface
$ vpnmtu check --method sideways
exit 2
! vpnmtu: --method cannot be "sideways"
! try: vpnmtu help options
$ vpnmtu check --jsno
exit 2
! vpnmtu: unknown option "--jsno"
! try: --json

== WireGuard
machine: wireguard
$ vpnmtu check
exit 0
| "wg0" (interface 21)
|   VPN               WireGuard, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            chacha20-poly1305, integrity none
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1440: at most 1500 on the wire; one byte more would be 1501
|   IPv4 MTU          1420, skipped
|                     the path of "wg0" (interface 21) is only assumed, and that is no reason for a larger MTU
|
| compliant: the MTU of "wg0" (interface 21) is 1420, and is left as it is.
$ vpnmtu check --path-mtu 1454
exit 1
| "wg0" (interface 21)
|   VPN               WireGuard, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            chacha20-poly1305, integrity none
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1394: at most 1454 on the wire; one byte more would be 1455
|   IPv4 MTU          1420, should be 1394
|
| not compliant: the MTU of "wg0" (interface 21) is 1420, and should be 1394.

== compliant, and its last line
machine: ours
$ vpnmtu check --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|
| compliant: the MTU of "VPN" (interface 43) is 1374, as it should be.
$ vpnmtu check --mtu 1374 --quiet
exit 0

== two VPNs, and both are as they should be
machine: two-vpns
$ vpnmtu check
exit 0
| "VPN" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|   Finding           another VPN is connected: "Büro" (interface 44)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| "Büro" (interface 44)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|   Finding           another VPN is connected: "VPN" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| compliant: the MTUs of all 2 VPNs are as they should be.
$ vpnmtu check --method registry --mtu 1374
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none, should be 1374
|   Finding           another VPN is connected: "Büro" (interface 44)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| "Büro" (interface 44)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Finding           another VPN is connected: "VPN" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| not compliant: TunnelMTU is not there, and should be 1374.
$ vpnmtu check --method registry --mtu 1374 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"would-change","error":null}],"findings":[{"code":"vpn-in-vpn","message":"another VPN is connected: \"B\u00FCro\" (interface 44)","advice":"the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu"}]},{"interface":{"index":44,"name":"B\u00FCro"},"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[],"findings":[{"code":"vpn-in-vpn","message":"another VPN is connected: \"VPN\" (interface 43)","advice":"the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu"}]}]},"errors":[]}

== TunnelMTU without its types
machine: tunnel-mtu-only
$ vpnmtu check --method registry --mtu 1300
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1300, but the values beside it are not as they should be
|   Finding           TunnelMTU in the registry is 1300, and the VPN has 1400 now
|                     see vpnmtu registry show: what the registry says counts from the next connection on
|
| not compliant: TunnelMTU is 1300, but without its protocol types.

== TunnelMTU is right, and the VPN has not taken it over yet
machine: tunnel-set
$ vpnmtu check --method registry --mtu 1300
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1300, nothing to do
|   Finding           TunnelMTU in the registry is 1300, and the VPN has 1400 now
|                     see vpnmtu registry show: what the registry says counts from the next connection on
|
| compliant: TunnelMTU is 1300, as it should be.

== IPv6 cannot have what IPv4 gets
machine: laptop
$ vpnmtu check --mtu 1200
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400, should be 1200
|   IPv6 MTU          1400, skipped
|                     IPv6 needs an MTU of 1280 or more; it is left as it is
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1200.
$ vpnmtu check --mtu 1200 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1200,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1200,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1200,"result":"skipped","error":"IPv6 needs an MTU of 1280 or more; it is left as it is"}],"findings":[]}]},"errors":[]}
$ vpnmtu check --mtu 1200 --family ipv6
exit 2
! vpnmtu: IPv6 needs an MTU of 1280 or more, not 1200

== a VPN that is still coming up is not waited for
machine: appears
$ vpnmtu check
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface
