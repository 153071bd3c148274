# The version, in every spelling.

== version
$ vpnmtu version
exit 0
| vpnmtu @VERSION@

== version as JSON
$ vpnmtu version --json
exit 0
| {"schemaVersion":"1.0","command":"version","exitCode":0,"data":{"version":"@VERSION@"},"errors":[]}

== /version as JSON
$ vpnmtu /version --json
exit 0
| {"schemaVersion":"1.0","command":"version","exitCode":0,"data":{"version":"@VERSION@"},"errors":[]}

== --json before --version
$ vpnmtu --json --version
exit 0
| {"schemaVersion":"1.0","command":"version","exitCode":0,"data":{"version":"@VERSION@"},"errors":[]}
