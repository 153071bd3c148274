# Applying: what is set, what is refused, what is said.

== the worked example, twice, and what is then there
machine: laptop
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha1-96
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha1-96
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
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

== the worked example as JSON, twice
machine: laptop
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}]}]},"errors":[]}

== a dry run sets nothing
machine: laptop
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha1-96
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --dry-run --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}]}]},"errors":[]}
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --quiet
exit 0

== nothing given: all is assumed
machine: laptop
$ vpnmtu apply
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

== nothing given, as JSON
machine: laptop
$ vpnmtu apply --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}]}]},"errors":[]}

== a cipher given, the type assumed
machine: laptop
$ vpnmtu apply --line flets --cipher GCMAES256
exit 0
| "VPN" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-gcm-16, integrity none
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1370: at most 1452 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1370
|   IPv6 MTU          1400 -> 1370

== quiet says nothing
machine: laptop
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --quiet
exit 0
$ vpnmtu apply --line flets /quiet
exit 0

== by --line
machine: laptop
$ vpnmtu apply --line flets --vpn ikev2
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== a given MTU
machine: laptop
$ vpnmtu apply --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== a given MTU as JSON
machine: laptop
$ vpnmtu apply --mtu 1374 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]},"errors":[]}

== a given MTU for the named interface
machine: laptop
$ vpnmtu apply --interface VPN --mtu 1374 --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)

== a given MTU for an interface by index
machine: laptop
$ vpnmtu apply --interface 43 --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== a given MTU for the physical interface
machine: laptop
$ vpnmtu apply --interface Wi-Fi --mtu 1454
exit 0
| "Wi-Fi" (interface 12)
|   IPv4 MTU          1500 -> 1454
|   IPv6 MTU          1500 -> 1454
$ vpnmtu undo
exit 0
| "Wi-Fi" (interface 12)
|   IPv4 MTU          1454 -> 1500
|   IPv6 MTU          1454 -> 1500

== a given MTU for an interface that is down
machine: laptop
$ vpnmtu apply --interface Ethernet --mtu 1492
exit 0
| "Ethernet" (interface 5)
|   IPv4 MTU          1500 -> 1492
|   IPv6 MTU          1500 -> 1492

== the physical interface without saying what
machine: laptop
$ vpnmtu apply --interface Wi-Fi
exit 2
! vpnmtu: "Wi-Fi" (interface 12) is not known to be a VPN
! try: say which VPN it is with --vpn, or give --mtu

== the physical interface as if it were a VPN
machine: laptop
$ vpnmtu apply --interface Wi-Fi --vpn ikev2 --path-mtu 1454 --dry-run
exit 0
| "Wi-Fi" (interface 12)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1500 -> 1374, not made (--dry-run)
|   IPv6 MTU          1500 -> 1374, not made (--dry-run)

== IPv4 only
machine: laptop
$ vpnmtu apply --mtu 1374 --family ipv4
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374

== IPv6 only
machine: laptop
$ vpnmtu apply --mtu 1374 --family ipv6
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv6 MTU          1400 -> 1374

== both families
machine: laptop
$ vpnmtu apply --mtu 1374 --family both
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== IPv6 of a VPN that has none
machine: ipv4-vpn
$ vpnmtu apply --mtu 1374 --family ipv6
exit 5
! vpnmtu: "VPN" (interface 43) has no IPv6

== both families of a VPN without IPv6
machine: ipv4-vpn
$ vpnmtu apply --mtu 1374 --family both
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374

== IPv6 only everywhere
machine: ipv6-only
$ vpnmtu apply --vpn ikev2 --outer ipv6 --path-mtu 1454
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv6, as given
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1358: at most 1448 on the wire; one byte more would be 1464
|   IPv6 MTU          1400 -> 1358

== a VPN without IP
machine: no-ip-vpn
$ vpnmtu apply
exit 5
! vpnmtu: "VPN" (interface 43) has neither IPv4 nor IPv6

== IPv6 below 1280 is skipped
machine: laptop
$ vpnmtu apply --vpn ikev2 --path-mtu 1300
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1300, as given
|   Largest VPN MTU   1230: at most 1300 on the wire; one byte more would be 1316
|   IPv4 MTU          1400 -> 1230
|   IPv6 MTU          1400, skipped
! vpnmtu: IPv6 needs an MTU of 1280 or more; it is left as it is

