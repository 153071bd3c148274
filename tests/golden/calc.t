# The calculator: what fits, drawn, and as a document.

== without options
$ vpnmtu calc
exit 0
| VPN MTU 1422, for a path MTU of 1500.
| TCP MSS 1382 over IPv4, 1362 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1422  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               12  |                                                 .|
|   path MTU           1500   one column is 30 bytes
|
| A packet of 1422 bytes is 1488 on the wire. One byte more would make it 1504, 4 too many.

== the worked example
$ vpnmtu calc --line flets --vpn ikev2 --cipher AES256 --integrity SHA196 --nat-t yes
exit 0
| VPN MTU 1374, for a path MTU of 1454.
| TCP MSS 1334 over IPv4, 1314 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1374 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.

== the worked example as JSON
$ vpnmtu calc --path-mtu 1454 --vpn ikev2 --cipher AES256 --integrity SHA196 --nat-t yes --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1374,"mssIpv4":1334,"mssIpv6":1314,"wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1374},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true},"errors":[]}

== ikev2: the picture
$ vpnmtu calc --vpn ikev2 --path-mtu 1454
exit 0
| VPN MTU 1374, for a path MTU of 1454.
| TCP MSS 1334 over IPv4, 1314 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1374 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.

== ikev2: the document
$ vpnmtu calc --vpn ikev2 --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1374,"mssIpv4":1334,"mssIpv6":1314,"wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1374},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true},"errors":[]}

== l2tp: the picture
$ vpnmtu calc --vpn l2tp --path-mtu 1454
exit 0
| VPN MTU 1354, for a path MTU of 1454.
| TCP MSS 1314 over IPv4, 1294 over IPv6.
|
|   VPN               L2TP/IPsec
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|   L2TP header       8
|   PPP header        4
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   UDP 1701              8  | #                                                |
|   L2TP header           8  |  #                                               |
|   PPP header            4  |  #                                               |
|   inner packet       1354  |  =============================================== |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1354 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.

== l2tp: the document
$ vpnmtu calc --vpn l2tp --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"l2tp","outerFamily":"ipv4","natT":true,"mode":"transport","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1354,"mssIpv4":1314,"mssIpv6":1294,"wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"udp-1701","bytes":8},{"name":"l2tp","bytes":8},{"name":"ppp","bytes":4},{"name":"inner","bytes":1354},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true},"errors":[]}

== sstp: the picture
$ vpnmtu calc --vpn sstp --path-mtu 1454
exit 0
| VPN MTU 1377, for a path MTU of 1454.
| TCP MSS 1337 over IPv4, 1317 over IPv6.
|
|   VPN               SSTP
|   Outside           IPv4
|   TLS suite         tls1.2-aes-gcm
|   PPP header        4
|   TCP timestamps    no
|
|   IP                   20  |#                                                 |
|   TCP                  20  |#                                                 |
|   TLS record            5  | #                                                |
|   TLS nonce             8  | #                                                |
|   SSTP header           4  | #                                                |
|   PPP header            4  | #                                                |
|   inner packet       1377  |  =============================================== |
|   TLS tag              16  |                                                 #|
|   unused                0  |                                                  |
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1377 bytes is 1454 on the wire. One byte more would make it 1455, 1 too many.
| It runs over TCP: a larger packet is not lost, it takes a second segment.

== sstp: the document
$ vpnmtu calc --vpn sstp --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"sstp","outerFamily":"ipv4","natT":null,"mode":null,"cipher":"tls1.2-aes-gcm","integrity":"none","pathMtu":1454,"vpnMtu":1377,"mssIpv4":1337,"mssIpv6":1317,"wireBytes":1454,"slackBytes":0,"nextWireBytes":1455,"layers":[{"name":"ipv4","bytes":20},{"name":"tcp","bytes":20},{"name":"tls-record","bytes":5},{"name":"tls-nonce","bytes":8},{"name":"sstp","bytes":4},{"name":"ppp","bytes":4},{"name":"inner","bytes":1377},{"name":"tls-tag","bytes":16}],"ipv6Possible":true},"errors":[]}

