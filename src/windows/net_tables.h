/* SPDX-License-Identifier: MIT */
/* net_tables.h: the tables of routes and addresses, read again while they change. */
#ifndef WINDOWS_NET_TABLES_H
#define WINDOWS_NET_TABLES_H

#include "windows/windows_api.h"

/*
 * All routes, or the addresses of all interfaces, of both families; release *TABLE with
 * FreeMibTable where it is not NULL. NULL with STATUS_OK: there are none (ERROR_NOT_FOUND on the
 * pages nf-netioapi-getipforwardtable2 and nf-netioapi-getunicastipaddresstable).
 */
enum status net_tables_routes(struct windows_api *api, MIB_IPFORWARD_TABLE2 **table,
                              struct error *err) CORE_MUST_USE;
enum status net_tables_addresses(struct windows_api *api, MIB_UNICASTIPADDRESS_TABLE **table,
                                 struct error *err) CORE_MUST_USE;

#endif
