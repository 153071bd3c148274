/* SPDX-License-Identifier: MIT */
/* Errors: their form, their codes, and that nothing overflows or leaves half a character. */
#include "check.h"
#include "core/error.h"
#include "core/text.h"

/* Every byte is part of a character: what jansson asks of a string. */
static bool is_utf8(const char *text)
{
    uint32_t code;
    size_t len;

    for (; (len = text_decode(text, &code)) > 0; text += len)
        if (code == 0xFFFFFFFFu)
            return false;
    return true;
}

static void statuses(void **state)
{
    static const struct {
        enum status status;
        int exit_code;
        const char *token;
    } rows[] = {
        {STATUS_OK, 0, "ok"},
        {STATUS_NOT_COMPLIANT, 1, "not-compliant"},
        {STATUS_USAGE, 2, "usage"},
        {STATUS_UNSAFE_LOCATION, 2, "unsafe-location"},
        {STATUS_FOREIGN_TASK, 2, "foreign-task"},
        {STATUS_WINDOWS, 3, "windows"},
        {STATUS_CLAMPED, 3, "clamped"},
        {STATUS_ACCESS_DENIED, 4, "access-denied"},
        {STATUS_NO_VPN, 5, "no-vpn"},
        {STATUS_NO_INTERFACE, 5, "no-interface"},
        {STATUS_NOT_BOUND, 5, "family-not-bound"},
        {STATUS_HEADROOM, 6, "headroom"},
        {STATUS_PARTLY, 7, "partly-applied"},
        {STATUS_INCONCLUSIVE, 8, "inconclusive"},
        {STATUS_BUSY, 9, "busy"},
        {STATUS_INTERNAL, 10, "internal"},
        {STATUS_OUTPUT, 11, "output"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_NUMBER(rows[i].token, status_exit_code(rows[i].status), rows[i].exit_code);
        CHECK_TEXT("design 2", status_token(rows[i].status), rows[i].token);
    }
}

/* Also those that later versions add: a code that is documented, a token of its own. */
static void every_status(void **state)
{
    static const enum status all[] = {
#define STATUS(name, exit_code, token) STATUS_##name,
#include "core/status.def"
#undef STATUS
    };

    (void)state;
    assert_int_equal(all[0], STATUS_OK);
    for (size_t i = 0; i < COUNT(all); i++) {
        const char *token = status_token(all[i]);

        CHECK_NUMBER("in order", (int64_t)all[i], (int64_t)i);
        CHECK(token, exit_code_meaning(status_exit_code(all[i])) != NULL);
        CHECK(token,
              token[0] != '\0' && strspn(token, "abcdefghijklmnopqrstuvwxyz-") == strlen(token));
        for (size_t j = 0; j < i; j++)
            CHECK(token, strcmp(token, status_token(all[j])) != 0);
    }
}

static void exit_codes(void **state)
{
    static const int none[] = {-1, 12, 13, 255, INT32_MAX, INT32_MIN};

    (void)state;
    for (int code = 0; code <= 11; code++) {
        const char *meaning = exit_code_meaning(code);

        CHECK("design 2 has 0..11", meaning != NULL && meaning[0] != '\0');
    }
    CHECK_TEXT("design 2", exit_code_meaning(6), "refused by the headroom rule");
    for (size_t i = 0; i < COUNT(none); i++)
        CHECK("no such code", exit_code_meaning(none[i]) == NULL);
}

static void stale(struct error *err)
{
    memset(err, 'x', sizeof *err);
    err->message[sizeof err->message - 1] = '\0';
    err->advice[sizeof err->advice - 1] = '\0';
}

static void sets(void **state)
{
    struct error err;

    (void)state;
    stale(&err);
    assert_int_equal(error_set(&err, STATUS_USAGE, "no \"%s\" (%d)", "x", 7), STATUS_USAGE);
    assert_int_equal(err.status, STATUS_USAGE);
    assert_int_equal(err.windows_code, 0);
    assert_string_equal(err.message, "no \"x\" (7)");
    assert_string_equal(err.advice, "");
    assert_int_equal(error_advise(&err, "vpnmtu help %s", "calc"), STATUS_USAGE);
    assert_string_equal(err.advice, "vpnmtu help calc");
    assert_string_equal(err.message, "no \"x\" (7)");
}

static void sets_windows(void **state)
{
    static const struct {
        uint32_t code;
        const char *system, *message;
        const char *why;
    } rows[] = {
        {5, "Access is denied.", "cannot set \"VPN\": Access is denied. (5)", "design 2"},
        {5, NULL, "cannot set \"VPN\" (5)", "Windows has no words"},
        {5, "", "cannot set \"VPN\" (5)", "Windows has no words"},
        {UINT32_MAX, NULL, "cannot set \"VPN\" (4294967295)", "an HRESULT is not negative"},
        {87, "100%s %n", "cannot set \"VPN\": 100%s %n (87)", "system text is no format"},
    };
    struct error err;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        stale(&err);
        CHECK_NUMBER(rows[i].why,
                     error_set_windows(&err, STATUS_WINDOWS, rows[i].code, rows[i].system,
                                       "cannot set \"%s\"", "VPN"),
                     STATUS_WINDOWS);
        CHECK_NUMBER(rows[i].why, err.status, STATUS_WINDOWS);
        CHECK_NUMBER(rows[i].why, err.windows_code, rows[i].code);
        CHECK_TEXT(rows[i].why, err.message, rows[i].message);
        CHECK_TEXT("no stale advice", err.advice, "");
        CHECK_NUMBER("then no Windows code remains", error_set(&err, STATUS_USAGE, "x"),
                     STATUS_USAGE);
        CHECK_NUMBER("then no Windows code remains", err.windows_code, 0);
    }
}

