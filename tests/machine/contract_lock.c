/* SPDX-License-Identifier: MIT */
/* lock, unlock, now_ms, sleep_ms. */
#include "machine/contract_cases.h"

static enum status lock(struct contract_world *world, uint32_t wait_ms, struct error *err)
{
    *err = (struct error){.status = STATUS_OK};
    return world->machine.ops->lock(world->machine.self, wait_ms, err);
}

static void unlock(struct contract_world *world)
{
    world->machine.ops->unlock(world->machine.self);
}

static uint64_t now(struct contract_world *world)
{
    return world->machine.ops->now_ms(world->machine.self);
}

static void taken_and_given_back(struct contract_world *world)
{
    struct error err;

    for (int i = 0; i < 3; i++) {
        assert_int_equal(lock(world, 0, &err), STATUS_OK);
        unlock(world);
    }
}

static void not_recursive(struct contract_world *world)
{
    struct error err;

    assert_int_equal(lock(world, 0, &err), STATUS_OK);
    contract_check_error(lock(world, 0, &err), &err, STATUS_BUSY, 0);
    unlock(world);
    assert_int_equal(lock(world, 0, &err), STATUS_OK);
    unlock(world);
}

static void somebody_holds_it(struct contract_world *world)
{
    struct error err;
    uint64_t start = now(world);

    world->hold_lock(world->self, CONTRACT_FOR_EVER);
    contract_check_error(lock(world, 0, &err), &err, STATUS_BUSY, 0);
    contract_check_error(lock(world, 300, &err), &err, STATUS_BUSY, 0);
    assert_true(now(world) - start >= 300);
    assert_true(now(world) - start < 30000);
}

static void somebody_lets_go_in_time(struct contract_world *world)
{
    struct error err;

    world->hold_lock(world->self, 200);
    assert_int_equal(lock(world, 20000, &err), STATUS_OK);
    unlock(world);
}

static void holder_died(struct contract_world *world)
{
    struct error err;

    world->abandon_lock(world->self);
    assert_int_equal(lock(world, 0, &err), STATUS_OK);
    unlock(world);
    assert_int_equal(lock(world, 0, &err), STATUS_OK);
    unlock(world);
}

static void failure_takes_nothing(struct contract_world *world)
{
    struct error err;

    world->fail_next(world->self, CONTRACT_LOCK, CONTRACT_NO_RESOURCES);
    contract_check_error(lock(world, 0, &err), &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(lock(world, 0, &err), STATUS_OK);
    unlock(world);
}

static void clock_goes_forward(struct contract_world *world)
{
    uint64_t start = now(world);

    world->machine.ops->sleep_ms(world->machine.self, 0);
    assert_true(now(world) >= start);
    world->machine.ops->sleep_ms(world->machine.self, 100);
    /* Sleep may be one tick of 16 ms short. */
    assert_true(now(world) - start >= 84);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(taken_and_given_back, "one run after the other"),
    CONTRACT_CASE(not_recursive, "a second taker in one process is a mistake, not a holder"),
    CONTRACT_CASE(somebody_holds_it, "the wait is bounded, and used"),
    CONTRACT_CASE(somebody_lets_go_in_time, "the scheduled task and the administrator meet"),
    CONTRACT_CASE(holder_died, "a killed vpnmtu does not lock the PC for ever"),
    CONTRACT_CASE(failure_takes_nothing, "the next try is a new one"),
    CONTRACT_CASE(clock_goes_forward, "deadlines are computed with it"),
};

const struct contract_cases contract_lock = {cases, sizeof cases / sizeof cases[0]};
