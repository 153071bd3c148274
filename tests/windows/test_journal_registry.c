/* SPDX-License-Identifier: MIT */
/* journal_registry.c: what only a registry can hold, over the fake one and over the real one. */
#include <stdio.h>
#include <string.h>

#include "fake_api.h"
#include "windows/machine_windows.h"

#define PRODUCT L"SOFTWARE\\vpnmtu"
#define JOURNAL L"SOFTWARE\\vpnmtu\\Journal"

static struct machine_windows state;
static struct machine machine;

/* Values as somebody may have left them, and what becomes of them. */
static wchar_t too_long[MACHINE_RECORD_TEXT_SIZE + 1];
static wchar_t wide_too_long[1400];

static const struct odd_value {
    DWORD type;
    const void *data;
    DWORD bytes;
    bool readable;
    const char *text;
    const char *why;
} odd_values[] = {
    {REG_SZ, L"text", 10, true, "text", "as vpnmtu writes it"},
    {REG_SZ, L"", 2, true, "", "an empty text"},
    {REG_SZ, L"\xD83D\xDD12", 6, true, "\xF0\x9F\x94\x92", "a surrogate pair"},
    /* RegSetValueEx adds a terminator by itself where the caller's next unit is one. */
    {REG_SZ, L"texts", 8, false, "", "no terminator"},
    {REG_SZ, L"texts", 9, false, "", "an odd number of bytes"},
    {REG_SZ, L"text\0", 11, false, "", "an odd byte after the terminator"},
    {REG_SZ, L"text", 1, false, "", "one byte"},
    {REG_SZ, L"", 0, false, "", "nothing at all"},
    {REG_SZ, L"te\0t", 10, false, "", "a NUL inside"},
    {REG_SZ, L"text\0", 12, false, "", "two terminators"},
    {REG_SZ, L"a\xD800z", 8, false, "", "a lone surrogate"},
    {REG_SZ, too_long, sizeof too_long, false, "", "one byte of UTF-8 too long"},
    {REG_SZ, wide_too_long, sizeof wide_too_long, false, "", "too long only as UTF-8"},
    {REG_DWORD, "\x78\x05\0", 4, false, "", "a number"},
    {REG_EXPAND_SZ, L"text", 10, false, "", "would be expanded by others"},
    {REG_MULTI_SZ, L"text\0", 12, false, "", "a list"},
    {REG_BINARY, L"text", 10, false, "", "the right bytes, the wrong type"},
    {REG_NONE, L"text", 10, false, "", "no type"},
};

static void fill(void)
{
    for (size_t i = 0; i < MACHINE_RECORD_TEXT_SIZE; i++)
        too_long[i] = L'x';
    for (size_t i = 0; i + 1 < sizeof wide_too_long / sizeof wide_too_long[0]; i++)
        wide_too_long[i] = L'\x3042';
}

static int set_up(void **unused)
{
    (void)unused;
    fill();
    machine = machine_windows_open(&state, fake_api_new());
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    fake_api_check();
    return 0;
}

static struct machine_records list(void)
{
    struct machine_records records = {NULL, 0};
    struct error err;

    assert_int_equal(machine.ops->journal_list(machine.self, &records, &err), STATUS_OK);
    return records;
}

static void check_only(const struct odd_value *value)
{
    struct machine_records records = list();

    assert_int_equal(records.count, 1);
    assert_string_equal(records.rows[0].name, "odd");
    assert_int_equal(records.rows[0].readable, value->readable);
    assert_string_equal(records.rows[0].text, value->text);
    machine_records_free(&records);
}

static void odd_values_are_not_guessed(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof odd_values / sizeof odd_values[0]; i++) {
        const struct odd_value *value = &odd_values[i];

        fake_registry_put(JOURNAL, L"odd", value->type, value->data, value->bytes);
        check_only(value);
    }
}