== IPv6 below 1280 is skipped, as JSON
machine: laptop
$ vpnmtu apply --vpn ikev2 --path-mtu 1300 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1300,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1230,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1230,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1230,"result":"skipped","error":"IPv6 needs an MTU of 1280 or more; it is left as it is"}]}]},"errors":[]}
! vpnmtu: IPv6 needs an MTU of 1280 or more; it is left as it is

== only IPv6, below 1280
machine: laptop
$ vpnmtu apply --mtu 1200 --family ipv6
exit 2
! vpnmtu: IPv6 needs an MTU of 1280 or more, not 1200

== an MTU below the floor of Windows
machine: laptop
$ vpnmtu apply --mtu 400 --family ipv4
exit 3
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 400, FAILED
! vpnmtu: cannot set the MTU of "VPN" (interface 43): The parameter is incorrect. (87)
! try: an MTU of 576 or more: Windows takes no less by default

== a path that leaves too little
machine: laptop
$ vpnmtu apply --path-mtu 400
exit 2
! vpnmtu: a path MTU of 400 leaves L2TP/IPsec an MTU of 298; Windows takes none below 352

== a path below the overhead
machine: laptop
$ vpnmtu apply --path-mtu 68
exit 2
! vpnmtu: a path MTU of 68 leaves L2TP/IPsec an MTU of 0; Windows takes none below 352

== limited by the ceiling
machine: laptop
$ vpnmtu apply --vpn ikev2 --cipher GCMAES256
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-gcm-16, integrity none
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1438, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do

== limited by the ceiling, as JSON
machine: laptop
$ vpnmtu apply --vpn ikev2 --cipher GCMAES256 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"given","vpn":"ikev2","cipher":"aes-gcm-16","integrity":"none","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}]}]},"errors":[]}

== a lowered physical MTU: the advice
machine: lowered
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha1-96
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1454
|   Path MTU          1454, as given
|   Largest VPN MTU   1354: Windows' ceiling, below the 1374 that the path carries
|   IPv4 MTU          1354, nothing to do
|   IPv6 MTU          1354, nothing to do
! vpnmtu: the physical MTU of "Wi-Fi" (interface 12) is lowered to 1454: Windows keeps the VPN at 1354 for that
! try: put it back to 1500

== a lowered physical MTU as JSON
machine: lowered
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1354,"limitedBy":"ceiling","physicalMtu":1454,"ceilingMtu":1354,"changes":[{"target":"interface","family":"ipv4","from":1354,"to":1354,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1354,"to":1354,"result":"unchanged","error":null}]}]},"errors":[]}
! vpnmtu: the physical MTU of "Wi-Fi" (interface 12) is lowered to 1454: Windows keeps the VPN at 1354 for that
! try: put it back to 1500

== a lowered physical MTU: quiet still warns
machine: lowered
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --quiet
exit 0
! vpnmtu: the physical MTU of "Wi-Fi" (interface 12) is lowered to 1454: Windows keeps the VPN at 1354 for that
! try: put it back to 1500

== a given MTU above the ceiling
machine: laptop
$ vpnmtu apply --mtu 1401
exit 6
! vpnmtu: an MTU of 1401 for "VPN" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1500
! try: --mtu 1400 or less

== a given MTU at the ceiling
machine: laptop
$ vpnmtu apply --mtu 1400
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do

== a given MTU above a lowered ceiling
machine: lowered
$ vpnmtu apply --mtu 1374
exit 6
! vpnmtu: an MTU of 1374 for "VPN" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1454
! try: --mtu 1354 or less

== a given MTU above a lowered ceiling, as JSON
machine: lowered
$ vpnmtu apply --mtu 1374 --json
exit 6
| {"schemaVersion":"1.0","command":"apply","exitCode":6,"data":null,"errors":[{"code":"headroom","message":"an MTU of 1374 for \"VPN\" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1454","windowsCode":null}]}
! vpnmtu: an MTU of 1374 for "VPN" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1454
! try: --mtu 1354 or less

== two VPNs
machine: two-vpns
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha1-96
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|
| "Büro" (interface 44)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha1-96
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== two VPNs as JSON
machine: two-vpns
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]},{"interface":{"index":44,"name":"B\u00FCro"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]},"errors":[]}

