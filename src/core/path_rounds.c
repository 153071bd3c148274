/* SPDX-License-Identifier: MIT */
#include "core/path_rounds.h"

enum {
    SPARE = 20,           /* packets not spent on a second copy of each */
    LIKELY_MIN = 3,       /* fewer likely sizes make no round */
    SAMPLES_MAX = 20,     /* sizes between two bounds, in one round */
    LOSS_MIN_PPM = 50000, /* assumed where less is seen */
    WRONG_MAX_PPM = 100,  /* how often all copies of a size may be lost by chance */
    COPIES_MAX = 16,
    SMALL_PAYLOAD_LEN = 40, /* of the ping that only asks whether anybody answers */
    ICMP_HEADER_LEN = 8
};

/*
 * Likely path MTUs, largest first: jumbo frames, Ethernet, PPPoE, DS-Lite and Flet's, tunnels of
 * many kinds, mobile networks, IPv6's minimum, the plateaus of RFC 1191.
 */
static const uint16_t likely[] = {
    9216, 9000, 8000, 6000, 4470, 4352, 3000, 2048, 1800, 1600, 1500, 1492, 1480,
    1472, 1460, 1454, 1452, 1440, 1430, 1420, 1410, 1400, 1380, 1360, 1340, 1320,
    1300, 1280, 1240, 1200, 1120, 1006, 900,  800,  680,  576,  400,  296,
};

uint32_t path_rounds_small_len(const struct path_search *search)
{
    uint32_t len = family_header_len(search->family) + ICMP_HEADER_LEN + SMALL_PAYLOAD_LEN;

    return len < search->cap ? len : search->cap;
}

struct path_size *path_rounds_size(struct path_search *search, uint32_t len)
{
    for (size_t i = 0; i < search->size_count; i++)
        if (search->sizes[i].len == len)
            return &search->sizes[i];
    return NULL;
}

uint32_t path_rounds_left(const struct path_search *search)
{
    return (uint32_t)(PATH_PROBES_MAX - search->probe_count);
}

bool path_rounds_answered(const struct path_probe *probe)
{
    return probe->told && probe->outcome == PATH_REPLIED;
}

/* Copies of SIZE that are known not to come back. */
uint32_t path_rounds_missing(const struct path_search *search, const struct path_size *size)
{
    uint32_t count = 0;

    for (size_t i = 0; i < search->probe_count; i++) {
        const struct path_probe *probe = &search->probes[i];

        count += probe->len == size->len && probe->resolved && !path_rounds_answered(probe);
    }
    return count;
}

/* How many copies of a size must be missing, so that they are not lost by chance. */
uint32_t path_rounds_copies(const struct path_search *search)
{
    uint32_t sent = 0;
    uint32_t lost = 0;
    uint32_t copies = 0;
    uint64_t loss_ppm;
    uint64_t chance_ppm = 1000000;

    for (size_t i = 0; i < search->probe_count; i++) {
        const struct path_probe *probe = &search->probes[i];

        if (probe->len <= search->best && probe->resolved) {
            sent++;
            lost += !path_rounds_answered(probe);
        }
    }
    loss_ppm = (lost * 1000000ULL) / (sent + 1);
    loss_ppm = loss_ppm > LOSS_MIN_PPM ? loss_ppm : LOSS_MIN_PPM;
    while (copies < COPIES_MAX && (chance_ppm > WRONG_MAX_PPM || copies < PATH_COPIES_MIN)) {
        chance_ppm = chance_ppm * loss_ppm / 1000000;
        copies++;
    }
    return copies;
}

static void enqueue(struct path_search *search, uint32_t len, uint32_t copies)
{
    for (uint32_t i = 0; i < copies && search->queue_count < PATH_PROBES_MAX; i++)
        search->queue[search->queue_count++] = len;
}

static void clear_queue(struct path_search *search)
{
    search->queue_count = 0;
    search->queue_next = 0;
}

/* The small ping, the cap, every likely size below it, and the cap again. */
static void begin_first_round(struct path_search *search)
{
    uint32_t lowest = search->family == FAMILY_IPV6 ? 1280 : 0;

    enqueue(search, path_rounds_small_len(search), 1);
    enqueue(search, search->cap, 1);
    for (size_t i = 0; i < sizeof likely / sizeof likely[0]; i++)
        if (likely[i] < search->cap && likely[i] >= lowest)
            enqueue(search, likely[i], 1);
    enqueue(search, search->cap, 1);
}

