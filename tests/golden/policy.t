# Policies and preferences: HKLM\SOFTWARE\Policies\vpnmtu and HKLM\SOFTWARE\vpnmtu.

== nothing is prescribed
machine: laptop
$ vpnmtu show --policy
exit 0
| Policies     HKLM\SOFTWARE\Policies\vpnmtu
| Preferences  HKLM\SOFTWARE\vpnmtu
|
|   Name              Source      Value
|   ----------------  ----------  ---------------------------
|   Enabled           default     1
|   Connections       default     -
|   VpnMtu            default     -
|   PathMtu           default     -
|   Line              default     -
|   Method            default     interface
|   Families          default     both
|   Probe             default     auto
|   ProbeTimeoutMs    default     3000
|   WaitSeconds       default     0
|   TaskOnNetwork     default     0
|   TaskOnLogon       default     0
|   WatchDebounceMs   default     300
|   Language          default     auto
|   EventVerbosity    default     changes

== nothing is prescribed, as JSON
machine: laptop
$ vpnmtu show --policy --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"policies":[{"name":"Enabled","value":1,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"Connections","value":null,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"VpnMtu","value":null,"source":"default","registryValue":null,"option":"--mtu","problem":null},{"name":"PathMtu","value":null,"source":"default","registryValue":null,"option":"--path-mtu","problem":null},{"name":"Line","value":null,"source":"default","registryValue":null,"option":"--line","problem":null},{"name":"Method","value":"interface","source":"default","registryValue":null,"option":"--method","problem":null},{"name":"Families","value":"both","source":"default","registryValue":null,"option":"--family","problem":null},{"name":"Probe","value":"auto","source":"default","registryValue":null,"option":"--probe","problem":null},{"name":"ProbeTimeoutMs","value":3000,"source":"default","registryValue":null,"option":"--probe-timeout","problem":null},{"name":"WaitSeconds","value":0,"source":"default","registryValue":null,"option":"--wait","problem":null},{"name":"TaskOnNetwork","value":0,"source":"default","registryValue":null,"option":"--on-network","problem":null},{"name":"TaskOnLogon","value":0,"source":"default","registryValue":null,"option":"--at-logon","problem":null},{"name":"WatchDebounceMs","value":300,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"Language","value":"auto","source":"default","registryValue":null,"option":null,"problem":null},{"name":"EventVerbosity","value":"changes","source":"default","registryValue":null,"option":null,"problem":null}],"problems":[]},"errors":[]}

== every value
machine: policy-all
$ vpnmtu show --policy
exit 0
| Policies     HKLM\SOFTWARE\Policies\vpnmtu
| Preferences  HKLM\SOFTWARE\vpnmtu
|
|   Name              Source      Value
|   ----------------  ----------  ---------------------------
|   Enabled           policy      1
|   Connections       policy      "VPN", "Büro"
|   VpnMtu            policy      1374
|   PathMtu           policy      1454
|   Line              default     -
|   Method            policy      both
|   Families          policy      ipv4
|   Probe             policy      vpn.example.net
|   ProbeTimeoutMs    policy      1500
|   WaitSeconds       policy      5
|   TaskOnNetwork     policy      1
|   TaskOnLogon       policy      0
|   WatchDebounceMs   policy      0
|   Language          policy      ja
|   EventVerbosity    policy      failures

== every value as JSON
machine: policy-all
$ vpnmtu show --policy --json
exit 0
| {"schemaVersion":"1.0","command":"show","exitCode":0,"data":{"policies":[{"name":"Enabled","value":1,"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Enabled","option":null,"problem":null},{"name":"Connections","value":["VPN","B\u00FCro"],"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Connections","option":null,"problem":null},{"name":"VpnMtu","value":1374,"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\VpnMtu","option":"--mtu","problem":null},{"name":"PathMtu","value":1454,"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\PathMtu","option":"--path-mtu","problem":null},{"name":"Line","value":null,"source":"default","registryValue":null,"option":"--line","problem":null},{"name":"Method","value":"both","source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Method","option":"--method","problem":null},{"name":"Families","value":"ipv4","source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Families","option":"--family","problem":null},{"name":"Probe","value":"vpn.example.net","source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Probe","option":"--probe","problem":null},{"name":"ProbeTimeoutMs","value":1500,"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\ProbeTimeoutMs","option":"--probe-timeout","problem":null},{"name":"WaitSeconds","value":5,"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\WaitSeconds","option":"--wait","problem":null},{"name":"TaskOnNetwork","value":1,"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\TaskOnNetwork","option":"--on-network","problem":null},{"name":"TaskOnLogon","value":0,"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\TaskOnLogon","option":"--at-logon","problem":null},{"name":"WatchDebounceMs","value":0,"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\WatchDebounceMs","option":null,"problem":null},{"name":"Language","value":"ja","source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Language","option":null,"problem":null},{"name":"EventVerbosity","value":"failures","source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\EventVerbosity","option":null,"problem":null}],"problems":[]},"errors":[]}

