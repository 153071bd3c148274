# Giving back what was there, and only where the value is ours.

== applied and undone
machine: laptop
$ vpnmtu apply --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400
$ vpnmtu undo
exit 0
| There is nothing to undo.
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

== applied twice with other values, undone to the first
machine: laptop
$ vpnmtu apply --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
$ vpnmtu apply --mtu 1300
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1374 -> 1300
|   IPv6 MTU          1374 -> 1300
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1300 -> 1400
|   IPv6 MTU          1300 -> 1400

== undone as JSON
machine: ours
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[]},"errors":[]}

== a dry run restores nothing
machine: ours
$ vpnmtu undo --dry-run
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400, not made (--dry-run)
|   IPv6 MTU          1374 -> 1400, not made (--dry-run)
$ vpnmtu undo --dry-run --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"would-change","error":null}]}]},"errors":[]}
$ vpnmtu undo --quiet
exit 0
$ vpnmtu undo --quiet
exit 0

== one family
machine: ours
$ vpnmtu undo --family ipv6
exit 0
| "VPN" (interface 43)
|   IPv6 MTU          1374 -> 1400
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400

== one interface
machine: ours
$ vpnmtu undo --interface 43
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400

== another interface
machine: ours
$ vpnmtu undo --interface Wi-Fi
exit 0
| There is nothing to undo.

== no such interface
machine: ours
$ vpnmtu undo --interface Nope
exit 5
! vpnmtu: there is no interface "Nope"
! try: vpnmtu show --all

== one interface, and nothing to undo
machine: laptop
$ vpnmtu undo --interface VPN
exit 0
| There is nothing to undo.

== nothing to undo
machine: laptop
$ vpnmtu undo
exit 0
| There is nothing to undo.

== nothing to undo, as JSON
machine: laptop
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[]},"errors":[]}

== nothing to undo, quietly
machine: laptop
$ vpnmtu undo --quiet
exit 0

== somebody changed it since
machine: foreign
$ vpnmtu undo
exit 7
| "VPN" (interface 43)
|   IPv4 MTU          1300, left alone
|   IPv6 MTU          1374 -> 1400
! vpnmtu: the MTU of "VPN" (interface 43) is left at 1300: vpnmtu set it to 1374, and somebody changed it since
! try: vpnmtu apply --interface 43 --family ipv4 --mtu 1400, to have the old value
! vpnmtu: partly done: 1 as wanted, 1 failed
$ vpnmtu undo
exit 7
| "VPN" (interface 43)
|   IPv4 MTU          1300, left alone
! vpnmtu: the MTU of "VPN" (interface 43) is left at 1300: vpnmtu set it to 1374, and somebody changed it since
! try: vpnmtu apply --interface 43 --family ipv4 --mtu 1400, to have the old value

== somebody changed it since, as JSON
machine: foreign
$ vpnmtu undo --json
exit 7
| {"schemaVersion":"1.0","command":"undo","exitCode":7,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1300,"to":1400,"result":"failed","error":"the MTU of \"VPN\" (interface 43) is left at 1300: vpnmtu set it to 1374, and somebody changed it since"},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"changed","error":null}]}]},"errors":[{"code":"changed-since","message":"the MTU of \"VPN\" (interface 43) is left at 1300: vpnmtu set it to 1374, and somebody changed it since","windowsCode":null},{"code":"partly-applied","message":"partly done: 1 as wanted, 1 failed","windowsCode":null}]}
! vpnmtu: the MTU of "VPN" (interface 43) is left at 1300: vpnmtu set it to 1374, and somebody changed it since
! try: vpnmtu apply --interface 43 --family ipv4 --mtu 1400, to have the old value
! vpnmtu: partly done: 1 as wanted, 1 failed

== somebody changed it since, one family
machine: foreign
$ vpnmtu undo --family ipv4
exit 7
| "VPN" (interface 43)
|   IPv4 MTU          1300, left alone
! vpnmtu: the MTU of "VPN" (interface 43) is left at 1300: vpnmtu set it to 1374, and somebody changed it since
! try: vpnmtu apply --interface 43 --family ipv4 --mtu 1400, to have the old value

== somebody changed it since, a dry run
machine: foreign
$ vpnmtu undo --dry-run
exit 7
| "VPN" (interface 43)
|   IPv4 MTU          1300, left alone
|   IPv6 MTU          1374 -> 1400, not made (--dry-run)
! vpnmtu: the MTU of "VPN" (interface 43) is left at 1300: vpnmtu set it to 1374, and somebody changed it since
! try: vpnmtu apply --interface 43 --family ipv4 --mtu 1400, to have the old value
! vpnmtu: a part can be done: 1 as wanted, 1 not

