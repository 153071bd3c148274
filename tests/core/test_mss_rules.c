/* SPDX-License-Identifier: MIT */
/* The scripts themselves, compared as a whole: tests/lab/mss loads them into a kernel. */
#include "core/check.h"
#include "core/mss_rules.h"

#define REASON "Because.\nAnd so.\n"

static const char *script(const struct mss_rules *rules, struct text *text)
{
    struct error err;

    if (mss_rules_check(rules, &err) != STATUS_OK)
        fail_msg("refused: %s", err.message);
    text_free(text);
    *text = (struct text){NULL, 0, 0, false};
    mss_rules_write(rules, text);
    CHECK("memory", !text->failed);
    for (size_t i = 0; i < text->len; i++)
        CHECK("ASCII", text->bytes[i] == '\n' || (text->bytes[i] >= ' ' && text->bytes[i] <= '~'));
    return text->bytes;
}

static struct mss_rules made(enum mss_format format, const char *interface, bool undo)
{
    return (struct mss_rules){
        .format = format,
        .via = interface != NULL ? MSS_VIA_INTERFACE : MSS_VIA_IPSEC,
        .interface = interface,
        .mss = {1334, 1314},
        .reason = REASON,
        .undo = undo,
    };
}

static const char *without_comments(const char *lines, struct text *text)
{
    text_free(text);
    *text = (struct text){NULL, 0, 0, false};
    text_add(text, "");
    while (*lines != '\0') {
        size_t len = strcspn(lines, "\n") + 1;

        if (lines[0] != '#')
            text_add_bytes(text, lines, len);
        lines += len;
    }
    return text->bytes;
}

#define TCP4                                                                                       \
    "-p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1335:65535 -j TCPMSS --set-mss 1334"    \
    " -m comment --comment vpnmtu-mss"
#define TCP6                                                                                       \
    "-p tcp -m tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1315:65535 -j TCPMSS --set-mss 1314"    \
    " -m comment --comment vpnmtu-mss"
#define ADD(program, rule)                                                                         \
    program " -w -t mangle -C " rule " 2>/dev/null ||\n    " program " -w -t mangle -A " rule "\n"
#define REMOVE(program, rule)                                                                      \
    "if " program " -w -t mangle -C " rule " 2>/dev/null; then\n    " program                      \
    " -w -t mangle -D " rule "\nfi\n"
#define NFT4                                                                                       \
    " meta nfproto ipv4 tcp flags & (syn | rst) == syn tcp option maxseg size > 1334"              \
    " tcp option maxseg size set 1334\n"
#define NFT6                                                                                       \
    " meta nfproto ipv6 tcp flags & (syn | rst) == syn tcp option maxseg size > 1314"              \
    " tcp option maxseg size set 1314\n"
#define NFT(in, out)                                                                               \
    "table inet vpnmtu_mss\ndelete table inet vpnmtu_mss\ntable inet vpnmtu_mss {\n"               \
    "    chain prerouting {\n"                                                                     \
    "        type filter hook prerouting priority mangle; policy accept;\n"                        \
    "        " in NFT4 "        " in NFT6 "    }\n    chain postrouting {\n"                       \
    "        type filter hook postrouting priority mangle; policy accept;\n"                       \
    "        " out NFT4 "        " out NFT6 "    }\n}\n"
#define ROUTEROS_REMOVE                                                                            \
    "/ip firewall mangle remove [find comment=\"vpnmtu-mss\"]\n"                                   \
    "/ipv6 firewall mangle remove [find comment=\"vpnmtu-mss\"]\n"
#define ROUTEROS(menu, place, low, mss)                                                            \
    menu " firewall mangle add chain=" place " protocol=tcp tcp-flags=syn,!rst tcp-mss=" low       \
         "-65535 action=change-mss new-mss=" mss " passthrough=yes comment=\"vpnmtu-mss\"\n"
