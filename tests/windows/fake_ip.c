/* SPDX-License-Identifier: MIT */
/* The IP Helper API over tables in memory. */
#include <stdlib.h>
#include <string.h>

#include "fake_news.h"
#include "fake_state.h"

struct behaviour {
    uint64_t luid;
    ADDRESS_FAMILY family;
    DWORD code;
    ULONG limit;
};

static struct {
    MIB_IF_ROW2 *links;
    size_t link_count;
    size_t link_room;
    MIB_IPINTERFACE_ROW *ips;
    size_t ip_count;
    size_t ip_room;
    MIB_IPFORWARD_ROW2 routes[64];
    size_t route_count;
    struct behaviour behaviours[8];
    size_t behaviour_count;
    MIB_IPINTERFACE_ROW last_set;
    const MIB_IPINTERFACE_ROW *initialized;
    size_t tables;
} pc;

static void *grown(void *rows, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return rows;
    *room = *room == 0 ? 16 : *room * 2;
    rows = realloc(rows, *room * size);
    assert_non_null(rows);
    return rows;
}

void fake_ip_add_link(const MIB_IF_ROW2 *row)
{
    pc.links = grown(pc.links, pc.link_count, &pc.link_room, sizeof pc.links[0]);
    pc.links[pc.link_count++] = *row;
}

void fake_ip_add(const MIB_IPINTERFACE_ROW *row)
{
    pc.ips = grown(pc.ips, pc.ip_count, &pc.ip_room, sizeof pc.ips[0]);
    pc.ips[pc.ip_count++] = *row;
}

void fake_ip_remove(uint64_t luid)
{
    for (size_t i = pc.link_count; i-- > 0;)
        if (pc.links[i].InterfaceLuid.Value == luid)
            pc.links[i] = pc.links[--pc.link_count];
    for (size_t i = pc.ip_count; i-- > 0;)
        if (pc.ips[i].InterfaceLuid.Value == luid)
            pc.ips[i] = pc.ips[--pc.ip_count];
}

void fake_ip_add_route(const MIB_IPFORWARD_ROW2 *row)
{
    assert_true(pc.route_count < sizeof pc.routes / sizeof pc.routes[0]);
    pc.routes[pc.route_count++] = *row;
}

MIB_IPINTERFACE_ROW *fake_ip_row(uint64_t luid, ADDRESS_FAMILY family)
{
    for (size_t i = 0; i < pc.ip_count; i++)
        if (pc.ips[i].InterfaceLuid.Value == luid && pc.ips[i].Family == family)
            return &pc.ips[i];
    return NULL;
}

const MIB_IPINTERFACE_ROW *fake_ip_last_set(void)
{
    return &pc.last_set;
}

void fake_ip_behave(uint64_t luid, ADDRESS_FAMILY family, DWORD code, ULONG limit)
{
    assert_true(pc.behaviour_count < sizeof pc.behaviours / sizeof pc.behaviours[0]);
    pc.behaviours[pc.behaviour_count++] = (struct behaviour){luid, family, code, limit};
}

/* A table as the functions return it: the count, padding, COUNT rows. */
void *fake_ip_table(size_t offset, const void *rows, size_t count, size_t size)
{
    ULONG entries = (ULONG)count;
    /* Not from the C library's heap, whose failures are the caller's to handle. */
    char *table = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, offset + (count + 1) * size);

    assert_non_null(table);
    memcpy(table, &entries, sizeof entries);
    if (count > 0)
        memcpy(table + offset, rows, count * size);
    pc.tables++;
    return table;
}

static DWORD WINAPI get_if_table(PMIB_IF_TABLE2 *table)
{
    DWORD code = fake_enter(WINDOWS_API_GetIfTable2);

    assert_non_null(table);
    if (code == NO_ERROR)
        *table = fake_ip_table(offsetof(MIB_IF_TABLE2, Table), pc.links, pc.link_count,
                               sizeof pc.links[0]);
    return code;
}

static DWORD WINAPI get_ip_interface_table(ADDRESS_FAMILY family, PMIB_IPINTERFACE_TABLE *table)
{
    DWORD code = fake_enter(WINDOWS_API_GetIpInterfaceTable);

    assert_non_null(table);
    assert_int_equal(family, AF_UNSPEC);
    if (code == NO_ERROR && pc.ip_count == 0)
        return ERROR_NOT_FOUND;
    if (code == NO_ERROR)
        *table = fake_ip_table(offsetof(MIB_IPINTERFACE_TABLE, Table), pc.ips, pc.ip_count,
                               sizeof pc.ips[0]);
    return code;
}

static DWORD WINAPI get_forward_table(ADDRESS_FAMILY family, PMIB_IPFORWARD_TABLE2 *table)
{
    DWORD code = fake_enter(WINDOWS_API_GetIpForwardTable2);

    assert_non_null(table);
    assert_int_equal(family, AF_UNSPEC);
    if (code == NO_ERROR && pc.route_count == 0)
        return ERROR_NOT_FOUND;
    if (code == NO_ERROR)
        *table = fake_ip_table(offsetof(MIB_IPFORWARD_TABLE2, Table), pc.routes, pc.route_count,
                               sizeof pc.routes[0]);
    return code;
}

