/* SPDX-License-Identifier: MIT */
#include "app/faulty_machine.h"

/* Whether the call that begins now reports a failure; *WORKS: whether it does its work. */
static bool fails(struct faulty *faulty, bool *works)
{
    bool lasts = faulty->mode == FAULTY_FOR_EVER || faulty->mode == FAULTY_AFTERWARDS;
    bool lies = faulty->mode == FAULTY_LIES || faulty->mode == FAULTY_AFTERWARDS;
    bool first = ++faulty->calls == faulty->nth;
    bool hit = first || (lasts && faulty->nth != 0 && faulty->calls > faulty->nth);

    *works = !hit || (first && lies);
    faulty->failed += hit;
    return hit;
}

static enum status failure(const struct faulty *faulty, struct error *err)
{
    if (faulty->windows_code == 0)
        return error_set(err, faulty->status, "injected");
    return error_set_windows(err, faulty->status, faulty->windows_code, NULL, "injected");
}

/* Reading has no effect: a failed read is a failed read. */
#define READ(call)                                                                                 \
    bool works;                                                                                    \
    if (fails(faulty, &works))                                                                     \
        return failure(faulty, err);                                                               \
    return faulty->machine.ops->call

static enum status list_interfaces(void *self, struct machine_interfaces *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(list_interfaces)(faulty->machine.self, out, err);
}

static enum status list_default_routes(void *self, struct machine_default_routes *out,
                                       struct error *err)
{
    struct faulty *faulty = self;

    READ(list_default_routes)(faulty->machine.self, out, err);
}

static enum status get_mtu(void *self, uint64_t luid, enum family family, uint32_t *mtu,
                           struct error *err)
{
    struct faulty *faulty = self;

    READ(get_mtu)(faulty->machine.self, luid, family, mtu, err);
}

static enum status journal_list(void *self, struct machine_records *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(journal_list)(faulty->machine.self, out, err);
}

static enum status set_mtu(void *self, uint64_t luid, enum family family, uint32_t mtu,
                           struct error *err)
{
    struct faulty *faulty = self;
    bool works;
    bool hit = fails(faulty, &works);
    enum status status =
        works ? faulty->machine.ops->set_mtu(faulty->machine.self, luid, family, mtu, err)
              : STATUS_OK;

    return hit ? failure(faulty, err) : status;
}

static enum status journal_write(void *self, const char *name, const char *text, struct error *err)
{
    struct faulty *faulty = self;
    bool works;
    bool hit = fails(faulty, &works);
    enum status status =
        works ? faulty->machine.ops->journal_write(faulty->machine.self, name, text, err)
              : STATUS_OK;

    return hit ? failure(faulty, err) : status;
}

static enum status journal_delete(void *self, const char *name, struct error *err)
{
    struct faulty *faulty = self;
    bool works;
    bool hit = fails(faulty, &works);
    enum status status =
        works ? faulty->machine.ops->journal_delete(faulty->machine.self, name, err) : STATUS_OK;

    return hit ? failure(faulty, err) : status;
}

static enum status tunnel_read(void *self, struct machine_tunnel_key *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(tunnel_read)(faulty->machine.self, out, err);
}

static enum status tunnel_write(void *self, enum machine_tunnel_value value, uint32_t number,
                                struct error *err)
{
    struct faulty *faulty = self;
    bool works;
    bool hit = fails(faulty, &works);
    enum status status =
        works ? faulty->machine.ops->tunnel_write(faulty->machine.self, value, number, err)
              : STATUS_OK;

    return hit ? failure(faulty, err) : status;
}

static enum status tunnel_delete(void *self, enum machine_tunnel_value value, struct error *err)
{
    struct faulty *faulty = self;
    bool works;
    bool hit = fails(faulty, &works);
    enum status status =
        works ? faulty->machine.ops->tunnel_delete(faulty->machine.self, value, err) : STATUS_OK;

    return hit ? failure(faulty, err) : status;
}

