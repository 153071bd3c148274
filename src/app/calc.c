/* SPDX-License-Identifier: MIT */
#include "app/calc.h"

enum status calc_run(const struct vpn *vpn, uint32_t path_mtu, uint32_t physical_mtu,
                     struct calc_result *result, struct error *err)
{
    struct calc_result calc = {
        .vpn = *vpn,
        .stack = stack_make(vpn),
        .path_mtu = path_mtu,
        .physical_mtu = physical_mtu,
    };

    calc.vpn_mtu = stack_max_inner(&calc.stack, path_mtu);
    if (calc.vpn_mtu == 0)
        return error_set(err, STATUS_USAGE,
                         "a path MTU of %lu is smaller than what %s adds to a packet",
                         (unsigned long)path_mtu, vpn_kind(vpn->type)->title);
    for (int family = 0; family < FAMILY_COUNT; family++)
        calc.mss[family] = mtu_mss((enum family)family, calc.vpn_mtu);
    calc.wire_len = stack_outer_len(&calc.stack, calc.vpn_mtu);
    calc.slack_len = path_mtu - calc.wire_len;
    calc.next_wire_len = stack_outer_len(&calc.stack, calc.vpn_mtu + 1);
    calc.part_count = stack_parts(&calc.stack, calc.vpn_mtu, calc.vpn_mtu, calc.parts);
    calc.ipv6_possible = calc.vpn_mtu >= MTU_IPV6_FLOOR;
    if (physical_mtu != 0)
        calc.headroom = mtu_headroom(calc.vpn_mtu, physical_mtu, vpn_kind(vpn->type)->ras);
    *result = calc;
    return STATUS_OK;
}
