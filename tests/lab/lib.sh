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

# --- networks ---------------------------------------------------------------------------------------------------

in_client() { ip netns exec "$lab_client" "$@"; }
in_router() { ip netns exec "$lab_router" "$@"; }
in_server() { ip netns exec "$lab_server" "$@"; }

# lab_make_networks PATH_MTU
lab_make_networks()
{
    local namespace
    for namespace in "$lab_client" "$lab_router" "$lab_server"; do
        ip netns add "$namespace"
        ip -n "$namespace" link set lo up
    done
    ip -n "$lab_client" link add eth0 type veth peer name client netns "$lab_router"
    ip -n "$lab_server" link add eth0 type veth peer name server netns "$lab_router"
    lab_address "$lab_client" eth0 "$lab_client_address/24" 2001:db8:1::2/64
    lab_address "$lab_router" client 192.0.2.1/24 2001:db8:1::1/64
    lab_address "$lab_router" server 198.51.100.1/24 2001:db8:2::1/64
    lab_address "$lab_server" eth0 "$lab_server_address/24" 2001:db8:2::2/64
    ip -n "$lab_server" address add "$lab_second_server_address/24" dev eth0
    ip -n "$lab_server" address add "$lab_inner_server/32" dev lo
    ip -n "$lab_server" address add "$lab_second_inner_server/32" dev lo
    ip -n "$lab_client" route add default via 192.0.2.1
    ip -n "$lab_client" route add default via 2001:db8:1::1
    ip -n "$lab_server" route add default via 198.51.100.1
    ip -n "$lab_server" route add default via 2001:db8:2::1
    in_router sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
    lab_break_path "$1"
}

# lab_address NAMESPACE INTERFACE ADDRESS...
lab_address()
{
    local address
    ip -n "$1" link set "$2" up
    for address in "${@:3}"; do
        # "nodad": an IPv6 address that can be used at once
        if [[ $address == *:* ]]; then
            ip -n "$1" address add "$address" dev "$2" nodad
        else
            ip -n "$1" address add "$address" dev "$2"
        fi
    done
}

# lab_break_path MTU: the line behind the router carries packets of at most MTU bytes. The router behaves as the ones
# do that make VPNs hang: what is too large is dropped without an ICMP message, and so are fragments. (Before routing,
# because there Linux would send that message itself if the next link's MTU were too small as well.)
lab_break_path()
{
    in_router nft -f - <<RULES
table inet path {
    counter oversize {}
    counter fragments {}
    chain line {
        type filter hook prerouting priority raw;
        meta length > $1 counter name oversize drop
        ip frag-off & 0x3fff != 0 counter name fragments drop
        exthdr frag exists counter name fragments drop
    }
}
RULES
}

# lab_router MTU [SETTING...]: from now on a program carries the packets instead of the router's kernel: each way at most
# MTU bytes, and otherwise as told, see router/router.h: settings_set. It tells of what is too large, unless too-big=off.
lab_router()
{
    local namespace interface
    for namespace in "$lab_client" "$lab_server"; do # whole packets, as on a wire
        for interface in $(ip -n "$namespace" -j link show type veth | jq -r '.[].ifname'); do
            ip netns exec "$namespace" "$lab_build/router" --no-offload "$interface"
        done
    done
    in_router nft delete table inet path 2>/dev/null || true
    in_router sysctl -qw net.ipv4.ip_forward=0 net.ipv6.conf.all.forwarding=0
    ip netns exec "$lab_router" "$lab_build/router" "$lab_dir/router" server client "mtu=$1" "${@:2}" \
        >"$lab_dir/router.log" 2>&1 &
    lab_daemons+=($!)
    lab_wait_for 10 lab_router_set || {
        cat "$lab_dir/router.log" >&2
        lab_fail "the router does not start"
    }
    ip -n "$lab_router" link show client2 >/dev/null 2>&1 && lab_router_set link=client2 >/dev/null
    return 0
}

# lab_router_set [SETTING...]: changes it while it runs; prints settings and counters as JSON
lab_router_set()
{
    "$lab_build/router" --tell "$lab_dir/router" "$@"
}

