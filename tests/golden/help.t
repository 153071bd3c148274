# Help is on stdout and ends with 0.

== the overview
$ vpnmtu help
exit 0
| vpnmtu gives a VPN the largest MTU that its path carries.
|
| usage: vpnmtu <command> [arguments] [options]
|
| Commands:
|   show [IFACE]            the interfaces, their MTUs and roles, and a verdict
|                           on each VPN
|   calc                    work out the largest MTU; touches nothing
|   probe HOST              measure the path MTU to a host, outside the VPN
|   check                   is the connected VPN as it should be? exit 0 or 1
|   apply                   give every connected VPN the largest MTU that fits
|   undo                    restore what apply changed, where it is still ours
|   registry show|set|clear
|                           NdisWan's TunnelMTU: the MTU of all built-in VPNs of
|                           this PC
|   mss [NAME]              firewall rules for the VPN server that clamp TCP MSS
|   task install|remove|status
|                           a scheduled task that runs apply when a VPN connects
|   watch                   stay, and apply again whenever the VPN comes back
|   selftest                measure what vpnmtu assumes of Windows: a report to
|                           send
|   dsc get|set|test|export|schema
|                           VPNs as a resource of Microsoft DSC v3: JSON in, JSON
|                           out
|   help [TOPIC]            help on a command or a topic
|   version                 the version of this program
|
| Topics, for `vpnmtu help TOPIC`:
|   options                 every option
|   exit-codes              what each exit code means
|   ciphers                 the names of ciphers, integrity algorithms and TLS
|                           suites
|   lines                   the access lines of --line
|   findings                what check warns of
|   policy                  what an administrator can prescribe or prefer in the
|                           registry
|   events                  what is written to the event log and the registry
|   809                     error 809 when connecting
|
| Without arguments vpnmtu is `vpnmtu show`.

== -h
$ vpnmtu -h
exit 0
| vpnmtu gives a VPN the largest MTU that its path carries.
|
| usage: vpnmtu <command> [arguments] [options]
|
| Commands:
|   show [IFACE]            the interfaces, their MTUs and roles, and a verdict
|                           on each VPN
|   calc                    work out the largest MTU; touches nothing
|   probe HOST              measure the path MTU to a host, outside the VPN
|   check                   is the connected VPN as it should be? exit 0 or 1
|   apply                   give every connected VPN the largest MTU that fits
|   undo                    restore what apply changed, where it is still ours
|   registry show|set|clear
|                           NdisWan's TunnelMTU: the MTU of all built-in VPNs of
|                           this PC
|   mss [NAME]              firewall rules for the VPN server that clamp TCP MSS
|   task install|remove|status
|                           a scheduled task that runs apply when a VPN connects
|   watch                   stay, and apply again whenever the VPN comes back
|   selftest                measure what vpnmtu assumes of Windows: a report to
|                           send
|   dsc get|set|test|export|schema
|                           VPNs as a resource of Microsoft DSC v3: JSON in, JSON
|                           out
|   help [TOPIC]            help on a command or a topic
|   version                 the version of this program
|
| Topics, for `vpnmtu help TOPIC`:
|   options                 every option
|   exit-codes              what each exit code means
|   ciphers                 the names of ciphers, integrity algorithms and TLS
|                           suites
|   lines                   the access lines of --line
|   findings                what check warns of
|   policy                  what an administrator can prescribe or prefer in the
|                           registry
|   events                  what is written to the event log and the registry
|   809                     error 809 when connecting
|
| Without arguments vpnmtu is `vpnmtu show`.

== --help
$ vpnmtu --help
exit 0
| vpnmtu gives a VPN the largest MTU that its path carries.
|
| usage: vpnmtu <command> [arguments] [options]
|
| Commands:
|   show [IFACE]            the interfaces, their MTUs and roles, and a verdict
|                           on each VPN
|   calc                    work out the largest MTU; touches nothing
|   probe HOST              measure the path MTU to a host, outside the VPN
|   check                   is the connected VPN as it should be? exit 0 or 1
|   apply                   give every connected VPN the largest MTU that fits
|   undo                    restore what apply changed, where it is still ours
|   registry show|set|clear
|                           NdisWan's TunnelMTU: the MTU of all built-in VPNs of
|                           this PC
|   mss [NAME]              firewall rules for the VPN server that clamp TCP MSS
|   task install|remove|status
|                           a scheduled task that runs apply when a VPN connects
|   watch                   stay, and apply again whenever the VPN comes back
|   selftest                measure what vpnmtu assumes of Windows: a report to
|                           send
|   dsc get|set|test|export|schema
|                           VPNs as a resource of Microsoft DSC v3: JSON in, JSON
|                           out
|   help [TOPIC]            help on a command or a topic
|   version                 the version of this program
|
| Topics, for `vpnmtu help TOPIC`:
|   options                 every option
|   exit-codes              what each exit code means
|   ciphers                 the names of ciphers, integrity algorithms and TLS
|                           suites
|   lines                   the access lines of --line
|   findings                what check warns of
|   policy                  what an administrator can prescribe or prefer in the
|                           registry
|   events                  what is written to the event log and the registry
|   809                     error 809 when connecting
|
| Without arguments vpnmtu is `vpnmtu show`.

