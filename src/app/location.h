/* SPDX-License-Identifier: MIT */
/*
 * location.h: may a task that runs as SYSTEM start this program file?
 *
 * Only where nobody but SYSTEM, Administrators and TrustedInstaller can put another program in its
 * place: else whoever can becomes SYSTEM with the next VPN connection (CWE-732, CVE-2023-7235).
 */
#ifndef APP_LOCATION_H
#define APP_LOCATION_H

#include "core/error.h"
#include "machine/task.h"

/*
 * What makes a level's rights dangerous depends on where it stands:
 * - The file: writing, deleting, changing its rights or owner; writing its attributes too, which is
 *   enough to make it a reparse point.
 * - The directory it lies in: besides these, adding files and directories (a DLL, or a folder
 *   vpnmtu.exe.local, beside the program) and deleting children.
 * - Directories above: the same. Replacing the next level takes the right to delete it; adding
 *   beside it does no harm by itself, and is refused all the same: such a directory is nobody's
 *   idea of a protected place.
 * - The drive's root: all but adding directories, which Windows itself gives to users on C:\, and
 *   which replaces nothing that is there.
 * An entry that only children inherit says nothing of the level itself, and entries for CREATOR
 * OWNER and OWNER RIGHTS mean an owner who is looked at anyway. Entries that deny are not counted
 * in favour: what they take away from one group another may have.
 */
enum location_place {
    LOCATION_ROOT,
    LOCATION_DIRECTORY,
    LOCATION_FILE
};

/*
 * The first entry of the list that gives a dangerous right to somebody untrusted; NULL: none does.
 */
const struct machine_ace *location_weakness(const struct machine_ace *aces, size_t count,
                                            enum location_place place);

/* SYSTEM, Administrators or TrustedInstaller. */
bool location_is_trusted(const char *sid);

/*
 * STATUS_UNSAFE_LOCATION where a part of the location is not safe; the message names the part and
 * who can change it.
 */
enum status location_check(const struct machine_location *location,
                           struct error *err) CORE_MUST_USE;

#endif
