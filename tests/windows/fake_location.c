/* SPDX-License-Identifier: MIT */
/* C:\Program Files\vpnmtu\vpnmtu.exe, with access lists made by the system's own functions. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fake_state.h"

#define PROGRAM L"C:\\Program Files\\vpnmtu\\vpnmtu.exe"

/* NOLINTNEXTLINE(performance-no-int-to-ptr) */
#define HANDLE_OF(place) ((HANDLE)(uintptr_t)(0x1000 + (place)))

enum {
    ACL_BYTES = 1024,
    PLACES = 4
};

static const wchar_t *const levels[PLACES] = {L"C:\\", L"C:\\Program Files",
                                              L"C:\\Program Files\\vpnmtu", PROGRAM};

static struct {
    struct fake_location setup;
    size_t handles;
} location;

struct fake_location *fake_location(void)
{
    return &location.setup;
}

static const wchar_t *without_prefix(const wchar_t *path)
{
    return wcsncmp(path, L"\\\\?\\", 4) == 0 ? path + 4 : path;
}

static size_t place_of(const wchar_t *path)
{
    size_t place = 0;

    while (place < PLACES && wcscmp(levels[place], without_prefix(path)) != 0)
        place++;
    return place;
}

static DWORD WINAPI module_name(HMODULE module, LPWSTR out, DWORD units)
{
    DWORD code = fake_enter(WINDOWS_API_GetModuleFileNameW);
    const wchar_t *path = location.setup.started_as != NULL ? location.setup.started_as : PROGRAM;

    assert_null(module);
    assert_true(units > wcslen(path));
    SetLastError(code);
    if (code != 0)
        return 0;
    wmemcpy(out, path, wcslen(path) + 1);
    return (DWORD)wcslen(path);
}

static HANDLE WINAPI create_file(LPCWSTR path, DWORD access, DWORD share,
                                 LPSECURITY_ATTRIBUTES security, DWORD how, DWORD flags,
                                 HANDLE template)
{
    DWORD code = fake_enter(WINDOWS_API_CreateFileW);
    size_t place = place_of(path);

    assert_null(security);
    assert_null(template);
    assert_int_equal(how, OPEN_EXISTING);
    assert_int_equal(access, READ_CONTROL);
    assert_int_equal(share, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE);
    assert_true((flags & FILE_FLAG_BACKUP_SEMANTICS) != 0);
    if (location.setup.started_as != NULL && wcscmp(path, location.setup.started_as) == 0)
        place = PLACES - 1;
    if (code == 0 && place == PLACES)
        code = ERROR_FILE_NOT_FOUND;
    SetLastError(code);
    if (code != 0)
        return INVALID_HANDLE_VALUE;
    location.handles++;
    return HANDLE_OF(place);
}

bool fake_location_close(HANDLE handle)
{
    for (size_t place = 0; place < PLACES; place++)
        if (handle == HANDLE_OF(place)) {
            assert_true(location.handles > 0);
            location.handles--;
            return true;
        }
    return false;
}

static DWORD WINAPI final_path(HANDLE handle, LPWSTR out, DWORD units, DWORD flags)
{
    DWORD code = fake_enter(WINDOWS_API_GetFinalPathNameByHandleW);
    const wchar_t *path = location.setup.final != NULL ? location.setup.final : L"\\\\?\\" PROGRAM;

    assert_ptr_equal(handle, HANDLE_OF(PLACES - 1));
    assert_int_equal(flags, 0);
    assert_true(units > wcslen(path));
    SetLastError(code);
    if (code != 0)
        return 0;
    wmemcpy(out, path, wcslen(path) + 1);
    return (DWORD)wcslen(path);
}

static DWORD WINAPI attributes(LPCWSTR path)
{
    DWORD code = fake_enter(WINDOWS_API_GetFileAttributesW);

    SetLastError(code);
    if (code != 0)
        return INVALID_FILE_ATTRIBUTES;
    if (location.setup.link != NULL && wcscmp(path, location.setup.link) == 0)
        return FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT;
    return FILE_ATTRIBUTE_NORMAL;
}