# lab_second_link [MTU]: the client's eth1, beside eth0 and with that MTU (an LTE modem, say), to the same router. Nothing
# goes there before lab_roam eth1.
lab_second_link()
{
    ip -n "$lab_client" link add eth1 mtu "${1:-1500}" type veth peer name client2 mtu "${1:-1500}" netns "$lab_router"
    lab_address "$lab_client" eth1 "$lab_second_address/24" 2001:db8:3::2/64
    lab_address "$lab_router" client2 203.0.113.1/24 2001:db8:3::1/64
    if [[ -S $lab_dir/router ]]; then
        in_client "$lab_build/router" --no-offload eth1
        lab_router_set link=client2 >/dev/null
    fi
}

# lab_roam eth0|eth1: the client's default routes move to that link
lab_roam()
{
    local network=192.0.2 network6=2001:db8:1
    [[ $1 == eth0 ]] || network=203.0.113 network6=2001:db8:3
    ip -n "$lab_client" route replace default via "$network.1" dev "$1"
    ip -n "$lab_client" -6 route del default
    ip -n "$lab_client" -6 route add default via "$network6::1" dev "$1"
}

# lab_dropped NAME: how many packets the router has dropped as "oversize" or "fragments"
lab_dropped()
{
    if [[ -S $lab_dir/router ]]; then
        lab_router_set | jq ".$1"
        return
    fi
    in_router nft -j list counter inet path "$1" | jq '.nftables[] | .counter? // empty | .packets'
}

# lab_mtu INTERFACE: the MTU that Linux has for an interface of the client
lab_mtu()
{
    ip -n "$lab_client" -j link show "$1" | jq '.[0].mtu'
}

# lab_note_links FILE: from now on, what happens to the client's interfaces goes to FILE, a line each, with the time
lab_note_links()
{
    ip -n "$lab_client" -ts -o monitor link address >"$1" 2>&1 </dev/null &
    lab_daemons+=($!)
    lab_wait_for 5 lab_touch_loopback "$1" || lab_fail "ip monitor does not start"
}

# lab_touch_loopback FILE: an event that is none of any test's, and whether it is in FILE already
lab_touch_loopback()
{
    ip -n "$lab_client" link set lo alias "lab $EPOCHREALTIME" && grep -q LOOPBACK "$1"
}

# lab_times FILE MTU [INTERFACE]: after a reconnection that lab_note_links saw: "UP CONNECTED", the milliseconds from the
# interface's being up, and from its having the address that the server gave, until its MTU was MTU; nothing, if it never
# was since.
lab_times()
{
    awk -v name="${3:-ipsec0}" -v wanted="$2" '
        function ms(clock) { return (substr(clock, 13, 2) * 3600 + substr(clock, 16, 2) * 60 + substr(clock, 19, 9)) * 1000 }
        function since(start, end) { return int(end - start + (end < start ? 86400000 : 0) + 0.5) }
        $3 == name ":" { # a link
            is_up = $4 ~ /[<,]UP[,>]/
            if (is_up && !was_up) { up = ms($1); connected = set = "" }
            was_up = is_up
            if (is_up && connected != "" && set == "" && $6 == wanted) set = ms($1)
        }
        $3 == name && $4 == "inet" { connected = ms($1) } # not "Deleted", which comes before the number
        END { if (set != "") print since(up, set), since(connected, set) }' "$1"
}

# lab_ping BYTES: one echo request that makes an IP packet of that size, not to be fragmented, into the tunnel
lab_ping()
{
    in_client ping -c 1 -W 2 -M 'do' -s $(($1 - 28)) "$lab_inner_server"
}

