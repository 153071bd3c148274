/* SPDX-License-Identifier: MIT */
#include "path_sim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum {
    EVENT_MAX = 512,
    SECOND_US = 1000000
};

struct event {
    uint64_t at_us;
    uint64_t sent_us;
    uint32_t tag;
    enum path_outcome outcome;
    uint32_t told_mtu;
};

struct world {
    const struct path_sim *sim;
    uint64_t random;
    uint64_t now_us;
    struct event events[EVENT_MAX];
    size_t event_count;
    uint64_t icmp_tokens_us;
    uint32_t remembered;
};

/* splitmix64. */
static uint64_t draw(uint64_t *random)
{
    uint64_t z = *random += 0x9E3779B97F4A7C15U;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

static bool chance(uint64_t *random, uint32_t ppm)
{
    return draw(random) % 1000000 < ppm;
}

static uint32_t between(uint64_t *random, uint32_t low, uint32_t high)
{
    return low + (uint32_t)(draw(random) % (high - low + 1));
}

/* Exponentially distributed: the sum of halvings is near enough. */
static uint32_t jitter(struct world *world)
{
    uint32_t mean_us = world->sim->jitter_us;
    uint32_t sum = 0;

    if (mean_us == 0)
        return 0;
    sum = between(&world->random, 0, mean_us);
    while (chance(&world->random, 400000))
        sum += mean_us;
    return sum;
}

static void add_event(struct world *world, uint32_t tag, enum path_outcome outcome,
                      uint32_t delay_us, uint32_t told_mtu)
{
    assert_true(world->event_count < EVENT_MAX);
    world->events[world->event_count++] = (struct event){
        .at_us = world->now_us + delay_us,
        .sent_us = world->now_us,
        .tag = tag,
        .outcome = outcome,
        .told_mtu = told_mtu,
    };
}

/* Linux: a bucket of tokens, one more each second. */
static bool icmp_allowed(struct world *world)
{
    uint64_t full_us = (uint64_t)world->sim->icmp_burst * SECOND_US;

    if (world->sim->icmp_burst == 0)
        return true;
    if (world->now_us + full_us - world->icmp_tokens_us > full_us)
        world->icmp_tokens_us = world->now_us;
    if (world->icmp_tokens_us + SECOND_US > world->now_us + full_us)
        return false;
    world->icmp_tokens_us += SECOND_US;
    return true;
}

static void too_big(struct world *world, uint32_t tag, uint32_t mtu, uint32_t delay_us)
{
    const struct path_sim *sim = world->sim;
    uint32_t told = sim->named_mtu != 0 ? sim->named_mtu : mtu;

    if (!sim->icmp || !icmp_allowed(world) || chance(&world->random, sim->loss_ppm[1]))
        return;
    add_event(world, tag, PATH_TOO_BIG, delay_us + jitter(world), sim->names_mtu ? told : 0);
    if (sim->remembers && (world->remembered == 0 || told < world->remembered))
        world->remembered = told;
}

static void reply(struct world *world, uint32_t tag, uint32_t len)
{
    const struct path_sim *sim = world->sim;
    bool cut = sim->cut_above != 0 && len > sim->cut_above;
    uint32_t copies = chance(&world->random, sim->repeat_ppm) ? 2 : 1;

    for (uint32_t i = 0; i < copies; i++)
        add_event(world, tag, cut ? PATH_DAMAGED : PATH_REPLIED, sim->rtt_us + jitter(world), 0);
    if (chance(&world->random, sim->stray_ppm))
        add_event(world, tag + 1000, PATH_REPLIED, sim->rtt_us + jitter(world), 0);
}

static void packet(struct world *world, uint32_t tag, uint32_t len)
{
    const struct path_sim *sim = world->sim;

    assert_true(len <= sim->cap);
    assert_true(len >= (sim->family == FAMILY_IPV6 ? 48U : 28U)); /* the headers of an echo */
    if ((sim->refused_above != 0 && len > sim->refused_above) ||
        (world->remembered != 0 && len > world->remembered))
        add_event(world, tag, PATH_REFUSED, 0, 0);
    else if (sim->unreachable)
        add_event(world, tag, PATH_UNREACHABLE, sim->rtt_us, 0);
    else if (sim->silent || chance(&world->random, sim->loss_ppm[0]))
        return;
    else if (sim->second_mtu != 0 && len > sim->second_mtu)
        too_big(world, tag, sim->second_mtu, sim->rtt_us / 4);
    else if (len > sim->mtu)
        too_big(world, tag, sim->mtu, sim->rtt_us / 2);
    else if (sim->return_mtu != 0 && len > sim->return_mtu)
        return;
    else if (!chance(&world->random, sim->loss_ppm[1]))
        reply(world, tag, len);
}

/* What the PC's clock shows. */
static uint64_t clock_us(const struct world *world)
{
    uint32_t tick_us = world->sim->tick_us;

    return tick_us == 0 ? world->now_us : world->now_us - world->now_us % tick_us;
}

/* Feeds what has come by now. */
static void deliver(struct world *world, struct path_search *search)
{
    for (;;) {
        size_t next = world->event_count;

        for (size_t i = 0; i < world->event_count; i++)
            if (world->events[i].at_us <= world->now_us &&
                (next == world->event_count || world->events[i].at_us < world->events[next].at_us))
                next = i;
        if (next == world->event_count)
            return;
        path_search_feed(search, clock_us(world), world->events[next].tag,
                         world->events[next].outcome,
                         (uint32_t)(world->events[next].at_us - world->events[next].sent_us),
                         world->events[next].told_mtu);
        world->events[next] = world->events[--world->event_count];
    }
}

static void wait_for(struct world *world, uint64_t wait_us)
{
    uint64_t until_us = world->now_us + wait_us;
    uint32_t tick_us = world->sim->tick_us;

    if (tick_us != 0)
        until_us += tick_us - until_us % tick_us;
    for (size_t i = 0; i < world->event_count; i++)
        if (world->events[i].at_us > world->now_us && world->events[i].at_us < until_us)
            until_us = world->events[i].at_us;
    world->now_us = until_us;
}

struct path_sim_run path_sim_run(const struct path_sim *sim, uint64_t seed)
{
    struct world world = {.sim = sim, .random = seed, .now_us = 5000000};
    uint64_t begin_us = world.now_us;
    struct path_search search;
    struct path_sim_run run = {.sent = 0};
    struct path_action action;

    path_search_init(&search, sim->family, sim->cap, clock_us(&world),
                     sim->limit_us != 0 ? sim->limit_us : 3 * SECOND_US);
    for (int steps = 0;; steps++) {
        assert_true(steps < 5000); /* it never goes on for ever */
        deliver(&world, &search);
        action = path_search_next(&search, clock_us(&world));
        if (action.step == PATH_STEP_DONE)
            break;
        if (action.step == PATH_STEP_SEND) {
            run.sent++;
            packet(&world, action.tag, action.len);
            continue;
        }
        assert_true(action.wait_us > 0);
        if (sim->asleep_for_us != 0 && world.now_us - begin_us <= sim->asleep_at_us &&
            world.now_us + action.wait_us - begin_us > sim->asleep_at_us)
            world.now_us += sim->asleep_for_us;
        else
            wait_for(&world, action.wait_us);
    }
    run.took_us = world.now_us - begin_us;
    run.finding = path_search_finding(&search);
    assert_int_equal(run.finding.probes_sent, run.sent);
    assert_true(run.sent <= PATH_PROBES_MAX);
    for (size_t i = 0; i < run.finding.size_count; i++)
        assert_true(i == 0 || search.sizes[i - 1].len < search.sizes[i].len);
    run.finding.sizes = NULL;
    return run;
}

struct path_sim path_sim_random(uint64_t seed)
{
    static const uint32_t common[] = {1500, 1492, 1480, 1460, 1454, 1452, 1440, 1420, 1400, 1280};
    uint64_t random = seed ^ 0x5DEECE66DU;
    struct path_sim sim = {
        .why = "random",
        .family = FAMILY_IPV4,
        .cap = 1500,
        .mtu = chance(&random, 400000) ? common[draw(&random) % 10] : between(&random, 576, 1500),
        .rtt_us = between(&random, 2000, 80000),
        .jitter_us = between(&random, 0, 8000),
        .loss_ppm = {between(&random, 0, 50000), between(&random, 0, 50000)},
        .repeat_ppm = between(&random, 0, 50000),
        .stray_ppm = between(&random, 0, 20000),
        .icmp = chance(&random, 500000),
        .icmp_burst = chance(&random, 500000) ? between(&random, 1, 10) : 0,
        .names_mtu = chance(&random, 800000),
    };

    if (chance(&random, 200000))
        sim.second_mtu = between(&random, sim.mtu, 1500);
    if (chance(&random, 150000))
        sim.return_mtu = between(&random, 576, 1500);
    if (chance(&random, 50000))
        sim.named_mtu = between(&random, 576, 1500);
    sim.remembers = sim.icmp && sim.names_mtu && sim.named_mtu == 0 && chance(&random, 300000);
    return sim;
}
