/* SPDX-License-Identifier: MIT */
/*
 * Scenario files: a memory machine as JSON. Every key but "index" and "name" may be missing (what
 * counts then stands here); an unknown key is an error. LUIDs default to the index.
 *
 * { "why": "for the reader", "elevated": true, "ipv4Floor": 576, "lockHeldUntilMs": 0,
 *   "interfaces": [
 *     { "index": 43, "luid": 43, "name": "VPN", "description": "", "ifType": 6,
 *       "mediaType": 0, "accessType": 0, "connectionType": 0,
 *       "filter": false, "hardware": false, "connector": false,
 *       "state": "connected" | "disconnected" | "disabled", "ndisMtu": 1500,
 *       "ipv4": { "mtu": 1400, "metric": 25,
 *                 "set": "ignore" | { "refuse": 5 } | { "refuseAbove": 1400 } | { "clamp": 1400 }
 *               }, "ipv6": null, "guid": "{...}", "peers": [ "10.0.0.1" ] } ],
 *   "defaultRoutes": [ { "family": "ipv4", "luid": 12, "metric": 0 } ],
 *   "routes": [ { "prefix": "198.51.100.0/24", "luid": 12, "metric": 0, "nextHop": "192.0.2.1",
 *                 "source": "192.0.2.7" } ],
 *   "connections": [ { "name": "VPN", "device": "WAN Miniport (IKEv2)", "isVpn": true,
 *                      "connected": true, "guid": "{...}", "server": "203.0.113.5",
 *                      "local": "192.0.2.7", "nat": "yes" | "no" | null,
 *                      "encryption": "aes" | "3des" | null,
 *                      "innerServer": "10.0.0.1" | [ "10.0.0.1", "2001:db8::1" ],
 *                      "facts": [ 1388, 608, 0, 2, 0 ] (struct machine_ras_facts) } ],
 *   "system": { "version": [ 10, 0, 22631 ], "versionCode": 0, "processor": 34404,
 *               "processorCode": 0, "emulated": false, "tokenCode": 0, "isSystem": false,
 *               "session": 1, "sessionCode": 0, "clockHz": 10000000 },
 *   "rasEvents": [ { "id": 20225, "ms": 1000, "call": "CoId={1}", "name": "VPN" } ],
 *   "addressTimes": { "43": 900 } (LUID, milliseconds of an origin that means nothing),
 *   "sas": [ { "inbound": false, "local": "192.0.2.7", "remote": "203.0.113.5",
 *              "mode": "tunnel" | "transport", "natT": false, "cipher": "aes-cbc",
 *              "integrity": "hmac-sha1-96" (absent: "none") } ], "sasDenied": false,
 *   "hosts": { "vpn.example": [ "203.0.113.5", "2001:db8::5" ] },
 *   "network": [ { "address": "203.0.113.5", "pathMtu": 1500, "rttUs": 20000, "answers": true,
 *                  "icmp": true, "namesMtu": true, "unreachable": false, "loseEvery": 0,
 *                  "cutAbove": 0, "remembered": 0 (memory_network.h says what these are) } ],
 *   "journal": { "record-name": "text", "unreadable-record": null },
 *   "tunnel": { "keyDepth": 2, "link": false, "ignoresWrites": false, "otherProtocol": false,
 *               "ProtocolType": 2048, "PPPProtocolType": null, "ProtocolMTU": 1480,
 *               "TunnelMTU": { "type": 1, "size": 10 } },
 *   "policies": { "VpnMtu": 1374, "Line": "flets", "Connections": ["Work"],
 *                 "Enabled": { "type": 3, "size": 4 } }, "preferences": "link",
 *   "task": null | { "xml": "<Task ...", "enabled": true, "lastRun": "2026-11-24 09:30:00",
 *                    "nextRun": "", "lastResult": 267011 },
 *   "program": { "path": "C:\\Tools\\vpnmtu.exe", "startedAs": "", "link": "", "fixed": true,
 *                "weakPath": "C:\\Tools", "weakSid": "S-1-1-0", "weakMask": 2, "owner": "",
 *                "noAcl": false },
 *   "reports": { "events": [ { "id": 100, "severity": "information", "inserts": [ "VPN" ] } ],
 *                "state": { "LastTime": "..." }, "files": { "C:\\log.txt": "text", "C:\\": null }
 * }, "events": [ { "atMs": 3000, "add": { an interface } }, { "atMs": 4000, "remove": 43 }, {
 * "atMs": 5000, "luid": 43, "family": "ipv4", "mtu": 1300 }, { "atMs": 6000, "luid": 43, "state":
 * "disconnected" }, { "atMs": 7000, "news": "interface" | "route" | "ras" | "stop" } ], "service":
 * true (false: run_service fails with 1063), "faults": [ { "call": "set_mtu", "nth": 1, "count": 1,
 * "status": "windows", "windowsCode": 31 } ] }
 */
