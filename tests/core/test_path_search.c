/* SPDX-License-Identifier: MIT */
/* The path-MTU search: by hand where every answer matters, and on simulated paths. */
#include "check.h"
#include "path_sim.h"

#include <stdlib.h>

#define MS 1000U

struct row {
    struct path_sim sim;
    enum path_result result;
    enum path_doubt doubt;
    uint32_t path_mtu;
    uint32_t packets_max;
    uint32_t ms_max;
};

/* What all rows have in common: an interface of 1500; mostly also 20 ms. */
#define PATH(reason, ...)                                                                          \
    {                                                                                              \
        .why = (reason), .family = FAMILY_IPV4, .cap = 1500, __VA_ARGS__                           \
    }
#define RTT     (20 * MS)
#define ROUTERS .icmp = true, .names_mtu = true

static void check_row(const struct row *row, uint64_t seed)
{
    struct path_sim_run run = path_sim_run(&row->sim, seed);
    const char *why = row->sim.why;

    CHECK_TEXT(why, path_result_name(run.finding.result), path_result_name(row->result));
    CHECK_NUMBER(why, run.finding.doubt, row->doubt);
    CHECK_NUMBER(why, run.finding.path_mtu, row->path_mtu);
    if (run.sent > row->packets_max)
        CHECK_NUMBER(why, run.sent, row->packets_max);
    if (run.took_us > (uint64_t)row->ms_max * MS)
        CHECK_NUMBER(why, (int64_t)run.took_us / 1000, row->ms_max);
}

