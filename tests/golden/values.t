# Values that an option does not take: out of range, garbage, another spelling. Each is named; nothing is touched.

== calc --path-mtu 0
$ vpnmtu calc --path-mtu 0
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "0"

== calc --path-mtu 67
$ vpnmtu calc --path-mtu 67
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "67"

== calc --path-mtu 65536
$ vpnmtu calc --path-mtu 65536
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "65536"

== calc --path-mtu 70000
$ vpnmtu calc --path-mtu 70000
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "70000"

== calc --path-mtu -1
$ vpnmtu calc --path-mtu -1
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "-1"

== calc --path-mtu +1454
$ vpnmtu calc --path-mtu +1454
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "+1454"

== calc --path-mtu 1454x
$ vpnmtu calc --path-mtu 1454x
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "1454x"

== calc --path-mtu 0x5ae
$ vpnmtu calc --path-mtu 0x5ae
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "0x5ae"

== calc --path-mtu 1e3
$ vpnmtu calc --path-mtu 1e3
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "1e3"

== calc --path-mtu 1454.5
$ vpnmtu calc --path-mtu 1454.5
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "1454.5"

== calc --path-mtu ' 1454'
$ vpnmtu calc --path-mtu ' 1454'
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not " 1454"

== calc --path-mtu 4294967296
$ vpnmtu calc --path-mtu 4294967296
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "4294967296"

== calc --path-mtu 99999999999999999999999
$ vpnmtu calc --path-mtu 99999999999999999999999
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "99999999999999999999999"

== calc --path-mtu １４５４
$ vpnmtu calc --path-mtu １４５４
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "１４５４"

== calc --physical-mtu 0
$ vpnmtu calc --physical-mtu 0
exit 2
! vpnmtu: --physical-mtu takes a number from 68 to 65535, not "0"

== calc --physical-mtu 67
$ vpnmtu calc --physical-mtu 67
exit 2
! vpnmtu: --physical-mtu takes a number from 68 to 65535, not "67"

== calc --physical-mtu 65536
$ vpnmtu calc --physical-mtu 65536
exit 2
! vpnmtu: --physical-mtu takes a number from 68 to 65535, not "65536"

== calc --physical-mtu abc
$ vpnmtu calc --physical-mtu abc
exit 2
! vpnmtu: --physical-mtu takes a number from 68 to 65535, not "abc"

== calc --inner 0
$ vpnmtu calc --inner 0
exit 2
! vpnmtu: --inner takes a number from 1 to 65535, not "0"

== calc --inner 65536
$ vpnmtu calc --inner 65536
exit 2
! vpnmtu: --inner takes a number from 1 to 65535, not "65536"

== calc --inner x
$ vpnmtu calc --inner x
exit 2
! vpnmtu: --inner takes a number from 1 to 65535, not "x"

== calc --inner 10..
$ vpnmtu calc --inner 10..
exit 2
! vpnmtu: --inner takes a number or a range A..B from 1 to 65535, not "10.."

== calc --inner ..10
$ vpnmtu calc --inner ..10
exit 2
! vpnmtu: --inner takes a number or a range A..B from 1 to 65535, not "..10"

== calc --inner 20..10
$ vpnmtu calc --inner 20..10
exit 2
! vpnmtu: --inner takes a number or a range A..B from 1 to 65535, not "20..10"

== calc --inner 1..2..3
$ vpnmtu calc --inner 1..2..3
exit 2
! vpnmtu: --inner takes a number or a range A..B from 1 to 65535, not "1..2..3"

== calc --inner 1...3
$ vpnmtu calc --inner 1...3
exit 2
! vpnmtu: --inner takes a number or a range A..B from 1 to 65535, not "1...3"

== calc --inner 1..70000
$ vpnmtu calc --inner 1..70000
exit 2
! vpnmtu: --inner takes a number or a range A..B from 1 to 65535, not "1..70000"

== calc --inner -1..3
$ vpnmtu calc --inner -1..3
exit 2
! vpnmtu: --inner takes a number or a range A..B from 1 to 65535, not "-1..3"

== apply --mtu 351
$ vpnmtu apply --mtu 351
exit 2
! vpnmtu: --mtu takes a number from 352 to 65535, not "351"

== apply --mtu 65536
$ vpnmtu apply --mtu 65536
exit 2
! vpnmtu: --mtu takes a number from 352 to 65535, not "65536"

== apply --mtu auto
$ vpnmtu apply --mtu auto
exit 2
! vpnmtu: --mtu takes a number from 352 to 65535, not "auto"

