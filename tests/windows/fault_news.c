/* SPDX-License-Identifier: MIT */
#include "fault_news.h"

#include <string.h>

#include "fake_news.h"

enum {
    VPN = 43
};

/* One request of 1400 bytes that a router refuses, from opening to closing. */
static bool run_echo(const struct machine *machine, const struct machine_echo_target *target,
                     uint32_t packet_len, struct error *err)
{
    struct machine_echo_session *session = NULL;
    struct machine_echo echo = {.tag = 4711};
    bool got = false;
    enum status status;

    memcpy(fake_icmp_way()->host, target->destination.bytes, 16);
    fake_icmp_way()->path_mtu = 1280;
    status = machine->ops->echo_open(machine->self, target, &session, err);
    if (status != STATUS_OK) {
        assert_null(session);
        return false;
    }
    status = machine->ops->echo_send(machine->self, session, 1, packet_len, 500, err);
    if (status == STATUS_OK)
        assert_int_equal(machine->ops->echo_wait(machine->self, session, 2000, &echo, &got, err),
                         STATUS_OK);
    assert_int_equal(got, status == STATUS_OK);
    assert_int_equal(echo.tag, got ? 1 : 4711);
    /* Windows' answer may be lost; it is never taken for a reply, nor for the PC's own. */
    assert_true(!got || echo.result == ECHO_TOO_BIG || echo.result == ECHO_UNREACHABLE);
    machine->ops->echo_close(machine->self, session);
    return status == STATUS_OK;
}

static bool run_echo_ipv4(const struct machine *machine, struct error *err)
{
    const struct machine_echo_target target = {.destination = {FAMILY_IPV4, {203, 0, 113, 5}},
                                               .luid = VPN};

    return run_echo(machine, &target, 1400, err);
}

static bool run_echo_ipv6(const struct machine *machine, struct error *err)
{
    const struct machine_echo_target target = {
        .destination = {FAMILY_IPV6, {0x20, 0x01, 0x0D, 0xB8, [15] = 5}}, .luid = VPN};
    MIB_IPINTERFACE_ROW ip = {.Family = AF_INET6, .NlMtu = 1400};

    ip.InterfaceLuid.Value = VPN;
    fake_ip_add(&ip);
    return run_echo(machine, &target, 1300, err);
}

static bool run_events(const struct machine *machine, struct error *err)
{
    struct machine_events *events = NULL;
    unsigned happened = 4711;
    enum status status = machine->ops->events_open(machine->self, &events, err);

    if (status != STATUS_OK) {
        assert_null(events);
        return false;
    }
    /* Of what one function cannot tell, another does. */
    fake_events_now(FAKE_NEWS_INTERFACE, 0);
    fake_events_now(FAKE_NEWS_ROUTE, 0);
    status = machine->ops->events_wait(machine->self, events, 100, &happened, err);
    if (status == STATUS_OK)
        assert_int_not_equal(happened, 0);
    else
        assert_int_equal(happened, 4711);
    machine->ops->events_close(machine->self, events);
    return status == STATUS_OK;
}

static int count_run(void *context)
{
    unsigned *runs = context;

    ++*runs;
    return 7;
}

static bool run_service(const struct machine *machine, struct error *err)
{
    unsigned runs = 0;
    int result = 4711;
    enum status status;

    fake_service_start(NULL, 0);
    status = machine->ops->run_service(machine->self, count_run, &runs, &result, err);
    assert_int_equal(result, status == STATUS_OK ? 7 : 4711);
    assert_int_equal(runs, status == STATUS_OK ? 1 : 0);
    return status == STATUS_OK;
}

bool fault_news_run(size_t operation, const struct machine *machine, struct error *err)
{
    static bool (*const rows[FAULT_NEWS_COUNT])(const struct machine *machine,
                                                struct error *err) = {
        [FAULT_ECHO_IPV4] = run_echo_ipv4,
        [FAULT_ECHO_IPV6] = run_echo_ipv6,
        [FAULT_EVENTS] = run_events,
        [FAULT_SERVICE] = run_service,
    };

    return rows[operation](machine, err);
}

bool fault_news_is_quiet(size_t operation, enum windows_function function, uint32_t nth)
{
    switch (function) {
    case WINDOWS_API_CreateEventW: /* the second is RAS's */
    case WINDOWS_API_SetConsoleCtrlHandler:
        return nth > 1;
    case WINDOWS_API_SetServiceStatus: /* that it has stopped: it has */
        return nth > 2;
    case WINDOWS_API_WaitForSingleObject: /* for the service's own thread */
        return operation == FAULT_SERVICE;
    case WINDOWS_API_SetEvent:
    case WINDOWS_API_WaitForMultipleObjects: /* there is news without it */
    case WINDOWS_API_SleepEx:
    case WINDOWS_API_QueryPerformanceCounter:
    case WINDOWS_API_QueryPerformanceFrequency:
    case WINDOWS_API_NotifyIpInterfaceChange:
    case WINDOWS_API_NotifyRouteChange2:
    case WINDOWS_API_CancelMibChangeNotify2:
    case WINDOWS_API_RasConnectionNotificationW:
    case WINDOWS_API_GetIpPathEntry:
    case WINDOWS_API_GetUnicastIpAddressTable:
    case WINDOWS_API_IcmpParseReplies:
    case WINDOWS_API_Icmp6ParseReplies:
    case WINDOWS_API_IcmpCloseHandle:
        return true;
    default:
        return false;
    }
}
