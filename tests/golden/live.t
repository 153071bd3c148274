# A VPN that is live: what it is, what its path carries, and the proof.

== everything is read and measured
machine: live
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       Work
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       Work
|
| "Work" (interface 43)
|   Type              IKEv2
|   Server            203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, behind NAT (UDP 4500)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500
$ vpnmtu show Work --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":43,"luid":43,"name":"Work","description":"Work","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1400,"metric":25},"ipv6":{"mtu":1400,"metric":25},"vpn":{"type":"ikev2","server":"203.0.113.5","underlayIndex":12,"cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"source":"sa"}}]},"errors":[]}
$ vpnmtu check
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1374.
$ vpnmtu apply --prove
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|   Proof             a packet of 1374 bytes went to 10.0.0.1 and back; one byte more is refused
|                     1440 on the wire, 14 to spare of 1454; one byte more would be 1456
$ vpnmtu check
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|
| compliant: the MTU of "Work" (interface 43) is 1374, as it should be.
$ vpnmtu apply --prove --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}],"proof":{"result":"proven","inner":1374,"peer":"10.0.0.1","wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"reason":null}}]},"errors":[]}
$ vpnmtu undo
exit 0
| "Work" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400

== AES-GCM leaves 16 more
machine: live-gcm
$ vpnmtu apply --prove
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-gcm-16, integrity none, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1390: at most 1452 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1390
|   IPv6 MTU          1400 -> 1390
|   Proof             a packet of 1390 bytes went to 10.0.0.1 and back; one byte more is refused
|                     1452 on the wire, 2 to spare of 1454; one byte more would be 1456

== what was said counts more than what is live
machine: live-gcm
$ vpnmtu apply --cipher AES256 --integrity SHA256 --path-mtu 1460 --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha256-128
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1460, as given
|   Largest VPN MTU   1390: at most 1460 on the wire; one byte more would be 1476
|   IPv4 MTU          1400 -> 1390, not made (--dry-run)
|   IPv6 MTU          1400 -> 1390, not made (--dry-run)
$ vpnmtu apply --vpn l2tp --nat-t no --probe off --dry-run
exit 0
| "Work" (interface 43)
|   VPN               L2TP/IPsec, as given
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-gcm-16, integrity none, read from the live connection
|   NAT traversal     no, as given
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1426, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
$ vpnmtu apply --outer ipv6 --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv6, as given
|   Cipher            aes-gcm-16, integrity none, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1418, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do

== nobody answers: assumed, and said so
machine: live-silent
$ vpnmtu apply --prove
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     203.0.113.5 does not answer echo requests; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1422, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|   Proof             not proven: nobody inside the tunnel answers an echo request
$ vpnmtu apply --prove --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}],"proof":{"result":"not-proven","inner":1400,"peer":null,"wireBytes":1472,"slackBytes":28,"nextWireBytes":1472,"reason":"nobody inside the tunnel answers an echo request"}}]},"errors":[]}

== a host that was named
machine: live-host
$ vpnmtu apply --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     203.0.113.5 does not answer echo requests; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1422, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
$ vpnmtu apply --probe far.example --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 198.51.100.9 in 0.03 s
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
$ vpnmtu apply --probe nowhere.example --dry-run
exit 5
! vpnmtu: cannot resolve "nowhere.example" to an IPv4 address: No such host is known. (11001)
! try: a name or an address that can be reached from this PC
$ vpnmtu apply --probe off --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1422, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
$ vpnmtu apply --probe far.example --path-mtu 1454 --dry-run
exit 2
! vpnmtu: --probe and --path-mtu contradict each other: the path is given, so it is not measured
$ vpnmtu apply --probe off --path-mtu 1454 --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)

== small packets are answered, which is no path
machine: live-filter
$ vpnmtu apply --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     203.0.113.5 answers nothing larger than 200 bytes; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1422, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do

