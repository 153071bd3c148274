/* SPDX-License-Identifier: MIT */
/* Writes a memory machine as a scenario file; memory_scenario.c describes and reads them. */
#include "support/memory_scenario.h"
#include "support/memory_state.h"

static json_t *save_set(const struct memory_set *set)
{
    switch (set->kind) {
    case MEMORY_SET_REFUSE:
        return json_pack("{s:I}", "refuse", (json_int_t)set->value);
    case MEMORY_SET_REFUSE_ABOVE:
        return json_pack("{s:I}", "refuseAbove", (json_int_t)set->value);
    case MEMORY_SET_CLAMP:
        return json_pack("{s:I}", "clamp", (json_int_t)set->value);
    case MEMORY_SET_IGNORE:
        return json_string("ignore");
    case MEMORY_SET_OBEY:
        break;
    }
    return NULL;
}

static json_t *save_ip(const struct machine_ip *ip, const struct memory_set *set)
{
    if (!ip->bound)
        return json_null();
    return json_pack("{s:I,s:I,s:o*}", "mtu", (json_int_t)ip->mtu, "metric", (json_int_t)ip->metric,
                     "set", save_set(set));
}

static json_t *save_interface(const struct memory_interface *interface)
{
    static const char *const states[] = {
        [LINK_CONNECTED] = "connected",
        [LINK_DISCONNECTED] = "disconnected",
        [LINK_DISABLED] = "disabled",
    };
    const struct machine_interface *row = &interface->row;

    return json_pack("{s:I,s:I,s:s,s:s,s:I,s:I,s:I,s:I,s:b,s:b,s:b,s:s,s:I,s:o,s:o,s:o,s:o}",
                     "index", (json_int_t)row->index, "luid", (json_int_t)row->luid, "name",
                     row->name, "description", row->description, "ifType", (json_int_t)row->if_type,
                     "mediaType", (json_int_t)row->media_type, "accessType",
                     (json_int_t)row->access_type, "connectionType",
                     (json_int_t)row->connection_type, "filter", row->filter, "hardware",
                     row->hardware, "connector", row->connector, "state", states[row->state],
                     "ndisMtu", (json_int_t)row->ndis_mtu, "ipv4",
                     save_ip(&row->ip[FAMILY_IPV4], &interface->set[FAMILY_IPV4]), "ipv6",
                     save_ip(&row->ip[FAMILY_IPV6], &interface->set[FAMILY_IPV6]), "guid",
                     scenario_guid_json(&row->guid), "peers", scenario_save_peers(interface));
}

static json_t *save_interfaces(const struct memory_list *list)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(array, save_interface(memory_list_at(list, i)));
    return array;
}

static json_t *save_routes(const struct memory_list *list)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++) {
        const struct machine_default_route *route = memory_list_at(list, i);

        json_array_append_new(
            array, json_pack("{s:s,s:I,s:I}", "family", family_name(route->family), "luid",
                             (json_int_t)route->luid, "metric", (json_int_t)route->metric));
    }
    return array;
}

static json_t *save_records(const struct memory_list *list)
{
    json_t *object = json_object();

    for (size_t i = 0; i < list->count; i++) {
        const struct machine_record *record = memory_list_at(list, i);

        json_object_set_new(object, record->name,
                            record->readable ? json_string(record->text) : json_null());
    }
    return object;
}

static json_t *save_value(const struct machine_registry_value *value)
{
    if (!value->present)
        return json_null();
    if (value->is_dword)
        return json_integer((json_int_t)value->number);
    return json_pack("{s:I,s:I}", "type", (json_int_t)value->type, "size", (json_int_t)value->size);
}

static json_t *save_tunnel(const struct memory_tunnel *tunnel)
{
    json_t *object =
        json_pack("{s:I,s:b,s:b,s:b,s:o}", "keyDepth", (json_int_t)tunnel->key.key_depth, "link",
                  tunnel->is_link, "ignoresWrites", tunnel->ignores_writes, "otherProtocol",
                  tunnel->has_other_protocol, "ProtocolMTU", save_value(&tunnel->protocol_mtu));

    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        json_object_set_new(object, machine_tunnel_value_name((enum machine_tunnel_value)i),
                            save_value(&tunnel->key.values[i]));
    return object;
}

bool memory_machine_save(const struct memory_machine *memory, const char *json_path)
{
    json_t *root = json_pack(
        "{s:b,s:b,s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "elevated", memory->elevated, "service",
        memory->is_service, "ipv4Floor", (json_int_t)memory->ipv4_floor, "interfaces",
        save_interfaces(&memory->interfaces), "defaultRoutes", save_routes(&memory->routes),
        "journal", save_records(&memory->records), "tunnel", save_tunnel(&memory->tunnel),
        "policies", memory_settings_save(&memory->settings[MACHINE_POLICY]), "preferences",
        memory_settings_save(&memory->settings[MACHINE_PREFERENCE]), "reports",
        scenario_save_report(memory));
    bool saved;

    scenario_save_live(memory, root);
    scenario_save_network(memory, root);
    scenario_save_ras_events(memory, root);
    json_object_set_new(root, "system", scenario_save_system(memory));
    json_object_set_new(root, "task", scenario_save_task(memory));
    json_object_set_new(root, "program", scenario_save_program(memory));
    saved = root != NULL && json_dump_file(root, json_path, JSON_INDENT(2)) == 0;

    json_decref(root);
    return saved;
}
