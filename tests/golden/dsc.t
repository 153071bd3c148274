# The resource of DSC: what is wanted comes in as JSON, what is comes out as JSON lines.

== test says no, set changes, test says yes, undo restores
machine: live
$ vpnmtu dsc test
< {"connection": "Work"}
exit 0
| {"connection":"Work","vpnMtu":1400,"connected":true,"_inDesiredState":false,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}]}]}
| ["vpnMtu"]
$ vpnmtu dsc set
< {"connection": "Work"}
exit 0
| {"connection":"Work","vpnMtu":1374,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]}]}
| ["vpnMtu"]
$ vpnmtu dsc test
< {"connection": "Work"}
exit 0
| {"connection":"Work","vpnMtu":1374,"connected":true,"_inDesiredState":true,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}]}]}
| []
$ vpnmtu dsc set
< {"connection": "Work"}
exit 0
| {"connection":"Work","vpnMtu":1374,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1374,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1374,"to":1374,"result":"unchanged","error":null}]}]}
| []
$ machine reports
| {
|  "events": [
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "Work",
|     "IPv4",
|     "1400",
|     "1374",
|     "1454",
|     "probed",
|     "IKEv2"
|    ]
|   },
|   {
|    "id": 100,
|    "severity": "information",
|    "inserts": [
|     "Work",
|     "IPv6",
|     "1400",
|     "1374",
|     "1454",
|     "probed",
|     "IKEv2"
|    ]
|   }
|  ],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "dsc",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "Work",
|   "LastMtu": 1374,
|   "LastPathMtu": 1454,
|   "LastMessage": ""
|  },
|  "files": {}
| }
$ vpnmtu undo
exit 0
| "Work" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400

== get looks, and nothing need be said
machine: live
$ vpnmtu dsc get
exit 0
| {"vpnMtu":1400,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}]}]}
$ vpnmtu dsc get
< {"vpnMtu": 1300}
exit 0
| {"vpnMtu":1400,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1300,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1300,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1300,"result":"would-change","error":null}]}]}

== what-if tells what would be, and changes nothing
machine: laptop
$ vpnmtu dsc set --what-if
< {"vpn": "ikev2", "line": "flets", "method": "both"}
exit 0
| {"line":"flets","vpn":"ikev2","method":"both","vpnMtu":1374,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"both","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null},{"target":"registry","family":null,"from":null,"to":1374,"result":"would-change","error":null}]}],"_metadata":{"whatIf":["the MTU of \"VPN\" (interface 43) would change from 1400 to 1374","the IPv6 MTU of \"VPN\" (interface 43) would change from 1400 to 1374","TunnelMTU would be set to 1374"]}}
| ["vpnMtu"]
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
$ machine reports
| {
|  "events": [],
|  "files": {}
| }
$ vpnmtu registry show
exit 0
| HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0
|   Key               not there
|
| Windows gives built-in VPNs its own value: 1400 by Microsoft's documentation.

== every property is an option of apply
machine: laptop
$ vpnmtu dsc set --what-if --input '{"interface": "VPN", "vpn": "l2tp", "outerFamily": "ipv6", "cipher": "AES256", "integrity": "SHA256128", "natT": false, "l2tpHeader": 12, "pppHeader": 4, "pathMtu": 1400, "families": "ipv4", "method": "interface"}'
exit 0
| {"interface":"VPN","pathMtu":1400,"vpn":"l2tp","outerFamily":"ipv6","cipher":"AES256","integrity":"SHA256128","natT":false,"l2tpHeader":12,"pppHeader":4,"families":"ipv4","method":"interface","vpnMtu":1286,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1400,"pathMtuSource":"given","vpnSource":"given","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":false,"vpnMtu":1286,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1286,"result":"would-change","error":null}]}],"_metadata":{"whatIf":["the MTU of \"VPN\" (interface 43) would change from 1400 to 1286"]}}
| ["vpnMtu"]
$ vpnmtu dsc test --input '{"interface": "43", "vpn": "ipsec", "mode": "transport", "tcpTimestamps": true}'
exit 2
! {"error":"--tcp-timestamps means nothing for --vpn ipsec"}
$ vpnmtu dsc test --input '{"vpn": "sstp", "tls": "TLS_AES_128_GCM_SHA256", "tcpTimestamps": true, "probe": "off", "probeTimeoutMs": 100}'
exit 0
| {"probe":"off","probeTimeoutMs":100,"vpn":"sstp","tls":"TLS_AES_128_GCM_SHA256","tcpTimestamps":true,"vpnMtu":1400,"connected":true,"_inDesiredState":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"given","vpn":"sstp","cipher":"tls1.3-aes-gcm","integrity":"none","natT":null,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}]}]}
| []
$ vpnmtu dsc test --input '{"vpnMtu": 1374, "connected": true, "targets": [], "_inDesiredState": null, "_metadata": {}}'
exit 0
| {"vpnMtu":1400,"connected":true,"_inDesiredState":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}]}]}
| ["vpnMtu"]
$ vpnmtu dsc test --input '{"vpnMtu": null}'
exit 0
| {"vpnMtu":1400,"connected":true,"_inDesiredState":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}]}]}
| []

