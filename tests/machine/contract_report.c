/* SPDX-License-Identifier: MIT */
/* event_write, state_write, log_append, file_replace. */
#include <stdio.h>
#include <string.h>

#include "machine/contract_cases.h"

#define LOG       "C:\\logs\\vpnmtu.log"
#define FILE_PATH "C:\\metrics\\vpnmtu.prom"

static enum status write_event(struct contract_world *world, const char *const *inserts,
                               size_t count)
{
    struct error err;

    return world->machine.ops->event_write(world->machine.self, MACHINE_WARNING, 202, inserts,
                                           count, &err);
}

static void every_insert_arrives(struct contract_world *world)
{
    static const char *const inserts[] = {
        "VPN", "a%1b", "%n%2!S!", "", "{0}{}", "\\r\\n", "\xE4\xBC\x9A\xE7\xA4\xBE", "-"};
    char text[64];

    assert_int_equal(write_event(world, inserts, 8), STATUS_OK);
    assert_int_equal(world->event(world->self, 8, text, sizeof text), 202);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(world->event(world->self, i, text, sizeof text), 202);
        assert_string_equal(text, inserts[i]);
    }
}

static void every_severity(struct contract_world *world)
{
    static const enum machine_severity severities[] = {MACHINE_INFORMATION, MACHINE_WARNING,
                                                       MACHINE_ERROR};

    for (size_t i = 0; i < 3; i++) {
        struct error err;

        assert_int_equal(world->machine.ops->event_write(world->machine.self, severities[i],
                                                         (uint16_t)(100 + i), NULL, 0, &err),
                         STATUS_OK);
        assert_int_equal(world->event(world->self, 0, NULL, 0), 100 + i);
        assert_int_equal(world->event_severity(world->self), severities[i]);
    }
}

/* 31,839 units, of which the last character would take two and so is left out. */
static void long_insert_is_cut(struct contract_world *world)
{
    static char insert[3 * MACHINE_INSERT_UNITS];
    static char back[sizeof insert];
    const char *const inserts[] = {insert};

    memset(insert, 'x', MACHINE_INSERT_UNITS + 1);
    assert_int_equal(write_event(world, inserts, 1), STATUS_OK);
    world->event(world->self, 0, back, sizeof back);
    assert_int_equal(strlen(back), MACHINE_INSERT_UNITS);
    memcpy(insert + MACHINE_INSERT_UNITS - 1, "\xF0\x9F\x98\x80", 5);
    assert_int_equal(write_event(world, inserts, 1), STATUS_OK);
    world->event(world->self, 0, back, sizeof back);
    assert_int_equal(strlen(back), MACHINE_INSERT_UNITS - 1);
}

static void event_fails(struct contract_world *world)
{
    static const char *const inserts[] = {"VPN"};
    struct error err;

    world->fail_next(world->self, CONTRACT_EVENT_WRITE, CONTRACT_NO_RESOURCES);
    contract_check_error(
        world->machine.ops->event_write(world->machine.self, MACHINE_ERROR, 300, inserts, 1, &err),
        &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(world->event(world->self, 0, NULL, 0), 0);
}

static struct machine_state some_state(void)
{
    return (struct machine_state){
        .time = "2026-11-24T03:04:05Z",
        .command = "apply",
        .version = "1.2.3",
        .interface_name = "\xE4\xBC\x9A\xE7\xA4\xBE VPN",
        .message = "",
        .exit_code = 7,
        .mtu = 1374,
        .path_mtu = 1454,
    };
}

static void state_is_kept(struct contract_world *world)
{
    static const struct {
        const char *name;
        const char *value;
    } values[] = {
        {"LastTime", "2026-11-24T03:04:05Z"},
        {"LastCommand", "apply"},
        {"LastVersion", "1.2.3"},
        {"LastInterface", "\xE4\xBC\x9A\xE7\xA4\xBE VPN"},
        {"LastMessage", ""},
        {"LastExitCode", "7"},
        {"LastMtu", "1374"},
        {"LastPathMtu", "1454"},
    };
    struct machine_state state = some_state();
    struct error err;
    char text[128];

    /* The second replaces the first. */
    state.mtu = 1;
    assert_int_equal(world->machine.ops->state_write(world->machine.self, &state, &err), STATUS_OK);
    state = some_state();
    assert_int_equal(world->machine.ops->state_write(world->machine.self, &state, &err), STATUS_OK);
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        world->state_value(world->self, values[i].name, text, sizeof text);
        assert_string_equal(text, values[i].value);
    }
}

