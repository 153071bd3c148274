/* SPDX-License-Identifier: MIT */
#include "windows/path_mtu.h"

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/socket_address.h"
#include "windows/windows_error.h"

enum status path_mtu_read(struct windows_api *api, uint64_t luid, const struct address *destination,
                          uint32_t *mtu, struct error *err)
{
    MIB_IPPATH_ROW row = {0};
    enum status status = WINDOWS_API_REQUIRE(api, err, WINDOWS_API_GetIpPathEntry);
    DWORD code;

    if (status != STATUS_OK)
        return status;
    row.InterfaceLuid.Value = luid;
    row.Source.si_family = AF_UNSPEC;
    row.Destination = socket_address_make(destination);
    code = api->GetIpPathEntry(&row);
    if (code != NO_ERROR)
        return windows_error(api, err, windows_error_status(code), code,
                             "cannot read what is remembered of the path");
    *mtu = row.PathMtu;
    return STATUS_OK;
}

enum status operations_get_path_mtu(void *self, uint64_t luid, const struct address *destination,
                                    uint32_t *mtu, struct error *err)
{
    struct machine_windows *machine = self;

    return path_mtu_read(machine->api, luid, destination, mtu, err);
}
