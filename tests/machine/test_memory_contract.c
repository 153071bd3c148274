/* SPDX-License-Identifier: MIT */
/* The in-memory machine is held to machine.h like the real one. */
#include <stdio.h>

#include "machine/contract_cases.h"
#include "support/memory_machine.h"
#include "support/memory_network.h"

static struct contract_world world;

static void add_interface(void *self, const struct machine_interface *row)
{
    struct memory_interface interface = {.row = *row};

    memory_machine_add(self, &interface);
}

static void remove_interface(void *self, uint64_t luid)
{
    memory_machine_remove(self, luid);
}

static void add_default_route(void *self, const struct machine_default_route *route)
{
    memory_machine_add_route(self, route);
}

static void behave(void *self, uint64_t luid, enum family family, enum memory_set_kind kind,
                   uint32_t value)
{
    struct memory_interface *interface = memory_machine_find(self, luid);

    assert_non_null(interface);
    interface->set[family] = (struct memory_set){kind, value};
}

static void refuse_set(void *self, uint64_t luid, enum family family, uint32_t code)
{
    behave(self, luid, family, MEMORY_SET_REFUSE, code);
}

static void clamp_set(void *self, uint64_t luid, enum family family, uint32_t mtu)
{
    behave(self, luid, family, MEMORY_SET_CLAMP, mtu);
}

static void drop_rights(void *self)
{
    memory_machine_set_elevated(self, false);
}

static void spoil_record(void *self, const char *name)
{
    memory_machine_add_record(self, name, NULL);
}

static bool registry_is_safe(void *self)
{
    return self != NULL;
}

static void make_tunnel_key(void *self, uint32_t depth)
{
    struct memory_tunnel *tunnel = memory_machine_tunnel(self);

    if (tunnel->key.key_depth < depth)
        tunnel->key.key_depth = depth;
}

static void put_tunnel_value(void *self, enum machine_tunnel_value value, uint32_t type,
                             uint32_t size)
{
    memory_machine_tunnel(self)->key.values[value] = memory_odd_value(type, size);
}

static void put_protocol_mtu(void *self)
{
    memory_machine_tunnel(self)->protocol_mtu = memory_dword(1480);
}

static bool has_protocol_mtu(void *self)
{
    return memory_machine_tunnel(self)->protocol_mtu.number == 1480;
}

static void add_other_protocol(void *self)
{
    make_tunnel_key(self, MACHINE_TUNNEL_KEY_DEPTH - 1);
    memory_machine_tunnel(self)->has_other_protocol = true;
}

static bool has_other_protocol(void *self)
{
    return memory_machine_tunnel(self)->has_other_protocol;
}

static void make_tunnel_link(void *self)
{
    memory_machine_tunnel(self)->is_link = true;
}

static void put_setting(void *self, enum machine_scope scope, const struct machine_setting *setting)
{
    memory_machine_put_setting(self, scope, setting);
}

static void link_settings(void *self, enum machine_scope scope)
{
    memory_machine_link_settings(self, scope);
}

static void run_task(void *self, uint32_t result)
{
    struct memory_task *task = memory_machine_task(self);

    snprintf(task->last_run, sizeof task->last_run, "2026-11-24 09:30:00");
    task->last_result = result;
}

static void disable_task(void *self)
{
    memory_machine_task(self)->enabled = false;
}

static void weaken_program(void *self)
{
    struct memory_program *program = memory_machine_program(self);

    snprintf(program->weak_path, sizeof program->weak_path, "C:\\Program Files");
    snprintf(program->weak_sid, sizeof program->weak_sid, "S-1-1-0");
    program->weak_mask = MACHINE_RIGHT_WRITE;
}

static void hold_lock(void *self, uint32_t for_ms)
{
    struct machine machine = memory_machine_open(self);

    memory_machine_hold_lock(self, for_ms == CONTRACT_FOR_EVER
                                       ? MEMORY_FOR_EVER
                                       : machine.ops->now_ms(machine.self) + for_ms);
}

static void abandon_lock(void *self)
{
    hold_lock(self, 0);
}

static void add_connection(void *self, const struct machine_connection *connection)
{
    memory_machine_add_connection(self, connection);
}

static void add_sa(void *self, const struct machine_sa *sa)
{
    memory_machine_add_sa(self, sa);
}

