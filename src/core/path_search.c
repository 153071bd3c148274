/* SPDX-License-Identifier: MIT */
#include "core/path_search.h"

#include <string.h>

#include "core/mtu.h"
#include "core/path_rounds.h"

enum {
    PACE_US = 1000,          /* between packets: a burst gets lost */
    BURST_MAX = 8,           /* packets at once, where the caller wakes up late */
    FIRST_WAIT_US = 1000000, /* for an answer while no round trip is known */
    WAIT_MARGIN_US = 30000,  /* a round trip may be so much longer than the longest seen */
    WAIT_MAX_US = 2000000,   /* for a round */
    LATE_US = 250000,        /* called so much later than asked: the PC was busy or asleep */
    SILENT_ROUNDS_MAX = 2,   /* without any answer */
};

/* The row of LEN, made where it is missing. There are never more sizes than packets. */
static struct path_size *add_size(struct path_search *search, uint32_t len)
{
    struct path_size *row = path_rounds_size(search, len);
    size_t at = 0;

    if (row != NULL)
        return row;
    while (at < search->size_count && search->sizes[at].len < len)
        at++;
    row = &search->sizes[at];
    memmove(row + 1, row, (search->size_count - at) * sizeof *row);
    search->size_count++;
    *row = (struct path_size){.len = len, .first_round = search->round};
    return row;
}

/* Whether a copy of LEN is still out. */
static bool is_out(const struct path_search *search, uint32_t len)
{
    for (size_t i = 0; i < search->probe_count; i++)
        if (search->probes[i].len == len && !search->probes[i].resolved)
            return true;
    return false;
}

void path_search_init(struct path_search *search, enum family family, uint32_t cap, uint64_t now_us,
                      uint64_t limit_us)
{
    *search = (struct path_search){
        .family = family,
        .cap = cap,
        .start_us = now_us,
        .limit_us = limit_us,
        .tokens_us = now_us,
        .quiet_us = now_us,
        .wake_us = now_us,
        .refused_from = UINT32_MAX,
        .result = PATH_NO_ANSWER,
    };
    path_rounds_begin(search);
}

/* How long a round stays open after the last that was sent or heard. */
static uint64_t patience(const struct path_search *search)
{
    uint64_t more = WAIT_MARGIN_US;
    uint64_t wait;

    if (!search->heard)
        return FIRST_WAIT_US;
    if (more < search->rtt_max_us / 4)
        more = search->rtt_max_us / 4;
    if (more < 2ULL * search->rtt_spread_us)
        more = 2ULL * search->rtt_spread_us;
    wait = search->rtt_max_us + more;
    return wait < WAIT_MAX_US ? wait : WAIT_MAX_US;
}

static void finish(struct path_search *search, enum path_result result, enum path_doubt doubt)
{
    search->done = true;
    search->result = result;
    search->doubt = doubt;
}

/* As far as it got. */
static void give_up(struct path_search *search, enum path_doubt doubt)
{
    finish(search, search->best == 0 ? PATH_NO_ANSWER : PATH_LOWER_BOUND, doubt);
}

/* What routers said of sizes above the best; *TOLD: the MTU that they named, nearest to it. */
static bool routers_refuse(const struct path_search *search, uint32_t *told)
{
    bool any = false;

    *told = 0;
    for (size_t i = 0; i < search->size_count; i++) {
        const struct path_size *size = &search->sizes[i];

        if (size->len <= search->best || size->count[PATH_TOO_BIG] == 0)
            continue;
        any = true;
        if (size->told_mtu >= search->best && (*told == 0 || size->told_mtu < *told))
            *told = size->told_mtu;
    }
    return any;
}

static bool damaged_above(const struct path_search *search)
{
    for (size_t i = 0; i < search->size_count; i++)
        if (search->sizes[i].len > search->best && search->sizes[i].count[PATH_DAMAGED] > 0)
            return true;
    return false;
}