# lab_capture FILE COMMAND...: runs the command, and writes into FILE (as tcpdump's text) the ESP packets that the client
# put onto its physical link meanwhile. Returns what the command returned.
lab_capture()
{
    local file=$1 tcpdump status=0
    shift
    rm -f "$file" "$file.log" # what an earlier one said must not be taken for this one's
    # udp[8:4] != 0: ESP, not IKE, which has four zero bytes there.
    # Not by in_client: a function in the background is a shell of its own, and its id not that of tcpdump.
    ip netns exec "$lab_client" tcpdump -t -n -v -l --immediate-mode -i eth0 \
        "src host $lab_client_address and udp port 4500 and udp[8:4] != 0" >"$file" 2>"$file.log" &
    tcpdump=$!
    lab_daemons+=("$tcpdump")
    lab_wait_for 10 grep -q 'listening on' "$file.log" || lab_fail "tcpdump does not start"
    "$@" || status=$?
    lab_wait_for 2 grep -q . "$file" || true # the packet may be a moment behind
    lab_end_daemon "$tcpdump"
    unset 'lab_daemons[-1]'
    return "$status"
}

# lab_outer_size FILE: the size of the first captured packet, with its outer IP header
lab_outer_size()
{
    sed -n 's/^IP .*, length \([0-9]*\)).*/\1/p' "$1" | sed 1q
}

# --- VPN --------------------------------------------------------------------------------------------------------

# What the server takes. (The client offers one.)
lab_esp_proposals=aes256-sha1,aes256-sha256,aes128-sha1,aes128-sha256,aes192-sha256,aes256gcm16,aes128gcm16,3des-sha1

# lab_vpn_up [ESP_PROPOSAL [ENTRY_NAME [DEVICE]]]: an IKEv2 VPN, NAT traversal forced. ENTRY_NAME is what Windows calls
# the phonebook's entry and its interface (if not given, the Linux name ipsec0), DEVICE the one that RAS shows.
# LAB_MOBIKE=yes: the tunnel may move to another local address.
lab_vpn_up()
{
    mkdir -p "$lab_dir"/{client,client2,server}
    # Copies, because AppArmor ties its profile for charon, which forbids our files, to the place of the program.
    cp /usr/lib/ipsec/charon /usr/sbin/swanctl "$lab_dir/"
    lab_configure_client client 10.20.0.0/24 "${1:-aes256-sha1}"
    lab_configure_server
    : >"$lab_dir/vpns"
    lab_enter_vpn client ipsec0 "${2:-ipsec0}" "${3:-WAN Miniport (IKEv2)}"
    lab_charon server
    lab_charon client
    lab_connect client ipsec0
}

# lab_second_vpn_up [ESP_PROPOSAL [ENTRY_NAME [DEVICE]]]: another one beside it, over interface ipsec1 to 10.30.0.1
lab_second_vpn_up()
{
    lab_configure_client client2 10.30.0.0/24 "${1:-aes256gcm16}"
    lab_enter_vpn client2 ipsec1 "${2:-ipsec1}" "${3:-WAN Miniport (IKEv2)}"
    lab_charon client2
    lab_connect client2 ipsec1
}

# lab_enter_vpn client|client2 INTERFACE ENTRY_NAME DEVICE: for the test DLLs, see dll/common/vpns.h
lab_enter_vpn()
{
    {
        cat "$lab_dir/vpns"
        printf '%s\t%s\t%s\t%s\n' "$2" "$lab_dir/$1/vici" "$3" "$4"
    } >"$lab_dir/vpns.new"
    mv "$lab_dir/vpns.new" "$lab_dir/vpns"
}

# lab_configure_client client|client2 REMOTE_NETWORK ESP_PROPOSAL
lab_configure_client()
{
    local mobike=${LAB_MOBIKE:-no} pinned="local_addrs = $lab_client_address" server=$lab_server_address port=
    [[ $mobike == no ]] || pinned=
    [[ $1 == client ]] || server=$lab_second_server_address
    [[ $1 == client ]] || port='remote_port = 4500' # from another port than 500, IKE begins there
    cat >"$lab_dir/$1/swanctl.conf" <<CONF
connections {
    vpn {
        version = 2
        $pinned
        remote_addrs = $server
        $port
        vips = 0.0.0.0
        encap = yes
        mobike = $mobike
        proposals = aes256-sha256-modp2048
        local {
            auth = psk
            id = $1
        }
        remote {
            auth = psk
            id = server
        }
        children {
            net {
                remote_ts = $2
                esp_proposals = $3
            }
        }
    }
}
secrets { ike { secret = "the lab's own" } }
CONF
}

