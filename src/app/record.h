/* SPDX-License-Identifier: MIT */
/*
 * record.h: leaves a trace of a run: events in the event log, lines in a log file, the last result
 * in the registry. What was changed and what failed is told, not that vpnmtu ran. None of it ever
 * changes the outcome of a run.
 */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include <stdbool.h>

#include "app/change.h"
#include "app/event.h"
#include "machine/machine.h"

/* At this length --log's file becomes FILE.1. */
enum {
    RECORD_LOG_BYTES = 1024 * 1024
};

/* What goes to the event log, in the order of EventVerbosity's choices (policy.def); the log file
 * gets everything. */
enum record_verbosity {
    RECORD_AS_POLICY_SAYS, /* read when it is first needed */
    RECORD_OFF,
    RECORD_FAILURES, /* warnings and errors */
    RECORD_CHANGES,  /* changes too */
    RECORD_ALL       /* the end of every run too */
};

struct recorder {
    const struct machine *machine;
    const char *command; /* "apply" */
    const char *version;
    const char *log_path; /* as log_path_check takes it; NULL: no log file */
    enum record_verbosity verbosity;
    /* Set by record_begin: without it nothing but the log file's last line is written. */
    bool begun;
    bool restores;
    bool aside;
    struct error log_error; /* the first time that the log file could not be written */
    /* of the last result */
    char interface[MACHINE_NAME_SIZE];
    uint32_t mtu;
    uint32_t path_mtu;
    bool failed;          /* failure is set */
    struct error failure; /* the first */
};

/* COMMAND will really do something. RESTORES: its changes give back what was there. */
void record_begin(struct recorder *recorder, bool restores);
/* The same of what is about no MTU: the last result stays that of the one before. */
void record_begin_aside(struct recorder *recorder);

/*
 * One event, also of a run that was not begun: to the event log as verbosity says, and to the log
 * file. As many INSERTS as event.def says; they need not be fit to print.
 */
void record_event(struct recorder *recorder, enum event_id id, const char *const *inserts);

/* What became of TARGETS, with the outcome of the whole; ERR is not looked at for STATUS_OK. */
void record_targets(struct recorder *recorder, const struct targets *targets, enum status status,
                    const struct error *err);

/*
 * A run that came to no targets. A VPN that is not there is no event: it is the rule on a PC whose
 * VPN is not connected.
 */
void record_failure(struct recorder *recorder, const struct error *err);

/* The last result so far: for who never ends (watch). */
void record_state(struct recorder *recorder, int exit_code);

/* The end of the run: last result, RUN_ENDED, the log file's last line. */
void record_end(struct recorder *recorder, int exit_code);

#endif