== -?
$ vpnmtu '-?'
exit 0
| vpnmtu gives a VPN the largest MTU that its path carries.
|
| usage: vpnmtu <command> [arguments] [options]
|
| Commands:
|   show [IFACE]            the interfaces, their MTUs and roles, and a verdict
|                           on each VPN
|   calc                    work out the largest MTU; touches nothing
|   probe HOST              measure the path MTU to a host, outside the VPN
|   check                   is the connected VPN as it should be? exit 0 or 1
|   apply                   give every connected VPN the largest MTU that fits
|   undo                    restore what apply changed, where it is still ours
|   registry show|set|clear
|                           NdisWan's TunnelMTU: the MTU of all built-in VPNs of
|                           this PC
|   mss [NAME]              firewall rules for the VPN server that clamp TCP MSS
|   task install|remove|status
|                           a scheduled task that runs apply when a VPN connects
|   watch                   stay, and apply again whenever the VPN comes back
|   selftest                measure what vpnmtu assumes of Windows: a report to
|                           send
|   dsc get|set|test|export|schema
|                           VPNs as a resource of Microsoft DSC v3: JSON in, JSON
|                           out
|   help [TOPIC]            help on a command or a topic
|   version                 the version of this program
|
| Topics, for `vpnmtu help TOPIC`:
|   options                 every option
|   exit-codes              what each exit code means
|   ciphers                 the names of ciphers, integrity algorithms and TLS
|                           suites
|   lines                   the access lines of --line
|   findings                what check warns of
|   policy                  what an administrator can prescribe or prefer in the
|                           registry
|   events                  what is written to the event log and the registry
|   809                     error 809 when connecting
|
| Without arguments vpnmtu is `vpnmtu show`.

== help show
$ vpnmtu help show
exit 0
| vpnmtu show: the interfaces, their MTUs and roles, and a verdict on each VPN
|
| usage: vpnmtu show [IFACE] [options]
|
| IFACE is an interface's name or index. Type, server and cipher of a VPN are read
| from the live connection, the cipher with administrator rights. Nothing is sent:
| the verdict takes the path to carry what the interface under the VPN does, or
| what a policy says. `check` measures it.
|
| What to work on:
|   --all                   also interfaces without IP and drivers'
|                           pseudo-interfaces
|   --policy                what policies and preferences say, instead of the
|                           interfaces
|
| Output:
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu show
|   vpnmtu show Wi-Fi --json

== help calc
$ vpnmtu help calc
exit 0
| vpnmtu calc: work out the largest MTU; touches nothing
|
| usage: vpnmtu calc [options]
|
| Without options: IKEv2 over IPv4 with NAT traversal, aes-cbc and hmac-sha1-96,
| on a path of 1500.
|
| Describing the VPN:
|   --vpn TYPE              type of the VPN: ikev2, l2tp, sstp, pptp, wireguard,
|                           openvpn-udp, openvpn-tcp, ipsec
|   --path-mtu N            largest packet that reaches the VPN server
|                           (68..65535)
|   --line NAME             path MTU of an access line, by name: ethernet, pppoe,
|                           flets, hikari-premium, ds-lite, map-e, map-t, 6in4,
|                           gre, lte, gcp, azure
|   --outer FAMILY          IP version between the PC and the VPN server: ipv4,
|                           ipv6
|   --cipher NAME           cipher, as Windows, strongSwan or OpenVPN spell it
|   --integrity NAME        integrity algorithm, likewise
|   --nat-t yes|no          ESP inside UDP port 4500
|   --mode MODE             mode of --vpn ipsec: tunnel, transport
|   --l2tp-header N         length of the L2TP header: 6, 8, 10, 12
|   --ppp-header N          length of the PPP header: 1, 2, 3, 4
|   --tls SUITE             TLS cipher suite of --vpn sstp
|   --tcp-timestamps yes|no
|                           timestamps on the VPN's own TCP connection
|   --physical-mtu N        MTU of the PC's own interface: applies Windows'
|                           headroom rule (68..65535)
|   --inner N|A..B          the wire size of packets of this size instead
|
| What to work on:
|   --mtu N                 use this MTU instead of computing one; in calc, the
|                           VPN interface's for --inner (352..65535)
|
| Output:
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu calc --line flets --vpn ikev2
|   vpnmtu calc --path-mtu 1454 --cipher GCMAES256 --physical-mtu 1500
|   vpnmtu calc --vpn wireguard --inner 1300..1420 --json

