/* SPDX-License-Identifier: MIT */
/*
 * path.h: the measured path of a VPN's packets, kept for as long as a command runs: what is
 * planned twice is measured once.
 */
#ifndef APP_PATH_H
#define APP_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/probe.h"
#include "core/address.h"
#include "core/error.h"
#include "machine/machine.h"

enum path_mode {
    PATH_PROBE_OFF,
    PATH_PROBE_AUTO, /* to the VPN server */
    PATH_PROBE_HOST  /* to a host that was named, by the VPN's underlay */
};

/* How a path was measured, or why it was not. */
struct path {
    bool asked;              /* a measurement was wanted; else nothing of this is set */
    bool measured;           /* mtu is set */
    uint32_t mtu;            /* bytes */
    enum path_result result; /* LOWER_BOUND: it is at least that; BLACK_HOLE: nobody says what is
                                too big */
    bool has_target;
    struct address target; /* where the packets went */
    uint32_t elapsed_ms;
    uint32_t probes_sent;
    struct error why_not; /* of what was not measured */
};

/* What is asked: how packets leave. */
struct path_question {
    bool has_server;
    struct address server; /* of the VPN */
    uint64_t luid;         /* the underlay */
    uint32_t cap_mtu;      /* what it carries */
    enum family outer;
    bool has_source;
    struct address source;
};

enum {
    PATHS_MAX = 16
};

/* What was measured so far, and how to measure. */
struct paths {
    enum path_mode mode;
    const char *host;                      /* of PATH_PROBE_HOST */
    uint32_t timeout_ms;                   /* for one measurement */
    const struct probe_progress *progress; /* NULL: nobody looks on */
    struct path_question questions[PATHS_MAX];
    struct path answers[PATHS_MAX];
    bool doubted[PATHS_MAX]; /* the answer is to be measured again */
    size_t count;
};

/* "auto", "off" or a host, as --probe takes it; NULL: auto. HOST is borrowed. */
struct paths paths_make(const char *spelling, uint32_t timeout_ms);

/*
 * The answer to QUESTION, from what is known or by measuring. STATUS_OK also where the path could
 * not be measured: OUT then says why. STATUS_NO_HOST, STATUS_NO_ROUTE of the host that was named;
 * STATUS_INTERNAL.
 */
enum status paths_measure(const struct machine *machine, struct paths *paths,
                          const struct path_question *question, struct path *out,
                          struct error *err) CORE_MUST_USE;

/*
 * The next question is measured anew. Where that tells nothing, because nobody answers just then,
 * what was measured before still counts: silence is no reason to make a tunnel's packets larger.
 */
void paths_doubt(struct paths *paths);

#endif
