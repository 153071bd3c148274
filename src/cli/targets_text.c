/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cli/arguments.h"
#include "cli/describe.h"
#include "cli/targets.h"
#include "core/mtu.h"
#include "core/stack.h"

/* Where the type comes from, as the end of a sentence that begins with its title. */
static const char *type_origin(const struct target *target)
{
    switch (target->vpn_source) {
    case VPN_SOURCE_GIVEN:
        return ", as given";
    case VPN_SOURCE_SA:
    case VPN_SOURCE_RAS:
        return ", by its connection";
    case VPN_SOURCE_ADAPTER:
        return ", by its adapter";
    default:
        return " is assumed: its type is not known";
    }
}

static void outside_line(struct text *text, const struct target *target)
{
    char server[ADDRESS_TEXT_SIZE];
    char value[160];

    if (target->outer_source == VPN_SOURCE_RAS) {
        address_format(&target->server, server);
        snprintf(value, sizeof value, "%s, server %s", family_title(target->vpn.outer), server);
    } else {
        snprintf(value, sizeof value,
                 target->outer_source == VPN_SOURCE_GIVEN ? "%s, as given" : "%s is assumed",
                 family_title(target->vpn.outer));
    }
    describe_line(text, "Outside", value);
}

static void cipher_line(struct text *text, const struct target *target)
{
    const char *cipher = describe_cipher(&target->vpn);
    const char *integrity = describe_integrity(&target->vpn);
    char value[160];

    if (target->suite_source == VPN_SOURCE_SA)
        snprintf(value, sizeof value, "%s, integrity %s, read from the live connection", cipher,
                 integrity);
    else if (target->suite_source == VPN_SOURCE_RAS)
        snprintf(value, sizeof value, "%s, by its connection; integrity %s is assumed, the largest",
                 cipher, integrity);
    else if (target->suite_source == VPN_SOURCE_ADAPTER)
        snprintf(value, sizeof value, "%s or another that costs as much, by its adapter", cipher);
    else if (target->suite_source == VPN_SOURCE_GIVEN)
        snprintf(value, sizeof value, "%s, integrity %s", cipher, integrity);
    else
        snprintf(value, sizeof value, "%s, integrity %s are assumed, the largest", cipher,
                 integrity);
    describe_line(text, "Cipher", value);
    if (target->unread.status != STATUS_OK)
        describe_line(text, "", target->unread.message);
}

static void nat_line(struct text *text, const struct target *target)
{
    char value[160];

    if ((vpn_kind(target->vpn.type)->options & VPN_HAS_NAT_T) == 0)
        return;
    snprintf(value, sizeof value, "%s%s", target->vpn.nat_t ? "yes" : "no",
             target->nat_source == VPN_SOURCE_SA      ? ", read from the live connection"
             : target->nat_source == VPN_SOURCE_RAS   ? ", by its connection"
             : target->nat_source == VPN_SOURCE_GIVEN ? ", as given"
                                                      : ", assumed");
    describe_line(text, "NAT traversal", value);
}

static void vpn_lines(struct text *text, const struct target *target)
{
    char value[160];

    snprintf(value, sizeof value, "%s%s", vpn_kind(target->vpn.type)->title, type_origin(target));
    describe_line(text, "VPN", value);
    outside_line(text, target);
    cipher_line(text, target);
    nat_line(text, target);
}

/* How the path was measured: where to, how long it took, and what was learned besides. */
static void measured_line(struct text *text, const struct path *path)
{
    char to[ADDRESS_TEXT_SIZE];
    char value[200];

    address_format(&path->target, to);
    snprintf(value, sizeof value, "%s%lu, measured to %s in %lu.%02lu s%s",
             path->result == PATH_LOWER_BOUND ? "at least " : "", (unsigned long)path->mtu, to,
             (unsigned long)(path->elapsed_ms / 1000),
             (unsigned long)(path->elapsed_ms % 1000 / 10),
             path->result == PATH_BLACK_HOLE ? "; no router says what is too big" : "");
    describe_line(text, "Path MTU", value);
}

static void path_line(struct text *text, const struct target *target)
{
    char value[160];

    if (target->path_source == PATH_PROBED) {
        measured_line(text, &target->path);
        return;
    }
    if (target->path_source == PATH_POLICY && target->path_mtu < target->path_given)
        snprintf(value, sizeof value, "%lu, the physical MTU; the %lu in the registry cannot be",
                 (unsigned long)target->path_mtu, (unsigned long)target->path_given);
    else if (target->path_source == PATH_POLICY)
        snprintf(value, sizeof value, "%lu, as set in the registry",
                 (unsigned long)target->path_mtu);
    else if (target->path_source == PATH_GIVEN && target->path_mtu < target->path_given)
        snprintf(value, sizeof value, "%lu, the physical MTU; the %lu given cannot be",
                 (unsigned long)target->path_mtu, (unsigned long)target->path_given);
    else if (target->path_source == PATH_GIVEN)
        snprintf(value, sizeof value, "%lu, as given", (unsigned long)target->path_mtu);
    else
        snprintf(value, sizeof value, "%lu is assumed: not measured",
                 (unsigned long)target->path_mtu);
    describe_line(text, "Path MTU", value);
    if (target->path_source == PATH_ASSUMED && target->path.asked)
        describe_line(text, "", target->path.why_not.message);
}

