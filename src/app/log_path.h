/* SPDX-License-Identifier: MIT */
/* log_path.h: which names of files --log and --prom take, judged by the name alone. */
#ifndef APP_LOG_PATH_H
#define APP_LOG_PATH_H

#include "core/error.h"

/*
 * STATUS_USAGE: a device (NUL, COM1, \\.\...), a network path (vpnmtu works on the network, and
 * the PC's account is not to be shown to any server), a stream (a:b), a directory (ends with a
 * slash), a drive without one (C:log), a name that Windows does not take, too long a name. What
 * stands under the name is judged by log_append of machine.h.
 */
enum status log_path_check(const char *path, struct error *err) CORE_MUST_USE;

/* The same, and STATUS_USAGE where the name does not end in .prom: windows_exporter takes no other
 * (its docs/collector.textfile.md), and nothing else is replaced by a slip of the pen. */
enum status prom_path_check(const char *path, struct error *err) CORE_MUST_USE;

#endif
