/* SPDX-License-Identifier: MIT */
/* rasapi32 over a list in memory. */
#include <string.h>

#include "fake_live.h"
#include "fake_state.h"

enum {
    CONNECTIONS_MAX = 48
};

static struct {
    struct fake_connection rows[CONNECTIONS_MAX];
    size_t count;
    size_t connection_form;
    size_t status_form;
    DWORD lie_count;
    DWORD lie_bytes;
} pc;

void fake_ras_add(const struct fake_connection *connection)
{
    assert_true(pc.count < CONNECTIONS_MAX);
    pc.rows[pc.count++] = *connection;
}

void fake_ras_forms(size_t connection, size_t status)
{
    pc.connection_form = connection != 0 ? connection : sizeof(struct ras_connection);
    pc.status_form = status != 0 ? status : sizeof(struct ras_status);
}

void fake_ras_lie(DWORD more, DWORD bytes)
{
    pc.lie_count = more;
    pc.lie_bytes = bytes;
}

static HRASCONN handle_of(size_t position)
{
    return (HRASCONN)(uintptr_t)(0x100 + 16 * position);
}

static const struct fake_connection *find(HRASCONN handle)
{
    for (size_t i = 0; i < pc.count; i++)
        if (handle_of(i) == handle)
            return &pc.rows[i];
    fail_msg("not a connection's handle");
    return NULL;
}

static DWORD WINAPI enum_connections(LPRASCONNW list, LPDWORD bytes, LPDWORD count)
{
    DWORD code = fake_enter(WINDOWS_API_RasEnumConnectionsW);
    DWORD needed;
    DWORD form;

    assert_non_null(list);
    assert_non_null(bytes);
    assert_non_null(count);
    memcpy(&form, list, sizeof form);
    assert_true(*bytes >= form);
    if (code != NO_ERROR)
        return code;
    if (form != pc.connection_form)
        return ERROR_INVALID_SIZE;
    needed = (DWORD)(pc.count * form);
    if (*bytes < needed) {
        *bytes = pc.lie_bytes != 0 ? pc.lie_bytes : needed;
        return ERROR_BUFFER_TOO_SMALL;
    }
    for (size_t i = 0; i < pc.count; i++) {
        struct ras_connection row = pc.rows[i].row;

        row.size = form;
        row.handle = handle_of(i);
        memcpy((BYTE *)list + i * form, &row, form);
    }
    *bytes = pc.lie_bytes != 0 ? pc.lie_bytes : needed;
    *count = (DWORD)pc.count + pc.lie_count;
    return NO_ERROR;
}

static DWORD WINAPI get_status(HRASCONN handle, LPRASCONNSTATUSW status)
{
    DWORD code = fake_enter(WINDOWS_API_RasGetConnectStatusW);
    const struct fake_connection *row;
    DWORD form;

    assert_non_null(status);
    memcpy(&form, status, sizeof form);
    if (code != NO_ERROR)
        return code;
    /* A handle that was made of bytes that Windows did not write. */
    if (handle == NULL)
        return ERROR_INVALID_HANDLE;
    row = find(handle);
    if (form != pc.status_form)
        return ERROR_INVALID_SIZE;
    if (row->status_code != NO_ERROR)
        return row->status_code;
    memcpy((BYTE *)status + sizeof form, (const BYTE *)&row->status + sizeof form,
           form - sizeof form);
    return NO_ERROR;
}

static DWORD WINAPI get_projection(HRASCONN handle, struct ras_projection *projection, DWORD *size)
{
    DWORD code = fake_enter(WINDOWS_API_RasGetProjectionInfoEx);
    const struct fake_connection *row = find(handle);

    assert_non_null(projection);
    assert_true(projection->version >= 1 && projection->version <= RAS_PROJECTION_VERSION);
    assert_true(*size >= sizeof *projection);
    if (code != NO_ERROR)
        return code;
    if (row->projection_code != NO_ERROR)
        return row->projection_code;
    if (row->projection_size == 0)
        return ERROR_PROJECTION_NOT_COMPLETE;
    *projection = row->projection;
    *size = row->projection_size;
    return NO_ERROR;
}

void fake_ras_install(struct windows_api *api)
{
    api->RasEnumConnectionsW = enum_connections;
    api->RasGetConnectStatusW = get_status;
    api->RasGetProjectionInfoEx = get_projection;
}

void fake_ras_reset(void)
{
    memset(&pc, 0, sizeof pc);
    fake_ras_forms(0, 0);
}
