/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/calc.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "core/mss_rules.h"

/* What the rules are made for, with the numbers that lead there. */
struct clamp {
    struct vpn vpn;
    bool vpn_said;      /* vpn is set */
    bool path_given;    /* else the path MTU is assumed */
    uint32_t given_mtu; /* 0: computed, by calc */
    uint32_t vpn_mtu;   /* what the clamp is for */
    struct calc_result calc;
};

static enum status find_mtu(const struct arguments *arguments, struct clamp *clamp,
                            struct error *err)
{
    struct vpn_request request = arguments_vpn(arguments);
    uint32_t path_mtu = arguments_path_mtu(arguments);
    uint32_t physical_mtu = arguments->values[OPTION_PHYSICAL_MTU].number;
    enum status status;

    clamp->given_mtu = arguments->values[OPTION_MTU].number;
    clamp->vpn_said = clamp->given_mtu == 0 || vpn_request_says(&request);
    clamp->path_given = path_mtu != 0;
    if (clamp->vpn_said) {
        status = vpn_resolve(&request, VPN_DEFAULTS_TYPICAL, &clamp->vpn, err);
        if (status != STATUS_OK)
            return status;
    }
    clamp->vpn_mtu = clamp->given_mtu;
    if (clamp->given_mtu != 0)
        return STATUS_OK;
    status = calc_run(&clamp->vpn, clamp->path_given ? path_mtu : MTU_ETHERNET, physical_mtu,
                      &clamp->calc, err);
    if (status != STATUS_OK)
        return status;
    clamp->vpn_mtu = physical_mtu != 0 ? clamp->calc.headroom.windows_mtu : clamp->calc.vpn_mtu;
    if (clamp->vpn_mtu == 0)
        return error_set(err, STATUS_USAGE,
                         "a physical MTU of %lu leaves nothing for a built-in VPN",
                         (unsigned long)physical_mtu);
    return STATUS_OK;
}

/* How the VPN's MTU comes about where it was computed. */
static void add_calculation(struct text *text, const struct clamp *clamp)
{
    const struct vpn *vpn = &clamp->vpn;
    const struct vpn_kind *kind = vpn_kind(vpn->type);
    unsigned long mtu = clamp->calc.vpn_mtu;
    unsigned long path_mtu = clamp->calc.path_mtu;
    const char *outer = family_title(vpn->outer);

    if ((kind->options & VPN_HAS_NAT_T) == 0)
        text_add_format(text, "VPN MTU %lu: %s over %s on a path MTU of %lu.\n", mtu, kind->title,
                        outer, path_mtu);
    else if (vpn->nat_t)
        text_add_format(text, "VPN MTU %lu: %s over %s with NAT traversal on a path MTU of %lu.\n",
                        mtu, kind->title, outer, path_mtu);
    else
        text_add_format(text,
                        "VPN MTU %lu: %s over %s without NAT traversal on a path MTU of %lu.\n",
                        mtu, kind->title, outer, path_mtu);
    if (strcmp(describe_integrity(vpn), "none") == 0)
        text_add_format(text, "Cipher %s.\n", describe_cipher(vpn));
    else
        text_add_format(text, "Cipher %s, integrity %s.\n", describe_cipher(vpn),
                        describe_integrity(vpn));
    if (!clamp->path_given)
        text_add_format(text, "The path MTU was not given: that of Ethernet, %d, is assumed.\n",
                        MTU_ETHERNET);
    if (clamp->vpn_mtu != clamp->calc.vpn_mtu)
        text_add_format(text,
                        "Windows gives its VPN at most %lu, %d below the physical MTU of %lu: "
                        "that counts here.\n",
                        (unsigned long)clamp->vpn_mtu, MTU_HEADROOM,
                        (unsigned long)clamp->calc.physical_mtu);
}

static void add_reason(struct text *text, const struct clamp *clamp, const struct mss_rules *rules)
{
    const uint32_t *mss = rules->mss;
    unsigned long mtu = clamp->vpn_mtu;

    if (rules->undo)
        text_add_format(text,
                        "Removes the rules that clamp TCP MSS to %lu over IPv4 and %lu over IPv6, "
                        "for a VPN MTU of %lu.\n",
                        (unsigned long)mss[FAMILY_IPV4], (unsigned long)mss[FAMILY_IPV6], mtu);
    else
        text_add_format(text,
                        "Clamps TCP MSS to %lu over IPv4 and %lu over IPv6, for a VPN MTU of "
                        "%lu.\n",
                        (unsigned long)mss[FAMILY_IPV4], (unsigned long)mss[FAMILY_IPV6], mtu);
    if (clamp->given_mtu == 0)
        add_calculation(text, clamp);
    else if (clamp->vpn_said)
        text_add_format(text, "VPN MTU %lu: given with --mtu, for %s.\n", mtu,
                        vpn_kind(clamp->vpn.type)->title);
    else
        text_add_format(text, "VPN MTU %lu: given with --mtu.\n", mtu);
    if (mss[FAMILY_IPV4] != mtu_mss(FAMILY_IPV4, clamp->vpn_mtu))
        text_add_format(text,
                        "IPv4: MSS %d is more than this MTU holds, but the least that every host "
                        "takes (RFC 9293 3.7.1).\n",
                        MSS_IPV4_FLOOR);
    if (mss[FAMILY_IPV6] != mtu_mss(FAMILY_IPV6, clamp->vpn_mtu))
        text_add_format(text,
                        "IPv6: MSS %d is more than this MTU holds, but the least there is: IPv6 "
                        "needs an MTU of %d (RFC 8200 5).\n",
                        MSS_IPV6_FLOOR, MTU_IPV6_FLOOR);
}

