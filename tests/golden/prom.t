# --prom: the outcome of a run for Prometheus. tests/fleet/check_prom reads every file of these anew.

== check: what is, what should be, and that it is not
machine: laptop
$ vpnmtu check --vpn ikev2 --line flets --quiet --prom C:\\metrics\\vpnmtu.prom
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.
$ machine reports
| {
|  "events": [],
|  "files": {
|   "C:\\metrics\\vpnmtu.prom": "# HELP vpnmtu_vpn_mtu_bytes MTU of the VPN interface when the run ended.\n# TYPE vpnmtu_vpn_mtu_bytes gauge\nvpnmtu_vpn_mtu_bytes{interface=\"VPN\",family=\"ipv4\",vpn=\"ikev2\",path_source=\"given\"} 1400\nvpnmtu_vpn_mtu_bytes{interface=\"VPN\",family=\"ipv6\",vpn=\"ikev2\",path_source=\"given\"} 1400\n# HELP vpnmtu_wanted_mtu_bytes MTU that the VPN interface should have.\n# TYPE vpnmtu_wanted_mtu_bytes gauge\nvpnmtu_wanted_mtu_bytes{interface=\"VPN\",family=\"ipv4\",vpn=\"ikev2\",path_source=\"given\"} 1374\nvpnmtu_wanted_mtu_bytes{interface=\"VPN\",family=\"ipv6\",vpn=\"ikev2\",path_source=\"given\"} 1374\n# HELP vpnmtu_path_mtu_bytes Largest packet that reaches the VPN server.\n# TYPE vpnmtu_path_mtu_bytes gauge\nvpnmtu_path_mtu_bytes{interface=\"VPN\",vpn=\"ikev2\",path_source=\"given\"} 1454\n# HELP vpnmtu_compliant Whether every VPN has the MTU that it should have.\n# TYPE vpnmtu_compliant gauge\nvpnmtu_compliant 0\n# HELP vpnmtu_exit_code Exit code of the last run, as in `vpnmtu help exit-codes`.\n# TYPE vpnmtu_exit_code gauge\nvpnmtu_exit_code 1\n# HELP vpnmtu_last_run_timestamp_seconds When the last run ended.\n# TYPE vpnmtu_last_run_timestamp_seconds gauge\nvpnmtu_last_run_timestamp_seconds 1767225600\n# HELP vpnmtu_info Which vpnmtu ran, and what it was told to do.\n# TYPE vpnmtu_info gauge\nvpnmtu_info{version=\"@VERSION@\",command=\"check\"} 1\n"
|  }
| }

== apply: what is now; the run is told also where JSON is printed
machine: laptop
$ vpnmtu apply --vpn ikev2 --line flets --json --prom C:\\metrics\\vpnmtu.prom
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]},"errors":[]}
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
|  "files": {
|   "C:\\metrics\\vpnmtu.prom": "# HELP vpnmtu_vpn_mtu_bytes MTU of the VPN interface when the run ended.\n# TYPE vpnmtu_vpn_mtu_bytes gauge\nvpnmtu_vpn_mtu_bytes{interface=\"VPN\",family=\"ipv4\",vpn=\"ikev2\",path_source=\"given\"} 1374\nvpnmtu_vpn_mtu_bytes{interface=\"VPN\",family=\"ipv6\",vpn=\"ikev2\",path_source=\"given\"} 1374\n# HELP vpnmtu_wanted_mtu_bytes MTU that the VPN interface should have.\n# TYPE vpnmtu_wanted_mtu_bytes gauge\nvpnmtu_wanted_mtu_bytes{interface=\"VPN\",family=\"ipv4\",vpn=\"ikev2\",path_source=\"given\"} 1374\nvpnmtu_wanted_mtu_bytes{interface=\"VPN\",family=\"ipv6\",vpn=\"ikev2\",path_source=\"given\"} 1374\n# HELP vpnmtu_path_mtu_bytes Largest packet that reaches the VPN server.\n# TYPE vpnmtu_path_mtu_bytes gauge\nvpnmtu_path_mtu_bytes{interface=\"VPN\",vpn=\"ikev2\",path_source=\"given\"} 1454\n# HELP vpnmtu_compliant Whether every VPN has the MTU that it should have.\n# TYPE vpnmtu_compliant gauge\nvpnmtu_compliant 1\n# HELP vpnmtu_exit_code Exit code of the last run, as in `vpnmtu help exit-codes`.\n# TYPE vpnmtu_exit_code gauge\nvpnmtu_exit_code 0\n# HELP vpnmtu_last_run_timestamp_seconds When the last run ended.\n# TYPE vpnmtu_last_run_timestamp_seconds gauge\nvpnmtu_last_run_timestamp_seconds 1767225600\n# HELP vpnmtu_info Which vpnmtu ran, and what it was told to do.\n# TYPE vpnmtu_info gauge\nvpnmtu_info{version=\"@VERSION@\",command=\"apply\"} 1\n"
|  }
| }

