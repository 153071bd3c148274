/* SPDX-License-Identifier: MIT */
/* fake_news.h: what happens by itself on the PC of fake_api.h, and what answers to echo requests.
 */
#ifndef WINDOWS_FAKE_NEWS_H
#define WINDOWS_FAKE_NEWS_H

#include "fake_api.h"

/* fake_events.c: event objects, notifications, the console. */
enum fake_news {
    FAKE_NEWS_INTERFACE,
    FAKE_NEWS_ROUTE,
    FAKE_NEWS_RAS,
    FAKE_NEWS_CONTROL /* the console's handler is called with a CTRL_ number */
};

/* Lets it happen, on a thread of its own that has ended when this returns. Whether somebody heard
 * it; of FAKE_NEWS_CONTROL: whether the handler returned TRUE. */
bool fake_events_now(enum fake_news news, DWORD control);
/* The same during a wait, MS from now. */
void fake_events_later(uint32_t ms, enum fake_news news, DWORD control);
/* From now on waits are real: a thread of the test ends them. */
void fake_events_wait_really(void);
/* From now on registrations succeed with a NULL handle and nothing is ever told, as Wine's do. */
void fake_events_say_nothing(void);
bool fake_events_watched(enum fake_news news);
/* Milliseconds that the last handler held its caller up. */
uint64_t fake_events_held(void);

/* fake_service.c: what Windows has been told of the service. */
/* This process was started as a service; COUNT controls come when it runs, in turn. */
void fake_service_start(const DWORD *controls, size_t count);
size_t fake_service_reports(void);
const SERVICE_STATUS *fake_service_report(size_t position);
/* What the handler returned to the control at that position. */
DWORD fake_service_answer(size_t position);

/* fake_icmp.c: the way to the one host that answers. */
struct fake_way {
    uint32_t local_mtu; /* larger packets are refused here */
    bool local_replies; /* and that is told as a reply from LOCAL, not as a failure of the call */
    uint8_t local[16];
    uint32_t path_mtu; /* larger packets are refused by ROUTER */
    uint8_t router[16];
    bool black_hole; /* which says nothing */
    uint8_t host[16];
    uint32_t rtt_ms;
    DWORD status;            /* instead of IP_SUCCESS, from ROUTER */
    DWORD send_code;         /* the call fails with it */
    bool pending_is_result;  /* ERROR_IO_PENDING is returned, not the last error */
    uint32_t cut;            /* so many bytes are missing of a reply */
    uint32_t cut_above;      /* replies to longer packets are one byte short; 0: none is */
    bool damage;             /* a byte of a reply is wrong */
    bool stray;              /* a reply's data points outside of the buffer */
    bool never_over;         /* requests stay under way until the handle is closed */
    bool never_ends;         /* and beyond */
    uint32_t known_path_mtu; /* GetIpPathEntry's; 0: ERROR_NOT_FOUND */
};

/* To look at and to change; for what is sent from now on. */
struct fake_way *fake_icmp_way(void);
size_t fake_icmp_pending(void);
uint32_t fake_icmp_sent(void);             /* requests that left the PC */
uint8_t fake_icmp_source(size_t position); /* a byte of the last request's source address */

#endif
