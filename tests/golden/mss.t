# Rules for the VPN server: scripts to paste, and what is refused.

== the worked example: iptables is the default, IPsec too
$ vpnmtu mss --line flets
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Run as root. What is there already is not added again. The same command with --undo prints
| # what removes it. Rules do not survive a restart by themselves.
| iptables -w -t mangle -C PREROUTING -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334 -m comment --comment vpnmtu-mss 2>/dev/null ||
|     iptables -w -t mangle -A PREROUTING -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334 -m comment --comment vpnmtu-mss
| iptables -w -t mangle -C POSTROUTING -m policy --pol ipsec --dir out -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334 -m comment --comment vpnmtu-mss 2>/dev/null ||
|     iptables -w -t mangle -A POSTROUTING -m policy --pol ipsec --dir out -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334 -m comment --comment vpnmtu-mss
| ip6tables -w -t mangle -C PREROUTING -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314 -m comment --comment vpnmtu-mss 2>/dev/null ||
|     ip6tables -w -t mangle -A PREROUTING -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314 -m comment --comment vpnmtu-mss
| ip6tables -w -t mangle -C POSTROUTING -m policy --pol ipsec --dir out -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314 -m comment --comment vpnmtu-mss 2>/dev/null ||
|     ip6tables -w -t mangle -A POSTROUTING -m policy --pol ipsec --dir out -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314 -m comment --comment vpnmtu-mss

== nftables, by interface
$ vpnmtu mss --vpn wireguard --path-mtu 1454 --format nftables --via interface wg0
exit 0
| #!/usr/sbin/nft -f
| # Clamps TCP MSS to 1354 over IPv4 and 1334 over IPv6, for a VPN MTU of 1394.
| # VPN MTU 1394: WireGuard over IPv4 on a path MTU of 1454.
| # Cipher chacha20-poly1305.
| # Load as root with: nft -f FILE. It replaces its own table and touches no other.
| # To remove it: nft delete table inet vpnmtu_mss
| table inet vpnmtu_mss
| delete table inet vpnmtu_mss
| table inet vpnmtu_mss {
|     chain prerouting {
|         type filter hook prerouting priority mangle; policy accept;
|         iifname "wg0" meta nfproto ipv4 tcp flags & (syn | rst) == syn tcp option maxseg size > 1354 tcp option maxseg size set 1354
|         iifname "wg0" meta nfproto ipv6 tcp flags & (syn | rst) == syn tcp option maxseg size > 1334 tcp option maxseg size set 1334
|     }
|     chain postrouting {
|         type filter hook postrouting priority mangle; policy accept;
|         oifname "wg0" meta nfproto ipv4 tcp flags & (syn | rst) == syn tcp option maxseg size > 1354 tcp option maxseg size set 1354
|         oifname "wg0" meta nfproto ipv6 tcp flags & (syn | rst) == syn tcp option maxseg size > 1334 tcp option maxseg size set 1334
|     }
| }

== a wildcard
$ vpnmtu mss --mtu 1374 --format nftables --via=interface ppp+
exit 0
| #!/usr/sbin/nft -f
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: given with --mtu.
| # Load as root with: nft -f FILE. It replaces its own table and touches no other.
| # To remove it: nft delete table inet vpnmtu_mss
| table inet vpnmtu_mss
| delete table inet vpnmtu_mss
| table inet vpnmtu_mss {
|     chain prerouting {
|         type filter hook prerouting priority mangle; policy accept;
|         iifname "ppp*" meta nfproto ipv4 tcp flags & (syn | rst) == syn tcp option maxseg size > 1334 tcp option maxseg size set 1334
|         iifname "ppp*" meta nfproto ipv6 tcp flags & (syn | rst) == syn tcp option maxseg size > 1314 tcp option maxseg size set 1314
|     }
|     chain postrouting {
|         type filter hook postrouting priority mangle; policy accept;
|         oifname "ppp*" meta nfproto ipv4 tcp flags & (syn | rst) == syn tcp option maxseg size > 1334 tcp option maxseg size set 1334
|         oifname "ppp*" meta nfproto ipv6 tcp flags & (syn | rst) == syn tcp option maxseg size > 1314 tcp option maxseg size set 1314
|     }
| }