== a list of changes is not compliance
machine: laptop
$ vpnmtu apply --vpn ikev2 --line flets --dry-run --quiet --prom v.prom
exit 0
$ machine reports
| {
|  "events": [],
|  "files": {
|   "v.prom": "# HELP vpnmtu_vpn_mtu_bytes MTU of the VPN interface when the run ended.\n# TYPE vpnmtu_vpn_mtu_bytes gauge\nvpnmtu_vpn_mtu_bytes{interface=\"VPN\",family=\"ipv4\",vpn=\"ikev2\",path_source=\"given\"} 1400\nvpnmtu_vpn_mtu_bytes{interface=\"VPN\",family=\"ipv6\",vpn=\"ikev2\",path_source=\"given\"} 1400\n# HELP vpnmtu_wanted_mtu_bytes MTU that the VPN interface should have.\n# TYPE vpnmtu_wanted_mtu_bytes gauge\nvpnmtu_wanted_mtu_bytes{interface=\"VPN\",family=\"ipv4\",vpn=\"ikev2\",path_source=\"given\"} 1374\nvpnmtu_wanted_mtu_bytes{interface=\"VPN\",family=\"ipv6\",vpn=\"ikev2\",path_source=\"given\"} 1374\n# HELP vpnmtu_path_mtu_bytes Largest packet that reaches the VPN server.\n# TYPE vpnmtu_path_mtu_bytes gauge\nvpnmtu_path_mtu_bytes{interface=\"VPN\",vpn=\"ikev2\",path_source=\"given\"} 1454\n# HELP vpnmtu_compliant Whether every VPN has the MTU that it should have.\n# TYPE vpnmtu_compliant gauge\nvpnmtu_compliant 0\n# HELP vpnmtu_exit_code Exit code of the last run, as in `vpnmtu help exit-codes`.\n# TYPE vpnmtu_exit_code gauge\nvpnmtu_exit_code 0\n# HELP vpnmtu_last_run_timestamp_seconds When the last run ended.\n# TYPE vpnmtu_last_run_timestamp_seconds gauge\nvpnmtu_last_run_timestamp_seconds 1767225600\n# HELP vpnmtu_info Which vpnmtu ran, and what it was told to do.\n# TYPE vpnmtu_info gauge\nvpnmtu_info{version=\"@VERSION@\",command=\"apply\"} 1\n"
|  }
| }

== the MTU is given: no path plays a part
machine: laptop
$ vpnmtu apply --mtu 1374 --quiet --prom v.prom
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
|   "v.prom": "# HELP vpnmtu_vpn_mtu_bytes MTU of the VPN interface when the run ended.\n# TYPE vpnmtu_vpn_mtu_bytes gauge\nvpnmtu_vpn_mtu_bytes{interface=\"VPN\",family=\"ipv4\",vpn=\"unknown\",path_source=\"none\"} 1374\nvpnmtu_vpn_mtu_bytes{interface=\"VPN\",family=\"ipv6\",vpn=\"unknown\",path_source=\"none\"} 1374\n# HELP vpnmtu_wanted_mtu_bytes MTU that the VPN interface should have.\n# TYPE vpnmtu_wanted_mtu_bytes gauge\nvpnmtu_wanted_mtu_bytes{interface=\"VPN\",family=\"ipv4\",vpn=\"unknown\",path_source=\"none\"} 1374\nvpnmtu_wanted_mtu_bytes{interface=\"VPN\",family=\"ipv6\",vpn=\"unknown\",path_source=\"none\"} 1374\n# HELP vpnmtu_compliant Whether every VPN has the MTU that it should have.\n# TYPE vpnmtu_compliant gauge\nvpnmtu_compliant 1\n# HELP vpnmtu_exit_code Exit code of the last run, as in `vpnmtu help exit-codes`.\n# TYPE vpnmtu_exit_code gauge\nvpnmtu_exit_code 0\n# HELP vpnmtu_last_run_timestamp_seconds When the last run ended.\n# TYPE vpnmtu_last_run_timestamp_seconds gauge\nvpnmtu_last_run_timestamp_seconds 1767225600\n# HELP vpnmtu_info Which vpnmtu ran, and what it was told to do.\n# TYPE vpnmtu_info gauge\nvpnmtu_info{version=\"@VERSION@\",command=\"apply\"} 1\n"
|  }
| }

== no VPN: the exit code and the time are told, the rest is not known
machine: no-vpn
$ vpnmtu check --prom v.prom
exit 5
! vpnmtu: no VPN is connected
! try: connect it first, or name its interface with --interface
$ machine reports
| {
|  "events": [],
|  "files": {
|   "v.prom": "# HELP vpnmtu_exit_code Exit code of the last run, as in `vpnmtu help exit-codes`.\n# TYPE vpnmtu_exit_code gauge\nvpnmtu_exit_code 5\n# HELP vpnmtu_last_run_timestamp_seconds When the last run ended.\n# TYPE vpnmtu_last_run_timestamp_seconds gauge\nvpnmtu_last_run_timestamp_seconds 1767225600\n# HELP vpnmtu_info Which vpnmtu ran, and what it was told to do.\n# TYPE vpnmtu_info gauge\nvpnmtu_info{version=\"@VERSION@\",command=\"check\"} 1\n"
|  }
| }

== only a metrics file is replaced
machine: laptop
$ vpnmtu check --prom C:\\Windows\\notes.txt
exit 2
! vpnmtu: "C:\Windows\notes.txt" cannot be a metrics file: its name must end in .prom
! try: --prom "C:\Program Files\windows_exporter\textfile_inputs\vpnmtu.prom"
$ vpnmtu apply --mtu 1374 --prom NUL.prom
exit 2
! vpnmtu: "NUL.prom" cannot be a metrics file: it names a device
! try: --prom "C:\Program Files\windows_exporter\textfile_inputs\vpnmtu.prom"
$ vpnmtu apply --mtu 1374 --prom
exit 2
! vpnmtu: --prom takes a value
! try: --prom FILE
$ vpnmtu show --prom v.prom
exit 2
! vpnmtu: show does not take --prom
! try: vpnmtu help show
$ machine reports
| {
|  "events": [],
|  "files": {}
| }

== the task writes metrics too
machine: laptop
$ vpnmtu task install --print-xml --line flets --prom v.prom
exit 2
! vpnmtu: a task takes a metrics file with its drive and directory
! try: --prom C:\ProgramData\vpnmtu\vpnmtu.prom
