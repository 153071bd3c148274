/* SPDX-License-Identifier: MIT */
/*
 * The dialled entries of the RAS phonebook: learn.microsoft.com/windows/win32/api/ras,
 * nf-ras-rasenumconnectionsw, nf-ras-rasgetconnectstatusw, nf-ras-rasgetprojectioninfoex.
 */
#include "windows/ras_types.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "windows/ipsec_types.h"
#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

enum {
    ATTEMPTS = 4,
    FIRST_COUNT = 8,
    CONNECTIONS_MAX = 4096, /* Windows Server's most; the list it asks for is not larger */
    PROJECTION_ROOM = 4096  /* the structure and the servers' addresses that follow it */
};

/* What Windows told, in one of the forms of struct ras_connection. */
struct listing {
    BYTE *bytes;
    size_t form;
    size_t count;
};

static DWORD enumerate(const struct windows_api *api, struct listing *listing, DWORD *bytes)
{
    DWORD form = (DWORD)listing->form;
    DWORD room = *bytes;
    DWORD count = 0;
    DWORD code;

    memcpy(listing->bytes, &form, sizeof form);
    code = api->RasEnumConnectionsW((RASCONNW *)(void *)listing->bytes, bytes, &count);
    /* Never more than there is room for, whatever Windows says. */
    listing->count = count < room / form ? count : room / form;
    return code;
}

/* Lists in one form. ERROR_OUTOFMEMORY: this program's. */
static DWORD list_form(const struct windows_api *api, size_t form, struct listing *listing)
{
    DWORD bytes = (DWORD)(FIRST_COUNT * form);
    DWORD code = ERROR_BUFFER_TOO_SMALL;

    *listing = (struct listing){NULL, form, 0};
    for (int attempt = 0; attempt < ATTEMPTS && code == ERROR_BUFFER_TOO_SMALL; attempt++) {
        DWORD room = bytes;

        free(listing->bytes);
        listing->bytes = calloc(1, room);
        if (listing->bytes == NULL)
            return ERROR_OUTOFMEMORY;
        code = enumerate(api, listing, &bytes);
        /* Dialled meanwhile, or a size that says nothing. */
        if (code == ERROR_BUFFER_TOO_SMALL && bytes <= room)
            bytes = 2 * room;
        if (code == ERROR_BUFFER_TOO_SMALL && bytes > CONNECTIONS_MAX * form)
            break;
    }
    if (code != NO_ERROR) {
        free(listing->bytes);
        *listing = (struct listing){NULL, form, 0};
    }
    return code;
}

static DWORD list(const struct windows_api *api, struct listing *listing)
{
    static const size_t forms[] = {sizeof(struct ras_connection), RAS_CONNECTION_WINDOWS_XP,
                                   RAS_CONNECTION_WINDOWS_2000};
    DWORD code = ERROR_INVALID_SIZE;

    for (size_t i = 0; i < sizeof forms / sizeof forms[0] && code == ERROR_INVALID_SIZE; i++)
        code = list_form(api, forms[i], listing);
    return code;
}

/* Codes of a PC on which the Remote Access Connection Manager cannot be asked. */
static bool is_without_ras(DWORD code)
{
    switch (code) {
    case ERROR_RASMAN_CANNOT_INITIALIZE:
    case ERROR_SERVICE_DISABLED:
    case ERROR_SERVICE_DOES_NOT_EXIST:
    case ERROR_SERVICE_NOT_ACTIVE:
    case ERROR_SERVICE_DEPENDENCY_FAIL:
    case ERROR_SERVICE_DEPENDENCY_DELETED:
    case ERROR_SERVICE_LOGON_FAILED:
    case ERROR_SERVICE_NEVER_STARTED:
    case ERROR_SERVICE_START_HANG:
    case RPC_S_SERVER_UNAVAILABLE:
    case RPC_S_UNKNOWN_IF:
    case EPT_S_NOT_REGISTERED:
        return true;
    default:
        return false;
    }
}

