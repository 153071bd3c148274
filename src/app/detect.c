/* SPDX-License-Identifier: MIT */
#include "app/detect.h"

#include <stddef.h>

#include "core/ras.h"
#include "core/stack.h"

/* RAS itself, of which no connection is known. */
static const struct adapter_identity any_ras = {ROLE_VPN, true, false, VPN_L2TP, false};

struct detected detect_vpn(const struct interfaces *interfaces, const struct machine_interface *row,
                           const struct vpn_request *asked)
{
    struct detected result = {.identity = any_ras,
                              .request = *asked,
                              .type_source = VPN_SOURCE_GIVEN,
                              .outer_source = VPN_SOURCE_GIVEN};

    if (row != NULL) {
        result.connection = interfaces_connection(interfaces, row);
        result.identity = interfaces_identify(interfaces, row);
    }
    if (asked->type == VPN_UNSET && result.identity.has_type) {
        result.request.type = (int)result.identity.vpn_type;
        result.type_source = result.connection != NULL ? VPN_SOURCE_RAS : VPN_SOURCE_ADAPTER;
    } else if (asked->type == VPN_UNSET) {
        result.request.type = VPN_L2TP;
        result.type_source = VPN_SOURCE_ASSUMED;
    }
    if (asked->outer == VPN_UNSET && result.connection != NULL && result.connection->has_server) {
        result.request.outer = (int)result.connection->server.family;
        result.outer_source = VPN_SOURCE_RAS;
    } else if (asked->outer == VPN_UNSET) {
        result.outer_source = VPN_SOURCE_ASSUMED;
    }
    return result;
}

static bool is_with_server(const struct machine_sa *sa, const struct machine_connection *connection)
{
    return address_equal(&sa->remote, &connection->server) &&
           (!connection->has_local || address_equal(&sa->local, &connection->local));
}

/* How well an association fits: the mode of the VPN's type is better than the other one. */
static int fit(const struct machine_sa *sa, const struct detected *detected)
{
    enum esp_mode mode = detected->request.type == VPN_L2TP ? ESP_TRANSPORT : ESP_TUNNEL;

    if (!is_with_server(sa, detected->connection))
        return 0;
    return sa->mode == mode ? 2 : 1;
}

/* What the association tells, where nothing was said. */
static struct vpn_request with_sa(const struct detected *detected, const struct machine_sa *sa)
{
    struct vpn_request request = detected->request;

    if (!sa->unknown_suite && request.cipher == NULL && request.integrity == NULL) {
        request.cipher = cipher_by_id(sa->cipher)->name;
        request.integrity = integrity_by_id(sa->integrity)->name;
    }
    if (request.nat_t == VPN_UNSET)
        request.nat_t = sa->udp_encapsulation ? 1 : 0;
    if (request.type == VPN_IPSEC && request.mode == VPN_UNSET)
        request.mode = (int)sa->mode;
    return request;
}

static uint32_t max_inner(const struct vpn *vpn, uint32_t path_mtu)
{
    struct stack stack = stack_make(vpn);

    return stack_max_inner(&stack, path_mtu);
}

/*
 * The VPN by the association with its server that leaves the least; *SA is that one. False: there
 * is none.
 */
static bool by_sa(const struct interfaces *interfaces, const struct detected *detected,
                  uint32_t path_mtu, struct vpn *vpn, const struct machine_sa **sa)
{
    const struct machine_sas *sas = &interfaces->sas;
    struct error ignored;
    int best_fit = 1;
    bool found = false;

    for (size_t i = 0; i < sas->count; i++)
        if (fit(&sas->rows[i], detected) > best_fit)
            best_fit = 2;
    for (size_t i = 0; i < sas->count; i++) {
        struct vpn_request request = with_sa(detected, &sas->rows[i]);
        struct vpn candidate;

        if (fit(&sas->rows[i], detected) < best_fit ||
            vpn_resolve(&request, VPN_DEFAULTS_SAFE, &candidate, &ignored) != STATUS_OK)
            continue;
        if (!found || max_inner(&candidate, path_mtu) < max_inner(vpn, path_mtu)) {
            *vpn = candidate;
            *sa = &sas->rows[i];
        }
        found = true;
    }
    return found;
}

static bool uses_esp(const struct detected *detected)
{
    return (vpn_kind((enum vpn_type)detected->request.type)->options & VPN_HAS_ESP) != 0;
}

