/* SPDX-License-Identifier: MIT */
/* task_scheduler.c and program_location.c: every call, method and allocation that fails; odd PCs.
 */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_api.h"
#include "windows/machine_windows.h"

enum {
    CODE = ERROR_NO_SYSTEM_RESOURCES
};

static struct machine_windows state;
static struct machine machine;
static struct {
    uint32_t count;
    uint32_t fail_at; /* 0: none */
} heap;

void *__wrap_calloc(size_t count, size_t size);
void *__real_calloc(size_t count, size_t size);

void *__wrap_calloc(size_t count, size_t size)
{
    return ++heap.count == heap.fail_at ? NULL : __real_calloc(count, size);
}

static void arrange(void)
{
    struct error err;

    heap.fail_at = 0;
    machine = machine_windows_open(&state, fake_api_new());
    assert_int_equal(machine.ops->task_register(machine.self, "<Task/>", &err), STATUS_OK);
    fake_task_run(0);
}

static enum status run_read(struct error *err)
{
    struct machine_task task = {.last_result = 4711};
    enum status status = machine.ops->task_read(machine.self, &task, err);

    if (status == STATUS_OK) {
        assert_string_equal(task.xml, "<Task/>");
        machine_task_free(&task);
    } else {
        assert_int_equal(task.last_result, 4711);
    }
    return status;
}

static enum status run_register(struct error *err)
{
    enum status status = machine.ops->task_register(machine.self, "<Task>2</Task>", err);

    assert_int_equal(wcscmp(fake_task_xml(), status == STATUS_OK ? L"<Task>2</Task>" : L"<Task/>"),
                     0);
    return status;
}

static enum status run_delete(struct error *err)
{
    enum status status = machine.ops->task_delete(machine.self, err);

    assert_int_equal(fake_task_xml() == NULL, status == STATUS_OK);
    return status;
}

static enum status run_locate(struct error *err)
{
    struct machine_location location = {.level_count = 4711};
    enum status status = machine.ops->locate_program(machine.self, &location, err);

    assert_int_equal(location.level_count, status == STATUS_OK ? 4 : 4711);
    if (status == STATUS_OK)
        machine_location_free(&location);
    return status;
}

static enum status (*const operations[])(struct error *err) = {run_read, run_register, run_delete,
                                                               run_locate};

#define OPERATION_COUNT (sizeof operations / sizeof operations[0])

/* What cannot fail, or whose failure only leaves out a time or turns a drive into an odd one. */
static bool is_quiet(enum windows_function function)
{
    switch (function) {
    case WINDOWS_API_FormatMessageW:
    case WINDOWS_API_LocalFree:
    case WINDOWS_API_CloseHandle:
    case WINDOWS_API_CoUninitialize:
    case WINDOWS_API_SysFreeString:
    case WINDOWS_API_SysStringLen:
    case WINDOWS_API_VariantTimeToSystemTime:
    case WINDOWS_API_GetDriveTypeW:
        return true;
    default:
        return false;
    }
}

static void every_call_fails(void **unused)
{
    unsigned runs = 0;

    (void)unused;
    for (size_t operation = 0; operation < OPERATION_COUNT; operation++)
        for (int function = 0; function < WINDOWS_API_COUNT; function++)
            for (uint32_t nth = 1;; nth++) {
                enum windows_function id = (enum windows_function)function;
                struct error err = {0};
                uint32_t before;
                enum status status;

                arrange();
                before = fake_api_calls(id);
                assert_int_equal(operations[operation](&err), STATUS_OK);
                fake_api_check();
                if (fake_api_calls(id) - before < nth)
                    break;
                arrange();
                fake_api_fail(id, nth, 1, CODE);
                status = operations[operation](&err);
                fake_api_check();
                if (is_quiet(id))
                    assert_int_equal(status, STATUS_OK);
                else if (id == WINDOWS_API_SysAllocStringLen)
                    assert_int_equal(status, STATUS_INTERNAL);
                else
                    assert_int_equal(err.windows_code, CODE);
                assert_int_equal(status != STATUS_OK, !is_quiet(id));
                runs++;
            }
    assert_true(runs > 60);
}