static void rephrases(void **state)
{
    struct error err;

    (void)state;
    error_set_windows(&err, STATUS_ACCESS_DENIED, 5, "Access is denied.", "cannot set");
    error_advise(&err, "as administrator");
    assert_int_equal(error_rephrase(&err, "cannot set %s of \"%s\"", "the MTU", "VPN"),
                     STATUS_ACCESS_DENIED);
    assert_string_equal(err.message, "cannot set the MTU of \"VPN\": Access is denied. (5)");
    assert_string_equal(err.advice, "as administrator");
    assert_int_equal(err.windows_code, 5);
    error_rephrase(&err, "no");
    assert_string_equal(err.message, "no: Access is denied. (5)");
    error_set(&err, STATUS_NO_VPN, "none");
    error_rephrase(&err, "still none");
    assert_string_equal(err.message, "still none");
}

static void one_safe_line(void **state)
{
    struct error err;

    (void)state;
    error_set(&err, STATUS_USAGE, "no \"%s\"", "a\r\n\x1B[2J\u202E");
    assert_string_equal(err.message, "no \"a\\u{0D}\\u{0A}\\u{1B}[2J\\u{202E}\"");
    error_advise(&err, "%s", "a\nb");
    assert_string_equal(err.advice, "a\\u{0A}b");
    error_set_windows(&err, STATUS_WINDOWS, 1,
                      "a\x07"
                      "b\xFF",
                      "%s", "c\td");
    assert_string_equal(err.message, "c\\u{09}d: a\\u{07}b\\u{FF} (1)");
}

/* An interface name has up to 256 UTF-16 units: 768 bytes of Japanese, more than a message. */
static void truncates_between_characters(void **state)
{
    char name[3 * 900 + 1];
    struct error err;

    (void)state;
    for (size_t i = 0; i < 900; i++)
        memcpy(name + 3 * i, "\u63A5", 3);
    name[sizeof name - 1] = '\0';
    for (int shift = 0; shift < 3; shift++) {
        error_set(&err, STATUS_WINDOWS, "%.*s%s", shift, "ab", name);
        CHECK("as long as may be", strlen(err.message) > sizeof err.message - 4);
        CHECK("whole characters", is_utf8(err.message));
        error_advise(&err, "%.*s%s", shift, "ab", name);
        CHECK("as long as may be", strlen(err.advice) > sizeof err.advice - 4);
        CHECK("whole characters", is_utf8(err.advice));
        error_set_windows(&err, STATUS_WINDOWS, 5, name, "%.*s%.600s", shift, "ab", name);
        CHECK("not overrun", strlen(err.message) < sizeof err.message);
        CHECK("whole characters", is_utf8(err.message));
        CHECK_NUMBER("the code survives", err.windows_code, 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses),      cmocka_unit_test(every_status),
        cmocka_unit_test(exit_codes),    cmocka_unit_test(sets),
        cmocka_unit_test(sets_windows),  cmocka_unit_test(rephrases),
        cmocka_unit_test(one_safe_line), cmocka_unit_test(truncates_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
