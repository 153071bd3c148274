# What vpnmtu assumes of Windows, measured: a report without names and addresses.

== a VPN of which everything can be read
machine: live
$ vpnmtu selftest
exit 0
| vpnmtu @VERSION@ selftest, 2026-01-01T00:00:00Z
|
| In it: versions, MTUs, times, and what Windows says of its VPNs. Not in it: keys,
| names of users, hosts and interfaces, addresses: only of which kind these are.
| Nothing was changed. Pings went to the servers of VPNs that are connected.
|
| this PC
|   windows-version
|     Which Windows is it, and on which processor?
|     by RtlGetVersion, IsWow64Process2
|     measured: 10.0.22631 on x64
|   rights
|     Does vpnmtu run elevated, as SYSTEM, in which session?
|     by TokenElevation, TokenUser, ProcessIdToSessionId
|     measured: elevated, not SYSTEM, session 1
|   clock
|     How fine is the clock?
|     by QueryPerformanceFrequency
|     measured: 10000000 ticks a second
|   ras-list
|     Does RAS list connections, and which RASCONNW does it take?
|     by RasEnumConnectionsW
|     measured: dialled: 1; RASCONNW of 1388 bytes
|   ras-as-system
|     Does SYSTEM see the connections that users have dialled?
|     by RasEnumConnectionsW as S-1-5-18
|     not measured: vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM
|   ras-events
|     What has RasClient logged in the last 7 days?
|     by EvtQuery, Application log: ids alone
|     measured: none
|   sa-list
|     Can IPsec's security associations be read?
|     by IPsecSaContextEnum1
|     measured: 0 inbound, 1 outbound
|   tunnel-mtu
|     Which TunnelMTU does the registry have?
|     by NdisWan\Parameters\Protocols\0
|     measured: none; 2 of 4 levels of the key
|   tunnel-mtu-when
|     Is a reconnect enough for TunnelMTU, or a restart needed?
|     by a new TunnelMTU and a reconnect
|     not measured: it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured
|
| VPN 1
|   ras-device
|     Which device carries the connection?
|     by RASCONNW.szDeviceName
|     measured: WAN Miniport (IKEv2); of type vpn; connected
|   ras-alias
|     Is the interface's alias the name of the phonebook's entry?
|     by RASCONNW.szEntryName, MIB_IF_ROW2.Alias
|     measured: yes
|   ras-description
|     Is its description the same?
|     by MIB_IF_ROW2.Description
|     measured: yes
|   ras-guid
|     Is the interface's GUID that of the entry?
|     by RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid
|     measured: no: the entry has none
|   if-type
|     Of which type is the interface?
|     by MIB_IF_ROW2.Type
|     measured: 23 (PPP)
|   media-type
|     Which NDIS medium is it?
|     by MIB_IF_ROW2.MediaType
|     measured: 0 (802.3)
|   access-type
|     Which access type does it have?
|     by MIB_IF_ROW2.AccessType
|     measured: 0
|   connection-type
|     Which connection type?
|     by MIB_IF_ROW2.ConnectionType
|     measured: 0
|   ras-status
|     Which RASCONNSTATUSW is taken, and does it name both ends?
|     by RasGetConnectStatusW
|     measured: 608 bytes; PC: a public IPv4 address; server: a public IPv4 address
|   ras-projection
|     What does the projection tell of NAT, cipher, addresses?
|     by RasGetProjectionInfoEx
|     measured: IKEv2; behind a NAT; AES; server inside the tunnel: IPv4 a private IPv4 address (10.0.0.0/8), IPv6 not told
|   event-time
|     When is RasClient's event 20225 written, and when is the interface ready?
|     by TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp
|     not measured: the log has no event 20225 of this connection
|   events-since
|     What did RasClient log since? (where it roamed by MOBIKE: what that logs)
|     by EvtQuery, by CoId
|     not measured: the log has no event 20225 of this connection
|   sa-count
|     How many security associations does the connection have?
|     by IPsecSaContextEnum1, by the server's address
|     measured: 0 inbound, 1 outbound; tunnel mode: 1, transport mode: 0
|   sa-suite
|     With which cipher and integrity?
|     by IPSEC_SA0: cipher and integrity ids, no keys
|     measured: aes-cbc and hmac-sha1-96
|   sa-udp
|     Is their pointer to UDP encapsulation set?
|     by IPSEC_SA_DETAILS1.udpEncapsulation
|     measured: in 1 of 1
|   udp-without-nat
|     Is UDP used where there is no NAT?
|     by the projection's flags and udpEncapsulation
|     not applicable: there is a NAT
|   ip-mtu
|     Which MTUs does IP have?
|     by MIB_IPINTERFACE_ROW.NlMtu
|     measured: IPv4 1400, IPv6 1400
|   ndis-mtu
|     Which MTU does NDIS have? (1400 would bound IP's)
|     by MIB_IF_ROW2.Mtu
|     measured: 1400
|   tunnel-mtu-honoured
|     Does the VPN have TunnelMTU as its MTU?
|     by TunnelMTU and NlMtu
|     not applicable: the registry has no TunnelMTU
|   headroom
|     How far below what carries it is the VPN? (100 is the rule)
|     by NlMtu of both interfaces
|     measured: 100 below the 1500 of NIC 1, which leads to the server
|   route
|     By which interface do packets to the VPN server leave?
|     by GetBestRoute2
|     measured: NIC 1, prefix of 32 bits, by a gateway
|   ping-time
|     Does the server answer pings, and how soon?
|     by 4 echo requests of 100 bytes
|     measured: 4 of 4 answered, the first after 20000 microseconds
|   ping-local
|     What is said of a packet that is too big for this PC?
|     by an echo request, DF set, 1 byte above the interface's MTU
|     measured: 1501 bytes: refused by this PC (status 11009)
|   ping-full
|     What is said of a packet as big as the interface allows?
|     by an echo request, DF set
|     measured: 1500 bytes: no answer (status 11010)
|   path-mtu
|     What does Windows remember of the path after that?
|     by GetIpPathEntry
|     measured: 1500
|   ping-many
|     How many requests can be under way at once?
|     by echo requests of 100 bytes, as many as vpnmtu ever has
|     measured: 128 at least; 128 answered, the last after 20000 microseconds
|   ppp-headers
|     How long are the headers of L2TP and PPP as they are sent?
|     by a capture outside this PC
|     not measured: only a capture outside this PC shows it
|   esp-df
|     Does ESP leave with DF, or is it fragmented?
|     by a capture outside this PC
|     not measured: only a capture outside this PC shows it
|
| 29 measured, 6 not measured, 2 not applicable

== its MTUs changed and put back; the journal is empty again
machine: live
$ vpnmtu selftest --connection work --set --json
exit 0
| {"schemaVersion":"1.0","command":"selftest","exitCode":0,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":false,"set":true,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"measured","value":"10.0.22631 on x64","why":null},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"measured","value":"elevated, not SYSTEM, session 1","why":null},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"dialled: 1; RASCONNW of 1388 bytes","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"measured","value":"none","why":null},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"measured","value":"0 inbound, 1 outbound","why":null},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"measured","value":"none; 2 of 4 levels of the key","why":null},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"VPN 1","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"measured","value":"WAN Miniport (IKEv2); of type vpn; connected","why":null},{"id":"ras-alias","subject":"VPN 1","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"measured","value":"yes","why":null},{"id":"ras-description","subject":"VPN 1","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"measured","value":"yes","why":null},{"id":"ras-guid","subject":"VPN 1","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"measured","value":"no: the entry has none","why":null},{"id":"if-type","subject":"VPN 1","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 1","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"VPN 1","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"VPN 1","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"VPN 1","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"measured","value":"608 bytes; PC: a public IPv4 address; server: a public IPv4 address","why":null},{"id":"ras-projection","subject":"VPN 1","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"measured","value":"IKEv2; behind a NAT; AES; server inside the tunnel: IPv4 a private IPv4 address (10.0.0.0/8), IPv6 not told","why":null},{"id":"event-time","subject":"VPN 1","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-measured","value":null,"why":"the log has no event 20225 of this connection"},{"id":"events-since","subject":"VPN 1","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-measured","value":null,"why":"the log has no event 20225 of this connection"},{"id":"sa-count","subject":"VPN 1","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"measured","value":"0 inbound, 1 outbound; tunnel mode: 1, transport mode: 0","why":null},{"id":"sa-suite","subject":"VPN 1","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"measured","value":"aes-cbc and hmac-sha1-96","why":null},{"id":"sa-udp","subject":"VPN 1","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"measured","value":"in 1 of 1","why":null},{"id":"udp-without-nat","subject":"VPN 1","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"there is a NAT"},{"id":"ip-mtu","subject":"VPN 1","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"VPN 1","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 1","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"the registry has no TunnelMTU"},{"id":"headroom","subject":"VPN 1","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of NIC 1, which leads to the server","why":null},{"id":"route","subject":"VPN 1","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"measured","value":"NIC 1, prefix of 32 bits, by a gateway","why":null},{"id":"ping-time","subject":"VPN 1","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"measured","value":"4 of 4 answered, the first after 20000 microseconds","why":null},{"id":"ping-local","subject":"VPN 1","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"measured","value":"1501 bytes: refused by this PC (status 11009)","why":null},{"id":"ping-full","subject":"VPN 1","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"measured","value":"1500 bytes: no answer (status 11010)","why":null},{"id":"path-mtu","subject":"VPN 1","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"measured","value":"1500","why":null},{"id":"ping-many","subject":"VPN 1","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"measured","value":"128 at least; 128 answered, the last after 20000 microseconds","why":null},{"id":"ppp-headers","subject":"VPN 1","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 1","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"set-same","subject":"VPN 1, IPv4","question":"Is the MTU that is there taken again?","how":"SetIpInterfaceEntry","result":"measured","value":"1400: taken and kept","why":null},{"id":"set-lower","subject":"VPN 1, IPv4","question":"Is an MTU that is 8 lower taken and kept?","how":"SetIpInterfaceEntry, GetIpInterfaceEntry","result":"measured","value":"1392: taken and kept","why":null},{"id":"set-news","subject":"VPN 1, IPv4","question":"How soon is the change told?","how":"NotifyIpInterfaceChange after set-lower","result":"measured","value":"within 0 milliseconds","why":null},{"id":"set-ndis","subject":"VPN 1, IPv4","question":"Does NDIS' MTU follow?","how":"MIB_IF_ROW2.Mtu after set-lower","result":"measured","value":"it was 1400 and is 1400, and IP's is 1392","why":null},{"id":"set-odd","subject":"VPN 1, IPv4","question":"Is an odd MTU taken and kept?","how":"as set-lower","result":"measured","value":"1391: taken and kept","why":null},{"id":"set-below","subject":"VPN 1, IPv4","question":"What is said of an MTU below the lowest?","how":"as set-lower","result":"measured","value":"575: refused (Windows code 87); it stays at 1391","why":null},{"id":"set-ceiling","subject":"VPN 1, IPv4","question":"Is what carries the VPN less 100 taken and kept?","how":"as set-lower","result":"measured","value":"1400: taken and kept","why":null},{"id":"set-above","subject":"VPN 1, IPv4","question":"What becomes of 1 more than that?","how":"as set-lower","result":"measured","value":"1401: taken and kept","why":null},{"id":"set-physical","subject":"VPN 1, IPv4","question":"What becomes of as much as what carries the VPN?","how":"as set-lower","result":"measured","value":"1500: taken and kept","why":null},{"id":"set-restored","subject":"VPN 1, IPv4","question":"Is the MTU again what it was?","how":"as set-lower","result":"measured","value":"yes: 1400","why":null},{"id":"set-same","subject":"VPN 1, IPv6","question":"Is the MTU that is there taken again?","how":"SetIpInterfaceEntry","result":"measured","value":"1400: taken and kept","why":null},{"id":"set-lower","subject":"VPN 1, IPv6","question":"Is an MTU that is 8 lower taken and kept?","how":"SetIpInterfaceEntry, GetIpInterfaceEntry","result":"measured","value":"1392: taken and kept","why":null},{"id":"set-news","subject":"VPN 1, IPv6","question":"How soon is the change told?","how":"NotifyIpInterfaceChange after set-lower","result":"measured","value":"within 0 milliseconds","why":null},{"id":"set-ndis","subject":"VPN 1, IPv6","question":"Does NDIS' MTU follow?","how":"MIB_IF_ROW2.Mtu after set-lower","result":"measured","value":"it was 1400 and is 1400, and IP's is 1392","why":null},{"id":"set-odd","subject":"VPN 1, IPv6","question":"Is an odd MTU taken and kept?","how":"as set-lower","result":"measured","value":"1391: taken and kept","why":null},{"id":"set-below","subject":"VPN 1, IPv6","question":"What is said of an MTU below the lowest?","how":"as set-lower","result":"measured","value":"1279: refused (Windows code 87); it stays at 1391","why":null},{"id":"set-ceiling","subject":"VPN 1, IPv6","question":"Is what carries the VPN less 100 taken and kept?","how":"as set-lower","result":"measured","value":"1400: taken and kept","why":null},{"id":"set-above","subject":"VPN 1, IPv6","question":"What becomes of 1 more than that?","how":"as set-lower","result":"measured","value":"1401: taken and kept","why":null},{"id":"set-physical","subject":"VPN 1, IPv6","question":"What becomes of as much as what carries the VPN?","how":"as set-lower","result":"measured","value":"1500: taken and kept","why":null},{"id":"set-restored","subject":"VPN 1, IPv6","question":"Is the MTU again what it was?","how":"as set-lower","result":"measured","value":"yes: 1400","why":null}]},"errors":[]}
$ machine journal
| {}
$ vpnmtu show Work
exit 0
| IPv4
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       Work
|
| IPv6
|
|   Idx     Met         MTU  State         Role      Name
|   ---  ------  ----------  ------------  --------  ---------------------------
|    43      25        1400  connected     vpn       Work
|
| "Work" (interface 43)
|   Type              IKEv2
|   Server            203.0.113.5
|   Cipher            aes-cbc, integrity hmac-sha1-96, behind NAT (UDP 4500)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   Verdict           right, if the path carries 1500

