/* SPDX-License-Identifier: MIT */
#include "app/watch.h"

#include <string.h>

#include "app/apply.h"

enum {
    BACKOFF_MAX_MS = 320,
    QUICK_LOOKS = 5,
    RAS_NEWS_MAX = 6 /* a second: three reconnections */
};

#define NEVER UINT64_MAX

struct watch {
    const struct machine *machine;
    struct watch_request request;
    struct machine_events *events;
    uint64_t due_ms;       /* when to look; NEVER: when there is news */
    uint64_t news_ms;      /* when the last news came */
    uint64_t unquiet_ms;   /* since when news is waiting for quiet; NEVER: none is */
    uint64_t unready_ms;   /* since when a VPN is up that RAS does not know; NEVER: none is */
    uint64_t remeasure_ms; /* when to measure again; NEVER: not */
    uint64_t refresh_ms;   /* when to ask again what is wanted; NEVER: not */
    uint64_t change_ms;    /* when the last change was made */
    uint32_t quiet_ms;     /* what counts as quiet now */
    uint32_t backoff_ms;   /* between looks that found nothing to do */
    uint32_t idle_looks;   /* so many, since there was quiet */
    uint64_t ras_since_ms; /* since when RAS' news is counted */
    uint32_t ras_count;    /* so many, since then */
    bool stale;            /* paths may not be what was measured */
    bool recalled; /* what was known has been used, since a VPN is up that RAS does not know */
    bool settling; /* a change was made, and there was no quiet since */
    struct targets known;    /* VPNs as they were planned last, when all was known of them */
    struct error last_error; /* as reported; STATUS_OK: none, or it is over */
};

static uint64_t now_ms(const struct watch *watch)
{
    return watch->machine->ops->now_ms(watch->machine->self);
}

static uint64_t earlier(uint64_t one, uint64_t other)
{
    return one < other ? one : other;
}

/*
 * Whether news of RAS is a VPN that has come back or gone, as people and networks have it. More of
 * it than they can make is a storm, until there is quiet.
 */
static bool is_reconnection(struct watch *watch)
{
    uint64_t now = now_ms(watch);

    if (watch->ras_count <= RAS_NEWS_MAX && now - watch->ras_since_ms > 1000) {
        watch->ras_since_ms = now;
        watch->ras_count = 0;
    }
    watch->ras_count++;
    return watch->ras_count <= RAS_NEWS_MAX && now - watch->change_ms >= watch->request.quiet_ms;
}

/* What a VPN has lost by that nobody set back, and there is no quiet to wait for. */
static void take_reconnection(struct watch *watch)
{
    watch->settling = false;
    watch->unquiet_ms = NEVER;
    watch->quiet_ms = watch->request.quiet_ms;
    watch->due_ms = earlier(watch->due_ms, now_ms(watch) + watch->backoff_ms);
    /* measuring takes time, in which the next one would have to wait */
    if (watch->remeasure_ms != NEVER)
        watch->remeasure_ms = now_ms(watch) + WATCH_REMEASURE_MS;
}

/* Something may have changed. */
static void take_news(struct watch *watch, unsigned happened)
{
    uint64_t now = now_ms(watch);

    if (now - watch->news_ms > watch->quiet_ms) {
        watch->backoff_ms = WATCH_GATHER_MS;
        watch->idle_looks = 0;
        watch->ras_count = 0;
    }
    watch->news_ms = now;
    if ((happened & MACHINE_EVENT_RAS) != 0 && is_reconnection(watch)) {
        take_reconnection(watch);
    } else if (watch->settling) {
        if (watch->unquiet_ms == NEVER)
            watch->unquiet_ms = now;
        watch->due_ms = earlier(now + watch->quiet_ms, watch->unquiet_ms + WATCH_STORM_MS);
    } else if (watch->due_ms == NEVER) {
        watch->due_ms = now + watch->backoff_ms;
    }
    /* What was measured counts first, so that nothing has to wait, and is measured again later. */
    if ((happened & (MACHINE_EVENT_RAS | MACHINE_EVENT_ROUTE)) != 0)
        watch->stale = true;
}

/* A built-in VPN that RAS does not know yet, or is still dialling: soon more is known of it. */
static bool is_unready(const struct target *target)
{
    return target->connecting ||
           (target->ras && target->vpn_source == VPN_SOURCE_ASSUMED && !target->has_connection);
}

static bool has_unready(const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++)
        if (is_unready(&targets->rows[i]))
            return true;
    return false;
}

/* By its name: Windows may make the interface anew each time. */
static struct target *find_known(const struct watch *watch, const struct target *target)
{
    for (size_t i = 0; i < watch->known.count; i++)
        if (strcmp(watch->known.rows[i].name, target->name) == 0)
            return &watch->known.rows[i];
    return NULL;
}

