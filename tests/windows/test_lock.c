/* SPDX-License-Identifier: MIT */
/* lock.c, over the fake mutex and over real ones: other threads, other processes, dead ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_api.h"
#include "windows/machine_windows.h"

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
    machine_windows_close(&state);
    fake_api_check();
    return 0;
}

static enum status lock(uint32_t wait_ms, struct error *err)
{
    memset(err, 0, sizeof *err);
    return machine.ops->lock(machine.self, wait_ms, err);
}

static void made_for_administrators_only(void **unused)
{
    struct error err;

    (void)unused;
    assert_int_equal(lock(0, &err), STATUS_OK);
    assert_true(wcscmp(fake_lock_name(), L"Global\\vpnmtu") == 0);
    assert_true(wcscmp(fake_lock_sddl(), L"D:P(A;;GA;;;SY)(A;;GA;;;BA)") == 0);
    assert_true(fake_lock_is_mine());
    machine.ops->unlock(machine.self);
    assert_false(fake_lock_is_mine());
    machine.ops->unlock(machine.self);
    assert_int_equal(fake_api_calls(WINDOWS_API_ReleaseMutex), 1);
}

static void failures(void **unused)
{
    static const struct {
        enum windows_function function;
        DWORD code;
        enum status status;
        const char *message; /* begins so */
        const char *why;
    } rows[] = {
        {WINDOWS_API_CreateMutexW, ERROR_ACCESS_DENIED, STATUS_ACCESS_DENIED,
         "cannot take the lock: Access is denied. (5)", "an elevated vpnmtu has it, we are not"},
        {WINDOWS_API_CreateMutexW, ERROR_INVALID_HANDLE, STATUS_WINDOWS,
         "cannot take the lock: another program uses its name for something else",
         "an event or a section of that name"},
        {WINDOWS_API_CreateMutexW, ERROR_NOT_ENOUGH_MEMORY, STATUS_WINDOWS,
         "cannot take the lock (8)", "any other"},
        {WINDOWS_API_WaitForSingleObject, ERROR_INVALID_HANDLE, STATUS_WINDOWS,
         "cannot wait for the lock (6)", "WAIT_FAILED"},
        {WINDOWS_API_ConvertStringSecurityDescriptorToSecurityDescriptorW, ERROR_NOT_ENOUGH_MEMORY,
         STATUS_WINDOWS, "cannot make a security descriptor (8)", "never without one"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error err;

        fake_api_fail(rows[i].function, 1, 1, rows[i].code);
        assert_int_equal(lock(0, &err), rows[i].status);
        assert_int_equal(err.windows_code, rows[i].code);
        assert_int_equal(strncmp(err.message, rows[i].message, strlen(rows[i].message)), 0);
        assert_false(fake_lock_is_mine());
    }
    fake_api_check();
}

static void wait_is_bounded(void **unused)
{
    struct error err;
    uint64_t start = fake_api_clock();

    (void)unused;
    fake_lock_hold(FAKE_FOR_EVER);
    /* INFINITE is the one number of milliseconds that must not reach Windows; the fake asserts. */
    assert_int_equal(lock(UINT32_MAX, &err), STATUS_BUSY);
    assert_int_equal(err.windows_code, 0);
    assert_int_equal(fake_api_clock() - start, UINT32_MAX - 1);
    machine.ops->sleep_ms(machine.self, UINT32_MAX);
}

/* Real mutexes, each test's under a name of its own. */

static struct windows_api real_api;
static wchar_t name[64];

static int set_up_real(void **unused)
{
    static unsigned count;

    (void)unused;
    _snwprintf(name, sizeof name / sizeof name[0] - 1, L"Global\\vpnmtu-test-%lu-%u",
               GetCurrentProcessId(), ++count);
    windows_api_init(&real_api);
    machine = machine_windows_open(&state, &real_api);
    assert_true(wcscmp(state.lock_name, L"Global\\vpnmtu") == 0);
    state.lock_name = name;
    return 0;
}

static int tear_down_real(void **unused)
{
    (void)unused;
    machine_windows_close(&state);
    windows_api_close(&real_api);
    return 0;
}

struct holder {
    HANDLE taken;
    HANDLE let_go;
    bool release;
};

static DWORD WINAPI hold(void *argument)
{
    struct holder *holder = argument;
    HANDLE mutex = CreateMutexW(NULL, FALSE, name);

    WaitForSingleObject(mutex, INFINITE);
    SetEvent(holder->taken);
    WaitForSingleObject(holder->let_go, INFINITE);
    if (holder->release) {
        ReleaseMutex(mutex);
        CloseHandle(mutex);
    }
    return 0;
}

