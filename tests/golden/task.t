# The scheduled task: made, seen, removed; whose it is; where its program may lie.

== nothing is there: status
machine: empty
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             not installed
$ vpnmtu task
exit 0
| Scheduled task \vpnmtu
|   State             not installed
$ vpnmtu task status --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","installed":false,"ours":null,"enabled":null,"version":null,"program":null,"arguments":null,"triggers":[],"lastRun":null,"nextRun":null,"lastResult":null},"errors":[]}
$ vpnmtu task status --quiet
exit 0
$ vpnmtu task remove
exit 0
| There is no task \vpnmtu: nothing to do.
$ vpnmtu task remove --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","result":"unchanged"},"errors":[]}

== installed, twice, changed, and removed
machine: empty
$ vpnmtu task install
exit 0
| Installed the task \vpnmtu.
$ vpnmtu task install
exit 0
| The task \vpnmtu is there already: nothing to do.
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             installed
|   Made by           vpnmtu
|   Version           @VERSION@
|   Runs when         a VPN connects (RasClient 20225)
|   Program           C:\Program Files\vpnmtu\vpnmtu.exe
|   Arguments         apply --quiet --wait 10
|   Last run          never
$ vpnmtu task status --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","installed":true,"ours":true,"enabled":true,"version":"@VERSION@","program":"C:\\Program Files\\vpnmtu\\vpnmtu.exe","arguments":"apply --quiet --wait 10","triggers":["connection"],"lastRun":null,"nextRun":null,"lastResult":null},"errors":[]}
$ vpnmtu task install --vpn ikev2 --line flets --connection Office --on-network --at-logon --wait 30
exit 0
| Updated the task \vpnmtu.
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             installed
|   Made by           vpnmtu
|   Version           @VERSION@
|   Runs when         a VPN connects (RasClient 20225)
|   or when           a network connects (NetworkProfile 10000)
|   or when           somebody logs on
|   Program           C:\Program Files\vpnmtu\vpnmtu.exe
|   Arguments         apply --quiet --wait 30 --vpn ikev2 --line flets --connection Office
|   Last run          never
$ vpnmtu task status --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","installed":true,"ours":true,"enabled":true,"version":"@VERSION@","program":"C:\\Program Files\\vpnmtu\\vpnmtu.exe","arguments":"apply --quiet --wait 30 --vpn ikev2 --line flets --connection Office","triggers":["connection","network","logon"],"lastRun":null,"nextRun":null,"lastResult":null},"errors":[]}
$ vpnmtu task install --quiet
exit 0
$ vpnmtu task remove
exit 0
| Removed the task \vpnmtu.
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             not installed
$ vpnmtu task install --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","result":"installed"},"errors":[]}
$ vpnmtu task install --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","result":"unchanged"},"errors":[]}
$ vpnmtu task install --mtu 1374 --family ipv4 --method both --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","result":"updated"},"errors":[]}
$ vpnmtu task remove --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","result":"removed"},"errors":[]}
$ vpnmtu task remove --quiet
exit 0

