/* SPDX-License-Identifier: MIT */
#include "windows/security.h"

#include "windows/windows_error.h"

enum status security_open(struct windows_api *api, const wchar_t *sddl,
                          SECURITY_ATTRIBUTES *attributes, struct error *err)
{
    PSECURITY_DESCRIPTOR descriptor;
    enum status status = WINDOWS_API_REQUIRE(
        api, err, WINDOWS_API_ConvertStringSecurityDescriptorToSecurityDescriptorW);

    if (status != STATUS_OK)
        return status;
    if (!api->ConvertStringSecurityDescriptorToSecurityDescriptorW(sddl, SDDL_REVISION_1,
                                                                   &descriptor, NULL))
        return windows_error(api, err, STATUS_WINDOWS, GetLastError(),
                             "cannot make a security descriptor");
    *attributes = (SECURITY_ATTRIBUTES){
        .nLength = sizeof *attributes,
        .lpSecurityDescriptor = descriptor,
        .bInheritHandle = FALSE,
    };
    return STATUS_OK;
}

void security_close(const struct windows_api *api, SECURITY_ATTRIBUTES *attributes)
{
    api->LocalFree(attributes->lpSecurityDescriptor);
    attributes->lpSecurityDescriptor = NULL;
}
