/* SPDX-License-Identifier: MIT */
/* "hosts" and "network" of scenario files. */
#include "support/memory_scenario.h"
#include "support/memory_state.h"

static bool add_host(struct memory_machine *memory, const char *name, const json_t *addresses,
                     const struct scenario_problem *problem)
{
    struct memory_host host = {.address_count = json_array_size(addresses)};

    if (host.address_count > MEMORY_HOST_ADDRESSES_MAX)
        return scenario_complain(problem, "host: too many addresses");
    for (size_t i = 0; i < host.address_count; i++) {
        const char *text = json_string_value(json_array_get(addresses, i));

        if (!scenario_address(text != NULL ? text : "", &host.addresses[i], problem))
            return false;
    }
    if (!scenario_copy_text(name, host.name, sizeof host.name, problem))
        return false;
    memory_machine_add_host(memory, &host);
    return true;
}

bool scenario_load_hosts(struct memory_machine *memory, json_t *hosts,
                         const struct scenario_problem *problem)
{
    const char *name;
    json_t *addresses;

    json_object_foreach(hosts, name, addresses)
    {
        if (!add_host(memory, name, addresses, problem))
            return false;
    }
    return true;
}

bool scenario_add_far(struct memory_machine *memory, json_t *json,
                      const struct scenario_problem *problem)
{
    json_int_t path_mtu = 1500;
    json_int_t rtt_us = 20000;
    json_int_t lose_every = 0;
    json_int_t cut_above = 0;
    json_int_t remembered = 0;
    int answers = 1;
    int icmp = 1;
    int names_mtu = 1;
    int unreachable = 0;
    const char *address = "";
    struct memory_far far = {.packets = 0};
    json_error_t error;

    if (json_unpack_ex(json, &error, 0, "{s:s,s?I,s?I,s?b,s?b,s?b,s?b,s?I,s?I,s?I!}", "address",
                       &address, "pathMtu", &path_mtu, "rttUs", &rtt_us, "answers", &answers,
                       "icmp", &icmp, "namesMtu", &names_mtu, "unreachable", &unreachable,
                       "loseEvery", &lose_every, "cutAbove", &cut_above, "remembered",
                       &remembered) != 0)
        return scenario_complain(problem, "network: %s", error.text);
    far.answers = answers != 0;
    far.icmp = icmp != 0;
    far.names_mtu = names_mtu != 0;
    far.unreachable = unreachable != 0;
    if (!scenario_address(address, &far.address, problem) ||
        !scenario_number(path_mtu, &far.path_mtu, problem) ||
        !scenario_number(rtt_us, &far.rtt_us, problem) ||
        !scenario_number(lose_every, &far.lose_every, problem) ||
        !scenario_number(cut_above, &far.cut_above, problem) ||
        !scenario_number(remembered, &far.remembered, problem))
        return false;
    memory_machine_add_far(memory, &far);
    return true;
}

static json_t *save_far(const struct memory_far *far)
{
    return json_pack("{s:o,s:I,s:I,s:b,s:b,s:b,s:b,s:I,s:I,s:I}", "address",
                     scenario_address_json(&far->address), "pathMtu", (json_int_t)far->path_mtu,
                     "rttUs", (json_int_t)far->rtt_us, "answers", far->answers, "icmp", far->icmp,
                     "namesMtu", far->names_mtu, "unreachable", far->unreachable, "loseEvery",
                     (json_int_t)far->lose_every, "cutAbove", (json_int_t)far->cut_above,
                     "remembered", (json_int_t)far->remembered);
}

void scenario_save_network(const struct memory_machine *memory, json_t *root)
{
    json_t *hosts = json_object();
    json_t *network = json_array();

    for (size_t i = 0; i < memory->hosts.count; i++) {
        const struct memory_host *host = memory_list_at(&memory->hosts, i);
        json_t *addresses = json_array();

        for (size_t k = 0; k < host->address_count; k++)
            json_array_append_new(addresses, scenario_address_json(&host->addresses[k]));
        json_object_set_new(hosts, host->name, addresses);
    }
    for (size_t i = 0; i < memory->far.count; i++)
        json_array_append_new(network, save_far(memory_list_at(&memory->far, i)));
    json_object_set_new(root, "hosts", hosts);
    json_object_set_new(root, "network", network);
}