static void copy_text(const WCHAR *wide, size_t room, char *out)
{
    if (!utf_narrow(wide, wcsnlen(wide, room), UTF_REPLACE, out, MACHINE_NAME_SIZE))
        out[0] = '\0';
}

static bool copy_address(enum family family, const uint8_t *bytes, struct address *out)
{
    static const uint8_t unspecified[16];
    size_t size = family == FAMILY_IPV4 ? 4 : 16;

    if (memcmp(bytes, unspecified, size) == 0)
        return false;
    *out = (struct address){.family = family};
    memcpy(out->bytes, bytes, size);
    return true;
}

static bool copy_endpoint(const struct ras_endpoint *endpoint, struct address *out)
{
    if (endpoint->type == RAS_ENDPOINT_IPV4)
        return copy_address(FAMILY_IPV4, endpoint->address, out);
    return endpoint->type == RAS_ENDPOINT_IPV6 && copy_address(FAMILY_IPV6, endpoint->address, out);
}

/* False: the connection has gone away. */
static bool add_status(const struct windows_api *api, HRASCONN handle,
                       struct machine_connection *out)
{
    static const DWORD forms[] = {sizeof(struct ras_status), RAS_STATUS_WINDOWS_VISTA};
    struct ras_status status;
    DWORD code = ERROR_INVALID_SIZE;
    size_t form = 0;

    for (; form < sizeof forms / sizeof forms[0]; form++) {
        memset(&status, 0, sizeof status);
        status.size = forms[form];
        code = api->RasGetConnectStatusW(handle, (RASCONNSTATUSW *)(void *)&status);
        if (code != ERROR_INVALID_SIZE)
            break;
    }
    if (code == ERROR_INVALID_HANDLE || code == ERROR_NO_CONNECTION ||
        (code == NO_ERROR && status.state == RASCS_Disconnected))
        return false;
    out->facts.status_code = code;
    if (code != NO_ERROR)
        return true;
    out->facts.status_size = forms[form];
    out->connected = status.state == RASCS_Connected;
    copy_text(status.phone_number, sizeof status.phone_number / sizeof status.phone_number[0],
              out->host);
    if (forms[form] != sizeof status)
        return true;
    out->has_local = copy_endpoint(&status.local, &out->local);
    out->has_server = copy_endpoint(&status.remote, &out->server);
    return true;
}

static enum machine_encryption encryption_of(DWORD method)
{
    switch (method) {
    case IPSEC_CIPHER_TYPE_3DES:
        return MACHINE_ENCRYPTION_3DES;
    case IPSEC_CIPHER_TYPE_AES_128:
    case IPSEC_CIPHER_TYPE_AES_192:
    case IPSEC_CIPHER_TYPE_AES_256:
        return MACHINE_ENCRYPTION_AES;
    default:
        return MACHINE_ENCRYPTION_UNKNOWN;
    }
}

static void add_ikev2(const struct ras_ikev2 *info, struct machine_connection *out)
{
    const DWORD nat = RAS_IKEV2_CLIENT_BEHIND_NAT | RAS_IKEV2_SERVER_BEHIND_NAT;

    out->nat = (info->flags & nat) != 0 ? MACHINE_NAT_YES : MACHINE_NAT_NO;
    out->encryption = encryption_of(info->encryption_method);
    out->has_inner_server[FAMILY_IPV4] =
        info->ipv4_error == NO_ERROR &&
        copy_address(FAMILY_IPV4, info->ipv4_server, &out->inner_server[FAMILY_IPV4]);
    out->has_inner_server[FAMILY_IPV6] =
        info->ipv6_error == NO_ERROR &&
        copy_address(FAMILY_IPV6, info->ipv6_server, &out->inner_server[FAMILY_IPV6]);
}

/* PPP negotiates only link-local addresses of IPv6, which mean nothing without an interface. */
static void add_ppp(const struct ras_ppp *info, struct machine_connection *out)
{
    out->has_inner_server[FAMILY_IPV4] =
        info->ipv4_error == NO_ERROR &&
        copy_address(FAMILY_IPV4, info->ipv4_server, &out->inner_server[FAMILY_IPV4]);
}