static void add_route(void *self, const struct address *prefix, const struct machine_route *route)
{
    const struct memory_route row = {*prefix, *route};

    memory_machine_add_path(self, &row);
}

static void add_peer(void *self, uint64_t luid, const struct address *peer)
{
    struct memory_interface *interface = memory_machine_find(self, luid);

    assert_non_null(interface);
    interface->peers[interface->peer_count++] = *peer;
}

static void add_host(void *self, const char *name, const struct address *addresses, size_t count)
{
    struct memory_host host = {.address_count = count};

    assert_true(count <= MEMORY_HOST_ADDRESSES_MAX);
    snprintf(host.name, sizeof host.name, "%s", name);
    for (size_t i = 0; i < count; i++)
        host.addresses[i] = addresses[i];
    memory_machine_add_host(self, &host);
}

static void add_far(void *self, const struct contract_far *far)
{
    const struct memory_far row = {
        .address = far->address,
        .path_mtu = far->path_mtu,
        .rtt_us = far->rtt_ms * 1000,
        .answers = far->answers,
        .icmp = far->icmp,
        .names_mtu = far->icmp,
        .cut_above = far->cut_above,
    };

    memory_machine_add_far(self, &row);
}

static void make_news(void *self, enum machine_event news, uint32_t in_ms)
{
    struct machine machine = memory_machine_open(self);
    struct memory_event event = {
        .at_ms = machine.ops->now_ms(self) + in_ms, .kind = MEMORY_EVENT_NEWS, .news = news};

    memory_machine_schedule(self, &event);
}

static void start_service(void *self)
{
    memory_machine_set_service(self, true);
}

static uint16_t event(void *self, size_t insert, char *out, size_t size)
{
    size_t count = memory_machine_event_count(self);
    enum machine_severity severity;
    const char *text;

    if (count == 0)
        return 0;
    text = memory_machine_insert(self, count - 1, insert);
    if (size > 0)
        snprintf(out, size, "%s", text != NULL ? text : "");
    return memory_machine_event(self, count - 1, &severity);
}

static enum machine_severity event_severity(void *self)
{
    enum machine_severity severity = MACHINE_INFORMATION;

    assert_int_not_equal(
        memory_machine_event(self, memory_machine_event_count(self) - 1, &severity), 0);
    return severity;
}

static void state_value(void *self, const char *name, char *out, size_t size)
{
    const char *text = memory_machine_state_text(self, name);

    if (text != NULL)
        snprintf(out, size, "%s", text);
    else
        snprintf(out, size, "%lu", (unsigned long)memory_machine_state_number(self, name));
}

static void add_directory(void *self, const char *path)
{
    memory_machine_add_directory(self, path);
}

static const char *file(void *self, const char *path)
{
    return memory_machine_file(self, path);
}

static void add_ras_event(void *self, const struct machine_ras_event *event)
{
    memory_machine_add_ras_event(self, event);
}

static void set_address_time(void *self, uint64_t luid, uint64_t filetime)
{
    memory_machine_set_address_time(self, luid, filetime);
}

