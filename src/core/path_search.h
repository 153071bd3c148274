/* SPDX-License-Identifier: MIT */
/*
 * path_search.h: finds the largest packet that a path carries, by echo requests of chosen sizes.
 *
 * A state machine without sockets and without a clock: the caller sends what path_search_next says,
 * tells by path_search_feed what became of it, and passes the time in. The idea is that of RFC 8899
 * (packets of a size, acknowledged or not), with many sizes under way at once.
 *
 * What decides is a reply of full length, which proves its size and all below. "Too big" and the
 * MTU that a router names only say where to look: the size that is named must answer, and the one
 * above it must not. Silence is a loss until enough copies (by the loss seen so far, never fewer
 * than PATH_COPIES_MIN) over two rounds are missing.
 */
#ifndef CORE_PATH_SEARCH_H
#define CORE_PATH_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/address.h"

enum {
    PATH_PROBES_MAX = 100, /* packets of one search, ever */
    PATH_COPIES_MIN = 4    /* a size that is silent was sent at least so often */
};

/* What became of one packet. */
enum path_outcome {
    PATH_REPLIED,     /* the whole packet came back */
    PATH_DAMAGED,     /* something else came back */
    PATH_TOO_BIG,     /* a router on the way refused it */
    PATH_REFUSED,     /* this PC did: nothing was sent */
    PATH_UNREACHABLE, /* another ICMP error */
    PATH_SILENT,      /* the caller waits no longer; a later outcome still counts */
    PATH_OUTCOME_COUNT
};

enum path_result {
    PATH_EXACT,       /* path_mtu answers, what is larger does not */
    PATH_BLACK_HOLE,  /* the same, and nobody says so: larger packets vanish */
    PATH_LOWER_BOUND, /* path_mtu answers; whether more would is not known: see doubt */
    PATH_NO_ANSWER,   /* nothing came back whole */
    PATH_RESULT_COUNT
};

/* What stood in the way of an exact result. */
enum path_doubt {
    PATH_DOUBT_NONE,
    PATH_DOUBT_REFUSED, /* this PC refuses what is larger, though its interface takes it: it
                           remembers a path MTU from before */
    PATH_DOUBT_DAMAGED, /* larger packets come back cut or altered */
    PATH_DOUBT_TIME,    /* the time ran out */
    PATH_DOUBT_LOSS     /* too much is lost to tell, within PATH_PROBES_MAX packets */
};

/* A size that was tried, and what became of its packets. */
struct path_size {
    uint32_t len;                      /* of the IP packet */
    uint8_t sent;                      /* copies */
    uint8_t count[PATH_OUTCOME_COUNT]; /* of them; the rest is silent, too */
    uint32_t told_mtu;                 /* the smallest MTU that a router named for it; 0: none */
    uint16_t first_round, last_round;
};

struct path_probe {
    uint32_t len;
    uint64_t sent_us;
    bool resolved; /* something came of it, or it is out so long that nothing will */
    bool told;     /* what came of it: outcome */
    enum path_outcome outcome;
};

/* Private to path_search.c, but for the caller's storage. */
struct path_search {
    enum family family;
    uint32_t cap;
    uint64_t start_us, limit_us;

    struct path_size sizes[PATH_PROBES_MAX]; /* ascending */
    size_t size_count;
    struct path_probe probes[PATH_PROBES_MAX]; /* by tag */
    size_t probe_count;
    uint32_t queue[PATH_PROBES_MAX]; /* sizes to send in this round, by turn */
    size_t queue_count, queue_next;
    uint16_t round;

    uint32_t best;         /* largest size that answered; 0: none */
    uint32_t refused_from; /* smallest size that this PC refused; UINT32_MAX: none */
    uint32_t told_tried;   /* the router's word that was last looked at */
    uint64_t tokens_us;    /* since when nothing was sent: what pacing allows */
    uint64_t quiet_us;     /* when something was last sent or heard */
    uint64_t wake_us;      /* when path_search_next expects to be called */

    bool heard; /* anything at all from the path */
    uint32_t rtt_min_us, rtt_max_us, rtt_mean_us, rtt_spread_us;
    bool done;
    enum path_result result;
    enum path_doubt doubt;
};

enum path_step {
    PATH_STEP_SEND, /* send a packet of .len bytes; its outcomes are told with .tag */
    PATH_STEP_WAIT, /* nothing to do for .wait_us, unless something is heard */
    PATH_STEP_DONE
};

struct path_action {
    enum path_step step;
    uint32_t tag;
    uint32_t len;
    uint64_t wait_us;
};

/*
 * Begins at NOW_US, a clock in microseconds of any origin; ends at most LIMIT_US later. CAP is the
 * MTU of the interface that the packets leave by, 68..65535: nothing larger is sent.
 */
void path_search_init(struct path_search *search, enum family family, uint32_t cap, uint64_t now_us,
                      uint64_t limit_us);

/* What to do at NOW_US. A packet that it says to send counts as sent. */
struct path_action path_search_next(struct path_search *search, uint64_t now_us);

/*
 * What became of the packet TAG. RTT_US: of PATH_REPLIED and PATH_DAMAGED. TOLD_MTU: what the
 * router named with PATH_TOO_BIG, 0 where it named none. Unknown tags and repetitions do no harm.
 */
void path_search_feed(struct path_search *search, uint64_t now_us, uint32_t tag,
                      enum path_outcome outcome, uint32_t rtt_us, uint32_t told_mtu);

struct path_finding {
    enum path_result result;
    enum path_doubt doubt;
    uint32_t path_mtu; /* 0 with PATH_NO_ANSWER */
    bool has_rtt;
    uint32_t rtt_us;       /* the shortest */
    uint32_t refused_from; /* of PATH_DOUBT_REFUSED: the smallest size that this PC refused */
    uint32_t told_mtu;     /* an MTU that a router named for what is above path_mtu; 0: none did */
    uint32_t probes_sent;
    const struct path_size *sizes; /* the search's, ascending */
    size_t size_count;
};

/* What is known now; final once path_search_next has said PATH_STEP_DONE. */
struct path_finding path_search_finding(const struct path_search *search);

/* "exact", "black-hole", "lower-bound", "no-answer": the spelling of JSON. */
const char *path_result_name(enum path_result result);

#endif