/* Concludes where what is known is enough. */
static void conclude(struct path_search *search)
{
    struct path_size *next;
    uint32_t told;
    bool refused_by_router;

    if (search->best == search->cap) {
        finish(search, PATH_EXACT, PATH_DOUBT_NONE);
        return;
    }
    if (search->best == 0)
        return;
    next = path_rounds_size(search, search->best + 1);
    refused_by_router = routers_refuse(search, &told);
    if (search->refused_from == search->best + 1) {
        /* what a router said just now is why; else it is a memory, no measurement */
        bool fresh = refused_by_router && (told == 0 || told == search->best);

        finish(search, fresh ? PATH_EXACT : PATH_LOWER_BOUND,
               fresh ? PATH_DOUBT_NONE : PATH_DOUBT_REFUSED);
        return;
    }
    if (next == NULL)
        return;
    if (damaged_above(search)) {
        if (path_rounds_missing(search, next) >= PATH_COPIES_MIN)
            finish(search, PATH_LOWER_BOUND, PATH_DOUBT_DAMAGED);
        return;
    }
    if (next->count[PATH_TOO_BIG] > 0 &&
        (told == search->best || (next->count[PATH_TOO_BIG] > 1 && !is_out(search, next->len)))) {
        finish(search, PATH_EXACT, PATH_DOUBT_NONE);
    } else if (!is_out(search, next->len) && next->last_round > next->first_round &&
               path_rounds_missing(search, next) >= path_rounds_copies(search)) {
        bool explained = next->count[PATH_TOO_BIG] > 0 ||
                         (refused_by_router && (told == 0 || told == search->best));

        finish(search, explained ? PATH_EXACT : PATH_BLACK_HOLE, PATH_DOUBT_NONE);
    }
}

/* Whether it is still worth while to send LEN. */
static bool is_wanted(struct path_search *search, uint32_t len)
{
    const struct path_size *size = path_rounds_size(search, len);

    if (len <= search->best && search->best > path_rounds_small_len(search))
        return false;
    if (len >= search->refused_from || (len <= search->best && size != NULL))
        return false;
    /* a router has spoken: enough, unless the verdict hangs on this size */
    return size == NULL || size->count[PATH_TOO_BIG] == 0 || len == search->best + 1;
}

/* Takes the next size from the queue. */
static bool take(struct path_search *search, uint32_t *len)
{
    while (search->queue_next < search->queue_count) {
        *len = search->queue[search->queue_next++];
        if (is_wanted(search, *len))
            return true;
    }
    return false;
}

static struct path_action send_now(struct path_search *search, uint32_t len, uint64_t now_us)
{
    uint32_t tag = (uint32_t)search->probe_count++;
    struct path_size *size = add_size(search, len);

    search->probes[tag] = (struct path_probe){.len = len, .sent_us = now_us};
    size->sent++;
    size->last_round = search->round;
    search->quiet_us = now_us;
    search->wake_us = now_us;
    /* late by much is no reason for a burst */
    if (now_us - search->tokens_us > (uint64_t)BURST_MAX * PACE_US)
        search->tokens_us = now_us - (uint64_t)BURST_MAX * PACE_US;
    search->tokens_us += PACE_US;
    return (struct path_action){.step = PATH_STEP_SEND, .tag = tag, .len = len};
}

static bool all_resolved(const struct path_search *search)
{
    for (size_t i = 0; i < search->probe_count; i++)
        if (!search->probes[i].resolved)
            return false;
    return true;
}

/* What is still out is lost. */
static void close_round(struct path_search *search)
{
    for (size_t i = 0; i < search->probe_count; i++)
        search->probes[i].resolved = true;
}

static struct path_action wait_until(struct path_search *search, uint64_t then_us, uint64_t now_us)
{
    uint64_t end_us = search->start_us + search->limit_us;

    if (then_us > end_us)
        then_us = end_us;
    search->wake_us = then_us;
    return (struct path_action){.step = PATH_STEP_WAIT, .wait_us = then_us - now_us};
}

/* One thing to do in this round; false: the round is over. */
static bool go_on(struct path_search *search, uint64_t now_us, struct path_action *action)
{
    uint64_t ready_us = search->tokens_us;
    uint64_t until_us = search->quiet_us + patience(search);
    uint32_t len;

    if (search->queue_next < search->queue_count && path_rounds_left(search) > 0) {
        if (ready_us > now_us) {
            *action = wait_until(search, ready_us, now_us);
            return true;
        }
        if (take(search, &len)) {
            *action = send_now(search, len, now_us);
            return true;
        }
    }
    if (all_resolved(search) || now_us >= until_us)
        return false;
    *action = wait_until(search, until_us, now_us);
    return true;
}

struct path_action path_search_next(struct path_search *search, uint64_t now_us)
{
    struct path_action action = {.step = PATH_STEP_DONE};

    if (now_us > search->wake_us + LATE_US)
        search->quiet_us = now_us; /* answers may be waiting to be fed */
    while (!search->done) {
        conclude(search);
        if (search->done)
            break;
        if (now_us >= search->start_us + search->limit_us) {
            give_up(search, PATH_DOUBT_TIME);
            break;
        }
        if (go_on(search, now_us, &action))
            return action;
        close_round(search);
        conclude(search);
        if (search->done)
            break;
        if (path_rounds_left(search) == 0)
            give_up(search, damaged_above(search) ? PATH_DOUBT_DAMAGED : PATH_DOUBT_LOSS);
        else if (search->best == 0 && search->round >= SILENT_ROUNDS_MAX)
            give_up(search, damaged_above(search) ? PATH_DOUBT_DAMAGED : PATH_DOUBT_NONE);
        else
            path_rounds_begin(search);
    }
    return (struct path_action){.step = PATH_STEP_DONE};
}

