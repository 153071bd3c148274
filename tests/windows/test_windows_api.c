/* SPDX-License-Identifier: MIT */
/* windows_api.c, system_text.c, and the machine over the functions of the system that runs this. */
#include <string.h>
#include <wchar.h>

#include "fake_api.h"
#include "windows/machine_windows.h"
#include "windows/system_text.h"

static struct windows_api api;

static int set_up(void **unused)
{
    (void)unused;
    windows_api_init(&api);
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    windows_api_close(&api);
    return 0;
}

static void nothing_is_loaded_unasked(void **unused)
{
    struct machine_windows state;
    struct machine machine = machine_windows_open(&state, &api);

    (void)unused;
    machine.ops->now_ms(machine.self);
    machine_windows_close(&state);
    for (size_t i = 0; i < WINDOWS_DLL_COUNT; i++)
        assert_null(api.modules[i]);
    assert_null(api.GetIfTable2);
    assert_null(api.RegOpenKeyExW);
    assert_null(GetModuleHandleW(L"iphlpapi.dll"));
}

static void only_the_dll_that_is_needed(void **unused)
{
    struct error err;

    (void)unused;
    assert_int_equal(WINDOWS_API_REQUIRE(&api, &err, WINDOWS_API_GetIfTable2,
                                         WINDOWS_API_FreeMibTable, WINDOWS_API_Sleep),
                     STATUS_OK);
    assert_non_null(api.GetIfTable2);
    assert_non_null(api.modules[WINDOWS_DLL_iphlpapi]);
    assert_null(api.modules[WINDOWS_DLL_advapi32]);
    assert_null(api.GetIpForwardTable2);
    windows_api_close(&api);
    assert_null(api.GetIfTable2);
    assert_non_null(api.Sleep);
}

static void missing_dll_is_named(void **unused)
{
    struct windows_api *fake = fake_api_new();
    struct error err = {0};

    (void)unused;
    fake->GetIfTable2 = NULL;
    fake_api_fail(WINDOWS_API_LoadLibraryExW, 1, 1, ERROR_MOD_NOT_FOUND);
    assert_int_equal(WINDOWS_API_REQUIRE(fake, &err, WINDOWS_API_GetIfTable2), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_MOD_NOT_FOUND);
    assert_string_equal(err.message, "cannot load iphlpapi.dll (126)");
    fake_api_check();
}

static void missing_function_is_named(void **unused)
{
    struct windows_api *fake = fake_api_new();
    struct error err = {0};

    (void)unused;
    assert_true(fake_api_forget(WINDOWS_API_RegFlushKey));
    fake_api_fail(WINDOWS_API_GetProcAddress, 1, 1, ERROR_PROC_NOT_FOUND);
    assert_int_equal(WINDOWS_API_REQUIRE(fake, &err, WINDOWS_API_RegCloseKey), STATUS_OK);
    assert_int_equal(WINDOWS_API_REQUIRE(fake, &err, WINDOWS_API_RegFlushKey), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_PROC_NOT_FOUND);
    assert_string_equal(err.message, "advapi32.dll has no RegFlushKey (127)");
    fake_api_check();
}

static wchar_t spoken[1100];
static DWORD spoken_languages;

static DWORD WINAPI speak(DWORD flags, LPCVOID source, DWORD code, DWORD language, LPWSTR out,
                          DWORD units, va_list *args)
{
    (void)flags;
    (void)source;
    (void)args;
    spoken_languages++;
    /* Code 1: a PC without English messages. */
    if ((code == 1 && language != 0) || wcslen(spoken) >= units)
        return 0;
    wmemcpy(out, spoken, wcslen(spoken) + 1);
    return (DWORD)wcslen(spoken);
}

static void sentences_become_one_line(void **unused)
{
    static const struct {
        DWORD code;
        DWORD calls;
        const wchar_t *spoken;
        const char *text;
        size_t size;
        const char *why;
    } rows[] = {
        {5, 1, L"Access is denied.\r\n", "Access is denied.", 64, "the usual form"},
        {5, 1, L"First.\r\nSecond.  \r\n", "First. Second.", 64, "two lines"},
        {5, 1, L"\r\n Text", "Text", 64, "blanks before"},
        {5, 1, L"%1 is not a valid Win32 application.\r\n", "%1 is not a valid Win32 application.",
         64, "inserts stay"},
        {5, 1, L"\r\n", "", 64, "nothing but a line end"},
        {1, 2, L"\x30A2\x30AF\x30BB\x30B9\r\n", "\xE3\x82\xA2\xE3\x82\xAF\xE3\x82\xBB\xE3\x82\xB9",
         64, "no English: the user's"},
        {5, 1, L"\x30A2\x30AF\x30BB", "\xE3\x82\xA2\xE3\x82\xAF", 8, "cut at a character"},
        {5, 1, L"Text", "", 1, "room for the NUL only"},
    };

    (void)unused;
    api.FormatMessageW = speak;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[64];

        wmemcpy(spoken, rows[i].spoken, wcslen(rows[i].spoken) + 1);
        spoken_languages = 0;
        system_text(&api, rows[i].code, text, rows[i].size);
        assert_string_equal(text, rows[i].text);
        assert_int_equal(spoken_languages, rows[i].calls);
    }
}

