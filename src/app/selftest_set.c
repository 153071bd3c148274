/* SPDX-License-Identifier: MIT */
/*
 * --set: an MTU is changed a few times, and put back. As apply does, the journal has what was there
 * before each change, so that `undo` puts it back where this process cannot. The first thing tried
 * is the value that is there: where Windows does not take that, it could not be put back, and
 * nothing else is tried. Ctrl-C ends the trials, not the process.
 */
#include <stdio.h>
#include <string.h>

#include "app/apply.h"
#include "app/journal.h"
#include "app/selftest_rows.h"

enum {
    NEWS_WAIT_MS = 1000,
    STEP = 8
};

/* One IP version of the VPN. */
struct trial {
    const struct selftest *test;
    const struct machine_interface *row;
    enum family family;
    char subject[SELFTEST_SUBJECT_SIZE];
    uint32_t was;
    uint32_t now;                 /* as last read */
    struct journal_entry entry;   /* what the journal says of it */
    struct journal_entry earlier; /* and said before */
    bool has_earlier;
    bool noted;                    /* entry is in the journal */
    struct machine_events *events; /* NULL: news cannot be had */
    const char *over;              /* why nothing more is tried; NULL: go on */
    struct error *err;             /* the first failure; STATUS_OK where there was none */
};

static void fail(struct trial *trial, const struct error *err)
{
    if (trial->err->status == STATUS_OK)
        *trial->err = *err;
}

/* What is in force; a second time where the first fails, since so much depends on it. */
static enum status read_mtu(struct trial *trial, struct error *err)
{
    const struct machine *machine = trial->test->machine;
    enum status status = STATUS_OK;

    for (int attempt = 0; attempt < 2; attempt++) {
        status =
            machine->ops->get_mtu(machine->self, trial->row->luid, trial->family, &trial->now, err);
        if (status == STATUS_OK || status == STATUS_NO_INTERFACE || status == STATUS_NOT_BOUND)
            break;
    }
    return status;
}

/* TARGET and what is in force now are both ours: between this and the change it may be either. */
static enum status note(struct trial *trial, uint32_t target, struct error *err)
{
    enum status status;

    trial->entry.before = trial->now;
    trial->entry.target = target;
    status = journal_write(trial->test->machine, &trial->entry, err);
    /* A write that failed may have been made all the same. */
    trial->noted = true;
    return status;
}

/* The journal says again what it said before. */
static void withdraw(struct trial *trial)
{
    struct error ignored;

    if (!trial->noted)
        return;
    if (trial->has_earlier)
        (void)!journal_write(trial->test->machine, &trial->earlier, &ignored);
    else
        (void)!journal_delete(trial->test->machine, &trial->entry, &ignored);
}

/* Waits for news of interfaces; a stop ends the trials. False: none came. */
static bool await_news(struct trial *trial, uint32_t wait_ms)
{
    const struct machine *machine = trial->test->machine;
    uint64_t end_ms = machine->ops->now_ms(machine->self) + wait_ms;

    for (;;) {
        uint64_t now_ms = machine->ops->now_ms(machine->self);
        unsigned happened = 0;
        struct error ignored;

        if (machine->ops->events_wait(machine->self, trial->events,
                                      now_ms < end_ms ? (uint32_t)(end_ms - now_ms) : 0, &happened,
                                      &ignored) != STATUS_OK)
            return false;
        if ((happened & MACHINE_EVENT_STOP) != 0)
            trial->over = "it was stopped";
        if ((happened & MACHINE_EVENT_INTERFACE) != 0)
            return true;
        if (happened == 0 || trial->over != NULL)
            return false;
    }
}

/* Notes, sets, reads back; tells FACT. False: nothing more can be told of it. */
static bool try_value(struct trial *trial, enum selftest_fact fact, uint32_t value)
{
    const struct machine *machine = trial->test->machine;
    const uint32_t before = trial->now;
    const unsigned long wanted = value;
    struct error set_err = {.status = STATUS_OK};
    struct error err;
    enum status status = note(trial, value, &err);

    if (status == STATUS_OK)
        status =
            machine->ops->set_mtu(machine->self, trial->row->luid, trial->family, value, &set_err);
    else
        fail(trial, &err);
    if (status == STATUS_ACCESS_DENIED && set_err.status != STATUS_OK) {
        err = set_err;
        fail(trial, &err);
    } else if (set_err.status != STATUS_OK || status == STATUS_OK) {
        status = read_mtu(trial, &err);
    }
    if (status != STATUS_OK) {
        selftest_failed(trial->test, fact, trial->subject, &err);
        trial->over = "an earlier step failed";
        return false;
    }
    /* What nobody asked for is ours too: undo must know it. */
    if (trial->now != value && trial->now != trial->was)
        (void)!note(trial, trial->now, &err);
    if (set_err.status != STATUS_OK)
        selftest_measured(
            trial->test, fact, trial->subject, "%lu: refused (Windows code %lu); %s %lu", wanted,
            (unsigned long)set_err.windows_code,
            trial->now == before ? "it stays at" : "yet it is now", (unsigned long)trial->now);
    else if (trial->now == value)
        selftest_measured(trial->test, fact, trial->subject, "%lu: taken and kept", wanted);
    else
        selftest_measured(
            trial->test, fact, trial->subject, "%lu: taken without an error, but %s %lu", wanted,
            trial->now == before ? "it stays at" : "it is now", (unsigned long)trial->now);
    return true;
}