#define VYOS(chain, match, range, mss)                                                             \
    "set firewall " chain " rule 5 description 'vpnmtu-mss'\n"                                     \
    "set firewall " chain " rule 5 action 'continue'\n"                                            \
    "set firewall " chain " rule 5 protocol 'tcp'\n"                                               \
    "set firewall " chain " rule 5 tcp flags syn\n"                                                \
    "set firewall " chain " rule 5 tcp flags not rst\n"                                            \
    "set firewall " chain " rule 5 " match "\n"                                                    \
    "set firewall " chain " rule 5 tcp mss '" range "'\n"                                          \
    "set firewall " chain " rule 5 set tcp-mss '" mss "'\n"
#define VYOS_DELETE(chain) "delete firewall " chain " rule 5\n"
#define PF(interface)                                                                              \
    "pfctl -a vpnmtu_mss -f - <<'END'\n"                                                           \
    "match on \"" interface "\" inet proto tcp all scrub (max-mss 1334)\n"                         \
    "match on \"" interface "\" inet6 proto tcp all scrub (max-mss 1314)\nEND\n"

static void golden(void **state)
{
    static const struct {
        enum mss_format format;
        const char *interface;
        bool undo;
        const char *commands, *why;
    } rows[] = {
        {MSS_IPTABLES, NULL, false,
         ADD("iptables", "PREROUTING -m policy --pol ipsec --dir in " TCP4)
             ADD("iptables", "POSTROUTING -m policy --pol ipsec --dir out " TCP4)
                 ADD("ip6tables", "PREROUTING -m policy --pol ipsec --dir in " TCP6)
                     ADD("ip6tables", "POSTROUTING -m policy --pol ipsec --dir out " TCP6),
         "the document's rules, and IPv6"},
        {MSS_IPTABLES, "ppp*", false,
         ADD("iptables", "PREROUTING -i ppp+ " TCP4) ADD("iptables", "POSTROUTING -o ppp+ " TCP4)
             ADD("ip6tables", "PREROUTING -i ppp+ " TCP6)
                 ADD("ip6tables", "POSTROUTING -o ppp+ " TCP6),
         "iptables writes wildcards with +"},
        {MSS_IPTABLES, NULL, true,
         REMOVE("iptables", "PREROUTING -m policy --pol ipsec --dir in " TCP4)
             REMOVE("iptables", "POSTROUTING -m policy --pol ipsec --dir out " TCP4)
                 REMOVE("ip6tables", "PREROUTING -m policy --pol ipsec --dir in " TCP6)
                     REMOVE("ip6tables", "POSTROUTING -m policy --pol ipsec --dir out " TCP6),
         "the same rules, removed"},
        {MSS_IPTABLES, "wg0", true,
         REMOVE("iptables", "PREROUTING -i wg0 " TCP4) REMOVE(
             "iptables", "POSTROUTING -o wg0 " TCP4) REMOVE("ip6tables", "PREROUTING -i wg0 " TCP6)
             REMOVE("ip6tables", "POSTROUTING -o wg0 " TCP6),
         "the same rules, removed"},
        {MSS_NFTABLES, NULL, false, NFT("meta ipsec exists", "rt ipsec exists"), "ipsec"},
        {MSS_NFTABLES, "ppp+", false, NFT("iifname \"ppp*\"", "oifname \"ppp*\""),
         "nft writes wildcards with *"},
        {MSS_NFTABLES, "wg0", true, "table inet vpnmtu_mss\ndelete table inet vpnmtu_mss\n",
         "harmless without the table"},
        {MSS_ROUTEROS, NULL, false,
         ROUTEROS_REMOVE ROUTEROS("/ip", "prerouting ipsec-policy=in,ipsec", "1335", "1334")
             ROUTEROS("/ip", "postrouting ipsec-policy=out,ipsec", "1335", "1334")
                 ROUTEROS("/ipv6", "prerouting ipsec-policy=in,ipsec", "1315", "1314")
                     ROUTEROS("/ipv6", "postrouting ipsec-policy=out,ipsec", "1315", "1314"),
         "ipsec"},
        {MSS_ROUTEROS, "wireguard1", false,
         ROUTEROS_REMOVE ROUTEROS("/ip", "prerouting in-interface=\"wireguard1\"", "1335", "1334")
             ROUTEROS("/ip", "postrouting out-interface=\"wireguard1\"", "1335", "1334")
                 ROUTEROS("/ipv6", "prerouting in-interface=\"wireguard1\"", "1315", "1314")
                     ROUTEROS("/ipv6", "postrouting out-interface=\"wireguard1\"", "1315", "1314"),
         "interface"},
        {MSS_ROUTEROS, NULL, true, ROUTEROS_REMOVE, "by its comment"},
        {MSS_VYOS, NULL, false,
         "configure\n" VYOS("ipv4 prerouting raw", "ipsec match-ipsec-in", "1335-16384", "1334")
             VYOS("ipv4 forward filter", "ipsec match-ipsec-out", "1335-16384", "1334")
                 VYOS("ipv4 output raw", "ipsec match-ipsec-out", "1335-16384", "1334")
                     VYOS("ipv6 prerouting raw", "ipsec match-ipsec-in", "1315-16384", "1314")
                         VYOS("ipv6 forward filter", "ipsec match-ipsec-out", "1315-16384", "1314")
                             VYOS("ipv6 output raw", "ipsec match-ipsec-out", "1315-16384",
                                  "1314") "commit\n",
         "ipsec"},
        {MSS_VYOS, "wg0", false,
         "configure\n" VYOS(
             "ipv4 prerouting raw", "inbound-interface name 'wg0'", "1335-16384",
             "1334") "set interfaces wireguard wg0 ip adjust-mss '1334'\n" VYOS("ipv4 output raw",
                                                                                "outbound-"
                                                                                "interface name "
                                                                                "'wg0'",
                                                                                "1335-16384",
                                                                                "1334")
             VYOS("ipv6 prerouting raw", "inbound-interface name 'wg0'", "1315-16384",
                  "1314") "set interfaces wireguard wg0 ipv6 adjust-mss "
                          "'1314'\n" VYOS("ipv6 output raw", "outbound-interface name 'wg0'",
                                          "1315-16384", "1314") "commit\n",
         "a tunnel has its own setting"},
        {MSS_VYOS, NULL, true,
         "configure\n" VYOS_DELETE("ipv4 prerouting raw") VYOS_DELETE("ipv4 forward filter")
             VYOS_DELETE("ipv4 output raw") VYOS_DELETE("ipv6 prerouting raw")
                 VYOS_DELETE("ipv6 forward filter") VYOS_DELETE("ipv6 output raw") "commit\n",
         "ipsec"},
        {MSS_VYOS, "vti10", true,
         "configure\n" VYOS_DELETE(
             "ipv4 prerouting raw") "delete interfaces vti vti10 ip adjust-mss\n" VYOS_DELETE("ipv4"
                                                                                              " out"
                                                                                              "put "
                                                                                              "raw")
             VYOS_DELETE("ipv6 prerouting raw") "delete interfaces vti vti10 ipv6 "
                                                "adjust-mss\n" VYOS_DELETE(
                                                    "ipv6 output raw") "commit\n",
         "a tunnel has its own setting"},
        {MSS_PF, NULL, false, PF("enc0"), "IPsec's interface"},
        {MSS_PF, "wg", false, PF("wg"), "a group"},
        {MSS_PF, "wg0", true, "pfctl -a vpnmtu_mss -F rules\n", "the anchor"},
    };
    struct text text = {NULL, 0, 0, false};
    struct text commands = {NULL, 0, 0, false};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct mss_rules rules = made(rows[i].format, rows[i].interface, rows[i].undo);

        CHECK_TEXT(rows[i].why, without_comments(script(&rules, &text), &commands),
                   rows[i].commands);
    }
    text_free(&commands);
    text_free(&text);
}

