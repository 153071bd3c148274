/* SPDX-License-Identifier: MIT */
/*
 * log_file.c over fake files, where everything can be planted that an attacker plants, and over the
 * system's own: appending, rotating, links, several processes at once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_report.h"
#include "windows/machine_windows.h"

#define DIRECTORY L"\\\\?\\C:\\logs"
#define FILE_PATH DIRECTORY L"\\v.log"

enum {
    LINES = 100
};

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

static enum status append(const char *path, uint32_t limit, struct error *err)
{
    memset(err, 0, sizeof *err);
    return machine.ops->log_append(machine.self, path, "line", limit, err);
}

static void refused(const char *path, const char *words)
{
    struct error err;

    assert_int_equal(append(path, 1000, &err), STATUS_USAGE);
    assert_non_null(strstr(err.message, words));
    assert_int_equal(fake_api_calls(WINDOWS_API_WriteFile), 0);
}

static void link_is_refused(void **unused)
{
    (void)unused;
    fake_files_add(FILE_PATH, "");
    fake_files_mark(FILE_PATH, FILE_ATTRIBUTE_REPARSE_POINT, 1);
    refused("C:\\logs\\v.log", "it is a link");
}

static void hard_link_is_refused(void **unused)
{
    (void)unused;
    fake_files_add(FILE_PATH, "secret");
    fake_files_mark(FILE_PATH, 0, 2);
    refused("C:\\logs\\v.log", "hard link");
    assert_string_equal(fake_files_text(FILE_PATH), "secret");
}

/* Not even an empty file is made at the other end: the directory is looked at first. */
static void junction_is_refused(void **unused)
{
    (void)unused;
    fake_files_lead_to(DIRECTORY, L"\\\\?\\C:\\Windows\\System32");
    refused("C:\\logs\\v.log", "reached through a link");
    assert_null(fake_files_text(FILE_PATH));
}

/* What it was when it was looked at it need not be a moment later. */
static void late_junction_is_refused(void **unused)
{
    size_t count = fake_files_count();

    (void)unused;
    fake_files_turn(DIRECTORY, L"\\\\?\\C:\\Windows\\System32");
    refused("C:\\logs\\v.log", "reached through a link");
    assert_null(fake_files_text(FILE_PATH));
    assert_int_equal(fake_files_count(), count);
    assert_int_equal(fake_api_calls(WINDOWS_API_MoveFileExW), 0);
}

static void directory_is_refused(void **unused)
{
    (void)unused;
    fake_files_add_directory(FILE_PATH);
    refused("C:\\logs\\v.log", "is a directory");
}

static void only_drives_of_this_pc(void **unused)
{
    static const UINT others[] = {DRIVE_REMOTE, DRIVE_CDROM, DRIVE_NO_ROOT_DIR, DRIVE_UNKNOWN};

    (void)unused;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        fake_files_set_drive(others[i]);
        refused("C:\\logs\\v.log", "not on a drive of this PC");
    }
    fake_files_set_drive(DRIVE_FIXED);
    refused("NUL", "no file on a drive");
}

