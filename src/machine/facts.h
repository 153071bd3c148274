/* SPDX-License-Identifier: MIT */
/*
 * facts.h: what vpnmtu assumes of Windows and its selftest asks of a PC, beyond what the other
 * commands need. Nothing here names a user, a host or a PC.
 */
#ifndef MACHINE_FACTS_H
#define MACHINE_FACTS_H

#include <stdbool.h>
#include <stdint.h>

/* How RAS told of a connection. Codes are Windows', 0 for success. */
struct machine_ras_facts {
    uint32_t connection_size; /* bytes of the RASCONNW that Windows took */
    uint32_t status_size;     /* of the RASCONNSTATUSW; 0: it told none */
    uint32_t status_code;     /* RasGetConnectStatusW's */
    uint32_t projection;      /* RASPROJECTION_INFO_TYPE: 1 PPP, 2 IKEv2; 0: not told */
    uint32_t projection_code; /* RasGetProjectionInfoEx's */
};

/* The kind of a computer or a program (IMAGE_FILE_MACHINE_*). */
enum machine_processor {
    MACHINE_PROCESSOR_X86 = 0x014C,
    MACHINE_PROCESSOR_X64 = 0x8664,
    MACHINE_PROCESSOR_ARM64 = 0xAA64
};

/*
 * The running system and what this process is on it. A part whose code is not 0 is not known: the
 * code is Windows', and says why.
 */
struct machine_system {
    uint32_t version_code;
    uint32_t major, minor, build; /* RtlGetVersion: no manifest makes it lie */
    uint32_t processor_code;
    uint32_t processor; /* of the PC; enum machine_processor or another number of that kind */
    bool emulated;      /* the program is of another kind */
    uint32_t token_code;
    bool elevated;
    bool is_system; /* S-1-5-18, as which scheduled tasks run */
    uint32_t session_code;
    uint32_t session;  /* 0: that of services */
    uint64_t clock_hz; /* of the clock that now_ms and rtt_us come from */
};

#endif
