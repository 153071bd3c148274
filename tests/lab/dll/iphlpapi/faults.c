/* SPDX-License-Identifier: MIT */
/* The faults that the environment asks of iphlpapi.dll, and what Linux' errors are on Windows. */
#include "lab.h"
#include "linux.h"

#include <stdlib.h>
#include <string.h>

const char *family_name(ADDRESS_FAMILY family)
{
    return family == AF_INET ? "ipv4" : family == AF_INET6 ? "ipv6" : "any";
}

DWORD forced_set_error(ADDRESS_FAMILY family)
{
    char value[32];
    if (!environment("VPNMTU_LAB_SET_ERROR", value, sizeof value))
        return 0;
    const char *number = value;
    char *colon = strchr(value, ':');
    if (colon) {
        *colon = '\0';
        if (strcmp(value, family_name(family)) != 0)
            return 0;
        number = colon + 1;
    }
    return strtoul(number, NULL, 10);
}

ULONG clamped_mtu(ULONG wanted)
{
    return environment_number("VPNMTU_LAB_CLAMP", wanted);
}

DWORD windows_error(int negative_errno)
{
    switch (-negative_errno) {
    case 0:
        return ERROR_SUCCESS;
    case LINUX_EPERM:
    case LINUX_EACCES:
        return ERROR_ACCESS_DENIED;
    case LINUX_ENODEV:
        return ERROR_FILE_NOT_FOUND;
    case LINUX_EINVAL:
        return ERROR_INVALID_PARAMETER;
    case LINUX_ENETUNREACH:
    case LINUX_EHOSTUNREACH:
        return ERROR_NETWORK_UNREACHABLE;
    default:
        return ERROR_GEN_FAILURE;
    }
}
