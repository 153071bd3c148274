# NdisWan's TunnelMTU: shown, set, given back; by itself, and as a method of apply.

== nothing is there: show
machine: tunnel
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ vpnmtu registry
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}
$ vpnmtu registry show --quiet
exit 0

== set from nothing, twice, and undone: the values and the keys are gone again
machine: tunnel
$ vpnmtu registry set --mtu 1374
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1374
|
| All built-in VPNs of this PC get an MTU of 1374 when they connect next; Microsoft says:
| after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1374}},"errors":[]}
$ vpnmtu registry set --mtu 1374
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1374, nothing to do
$ vpnmtu undo
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}
$ vpnmtu undo
exit 0
| There is nothing to undo.

== set from nothing as JSON, and cleared
machine: tunnel
$ vpnmtu registry set --mtu 1374 --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu registry set --mtu 1374 --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":1374,"to":1374,"result":"unchanged","error":null}]}]},"errors":[]}
$ vpnmtu registry clear --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":1374,"to":null,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}
$ vpnmtu registry clear --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":null,"to":null,"result":"unchanged","error":null}]}]},"errors":[]}

== the value is computed
machine: tunnel
$ vpnmtu registry set --vpn ikev2 --path-mtu 1454 --cipher AES256 --integrity SHA196
exit 0
| All built-in VPNs of this PC
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha1-96
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   TunnelMTU         none -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1374
|
| All built-in VPNs of this PC get an MTU of 1374 when they connect next; Microsoft says:
| after a restart.

== the value is computed on the safe side
machine: tunnel
$ vpnmtu registry set
exit 0
| All built-in VPNs of this PC
|   VPN               L2TP/IPsec is assumed: its type is not known
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1402, nothing to gain
|   TunnelMTU         none -> 1400
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry set --line flets --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":1454,"pathMtuSource":"given","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1354,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":1400,"to":1354,"result":"changed","error":null}]}]},"errors":[]}

== a dry run sets nothing
machine: tunnel
$ vpnmtu registry set --mtu 1374 --dry-run
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374, not made (--dry-run)
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ vpnmtu registry set --mtu 1374 --dry-run --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":true,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"would-change","error":null}]}]},"errors":[]}
$ vpnmtu registry clear --dry-run
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         none, nothing to do
$ vpnmtu registry clear --dry-run --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":true,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":null,"to":null,"result":"unchanged","error":null}]}]},"errors":[]}
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}

== quiet
machine: tunnel
$ vpnmtu registry set --mtu 1374 --quiet
exit 0
$ vpnmtu registry clear --quiet
exit 0
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}

== over somebody's value; undo gives that one back
machine: tunnel-set
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1300
|
| All built-in VPNs of this PC get an MTU of 1300 when they connect next; Microsoft says:
| after a restart.
$ vpnmtu registry set --mtu 1374
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1300 -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry set --mtu 1360
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1374 -> 1360
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1360}},"errors":[]}
$ vpnmtu undo
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1360 -> 1300
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1300
|
| All built-in VPNs of this PC get an MTU of 1300 when they connect next; Microsoft says:
| after a restart.

== clear after set gives somebody's value back
machine: tunnel-set
$ vpnmtu registry set --mtu 1374
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1300 -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry clear --dry-run
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> 1300, not made (--dry-run)
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> 1300
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1300}},"errors":[]}

== clear takes somebody's value away, and undo gives it back
machine: tunnel-set
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1300 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         none -> 1300
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu undo
exit 0
| There is nothing to undo.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1300
|
| All built-in VPNs of this PC get an MTU of 1300 when they connect next; Microsoft says:
| after a restart.

== clear in JSON takes somebody's value away
machine: tunnel-set
$ vpnmtu registry clear --dry-run --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":true,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":1300,"to":null,"result":"would-change","error":null}]}]},"errors":[]}
$ vpnmtu registry clear --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":1300,"to":null,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":null,"to":1300,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1300}},"errors":[]}

== ProtocolMTU keeps the key
machine: tunnel-set
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1300 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[]}
$ vpnmtu undo
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         none -> 1300
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1300}},"errors":[]}

