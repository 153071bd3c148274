/* SPDX-License-Identifier: MIT */
/* read_system, get_path_mtu. */
#include <string.h>

#include "machine/contract_cases.h"

enum {
    ETHERNET = 12
};

static const struct address far_away = {FAMILY_IPV4, {203, 0, 113, 5}};

static struct machine_system system_of(struct contract_world *world)
{
    struct machine_system system;

    memset(&system, 0x5A, sizeof system);
    world->machine.ops->read_system(world->machine.self, &system);
    return system;
}

static void every_part_is_told(struct contract_world *world)
{
    const struct machine_system system = system_of(world);

    assert_int_equal(system.version_code, 0);
    assert_int_equal(system.processor_code, 0);
    assert_int_equal(system.token_code, 0);
    assert_int_equal(system.session_code, 0);
    assert_int_equal(system.major, 10);
    assert_int_equal(system.minor, 0);
    assert_int_equal(system.build, 22631);
    assert_int_equal(system.processor, MACHINE_PROCESSOR_X64);
    assert_int_equal(system.emulated, false);
    assert_int_equal(system.elevated, true);
    assert_int_equal(system.is_system, false);
    assert_int_equal(system.session, 1);
    assert_int_equal(system.clock_hz, 10000000);
}

static void rights_are_told(struct contract_world *world)
{
    world->drop_rights(world->self);
    assert_int_equal(system_of(world).elevated, false);
}

/* A world with an Ethernet interface of 1500 and a path of 1454 whose router says so. */
static void add_path(struct contract_world *world)
{
    const struct machine_interface row = contract_interface(ETHERNET, 12, "Ethernet");
    const struct contract_far far = {far_away, 1454, 20, true, true, 0};

    world->add_interface(world->self, &row);
    world->add_far(world->self, &far);
}

static void a_router_is_remembered(struct contract_world *world)
{
    const struct machine_echo_target target = {.destination = far_away, .luid = ETHERNET};
    struct machine_echo_session *session = NULL;
    struct machine_echo echo = {.tag = 0};
    struct error err;
    uint32_t mtu = 0;
    bool got = false;

    add_path(world);
    assert_int_equal(world->machine.ops->echo_open(world->machine.self, &target, &session, &err),
                     STATUS_OK);
    assert_int_equal(
        world->machine.ops->echo_send(world->machine.self, session, 1, 1500, 1000, &err),
        STATUS_OK);
    assert_int_equal(
        world->machine.ops->echo_wait(world->machine.self, session, 5000, &echo, &got, &err),
        STATUS_OK);
    assert_true(got);
    assert_int_equal(echo.result, ECHO_TOO_BIG);
    assert_int_equal(echo.code, 11009); /* IP_PACKET_TOO_BIG */
    world->machine.ops->echo_close(world->machine.self, session);
    assert_int_equal(
        world->machine.ops->get_path_mtu(world->machine.self, ETHERNET, &far_away, &mtu, &err),
        STATUS_OK);
    assert_int_equal(mtu, 1454);
}

static void an_unknown_path(struct contract_world *world)
{
    uint32_t mtu = 4711;
    struct error err;
    enum status status =
        world->machine.ops->get_path_mtu(world->machine.self, ETHERNET, &far_away, &mtu, &err);

    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NOT_FOUND);
    assert_int_equal(mtu, 4711);
}

static void path_fails(struct contract_world *world)
{
    uint32_t mtu = 4711;
    struct error err;
    enum status status;

    add_path(world);
    world->fail_next(world->self, CONTRACT_GET_PATH_MTU, CONTRACT_NO_RESOURCES);
    status = world->machine.ops->get_path_mtu(world->machine.self, ETHERNET, &far_away, &mtu, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(mtu, 4711);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(every_part_is_told, "a report without the version says little"),
    CONTRACT_CASE(rights_are_told, "what cannot be read is explained by them"),
    CONTRACT_CASE(a_router_is_remembered, "later packets are refused here"),
    CONTRACT_CASE(an_unknown_path, "the caller's variable is the caller's"),
    CONTRACT_CASE(path_fails, "told with the code"),
};

const struct contract_cases contract_system = {cases, sizeof cases / sizeof cases[0]};
