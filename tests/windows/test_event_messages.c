/* SPDX-License-Identifier: MIT */
/*
 * The message table in vpnmtu.exe, as Windows reads it: every event of event.def in both languages,
 * with inserts that must not be expanded again. VPNMTU_EXE is the program's path.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>
#include <winsock2.h>
#include <windows.h>

#include "app/event.h"
#include "core/text.h"
#include "windows/utf.h"

enum {
    ENGLISH = MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US),
    JAPANESE = MAKELANGID(LANG_JAPANESE, SUBLANG_JAPANESE_JAPAN),
    LONG_LEN = 10000,
    TEXT_UNITS = 8 * LONG_LEN + 1024
};

static const char *const japanese[] = {
#define EVENT(id, severity, name, inserts, english, text) (text),
#include "app/event.def"
#undef EVENT
};

static HMODULE program;

static int set_up(void **unused)
{
    wchar_t path[MAX_PATH];
    size_t units;

    (void)unused;
    if (!utf_widen(VPNMTU_EXE, strlen(VPNMTU_EXE), UTF_REFUSE, path, MAX_PATH, &units))
        return 1;
    program = LoadLibraryExW(path, NULL, LOAD_LIBRARY_AS_DATAFILE);
    return program == NULL;
}

static int tear_down(void **unused)
{
    (void)unused;
    return !FreeLibrary(program);
}

/* The message's id in the table: bits 30 and 31 are the severity. */
static DWORD message_id(const struct event *event)
{
    return (DWORD)event->severity << 30 | (DWORD)event->id;
}

/* What FormatMessage makes of an event: %1!S! takes narrow text in the wide function. */
static char *format(const struct event *event, DWORD language, const char *const *inserts)
{
    static wchar_t wide[TEXT_UNITS];
    static char text[3 * TEXT_UNITS];
    DWORD_PTR arguments[MACHINE_INSERTS_MAX] = {0};
    DWORD len;

    for (size_t i = 0; i < event->insert_count; i++)
        arguments[i] = (DWORD_PTR)inserts[i];
    len = FormatMessageW(FORMAT_MESSAGE_FROM_HMODULE | FORMAT_MESSAGE_ARGUMENT_ARRAY, program,
                         message_id(event), language, wide, TEXT_UNITS, (va_list *)arguments);
    if (len == 0)
        fail_msg("event %d: FormatMessage: %lu", (int)event->id, GetLastError());
    assert_true(utf_narrow(wide, len, UTF_REFUSE, text, sizeof text));
    return text;
}

static void check(size_t index, const char *const *inserts)
{
    const struct event *event = event_at(index);
    struct event translated = *event;

    translated.english = japanese[index];
    for (int language = 0; language < 2; language++) {
        struct text expected = {NULL, 0, 0, false};

        event_add_text(language == 0 ? event : &translated, inserts, &expected);
        text_add(&expected, "\r\n");
        assert_false(expected.failed);
        assert_string_equal(format(event, language == 0 ? ENGLISH : JAPANESE, inserts),
                            expected.bytes);
        text_free(&expected);
    }
}

static void every_event_with_plain_inserts(void **unused)
{
    static const char *const inserts[] = {"one",  "two", "three", "four",
                                          "five", "six", "seven", "eight"};

    (void)unused;
    for (size_t i = 0; event_at(i) != NULL; i++)
        check(i, inserts);
}

static void every_event_with_hostile_inserts(void **unused)
{
    static char endless[LONG_LEN + 1];
    const char *const hostile[] = {"a%1b", "%n", "{}", "x\r\ny", endless, "%1!S!", "%%", "%0"};
    const size_t count = sizeof hostile / sizeof hostile[0];

    (void)unused;
    memset(endless, 'x', LONG_LEN);
    for (size_t i = 0; event_at(i) != NULL; i++)
        for (size_t turn = 0; turn < count; turn++) {
            const char *inserts[MACHINE_INSERTS_MAX];

            for (size_t j = 0; j < MACHINE_INSERTS_MAX; j++)
                inserts[j] = hostile[(j + turn) % count];
            check(i, inserts);
        }
}

/* How many messages the table has in a language, all of which must be events. */
static size_t count_messages(WORD language)
{
    HRSRC resource = FindResourceExW(program, RT_MESSAGETABLE, MAKEINTRESOURCEW(1), language);
    const MESSAGE_RESOURCE_DATA *data;
    size_t count = 0;

    assert_non_null(resource);
    data = LockResource(LoadResource(program, resource));
    assert_non_null(data);
    for (DWORD i = 0; i < data->NumberOfBlocks; i++)
        for (DWORD id = data->Blocks[i].LowId; id <= data->Blocks[i].HighId; id++) {
            const struct event *event = event_find((enum event_id)(id & 0xFFFF));

            assert_non_null(event);
            assert_int_equal(message_id(event), id);
            count++;
        }
    return count;
}

static void both_languages_have_every_event(void **unused)
{
    size_t count = 0;

    (void)unused;
    while (event_at(count) != NULL)
        count++;
    assert_true(count > 10);
    assert_int_equal(count_messages(ENGLISH), count);
    assert_int_equal(count_messages(JAPANESE), count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_with_plain_inserts),
        cmocka_unit_test(every_event_with_hostile_inserts),
        cmocka_unit_test(both_languages_have_every_event),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