static void comments(void **state)
{
    static const char *const heads[MSS_FORMAT_COUNT] = {"#!/bin/sh\n", "#!/usr/sbin/nft -f\n", "",
                                                        "", "#!/bin/sh\n"};
    struct text text = {NULL, 0, 0, false};

    (void)state;
    for (int format = 0; format < MSS_FORMAT_COUNT; format++)
        for (int undo = 0; undo < 2; undo++) {
            struct mss_rules rules = made((enum mss_format)format, NULL, undo == 1);
            const char *why = mss_format_name(rules.format);
            const char *bytes = script(&rules, &text);
            size_t head = strlen(heads[format]);

            CHECK(why, strncmp(bytes, heads[format], head) == 0);
            CHECK(why, strncmp(bytes + head, "# Because.\n# And so.\n", 21) == 0);
            CHECK(why, (strstr(bytes, "# Not run:") == NULL) == mss_format_is_run(rules.format));
            CHECK(why, bytes[strlen(bytes) - 1] == '\n');
        }
    CHECK("run", mss_format_is_run(MSS_IPTABLES) && mss_format_is_run(MSS_NFTABLES));
    CHECK("not run", !mss_format_is_run(MSS_ROUTEROS) && !mss_format_is_run(MSS_VYOS));
    CHECK("not run", !mss_format_is_run(MSS_PF));
    text_free(&text);
}

