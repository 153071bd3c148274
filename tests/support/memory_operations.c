/* SPDX-License-Identifier: MIT */
/* The operations of machine.h on a struct memory_machine. */
#include "support/memory_machine.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/memory_state.h"

/* Windows' sentences (learn.microsoft.com/windows/win32/debug/system-error-codes). */
static const struct {
    uint32_t code;
    const char *sentence;
} sentences[] = {
    {2, "The system cannot find the file specified."},
    {5, "Access is denied."},
    {8, "Not enough memory resources are available to process this command."},
    {31, "A device attached to the system is not functioning."},
    {50, "The request is not supported."},
    {87, "The parameter is incorrect."},
    {126, "The specified module could not be found."},
    {127, "The specified procedure could not be found."},
    {1168, "Element not found."},
    {1450, "Insufficient system resources exist to complete the requested service."},
};

static const struct {
    const char *name;
    const char *what;
} calls[] = {
#define MEMORY_CALL(name, upper, what) {#name, what},
#include "support/memory_call.def"
#undef MEMORY_CALL
};

enum {
    CODE_FILE_NOT_FOUND = 2,
    CODE_ACCESS_DENIED = 5,
    CODE_INVALID_PARAMETER = 87,
    CODE_NOT_FOUND = 1168,
    IPV6_FLOOR = 1280
};

static void happen(struct memory_machine *memory, const struct memory_event *event)
{
    const struct machine_interface *now = &event->interface.row;
    struct memory_interface *interface = memory_machine_find(memory, now->luid);

    switch (event->kind) {
    case MEMORY_EVENT_ADD:
        memory_machine_add(memory, &event->interface);
        break;
    case MEMORY_EVENT_REMOVE:
        memory_machine_remove(memory, now->luid);
        break;
    case MEMORY_EVENT_MTU:
        if (interface != NULL)
            interface->row.ip[event->family].mtu = now->ip[event->family].mtu;
        break;
    case MEMORY_EVENT_STATE:
        if (interface != NULL)
            interface->row.state = now->state;
        break;
    }
}

/* Of the events that are due, the earliest first, whatever order they were given in. */
static void catch_up(struct memory_machine *memory)
{
    for (;;) {
        struct memory_event next = {.at_ms = UINT64_MAX};
        size_t position = memory->events.count;

        for (size_t i = 0; i < memory->events.count; i++) {
            const struct memory_event *event = memory_list_at(&memory->events, i);

            if (event->at_ms <= memory->clock_ms && event->at_ms < next.at_ms) {
                next = *event;
                position = i;
            }
        }
        if (position == memory->events.count)
            return;
        memory_list_remove(&memory->events, position);
        happen(memory, &next);
    }
}

CORE_PRINTF(3, 4)
static void note(struct memory_machine *memory, enum memory_call call, const char *format, ...)
{
    bool change =
        call == MEMORY_SET_MTU || call == MEMORY_JOURNAL_WRITE || call == MEMORY_JOURNAL_DELETE;
    char arguments[128];
    char line[192];
    va_list list;
    int len;

    va_start(list, format);
    vsnprintf(arguments, sizeof arguments, format, list);
    va_end(list);
    len = snprintf(line, sizeof line, "%s%s\n", calls[call].name, arguments);
    if (len < 0 || (size_t)len >= sizeof line)
        abort();
    memory->log.count--;
    memory_list_append(&memory->log, line, (size_t)len + 1);
    if (change) {
        memory->changes.count--;
        memory_list_append(&memory->changes, line, (size_t)len + 1);
    }
    memory->calls[call]++;
    catch_up(memory);
}

static const char *sentence_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++)
        if (sentences[i].code == code)
            return sentences[i].sentence;
    return NULL;
}

/* FAMILY: of get_mtu and set_mtu, FAMILY_COUNT for the others. */
static enum status failed(enum memory_call call, enum family family, enum status status,
                          uint32_t code, struct error *err)
{
    const char *title = family < FAMILY_COUNT ? family_title(family) : "";
    const char *tail = family < FAMILY_COUNT ? " MTU" : "";
    const char *space = family < FAMILY_COUNT ? " " : "";

    if (code == 0)
        return error_set(err, status, "%s%s%s%s", calls[call].what, space, title, tail);
    return error_set_windows(err, status, code, sentence_of(code), "%s%s%s%s", calls[call].what,
                             space, title, tail);
}