== pptp: the picture
$ vpnmtu calc --vpn pptp --path-mtu 1454
exit 0
| VPN MTU 1410, for a path MTU of 1454.
| TCP MSS 1370 over IPv4, 1350 over IPv6.
|
|   VPN               PPTP
|   Outside           IPv4
|   Cipher            mppe
|   PPP header        4
|
|   IP                   20  |#                                                 |
|   GRE header           16  |#                                                 |
|   PPP header            4  | #                                                |
|   MPPE header           4  | #                                                |
|   inner packet       1410  | =================================================|
|   unused                0  |                                                  |
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1410 bytes is 1454 on the wire. One byte more would make it 1455, 1 too many.

== pptp: the document
$ vpnmtu calc --vpn pptp --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"pptp","outerFamily":"ipv4","natT":null,"mode":null,"cipher":"mppe","integrity":"none","pathMtu":1454,"vpnMtu":1410,"mssIpv4":1370,"mssIpv6":1350,"wireBytes":1454,"slackBytes":0,"nextWireBytes":1455,"layers":[{"name":"ipv4","bytes":20},{"name":"gre","bytes":16},{"name":"ppp","bytes":4},{"name":"mppe","bytes":4},{"name":"inner","bytes":1410}],"ipv6Possible":true},"errors":[]}

== wireguard: the picture
$ vpnmtu calc --vpn wireguard --path-mtu 1454
exit 0
| VPN MTU 1394, for a path MTU of 1454.
| TCP MSS 1354 over IPv4, 1334 over IPv6.
|
|   VPN               WireGuard
|   Outside           IPv4
|   Cipher            chacha20-poly1305
|
|   IP                   20  |#                                                 |
|   UDP                   8  |#                                                 |
|   WireGuard            16  |#                                                 |
|   inner packet       1394  | ================================================ |
|   padding               0  |                                                  |
|   Poly1305 tag         16  |                                                 #|
|   unused                0  |                                                  |
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1394 bytes is 1454 on the wire. One byte more would make it 1455, 1 too many.

== wireguard: the document
$ vpnmtu calc --vpn wireguard --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"wireguard","outerFamily":"ipv4","natT":null,"mode":null,"cipher":"chacha20-poly1305","integrity":"none","pathMtu":1454,"vpnMtu":1394,"mssIpv4":1354,"mssIpv6":1334,"wireBytes":1454,"slackBytes":0,"nextWireBytes":1455,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"wireguard","bytes":16},{"name":"inner","bytes":1394},{"name":"padding","bytes":0},{"name":"tag","bytes":16}],"ipv6Possible":true},"errors":[]}

== openvpn-udp: the picture
$ vpnmtu calc --vpn openvpn-udp --path-mtu 1454
exit 0
| VPN MTU 1402, for a path MTU of 1454.
| TCP MSS 1362 over IPv4, 1342 over IPv6.
|
|   VPN               OpenVPN over UDP
|   Outside           IPv4
|   Cipher            aes-gcm-16
|   Integrity         none
|
|   IP                   20  |#                                                 |
|   UDP                   8  |#                                                 |
|   OpenVPN               4  |#                                                 |
|   Packet id             4  | #                                                |
|   AEAD tag             16  | #                                                |
|   inner packet       1402  | =================================================|
|   unused                0  |                                                  |
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1402 bytes is 1454 on the wire. One byte more would make it 1455, 1 too many.

== openvpn-udp: the document
$ vpnmtu calc --vpn openvpn-udp --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"openvpn-udp","outerFamily":"ipv4","natT":null,"mode":null,"cipher":"aes-gcm-16","integrity":"none","pathMtu":1454,"vpnMtu":1402,"mssIpv4":1362,"mssIpv6":1342,"wireBytes":1454,"slackBytes":0,"nextWireBytes":1455,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"openvpn","bytes":4},{"name":"packet-id","bytes":4},{"name":"tag","bytes":16},{"name":"inner","bytes":1402}],"ipv6Possible":true},"errors":[]}

== openvpn-tcp: the picture
$ vpnmtu calc --vpn openvpn-tcp --path-mtu 1454
exit 0
| VPN MTU 1388, for a path MTU of 1454.
| TCP MSS 1348 over IPv4, 1328 over IPv6.
|
|   VPN               OpenVPN over TCP
|   Outside           IPv4
|   Cipher            aes-gcm-16
|   Integrity         none
|   TCP timestamps    no
|
|   IP                   20  |#                                                 |
|   TCP                  20  |#                                                 |
|   Length                2  | #                                                |
|   OpenVPN               4  | #                                                |
|   Packet id             4  | #                                                |
|   AEAD tag             16  | #                                                |
|   inner packet       1388  |  ================================================|
|   unused                0  |                                                  |
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1388 bytes is 1454 on the wire. One byte more would make it 1455, 1 too many.
| It runs over TCP: a larger packet is not lost, it takes a second segment.

