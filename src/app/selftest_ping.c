/* SPDX-License-Identifier: MIT */
/* What becomes of echo requests to a VPN's server, outside the tunnel. */
#include <stdio.h>

#include "app/selftest_rows.h"

enum {
    SMALL_LEN = 100,
    FEW = 4,
    TIMEOUT_MS = 1000,
    /* Windows ends a request by itself; this is for one that it forgets. */
    PATIENCE_MS = 2 * TIMEOUT_MS
};

static const enum selftest_fact ping_facts[] = {SELFTEST_PING_TIME, SELFTEST_PING_LOCAL,
                                                SELFTEST_PING_FULL, SELFTEST_PATH_MTU,
                                                SELFTEST_PING_MANY};

/* What became of several requests. */
struct tally {
    uint32_t sent;
    uint32_t replied;
    uint32_t least_us; /* of the replies */
    uint32_t most_us;
    struct error err; /* why no more were sent; STATUS_OK: they all were */
};

static void count(const struct machine_echo *echo, struct tally *tally)
{
    if (echo->result != ECHO_REPLIED)
        return;
    if (tally->replied == 0 || echo->rtt_us < tally->least_us)
        tally->least_us = echo->rtt_us;
    if (echo->rtt_us > tally->most_us)
        tally->most_us = echo->rtt_us;
    tally->replied++;
}

static struct tally send_small(const struct machine *machine, struct machine_echo_session *session,
                               uint32_t number)
{
    struct tally tally = {.err = {.status = STATUS_OK}};
    struct machine_echo echo;
    struct error ignored;
    bool got = true;

    while (tally.sent < number &&
           machine->ops->echo_send(machine->self, session, tally.sent, SMALL_LEN, TIMEOUT_MS,
                                   &tally.err) == STATUS_OK)
        tally.sent++;
    for (uint32_t i = 0; i < tally.sent && got; i++) {
        if (machine->ops->echo_wait(machine->self, session, PATIENCE_MS, &echo, &got, &ignored) !=
            STATUS_OK)
            break;
        if (got)
            count(&echo, &tally);
    }
    if (tally.sent == number)
        tally.err.status = STATUS_OK;
    return tally;
}

static void tell_time(const struct selftest *test, const struct selftest_vpn *vpn,
                      const struct tally *tally)
{
    if (tally->sent == 0)
        selftest_failed(test, SELFTEST_PING_TIME, vpn->title, &tally->err);
    else if (tally->replied == 0)
        selftest_measured(test, SELFTEST_PING_TIME, vpn->title, "none of %lu was answered",
                          (unsigned long)tally->sent);
    else
        selftest_measured(test, SELFTEST_PING_TIME, vpn->title,
                          "%lu of %lu answered, the first after %lu microseconds",
                          (unsigned long)tally->replied, (unsigned long)tally->sent,
                          (unsigned long)tally->least_us);
}

static void tell_many(const struct selftest *test, const struct selftest_vpn *vpn,
                      struct machine_echo_session *session, bool answers)
{
    struct tally tally;

    if (!answers) {
        selftest_unmeasured(test, SELFTEST_PING_MANY, vpn->title, "the server answers no ping");
        return;
    }
    tally = send_small(test->machine, session, MACHINE_ECHO_MAX);
    if (tally.err.status != STATUS_OK)
        selftest_measured(test, SELFTEST_PING_MANY, vpn->title,
                          "%lu: more was refused (Windows code %lu); %lu answered",
                          (unsigned long)tally.sent, (unsigned long)tally.err.windows_code,
                          (unsigned long)tally.replied);
    else
        selftest_measured(test, SELFTEST_PING_MANY, vpn->title,
                          "%lu at least; %lu answered, the last after %lu microseconds",
                          (unsigned long)tally.sent, (unsigned long)tally.replied,
                          (unsigned long)tally.most_us);
}