== RouterOS
$ vpnmtu mss --line flets --format routeros
exit 0
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # Paste into a terminal of RouterOS 7. Older rules of this script are removed first;
| # the two lines that do so are also what removes it.
| /ip firewall mangle remove [find comment="vpnmtu-mss"]
| /ipv6 firewall mangle remove [find comment="vpnmtu-mss"]
| /ip firewall mangle add chain=prerouting ipsec-policy=in,ipsec protocol=tcp tcp-flags=syn,!rst tcp-mss=1335-65535 action=change-mss new-mss=1334 passthrough=yes comment="vpnmtu-mss"
| /ip firewall mangle add chain=postrouting ipsec-policy=out,ipsec protocol=tcp tcp-flags=syn,!rst tcp-mss=1335-65535 action=change-mss new-mss=1334 passthrough=yes comment="vpnmtu-mss"
| /ipv6 firewall mangle add chain=prerouting ipsec-policy=in,ipsec protocol=tcp tcp-flags=syn,!rst tcp-mss=1315-65535 action=change-mss new-mss=1314 passthrough=yes comment="vpnmtu-mss"
| /ipv6 firewall mangle add chain=postrouting ipsec-policy=out,ipsec protocol=tcp tcp-flags=syn,!rst tcp-mss=1315-65535 action=change-mss new-mss=1314 passthrough=yes comment="vpnmtu-mss"

== VyOS
$ vpnmtu mss --line flets --format vyos --via interface vti1
exit 0
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # Paste into VyOS 1.5. It takes rule 5 of the firewall's chains: if you have a rule 5 there, change the
| # number to a free one below your own rules. Then `save`.
| configure
| set firewall ipv4 prerouting raw rule 5 description 'vpnmtu-mss'
| set firewall ipv4 prerouting raw rule 5 action 'continue'
| set firewall ipv4 prerouting raw rule 5 protocol 'tcp'
| set firewall ipv4 prerouting raw rule 5 tcp flags syn
| set firewall ipv4 prerouting raw rule 5 tcp flags not rst
| set firewall ipv4 prerouting raw rule 5 inbound-interface name 'vti1'
| set firewall ipv4 prerouting raw rule 5 tcp mss '1335-16384'
| set firewall ipv4 prerouting raw rule 5 set tcp-mss '1334'
| set interfaces vti vti1 ip adjust-mss '1334'
| set firewall ipv4 output raw rule 5 description 'vpnmtu-mss'
| set firewall ipv4 output raw rule 5 action 'continue'
| set firewall ipv4 output raw rule 5 protocol 'tcp'
| set firewall ipv4 output raw rule 5 tcp flags syn
| set firewall ipv4 output raw rule 5 tcp flags not rst
| set firewall ipv4 output raw rule 5 outbound-interface name 'vti1'
| set firewall ipv4 output raw rule 5 tcp mss '1335-16384'
| set firewall ipv4 output raw rule 5 set tcp-mss '1334'
| set firewall ipv6 prerouting raw rule 5 description 'vpnmtu-mss'
| set firewall ipv6 prerouting raw rule 5 action 'continue'
| set firewall ipv6 prerouting raw rule 5 protocol 'tcp'
| set firewall ipv6 prerouting raw rule 5 tcp flags syn
| set firewall ipv6 prerouting raw rule 5 tcp flags not rst
| set firewall ipv6 prerouting raw rule 5 inbound-interface name 'vti1'
| set firewall ipv6 prerouting raw rule 5 tcp mss '1315-16384'
| set firewall ipv6 prerouting raw rule 5 set tcp-mss '1314'
| set interfaces vti vti1 ipv6 adjust-mss '1314'
| set firewall ipv6 output raw rule 5 description 'vpnmtu-mss'
| set firewall ipv6 output raw rule 5 action 'continue'
| set firewall ipv6 output raw rule 5 protocol 'tcp'
| set firewall ipv6 output raw rule 5 tcp flags syn
| set firewall ipv6 output raw rule 5 tcp flags not rst
| set firewall ipv6 output raw rule 5 outbound-interface name 'vti1'
| set firewall ipv6 output raw rule 5 tcp mss '1315-16384'
| set firewall ipv6 output raw rule 5 set tcp-mss '1314'
| commit

