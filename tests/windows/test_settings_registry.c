/* SPDX-License-Identifier: MIT */
/* settings_registry.c: what only a registry can hold. */
#include <string.h>
#include <wchar.h>

#include "fake_api.h"
#include "windows/machine_windows.h"

#define POLICIES    L"SOFTWARE\\Policies\\vpnmtu"
#define PREFERENCES L"SOFTWARE\\vpnmtu"

static struct machine_windows state;
static struct machine machine;
static wchar_t many[MACHINE_SETTING_BYTES];

static int set_up(void **unused)
{
    (void)unused;
    machine = machine_windows_open(&state, fake_api_new());
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    fake_api_check();
    return 0;
}

static struct machine_settings look(enum machine_scope scope)
{
    struct machine_settings list = {NULL, 4711};
    struct error err;

    assert_int_equal(machine.ops->list_settings(machine.self, scope, &list, &err), STATUS_OK);
    return list;
}

static void bytes_are_judged_by_their_type(void **unused)
{
    static const struct {
        DWORD type;
        const void *data;
        DWORD bytes;
        enum machine_setting_form form;
        size_t count;
        const char *text; /* the first, and with | after it the second */
        const char *why;
    } rows[] = {
        {REG_SZ, L"flets", 12, SETTING_TEXT, 1, "flets", "as it should be"},
        {REG_SZ, L"flets", 10, SETTING_TEXT, 1, "flets", "no NUL: RegGetValue would add one"},
        {REG_SZ, L"", 2, SETTING_TEXT, 1, "", "empty"},
        {REG_SZ, L"", 0, SETTING_TEXT, 1, "", "not even a NUL"},
        {REG_SZ, L"flets", 11, SETTING_OTHER, 0, "", "half a unit at the end"},
        {REG_SZ, L"fl\0ts", 12, SETTING_OTHER, 0, "", "a NUL within: which half is meant?"},
        {REG_SZ, L"flets\0", 14, SETTING_OTHER, 0, "", "two NULs"},
        {REG_SZ, L"\xD800x", 6, SETTING_OTHER, 0, "", "half a surrogate pair"},
        {REG_EXPAND_SZ, L"flets", 12, SETTING_OTHER, 0, "", "would be expanded by others"},
        {REG_LINK, L"flets", 12, SETTING_OTHER, 0, "", "a link's target"},
        {REG_MULTI_SZ, L"a\0b\0", 10, SETTING_LIST, 2, "a|b", "as it should be"},
        {REG_MULTI_SZ, L"a\0b", 8, SETTING_LIST, 2, "a|b", "the last NUL is missing"},
        {REG_MULTI_SZ, L"a\0b", 6, SETTING_LIST, 2, "a|b", "both are"},
        {REG_MULTI_SZ, L"", 0, SETTING_LIST, 0, "", "none"},
        {REG_MULTI_SZ, L"", 2, SETTING_LIST, 0, "", "none, as regedit writes it"},
        {REG_MULTI_SZ, L"\0", 4, SETTING_LIST, 0, "", "none, with two NULs"},
        {REG_MULTI_SZ, L"a\0\0b\0", 12, SETTING_OTHER, 0, "", "ends before it ends"},
        {REG_MULTI_SZ, L"a\0\0", 8, SETTING_OTHER, 0, "", "an empty text at the end"},
        {REG_MULTI_SZ, L"\0b\0", 8, SETTING_OTHER, 0, "", "begins with nothing"},
        {REG_MULTI_SZ, L"a\0b\0", 9, SETTING_OTHER, 0, "", "half a unit"},
        {REG_MULTI_SZ, L"a\0\xDC00\0", 10, SETTING_OTHER, 0, "", "half a surrogate pair"},
        {REG_DWORD, "\x5E\x05\0", 4, SETTING_NUMBER, 0, "", "1374"},
        {REG_DWORD, "\x5E\x05\0", 3, SETTING_OTHER, 0, "", "3 bytes"},
        {REG_DWORD, "\x5E\x05\0\0\0\0\0", 8, SETTING_OTHER, 0, "", "8 bytes"},
        {REG_BINARY, "\x5E\x05\0", 4, SETTING_OTHER, 0, "", "RRF_RT_DWORD would take it"},
        {REG_DWORD_BIG_ENDIAN, "\0\0\x05\x5E", 4, SETTING_OTHER, 0, "", "the other order"},
        {REG_QWORD, "\x5E\x05\0\0\0\0\0", 8, SETTING_OTHER, 0, "", "64 bits"},
        {REG_NONE, "\x5E\x05\0", 4, SETTING_OTHER, 0, "", "no type"},
        {0x12345678, "\x5E\x05\0", 4, SETTING_OTHER, 0, "", "a type of somebody's own"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_settings list;
        const struct machine_setting *row;

        fake_registry_put(POLICIES, L"Value", rows[i].type, rows[i].data, rows[i].bytes);
        list = look(MACHINE_POLICY);
        assert_int_equal(list.count, 1);
        row = &list.rows[0];
        assert_string_equal(row->name, "Value");
        assert_int_equal(row->type, rows[i].type);
        assert_int_equal(row->size, rows[i].bytes);
        assert_int_equal(row->form, rows[i].form);
        assert_int_equal(row->text_count, rows[i].count);
        assert_int_equal(row->number, row->form == SETTING_NUMBER ? 1374 : 0);
        if (rows[i].count > 0)
            assert_memory_equal(row->text, rows[i].text, strcspn(rows[i].text, "|"));
        if (rows[i].count > 1)
            assert_string_equal(row->text + strlen(row->text) + 1, "b");
        machine_settings_free(&list);
    }
}

/* What is too large is not copied: its size is known from the first question. */
static void large_values_are_not_read(void **unused)
{
    static const struct {
        DWORD bytes;
        enum machine_setting_form form;
    } rows[] = {{MACHINE_SETTING_BYTES - 2, SETTING_TEXT},
                {MACHINE_SETTING_BYTES, SETTING_TEXT},
                {MACHINE_SETTING_BYTES + 2, SETTING_OTHER},
                {sizeof many, SETTING_OTHER}};

    (void)unused;
    wmemset(many, L'\x4F1A', sizeof many / sizeof many[0]);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_settings list;

        fake_registry_put(PREFERENCES, L"Value", REG_SZ, many, rows[i].bytes);
        list = look(MACHINE_PREFERENCE);
        assert_int_equal(list.rows[0].form, rows[i].form);
        assert_int_equal(list.rows[0].size, rows[i].bytes);
        if (rows[i].form == SETTING_TEXT)
            assert_int_equal(strlen(list.rows[0].text), rows[i].bytes / 2 * 3);
        machine_settings_free(&list);
    }
    /* For each: one level asked whether it is a link, and one question. */
    assert_int_equal(fake_api_calls(WINDOWS_API_RegQueryValueExW),
                     2 * sizeof rows / sizeof rows[0]);
}

