/* SPDX-License-Identifier: MIT */
/* event.h: the events that vpnmtu writes (event.def), and their English words. */
#ifndef APP_EVENT_H
#define APP_EVENT_H

#include <stddef.h>
#include <stdint.h>

#include "core/text.h"
#include "machine/report.h"

enum event_id {
#define EVENT(id, severity, name, inserts, english, japanese) EVENT_##name = (id),
#include "app/event.def"
#undef EVENT
};

struct event {
    enum event_id id;
    enum machine_severity severity;
    size_t insert_count;
    const char *english; /* %1 stands for the first insert */
};

/* The event in row INDEX, NULL past the last. */
const struct event *event_at(size_t index);
const struct event *event_find(enum event_id id);

/* "information", "warning", "error" */
const char *event_severity_name(enum machine_severity severity);

/* Adds the English sentence. An insert is added as it is, whatever percent signs it has. */
void event_add_text(const struct event *event, const char *const *inserts, struct text *text);

#endif