static void every_method_fails(void **unused)
{
    static const struct {
        HRESULT failure;
        enum status status;
        uint32_t code;
        const char *text; /* in message or advice */
    } rows[] = {
        {HRESULT_FROM_WIN32(CODE), STATUS_WINDOWS, CODE, "(1450)"},
        {E_ACCESSDENIED, STATUS_ACCESS_DENIED, ERROR_ACCESS_DENIED, "Access is denied. (5)"},
        {E_OUTOFMEMORY, STATUS_INTERNAL, 0, "out of memory"},
        {(HRESULT)0x80041315, STATUS_WINDOWS, 0x80041315, "service is not running"},
        {(HRESULT)0x8004131A, STATUS_WINDOWS, 0x8004131A, "malformed"},
        {HRESULT_FROM_WIN32(ERROR_SERVICE_DISABLED), STATUS_WINDOWS, 1058, "(1058)"},
        {HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE), STATUS_WINDOWS, 1722, "(1722)"},
    };
    unsigned runs = 0;

    (void)unused;
    for (size_t operation = 0; operation < OPERATION_COUNT - 1; operation++)
        for (int method = 0; method < FAKE_TASK_METHOD_COUNT; method++)
            for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
                struct error err = {0};

                arrange();
                fake_task_fail((enum fake_task_method)method, rows[i].failure);
                if (operations[operation](&err) == STATUS_OK)
                    continue; /* not a method of this operation */
                fake_api_check();
                assert_int_equal(err.status, rows[i].status);
                assert_int_equal(err.windows_code, rows[i].code);
                assert_non_null(strstr(err.message, rows[i].text));
                runs++;
            }
    /* read: connect, folder, task, and five of the task's; register, delete: three each. */
    assert_int_equal(runs, (8 + 3 + 3) * sizeof rows / sizeof rows[0]);
}

static void every_allocation_fails(void **unused)
{
    unsigned runs = 0;

    (void)unused;
    for (size_t operation = 0; operation < OPERATION_COUNT; operation++)
        for (uint32_t nth = 1;; nth++) {
            struct error err = {0};
            uint32_t before;

            arrange();
            before = heap.count;
            assert_int_equal(operations[operation](&err), STATUS_OK);
            if (heap.count - before < nth)
                break;
            arrange();
            heap.fail_at = heap.count + nth;
            assert_int_equal(operations[operation](&err), STATUS_INTERNAL);
            heap.fail_at = 0;
            fake_api_check();
            runs++;
        }
    /* read and register: a text each; locate: two buffers, two paths, the levels, a path and a list
     * of each. */
    assert_int_equal(runs, 2 + 5 + 4 * 2);
}

static void another_apartment_does_as_well(void **unused)
{
    struct error err;

    (void)unused;
    arrange();
    fake_api_fail(WINDOWS_API_CoInitializeEx, 1, 1, (DWORD)RPC_E_CHANGED_MODE);
    assert_int_equal(run_read(&err), STATUS_OK);
    fake_api_check();
}

static void odd_places(void **unused)
{
    static const struct {
        struct fake_location setup;
        const char *path;
        const char *started_as;
        const char *link;
        bool fixed;
        size_t level_count;
    } rows[] = {
        {{.final = L"\\\\?\\UNC\\server\\share\\vpnmtu.exe"},
         "\\\\server\\share\\vpnmtu.exe",
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         NULL,
         false,
         0},
        {{.final = L"\\\\?\\Volume{1}\\vpnmtu.exe"},
         "Volume{1}\\vpnmtu.exe",
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         NULL,
         false,
         0},
        {{.drive_type = DRIVE_REMOVABLE},
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         NULL,
         false,
         0},
        {{.drive_type = DRIVE_REMOTE},
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         NULL,
         false,
         0},
        {{.started_as = L"S:\\vpnmtu.exe"},
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         "S:\\vpnmtu.exe",
         NULL,
         true,
         4},
        {{.started_as = L"C:\\link\\vpnmtu.exe", .link = L"C:\\link"},
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         "C:\\link\\vpnmtu.exe",
         "C:\\link",
         true,
         4},
        {{.started_as = L"\\\\?\\C:\\a\\vpnmtu.exe", .link = L"C:\\a\\vpnmtu.exe"},
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         "C:\\a\\vpnmtu.exe",
         "C:\\a\\vpnmtu.exe",
         true,
         4},
        {{.no_acl = true},
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         "C:\\Program Files\\vpnmtu\\vpnmtu.exe",
         NULL,
         true,
         4},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_location location;
        struct error err;

        arrange();
        *fake_location() = rows[i].setup;
        assert_int_equal(machine.ops->locate_program(machine.self, &location, &err), STATUS_OK);
        assert_string_equal(location.path, rows[i].path);
        assert_string_equal(location.started_as, rows[i].started_as);
        assert_int_equal(location.link != NULL, rows[i].link != NULL);
        if (rows[i].link != NULL)
            assert_string_equal(location.link, rows[i].link);
        assert_int_equal(location.fixed, rows[i].fixed);
        assert_int_equal(location.level_count, rows[i].level_count);
        if (rows[i].setup.no_acl)
            assert_false(location.levels[3].has_acl);
        machine_location_free(&location);
        fake_api_check();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_fails),
        cmocka_unit_test(every_method_fails),
        cmocka_unit_test(every_allocation_fails),
        cmocka_unit_test(another_apartment_does_as_well),
        cmocka_unit_test(odd_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
