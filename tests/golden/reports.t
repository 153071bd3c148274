# What a run leaves behind: events, the last result, the log file.

== a change is one event a family, a restored value another one; every run is the last result
machine: laptop
$ vpnmtu apply --vpn ikev2 --path-mtu 1454 --quiet
exit 0
$ machine reports
| {
|  "events": [
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1400",
|     "1374",
|     "1454",
|     "given",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1400",
|     "1374",
|     "1454",
|     "given",
|     "IKEv2"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1374,
|   "LastPathMtu": 1454,
|   "LastMessage": ""
|  },
|  "files": {}
| }
$ vpnmtu undo --quiet
exit 0
$ machine reports
| {
|  "events": [
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1400",
|     "1374",
|     "1454",
|     "given",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1400",
|     "1374",
|     "1454",
|     "given",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 101,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1374",
|     "1400"
|    ]
|   },
|   {
|    "id": 101,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1374",
|     "1400"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "undo",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1400,
|   "LastPathMtu": 0,
|   "LastMessage": ""
|  },
|  "files": {}
| }

== a run that changes nothing is no event, but it is the last result
machine: laptop
$ vpnmtu apply --quiet --probe off
exit 0
$ machine reports
| {
|  "events": [],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1400,
|   "LastPathMtu": 1500,
|   "LastMessage": ""
|  },
|  "files": {}
| }

== --dry-run leaves nothing behind but its line in the log
machine: laptop
$ vpnmtu apply --mtu 1374 --dry-run --log C:\\logs\\vpnmtu.log
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
$ vpnmtu undo --dry-run
exit 0
| There is nothing to undo.
$ machine reports
| {
|  "events": [],
|  "files": {
|   "C:\\logs\\vpnmtu.log": "2026-01-01T00:00:00Z apply exit 0\n"
|  }
| }

== check leaves nothing behind but its line in the log
machine: laptop
$ vpnmtu check --mtu 1374 --log logs/vpnmtu.log
exit 1
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.
$ vpnmtu check --log logs/vpnmtu.log
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
|
| compliant: the MTU of "VPN" (interface 43) is 1400, as it should be.
$ machine reports
| {
|  "events": [],
|  "files": {
|   "logs/vpnmtu.log": "2026-01-01T00:00:00Z check exit 1\n2026-01-01T00:00:00Z check exit 0\n"
|  }
| }

== what only reads or computes leaves nothing behind
machine: laptop
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
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ machine reports
| {
|  "events": [],
|  "files": {}
| }

== a hostile name is one line of the log, and an insert that is not expanded
machine: hostile
$ vpnmtu apply --interface 43 --mtu 1374 --quiet --log vpnmtu.log
exit 0
$ machine reports
| {
|  "events": [
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN\\u{0A}vpnmtu: all is well",
|     "IPv4",
|     "1400",
|     "1374",
|     "-",
|     "-",
|     "-"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN\\u{0A}vpnmtu: all is well",
|     "IPv6",
|     "1400",
|     "1374",
|     "-",
|     "-",
|     "-"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN\\u{0A}vpnmtu: all is well",
|   "LastMtu": 1374,
|   "LastPathMtu": 0,
|   "LastMessage": ""
|  },
|  "files": {
|   "vpnmtu.log": "2026-01-01T00:00:00Z apply 100 information: The IPv4 MTU of \"VPN\\u{0A}vpnmtu: all is well\" was changed from 1400 to 1374. VPN: -. Path MTU: - (-).\n2026-01-01T00:00:00Z apply 100 information: The IPv6 MTU of \"VPN\\u{0A}vpnmtu: all is well\" was changed from 1400 to 1374. VPN: -. Path MTU: - (-).\n2026-01-01T00:00:00Z apply exit 0\n"
|  }
| }