== TunnelMTU alone: the types are written too, and undo takes them away
machine: tunnel-mtu-only
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      not there
|   PPPProtocolType   not there
|   TunnelMTU         1300
|
| All built-in VPNs of this PC get an MTU of 1300 when they connect next; Microsoft says:
| after a restart.
$ vpnmtu registry set --mtu 1300
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1300, with changes to the values beside it
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1300
|
| All built-in VPNs of this PC get an MTU of 1300 when they connect next; Microsoft says:
| after a restart.
$ vpnmtu undo
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1300, with changes to the values beside it
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      not there
|   PPPProtocolType   not there
|   TunnelMTU         1300
|
| All built-in VPNs of this PC get an MTU of 1300 when they connect next; Microsoft says:
| after a restart.

== another protocol's entry beside it is left alone
machine: tunnel-beside
$ vpnmtu registry set --mtu 1374
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1374}},"errors":[]}
$ vpnmtu undo
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}

== TunnelMTU is a string: told, and never overwritten
machine: tunnel-string
$ vpnmtu registry show
exit 2
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         REG_SZ of 10 bytes, which Windows does not use
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374 --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":null,"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry clear
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu apply --mtu 1374 --method both
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
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
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU

== TunnelMTU is four bytes of REG_BINARY: told, and never overwritten
machine: tunnel-binary
$ vpnmtu registry show
exit 2
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         REG_BINARY of 4 bytes, which Windows does not use
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374 --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":null,"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry clear
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu apply --mtu 1374 --method both
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
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
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 4 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU

== TunnelMTU is a REG_QWORD: told, and never overwritten
machine: tunnel-qword
$ vpnmtu registry show
exit 2
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         REG_QWORD of 8 bytes, which Windows does not use
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374 --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":null,"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry clear
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu apply --mtu 1374 --method both
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
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
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_QWORD of 8 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU

== TunnelMTU is a REG_DWORD of no bytes: told, and never overwritten
machine: tunnel-empty
$ vpnmtu registry show
exit 2
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         REG_DWORD of 0 bytes, which Windows does not use
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374 --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":null,"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry clear
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu apply --mtu 1374 --method both
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
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
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_DWORD of 0 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU

== TunnelMTU is a megabyte: told, and never overwritten
machine: tunnel-huge
$ vpnmtu registry show
exit 2
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         REG_BINARY of 1048576 bytes, which Windows does not use
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374 --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":null,"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry clear
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu apply --mtu 1374 --method both
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
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
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":null}},"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_BINARY of 1048576 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU

== TunnelMTU is a string: quiet, and a dry run
machine: tunnel-string
$ vpnmtu registry show --quiet
exit 2
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         REG_SZ of 10 bytes, which Windows does not use
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry set --mtu 1374 --dry-run
exit 2
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU
$ vpnmtu registry clear --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":null,"errors":[{"code":"usage","message":"TunnelMTU in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: TunnelMTU in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 10 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v TunnelMTU

== ProtocolType is a string
machine: tunnel-type-string
$ vpnmtu registry show
exit 2
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      REG_SZ of 12 bytes, which Windows does not use
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1400
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 12 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v ProtocolType
$ vpnmtu registry set --mtu 1374
exit 2
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 12 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v ProtocolType
$ vpnmtu registry clear
exit 2
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 12 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v ProtocolType
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":null,"PPPProtocolType":33,"TunnelMTU":1400}},"errors":[{"code":"usage","message":"ProtocolType in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is REG_SZ of 12 bytes, not a REG_DWORD of 4; it is not overwritten","windowsCode":null}]}
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is REG_SZ of 12 bytes, not a REG_DWORD of 4; it is not overwritten
! try: see what put it there, and remove it: reg delete HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 /v ProtocolType

== the entry of another protocol
machine: tunnel-foreign
$ vpnmtu registry show
exit 2
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      33079 (0x8137)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1400
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is 0x8137: that entry is for another protocol than IP; it is not overwritten
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":33079,"PPPProtocolType":33,"TunnelMTU":1400}},"errors":[{"code":"usage","message":"ProtocolType in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is 0x8137: that entry is for another protocol than IP; it is not overwritten","windowsCode":null}]}
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is 0x8137: that entry is for another protocol than IP; it is not overwritten
$ vpnmtu registry set --mtu 1374
exit 2
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is 0x8137: that entry is for another protocol than IP; it is not overwritten
$ vpnmtu registry clear
exit 2
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is 0x8137: that entry is for another protocol than IP; it is not overwritten
$ vpnmtu apply --mtu 1374 --method registry
exit 2
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is 0x8137: that entry is for another protocol than IP; it is not overwritten
$ vpnmtu registry show --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":33079,"PPPProtocolType":33,"TunnelMTU":1400}},"errors":[{"code":"usage","message":"ProtocolType in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0 is 0x8137: that entry is for another protocol than IP; it is not overwritten","windowsCode":null}]}
! vpnmtu: ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0 is 0x8137: that entry is for another protocol than IP; it is not overwritten

