/* SPDX-License-Identifier: MIT */
/* task_read, task_register, task_delete, locate_program. */
#include <stdlib.h>
#include <string.h>

#include "machine/contract_cases.h"

/* Long, and with characters of one to four bytes. */
#define XML      "<Task><Data>VPN \xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x94\x92</Data></Task>"
#define EVERYONE "S-1-1-0"

static struct machine_task look(struct contract_world *world)
{
    struct machine_task task = {.present = true};
    struct error err;

    assert_int_equal(world->machine.ops->task_read(world->machine.self, &task, &err), STATUS_OK);
    return task;
}

static void put(struct contract_world *world, const char *xml)
{
    struct error err;

    assert_int_equal(world->machine.ops->task_register(world->machine.self, xml, &err), STATUS_OK);
}

static void take_out(struct contract_world *world)
{
    struct error err;

    assert_int_equal(world->machine.ops->task_delete(world->machine.self, &err), STATUS_OK);
}

static void none_is_there(struct contract_world *world)
{
    struct machine_task task = look(world);

    assert_false(task.present);
    assert_null(task.xml);
    take_out(world);
    assert_false(look(world).present);
}

static void comes_back_as_given(struct contract_world *world)
{
    struct machine_task task;

    put(world, XML);
    task = look(world);
    assert_true(task.present);
    assert_true(task.enabled);
    assert_string_equal(task.xml, XML);
    assert_int_equal(task.last_result, MACHINE_TASK_NEVER_RAN);
    assert_string_equal(task.last_run, "");
    assert_string_equal(task.next_run, "");
    machine_task_free(&task);
    assert_false(task.present);
}

static void another_takes_its_place(struct contract_world *world)
{
    struct machine_task task;

    put(world, XML);
    put(world, "<Task/>");
    task = look(world);
    assert_string_equal(task.xml, "<Task/>");
    machine_task_free(&task);
    take_out(world);
    assert_false(look(world).present);
}

static void runs_are_told(struct contract_world *world)
{
    static const uint32_t results[] = {0, 5, 267009, 0x80070002, UINT32_MAX};

    for (size_t i = 0; i < sizeof results / sizeof results[0]; i++) {
        struct machine_task task;

        put(world, XML);
        world->run_task(world->self, results[i]);
        task = look(world);
        assert_int_equal(task.last_result, results[i]);
        assert_string_equal(task.last_run, "2026-11-24 09:30:00");
        assert_true(task.enabled);
        machine_task_free(&task);
    }
}

static void disabled_is_told(struct contract_world *world)
{
    struct machine_task task;

    put(world, XML);
    world->disable_task(world->self);
    task = look(world);
    assert_true(task.present);
    assert_false(task.enabled);
    machine_task_free(&task);
}

static void rights_are_needed_to_change(struct contract_world *world)
{
    struct machine_task task;
    struct error err = {0};

    put(world, XML);
    world->drop_rights(world->self);
    contract_check_error(world->machine.ops->task_register(world->machine.self, "<Task/>", &err),
                         &err, STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
    contract_check_error(world->machine.ops->task_delete(world->machine.self, &err), &err,
                         STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
    task = look(world);
    assert_string_equal(task.xml, XML);
    machine_task_free(&task);
}

static void failures_are_told(struct contract_world *world)
{
    struct machine_task task = {.last_result = 4711};
    struct machine_location location = {.level_count = 4711};
    struct error err = {0};

    put(world, XML);
    world->fail_next(world->self, CONTRACT_TASK_READ, CONTRACT_NO_RESOURCES);
    contract_check_error(world->machine.ops->task_read(world->machine.self, &task, &err), &err,
                         STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(task.last_result, 4711);
    world->fail_next(world->self, CONTRACT_TASK_REGISTER, CONTRACT_NO_RESOURCES);
    contract_check_error(world->machine.ops->task_register(world->machine.self, "<Task/>", &err),
                         &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    world->fail_next(world->self, CONTRACT_TASK_DELETE, CONTRACT_NO_RESOURCES);
    contract_check_error(world->machine.ops->task_delete(world->machine.self, &err), &err,
                         STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    task = look(world);
    assert_string_equal(task.xml, XML);
    machine_task_free(&task);
    world->fail_next(world->self, CONTRACT_LOCATE_PROGRAM, CONTRACT_NO_RESOURCES);
    contract_check_error(world->machine.ops->locate_program(world->machine.self, &location, &err),
                         &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(location.level_count, 4711);
}

static void every_level_is_told(struct contract_world *world)
{
    static const char *const paths[] = {"C:\\", "C:\\Program Files", "C:\\Program Files\\vpnmtu",
                                        "C:\\Program Files\\vpnmtu\\vpnmtu.exe"};
    struct machine_location location;
    struct error err;
    size_t weak = 0;

    world->weaken_program(world->self);
    assert_int_equal(world->machine.ops->locate_program(world->machine.self, &location, &err),
                     STATUS_OK);
    assert_true(location.fixed);
    assert_null(location.link);
    assert_string_equal(location.path, paths[3]);
    assert_string_equal(location.started_as, paths[3]);
    assert_int_equal(location.level_count, 4);
    for (size_t i = 0; i < location.level_count; i++) {
        const struct machine_level *level = &location.levels[i];

        assert_string_equal(level->path, paths[i]);
        assert_true(level->has_acl);
        assert_true(strncmp(level->owner, "S-1-5-", 6) == 0);
        assert_true(level->ace_count > 0);
        for (size_t j = 0; j < level->ace_count; j++) {
            bool everyone = strcmp(level->aces[j].sid, EVERYONE) == 0;

            assert_true(strncmp(level->aces[j].sid, "S-1-", 4) == 0);
            assert_true(!everyone || i == 1);
            assert_true(!everyone || (level->aces[j].mask & MACHINE_RIGHT_WRITE) != 0);
            assert_false(everyone && (level->aces[j].denies || level->aces[j].inherit_only));
            weak += everyone;
        }
    }
    assert_int_equal(weak, 1);
    machine_location_free(&location);
    assert_null(location.levels);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(none_is_there, "a PC without the task is no failure"),
    CONTRACT_CASE(comes_back_as_given, "whether it is ours is read from it"),
    CONTRACT_CASE(another_takes_its_place, "an upgrade replaces it"),
    CONTRACT_CASE(runs_are_told, "status shows them"),
    CONTRACT_CASE(disabled_is_told, "status shows it"),
    CONTRACT_CASE(rights_are_needed_to_change, "exit code 4"),
    CONTRACT_CASE(failures_are_told, "with the system's code"),
    CONTRACT_CASE(every_level_is_told, "one weak directory is enough"),
};

const struct contract_cases contract_task = {cases, sizeof cases / sizeof cases[0]};
