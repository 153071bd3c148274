/* SPDX-License-Identifier: MIT */
/*
 * tunnel.h: the second method: NdisWan's TunnelMTU in the registry.
 *
 * It is the MTU of all RAS tunnels of the PC, from their next connection on
 * (Microsoft says: after a restart). Three values belong together and are written
 * in a fixed order: ProtocolType 0x800, PPPProtocolType 0x21, TunnelMTU. What was
 * there before, value by value and including what was not there, is in the journal
 * before the first write.
 */
#ifndef APP_TUNNEL_H
#define APP_TUNNEL_H

#include "app/change.h"
#include "core/error.h"
#include "machine/machine.h"

enum {
    TUNNEL_MTU_MIN = 576,
    TUNNEL_MTU_MAX = 1500,
    TUNNEL_PROTOCOL_IP = 0x800,   /* EtherType of IPv4 */
    TUNNEL_PPP_PROTOCOL_IP = 0x21 /* RFC 1332 2 */
};

/*
 * Refuses what stands in the way of writing: a value of another type, another protocol's entry.
 * STATUS_USAGE, and nothing was touched.
 */
enum status tunnel_check_types(const struct machine_tunnel_key *key,
                               struct error *err) CORE_MUST_USE;

/* "REG_SZ": the name of a registry type, for sentences. */
const char *tunnel_type_name(uint32_t type);

/* The change that gives TunnelMTU the value TO (0: takes it away); pending or unchanged. */
struct change tunnel_change(const struct machine_tunnel_key *key, uint32_t to);

/*
 * Carries out a pending change: journal, writes in order, read-back; a write that fails takes back
 * the ones before it. Refused (STATUS_USAGE) where tunnel_check_types refuses, or where the
 * journal's record is damaged: that is left as evidence. Sets the change's result and error. The
 * caller holds the lock.
 */
void tunnel_make_change(const struct machine *machine, struct change *change);

/* What the journal holds of the key. */
struct tunnel_undo {
    bool recorded;
    bool damaged;         /* the record cannot be read; it is left as evidence */
    struct change change; /* back to the original TunnelMTU; meaningful where recorded */
};

/*
 * Decides what undo would do: pending, unchanged, or failed: with STATUS_CHANGED_SINCE, or because
 * the key cannot be read.
 */
enum status tunnel_plan_undo(const struct machine *machine, struct tunnel_undo *undo,
                             struct error *err) CORE_MUST_USE;

/*
 * Carries out what is pending or unchanged: values, absence and empty keys as they were; then drops
 * the record. The caller holds the lock. What somebody changed since the plan is left alone.
 */
void tunnel_make_undo(const struct machine *machine, struct change *change);

/* The record's name in the journal. */
#define TUNNEL_RECORD_NAME "ndiswan-tunnel"

#endif
