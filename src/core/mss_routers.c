/* SPDX-License-Identifier: MIT */
/* mss_routers.c: the dialects of routers: RouterOS, VyOS, pf. */
#include <string.h>

#include "core/mss_dialect.h"

static const char *const routeros_menus[FAMILY_COUNT] = {
    [FAMILY_IPV4] = "/ip firewall mangle",
    [FAMILY_IPV6] = "/ipv6 firewall mangle",
};

static void add_routeros_removal(struct text *text)
{
    for (int family = 0; family < FAMILY_COUNT; family++)
        text_add_format(text, "%s remove [find comment=\"" MSS_MARK "\"]\n",
                        routeros_menus[family]);
}

void mss_routeros_set(struct text *text, const struct mss_rules *rules, const char *interface)
{
    /* "in" is valid in prerouting, "out" in postrouting. */
    static const struct {
        const char *chain, *ipsec, *option;
    } places[] = {
        {"prerouting", "ipsec-policy=in,ipsec", "in-interface"},
        {"postrouting", "ipsec-policy=out,ipsec", "out-interface"},
    };

    text_add(text, "# Paste into a terminal of RouterOS 7. Older rules of this script are removed "
                   "first;\n# the two lines that do so are also what removes it.\n");
    add_routeros_removal(text);
    for (int family = 0; family < FAMILY_COUNT; family++)
        for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
            unsigned long mss = rules->mss[family];

            text_add_format(text, "%s add chain=%s ", routeros_menus[family], places[i].chain);
            if (rules->via == MSS_VIA_IPSEC)
                text_add(text, places[i].ipsec);
            else
                text_add_format(text, "%s=\"%s\"", places[i].option, interface);
            text_add_format(text,
                            " protocol=tcp tcp-flags=syn,!rst tcp-mss=%lu-65535 action=change-mss"
                            " new-mss=%lu passthrough=yes comment=\"" MSS_MARK "\"\n",
                            mss + 1, mss);
        }
}

void mss_routeros_undo(struct text *text, const struct mss_rules *rules, const char *interface)
{
    (void)rules;
    (void)interface;
    text_add(text, "# Paste into a terminal of RouterOS 7. Removes every rule of this script, "
                   "whatever MSS it sets.\n");
    add_routeros_removal(text);
}

/* A low number, because a forward rule must come before those that accept. */
#define VYOS_RULE "5"

static const char *const vyos_families[FAMILY_COUNT] = {
    [FAMILY_IPV4] = "ipv4",
    [FAMILY_IPV6] = "ipv6",
};

/* In the interface's own configuration the family IPv4 is called so. */
static const char *const vyos_interface_families[FAMILY_COUNT] = {
    [FAMILY_IPV4] = "ip",
    [FAMILY_IPV6] = "ipv6",
};

/* Where packets of the VPN pass. Transit has no hook after routing but forward. */
static const struct vyos_place {
    const char *chain, *ipsec, *interface;
    bool transit;
} vyos_places[] = {
    {"prerouting raw", "match-ipsec-in", "inbound-interface", false},
    {"forward filter", "match-ipsec-out", "outbound-interface", true},
    {"output raw", "match-ipsec-out", "outbound-interface", false},
};

enum {
    VYOS_PLACE_COUNT = sizeof vyos_places / sizeof vyos_places[0]
};

/*
 * The section of `set interfaces` that a single tunnel's name belongs to, NULL for other names.
 * There, adjust-mss clamps what is forwarded into the tunnel, ahead of all firewall rules.
 */
static const char *vyos_section(const char *interface)
{
    static const struct {
        const char *prefix, *section;
    } sections[] = {{"wg", "wireguard"}, {"vtun", "openvpn"}, {"vti", "vti"}, {"tun", "tunnel"}};

    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
        size_t len = strlen(sections[i].prefix);
        const char *number = interface + len;

        if (strncmp(interface, sections[i].prefix, len) == 0 && number[0] != '\0' &&
            strspn(number, "0123456789") == strlen(number))
            return sections[i].section;
    }
    return NULL;
}

static void add_vyos_place(struct text *text, const struct mss_rules *rules, const char *interface,
                           enum family family, const struct vyos_place *place)
{
    const char *family_word = vyos_families[family];
    unsigned long mss = rules->mss[family];
    static const char *const settings[] = {"action 'continue'", "protocol 'tcp'", "tcp flags syn",
                                           "tcp flags not rst"};

