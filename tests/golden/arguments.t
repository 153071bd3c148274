# How a command line is read: options, values, operands, slash forms. Nothing here touches a machine.

== an unknown command with a near one
$ vpnmtu calk
exit 2
! vpnmtu: unknown command "calk"
! try: vpnmtu calc

== an unknown command with none near
$ vpnmtu frobnicate
exit 2
! vpnmtu: unknown command "frobnicate"
! try: vpnmtu help

== the beginning of just one command is no command
$ vpnmtu ver
exit 2
! vpnmtu: unknown command "ver"
! try: vpnmtu version

== a command in capitals
$ vpnmtu CALC
exit 2
! vpnmtu: unknown command "CALC"
! try: vpnmtu help

== an empty command
$ vpnmtu ''
exit 2
! vpnmtu: unknown command ""
! try: vpnmtu help

== a command with a newline and ESC is shown escaped
$ vpnmtu 'ca[31mlc'
exit 2
! vpnmtu: unknown command "ca\u{1B}[31mlc\u{07}"
! try: vpnmtu help

== an unknown option with a near one
$ vpnmtu calc --path-mut 1454
exit 2
! vpnmtu: unknown option "--path-mut"
! try: --path-mtu

== an unknown option with a value in one word
$ vpnmtu calc --pathmtu=1454
exit 2
! vpnmtu: unknown option "--pathmtu"
! try: --path-mtu

== an unknown option with none near
$ vpnmtu calc --frobnicate
exit 2
! vpnmtu: unknown option "--frobnicate"
! try: vpnmtu help options

== no abbreviations
$ vpnmtu calc --path 1454
exit 2
! vpnmtu: unknown option "--path"
! try: --path-mtu

== a single dash
$ vpnmtu calc -path-mtu 1454
exit 2
! vpnmtu: unknown option "-path-mtu"
! try: --path-mtu

== an option in capitals
$ vpnmtu calc --PATH-MTU 1454
exit 2
! vpnmtu: unknown option "--PATH-MTU"
! try: vpnmtu help options

== an option twice
$ vpnmtu calc --path-mtu 1454 --path-mtu 1454
exit 2
! vpnmtu: --path-mtu is given twice

== a flag twice
$ vpnmtu calc --json --json
exit 2
| {"schemaVersion":"1.0","command":"calc","exitCode":2,"data":null,"errors":[{"code":"usage","message":"--json is given twice","windowsCode":null}]}
! vpnmtu: --json is given twice

== a flag with a value
$ vpnmtu calc --json=yes
exit 2
! vpnmtu: --json takes no value

== a value in one word
$ vpnmtu calc --path-mtu=1454 --inner=1374
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|   1374   1440

== an empty value in one word
$ vpnmtu calc --path-mtu=
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not ""

== an empty text value
$ vpnmtu calc --cipher=
exit 2
! vpnmtu: --cipher takes a value that is not empty

== an empty text value as a word of its own
$ vpnmtu calc --cipher ''
exit 2
! vpnmtu: --cipher takes a value that is not empty

== a missing value at the end
$ vpnmtu calc --path-mtu
exit 2
! vpnmtu: --path-mtu takes a value
! try: --path-mtu N

== a missing value before another option
$ vpnmtu calc --path-mtu --json
exit 2
| {"schemaVersion":"1.0","command":"calc","exitCode":2,"data":null,"errors":[{"code":"usage","message":"--path-mtu takes a value","windowsCode":null}]}
! vpnmtu: --path-mtu takes a value
! try: --path-mtu N

== an option of another command
$ vpnmtu calc --dry-run
exit 2
! vpnmtu: calc does not take --dry-run
! try: vpnmtu help calc

== a target option in show
$ vpnmtu show --mtu 1400
exit 2
! vpnmtu: show does not take --mtu
! try: vpnmtu help show

== an option that undo does not take
$ vpnmtu undo --wait 3
exit 2
! vpnmtu: undo does not take --wait
! try: vpnmtu help undo

== an option that version does not take
$ vpnmtu version --quiet
exit 2
! vpnmtu: version does not take --quiet
! try: vpnmtu help version

== an option that help does not take
$ vpnmtu help --json
exit 2
| {"schemaVersion":"1.0","command":"help","exitCode":2,"data":null,"errors":[{"code":"usage","message":"help does not take --json","windowsCode":null}]}
! vpnmtu: help does not take --json
! try: vpnmtu help help

