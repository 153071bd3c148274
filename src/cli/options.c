/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <string.h>

#include "app/change.h"
#include "app/probe.h"
#include "core/mss_rules.h"
#include "core/mtu.h"
#include "core/stack.h"
#include "core/text.h"
#include "core/vpn.h"

static const char *vpn_at(size_t index)
{
    return index < VPN_TYPE_COUNT ? vpn_kind((enum vpn_type)index)->name : NULL;
}

static const char *line_at(size_t index)
{
    const struct mtu_line *line = mtu_line_at(index);

    return line != NULL ? line->name : NULL;
}

static const char *family_at(size_t index)
{
    return index < FAMILY_COUNT ? family_name((enum family)index) : NULL;
}

static const char *family_or_both_at(size_t index)
{
    return index == FAMILY_COUNT ? "both" : family_at(index);
}

static const char *mode_at(size_t index)
{
    return index <= ESP_TRANSPORT ? vpn_mode_name((enum esp_mode)index) : NULL;
}

static const char *method_at(size_t index)
{
    return index <= METHOD_BOTH ? method_name((enum method)index) : NULL;
}

/* "no" is 0 and "yes" is 1. */
static const char *yes_no_at(size_t index)
{
    static const char *const names[] = {"no", "yes"};

    return index < 2 ? names[index] : NULL;
}

/* RFC 2661 3.1: bare, with Length, with Ns and Nr, with both. */
static const char *l2tp_header_at(size_t index)
{
    static const char *const lengths[] = {"6", "8", "10", "12"};

    return index < sizeof lengths / sizeof lengths[0] ? lengths[index] : NULL;
}

/* RFC 1661 6.5, 6.6: protocol 1 or 2 bytes, address and control 0 or 2. */
static const char *ppp_header_at(size_t index)
{
    static const char *const lengths[] = {"1", "2", "3", "4"};

    return index < sizeof lengths / sizeof lengths[0] ? lengths[index] : NULL;
}

static const char *format_at(size_t index)
{
    return index < MSS_FORMAT_COUNT ? mss_format_name((enum mss_format)index) : NULL;
}

static const char *via_at(size_t index)
{
    return index < MSS_VIA_COUNT ? mss_via_name((enum mss_via)index) : NULL;
}

#define DESCRIBES (FOR_CALC | FOR_APPLY | FOR_MSS | FOR_CHECK | FOR_REGISTRY | FOR_TASK | FOR_WATCH)
#define SHAPES    (DESCRIBES | FOR_PROBE)
#define CHANGES   (FOR_APPLY | FOR_UNDO)