static enum status check_operands(const struct arguments *arguments, enum mss_via via,
                                  struct error *err)
{
    if (via == MSS_VIA_INTERFACE && arguments->operand_count == 0) {
        error_set(err, STATUS_USAGE, "--via interface takes the name of the VPN's interface");
        return error_advise(err, "vpnmtu mss --via interface wg0");
    }
    if (via == MSS_VIA_IPSEC && arguments->operand_count > 0) {
        error_set(err, STATUS_USAGE, "an interface goes with --via interface");
        return error_advise(err, "vpnmtu help mss");
    }
    return STATUS_OK;
}

/*
 * IPsec's matches see a TCP packet only where it is itself what ESP carries. L2TP/IPsec carries
 * UDP: there TCP passes a PPP interface.
 */
static enum status check_via(enum mss_via via, const struct clamp *clamp, struct error *err)
{
    const struct vpn_kind *kind = vpn_kind(clamp->vpn.type);

    if (via != MSS_VIA_IPSEC || !clamp->vpn_said || clamp->vpn.type == VPN_IKEV2 ||
        clamp->vpn.type == VPN_IPSEC)
        return STATUS_OK;
    error_set(err, STATUS_USAGE,
              "rules for IPsec match no TCP of %s: its packets are known by their interface",
              kind->title);
    return error_advise(err, "vpnmtu mss --vpn %s --via interface NAME", kind->name);
}

static json_t *mss_json(const struct mss_rules *rules, const struct clamp *clamp,
                        const char *script)
{
    return json_pack("{s:s, s:s, s:s?, s:b, s:i, s:i, s:i, s:s}", "format",
                     mss_format_name(rules->format), "via", mss_via_name(rules->via), "interface",
                     rules->interface, "undo", rules->undo ? 1 : 0, "vpnMtu", (int)clamp->vpn_mtu,
                     "mssIpv4", (int)rules->mss[FAMILY_IPV4], "mssIpv6",
                     (int)rules->mss[FAMILY_IPV6], "script", script);
}

/* Leaves the script as the result: as it is, or as a string of the document. */
static void write_script(const struct arguments *arguments, struct mss_rules *rules,
                         const struct clamp *clamp, struct result *result)
{
    struct text reason = {NULL, 0, 0, false};
    struct text script = {NULL, 0, 0, false};

    add_reason(&reason, clamp, rules);
    if (!reason.failed) {
        rules->reason = reason.bytes;
        mss_rules_write(rules, &script);
    }
    if (reason.failed || script.failed)
        result->out_of_memory = true;
    else if (arguments->values[OPTION_JSON].given)
        result_take(result, mss_json(rules, clamp, script.bytes));
    else
        text_add(&result->text, script.bytes);
    rules->reason = NULL;
    text_free(&script);
    text_free(&reason);
}

enum status cmd_mss(const struct machine *machine, const struct arguments *arguments,
                    struct result *result)
{
    const struct argument *values = arguments->values;
    struct mss_rules rules = {
        .format = values[OPTION_FORMAT].given ? (enum mss_format)values[OPTION_FORMAT].choice
                                              : MSS_IPTABLES,
        .via = values[OPTION_VIA].given ? (enum mss_via)values[OPTION_VIA].choice : MSS_VIA_IPSEC,
        .interface = arguments->operand_count > 0 ? arguments->operands[0] : NULL,
        .undo = values[OPTION_UNDO].given,
    };
    struct clamp clamp = {.vpn_mtu = 0};
    struct error err;

    (void)machine;
    if (check_operands(arguments, rules.via, &err) != STATUS_OK ||
        find_mtu(arguments, &clamp, &err) != STATUS_OK ||
        check_via(rules.via, &clamp, &err) != STATUS_OK)
        return result_fail(result, &err);
    for (int family = 0; family < FAMILY_COUNT; family++)
        rules.mss[family] = mss_clamp((enum family)family, clamp.vpn_mtu);
    if (mss_rules_check(&rules, &err) != STATUS_OK)
        return result_fail(result, &err);
    write_script(arguments, &rules, &clamp, result);
    return STATUS_OK;
}