static enum status fault(struct memory_machine *memory, enum memory_call call, enum family family,
                         struct error *err)
{
    for (size_t i = 0; i < memory->faults.count; i++) {
        struct memory_fault *row = memory_list_at(&memory->faults, i);
        uint32_t number = memory->calls[call];

        if (row->call == call && number >= row->first && number - row->first < row->count) {
            row->fired++;
            return failed(call, family, row->status, row->code, err);
        }
    }
    return STATUS_OK;
}

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

/* A copy of COUNT items for the caller to free; NULL for none. */
static void *copy(const void *items, size_t count, size_t size)
{
    void *copied = count > 0 ? malloc(count * size) : NULL;

    if (count > 0 && copied == NULL)
        abort();
    if (copied != NULL)
        memcpy(copied, items, count * size);
    return copied;
}

static enum status list_interfaces(void *self, struct machine_interfaces *out, struct error *err)
{
    struct memory_machine *memory = self;
    struct machine_interfaces list = {NULL, 0};
    enum status status;

    note(memory, MEMORY_LIST_INTERFACES, "%s", "");
    status = fault(memory, MEMORY_LIST_INTERFACES, FAMILY_COUNT, err);
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

    note(memory, MEMORY_LIST_DEFAULT_ROUTES, "%s", "");
    status = fault(memory, MEMORY_LIST_DEFAULT_ROUTES, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    out->rows = copy(memory->routes.items, memory->routes.count, memory->routes.size);
    out->count = memory->routes.count;
    return STATUS_OK;
}

/* The interface with the family bound, NULL where ERR says why not. */
static struct memory_interface *bound(struct memory_machine *memory, enum memory_call call,
                                      uint64_t luid, enum family family, struct error *err)
{
    struct memory_interface *interface = memory_machine_find(memory, luid);

    if (interface == NULL)
        failed(call, family, STATUS_NO_INTERFACE, CODE_FILE_NOT_FOUND, err);
    else if (!interface->row.ip[family].bound)
        failed(call, family, STATUS_NOT_BOUND, CODE_NOT_FOUND, err);
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

    note(memory, MEMORY_GET_MTU, " %" PRIu64 " %s", luid, family_name(family));
    status = fault(memory, MEMORY_GET_MTU, family, err);
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

    note(memory, MEMORY_SET_MTU, " %" PRIu64 " %s %" PRIu32, luid, family_name(family), mtu);
    status = fault(memory, MEMORY_SET_MTU, family, err);
    if (status != STATUS_OK)
        return status;
    interface = bound(memory, MEMORY_SET_MTU, luid, family, err);
    if (interface == NULL)
        return err->status;
    set = &interface->set[family];
    code = refusal(memory, set, family, mtu);
    if (code != 0)
        return failed(MEMORY_SET_MTU, family, status_of(code), code, err);
    if (set->kind == MEMORY_SET_CLAMP && mtu > set->value)
        mtu = set->value;
    if (set->kind != MEMORY_SET_IGNORE)
        interface->row.ip[family].mtu = mtu;
    return STATUS_OK;
}

static enum status journal_list(void *self, struct machine_records *out, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    note(memory, MEMORY_JOURNAL_LIST, "%s", "");
    status = fault(memory, MEMORY_JOURNAL_LIST, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    out->rows = copy(memory->records.items, memory->records.count, memory->records.size);
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

    note(memory, call, " %s", name);
    status = fault(memory, call, FAMILY_COUNT, err);
    if (status != STATUS_OK)
        return status;
    if (name[0] == '\0' || strlen(name) >= MACHINE_RECORD_NAME_SIZE ||
        strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(name) ||
        text_len >= MACHINE_RECORD_TEXT_SIZE)
        return error_set(err, STATUS_INTERNAL, "not a journal record");
    if (!memory->elevated)
        return failed(call, FAMILY_COUNT, STATUS_ACCESS_DENIED, CODE_ACCESS_DENIED, err);
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

static enum status lock(void *self, uint32_t wait_ms, struct error *err)
{
    struct memory_machine *memory = self;
    enum status status;

    note(memory, MEMORY_LOCK, " %" PRIu32, wait_ms);
    status = fault(memory, MEMORY_LOCK, FAMILY_COUNT, err);
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

    note(memory, MEMORY_UNLOCK, "%s", "");
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
    note(memory, MEMORY_SLEEP, " %" PRIu32, ms);
}

static const struct machine_ops ops = {
#define MEMORY_CALL(name, upper, what) .name = (name),
#include "support/memory_call.def"
#undef MEMORY_CALL
    .now_ms = now_ms,
};

struct machine memory_machine_open(struct memory_machine *memory)
{
    return (struct machine){.ops = &ops, .self = memory};
}
