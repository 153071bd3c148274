/* SPDX-License-Identifier: MIT */
#include "app/task_definition.h"

#include <string.h>

#include "core/xml.h"
#include "machine/task.h"

/*
 * SYSTEM and Administrators: everything; whoever has logged on may read, so that `task status` and
 * inventories work without elevation (nothing in the definition is secret). Nobody else may run,
 * change or delete it. P: nothing is inherited from the folder. No owner is named: who registers
 * is elevated or SYSTEM, and what these make belongs to Administrators.
 */
#define TASK_SDDL "D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;AU)"

/*
 * Batteries: the defaults would leave laptops out. Queue: a second VPN that connects while the
 * first is seen to must not be dropped. Priority 5: normal; the default, 7, is below, behind all
 * that starts when a VPN connects.
 */
static const char settings[] =
    "  <Settings>\n"
    "    <AllowStartOnDemand>true</AllowStartOnDemand>\n"
    "    <MultipleInstancesPolicy>Queue</MultipleInstancesPolicy>\n"
    "    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n"
    "    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n"
    "    <StartWhenAvailable>true</StartWhenAvailable>\n"
    "    <Enabled>true</Enabled>\n"
    "    <Hidden>false</Hidden>\n"
    "    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>\n"
    "    <Priority>5</Priority>\n"
    "  </Settings>\n"
    "  <Principals>\n"
    "    <Principal id=\"System\">\n"
    "      <UserId>S-1-5-18</UserId>\n"
    "      <RunLevel>HighestAvailable</RunLevel>\n"
    "    </Principal>\n"
    "  </Principals>\n";

/*
 * The Task Scheduler replaces %NAME% by environment variables and $(NAME) by values of the event
 * (win32/taskschd: "Exec", "ValueQueries"), and has no way to write either as it is.
 */
static enum status refuse_replaced(const char *what, const char *text, struct error *err)
{
    const char *percent = strchr(text, '%');

    if ((percent == NULL || strchr(percent + 1, '%') == NULL) && strstr(text, "$(") == NULL)
        return STATUS_OK;
    return error_set(err, STATUS_USAGE,
                     "the Task Scheduler would replace a part of the %s \"%s\": it cannot hold two "
                     "\"%%\" or \"$(\"",
                     what, text);
}

static enum status escape(struct text *out, enum xml_form form, const char *what, const char *bytes,
                          struct error *err)
{
    if (xml_escape(out, bytes, form))
        return STATUS_OK;
    return error_set(err, STATUS_USAGE, "the %s \"%s\" has a character that XML cannot hold", what,
                     bytes);
}

/* By the rules of CommandLineToArgvW: backslashes count only before a quotation mark. */
static void add_argument(struct text *line, const char *argument)
{
    size_t backslashes = 0;

    if (line->len > 0)
        text_add(line, " ");
    if (argument[0] != '\0' && strpbrk(argument, " \t\"") == NULL) {
        text_add(line, argument);
        return;
    }
    text_add(line, "\"");
    for (; *argument != '\0'; argument++) {
        if (*argument == '"')
            text_add_repeated(line, '\\', backslashes + 1);
        backslashes = *argument == '\\' ? backslashes + 1 : 0;
        text_add_bytes(line, argument, 1);
    }
    text_add_repeated(line, '\\', backslashes);
    text_add(line, "\"");
}

static void add_words(struct text *line, const struct task_word *word)
{
    struct text joined = {NULL, 0, 0, false};

    /* After its option a value that begins so would count as the next option. */
    if (word->value == NULL || strncmp(word->value, "--", 2) != 0) {
        add_argument(line, word->word);
        if (word->value != NULL)
            add_argument(line, word->value);
        return;
    }
    text_add_format(&joined, "%s=%s", word->word, word->value);
    if (joined.failed)
        line->failed = true;
    else
        add_argument(line, joined.bytes);
    text_free(&joined);
}

static void add_event_trigger(struct text *xml, const char *query)
{
    text_add(xml, "    <EventTrigger>\n      <Enabled>true</Enabled>\n      <Subscription>");
    if (!xml_escape(xml, query, XML_ASCII))
        xml->failed = true;
    text_add(xml, "</Subscription>\n    </EventTrigger>\n");
}

/*
 * Event data of RasClient has no names; one of its values is the entry's. The query is XML by
 * itself, so the name is escaped twice; XPath takes a string in either quotation mark.
 */
static enum status add_ras_trigger(struct text *xml, const char *connection, struct error *err)
{
    struct text query = {NULL, 0, 0, false};
    enum status status = STATUS_OK;

    text_add(&query, "<QueryList><Query Id=\"0\" Path=\"Application\"><Select "
                     "Path=\"Application\">*[System[Provider[@Name='RasClient'] and "
                     "EventID=20225]]");
    if (connection != NULL) {
        const char *quote = strchr(connection, '\'') != NULL ? "&quot;" : "'";

        text_add_format(&query, " and *[EventData[Data=%s", quote);
        status = escape(&query, XML_MARKUP, "connection", connection, err);
        text_add_format(&query, "%s]]", quote);
    }
    text_add(&query, "</Select></Query></QueryList>");
    if (query.failed)
        xml->failed = true;
    else if (status == STATUS_OK)
        add_event_trigger(xml, query.bytes);
    text_free(&query);
    return status;
}