static void vyos_sections(void **state)
{
    static const struct {
        const char *interface, *line, *why;
    } rows[] = {
        {"wg0", "set interfaces wireguard wg0 ip adjust-mss '1334'\n", "WireGuard"},
        {"vtun12", "set interfaces openvpn vtun12 ip adjust-mss '1334'\n", "OpenVPN"},
        {"vti1", "set interfaces vti vti1 ip adjust-mss '1334'\n", "route-based IPsec"},
        {"tun3", "set interfaces tunnel tun3 ip adjust-mss '1334'\n", "GRE and such"},
        {"wg+", NULL, "a wildcard is no one interface"},
        {"wg", NULL, "no number"},
        {"wg0a", NULL, "no number"},
        {"l2tp0", NULL, "made for a user, not configured"},
        {"ppp*", NULL, "made for a user, not configured"},
    };
    struct text text = {NULL, 0, 0, false};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct mss_rules rules = made(MSS_VYOS, rows[i].interface, false);
        const char *bytes = script(&rules, &text);
        bool own = rows[i].line != NULL;

        CHECK(rows[i].why, own == (strstr(bytes, "adjust-mss") != NULL));
        CHECK(rows[i].why, !own || strstr(bytes, rows[i].line) != NULL);
        CHECK(rows[i].why, own == (strstr(bytes, "forward filter") == NULL));
        CHECK(rows[i].why, own == (strstr(bytes, "state-policy established") == NULL));
    }
    text_free(&text);
}

