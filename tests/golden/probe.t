# Measuring a path: what is found in each case, what is said of it, what is no host.

== a router names its MTU: two round trips; Windows remembers, and then it is no measurement any more
machine: probe
$ vpnmtu probe flets.example
exit 0
| Path MTU 1454: packets of 1454 are answered, 1455 is too big.
|
|   Host              flets.example (203.0.113.1)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        18 ms
|   Sent              22 packets in 24 ms
|
|   1500          |##################################################|  too big, says a router
|   1460..1492    |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! |  not sent: this PC knows a path MTU
|   1455          |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!  |  not sent: this PC knows a path MTU
|   1454          |================================================  |  answered
|   68            |==                                                |  answered
$ vpnmtu probe 203.0.113.1
exit 8
| Path MTU at least 1454: larger packets could not be measured.
|
|   Host              203.0.113.1 (203.0.113.1)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        18 ms
|   Sent              33 packets in 41 ms
|
|   1456..1500    |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!|  not sent: this PC knows a path MTU
|   1455          |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!  |  not sent: this PC knows a path MTU
|   1454          |================================================  |  answered
|   68..1452      |================================================  |  answered
! vpnmtu: this PC remembers a path MTU and refuses packets of 1455 and more to 203.0.113.1, so only 1454 is proved
! try: again in ten minutes, or, as an administrator: netsh interface ipv4 delete destinationcache

== nothing in the way
machine: probe
$ vpnmtu probe ethernet.example
exit 0
| Path MTU 1500: the path carries all that the interface sends.
|
|   Host              ethernet.example (203.0.113.2)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        4.3 ms
|   Sent              6 packets in 6 ms
|
|   1500          |==================================================|  answered
|   68            |==                                                |  answered

== a black hole
machine: probe
$ vpnmtu probe hole.example
exit 0
| Path MTU 1433: packets of 1433 are answered, larger ones vanish.
| That is a black hole: no router says "too big", so nothing finds this out by itself.
|
|   Host              hole.example (203.0.113.3)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        20 ms
|   Sent              52 packets in 227 ms
|
|   1435..1500    |..................................................|  no answer
|   1434          |...............................................   |  no answer
|   1433          |===============================================   |  answered
|   68..1432      |===============================================   |  answered

== a black hole at the other end of the world
machine: probe
$ vpnmtu probe far.example
exit 0
| Path MTU 1433: packets of 1433 are answered, larger ones vanish.
| That is a black hole: no router says "too big", so nothing finds this out by itself.
|
|   Host              far.example (203.0.113.10)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        300 ms
|   Sent              52 packets in 1762 ms
|
|   1435..1500    |..................................................|  no answer
|   1434          |...............................................   |  no answer
|   1433          |===============================================   |  answered
|   68..1432      |===============================================   |  answered

== nobody answers
machine: probe
$ vpnmtu probe silent.example
exit 8
| Path MTU not known: no ping came back whole.
|
|   Host              silent.example (203.0.113.4)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Sent              34 packets in 2029 ms
|
|   68..1500      |..................................................|  no answer
! vpnmtu: silent.example does not answer ping
! try: another host beyond the same line, or say what the path carries: vpnmtu help lines

== nobody answers: --json
machine: probe
$ vpnmtu probe silent.example --json
exit 8
| {"schemaVersion":"1.0","command":"probe","exitCode":8,"data":{"host":"silent.example","address":"203.0.113.4","family":"ipv4","interface":{"index":12,"name":"Wi-Fi"},"interfaceMtu":1500,"pathMtu":null,"result":"no-answer","doubt":null,"routerMtu":null,"rttMs":null,"probesSent":34,"elapsedMs":2029,"sizes":[{"bytes":68,"result":"silent","sent":4,"answered":0,"nextHopMtu":null},{"bytes":296,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":400,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":576,"result":"silent","sent":2,"answered":0,"nextHopMtu":null},{"bytes":680,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":800,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":900,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1006,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1120,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1200,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1240,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1280,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1300,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1320,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1340,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1360,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1380,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1400,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1410,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1420,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1430,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1440,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1452,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1454,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1460,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1472,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1480,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1492,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1500,"result":"silent","sent":2,"answered":0,"nextHopMtu":null}],"calc":null},"errors":[{"code":"inconclusive","message":"silent.example does not answer ping","windowsCode":null}]}
! vpnmtu: silent.example does not answer ping
! try: another host beyond the same line, or say what the path carries: vpnmtu help lines