== the VPN is not connected
machine: gone
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374, skipped
|   IPv6 MTU          1374, skipped
! vpnmtu: "VPN" (interface 43) is not connected now: undo it when it is

== the VPN is not connected, as JSON
machine: gone
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"skipped","error":"\"VPN\" (interface 43) is not connected now: undo it when it is"},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"skipped","error":"\"VPN\" (interface 43) is not connected now: undo it when it is"}]}]},"errors":[]}
! vpnmtu: "VPN" (interface 43) is not connected now: undo it when it is

== the VPN was renamed
machine: renamed
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374, skipped
|   IPv6 MTU          1374, skipped
! vpnmtu: interface 43 is "Office" now, not "VPN": it may be another one
! try: vpnmtu undo --interface 43, if it is the same

== the VPN was renamed, as JSON
machine: renamed
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"skipped","error":"interface 43 is \"Office\" now, not \"VPN\": it may be another one"},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"skipped","error":"interface 43 is \"Office\" now, not \"VPN\": it may be another one"}]}]},"errors":[]}
! vpnmtu: interface 43 is "Office" now, not "VPN": it may be another one
! try: vpnmtu undo --interface 43, if it is the same

== the VPN was renamed, and is named
machine: renamed
$ vpnmtu undo --interface Office
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400

== damaged records
machine: damaged
$ vpnmtu undo
exit 7
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
! vpnmtu: a record of the journal cannot be read and is left as it is: "mtu-000000000000002b-ipv6" (2 in all)
! try: look at it, then: reg delete HKLM\SOFTWARE\vpnmtu\Journal /v mtu-000000000000002b-ipv6
$ vpnmtu undo
exit 7
! vpnmtu: a record of the journal cannot be read and is left as it is: "mtu-000000000000002b-ipv6" (2 in all)
! try: look at it, then: reg delete HKLM\SOFTWARE\vpnmtu\Journal /v mtu-000000000000002b-ipv6

== damaged records, as JSON
machine: damaged
$ vpnmtu undo --json
exit 7
| {"schemaVersion":"1.0","command":"undo","exitCode":7,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"changed","error":null}]}]},"errors":[{"code":"partly-applied","message":"a record of the journal cannot be read and is left as it is: \"mtu-000000000000002b-ipv6\" (2 in all)","windowsCode":null}]}
! vpnmtu: a record of the journal cannot be read and is left as it is: "mtu-000000000000002b-ipv6" (2 in all)
! try: look at it, then: reg delete HKLM\SOFTWARE\vpnmtu\Journal /v mtu-000000000000002b-ipv6

== not elevated
machine: user-ours
$ vpnmtu undo
exit 4
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400, FAILED
|   IPv6 MTU          1374 -> 1400, FAILED
! vpnmtu: cannot set the MTU of "VPN" (interface 43): Access is denied. (5)
! try: run it from an administrator's prompt

== not elevated, as JSON
machine: user-ours
$ vpnmtu undo --json
exit 4
| {"schemaVersion":"1.0","command":"undo","exitCode":4,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"failed","error":"cannot set the MTU of \"VPN\" (interface 43): Access is denied. (5)"},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"failed","error":"cannot set the IPv6 MTU of \"VPN\" (interface 43): Access is denied. (5)"}]}]},"errors":[{"code":"access-denied","message":"cannot set the MTU of \"VPN\" (interface 43): Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot set the MTU of "VPN" (interface 43): Access is denied. (5)
! try: run it from an administrator's prompt

== not elevated, a dry run
machine: user-ours
$ vpnmtu undo --dry-run
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400, not made (--dry-run)
|   IPv6 MTU          1374 -> 1400, not made (--dry-run)

== not elevated, nothing to undo
machine: user
$ vpnmtu undo
exit 0
| There is nothing to undo.

== another vpnmtu is at work
machine: busy
$ vpnmtu undo
exit 9
! vpnmtu: another vpnmtu is at work

== the journal cannot be shortened
machine: journal-stuck
$ vpnmtu undo
exit 3
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400
! vpnmtu: the MTU is restored, but not taken off the journal: Insufficient system resources exist to complete the requested service. (1450)
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do

== what carries a VPN comes before it
machine: carrier-and-vpn
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1354 -> 1400
|
| "Wi-Fi" (interface 12)
|   IPv4 MTU          1454 -> 1500