== a preference beside a policy: what is in force
machine: policy-line
$ vpnmtu show --policy
exit 0
| Policies     HKLM\SOFTWARE\Policies\vpnmtu
| Preferences  HKLM\SOFTWARE\vpnmtu
|
|   Name              Source      Value
|   ----------------  ----------  ---------------------------
|   Enabled           default     1
|   Connections       default     -
|   VpnMtu            default     -
|   PathMtu           default     -
|   Line              policy      flets
|   Method            default     interface
|   Families          default     both
|   Probe             default     auto
|   ProbeTimeoutMs    default     3000
|   WaitSeconds       default     0
|   TaskOnNetwork     default     0
|   TaskOnLogon       default     0
|   WatchDebounceMs   default     300
|   Language          default     auto
|   EventVerbosity    default     changes

== wrong types, sizes, words and names
machine: policy-bad
$ vpnmtu show --policy
exit 2
| Policies     HKLM\SOFTWARE\Policies\vpnmtu
| Preferences  HKLM\SOFTWARE\vpnmtu
|
|   Name              Source      Value
|   ----------------  ----------  ---------------------------
|   Enabled           default     1
|   Connections       default     -
|   VpnMtu            default     -
|   PathMtu           default     -
|   Line              default     -
|   Method            default     interface
|   Families          default     both
|   Probe             default     auto
|   ProbeTimeoutMs    default     3000
|   WaitSeconds       default     0
|   TaskOnNetwork     default     0
|   TaskOnLogon       default     0
|   WatchDebounceMs   default     300
|   Language          default     auto
|   EventVerbosity    default     changes
|
| Problems:
|   HKLM\SOFTWARE\Policies\vpnmtu\(Default): no value that vpnmtu knows; it is ignored
|   HKLM\SOFTWARE\Policies\vpnmtu\Bogus: no value that vpnmtu knows; it is ignored
|   HKLM\SOFTWARE\Policies\vpnmtu\Connections: it names nothing; it is not used
|   HKLM\SOFTWARE\Policies\vpnmtu\Enabled: it is REG_SZ of 1048576 bytes, not REG_DWORD; it is not used
|   HKLM\SOFTWARE\Policies\vpnmtu\Families: it is REG_DWORD of 4 bytes, not REG_SZ; it is not used
|   HKLM\SOFTWARE\Policies\vpnmtu\Line: "fletz" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
|   HKLM\SOFTWARE\Policies\vpnmtu\PathMtu: it is REG_BINARY of 4 bytes, not REG_DWORD; it is not used
|   HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu: 67 is below 352; it is not used
|   HKLM\SOFTWARE\vpnmtu\Enabled: 2 is neither 0 nor 1; it is not used
|   HKLM\SOFTWARE\vpnmtu\Method: its 3 bytes are no text; it is not used
|   HKLM\SOFTWARE\vpnmtu\PathMtu: it is REG_DWORD of 3 bytes, not of 4; it is not used
|   HKLM\SOFTWARE\vpnmtu\Probe: "a b" is neither auto nor off nor a host; it is not used
|   HKLM\SOFTWARE\vpnmtu\VpnMtu: 4294967295 is above 65535; it is not used
|   HKLM\SOFTWARE\vpnmtu\WaitSeconds: it is REG_SZ of 6 bytes, not REG_DWORD; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Connections: it names nothing; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Enabled: it is REG_SZ of 1048576 bytes, not REG_DWORD; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Families: it is REG_DWORD of 4 bytes, not REG_SZ; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Line: "fletz" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu: it is REG_BINARY of 4 bytes, not REG_DWORD; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu: 67 is below 352; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Enabled: 2 is neither 0 nor 1; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Method: its 3 bytes are no text; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\PathMtu: it is REG_DWORD of 3 bytes, not of 4; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Probe: "a b" is neither auto nor off nor a host; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\VpnMtu: 4294967295 is above 65535; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\WaitSeconds: it is REG_SZ of 6 bytes, not REG_DWORD; it is not used
! try: vpnmtu help policy

