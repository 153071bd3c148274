/* SPDX-License-Identifier: MIT */
/* list_settings. */
#include <string.h>

#include "machine/contract_cases.h"

enum {
    REG_SZ_TYPE = 1,
    REG_BINARY_TYPE = 3,
    REG_DWORD_TYPE = 4,
    REG_MULTI_SZ_TYPE = 7,
    REG_QWORD_TYPE = 11
};

static struct machine_settings look(struct contract_world *world, enum machine_scope scope)
{
    struct machine_settings list = {NULL, 4711};
    struct error err;

    assert_int_equal(world->machine.ops->list_settings(world->machine.self, scope, &list, &err),
                     STATUS_OK);
    return list;
}

static void put_number(struct contract_world *world, enum machine_scope scope, const char *name,
                       uint32_t number)
{
    struct machine_setting row = {
        .type = REG_DWORD_TYPE, .size = 4, .form = SETTING_NUMBER, .number = number};

    memcpy(row.name, name, strlen(name) + 1);
    world->put_setting(world->self, scope, &row);
}

/* COUNT texts of SIZE bytes as UTF-16; 1 with LIST false: a REG_SZ. */
static void put_texts(struct contract_world *world, const char *name, bool list, char *texts,
                      size_t count, uint32_t size)
{
    struct machine_setting row = {.type = list ? REG_MULTI_SZ_TYPE : REG_SZ_TYPE,
                                  .size = size,
                                  .form = list ? SETTING_LIST : SETTING_TEXT,
                                  .text = texts,
                                  .text_count = count};

    memcpy(row.name, name, strlen(name) + 1);
    world->put_setting(world->self, MACHINE_POLICY, &row);
}

static void nothing_is_there(struct contract_world *world)
{
    for (int scope = 0; scope < MACHINE_SCOPE_COUNT; scope++) {
        struct machine_settings list = look(world, (enum machine_scope)scope);

        assert_int_equal(list.count, 0);
        machine_settings_free(&list);
    }
}

static void two_keys(struct contract_world *world)
{
    for (int scope = 0; scope < MACHINE_SCOPE_COUNT; scope++)
        put_number(world, (enum machine_scope)scope, "VpnMtu", 1374 + (uint32_t)scope);
    for (int scope = 0; scope < MACHINE_SCOPE_COUNT; scope++) {
        struct machine_settings list = look(world, (enum machine_scope)scope);

        assert_int_equal(list.count, 1);
        assert_int_equal(list.rows[0].form, SETTING_NUMBER);
        assert_int_equal(list.rows[0].number, 1374 + scope);
        assert_null(list.rows[0].text);
        machine_settings_free(&list);
    }
}

static void every_number(struct contract_world *world)
{
    static const uint32_t numbers[] = {0, 1, 67, 1500, 0x7FFFFFFF, 0x80000000, UINT32_MAX};

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct machine_settings list;

        put_number(world, MACHINE_POLICY, "PathMtu", numbers[i]);
        list = look(world, MACHINE_POLICY);
        assert_int_equal(list.count, 1);
        assert_int_equal(list.rows[0].number, numbers[i]);
        assert_int_equal(list.rows[0].type, REG_DWORD_TYPE);
        assert_int_equal(list.rows[0].size, 4);
        machine_settings_free(&list);
    }
}

static void texts_and_lists(struct contract_world *world)
{
    static char none[] = "";
    static char one[] = "flets";
    static char two[] = "Work\0\xE4\xBC\x9A\xE7\xA4\xBE";
    struct machine_settings list;

    put_texts(world, "c-list", true, two, 2, 18);
    put_texts(world, "a-text", false, one, 1, 12);
    put_texts(world, "b-empty", false, none, 1, 2);
    put_texts(world, "d-no-item", true, none, 0, 2);
    list = look(world, MACHINE_POLICY);
    assert_int_equal(list.count, 4);
    assert_string_equal(list.rows[0].name, "a-text");
    assert_int_equal(list.rows[0].form, SETTING_TEXT);
    assert_int_equal(list.rows[0].text_count, 1);
    assert_string_equal(list.rows[0].text, one);
    assert_int_equal(list.rows[0].size, 12);
    assert_string_equal(list.rows[1].text, "");
    assert_int_equal(list.rows[2].form, SETTING_LIST);
    assert_int_equal(list.rows[2].text_count, 2);
    assert_memory_equal(list.rows[2].text, two, sizeof two);
    assert_int_equal(list.rows[3].form, SETTING_LIST);
    assert_int_equal(list.rows[3].text_count, 0);
    machine_settings_free(&list);
}

