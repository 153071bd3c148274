/* SPDX-License-Identifier: MIT */
/* path_mtu.h: what Windows remembers of a path. Private to src/windows. */
#ifndef WINDOWS_PATH_MTU_H
#define WINDOWS_PATH_MTU_H

#include "machine/machine.h"
#include "windows/windows_api.h"

/* MIB_IPPATH_ROW.PathMtu (nf-netioapi-getippathentry), as get_path_mtu of machine.h says. */
enum status path_mtu_read(struct windows_api *api, uint64_t luid, const struct address *destination,
                          uint32_t *mtu, struct error *err);

#endif
