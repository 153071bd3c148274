/* SPDX-License-Identifier: MIT */
#include "cli/describe.h"
#include "cli/targets.h"

/* TunnelMTU has no family, and where it is not there, no number. */
static json_t *change_json(const struct change *change)
{
    const char *message = change->error.status != STATUS_OK ? change->error.message : NULL;
    bool registry = change->target == CHANGE_REGISTRY;
    json_t *from = change->from_absent ? json_null() : json_integer(change->from);
    json_t *to = change->to_absent ? json_null() : json_integer(change->to);

    return json_pack("{s:s, s:s?, s:o, s:o, s:s, s:s?}", "target",
                     registry ? "registry" : "interface", "family",
                     registry ? NULL : family_name(change->family), "from", from, "to", to,
                     "result", change_result_name(change->result), "error", message);
}

static void add_vpn(json_t **root, const struct target *target)
{
    bool known = target->has_vpn;

    json_put(root, "vpn", known ? json_string(vpn_kind(target->vpn.type)->name) : json_null());
    json_put(root, "cipher", known ? json_string(describe_cipher(&target->vpn)) : json_null());
    json_put(root, "integrity",
             known ? json_string(describe_integrity(&target->vpn)) : json_null());
    json_put(root, "natT", known ? describe_nat_t(&target->vpn) : json_null());
}

static json_t *string_or_null(const char *text)
{
    return text != NULL ? json_string(text) : json_null();
}

static json_t *interface_json(const struct target *target)
{
    if (target->machine_wide)
        return json_null();
    return json_pack("{s:I, s:s}", "index", (json_int_t)target->index, "name", target->name);
}

static json_t *proof_json(const struct proof *proof)
{
    char peer[ADDRESS_TEXT_SIZE];
    bool answered = proof->result != PROOF_NOT_PROVEN;

    address_format(&proof->peer, peer);
    return json_pack("{s:s, s:I, s:s?, s:o, s:o, s:o, s:s?}", "result",
                     proof_result_name(proof->result), "inner", (json_int_t)proof->inner_len,
                     "peer", answered ? peer : NULL, "wireBytes",
                     json_number_or_null(proof->wire_len), "slackBytes",
                     proof->wire_len != 0 ? json_integer(proof->slack_len) : json_null(),
                     "nextWireBytes", json_number_or_null(proof->next_wire_len), "reason",
                     proof->why.status != STATUS_OK ? proof->why.message : NULL);
}

json_t *target_json(const struct target *target)
{
    json_t *changes = json_array();
    json_t *root = json_pack("{s:o, s:s}", "interface", interface_json(target), "method",
                             method_name(target->method));

    json_put(&root, "pathMtu", json_number_or_null(target->path_mtu));
    json_put(&root, "pathMtuSource", string_or_null(path_source_name(target->path_source)));
    json_put(&root, "vpnSource", string_or_null(vpn_source_name(target->vpn_source)));
    add_vpn(&root, target);
    json_put(&root, "vpnMtu", json_number_or_null(target->vpn_mtu));
    json_put(&root, "limitedBy",
             target->has_limit ? json_string(mtu_limit_name(target->limit)) : json_null());
    json_put(&root, "physicalMtu", json_number_or_null(target->physical_mtu));
    json_put(&root, "ceilingMtu", json_number_or_null(target->ceiling_mtu));
    for (size_t i = 0; i < target->change_count; i++)
        json_append(&changes, change_json(&target->changes[i]));
    json_put(&root, "changes", changes);
    if (target->proof.result != PROOF_NOT_ASKED)
        json_put(&root, "proof", proof_json(&target->proof));
    return root;
}

json_t *targets_json(const struct targets *targets, bool dry_run)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < targets->count; i++)
        json_append(&rows, target_json(&targets->rows[i]));
    return json_pack("{s:b, s:o}", "dryRun", dry_run ? 1 : 0, "targets", rows);
}
