# watch: each change is one line; Ctrl-C ends it with exit code 0.

== two reconnects, and somebody who sets another MTU
machine: watch
$ vpnmtu watch
exit 0
| 2026-01-01T00:00:00Z  "Work" (interface 43): MTU 1400 -> 1374, IPv6 MTU 1400 -> 1374 (IKEv2, aes-cbc, path 1454 measured)
| 2026-01-01T00:00:10Z  "Work" (interface 43): MTU 1400 -> 1374, IPv6 MTU 1400 -> 1374 (IKEv2, aes-cbc, path 1454 measured)
| 2026-01-01T00:00:20Z  "Work" (interface 43): MTU 1400 -> 1374, IPv6 MTU 1400 -> 1374 (IKEv2, aes-cbc, path 1454 measured)
| 2026-01-01T00:00:30Z  "Work" (interface 43): MTU 1300 -> 1374 (IKEv2, aes-cbc, path 1454 measured)
$ vpnmtu show --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"interfaces":[{"index":12,"luid":12,"name":"Wi-Fi","description":"Intel(R) Wi-Fi 6 AX201 160MHz","ifType":71,"state":"connected","role":"physical","ndisMtu":1500,"ipv4":{"mtu":1500,"metric":35},"ipv6":{"mtu":1500,"metric":35},"vpn":null},{"index":43,"luid":43,"name":"Work","description":"Work","ifType":23,"state":"connected","role":"vpn","ndisMtu":1400,"ipv4":{"mtu":1374,"metric":25},"ipv6":{"mtu":1374,"metric":25},"vpn":{"type":"ikev2","server":"203.0.113.5","underlayIndex":12,"cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"source":"sa"}}]},"errors":[]}

== silence, but the MTU is set
machine: watch
$ vpnmtu watch --quiet
exit 0
$ vpnmtu undo
exit 0
| "Work" (interface 43)
|   IPv4 MTU          1374 -> 1300
|   IPv6 MTU          1374 -> 1400

== on a console only: no service was started, and no document is printed
machine: watch
$ vpnmtu watch --json
exit 2
| {"schemaVersion":"1.0","command":"watch","exitCode":2,"data":null,"errors":[{"code":"usage","message":"watch does not take --json","windowsCode":null}]}
! vpnmtu: watch does not take --json
! try: vpnmtu help watch
$ vpnmtu watch --probe
exit 2
! vpnmtu: --probe takes a value
! try: --probe auto|off|HOST
$ vpnmtu watch now
exit 2
! vpnmtu: watch does not take "now"
! try: vpnmtu help watch

== switched off, a service starts all the same, and ends well
machine: policy-off
$ vpnmtu watch --service
exit 0
! 2026-01-01T00:00:00Z  HKLM\SOFTWARE\Policies\vpnmtu\Enabled switches vpnmtu off: nothing is changed.

== which asks the service manager
machine: policy-off-console
$ vpnmtu watch --service
exit 3
! vpnmtu: cannot run as a service: The service process could not connect to the service controller. (1063)
! try: vpnmtu watch, without --service, on a console