static void add_projection(const struct windows_api *api, HRASCONN handle,
                           struct machine_connection *out)
{
    union {
        struct ras_projection projection;
        BYTE room[PROJECTION_ROOM];
        void *alignment;
    } buffer;
    const struct ras_projection *projection = &buffer.projection;
    const size_t head = offsetof(struct ras_projection, info);
    DWORD size = sizeof buffer;

    memset(&buffer, 0, sizeof buffer);
    buffer.projection.version = RAS_PROJECTION_VERSION;
    out->facts.projection_code = api->RasGetProjectionInfoEx(handle, &buffer.projection, &size);
    if (out->facts.projection_code != NO_ERROR || size > sizeof buffer)
        return;
    out->facts.projection = projection->type;
    if (projection->type == RAS_PROJECTION_IKEV2 && size >= head + sizeof projection->info.ikev2)
        add_ikev2(&projection->info.ikev2, out);
    else if (projection->type == RAS_PROJECTION_PPP && size >= head + sizeof projection->info.ppp)
        add_ppp(&projection->info.ppp, out);
}

static void convert(const struct ras_connection *row, struct machine_connection *out)
{
    static const GUID none;

    copy_text(row->entry_name, sizeof row->entry_name / sizeof row->entry_name[0], out->name);
    copy_text(row->device_name, sizeof row->device_name / sizeof row->device_name[0], out->device);
    out->is_vpn = _wcsnicmp(row->device_type, RASDT_Vpn,
                            sizeof row->device_type / sizeof row->device_type[0]) == 0;
    out->has_guid = memcmp(&row->entry_guid, &none, sizeof none) != 0;
    if (out->has_guid)
        memcpy(out->guid.bytes, &row->entry_guid, sizeof out->guid.bytes);
}

static enum status convert_all(const struct windows_api *api, const struct listing *listing,
                               struct machine_connections *out, struct error *err)
{
    struct machine_connections made = {NULL, 0};

    /* One more than may be needed: calloc(0) may return NULL. */
    made.rows = calloc(listing->count + 1, sizeof made.rows[0]);
    if (made.rows == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    for (size_t i = 0; i < listing->count; i++) {
        struct machine_connection *connection = &made.rows[made.count];
        struct ras_connection row = {0};

        memcpy(&row, listing->bytes + i * listing->form, listing->form);
        *connection = (struct machine_connection){.is_vpn = false};
        convert(&row, connection);
        if (!add_status(api, row.handle, connection))
            continue;
        connection->facts.connection_size = (uint32_t)listing->form;
        if (api->RasGetProjectionInfoEx != NULL)
            add_projection(api, row.handle, connection);
        else
            connection->facts.projection_code = ERROR_PROC_NOT_FOUND;
        made.count++;
    }
    *out = made;
    return STATUS_OK;
}

enum status operations_list_connections(void *self, struct machine_connections *out,
                                        struct error *err)
{
    struct machine_windows *machine = self;
    struct listing listing;
    struct error ignored;
    enum status status;
    DWORD code;

    if (WINDOWS_API_REQUIRE(machine->api, &ignored, WINDOWS_API_RasEnumConnectionsW,
                            WINDOWS_API_RasGetConnectStatusW) != STATUS_OK) {
        *out = (struct machine_connections){NULL, 0};
        return STATUS_OK;
    }
    code = list(machine->api, &listing);
    if (is_without_ras(code)) {
        *out = (struct machine_connections){NULL, 0};
        return STATUS_OK;
    }
    if (code == ERROR_OUTOFMEMORY)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    if (code != NO_ERROR)
        return windows_error(machine->api, err, windows_error_status(code), code,
                             "cannot list the VPN connections");
    /* Windows 7's; without it the pointer stays NULL, and what it tells unset. */
    if (WINDOWS_API_REQUIRE(machine->api, &ignored, WINDOWS_API_RasGetProjectionInfoEx) !=
        STATUS_OK)
        error_set(&ignored, STATUS_OK, "%s", "");
    status = convert_all(machine->api, &listing, out, err);
    free(listing.bytes);
    return status;
}
