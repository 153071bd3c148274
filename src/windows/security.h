/* SPDX-License-Identifier: MIT */
/* security.h: the security descriptors that named objects and keys are created with. */
#ifndef WINDOWS_SECURITY_H
#define WINDOWS_SECURITY_H

#include "windows/windows_api.h"

/* Of vpnmtu's keys: Administrators and SYSTEM write, users read, nothing comes from the parent. */
#define SECURITY_KEY_SDDL L"D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;BU)"

/* Fills ATTRIBUTES from a string in SDDL; the handle is not inherited. Pair with security_close. */
enum status security_open(struct windows_api *api, const wchar_t *sddl,
                          SECURITY_ATTRIBUTES *attributes, struct error *err) CORE_MUST_USE;
void security_close(const struct windows_api *api, SECURITY_ATTRIBUTES *attributes);

#endif
