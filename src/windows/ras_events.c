/* SPDX-License-Identifier: MIT */
/*
 * RasClient's events: learn.microsoft.com/windows/win32/api/winevt, nf-winevt-evtquery,
 * nf-winevt-evtnext, nf-winevt-evtrender. Their values have no names: the first is CoId, the
 * second the user, who is not read, the third the connection.
 */
#include <stdlib.h>

#include "windows/machine_windows.h"
#include "windows/net_tables.h"
#include "windows/operations.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

/* MACHINE_RAS_EVENTS_DAYS in milliseconds. */
#define WEEK L"604800000"

_Static_assert(MACHINE_RAS_EVENTS_DAYS == 7, "WEEK");

enum {
    BATCH = 16,
    FIRST_ROOM = 4096,
    ROOM_MAX = 1 << 20, /* the largest event that Windows writes has 64 KB */
    VALUE_CALL = 0,
    VALUE_NAME = 2
};

struct reader {
    struct windows_api *api;
    EVT_HANDLE results;
    EVT_HANDLE system; /* the contexts that say which values of an event are asked for */
    EVT_HANDLE user;
    EVT_VARIANT *values;
    DWORD room;
    struct machine_ras_events list;
};

static void release(struct reader *reader)
{
    const EVT_HANDLE handles[] = {reader->results, reader->system, reader->user};

    for (size_t i = 0; i < sizeof handles / sizeof handles[0]; i++)
        if (handles[i] != NULL)
            reader->api->EvtClose(handles[i]);
    free(reader->values);
    machine_ras_events_free(&reader->list);
}

static DWORD open_reader(struct reader *reader)
{
    const struct windows_api *api = reader->api;

    reader->values = calloc(1, FIRST_ROOM);
    reader->list.rows = calloc(MACHINE_RAS_EVENTS_MAX, sizeof reader->list.rows[0]);
    if (reader->values == NULL || reader->list.rows == NULL)
        return ERROR_OUTOFMEMORY;
    reader->room = FIRST_ROOM;
    /* Wine has a stub of this that sets no code; what follows it ends the process there. */
    SetLastError(ERROR_CALL_NOT_IMPLEMENTED);
    reader->results = api->EvtQuery(NULL, L"Application",
                                    L"*[System[Provider[@Name='RasClient'] and "
                                    L"TimeCreated[timediff(@SystemTime) <= " WEEK L"]]]",
                                    EvtQueryChannelPath | EvtQueryReverseDirection);
    if (reader->results == NULL)
        return GetLastError();
    reader->system = api->EvtCreateRenderContext(0, NULL, EvtRenderContextSystem);
    if (reader->system == NULL)
        return GetLastError();
    reader->user = api->EvtCreateRenderContext(0, NULL, EvtRenderContextUser);
    return reader->user != NULL ? ERROR_SUCCESS : GetLastError();
}

/* The values that CONTEXT asks for, *COUNT of them; the buffer grows once where it must. */
static DWORD render(struct reader *reader, EVT_HANDLE context, EVT_HANDLE event, DWORD *count)
{
    DWORD needed = 0;
    DWORD code;
    void *values;

    if (reader->api->EvtRender(context, event, EvtRenderEventValues, reader->room, reader->values,
                               &needed, count))
        return ERROR_SUCCESS;
    code = GetLastError();
    if (code != ERROR_INSUFFICIENT_BUFFER || needed <= reader->room || needed > ROOM_MAX)
        return code;
    values = calloc(1, needed);
    if (values == NULL)
        return ERROR_OUTOFMEMORY;
    free(reader->values);
    reader->values = values;
    reader->room = needed;
    return reader->api->EvtRender(context, event, EvtRenderEventValues, reader->room,
                                  reader->values, &needed, count)
               ? ERROR_SUCCESS
               : GetLastError();
}

/* "" where there is no such value, or one that is no text or too long. */
static void take_text(const EVT_VARIANT *values, DWORD count, DWORD index, char *out, size_t size)
{
    const wchar_t *text = NULL;

    if (index < count && values[index].Type == EvtVarTypeString)
        text = values[index].StringVal;
    if (text == NULL || !utf_narrow(text, wcslen(text), UTF_REPLACE, out, size))
        out[0] = '\0';
}