== the definition, printed and not installed
machine: empty
$ vpnmtu task install --print-xml
exit 0
| <?xml version="1.0"?>
| <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
|   <RegistrationInfo>
|     <URI>\vpnmtu</URI>
|     <SecurityDescriptor>D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;AU)</SecurityDescriptor>
|     <Source>vpnmtu</Source>
|     <Author>vpnmtu</Author>
|     <Version>@VERSION@</Version>
|     <Description>Gives a VPN the largest MTU that its path carries, when it connects. Made by `vpnmtu task install`; `vpnmtu task remove` removes it.</Description>
|   </RegistrationInfo>
|   <Triggers>
|     <EventTrigger>
|       <Enabled>true</Enabled>
|       <Subscription>&lt;QueryList&gt;&lt;Query Id=&quot;0&quot; Path=&quot;Application&quot;&gt;&lt;Select Path=&quot;Application&quot;&gt;*[System[Provider[@Name='RasClient'] and EventID=20225]]&lt;/Select&gt;&lt;/Query&gt;&lt;/QueryList&gt;</Subscription>
|     </EventTrigger>
|   </Triggers>
|   <Settings>
|     <AllowStartOnDemand>true</AllowStartOnDemand>
|     <MultipleInstancesPolicy>Queue</MultipleInstancesPolicy>
|     <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
|     <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
|     <StartWhenAvailable>true</StartWhenAvailable>
|     <Enabled>true</Enabled>
|     <Hidden>false</Hidden>
|     <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
|     <Priority>5</Priority>
|   </Settings>
|   <Principals>
|     <Principal id="System">
|       <UserId>S-1-5-18</UserId>
|       <RunLevel>HighestAvailable</RunLevel>
|     </Principal>
|   </Principals>
|   <Actions Context="System">
|     <Exec>
|       <Command>&quot;C:\Program Files\vpnmtu\vpnmtu.exe&quot;</Command>
|       <Arguments>apply --quiet --wait 10</Arguments>
|     </Exec>
|   </Actions>
| </Task>
$ vpnmtu task install --print-xml --connection "日本 'VPN' & ]]>" --on-network --at-logon --cipher AES256
exit 0
| <?xml version="1.0"?>
| <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
|   <RegistrationInfo>
|     <URI>\vpnmtu</URI>
|     <SecurityDescriptor>D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;AU)</SecurityDescriptor>
|     <Source>vpnmtu</Source>
|     <Author>vpnmtu</Author>
|     <Version>@VERSION@</Version>
|     <Description>Gives a VPN the largest MTU that its path carries, when it connects. Made by `vpnmtu task install`; `vpnmtu task remove` removes it.</Description>
|   </RegistrationInfo>
|   <Triggers>
|     <EventTrigger>
|       <Enabled>true</Enabled>
|       <Subscription>&lt;QueryList&gt;&lt;Query Id=&quot;0&quot; Path=&quot;Application&quot;&gt;&lt;Select Path=&quot;Application&quot;&gt;*[System[Provider[@Name='RasClient'] and EventID=20225]] and *[EventData[Data=&amp;quot;&#x65E5;&#x672C; 'VPN' &amp;amp; ]]&amp;gt;&amp;quot;]]&lt;/Select&gt;&lt;/Query&gt;&lt;/QueryList&gt;</Subscription>
|     </EventTrigger>
|     <EventTrigger>
|       <Enabled>true</Enabled>
|       <Subscription>&lt;QueryList&gt;&lt;Query Id=&quot;0&quot; Path=&quot;Microsoft-Windows-NetworkProfile/Operational&quot;&gt;&lt;Select Path=&quot;Microsoft-Windows-NetworkProfile/Operational&quot;&gt;*[System[Provider[@Name='Microsoft-Windows-NetworkProfile'] and EventID=10000]]&lt;/Select&gt;&lt;/Query&gt;&lt;/QueryList&gt;</Subscription>
|     </EventTrigger>
|     <LogonTrigger>
|       <Enabled>true</Enabled>
|     </LogonTrigger>
|   </Triggers>
|   <Settings>
|     <AllowStartOnDemand>true</AllowStartOnDemand>
|     <MultipleInstancesPolicy>Queue</MultipleInstancesPolicy>
|     <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
|     <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
|     <StartWhenAvailable>true</StartWhenAvailable>
|     <Enabled>true</Enabled>
|     <Hidden>false</Hidden>
|     <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
|     <Priority>5</Priority>
|   </Settings>
|   <Principals>
|     <Principal id="System">
|       <UserId>S-1-5-18</UserId>
|       <RunLevel>HighestAvailable</RunLevel>
|     </Principal>
|   </Principals>
|   <Actions Context="System">
|     <Exec>
|       <Command>&quot;C:\Program Files\vpnmtu\vpnmtu.exe&quot;</Command>
|       <Arguments>apply --quiet --wait 10 --cipher AES256 --connection &quot;&#x65E5;&#x672C; 'VPN' &amp; ]]&gt;&quot;</Arguments>
|     </Exec>
|   </Actions>
| </Task>
$ vpnmtu task install --print-xml --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","definition":"<?xml version=\"1.0\"?>\n<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n  <RegistrationInfo>\n    <URI>\\vpnmtu</URI>\n    <SecurityDescriptor>D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;AU)</SecurityDescriptor>\n    <Source>vpnmtu</Source>\n    <Author>vpnmtu</Author>\n    <Version>@VERSION@</Version>\n    <Description>Gives a VPN the largest MTU that its path carries, when it connects. Made by `vpnmtu task install`; `vpnmtu task remove` removes it.</Description>\n  </RegistrationInfo>\n  <Triggers>\n    <EventTrigger>\n      <Enabled>true</Enabled>\n      <Subscription>&lt;QueryList&gt;&lt;Query Id=&quot;0&quot; Path=&quot;Application&quot;&gt;&lt;Select Path=&quot;Application&quot;&gt;*[System[Provider[@Name='RasClient'] and EventID=20225]]&lt;/Select&gt;&lt;/Query&gt;&lt;/QueryList&gt;</Subscription>\n    </EventTrigger>\n  </Triggers>\n  <Settings>\n    <AllowStartOnDemand>true</AllowStartOnDemand>\n    <MultipleInstancesPolicy>Queue</MultipleInstancesPolicy>\n    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n    <StartWhenAvailable>true</StartWhenAvailable>\n    <Enabled>true</Enabled>\n    <Hidden>false</Hidden>\n    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>\n    <Priority>5</Priority>\n  </Settings>\n  <Principals>\n    <Principal id=\"System\">\n      <UserId>S-1-5-18</UserId>\n      <RunLevel>HighestAvailable</RunLevel>\n    </Principal>\n  </Principals>\n  <Actions Context=\"System\">\n    <Exec>\n      <Command>&quot;C:\\Program Files\\vpnmtu\\vpnmtu.exe&quot;</Command>\n      <Arguments>apply --quiet --wait 10</Arguments>\n    </Exec>\n  </Actions>\n</Task>\n"},"errors":[]}
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             not installed