static enum status tunnel_prune(void *self, uint32_t key_depth, struct error *err)
{
    struct faulty *faulty = self;
    bool works;
    bool hit = fails(faulty, &works);
    enum status status =
        works ? faulty->machine.ops->tunnel_prune(faulty->machine.self, key_depth, err) : STATUS_OK;

    return hit ? failure(faulty, err) : status;
}

static enum status list_settings(void *self, enum machine_scope scope, struct machine_settings *out,
                                 struct error *err)
{
    struct faulty *faulty = self;

    READ(list_settings)(faulty->machine.self, scope, out, err);
}

static enum status task_read(void *self, struct machine_task *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(task_read)(faulty->machine.self, out, err);
}

static enum status task_register(void *self, const char *xml, struct error *err)
{
    struct faulty *faulty = self;
    bool works;
    bool hit = fails(faulty, &works);
    enum status status =
        works ? faulty->machine.ops->task_register(faulty->machine.self, xml, err) : STATUS_OK;

    return hit ? failure(faulty, err) : status;
}

static enum status task_delete(void *self, struct error *err)
{
    struct faulty *faulty = self;
    bool works;
    bool hit = fails(faulty, &works);
    enum status status =
        works ? faulty->machine.ops->task_delete(faulty->machine.self, err) : STATUS_OK;

    return hit ? failure(faulty, err) : status;
}

static enum status locate_program(void *self, struct machine_location *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(locate_program)(faulty->machine.self, out, err);
}

static enum status event_write(void *self, enum machine_severity severity, uint16_t id,
                               const char *const *inserts, size_t count, struct error *err)
{
    struct faulty *faulty = self;

    READ(event_write)(faulty->machine.self, severity, id, inserts, count, err);
}

static enum status state_write(void *self, const struct machine_state *state, struct error *err)
{
    struct faulty *faulty = self;

    READ(state_write)(faulty->machine.self, state, err);
}

static enum status log_append(void *self, const char *path, const char *line, uint32_t limit,
                              struct error *err)
{
    struct faulty *faulty = self;

    READ(log_append)(faulty->machine.self, path, line, limit, err);
}

static enum status file_replace(void *self, const char *path, const char *bytes, size_t len,
                                struct error *err)
{
    struct faulty *faulty = self;

    READ(file_replace)(faulty->machine.self, path, bytes, len, err);
}

/* A lock that was not given is not held, whatever was reported. */
static enum status lock(void *self, uint32_t wait_ms, struct error *err)
{
    struct faulty *faulty = self;

    READ(lock)(faulty->machine.self, wait_ms, err);
}

static enum status list_connections(void *self, struct machine_connections *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(list_connections)(faulty->machine.self, out, err);
}

static enum status list_sas(void *self, struct machine_sas *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(list_sas)(faulty->machine.self, out, err);
}

static void read_system(void *self, struct machine_system *out)
{
    struct faulty *faulty = self;

    faulty->machine.ops->read_system(faulty->machine.self, out);
}

static enum status get_path_mtu(void *self, uint64_t luid, const struct address *destination,
                                uint32_t *mtu, struct error *err)
{
    struct faulty *faulty = self;

    READ(get_path_mtu)(faulty->machine.self, luid, destination, mtu, err);
}

static enum status list_ras_events(void *self, struct machine_ras_events *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(list_ras_events)(faulty->machine.self, out, err);
}

static enum status get_address_time(void *self, uint64_t luid, uint64_t *filetime,
                                    struct error *err)
{
    struct faulty *faulty = self;

    READ(get_address_time)(faulty->machine.self, luid, filetime, err);
}

static enum status find_route(void *self, const struct address *destination, uint64_t luid,
                              struct machine_route *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(find_route)(faulty->machine.self, destination, luid, out, err);
}

static enum status list_peers(void *self, uint64_t luid, struct machine_addresses *out,
                              struct error *err)
{
    struct faulty *faulty = self;

    READ(list_peers)(faulty->machine.self, luid, out, err);
}

static enum status resolve(void *self, const char *host, enum family family,
                           struct machine_addresses *out, struct error *err)
{
    struct faulty *faulty = self;

    READ(resolve)(faulty->machine.self, host, family, out, err);
}

