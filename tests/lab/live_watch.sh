# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Cases of watch. Sourced by live.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh, case.sh and live

# watched: vpnmtu watch, in this case; it has set 1374
watched()
{
    lab_note_links "$lab_dir/links"
    lab_watch "$lab_dir/watch"
    mtu 1374
}

# set_again MTU [INTERFACE]: it does so within 5 s
set_again()
{
    lab_wait_for 5 has_mtu "$1" "${2:-ipsec0}" || problems+="    it stays at $(lab_mtu "${2:-ipsec0}") instead of $1"$'\n'
}

has_mtu()
{
    [[ $(lab_mtu "$2") == "$1" ]]
}

# lines WANTED: of watch, so far
lines()
{
    is "lines that watch printed" "$(wc -l <"$lab_dir/watch")" "$1"
}

# watch_over: ends it; it ends well, and all keys were wiped
watch_over()
{
    lab_watch_end
    out=$(tr -d '\r' <"$lab_dir/watch")
    is "exit code after Ctrl-C" "$lab_watch_status" 0
    quiet_keys "$lab_dir/watch.calls"
    lab_end_daemon "${lab_daemons[-1]}" # of lab_note_links
    unset 'lab_daemons[-1]'
}

# times: since the last reconnection
reconnect_times()
{
    lab_times "$lab_dir/links" 1374 | grep .
}

# The limits are for machines under load; the target is 50 ms.
watch_reconnects()
{
    local i up connected
    watched
    rm -f "$lab_dir/times"
    for i in {1..9}; do
        : >"$lab_dir/links"
        lab_vpn_reconnect client
        lab_wait_for 5 reconnect_times || problems+="    reconnection $i: not set again"$'\n'
        reconnect_times >>"$lab_dir/times" || true
        sleep 0.7 # quiet
    done
    # One each; two where a look falls between the moments at which Linux resets the MTU and this lab that of IPv6: then
    # one family is set before RAS knows of the VPN, and the other when it does.
    is "lines: ten to nineteen" "$(($(wc -l <"$lab_dir/watch") >= 10 && $(wc -l <"$lab_dir/watch") <= 19))" 1
    watch_over
    up=$(cut -d' ' -f1 "$lab_dir/times" | median)
    connected=$(cut -d' ' -f2 "$lab_dir/times" | median)
    echo "# MTU set, median of $(wc -l <"$lab_dir/times"): $up ms after the interface was up, all:" \
        "$(cut -d' ' -f1 "$lab_dir/times" | sort -n | paste -sd' '); the tunnel was up after $connected ms"
    is "after the interface, below 500 ms" "$((${up:-9999} < 500))" 1
}

watch_is_contradicted()
{
    watched
    ip -n "$lab_client" link set ipsec0 mtu 1300
    set_again 1374
    sleep 1
    lines 2
    watch_over
}

# An administrator's policies, while it runs
watch_obeys()
{
    local policies='HKLM\SOFTWARE\Policies\vpnmtu'
    watched
    lab_wine reg add "$policies" /v VpnMtu /t REG_DWORD /d 1350 /f >/dev/null 2>&1
    ip -n "$lab_client" link set ipsec0 mtu 1300
    set_again 1350
    lab_wine reg add "$policies" /v Enabled /t REG_DWORD /d 0 /f >/dev/null 2>&1
    ip -n "$lab_client" link set ipsec0 mtu 1301
    sleep 1.5
    mtu 1301
    lab_wine reg delete "$policies" /f >/dev/null 2>&1
    ip -n "$lab_client" link set ipsec0 mtu 1302
    set_again 1374
    lines 4
    watch_over
    says "Enabled switches vpnmtu off: nothing is changed."
}

# calls NAME: how often watch has called it
calls()
{
    grep -c "^$1" "$lab_dir/watch.calls" || true
}

# 200 addresses and routes in 10 s, and the VPN that reconnects in the middle of the first of them
watch_in_a_storm()
{
    local i changes looks
    watched
    lines 1
    changes=$(calls SetIpInterfaceEntry)
    looks=$(calls GetIfTable2Ex)
    for i in {1..50}; do
        ip -n "$lab_client" address add "10.99.0.$i/32" dev eth0
        ip -n "$lab_client" route add "10.98.0.$i/32" dev eth0
        ((i != 3)) || lab_vpn_reconnect client
        sleep 0.09
        ip -n "$lab_client" address del "10.99.0.$i/32" dev eth0
        ip -n "$lab_client" route del "10.98.0.$i/32" dev eth0
        sleep 0.09
    done
    mtu 1374
    is "values set, IPv4 and IPv6" "$(($(calls SetIpInterfaceEntry) - changes))" 2
    lines 2
    echo "# 200 events and a reconnection: $(($(calls GetIfTable2Ex) - looks)) looks"
    watch_over
}

watch_in_a_reconnect_storm()
{
    local i
    watched
    for i in {1..12}; do
        lab_vpn_reconnect client
    done
    set_again 1374
    sleep 1
    mtu 1374
    is "no more lines than reconnections" "$(($(wc -l <"$lab_dir/watch") <= 13))" 1
    watch_over
}

# It measures again 3 s after the VPN has come back, and then nobody answers.
watch_keeps_what_it_knows()
{
    watched
    silence "$lab_server_address"
    lab_vpn_reconnect client
    sleep 6.5
    speak
    mtu 1374
    lines 2
    watch_over
}

watch_rekeys()
{
    watched
    lab_vpn_rekey client
    ip -n "$lab_client" route add 10.98.0.1/32 dev eth0 # news, while there are two associations
    sleep 0.5
    ip -n "$lab_client" route del 10.98.0.1/32 dev eth0
    sleep 0.5
    mtu 1374
    lines 1
    watch_over
}

watch_sees_another_cipher()
{
    watched
    lab_vpn_cipher aes256gcm16
    set_again 1390
    lab_vpn_cipher aes256-sha1
    set_again 1374
    sleep 0.5
    # Before RAS knows of the VPN it may get what it had: then each time it is two lines.
    is "lines: three to five" "$(($(wc -l <"$lab_dir/watch") >= 3 && $(wc -l <"$lab_dir/watch") <= 5))" 1
    watch_over
}

watch_two_vpns()
{
    watched
    set_again 1390 ipsec1
    lab_vpn_reconnect client2
    set_again 1390 ipsec1
    lab_vpn_reconnect client
    lab_vpn_reconnect client2
    set_again 1390 ipsec1
    set_again 1374
    lab_vpn_hang_up client2
    sleep 0.5
    mtu 1374
    watch_over
    lab_vpn_dial client2
}

# Wi-Fi to LTE, whose path carries 1420, and back: (1420 - 64) / 16 * 16 - 2 = 1342
watch_roams()
{
    local start
    lab_vpn_down
    lab_second_link 1500
    lab_router_set client2.mtu=1420 >/dev/null
    LAB_MOBIKE=yes lab_vpn_up aes256-sha1 "$entry"
    watched
    start=${EPOCHREALTIME/./}
    lab_roam eth1
    set_again 1342
    echo "# roamed: MTU set $(((${EPOCHREALTIME/./} - start) / 1000)) ms after the routes had changed"
    lab_ping 1342 >/dev/null || problems+="    1342 bytes do not get through"$'\n'
    lab_roam eth0
    set_again 1374
    lab_ping 1374 >/dev/null || problems+="    1374 bytes do not get through"$'\n'
    watch_over
}
