/* SPDX-License-Identifier: MIT */
/*
 * fake_api.h: a struct windows_api without Windows.
 *
 * Every pointer behaves as Microsoft's page for the function says, including the documented errors,
 * on a PC that the functions below arrange; it checks what the caller passes; and it can be made to
 * fail. fake_api_check ends each test: it asserts that every failure asked for came true and that
 * no table, key, descriptor or mutex handle is left. There is one fake PC per process.
 */
#ifndef WINDOWS_FAKE_API_H
#define WINDOWS_FAKE_API_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "windows/windows_api.h"

#define FAKE_FOR_EVER UINT32_MAX

/* A new PC: elevated, nothing on it. Its table, all pointers set. */
struct windows_api *fake_api_new(void);
void fake_api_check(void);

/*
 * Lets COUNT calls fail with CODE, beginning with the NTH from now (1: the next), before they do
 * anything. A later request for the same function replaces the earlier one.
 */
void fake_api_fail(enum windows_function function, uint32_t nth, uint32_t count, DWORD code);
/* Makes a function one that its DLL, which is there, does not have; false: it is kernel32's. */
bool fake_api_forget(enum windows_function function);
/* Calls since fake_api_new, failed ones included. */
uint32_t fake_api_calls(enum windows_function function);
uint32_t fake_api_all_calls(void);

void fake_api_set_elevated(bool elevated);
uint64_t fake_api_clock(void);
void fake_api_advance(uint64_t ms);

/* fake_ip.c: interfaces and routes. */
void fake_ip_add_link(const MIB_IF_ROW2 *row);
void fake_ip_add(const MIB_IPINTERFACE_ROW *row);
void fake_ip_remove(uint64_t luid); /* the adapter and its families */
void fake_ip_add_route(const MIB_IPFORWARD_ROW2 *row);
/* The stored row of a family, to look at and to change; NULL: not bound. */
MIB_IPINTERFACE_ROW *fake_ip_row(uint64_t luid, ADDRESS_FAMILY family);
/* The row that SetIpInterfaceEntry was last called with. */
const MIB_IPINTERFACE_ROW *fake_ip_last_set(void);
/* What Set does with that family: refuse with CODE (0: not), keep to at most LIMIT. */
void fake_ip_behave(uint64_t luid, ADDRESS_FAMILY family, DWORD code, ULONG limit);

/*
 * fake_registry.c: HKLM\SOFTWARE, HKLM\SYSTEM\CurrentControlSet\Services, and what is below them.
 * Paths are of the form "SOFTWARE\vpnmtu".
 */
/* All of these create the keys above too. */
void fake_registry_add_key(const wchar_t *path);
void fake_registry_add_link(const wchar_t *path);
/* Stores a value; creates the key. */
void fake_registry_put(const wchar_t *path, const wchar_t *name, DWORD type, const void *data,
                       DWORD bytes);
/* What the key was created with, as SDDL; L"": inherited. NULL: the key does not exist. */
/* The data of a value, NULL: not there or of another type. */
const void *fake_registry_data(const wchar_t *path, const wchar_t *name, DWORD type);
const wchar_t *fake_registry_sddl(const wchar_t *path);
bool fake_registry_has(const wchar_t *path, const wchar_t *name);
/* True where something was changed and not flushed. */
bool fake_registry_is_dirty(void);

/* fake_task.c: the Task Scheduler. */
#define FAKE_TASK_RUN_DATE 46350.39583333 /* 2026-11-24 09:30 as an automation date */

enum fake_task_method {
    FAKE_TASK_CONNECT,
    FAKE_TASK_GET_FOLDER,
    FAKE_TASK_GET_TASK,
    FAKE_TASK_REGISTER,
    FAKE_TASK_DELETE,
    FAKE_TASK_GET_ENABLED,
    FAKE_TASK_GET_LAST_RUN,
    FAKE_TASK_GET_NEXT_RUN,
    FAKE_TASK_GET_LAST_RESULT,
    FAKE_TASK_GET_XML,
    FAKE_TASK_METHOD_COUNT
};

/* From now on that method fails; one at a time. */
void fake_task_fail(enum fake_task_method method, HRESULT failure);
/* The task ran then and ended so. */
void fake_task_run(DWORD result);
void fake_task_disable(void);
/* What was registered; NULL: no task. */
const wchar_t *fake_task_xml(void);

/* fake_location.c: the program in C:\Program Files\vpnmtu, safe but for what is said here. */
struct fake_location {
    const wchar_t *started_as; /* NULL: by its path */
    const wchar_t *final;      /* NULL: its path */
    const wchar_t *link;       /* a reparse point; NULL: none */
    UINT drive_type;           /* 0: fixed */
    bool everyone_writes;      /* into C:\Program Files */
    bool no_acl;
};

struct fake_location *fake_location(void);

/* fake_lock.c: the one named mutex. */
void fake_lock_hold(uint64_t for_ms); /* by another process; FAKE_FOR_EVER */
void fake_lock_abandon(void);
bool fake_lock_is_mine(void);
const wchar_t *fake_lock_sddl(void);
const wchar_t *fake_lock_name(void);

#endif