#include <stdio.h>
#include <string.h>

#include "support/memory_machine.h"
#include "support/memory_scenario.h"
#include "support/memory_state.h"

static const char *const states[] = {
    [LINK_CONNECTED] = "connected",
    [LINK_DISCONNECTED] = "disconnected",
    [LINK_DISABLED] = "disabled",
};

static const char *const calls[] = {
#define MEMORY_CALL(name, upper, what)   #name,
#define MEMORY_CHANGE(name, upper, what) #name,
#include "support/memory_call.def"
};

static const char *const status_tokens[] = {
#define STATUS(name, exit_code, token) token,
#include "core/status.def"
#undef STATUS
};

static bool load_set(const json_t *json, struct memory_set *out,
                     const struct scenario_problem *problem)
{
    static const struct {
        const char *key;
        enum memory_set_kind kind;
    } kinds[] = {{"refuse", MEMORY_SET_REFUSE},
                 {"refuseAbove", MEMORY_SET_REFUSE_ABOVE},
                 {"clamp", MEMORY_SET_CLAMP}};

    if (json == NULL)
        return true;
    if (json_is_string(json) && strcmp(json_string_value(json), "ignore") == 0) {
        out->kind = MEMORY_SET_IGNORE;
        return true;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const json_t *value = json_object_get(json, kinds[i].key);

        if (json_object_size(json) == 1 && json_is_integer(value)) {
            out->kind = kinds[i].kind;
            return scenario_number(json_integer_value(value), &out->value, problem);
        }
    }
    return scenario_complain(problem, "\"set\" is \"ignore\" or one of refuse, refuseAbove, clamp");
}

static bool load_ip(json_t *json, struct machine_ip *ip, struct memory_set *set,
                    const struct scenario_problem *problem)
{
    json_int_t mtu = 1500;
    json_int_t metric = 25;
    const json_t *behaviour = NULL;
    json_error_t error;

    if (json == NULL || json_is_null(json))
        return true;
    if (json_unpack_ex(json, &error, 0, "{s?I,s?I,s?o!}", "mtu", &mtu, "metric", &metric, "set",
                       &behaviour) != 0)
        return scenario_complain(problem, "family of an interface: %s", error.text);
    ip->bound = true;
    return scenario_number(mtu, &ip->mtu, problem) &&
           scenario_number(metric, &ip->metric, problem) && load_set(behaviour, set, problem);
}