== the wrong command is found before the contradiction
$ vpnmtu undo --path-mtu 1454 --line flets
exit 2
! vpnmtu: undo does not take --path-mtu
! try: vpnmtu help undo

== an option before the command
$ vpnmtu --path-mtu 1454 calc --inner 1374
exit 0
|   VPN               IKEv2
|   Outside           IPv4
|   NAT traversal     yes, UDP 4500
|   Cipher            aes-cbc
|   Integrity         hmac-sha1-96
|
|  inner   wire
|  ----- ------
|   1374   1440

== an operand too many
$ vpnmtu calc 1454
exit 2
! vpnmtu: calc does not take "1454"
! try: vpnmtu help calc

== an operand too many for version
$ vpnmtu version now
exit 2
! vpnmtu: version does not take "now"
! try: vpnmtu help version

== two operands for show
$ vpnmtu show a b
exit 2
! vpnmtu: show does not take "b"
! try: vpnmtu help show

== two dashes end the options
$ vpnmtu calc -- --path-mtu 1454
exit 2
! vpnmtu: calc does not take "--path-mtu"
! try: vpnmtu help calc

== two dashes before the command
$ vpnmtu -- version
exit 0
| vpnmtu @VERSION@

== two dashes and an unknown word
$ vpnmtu version -- --json
exit 2
! vpnmtu: version does not take "--json"
! try: vpnmtu help version

== a Windows slash form that is none
$ vpnmtu calc /path-mtu:1454
exit 2
! vpnmtu: "/path-mtu:1454" is no option: options start with --
! try: vpnmtu help

== a slash alone is an operand
$ vpnmtu /
exit 2
! vpnmtu: unknown command "/"
! try: vpnmtu help

== a dash alone is an operand
$ vpnmtu -
exit 2
! vpnmtu: unknown command "-"
! try: vpnmtu help

== /quiet is --quiet, which calc does not take
$ vpnmtu calc /quiet
exit 2
! vpnmtu: calc does not take --quiet
! try: vpnmtu help calc

== /quiet and --quiet are the same option twice
$ vpnmtu apply /quiet --quiet
exit 2
! vpnmtu: --quiet is given twice

== /QUIET is no slash form
$ vpnmtu apply /QUIET
exit 2
! vpnmtu: "/QUIET" is no option: options start with --
! try: vpnmtu help

== /? is help
$ vpnmtu /?
exit 0
| vpnmtu gives a VPN the largest MTU that its path carries.
|
| usage: vpnmtu <command> [arguments] [options]
|
| Commands:
|   show [IFACE]            the interfaces, their MTUs and roles, and a verdict
|                           on each VPN
|   calc                    work out the largest MTU; touches nothing
|   probe HOST              measure the path MTU to a host, outside the VPN
|   check                   is the connected VPN as it should be? exit 0 or 1
|   apply                   give every connected VPN the largest MTU that fits
|   undo                    restore what apply changed, where it is still ours
|   registry show|set|clear
|                           NdisWan's TunnelMTU: the MTU of all built-in VPNs of
|                           this PC
|   mss [NAME]              firewall rules for the VPN server that clamp TCP MSS
|   task install|remove|status
|                           a scheduled task that runs apply when a VPN connects
|   watch                   stay, and apply again whenever the VPN comes back
|   selftest                measure what vpnmtu assumes of Windows: a report to
|                           send
|   dsc get|set|test|export|schema
|                           VPNs as a resource of Microsoft DSC v3: JSON in, JSON
|                           out
|   help [TOPIC]            help on a command or a topic
|   version                 the version of this program
|
| Topics, for `vpnmtu help TOPIC`:
|   options                 every option
|   exit-codes              what each exit code means
|   ciphers                 the names of ciphers, integrity algorithms and TLS
|                           suites
|   lines                   the access lines of --line
|   findings                what check warns of
|   policy                  what an administrator can prescribe or prefer in the
|                           registry
|   events                  what is written to the event log and the registry
|   809                     error 809 when connecting
|
| Without arguments vpnmtu is `vpnmtu show`.

== /version is version
$ vpnmtu /version
exit 0
| vpnmtu @VERSION@

== --version is version
$ vpnmtu --version
exit 0
| vpnmtu @VERSION@

== --version after a command
$ vpnmtu calc --version
exit 2
! vpnmtu: unknown option "--version"
! try: vpnmtu help options