== help apply
$ vpnmtu help apply
exit 0
| vpnmtu apply: give every connected VPN the largest MTU that fits
|
| usage: vpnmtu apply [options]
|
| Type, server and cipher are read from the live connection, and the path to the
| server is measured, unless options say them. RAS tells the server of built-in
| VPNs; of others it is not known: say --probe HOST. What is neither said, read nor
| measured is assumed on the safe, smaller side, and the output says so. A path
| that does not answer is assumed to carry what the interface under the VPN does:
| an MTU is made smaller for that where it must be, and never larger.
| Of several connected VPNs each gets its own MTU, the inner one after the one it
| goes through; --interface, --connection or --vpn choose. TunnelMTU is one for
| all built-in VPNs, and gets the smallest.
| What was there before is noted down first; `undo` restores it. Doing it twice
| changes nothing. On a console, and with --prove, the largest packet is then sent
| through the tunnel: exit 8 where it gets no answer, while small ones do. Windows
| keeps a built-in VPN at least 100 below the MTU of the physical interface; more
| than that is refused. The value lasts until the VPN reconnects: see `watch` and
| `task`.
|
| Describing the VPN:
|   --vpn TYPE              type of the VPN: ikev2, l2tp, sstp, pptp, wireguard,
|                           openvpn-udp, openvpn-tcp, ipsec
|   --path-mtu N            largest packet that reaches the VPN server
|                           (68..65535)
|   --line NAME             path MTU of an access line, by name: ethernet, pppoe,
|                           flets, hikari-premium, ds-lite, map-e, map-t, 6in4,
|                           gre, lte, gcp, azure
|   --outer FAMILY          IP version between the PC and the VPN server: ipv4,
|                           ipv6
|   --cipher NAME           cipher, as Windows, strongSwan or OpenVPN spell it
|   --integrity NAME        integrity algorithm, likewise
|   --nat-t yes|no          ESP inside UDP port 4500
|   --mode MODE             mode of --vpn ipsec: tunnel, transport
|   --l2tp-header N         length of the L2TP header: 6, 8, 10, 12
|   --ppp-header N          length of the PPP header: 1, 2, 3, 4
|   --tls SUITE             TLS cipher suite of --vpn sstp
|   --tcp-timestamps yes|no
|                           timestamps on the VPN's own TCP connection
|
| What to work on:
|   --interface NAME|IDX    only this interface; in probe, the one to send by
|   --connection NAME       only the VPN of this entry of the RAS phonebook
|   --mtu N                 use this MTU instead of computing one; in calc, the
|                           VPN interface's for --inner (352..65535)
|   --family FAMILY         IP versions to work on: ipv4, ipv6, both
|   --method METHOD         set the interface's MTU, TunnelMTU, or both:
|                           interface, registry, both
|   --probe auto|off|HOST   measure the path to the VPN server (auto), not at
|                           all, or to HOST
|   --probe-timeout MS      measure the path no longer than so many milliseconds
|                           (100..60000)
|   --prove                 send the largest packet through the tunnel (on a
|                           console: always)
|   --wait SECONDS          wait so long for a VPN that is still coming up
|                           (0..3600)
|   --dry-run               show the changes and make none
|
| Output:
|   --quiet                 print nothing on success (also /quiet)
|   --log FILE              append what happens to FILE, which becomes FILE.1 at
|                           1 MiB
|   --prom FILE             write the outcome to FILE, whose name ends in .prom,
|                           for Prometheus
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu apply --vpn ikev2 --path-mtu 1454
|   vpnmtu apply --interface VPN --mtu 1374 --dry-run
|   vpnmtu apply --line pppoe --wait 10 --quiet

== help undo
$ vpnmtu help undo
exit 0
| vpnmtu undo: restore what apply changed, where it is still ours
|
| usage: vpnmtu undo [options]
|
| A value that somebody else changed since is left alone, and said so.
|
| What to work on:
|   --interface NAME|IDX    only this interface; in probe, the one to send by
|   --family FAMILY         IP versions to work on: ipv4, ipv6, both
|   --dry-run               show the changes and make none
|
| Output:
|   --quiet                 print nothing on success (also /quiet)
|   --log FILE              append what happens to FILE, which becomes FILE.1 at
|                           1 MiB
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu undo
|   vpnmtu undo --interface VPN

