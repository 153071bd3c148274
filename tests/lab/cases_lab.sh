# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Cases that are about the lab itself: its DLLs, its router, its links. Sourced by cases.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh and case.sh

# compile NAME: tests/lab/dll/test/NAME.c into $lab_dir/NAME.exe
compile()
{
    x86_64-w64-mingw32-gcc -std=c17 -Wall -Wextra -Werror -O1 -D_WIN32_WINNT=0x0A00 -I "$here/dll/common" \
        -o "$lab_dir/$1.exe" "$here/dll/test/$1.c" -liphlpapi -lws2_32
}

lab_is_strict()
{
    compile rules || return
    ip -n "$lab_router" link set server mtu 1400
    out=$(lab_wine "$lab_dir/rules.exe" ipsec0 eth0 2>&1) || status=$?
    ip -n "$lab_router" link set server mtu 1500
    ip -n "$lab_client" route flush cache # forget what the router said
    ip -n "$lab_client" -6 route flush cache
    exit_code 0
}

# The router's link takes 1400 bytes meanwhile; above 1454 it drops packets without a word.
lab_echoes()
{
    compile echo || return
    ip -n "$lab_router" link set server mtu 1400
    out=$(lab_wine "$lab_dir/echo.exe" 2>&1) || status=$?
    ip -n "$lab_router" link set server mtu 1500
    ip -n "$lab_client" route flush cache
    ip -n "$lab_client" -6 route flush cache
    exit_code 0
}

# tells ARGUMENT...: runs vpn.exe; sets $status and $out
tells()
{
    [[ -e $lab_dir/vpn.exe ]] || compile vpn || return
    status=0
    out=$(lab_wine "$lab_dir/vpn.exe" "$@" 2>&1 | tr -d '\r') || status=$?
    exit_code 0
}

lab_vpn_is_strict()
{
    tells rules
}

# told ESP_PROPOSAL CIPHER AUTH ENCRYPTION: Windows' numbers for what strongSwan has negotiated
told()
{
    tells list
    is "told by RAS and WFP" "$out" \
        "RAS ipsec0; WAN Miniport (IKEv2); local 192.0.2.2; server 198.51.100.2; inner 10.10.0.1; flags 4; encryption $4
SA in tunnel 192.0.2.2 > 198.51.100.2 cipher $2 auth $3 nat-t yes
SA out tunnel 192.0.2.2 > 198.51.100.2 cipher $2 auth $3 nat-t yes"
    is "strongSwan's suite" "$(lab_swanctl client --list-sas --raw | grep -c "$1")" 1
}

told_cbc_sha1() { told 'encr-alg=AES_CBC encr-keysize=256 integ-alg=HMAC_SHA1_96' 5 1 5; }
told_cbc_sha256() { told 'encr-alg=AES_CBC encr-keysize=128 integ-alg=HMAC_SHA2_256_128' 3 2 3; }
told_gcm() { told 'encr-alg=AES_GCM_16 encr-keysize=256' 8 5 5; }

lab_tells_of_rekeying()
{
    lab_vpn_rekey client
    tells list
    is "SAs in and out" "$(grep -c '^SA in' <<<"$out") $(grep -c '^SA out' <<<"$out")" "2 1"
}

lab_sees_unwiped_keys()
{
    VPNMTU_LAB_LOG=$lab_dir/wiped tells list
    is "careful" "$(grep -c 'keys not wiped=[^0]' "$lab_dir/wiped")" 0
    VPNMTU_LAB_LOG=$lab_dir/unwiped tells careless
    is "careless" "$(grep -c 'keys not wiped=[^0]' "$lab_dir/unwiped" | sed 's/^[1-9]$/some/')" some
}

