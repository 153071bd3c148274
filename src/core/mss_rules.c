/* SPDX-License-Identifier: MIT */
#include "core/mss_rules.h"

#include <string.h>

#include "core/mss_dialect.h"
#include "core/mtu.h"

/* Linux: IFNAMSIZ is 16 with the NUL, and so it is in the BSDs. */
#define IFNAME_MAX      15
#define ANY_MSS         UINT32_MAX
#define INTERFACE_BYTES 64

static const struct mss_dialect dialects[MSS_FORMAT_COUNT] = {
    /* iptables(8), iptables-extensions(8): tcpmss, TCPMSS, policy; -i and -o: "+" */
    [MSS_IPTABLES] = {"iptables", true, "#!/bin/sh\n", "+", IFNAME_MAX, 1, ANY_MSS,
                      mss_iptables_set, mss_iptables_undo},
    /* nft(8): META EXPRESSIONS (ipsec, iifname), ROUTING EXPRESSIONS, EXTENSION HEADERS */
    [MSS_NFTABLES] = {"nftables", true, "#!/usr/sbin/nft -f\n", "*", IFNAME_MAX, 1, ANY_MSS,
                      mss_nftables_set, mss_nftables_undo},
    /* help.mikrotik.com: Mangle, Common Firewall Matchers and Actions */
    [MSS_ROUTEROS] = {"routeros", false, "", "", 63, 1, ANY_MSS, mss_routeros_set,
                      mss_routeros_undo},
    /* docs.vyos.io: firewall ipv4, ipv6: "set tcp-mss <500-1460>" */
    [MSS_VYOS] = {"vyos", false, "", "*", IFNAME_MAX, 500, 1460, mss_vyos_set, mss_vyos_undo},
    /* pf.conf(5) of OpenBSD, which FreeBSD 14 reads too; "on" takes an interface or a group */
    [MSS_PF] = {"pf", false, "#!/bin/sh\n", "", IFNAME_MAX, 1, ANY_MSS, mss_pf_set, mss_pf_undo},
};

static const char *const via_names[MSS_VIA_COUNT] = {
    [MSS_VIA_IPSEC] = "ipsec",
    [MSS_VIA_INTERFACE] = "interface",
};

const char *mss_format_name(enum mss_format format)
{
    return dialects[format].name;
}

bool mss_format_is_run(enum mss_format format)
{
    return dialects[format].run;
}

const char *mss_via_name(enum mss_via via)
{
    return via_names[via];
}

uint32_t mss_clamp(enum family family, uint32_t mtu)
{
    uint32_t mss = mtu_mss(family, mtu);
    uint32_t floor = family == FAMILY_IPV6 ? MSS_IPV6_FLOOR : MSS_IPV4_FLOOR;

    return mss > floor ? mss : floor;
}

/* By byte values, not by isalnum, which a locale may widen. */
static bool is_letter_or_digit(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

/* The length of NAME without a wildcard at its end. */
static size_t stem_len(const char *name)
{
    size_t len = strlen(name);

    return len > 0 && (name[len - 1] == '+' || name[len - 1] == '*') ? len - 1 : len;
}

static enum status check_interface(const struct mss_dialect *dialect, const char *name,
                                   struct error *err)
{
    size_t stem;

    if (name == NULL || name[0] == '\0')
        return error_set(err, STATUS_USAGE, "the name of the VPN's interface is missing");
    stem = stem_len(name);
    for (size_t i = 0; i < stem; i++)
        if (!is_letter_or_digit(name[i]) && strchr("._-", name[i]) == NULL)
            return error_set(err, STATUS_USAGE,
                             "\"%s\" cannot stand in a firewall script as an interface's name: it "
                             "may have letters, digits, '.', '_' and '-'",
                             name);
    if (stem == 0 || !is_letter_or_digit(name[0]))
        return error_set(err, STATUS_USAGE,
                         "\"%s\" cannot stand in a firewall script as an interface's name: it must "
                         "start with a letter or a digit",
                         name);
    if (strlen(name) > dialect->name_len_max)
        return error_set(err, STATUS_USAGE,
                         "\"%s\" is too long for an interface's name: %s takes %lu characters",
                         name, dialect->name, (unsigned long)dialect->name_len_max);
    if (name[stem] != '\0' && dialect->wild[0] == '\0')
        return error_set(err, STATUS_USAGE,
                         "\"%s\" is a wildcard, and %s has none for interfaces: name one interface",
                         name, dialect->name);
    return STATUS_OK;
}

enum status mss_rules_check(const struct mss_rules *rules, struct error *err)
{
    const struct mss_dialect *dialect = &dialects[rules->format];

    for (int family = 0; family < FAMILY_COUNT; family++)
        if (rules->mss[family] < dialect->mss_min || rules->mss[family] > dialect->mss_max)
            return error_set(err, STATUS_USAGE, "%s sets an MSS from %lu to %lu, not %lu",
                             dialect->name, (unsigned long)dialect->mss_min,
                             (unsigned long)dialect->mss_max, (unsigned long)rules->mss[family]);
    if (rules->via == MSS_VIA_INTERFACE)
        return check_interface(dialect, rules->interface, err);
    return STATUS_OK;
}

/* LINES as comment lines; all dialects know "#". */
static void add_comment(struct text *text, const char *lines)
{
    while (*lines != '\0') {
        size_t len = strcspn(lines, "\n");

        text_add(text, "# ");
        text_add_bytes(text, lines, len);
        text_add(text, "\n");
        lines += len;
        if (*lines == '\n')
            lines++;
    }
}

void mss_rules_write(const struct mss_rules *rules, struct text *text)
{
    const struct mss_dialect *dialect = &dialects[rules->format];
    char interface[INTERFACE_BYTES] = "";

    if (rules->via == MSS_VIA_INTERFACE)
        snprintf(interface, sizeof interface, "%.*s%s", (int)stem_len(rules->interface),
                 rules->interface,
                 rules->interface[stem_len(rules->interface)] != '\0' ? dialect->wild : "");
    text_add(text, dialect->head);
    add_comment(text, rules->reason);
    if (!dialect->run)
        add_comment(text, "Not run: written after the manual; vpnmtu's own tests do not load it.");
    if (rules->undo)
        dialect->undo(text, rules, interface);
    else
        dialect->set(text, rules, interface);
}