== pf
$ vpnmtu mss --line flets --format pf
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # IPsec's packets pass enc0, which must be up: ifconfig enc0 up
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "enc0" inet proto tcp all scrub (max-mss 1334)
| match on "enc0" inet6 proto tcp all scrub (max-mss 1314)
| END

== undo
$ vpnmtu mss --line flets --undo
exit 0
| #!/bin/sh
| # Removes the rules that clamp TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Run as root. Removes what the same command without --undo adds, and nothing else.
| if iptables -w -t mangle -C PREROUTING -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334 -m comment --comment vpnmtu-mss 2>/dev/null; then
|     iptables -w -t mangle -D PREROUTING -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334 -m comment --comment vpnmtu-mss
| fi
| if iptables -w -t mangle -C POSTROUTING -m policy --pol ipsec --dir out -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334 -m comment --comment vpnmtu-mss 2>/dev/null; then
|     iptables -w -t mangle -D POSTROUTING -m policy --pol ipsec --dir out -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334 -m comment --comment vpnmtu-mss
| fi
| if ip6tables -w -t mangle -C PREROUTING -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314 -m comment --comment vpnmtu-mss 2>/dev/null; then
|     ip6tables -w -t mangle -D PREROUTING -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314 -m comment --comment vpnmtu-mss
| fi
| if ip6tables -w -t mangle -C POSTROUTING -m policy --pol ipsec --dir out -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314 -m comment --comment vpnmtu-mss 2>/dev/null; then
|     ip6tables -w -t mangle -D POSTROUTING -m policy --pol ipsec --dir out -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314 -m comment --comment vpnmtu-mss
| fi

== undo of nftables
$ vpnmtu mss --line flets --format nftables --undo
exit 0
| #!/usr/sbin/nft -f
| # Removes the rules that clamp TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Load as root with: nft -f FILE. Removes the whole table, whatever MSS it sets.
| # The same in one line, where the table is there: nft delete table inet vpnmtu_mss
| table inet vpnmtu_mss
| delete table inet vpnmtu_mss

== without options: as calc
$ vpnmtu mss --format pf
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1382 over IPv4 and 1362 over IPv6, for a VPN MTU of 1422.
| # VPN MTU 1422: IKEv2 over IPv4 with NAT traversal on a path MTU of 1500.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # The path MTU was not given: that of Ethernet, 1500, is assumed.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # IPsec's packets pass enc0, which must be up: ifconfig enc0 up
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "enc0" inet proto tcp all scrub (max-mss 1382)
| match on "enc0" inet6 proto tcp all scrub (max-mss 1362)
| END

== Windows' ceiling counts
$ vpnmtu mss --format pf --path-mtu 1454 --physical-mtu 1454
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1314 over IPv4 and 1294 over IPv6, for a VPN MTU of 1354.
| # VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Windows gives its VPN at most 1354, 100 below the physical MTU of 1454: that counts here.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # IPsec's packets pass enc0, which must be up: ifconfig enc0 up
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "enc0" inet proto tcp all scrub (max-mss 1314)
| match on "enc0" inet6 proto tcp all scrub (max-mss 1294)
| END

== Windows' ceiling does not matter
$ vpnmtu mss --format pf --path-mtu 1454 --physical-mtu 1500
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # IPsec's packets pass enc0, which must be up: ifconfig enc0 up
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "enc0" inet proto tcp all scrub (max-mss 1334)
| match on "enc0" inet6 proto tcp all scrub (max-mss 1314)
| END