== what apply had noted down is in the journal still, and undo restores it
machine: live
$ vpnmtu apply --mtu 1374
exit 0
| "Work" (interface 43)
|   Carried by        "Wi-Fi" (interface 12), physical MTU 1500
|   IPv4 MTU          1400 -> 1374
|   IPv6 MTU          1400 -> 1374
$ vpnmtu selftest --interface 43 --set --output 'C:\set.txt'
exit 0
| The report is in C:\set.txt
$ vpnmtu undo
exit 0
| "Work" (interface 43)
|   IPv4 MTU          1374 -> 1400
|   IPv6 MTU          1374 -> 1400

== a driver that keeps silently below what is asked for
machine: clamp
$ vpnmtu selftest --interface VPN --set --json
exit 0
| {"schemaVersion":"1.0","command":"selftest","exitCode":0,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":false,"set":true,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"measured","value":"10.0.22631 on x64","why":null},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"measured","value":"elevated, not SYSTEM, session 1","why":null},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"no connection is dialled","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"measured","value":"none","why":null},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"measured","value":"0 inbound, 0 outbound","why":null},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"measured","value":"none; 2 of 4 levels of the key","why":null},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"VPN 1","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-alias","subject":"VPN 1","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-description","subject":"VPN 1","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-guid","subject":"VPN 1","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"if-type","subject":"VPN 1","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 1","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"VPN 1","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"VPN 1","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"VPN 1","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-projection","subject":"VPN 1","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"event-time","subject":"VPN 1","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"events-since","subject":"VPN 1","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"sa-count","subject":"VPN 1","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-suite","subject":"VPN 1","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-udp","subject":"VPN 1","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"udp-without-nat","subject":"VPN 1","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"ip-mtu","subject":"VPN 1","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1300, IPv6 1300","why":null},{"id":"ndis-mtu","subject":"VPN 1","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 1","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"headroom","subject":"VPN 1","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"200 below the 1500 of NIC 1, which has the default route","why":null},{"id":"route","subject":"VPN 1","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-time","subject":"VPN 1","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-local","subject":"VPN 1","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-full","subject":"VPN 1","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"path-mtu","subject":"VPN 1","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-many","subject":"VPN 1","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ppp-headers","subject":"VPN 1","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 1","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"set-same","subject":"VPN 1, IPv4","question":"Is the MTU that is there taken again?","how":"SetIpInterfaceEntry","result":"measured","value":"1300: taken and kept","why":null},{"id":"set-lower","subject":"VPN 1, IPv4","question":"Is an MTU that is 8 lower taken and kept?","how":"SetIpInterfaceEntry, GetIpInterfaceEntry","result":"measured","value":"1292: taken and kept","why":null},{"id":"set-news","subject":"VPN 1, IPv4","question":"How soon is the change told?","how":"NotifyIpInterfaceChange after set-lower","result":"measured","value":"within 0 milliseconds","why":null},{"id":"set-ndis","subject":"VPN 1, IPv4","question":"Does NDIS' MTU follow?","how":"MIB_IF_ROW2.Mtu after set-lower","result":"measured","value":"it was 1400 and is 1400, and IP's is 1292","why":null},{"id":"set-odd","subject":"VPN 1, IPv4","question":"Is an odd MTU taken and kept?","how":"as set-lower","result":"measured","value":"1291: taken and kept","why":null},{"id":"set-below","subject":"VPN 1, IPv4","question":"What is said of an MTU below the lowest?","how":"as set-lower","result":"measured","value":"575: refused (Windows code 87); it stays at 1291","why":null},{"id":"set-ceiling","subject":"VPN 1, IPv4","question":"Is what carries the VPN less 100 taken and kept?","how":"as set-lower","result":"measured","value":"1400: taken without an error, but it is now 1350","why":null},{"id":"set-above","subject":"VPN 1, IPv4","question":"What becomes of 1 more than that?","how":"as set-lower","result":"measured","value":"1401: taken without an error, but it stays at 1350","why":null},{"id":"set-physical","subject":"VPN 1, IPv4","question":"What becomes of as much as what carries the VPN?","how":"as set-lower","result":"measured","value":"1500: taken without an error, but it stays at 1350","why":null},{"id":"set-restored","subject":"VPN 1, IPv4","question":"Is the MTU again what it was?","how":"as set-lower","result":"measured","value":"yes: 1300","why":null},{"id":"set-same","subject":"VPN 1, IPv6","question":"Is the MTU that is there taken again?","how":"SetIpInterfaceEntry","result":"measured","value":"1300: taken and kept","why":null},{"id":"set-lower","subject":"VPN 1, IPv6","question":"Is an MTU that is 8 lower taken and kept?","how":"SetIpInterfaceEntry, GetIpInterfaceEntry","result":"measured","value":"1292: taken and kept","why":null},{"id":"set-news","subject":"VPN 1, IPv6","question":"How soon is the change told?","how":"NotifyIpInterfaceChange after set-lower","result":"measured","value":"within 0 milliseconds","why":null},{"id":"set-ndis","subject":"VPN 1, IPv6","question":"Does NDIS' MTU follow?","how":"MIB_IF_ROW2.Mtu after set-lower","result":"measured","value":"it was 1400 and is 1400, and IP's is 1292","why":null},{"id":"set-odd","subject":"VPN 1, IPv6","question":"Is an odd MTU taken and kept?","how":"as set-lower","result":"measured","value":"1291: taken and kept","why":null},{"id":"set-below","subject":"VPN 1, IPv6","question":"What is said of an MTU below the lowest?","how":"as set-lower","result":"measured","value":"1279: refused (Windows code 87); it stays at 1291","why":null},{"id":"set-ceiling","subject":"VPN 1, IPv6","question":"Is what carries the VPN less 100 taken and kept?","how":"as set-lower","result":"measured","value":"1400: taken without an error, but it is now 1350","why":null},{"id":"set-above","subject":"VPN 1, IPv6","question":"What becomes of 1 more than that?","how":"as set-lower","result":"measured","value":"1401: taken without an error, but it stays at 1350","why":null},{"id":"set-physical","subject":"VPN 1, IPv6","question":"What becomes of as much as what carries the VPN?","how":"as set-lower","result":"measured","value":"1500: taken without an error, but it stays at 1350","why":null},{"id":"set-restored","subject":"VPN 1, IPv6","question":"Is the MTU again what it was?","how":"as set-lower","result":"measured","value":"yes: 1300","why":null}]},"errors":[]}