== help mss
$ vpnmtu help mss
exit 0
| vpnmtu mss: firewall rules for the VPN server that clamp TCP MSS
|
| usage: vpnmtu mss [NAME] [options]
|
| Prints a script and runs nothing: for clients that cannot be configured. Both
| directions and connections to the server itself are covered; a smaller MSS is
| left alone; loading it twice changes nothing. NAME is the VPN's interface on
| the server, with --via interface: wg0, or ppp+ for all that start with ppp
| (iptables, nftables, vyos). IPsec's own rules are for ikev2 and ipsec; other
| VPNs need the interface. Without options the MTU is that of `vpnmtu calc`.
| vpnmtu's tests load the rules of iptables and nftables into a Linux kernel;
| those of routeros, vyos and pf are written after the manual, and not run.
|
| Describing the VPN:
|   --vpn TYPE              type of the VPN: ikev2, l2tp, sstp, pptp, wireguard,
|                           openvpn-udp, openvpn-tcp, ipsec
|   --path-mtu N            largest packet that reaches the VPN server
|                           (68..65535)
|   --line NAME             path MTU of an access line, by name: ethernet, pppoe,
|                           flets, hikari-premium, ds-lite, map-e, map-t, 6in4,
|                           gre, lte, gcp, azure
|   --outer FAMILY          IP version between the PC and the VPN server: ipv4,
|                           ipv6
|   --cipher NAME           cipher, as Windows, strongSwan or OpenVPN spell it
|   --integrity NAME        integrity algorithm, likewise
|   --nat-t yes|no          ESP inside UDP port 4500
|   --mode MODE             mode of --vpn ipsec: tunnel, transport
|   --l2tp-header N         length of the L2TP header: 6, 8, 10, 12
|   --ppp-header N          length of the PPP header: 1, 2, 3, 4
|   --tls SUITE             TLS cipher suite of --vpn sstp
|   --tcp-timestamps yes|no
|                           timestamps on the VPN's own TCP connection
|   --physical-mtu N        MTU of the PC's own interface: applies Windows'
|                           headroom rule (68..65535)
|
| What to work on:
|   --mtu N                 use this MTU instead of computing one; in calc, the
|                           VPN interface's for --inner (352..65535)
|   --format NAME           firewall to write for (default iptables): iptables,
|                           nftables, routeros, vyos, pf
|   --via ipsec|interface   how the server tells the VPN's packets (default
|                           ipsec)
|   --undo                  print what removes the rules
|
| Output:
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu mss --line flets
|   vpnmtu mss --vpn wireguard --format nftables --via interface wg0
|   vpnmtu mss --mtu 1374 --undo

== help help
$ vpnmtu help help
exit 0
| vpnmtu help: help on a command or a topic
|
| usage: vpnmtu help [TOPIC] [options]
|
| Topics: every command, `options`, `exit-codes`, `ciphers`, `lines`, `findings`,
| `policy`, `events`, `809`.
|
| Output:
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu help calc
|   vpnmtu help exit-codes

== help version
$ vpnmtu help version
exit 0
| vpnmtu version: the version of this program
|
| usage: vpnmtu version [options]
|
| Output:
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu version