== a PC whose VPN is not connected is as it should be
machine: no-vpn
$ vpnmtu dsc get
exit 0
| {"vpnMtu":null,"connected":false,"_inDesiredState":null,"targets":[]}
! {"info":"no VPN is connected"}
$ vpnmtu dsc test
< {"connection": "Work", "vpnMtu": 1374}
exit 0
| {"connection":"Work","vpnMtu":null,"connected":false,"_inDesiredState":true,"targets":[]}
| []
! {"info":"the connection \"Work\" is not connected, or is no VPN"}
$ vpnmtu dsc test
< {"interface": "VPN"}
exit 0
| {"interface":"VPN","vpnMtu":1400,"connected":true,"_inDesiredState":true,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}]}]}
| []
$ vpnmtu dsc set
< {"vpnMtu": 1374}
exit 0
| {"vpnMtu":null,"connected":false,"_inDesiredState":null,"targets":[]}
| []
! {"info":"no VPN is connected"}
$ vpnmtu dsc set --what-if
< {}
exit 0
| {"vpnMtu":null,"connected":false,"_inDesiredState":null,"targets":[],"_metadata":{"whatIf":[]}}
| []
! {"info":"no VPN is connected"}
$ vpnmtu dsc export
exit 0
$ machine reports
| {
|  "events": [],
|  "state": {
|   "LastTime": "2026-01-01T00:00:00Z",
|   "LastCommand": "dsc",
|   "LastExitCode": 0,
|   "LastVersion": "@VERSION@",
|   "LastInterface": "",
|   "LastMtu": 0,
|   "LastPathMtu": 0,
|   "LastMessage": ""
|  },
|  "files": {}
| }