== not even the value that is there is taken: nothing else is tried
machine: refuses
$ vpnmtu selftest --interface VPN --set --json
exit 0
| {"schemaVersion":"1.0","command":"selftest","exitCode":0,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":false,"set":true,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"measured","value":"10.0.22631 on x64","why":null},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"measured","value":"elevated, not SYSTEM, session 1","why":null},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"no connection is dialled","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"measured","value":"none","why":null},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"measured","value":"0 inbound, 0 outbound","why":null},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"measured","value":"none; 2 of 4 levels of the key","why":null},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"VPN 1","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-alias","subject":"VPN 1","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-description","subject":"VPN 1","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-guid","subject":"VPN 1","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"if-type","subject":"VPN 1","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 1","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"VPN 1","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"VPN 1","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"VPN 1","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-projection","subject":"VPN 1","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"event-time","subject":"VPN 1","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"events-since","subject":"VPN 1","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"sa-count","subject":"VPN 1","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-suite","subject":"VPN 1","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-udp","subject":"VPN 1","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"udp-without-nat","subject":"VPN 1","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"ip-mtu","subject":"VPN 1","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"VPN 1","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 1","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"headroom","subject":"VPN 1","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of NIC 1, which has the default route","why":null},{"id":"route","subject":"VPN 1","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-time","subject":"VPN 1","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-local","subject":"VPN 1","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-full","subject":"VPN 1","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"path-mtu","subject":"VPN 1","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-many","subject":"VPN 1","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ppp-headers","subject":"VPN 1","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 1","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"set-same","subject":"VPN 1, IPv4","question":"Is the MTU that is there taken again?","how":"SetIpInterfaceEntry","result":"measured","value":"1400: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-lower","subject":"VPN 1, IPv4","question":"Is an MTU that is 8 lower taken and kept?","how":"SetIpInterfaceEntry, GetIpInterfaceEntry","result":"measured","value":"1392: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-news","subject":"VPN 1, IPv4","question":"How soon is the change told?","how":"NotifyIpInterfaceChange after set-lower","result":"not-measured","value":null,"why":"the MTU did not change"},{"id":"set-ndis","subject":"VPN 1, IPv4","question":"Does NDIS' MTU follow?","how":"MIB_IF_ROW2.Mtu after set-lower","result":"not-measured","value":null,"why":"the MTU did not change"},{"id":"set-odd","subject":"VPN 1, IPv4","question":"Is an odd MTU taken and kept?","how":"as set-lower","result":"measured","value":"1391: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-below","subject":"VPN 1, IPv4","question":"What is said of an MTU below the lowest?","how":"as set-lower","result":"measured","value":"575: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-ceiling","subject":"VPN 1, IPv4","question":"Is what carries the VPN less 100 taken and kept?","how":"as set-lower","result":"measured","value":"1400: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-above","subject":"VPN 1, IPv4","question":"What becomes of 1 more than that?","how":"as set-lower","result":"measured","value":"1401: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-physical","subject":"VPN 1, IPv4","question":"What becomes of as much as what carries the VPN?","how":"as set-lower","result":"measured","value":"1500: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-restored","subject":"VPN 1, IPv4","question":"Is the MTU again what it was?","how":"as set-lower","result":"measured","value":"yes: 1400","why":null},{"id":"set-same","subject":"VPN 1, IPv6","question":"Is the MTU that is there taken again?","how":"SetIpInterfaceEntry","result":"measured","value":"1400: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-lower","subject":"VPN 1, IPv6","question":"Is an MTU that is 8 lower taken and kept?","how":"SetIpInterfaceEntry, GetIpInterfaceEntry","result":"measured","value":"1392: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-news","subject":"VPN 1, IPv6","question":"How soon is the change told?","how":"NotifyIpInterfaceChange after set-lower","result":"not-measured","value":null,"why":"the MTU did not change"},{"id":"set-ndis","subject":"VPN 1, IPv6","question":"Does NDIS' MTU follow?","how":"MIB_IF_ROW2.Mtu after set-lower","result":"not-measured","value":null,"why":"the MTU did not change"},{"id":"set-odd","subject":"VPN 1, IPv6","question":"Is an odd MTU taken and kept?","how":"as set-lower","result":"measured","value":"1391: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-below","subject":"VPN 1, IPv6","question":"What is said of an MTU below the lowest?","how":"as set-lower","result":"measured","value":"1279: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-ceiling","subject":"VPN 1, IPv6","question":"Is what carries the VPN less 100 taken and kept?","how":"as set-lower","result":"measured","value":"1400: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-above","subject":"VPN 1, IPv6","question":"What becomes of 1 more than that?","how":"as set-lower","result":"measured","value":"1401: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-physical","subject":"VPN 1, IPv6","question":"What becomes of as much as what carries the VPN?","how":"as set-lower","result":"measured","value":"1500: refused (Windows code 31); it stays at 1400","why":null},{"id":"set-restored","subject":"VPN 1, IPv6","question":"Is the MTU again what it was?","how":"as set-lower","result":"measured","value":"yes: 1400","why":null}]},"errors":[]}

== an MTU that cannot be put back is said, and undo knows it
machine: selftest-stuck
$ vpnmtu selftest --interface VPN --set --output 'C:\stuck.txt'
exit 7
| The report is in C:\stuck.txt
! vpnmtu: the MTU of VPN 1, IPv4 could not be put back to 1400
! try: vpnmtu undo
$ machine journal
| {
|  "mtu-000000000000002b-ipv4": "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1392,\"target\":1392}"
| }
$ vpnmtu undo
exit 0
| "VPN" (interface 43)
|   IPv4 MTU          1392 -> 1400