== wrong types, sizes, words and names, as JSON
machine: policy-bad
$ vpnmtu show --policy --json
exit 2
| {"schemaVersion":"1.0","command":"show","exitCode":2,"data":{"policies":[{"name":"Enabled","value":1,"source":"default","registryValue":null,"option":null,"problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Enabled: it is REG_SZ of 1048576 bytes, not REG_DWORD; it is not used"},{"name":"Connections","value":null,"source":"default","registryValue":null,"option":null,"problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Connections: it names nothing; it is not used"},{"name":"VpnMtu","value":null,"source":"default","registryValue":null,"option":"--mtu","problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\VpnMtu: 67 is below 352; it is not used"},{"name":"PathMtu","value":null,"source":"default","registryValue":null,"option":"--path-mtu","problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\PathMtu: it is REG_BINARY of 4 bytes, not REG_DWORD; it is not used"},{"name":"Line","value":null,"source":"default","registryValue":null,"option":"--line","problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Line: \"fletz\" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used"},{"name":"Method","value":"interface","source":"default","registryValue":null,"option":"--method","problem":"HKLM\\SOFTWARE\\vpnmtu\\Method: its 3 bytes are no text; it is not used"},{"name":"Families","value":"both","source":"default","registryValue":null,"option":"--family","problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Families: it is REG_DWORD of 4 bytes, not REG_SZ; it is not used"},{"name":"Probe","value":"auto","source":"default","registryValue":null,"option":"--probe","problem":"HKLM\\SOFTWARE\\vpnmtu\\Probe: \"a b\" is neither auto nor off nor a host; it is not used"},{"name":"ProbeTimeoutMs","value":3000,"source":"default","registryValue":null,"option":"--probe-timeout","problem":null},{"name":"WaitSeconds","value":0,"source":"default","registryValue":null,"option":"--wait","problem":"HKLM\\SOFTWARE\\vpnmtu\\WaitSeconds: it is REG_SZ of 6 bytes, not REG_DWORD; it is not used"},{"name":"TaskOnNetwork","value":0,"source":"default","registryValue":null,"option":"--on-network","problem":null},{"name":"TaskOnLogon","value":0,"source":"default","registryValue":null,"option":"--at-logon","problem":null},{"name":"WatchDebounceMs","value":300,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"Language","value":"auto","source":"default","registryValue":null,"option":null,"problem":null},{"name":"EventVerbosity","value":"changes","source":"default","registryValue":null,"option":null,"problem":null}],"problems":[{"code":"unknown-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\(Default): no value that vpnmtu knows; it is ignored"},{"code":"unknown-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Bogus: no value that vpnmtu knows; it is ignored"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Connections: it names nothing; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Enabled: it is REG_SZ of 1048576 bytes, not REG_DWORD; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Families: it is REG_DWORD of 4 bytes, not REG_SZ; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Line: \"fletz\" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\PathMtu: it is REG_BINARY of 4 bytes, not REG_DWORD; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\VpnMtu: 67 is below 352; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\vpnmtu","message":"HKLM\\SOFTWARE\\vpnmtu\\Enabled: 2 is neither 0 nor 1; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\vpnmtu","message":"HKLM\\SOFTWARE\\vpnmtu\\Method: its 3 bytes are no text; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\vpnmtu","message":"HKLM\\SOFTWARE\\vpnmtu\\PathMtu: it is REG_DWORD of 3 bytes, not of 4; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\vpnmtu","message":"HKLM\\SOFTWARE\\vpnmtu\\Probe: \"a b\" is neither auto nor off nor a host; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\vpnmtu","message":"HKLM\\SOFTWARE\\vpnmtu\\VpnMtu: 4294967295 is above 65535; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\vpnmtu","message":"HKLM\\SOFTWARE\\vpnmtu\\WaitSeconds: it is REG_SZ of 6 bytes, not REG_DWORD; it is not used"}]},"errors":[{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Connections: it names nothing; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Enabled: it is REG_SZ of 1048576 bytes, not REG_DWORD; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Families: it is REG_DWORD of 4 bytes, not REG_SZ; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Line: \"fletz\" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\PathMtu: it is REG_BINARY of 4 bytes, not REG_DWORD; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\VpnMtu: 67 is below 352; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\vpnmtu\\Enabled: 2 is neither 0 nor 1; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\vpnmtu\\Method: its 3 bytes are no text; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\vpnmtu\\PathMtu: it is REG_DWORD of 3 bytes, not of 4; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\vpnmtu\\Probe: \"a b\" is neither auto nor off nor a host; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\vpnmtu\\VpnMtu: 4294967295 is above 65535; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\vpnmtu\\WaitSeconds: it is REG_SZ of 6 bytes, not REG_DWORD; it is not used","windowsCode":null}]}
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Connections: it names nothing; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Enabled: it is REG_SZ of 1048576 bytes, not REG_DWORD; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Families: it is REG_DWORD of 4 bytes, not REG_SZ; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Line: "fletz" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu: it is REG_BINARY of 4 bytes, not REG_DWORD; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu: 67 is below 352; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Enabled: 2 is neither 0 nor 1; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Method: its 3 bytes are no text; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\PathMtu: it is REG_DWORD of 3 bytes, not of 4; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Probe: "a b" is neither auto nor off nor a host; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\VpnMtu: 4294967295 is above 65535; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\WaitSeconds: it is REG_SZ of 6 bytes, not REG_DWORD; it is not used
! try: vpnmtu help policy

== two values that contradict each other
machine: policy-both
$ vpnmtu show --policy
exit 2
| Policies     HKLM\SOFTWARE\Policies\vpnmtu
| Preferences  HKLM\SOFTWARE\vpnmtu
|
|   Name              Source      Value
|   ----------------  ----------  ---------------------------
|   Enabled           default     1
|   Connections       default     -
|   VpnMtu            default     -
|   PathMtu           preference  1400
|   Line              default     -
|   Method            default     interface
|   Families          default     both
|   Probe             default     auto
|   ProbeTimeoutMs    default     3000
|   WaitSeconds       default     0
|   TaskOnNetwork     default     0
|   TaskOnLogon       default     0
|   WatchDebounceMs   default     300
|   Language          default     auto
|   EventVerbosity    default     changes
|
| Problems:
|   HKLM\SOFTWARE\Policies\vpnmtu\PathMtu and Line contradict each other: neither is used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu and Line contradict each other: neither is used
! try: vpnmtu help policy