== the key is a registry link
machine: tunnel-link
$ vpnmtu registry show
exit 3
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: The name of the file cannot be resolved by the system. (1921)
! try: find out who made a part of that key a registry link; vpnmtu follows none
$ vpnmtu registry show --json
exit 3
| {"schemaVersion":"1.0","command":"registry","exitCode":3,"data":null,"errors":[{"code":"windows","message":"cannot read HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0: The name of the file cannot be resolved by the system. (1921)","windowsCode":1921}]}
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: The name of the file cannot be resolved by the system. (1921)
! try: find out who made a part of that key a registry link; vpnmtu follows none
$ vpnmtu registry set --mtu 1374
exit 3
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: The name of the file cannot be resolved by the system. (1921)
! try: find out who made a part of that key a registry link; vpnmtu follows none
$ vpnmtu registry clear
exit 3
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: The name of the file cannot be resolved by the system. (1921)
! try: find out who made a part of that key a registry link; vpnmtu follows none
$ vpnmtu undo
exit 0
| There is nothing to undo.
$ vpnmtu apply --mtu 1374 --method both
exit 3
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: The name of the file cannot be resolved by the system. (1921)
! try: find out who made a part of that key a registry link; vpnmtu follows none

== without an administrator's rights
machine: tunnel-user
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ vpnmtu registry set --mtu 1374
exit 4
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374, FAILED
! vpnmtu: cannot note down TunnelMTU before changing it: Access is denied. (5)
! try: run it from an administrator's prompt
$ vpnmtu registry set --mtu 1374 --json
exit 4
| {"schemaVersion":"1.0","command":"registry","exitCode":4,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"failed","error":"cannot note down TunnelMTU before changing it: Access is denied. (5)"}]}]},"errors":[{"code":"access-denied","message":"cannot note down TunnelMTU before changing it: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot note down TunnelMTU before changing it: Access is denied. (5)
! try: run it from an administrator's prompt
$ vpnmtu registry set --mtu 1374 --dry-run
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374, not made (--dry-run)
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         none, nothing to do
$ vpnmtu apply --mtu 1374 --method both
exit 4
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, FAILED
|   IPv6 MTU          1400 -> 1374, FAILED
|   TunnelMTU         none -> 1374, FAILED
! vpnmtu: cannot note down the MTU of "VPN" (interface 43) before changing it: Access is denied. (5)
! try: run it from an administrator's prompt

== the key's own rights keep an administrator out
machine: tunnel-denied
$ vpnmtu registry set --mtu 1374
exit 4
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374, FAILED
! vpnmtu: cannot set ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)
! try: run it from an administrator's prompt
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}
$ vpnmtu undo
exit 0
| There is nothing to undo.

== the same, as JSON
machine: tunnel-denied
$ vpnmtu registry set --mtu 1374 --json
exit 4
| {"schemaVersion":"1.0","command":"registry","exitCode":4,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"failed","error":"cannot set ProtocolType in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0: Access is denied. (5)"}]}]},"errors":[{"code":"access-denied","message":"cannot set ProtocolType in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot set ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)
! try: run it from an administrator's prompt

== the same, by both methods: the interface is done
machine: tunnel-denied
$ vpnmtu apply --mtu 1374 --method both
exit 7
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|   TunnelMTU         none -> 1374, FAILED
! vpnmtu: cannot set ProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)
! try: run it from an administrator's prompt
! vpnmtu: partly done: 2 as wanted, 1 failed
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}

== the key cannot be read
machine: tunnel-not-readable
$ vpnmtu registry show
exit 4
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)

