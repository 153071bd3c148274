/* SPDX-License-Identifier: MIT */
/* ws2_32's names over a table in memory. */
#include <string.h>
#include <wchar.h>

#include "fake_live.h"
#include "fake_state.h"

enum {
    NAMES_MAX = 16
};

struct name {
    wchar_t text[64];
    bool numeric;
    SOCKADDR_INET address;
};

static struct {
    struct name rows[NAMES_MAX];
    size_t count;
    size_t startups;
    size_t lists;
    uint32_t asked;
} pc;

void fake_names_add(const wchar_t *name, bool numeric, const SOCKADDR_INET *address)
{
    struct name *row = &pc.rows[pc.count];

    assert_true(pc.count < NAMES_MAX && wcslen(name) < sizeof row->text / sizeof row->text[0]);
    wmemcpy(row->text, name, wcslen(name) + 1);
    row->numeric = numeric;
    row->address = *address;
    pc.count++;
}

uint32_t fake_names_asked(void)
{
    return pc.asked;
}

static int WINAPI startup(WORD version, LPWSADATA data)
{
    DWORD code = fake_enter(WINDOWS_API_WSAStartup);

    assert_int_equal(version, MAKEWORD(2, 2));
    assert_non_null(data);
    if (code == NO_ERROR)
        pc.startups++;
    return (int)code;
}

static int WINAPI cleanup(void)
{
    DWORD code = fake_enter(WINDOWS_API_WSACleanup);

    assert_true(pc.startups > 0);
    assert_int_equal(pc.lists, 0);
    pc.startups--;
    return code == NO_ERROR ? 0 : SOCKET_ERROR;
}

static ADDRINFOW *item_of(const struct name *row, ADDRINFOW *next)
{
    struct {
        ADDRINFOW info;
        SOCKADDR_INET address;
    } *item = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof *item);

    assert_non_null(item);
    item->address = row->address;
    item->info.ai_family = row->address.si_family;
    item->info.ai_addr = (SOCKADDR *)&item->address;
    item->info.ai_addrlen =
        row->address.si_family == AF_INET ? sizeof item->address.Ipv4 : sizeof item->address.Ipv6;
    item->info.ai_next = next;
    return &item->info;
}

static INT WINAPI get_addr_info(PCWSTR host, PCWSTR service, const ADDRINFOW *hints,
                                PADDRINFOW *out)
{
    DWORD code = fake_enter(WINDOWS_API_GetAddrInfoW);
    bool numeric = (hints->ai_flags & AI_NUMERICHOST) != 0;
    ADDRINFOW *list = NULL;

    assert_true(pc.startups > 0);
    assert_non_null(host);
    assert_true(host[0] != L'\0');
    assert_null(service);
    assert_true(hints->ai_addrlen == 0 && hints->ai_addr == NULL && hints->ai_next == NULL);
    if (!numeric)
        pc.asked++;
    if (code != NO_ERROR)
        return (INT)code;
    for (size_t i = pc.count; i-- > 0;) {
        const struct name *row = &pc.rows[i];

        if (wcscmp(row->text, host) == 0 && (row->numeric || !numeric) &&
            (hints->ai_family == AF_UNSPEC || hints->ai_family == row->address.si_family))
            list = item_of(row, list);
    }
    if (list == NULL)
        return WSAHOST_NOT_FOUND;
    pc.lists++;
    *out = list;
    return NO_ERROR;
}

static void WINAPI free_addr_info(PADDRINFOW list)
{
    fake_enter(WINDOWS_API_FreeAddrInfoW);
    assert_non_null(list);
    assert_true(pc.lists > 0);
    pc.lists--;
    while (list != NULL) {
        ADDRINFOW *next = list->ai_next;

        HeapFree(GetProcessHeap(), 0, list);
        list = next;
    }
}

void fake_names_install(struct windows_api *api)
{
    api->WSAStartup = startup;
    api->WSACleanup = cleanup;
    api->GetAddrInfoW = get_addr_info;
    api->FreeAddrInfoW = free_addr_info;
}

void fake_names_reset(void)
{
    memset(&pc, 0, sizeof pc);
}

size_t fake_names_open_count(void)
{
    return pc.startups + pc.lists;
}