== Windows' ceiling does not bind WireGuard
$ vpnmtu mss --format pf --vpn wireguard --path-mtu 1454 --physical-mtu 1454 --via interface wg0
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1354 over IPv4 and 1334 over IPv6, for a VPN MTU of 1394.
| # VPN MTU 1394: WireGuard over IPv4 on a path MTU of 1454.
| # Cipher chacha20-poly1305.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "wg0" inet proto tcp all scrub (max-mss 1354)
| match on "wg0" inet6 proto tcp all scrub (max-mss 1334)
| END

== without NAT traversal
$ vpnmtu mss --format pf --vpn ikev2 --nat-t no --cipher GCMAES256 --line flets
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1358 over IPv4 and 1338 over IPv6, for a VPN MTU of 1398.
| # VPN MTU 1398: IKEv2 over IPv4 without NAT traversal on a path MTU of 1454.
| # Cipher aes-gcm-16.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # IPsec's packets pass enc0, which must be up: ifconfig enc0 up
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "enc0" inet proto tcp all scrub (max-mss 1358)
| match on "enc0" inet6 proto tcp all scrub (max-mss 1338)
| END

== an MTU as given
$ vpnmtu mss --format pf --mtu 1374
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: given with --mtu.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # IPsec's packets pass enc0, which must be up: ifconfig enc0 up
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "enc0" inet proto tcp all scrub (max-mss 1334)
| match on "enc0" inet6 proto tcp all scrub (max-mss 1314)
| END

== an MTU as given, for a VPN
$ vpnmtu mss --format pf --mtu 1374 --vpn l2tp --via interface ppp
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: given with --mtu, for L2TP/IPsec.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "ppp" inet proto tcp all scrub (max-mss 1334)
| match on "ppp" inet6 proto tcp all scrub (max-mss 1314)
| END

== floors
$ vpnmtu mss --format pf --mtu 500
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 536 over IPv4 and 1220 over IPv6, for a VPN MTU of 500.
| # VPN MTU 500: given with --mtu.
| # IPv4: MSS 536 is more than this MTU holds, but the least that every host takes (RFC 9293 3.7.1).
| # IPv6: MSS 1220 is more than this MTU holds, but the least there is: IPv6 needs an MTU of 1280 (RFC 8200 5).
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # IPsec's packets pass enc0, which must be up: ifconfig enc0 up
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "enc0" inet proto tcp all scrub (max-mss 536)
| match on "enc0" inet6 proto tcp all scrub (max-mss 1220)
| END

== JSON
$ vpnmtu mss --line flets --format nftables --via interface wg0 --json
exit 0
| {"schemaVersion":"1.0","command":"mss","exitCode":0,"data":{"format":"nftables","via":"interface","interface":"wg0","undo":false,"vpnMtu":1374,"mssIpv4":1334,"mssIpv6":1314,"script":"#!/usr/sbin/nft -f\n# Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.\n# VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.\n# Cipher aes-cbc, integrity hmac-sha1-96.\n# Load as root with: nft -f FILE. It replaces its own table and touches no other.\n# To remove it: nft delete table inet vpnmtu_mss\ntable inet vpnmtu_mss\ndelete table inet vpnmtu_mss\ntable inet vpnmtu_mss {\n    chain prerouting {\n        type filter hook prerouting priority mangle; policy accept;\n        iifname \"wg0\" meta nfproto ipv4 tcp flags & (syn | rst) == syn tcp option maxseg size > 1334 tcp option maxseg size set 1334\n        iifname \"wg0\" meta nfproto ipv6 tcp flags & (syn | rst) == syn tcp option maxseg size > 1314 tcp option maxseg size set 1314\n    }\n    chain postrouting {\n        type filter hook postrouting priority mangle; policy accept;\n        oifname \"wg0\" meta nfproto ipv4 tcp flags & (syn | rst) == syn tcp option maxseg size > 1334 tcp option maxseg size set 1334\n        oifname \"wg0\" meta nfproto ipv6 tcp flags & (syn | rst) == syn tcp option maxseg size > 1314 tcp option maxseg size set 1314\n    }\n}\n"},"errors":[]}