static void sentence_of_the_system(void **unused)
{
    char text[SYSTEM_TEXT_SIZE];

    (void)unused;
    system_text(&api, ERROR_ACCESS_DENIED, text, sizeof text);
    assert_true(strncmp(text, "Access", 6) == 0 || text[0] != '\0');
    assert_null(strpbrk(text, "\r\n"));
    system_text(&api, 0x2000BEEF, text, sizeof text);
    assert_string_equal(text, "");
}

/*
 * Windows answers everything; Wine 8 lacks some exports, and then the operation says which.
 * Either way: no crash, and an error that is complete.
 */
static void machine_of_the_system(void **unused)
{
    struct machine_windows state;
    struct machine machine = machine_windows_open(&state, &api);
    struct machine_default_routes routes = {NULL, 0};
    struct machine_interfaces list = {NULL, 0};
    struct error err = {0};
    uint32_t mtu = 0;
    enum status status;

    (void)unused;
    status = machine.ops->list_interfaces(machine.self, &list, &err);
    assert_true(status == STATUS_OK || err.windows_code == ERROR_NOT_SUPPORTED);
    machine_interfaces_free(&list);
    assert_int_equal(machine.ops->list_default_routes(machine.self, &routes, &err), STATUS_OK);
    machine_default_routes_free(&routes);
    status = machine.ops->get_mtu(machine.self, 0x7777, FAMILY_IPV4, &mtu, &err);
    assert_true(status == STATUS_NO_INTERFACE || err.windows_code == ERROR_PROC_NOT_FOUND);
    status = machine.ops->set_mtu(machine.self, 0x7777, FAMILY_IPV4, 1400, &err);
    assert_true(status == STATUS_NO_INTERFACE || status == STATUS_ACCESS_DENIED ||
                err.windows_code == ERROR_PROC_NOT_FOUND);
    print_message("%s\n", err.message);
    machine_windows_close(&state);
}

/* The same for what live.h is about. */
static void live_machine_of_the_system(void **unused)
{
    const struct address loopback = {FAMILY_IPV4, {127, 0, 0, 1}};
    struct machine_windows state;
    struct machine machine = machine_windows_open(&state, &api);
    struct machine_connections connections = {NULL, 0};
    struct machine_sas sas = {NULL, 0};
    struct machine_route route;
    struct machine_addresses addresses = {NULL, 0};
    struct error err = {0};
    enum status status;

    (void)unused;
    assert_int_equal(machine.ops->list_connections(machine.self, &connections, &err), STATUS_OK);
    machine_connections_free(&connections);
    status = machine.ops->list_sas(machine.self, &sas, &err);
    assert_true(status == STATUS_OK || (err.windows_code != 0 && err.message[0] != '\0'));
    print_message("%s\n", err.message);
    machine_sas_free(&sas);
    status = machine.ops->find_route(machine.self, &loopback, 0, &route, &err);
    assert_true(status == STATUS_OK || status == STATUS_NO_ROUTE);
    assert_int_equal(machine.ops->list_peers(machine.self, 0x7777, &addresses, &err), STATUS_OK);
    assert_int_equal(addresses.count, 0);
    machine_addresses_free(&addresses);
    assert_int_equal(
        machine.ops->resolve(machine.self, "127.0.0.1", FAMILY_COUNT, &addresses, &err), STATUS_OK);
    assert_int_equal(addresses.count, 1);
    assert_true(address_equal(&addresses.rows[0], &loopback));
    machine_addresses_free(&addresses);
    assert_int_equal(
        machine.ops->resolve(machine.self, "2001:db8::5", FAMILY_IPV4, &addresses, &err),
        STATUS_NO_HOST);
    machine_windows_close(&state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_is_loaded_unasked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_the_dll_that_is_needed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_dll_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_function_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sentences_become_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sentence_of_the_system, set_up, tear_down),
        cmocka_unit_test_setup_teardown(machine_of_the_system, set_up, tear_down),
        cmocka_unit_test_setup_teardown(live_machine_of_the_system, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
