/* SPDX-License-Identifier: MIT */
/* journal_list, journal_write, journal_delete. */
#include <string.h>

#include "machine/contract_cases.h"

static void put(struct contract_world *world, const char *name, const char *text)
{
    struct error err;

    assert_int_equal(world->machine.ops->journal_write(world->machine.self, name, text, &err),
                     STATUS_OK);
    assert_true(world->registry_is_safe(world->self));
}

static void take_out(struct contract_world *world, const char *name)
{
    struct error err;

    assert_int_equal(world->machine.ops->journal_delete(world->machine.self, name, &err),
                     STATUS_OK);
    assert_true(world->registry_is_safe(world->self));
}

static void check_count(struct contract_world *world, size_t count)
{
    struct machine_records list = contract_records(world);

    assert_int_equal(list.count, count);
    machine_records_free(&list);
}

/* The journal holds exactly this one record. TEXT NULL: it is not readable. */
static void check_only(struct contract_world *world, const char *name, const char *text)
{
    struct machine_records list = contract_records(world);

    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].name, name);
    assert_int_equal(list.rows[0].readable, text != NULL);
    assert_string_equal(list.rows[0].text, text != NULL ? text : "");
    machine_records_free(&list);
}

static void never_written(struct contract_world *world)
{
    check_count(world, 0);
    take_out(world, "nothing");
    check_count(world, 0);
}

static void write_replace_delete(struct contract_world *world)
{
    put(world, "ipv4-43", "before=1400");
    check_only(world, "ipv4-43", "before=1400");
    put(world, "ipv4-43", "short");
    check_only(world, "ipv4-43", "short");
    take_out(world, "ipv4-43");
    check_count(world, 0);
    take_out(world, "ipv4-43");
    put(world, "ipv4-43", "again");
    check_only(world, "ipv4-43", "again");
}

static void texts_of_every_kind(struct contract_world *world)
{
    static char longest[MACHINE_RECORD_TEXT_SIZE];
    static const char *const texts[] = {
        "",
        "two\nlines\ttab",
        "\xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x94\x92 \xC3\xA9",
        "%s%n\"'\\{}",
    };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        put(world, "text", texts[i]);
        check_only(world, "text", texts[i]);
    }
    memset(longest, 'x', sizeof longest - 1);
    put(world, "text", longest);
    check_only(world, "text", longest);
}

static void longest_name(struct contract_world *world)
{
    char name[MACHINE_RECORD_NAME_SIZE];

    memset(name, 'z', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    put(world, name, "text");
    check_only(world, name, "text");
    take_out(world, name);
    check_count(world, 0);
}

static void order_is_by_name(struct contract_world *world)
{
    static const char *const names[] = {"c", "a", "b-2", "b", "0", "b-10"};
    static const char *const sorted[] = {"0", "a", "b", "b-10", "b-2", "c"};
    struct machine_records list;

    for (size_t i = 0; i < 6; i++)
        put(world, names[i], names[i]);
    list = contract_records(world);
    assert_int_equal(list.count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(list.rows[i].name, sorted[i]);
        assert_string_equal(list.rows[i].text, sorted[i]);
    }
    machine_records_free(&list);
}

static void many_records(struct contract_world *world)
{
    char name[] = "r-000";
    struct machine_records list;

    for (unsigned i = 0; i < 200; i++) {
        name[2] = (char)('0' + i / 100);
        name[3] = (char)('0' + i / 10 % 10);
        name[4] = (char)('0' + i % 10);
        put(world, name, name);
    }
    list = contract_records(world);
    assert_int_equal(list.count, 200);
    assert_string_equal(list.rows[199].text, "r-199");
    machine_records_free(&list);
}

static void spoiled_record(struct contract_world *world)
{
    struct machine_records list;

    put(world, "good", "text");
    put(world, "spoiled", "text");
    world->spoil_record(world->self, "spoiled");
    list = contract_records(world);
    assert_int_equal(list.count, 2);
    assert_true(list.rows[0].readable);
    assert_string_equal(list.rows[0].text, "text");
    assert_string_equal(list.rows[1].name, "spoiled");
    assert_false(list.rows[1].readable);
    assert_string_equal(list.rows[1].text, "");
    machine_records_free(&list);
    take_out(world, "good");
    check_only(world, "spoiled", NULL);
    put(world, "spoiled", "good again");
    check_only(world, "spoiled", "good again");
    world->spoil_record(world->self, "spoiled");
    take_out(world, "spoiled");
    check_count(world, 0);
}

static void without_rights(struct contract_world *world)
{
    struct machine machine = world->machine;
    struct error err = {0};

    put(world, "record", "text");
    world->drop_rights(world->self);
    contract_check_error(machine.ops->journal_write(machine.self, "record", "new", &err), &err,
                         STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
    contract_check_error(machine.ops->journal_delete(machine.self, "record", &err), &err,
                         STATUS_ACCESS_DENIED, CONTRACT_ACCESS_DENIED);
    assert_string_equal(err.message, "cannot write the journal: Access is denied. (5)");
    check_only(world, "record", "text");
}

static void no_record_name(struct contract_world *world)
{
    static const struct {
        const char *name;
        const char *why;
    } rows[] = {
        {"", "the registry's default value"},
        {"Upper", "the registry does not tell case apart"},
        {"a\\b", "a path"},
        {"a b", "a space"},
        {"\xC3\xA9", "not ASCII"},
        {"0123456789012345678901234567890123456789012345678901234567890123", "64 bytes"},
    };
    struct machine machine = world->machine;
    struct error err = {0};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        contract_check_error(machine.ops->journal_write(machine.self, rows[i].name, "x", &err),
                             &err, STATUS_INTERNAL, 0);
        contract_check_error(machine.ops->journal_delete(machine.self, rows[i].name, &err), &err,
                             STATUS_INTERNAL, 0);
    }
    check_count(world, 0);
}

static void failures_change_nothing(struct contract_world *world)
{
    struct machine_record caller_owns[1];
    struct machine_records list = {caller_owns, 1};
    struct machine machine = world->machine;
    struct error err = {0};

    put(world, "record", "text");
    world->fail_next(world->self, CONTRACT_JOURNAL_LIST, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->journal_list(machine.self, &list, &err), &err, STATUS_WINDOWS,
                         CONTRACT_NO_RESOURCES);
    assert_ptr_equal(list.rows, caller_owns);
    assert_int_equal(list.count, 1);
    world->fail_next(world->self, CONTRACT_JOURNAL_WRITE, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->journal_write(machine.self, "record", "new", &err), &err,
                         STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    world->fail_next(world->self, CONTRACT_JOURNAL_DELETE, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->journal_delete(machine.self, "record", &err), &err,
                         STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    check_only(world, "record", "text");
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(never_written, "the state of nearly every PC"),
    CONTRACT_CASE(write_replace_delete, "a shorter text leaves no rest of the longer one"),
    CONTRACT_CASE(texts_of_every_kind, "what is written is what is read"),
    CONTRACT_CASE(longest_name, "the limit is a limit, not one below it"),
    CONTRACT_CASE(order_is_by_name, "undo goes through them in a known order"),
    CONTRACT_CASE(many_records, "no fixed array"),
    CONTRACT_CASE(spoiled_record, "somebody edits the registry; nothing is guessed"),
    CONTRACT_CASE(without_rights, "without a journal nothing is changed"),
    CONTRACT_CASE(no_record_name, "a caller's mistake is refused, not stored"),
    CONTRACT_CASE(failures_change_nothing, "the old record is still the truth"),
};

const struct contract_cases contract_journal = {cases, sizeof cases / sizeof cases[0]};
