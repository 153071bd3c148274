/* SPDX-License-Identifier: MIT */
#include "app/tunnel.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum {
    RECORD_VERSION = 1
};

/* One state of the three values. */
struct tunnel_state {
    bool present[TUNNEL_VALUE_COUNT];
    bool foreign[TUNNEL_VALUE_COUNT]; /* of another type: like nothing else, and never touched */
    uint32_t number[TUNNEL_VALUE_COUNT];
};

struct tunnel_record {
    uint32_t key_depth;           /* of the key before the first change */
    struct tunnel_state original; /* what the user had */
    struct tunnel_state before;   /* just before the last change */
    struct tunnel_state target;
};

enum record_read {
    RECORD_NONE,
    RECORD_READ,
    RECORD_DAMAGED
};

static struct tunnel_state state_of(const struct machine_tunnel_key *key)
{
    struct tunnel_state state;

    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++) {
        state.present[i] = key->values[i].present;
        state.foreign[i] = key->values[i].present && !key->values[i].is_dword;
        state.number[i] = key->values[i].is_dword ? key->values[i].number : 0;
    }
    return state;
}

static bool same_value(const struct tunnel_state *a, const struct tunnel_state *b, int i)
{
    return !a->foreign[i] && !b->foreign[i] && a->present[i] == b->present[i] &&
           (!a->present[i] || a->number[i] == b->number[i]);
}

static bool same_state(const struct tunnel_state *a, const struct tunnel_state *b)
{
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        if (!same_value(a, b, i))
            return false;
    return true;
}

/* Each value is one that vpnmtu put there or found there: also after a death between two writes. */
static bool is_ours(const struct tunnel_record *record, const struct tunnel_state *now)
{
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        if (!same_value(now, &record->target, i) && !same_value(now, &record->before, i) &&
            !same_value(now, &record->original, i))
            return false;
    return true;
}

/* What TunnelMTU alone needs: with it the two types, without it they stay as they are. */
static struct tunnel_state target_state(const struct tunnel_state *now, uint32_t mtu)
{
    struct tunnel_state target = *now;

    target.present[TUNNEL_MTU] = mtu != 0;
    target.number[TUNNEL_MTU] = mtu;
    if (mtu != 0) {
        target.present[TUNNEL_PROTOCOL_TYPE] = true;
        target.number[TUNNEL_PROTOCOL_TYPE] = TUNNEL_PROTOCOL_IP;
        target.present[TUNNEL_PPP_PROTOCOL_TYPE] = true;
        target.number[TUNNEL_PPP_PROTOCOL_TYPE] = TUNNEL_PPP_PROTOCOL_IP;
    }
    return target;
}

/* --- the record ------------------------------------------------------------------------------ */

static bool parse_state(const json_t *values, struct tunnel_state *state)
{
    if (json_array_size(values) != TUNNEL_VALUE_COUNT)
        return false;
    for (size_t i = 0; i < TUNNEL_VALUE_COUNT; i++) {
        const json_t *value = json_array_get(values, i);
        json_int_t number = json_integer_value(value);

        if (!json_is_null(value) && !json_is_integer(value))
            return false;
        if (number < 0 || number > UINT32_MAX)
            return false;
        state->present[i] = json_is_integer(value);
        state->foreign[i] = false;
        state->number[i] = (uint32_t)number;
    }
    return true;
}

static bool parse_record(const char *text, struct tunnel_record *record)
{
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    json_t *original = NULL;
    json_t *before = NULL;
    json_t *target = NULL;
    int version = 0;
    int depth = -1;
    bool valid;

    valid = root != NULL &&
            json_unpack(root, "{s:i, s:i, s:o, s:o, s:o !}", "version", &version, "keyDepth",
                        &depth, "original", &original, "before", &before, "target", &target) == 0 &&
            version == RECORD_VERSION && depth >= 0 && depth <= MACHINE_TUNNEL_KEY_DEPTH &&
            parse_state(original, &record->original) && parse_state(before, &record->before) &&
            parse_state(target, &record->target);
    if (valid)
        record->key_depth = (uint32_t)depth;
    json_decref(root);
    return valid;
}

static enum status read_record(const struct machine *machine, struct tunnel_record *record,
                               enum record_read *read, struct error *err)
{
    struct machine_records records = {NULL, 0};
    enum status status = machine->ops->journal_list(machine->self, &records, err);

