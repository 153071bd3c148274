/* SPDX-License-Identifier: MIT */
/* windows_error.h: from a Windows error code to a struct error. */
#ifndef WINDOWS_WINDOWS_ERROR_H
#define WINDOWS_WINDOWS_ERROR_H

#include "windows/windows_api.h"

/* STATUS_ACCESS_DENIED for ERROR_ACCESS_DENIED (5), STATUS_WINDOWS for every other code. */
enum status windows_error_status(DWORD code);

/*
 * Fills ERR with "<format>: <the system's sentence> (<code>)" and returns STATUS.
 * Take GetLastError() before calling anything else.
 */
enum status windows_error(const struct windows_api *api, struct error *err, enum status status,
                          DWORD code, const char *format, ...) CORE_PRINTF(5, 6);

#endif