== unreachable
machine: probe
$ vpnmtu probe unreachable.example
exit 8
| Path MTU not known: no ping came back whole.
|
|   Host              unreachable.example (203.0.113.9)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Sent              34 packets in 69 ms
|
|   68..1500      |xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|  unreachable, says a router
! vpnmtu: unreachable.example is unreachable, says a router
! try: another host beyond the same line, or say what the path carries: vpnmtu help lines

== a host that cuts replies
machine: probe
$ vpnmtu probe cuts.example
exit 8
| Path MTU at least 1000: larger packets could not be measured.
|
|   Host              cuts.example (203.0.113.5)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        20 ms
|   Sent              64 packets in 123 ms
|
|   1002..1500    |??????????????????????????????????????????????????|  came back cut or altered
|   1001          |?????????????????????????????????                 |  came back cut or altered
|   1000          |=================================                 |  answered
|   68..999       |=================================                 |  answered
! vpnmtu: cuts.example sends larger pings back cut or altered, so only 1000 is proved
! try: another host beyond the same line

== this PC remembers a path MTU
machine: probe
$ vpnmtu probe remembered.example
exit 8
| Path MTU at least 1400: larger packets could not be measured.
|
|   Host              remembered.example (203.0.113.6)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        20 ms
|   Sent              38 packets in 48 ms
|
|   1403..1500    |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!|  not sent: this PC knows a path MTU
|   1401          |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!    |  not sent: this PC knows a path MTU
|   1400          |==============================================    |  answered
|   68..1380      |==============================================    |  answered
! vpnmtu: this PC remembers a path MTU and refuses packets of 1401 and more to remembered.example, so only 1400 is proved
! try: again in ten minutes, or, as an administrator: netsh interface ipv4 delete destinationcache

== this PC remembers a path MTU: --json
machine: probe
$ vpnmtu probe remembered.example --json
exit 8
| {"schemaVersion":"1.0","command":"probe","exitCode":8,"data":{"host":"remembered.example","address":"203.0.113.6","family":"ipv4","interface":{"index":12,"name":"Wi-Fi"},"interfaceMtu":1500,"pathMtu":1400,"result":"lower-bound","doubt":"remembered-path-mtu","routerMtu":null,"rttMs":20,"probesSent":38,"elapsedMs":48,"sizes":[{"bytes":68,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":296,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":400,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":576,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":680,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":800,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":900,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1006,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1120,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1200,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1240,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1280,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1300,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1320,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1340,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1360,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1380,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1400,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1401,"result":"refused","sent":2,"answered":0,"nextHopMtu":null},{"bytes":1403,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1404,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1405,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1406,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1407,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1408,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1409,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1410,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1420,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1430,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1440,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1452,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1454,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1460,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1472,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1480,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1492,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1500,"result":"refused","sent":1,"answered":0,"nextHopMtu":null}],"calc":null},"errors":[{"code":"inconclusive","message":"this PC remembers a path MTU and refuses packets of 1401 and more to remembered.example, so only 1400 is proved","windowsCode":null}]}
! vpnmtu: this PC remembers a path MTU and refuses packets of 1401 and more to remembered.example, so only 1400 is proved
! try: again in ten minutes, or, as an administrator: netsh interface ipv4 delete destinationcache

== half of the packets are lost
machine: probe
$ vpnmtu probe lossy.example
exit 0
| Path MTU 1454: packets of 1454 are answered, larger ones vanish.
| That is a black hole: no router says "too big", so nothing finds this out by itself.
|
|   Host              lossy.example (203.0.113.7)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        20 ms
|   Sent              49 packets in 198 ms
|
|   1456..1500    |..................................................|  no answer
|   1455          |................................................  |  no answer
|   1454          |================================================  |  answered
|   68..1440      |================================================  |  answered