== the key cannot be read: JSON
machine: tunnel-not-readable
$ vpnmtu registry show --json
exit 4
| {"schemaVersion":"1.0","command":"registry","exitCode":4,"data":null,"errors":[{"code":"access-denied","message":"cannot read HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)

== the key cannot be read: set
machine: tunnel-not-readable
$ vpnmtu registry set --mtu 1300
exit 4
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}

== the key cannot be read: clear
machine: tunnel-not-readable
$ vpnmtu registry clear
exit 4
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)

== the key cannot be read: both methods, and nothing is touched
machine: tunnel-not-readable
$ vpnmtu apply --method both --mtu 1280
exit 4
! vpnmtu: cannot read HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Access is denied. (5)
$ vpnmtu undo
exit 0
| There is nothing to undo.

== the second write is refused: the first is taken back
machine: tunnel-second-refused
$ vpnmtu registry set --mtu 1374
exit 3
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374, FAILED
! vpnmtu: cannot set PPPProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Insufficient system resources exist to complete the requested service. (1450)
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ vpnmtu undo
exit 0
| There is nothing to undo.

== the registry takes the value and does not keep it
machine: tunnel-ignored
$ vpnmtu registry set --mtu 1374
exit 3
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374, FAILED
! vpnmtu: ProtocolType was set to 2048, but the registry has 0 (0: nothing, or no number)
$ vpnmtu registry set --mtu 1374 --json
exit 3
| {"schemaVersion":"1.0","command":"registry","exitCode":3,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"failed","error":"ProtocolType was set to 2048, but the registry has 0 (0: nothing, or no number)"}]}]},"errors":[{"code":"clamped","message":"ProtocolType was set to 2048, but the registry has 0 (0: nothing, or no number)","windowsCode":null}]}
! vpnmtu: ProtocolType was set to 2048, but the registry has 0 (0: nothing, or no number)
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.
$ vpnmtu undo
exit 0
| There is nothing to undo.

== ranges
machine: tunnel
$ vpnmtu registry set --mtu 575
exit 2
! vpnmtu: TunnelMTU takes 576 to 1500, not 575
$ vpnmtu registry set --mtu 576
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 576
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry set --mtu 1500
exit 6
! vpnmtu: an MTU of 1500 for all built-in VPNs is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1500
! try: --mtu 1400 or less
$ vpnmtu registry set --mtu 1501
exit 2
! vpnmtu: TunnelMTU takes 576 to 1500, not 1501
$ vpnmtu registry set --mtu 1501 --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":null,"errors":[{"code":"usage","message":"TunnelMTU takes 576 to 1500, not 1501","windowsCode":null}]}
! vpnmtu: TunnelMTU takes 576 to 1500, not 1501
$ vpnmtu apply --method registry --mtu 575
exit 2
! vpnmtu: TunnelMTU takes 576 to 1500, not 575
$ vpnmtu apply --method both --mtu 1501
exit 2
! vpnmtu: TunnelMTU takes 576 to 1500, not 1501
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":576}},"errors":[]}
$ vpnmtu undo
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         576 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.

== the headroom rule
machine: slow-wifi
$ vpnmtu registry set --mtu 1354
exit 0
| All built-in VPNs of this PC
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1454
|   TunnelMTU         none -> 1354
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry set --mtu 1355
exit 6
! vpnmtu: an MTU of 1355 for all built-in VPNs is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1454
! try: --mtu 1354 or less
$ vpnmtu registry set --mtu 1355 --json
exit 6
| {"schemaVersion":"1.0","command":"registry","exitCode":6,"data":null,"errors":[{"code":"headroom","message":"an MTU of 1355 for all built-in VPNs is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1454","windowsCode":null}]}
! vpnmtu: an MTU of 1355 for all built-in VPNs is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1454
! try: --mtu 1354 or less
$ vpnmtu registry set --vpn ikev2 --path-mtu 1500
exit 0
| All built-in VPNs of this PC
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1454
|   Path MTU          1454, the physical MTU; the 1500 given cannot be
|   Largest VPN MTU   1354: Windows' ceiling, below the 1374 that the path carries
|   TunnelMTU         1354, nothing to do
! vpnmtu: the physical MTU of "Wi-Fi" (interface 12) is lowered to 1454: Windows keeps the VPN at 1354 for that
! try: put it back to 1500
$ vpnmtu apply --method registry --mtu 1374
exit 6
! vpnmtu: an MTU of 1374 for "VPN" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of "Wi-Fi" (interface 12) is 1454
! try: --mtu 1354 or less
$ vpnmtu undo
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1354 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.