== JSON of undo
$ vpnmtu mss --line flets --format pf --undo --json
exit 0
| {"schemaVersion":"1.0","command":"mss","exitCode":0,"data":{"format":"pf","via":"ipsec","interface":null,"undo":true,"vpnMtu":1374,"mssIpv4":1334,"mssIpv6":1314,"script":"#!/bin/sh\n# Removes the rules that clamp TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.\n# VPN MTU 1374: IKEv2 over IPv4 with NAT traversal on a path MTU of 1454.\n# Cipher aes-cbc, integrity hmac-sha1-96.\n# Not run: written after the manual; vpnmtu's own tests do not load it.\n# Run as root. Empties the anchor; its line in /etc/pf.conf may stay.\npfctl -a vpnmtu_mss -F rules\n"},"errors":[]}

== a physical MTU that leaves nothing
$ vpnmtu mss --path-mtu 1454 --physical-mtu 100
exit 2
! vpnmtu: a physical MTU of 100 leaves nothing for a built-in VPN

== a path that carries nothing
$ vpnmtu mss --path-mtu 68
exit 2
! vpnmtu: a path MTU of 68 is smaller than what IKEv2 adds to a packet

== --mtu against computing: the path
$ vpnmtu mss --mtu 1374 --path-mtu 1454
exit 2
! vpnmtu: --mtu and --path-mtu contradict each other: the MTU is given, so it is not computed

== --mtu against computing: the line
$ vpnmtu mss --mtu 1374 --line flets
exit 2
! vpnmtu: --mtu and --line contradict each other: the MTU is given, so it is not computed

== --mtu against computing: the cipher
$ vpnmtu mss --mtu 1374 --cipher AES256
exit 2
! vpnmtu: --mtu and --cipher contradict each other: the MTU is given, so it is not computed

== --mtu against computing: the integrity algorithm
$ vpnmtu mss --mtu 1374 --integrity SHA196
exit 2
! vpnmtu: --mtu and --integrity contradict each other: the MTU is given, so it is not computed

== --mtu against computing: the physical MTU
$ vpnmtu mss --mtu 1374 --physical-mtu 1500
exit 2
! vpnmtu: --mtu and --physical-mtu contradict each other: the MTU is given, so it is not computed

== an option of a VPN that has it not
$ vpnmtu mss --vpn wireguard --nat-t yes
exit 2
! vpnmtu: --nat-t means nothing for --vpn wireguard

== likewise with an MTU as given
$ vpnmtu mss --mtu 1374 --vpn wireguard --nat-t yes
exit 2
! vpnmtu: --mtu and --nat-t contradict each other: the MTU is given, so it is not computed

== rules for IPsec do not see WireGuard
$ vpnmtu mss --vpn wireguard
exit 2
! vpnmtu: rules for IPsec match no TCP of WireGuard: its packets are known by their interface
! try: vpnmtu mss --vpn wireguard --via interface NAME

== rules for IPsec do not see TCP in L2TP
$ vpnmtu mss --mtu 1374 --vpn l2tp --via ipsec
exit 2
! vpnmtu: rules for IPsec match no TCP of L2TP/IPsec: its packets are known by their interface
! try: vpnmtu mss --vpn l2tp --via interface NAME