== too little time
machine: probe
$ vpnmtu probe far.example --probe-timeout 400
exit 8
| Path MTU at least 1430: larger packets could not be measured.
|
|   Host              far.example (203.0.113.10)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        300 ms
|   Sent              30 packets in 400 ms
|
|   1440..1500    |..................................................|  no answer
|   1430          |===============================================   |  answered
|   68..1420      |===============================================   |  answered
! vpnmtu: the time ran out: only 1430 is proved
! try: a longer --probe-timeout

== the family
machine: probe
$ vpnmtu probe both.example
exit 0
| Path MTU 1460: packets of 1460 are answered, 1461 is too big.
|
|   Host              both.example (2001:db8::8)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        20 ms
|   Sent              22 packets in 25 ms
|
|   1500          |##################################################|  too big, says a router
|   1472..1492    |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! |  not sent: this PC knows a path MTU
|   1461          |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!  |  not sent: this PC knows a path MTU
|   1460          |================================================  |  answered
|   88            |==                                                |  answered

== the family: --outer ipv4
machine: probe
$ vpnmtu probe both.example --outer ipv4
exit 0
| Path MTU 1454: packets of 1454 are answered, 1455 is too big.
|
|   Host              both.example (203.0.113.1)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        18 ms
|   Sent              22 packets in 24 ms
|
|   1500          |##################################################|  too big, says a router
|   1460..1492    |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! |  not sent: this PC knows a path MTU
|   1455          |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!  |  not sent: this PC knows a path MTU
|   1454          |================================================  |  answered
|   68            |==                                                |  answered

== the family: --outer ipv6 --json
machine: probe
$ vpnmtu probe both.example --outer ipv6 --json
exit 0
| {"schemaVersion":"1.0","command":"probe","exitCode":0,"data":{"host":"both.example","address":"2001:db8::8","family":"ipv6","interface":{"index":12,"name":"Wi-Fi"},"interfaceMtu":1500,"pathMtu":1460,"result":"exact","doubt":null,"routerMtu":1460,"rttMs":20,"probesSent":22,"elapsedMs":25,"sizes":[{"bytes":88,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1280,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1300,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1320,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1340,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1360,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1380,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1400,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1410,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1420,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1430,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1440,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1452,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1454,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1460,"result":"answered","sent":3,"answered":1,"nextHopMtu":null},{"bytes":1461,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1472,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1480,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1492,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1500,"result":"too-big","sent":1,"answered":0,"nextHopMtu":1460}],"calc":null},"errors":[]}

== the family: --outer ipv6
machine: probe
$ vpnmtu probe flets.example --outer ipv6
exit 5
! vpnmtu: cannot resolve "flets.example" to an IPv6 address: No such host is known. (11001)
! try: the name as the VPN's settings have it, or an address

== the interface, and the VPN's own inside
machine: probe
$ vpnmtu probe flets.example --interface Wi-Fi
exit 0
| Path MTU 1454: packets of 1454 are answered, 1455 is too big.
|
|   Host              flets.example (203.0.113.1)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        18 ms
|   Sent              22 packets in 24 ms
|
|   1500          |##################################################|  too big, says a router
|   1460..1492    |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! |  not sent: this PC knows a path MTU
|   1455          |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!  |  not sent: this PC knows a path MTU
|   1454          |================================================  |  answered
|   68            |==                                                |  answered

== the interface, and the VPN's own inside: --interface VPN
machine: probe
$ vpnmtu probe flets.example --interface VPN
exit 0
| Path MTU 1400: the path carries all that the interface sends.
|
|   Host              flets.example (203.0.113.1)
|   Sent by           "VPN" (interface 43), MTU 1400
|   Round trip        18 ms
|   Sent              19 packets in 19 ms
|
|   1400          |==================================================|  answered
|   68            |==                                                |  answered

== the interface, and the VPN's own inside: --interface 5
machine: probe
$ vpnmtu probe flets.example --interface 5
exit 5
! vpnmtu: there is no route to 203.0.113.1 by "Ethernet": The network location cannot be reached. For information about network troubleshooting, see Windows Help. (1231)

