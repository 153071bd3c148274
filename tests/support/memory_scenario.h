/* SPDX-License-Identifier: MIT */
/* memory_scenario.h: between the files that read and write scenario files. Private to them. */
#ifndef SUPPORT_MEMORY_SCENARIO_H
#define SUPPORT_MEMORY_SCENARIO_H

#include <jansson.h>

#include "support/memory_machine.h"

/* Where to say what is wrong with a file. */
struct scenario_problem {
    char *text;
    size_t size;
};

/* memory_scenario_text.c. Functions that return bool return false after a complaint. */
bool scenario_complain(const struct scenario_problem *problem, const char *format, ...)
    CORE_PRINTF(2, 3);
/* Position of NAME in a list of COUNT names; COUNT and a complaint where it is not there. */
size_t scenario_find_name(const char *const *names, size_t count, const char *name,
                          const struct scenario_problem *problem);
bool scenario_number(json_int_t value, uint32_t *out, const struct scenario_problem *problem);
bool scenario_copy_text(const char *text, char *out, size_t size,
                        const struct scenario_problem *problem);
bool scenario_family(const char *name, enum family *out, const struct scenario_problem *problem);
/* "203.0.113.5", "2001:db8::5"; no form with an IPv4 tail, no scope. */
bool scenario_address(const char *text, struct address *out,
                      const struct scenario_problem *problem);
/* "{00112233-4455-6677-8899-AABBCCDDEEFF}": bytes 33 22 11 00 55 44 77 66 88 99 ... */
bool scenario_guid(const char *text, struct machine_guid *out,
                   const struct scenario_problem *problem);
json_t *scenario_address_json(const struct address *address);
json_t *scenario_guid_json(const struct machine_guid *guid);
/* Calls ADD with each item of LIST, which may be NULL. */
bool scenario_add_each(struct memory_machine *memory, const json_t *list,
                       bool (*add)(struct memory_machine *, json_t *,
                                   const struct scenario_problem *),
                       const struct scenario_problem *problem);

/* memory_scenario_live.c: "connections", "sas", "routes", an interface's "peers". */
bool scenario_add_connection(struct memory_machine *memory, json_t *json,
                             const struct scenario_problem *problem);
bool scenario_add_sa(struct memory_machine *memory, json_t *json,
                     const struct scenario_problem *problem);
bool scenario_add_path(struct memory_machine *memory, json_t *json,
                       const struct scenario_problem *problem);
/* "system" */
bool scenario_load_system(struct memory_machine *memory, json_t *json,
                          const struct scenario_problem *problem);
/* memory_scenario_events.c: "rasEvents", "addressTimes", which are taken out of ROOT. */
bool scenario_load_ras_events(struct memory_machine *memory, json_t *root,
                              const struct scenario_problem *problem);
void scenario_save_ras_events(const struct memory_machine *memory, json_t *root);
json_t *scenario_save_system(const struct memory_machine *memory);
bool scenario_load_peers(const json_t *list, struct memory_interface *out,
                         const struct scenario_problem *problem);
/* memory_scenario_network.c: "hosts", "network". */
bool scenario_load_hosts(struct memory_machine *memory, json_t *hosts,
                         const struct scenario_problem *problem);
bool scenario_add_far(struct memory_machine *memory, json_t *json,
                      const struct scenario_problem *problem);
/* Adds both to the scenario file ROOT. */
void scenario_save_network(const struct memory_machine *memory, json_t *root);
/* memory_report.c: "reports". */
bool scenario_load_report(struct memory_machine *memory, json_t *json,
                          const struct scenario_problem *problem);
json_t *scenario_save_report(const struct memory_machine *memory);
/* memory_scenario_live.c: adds to the scenario file ROOT what the first three read. */
/* memory_task.c: "task", "program". */
bool scenario_load_task(struct memory_machine *memory, json_t *json,
                        const struct scenario_problem *problem);
bool scenario_load_program(struct memory_machine *memory, json_t *json,
                           const struct scenario_problem *problem);
json_t *scenario_save_task(const struct memory_machine *memory);
json_t *scenario_save_program(const struct memory_machine *memory);
/* Adds to the scenario file ROOT what the first three read. */
void scenario_save_live(const struct memory_machine *memory, json_t *root);
json_t *scenario_save_peers(const struct memory_interface *interface);

#endif
