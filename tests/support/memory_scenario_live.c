/* SPDX-License-Identifier: MIT */
/* VPN connections, security associations, routes and peers in scenario files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/memory_scenario.h"
#include "support/memory_state.h"

static const char *const nats[] = {
    [MACHINE_NAT_NO] = "no",
    [MACHINE_NAT_YES] = "yes",
};

static const char *const encryptions[] = {
    [MACHINE_ENCRYPTION_3DES] = "3des",
    [MACHINE_ENCRYPTION_AES] = "aes",
};

/* Position of a name in a list whose row 0 is the unknown: null or absent; -1 after a complaint. */
static int known_or_unknown(const char *const *names, size_t count, const json_t *name,
                            const struct scenario_problem *problem)
{
    size_t found;

    if (name == NULL || json_is_null(name))
        return 0;
    found = scenario_find_name(names + 1, count - 1,
                               json_is_string(name) ? json_string_value(name) : "", problem);
    return found < count - 1 ? (int)found + 1 : -1;
}

static bool optional_address(const char *text, bool *has, struct address *out,
                             const struct scenario_problem *problem)
{
    *has = text != NULL && scenario_address(text, out, problem);
    return text == NULL || *has;
}

/* A text, or a list of texts of both families. */
static bool load_inner_servers(const json_t *json, struct machine_connection *out,
                               const struct scenario_problem *problem)
{
    size_t count = json_is_array(json) ? json_array_size(json) : json_is_string(json);

    for (size_t i = 0; i < count; i++) {
        const json_t *item = json_is_array(json) ? json_array_get(json, i) : json;
        struct address address;

        if (!json_is_string(item) || !scenario_address(json_string_value(item), &address, problem))
            return scenario_complain(problem, "connection: \"innerServer\" is no address");
        out->has_inner_server[address.family] = true;
        out->inner_server[address.family] = address;
    }
    return true;
}

/* As Windows 10 tells, of an IKEv2 connection where RAS has told of a NAT. */
static bool load_facts(const json_t *json, bool has_projection, struct machine_ras_facts *out,
                       const struct scenario_problem *problem)
{
    const uint32_t projection = has_projection ? 2 : 0;
    const uint32_t projection_code = has_projection ? 0 : 730; /* ERROR_PROJECTION_NOT_COMPLETE */
    uint32_t *const members[] = {&out->connection_size, &out->status_size, &out->status_code,
                                 &out->projection, &out->projection_code};

    *out = (struct machine_ras_facts){1388, 608, 0, projection, projection_code};
    if (json == NULL)
        return true;
    if (json_array_size(json) != sizeof members / sizeof members[0])
        return scenario_complain(problem, "connection: \"facts\" are five numbers");
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
        if (!scenario_number(json_integer_value(json_array_get(json, i)), members[i], problem))
            return false;
    return true;
}

bool scenario_add_connection(struct memory_machine *memory, json_t *json,
                             const struct scenario_problem *problem)
{
    struct machine_connection out = {.connected = true};
    const char *name = "";
    const char *device = "";
    const char *guid = NULL;
    const char *server = NULL;
    const char *local = NULL;
    const char *host = "";
    const json_t *nat = NULL;
    const json_t *encryption = NULL;
    const json_t *inner = NULL;
    const json_t *facts = NULL;
    int is_vpn = 1;
    int connected = 1;
    int nat_position;
    int encryption_position;
    json_error_t error;

    if (json_unpack_ex(json, &error, 0, "{s:s,s?s,s?b,s?b,s?s,s?s,s?s,s?s,s?o,s?o,s?o,s?o!}",
                       "name", &name, "device", &device, "isVpn", &is_vpn, "connected", &connected,
                       "guid", &guid, "server", &server, "local", &local, "host", &host, "nat",
                       &nat, "encryption", &encryption, "innerServer", &inner, "facts",
                       &facts) != 0)
        return scenario_complain(problem, "connection: %s", error.text);
    nat_position = known_or_unknown(nats, sizeof nats / sizeof nats[0], nat, problem);
    encryption_position = known_or_unknown(encryptions, sizeof encryptions / sizeof encryptions[0],
                                           encryption, problem);
    if (nat_position < 0 || encryption_position < 0 ||
        !scenario_copy_text(name, out.name, sizeof out.name, problem) ||
        !scenario_copy_text(device, out.device, sizeof out.device, problem) ||
        !scenario_copy_text(host, out.host, sizeof out.host, problem) ||
        !optional_address(server, &out.has_server, &out.server, problem) ||
        !optional_address(local, &out.has_local, &out.local, problem) ||
        !load_inner_servers(inner, &out, problem) ||
        !load_facts(facts, nat_position != 0, &out.facts, problem) ||
        (guid != NULL && !scenario_guid(guid, &out.guid, problem)))
        return false;
    out.is_vpn = is_vpn != 0;
    out.connected = connected != 0;
    out.has_guid = guid != NULL;
    out.nat = (enum machine_nat)nat_position;
    out.encryption = (enum machine_encryption)encryption_position;
    memory_machine_add_connection(memory, &out);
    return true;
}