static void tell_ndis(const struct trial *trial)
{
    const struct machine *machine = trial->test->machine;
    const struct machine_interface *row;
    struct machine_interfaces list;
    struct error err;

    if (machine->ops->list_interfaces(machine->self, &list, &err) != STATUS_OK) {
        selftest_failed(trial->test, SELFTEST_SET_NDIS, trial->subject, &err);
        return;
    }
    row = machine_interface_by_luid(&list, trial->row->luid);
    if (row == NULL)
        selftest_unmeasured(trial->test, SELFTEST_SET_NDIS, trial->subject,
                            "the interface has gone");
    else
        selftest_measured(trial->test, SELFTEST_SET_NDIS, trial->subject,
                          "it was %lu and is %lu, and IP's is %lu",
                          (unsigned long)trial->row->ndis_mtu, (unsigned long)row->ndis_mtu,
                          (unsigned long)row->ip[trial->family].mtu);
    machine_interfaces_free(&list);
}

/* A change that surely is one, and what follows of it. */
static void try_lower(struct trial *trial, uint32_t value)
{
    const struct machine *machine = trial->test->machine;
    uint64_t start_ms;
    bool tried;

    while (trial->events != NULL && trial->over == NULL && await_news(trial, 0))
        ;
    start_ms = machine->ops->now_ms(machine->self);
    tried = trial->over == NULL && try_value(trial, SELFTEST_SET_LOWER, value);
    if (!tried || trial->now == trial->was) {
        const char *why = trial->over != NULL ? trial->over : "the MTU did not change";

        if (!tried && trial->over != NULL && trial->err->status == STATUS_OK)
            selftest_unmeasured(trial->test, SELFTEST_SET_LOWER, trial->subject, "%s", why);
        selftest_unmeasured(trial->test, SELFTEST_SET_NEWS, trial->subject, "%s", why);
        selftest_unmeasured(trial->test, SELFTEST_SET_NDIS, trial->subject, "%s", why);
        return;
    }
    if (trial->events == NULL)
        selftest_unmeasured(trial->test, SELFTEST_SET_NEWS, trial->subject,
                            "Windows does not tell news here");
    else if (await_news(trial, NEWS_WAIT_MS))
        selftest_measured(trial->test, SELFTEST_SET_NEWS, trial->subject, "within %lu milliseconds",
                          (unsigned long)(machine->ops->now_ms(machine->self) - start_ms));
    else
        selftest_measured(trial->test, SELFTEST_SET_NEWS, trial->subject,
                          "not within %d milliseconds", NEWS_WAIT_MS);
    tell_ndis(trial);
}

static void try_or_skip(struct trial *trial, enum selftest_fact fact, uint32_t value)
{
    const uint32_t floor = mtu_floor(trial->family);

    if (trial->over != NULL)
        selftest_unmeasured(trial->test, fact, trial->subject, "%s", trial->over);
    else if (fact != SELFTEST_SET_BELOW && value < floor)
        selftest_inapplicable(trial->test, fact, trial->subject, "%lu is below the lowest MTU, %lu",
                              (unsigned long)value, (unsigned long)floor);
    else
        (void)try_value(trial, fact, value);
}

static void try_lower_or_skip(struct trial *trial)
{
    const uint32_t value = trial->was - STEP;
    static const enum selftest_fact facts[] = {SELFTEST_SET_LOWER, SELFTEST_SET_NEWS,
                                               SELFTEST_SET_NDIS};

    if (trial->over == NULL && value >= mtu_floor(trial->family)) {
        try_lower(trial, value);
        return;
    }
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        try_or_skip(trial, facts[i], value);
}

static void try_all(struct trial *trial, const struct selftest_vpn *vpn)
{
    static const enum selftest_fact high[] = {SELFTEST_SET_CEILING, SELFTEST_SET_ABOVE,
                                              SELFTEST_SET_PHYSICAL};
    const uint32_t physical = vpn->underlay.mtu;
    const uint32_t values[] = {physical - MTU_HEADROOM, physical - MTU_HEADROOM + 1, physical};

    try_or_skip(trial, SELFTEST_SET_SAME, trial->was);
    if (trial->over == NULL && trial->now != trial->was)
        trial->over = "not even the MTU that is there is taken, so it could not be put back";
    try_lower_or_skip(trial);
    try_or_skip(trial, SELFTEST_SET_ODD, (trial->was - STEP - 1) | 1U);
    try_or_skip(trial, SELFTEST_SET_BELOW, mtu_floor(trial->family) - 1);
    for (size_t i = 0; i < sizeof high / sizeof high[0]; i++) {
        if (vpn->underlay.row == NULL || physical <= MTU_HEADROOM)
            selftest_unmeasured(trial->test, high[i], trial->subject,
                                "what carries the VPN is not known");
        else
            try_or_skip(trial, high[i], values[i]);
    }
}