== the proof contradicts
machine: live-contradicted
$ vpnmtu apply --prove
exit 8
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|   Proof             FAILED: 10.0.0.1 answers small packets, but none of 1374 bytes
! vpnmtu: 10.0.0.1 answers small packets through "Work" (interface 43), but none of 1374 bytes
! try: measure the path: vpnmtu probe with the VPN server's address, then --path-mtu
$ vpnmtu apply --prove --json
exit 8
| {"schemaVersion":"1.0","command":"apply","exitCode":8,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}],"proof":{"result":"contradicted","inner":1374,"peer":"10.0.0.1","wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"reason":null}}]},"errors":[{"code":"inconclusive","message":"10.0.0.1 answers small packets through \"Work\" (interface 43), but none of 1374 bytes","windowsCode":null}]}
! vpnmtu: 10.0.0.1 answers small packets through "Work" (interface 43), but none of 1374 bytes
! try: measure the path: vpnmtu probe with the VPN server's address, then --path-mtu

== without rights the live cipher is not known
machine: live-denied
$ vpnmtu check
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|                     reading the live cipher needs administrator rights
|   NAT traversal     yes, by its connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1374.
$ vpnmtu apply
exit 4
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|                     reading the live cipher needs administrator rights
|   NAT traversal     yes, by its connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374, FAILED
|   IPv6 MTU          1400 -> 1374, FAILED
! vpnmtu: cannot note down the MTU of "Work" (interface 43) before changing it: Access is denied. (5)
! try: run it from an administrator's prompt

== PPPoE is dialled like a VPN, and is none
machine: live-pppoe
$ vpnmtu show
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    20      20        1454  connected     physical  Fletz
|    43      25        1400  connected     vpn       Work
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    12      35        1500  connected     physical  Wi-Fi
|    43      25        1400  connected     vpn       Work
|
| "Work" (interface 43)
|   Type              IKEv2
|   Server            203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, behind NAT (UDP 4500)
|   Carried by        "Fletz" (interface 20), physical MTU 1454
|   Verdict           too large: 1354 is safe on a path of 1454
$ vpnmtu check
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Fletz" (interface 20), physical MTU 1454
|   Path MTU          1454, measured to 203.0.113.5 in 0.02 s
|   Largest VPN MTU   1354: Windows' ceiling; the path would carry 1374, nothing to gain
|   IPv4 MTU          1400, should be 1354
|   IPv6 MTU          1400, should be 1354
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1354.

== a VPN inside a VPN: the outer one's new MTU counts
machine: live-nested
$ vpnmtu apply --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
|
| "Inner" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 10.0.0.99
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Work" (interface 43), physical MTU 1374
|   Path MTU          1374, measured to 10.0.0.99 in 0.02 s
|   Largest VPN MTU   1239: at most 1369 on the wire; one byte more would be 1385
|   IPv4 MTU          1400 -> 1239, not made (--dry-run)
$ vpnmtu check --connection Inner
exit 1
| "Inner" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 10.0.0.99
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Work" (interface 43), physical MTU 1400
|   Path MTU          1400, measured to 10.0.0.99 in 0.02 s
|   Largest VPN MTU   1255: at most 1385 on the wire; one byte more would be 1401
|   IPv4 MTU          1400, should be 1255
|   Finding           it runs inside another VPN: "Work" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| not compliant: the MTU of "Inner" (interface 50) is 1400, and should be 1255.

== one connection by its name
machine: live-two
$ vpnmtu apply --connection "home büro" --dry-run
exit 0
| "Home Büro" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 203.0.113.77
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Work" (interface 43), physical MTU 1400
|   Path MTU          1400, measured to 203.0.113.77 in 0.01 s
|   Largest VPN MTU   1255: at most 1385 on the wire; one byte more would be 1401
|   IPv4 MTU          1400 -> 1255, not made (--dry-run)
$ vpnmtu apply --connection Nothing
exit 5
! vpnmtu: the connection "Nothing" is not connected, or is no VPN
! try: vpnmtu show, for the VPNs that are
$ vpnmtu apply --connection Work --interface 43
exit 2
! vpnmtu: --interface and --connection contradict each other: both say which VPN is meant
$ vpnmtu check
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| "Home Büro" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 203.0.113.77
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Work" (interface 43), physical MTU 1374
|   Path MTU          1374, measured to 203.0.113.77 in 0.01 s
|   Largest VPN MTU   1239: at most 1369 on the wire; one byte more would be 1385
|   IPv4 MTU          1400, should be 1239
|   Finding           it runs inside another VPN: "Work" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1374.

