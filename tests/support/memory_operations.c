/* SPDX-License-Identifier: MIT */
/* The operations of machine.h on a struct memory_machine. */
#include "support/memory_machine.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "support/memory_state.h"

enum {
    CODE_FILE_NOT_FOUND = 2,
    CODE_ACCESS_DENIED = 5,
    CODE_INVALID_PARAMETER = 87,
    CODE_NOT_FOUND = 1168,
    CODE_CANT_RESOLVE = 1921,
    IPV6_FLOOR = 1280
};

static int compare_interfaces(const void *left, const void *right)
{
    const struct machine_interface *a = left;
    const struct machine_interface *b = right;

    return (a->index > b->index) - (a->index < b->index);
}

static int compare_records(const void *left, const void *right)
{
    const struct machine_record *a = left;
    const struct machine_record *b = right;

    return strcmp(a->name, b->name);
}

static enum status list_interfaces(void *self, struct machine_interfaces *out, struct error *err)
{
    struct memory_machine *memory = self;
    struct machine_interfaces list = {NULL, 0};
    enum status status;

    memory_note(memory, MEMORY_LIST_INTERFACES, "%s", "");
    status = memory_fault(memory, MEMORY_LIST_INTERFACES, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    list.rows = calloc(memory->interfaces.count + 1, sizeof list.rows[0]);
    if (list.rows == NULL)
        abort();
    for (size_t i = 0; i < memory->interfaces.count; i++) {
        const struct memory_interface *interface = memory_list_at(&memory->interfaces, i);

        if (interface->row.if_type != IF_TYPE_LOOPBACK)
            list.rows[list.count++] = interface->row;
    }
    qsort(list.rows, list.count, sizeof list.rows[0], compare_interfaces);
    *out = list;
    return STATUS_OK;
}

static enum status list_default_routes(void *self, struct machine_default_routes *out,
                                       struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_LIST_DEFAULT_ROUTES, "%s", "");
    status = memory_fault(memory, MEMORY_LIST_DEFAULT_ROUTES, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    out->rows = memory_copy(&memory->routes);
    out->count = memory->routes.count;
    return STATUS_OK;
}

/* The interface with the family bound, NULL where ERR says why not. */
static struct memory_interface *bound(struct memory_machine *memory, enum memory_call call,
                                      uint64_t luid, enum family family, struct error *err)
{
    struct memory_interface *interface = memory_machine_find(memory, luid);

    if (interface == NULL)
        memory_failed(call, family, STATUS_NO_INTERFACE, CODE_FILE_NOT_FOUND, err);
    else if (!interface->row.ip[family].bound)
        memory_failed(call, family, STATUS_NOT_BOUND, CODE_NOT_FOUND, err);
    else
        return interface;
    return NULL;
}

static enum status get_mtu(void *self, uint64_t luid, enum family family, uint32_t *mtu,
                           struct error *err)
{
    struct memory_machine *memory = self;
    const struct memory_interface *interface;
    enum status status;

    memory_note(memory, MEMORY_GET_MTU, " %" PRIu64 " %s", luid, family_name(family));
    status = memory_fault(memory, MEMORY_GET_MTU, family, err);
    if (status != STATUS_OK)
        return status;
    interface = bound(memory, MEMORY_GET_MTU, luid, family, err);
    if (interface == NULL)
        return err->status;
    *mtu = interface->row.ip[family].mtu;
    return STATUS_OK;
}

/* The Windows code that refuses MTU, 0 where it is taken. */
static uint32_t refusal(const struct memory_machine *memory, const struct memory_set *set,
                        enum family family, uint32_t mtu)
{
    uint32_t floor = family == FAMILY_IPV4 ? memory->ipv4_floor : IPV6_FLOOR;

    if (!memory->elevated)
        return CODE_ACCESS_DENIED;
    if (set->kind == MEMORY_SET_REFUSE)
        return set->value;
    if (mtu < floor || (set->kind == MEMORY_SET_REFUSE_ABOVE && mtu > set->value))
        return CODE_INVALID_PARAMETER;
    return 0;
}

static enum status status_of(uint32_t code)
{
    switch (code) {
    case CODE_FILE_NOT_FOUND:
        return STATUS_NO_INTERFACE;
    case CODE_ACCESS_DENIED:
        return STATUS_ACCESS_DENIED;
    case CODE_NOT_FOUND:
        return STATUS_NOT_BOUND;
    default:
        return STATUS_WINDOWS;
    }
}

static enum status set_mtu(void *self, uint64_t luid, enum family family, uint32_t mtu,
                           struct error *err)
{
    struct memory_machine *memory = self;
    struct memory_interface *interface;
    const struct memory_set *set;
    enum status status;
    uint32_t code;