== without rights nothing is changed, and the rest of the report is there
machine: user
$ vpnmtu selftest --interface VPN --set --json
exit 4
| {"schemaVersion":"1.0","command":"selftest","exitCode":4,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":false,"set":true,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"measured","value":"10.0.22631 on x64","why":null},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"measured","value":"not elevated, not SYSTEM, session 1","why":null},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"no connection is dialled","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"measured","value":"none","why":null},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"not-measured","value":null,"why":"administrator rights are needed: Access is denied. (5)"},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"measured","value":"none; 2 of 4 levels of the key","why":null},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"VPN 1","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-alias","subject":"VPN 1","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-description","subject":"VPN 1","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-guid","subject":"VPN 1","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"if-type","subject":"VPN 1","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 1","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"VPN 1","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"VPN 1","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"VPN 1","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-projection","subject":"VPN 1","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"event-time","subject":"VPN 1","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"events-since","subject":"VPN 1","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"sa-count","subject":"VPN 1","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-suite","subject":"VPN 1","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-udp","subject":"VPN 1","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"udp-without-nat","subject":"VPN 1","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"ip-mtu","subject":"VPN 1","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"VPN 1","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 1","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"headroom","subject":"VPN 1","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of NIC 1, which has the default route","why":null},{"id":"route","subject":"VPN 1","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-time","subject":"VPN 1","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-local","subject":"VPN 1","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-full","subject":"VPN 1","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"path-mtu","subject":"VPN 1","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-many","subject":"VPN 1","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ppp-headers","subject":"VPN 1","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 1","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"set-same","subject":"VPN 1, IPv4","question":"Is the MTU that is there taken again?","how":"SetIpInterfaceEntry","result":"not-measured","value":null,"why":"administrator rights are needed: Access is denied. (5)"},{"id":"set-lower","subject":"VPN 1, IPv4","question":"Is an MTU that is 8 lower taken and kept?","how":"SetIpInterfaceEntry, GetIpInterfaceEntry","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-news","subject":"VPN 1, IPv4","question":"How soon is the change told?","how":"NotifyIpInterfaceChange after set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-ndis","subject":"VPN 1, IPv4","question":"Does NDIS' MTU follow?","how":"MIB_IF_ROW2.Mtu after set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-odd","subject":"VPN 1, IPv4","question":"Is an odd MTU taken and kept?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-below","subject":"VPN 1, IPv4","question":"What is said of an MTU below the lowest?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-ceiling","subject":"VPN 1, IPv4","question":"Is what carries the VPN less 100 taken and kept?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-above","subject":"VPN 1, IPv4","question":"What becomes of 1 more than that?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-physical","subject":"VPN 1, IPv4","question":"What becomes of as much as what carries the VPN?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-restored","subject":"VPN 1, IPv4","question":"Is the MTU again what it was?","how":"as set-lower","result":"measured","value":"yes: 1400","why":null},{"id":"set-same","subject":"VPN 1, IPv6","question":"Is the MTU that is there taken again?","how":"SetIpInterfaceEntry","result":"not-measured","value":null,"why":"administrator rights are needed: Access is denied. (5)"},{"id":"set-lower","subject":"VPN 1, IPv6","question":"Is an MTU that is 8 lower taken and kept?","how":"SetIpInterfaceEntry, GetIpInterfaceEntry","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-news","subject":"VPN 1, IPv6","question":"How soon is the change told?","how":"NotifyIpInterfaceChange after set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-ndis","subject":"VPN 1, IPv6","question":"Does NDIS' MTU follow?","how":"MIB_IF_ROW2.Mtu after set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-odd","subject":"VPN 1, IPv6","question":"Is an odd MTU taken and kept?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-below","subject":"VPN 1, IPv6","question":"What is said of an MTU below the lowest?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-ceiling","subject":"VPN 1, IPv6","question":"Is what carries the VPN less 100 taken and kept?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-above","subject":"VPN 1, IPv6","question":"What becomes of 1 more than that?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-physical","subject":"VPN 1, IPv6","question":"What becomes of as much as what carries the VPN?","how":"as set-lower","result":"not-measured","value":null,"why":"an earlier step failed"},{"id":"set-restored","subject":"VPN 1, IPv6","question":"Is the MTU again what it was?","how":"as set-lower","result":"measured","value":"yes: 1400","why":null}]},"errors":[{"code":"access-denied","message":"cannot write the journal: Access is denied. (5)","windowsCode":5}]}
! vpnmtu: cannot write the journal: Access is denied. (5)
! try: run it from an administrator's prompt

== --set without a name
machine: live
$ vpnmtu selftest --set
exit 2
! vpnmtu: --set changes an MTU: which VPN's must be said
! try: --interface or --connection, as `vpnmtu show` lists them

== --set on what is no VPN, or is not there
machine: live
$ vpnmtu selftest --set --interface Wi-Fi
exit 5
! vpnmtu: "Wi-Fi" (interface 12) is no VPN that is connected
$ vpnmtu selftest --set --connection Home
exit 5
! vpnmtu: the VPN "Home" is not connected
$ vpnmtu selftest --set --interface nothing --json
exit 5
| {"schemaVersion":"1.0","command":"selftest","exitCode":5,"data":null,"errors":[{"code":"no-interface","message":"there is no interface \"nothing\"","windowsCode":null}]}
! vpnmtu: there is no interface "nothing"
! try: vpnmtu show --all

== another vpnmtu is at work
machine: busy
$ vpnmtu selftest --interface VPN --set --output 'C:\busy.txt'
exit 9
| The report is in C:\busy.txt
! vpnmtu: another vpnmtu is at work

== a policy that switches vpnmtu off allows looking, not changing
machine: policy-off
$ vpnmtu selftest --interface VPN --set
exit 2
! vpnmtu: a policy switches vpnmtu off: --set would change an MTU
! try: vpnmtu selftest, without --set

