/* SPDX-License-Identifier: MIT */
/* resolve; echo_open, echo_send, echo_wait, echo_close. */
#include "machine/contract_cases.h"

enum {
    ETHERNET = 12,
    WAIT_MS = 5000
};

static const struct address near_far[] = {
    {FAMILY_IPV4, {203, 0, 113, 5}},
    {FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5}},
    {FAMILY_IPV4, {203, 0, 113, 6}},
};

static void a_name_has_its_addresses(struct contract_world *world)
{
    static const struct {
        enum family family;
        size_t count;
        size_t first;
    } rows[] = {{FAMILY_COUNT, 3, 0}, {FAMILY_IPV4, 2, 0}, {FAMILY_IPV6, 1, 1}};

    if (world->add_host == NULL)
        skip();
    world->add_host(world->self, "vpn.example", near_far, 3);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_addresses list = {NULL, 0};
        struct error err;

        assert_int_equal(world->machine.ops->resolve(world->machine.self, "vpn.example",
                                                     rows[i].family, &list, &err),
                         STATUS_OK);
        assert_int_equal(list.count, rows[i].count);
        assert_true(address_equal(&list.rows[0], &near_far[rows[i].first]));
        machine_addresses_free(&list);
    }
}

static void an_address_is_its_own(struct contract_world *world)
{
    struct machine_addresses list = {NULL, 0};
    struct error err;

    if (world->add_host == NULL)
        skip();
    assert_int_equal(
        world->machine.ops->resolve(world->machine.self, "203.0.113.5", FAMILY_COUNT, &list, &err),
        STATUS_OK);
    assert_int_equal(list.count, 1);
    assert_true(address_equal(&list.rows[0], &near_far[0]));
    machine_addresses_free(&list);
}

static void names_that_do_not_resolve(struct contract_world *world)
{
    struct machine_addresses list = {NULL, 4711};
    struct error err = {0};
    enum status status;

    if (world->add_host == NULL)
        skip();
    world->add_host(world->self, "four.example", near_far, 1);
    status = world->machine.ops->resolve(world->machine.self, "nowhere.example", FAMILY_COUNT,
                                         &list, &err);
    assert_int_equal(status, STATUS_NO_HOST);
    contract_check_error(status, &err, STATUS_NO_HOST, err.windows_code);
    assert_int_not_equal(err.windows_code, 0);
    status =
        world->machine.ops->resolve(world->machine.self, "four.example", FAMILY_IPV6, &list, &err);
    assert_int_equal(status, STATUS_NO_HOST);
    world->fail_next(world->self, CONTRACT_RESOLVE, CONTRACT_NO_RESOURCES);
    status =
        world->machine.ops->resolve(world->machine.self, "four.example", FAMILY_IPV4, &list, &err);
    assert_int_not_equal(status, STATUS_OK);
    assert_int_equal(err.windows_code, CONTRACT_NO_RESOURCES);
    assert_int_equal(list.count, 4711);
}

/* A world with an Ethernet interface of 1500 and a host beyond it. */
static struct machine_echo_session *open_to(struct contract_world *world,
                                            const struct contract_far *far)
{
    struct machine_interface row = contract_interface(ETHERNET, 12, "Ethernet");
    struct machine_echo_target target = {.destination = far->address, .luid = ETHERNET};
    struct machine_echo_session *session = NULL;
    struct error err;

    if (world->add_far == NULL)
        skip();
    world->add_interface(world->self, &row);
    world->add_far(world->self, far);
    assert_int_equal(world->machine.ops->echo_open(world->machine.self, &target, &session, &err),
                     STATUS_OK);
    assert_non_null(session);
    return session;
}

static void send(struct contract_world *world, struct machine_echo_session *session, uint32_t tag,
                 uint32_t len)
{
    struct error err;

    assert_int_equal(
        world->machine.ops->echo_send(world->machine.self, session, tag, len, 1000, &err),
        STATUS_OK);
}

static struct machine_echo next_of(struct contract_world *world,
                                   struct machine_echo_session *session)
{
    struct machine_echo echo = {.tag = 0};
    struct error err;
    bool got = false;

    assert_int_equal(
        world->machine.ops->echo_wait(world->machine.self, session, WAIT_MS, &echo, &got, &err),
        STATUS_OK);
    assert_true(got);
    return echo;
}

static void end(struct contract_world *world, struct machine_echo_session *session)
{
    world->machine.ops->echo_close(world->machine.self, session);
}

static void check_results(struct contract_world *world, const struct contract_far *far,
                          const enum machine_echo_result *results, const uint32_t *lens,
                          size_t count)
{
    struct machine_echo_session *session = open_to(world, far);

    for (size_t i = 0; i < count; i++) {
        struct machine_echo echo;

        send(world, session, (uint32_t)(700 + i), lens[i]);
        echo = next_of(world, session);
        assert_int_equal(echo.tag, 700 + i);
        assert_int_equal(echo.result, results[i]);
        if (echo.result == ECHO_REPLIED) {
            assert_true(echo.has_from);
            assert_true(address_equal(&echo.from, &far->address));
        }
        if (echo.result == ECHO_TOO_BIG)
            assert_true(echo.next_hop_mtu == 0 || echo.next_hop_mtu == far->path_mtu);
    }
    end(world, session);
}

