/* SPDX-License-Identifier: MIT */
/*
 * task.h: vpnmtu's entry in Windows' Task Scheduler, and where the program file lies that it runs.
 * Asked for by operations of machine.h.
 */
#ifndef MACHINE_TASK_H
#define MACHINE_TASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The task's path. In the root folder: nothing to create before it, and nothing to clear away. */
#define MACHINE_TASK_PATH "\\vpnmtu"

/* SCHED_S_TASK_HAS_NOT_RUN: the last result of a task that never ran. */
#define MACHINE_TASK_NEVER_RAN 0x00041303u

/* "2026-11-24 09:30:00", the PC's local time. */
#define MACHINE_TIME_SIZE 20

struct machine_task {
    bool present; /* false: the rest is empty */
    bool enabled;
    char *xml;                        /* its definition; release with machine_task_free */
    char last_run[MACHINE_TIME_SIZE]; /* "": never */
    char next_run[MACHINE_TIME_SIZE]; /* "": no time is set, as with events */
    uint32_t last_result;             /* exit code, HRESULT or MACHINE_TASK_NEVER_RAN */
};

/* The longest security identifier as text ("S-1-", 15 subauthorities) fits. */
#define MACHINE_SID_SIZE 192

/* Rights of files and directories (winnt.h; win32/fileio/file-access-rights-constants). */
enum machine_right {
    MACHINE_RIGHT_WRITE = 0x2,         /* FILE_WRITE_DATA, FILE_ADD_FILE */
    MACHINE_RIGHT_APPEND = 0x4,        /* FILE_APPEND_DATA, FILE_ADD_SUBDIRECTORY */
    MACHINE_RIGHT_WRITE_EA = 0x10,     /* FILE_WRITE_EA */
    MACHINE_RIGHT_DELETE_CHILD = 0x40, /* FILE_DELETE_CHILD */
    MACHINE_RIGHT_WRITE_ATTRIBUTES = 0x100,
    MACHINE_RIGHT_DELETE = 0x10000,
    MACHINE_RIGHT_WRITE_DAC = 0x40000,
    MACHINE_RIGHT_WRITE_OWNER = 0x80000,
    MACHINE_RIGHT_GENERIC_ALL = 0x10000000,
    MACHINE_RIGHT_GENERIC_WRITE = 0x40000000
};

/* An entry of an access control list. */
struct machine_ace {
    bool denies;       /* else it allows */
    bool inherit_only; /* says nothing of the object itself */
    uint32_t mask;
    char sid[MACHINE_SID_SIZE]; /* "S-1-5-32-545"; "" where the entry is of an unknown kind */
};

/* The program file or a directory above it. */
struct machine_level {
    char *path;
    bool has_acl; /* false: a NULL DACL, everyone may do everything */
    char owner[MACHINE_SID_SIZE];
    struct machine_ace *aces;
    size_t ace_count;
};

struct machine_location {
    char *started_as; /* the path the program was started by: "S:\vpnmtu.exe" */
    char *path;       /* where it really is: "C:\Tools\vpnmtu.exe", "\\server\share\vpnmtu.exe" */
    char *link;       /* the first part of started_as that is a reparse point; NULL: none */
    bool fixed;       /* PATH lies on a fixed drive of this PC */
    struct machine_level *levels; /* from the drive's root to the file; none where not FIXED */
    size_t level_count;
};

void machine_task_free(struct machine_task *task);
void machine_location_free(struct machine_location *location);

#endif