static void paths(void **state)
{
    static const struct row rows[] = {
        {PATH("the cap itself answers: one round trip", .mtu = 1500, .rtt_us = RTT), PATH_EXACT, 0,
         1500, 30, 25},
        {PATH("a router names its MTU: two round trips", .mtu = 1454, ROUTERS, .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 30, 45},
        {PATH("a router names none: two round trips and their packets", .mtu = 1454, .icmp = true,
              .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 60, 110},
        {PATH("a router names a likely size less one", .mtu = 1453, ROUTERS, .rtt_us = RTT),
         PATH_EXACT, 0, 1453, 30, 45},
        {PATH("two routers, the further is the narrower", .mtu = 1400, .second_mtu = 1480, ROUTERS,
              .rtt_us = RTT),
         PATH_EXACT, 0, 1400, 60, 100},
        {PATH("one ICMP error a second", .mtu = 1454, ROUTERS, .icmp_burst = 1, .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 60, 300},
        {PATH("a black hole at a likely size", .mtu = 1454, .rtt_us = RTT), PATH_BLACK_HOLE, 0,
         1454, 60, 400},
        {PATH("a black hole between likely sizes", .mtu = 1433, .rtt_us = RTT), PATH_BLACK_HOLE, 0,
         1433, 90, 400},
        {PATH("a black hole one below the cap", .mtu = 1499, .rtt_us = RTT), PATH_BLACK_HOLE, 0,
         1499, 90, 400},
        {PATH("a black hole far from any likely size", .mtu = 733, .rtt_us = RTT), PATH_BLACK_HOLE,
         0, 733, 90, 500},
        {PATH("smaller than IPv4's usual floor", .mtu = 301, .rtt_us = RTT), PATH_BLACK_HOLE, 0,
         301, 90, 500},
        {PATH("RFC 791: the smallest IPv4 path", .mtu = 68, .rtt_us = RTT), PATH_BLACK_HOLE, 0, 68,
         90, 500},
        {PATH("replies are stopped on the way back", .mtu = 1500, .return_mtu = 1420,
              .rtt_us = RTT),
         PATH_BLACK_HOLE, 0, 1420, 90, 400},
        {PATH("routers answer there, replies are stopped on the way back", .mtu = 1480,
              .return_mtu = 1420, ROUTERS, .rtt_us = RTT),
         PATH_BLACK_HOLE, 0, 1420, 100, 600},
        {PATH("a router names less than it carries", .mtu = 1454, .icmp = true, .names_mtu = true,
              .named_mtu = 1300, .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 100, 500},
        {PATH("a router names more than it carries", .mtu = 1454, .icmp = true, .names_mtu = true,
              .named_mtu = 1492, .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 100, 500},
        {PATH("a router names less than the headers of an echo", .mtu = 1454, .icmp = true,
              .names_mtu = true, .named_mtu = 15, .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 60, 110},
        {PATH("a router names less than any link may have (RFC 791)", .mtu = 1454, .icmp = true,
              .names_mtu = true, .named_mtu = 67, .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 60, 110},
        {PATH("a router names nonsense", .mtu = 1454, .icmp = true, .names_mtu = true,
              .named_mtu = 65535, .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 100, 500},
        {PATH("Windows refuses what a router has just named: a measurement", .mtu = 1454, ROUTERS,
              .remembers = true, .rtt_us = RTT),
         PATH_EXACT, 0, 1454, 60, 100},
        {PATH("Windows remembers less than the path: no measurement", .mtu = 1454,
              .refused_above = 1400, .rtt_us = RTT),
         PATH_LOWER_BOUND, PATH_DOUBT_REFUSED, 1400, 60, 200},
        {PATH("Windows remembers the truth: no measurement either", .mtu = 1454,
              .refused_above = 1454, .rtt_us = RTT),
         PATH_LOWER_BOUND, PATH_DOUBT_REFUSED, 1454, 60, 200},
        {PATH("Windows remembers more than the path", .mtu = 1454, .refused_above = 1492,
              .rtt_us = RTT),
         PATH_BLACK_HOLE, 0, 1454, 90, 400},
        {PATH("a host cuts long replies: they prove nothing", .mtu = 1500, .cut_above = 1000,
              .rtt_us = RTT),
         PATH_LOWER_BOUND, PATH_DOUBT_DAMAGED, 1000, 100, 500},
        {PATH("a host cuts all replies", .mtu = 1500, .cut_above = 1, .rtt_us = RTT),
         PATH_NO_ANSWER, PATH_DOUBT_DAMAGED, 0, 60, 3000},
        {PATH("nobody answers", .silent = true, .rtt_us = RTT), PATH_NO_ANSWER, 0, 0, 50, 2200},
        {PATH("nobody answers, and little time", .silent = true, .limit_us = 100 * MS,
              .rtt_us = RTT),
         PATH_NO_ANSWER, PATH_DOUBT_TIME, 0, 50, 100},
        {PATH("unreachable", .unreachable = true, .rtt_us = RTT), PATH_NO_ANSWER, 0, 0, 50, 200},
        {PATH("too little time for a black hole", .mtu = 1454, .limit_us = 100 * MS, .rtt_us = RTT),
         PATH_LOWER_BOUND, PATH_DOUBT_TIME, 1454, 60, 100},
        {PATH("a satellite", .mtu = 1454, .rtt_us = 1500 * MS, .limit_us = 20000 * MS),
         PATH_BLACK_HOLE, 0, 1454, 100, 8000},
        {PATH("the other side of the world", .mtu = 1433, .rtt_us = 300 * MS), PATH_BLACK_HOLE, 0,
         1433, 100, 2000},
        {PATH("a lab: 0.2 ms", .mtu = 1454, .rtt_us = 200), PATH_BLACK_HOLE, 0, 1454, 90, 300},
        {PATH("replies come twice and with unknown tags", .mtu = 1454, .repeat_ppm = 1000000,
              .stray_ppm = 1000000, .rtt_us = RTT),
         PATH_BLACK_HOLE, 0, 1454, 90, 400},
        {PATH("the PC sleeps for ten seconds in mid-round", .mtu = 1454, .asleep_at_us = 30 * MS,
              .asleep_for_us = 10000 * MS, .limit_us = 20000 * MS, .rtt_us = RTT),
         PATH_BLACK_HOLE, 0, 1454, 90, 11000},
        {PATH("the PC sleeps longer than there is time", .mtu = 1454, .asleep_at_us = 30 * MS,
              .asleep_for_us = 10000 * MS, .rtt_us = RTT),
         PATH_LOWER_BOUND, PATH_DOUBT_TIME, 1454, 90, 11000},
        {PATH("a clock that ticks every 15.6 ms, as Windows' does", .mtu = 1433, .rtt_us = RTT,
              .tick_us = 15625),
         PATH_BLACK_HOLE, 0, 1433, 90, 600},
        {PATH("that clock, and a router that answers", .mtu = 1454, .rtt_us = RTT, .tick_us = 15625,
              ROUTERS),
         PATH_EXACT, 0, 1454, 40, 100},
        {{.why = "IPv6", .family = FAMILY_IPV6, .cap = 1500, .mtu = 1460, .rtt_us = RTT, ROUTERS},
         PATH_EXACT,
         0,
         1460,
         30,
         45},
        {{.why = "IPv6: a router names less than every link must carry (RFC 8200 5)",
          .family = FAMILY_IPV6,
          .cap = 1500,
          .mtu = 1460,
          .rtt_us = RTT,
          .icmp = true,
          .names_mtu = true,
          .named_mtu = 1000},
         PATH_EXACT,
         0,
         1460,
         60,
         110},
        {{.why = "IPv6's minimum", .family = FAMILY_IPV6, .cap = 1500, .mtu = 1280, .rtt_us = RTT},
         PATH_BLACK_HOLE,
         0,
         1280,
         90,
         400},
        {{.why = "jumbo frames to the end", .cap = 9000, .mtu = 9000, .rtt_us = 300},
         PATH_EXACT,
         0,
         9000,
         5,
         10},
        {{.why = "jumbo frames here, Ethernet there", .cap = 9000, .mtu = 1500, .rtt_us = 300},
         PATH_BLACK_HOLE,
         0,
         1500,
         90,
         300},
        {{.why = "the largest interface", .cap = 65535, .mtu = 12345, .rtt_us = RTT},
         PATH_BLACK_HOLE,
         0,
         12345,
         100,
         700},
        {{.why = "the smallest interface", .cap = 68, .mtu = 68, .rtt_us = RTT},
         PATH_EXACT,
         0,
         68,
         3,
         25},
        {{.why = "a small interface", .cap = 576, .mtu = 575, .rtt_us = RTT},
         PATH_BLACK_HOLE,
         0,
         575,
         90,
         500},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        check_row(&rows[i], 1);
}

/* Where a fifth is lost each way, what is claimed must still be true. */
static void heavy_loss_is_never_wrong(void **state)
{
    struct path_sim sim = PATH("20 % lost each way", .loss_ppm = {200000, 200000}, .rtt_us = RTT);
    uint32_t exact = 0;

    (void)state;
    for (uint32_t seed = 0; seed < 300; seed++) {
        struct path_sim_run run;

        sim.mtu = 1400 + seed % 100;
        run = path_sim_run(&sim, seed);
        if (run.finding.result == PATH_NO_ANSWER)
            continue;
        CHECK(sim.why, run.finding.path_mtu <= sim.mtu);
        if (run.finding.result != PATH_LOWER_BOUND) {
            exact++;
            CHECK_NUMBER(sim.why, run.finding.path_mtu, sim.mtu);
        }
    }
    CHECK("most are found all the same", exact > 150);
}

/* FIGURES in the environment: so many random paths, and print what came of them. */
static void thousand_random_paths(void **state)
{
    const char *figures = getenv("FIGURES");
    uint32_t count = figures != NULL ? (uint32_t)strtoul(figures, NULL, 10) : 1000;
    uint32_t right = 0;
    uint64_t sent = 0;

    (void)state;
    for (uint32_t i = 0; i < count; i++) {
        struct path_sim sim = path_sim_random(i);
        struct path_sim_run run = path_sim_run(&sim, i);
        uint32_t mtu = sim.return_mtu != 0 && sim.return_mtu < sim.mtu ? sim.return_mtu : sim.mtu;
        bool claims = run.finding.result == PATH_EXACT || run.finding.result == PATH_BLACK_HOLE;

        sent += run.sent;
        right += claims && run.finding.path_mtu == mtu;
        CHECK("a bound is a bound", run.finding.path_mtu <= mtu);
    }
    if (figures != NULL)
        print_message("%lu paths: %lu right, %lu packets each\n", (unsigned long)count,
                      (unsigned long)right, (unsigned long)(sent / count));
    CHECK("99.9 % of them are right", (uint64_t)right * 1000 >= (uint64_t)count * 999);
}

/* Sends until the search waits; the tags of what it sent are 0, 1, 2, ... */
static void send_all(struct path_search *search, uint64_t *now_us)
{
    for (;;) {
        struct path_action action = path_search_next(search, *now_us);

        if (action.step == PATH_STEP_DONE || action.wait_us > 10 * MS)
            return;
        if (action.step == PATH_STEP_WAIT)
            *now_us += action.wait_us;
    }
}

static uint32_t tag_of(const struct path_search *search, uint32_t len)
{
    for (uint32_t tag = 0; tag < search->probe_count; tag++)
        if (search->probes[tag].len == len)
            return tag;
    fail_msg("no packet of %lu was sent", (unsigned long)len);
    return 0;
}

static void answers_that_prove_nothing(void **state)
{
    struct path_search search;
    struct path_finding finding;
    uint64_t now_us = 1;

    (void)state;
    path_search_init(&search, FAMILY_IPV4, 1500, now_us, 3000 * MS);
    send_all(&search, &now_us);
    path_search_feed(&search, now_us, 4000000, PATH_REPLIED, 20 * MS, 0);
    path_search_feed(&search, now_us, tag_of(&search, 1500), PATH_OUTCOME_COUNT, 20 * MS, 0);
    path_search_feed(&search, now_us, tag_of(&search, 1500), PATH_DAMAGED, 20 * MS, 0);
    path_search_feed(&search, now_us, tag_of(&search, 1492), PATH_TOO_BIG, 0, 0);
    path_search_feed(&search, now_us, tag_of(&search, 1480), PATH_SILENT, 0, 0);
    finding = path_search_finding(&search);
    CHECK_NUMBER("none of these is a reply", finding.path_mtu, 0);
    CHECK("nothing whole came back", finding.result == PATH_NO_ANSWER);
    path_search_feed(&search, now_us, tag_of(&search, 1480), PATH_REPLIED, 20 * MS, 0);
    CHECK_NUMBER("late, but it came", path_search_finding(&search).path_mtu, 1480);
    path_search_feed(&search, now_us, tag_of(&search, 1492), PATH_REPLIED, 20 * MS, 0);
    CHECK_NUMBER("refused, it was said, and it came", path_search_finding(&search).path_mtu, 1492);
    for (int i = 0; i < 5; i++)
        path_search_feed(&search, now_us, tag_of(&search, 1492), PATH_TOO_BIG, 0, 1300);
    CHECK_NUMBER("what was proved stays proved", path_search_finding(&search).path_mtu, 1492);
}

static void repeated_refusals_count_once(void **state)
{
    struct path_search search;
    uint64_t now_us = 1;
    uint32_t tag;

    (void)state;
    path_search_init(&search, FAMILY_IPV4, 1500, now_us, 3000 * MS);
    send_all(&search, &now_us);
    tag = tag_of(&search, 1460);
    for (int i = 0; i < 5; i++)
        path_search_feed(&search, now_us, tag, PATH_TOO_BIG, 0, 0);
    for (size_t i = 0; i < search.size_count; i++)
        if (search.sizes[i].len == 1460)
            CHECK_NUMBER("one packet, one refusal", search.sizes[i].count[PATH_TOO_BIG], 1);
}

static void pace(void **state)
{
    struct path_search search;
    struct path_action action;
    uint32_t at_once = 0;

    (void)state;
    path_search_init(&search, FAMILY_IPV4, 1500, 0, 3000 * MS);
    action = path_search_next(&search, 0);
    CHECK("the first goes at once", action.step == PATH_STEP_SEND);
    action = path_search_next(&search, 0);
    CHECK("the second does not", action.step == PATH_STEP_WAIT);
    CHECK_NUMBER("but 1 ms later", (int64_t)action.wait_us, 1000);
    while (path_search_next(&search, 100 * MS).step == PATH_STEP_SEND)
        at_once++;
    CHECK("who wakes up late may send some at once, not all", at_once > 1 && at_once <= 10);
}

static void names(void **state)
{
    (void)state;
    CHECK_TEXT("JSON", path_result_name(PATH_EXACT), "exact");
    CHECK_TEXT("JSON", path_result_name(PATH_BLACK_HOLE), "black-hole");
    CHECK_TEXT("JSON", path_result_name(PATH_LOWER_BOUND), "lower-bound");
    CHECK_TEXT("JSON", path_result_name(PATH_NO_ANSWER), "no-answer");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths),
        cmocka_unit_test(heavy_loss_is_never_wrong),
        cmocka_unit_test(thousand_random_paths),
        cmocka_unit_test(answers_that_prove_nothing),
        cmocka_unit_test(repeated_refusals_count_once),
        cmocka_unit_test(pace),
        cmocka_unit_test(names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