== the interface, and the VPN's own inside: --interface nothing
machine: probe
$ vpnmtu probe flets.example --interface nothing
exit 5
! vpnmtu: there is no interface "nothing"
! try: vpnmtu show --all

== what follows for a VPN
machine: probe
$ vpnmtu probe flets.example --vpn ikev2 --cipher AES256 --integrity SHA196
exit 0
| Path MTU 1454: packets of 1454 are answered, 1455 is too big.
|
|   Host              flets.example (203.0.113.1)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Round trip        18 ms
|   Sent              22 packets in 24 ms
|
|   1500          |##################################################|  too big, says a router
|   1460..1492    |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! |  not sent: this PC knows a path MTU
|   1455          |!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!  |  not sent: this PC knows a path MTU
|   1454          |================================================  |  answered
|   68            |==                                                |  answered
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
| VPN MTU 1374, for this path MTU of 1454.

== what follows for a VPN: --vpn wireguard --json
machine: probe
$ vpnmtu probe flets.example --vpn wireguard --json
exit 0
| {"schemaVersion":"1.0","command":"probe","exitCode":0,"data":{"host":"flets.example","address":"203.0.113.1","family":"ipv4","interface":{"index":12,"name":"Wi-Fi"},"interfaceMtu":1500,"pathMtu":1454,"result":"exact","doubt":null,"routerMtu":1454,"rttMs":18,"probesSent":22,"elapsedMs":24,"sizes":[{"bytes":68,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1280,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1300,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1320,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1340,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1360,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1380,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1400,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1410,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1420,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1430,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1440,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1452,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1454,"result":"answered","sent":3,"answered":1,"nextHopMtu":null},{"bytes":1455,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1460,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1472,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1480,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1492,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1500,"result":"too-big","sent":1,"answered":0,"nextHopMtu":1454}],"calc":{"vpn":"wireguard","outerFamily":"ipv4","natT":null,"mode":null,"cipher":"chacha20-poly1305","integrity":"none","pathMtu":1454,"vpnMtu":1394,"mssIpv4":1354,"mssIpv6":1334,"wireBytes":1454,"slackBytes":0,"nextWireBytes":1455,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"wireguard","bytes":16},{"name":"inner","bytes":1394},{"name":"padding","bytes":0},{"name":"tag","bytes":16}],"ipv6Possible":true}},"errors":[]}

