/* SPDX-License-Identifier: MIT */
/* Connections, security associations, routes and peers of scenario files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/memory_machine.h"

static const char everything[] =
    "{\"interfaces\": [{\"index\": 43, \"name\": \"VPN\","
    "   \"guid\": \"{00112233-4455-6677-8899-AABBCCDDEEFF}\","
    "   \"peers\": [\"10.0.0.1\", \"2001:db8::1\"]},"
    "  {\"index\": 12, \"name\": \"Wi-Fi\", \"ipv4\": {}}],"
    " \"connections\": ["
    "  {\"name\": \"VPN\", \"device\": \"WAN Miniport (IKEv2)\", \"isVpn\": true,"
    "   \"connected\": true, \"guid\": \"{00112233-4455-6677-8899-aabbccddeeff}\","
    "   \"server\": \"203.0.113.5\", \"local\": \"192.0.2.7\", \"nat\": \"yes\","
    "   \"encryption\": \"aes\", \"innerServer\": [\"10.0.0.1\", \"2001:db8::1\"]},"
    "  {\"name\": \"PPPoE\", \"isVpn\": false, \"connected\": false, \"nat\": null,"
    "   \"encryption\": null, \"innerServer\": null}],"
    " \"sas\": [{\"inbound\": true, \"local\": \"192.0.2.7\", \"remote\": \"203.0.113.5\","
    "   \"mode\": \"transport\", \"natT\": true, \"cipher\": \"aes-cbc\","
    "   \"integrity\": \"hmac-sha256-128\"}], \"sasDenied\": false,"
    " \"routes\": [{\"family\": \"ipv4\", \"prefix\": \"203.0.113.0/24\", \"luid\": 12,"
    "   \"metric\": 7, \"nextHop\": \"192.0.2.1\", \"source\": \"192.0.2.7\"}]}";

static void check_connections(const struct machine *machine)
{
    static const uint8_t guid[16] = {0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66,
                                     0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF};
    struct machine_connections list;
    const struct machine_connection *vpn;
    struct error err;
    char text[ADDRESS_TEXT_SIZE];

    assert_int_equal(machine->ops->list_connections(machine->self, &list, &err), STATUS_OK);
    assert_int_equal(list.count, 2);
    vpn = &list.rows[0];
    assert_string_equal(vpn->name, "VPN");
    assert_string_equal(vpn->device, "WAN Miniport (IKEv2)");
    assert_true(vpn->is_vpn && vpn->connected && vpn->has_guid);
    assert_memory_equal(vpn->guid.bytes, guid, sizeof guid);
    assert_true(vpn->has_local && vpn->has_server);
    address_format(&vpn->server, text);
    assert_string_equal(text, "203.0.113.5");
    assert_int_equal(vpn->nat, MACHINE_NAT_YES);
    assert_int_equal(vpn->encryption, MACHINE_ENCRYPTION_AES);
    assert_true(vpn->has_inner_server[FAMILY_IPV4] && vpn->has_inner_server[FAMILY_IPV6]);
    address_format(&vpn->inner_server[FAMILY_IPV6], text);
    assert_string_equal(text, "2001:db8::1");
    assert_false(list.rows[1].is_vpn || list.rows[1].connected || list.rows[1].has_guid);
    assert_false(list.rows[1].has_local || list.rows[1].has_server);
    assert_int_equal(list.rows[1].nat, MACHINE_NAT_UNKNOWN);
    assert_int_equal(list.rows[1].encryption, MACHINE_ENCRYPTION_UNKNOWN);
    machine_connections_free(&list);
}

static void check_everything(struct memory_machine *memory)
{
    struct machine machine = memory_machine_open(memory);
    const struct address server = {FAMILY_IPV4, {203, 0, 113, 5}};
    struct machine_sas sas;
    struct machine_route route;
    struct machine_addresses peers;
    struct error err;

    check_connections(&machine);
    assert_int_equal(memory_machine_find(memory, 43)->row.guid.bytes[0], 0x33);
    assert_int_equal(machine.ops->list_sas(machine.self, &sas, &err), STATUS_OK);
    assert_int_equal(sas.count, 1);
    assert_true(sas.rows[0].inbound && sas.rows[0].udp_encapsulation);
    assert_int_equal(sas.rows[0].mode, ESP_TRANSPORT);
    assert_int_equal(sas.rows[0].cipher, CIPHER_AES_CBC);
    assert_int_equal(sas.rows[0].integrity, INTEGRITY_HMAC_SHA256_128);
    machine_sas_free(&sas);
    assert_int_equal(machine.ops->find_route(machine.self, &server, 0, &route, &err), STATUS_OK);
    assert_int_equal(route.luid, 12);
    assert_int_equal(route.prefix_length, 24);
    assert_int_equal(route.metric, 7);
    assert_true(route.has_next_hop);
    assert_int_equal(route.next_hop.bytes[3], 1);
    assert_int_equal(route.source.bytes[3], 7);
    assert_int_equal(machine.ops->list_peers(machine.self, 43, &peers, &err), STATUS_OK);
    assert_int_equal(peers.count, 2);
    assert_int_equal(peers.rows[1].family, FAMILY_IPV6);
    machine_addresses_free(&peers);
}

static void scenario_is_read_and_written(void **unused)
{
    char problem[256] = "";
    struct memory_machine *memory = memory_machine_parse(everything, problem, sizeof problem);

    (void)unused;
    assert_string_equal(problem, "");
    check_everything(memory);
    assert_true(memory_machine_save(memory, SCRATCH));
    memory_machine_free(memory);
    memory = memory_machine_load(SCRATCH, problem, sizeof problem);
    assert_string_equal(problem, "");
    assert_non_null(memory);
    check_everything(memory);
    assert_string_equal(memory_machine_log(memory), "list_connections\nlist_sas\n"
                                                    "find_route 203.0.113.5 0\nlist_peers 43\n");
    assert_string_equal(memory_machine_changes(memory), "");
    memory_machine_free(memory);
    assert_int_equal(remove(SCRATCH), 0);
}

static void bad_scenarios_are_refused(void **unused)
{
    static const struct {
        const char *json;
        const char *why;
    } rows[] = {
        {"{\"connections\": [{}]}", "no name"},
        {"{\"connections\": [{\"name\": \"x\", \"server\": \"203.0.113\"}]}", "no address"},
        {"{\"connections\": [{\"name\": \"x\", \"nat\": \"maybe\"}]}", "a word"},
        {"{\"connections\": [{\"name\": \"x\", \"nat\": true}]}", "no word"},
        {"{\"connections\": [{\"name\": \"x\", \"guid\": \"{}\"}]}", "no GUID"},
        {"{\"connections\": [{\"name\": \"x\", \"innerServer\": [7]}]}", "no address"},
        {"{\"interfaces\": [{\"index\": 1, \"name\": \"x\", \"peers\": [\"a\"]}]}", "no address"},
        {"{\"interfaces\": [{\"index\": 1, \"name\": \"x\", \"guid\":"
         " \"{00112233-4455-6677-8899-AABBCCDDEEFG}\"}]}",
         "no digit"},
        {"{\"sas\": [{\"local\": \"1.2.3.4\", \"remote\": \"::1\", \"cipher\": \"rot13\"}]}",
         "no such cipher"},
        {"{\"sas\": [{\"local\": \"1.2.3.4\", \"remote\": \"::1\"}]}", "no cipher"},
        {"{\"routes\": [{\"prefix\": \"1.2.3.4\", \"luid\": 1}]}", "no length"},
        {"{\"routes\": [{\"prefix\": \"1.2.3.4/33\", \"luid\": 1}]}", "too long"},
        {"{\"routes\": [{\"prefix\": \"1.2.3.4/\", \"luid\": 1}]}", "no number"},
        {"{\"routes\": [{\"prefix\": \"::/0\", \"family\": \"ipv4\", \"luid\": 1}]}", "another"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char problem[256] = "";

        assert_null(memory_machine_parse(rows[i].json, problem, sizeof problem));
        assert_string_not_equal(problem, "");
    }
}

/* The addresses of peers, through reading and printing. */
static void addresses_in_every_form(void **unused)
{
    static const struct {
        const char *text;
        const char *same; /* NULL: refused */
    } rows[] = {
        {"0.0.0.0", "0.0.0.0"},
        {"255.255.255.255", "255.255.255.255"},
        {"256.0.0.1", NULL},
        {"1.2.3", NULL},
        {"1.2.3.4.5", NULL},
        {"1.2.3.", NULL},
        {"1.2.3.0004", NULL},
        {"", NULL},
        {"::", "::"},
        {"::1", "::1"},
        {"1::", "1::"},
        {"FE80::A:0:0:1", "fe80::a:0:0:1"},
        {"2001:db8:0:0:0:0:0:1", "2001:db8::1"},
        {"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"},
        {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
        {"1:2:3:4:5:6:7", NULL},
        {"1:2:3:4:5:6:7:8:9", NULL},
        {"1::2::3", NULL},
        {":1", NULL},
        {"1:", NULL},
        {"12345::", NULL},
        {"1:2:3:4::5:6:7:8", NULL},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char json[160];
        char problem[256] = "";
        char text[ADDRESS_TEXT_SIZE];
        struct memory_machine *memory;

        snprintf(json, sizeof json,
                 "{\"interfaces\": [{\"index\": 1, \"name\": \"x\", \"peers\": [\"%s\"]}]}",
                 rows[i].text);
        memory = memory_machine_parse(json, problem, sizeof problem);
        if (rows[i].same == NULL) {
            assert_null(memory);
            assert_non_null(strstr(problem, "not an address"));
            continue;
        }
        assert_string_equal(problem, "");
        address_format(&memory_machine_find(memory, 1)->peers[0], text);
        assert_string_equal(text, rows[i].same);
        memory_machine_free(memory);
    }
}

static void only_connected_interfaces_have_routes(void **unused)
{
    static const struct {
        const char *json;
        enum status status;
        const char *why;
    } rows[] = {
        {"{\"interfaces\": [{\"index\": 12, \"name\": \"x\"}],"
         " \"defaultRoutes\": [{\"luid\": 12}]}",
         STATUS_OK, "a default route will do"},
        {"{\"interfaces\": [{\"index\": 12, \"name\": \"x\", \"state\": \"disconnected\"}],"
         " \"defaultRoutes\": [{\"luid\": 12}]}",
         STATUS_NO_ROUTE, "the cable is out"},
        {"{\"defaultRoutes\": [{\"luid\": 12}]}", STATUS_NO_ROUTE, "no such interface"},
        {"{\"interfaces\": [{\"index\": 12, \"name\": \"x\"}],"
         " \"defaultRoutes\": [{\"luid\": 12, \"family\": \"ipv6\"}]}",
         STATUS_NO_ROUTE, "the other family"},
    };
    const struct address server = {FAMILY_IPV4, {203, 0, 113, 5}};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char problem[256] = "";
        struct memory_machine *memory = memory_machine_parse(rows[i].json, problem, sizeof problem);
        struct machine machine = memory_machine_open(memory);
        struct machine_route route;
        struct error err = {0};

        assert_int_equal(machine.ops->find_route(machine.self, &server, 0, &route, &err),
                         rows[i].status);
        assert_int_equal(err.windows_code, rows[i].status == STATUS_OK ? 0 : 1231);
        memory_machine_free(memory);
    }
}

static void sas_can_be_denied(void **unused)
{
    static const char *const denied[] = {"{\"elevated\": false}", "{\"sasDenied\": true}"};

    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        char problem[256] = "";
        struct memory_machine *memory = memory_machine_parse(denied[i], problem, sizeof problem);
        struct machine machine = memory_machine_open(memory);
        struct machine_sas sas = {NULL, 0};
        struct error err = {0};

        assert_int_equal(machine.ops->list_sas(machine.self, &sas, &err), STATUS_ACCESS_DENIED);
        assert_string_equal(err.message,
                            "cannot list the IPsec security associations: Access is denied. (5)");
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenario_is_read_and_written),
        cmocka_unit_test(bad_scenarios_are_refused),
        cmocka_unit_test(addresses_in_every_form),
        cmocka_unit_test(only_connected_interfaces_have_routes),
        cmocka_unit_test(sas_can_be_denied),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