== a proof without a change
machine: live
$ vpnmtu apply --dry-run --prove
exit 2
! vpnmtu: --dry-run and --prove contradict each other: nothing is set that could be proven
$ vpnmtu apply --probe ""
exit 2
! vpnmtu: --probe takes a value that is not empty

== OpenVPN: what its driver tells of the cipher
machine: openvpn-dco
$ vpnmtu apply --path-mtu 1454 --dry-run
exit 0
| "OpenVPN" (interface 30)
|   VPN               OpenVPN over UDP, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            aes-gcm-16 or another that costs as much, by its adapter
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1402: at most 1454 on the wire; one byte more would be 1455
|   IPv4 MTU          1500 -> 1402, not made (--dry-run)
|
| "OpenVPN TAP" (interface 31)
|   VPN               OpenVPN over UDP, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha512 are assumed, the largest
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1323: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1500 -> 1323, not made (--dry-run)
$ vpnmtu apply --path-mtu 1454 --interface OpenVPN --cipher AES-256-CBC --dry-run
exit 0
| "OpenVPN" (interface 30)
|   VPN               OpenVPN over UDP, by its adapter
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha512
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1323: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1500 -> 1323, not made (--dry-run)

== the measurement takes no longer than it may
machine: live
$ vpnmtu check --probe-timeout 100
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          at least 1454, measured to 203.0.113.5 in 0.10 s
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1374.

== a preferred limit counts for check and for probe; an option wins over it
machine: preference-timeout
$ vpnmtu check
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          at least 1454, measured to 203.0.113.5 in 0.10 s
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1374.
$ vpnmtu probe 203.0.113.5
exit 8
| Path MTU at least 1454: larger packets could not be measured.
|
|   Host              203.0.113.5 (203.0.113.5)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        20 ms
|   Sent              39 packets in 100 ms
|
|   1456..1500    |..................................................|  no answer
|   1455          |................................................  |  no answer
|   1454          |================================================  |  answered
|   68..1452      |================================================  |  answered
! vpnmtu: the time ran out: only 1454 is proved
! try: a longer --probe-timeout
$ vpnmtu check --probe-timeout 3000
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1374.

== a prescribed limit wins over the option
machine: policy-timeout
$ vpnmtu check --probe-timeout 3000
exit 1
| Note: --probe-timeout is not used: HKLM\SOFTWARE\Policies\vpnmtu\ProbeTimeoutMs says 100
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          at least 1454, measured to 203.0.113.5 in 0.10 s
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1374.
$ vpnmtu probe 203.0.113.5 --probe-timeout 3000
exit 8
| Path MTU at least 1454: larger packets could not be measured.
|
|   Host              203.0.113.5 (203.0.113.5)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        20 ms
|   Sent              39 packets in 100 ms
|
|   1456..1500    |..................................................|  no answer
|   1455          |................................................  |  no answer
|   1454          |================================================  |  answered
|   68..1452      |================================================  |  answered
! vpnmtu: --probe-timeout is not used: HKLM\SOFTWARE\Policies\vpnmtu\ProbeTimeoutMs says 100
! vpnmtu: the time ran out: only 1454 is proved
! try: a longer --probe-timeout