== hostile names and words
machine: policy-hostile
$ vpnmtu show --policy
exit 2
| Policies     HKLM\SOFTWARE\Policies\vpnmtu
| Preferences  HKLM\SOFTWARE\vpnmtu
|
|   Name              Source      Value
|   ----------------  ----------  ---------------------------
|   Enabled           default     1
|   Connections       policy      "VPN\u{0A}vpnmtu: all is well", "a\u{202E}gnp.exe\u{200B}\u{07}", "x\u{1B}[2J"
|   VpnMtu            default     -
|   PathMtu           default     -
|   Line              default     -
|   Method            default     interface
|   Families          default     both
|   Probe             default     auto
|   ProbeTimeoutMs    default     3000
|   WaitSeconds       default     0
|   TaskOnNetwork     default     0
|   TaskOnLogon       default     0
|   WatchDebounceMs   default     300
|   Language          default     auto
|   EventVerbosity    default     changes
|
| Problems:
|   HKLM\SOFTWARE\Policies\vpnmtu\B\u{1B}[31mogus\u{202E}: no value that vpnmtu knows; it is ignored
|   HKLM\SOFTWARE\Policies\vpnmtu\Line: "\u{202E}flets\u{1B}[2J" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
|   HKLM\SOFTWARE\Policies\vpnmtu\Method: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is none of interface, registry, both; it is not used
|   HKLM\SOFTWARE\Policies\vpnmtu\Probe: "$(reboot)\u{0D}\u{0A}" is neither auto nor off nor a host; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Line: "\u{202E}flets\u{1B}[2J" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Method: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is none of interface, registry, both; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Probe: "$(reboot)\u{0D}\u{0A}" is neither auto nor off nor a host; it is not used
! try: vpnmtu help policy

== hostile names and words as JSON
machine: policy-hostile
$ vpnmtu show --policy --json
exit 2
| {"schemaVersion":"1.0","command":"show","exitCode":2,"data":{"policies":[{"name":"Enabled","value":1,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"Connections","value":["VPN\nvpnmtu: all is well","a\u202Egnp.exe\u200B\u0007","x\u001B[2J"],"source":"policy","registryValue":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Connections","option":null,"problem":null},{"name":"VpnMtu","value":null,"source":"default","registryValue":null,"option":"--mtu","problem":null},{"name":"PathMtu","value":null,"source":"default","registryValue":null,"option":"--path-mtu","problem":null},{"name":"Line","value":null,"source":"default","registryValue":null,"option":"--line","problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Line: \"\\u{202E}flets\\u{1B}[2J\" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used"},{"name":"Method","value":"interface","source":"default","registryValue":null,"option":"--method","problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Method: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" is none of interface, registry, both; it is not used"},{"name":"Families","value":"both","source":"default","registryValue":null,"option":"--family","problem":null},{"name":"Probe","value":"auto","source":"default","registryValue":null,"option":"--probe","problem":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Probe: \"$(reboot)\\u{0D}\\u{0A}\" is neither auto nor off nor a host; it is not used"},{"name":"ProbeTimeoutMs","value":3000,"source":"default","registryValue":null,"option":"--probe-timeout","problem":null},{"name":"WaitSeconds","value":0,"source":"default","registryValue":null,"option":"--wait","problem":null},{"name":"TaskOnNetwork","value":0,"source":"default","registryValue":null,"option":"--on-network","problem":null},{"name":"TaskOnLogon","value":0,"source":"default","registryValue":null,"option":"--at-logon","problem":null},{"name":"WatchDebounceMs","value":300,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"Language","value":"auto","source":"default","registryValue":null,"option":null,"problem":null},{"name":"EventVerbosity","value":"changes","source":"default","registryValue":null,"option":null,"problem":null}],"problems":[{"code":"unknown-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\B\\u{1B}[31mogus\\u{202E}: no value that vpnmtu knows; it is ignored"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Line: \"\\u{202E}flets\\u{1B}[2J\" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Method: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" is none of interface, registry, both; it is not used"},{"code":"bad-value","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Probe: \"$(reboot)\\u{0D}\\u{0A}\" is neither auto nor off nor a host; it is not used"}]},"errors":[{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Line: \"\\u{202E}flets\\u{1B}[2J\" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Method: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" is none of interface, registry, both; it is not used","windowsCode":null},{"code":"usage","message":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Probe: \"$(reboot)\\u{0D}\\u{0A}\" is neither auto nor off nor a host; it is not used","windowsCode":null}]}
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Line: "\u{202E}flets\u{1B}[2J" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Method: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is none of interface, registry, both; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Probe: "$(reboot)\u{0D}\u{0A}" is neither auto nor off nor a host; it is not used
! try: vpnmtu help policy

== the key of the policies is a link
machine: policy-link
$ vpnmtu show --policy
exit 3
| Policies     HKLM\SOFTWARE\Policies\vpnmtu
| Preferences  HKLM\SOFTWARE\vpnmtu
|
|   Name              Source      Value
|   ----------------  ----------  ---------------------------
|   Enabled           default     1
|   Connections       default     -
|   VpnMtu            default     -
|   PathMtu           default     -
|   Line              default     -
|   Method            default     interface
|   Families          default     both
|   Probe             default     auto
|   ProbeTimeoutMs    default     3000
|   WaitSeconds       default     0
|   TaskOnNetwork     default     0
|   TaskOnLogon       default     0
|   WatchDebounceMs   default     300
|   Language          default     auto
|   EventVerbosity    default     changes
|
| Problems:
|   cannot read HKLM\SOFTWARE\Policies\vpnmtu: The name of the file cannot be resolved by the system. (1921)
! vpnmtu: cannot read HKLM\SOFTWARE\Policies\vpnmtu: The name of the file cannot be resolved by the system. (1921)
! try: find out who made that key a registry link; vpnmtu follows none

== the key of the policies must not be read
machine: policy-denied
$ vpnmtu show --policy
exit 4
| Policies     HKLM\SOFTWARE\Policies\vpnmtu
| Preferences  HKLM\SOFTWARE\vpnmtu
|
|   Name              Source      Value
|   ----------------  ----------  ---------------------------
|   Enabled           default     1
|   Connections       default     -
|   VpnMtu            default     -
|   PathMtu           default     -
|   Line              default     -
|   Method            default     interface
|   Families          default     both
|   Probe             default     auto
|   ProbeTimeoutMs    default     3000
|   WaitSeconds       default     0
|   TaskOnNetwork     default     0
|   TaskOnLogon       default     0
|   WatchDebounceMs   default     300
|   Language          default     auto
|   EventVerbosity    default     changes
|
| Problems:
|   cannot read HKLM\SOFTWARE\Policies\vpnmtu: Access is denied. (5)
! vpnmtu: cannot read HKLM\SOFTWARE\Policies\vpnmtu: Access is denied. (5)
! try: run it from an administrator's prompt

== the key of the policies must not be read, as JSON
machine: policy-denied
$ vpnmtu show --policy --json
exit 4
| {"schemaVersion":"1.0","command":"show","exitCode":4,"data":{"policies":[{"name":"Enabled","value":1,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"Connections","value":null,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"VpnMtu","value":null,"source":"default","registryValue":null,"option":"--mtu","problem":null},{"name":"PathMtu","value":null,"source":"default","registryValue":null,"option":"--path-mtu","problem":null},{"name":"Line","value":null,"source":"default","registryValue":null,"option":"--line","problem":null},{"name":"Method","value":"interface","source":"default","registryValue":null,"option":"--method","problem":null},{"name":"Families","value":"both","source":"default","registryValue":null,"option":"--family","problem":null},{"name":"Probe","value":"auto","source":"default","registryValue":null,"option":"--probe","problem":null},{"name":"ProbeTimeoutMs","value":3000,"source":"default","registryValue":null,"option":"--probe-timeout","problem":null},{"name":"WaitSeconds","value":0,"source":"default","registryValue":null,"option":"--wait","problem":null},{"name":"TaskOnNetwork","value":0,"source":"default","registryValue":null,"option":"--on-network","problem":null},{"name":"TaskOnLogon","value":0,"source":"default","registryValue":null,"option":"--at-logon","problem":null},{"name":"WatchDebounceMs","value":300,"source":"default","registryValue":null,"option":null,"problem":null},{"name":"Language","value":"auto","source":"default","registryValue":null,"option":null,"problem":null},{"name":"EventVerbosity","value":"changes","source":"default","registryValue":null,"option":null,"problem":null}],"problems":[{"code":"unreadable-key","key":"HKLM\\SOFTWARE\\Policies\\vpnmtu","message":"cannot read HKLM\\SOFTWARE\\Policies\\vpnmtu: Access is denied. (5)"}]},"errors":[{"code":"access-denied","message":"cannot read HKLM\\SOFTWARE\\Policies\\vpnmtu: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot read HKLM\SOFTWARE\Policies\vpnmtu: Access is denied. (5)
! try: run it from an administrator's prompt

== show --policy of an interface
machine: laptop
$ vpnmtu show VPN --policy
exit 2
! vpnmtu: show --policy is about the whole PC: it takes no interface

== show --policy --all
machine: laptop
$ vpnmtu show --policy --all
exit 2
! vpnmtu: --policy and --all contradict each other: one lists values of the registry, the other interfaces

== apply: the path is prescribed
machine: policy-path
$ vpnmtu apply --vpn ikev2 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
$ vpnmtu apply --vpn ikev2 --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"policy","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]},"errors":[]}

== apply: the line is prescribed, what is preferred does not count
machine: policy-line
$ vpnmtu apply --vpn ikev2 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)

== apply: what is prescribed wins over --path-mtu
machine: policy-path
$ vpnmtu apply --vpn ikev2 --path-mtu 1400 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
! vpnmtu: --path-mtu is not used: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu says 1454

== apply: and over --line, also quietly
machine: policy-path
$ vpnmtu apply --vpn ikev2 --line pppoe --quiet
exit 0
! vpnmtu: --line is not used: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu says 1454

== apply: a prescribed path wins over --mtu
machine: policy-path
$ vpnmtu apply --vpn ikev2 --mtu 1300 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
! vpnmtu: --mtu is not used: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu says 1454

== apply: the VPN MTU is prescribed
machine: policy-mtu
$ vpnmtu apply --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   VPN MTU           1374, as set in the registry
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)

== apply: a prescribed VPN MTU wins over what describes the packets
machine: policy-mtu
$ vpnmtu apply --path-mtu 1300 --cipher GCMAES256 --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   VPN MTU           1374, as set in the registry
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
! vpnmtu: --path-mtu is not used: HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu says 1374
! vpnmtu: what describes the VPN's packets is not used: HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu says 1374

== apply: switched off by a policy
machine: policy-off
$ vpnmtu apply
exit 0
| HKLM\SOFTWARE\Policies\vpnmtu\Enabled switches vpnmtu off: nothing is changed.
$ vpnmtu apply --quiet
exit 0
$ vpnmtu apply --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":false,"targets":[]},"errors":[]}
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Enabled switches vpnmtu off: nothing is changed.
$ vpnmtu apply --dry-run --json
exit 0
| {"schemaVersion":"1.0","command":"apply","exitCode":0,"data":{"dryRun":true,"targets":[]},"errors":[]}
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Enabled switches vpnmtu off: nothing is changed.
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

== apply: switched off by a preference
machine: preference-off
$ vpnmtu apply
exit 0
| HKLM\SOFTWARE\vpnmtu\Enabled switches vpnmtu off: nothing is changed.

== apply: switched on by a policy
machine: policy-on
$ vpnmtu apply --mtu 1374 --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)

== apply: one of two VPNs is chosen
machine: policy-connections
$ vpnmtu apply --mtu 1374 --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)

