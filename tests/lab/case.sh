# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What the lab's cases are made of: sourced by cases and live after lib.sh. $pattern: only the cases whose name matches.
# shellcheck disable=SC2154 # lab_dir, lab_client, pattern: of those

# run [NAME=VALUE...] ARGUMENT...: runs vpnmtu; sets $status, $out, $err
run()
{
    local environment=()
    while [[ ${1:-} == VPNMTU_LAB_*=* ]]; do
        environment+=("$1")
        shift
    done
    status=0
    env_vpnmtu "${environment[@]}" "$@" >"$lab_dir/out" 2>"$lab_dir/err" || status=$?
    if ((status == 1)) && [[ ! -s $lab_dir/out && ! -s $lab_dir/err ]]; then
        # No command of vpnmtu ends so without --quiet: it is Wine that, very rarely, did not start the program.
        echo "# nothing ran, once more: vpnmtu $*"
        status=0
        env_vpnmtu "${environment[@]}" "$@" >"$lab_dir/out" 2>"$lab_dir/err" || status=$?
    fi
    out=$(tr -d '\r' <"$lab_dir/out")
    err=$(tr -d '\r' <"$lab_dir/err")
}

# env_vpnmtu [NAME=VALUE...] ARGUMENT...
env_vpnmtu()
(
    while [[ ${1:-} == VPNMTU_LAB_*=* ]]; do
        export "${1?}"
        shift
    done
    vpnmtu "$@"
)

# is WHAT MEASURED WANTED: notes a failure of this case if they differ
is()
{
    [[ $2 == "$3" ]] || problems+="    $1: ${2:-(nothing)}, wanted $3"$'\n'
}

# exit_code WANTED: of the last run
exit_code()
{
    is "exit code" "$status" "$1"
    [[ $status == "$1" ]] || problems+="    it printed: ${out:0:400} ${err:0:400}"$'\n'
}

# says TEXT: the last run's output, stdout or stderr, has it somewhere (case does not matter)
says()
{
    grep -qiF -- "$1" <<<"$out$err" || problems+="    the output does not say: $1"$'\n'
}

# mtu WANTED: of the VPN interface, asked of Linux
mtu()
{
    is "MTU of ipsec0" "$(lab_mtu ipsec0)" "$1"
}

# needs COMMAND: skips the case if this vpnmtu does not have the command yet
needs()
{
    vpnmtu help 2>/dev/null | grep -qE "^ +$1 " || skipped="vpnmtu has no $1"
    [[ -z $skipped ]]
}

# json FILTER WANTED: of the last run's stdout
json()
{
    is "$1" "$(jq -r "$1" <<<"$out" 2>&1)" "$2"
}

ndiswan='HKLM\SYSTEM\CurrentControlSet\Services\NdisWan'
tunnel_key=$ndiswan'\Parameters\Protocols\0'

# registry WANTED [KEY]: what reg.exe sees of the tunnel key: "NAME TYPE DATA; ...", "none" where it is not there
registry()
{
    local seen=none
    if lab_wine reg query "${2:-$tunnel_key}" >"$lab_dir/reg" 2>&1; then
        seen=$(tr -d '\r' <"$lab_dir/reg" | sed -nE 's/^ {4}(\S+) +(REG_\w+) */\1 \2 /p' | sort | paste -sd';' | sed 's/;/; /g')
    fi
    is "the registry" "$seen" "$1"
}

# registry_add NAME TYPE DATA [KEY]
registry_add()
{
    lab_wine reg add "${4:-$tunnel_key}" /v "$1" /t "$2" /d "$3" /f >/dev/null 2>&1
}

# A VPN interface as it is after connecting, and a vpnmtu that remembers nothing
fresh()
{
    ip -n "$lab_client" link set eth0 mtu 1500
    ip -n "$lab_client" link set ipsec0 mtu 1400 alias ''
    in_client sysctl -qw net.ipv6.conf.ipsec0.disable_ipv6=0
    lab_wine reg delete 'HKLM\SOFTWARE\vpnmtu' /f >/dev/null 2>&1 || true
    lab_wine reg delete "$ndiswan" /f >/dev/null 2>&1 || true
}

number=0
failed=0
# try FUNCTION WHAT: one case
try()
{
    [[ $2 =~ $pattern ]] || return 0
    number=$((number + 1))
    problems=
    skipped=
    status=0
    out=
    err=
    if [[ $1 != no_vpn* ]]; then
        fresh
    fi
    "$1" || problems+="    the case itself broke off"$'\n'
    if [[ -n $skipped ]]; then
        number=$((number - 1))
        echo "# skipped: $2 ($skipped)"
        return
    fi
    if [[ -z $problems ]]; then
        echo "ok $number - $2"
        return
    fi
    failed=$((failed + 1))
    echo "not ok $number - $2"
    printf '%s' "$problems"
    printf '%s\n%s\n' "$out" "$err" | grep . | sed 's/^/    | /' || true
}

# quiet_keys FILE: vpnmtu has wiped the keys of every SA that it was given, and was given some
quiet_keys()
{
    is "lists of keys" "$(grep -c 'keys not wiped=' "$1" | sed 's/^[1-9][0-9]*$/some/')" some
    is "lists of keys that were not wiped" "$(grep -c 'keys not wiped=[^0]' "$1")" 0
}

median()
{
    sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}
