# Combinations that cannot exist are refused before anything is worked out.

== GCM with an HMAC
$ vpnmtu calc --cipher GCMAES256 --integrity SHA256128
exit 2
! vpnmtu: aes-gcm-16 protects integrity by itself and takes no hmac-sha256-128
! try: leave --integrity out

== GCM with an HMAC, as JSON
$ vpnmtu calc --cipher aes-gcm-16 --integrity hmac-sha1-96 --json
exit 2
| {"schemaVersion":"1.0","command":"calc","exitCode":2,"data":null,"errors":[{"code":"usage","message":"aes-gcm-16 protects integrity by itself and takes no hmac-sha1-96","windowsCode":null}]}
! vpnmtu: aes-gcm-16 protects integrity by itself and takes no hmac-sha1-96
! try: leave --integrity out

== ChaCha20-Poly1305 with an HMAC
$ vpnmtu calc --cipher chacha20-poly1305 --integrity hmac-sha1-96
exit 2
! vpnmtu: chacha20-poly1305 protects integrity by itself and takes no hmac-sha1-96
! try: leave --integrity out

== GMAC with an HMAC
$ vpnmtu calc --cipher aes-gmac --integrity hmac-sha1-96
exit 2
! vpnmtu: aes-gmac protects integrity by itself and takes no hmac-sha1-96
! try: leave --integrity out

== neither cipher nor integrity
$ vpnmtu calc --cipher null --integrity none
exit 2
! vpnmtu: cipher null with integrity none protects nothing and is not allowed (RFC 4303 3.2)

== a path below the overhead
$ vpnmtu calc --path-mtu 68
exit 2
! vpnmtu: a path MTU of 68 is smaller than what IKEv2 adds to a packet

== a path below the overhead, as JSON
$ vpnmtu calc --path-mtu 80 --json
exit 0
| {"schemaVersion":"1.0","command":"calc","exitCode":0,"data":{"vpn":"ikev2","outerFamily":"ipv4","natT":true,"mode":"tunnel","cipher":"aes-cbc","integrity":"hmac-sha1-96","pathMtu":80,"vpnMtu":14,"mssIpv4":null,"mssIpv6":null,"wireBytes":80,"slackBytes":0,"nextWireBytes":96,"layers":[{"name":"ipv4","bytes":20},{"name":"udp","bytes":8},{"name":"esp","bytes":8},{"name":"iv","bytes":16},{"name":"inner","bytes":14},{"name":"padding","bytes":0},{"name":"esp-trailer","bytes":2},{"name":"icv","bytes":12}],"ipv6Possible":false},"errors":[]}

== NAT traversal in WireGuard
$ vpnmtu calc --vpn wireguard --nat-t yes
exit 2
! vpnmtu: --nat-t means nothing for --vpn wireguard

== NAT traversal in SSTP
$ vpnmtu calc --vpn sstp --nat-t no
exit 2
! vpnmtu: --nat-t means nothing for --vpn sstp

== a cipher in WireGuard
$ vpnmtu calc --vpn wireguard --cipher aes-cbc
exit 2
! vpnmtu: --cipher means nothing for --vpn wireguard

== a cipher in SSTP
$ vpnmtu calc --vpn sstp --cipher aes-cbc
exit 2
! vpnmtu: --cipher means nothing for --vpn sstp

== integrity in PPTP
$ vpnmtu calc --vpn pptp --integrity hmac-sha1-96
exit 2
! vpnmtu: --integrity means nothing for --vpn pptp

== a mode in IKEv2
$ vpnmtu calc --vpn ikev2 --mode transport
exit 2
! vpnmtu: --mode means nothing for --vpn ikev2

== an L2TP header in IKEv2
$ vpnmtu calc --vpn ikev2 --l2tp-header 6
exit 2
! vpnmtu: --l2tp-header means nothing for --vpn ikev2

== a PPP header in IKEv2
$ vpnmtu calc --ppp-header 2
exit 2
! vpnmtu: --ppp-header means nothing for --vpn ikev2

== a TLS suite in IKEv2
$ vpnmtu calc --tls TLS_AES_256_GCM_SHA384
exit 2
! vpnmtu: --tls means nothing for --vpn ikev2

== TCP timestamps in IKEv2
$ vpnmtu calc --tcp-timestamps yes
exit 2
! vpnmtu: --tcp-timestamps means nothing for --vpn ikev2

== an ESP cipher in PPTP
$ vpnmtu calc --vpn pptp --cipher aes-cbc
exit 2
! vpnmtu: --vpn pptp cannot use the cipher aes-cbc
! try: vpnmtu help ciphers

== an ESP integrity in OpenVPN
$ vpnmtu calc --vpn openvpn-udp --cipher AES-256-CBC --integrity aes-xcbc-96
exit 2
! vpnmtu: --vpn openvpn-udp cannot use the integrity algorithm aes-xcbc-96
! try: vpnmtu help ciphers

== OpenVPN GCM with an HMAC
$ vpnmtu calc --vpn openvpn-udp --cipher AES-256-GCM --integrity SHA256
exit 2
! vpnmtu: aes-gcm-16 protects integrity by itself and takes no hmac-sha256
! try: leave --integrity out

== --mtu without --inner
$ vpnmtu calc --mtu 1400
exit 2
! vpnmtu: in calc, --mtu goes with --inner

== packets larger than the MTU of the interface
$ vpnmtu calc --vpn wireguard --inner 1500 --mtu 1420
exit 2
! vpnmtu: an interface with an MTU of 1420 sends no packet of 1500 bytes

== a transport-mode packet shorter than its IP header
$ vpnmtu calc --vpn ipsec --mode transport --inner 10
exit 2
! vpnmtu: a packet of 10 bytes has nothing after its own IP header

== a range that begins below the IP header
$ vpnmtu calc --vpn ipsec --mode transport --inner 10..30
exit 2
! vpnmtu: a packet of 10 bytes has nothing after its own IP header

== the largest packet has no room for headers
$ vpnmtu calc --inner 65535
exit 2
! vpnmtu: a packet of 65535 bytes would be 65616 on the wire; no IP packet is above 65535

== a range that ends where no packet can be
$ vpnmtu calc --inner 65470..65480
exit 2
! vpnmtu: a packet of 65480 bytes would be 65552 on the wire; no IP packet is above 65535