== TunnelMTU is there whatever is connected
machine: no-vpn
$ vpnmtu dsc test
< {"method": "registry", "vpn": "ikev2", "pathMtu": 1454}
exit 0
| {"pathMtu":1454,"vpn":"ikev2","method":"registry","vpnMtu":null,"connected":null,"_inDesiredState":false,"targets":[{"interface":null,"method":"registry","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"would-change","error":null}]}]}
| ["vpnMtu"]
$ vpnmtu dsc set --what-if
< {"method": "registry", "vpn": "ikev2", "pathMtu": 1454}
exit 0
| {"pathMtu":1454,"vpn":"ikev2","method":"registry","vpnMtu":1374,"connected":null,"_inDesiredState":null,"targets":[{"interface":null,"method":"registry","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"would-change","error":null}]}],"_metadata":{"whatIf":["TunnelMTU would be set to 1374"]}}
| ["vpnMtu"]
$ vpnmtu dsc set
< {"method": "registry", "vpn": "ikev2", "pathMtu": 1454}
exit 0
| {"pathMtu":1454,"vpn":"ikev2","method":"registry","vpnMtu":1374,"connected":null,"_inDesiredState":null,"targets":[{"interface":null,"method":"registry","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":null,"to":1374,"result":"changed","error":null}]}]}
| ["vpnMtu"]
$ vpnmtu dsc test
< {"method": "registry", "vpn": "ikev2", "pathMtu": 1454}
exit 0
| {"pathMtu":1454,"vpn":"ikev2","method":"registry","vpnMtu":1374,"connected":null,"_inDesiredState":true,"targets":[{"interface":null,"method":"registry","pathMtu":1454,"pathMtuSource":"given","vpnSource":"given","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":1374,"to":1374,"result":"unchanged","error":null}]}]}
| []
$ vpnmtu dsc set
< {"method": "registry", "vpnMtu": 1300}
exit 0
| {"method":"registry","vpnMtu":1300,"connected":null,"_inDesiredState":null,"targets":[{"interface":null,"method":"registry","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1300,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"registry","family":null,"from":1374,"to":1300,"result":"changed","error":null}]}]}
| ["vpnMtu"]
$ vpnmtu dsc test
< {"method": "registry", "families": "ipv6"}
exit 2
! {"error":"TunnelMTU is one for IPv4 and IPv6: it has no family"}
$ vpnmtu dsc test
< {"method": "registry", "connection": "Work"}
exit 0
| {"connection":"Work","method":"registry","vpnMtu":null,"connected":false,"_inDesiredState":true,"targets":[]}
| []
! {"info":"the connection \"Work\" is not connected, or is no VPN"}

== several VPNs, each with its own MTU
machine: live-two
$ vpnmtu dsc set
< {}
exit 0
| {"vpnMtu":null,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1454,"pathMtuSource":"probed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1374,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"changed","error":null}]},{"interface":{"index":50,"name":"Home B\u00FCro"},"method":"interface","pathMtu":1374,"pathMtuSource":"probed","vpnSource":"ras","vpn":"sstp","cipher":"tls1.2-aes-cbc-sha384","integrity":"none","natT":null,"vpnMtu":1239,"limitedBy":"path","physicalMtu":1374,"ceilingMtu":1274,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1239,"result":"changed","error":null}]}]}
| ["vpnMtu"]
$ vpnmtu dsc export
exit 0
| {"connection":"Work","vpnMtu":1374,"vpn":"ikev2","connected":true,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"skipped","error":"the path of \"Work\" (interface 43) is only assumed, and that is no reason for a larger MTU"},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"skipped","error":"the path of \"Work\" (interface 43) is only assumed, and that is no reason for a larger MTU"}]}]}
| {"connection":"Home B\u00FCro","vpnMtu":1239,"vpn":"sstp","connected":true,"targets":[{"interface":{"index":50,"name":"Home B\u00FCro"},"method":"interface","pathMtu":1374,"pathMtuSource":"assumed","vpnSource":"ras","vpn":"sstp","cipher":"tls1.2-aes-cbc-sha384","integrity":"none","natT":null,"vpnMtu":1239,"limitedBy":"path","physicalMtu":1374,"ceilingMtu":1274,"changes":[{"target":"interface","family":"ipv4","from":1239,"to":1239,"result":"unchanged","error":null}]}]}
$ vpnmtu dsc export
< {"connection": "work"}
exit 0
| {"connection":"Work","vpnMtu":1374,"vpn":"ikev2","connected":true,"targets":[{"interface":{"index":43,"name":"Work"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"sa","vpn":"ikev2","cipher":"aes-cbc","integrity":"hmac-sha1-96","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"skipped","error":"the path of \"Work\" (interface 43) is only assumed, and that is no reason for a larger MTU"},{"target":"interface","family":"ipv6","from":1374,"to":1400,"result":"skipped","error":"the path of \"Work\" (interface 43) is only assumed, and that is no reason for a larger MTU"}]}]}
$ vpnmtu dsc export
< {"interface": "50"}
exit 0
| {"connection":"Home B\u00FCro","vpnMtu":1239,"vpn":"sstp","connected":true,"targets":[{"interface":{"index":50,"name":"Home B\u00FCro"},"method":"interface","pathMtu":1374,"pathMtuSource":"assumed","vpnSource":"ras","vpn":"sstp","cipher":"tls1.2-aes-cbc-sha384","integrity":"none","natT":null,"vpnMtu":1239,"limitedBy":"path","physicalMtu":1374,"ceilingMtu":1274,"changes":[{"target":"interface","family":"ipv4","from":1239,"to":1239,"result":"unchanged","error":null}]}]}
$ vpnmtu dsc export
< {"connection": "nobody's"}
exit 0
$ vpnmtu dsc export
< {"interface": "nobody's"}
exit 0
$ vpnmtu dsc export
< {"connection": "Work", "vpnMtu": 1374}
exit 2
! {"error":"dsc export is narrowed by connection or interface, not by vpnMtu"}

