/* SPDX-License-Identifier: MIT */
/* system_facts.c: who runs the program, and each part failing without the others. */
#include <string.h>

#include "fake_system.h"
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
    fake_api_check();
    return 0;
}

static struct machine_system read(void)
{
    struct machine_system system;

    memset(&system, 0x5A, sizeof system);
    machine.ops->read_system(machine.self, &system);
    return system;
}

static void scheduled_task_is_system(void **unused)
{
    struct machine_system system;

    (void)unused;
    fake_system()->is_system = true;
    fake_system()->session = 0;
    system = read();
    assert_true(system.is_system && system.elevated);
    assert_int_equal(system.session, 0);
}

static void arm_runs_it_emulated(void **unused)
{
    struct machine_system system;

    (void)unused;
    fake_system()->processor = IMAGE_FILE_MACHINE_ARM64;
    system = read();
    assert_int_equal(system.processor, MACHINE_PROCESSOR_ARM64);
    assert_true(system.emulated);
}

/* Which of the four codes a function's failure is told by. */
static const struct {
    enum windows_function function;
    uint32_t nth;
    int part;
    bool imported;
} rows[] = {
    {WINDOWS_API_RtlGetVersion, 1, 0, false},
    {WINDOWS_API_IsWow64Process2, 1, 1, false},
    {WINDOWS_API_OpenProcessToken, 1, 2, false},
    {WINDOWS_API_GetTokenInformation, 1, 2, false},
    {WINDOWS_API_GetTokenInformation, 2, 2, false},
    {WINDOWS_API_ConvertSidToStringSidW, 1, 2, false},
    {WINDOWS_API_ProcessIdToSessionId, 1, 3, true},
};

static void check_parts(const struct machine_system *system, int failed, uint32_t code)
{
    const uint32_t codes[] = {system->version_code, system->processor_code, system->token_code,
                              system->session_code};

    for (int part = 0; part < 4; part++)
        assert_int_equal(codes[part], part == failed ? code : 0);
    assert_int_equal(system->build, failed == 0 ? 0 : 22631);
    assert_int_equal(system->processor, failed == 1 ? 0 : MACHINE_PROCESSOR_X64);
    assert_int_equal(system->elevated, failed != 2);
    assert_int_equal(system->session, failed == 3 ? 0 : 1);
    assert_int_equal(system->clock_hz, 10000000);
}

static void each_part_fails_alone(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_system system;

        machine = machine_windows_open(&state, fake_api_new());
        fake_api_fail(rows[i].function, rows[i].nth, 1, ERROR_NO_SYSTEM_RESOURCES);
        system = read();
        check_parts(&system, rows[i].part, ERROR_NO_SYSTEM_RESOURCES);
        fake_api_check();
    }
}

static void each_function_is_missing(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_system system;

        machine = machine_windows_open(&state, fake_api_new());
        assert_int_equal(fake_api_forget(rows[i].function), !rows[i].imported);
        if (rows[i].imported)
            continue;
        system = read();
        check_parts(&system, rows[i].part, ERROR_PROC_NOT_FOUND);
        fake_api_check();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(scheduled_task_is_system, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arm_runs_it_emulated, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_part_fails_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_function_is_missing, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
