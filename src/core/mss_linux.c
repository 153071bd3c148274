/* SPDX-License-Identifier: MIT */
/* mss_linux.c: the dialects of Linux' own firewall: iptables and nftables. */
#include "core/mss_dialect.h"

/* A place where packets of the VPN pass, and how they are told there. */
struct place {
    const char *iptables_chain;
    const char *nftables_chain;
    const char *iptables_ipsec; /* xt_policy: was, or will be, transformed */
    const char *nftables_ipsec;
    const char *iptables_option; /* followed by an interface's name */
    const char *nftables_name;
};

static const struct place places[] = {
    {"PREROUTING", "prerouting", "-m policy --pol ipsec --dir in", "meta ipsec exists", "-i",
     "iifname"},
    {"POSTROUTING", "postrouting", "-m policy --pol ipsec --dir out", "rt ipsec exists", "-o",
     "oifname"},
};

enum {
    PLACE_COUNT = sizeof places / sizeof places[0]
};

static const char *const iptables_programs[FAMILY_COUNT] = {
    [FAMILY_IPV4] = "iptables",
    [FAMILY_IPV6] = "ip6tables",
};

/* -w: without it a busy lock looks as if the rule were missing, and it is added once more. */
static void add_iptables(struct text *text, const struct mss_rules *rules, const char *interface,
                         enum family family, const struct place *place, char action)
{
    unsigned long mss = rules->mss[family];

    text_add_format(text, "%s -w -t mangle -%c %s ", iptables_programs[family], action,
                    place->iptables_chain);
    if (rules->via == MSS_VIA_IPSEC)
        text_add(text, place->iptables_ipsec);
    else
        text_add_format(text, "%s %s", place->iptables_option, interface);
    text_add_format(text,
                    " -p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss %lu:65535"
                    " -j TCPMSS --set-mss %lu -m comment --comment " MSS_MARK,
                    mss + 1, mss);
}

void mss_iptables_set(struct text *text, const struct mss_rules *rules, const char *interface)
{
    text_add(text, "# Run as root. What is there already is not added again. The same command with "
                   "--undo prints\n# what removes it. Rules do not survive a restart by "
                   "themselves.\n");
    for (int family = 0; family < FAMILY_COUNT; family++)
        for (int i = 0; i < PLACE_COUNT; i++) {
            add_iptables(text, rules, interface, (enum family)family, &places[i], 'C');
            text_add(text, " 2>/dev/null ||\n    ");
            add_iptables(text, rules, interface, (enum family)family, &places[i], 'A');
            text_add(text, "\n");
        }
}

void mss_iptables_undo(struct text *text, const struct mss_rules *rules, const char *interface)
{
    text_add(text, "# Run as root. Removes what the same command without --undo adds, and nothing "
                   "else.\n");
    /* `if`, not `&&`: nothing left to remove is a success. */
    for (int family = 0; family < FAMILY_COUNT; family++)
        for (int i = 0; i < PLACE_COUNT; i++) {
            text_add(text, "if ");
            add_iptables(text, rules, interface, (enum family)family, &places[i], 'C');
            text_add(text, " 2>/dev/null; then\n    ");
            add_iptables(text, rules, interface, (enum family)family, &places[i], 'D');
            text_add(text, "\nfi\n");
        }
}

#define NFT_TABLE "inet vpnmtu_mss"

/*
 * The first line makes sure that there is something to delete, so that this loads whether or not
 * the table is there already; nft -f does all of it at once or not at all.
 */
#define NFT_REMOVE "table " NFT_TABLE "\ndelete table " NFT_TABLE "\n"

void mss_nftables_set(struct text *text, const struct mss_rules *rules, const char *interface)
{
    text_add(text, "# Load as root with: nft -f FILE. It replaces its own table and touches no "
                   "other.\n# To remove it: nft delete table " NFT_TABLE "\n" NFT_REMOVE
                   "table " NFT_TABLE " {\n");
    for (int i = 0; i < PLACE_COUNT; i++) {
        text_add_format(text,
                        "    chain %s {\n"
                        "        type filter hook %s priority mangle; policy accept;\n",
                        places[i].nftables_chain, places[i].nftables_chain);
        for (int family = 0; family < FAMILY_COUNT; family++) {
            unsigned long mss = rules->mss[family];

            text_add(text, "        ");
            if (rules->via == MSS_VIA_IPSEC)
                text_add(text, places[i].nftables_ipsec);
            else
                text_add_format(text, "%s \"%s\"", places[i].nftables_name, interface);
            text_add_format(text,
                            " meta nfproto %s tcp flags & (syn | rst) == syn"
                            " tcp option maxseg size > %lu tcp option maxseg size set %lu\n",
                            family_name((enum family)family), mss, mss);
        }
        text_add(text, "    }\n");
    }
    text_add(text, "}\n");
}

void mss_nftables_undo(struct text *text, const struct mss_rules *rules, const char *interface)
{
    (void)rules;
    (void)interface;
    text_add(text,
             "# Load as root with: nft -f FILE. Removes the whole table, whatever MSS it sets.\n"
             "# The same in one line, where the table is there: nft delete table " NFT_TABLE
             "\n" NFT_REMOVE);
}
