/* SPDX-License-Identifier: MIT */
#include "app/selftest.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/change.h"
#include "app/selftest_rows.h"
#include "core/text.h"

static const char this_pc[] = "this PC";

static void tell_system(const struct selftest *test, const struct machine_system *system)
{
    const char *processor = system->processor == MACHINE_PROCESSOR_X64     ? "x64"
                            : system->processor == MACHINE_PROCESSOR_ARM64 ? "ARM64"
                            : system->processor == MACHINE_PROCESSOR_X86   ? "x86"
                            : system->processor_code == 0                  ? "an unknown processor"
                                                          : "a processor that is not told";

    if (system->version_code == 0)
        selftest_measured(test, SELFTEST_WINDOWS, this_pc, "%lu.%lu.%lu on %s%s",
                          (unsigned long)system->major, (unsigned long)system->minor,
                          (unsigned long)system->build, processor,
                          system->emulated ? ", which emulates vpnmtu's" : "");
    else
        selftest_unmeasured(test, SELFTEST_WINDOWS, this_pc, "Windows refused it (%lu)",
                            (unsigned long)system->version_code);
    if (system->token_code != 0)
        selftest_unmeasured(test, SELFTEST_RIGHTS, this_pc, "Windows refused it (%lu)",
                            (unsigned long)system->token_code);
    else if (system->session_code != 0)
        selftest_measured(test, SELFTEST_RIGHTS, this_pc, "%s, %s, session not told (%lu)",
                          system->elevated ? "elevated" : "not elevated",
                          system->is_system ? "SYSTEM" : "not SYSTEM",
                          (unsigned long)system->session_code);
    else
        selftest_measured(test, SELFTEST_RIGHTS, this_pc, "%s, %s, session %lu",
                          system->elevated ? "elevated" : "not elevated",
                          system->is_system ? "SYSTEM" : "not SYSTEM",
                          (unsigned long)system->session);
    selftest_measured(test, SELFTEST_CLOCK, this_pc, "%llu ticks a second",
                      (unsigned long long)system->clock_hz);
}

static void tell_ras(const struct selftest *test, const struct machine_system *system)
{
    const struct machine_connections *list = &test->interfaces.connections;

    if (test->interfaces.connections_error.status != STATUS_OK)
        selftest_failed(test, SELFTEST_RAS_LIST, this_pc, &test->interfaces.connections_error);
    else if (list->count == 0)
        selftest_measured(test, SELFTEST_RAS_LIST, this_pc, "no connection is dialled");
    else
        selftest_measured(test, SELFTEST_RAS_LIST, this_pc, "dialled: %zu; RASCONNW of %lu bytes",
                          list->count, (unsigned long)list->rows[0].facts.connection_size);
    if (system->token_code != 0 || !system->is_system)
        selftest_unmeasured(test, SELFTEST_RAS_SYSTEM, this_pc,
                            "vpnmtu does not run as SYSTEM: run it in a scheduled task of SYSTEM");
    else if (test->interfaces.connections_error.status != STATUS_OK)
        selftest_failed(test, SELFTEST_RAS_SYSTEM, this_pc, &test->interfaces.connections_error);
    else
        selftest_measured(test, SELFTEST_RAS_SYSTEM, this_pc, "SYSTEM sees %zu", list->count);
    selftest_events(test, this_pc);
}

static void tell_tunnel_mtu(const struct selftest *test)
{
    const struct machine_registry_value *value = &test->tunnel.values[TUNNEL_MTU];

    if (test->tunnel_error.status != STATUS_OK)
        selftest_failed(test, SELFTEST_TUNNEL_MTU, this_pc, &test->tunnel_error);
    else if (!value->present)
        selftest_measured(test, SELFTEST_TUNNEL_MTU, this_pc, "none; %lu of %d levels of the key",
                          (unsigned long)test->tunnel.key_depth, MACHINE_TUNNEL_KEY_DEPTH);
    else if (value->is_dword)
        selftest_measured(test, SELFTEST_TUNNEL_MTU, this_pc, "%lu", (unsigned long)value->number);
    else
        selftest_measured(test, SELFTEST_TUNNEL_MTU, this_pc, "no number: type %lu, %lu bytes",
                          (unsigned long)value->type, (unsigned long)value->size);
    selftest_unmeasured(test, SELFTEST_TUNNEL_WHEN, this_pc,
                        "it outlasts this run: vpnmtu registry set, reconnect, and look at "
                        "tunnel-mtu-honoured");
}