bool scenario_load_system(struct memory_machine *memory, json_t *json,
                          const struct scenario_problem *problem)
{
    struct machine_system *out = &memory->system;
    json_int_t version[3] = {out->major, out->minor, out->build};
    json_int_t codes[4] = {0};
    json_int_t processor = out->processor;
    json_int_t session = out->session;
    json_int_t clock_hz = (json_int_t)out->clock_hz;
    int emulated = 0;
    int is_system = 0;
    json_error_t error;

    if (json == NULL)
        return true;
    if (json_unpack_ex(json, &error, 0, "{s?[I,I,I],s?I,s?I,s?I,s?b,s?I,s?b,s?I,s?I,s?I!}",
                       "version", &version[0], &version[1], &version[2], "versionCode", &codes[0],
                       "processor", &processor, "processorCode", &codes[1], "emulated", &emulated,
                       "tokenCode", &codes[2], "isSystem", &is_system, "session", &session,
                       "sessionCode", &codes[3], "clockHz", &clock_hz) != 0)
        return scenario_complain(problem, "system: %s", error.text);
    out->emulated = emulated != 0;
    out->is_system = is_system != 0;
    out->clock_hz = (uint64_t)clock_hz;
    return scenario_number(version[0], &out->major, problem) &&
           scenario_number(version[1], &out->minor, problem) &&
           scenario_number(version[2], &out->build, problem) &&
           scenario_number(codes[0], &out->version_code, problem) &&
           scenario_number(codes[1], &out->processor_code, problem) &&
           scenario_number(codes[2], &out->token_code, problem) &&
           scenario_number(codes[3], &out->session_code, problem) &&
           scenario_number(processor, &out->processor, problem) &&
           scenario_number(session, &out->session, problem);
}

json_t *scenario_save_system(const struct memory_machine *memory)
{
    const struct machine_system *now = &memory->system;

    return json_pack("{s:[I,I,I],s:I,s:I,s:I,s:b,s:I,s:b,s:I,s:I,s:I}", "version",
                     (json_int_t)now->major, (json_int_t)now->minor, (json_int_t)now->build,
                     "versionCode", (json_int_t)now->version_code, "processor",
                     (json_int_t)now->processor, "processorCode", (json_int_t)now->processor_code,
                     "emulated", now->emulated, "tokenCode", (json_int_t)now->token_code,
                     "isSystem", now->is_system, "session", (json_int_t)now->session, "sessionCode",
                     (json_int_t)now->session_code, "clockHz", (json_int_t)now->clock_hz);
}

static bool find_cipher(const char *name, enum cipher_id *out)
{
    for (int i = 0; i < CIPHER_COUNT; i++)
        if (strcmp(cipher_by_id((enum cipher_id)i)->name, name) == 0) {
            *out = (enum cipher_id)i;
            return true;
        }
    return false;
}

static bool find_integrity(const char *name, enum integrity_id *out)
{
    for (int i = 0; i < INTEGRITY_COUNT; i++)
        if (strcmp(integrity_by_id((enum integrity_id)i)->name, name) == 0) {
            *out = (enum integrity_id)i;
            return true;
        }
    return false;
}