static void other_forms(struct contract_world *world)
{
    static const struct {
        uint32_t type;
        uint32_t size;
        const char *why;
    } rows[] = {
        {REG_SZ_TYPE, 3, "half a unit"},
        {REG_SZ_TYPE, 10, "NULs within"},
        {REG_MULTI_SZ_TYPE, 5, "half a unit"},
        {REG_BINARY_TYPE, 4, "the right size, the wrong type"},
        {REG_BINARY_TYPE, 0, "empty"},
        {REG_DWORD_TYPE, 0, "a number without bytes"},
        {REG_DWORD_TYPE, 3, "too short for a number"},
        {REG_DWORD_TYPE, 8, "too long for one"},
        {REG_QWORD_TYPE, 8, "64 bits"},
        {REG_SZ_TYPE, MACHINE_SETTING_BYTES + 2, "more than is read"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct machine_setting odd = {
            .name = "VpnMtu", .type = rows[i].type, .size = rows[i].size, .form = SETTING_OTHER};
        struct machine_settings list;

        world->put_setting(world->self, MACHINE_PREFERENCE, &odd);
        list = look(world, MACHINE_PREFERENCE);
        assert_int_equal(list.count, 1);
        assert_int_equal(list.rows[0].form, SETTING_OTHER);
        assert_int_equal(list.rows[0].type, rows[i].type);
        assert_int_equal(list.rows[0].size, rows[i].size);
        assert_null(list.rows[0].text);
        assert_int_equal(list.rows[0].text_count, 0);
        machine_settings_free(&list);
    }
}

static void link_is_refused(struct contract_world *world)
{
    for (int scope = 0; scope < MACHINE_SCOPE_COUNT; scope++) {
        struct machine machine = world->machine;
        struct machine_settings list = {NULL, 4711};
        struct error err = {0};

        world->link_settings(world->self, (enum machine_scope)scope);
        contract_check_error(
            machine.ops->list_settings(machine.self, (enum machine_scope)scope, &list, &err), &err,
            STATUS_WINDOWS, CONTRACT_CANT_RESOLVE);
        assert_non_null(strstr(err.message, machine_scope_key((enum machine_scope)scope)));
        assert_string_not_equal(err.advice, "");
        assert_int_equal(list.count, 4711);
    }
}

static void failure_is_told(struct contract_world *world)
{
    struct machine machine = world->machine;
    struct machine_settings list = {NULL, 4711};
    struct error err = {0};

    put_number(world, MACHINE_POLICY, "VpnMtu", 1374);
    world->fail_next(world->self, CONTRACT_LIST_SETTINGS, CONTRACT_NO_RESOURCES);
    contract_check_error(machine.ops->list_settings(machine.self, MACHINE_POLICY, &list, &err),
                         &err, STATUS_WINDOWS, CONTRACT_NO_RESOURCES);
    assert_int_equal(list.count, 4711);
}

static const struct contract_case cases[] = {
    CONTRACT_CASE(nothing_is_there, "most PCs have no policy"),
    CONTRACT_CASE(two_keys, "what is prescribed is not mixed up with what is preferred"),
    CONTRACT_CASE(every_number, "32 bits, judged elsewhere"),
    CONTRACT_CASE(texts_and_lists, "in order of names, none empty but where it is"),
    CONTRACT_CASE(other_forms, "told with type and size, never taken for a number or a text"),
    CONTRACT_CASE(link_is_refused, "nobody else's key is taken for the policy"),
    CONTRACT_CASE(failure_is_told, "a policy that cannot be read is not one that is not there"),
};

const struct contract_cases contract_settings = {cases, sizeof cases / sizeof cases[0]};