static void state_needs_rights(struct contract_world *world)
{
    struct machine_state state = some_state();
    struct error err;

    world->drop_rights(world->self);
    contract_check_error(world->machine.ops->state_write(world->machine.self, &state, &err), &err,
                         STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
}

static void state_fails(struct contract_world *world)
{
    struct machine_state state = some_state();
    struct error err;

    world->fail_next(world->self, CONTRACT_STATE_WRITE, CONTRACT_NO_RESOURCES);
    contract_check_error(world->machine.ops->state_write(world->machine.self, &state, &err), &err,
                         STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
}

static enum status append(struct contract_world *world, const char *line, uint32_t limit,
                          struct error *err)
{
    return world->machine.ops->log_append(world->machine.self, LOG, line, limit, err);
}

static void lines_follow_one_another(struct contract_world *world)
{
    struct error err;

    world->add_directory(world->self, "C:\\logs");
    assert_int_equal(append(world, "one", 1000, &err), STATUS_OK);
    assert_int_equal(append(world, "\xE4\xBC\x9A", 1000, &err), STATUS_OK);
    assert_string_equal(world->file(world->self, LOG), "one\n\xE4\xBC\x9A\n");
}

static void full_log_is_renamed(struct contract_world *world)
{
    struct error err;

    world->add_directory(world->self, "C:\\logs");
    assert_int_equal(append(world, "123456789", 20, &err), STATUS_OK);
    assert_int_equal(append(world, "abcdefghi", 20, &err), STATUS_OK);
    assert_null(world->file(world->self, LOG ".1")); /* 20 bytes are within the limit */
    assert_int_equal(append(world, "third", 20, &err), STATUS_OK);
    assert_string_equal(world->file(world->self, LOG), "third\n");
    assert_string_equal(world->file(world->self, LOG ".1"), "123456789\nabcdefghi\n");
    /* One generation: the older one is gone. A line longer than the limit is written all the same.
     */
    assert_int_equal(append(world, "a line that is longer than the limit", 20, &err), STATUS_OK);
    assert_string_equal(world->file(world->self, LOG), "a line that is longer than the limit\n");
    assert_string_equal(world->file(world->self, LOG ".1"), "third\n");
}

static void line_is_one_line(struct contract_world *world)
{
    static const char *const lines[] = {"a\nb", "a\r", "\n"};
    struct error err;

    world->add_directory(world->self, "C:\\logs");
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        contract_check_error(append(world, lines[i], 1000, &err), &err, STATUS_INTERNAL, 0);
    assert_null(world->file(world->self, LOG));
}

static void directory_is_no_log(struct contract_world *world)
{
    struct error err;

    world->add_directory(world->self, "C:\\logs");
    world->add_directory(world->self, LOG);
    contract_check_error(append(world, "one", 1000, &err), &err, STATUS_USAGE, 0);
    assert_non_null(strstr(err.message, "is a directory"));
}

static void log_fails(struct contract_world *world)
{
    struct error err;

    world->add_directory(world->self, "C:\\logs");
    world->fail_next(world->self, CONTRACT_LOG_APPEND, CONTRACT_NO_RESOURCES);
    contract_check_error(append(world, "one", 1000, &err), &err, STATUS_WINDOWS,
                         CONTRACT_NO_RESOURCES);
}

static enum status replace(struct contract_world *world, const char *text, struct error *err)
{
    return world->machine.ops->file_replace(world->machine.self, FILE_PATH, text, strlen(text),
                                            err);
}

static void file_is_replaced(struct contract_world *world)
{
    struct error err;

    world->add_directory(world->self, "C:\\metrics");
    assert_int_equal(replace(world, "one\ntwo\n", &err), STATUS_OK);
    assert_string_equal(world->file(world->self, FILE_PATH), "one\ntwo\n");
    assert_int_equal(replace(world, "\xE4\xBC\x9A\n", &err), STATUS_OK);
    assert_string_equal(world->file(world->self, FILE_PATH), "\xE4\xBC\x9A\n");
    assert_int_equal(replace(world, "", &err), STATUS_OK);
    assert_string_equal(world->file(world->self, FILE_PATH), "");
}

static void directory_is_not_replaced(struct contract_world *world)
{
    struct error err;

    world->add_directory(world->self, "C:\\metrics");
    world->add_directory(world->self, FILE_PATH);
    contract_check_error(replace(world, "one", &err), &err, STATUS_USAGE, 0);
    assert_non_null(strstr(err.message, "is a directory"));
}

static void replacing_fails(struct contract_world *world)
{
    struct error err;

    world->add_directory(world->self, "C:\\metrics");
    assert_int_equal(replace(world, "old\n", &err), STATUS_OK);
    world->fail_next(world->self, CONTRACT_FILE_REPLACE, CONTRACT_NO_RESOURCES);
    contract_check_error(replace(world, "new\n", &err), &err, STATUS_WINDOWS,
                         CONTRACT_NO_RESOURCES);
    assert_string_equal(world->file(world->self, FILE_PATH), "old\n");
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(every_insert_arrives, "as it is: nothing is expanded on the way"),
    CONTRACT_CASE(every_severity, "they are filtered by"),
    CONTRACT_CASE(long_insert_is_cut, "ReportEvent takes no more, and no half character"),
    CONTRACT_CASE(event_fails, "told, and nothing is written"),
    CONTRACT_CASE(state_is_kept, "all values under their names, numbers as numbers"),
    CONTRACT_CASE(state_needs_rights, "only administrators write there"),
    CONTRACT_CASE(state_fails, "told with the code"),
    CONTRACT_CASE(lines_follow_one_another, "nothing is overwritten"),
    CONTRACT_CASE(full_log_is_renamed, "a log never fills a disk"),
    CONTRACT_CASE(line_is_one_line, "one event must not look like two"),
    CONTRACT_CASE(directory_is_no_log, "said as it is, not as access denied"),
    CONTRACT_CASE(log_fails, "told with the code"),
    CONTRACT_CASE(file_is_replaced, "all of it, whatever was there, also by nothing"),
    CONTRACT_CASE(directory_is_not_replaced, "said as it is, not as access denied"),
    CONTRACT_CASE(replacing_fails, "told with the code, and the old content is there still"),
};

const struct contract_cases contract_report = {cases, sizeof cases / sizeof cases[0]};
