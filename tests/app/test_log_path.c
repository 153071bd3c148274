/* SPDX-License-Identifier: MIT */
/* Names of log files: what Windows makes of each is in the reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/log_path.h"
#include "machine/report.h"

static void names(void **unused)
{
    static const struct {
        const char *path;
        bool good;
        const char *why;
    } rows[] = {
        {"C:\\logs\\vpnmtu.log", true, "a full path"},
        {"C:/logs/vpnmtu.log", true, "with slashes as people type them"},
        {"vpnmtu.log", true, "in the current directory"},
        {"..\\logs\\.\\vpnmtu.log", true, "relative, with dots as names"},
        {"\\logs\\vpnmtu.log", true, "on the current drive"},
        {"C:\\\xE8\xA8\x98\xE9\x8C\xB2\\a b.log", true, "letters of any kind, and a space"},
        {"C:\\console\\nullable.com1", true, "only looks like a device"},
        {"comx", true, "likewise"},
        {"com", true, "likewise"},
        {"com12", true, "likewise"},
        {"C:\\logs\\v.log.1", true, "a digit at its end"},
        {"C:\\logs\\", false, "a directory"},
        {"C:\\", false, "a drive's root"},
        {"C:", false, "a drive"},
        {"\\", false, "the root"},
        {".", false, "the current directory"},
        {"C:\\logs\\..", false, "a directory"},
        {"C:v.log", false, "in the current directory of that drive"},
        {"v.log:stream", false, "an alternate data stream"},
        {"C:\\v.log::$DATA", false, "likewise"},
        {"C:\\logs:x\\v.log", false, "likewise"},
        {"\\\\server\\share\\v.log", false, "network"},
        {"//server/share/v.log", false, "network"},
        {"\\\\?\\C:\\v.log", false, "a path that nothing is checked of"},
        {"\\\\.\\PhysicalDrive0", false, "a device"},
        {"\\??\\C:\\v.log", false, "the kernel's own spelling"},
        {"NUL", false, "a device"},
        {"nul.txt", false, "a device, whatever its extension"},
        {"C:\\logs\\Con.log", false, "a device in any directory"},
        {"C:\\AUX\\v.log", false, "a device for a directory"},
        {"NUL .txt", false, "the space is dropped"},
        {"com1", false, "a device"},
        {"LPT9.log", false, "a device"},
        {"COM0", false, "reserved too"},
        {"com\xC2\xB9.log", false, "the superscript is a digit to Windows"},
        {"CONIN$", false, "the console"},
        {"v.log.", false, "the dot is dropped"},
        {"v.log ", false, "the space is dropped"},
        {"C:\\logs.\\v.log", false, "the dot is dropped"},
        {"C:\\logs\\v?.log", false, "a wildcard"},
        {"a|b", false, "no character of a name"},
        {"a\nb", false, "no character of a name"},
        {"", false, "nothing"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error err = {.status = STATUS_OK};
        enum status status = log_path_check(rows[i].path, &err);

        if (status != (rows[i].good ? STATUS_OK : STATUS_USAGE))
            fail_msg("\"%s\": %s", rows[i].path, rows[i].why);
        if (!rows[i].good) {
            assert_int_equal(err.status, STATUS_USAGE);
            assert_true(err.advice[0] != '\0');
        }
    }
}

static void length(void **unused)
{
    char path[MACHINE_LOG_PATH_SIZE + 1];
    struct error err;

    (void)unused;
    memset(path, 'x', sizeof path);
    path[MACHINE_LOG_PATH_SIZE] = '\0';
    assert_int_equal(log_path_check(path, &err), STATUS_USAGE);
    path[MACHINE_LOG_PATH_SIZE - 1] = '\0';
    assert_int_equal(log_path_check(path, &err), STATUS_OK);
}

static void metrics(void **unused)
{
    static const struct {
        const char *path;
        bool good;
        const char *why;
    } rows[] = {
        {"C:\\metrics\\vpnmtu.prom", true, "as windows_exporter wants it"},
        {"vpnmtu.prom", true, "in the current directory"},
        {"a.txt.prom", true, "only the end counts"},
        {"C:\\metrics\\vpnmtu.txt", false, "nobody would read it"},
        {"vpnmtu.PROM", false, "likewise: letter case counts there"},
        {"vpnmtu.prom.tmp", false, "likewise"},
        {"C:\\Windows\\System32\\drivers\\etc\\hosts", false, "a slip would replace it"},
        {".prom", false, "no name"},
        {"C:\\metrics\\.prom", false, "no name"},
        {"\\\\server\\share\\v.prom", false, "network"},
        {"NUL.prom", false, "a device"},
        {"v.txt:v.prom", false, "an alternate data stream"},
        {"", false, "nothing"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error err = {.status = STATUS_OK};
        enum status status = prom_path_check(rows[i].path, &err);

        if (status != (rows[i].good ? STATUS_OK : STATUS_USAGE))
            fail_msg("\"%s\": %s", rows[i].path, rows[i].why);
        if (!rows[i].good)
            assert_non_null(strstr(err.message, "metrics file"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(length),
        cmocka_unit_test(metrics),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