== the path of a printed definition is the program's own, wherever it is
machine: task-unsafe
$ vpnmtu task install --print-xml
exit 0
| <?xml version="1.0"?>
| <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
|   <RegistrationInfo>
|     <URI>\vpnmtu</URI>
|     <SecurityDescriptor>D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;AU)</SecurityDescriptor>
|     <Source>vpnmtu</Source>
|     <Author>vpnmtu</Author>
|     <Version>@VERSION@</Version>
|     <Description>Gives a VPN the largest MTU that its path carries, when it connects. Made by `vpnmtu task install`; `vpnmtu task remove` removes it.</Description>
|   </RegistrationInfo>
|   <Triggers>
|     <EventTrigger>
|       <Enabled>true</Enabled>
|       <Subscription>&lt;QueryList&gt;&lt;Query Id=&quot;0&quot; Path=&quot;Application&quot;&gt;&lt;Select Path=&quot;Application&quot;&gt;*[System[Provider[@Name='RasClient'] and EventID=20225]]&lt;/Select&gt;&lt;/Query&gt;&lt;/QueryList&gt;</Subscription>
|     </EventTrigger>
|   </Triggers>
|   <Settings>
|     <AllowStartOnDemand>true</AllowStartOnDemand>
|     <MultipleInstancesPolicy>Queue</MultipleInstancesPolicy>
|     <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
|     <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
|     <StartWhenAvailable>true</StartWhenAvailable>
|     <Enabled>true</Enabled>
|     <Hidden>false</Hidden>
|     <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
|     <Priority>5</Priority>
|   </Settings>
|   <Principals>
|     <Principal id="System">
|       <UserId>S-1-5-18</UserId>
|       <RunLevel>HighestAvailable</RunLevel>
|     </Principal>
|   </Principals>
|   <Actions Context="System">
|     <Exec>
|       <Command>&quot;C:\Tools\vpnmtu.exe&quot;</Command>
|       <Arguments>apply --quiet --wait 10</Arguments>
|     </Exec>
|   </Actions>
| </Task>
! vpnmtu: warning: `task install` would refuse this: not a place for a task that runs as SYSTEM: "C:\Tools" can be changed by Authenticated Users (rights 0x1301bf)