/* Where memory is out, a reconnection waits until RAS knows of it. */
static void remember(struct watch *watch, const struct targets *planned)
{
    for (size_t i = 0; i < planned->count; i++) {
        const struct target *target = &planned->rows[i];
        struct target *known = find_known(watch, target);
        struct error ignored;

        if (known == NULL && target->ras)
            known = targets_add(&watch->known, &ignored);
        if (known != NULL)
            *known = *target;
    }
}

/* What the family was to have; 0: that is not known. */
static uint32_t known_mtu(const struct target *known, enum family family)
{
    for (size_t i = 0; i < known->change_count; i++) {
        const struct change *change = &known->changes[i];

        if (change->target == CHANGE_INTERFACE && change->family == family &&
            (change->result == CHANGE_PENDING || change->result == CHANGE_UNCHANGED))
            return change->to;
    }
    return 0;
}

/* The target as it was known, with what there is to change now: a smaller MTU, or nothing. */
static void take_known(const struct target *known, struct target *target)
{
    struct target now = *known;

    now.luid = target->luid;
    now.index = target->index;
    now.change_count = target->change_count;
    for (size_t i = 0; i < target->change_count; i++) {
        struct change *change = &now.changes[i];
        uint32_t mtu = known_mtu(known, target->changes[i].family);

        *change = target->changes[i];
        change->error.status = STATUS_OK;
        change->result = CHANGE_UNCHANGED;
        change->to = change->from;
        if (change->target != CHANGE_INTERFACE || mtu == 0 || mtu >= change->from)
            continue;
        change->to = mtu;
        change->result = CHANGE_PENDING;
    }
    *target = now;
}

/*
 * A VPN that comes back is mostly as it was: until RAS knows of it, it gets the MTU that it had, so
 * that not even its first packets are too large. False: there is nothing to do by that.
 */
static bool recall(const struct watch *watch, struct targets *planned)
{
    for (size_t i = 0; i < planned->count; i++) {
        struct target *target = &planned->rows[i];
        const struct target *known = find_known(watch, target);

        if (!is_unready(target))
            continue;
        if (known == NULL)
            return false;
        take_known(known, target);
    }
    return targets_count(planned, CHANGE_PENDING) > 0;
}

static bool is_patient(struct watch *watch)
{
    uint64_t now = now_ms(watch);

    if (watch->unready_ms == NEVER)
        watch->unready_ms = now;
    if (now - watch->unready_ms >= WATCH_READY_MS)
        return false;
    watch->due_ms = now + WATCH_READY_POLL_MS;
    return true;
}

static void report(struct watch *watch, const struct targets *targets, enum status status,
                   const struct error *err)
{
    struct watch_report told = {targets, status, err};
    bool same = status == watch->last_error.status &&
                (status == STATUS_OK || strcmp(err->message, watch->last_error.message) == 0);

    if (targets_count(targets, CHANGE_CHANGED) > 0 || !same)
        if (status != STATUS_OK || targets_count(targets, CHANGE_CHANGED) > 0)
            watch->request.report(watch->request.context, &told);
    watch->last_error.status = status;
    if (status != STATUS_OK)
        watch->last_error = *err;
}

/* No VPN, or none that has IP yet: what watch waits for. */
static bool is_absence(enum status status)
{
    return status == STATUS_NO_VPN || status == STATUS_NO_INTERFACE || status == STATUS_NOT_BOUND;
}

/* Whoever sets the value back as soon as there is quiet waits longer each time. */
static void note_change(struct watch *watch)
{
    uint64_t now = now_ms(watch);

    if (now - watch->change_ms >= (uint64_t)watch->quiet_ms * 2)
        watch->quiet_ms = watch->request.quiet_ms;
    else
        watch->quiet_ms =
            watch->quiet_ms * 2 < WATCH_QUIET_MAX_MS ? watch->quiet_ms * 2 : WATCH_QUIET_MAX_MS;
    watch->change_ms = now;
    watch->news_ms = now;
    watch->settling = true;
    watch->unquiet_ms = NEVER;
}

/* With SETTLE, what is done is final, and is given quiet. */
static enum status act(struct watch *watch, struct targets *planned, bool settle, struct error *err)
{
    struct targets targets = {NULL, 0};
    enum status status =
        apply_planned(watch->machine, &watch->request.plan, planned, &targets, err);

    if (settle && targets_count(&targets, CHANGE_CHANGED) > 0)
        note_change(watch);
    if (status == STATUS_BUSY)
        watch->due_ms = now_ms(watch) + WATCH_BUSY_MS;
    if (!is_absence(status))
        report(watch, &targets, status, err);
    targets_free(&targets);
    return status;
}