== rules for IPsec see ESP
$ vpnmtu mss --format pf --vpn ipsec --mode tunnel --line flets
exit 0
| #!/bin/sh
| # Clamps TCP MSS to 1334 over IPv4 and 1314 over IPv6, for a VPN MTU of 1374.
| # VPN MTU 1374: IPsec ESP over IPv4 with NAT traversal on a path MTU of 1454.
| # Cipher aes-cbc, integrity hmac-sha1-96.
| # Not run: written after the manual; vpnmtu's own tests do not load it.
| # pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line stands in /etc/pf.conf
| # before its first match, block or pass rule, and `pfctl -f /etc/pf.conf` has loaded it:
| #     anchor "vpnmtu_mss"
| # IPsec's packets pass enc0, which must be up: ifconfig enc0 up
| # Rules do not survive a restart by themselves. To remove them: pfctl -a vpnmtu_mss -F rules
| pfctl -a vpnmtu_mss -f - <<'END'
| match on "enc0" inet proto tcp all scrub (max-mss 1334)
| match on "enc0" inet6 proto tcp all scrub (max-mss 1314)
| END

== no interface
$ vpnmtu mss --via interface
exit 2
! vpnmtu: --via interface takes the name of the VPN's interface
! try: vpnmtu mss --via interface wg0

== an interface without --via interface
$ vpnmtu mss wg0
exit 2
! vpnmtu: an interface goes with --via interface
! try: vpnmtu help mss

== an interface with --via ipsec
$ vpnmtu mss --via ipsec wg0
exit 2
! vpnmtu: an interface goes with --via interface
! try: vpnmtu help mss

== two interfaces
$ vpnmtu mss --via interface wg0 wg1
exit 2
! vpnmtu: mss does not take "wg1"
! try: vpnmtu help mss

== an unknown format
$ vpnmtu mss --format iptable
exit 2
! vpnmtu: --format cannot be "iptable"
! try: --format iptables

== an unknown way
$ vpnmtu mss --via tunnel
exit 2
! vpnmtu: --via cannot be "tunnel"
! try: vpnmtu help options

== a hostile name: another command
$ vpnmtu mss --via interface 'wg0;reboot'
exit 2
! vpnmtu: "wg0;reboot" cannot stand in a firewall script as an interface's name: it may have letters, digits, '.', '_' and '-'

== a hostile name: a substitution, as JSON
$ vpnmtu mss --via interface '$(reboot)' --json
exit 2
| {"schemaVersion":"1.0","command":"mss","exitCode":2,"data":null,"errors":[{"code":"usage","message":"\"$(reboot)\" cannot stand in a firewall script as an interface's name: it may have letters, digits, '.', '_' and '-'","windowsCode":null}]}
! vpnmtu: "$(reboot)" cannot stand in a firewall script as an interface's name: it may have letters, digits, '.', '_' and '-'

== a hostile name: a quotation mark
$ vpnmtu mss --format nftables --via interface 'wg0" accept'
exit 2
! vpnmtu: "wg0" accept" cannot stand in a firewall script as an interface's name: it may have letters, digits, '.', '_' and '-'

== a hostile name: an option
$ vpnmtu mss --via interface -- --flush
exit 2
! vpnmtu: "--flush" cannot stand in a firewall script as an interface's name: it must start with a letter or a digit

== a hostile name: everything
$ vpnmtu mss --via interface +
exit 2
! vpnmtu: "+" cannot stand in a firewall script as an interface's name: it must start with a letter or a digit

== a hostile name: empty
$ vpnmtu mss --via interface ''
exit 2
! vpnmtu: the name of the VPN's interface is missing

== a name that is too long
$ vpnmtu mss --via interface wireguard-number-one
exit 2
! vpnmtu: "wireguard-number-one" is too long for an interface's name: iptables takes 15 characters

== a wildcard where there is none
$ vpnmtu mss --format routeros --via interface ppp+
exit 2
! vpnmtu: "ppp+" is a wildcard, and routeros has none for interfaces: name one interface

== an MSS that VyOS does not take
$ vpnmtu mss --format vyos --mtu 9000
exit 2
! vpnmtu: vyos sets an MSS from 500 to 1460, not 8960

== an option of another command
$ vpnmtu mss --dry-run
exit 2
! vpnmtu: mss does not take --dry-run
! try: vpnmtu help mss
