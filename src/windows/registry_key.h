/* SPDX-License-Identifier: MIT */
/*
 * registry_key.h: opening a key of HKEY_LOCAL_MACHINE level by level, in the 64-bit view, so that
 * no registry link leads a program that may write anywhere to another key.
 */
#ifndef WINDOWS_REGISTRY_KEY_H
#define WINDOWS_REGISTRY_KEY_H

#include "windows/windows_api.h"

struct registry_path {
    const wchar_t *root;          /* Windows' own, opened as it is: parts of it may be links */
    const wchar_t *const *levels; /* the names below it, none of which may be a link */
    size_t count;
};

/* The functions that opening and creating call, for WINDOWS_API_REQUIRE. */
#define REGISTRY_KEY_FUNCTIONS                                                                     \
    WINDOWS_API_RegCreateKeyExW, WINDOWS_API_RegOpenKeyExW, WINDOWS_API_RegQueryValueExW,          \
        WINDOWS_API_RegCloseKey

/*
 * Opens the key with ACCESS and KEY_QUERY_VALUE; close it with RegCloseKey. ERROR_FILE_NOT_FOUND:
 * a part of it does not exist. ERROR_CANT_RESOLVE_FILENAME: one of the levels is a link.
 * DEPTH may be NULL; it receives how many of the levels could be opened, also on failure.
 */
LSTATUS registry_key_open(const struct windows_api *api, const struct registry_path *path,
                          REGSAM access, size_t *depth, HKEY *key);

/* The same, creating missing levels with SECURITY (NULL: inherited from the level above). */
LSTATUS registry_key_create(const struct windows_api *api, const struct registry_path *path,
                            REGSAM access, SECURITY_ATTRIBUTES *security, HKEY *key);

#endif