== no interface carries it: the value is taken as it is
machine: empty
$ vpnmtu registry set --mtu 1374
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         none -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry set
exit 5
! vpnmtu: no connected interface has a default route, so the path is unknown
! try: give the path: --path-mtu 1500, or --line pppoe
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.

== somebody changed it since
machine: tunnel-changed
$ vpnmtu undo
exit 7
| All built-in VPNs of this PC
|   TunnelMTU         1300, left alone
! vpnmtu: TunnelMTU is left as it is: vpnmtu set it to 1374, and somebody changed the key since
! try: vpnmtu registry show; to forget what was there before: reg delete HKLM\SOFTWARE\vpnmtu\Journal /v ndiswan-tunnel
$ vpnmtu undo --json
exit 7
| {"schemaVersion":"1.0","command":"undo","exitCode":7,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":1300,"to":null,"result":"failed","error":"TunnelMTU is left as it is: vpnmtu set it to 1374, and somebody changed the key since"}]}]},"errors":[{"code":"changed-since","message":"TunnelMTU is left as it is: vpnmtu set it to 1374, and somebody changed the key since","windowsCode":null}]}
! vpnmtu: TunnelMTU is left as it is: vpnmtu set it to 1374, and somebody changed the key since
! try: vpnmtu registry show; to forget what was there before: reg delete HKLM\SOFTWARE\vpnmtu\Journal /v ndiswan-tunnel
$ vpnmtu registry clear
exit 7
| All built-in VPNs of this PC
|   TunnelMTU         1300, left alone
! vpnmtu: TunnelMTU is left as it is: vpnmtu set it to 1374, and somebody changed the key since
! try: vpnmtu registry show; to forget what was there before: reg delete HKLM\SOFTWARE\vpnmtu\Journal /v ndiswan-tunnel
$ vpnmtu registry clear --json
exit 7
| {"schemaVersion":"1.0","command":"registry","exitCode":7,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":1300,"to":null,"result":"failed","error":"TunnelMTU is left as it is: vpnmtu set it to 1374, and somebody changed the key since"}]}]},"errors":[{"code":"changed-since","message":"TunnelMTU is left as it is: vpnmtu set it to 1374, and somebody changed the key since","windowsCode":null}]}
! vpnmtu: TunnelMTU is left as it is: vpnmtu set it to 1374, and somebody changed the key since
! try: vpnmtu registry show; to forget what was there before: reg delete HKLM\SOFTWARE\vpnmtu\Journal /v ndiswan-tunnel
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   ProtocolType      2048 (0x800)
|   PPPProtocolType   33 (0x21)
|   TunnelMTU         1300
|
| All built-in VPNs of this PC get an MTU of 1300 when they connect next; Microsoft says:
| after a restart.

== another vpnmtu is at work
machine: tunnel-busy
$ vpnmtu registry set --mtu 1374
exit 9
! vpnmtu: another vpnmtu is at work
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}

== another vpnmtu is at work: JSON
machine: tunnel-busy
$ vpnmtu registry set --mtu 1374 --json
exit 9
| {"schemaVersion":"1.0","command":"registry","exitCode":9,"data":null,"errors":[{"code":"busy","message":"another vpnmtu is at work","windowsCode":null}]}
! vpnmtu: another vpnmtu is at work

== another vpnmtu is at work: looking is possible
machine: tunnel-busy
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.

== another vpnmtu is at work: clear, where there is something to clear
machine: tunnel-busy-set
$ vpnmtu registry clear
exit 9
! vpnmtu: another vpnmtu is at work

== another vpnmtu is at work: both methods
machine: tunnel-busy
$ vpnmtu apply --mtu 1374 --method both
exit 9
! vpnmtu: another vpnmtu is at work
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

== apply --method registry
machine: tunnel
$ vpnmtu apply --mtu 1374 --method registry
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu apply --mtu 1374 --method registry
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         1374, nothing to do
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1374}},"errors":[]}
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
$ vpnmtu undo
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}

== apply --method registry as JSON
machine: tunnel
$ vpnmtu apply --line flets --vpn ikev2 --method registry --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"registry","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":1374,"to":null,"result":"changed","error":null}]}]},"errors":[]}

