/* SPDX-License-Identifier: MIT */
/*
 * NotifyIpInterfaceChange, NotifyRouteChange2, CancelMibChangeNotify2: a thread that listens to
 * netlink.
 */
#include "lab.h"
#include "linux.h"

#include <stdlib.h>

struct watch {
    ADDRESS_FAMILY family;
    PIPINTERFACE_CHANGE_CALLBACK on_interface; /* one of these two */
    PIPFORWARD_CHANGE_CALLBACK on_route;
    void *context;
    int socket;
    HANDLE thread;
    volatile LONG stop;
};

static bool wanted(const struct watch *watch, ADDRESS_FAMILY family)
{
    return watch->family == AF_UNSPEC || watch->family == family;
}

/* As on Windows, the row names the interface and the family, and the receiver asks for the rest. */
static void tell_interface(const struct watch *watch, NET_IFINDEX index, MIB_NOTIFICATION_TYPE type)
{
    static const ADDRESS_FAMILY families[] = {AF_INET, AF_INET6};
    for (int i = 0; i < 2; i++) {
        MIB_IPINTERFACE_ROW row = {.Family = families[i], .InterfaceIndex = index};
        if (!wanted(watch, families[i]))
            continue;
        ConvertInterfaceIndexToLuid(index, &row.InterfaceLuid);
        watch->on_interface(watch->context, &row, type);
    }
}

static void on_message(const struct nl_header *message, void *context)
{
    const struct watch *watch = context;
    bool is_link = message->type == NL_NEW_LINK || message->type == NL_DELETE_LINK;
    bool is_route = message->type == NL_NEW_ROUTE || message->type == NL_DELETE_ROUTE;
    if (watch->on_interface && is_link) {
        const struct nl_link *link = (const void *)(message + 1);
        bool is_new = link->change == 0xffffffff;
        if (link->family == 0) /* 0: the link itself, not what a bridge says of it */
            tell_interface(watch, (NET_IFINDEX)link->index,
                           message->type == NL_DELETE_LINK ? MibDeleteInstance
                           : is_new                        ? MibAddInstance
                                                           : MibParameterNotification);
    }
    if (watch->on_route && is_route) {
        MIB_IPFORWARD_ROW2 row;
        route_row(message, &row);
        if (wanted(watch, row.DestinationPrefix.Prefix.si_family))
            watch->on_route(watch->context, &row,
                            message->type == NL_DELETE_ROUTE ? MibDeleteInstance : MibAddInstance);
    }
}

static DWORD WINAPI listen_to_changes(void *context)
{
    enum {
        LOOK_FOR_STOP_MS = 100
    };
    struct watch *watch = context;
    _Alignas(8) uint8_t buffer[16384];
    while (!watch->stop) {
        struct linux_pollfd ready = {.fd = watch->socket, .events = LINUX_POLLIN};
        if (linux_poll(&ready, 1, LOOK_FOR_STOP_MS) <= 0)
            continue;
        int size = linux_recvfrom(watch->socket, buffer, sizeof buffer, NULL, NULL);
        nl_each_message(buffer, size, on_message, watch);
    }
    return 0;
}

static DWORD start(struct watch watch, uint32_t groups, HANDLE *handle)
{
    watch.socket = nl_listen(groups);
    if (watch.socket < 0)
        return windows_error(watch.socket);
    struct watch *copy = malloc(sizeof *copy);
    if (copy) {
        *copy = watch;
        copy->thread = CreateThread(NULL, 0, listen_to_changes, copy, 0, NULL);
    }
    if (!copy || !copy->thread) {
        linux_close(watch.socket);
        free(copy);
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    *handle = copy;
    return ERROR_SUCCESS;
}

static bool valid_family(ADDRESS_FAMILY family)
{
    return family == AF_UNSPEC || family == AF_INET || family == AF_INET6;
}

DWORD WINAPI LAB(NotifyIpInterfaceChange)(ADDRESS_FAMILY family,
                                          PIPINTERFACE_CHANGE_CALLBACK callback, PVOID context,
                                          BOOLEAN initial, HANDLE *handle)
{
    if (!callback || !handle || !valid_family(family))
        return ERROR_INVALID_PARAMETER;
    struct watch watch = {.family = family, .on_interface = callback, .context = context};
    DWORD error = start(watch, NL_GROUP_LINK, handle);
    trace("NotifyIpInterfaceChange family=%s -> %lu", family_name(family), error);
    if (!error && initial)
        callback(context, NULL, MibInitialNotification);
    return error;
}

DWORD WINAPI LAB(NotifyRouteChange2)(ADDRESS_FAMILY family, PIPFORWARD_CHANGE_CALLBACK callback,
                                     PVOID context, BOOLEAN initial, HANDLE *handle)
{
    if (!callback || !handle || !valid_family(family))
        return ERROR_INVALID_PARAMETER;
    struct watch watch = {.family = family, .on_route = callback, .context = context};
    DWORD error = start(watch, NL_GROUP_IPV4_ROUTE | NL_GROUP_IPV6_ROUTE, handle);
    trace("NotifyRouteChange2 family=%s -> %lu", family_name(family), error);
    if (!error && initial)
        callback(context, NULL, MibInitialNotification);
    return error;
}

/* As on Windows: waits until a running callback is back, so it must not be called from one. */
DWORD WINAPI LAB(CancelMibChangeNotify2)(HANDLE handle)
{
    struct watch *watch = handle;
    if (!watch)
        return ERROR_INVALID_PARAMETER;
    InterlockedExchange(&watch->stop, 1);
    WaitForSingleObject(watch->thread, INFINITE);
    CloseHandle(watch->thread);
    linux_close(watch->socket);
    free(watch);
    trace("CancelMibChangeNotify2 -> 0");
    return ERROR_SUCCESS;
}