lab_configure_server()
{
    cat >"$lab_dir/server/swanctl.conf" <<CONF
connections {
    vpn {
        version = 2
        local_addrs = $lab_server_address, $lab_second_server_address
        encap = yes
        mobike = ${LAB_MOBIKE:-no}
        pools = inner
        proposals = aes256-sha256-modp2048
        local {
            auth = psk
            id = server
        }
        remote { auth = psk }
        children {
            net {
                local_ts = 10.20.0.0/24, 10.30.0.0/24
                esp_proposals = $lab_esp_proposals
            }
        }
    }
}
pools { inner { addrs = 10.10.0.1-10.10.0.100 } }
secrets { ike { secret = "the lab's own" } }
CONF
}

# lab_connect client|client2 INTERFACE
lab_connect()
{
    lab_swanctl "$1" --initiate --child net --timeout 20 >"$lab_dir/initiate.log" 2>&1 || {
        tail -n 20 "$lab_dir/initiate.log" >&2
        lab_fail "the VPN does not come up"
    }
    lab_wait_for 5 lab_tunnel_is_up "$2" || lab_fail "the VPN is up, but interface $2 is not"
}

# lab_tunnel_is_up INTERFACE: it is, and has the address that the server gave
lab_tunnel_is_up()
{
    ip -n "$lab_client" -4 address show "$1" up | grep -q ' 10\.10\.0\.'
}