== no VPN, and RAS as SYSTEM
machine: selftest-system
$ vpnmtu selftest
exit 0
| vpnmtu @VERSION@ selftest, 2026-01-01T00:00:00Z
|
| In it: versions, MTUs, times, and what Windows says of its VPNs. Not in it: keys,
| names of users, hosts and interfaces, addresses: only of which kind these are.
| Nothing was changed, and no pings were sent: no VPN is connected.
|
| this PC
|   windows-version
|     Which Windows is it, and on which processor?
|     by RtlGetVersion, IsWow64Process2
|     measured: 10.0.26100 on ARM64, which emulates vpnmtu's
|   rights
|     Does vpnmtu run elevated, as SYSTEM, in which session?
|     by TokenElevation, TokenUser, ProcessIdToSessionId
|     measured: elevated, SYSTEM, session 0
|   clock
|     How fine is the clock?
|     by QueryPerformanceFrequency
|     measured: 10000000 ticks a second
|   ras-list
|     Does RAS list connections, and which RASCONNW does it take?
|     by RasEnumConnectionsW
|     measured: no connection is dialled
|   ras-as-system
|     Does SYSTEM see the connections that users have dialled?
|     by RasEnumConnectionsW as S-1-5-18
|     measured: SYSTEM sees 0
|   ras-events
|     What has RasClient logged in the last 7 days?
|     by EvtQuery, Application log: ids alone
|     measured: none
|   sa-list
|     Can IPsec's security associations be read?
|     by IPsecSaContextEnum1
|     measured: 0 inbound, 0 outbound
|   tunnel-mtu
|     Which TunnelMTU does the registry have?
|     by NdisWan\Parameters\Protocols\0
|     measured: 1374
|   tunnel-mtu-when
|     Is a reconnect enough for TunnelMTU, or a restart needed?
|     by a new TunnelMTU and a reconnect
|     not measured: it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured
|
| no VPN
|   ras-device
|     Which device carries the connection?
|     by RASCONNW.szDeviceName
|     not applicable: no VPN is connected
|   ras-alias
|     Is the interface's alias the name of the phonebook's entry?
|     by RASCONNW.szEntryName, MIB_IF_ROW2.Alias
|     not applicable: no VPN is connected
|   ras-description
|     Is its description the same?
|     by MIB_IF_ROW2.Description
|     not applicable: no VPN is connected
|   ras-guid
|     Is the interface's GUID that of the entry?
|     by RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid
|     not applicable: no VPN is connected
|   if-type
|     Of which type is the interface?
|     by MIB_IF_ROW2.Type
|     not applicable: no VPN is connected
|   media-type
|     Which NDIS medium is it?
|     by MIB_IF_ROW2.MediaType
|     not applicable: no VPN is connected
|   access-type
|     Which access type does it have?
|     by MIB_IF_ROW2.AccessType
|     not applicable: no VPN is connected
|   connection-type
|     Which connection type?
|     by MIB_IF_ROW2.ConnectionType
|     not applicable: no VPN is connected
|   ras-status
|     Which RASCONNSTATUSW is taken, and does it name both ends?
|     by RasGetConnectStatusW
|     not applicable: no VPN is connected
|   event-time
|     When is RasClient's event 20225 written, and when is the interface ready?
|     by TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp
|     not applicable: no VPN is connected
|   events-since
|     What did RasClient log since? (where it roamed by MOBIKE: what that logs)
|     by EvtQuery, by CoId
|     not applicable: no VPN is connected
|   ras-projection
|     What does the projection tell of NAT, cipher, addresses?
|     by RasGetProjectionInfoEx
|     not applicable: no VPN is connected
|   sa-count
|     How many security associations does the connection have?
|     by IPsecSaContextEnum1, by the server's address
|     not applicable: no VPN is connected
|   sa-suite
|     With which cipher and integrity?
|     by IPSEC_SA0: cipher and integrity ids, no keys
|     not applicable: no VPN is connected
|   sa-udp
|     Is their pointer to UDP encapsulation set?
|     by IPSEC_SA_DETAILS1.udpEncapsulation
|     not applicable: no VPN is connected
|   udp-without-nat
|     Is UDP used where there is no NAT?
|     by the projection's flags and udpEncapsulation
|     not applicable: no VPN is connected
|   ip-mtu
|     Which MTUs does IP have?
|     by MIB_IPINTERFACE_ROW.NlMtu
|     not applicable: no VPN is connected
|   ndis-mtu
|     Which MTU does NDIS have? (1400 would bound IP's)
|     by MIB_IF_ROW2.Mtu
|     not applicable: no VPN is connected
|   headroom
|     How far below what carries it is the VPN? (100 is the rule)
|     by NlMtu of both interfaces
|     not applicable: no VPN is connected
|   tunnel-mtu-honoured
|     Does the VPN have TunnelMTU as its MTU?
|     by TunnelMTU and NlMtu
|     not applicable: no VPN is connected
|   route
|     By which interface do packets to the VPN server leave?
|     by GetBestRoute2
|     not applicable: no VPN is connected
|   ping-time
|     Does the server answer pings, and how soon?
|     by 4 echo requests of 100 bytes
|     not applicable: no VPN is connected
|   ping-local
|     What is said of a packet that is too big for this PC?
|     by an echo request, DF set, 1 byte above the interface's MTU
|     not applicable: no VPN is connected
|   ping-full
|     What is said of a packet as big as the interface allows?
|     by an echo request, DF set
|     not applicable: no VPN is connected
|   path-mtu
|     What does Windows remember of the path after that?
|     by GetIpPathEntry
|     not applicable: no VPN is connected
|   ping-many
|     How many requests can be under way at once?
|     by echo requests of 100 bytes, as many as vpnmtu ever has
|     not applicable: no VPN is connected
|   ppp-headers
|     How long are the headers of L2TP and PPP as they are sent?
|     by a capture outside this PC
|     not applicable: no VPN is connected
|   esp-df
|     Does ESP leave with DF, or is it fragmented?
|     by a capture outside this PC
|     not applicable: no VPN is connected
|
| 8 measured, 1 not measured, 28 not applicable

== what Windows does not tell is said with its code
machine: selftest-blind
$ vpnmtu selftest --json
exit 0
| {"schemaVersion":"1.0","command":"selftest","exitCode":0,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":false,"set":false,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"not-measured","value":null,"why":"Windows refused it (127)"},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"not-measured","value":null,"why":"Windows refused it (5)"},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"dialled: 2; RASCONNW of 1360 bytes","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"measured","value":"none","why":null},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"not-measured","value":null,"why":"Windows refused it: A device attached to the system is not functioning. (31)"},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"VPN 1","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"measured","value":"WAN Miniport (L2TP); of type vpn; connected","why":null},{"id":"ras-alias","subject":"VPN 1","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"measured","value":"yes","why":null},{"id":"ras-description","subject":"VPN 1","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"measured","value":"no","why":null},{"id":"ras-guid","subject":"VPN 1","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"measured","value":"yes","why":null},{"id":"if-type","subject":"VPN 1","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 1","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"3 (WAN)","why":null},{"id":"access-type","subject":"VPN 1","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"3 (point to point)","why":null},{"id":"connection-type","subject":"VPN 1","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"3 (demand)","why":null},{"id":"ras-status","subject":"VPN 1","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"measured","value":"564 bytes; PC: a private IPv4 address (192.168.0.0/16); server: a public IPv4 address","why":null},{"id":"ras-projection","subject":"VPN 1","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-measured","value":null,"why":"Windows refused it (730)"},{"id":"event-time","subject":"VPN 1","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-measured","value":null,"why":"the log has no event 20225 of this connection"},{"id":"events-since","subject":"VPN 1","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-measured","value":null,"why":"the log has no event 20225 of this connection"},{"id":"sa-count","subject":"VPN 1","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"sa-suite","subject":"VPN 1","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"sa-udp","subject":"VPN 1","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"udp-without-nat","subject":"VPN 1","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"ip-mtu","subject":"VPN 1","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 none","why":null},{"id":"ndis-mtu","subject":"VPN 1","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 1","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-measured","value":null,"why":"Windows refused it: A device attached to the system is not functioning. (31)"},{"id":"headroom","subject":"VPN 1","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of NIC 1, which leads to the server","why":null},{"id":"route","subject":"VPN 1","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"measured","value":"NIC 1, prefix of 32 bits, by a gateway","why":null},{"id":"ping-time","subject":"VPN 1","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"ping-local","subject":"VPN 1","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"ping-full","subject":"VPN 1","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"path-mtu","subject":"VPN 1","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"ping-many","subject":"VPN 1","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"Windows refused it: Insufficient system resources exist to complete the requested service. (1450)"},{"id":"ppp-headers","subject":"VPN 1","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 1","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"ras-device","subject":"VPN 2","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"measured","value":"none of the four built in; of type vpn; not connected","why":null},{"id":"ras-alias","subject":"VPN 2","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"ras-description","subject":"VPN 2","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"ras-guid","subject":"VPN 2","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"if-type","subject":"VPN 2","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"media-type","subject":"VPN 2","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"access-type","subject":"VPN 2","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"connection-type","subject":"VPN 2","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"ras-status","subject":"VPN 2","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"not-measured","value":null,"why":"Windows refused it (5)"},{"id":"ras-projection","subject":"VPN 2","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-measured","value":null,"why":"Windows refused it (730)"},{"id":"event-time","subject":"VPN 2","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-measured","value":null,"why":"the log has no event 20225 of this connection"},{"id":"events-since","subject":"VPN 2","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-measured","value":null,"why":"the log has no event 20225 of this connection"},{"id":"sa-count","subject":"VPN 2","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-suite","subject":"VPN 2","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-udp","subject":"VPN 2","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"udp-without-nat","subject":"VPN 2","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"ip-mtu","subject":"VPN 2","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"ndis-mtu","subject":"VPN 2","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"headroom","subject":"VPN 2","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"tunnel-mtu-honoured","subject":"VPN 2","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-measured","value":null,"why":"no interface of this connection is found"},{"id":"route","subject":"VPN 2","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-time","subject":"VPN 2","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-local","subject":"VPN 2","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-full","subject":"VPN 2","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"path-mtu","subject":"VPN 2","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-many","subject":"VPN 2","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ppp-headers","subject":"VPN 2","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 2","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"}]},"errors":[]}

== hostile names are neither in a report nor, where they are asked for, as they are
machine: hostile
$ vpnmtu selftest --json
exit 0
| {"schemaVersion":"1.0","command":"selftest","exitCode":0,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":false,"set":false,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"measured","value":"10.0.22631 on x64","why":null},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"measured","value":"elevated, not SYSTEM, session 1","why":null},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"no connection is dialled","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"measured","value":"none","why":null},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"measured","value":"0 inbound, 0 outbound","why":null},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"measured","value":"none; 2 of 4 levels of the key","why":null},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"VPN 1","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-alias","subject":"VPN 1","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-description","subject":"VPN 1","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-guid","subject":"VPN 1","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"if-type","subject":"VPN 1","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 1","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"VPN 1","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"VPN 1","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"VPN 1","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-projection","subject":"VPN 1","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"event-time","subject":"VPN 1","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"events-since","subject":"VPN 1","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"sa-count","subject":"VPN 1","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-suite","subject":"VPN 1","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-udp","subject":"VPN 1","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"udp-without-nat","subject":"VPN 1","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"ip-mtu","subject":"VPN 1","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"VPN 1","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 1","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"headroom","subject":"VPN 1","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of NIC 1, which has the default route","why":null},{"id":"route","subject":"VPN 1","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-time","subject":"VPN 1","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-local","subject":"VPN 1","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-full","subject":"VPN 1","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"path-mtu","subject":"VPN 1","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-many","subject":"VPN 1","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ppp-headers","subject":"VPN 1","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 1","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"ras-device","subject":"VPN 2","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-alias","subject":"VPN 2","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-description","subject":"VPN 2","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-guid","subject":"VPN 2","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"if-type","subject":"VPN 2","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 2","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"VPN 2","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"VPN 2","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"VPN 2","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-projection","subject":"VPN 2","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"event-time","subject":"VPN 2","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"events-since","subject":"VPN 2","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"sa-count","subject":"VPN 2","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-suite","subject":"VPN 2","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-udp","subject":"VPN 2","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"udp-without-nat","subject":"VPN 2","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"ip-mtu","subject":"VPN 2","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"VPN 2","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 2","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"headroom","subject":"VPN 2","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of NIC 1, which has the default route","why":null},{"id":"route","subject":"VPN 2","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-time","subject":"VPN 2","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-local","subject":"VPN 2","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-full","subject":"VPN 2","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"path-mtu","subject":"VPN 2","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-many","subject":"VPN 2","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ppp-headers","subject":"VPN 2","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 2","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"}]},"errors":[]}
$ vpnmtu selftest --full --json
exit 0
| {"schemaVersion":"1.0","command":"selftest","exitCode":0,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":true,"set":false,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"measured","value":"10.0.22631 on x64","why":null},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"measured","value":"elevated, not SYSTEM, session 1","why":null},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"no connection is dialled","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"measured","value":"none","why":null},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"measured","value":"0 inbound, 0 outbound","why":null},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"measured","value":"none; 2 of 4 levels of the key","why":null},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-alias","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-description","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-guid","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"if-type","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-projection","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"event-time","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"events-since","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"sa-count","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-suite","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-udp","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"udp-without-nat","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"ip-mtu","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"headroom","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of \"Wi-Fi\\u{1B}[2J\\u{1B}[31mred\", which has the default route","why":null},{"id":"route","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-time","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-local","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-full","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"path-mtu","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-many","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ppp-headers","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"\"VPN\\u{0A}vpnmtu: all is well\"","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"ras-device","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-alias","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-description","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-guid","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"if-type","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"ras-projection","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"event-time","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"events-since","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"sa-count","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-suite","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"sa-udp","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"udp-without-nat","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"it is not known to be a VPN over IPsec"},{"id":"ip-mtu","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"RAS does not know this VPN"},{"id":"headroom","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of \"Wi-Fi\\u{1B}[2J\\u{1B}[31mred\", which has the default route","why":null},{"id":"route","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-time","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-local","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-full","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"path-mtu","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ping-many","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"not-measured","value":null,"why":"the server's address is not known"},{"id":"ppp-headers","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"\"a\\u{202E}gnp.exe\\u{200B}\\u{07}\"","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"}]},"errors":[]}

