/* SPDX-License-Identifier: MIT */
#include "windows/registry_key.h"

/* Opens one level as itself (REG_OPTION_OPEN_LINK), and refuses what turns out to be a link. */
static LSTATUS open_level(const struct windows_api *api, HKEY parent, const wchar_t *name,
                          REGSAM access, HKEY *key)
{
    HKEY opened;
    DWORD type = REG_NONE;
    LSTATUS code = api->RegOpenKeyExW(parent, name, REG_OPTION_OPEN_LINK,
                                      access | KEY_QUERY_VALUE | KEY_WOW64_64KEY, &opened);

    if (code != ERROR_SUCCESS)
        return code;
    code = api->RegQueryValueExW(opened, L"SymbolicLinkValue", NULL, &type, NULL, NULL);
    if (code == ERROR_SUCCESS && type == REG_LINK)
        code = ERROR_CANT_RESOLVE_FILENAME;
    else if (code == ERROR_FILE_NOT_FOUND)
        code = ERROR_SUCCESS;
    if (code != ERROR_SUCCESS) {
        api->RegCloseKey(opened);
        return code;
    }
    *key = opened;
    return ERROR_SUCCESS;
}

static LSTATUS create_level(const struct windows_api *api, HKEY parent, const wchar_t *name,
                            REGSAM access, SECURITY_ATTRIBUTES *security, HKEY *key)
{
    HKEY created;
    LSTATUS code = open_level(api, parent, name, access, key);

    if (code != ERROR_FILE_NOT_FOUND)
        return code;
    code = api->RegCreateKeyExW(parent, name, 0, NULL, REG_OPTION_NON_VOLATILE,
                                KEY_CREATE_SUB_KEY | KEY_WOW64_64KEY, security, &created, NULL);
    if (code != ERROR_SUCCESS)
        return code;
    api->RegCloseKey(created);
    return open_level(api, parent, name, access, key);
}

static LSTATUS walk(const struct windows_api *api, const struct registry_path *path, REGSAM access,
                    bool create, SECURITY_ATTRIBUTES *security, size_t *depth, HKEY *key)
{
    HKEY parent = NULL;
    REGSAM root_access = path->count == 0 ? access | KEY_QUERY_VALUE : KEY_QUERY_VALUE;
    LSTATUS code = api->RegOpenKeyExW(HKEY_LOCAL_MACHINE, path->root, 0,
                                      root_access | KEY_WOW64_64KEY, &parent);

    *depth = 0;
    while (code == ERROR_SUCCESS && *depth < path->count) {
        const wchar_t *name = path->levels[*depth];
        REGSAM wanted = *depth + 1 == path->count ? access : KEY_QUERY_VALUE;
        HKEY child = NULL;

        if (create)
            code = create_level(api, parent, name, wanted, security, &child);
        else
            code = open_level(api, parent, name, wanted, &child);
        api->RegCloseKey(parent);
        parent = child;
        if (code == ERROR_SUCCESS)
            ++*depth;
    }
    if (code == ERROR_SUCCESS)
        *key = parent;
    return code;
}

LSTATUS registry_key_open(const struct windows_api *api, const struct registry_path *path,
                          REGSAM access, size_t *depth, HKEY *key)
{
    size_t opened;
    LSTATUS code = walk(api, path, access, false, NULL, &opened, key);

    if (depth != NULL)
        *depth = opened;
    return code;
}

LSTATUS registry_key_create(const struct windows_api *api, const struct registry_path *path,
                            REGSAM access, SECURITY_ATTRIBUTES *security, HKEY *key)
{
    size_t opened;

    return walk(api, path, access, true, security, &opened, key);
}
