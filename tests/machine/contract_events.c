/* SPDX-License-Identifier: MIT */
/* events_open, events_wait, events_close; run_service. */
#include "machine/contract_cases.h"

static struct machine_events *open_events(struct contract_world *world)
{
    struct machine_events *events = NULL;
    struct error err;

    assert_int_equal(world->machine.ops->events_open(world->machine.self, &events, &err),
                     STATUS_OK);
    assert_non_null(events);
    return events;
}

static unsigned wait_for(struct contract_world *world, struct machine_events *events,
                         uint32_t wait_ms)
{
    unsigned happened = 4711;
    struct error err;

    assert_int_equal(
        world->machine.ops->events_wait(world->machine.self, events, wait_ms, &happened, &err),
        STATUS_OK);
    return happened;
}

static void end(struct contract_world *world, struct machine_events *events)
{
    world->machine.ops->events_close(world->machine.self, events);
}

static uint64_t now(struct contract_world *world)
{
    return world->machine.ops->now_ms(world->machine.self);
}

static void nothing_happens(struct contract_world *world)
{
    struct machine_events *events = open_events(world);
    uint64_t start = now(world);

    assert_int_equal(wait_for(world, events, 0), 0);
    assert_int_equal(wait_for(world, events, 300), 0);
    assert_true(now(world) - start >= 300);
    end(world, events);
}

static void each_is_told_once(struct contract_world *world)
{
    static const enum machine_event news[] = {MACHINE_EVENT_INTERFACE, MACHINE_EVENT_ROUTE,
                                              MACHINE_EVENT_RAS};
    struct machine_events *events = open_events(world);

    for (size_t i = 0; i < sizeof news / sizeof news[0]; i++) {
        uint64_t start = now(world);

        world->make_news(world->self, news[i], 0);
        assert_int_equal(wait_for(world, events, 1000), news[i]);
        assert_int_equal(wait_for(world, events, 0), 0);
        world->make_news(world->self, news[i], 500);
        assert_int_equal(wait_for(world, events, 100), 0);
        assert_int_equal(wait_for(world, events, UINT32_MAX), news[i]);
        assert_true(now(world) - start >= 500 && now(world) - start < 20000);
        assert_int_equal(wait_for(world, events, 0), 0);
    }
    end(world, events);
}

static void many_become_one(struct contract_world *world)
{
    struct machine_events *events = open_events(world);

    for (int i = 0; i < 50; i++) {
        world->make_news(world->self, MACHINE_EVENT_ROUTE, 0);
        world->make_news(world->self, MACHINE_EVENT_INTERFACE, 0);
    }
    assert_int_equal(wait_for(world, events, 1000), MACHINE_EVENT_ROUTE | MACHINE_EVENT_INTERFACE);
    assert_int_equal(wait_for(world, events, 0), 0);
    end(world, events);
}

static void stop_stays(struct contract_world *world)
{
    struct machine_events *events = open_events(world);

    world->make_news(world->self, MACHINE_EVENT_STOP, 200);
    assert_int_equal(wait_for(world, events, UINT32_MAX), MACHINE_EVENT_STOP);
    assert_int_equal(wait_for(world, events, UINT32_MAX), MACHINE_EVENT_STOP);
    world->make_news(world->self, MACHINE_EVENT_INTERFACE, 0);
    assert_int_equal(wait_for(world, events, 0), MACHINE_EVENT_STOP | MACHINE_EVENT_INTERFACE);
    assert_int_equal(wait_for(world, events, 0), MACHINE_EVENT_STOP);
    end(world, events);
}

static void own_changes_are_news_too(struct contract_world *world)
{
    struct machine_interface row = contract_interface(43, 43, "VPN");
    struct machine_events *events;
    struct error err;

    world->add_interface(world->self, &row);
    events = open_events(world);
    assert_int_equal(world->machine.ops->set_mtu(world->machine.self, 43, FAMILY_IPV4, 1374, &err),
                     STATUS_OK);
    assert_int_equal(wait_for(world, events, 1000), MACHINE_EVENT_INTERFACE);
    assert_int_equal(wait_for(world, events, 0), 0);
    end(world, events);
}

