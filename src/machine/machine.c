/* SPDX-License-Identifier: MIT */
#include "machine/machine.h"

#include <stdlib.h>

void machine_interfaces_free(struct machine_interfaces *list)
{
    free(list->rows);
    *list = (struct machine_interfaces){NULL, 0};
}

void machine_default_routes_free(struct machine_default_routes *list)
{
    free(list->rows);
    *list = (struct machine_default_routes){NULL, 0};
}

void machine_records_free(struct machine_records *list)
{
    free(list->rows);
    *list = (struct machine_records){NULL, 0};
}

void machine_connections_free(struct machine_connections *list)
{
    free(list->rows);
    *list = (struct machine_connections){NULL, 0};
}

void machine_sas_free(struct machine_sas *list)
{
    free(list->rows);
    *list = (struct machine_sas){NULL, 0};
}

void machine_ras_events_free(struct machine_ras_events *list)
{
    free(list->rows);
    *list = (struct machine_ras_events){NULL, 0};
}

void machine_addresses_free(struct machine_addresses *list)
{
    free(list->rows);
    *list = (struct machine_addresses){NULL, 0};
}

void machine_settings_free(struct machine_settings *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->rows[i].text);
    free(list->rows);
    *list = (struct machine_settings){NULL, 0};
}

void machine_task_free(struct machine_task *task)
{
    free(task->xml);
    *task = (struct machine_task){.present = false};
}

void machine_location_free(struct machine_location *location)
{
    for (size_t i = 0; i < location->level_count; i++) {
        free(location->levels[i].path);
        free(location->levels[i].aces);
    }
    free(location->levels);
    free(location->started_as);
    free(location->path);
    free(location->link);
    *location = (struct machine_location){.started_as = NULL};
}

const struct machine_interface *machine_interface_by_luid(const struct machine_interfaces *list,
                                                          uint64_t luid)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->rows[i].luid == luid)
            return &list->rows[i];
    return NULL;
}

struct adapter machine_adapter(const struct machine_interface *row)
{
    return (struct adapter){
        .if_type = row->if_type,
        .filter = row->filter,
        .hardware = row->hardware,
        .connector = row->connector,
        .description = row->description,
    };
}

const char *machine_tunnel_value_name(enum machine_tunnel_value value)
{
    static const char *const names[TUNNEL_VALUE_COUNT] = {"ProtocolType", "PPPProtocolType",
                                                          "TunnelMTU"};

    return names[value];
}

const char *machine_scope_key(enum machine_scope scope)
{
    static const char *const keys[MACHINE_SCOPE_COUNT] = {"HKLM\\SOFTWARE\\Policies\\vpnmtu",
                                                          "HKLM\\SOFTWARE\\vpnmtu"};

    return keys[scope];
}