== apply: another one is named
machine: policy-connections
$ vpnmtu apply --interface Büro --mtu 1374 --dry-run
exit 0
| "Büro" (interface 44)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)

== apply: one is chosen by its name in the phonebook, which is not its interface's; another one is named
machine: policy-entry
$ vpnmtu apply --probe off --line flets --dry-run
exit 0
| "Work" (interface 43)
|   VPN               IKEv2, by its connection
|   Outside           IPv4, server 203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, read from the live connection
|   NAT traversal     yes, read from the live connection
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as given
|   Largest VPN MTU   1374: at most 1440 on the wire; one byte more would be 1456
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
$ vpnmtu apply --probe off --line flets --connection "home büro" --dry-run
exit 0
| "Home Büro" (interface 50)
|   VPN               SSTP, by its connection
|   Outside           IPv4, server 203.0.113.77
|   Cipher            tls1.2-aes-cbc-sha384, integrity none are assumed, the largest
|   Carried by        "Work" (interface 43), physical MTU 1400
|   Path MTU          1400, the physical MTU; the 1454 given cannot be
|   Largest VPN MTU   1255: at most 1385 on the wire; one byte more would be 1401
|   IPv4 MTU          1400 -> 1255, not made (--dry-run)

== apply: the chosen one is not connected
machine: policy-connections-none
$ vpnmtu apply --mtu 1374
exit 5
! vpnmtu: none of the VPNs that the policy names is connected
! try: connect it first, or name its interface with --interface

