/* SPDX-License-Identifier: MIT */
#include "windows/machine_windows.h"

#include <stdio.h>

#include "windows/clock.h"
#include "windows/operations.h"

static uint64_t now_ms(void *self)
{
    const struct machine_windows *machine = self;

    return clock_ms(machine->api);
}

static void sleep_ms(void *self, uint32_t ms)
{
    const struct machine_windows *machine = self;

    /* INFINITE is no number of milliseconds. */
    machine->api->Sleep(ms < INFINITE ? ms : INFINITE - 1);
}

static void utc_time(void *self, char out[MACHINE_UTC_SIZE])
{
    const struct machine_windows *machine = self;
    SYSTEMTIME now;

    machine->api->GetSystemTime(&now);
    snprintf(out, MACHINE_UTC_SIZE, "%04u-%02u-%02uT%02u:%02u:%02uZ", now.wYear % 10000u,
             now.wMonth % 100u, now.wDay % 100u, now.wHour % 100u, now.wMinute % 100u,
             now.wSecond % 100u);
}

static const struct machine_ops ops = {
    .list_interfaces = operations_list_interfaces,
    .list_default_routes = operations_list_default_routes,
    .get_mtu = operations_get_mtu,
    .set_mtu = operations_set_mtu,
    .journal_list = operations_journal_list,
    .journal_write = operations_journal_write,
    .journal_delete = operations_journal_delete,
    .tunnel_read = operations_tunnel_read,
    .tunnel_write = operations_tunnel_write,
    .tunnel_delete = operations_tunnel_delete,
    .tunnel_prune = operations_tunnel_prune,
    .list_settings = operations_list_settings,
    .list_connections = operations_list_connections,
    .list_sas = operations_list_sas,
    .find_route = operations_find_route,
    .list_peers = operations_list_peers,
    .resolve = operations_resolve,
    .task_read = operations_task_read,
    .task_register = operations_task_register,
    .task_delete = operations_task_delete,
    .locate_program = operations_locate_program,
    .lock = operations_lock,
    .unlock = operations_unlock,
    .now_ms = now_ms,
    .sleep_ms = sleep_ms,
    .echo_open = operations_echo_open,
    .echo_send = operations_echo_send,
    .echo_wait = operations_echo_wait,
    .echo_close = operations_echo_close,
    .events_open = operations_events_open,
    .events_wait = operations_events_wait,
    .events_close = operations_events_close,
    .run_service = operations_run_service,
    .utc_time = utc_time,
    .event_write = operations_event_write,
    .state_write = operations_state_write,
    .log_append = operations_log_append,
    .file_replace = operations_file_replace,
    .read_system = operations_read_system,
    .get_path_mtu = operations_get_path_mtu,
    .list_ras_events = operations_list_ras_events,
    .get_address_time = operations_get_address_time,
};

struct machine machine_windows_open(struct machine_windows *state, struct windows_api *api)
{
    *state = (struct machine_windows){.api = api, .lock_name = MACHINE_WINDOWS_LOCK_NAME};
    return (struct machine){.ops = &ops, .self = state};
}

void machine_windows_close(struct machine_windows *state)
{
    operations_unlock(state);
}