static bool load_interface(json_t *json, struct memory_interface *out,
                           const struct scenario_problem *problem)
{
    struct machine_interface *row = &out->row;
    json_int_t index = 0;
    json_int_t luid = -1;
    json_int_t if_type = IF_TYPE_ETHERNET;
    json_int_t kinds[3] = {0, 0, 0};
    json_int_t ndis_mtu = 1500;
    int filter = 0;
    int hardware = 0;
    int connector = 0;
    const char *name = "";
    const char *description = "";
    const char *state = "connected";
    size_t state_position;
    json_t *ipv4 = NULL;
    json_t *ipv6 = NULL;
    const char *guid = NULL;
    const json_t *peers = NULL;
    json_error_t error;

    *out = (struct memory_interface){0};
    if (json_unpack_ex(json, &error, 0,
                       "{s:I,s?I,s:s,s?s,s?I,s?b,s?b,s?b,s?s,s?I,s?o,s?o,s?s,s?o,s?I,s?I,s?I!}",
                       "index", &index, "luid", &luid, "name", &name, "description", &description,
                       "ifType", &if_type, "filter", &filter, "hardware", &hardware, "connector",
                       &connector, "state", &state, "ndisMtu", &ndis_mtu, "ipv4", &ipv4, "ipv6",
                       &ipv6, "guid", &guid, "peers", &peers, "mediaType", &kinds[0], "accessType",
                       &kinds[1], "connectionType", &kinds[2]) != 0)
        return scenario_complain(problem, "interface: %s", error.text);
    row->luid = (uint64_t)(luid >= 0 ? luid : index);
    row->filter = filter != 0;
    row->hardware = hardware != 0;
    row->connector = connector != 0;
    state_position = scenario_find_name(states, sizeof states / sizeof states[0], state, problem);
    row->state = (enum link_state)state_position;
    return state_position < sizeof states / sizeof states[0] &&
           scenario_number(index, &row->index, problem) &&
           scenario_number(if_type, &row->if_type, problem) &&
           scenario_number(kinds[0], &row->media_type, problem) &&
           scenario_number(kinds[1], &row->access_type, problem) &&
           scenario_number(kinds[2], &row->connection_type, problem) &&
           scenario_number(ndis_mtu, &row->ndis_mtu, problem) &&
           scenario_copy_text(name, row->name, sizeof row->name, problem) &&
           scenario_copy_text(description, row->description, sizeof row->description, problem) &&
           load_ip(ipv4, &row->ip[FAMILY_IPV4], &out->set[FAMILY_IPV4], problem) &&
           load_ip(ipv6, &row->ip[FAMILY_IPV6], &out->set[FAMILY_IPV6], problem) &&
           (guid == NULL || scenario_guid(guid, &row->guid, problem)) &&
           scenario_load_peers(peers, out, problem);
}

static bool add_interface(struct memory_machine *memory, json_t *json,
                          const struct scenario_problem *problem)
{
    struct memory_interface interface;

    if (!load_interface(json, &interface, problem))
        return false;
    memory_machine_add(memory, &interface);
    return true;
}

static bool add_route(struct memory_machine *memory, json_t *json,
                      const struct scenario_problem *problem)
{
    struct machine_default_route route = {.family = FAMILY_IPV4};
    json_int_t luid = 0;
    json_int_t metric = 0;
    const char *family = "ipv4";
    json_error_t error;

    if (json_unpack_ex(json, &error, 0, "{s?s,s:I,s?I!}", "family", &family, "luid", &luid,
                       "metric", &metric) != 0)
        return scenario_complain(problem, "default route: %s", error.text);
    if (!scenario_family(family, &route.family, problem) ||
        !scenario_number(metric, &route.metric, problem))
        return false;
    route.luid = (uint64_t)luid;
    memory_machine_add_route(memory, &route);
    return true;
}

static bool load_change(const json_t *mtu, const char *family, const char *state,
                        struct memory_event *event, const struct scenario_problem *problem)
{
    struct machine_interface *row = &event->interface.row;
    size_t position;

    if (mtu != NULL) {
        event->kind = MEMORY_EVENT_MTU;
        return scenario_family(family, &event->family, problem) &&
               scenario_number(json_integer_value(mtu), &row->ip[event->family].mtu, problem);
    }
    if (state == NULL)
        return scenario_complain(problem, "event: nothing happens");
    position = scenario_find_name(states, sizeof states / sizeof states[0], state, problem);
    event->kind = MEMORY_EVENT_STATE;
    row->state = (enum link_state)position;
    return position < sizeof states / sizeof states[0];
}