static HANDLE start_holder(struct holder *holder, bool release)
{
    HANDLE thread;

    *holder = (struct holder){CreateEventW(NULL, TRUE, FALSE, NULL),
                              CreateEventW(NULL, TRUE, FALSE, NULL), release};
    thread = CreateThread(NULL, 0, hold, holder, 0, NULL);
    assert_non_null(thread);
    assert_int_equal(WaitForSingleObject(holder->taken, 20000), WAIT_OBJECT_0);
    return thread;
}

static void end_holder(struct holder *holder, HANDLE thread)
{
    SetEvent(holder->let_go);
    assert_int_equal(WaitForSingleObject(thread, 20000), WAIT_OBJECT_0);
    CloseHandle(thread);
    CloseHandle(holder->taken);
    CloseHandle(holder->let_go);
}

static void real_lock_of_another_thread(void **unused)
{
    struct holder holder;
    struct error err;
    HANDLE thread = start_holder(&holder, true);

    (void)unused;
    assert_int_equal(lock(0, &err), STATUS_BUSY);
    assert_int_equal(lock(100, &err), STATUS_BUSY);
    end_holder(&holder, thread);
    assert_int_equal(lock(0, &err), STATUS_OK);
    assert_int_equal(lock(0, &err), STATUS_BUSY);
    machine.ops->unlock(machine.self);
    assert_int_equal(lock(0, &err), STATUS_OK);
}

static void real_lock_of_a_dead_thread(void **unused)
{
    struct holder holder;
    struct error err;
    HANDLE thread = start_holder(&holder, false);

    (void)unused;
    assert_int_equal(lock(0, &err), STATUS_BUSY);
    end_holder(&holder, thread);
    assert_int_equal(lock(5000, &err), STATUS_OK);
}

static PROCESS_INFORMATION start_process(void)
{
    STARTUPINFOW startup = {.cb = sizeof startup};
    PROCESS_INFORMATION process;
    wchar_t program[MAX_PATH];
    wchar_t command[MAX_PATH + 128];
    wchar_t event_name[96];
    HANDLE taken;

    _snwprintf(event_name, sizeof event_name / sizeof event_name[0], L"%ls-taken", name);
    taken = CreateEventW(NULL, TRUE, FALSE, event_name);
    assert_non_null(taken);
    assert_in_range(GetModuleFileNameW(NULL, program, MAX_PATH), 1, MAX_PATH - 1);
    _snwprintf(command, sizeof command / sizeof command[0], L"\"%ls\" hold %ls", program, name);
    assert_true(
        CreateProcessW(program, command, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process));
    assert_int_equal(WaitForSingleObject(taken, 30000), WAIT_OBJECT_0);
    CloseHandle(taken);
    return process;
}

static void real_lock_of_a_killed_process(void **unused)
{
    PROCESS_INFORMATION process = start_process();
    struct error err;

    (void)unused;
    assert_int_equal(lock(0, &err), STATUS_BUSY);
    assert_true(TerminateProcess(process.hProcess, 1));
    assert_int_equal(WaitForSingleObject(process.hProcess, 20000), WAIT_OBJECT_0);
    CloseHandle(process.hProcess);
    CloseHandle(process.hThread);
    assert_int_equal(lock(5000, &err), STATUS_OK);
}

static void real_name_that_is_something_else(void **unused)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, name);
    struct error err;

    (void)unused;
    assert_non_null(event);
    assert_int_equal(lock(0, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_INVALID_HANDLE);
    CloseHandle(event);
    assert_int_equal(lock(0, &err), STATUS_OK);
}

/* The other process: takes the lock as vpnmtu does, says so, and waits to be killed. */
static int hold_in_process(const char *lock_name)
{
    wchar_t event_name[96];
    struct error err;
    HANDLE taken;

    _snwprintf(name, sizeof name / sizeof name[0] - 1, L"%hs", lock_name);
    windows_api_init(&real_api);
    machine = machine_windows_open(&state, &real_api);
    state.lock_name = name;
    if (lock(0, &err) != STATUS_OK)
        return 1;
    _snwprintf(event_name, sizeof event_name / sizeof event_name[0], L"%ls-taken", name);
    taken = OpenEventW(EVENT_MODIFY_STATE, FALSE, event_name);
    if (taken == NULL)
        return 1;
    SetEvent(taken);
    CloseHandle(taken);
    Sleep(60000);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(made_for_administrators_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(failures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wait_is_bounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(real_lock_of_another_thread, set_up_real, tear_down_real),
        cmocka_unit_test_setup_teardown(real_lock_of_a_dead_thread, set_up_real, tear_down_real),
        cmocka_unit_test_setup_teardown(real_lock_of_a_killed_process, set_up_real, tear_down_real),
        cmocka_unit_test_setup_teardown(real_name_that_is_something_else, set_up_real,
                                        tear_down_real),
    };

    if (argc == 3 && strcmp(argv[1], "hold") == 0)
        return hold_in_process(argv[2]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