== refused by the headroom rule
machine: laptop
$ vpnmtu apply --mtu 1450 --log vpnmtu.log
exit 6
! vpnmtu: an MTU of 1450 for "VPN" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1500
! try: --mtu 1400 or less
$ machine reports
| {
|  "events": [
|   {
|    "id": 200,
|    "severity": "warning",
|    "inserts": [
|     "apply",
|     "an MTU of 1450 for \"VPN\" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1500"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 6,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "",
|   "LastMtu": 0,
|   "LastPathMtu": 0,
|   "LastMessage": "an MTU of 1450 for \"VPN\" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1500"
|  },
|  "files": {
|   "vpnmtu.log": "2026-01-01T00:00:00Z apply 200 warning: vpnmtu apply was refused by the headroom rule: an MTU of 1450 for \"VPN\" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1500\n2026-01-01T00:00:00Z apply exit 6: an MTU of 1450 for \"VPN\" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1500\n"
|  }
| }

== TunnelMTU set, and given back
machine: laptop
$ vpnmtu registry set --mtu 1374 --quiet
exit 0
$ vpnmtu registry clear --quiet
exit 0
$ machine reports
| {
|  "events": [
|   {
|    "id": 102,
|    "severity": "information",
|    "inserts": [
|     "-",
|     "1374"
|    ]
|   },
|   {
|    "id": 103,
|    "severity": "information",
|    "inserts": [
|     "1374",
|     "-"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "registry",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "",
|   "LastMtu": 0,
|   "LastPathMtu": 0,
|   "LastMessage": ""
|  },
|  "files": {}
| }

== a change that fails, and one that is made
machine: partly
$ vpnmtu apply --mtu 1374 --log vpnmtu.log
exit 7
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374, FAILED
! vpnmtu: cannot set the IPv6 MTU of "VPN" (interface 43): The parameter is incorrect. (87)
! vpnmtu: partly done: 1 as wanted, 1 failed
$ machine reports
| {
|  "events": [
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1400",
|     "1374",
|     "-",
|     "-",
|     "-"
|    ]
|   },
|   {
|    "id": 300,
|    "severity": "error",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1400",
|     "1374",
|     "cannot set the IPv6 MTU of \"VPN\" (interface 43): The parameter is incorrect. (87)",
|     "87"
|    ]
|   },
|   {
|    "id": 201,
|    "severity": "warning",
|    "inserts": [
|     "apply",
|     "1",
|     "1"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 7,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1374,
|   "LastPathMtu": 0,
|   "LastMessage": "cannot set the IPv6 MTU of \"VPN\" (interface 43): The parameter is incorrect. (87)"
|  },
|  "files": {
|   "vpnmtu.log": "2026-01-01T00:00:00Z apply 100 information: The IPv4 MTU of \"VPN\" was changed from 1400 to 1374. VPN: -. Path MTU: - (-).\n2026-01-01T00:00:00Z apply 300 error: The IPv6 MTU of \"VPN\" could not be changed from 1400 to 1374 (Windows code: 87): cannot set the IPv6 MTU of \"VPN\" (interface 43): The parameter is incorrect. (87)\n2026-01-01T00:00:00Z apply 201 warning: vpnmtu apply was carried out in part: changes made 1, changes failed 1.\n2026-01-01T00:00:00Z apply exit 7: cannot set the IPv6 MTU of \"VPN\" (interface 43): The parameter is incorrect. (87)\n"
|  }
| }

== a log that cannot be written is said, and changes nothing else
machine: log-is-directory
$ vpnmtu apply --mtu 1374 --quiet --log C:\\logs
exit 0
! vpnmtu: cannot write the log "C:\logs": it is a directory
$ machine reports
| {
|  "events": [
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1400",
|     "1374",
|     "-",
|     "-",
|     "-"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1400",
|     "1374",
|     "-",
|     "-",
|     "-"
|    ]
|   },
|   {
|    "id": 205,
|    "severity": "warning",
|    "inserts": [
|     "cannot write the log \"C:\\logs\": it is a directory"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1374,
|   "LastPathMtu": 0,
|   "LastMessage": ""
|  },
|  "files": {
|   "C:\\logs": null
|  }
| }

== neither the event log nor the last result can be written: nobody is bothered
machine: reports-fail
$ vpnmtu apply --mtu 1374 --quiet
exit 0
$ machine reports
| {
|  "events": [],
|  "files": {}
| }

== without a VPN there is nothing to tell, but the exit code is the last result
machine: empty
$ vpnmtu apply --quiet --log vpnmtu.log
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface
$ machine reports
| {
|  "events": [],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 5,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "",
|   "LastMtu": 0,
|   "LastPathMtu": 0,
|   "LastMessage": "no VPN is connected"
|  },
|  "files": {
|   "vpnmtu.log": "2026-01-01T00:00:00Z apply exit 5: no VPN is connected\n"
|  }
| }

== without rights there is no last result
machine: user
$ vpnmtu apply --mtu 1374 --quiet --log vpnmtu.log
exit 4
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, FAILED
|   IPv6 MTU          1400 -> 1374, FAILED
! vpnmtu: cannot note down the MTU of "VPN" (interface 43) before changing it: Access is denied. (5)
! try: run it from an administrator's prompt
$ machine reports
| {
|  "events": [
|   {
|    "id": 300,
|    "severity": "error",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1400",
|     "1374",
|     "cannot note down the MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)",
|     "5"
|    ]
|   },
|   {
|    "id": 300,
|    "severity": "error",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1400",
|     "1374",
|     "cannot note down the IPv6 MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)",
|     "5"
|    ]
|   }
|  ],
|  "files": {
|   "vpnmtu.log": "2026-01-01T00:00:00Z apply 300 error: The IPv4 MTU of \"VPN\" could not be changed from 1400 to 1374 (Windows code: 5): cannot note down the MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)\n2026-01-01T00:00:00Z apply 300 error: The IPv6 MTU of \"VPN\" could not be changed from 1400 to 1374 (Windows code: 5): cannot note down the IPv6 MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)\n2026-01-01T00:00:00Z apply exit 4: cannot note down the MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)\n"
|  }
| }

