/* SPDX-License-Identifier: MIT */
/*
 * RasEnumConnectionsW, RasGetConnectStatusW, RasGetProjectionInfoEx: the tunnels that strongSwan
 * holds, as Windows tells of its own.
 *
 * The rules, from Microsoft's documentation; where it leaves room, the stricter way:
 *   dwSize not that of a version of the structure           632
 *   buffer shorter than needed, or NULL                     603, and the size needed
 *   NULL for a size or a count                               87
 *   handle of no connection, or of one that is gone           6
 *   RAS_PROJECTION_INFO.version not RASAPIVERSION_601        87
 * Only what is up is listed. What a shorter structure has no room for is not told: the tunnel's end
 * points need the size of Windows 7.
 */
#include "ras.h"

#include <iphlpapi.h>
#include <netioapi.h>

#include <string.h>

enum {
    STATE_CONNECTED = 0x2000,
    FLAG_ALL_USERS = 1,
    FLAG_GLOBAL_CREDENTIALS = 2,

    VERSION_WINDOWS_7 = 4, /* RASAPIVERSION_601 */
    TYPE_PPP = 1,
    TYPE_IKEV2 = 2,
    AUTHENTICATION_PSK = 3,
    PEER_BEHIND_NAT = 4,
    SELF_BEHIND_NAT = 2,

    ENCRYPTION_NONE = 0,
    ENCRYPTION_3DES = 2, /* IPSEC_CIPHER_TYPE_* */
    ENCRYPTION_AES_128 = 3,
    ENCRYPTION_AES_192 = 4,
    ENCRYPTION_AES_256 = 5,

    NO_SUCH_PROTOCOL = 720, /* ERROR_PPP_NO_PROTOCOLS_CONFIGURED */
    HANDLE_BASE = 0x10000,
};

#define PHONEBOOK L"C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk"

uint64_t ras_handle(const struct vpn *vpn)
{
    return (uint64_t)HANDLE_BASE * (unsigned)(vpn->number + 1) + vpn->connection;
}

bool ras_find(uint64_t handle, struct vpn *vpn)
{
    struct vpn vpns[VPNS_MAX];
    int count = vpns_connected(vpns);
    for (int i = 0; i < count; i++) {
        if (ras_handle(&vpns[i]) != handle)
            continue;
        *vpn = vpns[i];
        return true;
    }
    return false;
}

static void wide(const char *text, WCHAR *out, int size)
{
    if (!MultiByteToWideChar(CP_UTF8, 0, text, -1, out, size))
        out[size - 1] = L'\0';
}

/* The GUID of an entry's interface, which is that of the entry too */
static GUID interface_guid(const WCHAR *alias)
{
    NET_LUID luid;
    GUID guid = {0};
    if (!ConvertInterfaceAliasToLuid(alias, &luid))
        ConvertInterfaceLuidToGuid(&luid, &guid);
    return guid;
}

static void fill_connection(const struct vpn *vpn, struct ras_connection *out)
{
    memset(out, 0, sizeof *out);
    out->handle = ras_handle(vpn);
    wide(vpn->entry.name, out->entry, 257);
    wcscpy(out->device_type, L"vpn");
    wide(vpn->entry.device, out->device_name, 129);
    wcscpy(out->phonebook, PHONEBOOK);
    out->guid = interface_guid(out->entry);
    out->flags = FLAG_ALL_USERS | FLAG_GLOBAL_CREDENTIALS;
    out->luid.LowPart = 0x3e7; /* the logon session of SYSTEM */
    out->correlation = out->guid;
    out->correlation.Data1 ^= vpn->connection << 8;
}

static bool valid_connection_size(DWORD size)
{
    return size == sizeof(struct ras_connection) ||
           size == offsetof(struct ras_connection, correlation) ||
           size == offsetof(struct ras_connection, flags) ||
           size == offsetof(struct ras_connection, guid) || size == 820;
}