bool scenario_add_sa(struct memory_machine *memory, json_t *json,
                     const struct scenario_problem *problem)
{
    static const char *const modes[] = {[ESP_TUNNEL] = "tunnel", [ESP_TRANSPORT] = "transport"};
    struct machine_sa sa = {0};
    const char *local = "";
    const char *remote = "";
    const char *mode = "tunnel";
    const char *cipher = "aes-cbc";
    const char *integrity = "none";
    int inbound = 0;
    int nat_t = 0;
    size_t mode_position;
    json_error_t error;

    if (json_unpack_ex(json, &error, 0, "{s?b,s:s,s:s,s?s,s?b,s:s,s?s!}", "inbound", &inbound,
                       "local", &local, "remote", &remote, "mode", &mode, "natT", &nat_t, "cipher",
                       &cipher, "integrity", &integrity) != 0)
        return scenario_complain(problem, "security association: %s", error.text);
    mode_position = scenario_find_name(modes, sizeof modes / sizeof modes[0], mode, problem);
    if (mode_position == sizeof modes / sizeof modes[0] ||
        !scenario_address(local, &sa.local, problem) ||
        !scenario_address(remote, &sa.remote, problem))
        return false;
    sa.unknown_suite = strcmp(cipher, "unknown") == 0;
    if (!sa.unknown_suite &&
        (!find_cipher(cipher, &sa.cipher) || !find_integrity(integrity, &sa.integrity)))
        return scenario_complain(problem, "security association: unknown %s or %s", cipher,
                                 integrity);
    sa.inbound = inbound != 0;
    sa.udp_encapsulation = nat_t != 0;
    sa.mode = (enum esp_mode)mode_position;
    memory_machine_add_sa(memory, &sa);
    return true;
}

/* "198.51.100.0/24" */
static bool load_prefix(const char *text, struct memory_route *out,
                        const struct scenario_problem *problem)
{
    const char *slash = strchr(text, '/');
    char address[ADDRESS_TEXT_SIZE];
    unsigned long length;
    char *end;

    if (slash == NULL || slash - text >= ADDRESS_TEXT_SIZE)
        return scenario_complain(problem, "not a prefix: \"%.60s\"", text);
    snprintf(address, sizeof address, "%.*s", (int)(slash - text), text);
    if (!scenario_address(address, &out->prefix, problem))
        return false;
    length = strtoul(slash + 1, &end, 10);
    if (end == slash + 1 || *end != '\0' || length > (out->prefix.family == FAMILY_IPV4 ? 32 : 128))
        return scenario_complain(problem, "not a prefix: \"%.60s\"", text);
    out->route.prefix_length = (uint8_t)length;
    return true;
}

bool scenario_add_path(struct memory_machine *memory, json_t *json,
                       const struct scenario_problem *problem)
{
    struct memory_route out = {0};
    struct machine_route *route = &out.route;
    json_int_t luid = 0;
    json_int_t metric = 0;
    const char *family = NULL;
    const char *prefix = "";
    const char *next_hop = NULL;
    const char *source = NULL;
    bool has_source;
    json_error_t error;

    if (json_unpack_ex(json, &error, 0, "{s?s,s:s,s:I,s?I,s?s,s?s!}", "family", &family, "prefix",
                       &prefix, "luid", &luid, "metric", &metric, "nextHop", &next_hop, "source",
                       &source) != 0)
        return scenario_complain(problem, "route: %s", error.text);
    if (!load_prefix(prefix, &out, problem) || !scenario_number(metric, &route->metric, problem) ||
        !optional_address(next_hop, &route->has_next_hop, &route->next_hop, problem))
        return false;
    if (family != NULL && strcmp(family, family_name(out.prefix.family)) != 0)
        return scenario_complain(problem, "route: %s is not %s", prefix, family);
    route->source.family = out.prefix.family;
    if (!optional_address(source, &has_source, &route->source, problem))
        return false;
    route->luid = (uint64_t)luid;
    memory_machine_add_path(memory, &out);
    return true;
}

