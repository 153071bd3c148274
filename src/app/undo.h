/* SPDX-License-Identifier: MIT */
/* undo.h: giving back what the user had, and only where the value is still ours. */
#ifndef APP_UNDO_H
#define APP_UNDO_H

#include "app/change.h"
#include "machine/machine.h"

struct undo_request {
    const char *interface; /* name or index; NULL: all that the journal knows */
    bool families[FAMILY_COUNT];
    bool family_said; /* the families were named: TunnelMTU, which is for both, stays */
    bool tunnel_only; /* TunnelMTU and nothing else */
    bool dry_run;
};

/*
 * For each journal entry: a value that is still ours is restored and read back, and the entry is
 * dropped; one that is the original already only loses its entry; an interface that is not there
 * now, or has another name and was not named, is skipped and its entry stays; a value that somebody
 * else set since is left alone (CHANGE_FAILED with STATUS_CHANGED_SINCE). A damaged record is left
 * as evidence: STATUS_PARTLY. An empty journal is STATUS_OK with no targets. Statuses as apply_run.
 */
enum status undo_run(const struct machine *machine, const struct undo_request *request,
                     struct targets *out, struct error *err) CORE_MUST_USE;

#endif