static UINT WINAPI drive_type(LPCWSTR root)
{
    fake_enter(WINDOWS_API_GetDriveTypeW);
    assert_int_equal(wcslen(root), 3);
    return location.setup.drive_type != 0 ? location.setup.drive_type : DRIVE_FIXED;
}

static void add(PACL acl, const wchar_t *sid_text, DWORD flags, DWORD mask, bool denies)
{
    PSID sid = NULL;

    assert_true(ConvertStringSidToSidW(sid_text, &sid));
    if (denies)
        assert_true(AddAccessDeniedAceEx(acl, ACL_REVISION, flags, mask, sid));
    else
        assert_true(AddAccessAllowedAceEx(acl, ACL_REVISION, flags, mask, sid));
    LocalFree(sid);
}

static DWORD WINAPI security_info(HANDLE handle, SE_OBJECT_TYPE type, SECURITY_INFORMATION what,
                                  PSID *owner, PSID *group, PACL *dacl, PACL *sacl,
                                  PSECURITY_DESCRIPTOR *descriptor)
{
    DWORD code = fake_enter(WINDOWS_API_GetSecurityInfo);
    PSID sid = NULL;
    char *block;
    PACL acl;

    assert_int_equal(type, SE_FILE_OBJECT);
    assert_int_equal(what, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION);
    assert_null(group);
    assert_null(sacl);
    if (code != 0)
        return code;
    /* The list, and the owner behind it, in one block as Windows has them. */
    block = fake_allocate(ACL_BYTES + SECURITY_MAX_SID_SIZE);
    acl = (PACL)(void *)block;
    assert_true(InitializeAcl(acl, ACL_BYTES, ACL_REVISION));
    add(acl, L"S-1-5-32-546", 0, FILE_GENERIC_WRITE, true);
    add(acl, L"S-1-5-18", 0, FILE_ALL_ACCESS, false);
    add(acl, L"S-1-5-32-544", 0, FILE_ALL_ACCESS, false);
    add(acl, L"S-1-5-32-545", 0, FILE_GENERIC_READ | FILE_GENERIC_EXECUTE, false);
    add(acl, L"S-1-3-0", INHERIT_ONLY_ACE | OBJECT_INHERIT_ACE, GENERIC_ALL, false);
    if (location.setup.everyone_writes && handle == HANDLE_OF(1))
        add(acl, L"S-1-1-0", 0, FILE_GENERIC_WRITE, false);
    assert_true(ConvertStringSidToSidW(L"S-1-5-32-544", &sid));
    assert_true(CopySid(SECURITY_MAX_SID_SIZE, block + ACL_BYTES, sid));
    LocalFree(sid);
    *owner = block + ACL_BYTES;
    *dacl = location.setup.no_acl ? NULL : acl;
    *descriptor = block;
    return ERROR_SUCCESS;
}

static BOOL WINAPI get_ace(PACL acl, DWORD index, LPVOID *out)
{
    DWORD code = fake_enter(WINDOWS_API_GetAce);

    if (code == 0)
        return GetAce(acl, index, out);
    SetLastError(code);
    return FALSE;
}

static BOOL WINAPI sid_to_text(PSID sid, LPWSTR *out)
{
    DWORD code = fake_enter(WINDOWS_API_ConvertSidToStringSidW);
    wchar_t *text = NULL;

    SetLastError(code);
    if (code != 0)
        return FALSE;
    assert_true(ConvertSidToStringSidW(sid, &text));
    *out = fake_allocate((wcslen(text) + 1) * sizeof text[0]);
    wmemcpy(*out, text, wcslen(text) + 1);
    LocalFree(text);
    return TRUE;
}

void fake_location_install(struct windows_api *api)
{
    api->GetModuleFileNameW = module_name;
    api->CreateFileW = create_file;
    api->GetFinalPathNameByHandleW = final_path;
    api->GetFileAttributesW = attributes;
    api->GetDriveTypeW = drive_type;
    api->GetSecurityInfo = security_info;
    api->GetAce = get_ace;
    api->ConvertSidToStringSidW = sid_to_text;
}

void fake_location_reset(void)
{
    memset(&location, 0, sizeof location);
}

size_t fake_location_open_count(void)
{
    return location.handles;
}