static void policy_line(struct text *text, const struct target *target)
{
    char value[48];

    snprintf(value, sizeof value, "%lu, as set in the registry", (unsigned long)target->vpn_mtu);
    describe_line(text, "VPN MTU", value);
}

static void underlay_line(struct text *text, const struct target *target)
{
    char title[TARGET_TITLE_SIZE];
    char value[TARGET_TITLE_SIZE + 40];

    target_title(target->underlay, target->underlay_index, title);
    snprintf(value, sizeof value, "%s, physical MTU %lu", title,
             (unsigned long)target->physical_mtu);
    describe_line(text, "Carried by", value);
}

static void limit_line(struct text *text, const struct target *target)
{
    char value[160];

    if (target->limit == MTU_LIMITED_BY_PATH) {
        struct stack stack = stack_make(&target->vpn);

        snprintf(value, sizeof value, "%lu: at most %lu on the wire; one byte more would be %lu",
                 (unsigned long)target->vpn_mtu,
                 (unsigned long)stack_outer_len(&stack, target->vpn_mtu),
                 (unsigned long)stack_outer_len(&stack, target->vpn_mtu + 1));
    } else if (target->limit == MTU_LIMITED_BY_CEILING) {
        snprintf(value, sizeof value,
                 "%lu: Windows' ceiling; the path would carry %lu, nothing to gain",
                 (unsigned long)target->vpn_mtu, (unsigned long)target->optimum_mtu);
    } else {
        snprintf(value, sizeof value, "%lu: Windows' ceiling, below the %lu that the path carries",
                 (unsigned long)target->vpn_mtu, (unsigned long)target->optimum_mtu);
    }
    describe_line(text, "Largest VPN MTU", value);
}

/* A value, or that there is none: TunnelMTU need not be there. */
static void number_or_none(bool absent, uint32_t number, char out[16])
{
    if (absent)
        snprintf(out, 16, "none");
    else
        snprintf(out, 16, "%lu", (unsigned long)number);
}

/* What an interface's MTU should be could not be found out. */
static bool is_unknown(const struct change *change)
{
    return change->target == CHANGE_INTERFACE && change->to_absent;
}

static void change_line(struct text *text, const struct change *change)
{
    char from[16];
    char to[16];
    char value[160];

    number_or_none(change->from_absent, change->from, from);
    number_or_none(change->to_absent, change->to, to);
    switch (change->result) {
    case CHANGE_CHANGED:
        if (change->from == change->to && change->from_absent == change->to_absent)
            snprintf(value, sizeof value, "%s, with changes to the values beside it", to);
        else
            snprintf(value, sizeof value, "%s -> %s", from, to);
        break;
    case CHANGE_PENDING:
        if (change->from == change->to && change->from_absent == change->to_absent)
            snprintf(value, sizeof value, "%s, but the values beside it are not as they should be",
                     to);
        else
            snprintf(value, sizeof value, "%s, should be %s", from, to);
        break;
    case CHANGE_WOULD_CHANGE:
        snprintf(value, sizeof value, "%s -> %s, not made (--dry-run)", from, to);
        break;
    case CHANGE_UNCHANGED:
        snprintf(value, sizeof value, "%s, nothing to do", to);
        break;
    case CHANGE_SKIPPED:
        snprintf(value, sizeof value, "%s, skipped", from);
        break;
    default:
        if (change->error.status == STATUS_CHANGED_SINCE || is_unknown(change))
            snprintf(value, sizeof value, "%s, left alone", from);
        else
            snprintf(value, sizeof value, "%s -> %s, FAILED", from, to);
        break;
    }
    describe_line(text,
                  change->target == CHANGE_REGISTRY ? "TunnelMTU"
                  : change->family == FAMILY_IPV6   ? "IPv6 MTU"
                                                    : "IPv4 MTU",
                  value);
}

/* What was sent through the tunnel, what it became outside, and what one byte more would. */
static void proof_lines(struct text *text, const struct target *target)
{
    const struct proof *proof = &target->proof;
    char peer[ADDRESS_TEXT_SIZE];
    char value[sizeof proof->why.message + 40];

    if (proof->result == PROOF_NOT_ASKED)
        return;
    if (proof->result == PROOF_NOT_PROVEN) {
        snprintf(value, sizeof value, "not proven: %s", proof->why.message);
        describe_line(text, "Proof", value);
        return;
    }
    address_format(&proof->peer, peer);
    if (proof->result == PROOF_CONTRADICTED) {
        snprintf(value, sizeof value, "FAILED: %s answers small packets, but none of %lu bytes",
                 peer, (unsigned long)proof->inner_len);
        describe_line(text, "Proof", value);
        return;
    }
    snprintf(value, sizeof value, "a packet of %lu bytes went to %s and back%s",
             (unsigned long)proof->inner_len, peer,
             proof->larger_refused ? "; one byte more is refused" : "");
    describe_line(text, "Proof", value);
    if (proof->wire_len == 0)
        return;
    snprintf(value, sizeof value, "%lu on the wire, %lu to spare of %lu%s",
             (unsigned long)proof->wire_len, (unsigned long)proof->slack_len,
             (unsigned long)target->path_mtu,
             target->path_source == PATH_ASSUMED ? " (assumed)" : "");
    /* Where the wire would carry more, that is not what refused it. */
    if (proof->next_wire_len > target->path_mtu)
        snprintf(value + strlen(value), sizeof value - strlen(value),
                 "; one byte more would be %lu", (unsigned long)proof->next_wire_len);
    describe_line(text, "", value);
}

