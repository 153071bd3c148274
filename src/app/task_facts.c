/* SPDX-License-Identifier: MIT */
/* Reading a definition: task_definition.h says what for. */
#include <stdlib.h>
#include <string.h>

#include "app/task_definition.h"
#include "core/xml.h"

/*
 * Elements that say nothing where they have this value, their default in Microsoft's schema; NULL:
 * whatever their value. Of a task of ours RunLevel and LogonType say nothing: SYSTEM has one token,
 * the highest. The security descriptor comes back in another spelling, or not at all.
 */
static const struct {
    const char *path;
    const char *value;
} silent[] = {
    {"RegistrationInfo/URI", NULL},
    {"RegistrationInfo/SecurityDescriptor", NULL},
    {"RegistrationInfo/Author", NULL},
    {"RegistrationInfo/Date", NULL},
    {"RegistrationInfo/Description", NULL},
    {"RegistrationInfo/Documentation", NULL},
    {"Settings/AllowStartOnDemand", "true"},
    {"Settings/AllowHardTerminate", "true"},
    {"Settings/MultipleInstancesPolicy", "IgnoreNew"},
    {"Settings/DisallowStartIfOnBatteries", "true"},
    {"Settings/StopIfGoingOnBatteries", "true"},
    {"Settings/StartWhenAvailable", "false"},
    {"Settings/RunOnlyIfNetworkAvailable", "false"},
    {"Settings/RunOnlyIfIdle", "false"},
    {"Settings/WakeToRun", "false"},
    {"Settings/Enabled", "true"},
    {"Settings/Hidden", "false"},
    {"Settings/ExecutionTimeLimit", "PT72H"},
    {"Settings/Priority", "7"},
    {"Settings/UseUnifiedSchedulingEngine", NULL},
    {"Settings/DisallowStartOnRemoteAppSession", "false"},
    {"Settings/DeleteExpiredTaskAfter", "PT0S"},
    {"Settings/IdleSettings/Duration", NULL},
    {"Settings/IdleSettings/WaitTimeout", NULL},
    {"Settings/IdleSettings/StopOnIdleEnd", NULL},
    {"Settings/IdleSettings/RestartOnIdle", NULL},
    {"Principals/Principal/DisplayName", NULL},
    {"Principals/Principal/LogonType", NULL},
    {"Principals/Principal/RunLevel", NULL},
    {"Triggers/EventTrigger/Enabled", "true"},
    {"Triggers/EventTrigger/Delay", "PT0M"},
    {"Triggers/EventTrigger/Delay", "PT0S"},
    {"Triggers/EventTrigger/PeriodOfOccurrence", "PT0M"},
    {"Triggers/EventTrigger/PeriodOfOccurrence", "PT0S"},
    {"Triggers/EventTrigger/NumberOfOccurrences", "1"},
    {"Triggers/EventTrigger/ExecutionTimeLimit", "PT72H"},
    {"Triggers/LogonTrigger/Enabled", "true"},
    {"Triggers/LogonTrigger/Delay", "PT0M"},
    {"Triggers/LogonTrigger/Delay", "PT0S"},
    {"Triggers/LogonTrigger/ExecutionTimeLimit", "PT72H"},
    {"Actions/Exec/WorkingDirectory", ""},
};

/* Elements that only hold others; of triggers and actions it counts that they are there. */
static const char *const holders[] = {"RegistrationInfo", "Settings", "Settings/IdleSettings",
                                      "Principals", "Principals/Principal"};

#define SYSTEM_SID "S-1-5-18"

/* What both makes a task ours. */
struct marks {
    bool source;
    bool system;
};

struct lines {
    char **rows;
    size_t count;
    bool failed;
};

