/* SPDX-License-Identifier: MIT */
/* event.h: news from the PC while vpnmtu stays resident. Awaited by operations of machine.h. */
#ifndef MACHINE_EVENT_H
#define MACHINE_EVENT_H

/* Bits: several may have happened since they were last asked for. */
enum machine_event {
    MACHINE_EVENT_INTERFACE = 1 << 0, /* one came, went, or changed (NotifyIpInterfaceChange) */
    MACHINE_EVENT_ROUTE = 1 << 1,     /* likewise (NotifyRouteChange2) */
    MACHINE_EVENT_RAS = 1 << 2,       /* a RAS connection came up, went down, came back */
    MACHINE_EVENT_STOP = 1 << 3       /* Ctrl-C, Ctrl-Break, closed window, logoff, shutdown, or
                                         the service is told to stop; stays set once it is */
};

/* News being gathered; made by events_open. */
struct machine_events;

#endif
