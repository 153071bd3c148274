# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The lab's Wine, and the program under test in it. Part of lib.sh.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh, and for its callers

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
