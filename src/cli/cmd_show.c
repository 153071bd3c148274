/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/show.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"

static const char *state_name(enum link_state state)
{
    static const char *const names[] = {"connected", "disconnected", "disabled"};

    return names[state];
}

static json_t *ip_json(const struct machine_ip *ip)
{
    if (!ip->bound)
        return json_null();
    return json_pack("{s:I, s:I}", "mtu", (json_int_t)ip->mtu, "metric", (json_int_t)ip->metric);
}

/* What is merely assumed is null. */
static json_t *vpn_json(const struct show_row *row)
{
    const struct target *plan = &row->plan;
    bool type_known = row->identity.has_type;
    bool planned = row->has_plan && plan->has_vpn && type_known;
    bool suite_known =
        planned && (plan->suite_source == VPN_SOURCE_GIVEN || plan->suite_source == VPN_SOURCE_SA);
    char server[ADDRESS_TEXT_SIZE];
    json_t *root = NULL;

    if (row->identity.role != ROLE_VPN)
        return json_null();
    if (row->has_plan && plan->has_server)
        address_format(&plan->server, server);
    root = json_pack("{s:s?, s:s?, s:o, s:s?, s:s?}", "type",
                     type_known ? vpn_kind(row->identity.vpn_type)->name : NULL, "server",
                     row->has_plan && plan->has_server ? server : NULL, "underlayIndex",
                     json_number_or_null(row->has_plan ? plan->underlay_index : 0), "cipher",
                     suite_known ? describe_cipher(&plan->vpn) : NULL, "integrity",
                     suite_known ? describe_integrity(&plan->vpn) : NULL);
    json_put(&root, "natT",
             planned && (plan->nat_source == VPN_SOURCE_SA || plan->nat_source == VPN_SOURCE_RAS)
                 ? describe_nat_t(&plan->vpn)
                 : json_null());
    json_put(&root, "source",
             json_string(
                 vpn_source_name(row->has_plan && plan->has_vpn ? plan->vpn_source : row->source)));
    return root;
}

static json_t *row_json(const struct show_row *row)
{
    const struct machine_interface *interface = row->interface;

    return json_pack("{s:I, s:I, s:s, s:s, s:I, s:s, s:s, s:I, s:o, s:o, s:o}", "index",
                     (json_int_t)interface->index, "luid", (json_int_t)interface->luid, "name",
                     interface->name, "description", interface->description, "ifType",
                     (json_int_t)interface->if_type, "state", state_name(interface->state), "role",
                     role_name(row->identity.role), "ndisMtu", (json_int_t)interface->ndis_mtu,
                     "ipv4", ip_json(&interface->ip[FAMILY_IPV4]), "ipv6",
                     ip_json(&interface->ip[FAMILY_IPV6]), "vpn", vpn_json(row));
}

static json_t *show_json(const struct show_result *show)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < show->count; i++)
        json_append(&rows, row_json(&show->rows[i]));
    return json_pack("{s:o}", "interfaces", rows);
}

/* The columns of `netsh interface ipv4 show interfaces`, and the role. */
static void table_line(struct text *text, const char *index, const char *metric, const char *mtu,
                       const char *state, const char *role, const char *name)
{
    text_add_format(text, "%5s  %6s  %10s  %-12s  %-8s  %s\n", index, metric, mtu, state, role,
                    name);
}

static void table_row(struct text *text, const struct show_row *row, const struct machine_ip *ip)
{
    char index[16];
    char metric[16] = "-";
    char mtu[16];
    char name[MACHINE_NAME_SIZE * 3];

    snprintf(index, sizeof index, "%lu", (unsigned long)row->interface->index);
    snprintf(mtu, sizeof mtu, "%lu",
             (unsigned long)(ip != NULL ? ip->mtu : row->interface->ndis_mtu));
    if (ip != NULL)
        snprintf(metric, sizeof metric, "%lu", (unsigned long)ip->metric);
    text_safe(row->interface->name, name, sizeof name);
    table_line(text, index, metric, mtu, state_name(row->interface->state),
               role_name(row->identity.role), name);
}

static void table_head(struct text *text, const char *title)
{
    text_add_format(text, "%s%s\n\n", text->len > 0 ? "\n" : "", title);
    table_line(text, "Idx", "Met", "MTU", "State", "Role", "Name");
    table_line(text, "---", "------", "----------", "------------", "--------",
               "---------------------------");
}

static void family_table(struct text *text, const struct show_result *show, enum family family)
{
    bool started = false;

    for (size_t i = 0; i < show->count; i++) {
        const struct machine_ip *ip = &show->rows[i].interface->ip[family];

        if (!ip->bound)
            continue;
        if (!started)
            table_head(text, family_title(family));
        started = true;
        table_row(text, &show->rows[i], ip);
    }
}

/* What has no IP at all: the MTU shown is the driver's. */
static void bare_table(struct text *text, const struct show_result *show)
{
    bool started = false;

    for (size_t i = 0; i < show->count; i++) {
        const struct machine_interface *interface = show->rows[i].interface;

        if (interface->ip[FAMILY_IPV4].bound || interface->ip[FAMILY_IPV6].bound)
            continue;
        if (!started)
            table_head(text, "Without IP (the driver's MTU)");
        started = true;
        table_row(text, &show->rows[i], NULL);
    }
}