static enum status echo_open(void *self, const struct machine_echo_target *target,
                             struct machine_echo_session **out, struct error *err)
{
    struct faulty *faulty = self;

    READ(echo_open)(faulty->machine.self, target, out, err);
}

static enum status echo_send(void *self, struct machine_echo_session *session, uint32_t tag,
                             uint32_t packet_len, uint32_t timeout_ms, struct error *err)
{
    struct faulty *faulty = self;

    READ(echo_send)(faulty->machine.self, session, tag, packet_len, timeout_ms, err);
}

static enum status echo_wait(void *self, struct machine_echo_session *session, uint32_t wait_ms,
                             struct machine_echo *out, bool *got, struct error *err)
{
    struct faulty *faulty = self;

    READ(echo_wait)(faulty->machine.self, session, wait_ms, out, got, err);
}

static void echo_close(void *self, struct machine_echo_session *session)
{
    struct faulty *faulty = self;

    faulty->machine.ops->echo_close(faulty->machine.self, session);
}

static enum status events_open(void *self, struct machine_events **out, struct error *err)
{
    struct faulty *faulty = self;

    READ(events_open)(faulty->machine.self, out, err);
}

static enum status events_wait(void *self, struct machine_events *events, uint32_t wait_ms,
                               unsigned *happened, struct error *err)
{
    struct faulty *faulty = self;

    READ(events_wait)(faulty->machine.self, events, wait_ms, happened, err);
}

static void events_close(void *self, struct machine_events *events)
{
    struct faulty *faulty = self;

    faulty->machine.ops->events_close(faulty->machine.self, events);
}

static enum status run_service(void *self, int (*body)(void *context), void *context, int *result,
                               struct error *err)
{
    struct faulty *faulty = self;

    READ(run_service)(faulty->machine.self, body, context, result, err);
}

static void unlock(void *self)
{
    struct faulty *faulty = self;

    faulty->machine.ops->unlock(faulty->machine.self);
}

static uint64_t now_ms(void *self)
{
    struct faulty *faulty = self;

    return faulty->machine.ops->now_ms(faulty->machine.self);
}

static void sleep_ms(void *self, uint32_t ms)
{
    struct faulty *faulty = self;

    faulty->machine.ops->sleep_ms(faulty->machine.self, ms);
}

static void utc_time(void *self, char out[MACHINE_UTC_SIZE])
{
    struct faulty *faulty = self;

    faulty->machine.ops->utc_time(faulty->machine.self, out);
}

struct machine faulty_open(struct faulty *faulty)
{
    static const struct machine_ops ops = {
        .list_interfaces = list_interfaces,
        .list_default_routes = list_default_routes,
        .get_mtu = get_mtu,
        .set_mtu = set_mtu,
        .journal_list = journal_list,
        .journal_write = journal_write,
        .journal_delete = journal_delete,
        .tunnel_read = tunnel_read,
        .tunnel_write = tunnel_write,
        .tunnel_delete = tunnel_delete,
        .tunnel_prune = tunnel_prune,
        .list_connections = list_connections,
        .list_sas = list_sas,
        .find_route = find_route,
        .list_peers = list_peers,
        .resolve = resolve,
        .echo_open = echo_open,
        .echo_send = echo_send,
        .echo_wait = echo_wait,
        .echo_close = echo_close,
        .list_settings = list_settings,
        .task_read = task_read,
        .task_register = task_register,
        .task_delete = task_delete,
        .locate_program = locate_program,
        .events_open = events_open,
        .events_wait = events_wait,
        .events_close = events_close,
        .run_service = run_service,
        .lock = lock,
        .unlock = unlock,
        .now_ms = now_ms,
        .sleep_ms = sleep_ms,
        .utc_time = utc_time,
        .event_write = event_write,
        .state_write = state_write,
        .log_append = log_append,
        .file_replace = file_replace,
        .read_system = read_system,
        .get_path_mtu = get_path_mtu,
        .list_ras_events = list_ras_events,
        .get_address_time = get_address_time,
    };

    return (struct machine){.ops = &ops, .self = faulty};
}
