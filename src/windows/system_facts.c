/* SPDX-License-Identifier: MIT */
/*
 * read_system: the version by nf-wdm-rtlgetversion, the processor by
 * nf-wow64apiset-iswow64process2, rights and account by nf-securitybaseapi-gettokeninformation.
 */
#include <string.h>
#include <wchar.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"

#define SYSTEM_SID L"S-1-5-18"

static void read_version(struct windows_api *api, struct machine_system *out)
{
    OSVERSIONINFOW version = {.dwOSVersionInfoSize = sizeof version};
    struct error err;
    LONG status;

    if (WINDOWS_API_REQUIRE(api, &err, WINDOWS_API_RtlGetVersion) != STATUS_OK) {
        out->version_code = err.windows_code;
        return;
    }
    status = api->RtlGetVersion(&version);
    /* An NTSTATUS; the page knows success alone. */
    out->version_code = (uint32_t)status;
    if (status != 0)
        return;
    out->major = version.dwMajorVersion;
    out->minor = version.dwMinorVersion;
    out->build = version.dwBuildNumber;
}

static void read_processor(struct windows_api *api, struct machine_system *out)
{
    USHORT program = 0;
    USHORT native = 0;
    struct error err;

    if (WINDOWS_API_REQUIRE(api, &err, WINDOWS_API_IsWow64Process2) != STATUS_OK) {
        out->processor_code = err.windows_code;
        return;
    }
    if (!api->IsWow64Process2(GetCurrentProcess(), &program, &native)) {
        out->processor_code = GetLastError();
        return;
    }
    out->processor = native;
    /* A program for x64 on ARM64 is not "WOW64": it counts by what it was built for. */
#if defined(__x86_64__)
    out->emulated = program != 0 || native != MACHINE_PROCESSOR_X64;
#else
    out->emulated = program != 0;
#endif
}

static DWORD read_user(const struct windows_api *api, HANDLE token, bool *is_system)
{
    union {
        TOKEN_USER user;
        BYTE room[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
    } buffer;
    DWORD size = 0;
    LPWSTR text = NULL;

    memset(&buffer, 0, sizeof buffer);
    if (!api->GetTokenInformation(token, TokenUser, &buffer, sizeof buffer, &size) ||
        !api->ConvertSidToStringSidW(buffer.user.User.Sid, &text))
        return GetLastError();
    *is_system = wcscmp(text, SYSTEM_SID) == 0;
    api->LocalFree(text);
    return NO_ERROR;
}

static void read_token(struct windows_api *api, struct machine_system *out)
{
    TOKEN_ELEVATION elevation = {0};
    DWORD size = 0;
    HANDLE token = NULL;
    struct error err;

    if (WINDOWS_API_REQUIRE(api, &err, WINDOWS_API_OpenProcessToken,
                            WINDOWS_API_GetTokenInformation,
                            WINDOWS_API_ConvertSidToStringSidW) != STATUS_OK) {
        out->token_code = err.windows_code;
        return;
    }
    if (!api->OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) {
        out->token_code = GetLastError();
        return;
    }
    if (!api->GetTokenInformation(token, TokenElevation, &elevation, sizeof elevation, &size))
        out->token_code = GetLastError();
    else
        out->token_code = read_user(api, token, &out->is_system);
    out->elevated = out->token_code == NO_ERROR && elevation.TokenIsElevated != 0;
    api->CloseHandle(token);
}

void operations_read_system(void *self, struct machine_system *out)
{
    const struct machine_windows *machine = self;
    struct windows_api *api = machine->api;
    struct machine_system system = {0};
    LARGE_INTEGER per_second = {.QuadPart = 0};
    DWORD session = 0;

    read_version(api, &system);
    read_processor(api, &system);
    read_token(api, &system);
    if (api->ProcessIdToSessionId(GetCurrentProcessId(), &session))
        system.session = session;
    else
        system.session_code = GetLastError();
    api->QueryPerformanceFrequency(&per_second);
    system.clock_hz = (uint64_t)per_second.QuadPart;
    *out = system;
}