void target_text(struct text *text, const struct target *target)
{
    char title[TARGET_TITLE_SIZE];

    if (target->machine_wide)
        text_add(text, "All built-in VPNs of this PC\n");
    else {
        target_title(target->name, target->index, title);
        text_add_format(text, "%s\n", title);
    }
    if (target->has_vpn)
        vpn_lines(text, target);
    if (target->physical_mtu != 0)
        underlay_line(text, target);
    if (target->path_mtu != 0)
        path_line(text, target);
    if (target->mtu_by_policy)
        policy_line(text, target);
    if (target->has_limit)
        limit_line(text, target);
    for (size_t i = 0; i < target->change_count; i++)
        change_line(text, &target->changes[i]);
    proof_lines(text, target);
}

/* Whether TunnelMTU is, or would be, another one than before. */
static bool changes_tunnel(const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        for (size_t j = 0; j < targets->rows[i].change_count; j++) {
            const struct change *change = &targets->rows[i].changes[j];

            if (change->target == CHANGE_REGISTRY &&
                (change->result == CHANGE_CHANGED || change->result == CHANGE_WOULD_CHANGE))
                return true;
        }
    }
    return false;
}

void targets_text(struct text *text, const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        if (i > 0)
            text_add(text, "\n");
        target_text(text, &targets->rows[i]);
    }
    if (changes_tunnel(targets))
        text_add(text,
                 "\nTunnelMTU is one for all built-in VPNs of this PC. A VPN takes it over when it "
                 "connects\nnext; Microsoft says: after a restart.\n");
}

/* Why changes were left out; once where both families have the same reason. */
static void skip_warnings(struct text *warnings, const struct target *target)
{
    const char *said = "";

    for (size_t i = 0; i < target->change_count; i++) {
        const struct error *why = &target->changes[i].error;

        if (target->changes[i].result != CHANGE_SKIPPED || strcmp(why->message, said) == 0)
            continue;
        text_add_format(warnings, "vpnmtu: %s\n", why->message);
        if (why->advice[0] != '\0')
            text_add_format(warnings, "try: %s\n", why->advice);
        said = why->message;
    }
}

void targets_warnings(struct text *warnings, const struct targets *targets)
{
    char underlay[TARGET_TITLE_SIZE];

    for (size_t i = 0; i < targets->count; i++) {
        const struct target *target = &targets->rows[i];

        if (target->has_limit && target->limit == MTU_LIMITED_BY_LOWERED) {
            target_title(target->underlay, target->underlay_index, underlay);
            text_add_format(warnings,
                            "vpnmtu: the physical MTU of %s is lowered to %lu: Windows keeps the "
                            "VPN at %lu for that\ntry: put it back to %d\n",
                            underlay, (unsigned long)target->physical_mtu,
                            (unsigned long)target->vpn_mtu, MTU_ETHERNET);
        }
        skip_warnings(warnings, target);
    }
}

enum status targets_fail(struct result *result, const struct targets *targets,
                         const struct error *summary)
{
    bool summarised = false;
    const char *said = "";

    if (summary->status == STATUS_ACCESS_DENIED)
        return result_fail(result, summary);
    for (size_t i = 0; i < targets->count; i++) {
        for (size_t j = 0; j < targets->rows[i].change_count; j++) {
            const struct change *change = &targets->rows[i].changes[j];

            if (change->result != CHANGE_FAILED || strcmp(change->error.message, said) == 0)
                continue;
            result_fail(result, &change->error);
            said = change->error.message;
            summarised = summarised || strcmp(said, summary->message) == 0;
        }
    }
    return summarised ? summary->status : result_fail(result, summary);
}

enum status targets_report(const struct arguments *arguments, const struct targets *targets,
                           enum status status, const struct error *err, struct result *result)
{
    result->changed = targets_count(targets, CHANGE_CHANGED) > 0;
    if (arguments_want_data(arguments))
        result_take(result, targets_json(targets, arguments->values[OPTION_DRY_RUN].given));
    if (!arguments->values[OPTION_JSON].given)
        targets_text(&result->text, targets);
    targets_warnings(&result->warnings, targets);
    return status == STATUS_OK ? STATUS_OK : targets_fail(result, targets, err);
}