== one of two VPNs
machine: two-vpns
$ vpnmtu apply --interface Büro --mtu 1374
exit 0
| "Büro" (interface 44)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== VPNs that are not built in
machine: others
$ vpnmtu apply --line flets
exit 0
| "wg0" (interface 21)
|   VPN               WireGuard, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            chacha20-poly1305, integrity none
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1394: at most 1454 on the wire; one byte more would be 1455
|   IPv4 MTU          1500 -> 1394
|
| "OpenVPN TAP-Windows6" (interface 22)
|   VPN               OpenVPN over UDP, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha512 are assumed, the largest
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1323: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1500 -> 1323
|   IPv6 MTU          1500 -> 1323
|
| "OpenVPN Wintun" (interface 23)
|   VPN               OpenVPN over UDP, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha512 are assumed, the largest
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1323: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1500 -> 1323

== VPNs that are not built in, as JSON
machine: others
$ vpnmtu apply --line flets --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":21,"name":"wg0"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"adapter","vpn":"wireguard","cipher":"chacha20-poly1305","integrity":"none","natT":null,"vpnMtu":1394,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1500,"to":1394,"result":"changed","error":null}]},{"interface":{"index":22,"name":"OpenVPN TAP-Windows6"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"adapter","vpn":"openvpn-udp","cipher":"aes-cbc","integrity":"hmac-sha512","natT":null,"vpnMtu":1323,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1500,"to":1323,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1500,"to":1323,"result":"changed","error":null}]},{"interface":{"index":23,"name":"OpenVPN Wintun"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"adapter","vpn":"openvpn-udp","cipher":"aes-cbc","integrity":"hmac-sha512","natT":null,"vpnMtu":1323,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1500,"to":1323,"result":"changed","error":null}]}]},"errors":[]}

== WireGuard above the ceiling is not refused
machine: others
$ vpnmtu apply --interface wg0 --mtu 1420
exit 0
| "wg0" (interface 21)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1500 -> 1420

== contradicting options for the adapter
machine: others
$ vpnmtu apply --interface wg0 --nat-t yes
exit 2
! vpnmtu: --nat-t means nothing for --vpn wireguard

== a Hyper-V interface is not touched
machine: others
$ vpnmtu apply --interface 24
exit 2
! vpnmtu: "vEthernet (Default Switch)" (interface 24) is not known to be a VPN
! try: say which VPN it is with --vpn, or give --mtu

== Japanese names
machine: japanese
$ vpnmtu apply --line flets
exit 0
| "社内VPN接続" (interface 43)
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "ワイヤレス ネットワーク接続" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1354: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1354
|   IPv6 MTU          1400 -> 1354

== an interface by its Japanese name, as JSON
machine: japanese
$ vpnmtu apply --interface 社内VPN接続 --mtu 1374 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"\u793E\u5185VPN\u63A5\u7D9A"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]},"errors":[]}

== hostile names
machine: hostile
$ vpnmtu apply --mtu 1374
exit 0
| "VPN\u{0A}vpnmtu: all is well" (interface 43)
|   Carried by        "Wi-Fi\u{1B}[2J\u{1B}[31mred" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|
| "a\u{202E}gnp.exe\u{200B}\u{07}" (interface 44)
|   Carried by        "Wi-Fi\u{1B}[2J\u{1B}[31mred" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN\nvpnmtu: all is well"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"changed","error":null}]},{"interface":{"index":44,"name":"a\u202Egnp.exe\u200B\u0007"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"changed","error":null}]}]},"errors":[]}

== a VPN that appears after three seconds
machine: appears
$ vpnmtu apply --mtu 1374 --wait 5
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== a VPN that appears too late
machine: appears
$ vpnmtu apply --mtu 1374 --wait 2
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface

== a VPN that is waited for by name
machine: appears
$ vpnmtu apply --interface VPN --mtu 1374 --wait 4 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]},"errors":[]}

== no VPN
machine: no-vpn
$ vpnmtu apply
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface

== no VPN as JSON
machine: no-vpn
$ vpnmtu apply --json
exit 5
| {"schemaVersion":"1.0","command":"apply","exitCode":5,"data":null,"errors":[{"code":"no-vpn","message":"no VPN is connected","windowsCode":null}]}
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface

== no VPN ever
machine: no-vpn
$ vpnmtu apply --wait 10
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface

== no VPN, not waiting
machine: no-vpn
$ vpnmtu apply --wait 0
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface

== a disconnected VPN by name
machine: no-vpn
$ vpnmtu apply --interface VPN --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== no such interface
machine: laptop
$ vpnmtu apply --interface Nope --mtu 1374
exit 5
! vpnmtu: there is no interface "Nope"
! try: vpnmtu show --all