== help options
$ vpnmtu help options
exit 0
| Options may stand before or after arguments, as `--name value` or `--name=value`.
| `--` ends them. Each command takes some: see `vpnmtu help COMMAND`.
|
| Describing the VPN:
|   --vpn TYPE              type of the VPN: ikev2, l2tp, sstp, pptp, wireguard,
|                           openvpn-udp, openvpn-tcp, ipsec
|   --path-mtu N            largest packet that reaches the VPN server
|                           (68..65535)
|   --line NAME             path MTU of an access line, by name: ethernet, pppoe,
|                           flets, hikari-premium, ds-lite, map-e, map-t, 6in4,
|                           gre, lte, gcp, azure
|   --outer FAMILY          IP version between the PC and the VPN server: ipv4,
|                           ipv6
|   --cipher NAME           cipher, as Windows, strongSwan or OpenVPN spell it
|   --integrity NAME        integrity algorithm, likewise
|   --nat-t yes|no          ESP inside UDP port 4500
|   --mode MODE             mode of --vpn ipsec: tunnel, transport
|   --l2tp-header N         length of the L2TP header: 6, 8, 10, 12
|   --ppp-header N          length of the PPP header: 1, 2, 3, 4
|   --tls SUITE             TLS cipher suite of --vpn sstp
|   --tcp-timestamps yes|no
|                           timestamps on the VPN's own TCP connection
|   --physical-mtu N        MTU of the PC's own interface: applies Windows'
|                           headroom rule (68..65535)
|   --inner N|A..B          the wire size of packets of this size instead
|
| What to work on:
|   --interface NAME|IDX    only this interface; in probe, the one to send by
|   --connection NAME       only the VPN of this entry of the RAS phonebook
|   --mtu N                 use this MTU instead of computing one; in calc, the
|                           VPN interface's for --inner (352..65535)
|   --family FAMILY         IP versions to work on: ipv4, ipv6, both
|   --method METHOD         set the interface's MTU, TunnelMTU, or both:
|                           interface, registry, both
|   --probe auto|off|HOST   measure the path to the VPN server (auto), not at
|                           all, or to HOST
|   --probe-timeout MS      measure the path no longer than so many milliseconds
|                           (100..60000)
|   --prove                 send the largest packet through the tunnel (on a
|                           console: always)
|   --wait SECONDS          wait so long for a VPN that is still coming up
|                           (0..3600)
|   --service               run as the Windows service it was started as
|   --on-network            run also when any network connects: for VPNs that are
|                           not built in
|   --at-logon              run also when somebody logs on
|   --print-xml             print the definition that `schtasks /create /xml`
|                           takes, and install nothing
|   --dry-run               show the changes and make none
|   --what-if               as --dry-run, in DSC's words
|   --input JSON            the instance, instead of standard input
|   --all                   also interfaces without IP and drivers'
|                           pseudo-interfaces
|   --policy                what policies and preferences say, instead of the
|                           interfaces
|   --set                   also change the MTUs of the VPN that is named, and
|                           put them back
|   --format NAME           firewall to write for (default iptables): iptables,
|                           nftables, routeros, vyos, pf
|   --via ipsec|interface   how the server tells the VPN's packets (default
|                           ipsec)
|   --undo                  print what removes the rules
|
| Output:
|   --full                  with names and addresses as they are
|   --output FILE           write the report to FILE, which is replaced
|   --quiet                 print nothing on success (also /quiet)
|   --log FILE              append what happens to FILE, which becomes FILE.1 at
|                           1 MiB
|   --prom FILE             write the outcome to FILE, whose name ends in .prom,
|                           for Prometheus
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)

== help exit-codes
$ vpnmtu help exit-codes
exit 0
| Exit codes:
|
|    0  done; or compliant; or nothing to do
|    1  `check`: not compliant
|    2  usage or configuration error; nothing touched
|    3  Windows refused an operation (text has the Windows code)
|    4  administrator rights needed
|    5  not found: no connected VPN, no such interface, host does not resolve
|    6  refused by the headroom rule
|    7  partly applied; each part listed
|    8  probe inconclusive
|    9  another vpnmtu is at work, and the wait ran out
|   10  internal error
|   11  applied, but the result could not be written out

== help ciphers
$ vpnmtu help ciphers
exit 0
| Names for --cipher. The spellings of Windows (AES256, GCMAES256, DES3), strongSwan
| (aes256gcm16) and OpenVPN (AES-256-GCM) are read too. Key sizes do not matter.
|
|   aes-cbc                 RFC 3602 2.1, 2.4
|   aes-ctr                 RFC 3686 3.1, 3.2
|   aes-gcm-16              RFC 4106 3.1, 6
|   aes-gcm-12              RFC 4106 3.1, 6
|   aes-gcm-8               RFC 4106 3.1, 6
|   aes-ccm-16              RFC 4309 3.1, 6
|   aes-ccm-12              RFC 4309 3.1, 6
|   aes-ccm-8               RFC 4309 3.1, 6
|   3des-cbc                RFC 2451 2.4, 3
|   des-cbc                 RFC 2405 3, 4
|   chacha20-poly1305       RFC 7634 2
|   aes-gmac                RFC 4543 3
|   null                    RFC 2410 2
|   mppe                    RFC 3078 3
|
| Names for --integrity (also SHA196, SHA256128, sha256, ...):
|
|   hmac-md5-96             RFC 2403 2
|   hmac-sha1-96            RFC 2404 2
|   hmac-sha256-128         RFC 4868 2
|   hmac-sha256-96          RFC 4868 2, cut to 96 bits by old peers
|   hmac-sha384-192         RFC 4868 2
|   hmac-sha512-256         RFC 4868 2
|   aes-xcbc-96             RFC 3566 4
|   aes-cmac-96             RFC 4494 2
|   none                    RFC 4303 3.2.2
|   hmac-sha1               RFC 2104, FIPS 180-4
|   hmac-sha256             RFC 2104, FIPS 180-4
|   hmac-sha512             RFC 2104, FIPS 180-4
|
| Names for --tls (also IANA's and OpenSSL's suite names):
|
|   tls1.2-aes-gcm          RFC 5288 3
|   tls1.2-chacha20-poly1305
|                           RFC 7905 2
|   tls1.3-aes-gcm          RFC 8446 5.2
|   tls1.3-chacha20-poly1305
|                           RFC 8446 5.2
|   tls1.2-aes-cbc-sha1-etm
|                           RFC 7366 3
|   tls1.2-aes-cbc-sha256-etm
|                           RFC 7366 3
|   tls1.2-aes-cbc-sha384-etm
|                           RFC 7366 3
|   tls1.2-aes-cbc-sha1     RFC 5246 6.2.3.2
|   tls1.2-aes-cbc-sha256   RFC 5246 6.2.3.2
|   tls1.2-aes-cbc-sha384   RFC 5246 6.2.3.2, RFC 5289 3.1