bool scenario_load_peers(const json_t *list, struct memory_interface *out,
                         const struct scenario_problem *problem)
{
    if (json_array_size(list) > MEMORY_PEERS_MAX)
        return scenario_complain(problem, "more than %d peers", MEMORY_PEERS_MAX);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));

        if (text == NULL)
            return scenario_complain(problem, "a peer is no text");
        if (!scenario_address(text, &out->peers[out->peer_count++], problem))
            return false;
    }
    return true;
}

json_t *scenario_save_peers(const struct memory_interface *interface)
{
    json_t *array = json_array();

    for (size_t i = 0; i < interface->peer_count; i++)
        json_array_append_new(array, scenario_address_json(&interface->peers[i]));
    return array;
}

static json_t *save_connection(const struct machine_connection *row)
{
    json_t *inner = json_array();

    for (int family = 0; family < FAMILY_COUNT; family++)
        if (row->has_inner_server[family])
            json_array_append_new(inner, scenario_address_json(&row->inner_server[family]));
    return json_pack("{s:s,s:s,s:b,s:b,s:o*,s:o*,s:o*,s:s,s:s?,s:s?,s:o,s:[I,I,I,I,I]}", "name",
                     row->name, "device", row->device, "isVpn", row->is_vpn, "connected",
                     row->connected, "guid", row->has_guid ? scenario_guid_json(&row->guid) : NULL,
                     "server", row->has_server ? scenario_address_json(&row->server) : NULL,
                     "local", row->has_local ? scenario_address_json(&row->local) : NULL, "host",
                     row->host, "nat", nats[row->nat], "encryption", encryptions[row->encryption],
                     "innerServer", inner, "facts", (json_int_t)row->facts.connection_size,
                     (json_int_t)row->facts.status_size, (json_int_t)row->facts.status_code,
                     (json_int_t)row->facts.projection, (json_int_t)row->facts.projection_code);
}

static json_t *save_sa(const struct machine_sa *sa)
{
    return json_pack("{s:b,s:o,s:o,s:s,s:b,s:s,s:s}", "inbound", sa->inbound, "local",
                     scenario_address_json(&sa->local), "remote",
                     scenario_address_json(&sa->remote), "mode", vpn_mode_name(sa->mode), "natT",
                     sa->udp_encapsulation, "cipher",
                     sa->unknown_suite ? "unknown" : cipher_by_id(sa->cipher)->name, "integrity",
                     integrity_by_id(sa->integrity)->name);
}

static json_t *save_path(const struct memory_route *path)
{
    const struct machine_route *route = &path->route;
    char address[ADDRESS_TEXT_SIZE];
    char prefix[ADDRESS_TEXT_SIZE + 4];

    address_format(&path->prefix, address);
    snprintf(prefix, sizeof prefix, "%s/%u", address, (unsigned)route->prefix_length);
    return json_pack("{s:s,s:I,s:I,s:o*,s:o}", "prefix", prefix, "luid", (json_int_t)route->luid,
                     "metric", (json_int_t)route->metric, "nextHop",
                     route->has_next_hop ? scenario_address_json(&route->next_hop) : NULL, "source",
                     scenario_address_json(&route->source));
}

void scenario_save_live(const struct memory_machine *memory, json_t *root)
{
    json_t *connections = json_array();
    json_t *sas = json_array();
    json_t *paths = json_array();

    for (size_t i = 0; i < memory->connections.count; i++)
        json_array_append_new(connections,
                              save_connection(memory_list_at(&memory->connections, i)));
    for (size_t i = 0; i < memory->sas.count; i++)
        json_array_append_new(sas, save_sa(memory_list_at(&memory->sas, i)));
    for (size_t i = 0; i < memory->paths.count; i++)
        json_array_append_new(paths, save_path(memory_list_at(&memory->paths, i)));
    json_object_set_new(root, "connections", connections);
    json_object_set_new(root, "sas", sas);
    json_object_set_new(root, "sasDenied", json_boolean(memory->sas_denied));
    json_object_set_new(root, "routes", paths);
}
