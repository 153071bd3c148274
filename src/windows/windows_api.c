/* SPDX-License-Identifier: MIT */
#include "windows/windows_api.h"

#include <string.h>

#include "windows/windows_error.h"

static const struct {
    const wchar_t *file;
    const char *name;
} dlls[] = {
#define DLL(dll) {L"" #dll L".dll", #dll ".dll"},
#include "windows/windows_api.def"
};

static const struct {
    const char *name;
    size_t offset;
    enum windows_dll dll;
} functions_known[] = {
#define IMPORTED(function) {#function, offsetof(struct windows_api, function), WINDOWS_DLL_COUNT},
#define LOADED(dll, function)                                                                      \
    {#function, offsetof(struct windows_api, function), WINDOWS_DLL_##dll},
#include "windows/windows_api.def"
};

void windows_api_init(struct windows_api *api)
{
    *api = (struct windows_api){
#define IMPORTED(function) .function = (function),
#include "windows/windows_api.def"
    };
}

void windows_api_close(struct windows_api *api)
{
    for (size_t i = 0; i < WINDOWS_DLL_COUNT; i++)
        if (api->modules[i] != NULL)
            api->FreeLibrary(api->modules[i]);
    windows_api_init(api);
}

const char *windows_api_name(enum windows_function function)
{
    return functions_known[function].name;
}

static enum status load_dll(struct windows_api *api, enum windows_dll dll, struct error *err)
{
    HMODULE module;

    if (api->modules[dll] != NULL)
        return STATUS_OK;
    module = api->LoadLibraryExW(dlls[dll].file, NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (module == NULL)
        return windows_error(api, err, STATUS_WINDOWS, GetLastError(), "cannot load %s",
                             dlls[dll].name);
    api->modules[dll] = module;
    return STATUS_OK;
}

static enum status load_function(struct windows_api *api, enum windows_function function,
                                 struct error *err)
{
    enum windows_dll dll = functions_known[function].dll;
    char *slot = (char *)api + functions_known[function].offset;
    FARPROC address;
    enum status status;

    memcpy(&address, slot, sizeof address);
    if (address != NULL)
        return STATUS_OK;
    status = load_dll(api, dll, err);
    if (status != STATUS_OK)
        return status;
    address = api->GetProcAddress(api->modules[dll], functions_known[function].name);
    if (address == NULL)
        return windows_error(api, err, STATUS_WINDOWS, GetLastError(), "%s has no %s",
                             dlls[dll].name, functions_known[function].name);
    /* ISO C has no cast between function and object pointers, or between function types. */
    memcpy(slot, &address, sizeof address);
    return STATUS_OK;
}

enum status windows_api_require(struct windows_api *api, const enum windows_function *functions,
                                size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        enum status status = load_function(api, functions[i], err);

        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
