/* SPDX-License-Identifier: MIT */
/* list_ras_events, get_address_time. */
#include "machine/contract_cases.h"

enum {
    VPN = 43
};

static const struct machine_ras_event dialled = {
    .id = 20221, .filetime = 134000000000000000, .call = "CoId={1}", .name = "Work \xC3\xBC"};
static const struct machine_ras_event connected = {
    .id = 20225, .filetime = 134000000010000001, .call = "CoId={1}", .name = "Work \xC3\xBC"};

static enum status list(struct contract_world *world, struct machine_ras_events *out,
                        struct error *err)
{
    return world->machine.ops->list_ras_events(world->machine.self, out, err);
}

static enum status time_of(struct contract_world *world, uint64_t *filetime, struct error *err)
{
    return world->machine.ops->get_address_time(world->machine.self, VPN, filetime, err);
}

static void check_same(const struct machine_ras_event *got, const struct machine_ras_event *wanted)
{
    assert_int_equal(got->id, wanted->id);
    assert_int_equal(got->filetime, wanted->filetime);
    assert_string_equal(got->call, wanted->call);
    assert_string_equal(got->name, wanted->name);
}

static void the_newest_is_first(struct contract_world *world)
{
    struct machine_ras_events events = {NULL, 0};
    struct error err;

    world->add_ras_event(world->self, &dialled);
    world->add_ras_event(world->self, &connected);
    assert_int_equal(list(world, &events, &err), STATUS_OK);
    assert_int_equal(events.count, 2);
    check_same(&events.rows[0], &connected);
    check_same(&events.rows[1], &dialled);
    machine_ras_events_free(&events);
}

static void an_empty_log(struct contract_world *world)
{
    struct machine_ras_events events = {NULL, 4711};
    struct error err;

    assert_int_equal(list(world, &events, &err), STATUS_OK);
    assert_int_equal(events.count, 0);
    machine_ras_events_free(&events);
}

static void not_more_than_the_most(struct contract_world *world)
{
    struct machine_ras_events events = {NULL, 0};
    struct machine_ras_event event = connected;
    struct error err;

    for (uint32_t i = 0; i < MACHINE_RAS_EVENTS_MAX + 3; i++) {
        event.id = 20000 + i;
        world->add_ras_event(world->self, &event);
    }
    assert_int_equal(list(world, &events, &err), STATUS_OK);
    assert_int_equal(events.count, MACHINE_RAS_EVENTS_MAX);
    assert_int_equal(events.rows[0].id, 20000 + MACHINE_RAS_EVENTS_MAX + 2);
    machine_ras_events_free(&events);
}

static void a_log_that_is_refused(struct contract_world *world)
{
    struct machine_ras_events events = {NULL, 4711};
    struct error err;

    world->add_ras_event(world->self, &connected);
    world->fail_next(world->self, CONTRACT_LIST_RAS_EVENTS, CONTRACT_NO_RESOURCES);
    contract_check_error(list(world, &events, &err), &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(events.count, 4711);
}

static void an_address_has_its_time(struct contract_world *world)
{
    uint64_t filetime = 0;
    struct error err;

    world->set_address_time(world->self, VPN, connected.filetime);
    assert_int_equal(time_of(world, &filetime, &err), STATUS_OK);
    assert_int_equal(filetime, connected.filetime);
}

static void no_address(struct contract_world *world)
{
    uint64_t filetime = 4711;
    struct error err;

    world->set_address_time(world->self, VPN + 1, connected.filetime);
    contract_check_error(time_of(world, &filetime, &err), &err, STATUS_WINDOWS, CONTRACT_NOT_FOUND);
    assert_int_equal(filetime, 4711);
}

static void addresses_that_are_refused(struct contract_world *world)
{
    uint64_t filetime = 4711;
    struct error err;

    world->set_address_time(world->self, VPN, connected.filetime);
    world->fail_next(world->self, CONTRACT_GET_ADDRESS_TIME, CONTRACT_ACCESS_DENIED);
    (void)!time_of(world, &filetime, &err);
    assert_int_equal(filetime, 4711);
    assert_int_equal(err.windows_code, CONTRACT_ACCESS_DENIED);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(the_newest_is_first, "what connected last is found first"),
    CONTRACT_CASE(an_empty_log, "a PC that never dialled is no failure"),
    CONTRACT_CASE(not_more_than_the_most, "a log of a year is not read into memory"),
    CONTRACT_CASE(a_log_that_is_refused, "the caller's list is the caller's"),
    CONTRACT_CASE(an_address_has_its_time, "compared with the event's"),
    CONTRACT_CASE(no_address, "not 1601"),
    CONTRACT_CASE(addresses_that_are_refused, "told with the code"),
};

const struct contract_cases contract_ras_events = {cases, sizeof cases / sizeof cases[0]};