static VOID WINAPI free_mib_table(PVOID table)
{
    fake_enter(WINDOWS_API_FreeMibTable);
    assert_non_null(table);
    assert_true(pc.tables > 0);
    pc.tables--;
    HeapFree(GetProcessHeap(), 0, table);
}

static VOID WINAPI initialize_entry(PMIB_IPINTERFACE_ROW row)
{
    fake_enter(WINDOWS_API_InitializeIpInterfaceEntry);
    /* What the page leaves open is filled with something that is wrong to rely on. */
    memset(row, 0xA5, sizeof *row);
    row->Family = AF_UNSPEC;
    row->InterfaceLuid.Value = 0;
    row->InterfaceIndex = 0;
    pc.initialized = row;
}

const MIB_IPFORWARD_ROW2 *fake_ip_routes(size_t *count)
{
    *count = pc.route_count;
    return pc.routes;
}

bool fake_ip_has_link(uint64_t luid)
{
    for (size_t i = 0; i < pc.link_count; i++)
        if (pc.links[i].InterfaceLuid.Value == luid)
            return true;
    return false;
}

static DWORD find_entry(const MIB_IPINTERFACE_ROW *row, MIB_IPINTERFACE_ROW **found)
{
    if (row == NULL || (row->Family != AF_INET && row->Family != AF_INET6) ||
        (row->InterfaceLuid.Value == 0 && row->InterfaceIndex == 0))
        return ERROR_INVALID_PARAMETER;
    if (!fake_ip_has_link(row->InterfaceLuid.Value))
        return ERROR_FILE_NOT_FOUND;
    *found = fake_ip_row(row->InterfaceLuid.Value, row->Family);
    return *found != NULL ? NO_ERROR : ERROR_NOT_FOUND;
}

static DWORD WINAPI get_entry(PMIB_IPINTERFACE_ROW row)
{
    DWORD code = fake_enter(WINDOWS_API_GetIpInterfaceEntry);
    MIB_IPINTERFACE_ROW *found = NULL;

    assert_ptr_equal(row, pc.initialized);
    /* By LUID, and by nothing else. */
    assert_int_equal(row->InterfaceIndex, 0);
    if (code == NO_ERROR)
        code = find_entry(row, &found);
    if (code == NO_ERROR)
        *row = *found;
    return code;
}

static DWORD set_code(const MIB_IPINTERFACE_ROW *row, MIB_IPINTERFACE_ROW **found)
{
    DWORD code;

    if (!fake_is_elevated())
        return ERROR_ACCESS_DENIED;
    code = find_entry(row, found);
    if (code != NO_ERROR)
        return code;
    if (row->Family == AF_INET && row->SitePrefixLength != 0)
        return ERROR_INVALID_PARAMETER;
    if (row->NlMtu < (row->Family == AF_INET ? 352U : 1280U))
        return ERROR_INVALID_PARAMETER;
    return NO_ERROR;
}

static DWORD WINAPI set_entry(PMIB_IPINTERFACE_ROW row)
{
    DWORD code = fake_enter(WINDOWS_API_SetIpInterfaceEntry);
    MIB_IPINTERFACE_ROW *found = NULL;
    ULONG mtu = row->NlMtu;

    pc.last_set = *row;
    if (code == NO_ERROR)
        code = set_code(row, &found);
    for (size_t i = 0; code == NO_ERROR && i < pc.behaviour_count; i++) {
        const struct behaviour *behaviour = &pc.behaviours[i];

        if (behaviour->luid != row->InterfaceLuid.Value || behaviour->family != row->Family)
            continue;
        code = behaviour->code;
        if (behaviour->limit != 0 && mtu > behaviour->limit)
            mtu = behaviour->limit;
    }
    if (code != NO_ERROR)
        return code;
    found->NlMtu = mtu;
    /* Windows tells of every change, whoever made it. */
    fake_events_now(FAKE_NEWS_INTERFACE, 0);
    return NO_ERROR;
}

void fake_ip_install(struct windows_api *api)
{
    api->GetIfTable2 = get_if_table;
    api->GetIpInterfaceTable = get_ip_interface_table;
    api->GetIpForwardTable2 = get_forward_table;
    api->FreeMibTable = free_mib_table;
    api->InitializeIpInterfaceEntry = initialize_entry;
    api->GetIpInterfaceEntry = get_entry;
    api->SetIpInterfaceEntry = set_entry;
}

void fake_ip_reset(void)
{
    free(pc.links);
    free(pc.ips);
    memset(&pc, 0, sizeof pc);
}

size_t fake_ip_open_count(void)
{
    return pc.tables;
}
