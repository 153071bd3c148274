/* SPDX-License-Identifier: MIT */
#include "app/event.h"

static const struct event events[] = {
#define EVENT(id, severity, name, inserts, english, japanese)                                      \
    {(enum event_id)(id), MACHINE_##severity, (inserts), english},
#include "app/event.def"
#undef EVENT
};

const struct event *event_at(size_t index)
{
    return index < sizeof events / sizeof events[0] ? &events[index] : NULL;
}

const struct event *event_find(enum event_id id)
{
    const struct event *event;

    for (size_t i = 0; (event = event_at(i)) != NULL; i++)
        if (event->id == id)
            return event;
    return NULL;
}

const char *event_severity_name(enum machine_severity severity)
{
    switch (severity) {
    case MACHINE_WARNING:
        return "warning";
    case MACHINE_ERROR:
        return "error";
    default:
        return "information";
    }
}

void event_add_text(const struct event *event, const char *const *inserts, struct text *text)
{
    for (const char *at = event->english; *at != '\0'; at++) {
        if (at[0] == '%' && at[1] >= '1' && (size_t)(at[1] - '0') <= event->insert_count) {
            text_add(text, inserts[at[1] - '1']);
            at++;
        } else {
            text_add_bytes(text, at, 1);
        }
    }
}
