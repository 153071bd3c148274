/* SPDX-License-Identifier: MIT */
/*
 * The lab DLL's environment: the log of calls (VPNMTU_LAB_LOG=/unix/path) and the faults to play
 * (VPNMTU_LAB_SET_ERROR=[ipv4:|ipv6:]CODE, VPNMTU_LAB_CLAMP=MTU).
 */
#include "lab.h"
#include "linux.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool environment(const char *name, char *value, DWORD size)
{
    DWORD length = GetEnvironmentVariableA(name, value, size);
    return length > 0 && length < size;
}

void trace(const char *format, ...)
{
    char path[512], line[512];
    if (!environment("VPNMTU_LAB_LOG", path, sizeof path))
        return;
    va_list arguments;
    va_start(arguments, format);
    int length = __mingw_vsnprintf(line, sizeof line - 1, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    if (length > (int)sizeof line - 2)
        length = sizeof line - 2;
    line[length++] = '\n';
    int file = linux_open(path, LINUX_O_WRONLY | LINUX_O_CREAT | LINUX_O_APPEND, 0666);
    if (file < 0)
        return;
    linux_write(file, line, (size_t)length);
    linux_close(file);
}

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
    char value[32];
    return environment("VPNMTU_LAB_CLAMP", value, sizeof value) ? strtoul(value, NULL, 10) : wanted;
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

BOOL WINAPI DllMain(HINSTANCE dll, DWORD reason, LPVOID reserved)
{
    (void)reserved;
    if (reason == DLL_PROCESS_ATTACH)
        DisableThreadLibraryCalls(dll);
    return TRUE;
}
