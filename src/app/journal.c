/* SPDX-License-Identifier: MIT */
#include "app/journal.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/tunnel.h"

enum {
    JOURNAL_VERSION = 1
};

static void record_name(uint64_t luid, enum family family, char out[MACHINE_RECORD_NAME_SIZE])
{
    snprintf(out, MACHINE_RECORD_NAME_SIZE, "mtu-%016" PRIx64 "-%s", luid, family_name(family));
}

static bool parse_name(const char *name, uint64_t *luid, enum family *family)
{
    char expected[MACHINE_RECORD_NAME_SIZE];
    char *end;

    if (strncmp(name, "mtu-", 4) != 0)
        return false;
    *luid = strtoull(name + 4, &end, 16);
    for (int i = 0; i < FAMILY_COUNT; i++) {
        *family = (enum family)i;
        record_name(*luid, *family, expected);
        if (strcmp(name, expected) == 0)
            return true;
    }
    return false;
}

static bool is_mtu(json_int_t value)
{
    return value > 0 && value <= UINT32_MAX;
}

static bool parse_record(const struct machine_record *record, struct journal_entry *entry)
{
    json_t *root = record->readable ? json_loads(record->text, JSON_REJECT_DUPLICATES, NULL) : NULL;
    json_int_t index = 0;
    json_int_t original = 0;
    json_int_t before = 0;
    json_int_t target = 0;
    const char *name = NULL;
    int version = 0;
    bool valid;

    valid = root != NULL && parse_name(record->name, &entry->luid, &entry->family) &&
            json_unpack(root, "{s:i, s:s, s:I, s:I, s:I, s:I !}", "version", &version, "name",
                        &name, "index", &index, "original", &original, "before", &before, "target",
                        &target) == 0 &&
            version == JOURNAL_VERSION && strlen(name) < sizeof entry->name && index > 0 &&
            index <= UINT32_MAX && is_mtu(original) && is_mtu(before) && is_mtu(target);
    if (valid) {
        memcpy(entry->name, name, strlen(name) + 1);
        entry->index = (uint32_t)index;
        entry->original = (uint32_t)original;
        entry->before = (uint32_t)before;
        entry->target = (uint32_t)target;
    }
    json_decref(root);
    return valid;
}

/* jansson does not tell damage from a lack of memory: what may have lacked some is read again. */
static bool read_entry(const struct machine_record *record, struct journal_entry *entry)
{
    bool valid = parse_record(record, entry);

    if (!valid)
        valid = parse_record(record, entry);
    return valid;
}

enum status journal_read(const struct machine *machine, struct journal *out, struct error *err)
{
    struct journal journal = {NULL, 0, 0, ""};
    struct machine_records records = {NULL, 0};
    enum status status = machine->ops->journal_list(machine->self, &records, err);

    if (status != STATUS_OK)
        return status;
    journal.rows = calloc(records.count + 1, sizeof *journal.rows);
    if (journal.rows == NULL) {
        machine_records_free(&records);
        return error_set(err, STATUS_INTERNAL, "out of memory");
    }
    for (size_t i = 0; i < records.count; i++) {
        struct journal_entry *entry = &journal.rows[journal.count];

        if (strcmp(records.rows[i].name, TUNNEL_RECORD_NAME) == 0)
            continue; /* tunnel.c reads that one */
        if (read_entry(&records.rows[i], entry))
            journal.count++;
        else if (journal.unreadable++ == 0)
            memcpy(journal.first_unreadable, records.rows[i].name, sizeof journal.first_unreadable);
    }
    machine_records_free(&records);
    *out = journal;
    return STATUS_OK;
}

void journal_free(struct journal *journal)
{
    free(journal->rows);
    *journal = (struct journal){NULL, 0, 0, ""};
}

const struct journal_entry *journal_find(const struct journal *journal, uint64_t luid,
                                         const char *name, enum family family)
{
    for (size_t i = 0; i < journal->count; i++) {
        const struct journal_entry *entry = &journal->rows[i];

        if (entry->luid == luid && entry->family == family &&
            (name == NULL || strcmp(entry->name, name) == 0))
            return entry;
    }
    return NULL;
}

bool journal_is_ours(const struct journal_entry *entry, uint32_t mtu)
{
    return mtu == entry->target || mtu == entry->before;
}

enum status journal_write(const struct machine *machine, const struct journal_entry *entry,
                          struct error *err)
{
    char name[MACHINE_RECORD_NAME_SIZE];
    char text[MACHINE_RECORD_TEXT_SIZE];
    json_t *root =
        json_pack("{s:i, s:s, s:I, s:I, s:I, s:I}", "version", JOURNAL_VERSION, "name", entry->name,
                  "index", (json_int_t)entry->index, "original", (json_int_t)entry->original,
                  "before", (json_int_t)entry->before, "target", (json_int_t)entry->target);
    /* Not json_dumps: where memory lacks for a moment it leaves out a key and reports success. */
    size_t len =
        root != NULL ? json_dumpb(root, text, sizeof text, JSON_COMPACT | JSON_ENSURE_ASCII) : 0;

    json_decref(root);
    if (len == 0)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    if (len >= sizeof text)
        return error_set(err, STATUS_INTERNAL, "a journal record is too long");
    text[len] = '\0';
    record_name(entry->luid, entry->family, name);
    return machine->ops->journal_write(machine->self, name, text, err);
}

enum status journal_delete(const struct machine *machine, const struct journal_entry *entry,
                           struct error *err)
{
    char name[MACHINE_RECORD_NAME_SIZE];

    record_name(entry->luid, entry->family, name);
    return machine->ops->journal_delete(machine->self, name, err);
}