static void names_that_are_no_records(void **unused)
{
    static const struct {
        const wchar_t *name;
        const char *record;
        const char *why;
    } rows[] = {
        {L"IPv4-43", "ipv4-43", "same name to the registry, so the same record"},
        {L"", NULL, "the default value"},
        {L"a b", NULL, "a space"},
        {L"\x00E9", NULL, "not ASCII"},
        {L"0123456789012345678901234567890123456789012345678901234567890123", NULL, "64 units"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_records records;

        set_up(NULL);
        fake_registry_put(JOURNAL, rows[i].name, REG_SZ, L"x", 4);
        records = list();
        assert_int_equal(records.count, rows[i].record != NULL);
        if (rows[i].record != NULL)
            assert_string_equal(records.rows[0].name, rows[i].record);
        machine_records_free(&records);
    }
}

static void keys_are_created_for_administrators_only(void **unused)
{
    struct error err;

    (void)unused;
    assert_int_equal(machine.ops->journal_write(machine.self, "a", "b", &err), STATUS_OK);
    assert_true(
        wcscmp(fake_registry_sddl(PRODUCT), L"D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;BU)") == 0);
    assert_true(wcscmp(fake_registry_sddl(JOURNAL), fake_registry_sddl(PRODUCT)) == 0);
    assert_int_equal(fake_api_calls(WINDOWS_API_RegFlushKey), 1);
    assert_int_equal(machine.ops->journal_delete(machine.self, "a", &err), STATUS_OK);
    assert_int_equal(fake_api_calls(WINDOWS_API_RegFlushKey), 2);
}

static void existing_keys_are_used_as_they_are(void **unused)
{
    struct error err;

    (void)unused;
    fake_registry_add_key(JOURNAL);
    assert_int_equal(machine.ops->journal_write(machine.self, "a", "b", &err), STATUS_OK);
    assert_int_equal(fake_api_calls(WINDOWS_API_RegCreateKeyExW), 0);
    assert_true(fake_registry_has(JOURNAL, L"a"));
}

static void links_are_refused(void **unused)
{
    static const wchar_t *const links[] = {PRODUCT, JOURNAL};

    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        struct machine_records records = {NULL, 0};
        struct error err = {0};

        set_up(NULL);
        fake_registry_add_key(PRODUCT);
        fake_registry_add_link(links[i]);
        assert_int_equal(machine.ops->journal_write(machine.self, "a", "b", &err), STATUS_WINDOWS);
        assert_int_equal(err.windows_code, ERROR_CANT_RESOLVE_FILENAME);
        assert_int_equal(machine.ops->journal_delete(machine.self, "a", &err), STATUS_WINDOWS);
        assert_int_equal(machine.ops->journal_list(machine.self, &records, &err), STATUS_WINDOWS);
        assert_int_equal(fake_api_calls(WINDOWS_API_RegSetValueExW), 0);
        fake_api_check();
    }
}

enum {
    RUN_WRITE,
    RUN_DELETE,
    RUN_LIST
};

static enum status run(int operation, struct error *err)
{
    struct machine_records records = {NULL, 0};
    enum status status;

    if (operation == RUN_WRITE)
        return machine.ops->journal_write(machine.self, "new", "text", err);
    if (operation == RUN_DELETE)
        return machine.ops->journal_delete(machine.self, "old", err);
    status = machine.ops->journal_list(machine.self, &records, err);
    machine_records_free(&records);
    return status;
}

/* Every call of every function fails in turn. */
static void every_failure_is_reported(void **unused)
{
    static const enum windows_function functions[] = {
        WINDOWS_API_RegOpenKeyExW,
        WINDOWS_API_RegCreateKeyExW,
        WINDOWS_API_RegQueryValueExW,
        WINDOWS_API_RegSetValueExW,
        WINDOWS_API_RegEnumValueW,
        WINDOWS_API_RegDeleteValueW,
        WINDOWS_API_RegFlushKey,
        WINDOWS_API_ConvertStringSecurityDescriptorToSecurityDescriptorW,
    };
    unsigned failures = 0;

    (void)unused;
    for (int operation = RUN_WRITE; operation <= RUN_LIST; operation++)
        for (size_t f = 0; f < sizeof functions / sizeof functions[0]; f++)
            for (uint32_t nth = 1;; nth++) {
                struct error err = {0};

                set_up(NULL);
                if (operation != RUN_WRITE)
                    fake_registry_put(JOURNAL, L"old", REG_SZ, L"x", 4);
                run(operation, &err);
                if (fake_api_calls(functions[f]) < nth)
                    break;
                set_up(NULL);
                if (operation != RUN_WRITE)
                    fake_registry_put(JOURNAL, L"old", REG_SZ, L"x", 4);
                fake_api_fail(functions[f], nth, 1, ERROR_NO_SYSTEM_RESOURCES);
                assert_int_equal(run(operation, &err), STATUS_WINDOWS);
                assert_int_equal(err.windows_code, ERROR_NO_SYSTEM_RESOURCES);
                fake_api_check();
                failures++;
            }
    /* write: 5 opens, 2 creates, 2 looks for links, 1 set, 1 flush, 1 descriptor; and so on. */
    assert_int_equal(failures, 12 + 7 + 8);
}

static void vanished_value_is_left_out(void **unused)
{
    struct machine_records records;

    (void)unused;
    fake_registry_put(JOURNAL, L"a", REG_SZ, L"1", 4);
    fake_registry_put(JOURNAL, L"b", REG_SZ, L"2", 4);
    /* The first two queries ask for links. */
    fake_api_fail(WINDOWS_API_RegQueryValueExW, 3, 1, ERROR_FILE_NOT_FOUND);
    records = list();
    assert_int_equal(records.count, 1);
    assert_string_equal(records.rows[0].name, "b");
    machine_records_free(&records);
}

/* The real registry, with HKLM turned to a key of the user's own for as long as the test runs. */

static struct windows_api real_api;
static wchar_t scratch[96];
static HKEY stand_in;