    if (status != STATUS_OK)
        return error_rephrase(err, "cannot read the journal");
    *read = RECORD_NONE;
    for (size_t i = 0; i < records.count; i++) {
        const struct machine_record *row = &records.rows[i];

        if (strcmp(row->name, TUNNEL_RECORD_NAME) != 0)
            continue;
        *read = RECORD_DAMAGED;
        /* jansson does not tell damage from a lack of memory: what lacked some is read again. */
        for (int tries = 0; row->readable && *read == RECORD_DAMAGED && tries < 2; tries++)
            if (parse_record(row->text, record))
                *read = RECORD_READ;
    }
    machine_records_free(&records);
    return STATUS_OK;
}

/* Appends "name":[null,33,1374] to a text that has room for it. */
static void append_state(char *text, size_t size, const char *name,
                         const struct tunnel_state *state)
{
    size_t len = strlen(text);

    len += (size_t)snprintf(text + len, size - len, ",\"%s\":[", name);
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++) {
        const char *comma = i > 0 ? "," : "";

        if (state->present[i])
            len += (size_t)snprintf(text + len, size - len, "%s%lu", comma,
                                    (unsigned long)state->number[i]);
        else
            len += (size_t)snprintf(text + len, size - len, "%snull", comma);
    }
    snprintf(text + len, size - len, "]");
}

/* Numbers only, and written without memory that could lack: a record is whole or is not. */
static enum status write_record(const struct machine *machine, const struct tunnel_record *record,
                                struct error *err)
{
    char text[256]; /* 9 numbers of at most 10 digits, and 70 characters around them */

    snprintf(text, sizeof text, "{\"version\":%d,\"keyDepth\":%lu", RECORD_VERSION,
             (unsigned long)record->key_depth);
    append_state(text, sizeof text, "original", &record->original);
    append_state(text, sizeof text, "before", &record->before);
    append_state(text, sizeof text, "target", &record->target);
    snprintf(text + strlen(text), sizeof text - strlen(text), "}");
    return machine->ops->journal_write(machine->self, TUNNEL_RECORD_NAME, text, err);
}

/* --- writing --------------------------------------------------------------------------------- */

static enum status write_value(const struct machine *machine, const struct tunnel_state *wanted,
                               int value, struct error *err)
{
    enum machine_tunnel_value id = (enum machine_tunnel_value)value;
    enum status status;

    if (wanted->present[value])
        status = machine->ops->tunnel_write(machine->self, id, wanted->number[value], err);
    else
        status = machine->ops->tunnel_delete(machine->self, id, err);
    if (status != STATUS_OK)
        error_rephrase(err, "cannot set %s in %s", machine_tunnel_value_name(id),
                       MACHINE_TUNNEL_KEY);
    return status;
}