static void plan_remeasure(struct watch *watch)
{
    if (!watch->stale || watch->request.plan.paths->count == 0 || watch->remeasure_ms != NEVER)
        return;
    watch->remeasure_ms = now_ms(watch) + WATCH_REMEASURE_MS;
}

/* A VPN that comes up is news many times over: the first looks follow close upon each other. */
static void back_off(struct watch *watch)
{
    if (++watch->idle_looks > QUICK_LOOKS && watch->backoff_ms < BACKOFF_MAX_MS)
        watch->backoff_ms *= 2;
}

static void refresh(struct watch *watch)
{
    if (watch->request.refresh == NULL)
        return;
    watch->request.refresh(watch->request.context, &watch->request);
    watch->refresh_ms = now_ms(watch) + WATCH_REFRESH_MS;
}

/* Looks, and does what is to be done. */
static enum status turn(struct watch *watch, struct error *err)
{
    struct targets planned = {NULL, 0};
    bool ready = true;
    enum status status;

    refresh(watch);
    watch->due_ms = NEVER;
    watch->unquiet_ms = NEVER;
    if (watch->request.off)
        return STATUS_OK;
    if (watch->remeasure_ms <= now_ms(watch)) {
        paths_doubt(watch->request.plan.paths);
        watch->remeasure_ms = NEVER;
        watch->stale = false;
    }
    status = plan_make(watch->machine, &watch->request.plan, &planned, err);
    if (status == STATUS_OK)
        ready = !has_unready(&planned);
    if (!ready && is_patient(watch)) {
        if (!watch->recalled && recall(watch, &planned)) {
            watch->recalled = true;
            status = act(watch, &planned, false, err);
        }
        targets_free(&planned);
        return status;
    }
    if (ready) {
        watch->unready_ms = NEVER;
        watch->recalled = false;
        remember(watch, &planned);
    }
    if (status == STATUS_OK && targets_count(&planned, CHANGE_PENDING) > 0) {
        status = act(watch, &planned, true, err);
    } else {
        watch->settling = false;
        back_off(watch);
        if (status == STATUS_OK)
            status = targets_outcome(&planned, err);
        if (status == STATUS_OK)
            watch->last_error.status = STATUS_OK;
        else if (!is_absence(status))
            report(watch, &planned, status, err);
    }
    targets_free(&planned);
    plan_remeasure(watch);
    return status;
}

/* When to look next. In a storm, what is not urgent waits for quiet too. */
static uint64_t next_ms(const struct watch *watch)
{
    if (watch->unquiet_ms != NEVER)
        return watch->due_ms;
    return earlier(watch->due_ms, earlier(watch->remeasure_ms, watch->refresh_ms));
}

/* How long nothing needs to be done. */
static uint32_t idle_ms(const struct watch *watch)
{
    uint64_t due = next_ms(watch);
    uint64_t now = now_ms(watch);

    if (due == NEVER)
        return UINT32_MAX;
    return due <= now ? 0 : (uint32_t)(due - now);
}

static enum status watch_loop(struct watch *watch, struct error *err)
{
    const struct machine_ops *ops = watch->machine->ops;
    unsigned happened = 0;

    for (;;) {
        enum status status;

        if (next_ms(watch) <= now_ms(watch)) {
            status = turn(watch, err);
            if (status == STATUS_INTERNAL)
                return status;
        }
        status =
            ops->events_wait(watch->machine->self, watch->events, idle_ms(watch), &happened, err);
        if (status != STATUS_OK)
            return status;
        if ((happened & MACHINE_EVENT_STOP) != 0)
            return STATUS_OK;
        if (happened != 0)
            take_news(watch, happened);
    }
}

enum status watch_run(const struct machine *machine, const struct watch_request *request,
                      struct error *err)
{
    struct watch watch = {
        .machine = machine,
        .request = *request,
        .unquiet_ms = NEVER,
        .unready_ms = NEVER,
        .remeasure_ms = NEVER,
        .refresh_ms = NEVER,
        .quiet_ms = request->quiet_ms,
        .backoff_ms = WATCH_GATHER_MS,
        .stale = true, /* a VPN that has just come up may not answer yet */
        .last_error = {.status = STATUS_OK},
    };
    enum status status = plan_check(&request->plan, err);

    if (status == STATUS_OK)
        status = machine->ops->events_open(machine->self, &watch.events, err);
    if (status != STATUS_OK)
        return status;
    status = watch_loop(&watch, err);
    targets_free(&watch.known);
    machine->ops->events_close(machine->self, watch.events);
    return status;
}