== apply --method both, and undone
machine: tunnel
$ vpnmtu apply --line flets --vpn ikev2 --method both
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|   TunnelMTU         none -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu apply --line flets --vpn ikev2 --method both
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1374, nothing to do
|   IPv6 MTU          1374, nothing to do
|   TunnelMTU         1374, nothing to do
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1374}},"errors":[]}
$ vpnmtu undo --dry-run
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400, not made (--dry-run)
|   IPv6 MTU          1374 -> 1400, not made (--dry-run)
|
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none, not made (--dry-run)
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400
|
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}
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

== apply --method both as JSON
machine: tunnel
$ vpnmtu apply --mtu 1374 --method both --dry-run --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"both","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null},{"target":"registry","family":null,"from":null,"to":1374,"result":"would-change","error":null}]}]},"errors":[]}
$ vpnmtu apply --mtu 1374 --method both --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"both","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null},{"target":"registry","family":null,"from":null,"to":1374,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"changed","error":null}]},{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":1374,"to":null,"result":"changed","error":null}]}]},"errors":[]}

== registry clear leaves the interfaces as they are
machine: tunnel
$ vpnmtu apply --mtu 1374 --method both --quiet
exit 0
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu show VPN
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1374  connected     vpn       VPN
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1374  connected     vpn       VPN
|
| "VPN" (interface 43)
|   Type              built-in (RAS), not known which
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           set by vpnmtu; it was 1400 before
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400

== apply --method both, where the registry refuses: the interface is done all the same
machine: tunnel-second-refused
$ vpnmtu apply --mtu 1374 --method both
exit 7
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|   TunnelMTU         none -> 1374, FAILED
! vpnmtu: cannot set PPPProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Insufficient system resources exist to complete the requested service. (1450)
! vpnmtu: partly done: 2 as wanted, 1 failed
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400

== apply --method both as JSON, where the registry refuses
machine: tunnel-second-refused
$ vpnmtu apply --mtu 1374 --method both --json
exit 7
| {"schemaVersion":"1.0","command":"apply","exitCode":7,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"both","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null},{"target":"registry","family":null,"from":null,"to":1374,"result":"failed","error":"cannot set PPPProtocolType in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0: Insufficient system resources exist to complete the requested service. (1450)"}]}]},"errors":[{"code":"windows","message":"cannot set PPPProtocolType in HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0: Insufficient system resources exist to complete the requested service. (1450)","windowsCode":1450},{"code":"partly-applied","message":"partly done: 2 as wanted, 1 failed","windowsCode":null}]}
! vpnmtu: cannot set PPPProtocolType in HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0: Insufficient system resources exist to complete the requested service. (1450)
! vpnmtu: partly done: 2 as wanted, 1 failed

== apply --method registry with WireGuard alone
machine: wireguard
$ vpnmtu apply --method registry
exit 5
! vpnmtu: no built-in VPN is connected
! try: connect it first, or name its interface with --interface
$ vpnmtu apply --method both --mtu 1374
exit 5
! vpnmtu: no built-in VPN is connected
! try: connect it first, or name its interface with --interface
$ vpnmtu apply --method registry --interface wg0 --mtu 1374
exit 2
! vpnmtu: "wg0" (interface 21) is no built-in VPN, and TunnelMTU is for those only
$ vpnmtu apply --method registry --vpn wireguard --json
exit 5
| {"schemaVersion":"1.0","command":"apply","exitCode":5,"data":null,"errors":[{"code":"no-vpn","message":"no VPN is connected that can be WireGuard","windowsCode":null}]}
! vpnmtu: no VPN is connected that can be WireGuard
! try: connect it first, or name its interface with --interface
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":false,"values":{"ProtocolType":null,"PPPProtocolType":null,"TunnelMTU":null}},"errors":[]}

== two VPNs, one TunnelMTU
machine: two-vpns
$ vpnmtu apply --method registry --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   TunnelMTU         none -> 1374
|
| "Büro" (interface 44)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu apply --method both --line flets --vpn ikev2
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|   TunnelMTU         1374, nothing to do
|
| "Büro" (interface 44)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
$ vpnmtu registry show --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"key":"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0","present":true,"values":{"ProtocolType":2048,"PPPProtocolType":33,"TunnelMTU":1374}},"errors":[]}
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400
|
| "Büro" (interface 44)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400
|
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu apply --method both --mtu 1374 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"both","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null},{"target":"registry","family":null,"from":null,"to":1374,"result":"changed","error":null}]},{"interface":{"index":44,"name":"B\u00FCro"},"method":"both","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]},"errors":[]}
$ vpnmtu undo --json
exit 0
| {"schemaVersion":"1.0","command":"undo","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"changed","error":null}]},{"interface":{"index":44,"name":"B\u00FCro"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"changed","error":null}]},{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":null,"limitedBy":null,"physicalMtu":null,"ceilingMtu":null,"changes":[{"target":"registry","family":null,"from":1374,"to":null,"result":"changed","error":null}]}]},"errors":[]}

