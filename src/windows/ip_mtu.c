/* SPDX-License-Identifier: MIT */
/*
 * The steps and the codes are those of learn.microsoft.com/windows/win32/api/netioapi,
 * nf-netioapi-getipinterfaceentry and nf-netioapi-setipinterfaceentry.
 */
#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/windows_error.h"

static enum status status_of(DWORD code)
{
    switch (code) {
    case ERROR_FILE_NOT_FOUND:
        return STATUS_NO_INTERFACE;
    case ERROR_NOT_FOUND:
        return STATUS_NOT_BOUND;
    default:
        return windows_error_status(code);
    }
}

static enum status failed(const struct machine_windows *machine, const char *verb,
                          enum family family, DWORD code, struct error *err)
{
    return windows_error(machine->api, err, status_of(code), code, "cannot %s the %s MTU", verb,
                         family_title(family));
}

static DWORD get_row(const struct windows_api *api, uint64_t luid, enum family family,
                     MIB_IPINTERFACE_ROW *row)
{
    api->InitializeIpInterfaceEntry(row);
    row->Family = family == FAMILY_IPV4 ? AF_INET : AF_INET6;
    row->InterfaceLuid.Value = luid;
    return api->GetIpInterfaceEntry(row);
}

enum status operations_get_mtu(void *self, uint64_t luid, enum family family, uint32_t *mtu,
                               struct error *err)
{
    struct machine_windows *machine = self;
    MIB_IPINTERFACE_ROW row;
    DWORD code;
    enum status status = WINDOWS_API_REQUIRE(
        machine->api, err, WINDOWS_API_InitializeIpInterfaceEntry, WINDOWS_API_GetIpInterfaceEntry);

    if (status != STATUS_OK)
        return status;
    code = get_row(machine->api, luid, family, &row);
    if (code != NO_ERROR)
        return failed(machine, "read", family, code, err);
    *mtu = row.NlMtu;
    return STATUS_OK;
}

enum status operations_set_mtu(void *self, uint64_t luid, enum family family, uint32_t mtu,
                               struct error *err)
{
    struct machine_windows *machine = self;
    MIB_IPINTERFACE_ROW row;
    DWORD code;
    enum status status =
        WINDOWS_API_REQUIRE(machine->api, err, WINDOWS_API_InitializeIpInterfaceEntry,
                            WINDOWS_API_GetIpInterfaceEntry, WINDOWS_API_SetIpInterfaceEntry);

    if (status != STATUS_OK)
        return status;
    code = get_row(machine->api, luid, family, &row);
    if (code != NO_ERROR)
        return failed(machine, "set", family, code, err);
    /* Get returns a value here that Set refuses for IPv4 (nf-netioapi-setipinterfaceentry). */
    if (family == FAMILY_IPV4)
        row.SitePrefixLength = 0;
    row.NlMtu = mtu;
    code = machine->api->SetIpInterfaceEntry(&row);
    if (code != NO_ERROR)
        return failed(machine, "set", family, code, err);
    return STATUS_OK;
}