== openvpn-tcp: the document
$ vpnmtu calc --vpn openvpn-tcp --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"openvpn-tcp","outerFamily":"ipv4","natT":null,"mode":null,"cipher":"aes-gcm-16","integrity":"none","pathMtu":1454,"vpnMtu":1388,"mssIpv4":1348,"mssIpv6":1328,"wireBytes":1454,"slackBytes":0,"nextWireBytes":1455,"layers":[{"name":"ipv4","bytes":20},{"name":"tcp","bytes":20},{"name":"openvpn-length","bytes":2},{"name":"openvpn","bytes":4},{"name":"packet-id","bytes":4},{"name":"tag","bytes":16},{"name":"inner","bytes":1388}],"ipv6Possible":true},"errors":[]}

== ipsec: the picture
$ vpnmtu calc --vpn ipsec --path-mtu 1454
exit 0
| VPN MTU 1374, for a path MTU of 1454.
| TCP MSS 1334 over IPv4, 1314 over IPv6.
|
|   VPN               IPsec ESP
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Mode              tunnel
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1374 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.

== ipsec: the document
$ vpnmtu calc --vpn ipsec --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ipsec","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1374,"mssIpv4":1334,"mssIpv6":1314,"wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1374},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true},"errors":[]}

== over IPv6
$ vpnmtu calc --outer ipv6 --path-mtu 1454
exit 0
| VPN MTU 1358, for a path MTU of 1454.
| TCP MSS 1318 over IPv4, 1298 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv6
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   40  |#                                                 |
|   UDP 4500              8  | #                                                |
|   ESP header            8  | #                                                |
|   IV                   16  | #                                                |
|   inner packet       1358  |  =============================================== |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               10  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1358 bytes is 1444 on the wire. One byte more would make it 1460, 6 too many.

== over IPv6 as JSON
$ vpnmtu calc --outer ipv6 --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv6","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1358,"mssIpv4":1318,"mssIpv6":1298,"wireBytes":1444,"slackBytes":10,"nextWireBytes":1460,"layers":[{"name":"ipv6","bytes":40},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1358},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true},"errors":[]}

== without NAT traversal
$ vpnmtu calc --nat-t no --path-mtu 1454
exit 0
| VPN MTU 1390, for a path MTU of 1454.
| TCP MSS 1350 over IPv4, 1330 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     no
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  |#                                                 |
|   inner packet       1390  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused                6  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1390 bytes is 1448 on the wire. One byte more would make it 1464, 10 too many.

== GCM by its Windows name
$ vpnmtu calc --cipher GCMAES256 --path-mtu 1454
exit 0
| VPN MTU 1390, for a path MTU of 1454.
| TCP MSS 1350 over IPv4, 1330 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-gcm-16
|   Integrity         none
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                    8  | #                                                |
|   inner packet       1390  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  16  |                                                 #|
|   unused                2  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1390 bytes is 1452 on the wire. One byte more would make it 1456, 2 too many.

== GCM named twice as Windows does
$ vpnmtu calc --cipher GCMAES256 --integrity GCMAES256 --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-gcm-16","integrity":"none","pathMtu":1454,"vpnMtu":1390,"mssIpv4":1350,"mssIpv6":1330,"wireBytes":1452,"slackBytes":2,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":8},{"name":"inner","bytes":1390},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":16}],"ipv6Possible":true},"errors":[]}

== GMAC as Windows names it
$ vpnmtu calc --cipher None --integrity GCMAES256 --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-gmac","integrity":"none","pathMtu":1454,"vpnMtu":1390,"mssIpv4":1350,"mssIpv6":1330,"wireBytes":1452,"slackBytes":2,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":8},{"name":"inner","bytes":1390},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":16}],"ipv6Possible":true},"errors":[]}

== transport mode
$ vpnmtu calc --vpn ipsec --mode transport --path-mtu 1454
exit 0
| VPN MTU 1394, for a path MTU of 1454.
| TCP MSS 1354 over IPv4, 1334 over IPv6.
|
|   VPN               IPsec ESP
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Mode              transport
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1394 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.