/* Smoothed as in RFC 6298 2. */
static void note_rtt(struct path_search *search, uint32_t rtt_us)
{
    uint32_t mean = search->rtt_mean_us;
    uint32_t off = rtt_us > mean ? rtt_us - mean : mean - rtt_us;

    if (!search->heard) {
        search->heard = true;
        search->rtt_min_us = rtt_us;
        search->rtt_max_us = rtt_us;
        search->rtt_mean_us = rtt_us;
        search->rtt_spread_us = rtt_us / 4;
        return;
    }
    search->rtt_spread_us += off / 4;
    search->rtt_spread_us -= search->rtt_spread_us / 4;
    search->rtt_mean_us = (uint32_t)(((uint64_t)mean * 7 + rtt_us) / 8);
    if (rtt_us < search->rtt_min_us)
        search->rtt_min_us = rtt_us;
    if (rtt_us > search->rtt_max_us)
        search->rtt_max_us = rtt_us;
}

/* A full reply is news whatever was heard before; all else only after nothing. */
static bool is_news(const struct path_probe *probe, enum path_outcome outcome)
{
    if (!probe->told)
        return true;
    if (probe->outcome == PATH_REPLIED || outcome == PATH_SILENT)
        return false;
    return outcome == PATH_REPLIED || probe->outcome == PATH_SILENT;
}

/*
 * The MTU that a router named for a packet of LEN; 0 where it named none that can be: one that
 * would have carried the packet, or less than every link carries.
 */
static uint32_t credible(const struct path_search *search, uint32_t told_mtu, uint32_t len)
{
    uint32_t lowest = search->family == FAMILY_IPV6 ? MTU_IPV6_FLOOR : MTU_PATH_MIN;

    return told_mtu >= lowest && told_mtu < len ? told_mtu : 0;
}

void path_search_feed(struct path_search *search, uint64_t now_us, uint32_t tag,
                      enum path_outcome outcome, uint32_t rtt_us, uint32_t told_mtu)
{
    struct path_probe *probe;
    struct path_size *size;

    if (tag >= search->probe_count || search->done || outcome >= PATH_OUTCOME_COUNT)
        return;
    probe = &search->probes[tag];
    size = path_rounds_size(search, probe->len);
    if (size == NULL || !is_news(probe, outcome))
        return;
    if (probe->told)
        size->count[probe->outcome]--;
    size->count[outcome]++;
    probe->told = true;
    probe->resolved = true;
    probe->outcome = outcome;
    if (outcome != PATH_SILENT)
        search->quiet_us = now_us;
    if (outcome == PATH_REPLIED || outcome == PATH_DAMAGED)
        note_rtt(search, rtt_us);
    if (outcome == PATH_REPLIED && probe->len > search->best) {
        search->best = probe->len;
    } else if (outcome == PATH_TOO_BIG) {
        told_mtu = credible(search, told_mtu, probe->len);
        if (told_mtu != 0 && (size->told_mtu == 0 || told_mtu < size->told_mtu))
            size->told_mtu = told_mtu;
        path_rounds_look_at(search, told_mtu);
    } else if (outcome == PATH_REFUSED && probe->len < search->refused_from) {
        search->refused_from = probe->len;
    }
}

struct path_finding path_search_finding(const struct path_search *search)
{
    struct path_finding finding = {
        .result = search->done || search->best == 0 ? search->result : PATH_LOWER_BOUND,
        .doubt = search->doubt,
        .path_mtu = search->best,
        .has_rtt = search->heard,
        .rtt_us = search->rtt_min_us,
        .probes_sent = (uint32_t)search->probe_count,
        .sizes = search->sizes,
        .size_count = search->size_count,
    };

    (void)routers_refuse(search, &finding.told_mtu);
    if (search->doubt == PATH_DOUBT_REFUSED)
        finding.refused_from = search->refused_from;
    return finding;
}

const char *path_result_name(enum path_result result)
{
    static const char *const names[PATH_RESULT_COUNT] = {
        [PATH_EXACT] = "exact",
        [PATH_BLACK_HOLE] = "black-hole",
        [PATH_LOWER_BOUND] = "lower-bound",
        [PATH_NO_ANSWER] = "no-answer",
    };

    return names[result];
}
