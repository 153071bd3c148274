/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/probe.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/host.h"
#include "cli/probe_text.h"
#include "cli/rules.h"

#define TRY_PROBE "vpnmtu probe vpn.example.com"

static enum status check_operand(const char *host, struct error *err)
{
    if (host != NULL)
        return host_check(host, TRY_PROBE, err);
    error_set(err, STATUS_USAGE, "probe takes the host to measure the path to");
    return error_advise(err, TRY_PROBE);
}

/* The MTU that follows for the VPN that was described; *HAS: whether one was. */
static enum status follow(const struct arguments *arguments, const struct probe_result *measured,
                          struct calc_result *calc, bool *has, struct error *err)
{
    struct vpn_request request = arguments_vpn(arguments);
    struct vpn vpn;
    enum status status;

    *has = vpn_request_says(&request);
    if (!*has)
        return STATUS_OK;
    request.outer = (int)measured->target.address.family;
    status = vpn_resolve(&request, VPN_DEFAULTS_SAFE, &vpn, err);
    if (status != STATUS_OK)
        return status;
    *has = measured->finding.path_mtu != 0;
    if (!*has)
        return STATUS_OK;
    return calc_run(&vpn, measured->finding.path_mtu, 0, calc, err);
}

/* Options that contradict each other are told before anything is sent. */
static enum status check_vpn(const struct arguments *arguments, struct error *err)
{
    struct vpn_request request = arguments_vpn(arguments);
    struct vpn vpn;

    if (!vpn_request_says(&request))
        return STATUS_OK;
    return vpn_resolve(&request, VPN_DEFAULTS_SAFE, &vpn, err);
}

static enum status run(const struct machine *machine, const struct arguments *arguments,
                       const struct probe_request *request, struct result *result)
{
    const struct probe_progress progress = probe_teller(result);
    struct probe_result measured;
    struct calc_result calc;
    struct error err;
    bool has_calc = false;

    if (probe_run(machine, request, &progress, &measured, &err) != STATUS_OK ||
        follow(arguments, &measured, &calc, &has_calc, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (arguments->values[OPTION_JSON].given)
        result_take(result, probe_json(request->host, &measured, has_calc ? &calc : NULL));
    else
        probe_text(&result->text, request->host, &measured, has_calc ? &calc : NULL);
    if (measured.finding.result == PATH_EXACT || measured.finding.result == PATH_BLACK_HOLE)
        return STATUS_OK;
    probe_inconclusive(request->host, &measured, &err);
    return result_fail(result, &err);
}

enum status cmd_probe(const struct machine *machine, const struct arguments *arguments,
                      struct result *result)
{
    const struct argument *outer = &arguments->values[OPTION_OUTER];
    struct probe_request request = {
        .host = arguments->operand_count > 0 ? arguments->operands[0] : NULL,
        .family = outer->given ? (enum family)outer->choice : FAMILY_COUNT,
        .interface = arguments->values[OPTION_INTERFACE].text,
    };
    struct rules rules;
    struct error err;
    enum status status;

    if (check_operand(request.host, &err) != STATUS_OK || check_vpn(arguments, &err) != STATUS_OK)
        return result_fail(result, &err);
    status = rules_read(machine, arguments, &rules, result);
    if (status != STATUS_OK)
        return status;
    request.timeout_ms = rules_probe_timeout_ms(&rules, arguments);
    rules_notes(&rules, "vpnmtu: ", &result->warnings);
    rules_free(&rules);
    return run(machine, arguments, &request, result);
}