static bool load_news(const char *news, struct memory_event *event,
                      const struct scenario_problem *problem)
{
    static const char *const names[] = {"interface", "route", "ras", "stop"};
    static const enum machine_event bits[] = {MACHINE_EVENT_INTERFACE, MACHINE_EVENT_ROUTE,
                                              MACHINE_EVENT_RAS, MACHINE_EVENT_STOP};
    const size_t count = sizeof names / sizeof names[0];
    size_t position = scenario_find_name(names, count, news, problem);

    if (position == count)
        return false;
    event->kind = MEMORY_EVENT_NEWS;
    event->news = bits[position];
    return true;
}

static bool add_event(struct memory_machine *memory, json_t *json,
                      const struct scenario_problem *problem)
{
    struct memory_event event = {.kind = MEMORY_EVENT_ADD};
    json_int_t at_ms = 0;
    json_int_t remove = -1;
    json_int_t luid = -1;
    const char *family = "ipv4";
    const char *state = NULL;
    const char *news = NULL;
    json_t *add = NULL;
    json_t *mtu = NULL;
    json_error_t error;
    bool good = true;

    if (json_unpack_ex(json, &error, 0, "{s:I,s?o,s?I,s?I,s?s,s?o,s?s,s?s!}", "atMs", &at_ms, "add",
                       &add, "remove", &remove, "luid", &luid, "family", &family, "mtu", &mtu,
                       "state", &state, "news", &news) != 0)
        return scenario_complain(problem, "event: %s", error.text);
    event.at_ms = (uint64_t)at_ms;
    if (news != NULL) {
        good = load_news(news, &event, problem);
    } else if (add != NULL) {
        good = load_interface(add, &event.interface, problem);
    } else if (remove >= 0) {
        event.kind = MEMORY_EVENT_REMOVE;
        event.interface.row.luid = (uint64_t)remove;
    } else {
        event.interface.row.luid = (uint64_t)luid;
        good = load_change(mtu, family, state, &event, problem);
    }
    if (good)
        memory_machine_schedule(memory, &event);
    return good;
}

static bool add_fault(struct memory_machine *memory, json_t *json,
                      const struct scenario_problem *problem)
{
    json_int_t nth = 1;
    json_int_t count = 1;
    json_int_t code = 0;
    uint32_t numbers[3] = {0};
    const char *call = "";
    const char *status = "windows";
    size_t call_position;
    size_t status_position;
    json_error_t error;

    if (json_unpack_ex(json, &error, 0, "{s:s,s?I,s?I,s?s,s?I!}", "call", &call, "nth", &nth,
                       "count", &count, "status", &status, "windowsCode", &code) != 0)
        return scenario_complain(problem, "fault: %s", error.text);
    call_position = scenario_find_name(calls, MEMORY_CALL_COUNT, call, problem);
    status_position = scenario_find_name(
        status_tokens, sizeof status_tokens / sizeof status_tokens[0], status, problem);
    if (call_position == MEMORY_CALL_COUNT ||
        status_position == sizeof status_tokens / sizeof status_tokens[0] ||
        !scenario_number(nth, &numbers[0], problem) ||
        !scenario_number(count, &numbers[1], problem) ||
        !scenario_number(code, &numbers[2], problem))
        return false;
    memory_machine_fail(memory, (enum memory_call)call_position, numbers[0], numbers[1],
                        (enum status)status_position, numbers[2]);
    return true;
}