== one of two VPNs
machine: two-vpns
$ vpnmtu apply --method both --interface VPN --mtu 1374
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
|   TunnelMTU         none -> 1374
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400
|
| All built-in VPNs of this PC
|   TunnelMTU         1374 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.

== what is not understood
machine: tunnel
$ vpnmtu registry sett
exit 2
! vpnmtu: registry takes show, set or clear, not "sett"
! try: vpnmtu registry set
$ vpnmtu registry unset
exit 2
! vpnmtu: registry takes show, set or clear, not "unset"
! try: vpnmtu registry show
$ vpnmtu registry show now
exit 2
! vpnmtu: registry does not take "now"
! try: vpnmtu help registry
$ vpnmtu registry show --mtu 1374
exit 2
! vpnmtu: --mtu goes with registry set
$ vpnmtu registry clear --mtu 1374
exit 2
! vpnmtu: --mtu goes with registry set
$ vpnmtu registry clear --vpn ikev2
exit 2
! vpnmtu: --vpn goes with registry set
$ vpnmtu registry set 1374
exit 2
! vpnmtu: registry does not take "1374"
! try: vpnmtu help registry
$ vpnmtu registry set --mtu
exit 2
! vpnmtu: --mtu takes a value
! try: --mtu N
$ vpnmtu registry set --mtu 1374 --path-mtu 1454
exit 2
! vpnmtu: --mtu and --path-mtu contradict each other: the MTU is given, so it is not computed
$ vpnmtu registry set --interface VPN
exit 2
! vpnmtu: registry does not take --interface
! try: vpnmtu help registry
$ vpnmtu registry set --method both
exit 2
! vpnmtu: registry does not take --method
! try: vpnmtu help registry
$ vpnmtu apply --method regisrty
exit 2
! vpnmtu: --method cannot be "regisrty"
! try: --method registry
$ vpnmtu apply --method
exit 2
! vpnmtu: --method takes a value
! try: --method METHOD
$ vpnmtu registry show --dry-run
exit 2
! vpnmtu: --dry-run goes with registry set and registry clear
$ vpnmtu registry bogus --json
exit 2
| {"schemaVersion":"1.0","command":"registry","exitCode":2,"data":null,"errors":[{"code":"usage","message":"registry takes show, set or clear, not \"bogus\"","windowsCode":null}]}
! vpnmtu: registry takes show, set or clear, not "bogus"
! try: vpnmtu registry show

== clear is about TunnelMTU: damaged records of interfaces do not stand in its way
machine: damaged-and-tunnel
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         1300 -> none
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.

== no built-in VPN is meant: nothing is written
machine: tunnel
$ vpnmtu registry set --vpn wireguard
exit 2
! vpnmtu: TunnelMTU is for built-in VPNs, and WireGuard is none

== TunnelMTU is one for both families
machine: tunnel
$ vpnmtu apply --method registry --family ipv6 --vpn ikev2
exit 2
! vpnmtu: TunnelMTU is one for IPv4 and IPv6: it has no family

== jumbo frames: a path beyond is assumed to carry 1500; else TunnelMTU says no more than it can
machine: jumbo
$ vpnmtu apply --method both --vpn ikev2
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Ethernet" (interface 12), physical MTU 9000
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1422: at most 1492 on the wire; one byte more would be 1508
|   IPv4 MTU          1400, skipped
|   TunnelMTU         none -> 1422
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
! vpnmtu: the path of "VPN" (interface 43) is only assumed, and that is no reason for a larger MTU
! try: --path-mtu, --line or --probe HOST
$ vpnmtu apply --method both --vpn ikev2 --path-mtu 9000
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Ethernet" (interface 12), physical MTU 9000
|   Path MTU          9000, as given
|   Largest VPN MTU   8900: Windows' ceiling; the path would carry 8926, nothing to gain
|   IPv4 MTU          1400 -> 8900
|   TunnelMTU         1422 -> 1500
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