== L2TP with the shortest headers
$ vpnmtu calc --vpn l2tp --l2tp-header 6 --ppp-header 1 --path-mtu 1454
exit 0
| VPN MTU 1359, for a path MTU of 1454.
| TCP MSS 1319 over IPv4, 1299 over IPv6.
|
|   VPN               L2TP/IPsec
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|   L2TP header       6
|   PPP header        1
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   UDP 1701              8  | #                                                |
|   L2TP header           6  |  #                                               |
|   PPP header            1  |  #                                               |
|   inner packet       1359  |  =============================================== |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1359 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.

== SSTP with a CBC suite
$ vpnmtu calc --vpn sstp --tls TLS_RSA_WITH_AES_256_CBC_SHA256 --tcp-timestamps yes --path-mtu 1454
exit 0
| VPN MTU 1335, for a path MTU of 1454.
| TCP MSS 1295 over IPv4, 1275 over IPv6.
|
|   VPN               SSTP
|   Outside           IPv4
|   TLS suite         tls1.2-aes-cbc-sha256
|   PPP header        4
|   TCP timestamps    yes
|
|   IP                   20  |#                                                 |
|   TCP                  20  |#                                                 |
|   TCP timestamps       12  | #                                                |
|   TLS record            5  | #                                                |
|   TLS nonce            16  | #                                                |
|   SSTP header           4  |  #                                               |
|   PPP header            4  |  #                                               |
|   inner packet       1335  |  ==============================================  |
|   TLS MAC              32  |                                                # |
|   padding               1  |                                                 #|
|   unused                5  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1335 bytes is 1449 on the wire. One byte more would make it 1465, 11 too many.
| It runs over TCP: a larger packet is not lost, it takes a second segment.

== OpenVPN with CBC
$ vpnmtu calc --vpn openvpn-udp --cipher AES-256-CBC --integrity SHA256 --path-mtu 1454
exit 0
| VPN MTU 1355, for a path MTU of 1454.
| TCP MSS 1315 over IPv4, 1295 over IPv6.
|
|   VPN               OpenVPN over UDP
|   Outside           IPv4
|   Cipher            aes-cbc
|   Integrity         hmac-sha256
|
|   IP                   20  |#                                                 |
|   UDP                   8  |#                                                 |
|   OpenVPN               4  |#                                                 |
|   HMAC                 32  | #                                                |
|   IV                   16  |  #                                               |
|   Packet id             4  |  #                                               |
|   inner packet       1355  |  =============================================== |
|   padding               1  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1355 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.

== PPTP with its own cipher named
$ vpnmtu calc --vpn pptp --cipher mppe --path-mtu 1454
exit 0
| VPN MTU 1410, for a path MTU of 1454.
| TCP MSS 1370 over IPv4, 1350 over IPv6.
|
|   VPN               PPTP
|   Outside           IPv4
|   Cipher            mppe
|   PPP header        4
|
|   IP                   20  |#                                                 |
|   GRE header           16  |#                                                 |
|   PPP header            4  | #                                                |
|   MPPE header           4  | #                                                |
|   inner packet       1410  | =================================================|
|   unused                0  |                                                  |
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1410 bytes is 1454 on the wire. One byte more would make it 1455, 1 too many.

== null encryption
$ vpnmtu calc --cipher null --integrity hmac-sha1-96 --path-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"null","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1402,"mssIpv4":1362,"mssIpv6":1342,"wireBytes":1452,"slackBytes":2,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"inner","bytes":1402},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true},"errors":[]}

== a path too small for IPv6 inside
$ vpnmtu calc --path-mtu 1300
exit 0
| VPN MTU 1230, for a path MTU of 1300.
| TCP MSS 1190 over IPv4, 1170 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  | #                                                |
|   IV                   16  | #                                                |
|   inner packet       1230  |  =============================================== |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused                4  |                                                 .|
|   path MTU           1300   one column is 26 bytes
|
| A packet of 1230 bytes is 1296 on the wire. One byte more would make it 1312, 12 too many.
| IPv6 inside the VPN needs 1280, which this path does not leave.

== a path too small for Windows
$ vpnmtu calc --path-mtu 500
exit 0
| VPN MTU 430, for a path MTU of 500.
| TCP MSS 390 over IPv4, 370 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |##                                                |
|   UDP 4500              8  |  #                                               |
|   ESP header            8  |  #                                               |
|   IV                   16  |   ##                                             |
|   inner packet        430  |     ===========================================  |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                # |
|   ICV                  12  |                                                # |
|   unused                4  |                                                 .|
|   path MTU            500   one column is 10 bytes
|
| A packet of 430 bytes is 496 on the wire. One byte more would make it 512, 12 too many.
| IPv6 inside the VPN needs 1280, which this path does not leave.
| Windows takes no MTU below 576 unless its minimum was lowered.

