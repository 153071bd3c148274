# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The lab's VPNs: strongSwan on both sides. Part of lib.sh.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh, and for its callers

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