== names that are no log file are refused before anything is touched
machine: laptop
$ vpnmtu apply --mtu 1374 --log NUL
exit 2
! vpnmtu: "NUL" cannot be a log file: it names a device
! try: --log C:\ProgramData\vpnmtu\vpnmtu.log, in a directory that is there
$ vpnmtu apply --mtu 1374 --log C:\\logs\\com1.log
exit 2
! vpnmtu: "C:\logs\com1.log" cannot be a log file: it names a device
! try: --log C:\ProgramData\vpnmtu\vpnmtu.log, in a directory that is there
$ vpnmtu apply --mtu 1374 --log \\\\server\\share\\vpnmtu.log
exit 2
! vpnmtu: "\\server\share\vpnmtu.log" cannot be a log file: it is on the network or a device
! try: --log C:\ProgramData\vpnmtu\vpnmtu.log, in a directory that is there
$ vpnmtu apply --mtu 1374 --log C:\\logs\\
exit 2
! vpnmtu: "C:\logs\" cannot be a log file: it is a directory
! try: --log C:\ProgramData\vpnmtu\vpnmtu.log, in a directory that is there
$ vpnmtu apply --mtu 1374 --log a.log:stream
exit 2
! vpnmtu: "a.log:stream" cannot be a log file: a colon stands only behind a drive's letter, with a backslash behind it
! try: --log C:\ProgramData\vpnmtu\vpnmtu.log, in a directory that is there
$ vpnmtu apply --mtu 1374 --log=
exit 2
! vpnmtu: --log takes a value that is not empty
$ vpnmtu show --log a.log
exit 2
! vpnmtu: show does not take --log
! try: vpnmtu help show
$ vpnmtu undo --quiet
exit 0
$ machine reports
| {
|  "events": [],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "undo",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "",
|   "LastMtu": 0,
|   "LastPathMtu": 0,
|   "LastMessage": ""
|  },
|  "files": {}
| }

== an administrator who wants no events gets none, and the last result
machine: events-off
$ vpnmtu apply --mtu 1374 --quiet
exit 0
$ machine reports
| {
|  "events": [],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1374,
|   "LastPathMtu": 0,
|   "LastMessage": ""
|  },
|  "files": {}
| }