== the smallest path of all
$ vpnmtu calc --vpn wireguard --path-mtu 68
exit 0
| VPN MTU 8, for a path MTU of 68.
|
|   VPN               WireGuard
|   Outside           IPv4
|   Cipher            chacha20-poly1305
|
|   IP                   20  |##############                                    |
|   UDP                   8  |              ######                              |
|   WireGuard            16  |                    ############                  |
|   inner packet          8  |                                ======            |
|   padding               0  |                                                  |
|   Poly1305 tag         16  |                                      ############|
|   unused                0  |                                                  |
|   path MTU             68   one column is 1 byte
|
| A packet of 8 bytes is 68 on the wire. One byte more would make it 69, 1 too many.
| IPv6 inside the VPN needs 1280, which this path does not leave.
| Windows takes no MTU below 576 unless its minimum was lowered.

== the largest path
$ vpnmtu calc --path-mtu 65535
exit 0
| VPN MTU 65454, for a path MTU of 65535.
| TCP MSS 65414 over IPv4, 65394 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  |#                                                 |
|   inner packet      65454  |================================================= |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               15  |                                                 .|
|   path MTU          65535   one column is 1311 bytes
|
| A packet of 65454 bytes is 65520 on the wire. One byte more would make it 65536, 1 too many.

== no room for TCP
$ vpnmtu calc --path-mtu 120
exit 0
| VPN MTU 46, for a path MTU of 120.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |########                                          |
|   UDP 4500              8  |        ###                                       |
|   ESP header            8  |           ####                                   |
|   IV                   16  |               ######                             |
|   inner packet         46  |                     ===================          |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                        #         |
|   ICV                  12  |                                         #####    |
|   unused                8  |                                              ....|
|   path MTU            120   one column is 2 bytes
|
| A packet of 46 bytes is 112 on the wire. One byte more would make it 128, 8 too many.
| IPv6 inside the VPN needs 1280, which this path does not leave.
| Windows takes no MTU below 576 unless its minimum was lowered.

== room for TCP over IPv4 only
$ vpnmtu calc --path-mtu 130 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":130,"vpnMtu":62,"mssIpv4":22,"mssIpv6":2,"wireBytes":128,"slackBytes":2,"nextWireBytes":144,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":62},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":false},"errors":[]}

== every line
$ vpnmtu calc --inner 1 --line ethernet
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line pppoe
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line hikari-premium
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line ds-lite
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line map-e
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line map-t
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line 6in4
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line gre
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line lte
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line gcp
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80
$ vpnmtu calc --inner 1 --line azure
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80

== physical MTU: limited by the path
$ vpnmtu calc --line flets --physical-mtu 1500
exit 0
| VPN MTU 1374, for a path MTU of 1454.
| TCP MSS 1334 over IPv4, 1314 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1374 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.
| Windows takes it: a physical MTU of 1500 allows a built-in VPN 1400.
| Keep the physical MTU at 1474 or more.

== physical MTU: limited by the path, as JSON
$ vpnmtu calc --line flets --physical-mtu 1500 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1374,"mssIpv4":1334,"mssIpv6":1314,"wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1374},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true,"physicalMtu":1500,"ceilingMtu":1400,"windowsMtu":1374,"limitedBy":"path","requiredPhysicalMtu":1474},"errors":[]}

== physical MTU: limited by the ceiling
$ vpnmtu calc --cipher GCMAES256 --physical-mtu 1500
exit 0
| VPN MTU 1438, for a path MTU of 1500; Windows takes 1400.
| TCP MSS 1398 over IPv4, 1378 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-gcm-16
|   Integrity         none
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                    8  | #                                                |
|   inner packet       1438  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  16  |                                                 #|
|   unused                0  |                                                  |
|   path MTU           1500   one column is 30 bytes
|
| A packet of 1438 bytes is 1500 on the wire. One byte more would make it 1504, 4 too many.
| Windows stops at 1400, 100 below the physical MTU of 1500. The path would carry more,
| but there is nothing to gain: 1400 is right.