static bool add_journal(struct memory_machine *memory, json_t *journal,
                        const struct scenario_problem *problem)
{
    const char *name;
    json_t *text;

    json_object_foreach(journal, name, text)
    {
        if (strlen(name) >= MACHINE_RECORD_NAME_SIZE ||
            json_string_length(text) >= MACHINE_RECORD_TEXT_SIZE)
            return scenario_complain(problem, "journal record too long: %.40s", name);
        memory_machine_add_record(memory, name, json_string_value(text));
    }
    return true;
}

static bool load_value(json_t *json, struct machine_registry_value *out,
                       const struct scenario_problem *problem)
{
    json_int_t type = 0;
    json_int_t size = 0;
    json_error_t error;

    if (json == NULL || json_is_null(json))
        return true;
    if (json_is_integer(json)) {
        *out = memory_dword(0);
        return scenario_number(json_integer_value(json), &out->number, problem);
    }
    if (json_unpack_ex(json, &error, 0, "{s:I,s:I!}", "type", &type, "size", &size) != 0)
        return scenario_complain(problem, "value of the tunnel key: %s", error.text);
    *out = memory_odd_value(0, 0);
    return scenario_number(type, &out->type, problem) && scenario_number(size, &out->size, problem);
}

/* As deep as what is there needs. */
static uint32_t depth_of(const struct memory_tunnel *tunnel)
{
    bool any = tunnel->protocol_mtu.present;

    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        any |= tunnel->key.values[i].present;
    if (any)
        return MACHINE_TUNNEL_KEY_DEPTH;
    return tunnel->has_other_protocol ? MACHINE_TUNNEL_KEY_DEPTH - 1 : tunnel->key.key_depth;
}

static bool load_tunnel(json_t *json, struct memory_tunnel *tunnel,
                        const struct scenario_problem *problem)
{
    json_int_t depth = -1;
    int link = 0;
    int ignores_writes = 0;
    int other_protocol = 0;
    json_t *values[TUNNEL_VALUE_COUNT] = {NULL};
    json_t *protocol_mtu = NULL;
    json_error_t error;

    if (json == NULL)
        return true;
    if (json_unpack_ex(json, &error, 0, "{s?I,s?b,s?b,s?b,s?o,s?o,s?o,s?o!}", "keyDepth", &depth,
                       "link", &link, "ignoresWrites", &ignores_writes, "otherProtocol",
                       &other_protocol, "ProtocolType", &values[TUNNEL_PROTOCOL_TYPE],
                       "PPPProtocolType", &values[TUNNEL_PPP_PROTOCOL_TYPE], "TunnelMTU",
                       &values[TUNNEL_MTU], "ProtocolMTU", &protocol_mtu) != 0)
        return scenario_complain(problem, "tunnel key: %s", error.text);
    tunnel->is_link = link != 0;
    tunnel->ignores_writes = ignores_writes != 0;
    tunnel->has_other_protocol = other_protocol != 0;
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        if (!load_value(values[i], &tunnel->key.values[i], problem))
            return false;
    if (!load_value(protocol_mtu, &tunnel->protocol_mtu, problem))
        return false;
    if (depth == -1)
        depth = depth_of(tunnel);
    return scenario_number(depth, &tunnel->key.key_depth, problem);
}