== names that no definition can hold
machine: empty
$ vpnmtu task install --connection "a'b\"c"
exit 2
! vpnmtu: the connection "a'b"c" has both ' and " in its name: no event filter (XPath) can ask for it
$ vpnmtu task install --connection "%PATH%"
exit 2
! vpnmtu: the Task Scheduler would replace a part of the connection "%PATH%": it cannot hold two "%" or "$("
$ vpnmtu task install --connection '$(x)'
exit 2
! vpnmtu: the Task Scheduler would replace a part of the connection "$(x)": it cannot hold two "%" or "$("
$ vpnmtu task install --connection ""
exit 2
! vpnmtu: --connection takes a value that is not empty
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             not installed

== what the task would be told is checked when it is made
machine: empty
$ vpnmtu task install --cipher rot13
exit 2
! vpnmtu: unknown cipher "rot13"
! try: vpnmtu help ciphers
$ vpnmtu task install --wait 241
exit 2
! vpnmtu: a task of vpnmtu may wait 240 seconds at most
$ vpnmtu task install --vpn wireguard --nat-t yes
exit 2
! vpnmtu: --nat-t means nothing for --vpn wireguard
$ vpnmtu task install --line flets --path-mtu 1400
exit 2
! vpnmtu: --path-mtu and --line contradict each other: both say what the path carries
$ vpnmtu task install --mtu 1374 --line flets
exit 2
! vpnmtu: --mtu and --line contradict each other: the MTU is given, so it is not computed
$ vpnmtu task install --dry-run
exit 2
! vpnmtu: task does not take --dry-run
! try: vpnmtu help task
$ vpnmtu task install --print-xml --quiet
exit 2
! vpnmtu: --print-xml and --quiet contradict each other: one asks for a definition, the other for silence

== what does not go together
machine: empty
$ vpnmtu task instal
exit 2
! vpnmtu: task takes install, remove or status, not "instal"
! try: vpnmtu task install
$ vpnmtu task enable
exit 2
! vpnmtu: task takes install, remove or status, not "enable"
! try: vpnmtu task status
$ vpnmtu task remove --line flets
exit 2
! vpnmtu: --line goes with task install
$ vpnmtu task status --print-xml
exit 2
! vpnmtu: --print-xml goes with task install
$ vpnmtu task remove --connection Office
exit 2
! vpnmtu: --connection goes with task install
$ vpnmtu task install now
exit 2
! vpnmtu: task does not take "now"
! try: vpnmtu help task
$ vpnmtu apply --on-network
exit 2
! vpnmtu: apply does not take --on-network
! try: vpnmtu help apply

== an older one that ran: seen, and updated
machine: task-ran
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             installed
|   Made by           vpnmtu
|   Version           0.0.9
|   Runs when         a VPN connects (RasClient 20225)
|   or when           a network connects (NetworkProfile 10000)
|   or when           somebody logs on
|   Program           C:\Program Files\vpnmtu\vpnmtu.exe
|   Arguments         apply --quiet --wait 10 --line flets
|   Last run          2026-11-24 09:30:00
|   Last result       5: not found: no connected VPN, no such interface, host does not resolve
$ vpnmtu task status --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","installed":true,"ours":true,"enabled":true,"version":"0.0.9","program":"C:\\Program Files\\vpnmtu\\vpnmtu.exe","arguments":"apply --quiet --wait 10 --line flets","triggers":["connection","network","logon"],"lastRun":"2026-11-24 09:30:00","nextRun":null,"lastResult":5},"errors":[]}
$ vpnmtu task install --line flets --on-network --at-logon
exit 0
| Updated the task \vpnmtu.
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             installed
|   Made by           vpnmtu
|   Version           @VERSION@
|   Runs when         a VPN connects (RasClient 20225)
|   or when           a network connects (NetworkProfile 10000)
|   or when           somebody logs on
|   Program           C:\Program Files\vpnmtu\vpnmtu.exe
|   Arguments         apply --quiet --wait 10 --line flets
|   Last run          never