== physical MTU: limited by the ceiling, as JSON
$ vpnmtu calc --cipher GCMAES256 --physical-mtu 1500 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-gcm-16","integrity":"none","pathMtu":1500,"vpnMtu":1438,"mssIpv4":1398,"mssIpv6":1378,"wireBytes":1500,"slackBytes":0,"nextWireBytes":1504,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":8},{"name":"inner","bytes":1438},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":16}],"ipv6Possible":true,"physicalMtu":1500,"ceilingMtu":1400,"windowsMtu":1400,"limitedBy":"ceiling","requiredPhysicalMtu":1538},"errors":[]}

== physical MTU: lowered to the path MTU
$ vpnmtu calc --line flets --physical-mtu 1454
exit 0
| VPN MTU 1374, for a path MTU of 1454; Windows takes 1354.
| TCP MSS 1334 over IPv4, 1314 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1374 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.
| Windows stops at 1354, 100 below the physical MTU of 1454, which somebody lowered.
| Put the physical MTU back to 1500: it is the path that limits the VPN.

== physical MTU: lowered, as JSON
$ vpnmtu calc --line flets --physical-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1374,"mssIpv4":1334,"mssIpv6":1314,"wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1374},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true,"physicalMtu":1454,"ceilingMtu":1354,"windowsMtu":1354,"limitedBy":"ceiling","requiredPhysicalMtu":1474},"errors":[]}

== physical MTU: exactly enough
$ vpnmtu calc --line flets --physical-mtu 1474
exit 0
| VPN MTU 1374, for a path MTU of 1454.
| TCP MSS 1334 over IPv4, 1314 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1374 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.
| Windows takes it: a physical MTU of 1474 allows a built-in VPN 1374.
| Keep the physical MTU at 1474 or more.

== physical MTU: one too few
$ vpnmtu calc --line flets --physical-mtu 1473
exit 0
| VPN MTU 1374, for a path MTU of 1454; Windows takes 1373.
| TCP MSS 1334 over IPv4, 1314 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1374 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.
| Windows stops at 1373, 100 below the physical MTU of 1473, which somebody lowered.
| Put the physical MTU back to 1500: it is the path that limits the VPN.

== physical MTU: no room for a ceiling
$ vpnmtu calc --line flets --physical-mtu 100
exit 0
| VPN MTU 1374, for a path MTU of 1454; Windows takes 0.
| TCP MSS 1334 over IPv4, 1314 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  | #                                                |
|   inner packet       1374  | ================================================ |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused               14  |                                                 .|
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1374 bytes is 1440 on the wire. One byte more would make it 1456, 2 too many.
| Windows stops at 0, 100 below the physical MTU of 100, which somebody lowered.
| Put the physical MTU back to 1500: it is the path that limits the VPN.

== physical MTU: no room for a ceiling, as JSON
$ vpnmtu calc --line flets --physical-mtu 68 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1454,"vpnMtu":1374,"mssIpv4":1334,"mssIpv6":1314,"wireBytes":1440,"slackBytes":14,"nextWireBytes":1456,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1374},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":true,"physicalMtu":68,"ceilingMtu":0,"windowsMtu":0,"limitedBy":"ceiling","requiredPhysicalMtu":1474},"errors":[]}

== physical MTU: jumbo frames
$ vpnmtu calc --path-mtu 9000 --physical-mtu 9014
exit 0
| VPN MTU 8926, for a path MTU of 9000; Windows takes 8914.
| TCP MSS 8886 over IPv4, 8866 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  |#                                                 |
|   inner packet       8926  |================================================= |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused                8  |                                                 .|
|   path MTU           9000   one column is 180 bytes
|
| A packet of 8926 bytes is 8992 on the wire. One byte more would make it 9008, 8 too many.
| Windows stops at 8914, 100 below the physical MTU of 9014. The path would carry more,
| but there is nothing to gain: 8914 is right.

== physical MTU: smaller than the path
$ vpnmtu calc --path-mtu 9000 --physical-mtu 1500
exit 0
| VPN MTU 8926, for a path MTU of 9000; Windows takes 1400.
| TCP MSS 8886 over IPv4, 8866 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|   IP                   20  |#                                                 |
|   UDP 4500              8  |#                                                 |
|   ESP header            8  |#                                                 |
|   IV                   16  |#                                                 |
|   inner packet       8926  |================================================= |
|   padding               0  |                                                  |
|   ESP trailer           2  |                                                 #|
|   ICV                  12  |                                                 #|
|   unused                8  |                                                 .|
|   path MTU           9000   one column is 180 bytes
|
| A packet of 8926 bytes is 8992 on the wire. One byte more would make it 9008, 8 too many.
| Windows stops at 1400, 100 below the physical MTU of 1500. The path would carry more,
| but there is nothing to gain: 1400 is right.

