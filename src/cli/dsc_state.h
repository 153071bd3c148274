/* SPDX-License-Identifier: MIT */
/* dsc_state.h: what DSC is answered: the state of an instance, and lists of instances. */
#ifndef CLI_DSC_STATE_H
#define CLI_DSC_STATE_H

#include <stdbool.h>

#include "app/change.h"
#include "cli/dsc.h"
#include "core/text.h"
#include "machine/machine.h"

enum dsc_verb {
    DSC_GET,
    DSC_SET,
    DSC_TEST,
    DSC_EXPORT,
    DSC_SCHEMA
};

struct dsc_state {
    const struct dsc_instance *instance;
    enum dsc_verb verb;
    bool what_if;           /* of set: nothing was changed, and what would be then is told */
    bool looked;            /* false: vpnmtu is switched off, and targets are empty */
    bool machine_wide;      /* it is about TunnelMTU, not about any VPN */
    struct targets targets; /* as planned or carried out; with targets_preview */
};

/*
 * Adds the state as a line; for test and set a second one: the array of properties that differ,
 * or that were or would be changed.
 */
void dsc_state_lines(const struct dsc_state *state, struct text *text);

/*
 * Adds a line for each connected VPN, or for the one that INSTANCE names: an instance that is right
 * as things are. Nothing is measured. STATUS_USAGE: the name fits several interfaces.
 */
enum status dsc_state_list(const struct machine *machine, const struct dsc_instance *instance,
                           struct text *text, struct error *err) CORE_MUST_USE;

#endif