static void sizes_and_what_becomes_of_them(struct contract_world *world)
{
    static const uint32_t lens[] = {28, 1454, 1501};
    static const enum machine_echo_result results[] = {ECHO_REPLIED, ECHO_REPLIED, ECHO_LOCAL};
    const struct contract_far far = {near_far[0], 1454, 20, true, false, 0};

    check_results(world, &far, results, lens, 3);
}

static void sizes_over_ipv6(struct contract_world *world)
{
    static const uint32_t lens[] = {48, 1280};
    static const enum machine_echo_result results[] = {ECHO_REPLIED, ECHO_REPLIED};
    const struct contract_far far = {near_far[1], 1280, 20, true, false, 0};

    check_results(world, &far, results, lens, 2);
}

static void a_router_refuses(struct contract_world *world)
{
    static const uint32_t lens[] = {1500, 1454};
    static const enum machine_echo_result results[] = {ECHO_TOO_BIG, ECHO_REPLIED};
    const struct contract_far far = {near_far[0], 1454, 20, true, true, 0};

    check_results(world, &far, results, lens, 2);
}

static void replies_that_are_cut(struct contract_world *world)
{
    static const uint32_t lens[] = {1400, 1000};
    static const enum machine_echo_result results[] = {ECHO_DAMAGED, ECHO_REPLIED};
    const struct contract_far far = {near_far[0], 1454, 20, true, false, 1000};

    check_results(world, &far, results, lens, 2);
}

static void nobody_there(struct contract_world *world)
{
    static const uint32_t lens[] = {100};
    static const enum machine_echo_result results[] = {ECHO_SILENT};
    const struct contract_far far = {near_far[0], 1500, 20, false, false, 0};

    check_results(world, &far, results, lens, 1);
}

static void many_are_under_way(struct contract_world *world)
{
    const struct contract_far far = {near_far[0], 1500, 20, true, false, 0};
    struct machine_echo_session *session = open_to(world, &far);
    bool seen[MACHINE_ECHO_MAX] = {false};
    struct error err;

    for (uint32_t tag = 0; tag < MACHINE_ECHO_MAX; tag++)
        send(world, session, tag, 100 + tag);
    assert_int_equal(
        world->machine.ops->echo_send(world->machine.self, session, 4711, 100, 1000, &err),
        STATUS_BUSY);
    for (uint32_t i = 0; i < MACHINE_ECHO_MAX; i++) {
        struct machine_echo echo = next_of(world, session);

        assert_int_equal(echo.result, ECHO_REPLIED);
        assert_true(echo.tag < MACHINE_ECHO_MAX && !seen[echo.tag]);
        seen[echo.tag] = true;
    }
    end(world, session);
}

static void nothing_happens(struct contract_world *world)
{
    const struct contract_far far = {near_far[0], 1500, 20, true, false, 0};
    struct machine_echo_session *session = open_to(world, &far);
    struct machine_echo echo = {.tag = 4711};
    struct error err;
    bool got = true;

    assert_int_equal(
        world->machine.ops->echo_wait(world->machine.self, session, 1, &echo, &got, &err),
        STATUS_OK);
    assert_false(got);
    send(world, session, 1, 100); /* and is left under way */
    end(world, session);
}

static void opening_can_fail(struct contract_world *world)
{
    struct machine_echo_target target = {.destination = near_far[0]};
    struct machine_echo_session *session = NULL;
    struct error err;
    enum status status;

    if (world->add_far == NULL)
        skip();
    world->fail_next(world->self, CONTRACT_ECHO_OPEN, CONTRACT_NO_RESOURCES);
    status = world->machine.ops->echo_open(world->machine.self, &target, &session, &err);
    contract_check_error(status, &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_null(session);
}

static const struct contract_case resolve_cases[] = {
    CONTRACT_CASE(a_name_has_its_addresses, "in the system's order, of the family asked for"),
    CONTRACT_CASE(an_address_is_its_own, "people type addresses as well"),
    CONTRACT_CASE(names_that_do_not_resolve, "exit 5, with the system's words"),
};

static const struct contract_case echo_cases[] = {
    CONTRACT_CASE(sizes_and_what_becomes_of_them, "sizes are those of IP packets"),
    CONTRACT_CASE(sizes_over_ipv6, "the other header is longer"),
    CONTRACT_CASE(a_router_refuses, "a hint where to look"),
    CONTRACT_CASE(replies_that_are_cut, "they prove nothing"),
    CONTRACT_CASE(nobody_there, "silence is told too"),
    CONTRACT_CASE(many_are_under_way, "the search sends a hundred"),
    CONTRACT_CASE(nothing_happens, "waiting ends, and so does what is under way"),
    CONTRACT_CASE(opening_can_fail, "the caller's variables are the caller's"),
};

const struct contract_cases contract_resolve = {resolve_cases,
                                                sizeof resolve_cases / sizeof resolve_cases[0]};
const struct contract_cases contract_echo = {echo_cases, sizeof echo_cases / sizeof echo_cases[0]};
