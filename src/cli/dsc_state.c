/* SPDX-License-Identifier: MIT */
#include "cli/dsc_state.h"

#include "app/interfaces.h"
#include "app/show.h"
#include "cli/describe.h"
#include "cli/targets.h"
#include "core/text.h"

/* One number of several that may differ. */
struct common {
    uint32_t number; /* 0: none so far */
    bool differs;
};

static void meet(struct common *common, uint32_t number)
{
    common->differs |= number == 0 || (common->number != 0 && common->number != number);
    common->number = number;
}

/* Null also for an MTU that nobody could want: the schema has no place for it. */
static json_t *common_json(const struct common *common)
{
    const struct option *mtu = option_by_id(OPTION_MTU);
    bool can_be_wanted = common->number >= mtu->min && common->number <= mtu->max;

    return json_number_or_null(common->differs || !can_be_wanted ? 0 : common->number);
}

/* What is there now; with WHAT_IF what would be. */
static uint32_t value_of(const struct change *change, bool what_if)
{
    if (change->result == CHANGE_CHANGED || (what_if && change->result == CHANGE_WOULD_CHANGE))
        return change->to;
    return change->from_absent ? 0 : change->from;
}

/* What can have no MTU like the other family's does not count; what is left as it is does. */
static bool counts(const struct change *change)
{
    return change->result != CHANGE_SKIPPED || change->error.status == STATUS_INCONCLUSIVE;
}

/* The MTU of all that vpnmtu would set. */
static json_t *mtu_json(const struct dsc_state *state)
{
    struct common common = {0, false};

    for (size_t i = 0; i < state->targets.count; i++) {
        const struct target *target = &state->targets.rows[i];

        for (size_t j = 0; j < target->change_count; j++)
            if (counts(&target->changes[j]))
                meet(&common, value_of(&target->changes[j], state->what_if));
    }
    return common_json(&common);
}

static json_t *targets_array(const struct targets *targets)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < targets->count; i++)
        json_append(&rows, target_json(&targets->rows[i]));
    return rows;
}

/* The MTU of "VPN" (interface 43) would change from 1400 to 1374. */
static json_t *sentence(const struct target *target, const struct change *change)
{
    char title[TARGET_TITLE_SIZE];
    struct text words = {NULL, 0, 0, false};
    json_t *json;

    target_title_of(target, title);
    if (change->target == CHANGE_REGISTRY)
        text_add(&words, "TunnelMTU");
    else
        text_add_format(&words, "the %s of %s", change_object(change), title);
    if (change->from_absent)
        text_add_format(&words, " would be set to %lu", (unsigned long)change->to);
    else
        text_add_format(&words, " would change from %lu to %lu", (unsigned long)change->from,
                        (unsigned long)change->to);
    json = words.failed ? NULL : json_string(words.bytes);
    text_free(&words);
    return json;
}

static json_t *metadata(const struct targets *targets)
{
    json_t *sentences = json_array();

    for (size_t i = 0; i < targets->count; i++) {
        const struct target *target = &targets->rows[i];

        for (size_t j = 0; j < target->change_count; j++)
            if (target->changes[j].result == CHANGE_WOULD_CHANGE)
                json_append(&sentences, sentence(target, &target->changes[j]));
    }
    return json_pack("{s:o}", "whatIf", sentences);
}

static json_t *connected_json(const struct dsc_state *state)
{
    if (!state->looked || state->machine_wide)
        return json_null();
    return json_boolean(state->targets.count > 0);
}

/* What was wanted comes back as it was said, so that a reader knows which instance this is. */
static json_t *wanted_json(const struct dsc_instance *instance)
{
    json_t *root = json_object();
    const struct dsc_property *property;

    for (size_t i = 0; (property = dsc_property_at(i)) != NULL; i++)
        if (!property->read_only && property->option != OPTION_MTU &&
            instance->wants.values[property->option].given)
            json_put(&root, property->name,
                     json_incref(json_object_get(instance->root, property->name)));
    return root;
}

void dsc_state_lines(const struct dsc_state *state, struct text *text)
{
    bool as_wanted = targets_count(&state->targets, CHANGE_WOULD_CHANGE) == 0 &&
                     targets_count(&state->targets, CHANGE_FAILED) == 0;
    bool set = state->verb == DSC_SET && !state->what_if;
    bool differs = set ? targets_count(&state->targets, CHANGE_CHANGED) > 0 : !as_wanted;
    json_t *root = wanted_json(state->instance);
    json_t *names = json_array();

    json_put(&root, "vpnMtu", mtu_json(state));
    json_put(&root, "connected", connected_json(state));
    json_put(&root, "_inDesiredState",
             state->verb == DSC_TEST ? json_boolean(as_wanted) : json_null());
    json_put(&root, "targets", targets_array(&state->targets));
    if (state->what_if)
        json_put(&root, "_metadata", metadata(&state->targets));
    json_line(text, root);
    if (differs)
        json_append(&names, json_string("vpnMtu"));
    if (state->verb == DSC_GET)
        json_decref(names);
    else
        json_line(text, names);
}

static bool is_listed(const struct show_result *show, const struct show_row *row,
                      const char *connection)
{
    const struct machine_connection *own = interfaces_connection(&show->interfaces, row->interface);

    if (!interfaces_is_live_vpn(&show->interfaces, row->interface))
        return false;
    return connection == NULL || (own != NULL && text_same_word(own->name, connection));
}

static void list_row(const struct show_result *show, struct show_row *row, struct text *text)
{
    const struct machine_connection *connection =
        interfaces_connection(&show->interfaces, row->interface);
    struct targets plan = {&row->plan, row->has_plan ? 1 : 0};
    struct common common = {0, false};
    json_t *root = json_object();

    if (connection != NULL)
        json_put(&root, "connection", json_string(connection->name));
    else
        json_put(&root, "interface", json_string(row->interface->name));
    for (int i = 0; i < FAMILY_COUNT; i++)
        if (row->interface->ip[i].bound)
            meet(&common, row->interface->ip[i].mtu);
    json_put(&root, "vpnMtu", common_json(&common));
    if (row->identity.has_type)
        json_put(&root, "vpn", json_string(vpn_kind(row->identity.vpn_type)->name));
    json_put(&root, "connected", json_true());
    targets_preview(&plan);
    json_put(&root, "targets", targets_array(&plan));
    json_line(text, root);
}

enum status dsc_state_list(const struct machine *machine, const struct dsc_instance *instance,
                           struct text *text, struct error *err)
{
    const struct argument *values = instance->wants.values;
    const struct show_request request = {.interface = values[OPTION_INTERFACE].text};
    struct show_result show;
    enum status status = show_run(machine, &request, &show, err);

    if (status == STATUS_NO_INTERFACE)
        return STATUS_OK;
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < show.count; i++)
        if (is_listed(&show, &show.rows[i], values[OPTION_CONNECTION].text))
            list_row(&show, &show.rows[i], text);
    show_free(&show);
    return STATUS_OK;
}
