/* SPDX-License-Identifier: MIT */
/*
 * guarded_file.h: a file at a path that was given, written where users may be able to write too.
 * Whoever can put a link there must not be able to have SYSTEM create, extend or replace a file
 * elsewhere. So:
 *
 * - The directory is opened first, without following a link, and must be what its name says: no
 *   part of it is a junction or a mount point. While it is open, nobody can rename it or what it
 *   lies in (a handle with data access that does not share deleting).
 * - Who owns the directory could still make it a junction in place, as long as it is empty: into
 *   the object manager's own directories even, where names are links to anything. So a file of our
 *   own lies in it from then on, the anchor, which goes away with its handle, and which must be
 *   where its name says. From then on the directory's name goes on meaning it.
 * - A file that is opened is opened as itself, never through a link, and has one name only.
 */
#ifndef WINDOWS_GUARDED_FILE_H
#define WINDOWS_GUARDED_FILE_H

#include <stdint.h>
#include <winsock2.h>
#include <windows.h>

#include "core/error.h"
#include "windows/windows_api.h"

enum {
    GUARDED_PATH_UNITS = 2048,
    GUARDED_SUFFIX_UNITS = 24,
    /* How often, and how far apart, what another process holds open is tried. */
    GUARDED_ATTEMPTS = 40,
    GUARDED_PAUSE_MS = 25
};

struct guarded_file {
    const struct windows_api *api;
    const char *what;                   /* "log": for sentences */
    wchar_t full[GUARDED_PATH_UNITS];   /* \\?\C:\logs\vpnmtu.log */
    wchar_t beside[GUARDED_PATH_UNITS]; /* the same with the suffix */
    wchar_t directory_path[GUARDED_PATH_UNITS];
    char name[256];   /* as it was given, for sentences */
    HANDLE directory; /* both open from guarded_file_open on */
    HANDLE anchor;
};

/*
 * Finds the directory of PATH and holds it open. SUFFIX, shorter than GUARDED_SUFFIX_UNITS, makes
 * the name of a second file beside it. STATUS_USAGE: a network drive, a device, a directory that is
 * reached through a link, no valid name; else the system's code. Close with guarded_file_close.
 */
enum status guarded_file_open(struct guarded_file *file, const struct windows_api *api,
                              const char *what, const char *path, const wchar_t *suffix,
                              struct error *err) CORE_MUST_USE;
void guarded_file_close(struct guarded_file *file);

/* STATUS_USAGE where HANDLE is a directory, a link, or a file with several names; else its size. */
enum status guarded_file_check(const struct guarded_file *file, HANDLE handle, uint64_t *size,
                               struct error *err) CORE_MUST_USE;

/* STATUS_USAGE where CODE is what opening or replacing a directory gives; else CODE. */
enum status guarded_file_failed_to_open(const struct guarded_file *file, DWORD code,
                                        struct error *err);

/* cannot write the log "v.log": WHY */
enum status guarded_file_refuse(const struct guarded_file *file, const char *why,
                                struct error *err);
/* cannot VERB the log "v.log": the system's words */
enum status guarded_file_failed(const struct guarded_file *file, const char *verb, DWORD code,
                                struct error *err);

#endif