/* Whatever happened: the MTU that was there. One answer that it is gone is not believed. */
static void restore(struct trial *trial)
{
    const struct machine *machine = trial->test->machine;
    struct error err = {.status = STATUS_OK};
    enum status status = read_mtu(trial, &err);

    for (int attempt = 0; attempt < 2 && (status != STATUS_OK || trial->now != trial->was);
         attempt++) {
        if (trial->noted)
            (void)!note(trial, trial->was, &err);
        (void)!machine->ops->set_mtu(machine->self, trial->row->luid, trial->family, trial->was,
                                     &err);
        status = read_mtu(trial, &err);
    }
    if (status == STATUS_OK && trial->now == trial->was) {
        withdraw(trial);
        selftest_measured(trial->test, SELFTEST_SET_RESTORED, trial->subject, "yes: %lu",
                          (unsigned long)trial->was);
    } else if (status == STATUS_NO_INTERFACE || status == STATUS_NOT_BOUND) {
        withdraw(trial);
        selftest_unmeasured(trial->test, SELFTEST_SET_RESTORED, trial->subject,
                            "the interface has gone, and its MTU with it");
    } else {
        if (status == STATUS_OK)
            (void)!note(trial, trial->now, &err);
        error_set(&err, STATUS_PARTLY, "the MTU of %s could not be put back to %lu", trial->subject,
                  (unsigned long)trial->was);
        error_advise(&err, "vpnmtu undo");
        *trial->err = err;
        selftest_measured(trial->test, SELFTEST_SET_RESTORED, trial->subject,
                          "no: it was %lu; vpnmtu undo knows it", (unsigned long)trial->was);
    }
}

/* The entry that is to be in the journal, and the one that is. */
static enum status prepare(struct trial *trial, struct error *err)
{
    const struct journal_entry *earlier;
    struct journal journal;
    enum status status = read_mtu(trial, err);

    if (status == STATUS_OK)
        status = journal_read(trial->test->machine, &journal, err);
    if (status != STATUS_OK)
        return status;
    trial->was = trial->now;
    trial->entry = (struct journal_entry){.luid = trial->row->luid,
                                          .family = trial->family,
                                          .index = trial->row->index,
                                          .original = trial->was,
                                          .before = trial->was,
                                          .target = trial->was};
    memcpy(trial->entry.name, trial->row->name, sizeof trial->entry.name);
    earlier = journal_find(&journal, trial->row->luid, NULL, trial->family);
    trial->has_earlier = earlier != NULL;
    if (earlier != NULL)
        trial->earlier = *earlier;
    if (earlier != NULL && journal_is_ours(earlier, trial->was))
        trial->entry.original = earlier->original;
    journal_free(&journal);
    return STATUS_OK;
}

static void skip_all(const struct selftest *test, const char *subject, const struct error *err)
{
    for (int fact = 0; fact < SELFTEST_FACT_COUNT; fact++) {
        if (selftest_question((enum selftest_fact)fact)->about != SELFTEST_ABOUT_SET)
            continue;
        if (err->status == STATUS_NOT_BOUND)
            selftest_inapplicable(test, (enum selftest_fact)fact, subject,
                                  "the interface does not have this IP version");
        else
            selftest_failed(test, (enum selftest_fact)fact, subject, err);
    }
}

static void try_family(struct trial *trial, const struct selftest_vpn *vpn)
{
    struct error err;

    if (prepare(trial, &err) != STATUS_OK) {
        skip_all(trial->test, trial->subject, &err);
        if (err.status != STATUS_NOT_BOUND)
            fail(trial, &err);
        return;
    }
    try_all(trial, vpn);
    restore(trial);
}

enum status selftest_set(const struct selftest *test, const struct selftest_vpn *vpn,
                         struct error *err)
{
    const struct machine *machine = test->machine;
    struct machine_events *events = NULL;
    struct error failure = {.status = STATUS_OK};
    struct error ignored;

    if (machine->ops->lock(machine->self, APPLY_LOCK_WAIT_MS, err) != STATUS_OK) {
        skip_all(test, vpn->title, err);
        return error_advise_rights(err);
    }
    if (machine->ops->events_open(machine->self, &events, &ignored) != STATUS_OK)
        events = NULL;
    for (int family = 0; family < FAMILY_COUNT; family++) {
        struct trial trial = {.test = test,
                              .row = vpn->row,
                              .family = (enum family)family,
                              .events = events,
                              .err = &failure};

        snprintf(trial.subject, sizeof trial.subject, "%s, %s", vpn->title,
                 family_title((enum family)family));
        try_family(&trial, vpn);
    }
    if (events != NULL)
        machine->ops->events_close(machine->self, events);
    machine->ops->unlock(machine->self);
    if (failure.status == STATUS_OK)
        return STATUS_OK;
    *err = failure;
    return error_advise_rights(err);
}