static void fail_next(void *self, enum contract_operation operation, uint32_t code)
{
    static const enum memory_call calls[CONTRACT_OPERATION_COUNT] = {
        [CONTRACT_LIST_INTERFACES] = MEMORY_LIST_INTERFACES,
        [CONTRACT_LIST_DEFAULT_ROUTES] = MEMORY_LIST_DEFAULT_ROUTES,
        [CONTRACT_GET_MTU] = MEMORY_GET_MTU,
        [CONTRACT_SET_MTU] = MEMORY_SET_MTU,
        [CONTRACT_JOURNAL_LIST] = MEMORY_JOURNAL_LIST,
        [CONTRACT_JOURNAL_WRITE] = MEMORY_JOURNAL_WRITE,
        [CONTRACT_JOURNAL_DELETE] = MEMORY_JOURNAL_DELETE,
        [CONTRACT_TUNNEL_READ] = MEMORY_TUNNEL_READ,
        [CONTRACT_TUNNEL_WRITE] = MEMORY_TUNNEL_WRITE,
        [CONTRACT_TUNNEL_DELETE] = MEMORY_TUNNEL_DELETE,
        [CONTRACT_TUNNEL_PRUNE] = MEMORY_TUNNEL_PRUNE,
        [CONTRACT_LIST_CONNECTIONS] = MEMORY_LIST_CONNECTIONS,
        [CONTRACT_LIST_SAS] = MEMORY_LIST_SAS,
        [CONTRACT_FIND_ROUTE] = MEMORY_FIND_ROUTE,
        [CONTRACT_LIST_PEERS] = MEMORY_LIST_PEERS,
        [CONTRACT_RESOLVE] = MEMORY_RESOLVE,
        [CONTRACT_ECHO_OPEN] = MEMORY_ECHO_OPEN,
        [CONTRACT_LIST_SETTINGS] = MEMORY_LIST_SETTINGS,
        [CONTRACT_TASK_READ] = MEMORY_TASK_READ,
        [CONTRACT_TASK_REGISTER] = MEMORY_TASK_REGISTER,
        [CONTRACT_TASK_DELETE] = MEMORY_TASK_DELETE,
        [CONTRACT_LOCATE_PROGRAM] = MEMORY_LOCATE_PROGRAM,
        [CONTRACT_EVENTS_OPEN] = MEMORY_EVENTS_OPEN,
        [CONTRACT_EVENTS_WAIT] = MEMORY_EVENTS_WAIT,
        [CONTRACT_RUN_SERVICE] = MEMORY_RUN_SERVICE,
        [CONTRACT_EVENT_WRITE] = MEMORY_EVENT_WRITE,
        [CONTRACT_STATE_WRITE] = MEMORY_STATE_WRITE,
        [CONTRACT_LOG_APPEND] = MEMORY_LOG_APPEND,
        [CONTRACT_FILE_REPLACE] = MEMORY_FILE_REPLACE,
        [CONTRACT_GET_PATH_MTU] = MEMORY_GET_PATH_MTU,
        [CONTRACT_LIST_RAS_EVENTS] = MEMORY_LIST_RAS_EVENTS,
        [CONTRACT_GET_ADDRESS_TIME] = MEMORY_GET_ADDRESS_TIME,
        [CONTRACT_LOCK] = MEMORY_LOCK,
    };

    memory_machine_fail(self, calls[operation], 1, 1, STATUS_WINDOWS, code);
}

static struct contract_world *make(void)
{
    struct memory_machine *memory = memory_machine_new();

    memory_machine_tunnel(memory)->key.key_depth = 0;
    memory_machine_set_service(memory, false);
    world = (struct contract_world){
        .machine = memory_machine_open(memory),
        .self = memory,
        .add_interface = add_interface,
        .remove_interface = remove_interface,
        .add_default_route = add_default_route,
        .refuse_set = refuse_set,
        .clamp_set = clamp_set,
        .drop_rights = drop_rights,
        .spoil_record = spoil_record,
        .registry_is_safe = registry_is_safe,
        .make_tunnel_key = make_tunnel_key,
        .put_tunnel_value = put_tunnel_value,
        .put_protocol_mtu = put_protocol_mtu,
        .has_protocol_mtu = has_protocol_mtu,
        .add_other_protocol = add_other_protocol,
        .has_other_protocol = has_other_protocol,
        .make_tunnel_link = make_tunnel_link,
        .put_setting = put_setting,
        .link_settings = link_settings,
        .run_task = run_task,
        .disable_task = disable_task,
        .weaken_program = weaken_program,
        .hold_lock = hold_lock,
        .abandon_lock = abandon_lock,
        .add_connection = add_connection,
        .add_sa = add_sa,
        .add_ras_event = add_ras_event,
        .set_address_time = set_address_time,
        .add_route = add_route,
        .add_peer = add_peer,
        .add_host = add_host,
        .add_far = add_far,
        .make_news = make_news,
        .start_service = start_service,
        .event = event,
        .event_severity = event_severity,
        .state_value = state_value,
        .add_directory = add_directory,
        .file = file,
        .fail_next = fail_next,
    };
    return &world;
}

static void destroy(struct contract_world *done)
{
    size_t unused = memory_machine_unused_faults(done->self);

    uint32_t open = memory_machine_open_echoes(done->self);

    memory_machine_free(done->self);
    assert_int_equal(unused, 0);
    assert_int_equal(open, 0);
}

int main(void)
{
    static const struct contract_maker maker = {"memory contract", make, destroy};

    return contract_run(&maker);
}
