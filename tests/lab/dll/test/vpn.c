/* SPDX-License-Identifier: MIT */
/*
 * Are the lab's rasapi32.dll and fwpuclnt.dll as strict as Windows, and what do they tell? Run
 * under Wine by tests/lab/cases:
 *   vpn.exe rules         prints what is wrong with their errors; exit code 0 if nothing is
 *   vpn.exe list          prints the connections and the SAs, and wipes the keys
 *   vpn.exe careless      the same, without wiping
 *   vpn.exe wait MS       waits for a notification; prints what it was and how long it took
 */
#include "../fwpuclnt/sa.h"
#include "../rasapi32/ras.h"

#include <iphlpapi.h>
#include <netioapi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef DWORD WINAPI enum_connections(void *, DWORD *, DWORD *);
typedef DWORD WINAPI get_status(HANDLE, void *);
typedef DWORD WINAPI get_projection(HANDLE, void *, DWORD *);
typedef DWORD WINAPI notify(HANDLE, HANDLE, DWORD);
typedef DWORD WINAPI engine_open(const wchar_t *, UINT32, void *, const void *, HANDLE *);
typedef DWORD WINAPI create_enum(HANDLE, const void *, HANDLE *);
typedef DWORD WINAPI enum_contexts(HANDLE, HANDLE, UINT32, struct sa_context1 ***, UINT32 *);
typedef DWORD WINAPI destroy_enum(HANDLE, HANDLE);
typedef VOID WINAPI free_memory(void **);
typedef DWORD WINAPI engine_close(HANDLE);

static struct {
    enum_connections *enumerate;
    get_status *status;
    get_projection *projection;
    notify *notify;
    engine_open *open;
    create_enum *create;
    enum_contexts *next;
    destroy_enum *destroy;
    free_memory *free;
    engine_close *close;
} api;

static int wrong;

static void expect_at(int line, const char *what, unsigned long got, unsigned long wanted)
{
    if (got == wanted)
        return;
    printf("vpn.c:%d: %s gives %lu, wanted %lu\n", line, what, got, wanted);
    wrong++;
}

#define EXPECT(call, wanted) expect_at(__LINE__, #call, (unsigned long)(call), (wanted))

static bool load(void)
{
    HMODULE ras = LoadLibraryExW(L"rasapi32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    HMODULE wfp = LoadLibraryExW(L"fwpuclnt.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    api.enumerate = (void *)GetProcAddress(ras, "RasEnumConnectionsW");
    api.status = (void *)GetProcAddress(ras, "RasGetConnectStatusW");
    api.projection = (void *)GetProcAddress(ras, "RasGetProjectionInfoEx");
    api.notify = (void *)GetProcAddress(ras, "RasConnectionNotificationW");
    api.open = (void *)GetProcAddress(wfp, "FwpmEngineOpen0");
    api.create = (void *)GetProcAddress(wfp, "IPsecSaContextCreateEnumHandle0");
    api.next = (void *)GetProcAddress(wfp, "IPsecSaContextEnum1");
    api.destroy = (void *)GetProcAddress(wfp, "IPsecSaContextDestroyEnumHandle0");
    api.free = (void *)GetProcAddress(wfp, "FwpmFreeMemory0");
    api.close = (void *)GetProcAddress(wfp, "FwpmEngineClose0");
    /* forwarded to Wine's */
    return api.projection && api.next && GetProcAddress(ras, "RasDialW") &&
           GetProcAddress(wfp, "FwpmFilterAdd0");
}

static HANDLE handle_of(const struct ras_connection *connection)
{
    return (HANDLE)(uintptr_t)connection->handle;
}

static void check_connections(void)
{
    static const DWORD sizes[] = {1388, 1372, 1360, 1344, 820};
    struct ras_connection rows[2];
    DWORD bytes = 0, count = 9;
    SetEnvironmentVariableA("VPNMTU_LAB_RAS_ERROR", "1722");
    EXPECT(api.enumerate(NULL, &bytes, &count), 1722);
    SetEnvironmentVariableA("VPNMTU_LAB_RAS_ERROR", NULL);
    EXPECT(api.enumerate(NULL, NULL, &count), ERROR_INVALID_PARAMETER);
    EXPECT(api.enumerate(NULL, &bytes, &count), 603);
    EXPECT(bytes, 1388);
    bytes = sizeof rows;
    rows[0].size = 1364; /* a member short */
    EXPECT(api.enumerate(rows, &bytes, &count), 632);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        memset(rows, 0xee, sizeof rows);
        rows[0].size = sizes[i];
        bytes = sizes[i] - 1;
        EXPECT(api.enumerate(rows, &bytes, &count), 603);
        EXPECT(bytes, sizes[i]);
        EXPECT(api.enumerate(rows, &bytes, &count), 0);
        EXPECT(count, 1);
        EXPECT(rows[0].size, sizes[i]);
        EXPECT(((uint8_t *)rows)[sizes[i]], 0xee); /* not a byte more */
    }
}

