/* SPDX-License-Identifier: MIT */
/*
 * task_definition.h: the scheduled task as the XML that Windows' Task Scheduler takes
 * (win32/taskschd/task-scheduler-schema, version 1.2), written and read.
 */
#ifndef APP_TASK_DEFINITION_H
#define APP_TASK_DEFINITION_H

#include "core/error.h"
#include "core/text.h"

/* RegistrationInfo/Source: tells our task from one that somebody else gave the same name. */
#define TASK_SOURCE "vpnmtu"

enum {
    TASK_WAIT_DEFAULT_S = 10,
    TASK_WAIT_MAX_S = 240, /* leaves a minute of ExecutionTimeLimit, PT5M, for the work */
    TASK_COMMAND_MAX = 260 /* characters of Exec/Command: the schema's pathType */
};

/* "apply" alone, or an option with its value. */
struct task_word {
    const char *word;
    const char *value; /* NULL: none */
};

struct task_request {
    const char *program;           /* full path of vpnmtu.exe */
    const char *version;           /* of vpnmtu */
    const char *connection;        /* RAS entry whose connecting counts; NULL: every one's */
    bool on_network;               /* also when any network connects (NetworkProfile, 10000) */
    bool at_logon;                 /* also when somebody logs on */
    const struct task_word *words; /* the program's arguments, not quoted */
    size_t word_count;
};

/*
 * The definition, ASCII with line ends, without an encoding in its declaration: so its bytes and
 * the same characters as UTF-16 are both right. STATUS_USAGE: something in the request cannot be
 * said in it: a name with both kinds of quotation marks (XPath has no way to write it), control
 * characters, what the Task Scheduler would replace ("%NAME%", "$(NAME)"), a path too long.
 */
enum status task_definition_write(const struct task_request *request, struct text *xml,
                                  struct error *err) CORE_MUST_USE;

enum task_trigger {
    TASK_TRIGGER_RAS = 1 << 0,     /* a RAS connection is up (RasClient, 20225) */
    TASK_TRIGGER_NETWORK = 1 << 1, /* a network is up (NetworkProfile, 10000) */
    TASK_TRIGGER_LOGON = 1 << 2,
    TASK_TRIGGER_OTHER = 1 << 3 /* none that vpnmtu makes */
};

/* What a definition says. Release with task_facts_free; zero-initialised is empty. */
struct task_facts {
    bool readable; /* false: it is no definition that can be read; the rest is empty */
    /*
     * It names TASK_SOURCE and runs as SYSTEM. A name is not enough: everybody can register a task
     * \vpnmtu that has it, and would own it still after our definition replaced his.
     */
    bool is_ours;
    unsigned triggers; /* enum task_trigger */
    struct text version;
    struct text program; /* without quotation marks; the first action's */
    struct text arguments;
    /*
     * Everything that decides what the task does, one "path=value" a line, in one order, without
     * what stands at its default: Windows adds, drops and moves elements of what it was given.
     * Two definitions with the same text do the same.
     */
    struct text normal;
};

/* STATUS_INTERNAL: memory is out. */
enum status task_definition_read(const char *xml, struct task_facts *facts,
                                 struct error *err) CORE_MUST_USE;
void task_facts_free(struct task_facts *facts);

#endif