== an administrator who wants an event of every run; a bad value is told with a change only
machine: events-all
$ vpnmtu apply --mtu 1400 --quiet
exit 0
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\WaitSeconds: 4000 is above 3600; it is not used
$ vpnmtu apply --mtu 1374 --quiet
exit 0
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\WaitSeconds: 4000 is above 3600; it is not used
$ machine reports
| {
|  "events": [
|   {
|    "id": 130,
|    "severity": "information",
|    "inserts": [
|     "apply",
|     "0"
|    ]
|   },
|   {
|    "id": 204,
|    "severity": "warning",
|    "inserts": [
|     "HKLM\\SOFTWARE\\Policies\\vpnmtu",
|     "WaitSeconds",
|     "4000 is above 3600"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1400",
|     "1374",
|     "-",
|     "-",
|     "-"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1400",
|     "1374",
|     "-",
|     "-",
|     "-"
|    ]
|   },
|   {
|    "id": 130,
|    "severity": "information",
|    "inserts": [
|     "apply",
|     "0"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "apply",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1374,
|   "LastPathMtu": 0,
|   "LastMessage": ""
|  },
|  "files": {}
| }

== watch: its beginning, what it changed, its end
machine: watch-stops
$ vpnmtu watch --vpn ikev2 --path-mtu 1454 --log C:\\v.log
exit 0
| 2026-01-01T00:00:00Z  "VPN" (interface 43): MTU 1400 -> 1374, IPv6 MTU 1400 -> 1374 (IKEv2, aes-cbc, path 1454 given)
$ machine reports
| {
|  "events": [
|   {
|    "id": 110,
|    "severity": "information",
|    "inserts": [
|     "@VERSION@"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1400",
|     "1374",
|     "1454",
|     "given",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1400",
|     "1374",
|     "1454",
|     "given",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 111,
|    "severity": "information",
|    "inserts": [
|     "@VERSION@"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:05Z",
|   "LastCommand": "watch",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1374,
|   "LastPathMtu": 1454,
|   "LastMessage": ""
|  },
|  "files": {
|   "C:\\v.log": "2026-01-01T00:00:00Z watch 110 information: vpnmtu @VERSION@ began to watch the VPNs of this PC.\n2026-01-01T00:00:00Z watch 100 information: The IPv4 MTU of \"VPN\" was changed from 1400 to 1374. VPN: IKEv2. Path MTU: 1454 (given).\n2026-01-01T00:00:00Z watch 100 information: The IPv6 MTU of \"VPN\" was changed from 1400 to 1374. VPN: IKEv2. Path MTU: 1454 (given).\n2026-01-01T00:00:05Z watch 111 information: vpnmtu @VERSION@ stopped watching the VPNs of this PC. Their MTUs stay as they are.\n2026-01-01T00:00:05Z watch exit 0\n"
|  }
| }

== a service
machine: watch-stops
$ vpnmtu watch --service --vpn ikev2 --path-mtu 1454 --quiet
exit 0
$ machine reports
| {
|  "events": [
|   {
|    "id": 112,
|    "severity": "information",
|    "inserts": [
|     "@VERSION@"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv4",
|     "1400",
|     "1374",
|     "1454",
|     "given",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "VPN",
|     "IPv6",
|     "1400",
|     "1374",
|     "1454",
|     "given",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 113,
|    "severity": "information",
|    "inserts": [
|     "@VERSION@"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:05Z",
|   "LastCommand": "watch",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "VPN",
|   "LastMtu": 1374,
|   "LastPathMtu": 1454,
|   "LastMessage": ""
|  },
|  "files": {}
| }

== task: installed and removed; the task itself logs where it is told, so it is told in full
machine: laptop
$ vpnmtu task install --quiet --log C:\\logs\\vpnmtu.log
exit 0
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             installed
|   Made by           vpnmtu
|   Version           @VERSION@
|   Runs when         a VPN connects (RasClient 20225)
|   Program           C:\Program Files\vpnmtu\vpnmtu.exe
|   Arguments         apply --quiet --wait 10 --log C:\logs\vpnmtu.log
|   Last run          never
$ vpnmtu task remove --quiet
exit 0
$ vpnmtu task remove --quiet
exit 0
$ vpnmtu task install --log vpnmtu.log
exit 2
! vpnmtu: a task takes a log file with its drive and directory
! try: --log C:\ProgramData\vpnmtu\vpnmtu.log
$ vpnmtu task install --print-xml --log vpnmtu.log
exit 2
! vpnmtu: a task takes a log file with its drive and directory
! try: --log C:\ProgramData\vpnmtu\vpnmtu.log
$ machine reports
| {
|  "events": [
|   {
|    "id": 120,
|    "severity": "information",
|    "inserts": [
|     "\\vpnmtu"
|    ]
|   },
|   {
|    "id": 121,
|    "severity": "information",
|    "inserts": [
|     "\\vpnmtu"
|    ]
|   },
|   {
|    "id": 302,
|    "severity": "error",
|    "inserts": [
|     "task",
|     "2",
|     "a task takes a log file with its drive and directory",
|     "-"
|    ]
|   }
|  ],
|  "files": {
|   "C:\\logs\\vpnmtu.log": "2026-01-01T00:00:00Z task 120 information: The scheduled task \\vpnmtu was installed.\n2026-01-01T00:00:00Z task exit 0\n",
|   "vpnmtu.log": "2026-01-01T00:00:00Z task 302 error: vpnmtu task failed with exit code 2 (Windows code: -): a task takes a log file with its drive and directory\n2026-01-01T00:00:00Z task exit 2: a task takes a log file with its drive and directory\n2026-01-01T00:00:00Z task exit 2: a task takes a log file with its drive and directory\n"
|  }
| }