/* The smallest size above the best that seems not to pass; cap + 1 where none was tried. */
static uint32_t upper_bound(const struct path_search *search)
{
    for (size_t i = 0; i < search->size_count; i++)
        if (search->sizes[i].len > search->best)
            return search->sizes[i].len;
    return search->cap + 1;
}

/* How many of COUNT sizes to try, so that two rounds of about as many find one of them. */
static uint32_t samples_of(uint32_t count)
{
    uint32_t samples = 1;

    while (samples < SAMPLES_MAX && (samples - 1) * (samples - 1) < count)
        samples++;
    return samples;
}

/* The likely sizes from FROM to below UPPER, where they have not been tried; how many. */
static uint32_t enqueue_likely(struct path_search *search, uint32_t from, uint32_t upper)
{
    uint32_t count = 0;

    for (size_t i = 0; i < sizeof likely / sizeof likely[0]; i++) {
        if (likely[i] < from || likely[i] >= upper)
            continue;
        enqueue(search, likely[i], 1);
        count++;
    }
    return count;
}

/* Sizes between the bounds: all of them, twice if that is not much, else spread evenly. */
static void enqueue_between(struct path_search *search, uint32_t from, uint32_t upper,
                            uint32_t room)
{
    uint32_t sizes = upper - from;
    uint32_t samples = sizes <= SAMPLES_MAX ? sizes : samples_of(sizes);

    samples = samples < room ? samples : room;
    if (samples == sizes) {
        for (uint32_t copy = 0; copy < 2 && (copy == 0 || 2 * sizes + SPARE <= room); copy++)
            for (uint32_t len = upper - 1; len >= from; len--)
                enqueue(search, len, 1);
        return;
    }
    if (enqueue_likely(search, from, upper) >= LIKELY_MIN)
        return;
    for (uint32_t i = samples; i > 0; i--)
        enqueue(search, from + (uint32_t)((uint64_t)sizes * i / (samples + 1)), 1);
}

/* A round above the best: the size next to it, sizes up to the bound, the bound once more. */
static void begin_round_above(struct path_search *search)
{
    uint32_t needed = path_rounds_copies(search);
    uint32_t next = search->best + 1;
    uint32_t upper = upper_bound(search);
    const struct path_size *row = path_rounds_size(search, next);
    uint32_t have = row != NULL ? path_rounds_missing(search, row) : 0;
    uint32_t reserve = 2 * needed + 2;

    if (have >= 2) { /* it looks as if the best were it: prove that */
        enqueue(search, next, have < needed ? needed - have : 1);
        return;
    }
    enqueue(search, next, have == 0 ? 2 : needed - have);
    if (upper > next + 1 && path_rounds_left(search) > reserve)
        enqueue_between(search, next + 1, upper, path_rounds_left(search) - reserve);
    for (size_t i = 0, confirmed = 0; i < search->size_count && confirmed < 2; i++) {
        const struct path_size *size = &search->sizes[i];

        if (size->len > next && size->sent == 1) {
            enqueue(search, size->len, 1);
            confirmed++;
        }
    }
}

void path_rounds_begin(struct path_search *search)
{
    search->round++;
    clear_queue(search);
    if (search->round == 1) {
        begin_first_round(search);
    } else if (search->best == 0) {
        enqueue(search, path_rounds_small_len(search), 2);
        enqueue(search, search->family == FAMILY_IPV6 ? 1280 : 576, 1);
        enqueue(search, path_rounds_small_len(search), 1);
    } else {
        begin_round_above(search);
    }
}

/* A router named an MTU: look there at once, unless something there is known already. */
void path_rounds_look_at(struct path_search *search, uint32_t told_mtu)
{
    if (told_mtu <= search->best || told_mtu >= search->cap)
        return;
    if (search->told_tried > search->best && told_mtu >= search->told_tried)
        return;
    search->told_tried = told_mtu;
    clear_queue(search);
    for (int i = 0; i < 2; i++) {
        enqueue(search, told_mtu, 1);
        enqueue(search, told_mtu + 1, 1);
    }
}
