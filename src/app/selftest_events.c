/* SPDX-License-Identifier: MIT */
/* What RasClient has written to the Application log. Of its events, ids and times are told. */
#include <stdio.h>
#include <string.h>

#include "app/selftest_rows.h"
#include "core/text.h"

enum {
    RAS_CONNECTED = 20225,
    PER_MS = 10000,
    /* Stamps further apart than this have nothing to do with each other. */
    APART_MAX_MS = 24 * 60 * 60 * 1000
};

/* Room for the longest item: an id of 10 digits and a time of 20. */
#define ITEM_SIZE 48

/* Adds one item to TEXT; false: it is full, which is said. */
static bool add_item(char text[SELFTEST_TEXT_SIZE], const char *item)
{
    size_t len = strlen(text);

    if (len + (size_t)2 * ITEM_SIZE > SELFTEST_TEXT_SIZE) {
        snprintf(text + len, SELFTEST_TEXT_SIZE - len, ", ...");
        return false;
    }
    snprintf(text + len, SELFTEST_TEXT_SIZE - len, "%s%s", len > 0 ? ", " : "", item);
    return true;
}

static size_t count_of(const struct machine_ras_events *events, uint32_t id)
{
    size_t count = 0;

    for (size_t i = 0; i < events->count; i++)
        count += events->rows[i].id == id;
    return count;
}

/* The smallest id above that; 0: there is none. */
static uint32_t next_id(const struct machine_ras_events *events, uint32_t above)
{
    uint32_t next = 0;

    for (size_t i = 0; i < events->count; i++)
        if (events->rows[i].id > above && (next == 0 || events->rows[i].id < next))
            next = events->rows[i].id;
    return next;
}

void selftest_events(const struct selftest *test, const char *subject)
{
    const struct machine_ras_events *events = &test->events;
    char told[SELFTEST_TEXT_SIZE] = "";
    bool room = true;

    if (test->events_error.status != STATUS_OK) {
        selftest_failed(test, SELFTEST_RAS_EVENTS, subject, &test->events_error);
        return;
    }
    for (uint32_t id = next_id(events, 0); id != 0 && room; id = next_id(events, id)) {
        char item[ITEM_SIZE];

        snprintf(item, sizeof item, "%lu: %zu", (unsigned long)id, count_of(events, id));
        room = add_item(told, item);
    }
    selftest_measured(test, SELFTEST_RAS_EVENTS, subject, "%s%s", told[0] != '\0' ? told : "none",
                      events->count == MACHINE_RAS_EVENTS_MAX ? "; older ones were not read" : "");
}

/* The newest event that says that it connected; NULL: there is none. */
static const struct machine_ras_event *find_connected(const struct machine_ras_events *events,
                                                      const struct machine_connection *connection)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->rows[i].id == RAS_CONNECTED &&
            text_same_word(events->rows[i].name, connection->name))
            return &events->rows[i];
    return NULL;
}

static void tell_time(const struct selftest *test, const struct selftest_vpn *vpn,
                      const struct machine_ras_event *connected)
{
    const struct machine *machine = test->machine;
    uint64_t filetime = 0;
    uint64_t apart_ms;
    struct error err;

    if (vpn->row == NULL) {
        selftest_unmeasured(test, SELFTEST_EVENT_TIME, vpn->title,
                            "no interface of this connection is found");
        return;
    }
    if (machine->ops->get_address_time(machine->self, vpn->row->luid, &filetime, &err) !=
        STATUS_OK) {
        selftest_failed(test, SELFTEST_EVENT_TIME, vpn->title, &err);
        return;
    }
    apart_ms = (filetime < connected->filetime ? connected->filetime - filetime
                                               : filetime - connected->filetime) /
               PER_MS;
    if (apart_ms > APART_MAX_MS)
        selftest_measured(test, SELFTEST_EVENT_TIME, vpn->title,
                          "the address's stamp and the event's are not of one clock, or of one "
                          "connection: %llu ms apart",
                          (unsigned long long)apart_ms);
    else
        selftest_measured(test, SELFTEST_EVENT_TIME, vpn->title,
                          "the interface had its first address %llu ms %s the event",
                          (unsigned long long)apart_ms,
                          filetime < connected->filetime ? "before" : "after");
}

static void tell_since(const struct selftest *test, const struct selftest_vpn *vpn,
                       const struct machine_ras_event *connected)
{
    char told[SELFTEST_TEXT_SIZE] = "";
    bool room = true;

    for (size_t i = (size_t)(connected - test->events.rows); room && i-- > 0;) {
        const struct machine_ras_event *event = &test->events.rows[i];
        char item[ITEM_SIZE];
        uint64_t since_s = 0;

        if (connected->call[0] == '\0' || strcmp(event->call, connected->call) != 0)
            continue;
        /* A clock that was set back: at once. */
        if (event->filetime > connected->filetime)
            since_s = (event->filetime - connected->filetime) / PER_MS / 1000;
        snprintf(item, sizeof item, "%lu after %llu s", (unsigned long)event->id,
                 (unsigned long long)since_s);
        room = add_item(told, item);
    }
    selftest_measured(test, SELFTEST_EVENTS_SINCE, vpn->title, "%s",
                      told[0] != '\0' ? told : "nothing");
}

void selftest_events_of(const struct selftest *test, const struct selftest_vpn *vpn)
{
    static const enum selftest_fact facts[] = {SELFTEST_EVENT_TIME, SELFTEST_EVENTS_SINCE};
    const struct machine_ras_event *connected = NULL;

    if (vpn->connection != NULL)
        connected = find_connected(&test->events, vpn->connection);
    if (connected != NULL) {
        tell_time(test, vpn, connected);
        tell_since(test, vpn, connected);
        return;
    }
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        if (vpn->connection == NULL)
            selftest_inapplicable(test, facts[i], vpn->title, "RAS does not know this VPN");
        else if (test->events_error.status != STATUS_OK)
            selftest_failed(test, facts[i], vpn->title, &test->events_error);
        else
            selftest_unmeasured(test, facts[i], vpn->title,
                                "the log has no event 20225 of this connection");
    }
}