    text_add_format(text, "set firewall %s %s rule " VYOS_RULE " description '" MSS_MARK "'\n",
                    family_word, place->chain);
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        text_add_format(text, "set firewall %s %s rule " VYOS_RULE " %s\n", family_word,
                        place->chain, settings[i]);
    if (rules->via == MSS_VIA_IPSEC)
        text_add_format(text, "set firewall %s %s rule " VYOS_RULE " ipsec %s\n", family_word,
                        place->chain, place->ipsec);
    else
        text_add_format(text, "set firewall %s %s rule " VYOS_RULE " %s name '%s'\n", family_word,
                        place->chain, place->interface, interface);
    text_add_format(text,
                    "set firewall %s %s rule " VYOS_RULE " tcp mss '%lu-16384'\n"
                    "set firewall %s %s rule " VYOS_RULE " set tcp-mss '%lu'\n",
                    family_word, place->chain, mss + 1, family_word, place->chain, mss);
}

void mss_vyos_set(struct text *text, const struct mss_rules *rules, const char *interface)
{
    const char *section = vyos_section(interface);

    text_add(text, "# Paste into VyOS 1.5. It takes rule " VYOS_RULE " of the firewall's chains: "
                   "if you have a rule " VYOS_RULE " there, change the\n# number to a free one "
                   "below your own rules. Then `save`.\n");
    if (section == NULL)
        text_add(text, "# With `firewall global-options state-policy established` replies pass "
                       "before any forward rule:\n# such a SYN-ACK into the VPN is not clamped.\n");
    text_add(text, "configure\n");
    for (int family = 0; family < FAMILY_COUNT; family++)
        for (int i = 0; i < VYOS_PLACE_COUNT; i++) {
            if (vyos_places[i].transit && section != NULL)
                text_add_format(text, "set interfaces %s %s %s adjust-mss '%lu'\n", section,
                                interface, vyos_interface_families[family],
                                (unsigned long)rules->mss[family]);
            else
                add_vyos_place(text, rules, interface, (enum family)family, &vyos_places[i]);
        }
    text_add(text, "commit\n");
}

void mss_vyos_undo(struct text *text, const struct mss_rules *rules, const char *interface)
{
    const char *section = vyos_section(interface);

    (void)rules;
    text_add(text, "# Paste into VyOS 1.5. If you gave the rules another number than " VYOS_RULE
                   ", change it here too. Then `save`.\nconfigure\n");
    for (int family = 0; family < FAMILY_COUNT; family++)
        for (int i = 0; i < VYOS_PLACE_COUNT; i++) {
            if (vyos_places[i].transit && section != NULL)
                text_add_format(text, "delete interfaces %s %s %s adjust-mss\n", section, interface,
                                vyos_interface_families[family]);
            else
                text_add_format(text, "delete firewall %s %s rule " VYOS_RULE "\n",
                                vyos_families[family], vyos_places[i].chain);
        }
    text_add(text, "commit\n");
}

#define PF_ANCHOR "vpnmtu_mss"

static const char *const pf_families[FAMILY_COUNT] = {
    [FAMILY_IPV4] = "inet",
    [FAMILY_IPV6] = "inet6",
};

void mss_pf_set(struct text *text, const struct mss_rules *rules, const char *interface)
{
    text_add(text, "# pf of OpenBSD, or of FreeBSD 14 and later. Run as root, after this line "
                   "stands in /etc/pf.conf\n# before its first match, block or pass rule, and "
                   "`pfctl -f /etc/pf.conf` has loaded it:\n#     anchor \"" PF_ANCHOR "\"\n");
    if (rules->via == MSS_VIA_IPSEC)
        text_add(text, "# IPsec's packets pass enc0, which must be up: ifconfig enc0 up\n");
    text_add(text, "# Rules do not survive a restart by themselves. To remove them: pfctl -a "
                   "" PF_ANCHOR " -F rules\n"
                   "pfctl -a " PF_ANCHOR " -f - <<'END'\n");
    for (int family = 0; family < FAMILY_COUNT; family++)
        text_add_format(text, "match on \"%s\" %s proto tcp all scrub (max-mss %lu)\n",
                        rules->via == MSS_VIA_IPSEC ? "enc0" : interface, pf_families[family],
                        (unsigned long)rules->mss[family]);
    text_add(text, "END\n");
}

void mss_pf_undo(struct text *text, const struct mss_rules *rules, const char *interface)
{
    (void)rules;
    (void)interface;
    text_add(text, "# Run as root. Empties the anchor; its line in /etc/pf.conf may stay.\n"
                   "pfctl -a " PF_ANCHOR " -F rules\n");
}
