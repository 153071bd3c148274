/* SPDX-License-Identifier: MIT */
/*
 * Names to addresses: learn.microsoft.com/windows/win32/api/ws2tcpip, nf-ws2tcpip-getaddrinfow.
 * An address in the form of text is read without asking any server. Addresses with a scope
 * (fe80::1%12) are left out, for struct address cannot say which link they are of.
 */
#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/socket_address.h"
#include "windows/utf.h"
#include "windows/windows_error.h"

/* With the NUL; more than the 255 octets of RFC 1035 3.1 in any form that Windows takes. */
#define HOST_UNITS 1025

/* Codes that say no more than that there is no such address. */
static bool is_no_host(DWORD code)
{
    return code == WSAHOST_NOT_FOUND || code == WSATRY_AGAIN || code == WSANO_RECOVERY ||
           code == WSANO_DATA;
}

static enum status failed(const struct windows_api *api, DWORD code, struct error *err)
{
    return windows_error(api, err, is_no_host(code) ? STATUS_NO_HOST : windows_error_status(code),
                         code, "cannot find the host");
}

static bool has_scope(const ADDRINFOW *info, const struct address *address)
{
    return address->family == FAMILY_IPV6 &&
           (((const SOCKADDR_IN6 *)(const void *)info->ai_addr)->sin6_scope_id != 0 ||
            (address->bytes[0] == 0xFE && (address->bytes[1] & 0xC0) == 0x80));
}

static bool is_wanted(const ADDRINFOW *info, enum family family, const struct address *rows,
                      size_t count, struct address *address)
{
    if (!socket_address_read_any(info->ai_addr, info->ai_addrlen, address) ||
        (family != FAMILY_COUNT && address->family != family) || has_scope(info, address))
        return false;
    for (size_t i = 0; i < count; i++)
        if (address_equal(&rows[i], address))
            return false;
    return true;
}

static enum status convert(const struct windows_api *api, const ADDRINFOW *list, enum family family,
                           struct machine_addresses *out, struct error *err)
{
    struct machine_addresses found = {NULL, 0};
    size_t room = 1;

    for (const ADDRINFOW *info = list; info != NULL; info = info->ai_next)
        room++;
    found.rows = calloc(room, sizeof found.rows[0]);
    if (found.rows == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    for (const ADDRINFOW *info = list; info != NULL; info = info->ai_next)
        found.count += is_wanted(info, family, found.rows, found.count, &found.rows[found.count]);
    if (found.count == 0) {
        machine_addresses_free(&found);
        return failed(api, WSANO_DATA, err);
    }
    *out = found;
    return STATUS_OK;
}

static enum status look_up(const struct windows_api *api, const wchar_t *host, enum family family,
                           struct machine_addresses *out, struct error *err)
{
    static const int families[] = {
        [FAMILY_IPV4] = AF_INET, [FAMILY_IPV6] = AF_INET6, [FAMILY_COUNT] = AF_UNSPEC};
    /* One socket type: else every address would come once for each. */
    ADDRINFOW hints = {.ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST};
    ADDRINFOW *list = NULL;
    enum status status;
    INT code = api->GetAddrInfoW(host, NULL, &hints, &list);

    /* Not an address. */
    if (is_no_host((DWORD)code)) {
        hints.ai_flags = 0;
        hints.ai_family = families[family];
        list = NULL;
        code = api->GetAddrInfoW(host, NULL, &hints, &list);
    }
    if (code != NO_ERROR)
        return failed(api, (DWORD)code, err);
    status = convert(api, list, family, out, err);
    if (list != NULL)
        api->FreeAddrInfoW(list);
    return status;
}

enum status operations_resolve(void *self, const char *host, enum family family,
                               struct machine_addresses *out, struct error *err)
{
    const struct machine_windows *machine = self;
    wchar_t wide[HOST_UNITS];
    size_t units;
    WSADATA data;
    int code;
    enum status status =
        WINDOWS_API_REQUIRE(machine->api, err, WINDOWS_API_WSAStartup, WINDOWS_API_WSACleanup,
                            WINDOWS_API_GetAddrInfoW, WINDOWS_API_FreeAddrInfoW);

    if (status != STATUS_OK)
        return status;
    /* An empty name would be this PC. */
    if (host[0] == '\0' || !utf_widen(host, strlen(host), UTF_REFUSE, wide, HOST_UNITS, &units))
        return failed(machine->api, WSAHOST_NOT_FOUND, err);
    code = machine->api->WSAStartup(MAKEWORD(2, 2), &data);
    if (code != NO_ERROR)
        return failed(machine->api, (DWORD)code, err);
    status = look_up(machine->api, wide, family, out, err);
    machine->api->WSACleanup();
    return status;
}