static int compare_lines(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void add_line(struct lines *lines, size_t number, const char *path, const char *value)
{
    struct text line = {NULL, 0, 0, false};
    char **rows = realloc(lines->rows, (lines->count + 1) * sizeof rows[0]);

    if (rows == NULL) {
        lines->failed = true;
        return;
    }
    lines->rows = rows;
    text_add_format(&line, "%s", path);
    if (number > 0)
        text_add_format(&line, "#%03u", (unsigned)number);
    text_add(&line, "=");
    text_add(&line, value);
    if (line.failed) {
        lines->failed = true;
        text_free(&line);
        return;
    }
    rows[lines->count++] = line.bytes;
}

static bool is_silent(const char *path, const char *value, bool is_leaf)
{
    for (size_t i = 0; is_leaf && i < sizeof silent / sizeof silent[0]; i++)
        if (strcmp(silent[i].path, path) == 0 &&
            (silent[i].value == NULL || strcmp(silent[i].value, value) == 0))
            return true;
    for (size_t i = 0; i < sizeof holders / sizeof holders[0]; i++)
        if (strcmp(holders[i], path) == 0)
            return true;
    return false;
}

static void keep(struct text *out, const char *value)
{
    if (out->bytes == NULL)
        text_add(out, value);
}

/* The command without the quotation marks around it. */
static void keep_program(struct text *out, const char *value)
{
    size_t len = strlen(value);

    if (out->bytes != NULL)
        return;
    if (len >= 2 && value[0] == '"' && value[len - 1] == '"')
        text_add_bytes(out, value + 1, len - 2);
    else
        text_add(out, value);
}

static unsigned trigger_of_query(const char *query)
{
    if (strstr(query, "'RasClient'") != NULL && strstr(query, "20225") != NULL)
        return TASK_TRIGGER_RAS;
    if (strstr(query, "'Microsoft-Windows-NetworkProfile'") != NULL &&
        strstr(query, "10000") != NULL)
        return TASK_TRIGGER_NETWORK;
    return TASK_TRIGGER_OTHER;
}

/* The account has several names for one SID. */
static const char *same_account(const char *path, const char *value)
{
    static const char *const names[] = {"SYSTEM", "LocalSystem", "NT AUTHORITY\\SYSTEM"};

    if (strcmp(path, "Principals/Principal/UserId") == 0)
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
            if (text_same_word(value, names[i]))
                return SYSTEM_SID;
    return value;
}

static void note(struct task_facts *facts, struct marks *marks, const char *path, const char *value)
{
    if (strcmp(path, "RegistrationInfo/Source") == 0)
        marks->source = strcmp(value, TASK_SOURCE) == 0;
    else if (strcmp(path, "Principals/Principal/UserId") == 0)
        marks->system = strcmp(same_account(path, value), SYSTEM_SID) == 0;
    else if (strcmp(path, "RegistrationInfo/Version") == 0)
        keep(&facts->version, value);
    else if (strcmp(path, "Actions/Exec/Command") == 0)
        keep_program(&facts->program, value);
    else if (strcmp(path, "Actions/Exec/Arguments") == 0)
        keep(&facts->arguments, value);
    else if (strcmp(path, "Triggers/EventTrigger/Subscription") == 0)
        facts->triggers |= trigger_of_query(value);
    else if (strcmp(path, "Triggers/LogonTrigger") == 0)
        facts->triggers |= TASK_TRIGGER_LOGON;
    else if (strncmp(path, "Triggers/", 9) == 0 && strchr(path + 9, '/') == NULL &&
             strcmp(path, "Triggers/EventTrigger") != 0)
        facts->triggers |= TASK_TRIGGER_OTHER;
}

static void take(struct xml_reader *reader, size_t number, struct task_facts *facts,
                 struct marks *marks, struct lines *lines)
{
    const char *path = reader->path + strlen("Task/");
    char *value = reader->text.bytes;
    size_t len = reader->text.len;

    if (!reader->is_leaf) {
        value[0] = '\0';
    } else {
        while (len > 0 && strchr(" \t\r\n", value[len - 1]) != NULL)
            value[--len] = '\0';
        value += strspn(value, " \t\r\n");
    }
    note(facts, marks, path, value);
    if (!is_silent(path, value, reader->is_leaf))
        add_line(lines, number, path, same_account(path, value));
}

static bool is_numbered(const char *path)
{
    return strncmp(path, "Task/Triggers/", 14) == 0 || strncmp(path, "Task/Actions/", 13) == 0;
}

/* Reads all elements; false: this is no definition. */
static bool read_elements(struct xml_reader *reader, struct task_facts *facts, struct lines *lines)
{
    size_t number = 1;
    struct marks marks = {false, false};

    while (xml_next(reader)) {
        bool numbered = is_numbered(reader->path);

        if (strcmp(reader->path, "Task") == 0)
            facts->readable = true;
        else if (strncmp(reader->path, "Task/", 5) != 0)
            return false;
        else if (strcmp(reader->path, "Task/Triggers") != 0 &&
                 strcmp(reader->path, "Task/Actions") != 0)
            take(reader, numbered ? number : 0, facts, &marks, lines);
        else
            number = 0; /* the other of the two may follow */
        /* A whole trigger or action has ended: what follows belongs to the next. */
        if (number == 0 || (numbered && strchr(strchr(reader->path + 5, '/') + 1, '/') == NULL))
            number++;
    }
    facts->is_ours = marks.source && marks.system;
    return !reader->failed;
}

static void join(struct lines *lines, struct text *out)
{
    if (lines->count > 0)
        qsort(lines->rows, lines->count, sizeof lines->rows[0], compare_lines);
    text_add(out, "");
    for (size_t i = 0; i < lines->count; i++)
        text_add_format(out, "%s\n", lines->rows[i]);
}

enum status task_definition_read(const char *xml, struct task_facts *facts, struct error *err)
{
    /* Windows' strings may begin with a byte order mark. */
    struct xml_reader reader = {.at = strncmp(xml, "\xEF\xBB\xBF", 3) == 0 ? xml + 3 : xml};
    struct task_facts read = {.readable = false};
    struct lines lines = {NULL, 0, false};
    bool good = read_elements(&reader, &read, &lines);
    bool failed;

    join(&lines, &read.normal);
    keep(&read.version, "");
    keep(&read.program, "");
    keep(&read.arguments, "");
    failed = lines.failed || reader.text.failed || read.normal.failed || read.version.failed ||
             read.program.failed || read.arguments.failed;
    for (size_t i = 0; i < lines.count; i++)
        free(lines.rows[i]);
    free(lines.rows);
    xml_close(&reader);
    if (failed) {
        task_facts_free(&read);
        return error_set(err, STATUS_INTERNAL, "out of memory");
    }
    if (!good || !read.readable) {
        task_facts_free(&read);
        read = (struct task_facts){.readable = false};
    }
    *facts = read;
    return STATUS_OK;
}

void task_facts_free(struct task_facts *facts)
{
    text_free(&facts->version);
    text_free(&facts->program);
    text_free(&facts->arguments);
    text_free(&facts->normal);
    *facts = (struct task_facts){.readable = false};
}