static bool load(struct memory_machine *memory, json_t *root,
                 const struct scenario_problem *problem)
{
    int elevated = 1;
    json_int_t floor = 576;
    json_int_t lock_until = 0;
    uint32_t ipv4_floor = 0;
    json_t *interfaces = NULL;
    json_t *routes = NULL;
    json_t *journal = NULL;
    json_t *tunnel = NULL;
    json_t *events = NULL;
    json_t *faults = NULL;
    json_t *connections = NULL;
    json_t *sas = NULL;
    json_t *paths = NULL;
    json_t *hosts = NULL;
    json_t *network = NULL;
    json_t *reports = NULL;
    json_t *settings[MACHINE_SCOPE_COUNT] = {NULL};
    int sas_denied = 0;
    int service = 1;
    const json_t *why = NULL;
    json_error_t error;

    if (!scenario_load_task(memory, json_object_get(root, "task"), problem) ||
        !scenario_load_program(memory, json_object_get(root, "program"), problem))
        return false;
    if (!scenario_load_system(memory, json_object_get(root, "system"), problem) ||
        !scenario_load_ras_events(memory, root, problem))
        return false;
    json_object_del(root, "system");
    json_object_del(root, "task");
    json_object_del(root, "program");
    if (json_unpack_ex(
            root, &error, 0,
            "{s?o,s?b,s?I,s?I,s?o,s?o,s?o,s?o,s?o,s?o,s?o,s?o,s?b,s?o,s?o,s?o,s?o,s?o,s?b,s?o!}",
            "why", &why, "elevated", &elevated, "ipv4Floor", &floor, "lockHeldUntilMs", &lock_until,
            "interfaces", &interfaces, "defaultRoutes", &routes, "journal", &journal, "tunnel",
            &tunnel, "events", &events, "faults", &faults, "connections", &connections, "sas", &sas,
            "sasDenied", &sas_denied, "routes", &paths, "policies", &settings[MACHINE_POLICY],
            "preferences", &settings[MACHINE_PREFERENCE], "hosts", &hosts, "network", &network,
            "service", &service, "reports", &reports) != 0)
        return scenario_complain(problem, "%s", error.text);
    if (!scenario_number(floor, &ipv4_floor, problem))
        return false;
    memory_machine_set_elevated(memory, elevated != 0);
    memory_machine_set_ipv4_floor(memory, ipv4_floor);
    memory_machine_hold_lock(memory, (uint64_t)lock_until);
    for (int i = 0; i < MACHINE_SCOPE_COUNT; i++)
        if (!memory_settings_load(memory, (enum machine_scope)i, settings[i], problem->text,
                                  problem->size))
            return false;
    memory_machine_set_service(memory, service != 0);
    if (sas_denied != 0)
        memory_machine_deny_sas(memory);
    return scenario_add_each(memory, interfaces, add_interface, problem) &&
           scenario_add_each(memory, connections, scenario_add_connection, problem) &&
           scenario_add_each(memory, sas, scenario_add_sa, problem) &&
           scenario_add_each(memory, paths, scenario_add_path, problem) &&
           scenario_load_report(memory, reports, problem) &&
           scenario_load_hosts(memory, hosts, problem) &&
           scenario_add_each(memory, network, scenario_add_far, problem) &&
           scenario_add_each(memory, routes, add_route, problem) &&
           add_journal(memory, journal, problem) &&
           load_tunnel(tunnel, memory_machine_tunnel(memory), problem) &&
           scenario_add_each(memory, events, add_event, problem) &&
           scenario_add_each(memory, faults, add_fault, problem);
}

/* The machine of ROOT, which it releases; NULL ROOT: ERROR says why. */
static struct memory_machine *machine_of(json_t *root, const json_error_t *error,
                                         const struct scenario_problem *problem)
{
    struct memory_machine *memory;

    if (root == NULL) {
        scenario_complain(problem, "%s:%d: %s", error->source, error->line, error->text);
        return NULL;
    }
    memory = memory_machine_new();
    if (!load(memory, root, problem)) {
        memory_machine_free(memory);
        memory = NULL;
    }
    json_decref(root);
    return memory;
}

struct memory_machine *memory_machine_load(const char *json_path, char *problem, size_t size)
{
    const struct scenario_problem report = {problem, size};
    json_error_t error;
    json_t *root = json_load_file(json_path, JSON_REJECT_DUPLICATES, &error);

    return machine_of(root, &error, &report);
}

struct memory_machine *memory_machine_parse(const char *json, char *problem, size_t size)
{
    const struct scenario_problem report = {problem, size};
    json_error_t error;
    json_t *root = json_loads(json, JSON_REJECT_DUPLICATES, &error);

    return machine_of(root, &error, &report);
}