/* Makes the values WANTED, in their order, touching only those that differ from NOW. */
static enum status write_state(const struct machine *machine, const struct tunnel_state *now,
                               const struct tunnel_state *wanted, struct error *err)
{
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++) {
        enum status status;

        if (same_value(now, wanted, i) || now->foreign[i])
            continue;
        status = write_value(machine, wanted, i, err);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* Reads back. STATUS_CLAMPED: something else is there. */
static enum status verify(const struct machine *machine, const struct tunnel_state *wanted,
                          struct error *err)
{
    struct machine_tunnel_key key;
    struct tunnel_state now;
    enum status status = machine->ops->tunnel_read(machine->self, &key, err);

    if (status != STATUS_OK)
        return error_rephrase(err, "cannot read back %s", MACHINE_TUNNEL_KEY);
    now = state_of(&key);
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        if (!same_value(&now, wanted, i))
            return error_set(err, STATUS_CLAMPED,
                             "%s was set to %lu, but the registry has %lu (0: nothing, or no "
                             "number)",
                             machine_tunnel_value_name((enum machine_tunnel_value)i),
                             (unsigned long)wanted->number[i], (unsigned long)now.number[i]);
    return STATUS_OK;
}

/*
 * Takes back a change that did not work out, but for what somebody else wrote meanwhile. True if
 * everything is as it was before.
 */
static bool roll_back(const struct machine *machine, const struct tunnel_record *record,
                      uint32_t key_depth)
{
    struct machine_tunnel_key key;
    struct tunnel_state now;
    struct tunnel_state wanted = record->before;
    struct error ignored;

    if (machine->ops->tunnel_read(machine->self, &key, &ignored) != STATUS_OK)
        return false;
    now = state_of(&key);
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        if (!same_value(&now, &record->target, i)) {
            wanted.present[i] = now.present[i];
            wanted.number[i] = now.number[i];
        }
    if (write_state(machine, &now, &wanted, &ignored) != STATUS_OK)
        return false;
    return verify(machine, &record->before, &ignored) == STATUS_OK &&
           machine->ops->tunnel_prune(machine->self, key_depth, &ignored) == STATUS_OK;
}

static void withdraw_record(const struct machine *machine, const struct tunnel_record *earlier)
{
    struct error ignored;

    /* A record that stays behind is harmless: undo finds the original values in place. */
    if (earlier != NULL)
        (void)!write_record(machine, earlier, &ignored);
    else
        (void)!machine->ops->journal_delete(machine->self, TUNNEL_RECORD_NAME, &ignored);
}

static void set_failed(struct change *change)
{
    change->result = CHANGE_FAILED;
    error_advise_rights(&change->error);
}

/* --- the public part -------------------------------------------------------------------------- */

const char *tunnel_type_name(uint32_t type)
{
    static const char *const names[] = {"REG_NONE",
                                        "REG_SZ",
                                        "REG_EXPAND_SZ",
                                        "REG_BINARY",
                                        "REG_DWORD",
                                        "REG_DWORD_BIG_ENDIAN",
                                        "REG_LINK",
                                        "REG_MULTI_SZ",
                                        "REG_RESOURCE_LIST",
                                        "REG_FULL_RESOURCE",
                                        "REG_RESOURCE_REQUIREMENTS",
                                        "REG_QWORD"};

    return type < sizeof names / sizeof names[0] ? names[type] : "an unknown type";
}

enum status tunnel_check_types(const struct machine_tunnel_key *key, struct error *err)
{
    static const uint32_t protocols[] = {TUNNEL_PROTOCOL_IP, TUNNEL_PPP_PROTOCOL_IP};

    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++) {
        const struct machine_registry_value *value = &key->values[i];
        const char *name = machine_tunnel_value_name((enum machine_tunnel_value)i);

        if (value->present && !value->is_dword) {
            error_set(err, STATUS_USAGE,
                      "%s in %s is %s of %lu bytes, not a REG_DWORD of 4; it is not overwritten",
                      name, MACHINE_TUNNEL_KEY, tunnel_type_name(value->type),
                      (unsigned long)value->size);
            return error_advise(err, "see what put it there, and remove it: reg delete %s /v %s",
                                MACHINE_TUNNEL_KEY, name);
        }
        if (value->present && i < TUNNEL_MTU && value->number != protocols[i])
            return error_set(err, STATUS_USAGE,
                             "%s in %s is 0x%lx: that entry is for another protocol than IP; it "
                             "is not overwritten",
                             name, MACHINE_TUNNEL_KEY, (unsigned long)value->number);
    }
    return STATUS_OK;
}

struct change tunnel_change(const struct machine_tunnel_key *key, uint32_t to)
{
    struct tunnel_state now = state_of(key);
    struct tunnel_state target = target_state(&now, to);
    struct change change = {
        .target = CHANGE_REGISTRY,
        .from = now.present[TUNNEL_MTU] ? now.number[TUNNEL_MTU] : 0,
        .to = to,
        .from_absent = !now.present[TUNNEL_MTU],
        .to_absent = to == 0,
        .result = same_state(&now, &target) ? CHANGE_UNCHANGED : CHANGE_PENDING,
        .error = {.status = STATUS_OK},
    };

    return change;
}

/* What a record that cannot be read says is not lost by writing another one. */
static enum status refuse_damage(enum record_read read, struct error *err)
{
    if (read != RECORD_DAMAGED)
        return STATUS_OK;
    error_set(err, STATUS_USAGE,
              "the journal's record \"%s\" cannot be read; it is left as it is, and nothing is "
              "changed",
              TUNNEL_RECORD_NAME);
    return error_advise(err,
                        "look at it, and remove it: reg delete HKLM\\SOFTWARE\\vpnmtu\\Journal "
                        "/v %s",
                        TUNNEL_RECORD_NAME);
}

