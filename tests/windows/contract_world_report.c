/* SPDX-License-Identifier: MIT */
#include "contract_world_report.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "fake_report.h"
#include "windows/utf.h"

#define STATE L"SOFTWARE\\vpnmtu\\State"

static void widen(const char *text, wchar_t *wide, size_t count)
{
    size_t units = 0;

    assert_true(utf_widen(text, strlen(text), UTF_REFUSE, wide, count, &units));
}

static uint16_t event(void *self, size_t insert, char *out, size_t size)
{
    const struct fake_event *last = fake_events_last();

    (void)self;
    if (size > 0)
        out[0] = '\0';
    if (size > 0 && insert < last->count)
        assert_true(utf_narrow(last->strings[insert], wcslen(last->strings[insert]), UTF_REFUSE,
                               out, size));
    return (uint16_t)last->id;
}

static enum machine_severity event_severity(void *self)
{
    const struct fake_event *last = fake_events_last();
    enum machine_severity severity = (enum machine_severity)(last->id >> 30);
    static const WORD types[] = {0, EVENTLOG_INFORMATION_TYPE, EVENTLOG_WARNING_TYPE,
                                 EVENTLOG_ERROR_TYPE};

    (void)self;
    /* Both say it, and must say the same. */
    assert_int_equal(last->type, types[severity]);
    assert_true(wcscmp(last->source, L"vpnmtu") == 0);
    return severity;
}

static void state_value(void *self, const char *name, char *out, size_t size)
{
    wchar_t wide[64];
    const void *number;
    const wchar_t *text;

    (void)self;
    widen(name, wide, sizeof wide / sizeof wide[0]);
    number = fake_registry_data(STATE, wide, REG_DWORD);
    text = fake_registry_data(STATE, wide, REG_SZ);
    out[0] = '\0';
    if (number != NULL)
        snprintf(out, size, "%lu", *(const DWORD *)number);
    else if (text != NULL)
        assert_true(utf_narrow(text, wcslen(text), UTF_REFUSE, out, size));
}

static void full(const char *path, wchar_t wide[256])
{
    wcscpy(wide, L"\\\\?\\");
    widen(path, wide + 4, 252);
}

static void add_directory(void *self, const char *path)
{
    wchar_t wide[256];

    (void)self;
    full(path, wide);
    fake_files_add_directory(wide);
}

static const char *file(void *self, const char *path)
{
    wchar_t wide[256];

    (void)self;
    full(path, wide);
    return fake_files_text(wide);
}

void contract_world_report(struct contract_world *world)
{
    world->event = event;
    world->event_severity = event_severity;
    world->state_value = state_value;
    world->add_directory = add_directory;
    world->file = file;
}
