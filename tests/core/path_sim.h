/* SPDX-License-Identifier: MIT */
/* path_sim.h: a path that loses, delays and refuses packets, and a path search on it. */
#ifndef TESTS_CORE_PATH_SIM_H
#define TESTS_CORE_PATH_SIM_H

#include "core/path_search.h"

struct path_sim {
    const char *why;
    enum family family;
    uint32_t cap;        /* the search's */
    uint32_t mtu;        /* larger requests do not pass */
    uint32_t return_mtu; /* larger replies vanish; 0: none */
    uint32_t rtt_us;
    uint32_t jitter_us;     /* mean of what is added, exponentially */
    uint32_t loss_ppm[2];   /* there, back */
    uint32_t repeat_ppm;    /* replies that come twice */
    uint32_t stray_ppm;     /* replies that come with a tag nobody sent */
    bool icmp;              /* a router says "too big" */
    uint32_t icmp_burst;    /* so many at once, then one a second; 0: no limit */
    bool names_mtu;         /* and names its MTU */
    uint32_t named_mtu;     /* a lie; 0: the truth */
    uint32_t second_mtu;    /* a router before it has this larger MTU, and names it; 0: none */
    uint32_t refused_above; /* this PC refuses more; 0: nothing */
    bool remembers;         /* this PC refuses what a router has named too big */
    uint32_t cut_above;     /* longer replies come back short; 0: none */
    bool silent;            /* nobody answers */
    bool unreachable;       /* every packet comes back as unreachable */
    uint64_t asleep_at_us, asleep_for_us; /* the PC does nothing for a while */
    uint32_t tick_us; /* the PC's clock and its waits go by steps of so much; 0: they do not */
    uint64_t limit_us;
};

struct path_sim_run {
    struct path_finding finding; /* .sizes is not kept */
    uint32_t sent;
    uint64_t took_us;
};

/* One search on that path; the same SEED gives the same run. */
struct path_sim_run path_sim_run(const struct path_sim *sim, uint64_t seed);

/* A random path of the kind that the search must get right: 576..1500, up to 5 % loss each way. */
struct path_sim path_sim_random(uint64_t seed);

#endif