void tunnel_make_change(const struct machine *machine, struct change *change)
{
    struct tunnel_record earlier;
    struct tunnel_record record;
    struct machine_tunnel_key key;
    enum record_read read = RECORD_NONE;
    struct error *err = &change->error;

    if (machine->ops->tunnel_read(machine->self, &key, err) != STATUS_OK ||
        tunnel_check_types(&key, err) != STATUS_OK ||
        read_record(machine, &earlier, &read, err) != STATUS_OK ||
        refuse_damage(read, err) != STATUS_OK) {
        set_failed(change);
        return;
    }
    record.before = state_of(&key);
    record.target = target_state(&record.before, change->to);
    record.original = record.before;
    record.key_depth = key.key_depth;
    if (read == RECORD_READ && is_ours(&earlier, &record.before)) {
        record.original = earlier.original;
        record.key_depth = earlier.key_depth;
    }
    if (write_record(machine, &record, err) != STATUS_OK) {
        error_rephrase(err, "cannot note down TunnelMTU before changing it");
        set_failed(change);
        return;
    }
    if (write_state(machine, &record.before, &record.target, err) == STATUS_OK &&
        verify(machine, &record.target, err) == STATUS_OK) {
        change->result = CHANGE_CHANGED;
        change->error.status = STATUS_OK;
        return;
    }
    set_failed(change);
    if (roll_back(machine, &record, key.key_depth))
        withdraw_record(machine, read == RECORD_READ ? &earlier : NULL);
    else if (err->advice[0] == '\0' && err->status != STATUS_CLAMPED)
        error_advise(err, "vpnmtu undo, to have the old values back");
}

static enum status changed_since(const struct tunnel_record *record, struct error *err)
{
    error_set(
        err, STATUS_CHANGED_SINCE,
        "TunnelMTU is left as it is: vpnmtu set it to %lu, and somebody changed the key since",
        (unsigned long)record->target.number[TUNNEL_MTU]);
    return error_advise(err, "vpnmtu registry show; to forget what was there before: reg delete "
                             "HKLM\\SOFTWARE\\vpnmtu\\Journal /v " TUNNEL_RECORD_NAME);
}

/* What undo would do about RECORD, with the key as it is. */
static void judge_undo(const struct machine *machine, const struct tunnel_record *record,
                       struct change *change)
{
    struct machine_tunnel_key key;
    struct tunnel_state now;

    *change = (struct change){
        .target = CHANGE_REGISTRY,
        .to = record->original.present[TUNNEL_MTU] ? record->original.number[TUNNEL_MTU] : 0,
        .to_absent = !record->original.present[TUNNEL_MTU],
        .result = CHANGE_PENDING,
        .error = {.status = STATUS_OK},
    };
    if (machine->ops->tunnel_read(machine->self, &key, &change->error) != STATUS_OK) {
        change->from = record->target.number[TUNNEL_MTU];
        set_failed(change);
        return;
    }
    now = state_of(&key);
    change->from = now.present[TUNNEL_MTU] ? now.number[TUNNEL_MTU] : 0;
    change->from_absent = !now.present[TUNNEL_MTU];
    if (!is_ours(record, &now)) {
        change->result = CHANGE_FAILED;
        changed_since(record, &change->error);
    } else if (same_state(&now, &record->original)) {
        change->result = CHANGE_UNCHANGED;
    }
}

enum status tunnel_plan_undo(const struct machine *machine, struct tunnel_undo *undo,
                             struct error *err)
{
    struct tunnel_undo result = {.recorded = false};
    struct tunnel_record record;
    enum record_read read = RECORD_NONE;
    enum status status = read_record(machine, &record, &read, err);

    if (status != STATUS_OK)
        return status;
    result.damaged = read == RECORD_DAMAGED;
    result.recorded = read == RECORD_READ;
    if (result.recorded)
        judge_undo(machine, &record, &result.change);
    *undo = result;
    return STATUS_OK;
}

void tunnel_make_undo(const struct machine *machine, struct change *change)
{
    struct tunnel_record record;
    struct machine_tunnel_key key;
    struct tunnel_state now;
    enum record_read read = RECORD_NONE;
    struct error *err = &change->error;
    enum change_result done =
        change->result == CHANGE_UNCHANGED ? CHANGE_UNCHANGED : CHANGE_CHANGED;
    enum status status = read_record(machine, &record, &read, err);

    if (status == STATUS_OK)
        status = refuse_damage(read, err);
    if (status == STATUS_OK && read == RECORD_READ) {
        status = machine->ops->tunnel_read(machine->self, &key, err);
        if (status == STATUS_OK) {
            now = state_of(&key);
            status = is_ours(&record, &now) ? write_state(machine, &now, &record.original, err)
                                            : changed_since(&record, err);
        }
        if (status == STATUS_OK)
            status = verify(machine, &record.original, err);
        if (status == STATUS_OK)
            status = machine->ops->tunnel_prune(machine->self, record.key_depth, err);
        if (status == STATUS_OK)
            status = machine->ops->journal_delete(machine->self, TUNNEL_RECORD_NAME, err);
    }
    if (status != STATUS_OK) {
        set_failed(change);
        return;
    }
    change->result = done;
    change->error.status = STATUS_OK;
}
