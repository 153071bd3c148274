/* SPDX-License-Identifier: MIT */
/* contract_world_report.h: the contract's means to look at the fake PC's event log, last result and
 * files. */
#ifndef WINDOWS_CONTRACT_WORLD_REPORT_H
#define WINDOWS_CONTRACT_WORLD_REPORT_H

#include "machine/contract.h"

/* Fills the members that contract_report.c uses. */
void contract_world_report(struct contract_world *world);

#endif