static void tell_pc(const struct selftest *test)
{
    struct machine_system system;
    size_t inbound = 0;

    test->machine->ops->read_system(test->machine->self, &system);
    tell_system(test, &system);
    tell_ras(test, &system);
    for (size_t i = 0; i < test->sas.count; i++)
        inbound += test->sas.rows[i].inbound;
    if (test->sas_error.status != STATUS_OK)
        selftest_failed(test, SELFTEST_SA_LIST, this_pc, &test->sas_error);
    else
        selftest_measured(test, SELFTEST_SA_LIST, this_pc, "%zu inbound, %zu outbound", inbound,
                          test->sas.count - inbound);
    tell_tunnel_mtu(test);
}

/* A VPN's interface that is up counts more than one that is not. */
static const struct machine_interface *interface_of(const struct interfaces *interfaces,
                                                    const struct machine_connection *connection)
{
    const struct machine_interface *found = NULL;

    for (size_t i = 0; i < interfaces->list.count; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];

        if (!row->filter && interfaces_connection(interfaces, row) == connection &&
            (found == NULL || row->state == LINK_CONNECTED))
            found = row;
    }
    return found;
}

static void add_vpn(struct selftest *test, const struct machine_connection *connection,
                    const struct machine_interface *row)
{
    struct selftest_vpn *vpn = &test->vpns[test->vpn_count];
    const char *name = connection != NULL ? connection->name : row != NULL ? row->name : "";
    const struct address *server =
        connection != NULL && connection->has_server ? &connection->server : NULL;
    char safe[SELFTEST_SUBJECT_SIZE - 32];

    if (test->vpn_count == SELFTEST_VPNS_MAX)
        return;
    *vpn = (struct selftest_vpn){.connection = connection, .row = row};
    vpn->underlay = underlay_find(&test->interfaces, row, server,
                                  server != NULL ? server->family : FAMILY_IPV4);
    text_safe(name, safe, sizeof safe);
    if (test->request->full)
        snprintf(vpn->title, sizeof vpn->title, "\"%s\"", safe);
    else
        snprintf(vpn->title, sizeof vpn->title, "VPN %u", (unsigned)(test->vpn_count + 1));
    test->vpn_count++;
}

static void find_vpns(struct selftest *test)
{
    const struct interfaces *interfaces = &test->interfaces;

    for (size_t i = 0; i < interfaces->connections.count; i++) {
        const struct machine_connection *connection = &interfaces->connections.rows[i];

        add_vpn(test, connection, interface_of(interfaces, connection));
    }
    for (size_t i = 0; i < interfaces->list.count; i++) {
        const struct machine_interface *row = &interfaces->list.rows[i];

        if (interfaces_is_live_vpn(interfaces, row) &&
            interfaces_connection(interfaces, row) == NULL)
            add_vpn(test, NULL, row);
    }
}

static enum status find_by_interface(const struct selftest *test, const struct selftest_vpn **found,
                                     struct error *err)
{
    const struct machine_interface *row;
    char title[TARGET_TITLE_SIZE];
    enum status status = interfaces_find(&test->interfaces, test->request->interface, &row, err);

    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < test->vpn_count; i++)
        if (test->vpns[i].row == row && interfaces_is_live_vpn(&test->interfaces, row)) {
            *found = &test->vpns[i];
            return STATUS_OK;
        }
    target_title(row->name, row->index, title);
    return error_set(err, STATUS_NO_VPN, "%s is no VPN that is connected", title);
}

