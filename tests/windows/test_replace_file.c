/* SPDX-License-Identifier: MIT */
/*
 * replace_file.c over fake files, where everything can be planted that an attacker plants, and over
 * the system's own. Directories are looked at as for log files (test_log_file.c).
 */
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "fake_report.h"
#include "windows/machine_windows.h"

#define DIRECTORY L"\\\\?\\C:\\metrics"
#define FILE_PATH DIRECTORY L"\\v.prom"
#define TEMPORARY FILE_PATH L".4711.tmp"

static struct machine_windows state;
static struct machine machine;

static int set_up(void **unused)
{
    (void)unused;
    machine = machine_windows_open(&state, fake_api_new());
    fake_files_add_directory(DIRECTORY);
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    fake_api_check();
    return 0;
}

static enum status replace(const char *path, const char *text, struct error *err)
{
    memset(err, 0, sizeof *err);
    return machine.ops->file_replace(machine.self, path, text, strlen(text), err);
}

static void whole_or_not_at_all(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_add(FILE_PATH, "old\n");
    fake_api_fail(WINDOWS_API_WriteFile, 1, 1, ERROR_DISK_FULL);
    assert_int_equal(replace("C:\\metrics\\v.prom", "new\n", &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_DISK_FULL);
    assert_string_equal(fake_files_text(FILE_PATH), "old\n");
    assert_null(fake_files_text(TEMPORARY));
    assert_int_equal(replace("C:\\metrics\\v.prom", "new\n", &err), STATUS_OK);
    assert_string_equal(fake_files_text(FILE_PATH), "new\n");
    assert_null(fake_files_text(TEMPORARY));
}

/* Of a link in the way it is the link that goes: nothing is written at its other end. */
static void links_are_replaced(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_add(FILE_PATH, "far away");
    fake_files_mark(FILE_PATH, FILE_ATTRIBUTE_REPARSE_POINT, 2);
    fake_files_add(TEMPORARY, "planted");
    fake_files_mark(TEMPORARY, FILE_ATTRIBUTE_REPARSE_POINT, 2);
    assert_int_equal(replace("C:\\metrics\\v.prom", "new\n", &err), STATUS_OK);
    assert_string_equal(fake_files_text(FILE_PATH), "new\n");
    assert_int_equal(fake_api_calls(WINDOWS_API_DeleteFileW), 1);
}

static void directory_in_the_way(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_add_directory(TEMPORARY);
    assert_int_equal(replace("C:\\metrics\\v.prom", "new\n", &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_FILE_EXISTS);
    fake_files_add_directory(DIRECTORY L"\\w.prom");
    assert_int_equal(replace("C:\\metrics\\w.prom", "new\n", &err), STATUS_USAGE);
    assert_non_null(strstr(err.message, "it is a directory"));
}

static void junction_is_refused(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_lead_to(DIRECTORY, L"\\\\?\\C:\\Windows\\System32");
    assert_int_equal(replace("C:\\metrics\\v.prom", "new\n", &err), STATUS_USAGE);
    assert_non_null(strstr(err.message, "reached through a link"));
    assert_null(fake_files_text(FILE_PATH));
    assert_int_equal(fake_api_calls(WINDOWS_API_DeleteFileW), 0);
}

static void network_is_refused(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_set_drive(DRIVE_REMOTE);
    assert_int_equal(replace("C:\\metrics\\v.prom", "new\n", &err), STATUS_USAGE);
    assert_int_equal(fake_api_calls(WINDOWS_API_CreateFileW), 0);
}

static void waits_for_a_reader(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_add(FILE_PATH, "old\n");
    fake_files_hold(FILE_PATH, 200);
    assert_int_equal(replace("C:\\metrics\\v.prom", "new\n", &err), STATUS_OK);
    assert_string_equal(fake_files_text(FILE_PATH), "new\n");
    fake_files_hold(FILE_PATH, 60000);
    assert_int_equal(replace("C:\\metrics\\v.prom", "newer\n", &err), STATUS_ACCESS_DENIED);
    assert_string_equal(fake_files_text(FILE_PATH), "new\n");
    assert_null(fake_files_text(TEMPORARY));
}

static void too_much(void **unused)
{
    static char text[MACHINE_FILE_SIZE + 2];
    struct error err;

    (void)unused;
    memset(text, 'x', sizeof text - 1);
    assert_int_equal(replace("C:\\metrics\\v.prom", text, &err), STATUS_INTERNAL);
    assert_null(fake_files_text(FILE_PATH));
    assert_null(fake_files_text(TEMPORARY));
}

/* The system's own files: replaced while somebody reads, again and again. */
static void real_file(void **unused)
{
    struct windows_api api;
    struct machine_windows own;
    struct machine real;
    struct error err;
    wchar_t temp[MAX_PATH];
    wchar_t wide[MAX_PATH + 32];
    char path[MAX_PATH + 32];
    char text[64] = "";
    FILE *file;

    (void)unused;
    windows_api_init(&api);
    real = machine_windows_open(&own, &api);
    assert_true(GetTempPathW(MAX_PATH, temp) > 0);
    assert_true(GetLongPathNameW(temp, temp, MAX_PATH) > 0);
    swprintf(wide, MAX_PATH + 32, L"%lsvpnmtu-%lu.prom", temp, GetCurrentProcessId());
    snprintf(path, sizeof path, "%ls", wide);
    for (int i = 0; i < 3; i++) {
        snprintf(text, sizeof text, "number %d\n", i);
        if (real.ops->file_replace(real.self, path, text, strlen(text), &err) != STATUS_OK)
            fail_msg("%s", err.message);
        file = _wfopen(wide, L"rb");
        assert_non_null(file);
        memset(text, 0, sizeof text);
        assert_int_equal(fread(text, 1, sizeof text - 1, file), strlen("number 0\n"));
        fclose(file);
        assert_int_equal(text[7], '0' + i);
    }
    assert_true(DeleteFileW(wide));
    swprintf(wide, MAX_PATH + 32, L"%lsvpnmtu-%lu.prom.%lu.tmp", temp, GetCurrentProcessId(),
             GetCurrentProcessId());
    assert_int_equal(GetFileAttributesW(wide), INVALID_FILE_ATTRIBUTES);
    windows_api_close(&api);
}

#define FAKE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FAKE(whole_or_not_at_all),
        FAKE(links_are_replaced),
        FAKE(directory_in_the_way),
        FAKE(junction_is_refused),
        FAKE(network_is_refused),
        FAKE(waits_for_a_reader),
        FAKE(too_much),
        cmocka_unit_test(real_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