    memory_note(memory, MEMORY_SET_MTU, " %" PRIu64 " %s %" PRIu32, luid, family_name(family), mtu);
    status = memory_fault(memory, MEMORY_SET_MTU, family, err);
    if (status != STATUS_OK)
        return status;
    interface = bound(memory, MEMORY_SET_MTU, luid, family, err);
    if (interface == NULL)
        return err->status;
    set = &interface->set[family];
    code = refusal(memory, set, family, mtu);
    if (code != 0)
        return memory_failed(MEMORY_SET_MTU, family, status_of(code), code, err);
    if (set->kind == MEMORY_SET_CLAMP && mtu > set->value)
        mtu = set->value;
    if (set->kind != MEMORY_SET_IGNORE)
        interface->row.ip[family].mtu = mtu;
    /* Windows tells of its own changes too. */
    memory_tell(memory, MACHINE_EVENT_INTERFACE);
    return STATUS_OK;
}

static enum status journal_list(void *self, struct machine_records *out, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_JOURNAL_LIST, "%s", "");
    status = memory_fault(memory, MEMORY_JOURNAL_LIST, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    out->rows = memory_copy(&memory->records);
    out->count = memory->records.count;
    if (out->count > 0)
        qsort(out->rows, out->count, sizeof out->rows[0], compare_records);
    return STATUS_OK;
}

/* What comes before any change of the journal. */
static enum status may_write(struct memory_machine *memory, enum memory_call call, const char *name,
                             size_t text_len, struct error *err)
{
    enum status status;

    memory_note(memory, call, " %s", name);
    status = memory_fault(memory, call, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (name[0] == '\0' || strlen(name) >= MACHINE_RECORD_NAME_SIZE ||
        strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(name) ||
        text_len >= MACHINE_RECORD_TEXT_SIZE)
        return error_set(err, STATUS_INTERNAL, "not a journal record");
    if (!memory->elevated)
        return memory_failed(call, FAMILY_COUNT, STATUS_ACCESS_DENIED, CODE_ACCESS_DENIED, err);
    return STATUS_OK;
}

static enum status journal_write(void *self, const char *name, const char *text, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status = may_write(memory, MEMORY_JOURNAL_WRITE, name, strlen(text), err);

    if (status == STATUS_OK)
        memory_machine_add_record(memory, name, text);
    return status;
}

static enum status journal_delete(void *self, const char *name, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status = may_write(memory, MEMORY_JOURNAL_DELETE, name, 0, err);
    size_t position = memory_find_record(memory, name);

    if (status == STATUS_OK && position < memory->records.count)
        memory_list_remove(&memory->records, position);
    return status;
}

static enum status refuse_link(enum memory_call call, struct error *err)
{
    memory_failed(call, FAMILY_COUNT, STATUS_WINDOWS, CODE_CANT_RESOLVE, err);
    return error_advise(err, "find out who made a part of that key a registry link; vpnmtu follows "
                             "none");
}

/* What comes before any change of the tunnel key. */
static enum status may_change(struct memory_machine *memory, enum memory_call call,
                              struct error *err)
{
    enum status status = memory_fault(memory, call, FAMILY_COUNT, err);

    if (status != STATUS_OK)
        return status;
    if (memory->tunnel.is_link)
        return refuse_link(call, err);
    if (!memory->elevated)
        return memory_failed(call, FAMILY_COUNT, STATUS_ACCESS_DENIED, CODE_ACCESS_DENIED, err);
    return STATUS_OK;
}

static enum status tunnel_read(void *self, struct machine_tunnel_key *out, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_TUNNEL_READ, "%s", "");
    status = memory_fault(memory, MEMORY_TUNNEL_READ, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (memory->tunnel.is_link)
        return refuse_link(MEMORY_TUNNEL_READ, err);
    *out = memory->tunnel.key;
    return STATUS_OK;
}

static enum status tunnel_write(void *self, enum machine_tunnel_value value, uint32_t number,
                                struct error *err)
{
    struct memory_machine *memory = self;
    struct memory_tunnel *tunnel = &memory->tunnel;
    enum status status;

    memory_note(memory, MEMORY_TUNNEL_WRITE, " %s %" PRIu32, machine_tunnel_value_name(value),
                number);
    status = may_change(memory, MEMORY_TUNNEL_WRITE, err);
    if (status != STATUS_OK)
        return status;
    tunnel->key.key_depth = MACHINE_TUNNEL_KEY_DEPTH;
    if (!tunnel->ignores_writes)
        tunnel->key.values[value] = memory_dword(number);
    return STATUS_OK;
}

static enum status tunnel_delete(void *self, enum machine_tunnel_value value, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_TUNNEL_DELETE, " %s", machine_tunnel_value_name(value));
    status = may_change(memory, MEMORY_TUNNEL_DELETE, err);
    if (status == STATUS_OK)
        memory->tunnel.key.values[value] = (struct machine_registry_value){.present = false};
    return status;
}

/* Whether the level numbered DEPTH, the innermost that exists, holds nothing. */
static bool is_empty(const struct memory_tunnel *tunnel, uint32_t depth)
{
    bool empty = true;

    if (depth == MACHINE_TUNNEL_KEY_DEPTH) {
        empty = !tunnel->protocol_mtu.present;
        for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
            empty &= !tunnel->key.values[i].present;
    } else if (depth == MACHINE_TUNNEL_KEY_DEPTH - 1) {
        empty = !tunnel->has_other_protocol;
    }
    return empty;
}

static enum status tunnel_prune(void *self, uint32_t key_depth, struct error *err)
{
    struct memory_machine *memory = self;
    struct memory_tunnel *tunnel = &memory->tunnel;
    enum status status;