# The limit is for machines under load: alone, it takes 30 ms at most.
lab_notifies()
{
    local pid down up late
    [[ -e $lab_dir/vpn.exe ]] || compile vpn || return
    # ip netns directly, see lab_capture
    WINEPREFIX=$lab_prefix ip netns exec "$lab_client" wine "$lab_dir/vpn.exe" wait 1500 >"$lab_dir/wait" 2>&1 </dev/null &
    pid=$!
    lab_wait_for 10 grep -q ready "$lab_dir/wait" || problems+="    it does not wait"$'\n'
    lab_vpn_hang_up
    down=$(date +%s%3N)
    sleep 0.3
    tells list
    is "connections when it is down" "$(grep -c ^RAS <<<"$out")" 0
    lab_vpn_dial
    up=$(date +%s%3N)
    wait "$pid" || problems+="    it ended with exit code $?"$'\n'
    out=$(tr -d '\r' <"$lab_dir/wait")
    is "events" "$(cut -d' ' -f1 <<<"$out" | paste -sd' ')" "ready down up"
    late=$(awk -v down="$down" -v up="$up" '$1 == "down" && $2 > down + 500 || $1 == "up" && $2 > up + 500' <<<"$out")
    is "late by more than 500 ms (down $down, up $up)" "$late" ""
}

lab_has_two()
{
    lab_second_vpn_up aes128gcm16 'Büro VPN'
    tells list
    is "connections" "$(sed -n 's/^RAS \([^;]*\);.*encryption \(.*\)/\1 \2/p' <<<"$out" | paste -sd,)" 'ipsec0 5,Büro VPN 3'
    run show --json
    is "interfaces" "$(jq -r '.data.interfaces[].name' <<<"$out" | grep -cE '^(ipsec0|Büro VPN)$')" 2
    in_client ping -c 1 -W 2 "$lab_second_inner_server" >/dev/null || problems+="    the second VPN carries nothing"$'\n'
    reconnect aes256-sha1 # and one VPN is left
}

# --- the router that is a program, and a second link ---------------------------------------------------------------

# outer BYTES [PING_OPTION...]: one echo request outside the tunnel, not to be fragmented; what became of it
outer()
{
    ip -n "$lab_client" route flush cache # what a router said before
    in_client ping -n -c 1 -W 1 -M 'do' -s $(($1 - 28)) "${@:2}" "$lab_server_address" 2>&1 |
        sed -nE 's/^[0-9]+ bytes from .*/through/p; s/^From ([^ ]+) .*mtu = ([0-9]+).*/\1 says \2/p; s/^1 pack.* 0 received.*/lost/p' |
        sed 1q
}

outer6()
{
    ip -n "$lab_client" -6 route flush cache
    in_client ping -6 -n -c 1 -W 1 -M 'do' -s $(($1 - 48)) 2001:db8:2::2 2>&1 |
        sed -nE 's/^[0-9]+ bytes from .*/through/p; s/^From ([^ ]+) .*mtu=([0-9]+).*/\1 says \2/p; s/^1 pack.* 0 received.*/lost/p' |
        sed 1q
}

# counter NAME WANTED
counter()
{
    is "the router's count of $1" "$(lab_router_set | jq ".$1")" "$2"
}

router_too_big()
{
    lab_router_set counters=0 mtu=1454 too-big=on >/dev/null
    is "1454 bytes" "$(outer 1454)" through
    is "1455 bytes" "$(outer 1455)" "192.0.2.1 says 1454"
    is "1454 bytes of IPv6" "$(outer6 1454)" through
    is "1455 bytes of IPv6" "$(outer6 1455)" "2001:db8:1::1 says 1454"
    counter oversize 2
    counter tooBigSent 2
    lab_router_set too-big-mtu=0 >/dev/null
    is "1455 bytes, an old router" "$(outer 1455)" "192.0.2.1 says 0"
    lab_router_set too-big-mtu=right too-big=off >/dev/null
    is "1455 bytes, a silent router" "$(outer 1455)" lost
    counter tooBigWithheld 1
    lab_router_set mtu=1500 mtu.down=1400 too-big=on fragments=drop >/dev/null # Linux' replies may be fragmented
    is "1400 bytes there and back" "$(outer 1400)" through
    is "1401 bytes there, and not back" "$(outer 1401)" lost
    lab_router_set mtu=1454 too-big-rate=1 fragments=pass counters=0 >/dev/null
    for _ in 1 2 3 4 5; do
        outer 1455 >/dev/null
    done
    is "fewer messages than packets" "$(lab_router_set | jq '.tooBigSent > 0 and .tooBigSent < 5 and .oversize == 5')" true
    lab_router_set too-big-rate=0 >/dev/null
}