/* The VPN that was named; NULL where none was. */
static enum status find_named(const struct selftest *test, const struct selftest_vpn **found,
                              struct error *err)
{
    const char *wanted = test->request->connection;
    char safe[TARGET_TITLE_SIZE];

    *found = NULL;
    if (test->request->interface != NULL)
        return find_by_interface(test, found, err);
    for (size_t i = 0; wanted != NULL && i < test->vpn_count; i++) {
        const struct selftest_vpn *vpn = &test->vpns[i];

        if (vpn->connection == NULL || !text_same_word(vpn->connection->name, wanted) ||
            vpn->row == NULL || !interfaces_is_live_vpn(&test->interfaces, vpn->row))
            continue;
        *found = vpn;
        return STATUS_OK;
    }
    if (wanted == NULL)
        return STATUS_OK;
    text_safe(wanted, safe, sizeof safe);
    return error_set(err, STATUS_NO_VPN, "the VPN \"%s\" is not connected", safe);
}

/* Rows that say that there is nothing to ask. */
static void tell_none(const struct selftest *test)
{
    for (int fact = 0; fact < SELFTEST_FACT_COUNT; fact++)
        if (selftest_question((enum selftest_fact)fact)->about == SELFTEST_ABOUT_VPN)
            selftest_inapplicable(test, (enum selftest_fact)fact, "no VPN", "no VPN is connected");
}

/* What has a failure of its own is asked again here, where a failure is only a row. */
static void read_rest(struct selftest *test)
{
    const struct machine *machine = test->machine;

    if (machine->ops->list_sas(machine->self, &test->sas, &test->sas_error) == STATUS_OK)
        test->sas_error.status = STATUS_OK;
    if (machine->ops->list_ras_events(machine->self, &test->events, &test->events_error) ==
        STATUS_OK)
        test->events_error.status = STATUS_OK;
    if (machine->ops->tunnel_read(machine->self, &test->tunnel, &test->tunnel_error) == STATUS_OK)
        test->tunnel_error.status = STATUS_OK;
}

static enum status measure(struct selftest *test, bool *has_report, struct error *err)
{
    const struct selftest_vpn *named;
    enum status status;

    find_vpns(test);
    status = find_named(test, &named, err);
    if (status != STATUS_OK)
        return status;
    *has_report = true;
    read_rest(test);
    tell_pc(test);
    for (size_t i = 0; i < test->vpn_count; i++) {
        if (named != NULL && named != &test->vpns[i])
            continue;
        selftest_vpn(test, &test->vpns[i]);
        selftest_ping(test, &test->vpns[i]);
        test->report->vpn_count++;
    }
    if (test->report->vpn_count == 0)
        tell_none(test);
    if (test->request->set)
        status = selftest_set(test, named, err);
    machine_sas_free(&test->sas);
    machine_ras_events_free(&test->events);
    if (test->report->damaged && status == STATUS_OK)
        status = error_set(err, STATUS_INTERNAL, "out of memory");
    return status;
}

enum status selftest_run(const struct machine *machine, const struct selftest_request *request,
                         struct selftest_report *out, bool *has_report, struct error *err)
{
    struct selftest_report report = {.rows = NULL};
    struct selftest *test;
    enum status status;

    *has_report = false;
    if (request->set && request->interface == NULL && request->connection == NULL) {
        error_set(err, STATUS_USAGE, "--set changes an MTU: which VPN's must be said");
        return error_advise(err, "--interface or --connection, as `vpnmtu show` lists them");
    }
    test = calloc(1, sizeof *test);
    if (test == NULL)
        return error_set(err, STATUS_INTERNAL, "out of memory");
    test->machine = machine;
    test->request = request;
    test->report = &report;
    machine->ops->utc_time(machine->self, report.time);
    status = interfaces_read(machine, &test->interfaces, err);
    if (status == STATUS_OK) {
        status = measure(test, has_report, err);
        interfaces_free(&test->interfaces);
    }
    free(test);
    if (*has_report)
        *out = report;
    else
        selftest_free(&report);
    return status;
}