== help lines
$ vpnmtu help lines
exit 0
| Access lines for --line, and the path MTU that each leaves:
|
|   ethernet          1500  plain Ethernet, fibre, cable
|   pppoe             1492  PPPoE (DSL, some fibre)
|   flets             1454  NTT Flet's PPPoE
|   hikari-premium    1438  NTT West Hikari Premium
|   ds-lite           1460  DS-Lite: IPv4 in IPv6
|   map-e             1460  MAP-E: IPv4 in IPv6
|   map-t             1480  MAP-T and 464XLAT
|   6in4              1480  IPv6 in IPv4
|   gre               1476  GRE tunnel over Ethernet
|   lte               1358  mobile network, 3GPP's recommendation
|   gcp               1460  Google Cloud network
|   azure             1400  Azure virtual machine

== help 809
$ vpnmtu help 809
exit 0
| Error 809 ("the network connection between your computer and the VPN server
| could not be established") is not a matter of an interface's MTU: it happens
| before the VPN has one. Large IKE messages are cut into fragments, and something
| on the way drops those. What helps: IKEv2 fragmentation (RFC 7383) on both ends,
| a smaller certificate, or a firewall that lets UDP fragments and the ports 500
| and 4500 pass.

== calc --help is help calc
$ vpnmtu calc --help
exit 0
| vpnmtu calc: work out the largest MTU; touches nothing
|
| usage: vpnmtu calc [options]
|
| Without options: IKEv2 over IPv4 with NAT traversal, aes-cbc and hmac-sha1-96,
| on a path of 1500.
|
| Describing the VPN:
|   --vpn TYPE              type of the VPN: ikev2, l2tp, sstp, pptp, wireguard,
|                           openvpn-udp, openvpn-tcp, ipsec
|   --path-mtu N            largest packet that reaches the VPN server
|                           (68..65535)
|   --line NAME             path MTU of an access line, by name: ethernet, pppoe,
|                           flets, hikari-premium, ds-lite, map-e, map-t, 6in4,
|                           gre, lte, gcp, azure
|   --outer FAMILY          IP version between the PC and the VPN server: ipv4,
|                           ipv6
|   --cipher NAME           cipher, as Windows, strongSwan or OpenVPN spell it
|   --integrity NAME        integrity algorithm, likewise
|   --nat-t yes|no          ESP inside UDP port 4500
|   --mode MODE             mode of --vpn ipsec: tunnel, transport
|   --l2tp-header N         length of the L2TP header: 6, 8, 10, 12
|   --ppp-header N          length of the PPP header: 1, 2, 3, 4
|   --tls SUITE             TLS cipher suite of --vpn sstp
|   --tcp-timestamps yes|no
|                           timestamps on the VPN's own TCP connection
|   --physical-mtu N        MTU of the PC's own interface: applies Windows'
|                           headroom rule (68..65535)
|   --inner N|A..B          the wire size of packets of this size instead
|
| What to work on:
|   --mtu N                 use this MTU instead of computing one; in calc, the
|                           VPN interface's for --inner (352..65535)
|
| Output:
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu calc --line flets --vpn ikev2
|   vpnmtu calc --path-mtu 1454 --cipher GCMAES256 --physical-mtu 1500
|   vpnmtu calc --vpn wireguard --inner 1300..1420 --json

== help calc --help
$ vpnmtu help calc --help
exit 0
| vpnmtu help: help on a command or a topic
|
| usage: vpnmtu help [TOPIC] [options]
|
| Topics: every command, `options`, `exit-codes`, `ciphers`, `lines`, `findings`,
| `policy`, `events`, `809`.
|
| Output:
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu help calc
|   vpnmtu help exit-codes

== an unknown topic with a near one
$ vpnmtu help cipher
exit 2
! vpnmtu: there is no help on "cipher"
! try: vpnmtu help ciphers

== an unknown topic with none near
$ vpnmtu help xyzzy
exit 2
! vpnmtu: there is no help on "xyzzy"
! try: vpnmtu help

== two topics
$ vpnmtu help calc apply
exit 2
! vpnmtu: help does not take "apply"
! try: vpnmtu help help

== an empty topic
$ vpnmtu help ''
exit 2
! vpnmtu: there is no help on ""
! try: vpnmtu help

== help with an option of another command
$ vpnmtu help --all
exit 2
! vpnmtu: help does not take --all
! try: vpnmtu help help

== check
$ vpnmtu help check
exit 0
| vpnmtu check: is the connected VPN as it should be? exit 0 or 1
|
| usage: vpnmtu check [options]
|
| The plan of `apply` with the same options, looked at and not carried out: exit 0
| where it would change nothing, 1 where it would. The path is measured as `apply`
| does. Where several VPNs are connected, one that is not as it should be is
| enough for exit 1. The last line is one short sentence in ASCII. Findings warn of
| what makes trouble beside it; they do not change the verdict. Error 809 is no
| matter of the interface's MTU: see `vpnmtu help 809`.
|
| Describing the VPN:
|   --vpn TYPE              type of the VPN: ikev2, l2tp, sstp, pptp, wireguard,
|                           openvpn-udp, openvpn-tcp, ipsec
|   --path-mtu N            largest packet that reaches the VPN server
|                           (68..65535)
|   --line NAME             path MTU of an access line, by name: ethernet, pppoe,
|                           flets, hikari-premium, ds-lite, map-e, map-t, 6in4,
|                           gre, lte, gcp, azure
|   --outer FAMILY          IP version between the PC and the VPN server: ipv4,
|                           ipv6
|   --cipher NAME           cipher, as Windows, strongSwan or OpenVPN spell it
|   --integrity NAME        integrity algorithm, likewise
|   --nat-t yes|no          ESP inside UDP port 4500
|   --mode MODE             mode of --vpn ipsec: tunnel, transport
|   --l2tp-header N         length of the L2TP header: 6, 8, 10, 12
|   --ppp-header N          length of the PPP header: 1, 2, 3, 4
|   --tls SUITE             TLS cipher suite of --vpn sstp
|   --tcp-timestamps yes|no
|                           timestamps on the VPN's own TCP connection
|
| What to work on:
|   --interface NAME|IDX    only this interface; in probe, the one to send by
|   --connection NAME       only the VPN of this entry of the RAS phonebook
|   --mtu N                 use this MTU instead of computing one; in calc, the
|                           VPN interface's for --inner (352..65535)
|   --family FAMILY         IP versions to work on: ipv4, ipv6, both
|   --method METHOD         set the interface's MTU, TunnelMTU, or both:
|                           interface, registry, both
|   --probe auto|off|HOST   measure the path to the VPN server (auto), not at
|                           all, or to HOST
|   --probe-timeout MS      measure the path no longer than so many milliseconds
|                           (100..60000)
|
| Output:
|   --quiet                 print nothing on success (also /quiet)
|   --log FILE              append what happens to FILE, which becomes FILE.1 at
|                           1 MiB
|   --prom FILE             write the outcome to FILE, whose name ends in .prom,
|                           for Prometheus
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu check --vpn ikev2 --line flets
|   vpnmtu check --mtu 1374 --json

== registry
$ vpnmtu help registry
exit 0
| vpnmtu registry: NdisWan's TunnelMTU: the MTU of all built-in VPNs of this PC
|
| usage: vpnmtu registry show|set|clear [options]
|
| The second way to set an MTU: it is one for all built-in (RAS) VPNs, and holds
| from their next connection on; Microsoft says: after a restart. `set` computes
| the value as `apply` does, or takes --mtu. `clear` restores what was there
| before vpnmtu set it, also nothing; where vpnmtu set nothing, it removes
| TunnelMTU. Values of a wrong type are reported and never overwritten. Which
| types of VPN honour the value on today's Windows was not tried: not run on
| Windows.
|
| Describing the VPN:
|   --vpn TYPE              type of the VPN: ikev2, l2tp, sstp, pptp, wireguard,
|                           openvpn-udp, openvpn-tcp, ipsec
|   --path-mtu N            largest packet that reaches the VPN server
|                           (68..65535)
|   --line NAME             path MTU of an access line, by name: ethernet, pppoe,
|                           flets, hikari-premium, ds-lite, map-e, map-t, 6in4,
|                           gre, lte, gcp, azure
|   --outer FAMILY          IP version between the PC and the VPN server: ipv4,
|                           ipv6
|   --cipher NAME           cipher, as Windows, strongSwan or OpenVPN spell it
|   --integrity NAME        integrity algorithm, likewise
|   --nat-t yes|no          ESP inside UDP port 4500
|   --mode MODE             mode of --vpn ipsec: tunnel, transport
|   --l2tp-header N         length of the L2TP header: 6, 8, 10, 12
|   --ppp-header N          length of the PPP header: 1, 2, 3, 4
|   --tls SUITE             TLS cipher suite of --vpn sstp
|   --tcp-timestamps yes|no
|                           timestamps on the VPN's own TCP connection
|
| What to work on:
|   --mtu N                 use this MTU instead of computing one; in calc, the
|                           VPN interface's for --inner (352..65535)
|   --dry-run               show the changes and make none
|
| Output:
|   --quiet                 print nothing on success (also /quiet)
|   --log FILE              append what happens to FILE, which becomes FILE.1 at
|                           1 MiB
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu registry show
|   vpnmtu registry set --vpn ikev2 --path-mtu 1454
|   vpnmtu registry set --mtu 1374 --dry-run
|   vpnmtu registry clear
$ vpnmtu registry --help
exit 0
| vpnmtu registry: NdisWan's TunnelMTU: the MTU of all built-in VPNs of this PC
|
| usage: vpnmtu registry show|set|clear [options]
|
| The second way to set an MTU: it is one for all built-in (RAS) VPNs, and holds
| from their next connection on; Microsoft says: after a restart. `set` computes
| the value as `apply` does, or takes --mtu. `clear` restores what was there
| before vpnmtu set it, also nothing; where vpnmtu set nothing, it removes
| TunnelMTU. Values of a wrong type are reported and never overwritten. Which
| types of VPN honour the value on today's Windows was not tried: not run on
| Windows.
|
| Describing the VPN:
|   --vpn TYPE              type of the VPN: ikev2, l2tp, sstp, pptp, wireguard,
|                           openvpn-udp, openvpn-tcp, ipsec
|   --path-mtu N            largest packet that reaches the VPN server
|                           (68..65535)
|   --line NAME             path MTU of an access line, by name: ethernet, pppoe,
|                           flets, hikari-premium, ds-lite, map-e, map-t, 6in4,
|                           gre, lte, gcp, azure
|   --outer FAMILY          IP version between the PC and the VPN server: ipv4,
|                           ipv6
|   --cipher NAME           cipher, as Windows, strongSwan or OpenVPN spell it
|   --integrity NAME        integrity algorithm, likewise
|   --nat-t yes|no          ESP inside UDP port 4500
|   --mode MODE             mode of --vpn ipsec: tunnel, transport
|   --l2tp-header N         length of the L2TP header: 6, 8, 10, 12
|   --ppp-header N          length of the PPP header: 1, 2, 3, 4
|   --tls SUITE             TLS cipher suite of --vpn sstp
|   --tcp-timestamps yes|no
|                           timestamps on the VPN's own TCP connection
|
| What to work on:
|   --mtu N                 use this MTU instead of computing one; in calc, the
|                           VPN interface's for --inner (352..65535)
|   --dry-run               show the changes and make none
|
| Output:
|   --quiet                 print nothing on success (also /quiet)
|   --log FILE              append what happens to FILE, which becomes FILE.1 at
|                           1 MiB
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu registry show
|   vpnmtu registry set --vpn ikev2 --path-mtu 1454
|   vpnmtu registry set --mtu 1374 --dry-run
|   vpnmtu registry clear

== the findings of check
$ vpnmtu help findings
exit 0
| Findings of `vpnmtu check`, and what to do about each:
|
|   physical-lowered        put the physical MTU back to 1500: the path limits
|                           the VPN, not the PC
|   ipv6-above-ipv4         vpnmtu apply sets both; IPv4 alone is half a repair
|   ipv6-below-minimum      IPv6 needs 1280: set it to 1280 or more, or do
|                           without IPv6 inside the VPN
|   virtual-interface-larger
|                           lower the MTU inside the virtual machine or WSL to
|                           the VPN's: it does not learn of it
|   vpn-in-vpn              the outer VPN's MTU is counted where the server's
|                           route is known; else give it as --path-mtu
|   policy-note             see vpnmtu show --policy: a value of the registry is
|                           wrong, or overrules an option
|   tunnel-mtu-differs      see vpnmtu registry show: what the registry says
|                           counts from the next connection on