router_line()
{
    local rtt large
    lab_router_set counters=0 mtu=1454 delay.up=40 delay.down=20 >/dev/null
    rtt=$(in_client ping -n -c 1 -W 5 "$lab_server_address" | sed -nE 's/.*time=([0-9]+).*/\1/p')
    is "at least 60 ms (it took $rtt)" "$((rtt >= 60))" 1
    lab_router_set delay=0 duplicate.up=100 >/dev/null
    in_client ping -n -c 1 -W 1 "$lab_server_address" >/dev/null
    counter duplicated 1
    lab_router_set duplicate=0 loss=100 >/dev/null
    is "100 % lost" "$(outer 100)" lost
    lab_router_set loss=30 seed=7 counters=0 >/dev/null
    in_client ping -q -n -c 60 -i 0.01 -W 1 "$lab_server_address" >/dev/null || true
    is "some lost, some not" "$(lab_router_set | jq '.lost > 5 and .passed > 20')" true
    lab_router_set loss=0 reorder=100 counters=0 >/dev/null
    is "reordered" "$(outer 100)" through
    counter reordered 2
    lab_router_set reorder=0 >/dev/null
    large=(ping -n -c 1 -W 1 -M dont -s 1460 "$lab_server_address")
    in_client "${large[@]}" >/dev/null || problems+="    fragments do not pass"$'\n'
    lab_router_set fragments=drop counters=0 >/dev/null
    in_client "${large[@]}" >/dev/null && problems+="    fragments pass"$'\n'
    counter fragments 1
    lab_router_set fragments=pass >/dev/null
    is "a setting that is none" "$(lab_router_set mtu=12 || echo "exit code $?")" "not understood: mtu=12
exit code 2"
}

# From a Wi-Fi to an LTE link with a smaller MTU, and back: the tunnel stays (MOBIKE), and is told of.
roaming()
{
    local pid
    [[ -e $lab_dir/vpn.exe ]] || compile vpn || return
    lab_vpn_down
    lab_second_link 1500
    lab_router_set client2.mtu=1420 >/dev/null
    LAB_MOBIKE=yes lab_vpn_up aes256-sha1
    # ip netns directly, see lab_capture
    WINEPREFIX=$lab_prefix ip netns exec "$lab_client" wine "$lab_dir/vpn.exe" wait 3000 >"$lab_dir/wait" 2>&1 </dev/null &
    pid=$!
    lab_wait_for 10 grep -q ready "$lab_dir/wait" || problems+="    it does not wait"$'\n'
    lab_roam eth1
    lab_wait_for 10 has_moved "$lab_second_address" || problems+="    the tunnel does not move"$'\n'
    wait "$pid" || true
    is "notifications" "$(tr -d '\r' <"$lab_dir/wait" | cut -d' ' -f1 | sort -u | paste -sd' ')" "moved ready"
    tells list
    is "the tunnel's local end" "$(sed -n 's/^RAS .*local \([^;]*\);.*/\1/p' <<<"$out")" "$lab_second_address"
    is "1420 bytes outside" "$(outer 1420)" through
    is "1421 bytes outside" "$(outer 1421)" "203.0.113.1 says 1420"
    in_client ping -c 1 -W 2 "$lab_inner_server" >/dev/null || problems+="    the tunnel carries nothing"$'\n'
    lab_roam eth0
    lab_wait_for 10 has_moved "$lab_client_address" || problems+="    the tunnel does not move back"$'\n'
}

has_moved()
{
    [[ $(lab_swanctl client --list-sas --raw) == *"local-host=$1 "* ]]
}

# A new VPN with another ESP proposal
reconnect()
{
    lab_vpn_down
    lab_vpn_up "$1"
}
