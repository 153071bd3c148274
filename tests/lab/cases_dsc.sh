# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Cases of the DSC resource: vpnmtu.exe called by its manifest on the lab's VPN. Sourced by cases.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh and case.sh

# dsc OPERATION... [INSTANCE]: as DSC's engine would; sets $status, $out, $err
dsc()
{
    local driver=$lab_root/tests/fleet/dsc_engine.py manifest=$lab_root/installer/fleet/dsc/vpnmtu.dsc.resource.json
    status=0
    out=$(WINEPREFIX=$lab_prefix in_client timeout --kill-after=5 120 /usr/bin/python3 "$driver" \
        --exe "wine '$lab_exe'" "$manifest" "$@" 2>"$lab_dir/err" </dev/null) || status=$?
    err=$(<"$lab_dir/err")
}

# What is found out by itself: the cipher by the association, the path by measuring.
dsc_prescribed()
{
    needs dsc || return 0
    dsc test '{"connection":"ipsec0"}'
    exit_code 0
    json .inDesiredState false
    json '.differingProperties[]' vpnMtu
    json .actualState.vpnMtu 1400
    json '.actualState.targets[0] | "\(.pathMtuSource) \(.pathMtu) \(.vpnSource) \(.cipher) \(.vpnMtu)"' \
        'probed 1454 sa aes-cbc 1374'
    dsc --what-if set '{"connection":"ipsec0"}'
    exit_code 0
    json '.beforeState.vpnMtu, .afterState.vpnMtu | tostring' "1400"$'\n'"1374"
    json '.afterState._metadata.whatIf | length' 2
    mtu 1400
    dsc set '{"connection":"ipsec0"}'
    exit_code 0
    json '.changedProperties[]' vpnMtu
    mtu 1374
    dsc test '{"connection":"ipsec0"}'
    json .inDesiredState true
    dsc set '{"connection":"ipsec0"}'
    json '.changedProperties | length' 0
    dsc export
    json '.[] | "\(.connection) \(.vpn) \(.vpnMtu)"' 'ipsec0 ikev2 1374'
    run undo
    exit_code 0
    mtu 1400
}

dsc_not_connected()
{
    needs dsc || return 0
    lab_vpn_down
    dsc get
    json '.actualState | "\(.connected) \(.vpnMtu)"' 'false null'
    dsc test '{"connection":"ipsec0","vpnMtu":1374}'
    json .inDesiredState true
    dsc set '{"connection":"ipsec0","vpnMtu":1374}'
    exit_code 0
    json '.changedProperties | length' 0
    dsc export
    json length 0
    is "MTU of eth0" "$(lab_mtu eth0)" 1500
    lab_vpn_up aes256-sha1
}

dsc_refused()
{
    needs dsc || return 0
    VPNMTU_LAB_SET_ERROR=5 dsc set '{"vpn":"ikev2","line":"flets"}'
    exit_code 2
    says "administrator rights needed"
    dsc set '{"vpnMtu":1450}'
    says "refused by the headroom rule"
    run dsc set --input '{"vpnMtu":1374,"vpnmtu":1374}'
    exit_code 2
    mtu 1400
}