== an interface's index is a number without a sign
machine: index-large
$ vpnmtu check --mtu 1374 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":4294967295,"name":"Work"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}],"findings":[]}]},"errors":[]}
$ vpnmtu probe 203.0.113.5 --json
exit 0
| {"schemaVersion":"1.0","command":"probe","exitCode":0,"data":{"host":"203.0.113.5","address":"203.0.113.5","family":"ipv4","interface":{"index":4294967294,"name":"Wi-Fi"},"interfaceMtu":1500,"pathMtu":1454,"result":"black-hole","doubt":null,"routerMtu":null,"rttMs":20,"probesSent":41,"elapsedMs":198,"sizes":[{"bytes":68,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":680,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":800,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":900,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1006,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1120,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1200,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1240,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1280,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1300,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1320,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1340,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1360,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1380,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1400,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1410,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1420,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1430,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1440,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1452,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1454,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1455,"result":"silent","sent":4,"answered":0,"nextHopMtu":null},{"bytes":1456,"result":"silent","sent":2,"answered":0,"nextHopMtu":null},{"bytes":1457,"result":"silent","sent":2,"answered":0,"nextHopMtu":null},{"bytes":1458,"result":"silent","sent":2,"answered":0,"nextHopMtu":null},{"bytes":1459,"result":"silent","sent":2,"answered":0,"nextHopMtu":null},{"bytes":1460,"result":"silent","sent":2,"answered":0,"nextHopMtu":null},{"bytes":1472,"result":"silent","sent":2,"answered":0,"nextHopMtu":null},{"bytes":1480,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1492,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1500,"result":"silent","sent":2,"answered":0,"nextHopMtu":null}],"calc":null},"errors":[]}

== --probe takes a host as probe does
machine: live
$ vpnmtu apply --probe 'vpn example'
exit 2
! vpnmtu: the host has characters in it that no name has
! try: --probe vpn.example.com, auto or off
$ vpnmtu watch --probe https://vpn.example.com/
exit 2
! vpnmtu: the host is a URL: name only the host in it
! try: --probe vpn.example.com, auto or off
$ vpnmtu probe fe80::1%3
exit 2
! vpnmtu: a link-local address goes no further than this link, whose MTU vpnmtu show tells
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe FEBF::1
exit 2
! vpnmtu: a link-local address goes no further than this link, whose MTU vpnmtu show tells
! try: vpnmtu probe vpn.example.com

== a proof where the ceiling is the limit, not the wire
machine: live-clear
$ vpnmtu apply --prove
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500, measured to 203.0.113.5 in 0.02 s
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1422, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|   Proof             a packet of 1400 bytes went to 10.0.0.1 and back; one byte more is refused
|                     1472 on the wire, 28 to spare of 1500

== a second VPN whose interface is still coming up is waited for, though the first is there
machine: live-two-late
$ vpnmtu apply --probe off --line flets --quiet --wait 10
exit 0
$ vpnmtu check --probe off --line flets
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|
| "Home Büro" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 203.0.113.77
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Work" (interface 43), physical MTU 1374
|   Path MTU          1374, the physical MTU; the 1454 given cannot be
|   Largest VPN MTU   1239: at most 1369 on the wire; one byte more would be 1385
|   IPv4 MTU          1239, nothing to do
|   Finding           it runs inside another VPN: "Work" (interface 43)
|                     the outer VPN's MTU is counted where the server's route is known; else give it as --path-mtu
|
| compliant: the MTUs of all 2 VPNs are as they should be.

== the first is not waited for by who names the first
machine: live-two-late
$ vpnmtu apply --probe off --line flets --wait 10 --connection Work
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== nobody waits for ever
machine: live-two-late
$ vpnmtu apply --probe off --line flets --wait 0
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374

== one VPN that cannot be planned does not keep the others from their MTU
machine: live-two-partly
$ vpnmtu apply --prove
exit 7
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|   Proof             a packet of 1374 bytes went to 10.0.0.1 and back; one byte more is refused
|                     1440 on the wire, 14 to spare of 1454; one byte more would be 1456
|
| "Home Büro" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 203.0.113.77
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          420, measured to 203.0.113.77 in 0.01 s
|   IPv4 MTU          1400, left alone
! vpnmtu: "Home Büro" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352
! vpnmtu: partly done: 2 as wanted, 1 failed
$ machine interfaces
| [
|  {
|   "index": 12,
|   "luid": 12,
|   "name": "Wi-Fi",
|   "description": "Intel(R) Wi-Fi 6 AX201 160MHz",
|   "ifType": 71,
|   "mediaType": 0,
|   "accessType": 0,
|   "connectionType": 0,
|   "filter": false,
|   "hardware": true,
|   "connector": true,
|   "state": "connected",
|   "ndisMtu": 1500,
|   "ipv4": {
|    "mtu": 1500,
|    "metric": 35
|   },
|   "ipv6": {
|    "mtu": 1500,
|    "metric": 35
|   },
|   "guid": "{00000000-0000-0000-0000-000000000000}",
|   "peers": []
|  },
|  {
|   "index": 43,
|   "luid": 43,
|   "name": "Work",
|   "description": "Work",
|   "ifType": 23,
|   "mediaType": 0,
|   "accessType": 0,
|   "connectionType": 0,
|   "filter": false,
|   "hardware": false,
|   "connector": false,
|   "state": "connected",
|   "ndisMtu": 1400,
|   "ipv4": {
|    "mtu": 1374,
|    "metric": 25
|   },
|   "ipv6": {
|    "mtu": 1374,
|    "metric": 25
|   },
|   "guid": "{00000000-0000-0000-0000-000000000000}",
|   "peers": []
|  },
|  {
|   "index": 50,
|   "luid": 50,
|   "name": "Home Büro",
|   "description": "x",
|   "ifType": 23,
|   "mediaType": 0,
|   "accessType": 0,
|   "connectionType": 0,
|   "filter": false,
|   "hardware": false,
|   "connector": false,
|   "state": "connected",
|   "ndisMtu": 1400,
|   "ipv4": {
|    "mtu": 1400,
|    "metric": 10
|   },
|   "ipv6": null,
|   "guid": "{00000000-0000-0000-0000-000000000000}",
|   "peers": []
|  }
| ]

== what would be done, and what could not
machine: live-two-partly
$ vpnmtu apply --dry-run --json
exit 7
| {"schemaVersion":"1.0","command":"apply","exitCode":7,"data":{"dryRun":true,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}]},{"interface":{"index":50,"name":"Home B\u00FCro"},"method":"interface","pathMtu":420,"pathMtuSource":"probed","vpnSource":"ras","vpn":"sstp","cipher":"tls1.2-aes-cbc-sha384","integrity":"none","natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":null,"result":"failed","error":"\"Home B\u00FCro\" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352"}]}]},"errors":[{"code":"usage","message":"\"Home B\u00FCro\" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352","windowsCode":null},{"code":"partly-applied","message":"a part can be done: 2 as wanted, 1 not","windowsCode":null}]}
! vpnmtu: "Home Büro" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352
! vpnmtu: a part can be done: 2 as wanted, 1 not