/* clang-format off */
static const struct option options[OPTION_COUNT] = {
    [OPTION_VPN] = {"--vpn", "TYPE", OPTION_IS_CHOICE, 0, 0, vpn_at, SHAPES, GROUP_VPN,
        "type of the VPN"},
    [OPTION_PATH_MTU] = {"--path-mtu", "N", OPTION_IS_NUMBER, MTU_PATH_MIN, MTU_PATH_MAX, NULL,
        DESCRIBES, GROUP_VPN, "largest packet that reaches the VPN server"},
    [OPTION_LINE] = {"--line", "NAME", OPTION_IS_CHOICE, 0, 0, line_at, DESCRIBES, GROUP_VPN,
        "path MTU of an access line, by name"},
    [OPTION_OUTER] = {"--outer", "FAMILY", OPTION_IS_CHOICE, 0, 0, family_at, SHAPES, GROUP_VPN,
        "IP version between the PC and the VPN server"},
    [OPTION_CIPHER] = {"--cipher", "NAME", OPTION_IS_TEXT, 0, 0, NULL, SHAPES, GROUP_VPN,
        "cipher, as Windows, strongSwan or OpenVPN spell it"},
    [OPTION_INTEGRITY] = {"--integrity", "NAME", OPTION_IS_TEXT, 0, 0, NULL, SHAPES, GROUP_VPN,
        "integrity algorithm, likewise"},
    [OPTION_NAT_T] = {"--nat-t", "yes|no", OPTION_IS_CHOICE, 0, 0, yes_no_at, SHAPES, GROUP_VPN,
        "ESP inside UDP port 4500"},
    [OPTION_MODE] = {"--mode", "MODE", OPTION_IS_CHOICE, 0, 0, mode_at, SHAPES, GROUP_VPN,
        "mode of --vpn ipsec"},
    [OPTION_L2TP_HEADER] = {"--l2tp-header", "N", OPTION_IS_CHOICE, 0, 0, l2tp_header_at,
        SHAPES, GROUP_VPN, "length of the L2TP header"},
    [OPTION_PPP_HEADER] = {"--ppp-header", "N", OPTION_IS_CHOICE, 0, 0, ppp_header_at, SHAPES,
        GROUP_VPN, "length of the PPP header"},
    [OPTION_TLS] = {"--tls", "SUITE", OPTION_IS_TEXT, 0, 0, NULL, SHAPES, GROUP_VPN,
        "TLS cipher suite of --vpn sstp"},
    [OPTION_TCP_TIMESTAMPS] = {"--tcp-timestamps", "yes|no", OPTION_IS_CHOICE, 0, 0, yes_no_at,
        SHAPES, GROUP_VPN, "timestamps on the VPN's own TCP connection"},
    [OPTION_PHYSICAL_MTU] = {"--physical-mtu", "N", OPTION_IS_NUMBER, MTU_PATH_MIN, MTU_PATH_MAX,
        NULL, FOR_CALC | FOR_MSS, GROUP_VPN,
        "MTU of the PC's own interface: applies Windows' headroom rule"},
    [OPTION_INNER] = {"--inner", "N|A..B", OPTION_IS_RANGE, 1, STACK_LEN_MAX, NULL, FOR_CALC,
        GROUP_VPN, "the wire size of packets of this size instead"},
    [OPTION_INTERFACE] = {"--interface", "NAME|IDX", OPTION_IS_TEXT, 0, 0, NULL,
        CHANGES | FOR_CHECK | FOR_PROBE | FOR_WATCH | FOR_SELFTEST, GROUP_TARGET,
        "only this interface; in probe, the one to send by"},
    [OPTION_CONNECTION] = {"--connection", "NAME", OPTION_IS_TEXT, 0, 0, NULL,
        FOR_APPLY | FOR_CHECK | FOR_TASK | FOR_WATCH | FOR_SELFTEST, GROUP_TARGET,
        "only the VPN of this entry of the RAS phonebook"},
    [OPTION_MTU] = {"--mtu", "N", OPTION_IS_NUMBER, MTU_IPV4_LOWEST, MTU_PATH_MAX, NULL,
        DESCRIBES, GROUP_TARGET,
        "use this MTU instead of computing one; in calc, the VPN interface's for --inner"},
    [OPTION_FAMILY] = {"--family", "FAMILY", OPTION_IS_CHOICE, 0, 0, family_or_both_at,
        CHANGES | FOR_CHECK | FOR_TASK | FOR_WATCH, GROUP_TARGET, "IP versions to work on"},
    [OPTION_METHOD] = {"--method", "METHOD", OPTION_IS_CHOICE, 0, 0, method_at,
        FOR_APPLY | FOR_CHECK | FOR_TASK, GROUP_TARGET,
        "set the interface's MTU, TunnelMTU, or both"},
    [OPTION_PROBE] = {"--probe", "auto|off|HOST", OPTION_IS_TEXT, 0, 0, NULL,
        FOR_APPLY | FOR_CHECK | FOR_WATCH, GROUP_TARGET,
        "measure the path to the VPN server (auto), not at all, or to HOST"},
    [OPTION_PROBE_TIMEOUT] = {"--probe-timeout", "MS", OPTION_IS_NUMBER, PROBE_TIMEOUT_MIN_MS,
        PROBE_TIMEOUT_MAX_MS, NULL, FOR_PROBE | FOR_APPLY | FOR_CHECK | FOR_WATCH, GROUP_TARGET,
        "measure the path no longer than so many milliseconds"},
    [OPTION_PROVE] = {"--prove", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_APPLY, GROUP_TARGET,
        "send the largest packet through the tunnel (on a console: always)"},
    [OPTION_WAIT] = {"--wait", "SECONDS", OPTION_IS_NUMBER, 0, 3600, NULL, FOR_APPLY | FOR_TASK,
        GROUP_TARGET, "wait so long for a VPN that is still coming up"},
    [OPTION_SERVICE] = {"--service", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_WATCH, GROUP_TARGET,
        "run as the Windows service it was started as"},
    [OPTION_ON_NETWORK] = {"--on-network", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_TASK,
        GROUP_TARGET, "run also when any network connects: for VPNs that are not built in"},
    [OPTION_AT_LOGON] = {"--at-logon", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_TASK, GROUP_TARGET,
        "run also when somebody logs on"},
    [OPTION_PRINT_XML] = {"--print-xml", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_TASK, GROUP_TARGET,
        "print the definition that `schtasks /create /xml` takes, and install nothing"},
    [OPTION_DRY_RUN] = {"--dry-run", NULL, OPTION_IS_FLAG, 0, 0, NULL, CHANGES | FOR_REGISTRY,
        GROUP_TARGET, "show the changes and make none"},
    [OPTION_WHAT_IF] = {"--what-if", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_DSC, GROUP_TARGET,
        "as --dry-run, in DSC's words"},
    [OPTION_INPUT] = {"--input", "JSON", OPTION_IS_TEXT, 0, 0, NULL, FOR_DSC, GROUP_TARGET,
        "the instance, instead of standard input"},
    [OPTION_ALL] = {"--all", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_SHOW, GROUP_TARGET,
        "also interfaces without IP and drivers' pseudo-interfaces"},
    [OPTION_POLICY] = {"--policy", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_SHOW, GROUP_TARGET,
        "what policies and preferences say, instead of the interfaces"},
    [OPTION_SET] = {"--set", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_SELFTEST, GROUP_TARGET,
        "also change the MTUs of the VPN that is named, and put them back"},
    [OPTION_FULL] = {"--full", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_SELFTEST, GROUP_OUTPUT,
        "with names and addresses as they are"},
    [OPTION_OUTPUT] = {"--output", "FILE", OPTION_IS_TEXT, 0, 0, NULL, FOR_SELFTEST, GROUP_OUTPUT,
        "write the report to FILE, which is replaced"},
    [OPTION_FORMAT] = {"--format", "NAME", OPTION_IS_CHOICE, 0, 0, format_at, FOR_MSS,
        GROUP_TARGET, "firewall to write for (default iptables)"},
    [OPTION_VIA] = {"--via", "ipsec|interface", OPTION_IS_CHOICE, 0, 0, via_at, FOR_MSS,
        GROUP_TARGET, "how the server tells the VPN's packets (default ipsec)"},
    [OPTION_UNDO] = {"--undo", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_MSS, GROUP_TARGET,
        "print what removes the rules"},
    [OPTION_QUIET] = {"--quiet", NULL, OPTION_IS_FLAG, 0, 0, NULL,
        CHANGES | FOR_CHECK | FOR_REGISTRY | FOR_PROBE | FOR_TASK | FOR_WATCH, GROUP_OUTPUT,
        "print nothing on success (also /quiet)"},
    [OPTION_LOG] = {"--log", "FILE", OPTION_IS_TEXT, 0, 0, NULL,
        CHANGES | FOR_CHECK | FOR_REGISTRY | FOR_TASK | FOR_WATCH | FOR_DSC, GROUP_OUTPUT,
        "append what happens to FILE, which becomes FILE.1 at 1 MiB"},
    [OPTION_PROM] = {"--prom", "FILE", OPTION_IS_TEXT, 0, 0, NULL, FOR_APPLY | FOR_CHECK | FOR_TASK,
        GROUP_OUTPUT, "write the outcome to FILE, whose name ends in .prom, for Prometheus"},
    [OPTION_JSON] = {"--json", NULL, OPTION_IS_FLAG, 0, 0, NULL,
        FOR_ALL & ~(unsigned)(FOR_HELP | FOR_WATCH | FOR_DSC),
        GROUP_OUTPUT, "print one JSON document"},
    [OPTION_HELP] = {"--help", NULL, OPTION_IS_FLAG, 0, 0, NULL, FOR_ALL, GROUP_OUTPUT,
        "print help (also -h, -?, /?)"},
};
/* clang-format on */

