/* SPDX-License-Identifier: MIT */
#include "windows/clock.h"

#define US_PER_SECOND 1000000U
#define US_PER_MS     1000U

uint64_t clock_us(const struct windows_api *api)
{
    LARGE_INTEGER ticks = {.QuadPart = 0};
    LARGE_INTEGER per_second = {.QuadPart = 1};
    uint64_t count;
    uint64_t frequency;

    api->QueryPerformanceFrequency(&per_second);
    api->QueryPerformanceCounter(&ticks);
    count = (uint64_t)ticks.QuadPart;
    frequency = (uint64_t)per_second.QuadPart;
    /* In two parts: the counter may have run for years, and the product would overflow. */
    return count / frequency * US_PER_SECOND + count % frequency * US_PER_SECOND / frequency;
}

uint64_t clock_ms(const struct windows_api *api)
{
    return clock_us(api) / US_PER_MS;
}

DWORD clock_ms_until(const struct windows_api *api, uint64_t deadline_us)
{
    uint64_t now_us = clock_us(api);
    uint64_t ms;

    if (now_us >= deadline_us)
        return 0;
    ms = (deadline_us - now_us + US_PER_MS - 1) / US_PER_MS;
    return ms < INFINITE ? (DWORD)ms : INFINITE - 1;
}