== names and addresses as they are
machine: live
$ vpnmtu selftest --full
exit 0
| vpnmtu @VERSION@ selftest, 2026-01-01T00:00:00Z
|
| In it: versions, MTUs, times, and what Windows says of its VPNs, with the names of
| interfaces and connections and with addresses (--full). Not in it: keys.
| Nothing was changed. Pings went to the servers of VPNs that are connected.
|
| this PC
|   windows-version
|     Which Windows is it, and on which processor?
|     by RtlGetVersion, IsWow64Process2
|     measured: 10.0.22631 on x64
|   rights
|     Does vpnmtu run elevated, as SYSTEM, in which session?
|     by TokenElevation, TokenUser, ProcessIdToSessionId
|     measured: elevated, not SYSTEM, session 1
|   clock
|     How fine is the clock?
|     by QueryPerformanceFrequency
|     measured: 10000000 ticks a second
|   ras-list
|     Does RAS list connections, and which RASCONNW does it take?
|     by RasEnumConnectionsW
|     measured: dialled: 1; RASCONNW of 1388 bytes
|   ras-as-system
|     Does SYSTEM see the connections that users have dialled?
|     by RasEnumConnectionsW as S-1-5-18
|     not measured: vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM
|   ras-events
|     What has RasClient logged in the last 7 days?
|     by EvtQuery, Application log: ids alone
|     measured: none
|   sa-list
|     Can IPsec's security associations be read?
|     by IPsecSaContextEnum1
|     measured: 0 inbound, 1 outbound
|   tunnel-mtu
|     Which TunnelMTU does the registry have?
|     by NdisWan\Parameters\Protocols\0
|     measured: none; 2 of 4 levels of the key
|   tunnel-mtu-when
|     Is a reconnect enough for TunnelMTU, or a restart needed?
|     by a new TunnelMTU and a reconnect
|     not measured: it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured
|
| "Work"
|   ras-device
|     Which device carries the connection?
|     by RASCONNW.szDeviceName
|     measured: WAN Miniport (IKEv2); of type vpn; connected
|   ras-alias
|     Is the interface's alias the name of the phonebook's entry?
|     by RASCONNW.szEntryName, MIB_IF_ROW2.Alias
|     measured: yes
|   ras-description
|     Is its description the same?
|     by MIB_IF_ROW2.Description
|     measured: yes
|   ras-guid
|     Is the interface's GUID that of the entry?
|     by RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid
|     measured: no: the entry has none
|   if-type
|     Of which type is the interface?
|     by MIB_IF_ROW2.Type
|     measured: 23 (PPP)
|   media-type
|     Which NDIS medium is it?
|     by MIB_IF_ROW2.MediaType
|     measured: 0 (802.3)
|   access-type
|     Which access type does it have?
|     by MIB_IF_ROW2.AccessType
|     measured: 0
|   connection-type
|     Which connection type?
|     by MIB_IF_ROW2.ConnectionType
|     measured: 0
|   ras-status
|     Which RASCONNSTATUSW is taken, and does it name both ends?
|     by RasGetConnectStatusW
|     measured: 608 bytes; PC: 192.0.2.7; server: 203.0.113.5
|   ras-projection
|     What does the projection tell of NAT, cipher, addresses?
|     by RasGetProjectionInfoEx
|     measured: IKEv2; behind a NAT; AES; server inside the tunnel: IPv4 10.0.0.1, IPv6 not told
|   event-time
|     When is RasClient's event 20225 written, and when is the interface ready?
|     by TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp
|     not measured: the log has no event 20225 of this connection
|   events-since
|     What did RasClient log since? (where it roamed by MOBIKE: what that logs)
|     by EvtQuery, by CoId
|     not measured: the log has no event 20225 of this connection
|   sa-count
|     How many security associations does the connection have?
|     by IPsecSaContextEnum1, by the server's address
|     measured: 0 inbound, 1 outbound; tunnel mode: 1, transport mode: 0
|   sa-suite
|     With which cipher and integrity?
|     by IPSEC_SA0: cipher and integrity ids, no keys
|     measured: aes-cbc and hmac-sha1-96
|   sa-udp
|     Is their pointer to UDP encapsulation set?
|     by IPSEC_SA_DETAILS1.udpEncapsulation
|     measured: in 1 of 1
|   udp-without-nat
|     Is UDP used where there is no NAT?
|     by the projection's flags and udpEncapsulation
|     not applicable: there is a NAT
|   ip-mtu
|     Which MTUs does IP have?
|     by MIB_IPINTERFACE_ROW.NlMtu
|     measured: IPv4 1400, IPv6 1400
|   ndis-mtu
|     Which MTU does NDIS have? (1400 would bound IP's)
|     by MIB_IF_ROW2.Mtu
|     measured: 1400
|   tunnel-mtu-honoured
|     Does the VPN have TunnelMTU as its MTU?
|     by TunnelMTU and NlMtu
|     not applicable: the registry has no TunnelMTU
|   headroom
|     How far below what carries it is the VPN? (100 is the rule)
|     by NlMtu of both interfaces
|     measured: 100 below the 1500 of "Wi-Fi", which leads to the server
|   route
|     By which interface do packets to the VPN server leave?
|     by GetBestRoute2
|     measured: "Wi-Fi", prefix of 32 bits, by a gateway
|   ping-time
|     Does the server answer pings, and how soon?
|     by 4 echo requests of 100 bytes
|     measured: 4 of 4 answered, the first after 20000 microseconds
|   ping-local
|     What is said of a packet that is too big for this PC?
|     by an echo request, DF set, 1 byte above the interface's MTU
|     measured: 1501 bytes: refused by this PC (status 11009)
|   ping-full
|     What is said of a packet as big as the interface allows?
|     by an echo request, DF set
|     measured: 1500 bytes: no answer (status 11010)
|   path-mtu
|     What does Windows remember of the path after that?
|     by GetIpPathEntry
|     measured: 1500
|   ping-many
|     How many requests can be under way at once?
|     by echo requests of 100 bytes, as many as vpnmtu ever has
|     measured: 128 at least; 128 answered, the last after 20000 microseconds
|   ppp-headers
|     How long are the headers of L2TP and PPP as they are sent?
|     by a capture outside this PC
|     not measured: only a capture outside this PC shows it
|   esp-df
|     Does ESP leave with DF, or is it fragmented?
|     by a capture outside this PC
|     not measured: only a capture outside this PC shows it
|
| 29 measured, 6 not measured, 2 not applicable

== a report into a file, which the next one replaces
machine: live
$ vpnmtu selftest --output 'C:\report.txt'
exit 0
| The report is in C:\report.txt
$ vpnmtu selftest --json --output 'C:\report.txt'
exit 0
| {"schemaVersion":"1.0","command":"selftest","exitCode":0,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":false,"set":false,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"measured","value":"10.0.22631 on x64","why":null},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"measured","value":"elevated, not SYSTEM, session 1","why":null},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"dialled: 1; RASCONNW of 1388 bytes","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"measured","value":"none","why":null},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"measured","value":"0 inbound, 1 outbound","why":null},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"measured","value":"none; 2 of 4 levels of the key","why":null},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"VPN 1","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"measured","value":"WAN Miniport (IKEv2); of type vpn; connected","why":null},{"id":"ras-alias","subject":"VPN 1","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"measured","value":"yes","why":null},{"id":"ras-description","subject":"VPN 1","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"measured","value":"yes","why":null},{"id":"ras-guid","subject":"VPN 1","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"measured","value":"no: the entry has none","why":null},{"id":"if-type","subject":"VPN 1","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 1","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"VPN 1","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"VPN 1","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"VPN 1","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"measured","value":"608 bytes; PC: a public IPv4 address; server: a public IPv4 address","why":null},{"id":"ras-projection","subject":"VPN 1","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"measured","value":"IKEv2; behind a NAT; AES; server inside the tunnel: IPv4 a private IPv4 address (10.0.0.0/8), IPv6 not told","why":null},{"id":"event-time","subject":"VPN 1","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-measured","value":null,"why":"the log has no event 20225 of this connection"},{"id":"events-since","subject":"VPN 1","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-measured","value":null,"why":"the log has no event 20225 of this connection"},{"id":"sa-count","subject":"VPN 1","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"measured","value":"0 inbound, 1 outbound; tunnel mode: 1, transport mode: 0","why":null},{"id":"sa-suite","subject":"VPN 1","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"measured","value":"aes-cbc and hmac-sha1-96","why":null},{"id":"sa-udp","subject":"VPN 1","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"measured","value":"in 1 of 1","why":null},{"id":"udp-without-nat","subject":"VPN 1","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"there is a NAT"},{"id":"ip-mtu","subject":"VPN 1","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"VPN 1","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 1","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"the registry has no TunnelMTU"},{"id":"headroom","subject":"VPN 1","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of NIC 1, which leads to the server","why":null},{"id":"route","subject":"VPN 1","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"measured","value":"NIC 1, prefix of 32 bits, by a gateway","why":null},{"id":"ping-time","subject":"VPN 1","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"measured","value":"4 of 4 answered, the first after 20000 microseconds","why":null},{"id":"ping-local","subject":"VPN 1","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"measured","value":"1501 bytes: refused by this PC (status 11009)","why":null},{"id":"ping-full","subject":"VPN 1","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"measured","value":"1500 bytes: no answer (status 11010)","why":null},{"id":"path-mtu","subject":"VPN 1","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"measured","value":"1500","why":null},{"id":"ping-many","subject":"VPN 1","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"measured","value":"128 at least; 128 answered, the last after 20000 microseconds","why":null},{"id":"ppp-headers","subject":"VPN 1","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 1","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"}]},"errors":[]}

== what RasClient has logged: how soon the interface was ready, and what roaming writes; no name
machine: selftest-events
$ vpnmtu selftest
exit 0
| vpnmtu @VERSION@ selftest, 2026-01-01T00:00:00Z
|
| In it: versions, MTUs, times, and what Windows says of its VPNs. Not in it: keys,
| names of users, hosts and interfaces, addresses: only of which kind these are.
| Nothing was changed. Pings went to the servers of VPNs that are connected.
|
| this PC
|   windows-version
|     Which Windows is it, and on which processor?
|     by RtlGetVersion, IsWow64Process2
|     measured: 10.0.22631 on x64
|   rights
|     Does vpnmtu run elevated, as SYSTEM, in which session?
|     by TokenElevation, TokenUser, ProcessIdToSessionId
|     measured: elevated, not SYSTEM, session 1
|   clock
|     How fine is the clock?
|     by QueryPerformanceFrequency
|     measured: 10000000 ticks a second
|   ras-list
|     Does RAS list connections, and which RASCONNW does it take?
|     by RasEnumConnectionsW
|     measured: dialled: 1; RASCONNW of 1388 bytes
|   ras-as-system
|     Does SYSTEM see the connections that users have dialled?
|     by RasEnumConnectionsW as S-1-5-18
|     not measured: vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM
|   ras-events
|     What has RasClient logged in the last 7 days?
|     by EvtQuery, Application log: ids alone
|     measured: 20221: 2, 20225: 3, 20226: 1, 20227: 1, 20269: 1
|   sa-list
|     Can IPsec's security associations be read?
|     by IPsecSaContextEnum1
|     measured: 0 inbound, 1 outbound
|   tunnel-mtu
|     Which TunnelMTU does the registry have?
|     by NdisWan\Parameters\Protocols\0
|     measured: none; 2 of 4 levels of the key
|   tunnel-mtu-when
|     Is a reconnect enough for TunnelMTU, or a restart needed?
|     by a new TunnelMTU and a reconnect
|     not measured: it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured
|
| VPN 1
|   ras-device
|     Which device carries the connection?
|     by RASCONNW.szDeviceName
|     measured: WAN Miniport (IKEv2); of type vpn; connected
|   ras-alias
|     Is the interface's alias the name of the phonebook's entry?
|     by RASCONNW.szEntryName, MIB_IF_ROW2.Alias
|     measured: yes
|   ras-description
|     Is its description the same?
|     by MIB_IF_ROW2.Description
|     measured: yes
|   ras-guid
|     Is the interface's GUID that of the entry?
|     by RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid
|     measured: no: the entry has none
|   if-type
|     Of which type is the interface?
|     by MIB_IF_ROW2.Type
|     measured: 23 (PPP)
|   media-type
|     Which NDIS medium is it?
|     by MIB_IF_ROW2.MediaType
|     measured: 0 (802.3)
|   access-type
|     Which access type does it have?
|     by MIB_IF_ROW2.AccessType
|     measured: 0
|   connection-type
|     Which connection type?
|     by MIB_IF_ROW2.ConnectionType
|     measured: 0
|   ras-status
|     Which RASCONNSTATUSW is taken, and does it name both ends?
|     by RasGetConnectStatusW
|     measured: 608 bytes; PC: a public IPv4 address; server: a public IPv4 address
|   ras-projection
|     What does the projection tell of NAT, cipher, addresses?
|     by RasGetProjectionInfoEx
|     measured: IKEv2; behind a NAT; AES; server inside the tunnel: IPv4 a private IPv4 address (10.0.0.0/8), IPv6 not told
|   event-time
|     When is RasClient's event 20225 written, and when is the interface ready?
|     by TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp
|     measured: the interface had its first address 42 ms after the event
|   events-since
|     What did RasClient log since? (where it roamed by MOBIKE: what that logs)
|     by EvtQuery, by CoId
|     measured: 20269 after 297 s
|   sa-count
|     How many security associations does the connection have?
|     by IPsecSaContextEnum1, by the server's address
|     measured: 0 inbound, 1 outbound; tunnel mode: 1, transport mode: 0
|   sa-suite
|     With which cipher and integrity?
|     by IPSEC_SA0: cipher and integrity ids, no keys
|     measured: aes-cbc and hmac-sha1-96
|   sa-udp
|     Is their pointer to UDP encapsulation set?
|     by IPSEC_SA_DETAILS1.udpEncapsulation
|     measured: in 1 of 1
|   udp-without-nat
|     Is UDP used where there is no NAT?
|     by the projection's flags and udpEncapsulation
|     not applicable: there is a NAT
|   ip-mtu
|     Which MTUs does IP have?
|     by MIB_IPINTERFACE_ROW.NlMtu
|     measured: IPv4 1400, IPv6 1400
|   ndis-mtu
|     Which MTU does NDIS have? (1400 would bound IP's)
|     by MIB_IF_ROW2.Mtu
|     measured: 1400
|   tunnel-mtu-honoured
|     Does the VPN have TunnelMTU as its MTU?
|     by TunnelMTU and NlMtu
|     not applicable: the registry has no TunnelMTU
|   headroom
|     How far below what carries it is the VPN? (100 is the rule)
|     by NlMtu of both interfaces
|     measured: 100 below the 1500 of NIC 1, which leads to the server
|   route
|     By which interface do packets to the VPN server leave?
|     by GetBestRoute2
|     measured: NIC 1, prefix of 32 bits, by a gateway
|   ping-time
|     Does the server answer pings, and how soon?
|     by 4 echo requests of 100 bytes
|     measured: 4 of 4 answered, the first after 20000 microseconds
|   ping-local
|     What is said of a packet that is too big for this PC?
|     by an echo request, DF set, 1 byte above the interface's MTU
|     measured: 1501 bytes: refused by this PC (status 11009)
|   ping-full
|     What is said of a packet as big as the interface allows?
|     by an echo request, DF set
|     measured: 1500 bytes: no answer (status 11010)
|   path-mtu
|     What does Windows remember of the path after that?
|     by GetIpPathEntry
|     measured: 1500
|   ping-many
|     How many requests can be under way at once?
|     by echo requests of 100 bytes, as many as vpnmtu ever has
|     measured: 128 at least; 128 answered, the last after 20000 microseconds
|   ppp-headers
|     How long are the headers of L2TP and PPP as they are sent?
|     by a capture outside this PC
|     not measured: only a capture outside this PC shows it
|   esp-df
|     Does ESP leave with DF, or is it fragmented?
|     by a capture outside this PC
|     not measured: only a capture outside this PC shows it
|
| 31 measured, 4 not measured, 2 not applicable

== the event log cannot be read, which is a row and no failure
machine: selftest-events-refused
$ vpnmtu selftest --json
exit 0
| {"schemaVersion":"1.0","command":"selftest","exitCode":0,"data":{"version":"@VERSION@","time":"2026-01-01T00:00:00Z","full":false,"set":false,"facts":[{"id":"windows-version","subject":"this PC","question":"Which Windows is it, and on which processor?","how":"RtlGetVersion, IsWow64Process2","result":"measured","value":"10.0.22631 on x64","why":null},{"id":"rights","subject":"this PC","question":"Does vpnmtu run elevated, as SYSTEM, in which session?","how":"TokenElevation, TokenUser, ProcessIdToSessionId","result":"measured","value":"elevated, not SYSTEM, session 1","why":null},{"id":"clock","subject":"this PC","question":"How fine is the clock?","how":"QueryPerformanceFrequency","result":"measured","value":"10000000 ticks a second","why":null},{"id":"ras-list","subject":"this PC","question":"Does RAS list connections, and which RASCONNW does it take?","how":"RasEnumConnectionsW","result":"measured","value":"dialled: 1; RASCONNW of 1388 bytes","why":null},{"id":"ras-as-system","subject":"this PC","question":"Does SYSTEM see the connections that users have dialled?","how":"RasEnumConnectionsW as S-1-5-18","result":"not-measured","value":null,"why":"vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM"},{"id":"ras-events","subject":"this PC","question":"What has RasClient logged in the last 7 days?","how":"EvtQuery, Application log: ids alone","result":"not-measured","value":null,"why":"administrator rights are needed: Access is denied. (5)"},{"id":"sa-list","subject":"this PC","question":"Can IPsec's security associations be read?","how":"IPsecSaContextEnum1","result":"measured","value":"0 inbound, 1 outbound","why":null},{"id":"tunnel-mtu","subject":"this PC","question":"Which TunnelMTU does the registry have?","how":"NdisWan\\Parameters\\Protocols\\0","result":"measured","value":"none; 2 of 4 levels of the key","why":null},{"id":"tunnel-mtu-when","subject":"this PC","question":"Is a reconnect enough for TunnelMTU, or a restart needed?","how":"a new TunnelMTU and a reconnect","result":"not-measured","value":null,"why":"it outlasts this run: vpnmtu registry set, reconnect, and look at tunnel-mtu-honoured"},{"id":"ras-device","subject":"VPN 1","question":"Which device carries the connection?","how":"RASCONNW.szDeviceName","result":"measured","value":"WAN Miniport (IKEv2); of type vpn; connected","why":null},{"id":"ras-alias","subject":"VPN 1","question":"Is the interface's alias the name of the phonebook's entry?","how":"RASCONNW.szEntryName, MIB_IF_ROW2.Alias","result":"measured","value":"yes","why":null},{"id":"ras-description","subject":"VPN 1","question":"Is its description the same?","how":"MIB_IF_ROW2.Description","result":"measured","value":"yes","why":null},{"id":"ras-guid","subject":"VPN 1","question":"Is the interface's GUID that of the entry?","how":"RASCONNW.guidEntry, MIB_IF_ROW2.InterfaceGuid","result":"measured","value":"no: the entry has none","why":null},{"id":"if-type","subject":"VPN 1","question":"Of which type is the interface?","how":"MIB_IF_ROW2.Type","result":"measured","value":"23 (PPP)","why":null},{"id":"media-type","subject":"VPN 1","question":"Which NDIS medium is it?","how":"MIB_IF_ROW2.MediaType","result":"measured","value":"0 (802.3)","why":null},{"id":"access-type","subject":"VPN 1","question":"Which access type does it have?","how":"MIB_IF_ROW2.AccessType","result":"measured","value":"0","why":null},{"id":"connection-type","subject":"VPN 1","question":"Which connection type?","how":"MIB_IF_ROW2.ConnectionType","result":"measured","value":"0","why":null},{"id":"ras-status","subject":"VPN 1","question":"Which RASCONNSTATUSW is taken, and does it name both ends?","how":"RasGetConnectStatusW","result":"measured","value":"608 bytes; PC: a public IPv4 address; server: a public IPv4 address","why":null},{"id":"ras-projection","subject":"VPN 1","question":"What does the projection tell of NAT, cipher, addresses?","how":"RasGetProjectionInfoEx","result":"measured","value":"IKEv2; behind a NAT; AES; server inside the tunnel: IPv4 a private IPv4 address (10.0.0.0/8), IPv6 not told","why":null},{"id":"event-time","subject":"VPN 1","question":"When is RasClient's event 20225 written, and when is the interface ready?","how":"TimeCreated, MIB_UNICASTIPADDRESS_ROW.CreationTimeStamp","result":"not-measured","value":null,"why":"administrator rights are needed: Access is denied. (5)"},{"id":"events-since","subject":"VPN 1","question":"What did RasClient log since? (where it roamed by MOBIKE: what that logs)","how":"EvtQuery, by CoId","result":"not-measured","value":null,"why":"administrator rights are needed: Access is denied. (5)"},{"id":"sa-count","subject":"VPN 1","question":"How many security associations does the connection have?","how":"IPsecSaContextEnum1, by the server's address","result":"measured","value":"0 inbound, 1 outbound; tunnel mode: 1, transport mode: 0","why":null},{"id":"sa-suite","subject":"VPN 1","question":"With which cipher and integrity?","how":"IPSEC_SA0: cipher and integrity ids, no keys","result":"measured","value":"aes-cbc and hmac-sha1-96","why":null},{"id":"sa-udp","subject":"VPN 1","question":"Is their pointer to UDP encapsulation set?","how":"IPSEC_SA_DETAILS1.udpEncapsulation","result":"measured","value":"in 1 of 1","why":null},{"id":"udp-without-nat","subject":"VPN 1","question":"Is UDP used where there is no NAT?","how":"the projection's flags and udpEncapsulation","result":"not-applicable","value":null,"why":"there is a NAT"},{"id":"ip-mtu","subject":"VPN 1","question":"Which MTUs does IP have?","how":"MIB_IPINTERFACE_ROW.NlMtu","result":"measured","value":"IPv4 1400, IPv6 1400","why":null},{"id":"ndis-mtu","subject":"VPN 1","question":"Which MTU does NDIS have? (1400 would bound IP's)","how":"MIB_IF_ROW2.Mtu","result":"measured","value":"1400","why":null},{"id":"tunnel-mtu-honoured","subject":"VPN 1","question":"Does the VPN have TunnelMTU as its MTU?","how":"TunnelMTU and NlMtu","result":"not-applicable","value":null,"why":"the registry has no TunnelMTU"},{"id":"headroom","subject":"VPN 1","question":"How far below what carries it is the VPN? (100 is the rule)","how":"NlMtu of both interfaces","result":"measured","value":"100 below the 1500 of NIC 1, which leads to the server","why":null},{"id":"route","subject":"VPN 1","question":"By which interface do packets to the VPN server leave?","how":"GetBestRoute2","result":"measured","value":"NIC 1, prefix of 32 bits, by a gateway","why":null},{"id":"ping-time","subject":"VPN 1","question":"Does the server answer pings, and how soon?","how":"4 echo requests of 100 bytes","result":"measured","value":"4 of 4 answered, the first after 20000 microseconds","why":null},{"id":"ping-local","subject":"VPN 1","question":"What is said of a packet that is too big for this PC?","how":"an echo request, DF set, 1 byte above the interface's MTU","result":"measured","value":"1501 bytes: refused by this PC (status 11009)","why":null},{"id":"ping-full","subject":"VPN 1","question":"What is said of a packet as big as the interface allows?","how":"an echo request, DF set","result":"measured","value":"1500 bytes: no answer (status 11010)","why":null},{"id":"path-mtu","subject":"VPN 1","question":"What does Windows remember of the path after that?","how":"GetIpPathEntry","result":"measured","value":"1500","why":null},{"id":"ping-many","subject":"VPN 1","question":"How many requests can be under way at once?","how":"echo requests of 100 bytes, as many as vpnmtu ever has","result":"measured","value":"128 at least; 128 answered, the last after 20000 microseconds","why":null},{"id":"ppp-headers","subject":"VPN 1","question":"How long are the headers of L2TP and PPP as they are sent?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"},{"id":"esp-df","subject":"VPN 1","question":"Does ESP leave with DF, or is it fragmented?","how":"a capture outside this PC","result":"not-measured","value":null,"why":"only a capture outside this PC shows it"}]},"errors":[]}