static void names_are_kept_or_cut(void **unused)
{
    static wchar_t name[16384];
    struct machine_settings list;

    (void)unused;
    fake_registry_put(POLICIES, L"", REG_SZ, L"", 2);
    fake_registry_put(POLICIES, L"A\x202E\xD800", REG_SZ, L"", 2);
    wmemset(name, L'x', 259);
    fake_registry_put(POLICIES, name, REG_SZ, L"", 2);
    wmemset(name, L'z', 16383);
    name[85] = 0xD83D;
    name[86] = 0xDE00;
    fake_registry_put(POLICIES, name, REG_SZ, L"", 2);
    list = look(MACHINE_POLICY);
    assert_int_equal(list.count, 4);
    assert_string_equal(list.rows[0].name, "");
    assert_string_equal(list.rows[1].name, "A\xE2\x80\xAE\xEF\xBF\xBD");
    assert_int_equal(strlen(list.rows[2].name), 259);
    assert_int_equal(strlen(list.rows[3].name), 85);
    assert_int_equal(strspn(list.rows[3].name, "z"), 85);
    machine_settings_free(&list);
}

/* The key of the preferences is that of the journal too, which lies below it. */
static void subkeys_are_no_values(void **unused)
{
    struct machine_settings list;

    (void)unused;
    fake_registry_put(PREFERENCES L"\\Journal", L"old", REG_SZ, L"text", 10);
    list = look(MACHINE_PREFERENCE);
    assert_int_equal(list.count, 0);
    machine_settings_free(&list);
}

static void denied_key_is_not_an_absent_one(void **unused)
{
    struct machine_settings list = {NULL, 4711};
    struct error err = {0};

    (void)unused;
    fake_registry_add_key(POLICIES);
    /* SOFTWARE\Policies is the first that is opened. */
    fake_api_fail(WINDOWS_API_RegOpenKeyExW, 2, 1, ERROR_ACCESS_DENIED);
    assert_int_equal(machine.ops->list_settings(machine.self, MACHINE_POLICY, &list, &err),
                     STATUS_ACCESS_DENIED);
    assert_string_equal(err.message,
                        "cannot read HKLM\\SOFTWARE\\Policies\\vpnmtu: Access is denied. (5)");
    assert_int_equal(list.count, 4711);
}

/* Group Policy's refresh, and administrators, delete the key while somebody reads. */
static void a_key_that_goes_away_is_an_absent_one(void **unused)
{
    static const struct {
        enum windows_function function;
        uint32_t nth; /* call that finds the key deleted */
        const char *why;
    } rows[] = {
        {WINDOWS_API_RegEnumValueW, 1, "before the first value"},
        {WINDOWS_API_RegEnumValueW, 2, "between two: what was read is of a key that is no more"},
        {WINDOWS_API_RegQueryValueExW, 1, "as soon as it is opened"},
        {WINDOWS_API_RegQueryValueExW, 2, "between a value's name and its data"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_settings list;

        fake_registry_put(POLICIES, L"VpnMtu", REG_DWORD, L"\x0578", 4);
        fake_api_fail(rows[i].function, rows[i].nth, 1, ERROR_KEY_DELETED);
        list = look(MACHINE_POLICY);
        if (list.count != 0)
            fail_msg("%s: %lu values", rows[i].why, (unsigned long)list.count);
        machine_settings_free(&list);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(bytes_are_judged_by_their_type, set_up, tear_down),
        cmocka_unit_test_setup_teardown(large_values_are_not_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_are_kept_or_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(subkeys_are_no_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(denied_key_is_not_an_absent_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_key_that_goes_away_is_an_absent_one, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
