/* SPDX-License-Identifier: MIT */
/* fake_state.h: between the files of the fake. Private to fake_*.c. */
#ifndef WINDOWS_FAKE_STATE_H
#define WINDOWS_FAKE_STATE_H

#include "fake_api.h"

/* Counts the call; the code it is to fail with, 0 where it is not. */
DWORD fake_enter(enum windows_function function);
bool fake_is_elevated(void);
/* The SDDL of a descriptor that the fake handed out. */
const wchar_t *fake_sddl_of(const SECURITY_ATTRIBUTES *attributes);

/* Each file puts its functions into the table, forgets its PC, and counts what the caller holds. */
void fake_ip_install(struct windows_api *api);
void fake_ip_reset(void);
size_t fake_ip_open_count(void);
void fake_registry_install(struct windows_api *api);
void fake_registry_reset(void);
size_t fake_registry_open_count(void);
void fake_lock_install(struct windows_api *api);
void fake_lock_reset(void);
size_t fake_lock_open_count(void);
void fake_ras_install(struct windows_api *api);
void fake_ras_reset(void);
void fake_fwp_install(struct windows_api *api);
void fake_fwp_reset(void);
size_t fake_fwp_open_count(void);
void fake_net_install(struct windows_api *api);
void fake_net_reset(void);
void fake_evt_install(struct windows_api *api);
void fake_evt_reset(void);
size_t fake_evt_open_count(void);
void fake_names_install(struct windows_api *api);
void fake_names_reset(void);
size_t fake_names_open_count(void);
void fake_task_install(struct windows_api *api);
void fake_task_reset(void);
size_t fake_task_open_count(void);
void fake_location_install(struct windows_api *api);
void fake_location_reset(void);
size_t fake_location_open_count(void);

/* Memory that LocalFree takes, and that must not be left. */
void *fake_allocate(size_t size);
/* Closes a handle of a file; false: it is none. */
bool fake_location_close(HANDLE handle);

/* fake_ip.c, for others: a table that FreeMibTable takes; the routes; whether an adapter exists. */
void *fake_ip_table(size_t offset, const void *rows, size_t count, size_t size);
const MIB_IPFORWARD_ROW2 *fake_ip_routes(size_t *count);
bool fake_ip_has_link(uint64_t luid);
void fake_events_install(struct windows_api *api);
void fake_events_reset(void);
size_t fake_events_open_count(void);
void fake_service_install(struct windows_api *api);
void fake_service_reset(void);
void fake_icmp_install(struct windows_api *api);
void fake_icmp_reset(void);
size_t fake_icmp_open_count(void);

/* fake_events.c, for what is no mutex. */
bool fake_event_close(HANDLE event);
DWORD fake_event_wait(HANDLE event, DWORD ms);
void fake_event_log_install(struct windows_api *api);
void fake_event_log_reset(void);
size_t fake_event_log_open_count(void);
void fake_files_install(struct windows_api *api);
void fake_files_reset(void);
size_t fake_files_open_count(void);
/* False: not the handle of a file. */
bool fake_files_close(HANDLE handle);
void fake_system_install(struct windows_api *api);
void fake_system_reset(void);
size_t fake_system_open_count(void);
/* Likewise, of a token. */
bool fake_system_close(HANDLE handle);

#endif
