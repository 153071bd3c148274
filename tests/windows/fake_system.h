/* SPDX-License-Identifier: MIT */
/* fake_system.h: the fake PC's system: Windows 11 23H2, and who runs the program. */
#ifndef WINDOWS_FAKE_SYSTEM_H
#define WINDOWS_FAKE_SYSTEM_H

#include "fake_api.h"

struct fake_system {
    USHORT processor; /* IMAGE_FILE_MACHINE_AMD64 */
    bool is_system;
    DWORD session; /* 1 */
};

struct fake_system *fake_system(void);

#endif