== names from outside come out as ASCII
machine: hostile
$ vpnmtu dsc export
exit 0
| {"interface":"VPN\nvpnmtu: all is well","vpnMtu":1400,"connected":true,"targets":[{"interface":{"index":43,"name":"VPN\nvpnmtu: all is well"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}]}]}
| {"interface":"a\u202Egnp.exe\u200B\u0007","vpnMtu":1400,"connected":true,"targets":[{"interface":{"index":44,"name":"a\u202Egnp.exe\u200B\u0007"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1400,"result":"unchanged","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}]}]}
$ vpnmtu dsc set --what-if
< {"vpnMtu": 1374}
exit 0
| {"vpnMtu":1374,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"VPN\nvpnmtu: all is well"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}]},{"interface":{"index":44,"name":"a\u202Egnp.exe\u200B\u0007"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}]}],"_metadata":{"whatIf":["the MTU of \"VPN\\u{0A}vpnmtu: all is well\" (interface 43) would change from 1400 to 1374","the IPv6 MTU of \"VPN\\u{0A}vpnmtu: all is well\" (interface 43) would change from 1400 to 1374","the MTU of \"a\\u{202E}gnp.exe\\u{200B}\\u{07}\" (interface 44) would change from 1400 to 1374","the IPv6 MTU of \"a\\u{202E}gnp.exe\\u{200B}\\u{07}\" (interface 44) would change from 1400 to 1374"]}}
| ["vpnMtu"]

== other vendors' VPNs are listed with what they have
machine: others
$ vpnmtu dsc export
exit 0
| {"interface":"wg0","vpnMtu":1500,"vpn":"wireguard","connected":true,"targets":[{"interface":{"index":21,"name":"wg0"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"adapter","vpn":"wireguard","cipher":"chacha20-poly1305","integrity":"none","natT":null,"vpnMtu":1440,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1500,"to":1440,"result":"would-change","error":null}]}]}
| {"interface":"OpenVPN TAP-Windows6","vpnMtu":1500,"vpn":"openvpn-udp","connected":true,"targets":[{"interface":{"index":22,"name":"OpenVPN TAP-Windows6"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"adapter","vpn":"openvpn-udp","cipher":"aes-cbc","integrity":"hmac-sha512","natT":null,"vpnMtu":1371,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1500,"to":1371,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1500,"to":1371,"result":"would-change","error":null}]}]}
| {"interface":"OpenVPN Wintun","vpnMtu":1500,"vpn":"openvpn-udp","connected":true,"targets":[{"interface":{"index":23,"name":"OpenVPN Wintun"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"adapter","vpn":"openvpn-udp","cipher":"aes-cbc","integrity":"hmac-sha512","natT":null,"vpnMtu":1371,"limitedBy":"path","physicalMtu":1500,"ceilingMtu":null,"changes":[{"target":"interface","family":"ipv4","from":1500,"to":1371,"result":"would-change","error":null}]}]}

== what policies say counts as for apply
machine: policy-mtu
$ vpnmtu dsc test
< {"line": "flets", "cipher": "AES256"}
exit 0
| {"line":"flets","cipher":"AES256","vpnMtu":1400,"connected":true,"_inDesiredState":false,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"would-change","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"would-change","error":null}]}]}
| ["vpnMtu"]
! {"warn":"--line is not used: HKLM\\SOFTWARE\\Policies\\vpnmtu\\VpnMtu says 1374"}
! {"warn":"what describes the VPN's packets is not used: HKLM\\SOFTWARE\\Policies\\vpnmtu\\VpnMtu says 1374"}

== switched off by policy: nothing is to be anything
machine: policy-off
$ vpnmtu dsc get
exit 0
| {"vpnMtu":null,"connected":null,"_inDesiredState":null,"targets":[]}
! {"info":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Enabled switches vpnmtu off: nothing is changed."}
$ vpnmtu dsc test
< {"vpnMtu": 1374}
exit 0
| {"vpnMtu":null,"connected":null,"_inDesiredState":true,"targets":[]}
| []
! {"info":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Enabled switches vpnmtu off: nothing is changed."}
$ vpnmtu dsc set
< {"vpnMtu": 1374}
exit 0
| {"vpnMtu":null,"connected":null,"_inDesiredState":null,"targets":[]}
| []
! {"info":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Enabled switches vpnmtu off: nothing is changed."}
$ vpnmtu dsc set --what-if
< {"vpnMtu": 1374}
exit 0
| {"vpnMtu":null,"connected":null,"_inDesiredState":null,"targets":[],"_metadata":{"whatIf":[]}}
| []
! {"info":"HKLM\\SOFTWARE\\Policies\\vpnmtu\\Enabled switches vpnmtu off: nothing is changed."}

== policies that cannot be read keep it from working
machine: policy-denied
$ vpnmtu dsc test
< {}
exit 4
! {"error":"cannot read HKLM\\SOFTWARE\\Policies\\vpnmtu: Access is denied. (5) (try: run it from an administrator's prompt)"}

== part of it is refused: what is there now is told, and what failed
machine: partly
$ vpnmtu dsc set
< {"vpnMtu": 1374}
exit 7
| {"vpnMtu":null,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"changed","error":null},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"failed","error":"cannot set the IPv6 MTU of \"VPN\" (interface 43): The parameter is incorrect. (87)"}]}]}
| ["vpnMtu"]
! {"error":"cannot set the IPv6 MTU of \"VPN\" (interface 43): The parameter is incorrect. (87)"}
! {"error":"partly done: 1 as wanted, 1 failed"}