static void names_are_resolved(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_add_directory(L"\\\\?\\C:\\Program Files");
    fake_files_add_directory(L"\\\\?\\C:\\PROGRA~1");
    fake_files_lead_to(L"\\\\?\\C:\\PROGRA~1", L"\\\\?\\C:\\Program Files");
    assert_int_equal(append("v.log", 1000, &err), STATUS_OK); /* of the current directory */
    assert_string_equal(fake_files_text(L"\\\\?\\C:\\work\\v.log"), "line\n");
    assert_int_equal(append("C:/LOGS/v.log", 1000, &err), STATUS_OK); /* case and slashes */
    assert_string_equal(fake_files_text(FILE_PATH), "line\n");
    assert_int_equal(append("C:\\v.log", 1000, &err), STATUS_OK); /* of a drive's root */
    assert_string_equal(fake_files_text(L"\\\\?\\C:\\v.log"), "line\n");
    assert_int_equal(append("C:\\PROGRA~1\\v.log", 1000, &err), STATUS_OK); /* no junction */
    assert_int_equal(append("C:\\none\\v.log", 1000, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_PATH_NOT_FOUND);
    assert_null(fake_files_text(L"\\\\?\\C:\\none\\v.log"));
}

static void waits_for_another_writer(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_add(FILE_PATH, "");
    fake_files_hold(FILE_PATH, 200);
    assert_int_equal(append("C:\\logs\\v.log", 1000, &err), STATUS_OK);
    assert_string_equal(fake_files_text(FILE_PATH), "line\n");
    fake_files_hold(FILE_PATH, 60000);
    assert_int_equal(append("C:\\logs\\v.log", 1000, &err), STATUS_WINDOWS);
    assert_int_equal(err.windows_code, ERROR_SHARING_VIOLATION);
}

/* What cannot be renamed grows to twice the limit, and then no more. */
static void reader_in_the_way_of_rotation(void **unused)
{
    struct error err;
    int lines = 0;

    (void)unused;
    fake_files_add(FILE_PATH, "");
    fake_files_pin(FILE_PATH);
    while (append("C:\\logs\\v.log", 20, &err) == STATUS_OK)
        lines++;
    assert_int_equal(lines, 8);
    assert_int_equal(err.status, STATUS_USAGE);
    assert_non_null(strstr(err.message, "full"));
}

/* FILE.1 may be anything: it is replaced as an entry of the directory, or stays. */
static void directory_in_the_way_of_rotation(void **unused)
{
    struct error err;

    (void)unused;
    fake_files_add(FILE_PATH, "123456789012345\n");
    fake_files_add_directory(FILE_PATH L".1");
    assert_int_equal(append("C:\\logs\\v.log", 20, &err), STATUS_OK);
    assert_string_equal(fake_files_text(FILE_PATH), "123456789012345\nline\n");
}

/* From here on: the system's own files. */
static struct {
    struct windows_api api;
    struct machine_windows state;
    struct machine machine;
    char folder[MAX_PATH];
    wchar_t wide[MAX_PATH];
} real;

static int real_set_up(void **unused)
{
    wchar_t temp[MAX_PATH];

    (void)unused;
    windows_api_init(&real.api);
    real.machine = machine_windows_open(&real.state, &real.api);
    assert_true(GetTempPathW(MAX_PATH, temp) > 0);
    assert_true(GetLongPathNameW(temp, temp, MAX_PATH) > 0);
    swprintf(real.wide, MAX_PATH, L"%lsvpnmtu-log-%lu", temp, GetCurrentProcessId());
    assert_true(CreateDirectoryW(real.wide, NULL));
    snprintf(real.folder, sizeof real.folder, "%ls", real.wide);
    return 0;
}

static void remove_file(const wchar_t *name)
{
    wchar_t path[MAX_PATH + 32];

    swprintf(path, MAX_PATH + 32, L"%ls\\%ls", real.wide, name);
    DeleteFileW(path);
}

static int real_tear_down(void **unused)
{
    (void)unused;
    remove_file(L"v.log");
    remove_file(L"v.log.1");
    remove_file(L"other.txt");
    assert_true(RemoveDirectoryW(real.wide));
    windows_api_close(&real.api);
    return 0;
}

static enum status real_append(const char *name, const char *line, uint32_t limit,
                               struct error *err)
{
    char path[MAX_PATH + 32];

    memset(err, 0, sizeof *err);
    snprintf(path, sizeof path, "%s\\%s", real.folder, name);
    return real.machine.ops->log_append(real.machine.self, path, line, limit, err);
}

static size_t real_text(const wchar_t *name, char *out, size_t size)
{
    wchar_t path[MAX_PATH + 32];
    FILE *file;
    size_t len;

    swprintf(path, MAX_PATH + 32, L"%ls\\%ls", real.wide, name);
    file = _wfopen(path, L"rb");
    if (file == NULL)
        return 0;
    len = fread(out, 1, size - 1, file);
    out[len] = '\0';
    fclose(file);
    return len;
}

static void real_log(void **unused)
{
    struct error err;
    char text[256];

    (void)unused;
    if (real_append("v.log", "one", 10, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    assert_int_equal(real_append("v.log", "two", 10, &err), STATUS_OK);
    real_text(L"v.log", text, sizeof text);
    assert_string_equal(text, "one\ntwo\n");
    assert_int_equal(real_append("v.log", "three", 10, &err), STATUS_OK);
    real_text(L"v.log", text, sizeof text);
    assert_string_equal(text, "three\n");
    real_text(L"v.log.1", text, sizeof text);
    assert_string_equal(text, "one\ntwo\n");
    assert_int_equal(real_append("no\\v.log", "one", 10, &err), STATUS_WINDOWS);
    assert_true(err.windows_code == ERROR_PATH_NOT_FOUND ||
                err.windows_code == ERROR_FILE_NOT_FOUND);
}

static void real_hard_link(void **unused)
{
    wchar_t link[MAX_PATH + 32];
    wchar_t other[MAX_PATH + 32];
    struct error err;
    char text[256];

    (void)unused;
    assert_int_equal(real_append("other.txt", "precious", 100, &err), STATUS_OK);
    swprintf(link, MAX_PATH + 32, L"%ls\\v.log", real.wide);
    swprintf(other, MAX_PATH + 32, L"%ls\\other.txt", real.wide);
    assert_true(CreateHardLinkW(link, other, NULL));
    assert_int_equal(real_append("v.log", "spoilt", 100, &err), STATUS_USAGE);
    assert_non_null(strstr(err.message, "hard link"));
    real_text(L"other.txt", text, sizeof text);
    assert_string_equal(text, "precious\n");
}

static DWORD WINAPI write_lines(LPVOID letter)
{
    struct windows_api api;
    struct machine_windows own;
    struct machine writer;
    char path[MAX_PATH + 32];
    char line[65] = {0};
    DWORD failures = 0;

    windows_api_init(&api);
    writer = machine_windows_open(&own, &api);
    memset(line, *(const char *)letter, sizeof line - 1);
    snprintf(path, sizeof path, "%s\\v.log", real.folder);
    for (int i = 0; i < LINES; i++) {
        struct error err;

        failures += writer.ops->log_append(writer.self, path, line, 1000000, &err) != STATUS_OK;
    }
    windows_api_close(&api);
    return failures;
}

/* Whole lines, all of them, whoever wrote them. */
static void real_writers_at_once(void **unused)
{
    static char letters[] = "abc";
    static char text[3 * LINES * 65 + 2];
    HANDLE threads[3];
    size_t len;

    (void)unused;
    for (size_t i = 0; i < 3; i++) {
        threads[i] = CreateThread(NULL, 0, write_lines, &letters[i], 0, NULL);
        assert_non_null(threads[i]);
    }
    assert_int_equal(WaitForMultipleObjects(3, threads, TRUE, INFINITE), WAIT_OBJECT_0);
    for (size_t i = 0; i < 3; i++) {
        DWORD failures = 1;

        assert_true(GetExitCodeThread(threads[i], &failures));
        assert_int_equal(failures, 0);
        CloseHandle(threads[i]);
    }
    len = real_text(L"v.log", text, sizeof text);
    assert_int_equal(len, 3 * LINES * 65);
    for (size_t i = 0; i < len; i += 65) {
        for (size_t j = 1; j < 64; j++)
            assert_int_equal(text[i + j], text[i]);
        assert_int_equal(text[i + 64], '\n');
    }
}

#define FAKE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
#define REAL(test) cmocka_unit_test_setup_teardown(test, real_set_up, real_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FAKE(link_is_refused),
        FAKE(hard_link_is_refused),
        FAKE(junction_is_refused),
        FAKE(late_junction_is_refused),
        FAKE(directory_is_refused),
        FAKE(only_drives_of_this_pc),
        FAKE(names_are_resolved),
        FAKE(waits_for_another_writer),
        FAKE(reader_in_the_way_of_rotation),
        FAKE(directory_in_the_way_of_rotation),
        REAL(real_log),
        REAL(real_hard_link),
        REAL(real_writers_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