== a name that two have
machine: ambiguous
$ vpnmtu apply --interface VPN --mtu 1374
exit 2
! vpnmtu: more than one interface is called "VPN": 43 and 44
! try: its number instead of its name: 43 or 44

== nothing carries the VPN
machine: no-route
$ vpnmtu apply
exit 5
! vpnmtu: no connected interface with a default route carries "VPN" (interface 43), so its path is unknown
! try: give the path: --path-mtu 1500, or --line pppoe

== nothing carries the VPN, but the path is given
machine: no-route
$ vpnmtu apply --vpn ikev2 --path-mtu 1454
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== Windows keeps another value
machine: clamp
$ vpnmtu apply --mtu 1374
exit 3
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1300 -> 1374, FAILED
|   IPv6 MTU          1300 -> 1374, FAILED
! vpnmtu: the MTU of "VPN" (interface 43) was set to 1374, but Windows keeps it at 1350
! vpnmtu: the IPv6 MTU of "VPN" (interface 43) was set to 1374, but Windows keeps it at 1350
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1350 -> 1300
|   IPv6 MTU          1350 -> 1300

== Windows keeps another value, as JSON
machine: clamp
$ vpnmtu apply --mtu 1374 --json
exit 3
| {"schemaVersion":"1.0","command":"apply","exitCode":3,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1300,"to":1374,"result":"failed","error":"the MTU of \"VPN\" (interface 43) was set to 1374, but Windows keeps it at 1350"},{"target":"interface","family":"ipv6","from":1300,"to":1374,"result":"failed","error":"the IPv6 MTU of \"VPN\" (interface 43) was set to 1374, but Windows keeps it at 1350"}]}]},"errors":[{"code":"clamped","message":"the MTU of \"VPN\" (interface 43) was set to 1374, but Windows keeps it at 1350","windowsCode":null},{"code":"clamped","message":"the IPv6 MTU of \"VPN\" (interface 43) was set to 1374, but Windows keeps it at 1350","windowsCode":null}]}
! vpnmtu: the MTU of "VPN" (interface 43) was set to 1374, but Windows keeps it at 1350
! vpnmtu: the IPv6 MTU of "VPN" (interface 43) was set to 1374, but Windows keeps it at 1350

== Windows says yes and does nothing
machine: ignores
$ vpnmtu apply --mtu 1374
exit 3
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, FAILED
! vpnmtu: the MTU of "VPN" (interface 43) was set to 1374, but Windows keeps it at 1400
$ vpnmtu undo
exit 0
| There is nothing to undo.

== Windows refuses
machine: refuses
$ vpnmtu apply --mtu 1374
exit 3
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, FAILED
|   IPv6 MTU          1400 -> 1374, FAILED
! vpnmtu: cannot set the MTU of "VPN" (interface 43): A device attached to the system is not functioning. (31)
! vpnmtu: cannot set the IPv6 MTU of "VPN" (interface 43): A device attached to the system is not functioning. (31)
$ vpnmtu undo
exit 0
| There is nothing to undo.

== Windows refuses, as JSON
machine: refuses
$ vpnmtu apply --mtu 1374 --json
exit 3
| {"schemaVersion":"1.0","command":"apply","exitCode":3,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"failed","error":"cannot set the MTU of \"VPN\" (interface 43): A device attached to the system is not functioning. (31)"},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"failed","error":"cannot set the IPv6 MTU of \"VPN\" (interface 43): A device attached to the system is not functioning. (31)"}]}]},"errors":[{"code":"windows","message":"cannot set the MTU of \"VPN\" (interface 43): A device attached to the system is not functioning. (31)","windowsCode":31},{"code":"windows","message":"cannot set the IPv6 MTU of \"VPN\" (interface 43): A device attached to the system is not functioning. (31)","windowsCode":31}]}
! vpnmtu: cannot set the MTU of "VPN" (interface 43): A device attached to the system is not functioning. (31)
! vpnmtu: cannot set the IPv6 MTU of "VPN" (interface 43): A device attached to the system is not functioning. (31)

== one family is refused
machine: partly
$ vpnmtu apply --mtu 1374
exit 7
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374, FAILED
! vpnmtu: cannot set the IPv6 MTU of "VPN" (interface 43): The parameter is incorrect. (87)
! vpnmtu: partly done: 1 as wanted, 1 failed

