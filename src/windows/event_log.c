/* SPDX-License-Identifier: MIT */
/* event_write: the classic event log, whose messages are in the resources of vpnmtu.exe. */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "windows/operations.h"
#include "windows/machine_windows.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

/* Bytes of TEXT that make at most MACHINE_INSERT_UNITS units, cut at a character. */
static size_t insert_len(const char *text, size_t *units)
{
    size_t len = 0;

    *units = 0;
    for (;;) {
        uint32_t code;
        size_t bytes = text_decode(text + len, &code);
        size_t more = code != UINT32_MAX && code > 0xFFFF ? 2 : 1;

        if (bytes == 0 || *units + more > MACHINE_INSERT_UNITS)
            return len;
        len += bytes;
        *units += more;
    }
}

/* The inserts as UTF-16, one behind the other in a block for the caller to free; NULL: no memory.
 */
static wchar_t *widen_inserts(const char *const *inserts, size_t count, const wchar_t **strings)
{
    size_t lens[MACHINE_INSERTS_MAX];
    size_t units[MACHINE_INSERTS_MAX];
    size_t sum = 1;
    wchar_t *block;
    wchar_t *at;

    for (size_t i = 0; i < count; i++) {
        lens[i] = insert_len(inserts[i], &units[i]);
        sum += units[i] + 1;
    }
    block = calloc(sum, sizeof block[0]);
    at = block;
    for (size_t i = 0; i < count && block != NULL; i++) {
        size_t used = 0;

        if (!utf_widen(inserts[i], lens[i], UTF_REPLACE, at, units[i] + 1, &used))
            at[0] = L'\0';
        strings[i] = at;
        at += units[i] + 1;
    }
    return block;
}

static WORD type_of(enum machine_severity severity)
{
    switch (severity) {
    case MACHINE_ERROR:
        return EVENTLOG_ERROR_TYPE;
    case MACHINE_WARNING:
        return EVENTLOG_WARNING_TYPE;
    default:
        return EVENTLOG_INFORMATION_TYPE;
    }
}

enum status operations_event_write(void *self, enum machine_severity severity, uint16_t id,
                                   const char *const *inserts, size_t count, struct error *err)
{
    struct machine_windows *machine = self;
    const struct windows_api *api = machine->api;
    const wchar_t *strings[MACHINE_INSERTS_MAX] = {NULL};
    wchar_t *block;
    HANDLE source;
    DWORD code = ERROR_SUCCESS;
    enum status status =
        WINDOWS_API_REQUIRE(machine->api, err, WINDOWS_API_RegisterEventSourceW,
                            WINDOWS_API_ReportEventW, WINDOWS_API_DeregisterEventSource);

    if (status != STATUS_OK)
        return status;
    if (count > MACHINE_INSERTS_MAX)
        return error_set(err, STATUS_INTERNAL, "too many inserts");
    block = widen_inserts(inserts, count, strings);
    if (block == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    source = api->RegisterEventSourceW(NULL, L"" MACHINE_EVENT_SOURCE);
    if (source == NULL) {
        code = GetLastError();
    } else {
        /* Bits 30 and 31 of a message's id are its severity (winerror.h). */
        if (!api->ReportEventW(source, type_of(severity), 0, (DWORD)severity << 30 | id, NULL,
                               (WORD)count, 0, (LPCWSTR *)strings, NULL))
            code = GetLastError();
        api->DeregisterEventSource(source);
    }
    free(block);
    if (code == ERROR_SUCCESS)
        return STATUS_OK;
    return windows_error(api, err, windows_error_status(code), code,
                         "cannot write to the event log");
}
