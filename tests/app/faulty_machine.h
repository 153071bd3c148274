/* SPDX-License-Identifier: MIT */
/* faulty_machine.h: a machine whose n-th call fails, whichever it is; passes all others on. */
#ifndef APP_FAULTY_MACHINE_H
#define APP_FAULTY_MACHINE_H

#include "machine/machine.h"

enum faulty_mode {
    FAULTY_ONCE,      /* only the n-th call, which does nothing */
    FAULTY_FOR_EVER,  /* it and all that follow: as if the process had been killed before it */
    FAULTY_LIES,      /* only the n-th call, which does its work and reports a failure */
    FAULTY_AFTERWARDS /* the same, and all that follow fail: killed after the n-th call */
};

struct faulty {
    struct machine machine; /* what answers in the end */
    uint32_t nth;           /* 1: the first call; 0: none fails */
    enum faulty_mode mode;
    enum status status;
    uint32_t windows_code;
    uint32_t calls;  /* so far; unlock, now_ms and sleep_ms cannot fail and do not count */
    uint32_t failed; /* how many of them failed */
};

struct machine faulty_open(struct faulty *faulty);

#endif