static void check_status(const struct ras_connection *connection)
{
    struct ras_status status = {.size = 607};
    EXPECT(api.status(handle_of(connection), NULL), ERROR_INVALID_PARAMETER);
    EXPECT(api.status(handle_of(connection), &status), 632);
    status.size = 564;
    EXPECT(api.status(handle_of(connection), &status), 0);
    EXPECT(status.remote.type, 0); /* no room for it */
    status.size = 608;
    EXPECT(api.status((HANDLE)4242, &status), ERROR_INVALID_HANDLE);
    SetEnvironmentVariableA("VPNMTU_LAB_RAS_STATE", "5");
    EXPECT(api.status(handle_of(connection), &status), 0);
    EXPECT(status.state, 5);
    SetEnvironmentVariableA("VPNMTU_LAB_RAS_STATE", NULL);
    EXPECT(api.status(handle_of(connection), &status), 0);
    EXPECT(status.remote.type, 1);
    EXPECT(status.state, 0x2000);
}

static void check_projection(const struct ras_connection *connection)
{
    struct ras_projection projection = {.version = 3};
    HANDLE handle = handle_of(connection);
    DWORD bytes = 0;
    EXPECT(api.projection(handle, &projection, NULL), ERROR_INVALID_PARAMETER);
    EXPECT(api.projection((HANDLE)4242, NULL, &bytes), ERROR_INVALID_HANDLE);
    SetEnvironmentVariableA("VPNMTU_LAB_PROJECTION_PENDING", "1");
    EXPECT(api.projection(handle, NULL, &bytes), 730); /* the first one only */
    EXPECT(api.projection(handle, NULL, &bytes), 603);
    EXPECT(bytes, sizeof projection);
    EXPECT(api.projection(handle, &projection, &bytes), ERROR_INVALID_PARAMETER);
    projection.version = 4;
    EXPECT(api.projection(handle, &projection, &bytes), 0);
    EXPECT(projection.type, 2);
}

/* The interface bears the entry's name and GUID. */
static void check_interface(const struct ras_connection *connection)
{
    MIB_IF_TABLE2 *table = NULL;
    int found = 0;
    EXPECT(GetIfTable2(&table), 0);
    for (ULONG i = 0; table && i < table->NumEntries; i++) {
        if (wcscmp(table->Table[i].Alias, connection->entry) != 0)
            continue;
        found++;
        EXPECT(memcmp(&table->Table[i].InterfaceGuid, &connection->guid, sizeof(GUID)), 0);
        EXPECT(table->Table[i].Type, IF_TYPE_PPP);
    }
    EXPECT(found, 1);
    FreeMibTable(table);
}

static void check_wfp(void)
{
    HANDLE engine = NULL, contexts = NULL;
    struct sa_context1 **entries = NULL;
    UINT32 returned = 9;
    EXPECT(api.open(L"server", RPC_C_AUTHN_WINNT, NULL, NULL, &engine), ERROR_NOT_SUPPORTED);
    EXPECT(api.open(NULL, 99, NULL, NULL, &engine), RPC_S_UNKNOWN_AUTHN_SERVICE);
    EXPECT(api.open(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, NULL), (DWORD)FWP_E_NULL_POINTER);
    SetEnvironmentVariableA("VPNMTU_LAB_NOT_ELEVATED", "open");
    EXPECT(api.open(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine), ERROR_ACCESS_DENIED);
    SetEnvironmentVariableA("VPNMTU_LAB_NOT_ELEVATED", NULL);
    SetEnvironmentVariableA("VPNMTU_LAB_WFP_ERROR", "1753");
    EXPECT(api.open(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine), EPT_S_NOT_REGISTERED);
    SetEnvironmentVariableA("VPNMTU_LAB_WFP_ERROR", NULL);
    EXPECT(api.open(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine), 0);
    EXPECT(api.create(NULL, NULL, &contexts), ERROR_INVALID_HANDLE);
    SetEnvironmentVariableA("VPNMTU_LAB_NOT_ELEVATED", "1");
    EXPECT(api.create(engine, NULL, &contexts), ERROR_ACCESS_DENIED);
    SetEnvironmentVariableA("VPNMTU_LAB_NOT_ELEVATED", NULL);
    EXPECT(api.create(engine, NULL, &contexts), 0);
    EXPECT(api.next(engine, NULL, 1, &entries, &returned), (DWORD)FWP_E_INVALID_ENUMERATOR);
    EXPECT(api.next(engine, contexts, 1, &entries, &returned), 0);
    EXPECT(returned, 1);
    api.free((void **)&entries);
    EXPECT(entries == NULL, 1);
    EXPECT(api.next(engine, contexts, 1, &entries, &returned), 0);
    EXPECT(returned, 0);
    api.free((void **)&entries);
    EXPECT(api.destroy(engine, contexts), 0);
    EXPECT(api.close(engine), 0);
}

/* One connection is up. */
static int check_rules(void)
{
    struct ras_connection connection = {.size = sizeof connection};
    DWORD bytes = sizeof connection, count = 0;
    EXPECT(api.notify(INVALID_HANDLE_VALUE, NULL, 3), ERROR_INVALID_PARAMETER);
    check_connections();
    EXPECT(api.enumerate(&connection, &bytes, &count), 0);
    check_status(&connection);
    check_projection(&connection);
    check_interface(&connection);
    check_wfp();
    printf("%d wrong\n", wrong);
    return wrong != 0;
}