== apply --wait 3601
$ vpnmtu apply --wait 3601
exit 2
! vpnmtu: --wait takes a number from 0 to 3600, not "3601"

== apply --wait -1
$ vpnmtu apply --wait -1
exit 2
! vpnmtu: --wait takes a number from 0 to 3600, not "-1"

== apply --wait 1.5
$ vpnmtu apply --wait 1.5
exit 2
! vpnmtu: --wait takes a number from 0 to 3600, not "1.5"

== calc --vpn ikve2
$ vpnmtu calc --vpn ikve2
exit 2
! vpnmtu: --vpn cannot be "ikve2"
! try: --vpn ikev2

== calc --vpn IKEv2
$ vpnmtu calc --vpn IKEv2
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

== calc --vpn anyconnect
$ vpnmtu calc --vpn anyconnect
exit 2
! vpnmtu: --vpn cannot be "anyconnect"
! try: vpnmtu help options

== calc --line flet
$ vpnmtu calc --line flet
exit 2
! vpnmtu: --line cannot be "flet"
! try: --line flets

== calc --line adsl
$ vpnmtu calc --line adsl
exit 2
! vpnmtu: --line cannot be "adsl"
! try: vpnmtu help options

== calc --outer ipv5
$ vpnmtu calc --outer ipv5
exit 2
! vpnmtu: --outer cannot be "ipv5"
! try: --outer ipv4

== calc --outer 4
$ vpnmtu calc --outer 4
exit 2
! vpnmtu: --outer cannot be "4"
! try: vpnmtu help options

== calc --cipher aes
$ vpnmtu calc --cipher aes
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

== calc --cipher rot13
$ vpnmtu calc --cipher rot13
exit 2
! vpnmtu: unknown cipher "rot13"
! try: vpnmtu help ciphers

== calc --integrity sha3
$ vpnmtu calc --integrity sha3
exit 2
! vpnmtu: unknown integrity algorithm "sha3"
! try: vpnmtu help ciphers

== calc --integrity md5
$ vpnmtu calc --integrity md5
exit 0
| VPN MTU 1422, for a path MTU of 1500.
| TCP MSS 1382 over IPv4, 1362 over IPv6.
|
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-md5-96
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

== calc --nat-t maybe
$ vpnmtu calc --nat-t maybe
exit 2
! vpnmtu: --nat-t cannot be "maybe"
! try: vpnmtu help options

== calc --nat-t Yes
$ vpnmtu calc --nat-t Yes
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

== calc --mode tunel
$ vpnmtu calc --vpn ipsec --mode tunel
exit 2
! vpnmtu: --mode cannot be "tunel"
! try: --mode tunnel

== calc --l2tp-header 7
$ vpnmtu calc --vpn l2tp --l2tp-header 7
exit 2
! vpnmtu: --l2tp-header cannot be "7"
! try: vpnmtu help options

== calc --l2tp-header 0
$ vpnmtu calc --vpn l2tp --l2tp-header 0
exit 2
! vpnmtu: --l2tp-header cannot be "0"
! try: vpnmtu help options

== calc --l2tp-header abc
$ vpnmtu calc --vpn l2tp --l2tp-header abc
exit 2
! vpnmtu: --l2tp-header cannot be "abc"
! try: vpnmtu help options

== calc --ppp-header 5
$ vpnmtu calc --vpn l2tp --ppp-header 5
exit 2
! vpnmtu: --ppp-header cannot be "5"
! try: vpnmtu help options

== calc --ppp-header 0
$ vpnmtu calc --vpn l2tp --ppp-header 0
exit 2
! vpnmtu: --ppp-header cannot be "0"
! try: vpnmtu help options

== calc --tls TLS_NULL
$ vpnmtu calc --vpn sstp --tls TLS_NULL
exit 2
! vpnmtu: unknown TLS suite "TLS_NULL"
! try: vpnmtu help ciphers

== calc --tcp-timestamps on
$ vpnmtu calc --vpn sstp --tcp-timestamps on
exit 2
! vpnmtu: --tcp-timestamps cannot be "on"
! try: vpnmtu help options

== apply --family v6
$ vpnmtu apply --family v6
exit 2
! vpnmtu: --family cannot be "v6"
! try: vpnmtu help options

== undo --family any
$ vpnmtu undo --family any
exit 2
! vpnmtu: --family cannot be "any"
! try: vpnmtu help options