== somebody else's task of that name is left alone
machine: task-foreign
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             installed, and disabled
|   Made by           somebody else: vpnmtu leaves it alone
|   Runs when         something else, which vpnmtu does not set up
|   Program           C:\x\u{202E}.exe
|   Arguments         a\u{09}b\u{200B}
|   Last run          2026-11-23 08:00:00
|   Last result       0x80070002: the program was not found
|   Next run          2026-11-25 08:00:00
$ vpnmtu task status --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","installed":true,"ours":false,"enabled":false,"version":null,"program":"C:\\x\u202E.exe","arguments":"a\tb\u200B","triggers":["other"],"lastRun":"2026-11-23 08:00:00","nextRun":"2026-11-25 08:00:00","lastResult":2147942402},"errors":[]}
$ vpnmtu task install
exit 2
! vpnmtu: the task \vpnmtu is not vpnmtu's (its source is not "vpnmtu", or it does not run as SYSTEM): it is not replaced
! try: look at it in taskschd.msc; delete or rename it there
$ vpnmtu task remove --json
exit 2
| {"schemaVersion":"1.0","command":"task","exitCode":2,"data":null,"errors":[{"code":"foreign-task","message":"the task \\vpnmtu is not vpnmtu's (its source is not \"vpnmtu\", or it does not run as SYSTEM): it is not removed","windowsCode":null}]}
! vpnmtu: the task \vpnmtu is not vpnmtu's (its source is not "vpnmtu", or it does not run as SYSTEM): it is not removed
! try: look at it in taskschd.msc; delete or rename it there

== a definition that cannot be read is not ours
machine: task-unreadable
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             installed
|   Made by           somebody else: vpnmtu leaves it alone
|   Definition        cannot be read
|   Last run          never
$ vpnmtu task status --json
exit 0
| {"schemaVersion":"1.0","command":"task","exitCode":0,"data":{"task":"\\vpnmtu","installed":true,"ours":false,"enabled":true,"version":null,"program":null,"arguments":null,"triggers":[],"lastRun":null,"nextRun":null,"lastResult":0},"errors":[]}
$ vpnmtu task remove
exit 2
! vpnmtu: the task \vpnmtu is not vpnmtu's (its source is not "vpnmtu", or it does not run as SYSTEM): it is not removed
! try: look at it in taskschd.msc; delete or rename it there

== where others can replace the program
machine: task-unsafe
$ vpnmtu task install
exit 2
! vpnmtu: not a place for a task that runs as SYSTEM: "C:\Tools" can be changed by Authenticated Users (rights 0x1301bf)
! try: put vpnmtu.exe into a folder of its own under C:\Program Files, where only administrators can write, and start it from there
$ vpnmtu task install --json
exit 2
| {"schemaVersion":"1.0","command":"task","exitCode":2,"data":null,"errors":[{"code":"unsafe-location","message":"not a place for a task that runs as SYSTEM: \"C:\\Tools\" can be changed by Authenticated Users (rights 0x1301bf)","windowsCode":null}]}
! vpnmtu: not a place for a task that runs as SYSTEM: "C:\Tools" can be changed by Authenticated Users (rights 0x1301bf)
! try: put vpnmtu.exe into a folder of its own under C:\Program Files, where only administrators can write, and start it from there
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             not installed

== from the network
machine: task-network
$ vpnmtu task install
exit 2
! vpnmtu: not a place for a task that runs as SYSTEM: "\\server\share\vpnmtu.exe" is not on a fixed drive of this PC
! try: put vpnmtu.exe into a folder of its own under C:\Program Files, where only administrators can write, and start it from there

== without administrator rights
machine: task-user
$ vpnmtu task install
exit 4
! vpnmtu: cannot register the task \vpnmtu: Access is denied. (5)
! try: run it from an administrator's prompt
$ vpnmtu task remove
exit 0
| There is no task \vpnmtu: nothing to do.
$ vpnmtu task status
exit 0
| Scheduled task \vpnmtu
|   State             not installed

== the Task Scheduler does not run
machine: task-stopped
$ vpnmtu task install
exit 3
! vpnmtu: cannot read the task \vpnmtu (1062)

== and status says so too
machine: task-stopped
$ vpnmtu task status --json
exit 3
| {"schemaVersion":"1.0","command":"task","exitCode":3,"data":null,"errors":[{"code":"windows","message":"cannot read the task \\vpnmtu (1062)","windowsCode":1062}]}
! vpnmtu: cannot read the task \vpnmtu (1062)