static void print_wide(const WCHAR *text)
{
    char out[1024];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, out, sizeof out, NULL, NULL);
    printf("%s; ", out);
}

static void print_address(const char *what, const uint8_t *bytes)
{
    printf("%s %u.%u.%u.%u; ", what, bytes[0], bytes[1], bytes[2], bytes[3]);
}

static void list_connections(void)
{
    struct ras_connection rows[VPNS_MAX] = {{.size = sizeof *rows}};
    DWORD bytes = sizeof rows, count = 0;
    EXPECT(api.enumerate(rows, &bytes, &count), 0);
    for (DWORD i = 0; i < count; i++) {
        struct ras_status status = {.size = sizeof status};
        struct ras_projection projection = {.version = 4};
        DWORD size = sizeof projection;
        printf("RAS ");
        print_wide(rows[i].entry);
        print_wide(rows[i].device_name);
        EXPECT(api.status(handle_of(&rows[i]), &status), 0);
        print_address("local", status.local.address);
        print_address("server", status.remote.address);
        DWORD error = api.projection(handle_of(&rows[i]), &projection, &size);
        if (error)
            printf("projection %lu", error);
        else if (projection.type == 2) {
            print_address("inner", projection.ikev2.ipv4);
            printf("flags %lu; encryption %lu", projection.ikev2.flags,
                   projection.ikev2.encryption);
        } else
            printf("PPP");
        printf("\n");
    }
}

static void wipe(const FWP_BYTE_BLOB *key)
{
    memset(key->data, 0, key->size);
}

static void print_direction(const char *what, const struct sa_details1 *details, bool wiping)
{
    if (!details)
        return;
    const IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *information =
        details->saBundle.saList[0].espAuthAndCipherInformation;
    UINT32 local = details->traffic.localV4Address, remote = details->traffic.remoteV4Address;
    printf("SA %s %s %u.%u.%u.%u > %u.%u.%u.%u cipher %u auth %u nat-t %s\n", what,
           details->traffic.trafficType == IPSEC_TRAFFIC_TYPE_TUNNEL ? "tunnel" : "transport",
           local >> 24, local >> 16 & 255, local >> 8 & 255, local & 255, remote >> 24,
           remote >> 16 & 255, remote >> 8 & 255, remote & 255,
           information->saCipherInformation.cipherTransform.cipherTransformId.cipherConfig,
           information->saAuthInformation.authTransform.authTransformId.authConfig,
           details->udpEncapsulation ? "yes" : "no");
    if (wiping) {
        wipe(&information->saCipherInformation.cipherKey);
        wipe(&information->saAuthInformation.authKey);
    }
}

static void list_sas(bool wiping)
{
    HANDLE engine = NULL, contexts = NULL;
    UINT32 returned = 1;
    EXPECT(api.open(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine), 0);
    EXPECT(api.create(engine, NULL, &contexts), 0);
    while (!wrong && returned) {
        struct sa_context1 **entries = NULL;
        EXPECT(api.next(engine, contexts, 1, &entries, &returned), 0);
        for (UINT32 i = 0; i < returned; i++) {
            print_direction("in", entries[i]->inboundSa, wiping);
            print_direction("out", entries[i]->outboundSa, wiping);
        }
        api.free((void **)&entries);
    }
    EXPECT(api.destroy(engine, contexts), 0);
    EXPECT(api.close(engine), 0);
}

static int wait_for_notification(DWORD milliseconds)
{
    HANDLE up = CreateEventW(NULL, FALSE, FALSE, NULL),
           down = CreateEventW(NULL, FALSE, FALSE, NULL),
           moved = CreateEventW(NULL, FALSE, FALSE, NULL);
    HANDLE events[] = {up, down, moved};
    static const char *const names[] = {"up", "down", "moved"};
    EXPECT(api.notify(INVALID_HANDLE_VALUE, up, 1), 0);
    EXPECT(api.notify(INVALID_HANDLE_VALUE, down, 2), 0);
    EXPECT(api.notify(INVALID_HANDLE_VALUE, moved, 0x20), 0);
    printf("ready\n");
    fflush(stdout);
    for (;;) {
        DWORD which = WaitForMultipleObjects(3, events, FALSE, milliseconds);
        FILETIME now;
        GetSystemTimeAsFileTime(&now);
        if (which >= 3)
            return wrong;
        uint64_t ticks = (uint64_t)now.dwHighDateTime << 32 | now.dwLowDateTime;
        printf("%s %llu\n", names[which], (ticks - 116444736000000000ULL) / 10000);
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (!load())
        return 2;
    if (strcmp(what, "rules") == 0)
        return check_rules();
    if (strcmp(what, "wait") == 0)
        return wait_for_notification(argc > 2 ? strtoul(argv[2], NULL, 10) : 1000);
    list_connections();
    list_sas(strcmp(what, "careless") != 0);
    return wrong;
}
