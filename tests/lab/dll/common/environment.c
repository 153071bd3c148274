/* SPDX-License-Identifier: MIT */
#include "lab_environment.h"
#include "linux.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool environment(const char *name, char *value, DWORD size)
{
    DWORD length = GetEnvironmentVariableA(name, value, size);
    return length > 0 && length < size;
}

DWORD environment_number(const char *name, DWORD otherwise)
{
    char value[32];
    return environment(name, value, sizeof value) ? strtoul(value, NULL, 10) : otherwise;
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

bool is_elevated(void)
{
    char value[16];
    return linux_geteuid() == 0 && !environment("VPNMTU_LAB_NOT_ELEVATED", value, sizeof value);
}

void stay_loaded(void)
{
    HMODULE self;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                       (LPCWSTR)(void *)stay_loaded, &self);
}

BOOL WINAPI DllMain(HINSTANCE dll, DWORD reason, LPVOID reserved)
{
    (void)reserved;
    if (reason == DLL_PROCESS_ATTACH)
        DisableThreadLibraryCalls(dll);
    return TRUE;
}