== apply: preferences
machine: preferences
$ vpnmtu apply --vpn ikev2 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)

== apply: options win over preferences
machine: preferences
$ vpnmtu apply --vpn ikev2 --line pppoe --family both --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1492, as given
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1422, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do

== apply: a preferred VPN MTU
machine: preference-mtu
$ vpnmtu apply --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   VPN MTU           1300, as set in the registry
|   IPv4 MTU          1400 -> 1300, not made (--dry-run)
|   IPv6 MTU          1400 -> 1300, not made (--dry-run)

== apply: who describes the VPN wants it computed
machine: preference-mtu
$ vpnmtu apply --vpn ikev2 --cipher AES256 --integrity SHA196 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha1-96
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1422, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do

== apply: wrong values are named and not used
machine: policy-bad
$ vpnmtu apply --vpn ikev2 --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1500 is assumed: not measured
|                     the VPN server's address is not known; --probe HOST measures to another
|   Largest VPN MTU   1400: Windows' ceiling; the path would carry 1422, nothing to gain
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Connections: it names nothing; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Enabled: it is REG_SZ of 1048576 bytes, not REG_DWORD; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Families: it is REG_DWORD of 4 bytes, not REG_SZ; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Line: "fletz" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu: it is REG_BINARY of 4 bytes, not REG_DWORD; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu: 67 is below 352; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Enabled: 2 is neither 0 nor 1; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Method: its 3 bytes are no text; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\PathMtu: it is REG_DWORD of 3 bytes, not of 4; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\Probe: "a b" is neither auto nor off nor a host; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\VpnMtu: 4294967295 is above 65535; it is not used
! vpnmtu: HKLM\SOFTWARE\vpnmtu\WaitSeconds: it is REG_SZ of 6 bytes, not REG_DWORD; it is not used

== apply: hostile connection names
machine: policy-hostile
$ vpnmtu apply --mtu 1374 --dry-run
exit 0
| "VPN\u{0A}vpnmtu: all is well" (interface 43)
|   Carried by        "Wi-Fi\u{1B}[2J\u{1B}[31mred" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
|
| "a\u{202E}gnp.exe\u{200B}\u{07}" (interface 44)
|   Carried by        "Wi-Fi\u{1B}[2J\u{1B}[31mred" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Line: "\u{202E}flets\u{1B}[2J" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Method: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is none of interface, registry, both; it is not used
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Probe: "$(reboot)\u{0D}\u{0A}" is neither auto nor off nor a host; it is not used

== apply: policies that cannot be read
machine: policy-link
$ vpnmtu apply --mtu 1374
exit 3
! vpnmtu: cannot read HKLM\SOFTWARE\Policies\vpnmtu: The name of the file cannot be resolved by the system. (1921)
! try: find out who made that key a registry link; vpnmtu follows none