static void old_news_is_none(struct contract_world *world)
{
    struct machine_events *events;

    world->make_news(world->self, MACHINE_EVENT_INTERFACE, 0);
    events = open_events(world);
    assert_int_equal(wait_for(world, events, 0), 0);
    world->make_news(world->self, MACHINE_EVENT_ROUTE, 0);
    end(world, events);
    events = open_events(world);
    assert_int_equal(wait_for(world, events, 0), 0);
    end(world, events);
}

static void failures_leave_what_was(struct contract_world *world)
{
    struct machine_events *events = NULL;
    unsigned happened = 4711;
    struct error err;
    enum status status;

    world->fail_next(world->self, CONTRACT_EVENTS_OPEN, CONTRACT_NO_RESOURCES);
    status = world->machine.ops->events_open(world->machine.self, &events, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_null(events);
    events = open_events(world);
    world->fail_next(world->self, CONTRACT_EVENTS_WAIT, CONTRACT_NO_RESOURCES);
    status = world->machine.ops->events_wait(world->machine.self, events, 100, &happened, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(happened, 4711);
    world->make_news(world->self, MACHINE_EVENT_ROUTE, 0);
    assert_int_equal(wait_for(world, events, 0), MACHINE_EVENT_ROUTE);
    end(world, events);
}

struct service {
    struct contract_world *world;
    unsigned runs;
    int result;
};

static int body(void *context)
{
    struct service *service = context;
    struct machine_events *events = open_events(service->world);

    assert_int_equal(wait_for(service->world, events, 0), 0);
    end(service->world, events);
    service->runs++;
    return service->result;
}

static enum status run(struct service *service, int *result, struct error *err)
{
    const struct machine *machine = &service->world->machine;

    return machine->ops->run_service(machine->self, body, service, result, err);
}

static void it_runs_once(struct contract_world *world)
{
    struct service service = {world, 0, 8};
    struct error err;
    int result = 4711;

    world->start_service(world->self);
    assert_int_equal(run(&service, &result, &err), STATUS_OK);
    assert_int_equal(result, 8);
    assert_int_equal(service.runs, 1);
}

static void not_started_as_one(struct contract_world *world)
{
    struct service service = {world, 0, 8};
    struct error err;
    int result = 4711;
    enum status status = run(&service, &result, &err);

    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NOT_A_SERVICE);
    assert_int_equal(result, 4711);
    assert_int_equal(service.runs, 0);
}

static void it_cannot_start(struct contract_world *world)
{
    struct service service = {world, 0, 8};
    struct error err;
    int result = 4711;
    enum status status;

    world->start_service(world->self);
    world->fail_next(world->self, CONTRACT_RUN_SERVICE, CONTRACT_NO_RESOURCES);
    status = run(&service, &result, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(result, 4711);
    assert_int_equal(service.runs, 0);
}

static const struct contract_case event_cases[] = {
    CONTRACT_CASE(nothing_happens, "a wait is bounded, and used"),
    CONTRACT_CASE(each_is_told_once, "a change is looked at once"),
    CONTRACT_CASE(many_become_one, "a reconnect raises dozens"),
    CONTRACT_CASE(stop_stays, "who is busy when it comes sees it later"),
    CONTRACT_CASE(own_changes_are_news_too, "whoever answers a change with a change runs for ever"),
    CONTRACT_CASE(old_news_is_none, "what was before is seen by looking, not by waiting"),
    CONTRACT_CASE(failures_leave_what_was, "the next call is a new one"),
};

static const struct contract_case service_cases[] = {
    CONTRACT_CASE(it_runs_once, "its result is the caller's, and it can use the machine"),
    CONTRACT_CASE(not_started_as_one, "somebody typed --service"),
    CONTRACT_CASE(it_cannot_start, "nothing runs that Windows does not know of"),
};

const struct contract_cases contract_events = {event_cases,
                                               sizeof event_cases / sizeof event_cases[0]};
const struct contract_cases contract_service = {service_cases,
                                                sizeof service_cases / sizeof service_cases[0]};
