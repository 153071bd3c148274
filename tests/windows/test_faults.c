/* SPDX-License-Identifier: MIT */
/*
 * Every call of every Windows function, and every allocation, fails in turn, once and for ever,
 * under every operation. Whatever happens: an error that is complete or a result that is right,
 * out-parameters untouched on failure, nothing leaked, nothing left half done.
 */
#include <stdlib.h>
#include <string.h>

#include "fake_api.h"
#include "fault_live.h"
#include "fault_news.h"
#include "fake_news.h"
#include "fake_report.h"
#include "windows/machine_windows.h"

#define JOURNAL   L"SOFTWARE\\vpnmtu\\Journal"
#define POLICIES  L"SOFTWARE\\Policies\\vpnmtu"
#define PROTOCOLS L"SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols"

enum {
    VPN = 43,
    CODE = ERROR_NO_SYSTEM_RESOURCES
};

static struct machine_windows state;
static struct machine machine;

/* Allocations of src/windows; the fake makes its tables elsewhere. */
static struct {
    uint32_t count;
    uint32_t fail_from; /* 0: none fails */
    uint32_t fail_count;
} heap;

void *__wrap_calloc(size_t count, size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__real_realloc(void *block, size_t size);

static bool heap_fails(void)
{
    heap.count++;
    return heap.fail_from != 0 && heap.count >= heap.fail_from &&
           heap.count - heap.fail_from < heap.fail_count;
}

void *__wrap_calloc(size_t count, size_t size)
{
    return heap_fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return heap_fails() ? NULL : __real_realloc(block, size);
}

static void arrange(void)
{
    MIB_IF_ROW2 link = {0};
    MIB_IPINTERFACE_ROW ip = {.Family = AF_INET, .NlMtu = 1400, .SitePrefixLength = 64};
    MIB_IPFORWARD_ROW2 route = {0};

    heap.fail_from = 0;
    machine = machine_windows_open(&state, fake_api_new());
    link.InterfaceLuid.Value = VPN;
    link.InterfaceIndex = 9;
    fake_ip_add_link(&link);
    ip.InterfaceLuid.Value = VPN;
    fake_ip_add(&ip);
    route.InterfaceLuid.Value = VPN;
    route.DestinationPrefix.Prefix.si_family = AF_INET;
    fake_ip_add_route(&route);
    fake_registry_put(JOURNAL, L"old", REG_SZ, L"text", 10);
}

static bool run_list_interfaces(struct error *err)
{
    struct machine_interfaces list = {NULL, 4711};
    enum status status = machine.ops->list_interfaces(machine.self, &list, err);

    assert_int_equal(list.count, status == STATUS_OK ? 1 : 4711);
    if (status == STATUS_OK)
        machine_interfaces_free(&list);
    return status == STATUS_OK;
}

static bool run_list_default_routes(struct error *err)
{
    struct machine_default_routes list = {NULL, 4711};
    enum status status = machine.ops->list_default_routes(machine.self, &list, err);

    assert_int_equal(list.count, status == STATUS_OK ? 1 : 4711);
    if (status == STATUS_OK)
        machine_default_routes_free(&list);
    return status == STATUS_OK;
}

static bool run_get_mtu(struct error *err)
{
    uint32_t mtu = 4711;
    enum status status = machine.ops->get_mtu(machine.self, VPN, FAMILY_IPV4, &mtu, err);

    assert_int_equal(mtu, status == STATUS_OK ? 1400 : 4711);
    return status == STATUS_OK;
}

static bool run_set_mtu(struct error *err)
{
    enum status status = machine.ops->set_mtu(machine.self, VPN, FAMILY_IPV4, 1374, err);

    assert_int_equal(fake_ip_row(VPN, AF_INET)->NlMtu, status == STATUS_OK ? 1374 : 1400);
    return status == STATUS_OK;
}

static bool run_journal_list(struct error *err)
{
    struct machine_records list = {NULL, 4711};
    enum status status = machine.ops->journal_list(machine.self, &list, err);

    /* 0: the one value vanished between its name and its text. */
    assert_true(status == STATUS_OK ? list.count <= 1 : list.count == 4711);
    if (status == STATUS_OK)
        machine_records_free(&list);
    return status == STATUS_OK;
}

static bool run_journal_write(struct error *err)
{
    enum status status = machine.ops->journal_write(machine.self, "new", "text", err);

    assert_true(status != STATUS_OK || fake_registry_has(JOURNAL, L"new"));
    assert_true(status != STATUS_OK || !fake_registry_is_dirty());
    assert_true(fake_registry_has(JOURNAL, L"old"));
    return status == STATUS_OK;
}

static bool run_journal_delete(struct error *err)
{
    enum status status = machine.ops->journal_delete(machine.self, "old", err);

    assert_true(status != STATUS_OK || !fake_registry_has(JOURNAL, L"old"));
    assert_true(status != STATUS_OK || !fake_registry_is_dirty());
    return status == STATUS_OK;
}

static bool run_tunnel_read(struct error *err)
{
    struct machine_tunnel_key key = {.key_depth = 4711};
    enum status status;

    fake_registry_add_key(PROTOCOLS L"\\0");
    status = machine.ops->tunnel_read(machine.self, &key, err);
    assert_int_equal(key.key_depth, status == STATUS_OK ? 4 : 4711);
    return status == STATUS_OK;
}

static bool run_tunnel_write(struct error *err)
{
    enum status status = machine.ops->tunnel_write(machine.self, TUNNEL_MTU, 1374, err);

    assert_true(status != STATUS_OK || fake_registry_has(PROTOCOLS L"\\0", L"TunnelMTU"));
    assert_true(status != STATUS_OK || !fake_registry_is_dirty());
    return status == STATUS_OK;
}

static bool run_tunnel_delete(struct error *err)
{
    static const DWORD number = 1374;
    enum status status;

    fake_registry_put(PROTOCOLS L"\\0", L"TunnelMTU", REG_DWORD, &number, sizeof number);
    fake_registry_put(PROTOCOLS L"\\0", L"ProtocolMTU", REG_DWORD, &number, sizeof number);
    status = machine.ops->tunnel_delete(machine.self, TUNNEL_MTU, err);
    assert_true(status != STATUS_OK || !fake_registry_has(PROTOCOLS L"\\0", L"TunnelMTU"));
    assert_true(status != STATUS_OK || !fake_registry_is_dirty());
    assert_true(fake_registry_has(PROTOCOLS L"\\0", L"ProtocolMTU"));
    return status == STATUS_OK;
}

static bool run_tunnel_prune(struct error *err)
{
    enum status status;

    fake_registry_add_key(PROTOCOLS L"\\0");
    fake_registry_add_key(PROTOCOLS L"\\1");
    status = machine.ops->tunnel_prune(machine.self, 0, err);
    assert_true(status != STATUS_OK || fake_registry_sddl(PROTOCOLS L"\\0") == NULL);
    assert_true(status != STATUS_OK || !fake_registry_is_dirty());
    assert_non_null(fake_registry_sddl(PROTOCOLS L"\\1"));
    return status == STATUS_OK;
}

static bool run_list_settings(struct error *err)
{
    struct machine_settings list = {NULL, 4711};
    enum status status;

    fake_registry_put(POLICIES, L"Line", REG_SZ, L"flets", 12);
    status = machine.ops->list_settings(machine.self, MACHINE_POLICY, &list, err);
    /* 0: the one value vanished between its name and its data. */
    assert_true(status == STATUS_OK ? list.count <= 1 : list.count == 4711);
    if (status == STATUS_OK)
        machine_settings_free(&list);
    return status == STATUS_OK;
}

static bool run_event_write(struct error *err)
{
    static const char *const inserts[] = {"VPN", "1374"};
    enum status status =
        machine.ops->event_write(machine.self, MACHINE_INFORMATION, 100, inserts, 2, err);

    assert_int_equal(fake_events_count(), status == STATUS_OK);
    return status == STATUS_OK;
}

static bool run_state_write(struct error *err)
{
    static const struct machine_state last = {"t", "apply", "1", "VPN", "", 0, 1374, 1454};
    enum status status = machine.ops->state_write(machine.self, &last, err);

    assert_int_equal(fake_registry_has(L"SOFTWARE\\vpnmtu\\State", L"LastTime"),
                     status == STATUS_OK);
    return status == STATUS_OK;
}

/* A log that is full: it is renamed first, or grows where it cannot be. */
static bool run_log_append(struct error *err)
{
    static const wchar_t path[] = L"\\\\?\\C:\\work\\v.log";
    enum status status;
    const char *text;

    fake_files_add(path, "0123456789");
    status = machine.ops->log_append(machine.self, "v.log", "line", 12, err);
    text = fake_files_text(path);
    assert_int_equal(text != NULL && strstr(text, "line") != NULL, status == STATUS_OK);
    return status == STATUS_OK;
}

/* Nothing is left beside the file, whatever happens. */
static bool run_file_replace(struct error *err)
{
    static const wchar_t path[] = L"\\\\?\\C:\\work\\v.prom";
    size_t before;
    enum status status;

    fake_files_add(path, "old\n");
    before = fake_files_count();
    status = machine.ops->file_replace(machine.self, "v.prom", "new\n", 4, err);
    assert_string_equal(fake_files_text(path), status == STATUS_OK ? "new\n" : "old\n");
    assert_int_equal(fake_files_count(), before);
    return status == STATUS_OK;
}

static bool run_get_path_mtu(struct error *err)
{
    const struct address host = {FAMILY_IPV4, {203, 0, 113, 5}};
    uint32_t mtu = 4711;
    enum status status;

    memcpy(fake_icmp_way()->host, host.bytes, sizeof host.bytes);
    fake_icmp_way()->known_path_mtu = 1454;
    status = machine.ops->get_path_mtu(machine.self, VPN, &host, &mtu, err);
    assert_int_equal(mtu, status == STATUS_OK ? 1454 : 4711);
    return status == STATUS_OK;
}

static bool run_lock(struct error *err)
{
    enum status status = machine.ops->lock(machine.self, 100, err);

    assert_int_equal(fake_lock_is_mine(), status == STATUS_OK);
    machine.ops->unlock(machine.self);
    return status == STATUS_OK;
}

enum {
    LOG_APPEND = 14,
    OWN_COUNT = 18,
    NEWS_FIRST = OWN_COUNT + FAULT_LIVE_COUNT
};

/* One operation under test, on the PC of arrange. */
static bool run(size_t operation, struct error *err)
{
    static bool (*const own[])(struct error * err) = {
        run_list_interfaces, run_list_default_routes, run_get_mtu,        run_set_mtu,
        run_journal_list,    run_journal_write,       run_journal_delete, run_tunnel_read,
        run_tunnel_write,    run_tunnel_delete,       run_tunnel_prune,   run_list_settings,
        run_event_write,     run_state_write,         run_log_append,     run_lock,
        run_file_replace,    run_get_path_mtu,
    };

    _Static_assert(sizeof own / sizeof own[0] == OWN_COUNT, "OWN_COUNT");
    if (operation < OWN_COUNT)
        return own[operation](err);
    if (operation < NEWS_FIRST)
        return fault_live_run(operation - OWN_COUNT, &machine, err);
    return fault_news_run(operation - NEWS_FIRST, &machine, err);
}

#define OPERATION_COUNT (NEWS_FIRST + FAULT_NEWS_COUNT)

/* Calls whose failure cannot be told, or need not be: releasing, and wording an error. */
static bool is_quiet(size_t operation, enum windows_function function, uint32_t nth)
{
    switch (function) {
    case WINDOWS_API_FormatMessageW:
    case WINDOWS_API_LocalFree:
    case WINDOWS_API_ReleaseMutex:
    case WINDOWS_API_CloseHandle:
    case WINDOWS_API_RegCloseKey:
    case WINDOWS_API_FreeMibTable:
    case WINDOWS_API_DeregisterEventSource:
    case WINDOWS_API_GetDriveTypeW:
    case WINDOWS_API_DeleteFileW:
    case WINDOWS_API_GetCurrentProcessId:
    case WINDOWS_API_QueryPerformanceCounter:
    case WINDOWS_API_QueryPerformanceFrequency:
    case WINDOWS_API_InitializeIpInterfaceEntry:
        return true;
    default:
        break;
    }
    /* A log that cannot be renamed grows. */
    if (function == WINDOWS_API_MoveFileExW)
        return operation == LOG_APPEND;
    if (operation >= NEWS_FIRST)
        return fault_news_is_quiet(operation - NEWS_FIRST, function, nth);
    return operation >= OWN_COUNT && fault_live_is_quiet(operation - OWN_COUNT, function);
}

/* Runs the operation with the NTH call failing; false: there is no such call. */
static bool sweep_call(size_t operation, enum windows_function function, uint32_t nth,
                       uint32_t count)
{
    struct error err = {0};
    bool good;

    arrange();
    run(operation, &err);
    if (fake_api_calls(function) < nth)
        return false;
    arrange();
    memset(&err, 0, sizeof err);
    fake_api_fail(function, nth, count, CODE);
    good = run(operation, &err);
    /* What cannot be cancelled stays, and has to. */
    if (function != WINDOWS_API_CancelMibChangeNotify2)
        fake_api_check();
    assert_int_equal(good, is_quiet(operation, function, nth));
    if (!good) {
        assert_int_equal(err.status, STATUS_WINDOWS);
        assert_int_equal(err.windows_code, CODE);
        assert_true(err.message[0] != '\0');
    }
    return true;
}

static void every_call_fails(void **unused)
{
    unsigned runs = 0;

    (void)unused;
    for (size_t operation = 0; operation < OPERATION_COUNT; operation++)
        for (size_t function = 0; function < WINDOWS_API_COUNT; function++)
            for (uint32_t nth = 1;
                 sweep_call(operation, (enum windows_function)function, nth, 1) &&
                 sweep_call(operation, (enum windows_function)function, nth, FAKE_FOR_EVER);
                 nth++)
                runs++;
    print_message("%u calls made to fail, once and for ever\n", runs);
    assert_true(runs >= 50);
}

static bool sweep_allocation(size_t operation, uint32_t nth, uint32_t count)
{
    struct error err = {0};
    uint32_t before;

    arrange();
    before = heap.count;
    run(operation, &err);
    if (heap.count - before < nth)
        return false;
    arrange();
    memset(&err, 0, sizeof err);
    heap.fail_from = heap.count + nth;
    heap.fail_count = count;
    assert_false(run(operation, &err));
    heap.fail_from = 0;
    fake_api_check();
    assert_true(err.status == STATUS_INTERNAL || err.windows_code == ERROR_OUTOFMEMORY);
    assert_true(err.message[0] != '\0');
    return true;
}

static void every_allocation_fails(void **unused)
{
    unsigned runs = 0;

    (void)unused;
    for (size_t operation = 0; operation < OPERATION_COUNT; operation++)
        for (uint32_t nth = 1;
             sweep_allocation(operation, nth, 1) && sweep_allocation(operation, nth, FAKE_FOR_EVER);
             nth++)
            runs++;
    /* Interfaces 3, routes 1, the journal's list 2, settings 3, inserts 1; connections 2,
     * associations 1, peers 3, names 1, RasClient's events 3; echo 2 and 2, events 1. */
    assert_int_equal(runs, 25);
}

/* Every pointer missing in turn: named, and only for the operations that need it. */
static void every_function_is_missing(void **unused)
{
    unsigned failures = 0;

    (void)unused;
    for (size_t operation = 0; operation < OPERATION_COUNT; operation++)
        for (size_t function = 0; function < WINDOWS_API_COUNT; function++) {
            const char *name = windows_api_name((enum windows_function)function);
            struct error err = {0};

            arrange();
            if (!fake_api_forget((enum windows_function)function))
                continue;
            if (run(operation, &err))
                continue;
            failures++;
            assert_int_equal(err.windows_code, ERROR_PROC_NOT_FOUND);
            assert_non_null(strstr(err.message, name));
            fake_api_check();
        }
    assert_true(failures > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_fails),
        cmocka_unit_test(every_allocation_fails),
        cmocka_unit_test(every_function_is_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