== physical MTU: the rule does not bind WireGuard
$ vpnmtu calc --vpn wireguard --line flets --physical-mtu 1454
exit 0
| VPN MTU 1394, for a path MTU of 1454.
| TCP MSS 1354 over IPv4, 1334 over IPv6.
|
|   VPN               WireGuard
|   Outside           IPv4
|   Cipher            chacha20-poly1305
|
|   IP                   20  |#                                                 |
|   UDP                   8  |#                                                 |
|   WireGuard            16  |#                                                 |
|   inner packet       1394  | ================================================ |
|   padding               0  |                                                  |
|   Poly1305 tag         16  |                                                 #|
|   unused                0  |                                                  |
|   path MTU           1454   one column is 29 bytes
|
| A packet of 1394 bytes is 1454 on the wire. One byte more would make it 1455, 1 too many.
| Windows' headroom rule does not bind WireGuard.

== physical MTU: the rule does not bind WireGuard, as JSON
$ vpnmtu calc --vpn wireguard --line flets --physical-mtu 1454 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"wireguard","outerFamily":"ipv4","natT":null,"mode":null,"cipher":"chacha20-poly1305","integrity":"none","pathMtu":1454,"vpnMtu":1394,"mssIpv4":1354,"mssIpv6":1334,"wireBytes":1454,"slackBytes":0,"nextWireBytes":1455,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"wireguard","bytes":16},{"name":"inner","bytes":1394},{"name":"padding","bytes":0},{"name":"tag","bytes":16}],"ipv6Possible":true,"physicalMtu":1454,"ceilingMtu":null,"windowsMtu":1394,"limitedBy":"path","requiredPhysicalMtu":null},"errors":[]}

== one inner size
$ vpnmtu calc --inner 1374
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|   1374   1440

== one inner size as JSON
$ vpnmtu calc --inner 1374 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1500,"wireBytes":1440,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1374},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"wire":[{"inner":1374,"wireBytes":1440}]},"errors":[]}

== a range of inner sizes over a padding step
$ vpnmtu calc --inner 1370..1380
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|   1370   1440
|   1371   1440
|   1372   1440
|   1373   1440
|   1374   1440
|   1375   1456
|   1376   1456
|   1377   1456
|   1378   1456
|   1379   1456
|   1380   1456

== a range of inner sizes as JSON
$ vpnmtu calc --inner 1373..1376 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1500,"wire":[{"inner":1373,"wireBytes":1440},{"inner":1374,"wireBytes":1440},{"inner":1375,"wireBytes":1456},{"inner":1376,"wireBytes":1456}]},"errors":[]}

== a range of one
$ vpnmtu calc --inner 1374..1374 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":1500,"wireBytes":1440,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":1374},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"wire":[{"inner":1374,"wireBytes":1440}]},"errors":[]}

== WireGuard pads up to the MTU of the interface
$ vpnmtu calc --vpn wireguard --inner 1380..1385 --mtu 1384
exit 2
! vpnmtu: an interface with an MTU of 1384 sends no packet of 1385 bytes

== WireGuard, as JSON
$ vpnmtu calc --vpn wireguard --inner 1380..1381 --mtu 1384 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"wireguard","outerFamily":"ipv4","natT":null,"mode":null,"cipher":"chacha20-poly1305","integrity":"none","pathMtu":1500,"wire":[{"inner":1380,"wireBytes":1444},{"inner":1381,"wireBytes":1444}]},"errors":[]}

== WireGuard pads up to the largest MTU for the path
$ vpnmtu calc --vpn wireguard --path-mtu 1454 --inner 1390..1396
exit 0
|   VPN               WireGuard
|   Outside           IPv4
|   Cipher            chacha20-poly1305
|
|  inner   wire
|  ----- ------
|   1390   1452
|   1391   1452
|   1392   1452
|   1393   1454
|   1394   1454
|   1395   1455
|   1396   1456

== the smallest packet
$ vpnmtu calc --inner 1
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|      1     80

== a transport-mode packet counts its own IP header
$ vpnmtu calc --vpn ipsec --mode transport --inner 20..22
exit 2
! vpnmtu: a packet of 20 bytes has nothing after its own IP header
