# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The lab's networks: namespaces, links, the router, what is on the wire. Part of lib.sh.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh, and for its callers

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

# lab_times FILE MTU [INTERFACE]: after a reconnection that lab_note_links saw: "SET CONNECTED", the milliseconds from the
# interface's being up until its MTU was MTU, and until it had the address that the server gave; nothing, if either never
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
            if (is_up && set == "" && $6 == wanted) set = ms($1)
        }
        $3 == name && $4 == "inet" { connected = ms($1) } # not "Deleted", which comes before the number
        END { if (set != "" && connected != "") print since(up, set), since(up, connected) }' "$1"
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