== what follows for a VPN: --vpn ikev2 --json
machine: probe
$ vpnmtu probe silent.example --vpn ikev2 --json
exit 8
| {"schemaVersion":"1.0","command":"probe","exitCode":8,"data":{"host":"silent.example","address":"203.0.113.4","family":"ipv4","interface":{"index":12,"name":"Wi-Fi"},"interfaceMtu":1500,"pathMtu":null,"result":"no-answer","doubt":null,"routerMtu":null,"rttMs":null,"probesSent":34,"elapsedMs":2029,"sizes":[{"bytes":68,"result":"silent","sent":4,"answered":0,"nextHopMtu":null},{"bytes":296,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":400,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":576,"result":"silent","sent":2,"answered":0,"nextHopMtu":null},{"bytes":680,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":800,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":900,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1006,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1120,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1200,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1240,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1280,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1300,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1320,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1340,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1360,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1380,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1400,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1410,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1420,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1430,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1440,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1452,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1454,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1460,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1472,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1480,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1492,"result":"silent","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1500,"result":"silent","sent":2,"answered":0,"nextHopMtu":null}],"calc":null},"errors":[{"code":"inconclusive","message":"silent.example does not answer ping","windowsCode":null}]}
! vpnmtu: silent.example does not answer ping
! try: another host beyond the same line, or say what the path carries: vpnmtu help lines

== quiet, and JSON
machine: probe
$ vpnmtu probe flets.example --quiet
exit 0

== quiet, and JSON: --quiet
machine: probe
$ vpnmtu probe silent.example --quiet
exit 8
| Path MTU not known: no ping came back whole.
|
|   Host              silent.example (203.0.113.4)
|   Sent by           "Wi-Fi" (interface 12), MTU 1500
|   Sent              34 packets in 2029 ms
|
|   68..1500      |..................................................|  no answer
! vpnmtu: silent.example does not answer ping
! try: another host beyond the same line, or say what the path carries: vpnmtu help lines

== quiet, and JSON: --json
machine: probe
$ vpnmtu probe flets.example --json
exit 0
| {"schemaVersion":"1.0","command":"probe","exitCode":0,"data":{"host":"flets.example","address":"203.0.113.1","family":"ipv4","interface":{"index":12,"name":"Wi-Fi"},"interfaceMtu":1500,"pathMtu":1454,"result":"exact","doubt":null,"routerMtu":1454,"rttMs":18,"probesSent":22,"elapsedMs":24,"sizes":[{"bytes":68,"result":"answered","sent":1,"answered":1,"nextHopMtu":null},{"bytes":1280,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1300,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1320,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1340,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1360,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1380,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1400,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1410,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1420,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1430,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1440,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1452,"result":"superseded","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1454,"result":"answered","sent":3,"answered":1,"nextHopMtu":null},{"bytes":1455,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1460,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1472,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1480,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1492,"result":"refused","sent":1,"answered":0,"nextHopMtu":null},{"bytes":1500,"result":"too-big","sent":1,"answered":0,"nextHopMtu":1454}],"calc":null},"errors":[]}

== a name that does not resolve
machine: probe
$ vpnmtu probe nowhere.example
exit 5
! vpnmtu: cannot resolve "nowhere.example": No such host is known. (11001)
! try: the name as the VPN's settings have it, or an address

== a name that does not resolve: --json
machine: probe
$ vpnmtu probe nowhere.example --json
exit 5
| {"schemaVersion":"1.0","command":"probe","exitCode":5,"data":null,"errors":[{"code":"no-host","message":"cannot resolve \"nowhere.example\": No such host is known. (11001)","windowsCode":11001}]}
! vpnmtu: cannot resolve "nowhere.example": No such host is known. (11001)
! try: the name as the VPN's settings have it, or an address

== what is no host
machine: probe
$ vpnmtu probe
exit 2
! vpnmtu: probe takes the host to measure the path to
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe ''
exit 2
! vpnmtu: the host is empty
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe https://vpn.example.com/
exit 2
! vpnmtu: the host is a URL: name only the host in it
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe vpn.example.com:443
exit 2
! vpnmtu: a host has no port: ping knows none
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe [2001:db8::8]:443
exit 2
! vpnmtu: an address stands without brackets, and without a port
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe 198.51.100.0/24
exit 2
! vpnmtu: the host is neither a name nor an address
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe user@vpn.example.com
exit 2
! vpnmtu: the host is neither a name nor an address
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe 'vpn example'
exit 2
! vpnmtu: the host has characters in it that no name has
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe ‮[31mvpn
exit 2
! vpnmtu: the host has characters in it that no name has
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
exit 2
! vpnmtu: the host is longer than a name can be (253 characters)
! try: vpnmtu probe vpn.example.com
$ vpnmtu probe a b
exit 2
! vpnmtu: probe does not take "b"
! try: vpnmtu help probe
$ vpnmtu probe flets.example --probe-timeout 99
exit 2
! vpnmtu: --probe-timeout takes a number from 100 to 60000, not "99"
$ vpnmtu probe flets.example --probe-timeout 60001
exit 2
! vpnmtu: --probe-timeout takes a number from 100 to 60000, not "60001"
$ vpnmtu probe flets.example --path-mtu 1454
exit 2
! vpnmtu: probe does not take --path-mtu
! try: vpnmtu help probe
$ vpnmtu probe flets.example --vpn wireguard --nat-t yes
exit 2
! vpnmtu: --nat-t means nothing for --vpn wireguard
$ vpnmtu probe --json
exit 2
| {"schemaVersion":"1.0","command":"probe","exitCode":2,"data":null,"errors":[{"code":"usage","message":"probe takes the host to measure the path to","windowsCode":null}]}
! vpnmtu: probe takes the host to measure the path to
! try: vpnmtu probe vpn.example.com
