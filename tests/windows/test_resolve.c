/* SPDX-License-Identifier: MIT */
/* resolve: what a name becomes, and what is not asked of anybody. */
#include <string.h>

#include "fake_live.h"
#include "windows/machine_windows.h"
#include "windows/socket_address.h"

static struct machine_windows state;
static struct machine machine;

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

static void add(const wchar_t *name, bool numeric, const struct address *address, ULONG scope)
{
    SOCKADDR_INET made = socket_address_make(address);

    if (address->family == FAMILY_IPV6)
        made.Ipv6.sin6_scope_id = scope;
    fake_names_add(name, numeric, &made);
}

static const struct address four = {FAMILY_IPV4, {203, 0, 113, 5}};
static const struct address other = {FAMILY_IPV4, {203, 0, 113, 6}};
static const struct address six = {FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB8, [15] = 5}};
static const struct address link_local = {FAMILY_IPV6, {0xFE, 0x80, [15] = 5}};

static void arrange(void)
{
    set_up(NULL);
    add(L"vpn.example", false, &six, 0);
    add(L"vpn.example", false, &four, 0);
    add(L"vpn.example", false, &four, 0);
    add(L"vpn.example", false, &other, 0);
    add(L"203.0.113.5", true, &four, 0);
    add(L"2001:db8::5", true, &six, 0);
    add(L"fe80::5%12", true, &link_local, 12);
    add(L"printer.local", false, &link_local, 0);
    add(L"both.local", false, &link_local, 7);
    add(L"both.local", false, &four, 0);
    add(L"\x30C6\x30B9\x30C8.example", false, &four, 0);
}

static void names_and_addresses(void **unused)
{
    static const struct {
        const char *host;
        enum family family;
        enum status status;
        const struct address *want[3];
        uint32_t asked;
        const char *why;
    } rows[] = {
        {"vpn.example",
         FAMILY_COUNT,
         STATUS_OK,
         {&six, &four, &other},
         1,
         "in the system's order, none twice"},
        {"vpn.example", FAMILY_IPV4, STATUS_OK, {&four, &other}, 1, "one family"},
        {"vpn.example", FAMILY_IPV6, STATUS_OK, {&six}, 1, "the other"},
        {"203.0.113.5", FAMILY_COUNT, STATUS_OK, {&four}, 0, "nobody is asked"},
        {"203.0.113.5", FAMILY_IPV4, STATUS_OK, {&four}, 0, "nobody is asked"},
        {"203.0.113.5", FAMILY_IPV6, STATUS_NO_HOST, {NULL}, 0, "nor for the other family"},
        {"2001:db8::5", FAMILY_COUNT, STATUS_OK, {&six}, 0, "nobody is asked"},
        {"fe80::5%12", FAMILY_COUNT, STATUS_NO_HOST, {NULL}, 0, "a scope has no place"},
        {"printer.local", FAMILY_COUNT, STATUS_NO_HOST, {NULL}, 1, "nor has a link's address"},
        {"both.local", FAMILY_COUNT, STATUS_OK, {&four}, 1, "the rest remains"},
        {"nobody.example", FAMILY_COUNT, STATUS_NO_HOST, {NULL}, 1, "no such name"},
        {"\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88.example",
         FAMILY_COUNT,
         STATUS_OK,
         {&four},
         1,
         "UTF-8"},
        {"", FAMILY_COUNT, STATUS_NO_HOST, {NULL}, 0, "Windows would say: this PC"},
        {"\xFF\xFE", FAMILY_COUNT, STATUS_NO_HOST, {NULL}, 0, "no UTF-8"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_addresses list = {NULL, 4711};
        struct error err = {0};
        size_t count = 0;

        arrange();
        assert_int_equal(
            machine.ops->resolve(machine.self, rows[i].host, rows[i].family, &list, &err),
            rows[i].status);
        assert_int_equal(fake_names_asked(), rows[i].asked);
        if (rows[i].status != STATUS_OK) {
            assert_int_equal(list.count, 4711);
            assert_int_not_equal(err.windows_code, 0);
            fake_api_check();
            continue;
        }
        while (count < 3 && rows[i].want[count] != NULL)
            count++;
        assert_int_equal(list.count, count);
        for (size_t n = 0; n < count; n++)
            assert_true(address_equal(&list.rows[n], rows[i].want[n]));
        machine_addresses_free(&list);
        fake_api_check();
    }
}

static void names_that_are_too_long(void **unused)
{
    char host[3000];
    struct machine_addresses list = {NULL, 4711};
    struct error err = {0};

    (void)unused;
    memset(host, 'a', sizeof host);
    host[sizeof host - 1] = '\0';
    assert_int_equal(machine.ops->resolve(machine.self, host, FAMILY_COUNT, &list, &err),
                     STATUS_NO_HOST);
    assert_int_equal(err.windows_code, WSAHOST_NOT_FOUND);
    assert_int_equal(fake_api_calls(WINDOWS_API_GetAddrInfoW), 0);
}

static void codes(void **unused)
{
    static const struct {
        enum windows_function function;
        DWORD code;
        enum status status;
    } rows[] = {
        {WINDOWS_API_GetAddrInfoW, WSAHOST_NOT_FOUND, STATUS_NO_HOST},
        {WINDOWS_API_GetAddrInfoW, WSANO_DATA, STATUS_NO_HOST},
        {WINDOWS_API_GetAddrInfoW, WSATRY_AGAIN, STATUS_NO_HOST},
        {WINDOWS_API_GetAddrInfoW, WSANO_RECOVERY, STATUS_NO_HOST},
        {WINDOWS_API_GetAddrInfoW, ERROR_NOT_ENOUGH_MEMORY, STATUS_WINDOWS},
        {WINDOWS_API_GetAddrInfoW, WSAEINVAL, STATUS_WINDOWS},
        {WINDOWS_API_WSAStartup, WSASYSNOTREADY, STATUS_WINDOWS},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_addresses list = {NULL, 4711};
        struct error err = {0};

        arrange();
        fake_api_fail(rows[i].function, 1, FAKE_FOR_EVER, rows[i].code);
        assert_int_equal(
            machine.ops->resolve(machine.self, "vpn.example", FAMILY_COUNT, &list, &err),
            rows[i].status);
        assert_int_equal(err.windows_code, rows[i].code);
        assert_int_equal(list.count, 4711);
        fake_api_check();
    }
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(names_and_addresses),
        TEST(names_that_are_too_long),
        TEST(codes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