== apply: policies that must not be read, as JSON
machine: policy-denied
$ vpnmtu apply --mtu 1374 --json
exit 4
| {"schemaVersion":"1.0","command":"apply","exitCode":4,"data":null,"errors":[{"code":"access-denied","message":"cannot read HKLM\\SOFTWARE\\Policies\\vpnmtu: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot read HKLM\SOFTWARE\Policies\vpnmtu: Access is denied. (5)
! try: run it from an administrator's prompt

== apply: preferences that cannot be read
machine: preference-link
$ vpnmtu apply --mtu 1374 --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
! vpnmtu: cannot read HKLM\SOFTWARE\vpnmtu: The name of the file cannot be resolved by the system. (1921)

== apply: preferences that must not be read
machine: preference-denied
$ vpnmtu apply --mtu 1374 --dry-run
exit 0
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374, not made (--dry-run)
|   IPv6 MTU          1400 -> 1374, not made (--dry-run)
! vpnmtu: cannot read HKLM\SOFTWARE\vpnmtu: Access is denied. (5)

== apply: the method is prescribed
machine: policy-registry
$ vpnmtu apply --vpn ikev2 --method interface --dry-run
exit 0
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   TunnelMTU         none -> 1374, not made (--dry-run)
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.
! vpnmtu: --method is not used: HKLM\SOFTWARE\Policies\vpnmtu\Method says registry

== check: the path is prescribed
machine: policy-path
$ vpnmtu check --vpn ikev2
exit 1
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.

== check: a policy overrules an option
machine: policy-path
$ vpnmtu check --vpn ikev2 --path-mtu 1400
exit 1
| Note: --path-mtu is not used: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu says 1454
| "VPN" (interface 43)
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   IPv4 MTU          1400, should be 1374
|   IPv6 MTU          1400, should be 1374
|
| not compliant: the MTU of "VPN" (interface 43) is 1400, and should be 1374.
$ vpnmtu check --vpn ikev2 --path-mtu 1400 --json
exit 1
| {"schemaVersion":"1.0","command":"check","exitCode":1,"data":{"compliant":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1454,"pathMtuSource":"policy","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}],"findings":[{"code":"policy-note","message":"--path-mtu is not used: HKLM\\SOFTWARE\\Policies\\vpnmtu\\PathMtu says 1454","advice":"see vpnmtu show --policy: a value of the registry is wrong, or overrules an option"}]}]},"errors":[]}

== check: switched off
machine: policy-off
$ vpnmtu check
exit 0
| compliant: HKLM\SOFTWARE\Policies\vpnmtu\Enabled switches vpnmtu off: nothing is changed.
$ vpnmtu check --quiet
exit 0
$ vpnmtu check --json
exit 0
| {"schemaVersion":"1.0","command":"check","exitCode":0,"data":{"compliant":true,"targets":[]},"errors":[]}

== check: wrong values
machine: policy-bad
$ vpnmtu check --mtu 1400
exit 0
| Note: HKLM\SOFTWARE\Policies\vpnmtu\Connections: it names nothing; it is not used
| Note: HKLM\SOFTWARE\Policies\vpnmtu\Enabled: it is REG_SZ of 1048576 bytes, not REG_DWORD; it is not used
| Note: HKLM\SOFTWARE\Policies\vpnmtu\Families: it is REG_DWORD of 4 bytes, not REG_SZ; it is not used
| Note: HKLM\SOFTWARE\Policies\vpnmtu\Line: "fletz" is none of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure; it is not used
| Note: HKLM\SOFTWARE\Policies\vpnmtu\PathMtu: it is REG_BINARY of 4 bytes, not REG_DWORD; it is not used
| Note: HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu: 67 is below 352; it is not used
| Note: HKLM\SOFTWARE\vpnmtu\Enabled: 2 is neither 0 nor 1; it is not used
| Note: HKLM\SOFTWARE\vpnmtu\Method: its 3 bytes are no text; it is not used
| Note: HKLM\SOFTWARE\vpnmtu\PathMtu: it is REG_DWORD of 3 bytes, not of 4; it is not used
| Note: HKLM\SOFTWARE\vpnmtu\Probe: "a b" is neither auto nor off nor a host; it is not used
| Note: HKLM\SOFTWARE\vpnmtu\VpnMtu: 4294967295 is above 65535; it is not used
| Note: HKLM\SOFTWARE\vpnmtu\WaitSeconds: it is REG_SZ of 6 bytes, not REG_DWORD; it is not used
| "VPN" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400, nothing to do
|   IPv6 MTU          1400, nothing to do
|
| compliant: the MTU of "VPN" (interface 43) is 1400, as it should be.

== check: policies that cannot be read
machine: policy-denied
$ vpnmtu check --mtu 1400 --json
exit 4
| {"schemaVersion":"1.0","command":"check","exitCode":4,"data":null,"errors":[{"code":"access-denied","message":"cannot read HKLM\\SOFTWARE\\Policies\\vpnmtu: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot read HKLM\SOFTWARE\Policies\vpnmtu: Access is denied. (5)
! try: run it from an administrator's prompt

== check: the chosen one is not connected
machine: policy-connections-none
$ vpnmtu check --mtu 1374
exit 5
! vpnmtu: none of the VPNs that the policy names is connected
! try: connect it first, or name its interface with --interface

== registry set: the path is prescribed
machine: policy-registry
$ vpnmtu registry set --vpn ikev2 --dry-run
exit 0
| All built-in VPNs of this PC
|   VPN               IKEv2, as given
|   Outside           IPv4 is assumed
|   Cipher            aes-cbc, integrity hmac-sha256-128 are assumed, the largest
|   NAT traversal     yes, assumed
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Path MTU          1454, as set in the registry
|   Largest VPN MTU   1374: at most 1444 on the wire; one byte more would be 1460
|   TunnelMTU         none -> 1374, not made (--dry-run)
|
| TunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it connects
| next; Microsoft says: after a restart.

== registry set: the MTU is prescribed, and wins
machine: policy-mtu
$ vpnmtu registry set --mtu 1300 --dry-run --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":true,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"would-change","error":null}]}]},"errors":[]}
! vpnmtu: --mtu is not used: HKLM\SOFTWARE\Policies\vpnmtu\VpnMtu says 1374

== registry set: switched off
machine: policy-off
$ vpnmtu registry set --mtu 1300
exit 0
| HKLM\SOFTWARE\Policies\vpnmtu\Enabled switches vpnmtu off: nothing is changed.
$ vpnmtu registry set --mtu 1300 --json
exit 0
| {"schemaVersion":"1.0","command":"registry","exitCode":0,"data":{"dryRun":false,"targets":[]},"errors":[]}
! vpnmtu: HKLM\SOFTWARE\Policies\vpnmtu\Enabled switches vpnmtu off: nothing is changed.
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.

== registry clear and undo work where vpnmtu is switched off
machine: policy-off
$ vpnmtu registry clear
exit 0
| All built-in VPNs of this PC
|   TunnelMTU         none, nothing to do
$ vpnmtu undo
exit 0
| There is nothing to undo.

== task install: what is preferred and what is forbidden
machine: policy-task
$ vpnmtu task install --at-logon
exit 0
| Installed the task \vpnmtu.
! vpnmtu: --at-logon is not used: HKLM\SOFTWARE\Policies\vpnmtu\TaskOnLogon says 0
$ vpnmtu task status --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","installed":true,"ours":true,"enabled":true,"version":"@VERSION@","program":"C:\\Program Files\\vpnmtu\\vpnmtu.exe","arguments":"apply --quiet --wait 10","triggers":["connection","network"],"lastRun":null,"nextRun":null,"lastResult":null},"errors":[]}

== task install: policies that cannot be read
machine: policy-link
$ vpnmtu task install
exit 3
! vpnmtu: cannot read HKLM\SOFTWARE\Policies\vpnmtu: The name of the file cannot be resolved by the system. (1921)
! try: find out who made that key a registry link; vpnmtu follows none
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             not installed

== help
$ vpnmtu help policy
exit 0
| Values that an administrator sets in the registry. In
| HKLM\SOFTWARE\Policies\vpnmtu (Group Policy)
| they win over the command line; in
| HKLM\SOFTWARE\vpnmtu they are preferences, which
| the command line wins over. A value of a wrong type, size or range is named and
| not used. `vpnmtu show --policy` lists what is in force.
|
|   Enabled                 0 switches vpnmtu off: apply, check, watch and
|                           registry set change nothing (REG_DWORD; default 1)
|   Connections             the connections to handle where the command line
|                           names none, else all (REG_MULTI_SZ)
|   VpnMtu                  use this VPN MTU instead of computing one; PathMtu
|                           and Line then do not matter (REG_DWORD, 352..65535;
|                           --mtu)
|   PathMtu                 largest packet that reaches the VPN server; not
|                           together with Line (REG_DWORD, 68..65535; --path-mtu)
|   Line                    path MTU of an access line, by name; not together
|                           with PathMtu (REG_SZ: ethernet, pppoe, flets,
|                           hikari-premium, ds-lite, map-e, map-t, 6in4, gre,
|                           lte, gcp, azure; --line)
|   Method                  set the interface's MTU, TunnelMTU, or both (REG_SZ:
|                           interface, registry, both; default interface;
|                           --method)
|   Families                IP versions to work on (REG_SZ: ipv4, ipv6, both;
|                           default both; --family)
|   Probe                   whether the path is measured: auto, off, or the host
|                           to measure to (REG_SZ; default auto; --probe)
|   ProbeTimeoutMs          measure the path no longer than so many milliseconds
|                           (REG_DWORD, 100..60000; default 3000;
|                           --probe-timeout)
|   WaitSeconds             seconds to wait for a VPN that is still coming up
|                           (REG_DWORD, 0..3600; default 0; --wait)
|   TaskOnNetwork           the task runs also when any network connects: for
|                           VPNs that are not built in (REG_DWORD; default 0;
|                           --on-network)
|   TaskOnLogon             the task runs also when a user logs on (REG_DWORD;
|                           default 0; --at-logon)
|   WatchDebounceMs         milliseconds without news that watch waits for after
|                           a change (REG_DWORD, 0..60000; default 300)
|   Language                for versions to come: the language of text, which is
|                           English now (REG_SZ: auto, en, ja; default auto)
|   EventVerbosity          what is written to the event log (REG_SZ: off,
|                           failures, changes, all; default changes)