static void floors(void **state)
{
    static const struct {
        uint32_t mtu, ipv4, ipv6;
        const char *why;
    } rows[] = {
        {1374, 1334, 1314, "design 1"},
        {1500, 1460, 1440, "Ethernet"},
        {65535, 65495, 65475, "the largest"},
        {1280, 1240, 1220, "IPv6's minimum exactly"},
        {1279, 1239, 1220, "one below: RFC 8200 5"},
        {576, 536, 1220, "IPv4's default exactly"},
        {575, 536, 1220, "one below: RFC 9293 3.7.1"},
        {68, 536, 1220, "no wrap"},
        {0, 536, 1220, "no wrap"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_NUMBER(rows[i].why, mss_clamp(FAMILY_IPV4, rows[i].mtu), rows[i].ipv4);
        CHECK_NUMBER(rows[i].why, mss_clamp(FAMILY_IPV6, rows[i].mtu), rows[i].ipv6);
    }
}

#define LETTERS "may have letters"
#define START   "must start with"
#define LONG    "too long"
#define WILD    "wildcard"
#define MISSING "is missing"

static void names(void **state)
{
    static const struct {
        const char *name;
        const char *problem[MSS_FORMAT_COUNT]; /* NULL: taken */
        const char *why;
    } rows[] = {
        {"wg0", {0}, "WireGuard"},
        {"eth0.100", {0}, "VLAN"},
        {"tun-site_b", {0}, "all the letters there are"},
        {"123456789012345", {0}, "IFNAMSIZ - 1"},
        {"1234567890123456", {LONG, LONG, NULL, LONG, LONG}, "IFNAMSIZ"},
        {"ppp+", {NULL, NULL, WILD, NULL, WILD}, "all of PPP"},
        {"ppp*", {NULL, NULL, WILD, NULL, WILD}, "all of PPP"},
        {"12345678901234+", {NULL, NULL, WILD, NULL, WILD}, "with its wildcard 15"},
        {"123456789012345+", {LONG, LONG, WILD, LONG, LONG}, "with its wildcard 16"},
        {NULL, {MISSING, MISSING, MISSING, MISSING, MISSING}, "none"},
        {"", {MISSING, MISSING, MISSING, MISSING, MISSING}, "empty"},
        {"+", {START, START, START, START, START}, "everything"},
        {"*", {START, START, START, START, START}, "everything"},
        {"-j", {START, START, START, START, START}, "an option"},
        {"--help", {START, START, START, START, START}, "an option"},
        {".", {START, START, START, START, START}, "a directory"},
        {"..", {START, START, START, START, START}, "a directory"},
        {"_x", {START, START, START, START, START}, "pf would want more"},
        {"a+b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a wildcard within"},
        {"a**", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "two wildcards"},
        {"wg0;reboot", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "shell"},
        {"wg0 wg1", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a space"},
        {"wg0\nreboot", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a line"},
        {"wg0\rreboot", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a line"},
        {"wg0\t", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a tabulator"},
        {"$(reboot)", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "shell, RouterOS"},
        {"`reboot`", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "shell"},
        {"$IFS", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "shell, RouterOS, pf"},
        {"a\"b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "nft, pf"},
        {"a'b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "VyOS"},
        {"a\\b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "an escape"},
        {"a|b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "shell"},
        {"a&b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "shell"},
        {"a>b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "shell"},
        {"a#b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a comment"},
        {"!wg0", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "history, negation"},
        {"a[0]", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a pattern, RouterOS"},
        {"a{b}", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a list of pf"},
        {"a/b", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "Linux forbids it"},
        {"a:0", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "an alias, not an interface"},
        {"%s%n", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "printf"},
        {"\x7f", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a control character"},
        {"\x1b[2J", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "a control character"},
        {"caf\xc3\xa9", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "scripts are ASCII"},
        {"\xe2\x80\xaewg", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "right to left"},
        {"\xff", {LETTERS, LETTERS, LETTERS, LETTERS, LETTERS}, "not UTF-8"},
    };
    struct text text = {NULL, 0, 0, false};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int format = 0; format < MSS_FORMAT_COUNT; format++) {
            struct mss_rules rules = made((enum mss_format)format, "", false);
            const char *problem = rows[i].problem[format];
            struct error err = {.status = STATUS_OK};

            rules.interface = rows[i].name;
            CHECK_NUMBER(rows[i].why, mss_rules_check(&rules, &err),
                         problem != NULL ? STATUS_USAGE : STATUS_OK);
            CHECK(rows[i].why, problem == NULL || strstr(err.message, problem) != NULL);
            CHECK(rows[i].why, strpbrk(err.message, "\r\n\x1b\x7f") == NULL);
            if (problem == NULL)
                script(&rules, &text);
        }
    text_free(&text);
}

/* VyOS alone has limits. */
static void limits(void **state)
{
    (void)state;
    for (int format = 0; format < MSS_FORMAT_COUNT; format++) {
        struct mss_rules rules = made((enum mss_format)format, NULL, false);
        struct error err;

        rules.mss[FAMILY_IPV4] = 1460;
        CHECK_NUMBER("VyOS takes 1460", mss_rules_check(&rules, &err), STATUS_OK);
        rules.mss[FAMILY_IPV4] = 1461;
        CHECK_NUMBER("VyOS takes no more", mss_rules_check(&rules, &err),
                     format == MSS_VYOS ? STATUS_USAGE : STATUS_OK);
        rules.mss[FAMILY_IPV4] = 65495;
        CHECK_NUMBER("others do", mss_rules_check(&rules, &err),
                     format == MSS_VYOS ? STATUS_USAGE : STATUS_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden), cmocka_unit_test(comments), cmocka_unit_test(vyos_sections),
        cmocka_unit_test(floors), cmocka_unit_test(names),    cmocka_unit_test(limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
