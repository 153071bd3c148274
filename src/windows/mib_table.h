/* SPDX-License-Identifier: MIT */
/* mib_table.h: when reading a table of the IP Helper API is worth another try. */
#ifndef WINDOWS_MIB_TABLE_H
#define WINDOWS_MIB_TABLE_H

#include <stdbool.h>

#include "windows/windows_api.h"

#define MIB_TABLE_ATTEMPTS 4

/*
 * The functions size and fill the table in two steps inside; a table that grew in between shows as
 * one of these. ERROR_NOT_ENOUGH_MEMORY is on their pages, ERROR_INSUFFICIENT_BUFFER and
 * ERROR_MORE_DATA are what the lower layer says.
 */
static inline bool mib_table_is_transient(DWORD code)
{
    return code == ERROR_INSUFFICIENT_BUFFER || code == ERROR_NOT_ENOUGH_MEMORY ||
           code == ERROR_MORE_DATA;
}

#endif
