# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The lab: a client, a router and a server in network namespaces, a real IKEv2 VPN between client and server, and Wine
# in the client, whose iphlpapi.dll works on the real Linux interfaces, and whose rasapi32.dll and fwpuclnt.dll tell of
# the real VPN. Sourced by run and cases.
#
#   client eth0 192.0.2.2 ---- router ---- server 198.51.100.2 (and .3), and 10.20.0.1 and 10.30.0.1 behind it
#          ipsec0 10.10.0.1  ===== VPN =====
#   and where a test asks for them:
#          eth1 203.0.113.2 -- router (lab_second_link)    ipsec1 10.10.0.2 == second VPN == (lab_second_vpn_up)
#
# Nothing outside is touched: all names carry this run's own suffix, so that several labs run at once, and lab_stop
# takes everything down again. Call lab_start first: it also arranges that lab_stop runs however the script ends.

lab_here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab_root=$(cd "$lab_here/../.." && pwd)
lab_build=$lab_root/build/lab # what all runs share: the test DLL and a fresh Wine prefix to copy
lab_exe=${VPNMTU_EXE:-$lab_root/build/windows/vpnmtu.exe}

lab_client_address=192.0.2.2
lab_server_address=198.51.100.2
lab_second_server_address=198.51.100.3 # of the same computer, for the second VPN
lab_inner_server=10.20.0.1
lab_second_inner_server=10.30.0.1 # of the second VPN
lab_second_address=203.0.113.2    # of the second link

lab_dir=    # this run's files
lab_prefix= # this run's Wine prefix
lab_client= # the namespaces
lab_router=
lab_server=
lab_daemons=()     # process ids to end
lab_watch_pid=     # of vpnmtu watch
lab_vpn_daemons=() # the same, of strongSwan

export WINEDEBUG=-all
lab_own_dlls='iphlpapi,rasapi32,fwpuclnt=n;'
export WINEDLLOVERRIDES=$lab_own_dlls'winedbg.exe=d;mscoree=d;mshtml=d;winemenubuilder.exe=d'

# shellcheck source=tests/lab/network.sh
. "$lab_here/network.sh"
# shellcheck source=tests/lab/vpn.sh
. "$lab_here/vpn.sh"
# shellcheck source=tests/lab/wine.sh
. "$lab_here/wine.sh"

lab_fail()
{
    echo "${0##*/}: $*" >&2
    exit 1
}

# --- start and stop ---------------------------------------------------------------------------------------------

# lab_start PATH_MTU: networks and Wine, no VPN yet
lab_start()
{
    ((EUID == 0)) || lab_fail "the lab makes network namespaces: run it as root"
    [[ -c /dev/net/tun ]] || lab_fail "no /dev/net/tun: the VPN needs it"
    trap lab_stop EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    lab_dir=$(mktemp -d "${TMPDIR:-/tmp}/vpnmtu-lab.XXXXXX")
    export VPNMTU_LAB_VPNS=$lab_dir/vpns # where the test DLLs look for the VPNs
    lab_client=${lab_dir##*/}-client
    lab_router=${lab_dir##*/}-router
    lab_server=${lab_dir##*/}-server
    lab_make_networks "$1"
    lab_make_prefix
}

lab_stop()
{
    trap '' HUP INT TERM
    if [[ -n $lab_prefix ]]; then
        WINEPREFIX=$lab_prefix wineserver -k 2>/dev/null || true
        WINEPREFIX=$lab_prefix timeout 20 wineserver -w 2>/dev/null || true
        rm -rf "$lab_prefix"
    fi
    local daemon
    for daemon in "${lab_daemons[@]}" "${lab_vpn_daemons[@]}"; do
        lab_end_daemon "$daemon"
    done
    local namespace
    for namespace in "$lab_client" "$lab_router" "$lab_server"; do
        [[ -n $namespace ]] && ip netns del "$namespace" 2>/dev/null
    done
    [[ -n $lab_dir ]] && rm -rf "$lab_dir"
    return 0
}

# lab_end_daemon PID: only ever called for children of this script, whose ids cannot have been given away
lab_end_daemon()
{
    kill "$1" 2>/dev/null || return 0
    local attempt
    for attempt in {1..30}; do
        kill -0 "$1" 2>/dev/null || break
        ((attempt < 30)) || kill -KILL "$1" 2>/dev/null || true
        sleep 0.1
    done
    wait "$1" 2>/dev/null || true
}

# lab_wait_for SECONDS COMMAND...: runs the command every 0.1 s until it succeeds
lab_wait_for()
{
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || return 1
        sleep 0.1
    done
}
