/* SPDX-License-Identifier: MIT */
/*
 * wanted.h: the MTU that a VPN should have: from what was said, what the adapter tells, the path
 * and the headroom rule.
 */
#ifndef APP_WANTED_H
#define APP_WANTED_H

#include "app/change.h"
#include "app/interfaces.h"
#include "app/plan.h"

/*
 * Fills all of TARGET that tells the wanted MTU and where it comes from. ROW is the VPN's
 * interface, NULL where the PC's RAS tunnels are meant as such. CARRIERS are targets already
 * planned: a VPN that carries this one counts with the MTU it is to have.
 * STATUS_USAGE: the describing options contradict each other, or what the path leaves is below any
 * MTU that Windows takes. STATUS_NO_INTERFACE: the path is unknown. STATUS_HEADROOM: the given MTU
 * breaks the rule. STATUS_NO_HOST: the host to probe does not resolve.
 */
enum status wanted_mtu(const struct interfaces *interfaces, const struct machine_interface *row,
                       const struct plan_request *request, const struct targets *carriers,
                       struct target *target, struct error *err) CORE_MUST_USE;

#endif