static int set_up_real(void **unused)
{
    static unsigned count;
    HKEY software;

    (void)unused;
    fill();
    /* Process numbers come again, and a run that was killed leaves its key. */
    _snwprintf(scratch, sizeof scratch / sizeof scratch[0] - 1,
               L"Software\\vpnmtu-test-%lu-%llu-%u", GetCurrentProcessId(), GetTickCount64(),
               ++count);
    if (RegCreateKeyExW(HKEY_CURRENT_USER, scratch, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &stand_in,
                        NULL) != ERROR_SUCCESS)
        return 1;
    if (RegCreateKeyExW(stand_in, L"SOFTWARE", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &software, NULL) !=
        ERROR_SUCCESS)
        return 1;
    RegCloseKey(software);
    windows_api_init(&real_api);
    machine = machine_windows_open(&state, &real_api);
    return RegOverridePredefKey(HKEY_LOCAL_MACHINE, stand_in) != ERROR_SUCCESS;
}

static int tear_down_real(void **unused)
{
    (void)unused;
    RegOverridePredefKey(HKEY_LOCAL_MACHINE, NULL);
    RegCloseKey(stand_in);
    windows_api_close(&real_api);
    return RegDeleteTreeW(HKEY_CURRENT_USER, scratch) != ERROR_SUCCESS;
}

static void real_registry_keeps_records(void **unused)
{
    struct machine_records records;
    struct error err;
    HKEY key;

    (void)unused;
    records = list();
    assert_int_equal(records.count, 0);
    assert_int_equal(machine.ops->journal_delete(machine.self, "nothing", &err), STATUS_OK);
    assert_int_equal(machine.ops->journal_write(machine.self, "b", "\xE3\x81\x82 two", &err),
                     STATUS_OK);
    assert_int_equal(machine.ops->journal_write(machine.self, "a", "one", &err), STATUS_OK);
    assert_int_equal(machine.ops->journal_write(machine.self, "a", "1", &err), STATUS_OK);
    records = list();
    assert_int_equal(records.count, 2);
    assert_string_equal(records.rows[0].name, "a");
    assert_string_equal(records.rows[0].text, "1");
    assert_true(records.rows[1].readable);
    assert_string_equal(records.rows[1].text, "\xE3\x81\x82 two");
    machine_records_free(&records);
    assert_int_equal(machine.ops->journal_delete(machine.self, "a", &err), STATUS_OK);
    records = list();
    assert_int_equal(records.count, 1);
    machine_records_free(&records);
    /* Where it is said to be. */
    assert_int_equal(RegOpenKeyExW(stand_in, JOURNAL, 0, KEY_READ, &key), ERROR_SUCCESS);
    RegCloseKey(key);
}

static void real_registry_holds_odd_values(void **unused)
{
    struct error err;
    HKEY key;

    (void)unused;
    assert_int_equal(machine.ops->journal_write(machine.self, "odd", "x", &err), STATUS_OK);
    assert_int_equal(RegOpenKeyExW(stand_in, JOURNAL, 0, KEY_ALL_ACCESS, &key), ERROR_SUCCESS);
    for (size_t i = 0; i < sizeof odd_values / sizeof odd_values[0]; i++) {
        const struct odd_value *value = &odd_values[i];

        assert_int_equal(RegSetValueExW(key, L"odd", 0, value->type, value->data, value->bytes),
                         ERROR_SUCCESS);
        check_only(value);
    }
    RegCloseKey(key);
}

static void real_registry_link_is_refused(void **unused)
{
    static const wchar_t target[] = L"\\Registry\\Machine\\Software";
    struct error err = {0};
    HKEY product;
    HKEY link;

    (void)unused;
    assert_int_equal(
        RegCreateKeyExW(stand_in, PRODUCT, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &product, NULL),
        ERROR_SUCCESS);
    assert_int_equal(RegCreateKeyExW(product, L"Journal", 0, NULL, REG_OPTION_CREATE_LINK,
                                     KEY_ALL_ACCESS, NULL, &link, NULL),
                     ERROR_SUCCESS);
    assert_int_equal(RegSetValueExW(link, L"SymbolicLinkValue", 0, REG_LINK, (const BYTE *)target,
                                    sizeof target - sizeof target[0]),
                     ERROR_SUCCESS);
    RegCloseKey(link);
    assert_int_equal(machine.ops->journal_write(machine.self, "a", "b", &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_CANT_RESOLVE_FILENAME);
    /* RegDeleteTree would delete what it leads to. */
    assert_int_equal(
        RegOpenKeyExW(product, L"Journal", REG_OPTION_OPEN_LINK, KEY_ALL_ACCESS, &link),
        ERROR_SUCCESS);
    assert_int_equal(RegDeleteKeyW(link, L""), ERROR_SUCCESS);
    RegCloseKey(link);
    RegCloseKey(product);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(odd_values_are_not_guessed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_that_are_no_records, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_are_created_for_administrators_only, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(existing_keys_are_used_as_they_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_failure_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(vanished_value_is_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(real_registry_keeps_records, set_up_real, tear_down_real),
        cmocka_unit_test_setup_teardown(real_registry_holds_odd_values, set_up_real,
                                        tear_down_real),
        cmocka_unit_test_setup_teardown(real_registry_link_is_refused, set_up_real, tear_down_real),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