/* What becomes of one packet that may be too big. */
static void tell_big(const struct selftest *test, enum selftest_fact fact,
                     const struct selftest_vpn *vpn, struct machine_echo_session *session,
                     uint32_t packet_len)
{
    static const char *const results[] = {
        [ECHO_REPLIED] = "answered whole",
        [ECHO_DAMAGED] = "answered in part",
        [ECHO_TOO_BIG] = "a router says that it is too big",
        [ECHO_LOCAL] = "refused by this PC",
        [ECHO_UNREACHABLE] = "not deliverable",
        [ECHO_SILENT] = "no answer",
    };
    const struct machine *machine = test->machine;
    struct machine_echo echo;
    struct error err;
    char mtu[48] = "";
    bool got = false;

    if (machine->ops->echo_send(machine->self, session, packet_len, packet_len, TIMEOUT_MS, &err) !=
            STATUS_OK ||
        machine->ops->echo_wait(machine->self, session, PATIENCE_MS, &echo, &got, &err) !=
            STATUS_OK) {
        selftest_failed(test, fact, vpn->title, &err);
        return;
    }
    if (!got) {
        selftest_unmeasured(test, fact, vpn->title, "Windows did not tell what became of it");
        return;
    }
    if (echo.result == ECHO_TOO_BIG && echo.next_hop_mtu != 0)
        snprintf(mtu, sizeof mtu, ", and that %lu is not", (unsigned long)echo.next_hop_mtu);
    selftest_measured(test, fact, vpn->title, "%lu bytes: %s%s (status %lu)",
                      (unsigned long)packet_len, results[echo.result], mtu,
                      (unsigned long)echo.code);
}

static void tell_remembered(const struct selftest *test, const struct selftest_vpn *vpn)
{
    const struct machine *machine = test->machine;
    struct error err;
    uint32_t mtu;

    if (machine->ops->get_path_mtu(machine->self, vpn->underlay.row->luid, &vpn->connection->server,
                                   &mtu, &err) == STATUS_OK)
        selftest_measured(test, SELFTEST_PATH_MTU, vpn->title, "%lu", (unsigned long)mtu);
    else
        selftest_failed(test, SELFTEST_PATH_MTU, vpn->title, &err);
}

static void ping(const struct selftest *test, const struct selftest_vpn *vpn,
                 struct machine_echo_session *session)
{
    const enum family family = vpn->connection->server.family;
    const uint32_t mtu = vpn->underlay.row->ip[family].mtu;
    struct tally few = send_small(test->machine, session, FEW);

    tell_time(test, vpn, &few);
    tell_big(test, SELFTEST_PING_LOCAL, vpn, session, mtu + 1);
    tell_big(test, SELFTEST_PING_FULL, vpn, session, mtu);
    tell_remembered(test, vpn);
    tell_many(test, vpn, session, few.replied > 0);
}

/* Why nothing can be sent; NULL: it can. */
static const char *obstacle(const struct selftest_vpn *vpn)
{
    const struct machine_interface *row = vpn->underlay.row;

    if (vpn->connection == NULL || !vpn->connection->has_server)
        return "the server's address is not known";
    if (row == NULL || !vpn->underlay.to_server || !row->ip[vpn->connection->server.family].bound)
        return "no route to the server outside the VPN is known";
    /* One size more must still be a packet. */
    if (row->ip[vpn->connection->server.family].mtu >= UINT16_MAX)
        return "its interface takes packets of every size";
    return NULL;
}

void selftest_ping(const struct selftest *test, const struct selftest_vpn *vpn)
{
    const struct machine *machine = test->machine;
    const char *why = obstacle(vpn);
    struct machine_echo_session *session;
    struct error err;

    if (why == NULL) {
        const struct machine_echo_target target = {
            .destination = vpn->connection->server,
            .has_source = vpn->underlay.has_source,
            .source = vpn->underlay.source,
            .luid = vpn->underlay.row->luid,
        };

        if (machine->ops->echo_open(machine->self, &target, &session, &err) == STATUS_OK) {
            ping(test, vpn, session);
            machine->ops->echo_close(machine->self, session);
        } else {
            for (size_t i = 0; i < sizeof ping_facts / sizeof ping_facts[0]; i++)
                selftest_failed(test, ping_facts[i], vpn->title, &err);
        }
    }
    for (size_t i = 0; why != NULL && i < sizeof ping_facts / sizeof ping_facts[0]; i++)
        selftest_unmeasured(test, ping_facts[i], vpn->title, "%s", why);
    selftest_unmeasured(test, SELFTEST_PPP_HEADERS, vpn->title,
                        "only a capture outside this PC shows it");
    selftest_unmeasured(test, SELFTEST_ESP_DF, vpn->title,
                        "only a capture outside this PC shows it");
}
