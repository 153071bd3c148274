# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Cases that are about vpnmtu.exe on the lab's VPN. Sourced by cases.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh and case.sh

# --- detection: what vpnmtu makes of the real VPN, without being told anything about it ----------------------------

# shows NAME: runs show --json; sets $vpn to what it tells of that interface's VPN. Skips the case as long as this vpnmtu
# does not look.
shows()
{
    rm -f "$lab_dir/calls"
    VPNMTU_LAB_LOG=$lab_dir/calls run "${@:2}" show --json
    exit_code 0
    grep -q ^RasEnumConnectionsW "$lab_dir/calls" || skipped="vpnmtu does not ask RAS"
    vpn=$(jq -r --arg name "$1" '.data.interfaces[] | select(.name == $name) | .vpn |
        "\(.type) \(.server) \(.underlayIndex) \(.cipher) \(.integrity) \(.natT) \(.source)"' <<<"$out" 2>&1)
    [[ -z $skipped ]]
}

eth0_index()
{
    ip -n "$lab_client" -j link show eth0 | jq '.[0].ifindex'
}

# detected CIPHER INTEGRITY
detected()
{
    local looks
    shows ipsec0 || return 0
    is "the VPN" "$vpn" "ikev2 $lab_server_address $(eth0_index) $1 $2 true sa"
    looks=$(grep -c ^FwpmEngineOpen0 "$lab_dir/calls") || true
    is "keys that were not wiped" "$(grep -c 'keys not wiped=[^0]' "$lab_dir/calls")" 0
    is "engines closed with nothing left" "$(grep -c '^FwpmEngineClose0 unreleased=0' "$lab_dir/calls")" "$looks"
}

detected_cbc_sha1() { detected aes-cbc hmac-sha1-96; }
detected_cbc_sha256() { detected aes-cbc hmac-sha256-128; }
detected_gcm() { detected aes-gcm-16 none; }

detected_while_rekeying()
{
    lab_vpn_rekey client
    detected aes-cbc hmac-sha1-96
}

# RAS tells neither the cipher's mode nor the integrity: the safest of them.
detected_without_rights()
{
    shows ipsec0 VPNMTU_LAB_NOT_ELEVATED=1 || return 0
    is "the VPN" "$(cut -d' ' -f1-3,6- <<<"$vpn")" "ikev2 $lab_server_address $(eth0_index) true ras"
}

detected_as_office()
{
    lab_vpn_down
    lab_vpn_up aes256-sha1 'Büro VPN'
    if shows 'Büro VPN'; then
        is "the VPN" "$vpn" "ikev2 $lab_server_address $(eth0_index) aes-cbc hmac-sha1-96 true sa"
    fi
    reconnect aes256-sha1
}

# --- refusals: nothing may have changed ---------------------------------------------------------------------------

no_vpn()
{
    run apply "${path[@]}"
    exit_code 5
    is "MTU of eth0" "$(lab_mtu eth0)" 1500
}

no_vpn_show()
{
    run show
    exit_code 0
    says eth0
}

dry_run()
{
    run "VPNMTU_LAB_LOG=$lab_dir/calls" apply "${path[@]}" --dry-run
    exit_code 0
    says 1374
    is "calls that set something" "$(grep -c ^SetIpInterfaceEntry "$lab_dir/calls")" 0
    mtu 1400
}

no_rights()
{
    run VPNMTU_LAB_SET_ERROR=5 apply "${path[@]}"
    exit_code 4
    mtu 1400
}

above_the_ceiling()
{
    run apply --vpn ikev2 --mtu 1450
    exit_code 6
    mtu 1400
}

unknown_interface()
{
    run apply "${path[@]}" --interface nonsuch
    exit_code 5
    mtu 1400
}

refused_by_windows()
{
    run VPNMTU_LAB_SET_ERROR=87 apply "${path[@]}"
    exit_code 3
    says 87
    mtu 1400
}

# --- half-way -----------------------------------------------------------------------------------------------------

another_value_kept()
{
    run VPNMTU_LAB_CLAMP=1390 apply "${path[@]}"
    exit_code 3
    says 1374
    says 1390
}

ipv6_refused()
{
    run VPNMTU_LAB_SET_ERROR=ipv6:87 apply "${path[@]}"
    exit_code 7
    mtu 1374
    run undo
    exit_code 0
    mtu 1400
}

ipv6_switched_off()
{
    in_client sysctl -qw net.ipv6.conf.ipsec0.disable_ipv6=1
    run apply "${path[@]}"
    exit_code 0
    mtu 1374
}

too_small_for_ipv6()
{
    run apply --vpn ikev2 --path-mtu 1300
    exit_code 0
    mtu 1230
    run undo
    exit_code 0
    mtu 1400
}

# --- done right ---------------------------------------------------------------------------------------------------

apply_json()
{
    run apply "${path[@]}" --json
    exit_code 0
    json .exitCode 0
    json '.data.targets[0].vpnMtu' 1374
    json '[.data.targets[0].changes[] | "\(.family) \(.from) \(.to) \(.result)"] | sort | join(", ")' \
        'ipv4 1400 1374 changed, ipv6 1400 1374 changed'
    mtu 1374
}

twice()
{
    run apply "${path[@]}"
    exit_code 0
    rm -f "$lab_dir/calls"
    run "VPNMTU_LAB_LOG=$lab_dir/calls" apply "${path[@]}"
    exit_code 0
    says "nothing to do"
    is "calls that set something" "$(grep -c ^SetIpInterfaceEntry "$lab_dir/calls")" 0
    mtu 1374
}

# fact ID: of the last run's stdout: what was measured, or why not
fact() { jq -r "[.data.facts[] | select(.id == \"$1\") | .value // .why] | join(\", \")" <<<"$out" 2>&1; }

selftested()
{
    needs selftest || return 0
    run selftest --interface ipsec0 --set --json
    exit_code 0
    is if-type "$(fact if-type)" '23 (PPP)'
    is media-type "$(fact media-type)" '3 (WAN)'
    is access-type "$(fact access-type)" '3 (point to point)'
    is sa-count "$(fact sa-count)" '1 inbound, 1 outbound; tunnel mode: 2, transport mode: 0'
    is headroom "$(fact headroom)" '100 below the 1500 of NIC 1, which leads to the server'
    is ping-local "$(fact ping-local)" '1501 bytes: refused by this PC (status 11009)'
    is set-odd "$(fact set-odd)" '1391: taken and kept, 1391: taken and kept'
    is set-restored "$(fact set-restored)" 'yes: 1400, yes: 1400'
    # Nothing in it tells where the VPN leads, or what it is called.
    is "addresses and names" "$(grep -cE 'ipsec0|eth0|192\.0\.2|198\.51\.100|10\.[0-9]+\.0\.[1-9]' <<<"$out")" 0
    mtu 1400
    run undo
    says "nothing to undo"
}

apply_and_undo()
{
    run apply "${path[@]}"
    exit_code 0
    mtu 1374
    run undo
    exit_code 0
    mtu 1400
    both_restored
}

both_restored()
{
    run show --json
    json '.data.interfaces[] | select(.name == "ipsec0") | "\(.ipv4.mtu) \(.ipv6.mtu)"' '1400 1400'
}

foreign_change()
{
    run apply "${path[@]}"
    exit_code 0
    ip -n "$lab_client" link set ipsec0 mtu 1390
    run undo
    is "undo refuses" "$((status != 0))" 1
    mtu 1390
}

checked()
{
    needs check || return 0
    run check "${path[@]}"
    exit_code 1
    run apply "${path[@]}"
    exit_code 0
    run check "${path[@]}"
    exit_code 0
}

two_at_once()
{
    local first=0 second=0 one two
    # ip netns directly, see lab_capture
    env_vpnmtu apply "${path[@]}" >"$lab_dir/one" 2>&1 &
    one=$!
    env_vpnmtu apply "${path[@]}" >"$lab_dir/two" 2>&1 &
    two=$!
    wait "$one" || first=$?
    wait "$two" || second=$?
    out=$(cat "$lab_dir/one" "$lab_dir/two")
    is "first exit code is 0 or 9" "$((first == 0 || first == 9))" 1
    is "second exit code is 0 or 9" "$((second == 0 || second == 9))" 1
    mtu 1374
    run undo
    exit_code 0
    mtu 1400
}

# The journal is written before the first change, so that whatever was changed can be taken back.
killed()
{
    local pid end=$((SECONDS + 30)) log=$lab_dir/killed.log
    rm -f "$log"
    # ip netns directly, see lab_capture; wine becomes the program, so that this is the id to kill.
    VPNMTU_LAB_LOG=$log WINEPREFIX=$lab_prefix ip netns exec "$lab_client" \
        wine "$lab_exe" apply "${path[@]}" </dev/null >/dev/null 2>&1 &
    pid=$!
    until grep -qs ^SetIpInterfaceEntry "$log" || ((SECONDS > end)); do
        :
    done
    kill -KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    is "it was setting the MTU" "$(grep -c '^SetIpInterfaceEntry ipsec0 family=ipv4 mtu=1374 -> 0' "$log")" 1
    run undo
    exit_code 0
    both_restored
}

reconnected()
{
    run apply "${path[@]}"
    exit_code 0
    reconnect aes256-sha1
    mtu 1400
    run apply "${path[@]}"
    exit_code 0
    mtu 1374
    run undo
    exit_code 0
    mtu 1400
}

# --- the second method: the registry, looked at with reg.exe -----------------------------------------------------

three_values='PPPProtocolType REG_DWORD 0x21; ProtocolType REG_DWORD 0x800; TunnelMTU REG_DWORD'

registry_by_hand()
{
    run registry set --mtu 1374
    exit_code 0
    registry "$three_values 0x55e"
    mtu 1400
    run registry set --mtu 1300
    exit_code 0
    registry "$three_values 0x514"
    run registry show --json
    exit_code 0
    json '.data.values | "\(.ProtocolType) \(.PPPProtocolType) \(.TunnelMTU)"' '2048 33 1300'
    run registry clear
    exit_code 0
    registry none
    registry none "$ndiswan"
}

registry_and_undo()
{
    registry_add ProtocolMTU REG_DWORD 1480
    registry_add TunnelMTU REG_DWORD 1492
    registry_add TunnelMTU REG_DWORD 1280 "$ndiswan\\Parameters\\Protocols\\1"
    run registry set "${path[@]}"
    exit_code 0
    registry "PPPProtocolType REG_DWORD 0x21; ProtocolMTU REG_DWORD 0x5c8; ProtocolType REG_DWORD 0x800; TunnelMTU REG_DWORD 0x55e"
    run undo
    exit_code 0
    registry "ProtocolMTU REG_DWORD 0x5c8; TunnelMTU REG_DWORD 0x5d4"
    registry "TunnelMTU REG_DWORD 0x500" "$ndiswan\\Parameters\\Protocols\\1"
}

both_methods()
{
    run apply "${path[@]}" --method both
    exit_code 0
    mtu 1374
    registry "$three_values 0x55e"
    run check "${path[@]}" --method both
    exit_code 0
    run undo
    exit_code 0
    mtu 1400
    both_restored
    registry none "$ndiswan"
}

registry_wrong_type()
{
    registry_add TunnelMTU REG_SZ 1374
    run registry set --mtu 1374
    exit_code 2
    says "not a REG_DWORD"
    run registry clear
    exit_code 2
    run apply "${path[@]}" --method both
    exit_code 2
    registry "TunnelMTU REG_SZ 1374"
    mtu 1400
}

registry_changed_since()
{
    run registry set --mtu 1374
    exit_code 0
    registry_add TunnelMTU REG_DWORD 1300
    run undo
    exit_code 7
    run registry clear
    exit_code 7
    registry "$three_values 0x514"
}

# What many guides tell people to do: it lowers the ceiling below what the path allows.
physical_lowered()
{
    ip -n "$lab_client" link set ipsec0 mtu 1300
    ip -n "$lab_client" link set eth0 mtu 1454
    run apply "${path[@]}" --json
    exit_code 0
    json '.data.targets[0] | "\(.limitedBy) \(.physicalMtu) \(.ceilingMtu) \(.vpnMtu)"' 'ceiling 1454 1354 1354'
    mtu 1354
}

path_measured()
{
    needs probe || return 0
    run probe "$lab_server_address" --json
    exit_code 0
    json .data.pathMtu 1454
}

# --- the arithmetic, on the wire ----------------------------------------------------------------------------------

# largest_fits ESP_PROPOSAL CIPHER INTEGRITY: what vpnmtu sets fits the path, and a byte more would not
largest_fits()
{
    local set outer
    run apply "${path[@]}" --cipher "$2" --integrity "$3" --json
    exit_code 0
    set=$(lab_mtu ipsec0)
    lab_capture "$lab_dir/capture" lab_ping "$set" >/dev/null || problems+="    $set bytes do not get through"$'\n'
    ip -n "$lab_client" link set ipsec0 mtu "$((set + 1))"
    lab_capture "$lab_dir/capture" lab_ping "$((set + 1))" >/dev/null &&
        problems+="    $((set + 1)) bytes get through too"$'\n'
    outer=$(lab_outer_size "$lab_dir/capture")
    is "$((set + 1)) bytes are more than 1454 on the wire" "$((${outer:-0} > 1454))" 1
}

cbc_sha1() { largest_fits aes256-sha1 aes-cbc hmac-sha1-96; }
cbc_sha256() { largest_fits aes128-sha256 aes-cbc hmac-sha256-128; }
gcm() { largest_fits aes256gcm16 aes-gcm-16 none; }
