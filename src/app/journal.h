/* SPDX-License-Identifier: MIT */
/*
 * journal.h: what an MTU was before vpnmtu changed it.
 *
 * One record per interface and family, written and flushed before the change, so
 * that undo restores what the user had even if the process died in between:
 *
 *     {"version":1,"name":"VPN","index":43,"original":1400,"before":1400,"target":1374}
 *
 * original: what the user had; before: what was there just before the last change
 * (the user's, or an earlier one of ours); target: what was asked for.
 */
#ifndef APP_JOURNAL_H
#define APP_JOURNAL_H

#include "core/error.h"
#include "machine/machine.h"

struct journal_entry {
    uint64_t luid;
    enum family family;
    char name[MACHINE_NAME_SIZE];
    uint32_t index;
    uint32_t original;
    uint32_t before;
    uint32_t target;
};

struct journal {
    struct journal_entry *rows; /* release with journal_free */
    size_t count;
    size_t unreadable; /* records that are not ours or are damaged: left as they are */
    char first_unreadable[MACHINE_RECORD_NAME_SIZE];
};

enum status journal_read(const struct machine *machine, struct journal *out,
                         struct error *err) CORE_MUST_USE;
void journal_free(struct journal *journal);

/*
 * The entry of that interface and family, NULL if there is none. NAME must be the entry's too;
 * NULL: whatever the interface was called then.
 */
const struct journal_entry *journal_find(const struct journal *journal, uint64_t luid,
                                         const char *name, enum family family);

/* Whether MTU is a value that vpnmtu put there: then undo may replace it. */
bool journal_is_ours(const struct journal_entry *entry, uint32_t mtu);

/* Writes or replaces one entry; flushed when it returns. */
enum status journal_write(const struct machine *machine, const struct journal_entry *entry,
                          struct error *err) CORE_MUST_USE;
enum status journal_delete(const struct machine *machine, const struct journal_entry *entry,
                           struct error *err) CORE_MUST_USE;

#endif