static DWORD enumerate(uint8_t *rows, DWORD *bytes, DWORD *count)
{
    struct vpn vpns[VPNS_MAX];
    DWORD size = sizeof(struct ras_connection), room;
    if (!bytes || !count)
        return ERROR_INVALID_PARAMETER;
    room = *bytes;
    if (rows) {
        if (room < sizeof size)
            return ERROR_RAS_INVALID_SIZE;
        memcpy(&size, rows, sizeof size);
        if (!valid_connection_size(size))
            return ERROR_RAS_INVALID_SIZE;
    }
    DWORD error = environment_number("VPNMTU_LAB_RAS_ERROR", 0);
    if (error)
        return error;
    DWORD found = (DWORD)vpns_connected(vpns);
    *count = found;
    *bytes = found * size;
    if (found && (!rows || room < *bytes))
        return ERROR_RAS_BUFFER_TOO_SMALL;
    for (DWORD i = 0; i < found; i++) {
        struct ras_connection connection;
        fill_connection(&vpns[i], &connection);
        connection.size = size;
        memcpy(rows + i * size, &connection, size);
    }
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(RasEnumConnectionsW)(void *rows, DWORD *bytes, DWORD *count)
{
    DWORD error = enumerate(rows, bytes, count);
    trace("RasEnumConnectionsW count=%lu -> %lu", count ? *count : 0, error);
    return error;
}

static struct ras_end_point end_point(const struct vpn_address *address)
{
    struct ras_end_point out = {.type = address->size == 4 ? 1 : address->size == 16 ? 2 : 0};
    memcpy(out.address, address->bytes, (size_t)address->size);
    return out;
}

static bool valid_status_size(DWORD size)
{
    return size == sizeof(struct ras_status) || size == offsetof(struct ras_status, local) ||
           size == 304;
}

static DWORD get_status(uint64_t handle, void *out)
{
    DWORD size;
    struct vpn vpn;
    if (!out)
        return ERROR_INVALID_PARAMETER;
    memcpy(&size, out, sizeof size);
    if (!valid_status_size(size))
        return ERROR_RAS_INVALID_SIZE;
    if (!ras_find(handle, &vpn))
        return ERROR_INVALID_HANDLE;
    struct ras_status status = {.size = size};
    status.state = environment_number("VPNMTU_LAB_RAS_STATE", STATE_CONNECTED);
    wcscpy(status.device_type, L"vpn");
    wide(vpn.entry.device, status.device_name, 129);
    char server[INET6_ADDRSTRLEN] = "";
    inet_ntop(vpn.server.size == 4 ? AF_INET : AF_INET6, vpn.server.bytes, server, sizeof server);
    wide(server, status.phone_number, 129);
    if (!environment_number("VPNMTU_LAB_RAS_NO_ENDPOINTS", 0)) {
        status.local = end_point(&vpn.local);
        status.remote = end_point(&vpn.server);
    }
    memcpy(out, &status, size);
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(RasGetConnectStatusW)(HANDLE handle, void *status)
{
    DWORD error = get_status((uintptr_t)handle, status);
    trace("RasGetConnectStatusW -> %lu", error);
    return error;
}

/* The cipher that is in use. Its mode is not told; neither is the integrity algorithm. */
static DWORD encryption(const struct vpn *vpn)
{
    const struct vpn_sa *sa = &vpn->sas[vpn->sa_count - 1];
    if (strncmp(sa->cipher, "3DES", 4) == 0)
        return ENCRYPTION_3DES;
    if (strncmp(sa->cipher, "AES", 3) != 0)
        return ENCRYPTION_NONE;
    return sa->key_bits == 128   ? ENCRYPTION_AES_128
           : sa->key_bits == 192 ? ENCRYPTION_AES_192
                                 : ENCRYPTION_AES_256;
}

static void inner_server(uint8_t out[4])
{
    char text[64];
    if (environment("VPNMTU_LAB_INNER_SERVER", text, sizeof text))
        inet_pton(AF_INET, text, out);
}

static void fill_ikev2(const struct vpn *vpn, struct ras_ikev2 *out)
{
    out->ipv4_error = vpn->inner4.size ? 0 : NO_SUCH_PROTOCOL;
    memcpy(out->ipv4, vpn->inner4.bytes, 4);
    inner_server(out->ipv4_server);
    out->ipv6_error = vpn->inner6.size ? 0 : NO_SUCH_PROTOCOL;
    memcpy(out->ipv6, vpn->inner6.bytes, 16);
    out->prefix_length = vpn->inner6.size ? 128 : 0;
    out->authentication = AUTHENTICATION_PSK;
    out->flags = (vpn->nat_local ? SELF_BEHIND_NAT : 0) | (vpn->nat_server ? PEER_BEHIND_NAT : 0);
    out->encryption = encryption(vpn);
}

static void fill_ppp(const struct vpn *vpn, struct ras_ppp *out)
{
    out->ipv4_error = vpn->inner4.size ? 0 : NO_SUCH_PROTOCOL;
    memcpy(out->ipv4, vpn->inner4.bytes, 4);
    inner_server(out->ipv4_server);
    out->ipv6_error = NO_SUCH_PROTOCOL;
}

static bool still_pending(void)
{
    static volatile LONG calls;
    DWORD pending = environment_number("VPNMTU_LAB_PROJECTION_PENDING", 0);
    return (DWORD)InterlockedIncrement(&calls) <= pending;
}

static DWORD get_projection(uint64_t handle, struct ras_projection *out, DWORD *bytes)
{
    struct vpn vpn;
    if (!bytes)
        return ERROR_INVALID_PARAMETER;
    if (!ras_find(handle, &vpn))
        return ERROR_INVALID_HANDLE;
    if (still_pending())
        return ERROR_RAS_PROJECTION_NOT_COMPLETE;
    DWORD room = *bytes;
    *bytes = sizeof *out;
    if (!out || room < sizeof *out)
        return ERROR_RAS_BUFFER_TOO_SMALL;
    if (out->version != VERSION_WINDOWS_7)
        return ERROR_INVALID_PARAMETER;
    struct ras_projection projection = {.version = VERSION_WINDOWS_7};
    if (strstr(vpn.entry.device, "IKEv2")) {
        projection.type = TYPE_IKEV2;
        fill_ikev2(&vpn, &projection.ikev2);
    } else {
        projection.type = TYPE_PPP;
        fill_ppp(&vpn, &projection.ppp);
    }
    memcpy(out, &projection, sizeof projection);
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(RasGetProjectionInfoEx)(HANDLE handle, void *projection, DWORD *bytes)
{
    DWORD error = get_projection((uintptr_t)handle, projection, bytes);
    trace("RasGetProjectionInfoEx -> %lu", error);
    return error;
}
