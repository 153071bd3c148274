/* SPDX-License-Identifier: MIT */
/*
 * report.h: what vpnmtu leaves on a PC for those who look after many: the event log, the last
 * result, a log file. Written by operations of machine.h.
 */
#ifndef MACHINE_REPORT_H
#define MACHINE_REPORT_H

#include <stdint.h>

/* The event log's source, and where Windows looks up who formats its events (EventMessageFile). */
#define MACHINE_EVENT_SOURCE "vpnmtu"
#define MACHINE_EVENT_SOURCE_KEY                                                                   \
    "HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\" MACHINE_EVENT_SOURCE

/* In the order of the severity bits of a message's id. */
enum machine_severity {
    MACHINE_INFORMATION = 1,
    MACHINE_WARNING,
    MACHINE_ERROR
};

enum {
    MACHINE_INSERTS_MAX = 8,
    /* UTF-16 units (winbase.h, ReportEventW: "Each string is limited to 31,839 characters") */
    MACHINE_INSERT_UNITS = 31839,
    MACHINE_LOG_PATH_SIZE = 1024,
    MACHINE_LOG_LINE_SIZE = 4096,
    MACHINE_FILE_SIZE = 1024 * 1024
};

/* HKLM\SOFTWARE\vpnmtu\State; texts are never NULL, "" and 0 are what is not known. */
struct machine_state {
    const char *time;           /* LastTime: as utc_time writes it */
    const char *command;        /* LastCommand: "apply" */
    const char *version;        /* LastVersion */
    const char *interface_name; /* LastInterface */
    const char *message;        /* LastMessage: the first failure, "" without one */
    uint32_t exit_code;         /* LastExitCode */
    uint32_t mtu;               /* LastMtu: what the interface has, as far as vpnmtu knows */
    uint32_t path_mtu;          /* LastPathMtu */
};

/* The path of the key, for people. */
#define MACHINE_STATE_KEY "HKLM\\SOFTWARE\\vpnmtu\\State"

#endif
