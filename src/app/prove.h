/* SPDX-License-Identifier: MIT */
/*
 * prove.h: shows that an MTU works: the largest packet goes through the tunnel and comes back.
 *
 * What goes through the tunnel does not show that nothing is fragmented outside of it, which is
 * why the path is measured outside; the proof is that what was computed is so.
 */
#ifndef APP_PROVE_H
#define APP_PROVE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/address.h"
#include "core/error.h"
#include "machine/machine.h"

enum proof_result {
    PROOF_NOT_ASKED,
    PROOF_PROVEN,
    PROOF_NOT_PROVEN,  /* nobody at the far end answers, so nothing is known: WHY tells */
    PROOF_CONTRADICTED /* small packets are answered, the largest is not */
};

struct proof {
    enum proof_result result;
    uint32_t inner_len;     /* bytes: the largest packet, which is the MTU */
    struct address peer;    /* who answered; set but for PROOF_NOT_PROVEN */
    bool larger_refused;    /* one byte more was refused by this PC */
    uint32_t wire_len;      /* bytes outside; 0: not known, as the two below */
    uint32_t slack_len;     /* what the path would carry beside it */
    uint32_t next_wire_len; /* of one byte more */
    struct error why;
};

struct target;
struct targets;

/*
 * Proves each interface of TARGETS whose MTU is as wanted, at most about three seconds each; fills
 * their proof. STATUS_INCONCLUSIVE: a proof contradicts, ERR says which.
 */
enum status prove_run(const struct machine *machine, struct targets *targets,
                      struct error *err) CORE_MUST_USE;

/* "proven", "not-proven", "contradicted"; NULL where it was not asked. */
const char *proof_result_name(enum proof_result result);

#endif