    memory_note(memory, MEMORY_TUNNEL_PRUNE, " %" PRIu32, key_depth);
    status = memory_fault(memory, MEMORY_TUNNEL_PRUNE, FAMILY_COUNT, err);
    if (status == STATUS_OK && tunnel->is_link)
        status = refuse_link(MEMORY_TUNNEL_PRUNE, err);
    while (status == STATUS_OK && tunnel->key.key_depth > key_depth &&
           is_empty(tunnel, tunnel->key.key_depth)) {
        if (memory->elevated)
            tunnel->key.key_depth--;
        else
            status = memory_failed(MEMORY_TUNNEL_PRUNE, FAMILY_COUNT, STATUS_ACCESS_DENIED,
                                   CODE_ACCESS_DENIED, err);
    }
    return status;
}

static enum status list_settings(void *self, enum machine_scope scope, struct machine_settings *out,
                                 struct error *err)
{
    return memory_list_settings(self, scope, out, err);
}

static enum status task_read(void *self, struct machine_task *out, struct error *err)
{
    return memory_task_read(self, out, err);
}

static enum status task_register(void *self, const char *xml, struct error *err)
{
    return memory_task_register(self, xml, err);
}

static enum status task_delete(void *self, struct error *err)
{
    return memory_task_delete(self, err);
}

static enum status locate_program(void *self, struct machine_location *out, struct error *err)
{
    return memory_locate_program(self, out, err);
}

static enum status lock(void *self, uint32_t wait_ms, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    memory_note(memory, MEMORY_LOCK, " %" PRIu32, wait_ms);
    status = memory_fault(memory, MEMORY_LOCK, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (memory->locked)
        return error_set(err, STATUS_BUSY, "this vpnmtu holds the lock already");
    if (memory->other_holds_until_ms > memory->clock_ms) {
        if (memory->other_holds_until_ms - memory->clock_ms > wait_ms) {
            memory->clock_ms += wait_ms;
            return error_set(err, STATUS_BUSY, "another vpnmtu is at work");
        }
        memory->clock_ms = memory->other_holds_until_ms;
    }
    memory->locked = true;
    return STATUS_OK;
}

static void unlock(void *self)
{
    struct memory_machine *memory = self;

    memory_note(memory, MEMORY_UNLOCK, "%s", "");
    memory->locked = false;
}

static uint64_t now_ms(void *self)
{
    const struct memory_machine *memory = self;

    return memory->clock_ms;
}

static void sleep_ms(void *self, uint32_t ms)
{
    struct memory_machine *memory = self;

    memory->clock_ms += ms;
    memory_note(memory, MEMORY_SLEEP, " %" PRIu32, ms);
}

/* The machine's clock begins with 2026. */
static void utc_time(void *self, char out[MACHINE_UTC_SIZE])
{
    const struct memory_machine *memory = self;
    time_t now = (time_t)(1767225600 + memory->clock_ms / 1000);

    if (strftime(out, MACHINE_UTC_SIZE, "%Y-%m-%dT%H:%M:%SZ", gmtime(&now)) == 0)
        abort();
}

static const struct machine_ops ops = {
#define MEMORY_CALL(name, upper, what)   .name = (name),
#define MEMORY_CHANGE(name, upper, what) .name = (name),
#define MEMORY_LIVE(name, upper, what)   .name = memory_live_##name,
#include "support/memory_call.def"
    .now_ms = now_ms,
    .utc_time = utc_time,
    .read_system = memory_live_read_system,
};

struct machine memory_machine_open(struct memory_machine *memory)
{
    return (struct machine){.ops = &ops, .self = memory};
}