== one family is refused, as JSON
machine: partly
$ vpnmtu apply --mtu 1374 --json
exit 7
| {"schemaVersion":"1.0","command":"apply","exitCode":7,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"failed","error":"cannot set the IPv6 MTU of \"VPN\" (interface 43): The parameter is incorrect. (87)"}]}]},"errors":[{"code":"windows","message":"cannot set the IPv6 MTU of \"VPN\" (interface 43): The parameter is incorrect. (87)","windowsCode":87},{"code":"partly-applied","message":"partly done: 1 as wanted, 1 failed","windowsCode":null}]}
! vpnmtu: cannot set the IPv6 MTU of "VPN" (interface 43): The parameter is incorrect. (87)
! vpnmtu: partly done: 1 as wanted, 1 failed

== not elevated
machine: user
$ vpnmtu apply --mtu 1374
exit 4
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, FAILED
|   IPv6 MTU          1400 -> 1374, FAILED
! vpnmtu: cannot note down the MTU of "VPN" (interface 43) before changing it: Access is denied. (5)
! try: run it from an administrator's prompt

== not elevated, as JSON
machine: user
$ vpnmtu apply --mtu 1374 --json
exit 4
| {"schemaVersion":"1.0","command":"apply","exitCode":4,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"failed","error":"cannot note down the MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)"},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"failed","error":"cannot note down the IPv6 MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)"}]}]},"errors":[{"code":"access-denied","message":"cannot note down the MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot note down the MTU of "VPN" (interface 43) before changing it: Access is denied. (5)
! try: run it from an administrator's prompt

== not elevated, a dry run
machine: user
$ vpnmtu apply --mtu 1374 --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)

== not elevated, nothing to do
machine: user
$ vpnmtu apply --mtu 1400
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do

== another vpnmtu is at work
machine: busy
$ vpnmtu apply --mtu 1374
exit 9
! vpnmtu: another vpnmtu is at work

== another vpnmtu is at work, as JSON
machine: busy
$ vpnmtu apply --mtu 1374 --json
exit 9
| {"schemaVersion":"1.0","command":"apply","exitCode":9,"data":null,"errors":[{"code":"busy","message":"another vpnmtu is at work","windowsCode":null}]}
! vpnmtu: another vpnmtu is at work

== another vpnmtu is soon done
machine: busy-shortly
$ vpnmtu apply --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== the VPN drops before the change
machine: goes-away
$ vpnmtu apply --mtu 1374
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface

== the journal cannot be written
machine: journal-refused
$ vpnmtu apply --mtu 1374
exit 3
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, FAILED
|   IPv6 MTU          1400 -> 1374, FAILED
! vpnmtu: cannot note down the MTU of "VPN" (interface 43) before changing it: Insufficient system resources exist to complete the requested service. (1450)
! vpnmtu: cannot note down the IPv6 MTU of "VPN" (interface 43) before changing it: Insufficient system resources exist to complete the requested service. (1450)

== Windows cannot list the interfaces
machine: unreadable-windows
$ vpnmtu apply --json
exit 3
| {"schemaVersion":"1.0","command":"apply","exitCode":3,"data":null,"errors":[{"code":"windows","message":"cannot list the interfaces: Insufficient system resources exist to complete the requested service. (1450)","windowsCode":1450}]}
! vpnmtu: cannot list the interfaces: Insufficient system resources exist to complete the requested service. (1450)

== a path cannot carry more than the link it begins with
machine: small-link
$ vpnmtu apply --vpn ikev2 --path-mtu 1500 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Cellular" (interface 12), physical MTU 1430
|   Path MTU          1430, the physical MTU; the 1500 given cannot be
|   Largest VPN MTU   1330: Windows' ceiling, below the 1358 that the path carries
|   IPv4 MTU          1400 -> 1330, not made (--dry-run)
! vpnmtu: the physical MTU of "Cellular" (interface 12) is lowered to 1430: Windows keeps the VPN at 1330 for that
! try: put it back to 1500

== a link that is small by nature is not called lowered
machine: small-link
$ vpnmtu apply --vpn ikev2 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Cellular" (interface 12), physical MTU 1430
|   Path MTU          1430 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1330: Windows' ceiling; the path would carry 1358, nothing to gain
|   IPv4 MTU          1400 -> 1330, not made (--dry-run)

== letter case of a value does not matter; without rights a preview works
machine: user
$ vpnmtu apply --vpn IKEv2 --path-mtu 1454 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