== above the ceiling
machine: laptop
$ vpnmtu dsc test
< {"vpnMtu": 1450}
exit 6
! {"error":"an MTU of 1450 for \"VPN\" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1500 (try: --mtu 1400 or less)"}
$ vpnmtu dsc set
< {"vpnMtu": 1450}
exit 6
! {"error":"an MTU of 1450 for \"VPN\" (interface 43) is refused: Windows keeps a built-in VPN 100 below the physical MTU, and that of \"Wi-Fi\" (interface 12) is 1500 (try: --mtu 1400 or less)"}

== no rights
machine: user
$ vpnmtu dsc set
< {"vpnMtu": 1374}
exit 4
| {"vpnMtu":1400,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":null,"pathMtuSource":null,"vpnSource":null,"vpn":null,"cipher":null,"integrity":null,"natT":null,"vpnMtu":1374,"limitedBy":null,"physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1400,"to":1374,"result":"failed","error":"cannot note down the MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)"},{"target":"interface","family":"ipv6","from":1400,"to":1374,"result":"failed","error":"cannot note down the IPv6 MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5)"}]}]}
| []
! {"error":"cannot note down the MTU of \"VPN\" (interface 43) before changing it: Access is denied. (5) (try: run it from an administrator's prompt)"}

== another vpnmtu is at work
machine: busy
$ vpnmtu dsc set
< {"vpnMtu": 1374}
exit 9
! {"error":"another vpnmtu is at work"}

== an MTU that cannot be wanted is no vpnMtu
machine: ipv6-above
$ vpnmtu dsc get
exit 0
| {"vpnMtu":null,"connected":true,"_inDesiredState":null,"targets":[{"interface":{"index":43,"name":"VPN"},"method":"interface","pathMtu":1500,"pathMtuSource":"assumed","vpnSource":"assumed","vpn":"l2tp","cipher":"aes-cbc","integrity":"hmac-sha256-128","natT":true,"vpnMtu":1400,"limitedBy":"ceiling","physicalMtu":1500,"ceilingMtu":1400,"changes":[{"target":"interface","family":"ipv4","from":1374,"to":1400,"result":"skipped","error":"the path of \"VPN\" (interface 43) is only assumed, and that is no reason for a larger MTU"},{"target":"interface","family":"ipv6","from":1400,"to":1400,"result":"unchanged","error":null}]}]}
! {"warn":"the path of \"VPN\" (interface 43) is only assumed, and that is no reason for a larger MTU (try: --path-mtu, --line or --probe HOST)"}