static DWORD read_event(struct reader *reader, EVT_HANDLE event)
{
    struct machine_ras_event *row = &reader->list.rows[reader->list.count];
    DWORD count = 0;
    DWORD code = render(reader, reader->system, event, &count);

    if (code != ERROR_SUCCESS)
        return code;
    if (count <= EvtSystemTimeCreated ||
        reader->values[EvtSystemEventID].Type != EvtVarTypeUInt16 ||
        reader->values[EvtSystemTimeCreated].Type != EvtVarTypeFileTime)
        return ERROR_INVALID_DATA;
    row->id = reader->values[EvtSystemEventID].UInt16Val;
    row->filetime = reader->values[EvtSystemTimeCreated].FileTimeVal;
    count = 0;
    code = render(reader, reader->user, event, &count);
    if (code != ERROR_SUCCESS)
        return code;
    take_text(reader->values, count, VALUE_CALL, row->call, sizeof row->call);
    take_text(reader->values, count, VALUE_NAME, row->name, sizeof row->name);
    reader->list.count++;
    return ERROR_SUCCESS;
}

static DWORD read_all(struct reader *reader)
{
    DWORD code = ERROR_SUCCESS;

    while (code == ERROR_SUCCESS && reader->list.count < MACHINE_RAS_EVENTS_MAX) {
        EVT_HANDLE events[BATCH];
        DWORD count = 0;

        if (!reader->api->EvtNext(reader->results, BATCH, events, INFINITE, 0, &count)) {
            code = GetLastError();
            return code == ERROR_NO_MORE_ITEMS ? ERROR_SUCCESS : code;
        }
        if (count == 0)
            return ERROR_SUCCESS;
        for (DWORD i = 0; i < count; i++) {
            if (code == ERROR_SUCCESS && reader->list.count < MACHINE_RAS_EVENTS_MAX)
                code = read_event(reader, events[i]);
            reader->api->EvtClose(events[i]);
        }
    }
    return code;
}

enum status operations_list_ras_events(void *self, struct machine_ras_events *out,
                                       struct error *err)
{
    const struct machine_windows *machine = self;
    struct reader reader = {.api = machine->api};
    enum status status = WINDOWS_API_REQUIRE(
        machine->api, err, WINDOWS_API_EvtQuery, WINDOWS_API_EvtNext,
        WINDOWS_API_EvtCreateRenderContext, WINDOWS_API_EvtRender, WINDOWS_API_EvtClose);
    DWORD code;

    if (status != STATUS_OK)
        return status;
    code = open_reader(&reader);
    if (code == ERROR_SUCCESS)
        code = read_all(&reader);
    if (code == ERROR_SUCCESS) {
        *out = reader.list;
        reader.list = (struct machine_ras_events){NULL, 0};
    }
    release(&reader);
    if (code == ERROR_SUCCESS)
        return STATUS_OK;
    if (code == ERROR_OUTOFMEMORY)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    return windows_error(machine->api, err, windows_error_status(code), code,
                         "cannot read the event log");
}

enum status operations_get_address_time(void *self, uint64_t luid, uint64_t *filetime,
                                        struct error *err)
{
    const struct machine_windows *machine = self;
    MIB_UNICASTIPADDRESS_TABLE *table = NULL;
    uint64_t oldest = UINT64_MAX;
    enum status status = net_tables_addresses(machine->api, &table, err);

    if (status != STATUS_OK)
        return status;
    for (ULONG i = 0; table != NULL && i < table->NumEntries; i++) {
        const MIB_UNICASTIPADDRESS_ROW *row = &table->Table[i];
        uint64_t made = (uint64_t)row->CreationTimeStamp.QuadPart;

        if (row->InterfaceLuid.Value == luid && made < oldest)
            oldest = made;
    }
    if (table != NULL)
        machine->api->FreeMibTable(table);
    if (oldest == UINT64_MAX)
        return windows_error(machine->api, err, STATUS_WINDOWS, ERROR_NOT_FOUND,
                             "cannot find an address of the interface");
    *filetime = oldest;
    return STATUS_OK;
}
