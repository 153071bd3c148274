/* SPDX-License-Identifier: MIT */
/* echo_reply.h: what Windows says of one echo request, understood. Private to echo.c. */
#ifndef WINDOWS_ECHO_REPLY_H
#define WINDOWS_ECHO_REPLY_H

#include "machine/machine.h"
#include "windows/windows_api.h"

/* A request's buffers, as they were given to Windows. */
struct echo_buffers {
    void *reply;
    uint32_t reply_size;
    const uint8_t *data;
    uint32_t data_len;
};

/* What a reply buffer must have room for (nf-icmpapi-icmpsendecho2ex, -icmp6sendecho2). */
uint32_t echo_reply_size(enum family family, uint32_t data_len);

/*
 * Fills a request's data: no byte is 0, which is what the buffer for replies is filled with, so
 * that a reply cut short differs; and requests of different tags differ.
 */
void echo_reply_pattern(uint32_t tag, uint8_t *data, uint32_t data_len);

/*
 * What became of a request that is over: fills result, has_from and from of OUT. ECHO_TOO_BIG only
 * where somebody else than this PC says so.
 */
void echo_reply_read(struct windows_api *api, const struct machine_echo_target *target,
                     const struct echo_buffers *buffers, struct machine_echo *out);

/* The meaning of a status (IP_STATUS), whoever told it, of a reply that carries no data. */
enum machine_echo_result echo_reply_result(DWORD status);

/* MIB_IPPATH_ROW.PathMtu, which a router's complaint lowers; 0: not known. */
uint32_t echo_reply_path_mtu(struct windows_api *api, const struct machine_echo_target *target);

#endif
