/* SPDX-License-Identifier: MIT */
/* The system and this process' token. */
#include "fake_system.h"

#include <string.h>

#include "fake_state.h"

static struct {
    struct fake_system setup;
    size_t tokens;
} pc;

/* NOLINTNEXTLINE(performance-no-int-to-ptr) */
#define TOKEN_HANDLE ((HANDLE)(uintptr_t)0x70)

struct fake_system *fake_system(void)
{
    return &pc.setup;
}

static LONG NTAPI get_version(OSVERSIONINFOW *version)
{
    DWORD code = fake_enter(WINDOWS_API_RtlGetVersion);

    assert_int_equal(version->dwOSVersionInfoSize, sizeof *version);
    if (code != 0)
        return (LONG)code;
    version->dwMajorVersion = 10;
    version->dwMinorVersion = 0;
    version->dwBuildNumber = 22631;
    return 0;
}

static WINBOOL WINAPI is_wow64(HANDLE process, USHORT *program, USHORT *native)
{
    DWORD code = fake_enter(WINDOWS_API_IsWow64Process2);

    assert_ptr_equal(process, GetCurrentProcess());
    SetLastError(code);
    if (code != 0)
        return FALSE;
    *program = IMAGE_FILE_MACHINE_UNKNOWN;
    *native = pc.setup.processor;
    return TRUE;
}

static WINBOOL WINAPI open_token(HANDLE process, DWORD access, PHANDLE token)
{
    DWORD code = fake_enter(WINDOWS_API_OpenProcessToken);

    assert_ptr_equal(process, GetCurrentProcess());
    assert_int_equal(access, TOKEN_QUERY);
    SetLastError(code);
    if (code != 0)
        return FALSE;
    pc.tokens++;
    *token = TOKEN_HANDLE;
    return TRUE;
}

static WINBOOL WINAPI get_token(HANDLE token, TOKEN_INFORMATION_CLASS kind, LPVOID out, DWORD room,
                                PDWORD size)
{
    DWORD code = fake_enter(WINDOWS_API_GetTokenInformation);
    const WELL_KNOWN_SID_TYPE sid = pc.setup.is_system ? WinLocalSystemSid : WinBuiltinUsersSid;
    const TOKEN_ELEVATION elevation = {fake_is_elevated()};
    TOKEN_USER user = {.User.Attributes = 0};
    DWORD left;

    assert_ptr_equal(token, TOKEN_HANDLE);
    SetLastError(code);
    if (code != 0)
        return FALSE;
    if (kind == TokenElevation) {
        assert_int_equal(room, sizeof elevation);
        memcpy(out, &elevation, sizeof elevation);
        *size = sizeof elevation;
        return TRUE;
    }
    assert_int_equal(kind, TokenUser);
    assert_true(room >= sizeof user + SECURITY_MAX_SID_SIZE);
    left = room - (DWORD)sizeof user;
    user.User.Sid = (BYTE *)out + sizeof user;
    assert_true(CreateWellKnownSid(sid, NULL, user.User.Sid, &left));
    memcpy(out, &user, sizeof user);
    *size = room;
    return TRUE;
}

static WINBOOL WINAPI get_session(DWORD process, DWORD *session)
{
    DWORD code = fake_enter(WINDOWS_API_ProcessIdToSessionId);

    assert_int_equal(process, GetCurrentProcessId());
    SetLastError(code);
    if (code != 0)
        return FALSE;
    *session = pc.setup.session;
    return TRUE;
}

bool fake_system_close(HANDLE handle)
{
    if (handle != TOKEN_HANDLE)
        return false;
    assert_true(pc.tokens > 0);
    pc.tokens--;
    return true;
}

void fake_system_install(struct windows_api *api)
{
    api->RtlGetVersion = get_version;
    api->IsWow64Process2 = is_wow64;
    api->OpenProcessToken = open_token;
    api->GetTokenInformation = get_token;
    api->ProcessIdToSessionId = get_session;
}

void fake_system_reset(void)
{
    memset(&pc, 0, sizeof pc);
    pc.setup.processor = IMAGE_FILE_MACHINE_AMD64;
    pc.setup.session = 1;
}

size_t fake_system_open_count(void)
{
    return pc.tokens;
}
