/* SPDX-License-Identifier: MIT */
/* clock.h: Windows' performance counter as a clock. */
#ifndef WINDOWS_CLOCK_H
#define WINDOWS_CLOCK_H

#include "windows/windows_api.h"

/*
 * Microseconds of a clock that never goes back; its origin means nothing. GetTickCount64 moves in
 * steps of 10 to 16 ms, too coarse for round-trip times (sysinfo/acquiring-high-resolution-time-
 * stamps: QueryPerformanceCounter always succeeds, on all processors alike).
 */
uint64_t clock_us(const struct windows_api *api);
uint64_t clock_ms(const struct windows_api *api);

/* Until then, rounded up, and never INFINITE; 0 where it has passed. */
DWORD clock_ms_until(const struct windows_api *api, uint64_t deadline_us);

#endif
