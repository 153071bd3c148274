/* SPDX-License-Identifier: MIT */
/*
 * model.h: packet sizes once more, straight from the RFCs, one closed formula per VPN type.
 * Shares nothing with src/core: where the two agree, neither is wrong by itself.
 */
#ifndef TESTS_CORE_MODEL_H
#define TESTS_CORE_MODEL_H

#include <stdint.h>

#include "core/vpn.h"

/* The outer packet of an inner one of LEN bytes; REQUEST has no gaps, its names are canonical. */
uint32_t model_outer_len(const struct vpn_request *request, uint32_t len);

#endif