static void verdict_line(struct text *text, const struct show_row *row)
{
    unsigned long wanted = row->plan.vpn_mtu;
    unsigned long path = row->plan.path_mtu;
    bool said = row->plan.path_source == PATH_POLICY;
    char value[160];

    if (row->verdict == SHOW_OURS)
        snprintf(value, sizeof value, "set by vpnmtu; it was %lu before",
                 (unsigned long)row->original_mtu);
    else if (row->plan.mtu_by_policy && row->verdict == SHOW_RIGHT)
        snprintf(value, sizeof value, "right, as the policy says");
    else if (row->plan.mtu_by_policy)
        snprintf(value, sizeof value, "too %s: the policy says %lu",
                 row->verdict == SHOW_TOO_LARGE ? "large" : "small", wanted);
    else if (row->verdict == SHOW_TOO_LARGE)
        snprintf(value, sizeof value, "too large: %lu is safe on a path of %lu", wanted, path);
    else if (row->verdict == SHOW_RIGHT)
        snprintf(value, sizeof value,
                 said ? "right on a path of %lu, which the policy says"
                      : "right, if the path carries %lu",
                 path);
    else
        snprintf(value, sizeof value,
                 said ? "could be %lu on a path of %lu, which the policy says"
                      : "could be %lu, if the path carries %lu",
                 wanted, path);
    describe_line(text, "Verdict", value);
}

/* What is known because the connection is live. */
static void live_lines(struct text *text, const struct show_row *row)
{
    const struct target *plan = &row->plan;
    char server[ADDRESS_TEXT_SIZE];
    char value[160];

    if (!row->has_plan)
        return;
    if (plan->has_server) {
        address_format(&plan->server, server);
        describe_line(text, "Server", server);
    }
    if (!plan->has_vpn || plan->suite_source != VPN_SOURCE_SA)
        return;
    snprintf(value, sizeof value, "%s, integrity %s%s", describe_cipher(&plan->vpn),
             describe_integrity(&plan->vpn), plan->vpn.nat_t ? ", behind NAT (UDP 4500)" : "");
    describe_line(text, "Cipher", value);
}

static void vpn_paragraph(struct text *text, const struct show_row *row)
{
    char title[TARGET_TITLE_SIZE];
    char underlay[TARGET_TITLE_SIZE];
    char carried[TARGET_TITLE_SIZE + 40];

    target_title(row->interface->name, row->interface->index, title);
    text_add_format(text, "\n%s\n", title);
    describe_line(text, "Type",
                  row->identity.has_type ? vpn_kind(row->identity.vpn_type)->title
                  : row->identity.ras    ? "built-in (RAS), not known which"
                                         : "not known");
    live_lines(text, row);
    if (!row->has_plan && !row->identity.ras && !row->identity.has_type) {
        describe_line(text, "Verdict", "none: vpnmtu does not know how its packets are made");
        return;
    }
    if (!row->has_plan) {
        describe_line(text, "Carried by", "not known: there is no other default route");
        if (row->verdict == SHOW_OURS)
            verdict_line(text, row);
        return;
    }
    if (row->plan.physical_mtu != 0) {
        target_title(row->plan.underlay, row->plan.underlay_index, underlay);
        snprintf(carried, sizeof carried, "%s, physical MTU %lu", underlay,
                 (unsigned long)row->plan.physical_mtu);
        describe_line(text, "Carried by", carried);
    }
    if (row->plan.has_limit && row->plan.limit == MTU_LIMITED_BY_LOWERED) {
        snprintf(carried, sizeof carried, "lowered, which keeps the VPN at %lu: put it back to %d",
                 (unsigned long)row->plan.vpn_mtu, MTU_ETHERNET);
        describe_line(text, "Physical MTU", carried);
    }
    verdict_line(text, row);
}

static void show_text(struct text *text, const struct show_result *show)
{
    for (int family = 0; family < FAMILY_COUNT; family++)
        family_table(text, show, (enum family)family);
    bare_table(text, show);
    if (show->count == 0)
        text_add(text, "There is no interface to show.\n");
    for (size_t i = 0; i < show->count; i++)
        if (show->rows[i].identity.role == ROLE_VPN &&
            show->rows[i].interface->state == LINK_CONNECTED)
            vpn_paragraph(text, &show->rows[i]);
}

enum status cmd_show(const struct machine *machine, const struct arguments *arguments,
                     struct result *result)
{
    struct show_request request = {
        .interface = arguments->operand_count > 0 ? arguments->operands[0] : NULL,
        .all = arguments->values[OPTION_ALL].given,
    };
    struct show_result show;
    struct error err;

    if (arguments->values[OPTION_POLICY].given)
        return cmd_show_policy(machine, arguments, result);
    if (show_run(machine, &request, &show, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (arguments->values[OPTION_JSON].given)
        result_take(result, show_json(&show));
    else
        show_text(&result->text, &show);
    show_free(&show);
    return STATUS_OK;
}
