/* SPDX-License-Identifier: MIT */
/* watch and a VPN whose interface is up before RAS knows of it: what was known of it counts until
 * then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/pc.h"
#include "app/watch.h"

enum {
    AGAIN_MS = 20000, /* the interface is up again */
    RIGHT = 1374      /* path 1454, IKEv2 with aes-cbc and hmac-sha1-96 */
};

/* What RAS knows at which time. */
struct known {
    uint32_t changes; /* reports with one */
    struct memory_machine *memory;
    bool from_start;  /* else the VPN is there for the first time */
    bool as_dialling; /* until RAS knows, it tells that it is being dialled; else nothing */
    uint64_t ras_ms;  /* when RAS knows of it again */
};

static void hear(void *context, const struct watch_report *told)
{
    struct known *known = context;

    known->changes += targets_count(told->targets, CHANGE_CHANGED) > 0;
}

/* Before each look: connections and associations as they are at that time. */
static void at_that_time(void *context, struct watch_request *request)
{
    struct known *known = context;
    struct machine machine = memory_machine_open(known->memory);
    uint64_t now_ms = machine.ops->now_ms(machine.self);
    bool first = now_ms < AGAIN_MS;
    struct machine_connection connection = {
        .name = "VPN", .device = "WAN Miniport (IKEv2)", .is_vpn = true, .connected = true};

    (void)request;
    memory_machine_clear_connections(known->memory);
    if (first ? !known->from_start : now_ms < known->ras_ms) {
        connection.connected = false;
        if (!known->as_dialling)
            return;
    }
    memory_machine_add_connection(known->memory, &connection);
}

static void schedule(struct memory_machine *memory, uint64_t at_ms, enum memory_event_kind kind,
                     uint32_t mtu, enum link_state state)
{
    struct memory_event event = {.at_ms = at_ms,
                                 .kind = kind,
                                 .family = FAMILY_IPV4,
                                 .interface = pc_interface(PC_VPN, "VPN", IF_TYPE_RAS_PPP, mtu, 0)};

    event.interface.row.state = state;
    memory_machine_schedule(memory, &event);
}

static void news(struct memory_machine *memory, uint64_t at_ms, unsigned which)
{
    struct memory_event event = {.at_ms = at_ms, .kind = MEMORY_EVENT_NEWS, .news = which};

    memory_machine_schedule(memory, &event);
}

static void back_as_it_was(void **state)
{
    static const struct {
        bool from_start, as_dialling;
        uint32_t ras_after_ms, stop_after_ms, flaps;
        uint32_t mtu, changes;
        const char *why;
    } rows[] = {
        {true, false, 900, 50, 0, RIGHT, 2, "long before RAS knows"},
        {true, true, 900, 50, 0, RIGHT, 2, "or tells that it is being dialled"},
        {true, false, 900, 5000, 0, RIGHT, 2, "and then it is right already"},
        {false, false, 900, 50, 0, 1400, 0, "the first time nothing is known: it is waited for"},
        {false, false, 900, 5000, 0, RIGHT, 1, "until RAS knows"},
        {true, false, 1900, 1800, 30, 1400, 2, "an interface that flaps meanwhile: once"},
        {true, false, 1900, 5000, 30, RIGHT, 3, "and once more when RAS knows"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct paths paths = paths_make("off", 1000);
        struct known known = {.memory = memory,
                              .from_start = rows[i].from_start,
                              .as_dialling = rows[i].as_dialling,
                              .ras_ms = AGAIN_MS + rows[i].ras_after_ms};
        struct watch_request request = {.plan = plan_request_default(),
                                        .report = hear,
                                        .context = &known,
                                        .quiet_ms = WATCH_QUIET_MS,
                                        .refresh = at_that_time};
        struct error err;

        request.plan.path_mtu = 1454;
        request.plan.vpn.cipher = "aes-cbc";
        request.plan.vpn.integrity = "hmac-sha1-96";
        request.plan.paths = &paths;
        schedule(memory, rows[i].from_start ? AGAIN_MS - 300 : 0, MEMORY_EVENT_STATE, 1400,
                 LINK_DISCONNECTED);
        schedule(memory, AGAIN_MS, MEMORY_EVENT_MTU, 1400, LINK_CONNECTED);
        schedule(memory, AGAIN_MS, MEMORY_EVENT_STATE, 1400, LINK_CONNECTED);
        for (uint32_t flap = 1; flap <= rows[i].flaps; flap++)
            schedule(memory, AGAIN_MS + flap * 50, MEMORY_EVENT_MTU, 1400, LINK_CONNECTED);
        news(memory, known.ras_ms, MACHINE_EVENT_RAS | MACHINE_EVENT_ROUTE);
        news(memory, AGAIN_MS + rows[i].stop_after_ms, MACHINE_EVENT_STOP);
        assert_int_equal(watch_run(&machine, &request, &err), STATUS_OK);
        if (pc_mtu(memory, PC_VPN, FAMILY_IPV4) != rows[i].mtu || known.changes != rows[i].changes)
            fail_msg("%s: MTU %lu, %lu changes", rows[i].why,
                     (unsigned long)pc_mtu(memory, PC_VPN, FAMILY_IPV4),
                     (unsigned long)known.changes);
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(back_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