== -h after a command is its help
$ vpnmtu version -h
exit 0
| vpnmtu version: the version of this program
|
| usage: vpnmtu version [options]
|
| Output:
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu version

== -? after a command is its help
$ vpnmtu version "-?"
exit 0
| vpnmtu version: the version of this program
|
| usage: vpnmtu version [options]
|
| Output:
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu version

== --help wins over a wrong command for an option
$ vpnmtu version --dry-run --help
exit 0
| vpnmtu version: the version of this program
|
| usage: vpnmtu version [options]
|
| Output:
|   --json                  print one JSON document
|   --help                  print help (also -h, -?, /?)
|
| Examples:
|   vpnmtu version

== --help does not win over what cannot be read
$ vpnmtu calc --path-mtu 0 --help
exit 2
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "0"

== an error as JSON
$ vpnmtu calc --path-mtu 0 --json
exit 2
| {"schemaVersion":"1.0","command":"calc","exitCode":2,"data":null,"errors":[{"code":"usage","message":"--path-mtu takes a number from 68 to 65535, not \"0\"","windowsCode":null}]}
! vpnmtu: --path-mtu takes a number from 68 to 65535, not "0"

== an unknown command as JSON
$ vpnmtu calk --json
exit 2
| {"schemaVersion":"1.0","command":null,"exitCode":2,"data":null,"errors":[{"code":"usage","message":"unknown command \"calk\"","windowsCode":null}]}
! vpnmtu: unknown command "calk"
! try: vpnmtu calc

== an unknown option as JSON
$ vpnmtu calc --jsom --json
exit 2
| {"schemaVersion":"1.0","command":"calc","exitCode":2,"data":null,"errors":[{"code":"usage","message":"unknown option \"--jsom\"","windowsCode":null}]}
! vpnmtu: unknown option "--jsom"
! try: --json

== a wrong option as JSON
$ vpnmtu help --json calc
exit 2
| {"schemaVersion":"1.0","command":"help","exitCode":2,"data":null,"errors":[{"code":"usage","message":"help does not take --json","windowsCode":null}]}
! vpnmtu: help does not take --json
! try: vpnmtu help help

== after two dashes --json is no option
$ vpnmtu calc -- --json
exit 2
! vpnmtu: calc does not take "--json"
! try: vpnmtu help calc

== --path-mtu and --line contradict
$ vpnmtu calc --path-mtu 1454 --line flets
exit 2
! vpnmtu: --path-mtu and --line contradict each other: both say what the path carries

== --quiet and --json contradict
$ vpnmtu apply --quiet --json
exit 2
| {"schemaVersion":"1.0","command":"apply","exitCode":2,"data":null,"errors":[{"code":"usage","message":"--quiet and --json contradict each other: one asks for silence, the other for a document","windowsCode":null}]}
! vpnmtu: --quiet and --json contradict each other: one asks for silence, the other for a document

== --physical-mtu and --inner contradict
$ vpnmtu calc --physical-mtu 1500 --inner 1374
exit 2
! vpnmtu: --physical-mtu and --inner contradict each other: --inner only tells packet sizes

== --mtu and --path-mtu contradict in apply
$ vpnmtu apply --mtu 1374 --path-mtu 1454
exit 2
! vpnmtu: --mtu and --path-mtu contradict each other: the MTU is given, so it is not computed

== --mtu and --line contradict in apply
$ vpnmtu apply --mtu 1374 --line flets
exit 2
! vpnmtu: --mtu and --line contradict each other: the MTU is given, so it is not computed

== --mtu and --cipher contradict in apply
$ vpnmtu apply --mtu 1374 --cipher aes-cbc
exit 2
! vpnmtu: --mtu and --cipher contradict each other: the MTU is given, so it is not computed

== --mtu and --integrity contradict in apply
$ vpnmtu apply --mtu 1374 --integrity hmac-sha1-96
exit 2
! vpnmtu: --mtu and --integrity contradict each other: the MTU is given, so it is not computed

== after -- nothing is an option
machine: laptop
$ vpnmtu show -- -h
exit 5
! vpnmtu: there is no interface "-h"
! try: vpnmtu show --all

== help is no document
$ vpnmtu show --help --json
exit 2
| {"schemaVersion":"1.0","command":"show","exitCode":2,"data":null,"errors":[{"code":"usage","message":"help is text: it does not take --json","windowsCode":null}]}
! vpnmtu: help is text: it does not take --json