static enum status add_triggers(struct text *xml, const struct task_request *request,
                                struct error *err)
{
    enum status status;

    text_add(xml, "  <Triggers>\n");
    status = add_ras_trigger(xml, request->connection, err);
    if (request->on_network)
        add_event_trigger(xml, "<QueryList><Query Id=\"0\" "
                               "Path=\"Microsoft-Windows-NetworkProfile/Operational\"><Select "
                               "Path=\"Microsoft-Windows-NetworkProfile/Operational\">*[System["
                               "Provider[@Name='Microsoft-Windows-NetworkProfile'] and "
                               "EventID=10000]]</Select></Query></QueryList>");
    if (request->at_logon)
        text_add(xml, "    <LogonTrigger>\n      <Enabled>true</Enabled>\n"
                      "    </LogonTrigger>\n");
    text_add(xml, "  </Triggers>\n");
    return status;
}

static enum status add_action(struct text *xml, const struct task_request *request,
                              struct error *err)
{
    struct text line = {NULL, 0, 0, false};
    enum status status;

    text_add(&line, "");
    for (size_t i = 0; i < request->word_count; i++)
        add_words(&line, &request->words[i]);
    if (line.failed) {
        xml->failed = true;
        text_free(&line);
        return STATUS_OK;
    }
    text_add(xml, "  <Actions Context=\"System\">\n    <Exec>\n      <Command>&quot;");
    status = escape(xml, XML_ASCII, "path", request->program, err);
    text_add(xml, "&quot;</Command>\n      <Arguments>");
    if (status == STATUS_OK)
        status = refuse_replaced("command line", line.bytes, err);
    if (status == STATUS_OK)
        status = escape(xml, XML_ASCII, "command line", line.bytes, err);
    text_add(xml, "</Arguments>\n    </Exec>\n  </Actions>\n");
    text_free(&line);
    return status;
}

/* UTF-16 units, which is what the schema's lengths and Windows count. */
static size_t units_of(const char *text)
{
    size_t units = 0;
    uint32_t code;
    size_t len;

    for (; (len = text_decode(text, &code)) > 0; text += len)
        units += len == 4 ? 2 : 1;
    return units;
}

static enum status check_request(const struct task_request *request, struct error *err)
{
    const char *connection = request->connection;
    enum status status = refuse_replaced("path", request->program, err);

    if (status != STATUS_OK)
        return status;
    if (units_of(request->program) + 2 > TASK_COMMAND_MAX || strchr(request->program, '"') != NULL)
        return error_set(err, STATUS_USAGE,
                         "the Task Scheduler takes a path of at most %d characters, not \"%s\"",
                         TASK_COMMAND_MAX - 2, request->program);
    if (connection == NULL)
        return STATUS_OK;
    if (connection[0] == '\0')
        return error_set(err, STATUS_USAGE, "the name of the connection is empty");
    if (strchr(connection, '\'') != NULL && strchr(connection, '"') != NULL)
        return error_set(err, STATUS_USAGE,
                         "the connection \"%s\" has both ' and \" in its name: no event filter "
                         "(XPath) can ask for it",
                         connection);
    return refuse_replaced("connection", connection, err);
}

enum status task_definition_write(const struct task_request *request, struct text *xml,
                                  struct error *err)
{
    struct text made = {NULL, 0, 0, false};
    enum status status = check_request(request, err);

    if (status != STATUS_OK)
        return status;
    text_add_format(&made,
                    "<?xml version=\"1.0\"?>\n"
                    "<Task version=\"1.2\" "
                    "xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n"
                    "  <RegistrationInfo>\n"
                    "    <URI>%s</URI>\n"
                    "    <SecurityDescriptor>%s</SecurityDescriptor>\n"
                    "    <Source>%s</Source>\n"
                    "    <Author>vpnmtu</Author>\n"
                    "    <Version>%s</Version>\n"
                    "    <Description>Gives a VPN the largest MTU that its path carries, when it "
                    "connects. Made by `vpnmtu task install`; `vpnmtu task remove` removes "
                    "it.</Description>\n"
                    "  </RegistrationInfo>\n",
                    MACHINE_TASK_PATH, TASK_SDDL, TASK_SOURCE, request->version);
    status = add_triggers(&made, request, err);
    text_add(&made, settings);
    if (status == STATUS_OK)
        status = add_action(&made, request, err);
    text_add(&made, "</Task>\n");
    if (status == STATUS_OK && made.failed)
        status = error_set(err, STATUS_INTERNAL, "out of memory");
    if (status != STATUS_OK) {
        text_free(&made);
        return status;
    }
    *xml = made;
    return STATUS_OK;
}
