/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cli/describe.h"
#include "cli/targets.h"
#include "core/mtu.h"
#include "core/stack.h"

static void vpn_lines(struct text *text, const struct target *target)
{
    const char *title = vpn_kind(target->vpn.type)->title;
    const char *cipher = describe_cipher(&target->vpn);
    const char *integrity = describe_integrity(&target->vpn);
    char value[160];

    if (target->vpn_source == VPN_SOURCE_GIVEN)
        snprintf(value, sizeof value, "%s, as given", title);
    else if (target->vpn_source == VPN_SOURCE_ADAPTER)
        snprintf(value, sizeof value, "%s, by its adapter", title);
    else
        snprintf(value, sizeof value, "%s is assumed, the type with the largest headers", title);
    describe_line(text, "VPN", value);
    if (target->suite_given)
        snprintf(value, sizeof value, "%s, integrity %s", cipher, integrity);
    else
        snprintf(value, sizeof value, "%s, integrity %s are assumed, the largest", cipher,
                 integrity);
    describe_line(text, "Cipher", value);
}

static void path_line(struct text *text, const struct target *target)
{
    char value[160];

    if (target->path_source == PATH_GIVEN)
        snprintf(value, sizeof value, "%lu, as given", (unsigned long)target->path_mtu);
    else
        snprintf(value, sizeof value, "%lu is assumed, the physical MTU: not measured",
                 (unsigned long)target->path_mtu);
    describe_line(text, "Path MTU", value);
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

static void change_line(struct text *text, const struct change *change)
{
    unsigned long from = change->from;
    unsigned long to = change->to;
    char value[160];

    switch (change->result) {
    case CHANGE_CHANGED:
        snprintf(value, sizeof value, "%lu -> %lu", from, to);
        break;
    case CHANGE_WOULD_CHANGE:
        snprintf(value, sizeof value, "%lu -> %lu, not made (--dry-run)", from, to);
        break;
    case CHANGE_UNCHANGED:
        snprintf(value, sizeof value, "%lu, nothing to do", to);
        break;
    case CHANGE_SKIPPED:
        snprintf(value, sizeof value, "%lu, skipped", from);
        break;
    default:
        if (change->error.status == STATUS_CHANGED_SINCE)
            snprintf(value, sizeof value, "%lu, left alone", from);
        else
            snprintf(value, sizeof value, "%lu -> %lu, FAILED", from, to);
        break;
    }
    describe_line(text, change->family == FAMILY_IPV6 ? "IPv6 MTU" : "IPv4 MTU", value);
}

void targets_text(struct text *text, const struct targets *targets)
{
    char title[TARGET_TITLE_SIZE];

    for (size_t i = 0; i < targets->count; i++) {
        const struct target *target = &targets->rows[i];

        target_title(target->name, target->index, title);
        text_add_format(text, "%s%s\n", i > 0 ? "\n" : "", title);
        if (target->has_vpn)
            vpn_lines(text, target);
        if (target->physical_mtu != 0)
            underlay_line(text, target);
        if (target->path_mtu != 0)
            path_line(text, target);
        if (target->has_limit)
            limit_line(text, target);
        for (size_t j = 0; j < target->change_count; j++)
            change_line(text, &target->changes[j]);
    }
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
                            "vpnmtu: the physical MTU of %s is lowered to %lu, which costs the VPN "
                            "%lu\ntry: put it back to %d\n",
                            underlay, (unsigned long)target->physical_mtu,
                            (unsigned long)(target->optimum_mtu - target->vpn_mtu), MTU_ETHERNET);
        }
        skip_warnings(warnings, target);
    }
}

enum status targets_fail(struct result *result, const struct targets *targets,
                         const struct error *summary)
{
    if (summary->status != STATUS_PARTLY)
        return result_fail(result, summary);
    for (size_t i = 0; i < targets->count; i++)
        for (size_t j = 0; j < targets->rows[i].change_count; j++)
            if (targets->rows[i].changes[j].result == CHANGE_FAILED)
                result_fail(result, &targets->rows[i].changes[j].error);
    return result_fail(result, summary);
}