# lab_charon client|client2|server: starts strongSwan there and loads its configuration. kernel-libipsec does ESP in user
# space, through a TUN interface named ipsecN: no kernel with IPsec is needed, and there is an interface with an MTU.
lab_charon()
{
    local end=$1 namespace=lab_${1%2} own=
    rm -f "$lab_dir/$end/vici" # of an earlier one
    # Ports and routes of its own, because the first one has 500, 4500 and table 220.
    [[ $end != client2 ]] || own='port = 0
    port_nat_t = 0
    routing_table = 221
    routing_table_prio = 221'
    cat >"$lab_dir/$end/strongswan.conf" <<CONF
charon {
    load = random nonce aes sha1 sha2 hmac kdf gmp gcm openssl kernel-libipsec kernel-netlink socket-default vici
    $own
    filelog {
        file {
            path = $lab_dir/$end/charon.log
            flush_line = yes
        }
    }
    plugins {
        vici { socket = unix://$lab_dir/$end/vici }
        socket-default { use_ipv6 = no } # or MOBIKE may choose it, for which libipsec has no encapsulation
    }
}
swanctl {
    load = random openssl
}
CONF
    # An empty /run of its own, because charon's pid file has a fixed place there.
    # shellcheck disable=SC2016 # $0 is the inner shell's: the daemon
    STRONGSWAN_CONF=$lab_dir/$end/strongswan.conf ip netns exec "${!namespace}" unshare -m sh -c \
        'mount -t tmpfs tmpfs /run && exec "$0"' "$lab_dir/charon" >"$lab_dir/$end/output" 2>&1 &
    lab_vpn_daemons+=($!)
    lab_wait_for 20 test -S "$lab_dir/$end/vici" || {
        tail -n 20 "$lab_dir/$end/output" >&2
        lab_fail "strongSwan does not start in the $end"
    }
    lab_swanctl "$end" --load-all >"$lab_dir/$end/load.log" 2>&1 || {
        tail -n 20 "$lab_dir/$end/load.log" >&2
        lab_fail "strongSwan refuses its configuration in the $end"
    }
}

# lab_swanctl client|client2|server ARGUMENT...
lab_swanctl()
{
    local end=$1
    shift
    SWANCTL_DIR=$lab_dir/$end STRONGSWAN_CONF=$lab_dir/$end/strongswan.conf \
        "$lab_dir/swanctl" "$@" --uri "unix://$lab_dir/$end/vici"
}

# lab_vpn_hang_up [client|client2]: the VPN is disconnected; as on Windows, its interface is down until it connects again
lab_vpn_hang_up()
{
    local interface=ipsec0
    [[ ${1:-client} == client ]] || interface=ipsec1
    lab_swanctl "${1:-client}" --terminate --ike vpn >"$lab_dir/terminate.log" 2>&1 || lab_fail "cannot hang up"
    ip -n "$lab_client" link set "$interface" down
}

# lab_vpn_dial [client|client2]: connects it again. As on Windows, what was set on its interface is forgotten.
lab_vpn_dial()
{
    local interface=ipsec0
    [[ ${1:-client} == client ]] || interface=ipsec1
    ip -n "$lab_client" link set "$interface" mtu 1400 alias '' up
    lab_connect "${1:-client}" "$interface"
}

# lab_vpn_reconnect [client|client2]: both; $lab_reconnect_ms says how long it took
lab_vpn_reconnect()
{
    local start=${EPOCHREALTIME/./}
    lab_vpn_hang_up "$@"
    lab_vpn_dial "$@"
    # shellcheck disable=SC2034 # for the caller
    lab_reconnect_ms=$(((${EPOCHREALTIME/./} - start) / 1000))
}

# lab_vpn_cipher ESP_PROPOSAL [client|client2]: the VPN is disconnected, and connects with another cipher
lab_vpn_cipher()
{
    local end=${2:-client} network=10.20.0.0/24
    [[ $end == client ]] || network=10.30.0.0/24
    lab_vpn_hang_up "$end"
    lab_configure_client "$end" "$network" "$1"
    lab_swanctl "$end" --load-all >"$lab_dir/$end/load.log" 2>&1 || lab_fail "strongSwan refuses the cipher $1"
    lab_vpn_dial "$end"
}

# lab_vpn_rekey [client|client2]: new keys; for some seconds there are two security associations
lab_vpn_rekey()
{
    lab_swanctl "${1:-client}" --rekey --child net >"$lab_dir/rekey.log" 2>&1 || lab_fail "cannot rekey"
    lab_wait_for 5 lab_is_rekeyed "${1:-client}" || lab_fail "the VPN has not been rekeyed"
}

lab_is_rekeyed()
{
    [[ $(lab_swanctl "$1" --list-sas --raw) == *state=DELETED*state=INSTALLED* ]]
}

# lab_vpn_down: every VPN, and strongSwan
lab_vpn_down()
{
    lab_swanctl client --terminate --ike vpn >/dev/null 2>&1 || true
    local daemon
    for daemon in "${lab_vpn_daemons[@]}"; do
        lab_end_daemon "$daemon"
    done
    lab_vpn_daemons=()
    : >"$lab_dir/vpns"
}

# --- Wine -------------------------------------------------------------------------------------------------------

# Builds what all runs share, if it is not there yet. Only one run at a time does so.
lab_make_shared()
{
    local lock
    mkdir -p "$lab_build"
    exec {lock}>"$lab_build/.lock"
    flock "$lock"
    local stamp=$lab_build/dll/.built
    if [[ ! -e $stamp || -n $(find "$lab_here/dll" -newer "$stamp") ]]; then
        rm -rf "$lab_build/dll"
        "$lab_here/dll/build" "$lab_build/dll" || lab_fail "cannot build the lab's DLLs"
        touch "$stamp"
    fi
    stamp=$lab_build/router
    if [[ ! -e $stamp || -n $(find "$lab_here/router" -newer "$stamp") ]]; then
        gcc -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -O2 -o "$stamp.new" "$lab_here"/router/*.c ||
            lab_fail "cannot build the lab's router"
        mv "$stamp.new" "$stamp"
    fi
    if [[ ! -e $lab_build/prefix ]]; then
        # As this run's prefix, so that lab_stop knows of it, and under its final name only when it is ready.
        lab_prefix=$(mktemp -d "$lab_build/run.XXXXXX")
        (
            # Wine's own DLLs: the lab's are not in this prefix.
            export WINEPREFIX=$lab_prefix WINEDLLOVERRIDES=${WINEDLLOVERRIDES#"$lab_own_dlls"}
            timeout 120 wine wineboot -i && timeout 60 wine winecfg -v win10 && timeout 60 wineserver -w
        ) </dev/null >"$lab_build/prefix.log" 2>&1 || lab_fail "cannot make a Wine prefix, see $lab_build/prefix.log"
        mv "$lab_prefix" "$lab_build/prefix"
        lab_prefix=
    fi
    exec {lock}>&-
}

# This run's own prefix: one prefix must not serve two network namespaces, because Wine's services answer for the
# namespace in which they were started. The 700 MB of C:\windows, which nobody writes to, are shared by hard links.
lab_make_prefix()
{
    lab_make_shared
    lab_prefix=$(mktemp -d "$lab_build/run.XXXXXX")
    local system32=$lab_prefix/drive_c/windows/system32
    cp -al "$lab_build/prefix/drive_c" "$lab_prefix/"
    cp -a "$lab_build"/prefix/{dosdevices,*.reg,.update-timestamp} "$lab_prefix/"
    rm "$system32"/{iphlpapi,rasapi32,fwpuclnt}.dll # hard links
    cp "$lab_build"/dll/*.dll "$system32/"
    lab_wine_stay in_client
}

# lab_wine_stay [in_client]: Wine's server and services of this run's prefix stay until `wineserver -k`: programs start
# quicker, and none starts while the server is going away. They are started here, with no output, because a service
# keeps the output of the program that it was started for: $(vpnmtu ...) would wait for its end.
lab_wine_stay()
{
    WINEPREFIX=$lab_prefix "$@" wineserver -p </dev/null >/dev/null 2>&1
    WINEPREFIX=$lab_prefix "$@" timeout --kill-after=5 60 wine cmd /c exit </dev/null >/dev/null 2>&1 ||
        lab_fail "Wine does not start"
}

# lab_wine PROGRAM ARGUMENT...: runs a Windows program in the client
lab_wine()
{
    WINEPREFIX=$lab_prefix in_client timeout --kill-after=5 "${LAB_TIMEOUT:-60}" wine "$@" </dev/null
}

# lab_watch FILE [ARGUMENT...]: vpnmtu watch in the client, its output to FILE, its calls to FILE.calls, until
# lab_watch_end. $lab_watch_pid is the program's id, because wine becomes the program. Returns when it has looked and
# sleeps.
lab_watch()
{
    rm -f "$1.calls"
    # ip netns directly, see lab_capture
    VPNMTU_LAB_LOG=$1.calls WINEPREFIX=$lab_prefix ip netns exec "$lab_client" wine "$lab_exe" watch "${@:2}" \
        </dev/null >"$1" 2>&1 &
    lab_watch_pid=$!
    lab_daemons+=("$lab_watch_pid")
    lab_wait_for 20 lab_watch_sleeps "$1" || lab_fail "vpnmtu watch does not come to rest: $(cat "$1")"
}

# lab_watch_sleeps FILE: it listens, and has called nothing for half a second
lab_watch_sleeps()
{
    local calls
    grep -qs ^NotifyRouteChange2 "$1.calls" || return 1
    calls=$(wc -l <"$1.calls")
    sleep 0.5
    (($(wc -l <"$1.calls") == calls))
}

# lab_watch_end: Ctrl-C; $lab_watch_status is what watch ended with, and none where it did not end
lab_watch_end()
{
    local others=() daemon
    kill -INT "$lab_watch_pid" 2>/dev/null || true
    lab_watch_status=
    if lab_wait_for 5 lab_is_gone "$lab_watch_pid"; then
        lab_watch_status=0
        # shellcheck disable=SC2034 # for the caller
        wait "$lab_watch_pid" 2>/dev/null || lab_watch_status=$?
    else
        lab_end_daemon "$lab_watch_pid"
    fi
    for daemon in "${lab_daemons[@]}"; do
        [[ $daemon == "$lab_watch_pid" ]] || others+=("$daemon")
    done
    lab_daemons=("${others[@]}")
}

# lab_is_gone PID: of a child, which may not have been waited for yet
lab_is_gone()
{
    local state
    read -r _ _ state _ <"/proc/$1/stat" 2>/dev/null || return 0
    [[ $state == Z ]]
}

# vpnmtu ARGUMENT...: runs the program under test in the client
vpnmtu()
{
    lab_wine "$lab_exe" "$@"
}
