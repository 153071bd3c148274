/* SPDX-License-Identifier: MIT */
#include "windows/net_tables.h"

#include "windows/mib_table.h"
#include "windows/windows_error.h"

enum status net_tables_routes(struct windows_api *api, MIB_IPFORWARD_TABLE2 **table,
                              struct error *err)
{
    MIB_IPFORWARD_TABLE2 *read = NULL;
    DWORD code = NO_ERROR;
    enum status status =
        WINDOWS_API_REQUIRE(api, err, WINDOWS_API_GetIpForwardTable2, WINDOWS_API_FreeMibTable);

    if (status != STATUS_OK)
        return status;
    for (int attempt = 0; attempt < MIB_TABLE_ATTEMPTS; attempt++) {
        code = api->GetIpForwardTable2(AF_UNSPEC, &read);
        if (!mib_table_is_transient(code))
            break;
    }
    if (code != NO_ERROR && code != ERROR_NOT_FOUND)
        return windows_error(api, err, windows_error_status(code), code, "cannot list the routes");
    *table = code == NO_ERROR ? read : NULL;
    return STATUS_OK;
}

enum status net_tables_addresses(struct windows_api *api, MIB_UNICASTIPADDRESS_TABLE **table,
                                 struct error *err)
{
    MIB_UNICASTIPADDRESS_TABLE *read = NULL;
    DWORD code = NO_ERROR;
    enum status status = WINDOWS_API_REQUIRE(api, err, WINDOWS_API_GetUnicastIpAddressTable,
                                             WINDOWS_API_FreeMibTable);

    if (status != STATUS_OK)
        return status;
    for (int attempt = 0; attempt < MIB_TABLE_ATTEMPTS; attempt++) {
        code = api->GetUnicastIpAddressTable(AF_UNSPEC, &read);
        if (!mib_table_is_transient(code))
            break;
    }
    if (code != NO_ERROR && code != ERROR_NOT_FOUND)
        return windows_error(api, err, windows_error_status(code), code,
                             "cannot list the addresses");
    *table = code == NO_ERROR ? read : NULL;
    return STATUS_OK;
}