== check tells of the one that needs something
machine: live-two-partly
$ vpnmtu check
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| "Home Büro" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 203.0.113.77
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          420, measured to 203.0.113.77 in 0.01 s
|   IPv4 MTU          1400, left alone
|                     "Home Büro" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352
|
| not compliant: the MTU of "Work" (interface 43) is 1400, and should be 1374.

== and where the others are right, of the one that is not known
machine: live-two-partly
$ vpnmtu apply --quiet --connection Work
exit 0
$ vpnmtu check
exit 1
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|
| "Home Büro" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 203.0.113.77
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          420, measured to 203.0.113.77 in 0.01 s
|   IPv4 MTU          1400, left alone
|                     "Home Büro" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352
|
| not compliant: what the MTU of "Home B?ro" (interface 50) should be is not known.

== what was said is wrong for all: nothing is touched
machine: live-two-partly
$ vpnmtu apply --path-mtu 420
exit 2
! vpnmtu: a path MTU of 420 leaves IKEv2 an MTU of 350; Windows takes none below 352

== the only one that is meant: an error like any other
machine: live-two-partly
$ vpnmtu apply --connection 'Home Büro'
exit 2
! vpnmtu: a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352

== in the event log it is one failure, and the run a part
machine: live-two-partly
$ vpnmtu apply --quiet
exit 7
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, measured to 203.0.113.5 in 0.19 s; no router says what is too big
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|
| "Home Büro" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 203.0.113.77
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          420, measured to 203.0.113.77 in 0.01 s
|   IPv4 MTU          1400, left alone
! vpnmtu: "Home Büro" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352
! vpnmtu: partly done: 2 as wanted, 1 failed
$ machine reports
| {
|  "events": [
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "Work",
|     "IPv4",
|     "1400",
|     "1374",
|     "1454",
|     "probed",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "Work",
|     "IPv6",
|     "1400",
|     "1374",
|     "1454",
|     "probed",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 302,
|    "severity": "error",
|    "inserts": [
|     "apply",
|     "2",
|     "\"Home Büro\" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352",
|     "-"
|    ]
|   },
|   {
|    "id": 201,
|    "severity": "warning",
|    "inserts": [
|     "apply",
|     "2",
|     "1"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 7,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "Work",
|   "LastMtu": 1374,
|   "LastPathMtu": 1454,
|   "LastMessage": "\"Home Büro\" (interface 50): a path MTU of 420 leaves SSTP an MTU of 279; Windows takes none below 352"
|  },
|  "files": {}
| }