/* Why a suite that could have been read was not. */
static void explain(const struct interfaces *interfaces, const struct detected *detected,
                    struct error *unread)
{
    if (detected->connection == NULL) {
        if (detected->identity.ras && interfaces->connections_error.status != STATUS_OK)
            *unread = interfaces->connections_error;
    } else if (interfaces->sas_error.status == STATUS_ACCESS_DENIED) {
        error_set(unread, STATUS_ACCESS_DENIED,
                  "reading the live cipher needs administrator rights");
    } else if (interfaces->sas_error.status != STATUS_OK) {
        *unread = interfaces->sas_error;
    } else if (!detected->connection->has_server) {
        error_set(unread, STATUS_NO_HOST, "Windows does not tell the VPN server's address");
    } else {
        error_set(unread, STATUS_NO_HOST, "Windows has no security association with the server");
    }
}

/* A driver that knows no other kind: all of them cost the same. */
static void take_driver_cipher(const struct detected *detected, struct vpn_request *request,
                               struct target *target)
{
    if (!detected->identity.aead || request->cipher != NULL || request->integrity != NULL ||
        (vpn_kind((enum vpn_type)request->type)->use & SUITE_OPENVPN) == 0)
        return;
    request->cipher = cipher_by_id(CIPHER_AES_GCM_16)->name;
    target->suite_source = VPN_SOURCE_ADAPTER;
}

static void take_ras_cipher(const struct detected *detected, struct vpn_request *request,
                            struct target *target)
{
    if (detected->connection == NULL || request->cipher != NULL || request->integrity != NULL ||
        detected->connection->encryption != MACHINE_ENCRYPTION_3DES || !uses_esp(detected))
        return;
    request->cipher = cipher_by_id(CIPHER_3DES_CBC)->name;
    target->suite_source = VPN_SOURCE_RAS;
}

/* Where RAS tells of a NAT, ESP is in UDP; where it tells of none, ESP may be all the same. */
static void take_ras_nat(const struct detected *detected, struct vpn_request *request,
                         struct target *target)
{
    if (detected->connection == NULL || request->nat_t != VPN_UNSET || !uses_esp(detected) ||
        detected->connection->nat != MACHINE_NAT_YES)
        return;
    request->nat_t = 1;
    target->nat_source = VPN_SOURCE_RAS;
}

/* Nothing live: what was said, and the safe side of the rest. */
static enum status assume(const struct interfaces *interfaces, const struct detected *detected,
                          struct target *target, struct error *err)
{
    struct vpn_request request = detected->request;

    target->suite_source =
        request.cipher != NULL || request.tls != NULL ? VPN_SOURCE_GIVEN : VPN_SOURCE_ASSUMED;
    target->nat_source = request.nat_t != VPN_UNSET ? VPN_SOURCE_GIVEN : VPN_SOURCE_ASSUMED;
    if ((vpn_kind((enum vpn_type)request.type)->options & (VPN_HAS_CIPHER | VPN_HAS_TLS)) == 0)
        target->suite_source = VPN_SOURCE_GIVEN;
    take_ras_cipher(detected, &request, target);
    take_ras_nat(detected, &request, target);
    take_driver_cipher(detected, &request, target);
    if (uses_esp(detected) && target->suite_source != VPN_SOURCE_GIVEN)
        explain(interfaces, detected, &target->unread);
    return vpn_resolve(&request, VPN_DEFAULTS_SAFE, &target->vpn, err);
}

enum status detect_suite(const struct interfaces *interfaces, const struct detected *detected,
                         uint32_t path_mtu, struct target *target, struct error *err)
{
    const struct vpn_request *request = &detected->request;
    bool suite_said = request->cipher != NULL || request->integrity != NULL;
    const struct machine_sa *sa = NULL;
    enum status status = STATUS_OK;

    target->vpn_source = detected->type_source;
    target->outer_source = detected->outer_source;
    target->unread = (struct error){.status = STATUS_OK};
    if (detected->connection != NULL && detected->connection->has_server && uses_esp(detected) &&
        by_sa(interfaces, detected, path_mtu, &target->vpn, &sa)) {
        target->suite_source = suite_said          ? VPN_SOURCE_GIVEN
                               : sa->unknown_suite ? VPN_SOURCE_ASSUMED
                                                   : VPN_SOURCE_SA;
        target->nat_source = request->nat_t != VPN_UNSET ? VPN_SOURCE_GIVEN : VPN_SOURCE_SA;
        if (target->suite_source == VPN_SOURCE_SA && detected->type_source != VPN_SOURCE_GIVEN)
            target->vpn_source = VPN_SOURCE_SA;
        if (target->suite_source == VPN_SOURCE_ASSUMED)
            error_set(&target->unread, STATUS_NO_HOST,
                      "the live connection has a cipher that vpnmtu does not know");
    } else {
        status = assume(interfaces, detected, target, err);
    }
    target->has_vpn = status == STATUS_OK;
    return status;
}