static const struct option_conflict conflicts[] = {
    {OPTION_PATH_MTU, OPTION_LINE, "both say what the path carries"},
    {OPTION_INTERFACE, OPTION_CONNECTION, "both say which VPN is meant"},
    {OPTION_PROBE, OPTION_PATH_MTU, "the path is given, so it is not measured"},
    {OPTION_PROBE, OPTION_LINE, "the path is given, so it is not measured"},
    {OPTION_DRY_RUN, OPTION_PROVE, "nothing is set that could be proven"},
    {OPTION_QUIET, OPTION_JSON, "one asks for silence, the other for a document"},
    {OPTION_POLICY, OPTION_ALL, "one lists values of the registry, the other interfaces"},
    {OPTION_PRINT_XML, OPTION_QUIET, "one asks for a definition, the other for silence"},
    {OPTION_PHYSICAL_MTU, OPTION_INNER, "--inner only tells packet sizes"},
};

/* Where --mtu says the VPN's MTU; in calc it says something else. */
static const struct option_conflict mtu_conflicts[] = {
    {OPTION_MTU, OPTION_PROBE, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_PATH_MTU, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_LINE, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_CIPHER, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_INTEGRITY, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_PHYSICAL_MTU, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_NAT_T, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_MODE, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_TLS, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_L2TP_HEADER, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_PPP_HEADER, "the MTU is given, so it is not computed"},
    {OPTION_MTU, OPTION_TCP_TIMESTAMPS, "the MTU is given, so it is not computed"},
};

const struct option *option_by_id(enum option_id id)
{
    return &options[id];
}

enum option_id option_id_of(const struct option *option)
{
    return (enum option_id)(option - options);
}

const struct option_conflict *option_conflict_at(unsigned command, size_t index)
{
    size_t count = sizeof conflicts / sizeof conflicts[0];

    if (index < count)
        return &conflicts[index];
    index -= count;
    if (command != FOR_CALC && index < sizeof mtu_conflicts / sizeof mtu_conflicts[0])
        return &mtu_conflicts[index];
    return NULL;
}

const char *option_group_title(enum option_group group)
{
    static const char *const titles[] = {"Describing the VPN", "What to work on", "Output"};

    return titles[group];
}

int option_choice(const struct option *option, const char *text)
{
    const char *choice;

    for (size_t i = 0; (choice = option->choice_at(i)) != NULL; i++)
        if (text_same_word(choice, text))
            return (int)i;
    return -1;
}
