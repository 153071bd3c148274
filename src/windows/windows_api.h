/* SPDX-License-Identifier: MIT */
/*
 * windows_api.h: the Windows functions that src/windows calls, as one table of pointers.
 *
 * The table is what keeps DLLs out of the executable's import table (a planted DLL beside the
 * program is never loaded: learn.microsoft.com/windows/win32/dlls/dynamic-link-library-security),
 * what lets the program run where an export is missing, and what tests fake.
 * windows_api.def lists the functions.
 */
#ifndef WINDOWS_WINDOWS_API_H
#define WINDOWS_WINDOWS_API_H

#include <winsock2.h>
#include <ws2ipdef.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <iphlpapi.h>
#include <netioapi.h>
#include <ras.h>
#include <sddl.h>
#include <aclapi.h>
#include <objbase.h>
#include <oleauto.h>
#include <taskschd.h>
#include <winevt.h>

#include <stddef.h>

#include "core/error.h"
#include "windows/ipsec_types.h"
#include "windows/ras_types.h"
#include "windows/icmp.h"

/* wdm.h; in no header for programs. */
NTSYSAPI LONG NTAPI RtlGetVersion(OSVERSIONINFOW *version);

enum windows_dll {
#define DLL(dll) WINDOWS_DLL_##dll,
#include "windows/windows_api.def"
    WINDOWS_DLL_COUNT
};

enum windows_function {
#define IMPORTED(function)    WINDOWS_API_##function,
#define LOADED(dll, function) WINDOWS_API_##function,
#include "windows/windows_api.def"
    WINDOWS_API_COUNT
};

/* The pointers bear Windows' own names. A LOADED one is NULL until it has been required. */
struct windows_api {
#define IMPORTED(function)    __typeof__(&function) function;
#define LOADED(dll, function) __typeof__(&function) function;
#include "windows/windows_api.def"
    HMODULE modules[WINDOWS_DLL_COUNT];
};

/* Fills the imported pointers. Loads nothing. */
void windows_api_init(struct windows_api *api);
/* Unloads what was loaded; no pointer of the table is valid afterwards. */
void windows_api_close(struct windows_api *api);

/* "SetIpInterfaceEntry": the name of a function, for messages and tests. */
const char *windows_api_name(enum windows_function function);

/*
 * Makes the COUNT functions callable, loading their DLL from System32 where it is not loaded yet.
 * STATUS_WINDOWS with the system's code otherwise, 126 (ERROR_MOD_NOT_FOUND) where there is no such
 * DLL, 127 (ERROR_PROC_NOT_FOUND) where it lacks the function, which the message names.
 */
enum status windows_api_require(struct windows_api *api, const enum windows_function *functions,
                                size_t count, struct error *err) CORE_MUST_USE;

/* WINDOWS_API_REQUIRE(api, err, WINDOWS_API_GetIfTable2, ...): the same for a list. */
#define WINDOWS_API_REQUIRE(api, err, ...)                                                         \
    windows_api_require((api), (const enum windows_function[]){__VA_ARGS__},                       \
                        sizeof((const enum windows_function[]){__VA_ARGS__}) /                     \
                            sizeof(enum windows_function),                                         \
                        (err))

#endif