== wrong instances: exit 2, and nothing is touched
machine: live
$ vpnmtu dsc set
exit 2
! {"error":"dsc set wants an instance: a JSON object (try: {} on standard input, or --input {})"}
$ vpnmtu dsc test
exit 2
! {"error":"dsc test wants an instance: a JSON object (try: {} on standard input, or --input {})"}
$ vpnmtu dsc set
< [{"vpnMtu": 1374}]
exit 2
! {"error":"the instance is no JSON object"}
$ vpnmtu dsc set
< {"vpnMtu": 1374} {"vpnMtu": 1374}
exit 2
! {"error":"the instance is not JSON: line 1, column 18: end of file expected near '{'"}
$ vpnmtu dsc set
< {"vpnMtu": 1374
exit 2
! {"error":"the instance is not JSON: line 2, column 0: '}' expected near end of file"}
$ vpnmtu dsc set
< {"vpnMTU": 1374}
exit 2
! {"error":"there is no property \"vpnMTU\" (try: vpnMtu)"}
$ vpnmtu dsc set
< {"vpnMtu": 1374, "vpnMtu": 1374}
exit 2
! {"error":"the instance is not JSON: line 1, column 25: duplicate object key near '\"vpnMtu\"'"}
$ vpnmtu dsc set
< {"vpnMtu": "1374"}
exit 2
! {"error":"vpnMtu takes a number from 352 to 65535, not \"1374\""}
$ vpnmtu dsc set
< {"vpnMtu": 1374.0}
exit 2
! {"error":"vpnMtu takes a number from 352 to 65535, not 1374.0"}
$ vpnmtu dsc set
< {"vpnMtu": 351}
exit 2
! {"error":"vpnMtu takes a number from 352 to 65535, not 351"}
$ vpnmtu dsc set
< {"vpnMtu": 99999999999999999999}
exit 2
! {"error":"the instance is not JSON: line 1, column 31: too big integer near '99999999999999999999'"}
$ vpnmtu dsc set
< {"vpnMtu": -1374}
exit 2
! {"error":"vpnMtu takes a number from 352 to 65535, not -1374"}
$ vpnmtu dsc set
< {"vpnMtu": true}
exit 2
! {"error":"vpnMtu takes a number from 352 to 65535, not true"}
$ vpnmtu dsc set
< {"pathMtu": null}
exit 2
! {"error":"pathMtu takes a number from 68 to 65535, not null"}
$ vpnmtu dsc set
< {"line": "Flets"}
exit 2
! {"error":"line takes one of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure, not \"Flets\""}
$ vpnmtu dsc set
< {"line": ["flets"]}
exit 2
! {"error":"line takes one of ethernet, pppoe, flets, hikari-premium, ds-lite, map-e, map-t, 6in4, gre, lte, gcp, azure, not [\"flets\"]"}
$ vpnmtu dsc set
< {"natT": "yes"}
exit 2
! {"error":"natT takes true or false, not \"yes\""}
$ vpnmtu dsc set
< {"l2tpHeader": 7}
exit 2
! {"error":"l2tpHeader takes one of 6, 8, 10, 12, not 7"}
$ vpnmtu dsc set
< {"l2tpHeader": "8"}
exit 2
! {"error":"l2tpHeader takes one of 6, 8, 10, 12, not \"8\""}
$ vpnmtu dsc set
< {"connection": ""}
exit 2
! {"error":"connection takes a text that is not empty, not \"\""}
$ vpnmtu dsc set
< {"connection": "a\u0000b"}
exit 2
! {"error":"the instance has a NUL character"}
$ vpnmtu dsc set
< {"connection": "Work", "interface": "43"}
exit 2
! {"error":"interface and connection contradict each other: both say which VPN is meant"}
$ vpnmtu dsc set
< {"vpnMtu": 1374, "cipher": "AES256"}
exit 2
! {"error":"vpnMtu and cipher contradict each other: the MTU is given, so it is not computed"}
$ vpnmtu dsc set
< {"pathMtu": 1454, "line": "flets"}
exit 2
! {"error":"pathMtu and line contradict each other: both say what the path carries"}
$ vpnmtu dsc set
< {"pathMtu": 1454, "probe": "auto"}
exit 2
! {"error":"probe and pathMtu contradict each other: the path is given, so it is not measured"}
$ vpnmtu dsc set
< {"cipher": "rot13"}
exit 2
! {"error":"cipher is not known: \"rot13\" (try: vpnmtu help ciphers)"}
$ vpnmtu dsc set
< {"vpn": "wireguard", "natT": true}
exit 2
! {"error":"--nat-t means nothing for --vpn wireguard"}
$ vpnmtu dsc set
< {"targets": {}}
exit 2
! {"error":"targets takes an array, not {}"}
$ vpnmtu dsc set
< {"connected": 1}
exit 2
! {"error":"connected takes true or false, not 1"}
$ vpnmtu dsc set
< {"_metadata": null}
exit 2
! {"error":"_metadata takes an object, not null"}
$ vpnmtu dsc set
< {"_name": "x"}
exit 2
! {"error":"there is no property \"_name\" (try: vpnmtu dsc schema)"}
$ vpnmtu dsc set
< {"a\u202e\u001b[2J\n": 1}
exit 2
! {"error":"there is no property \"a\\u{202E}\\u{1B}[2J\\u{0A}\" (try: vpnmtu dsc schema)"}
$ vpnmtu dsc set --input '[1, 2'
exit 2
! {"error":"the instance is not JSON: line 1, column 5: ']' expected near end of file"}
$ vpnmtu dsc set --input ''
exit 2
! {"error":"--input takes a value that is not empty"}
$ machine reports
| {
|  "events": [],
|  "files": {}
| }

== wrong command lines
machine: laptop
$ vpnmtu dsc
exit 2
! {"error":"dsc takes get, set, test, export or schema, not \"\" (try: vpnmtu dsc get)"}
$ vpnmtu dsc sett
exit 2
! {"error":"dsc takes get, set, test, export or schema, not \"sett\" (try: vpnmtu dsc set)"}
$ vpnmtu dsc set test
exit 2
! {"error":"dsc does not take \"test\" (try: vpnmtu help dsc)"}
$ vpnmtu dsc get --what-if
exit 2
! {"error":"--what-if goes with dsc set"}
$ vpnmtu dsc schema --input {}
exit 2
! {"error":"dsc schema takes no instance"}
$ vpnmtu dsc get --quiet
exit 2
! {"error":"dsc does not take --quiet (try: vpnmtu help dsc)"}
$ vpnmtu dsc get --line flets
exit 2
! {"error":"dsc does not take --line (try: vpnmtu help dsc)"}
$ vpnmtu dsc get --frobnicate
exit 2
! {"error":"unknown option \"--frobnicate\" (try: vpnmtu help options)"}

== the schema that instances and results are held to
$ vpnmtu dsc schema
exit 0
| {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"VPN MTU","description":"The MTU of the connected VPNs of this PC: of all, or of the one that connection or interface names. What is not said is read from the live connection, measured, or assumed on the safe side.","type":"object","additionalProperties":false,"properties":{"connection":{"description":"only the VPN of this entry of the RAS phonebook","type":"string","minLength":1},"interface":{"description":"only this interface, by name or index","type":"string","minLength":1},"vpnMtu":{"description":"the MTU to have instead of computing one; in results, the one that is there, null where that is not one number that could be wanted","type":["integer","null"],"minimum":352,"maximum":65535},"pathMtu":{"description":"largest packet that reaches the VPN server","type":"integer","minimum":68,"maximum":65535},"line":{"description":"path MTU of an access line, by name","type":"string","enum":["ethernet","pppoe","flets","hikari-premium","ds-lite","map-e","map-t","6in4","gre","lte","gcp","azure"]},"probe":{"description":"measure the path to the VPN server (auto), not at all, or to HOST","type":"string","minLength":1},"probeTimeoutMs":{"description":"measure the path no longer than so many milliseconds","type":"integer","minimum":100,"maximum":60000},"vpn":{"description":"type of the VPN","type":"string","enum":["ikev2","l2tp","sstp","pptp","wireguard","openvpn-udp","openvpn-tcp","ipsec"]},"outerFamily":{"description":"IP version between the PC and the VPN server","type":"string","enum":["ipv4","ipv6"]},"cipher":{"description":"cipher, as Windows, strongSwan or OpenVPN spell it","type":"string","minLength":1},"integrity":{"description":"integrity algorithm, likewise","type":"string","minLength":1},"natT":{"description":"ESP inside UDP port 4500","type":"boolean"},"mode":{"description":"mode of the vpn ipsec","type":"string","enum":["tunnel","transport"]},"l2tpHeader":{"description":"length of the L2TP header","type":"integer","enum":[6,8,10,12]},"pppHeader":{"description":"length of the PPP header","type":"integer","enum":[1,2,3,4]},"tls":{"description":"TLS cipher suite of the vpn sstp","type":"string","minLength":1},"tcpTimestamps":{"description":"timestamps on the VPN's own TCP connection","type":"boolean"},"families":{"description":"IP versions to work on","type":"string","enum":["ipv4","ipv6","both"]},"method":{"description":"set the interface's MTU, TunnelMTU, or both; registry without connection and interface is TunnelMTU whatever is connected","type":"string","enum":["interface","registry","both"]},"connected":{"description":"whether a VPN is there that this is about; null where nobody looked: vpnmtu is switched off, or it is about TunnelMTU alone","type":["boolean","null"],"readOnly":true},"targets":{"description":"each VPN as in the JSON of apply","type":"array","readOnly":true},"_inDesiredState":{"description":"whether set would change nothing; only of test","type":["boolean","null"],"readOnly":true},"_metadata":{"description":"whatIf: what set would do, in sentences","type":"object","readOnly":true}}}
