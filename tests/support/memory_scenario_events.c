/* SPDX-License-Identifier: MIT */
/* What RasClient has logged, and when interfaces got their addresses, in scenario files. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/memory_scenario.h"
#include "support/memory_state.h"

enum {
    PER_MS = 10000 /* 100 nanoseconds */
};

static bool add_event(struct memory_machine *memory, json_t *json,
                      const struct scenario_problem *problem)
{
    struct machine_ras_event event = {.id = 0};
    const char *call = "";
    const char *name = "";
    json_int_t id = 0;
    json_int_t ms = 0;
    json_error_t error;

    if (json_unpack_ex(json, &error, 0, "{s:I,s:I,s?s,s?s!}", "id", &id, "ms", &ms, "call", &call,
                       "name", &name) != 0)
        return scenario_complain(problem, "ras event: %s", error.text);
    if (!scenario_number(id, &event.id, problem) ||
        !scenario_copy_text(call, event.call, sizeof event.call, problem) ||
        !scenario_copy_text(name, event.name, sizeof event.name, problem))
        return false;
    event.filetime = (uint64_t)ms * PER_MS;
    memory_machine_add_ras_event(memory, &event);
    return true;
}

bool scenario_load_ras_events(struct memory_machine *memory, json_t *root,
                              const struct scenario_problem *problem)
{
    json_t *times = json_object_get(root, "addressTimes");
    const char *luid;
    json_t *ms;
    bool good = scenario_add_each(memory, json_object_get(root, "rasEvents"), add_event, problem);

    json_object_foreach(times, luid, ms) memory_machine_set_address_time(
        memory, strtoull(luid, NULL, 10), (uint64_t)json_integer_value(ms) * PER_MS);
    json_object_del(root, "rasEvents");
    json_object_del(root, "addressTimes");
    return good;
}

void scenario_save_ras_events(const struct memory_machine *memory, json_t *root)
{
    json_t *events = json_array();
    json_t *times = json_object();

    for (size_t i = 0; i < memory->ras_events.count; i++) {
        const struct machine_ras_event *event = memory_list_at(&memory->ras_events, i);

        json_array_append_new(events, json_pack("{s:I,s:I,s:s,s:s}", "id", (json_int_t)event->id,
                                                "ms", (json_int_t)(event->filetime / PER_MS),
                                                "call", event->call, "name", event->name));
    }
    for (size_t i = 0; i < memory->address_times.count; i++) {
        const struct memory_address_time *row = memory_list_at(&memory->address_times, i);
        char luid[24];

        snprintf(luid, sizeof luid, "%" PRIu64, row->luid);
        json_object_set_new(times, luid, json_integer((json_int_t)(row->filetime / PER_MS)));
    }
    json_object_set_new(root, "rasEvents", events);
    json_object_set_new(root, "addressTimes", times);
}
