/* SPDX-License-Identifier: MIT */
/* What the in-memory machine does beyond machine.h, which the other suites lean on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/memory_machine.h"

static struct memory_machine *parse(const char *json)
{
    char problem[256] = "";
    struct memory_machine *memory = memory_machine_parse(json, problem, sizeof problem);

    if (memory == NULL)
        fail_msg("%s", problem);
    return memory;
}

static const char everything[] =
    "{\"why\": \"every key\", \"elevated\": true, \"ipv4Floor\": 352, \"lockHeldUntilMs\": 0,"
    " \"interfaces\": ["
    "  {\"index\": 43, \"luid\": 6473924464345088, \"name\": \"VPN\", \"description\": \"WAN\","
    "   \"ifType\": 23, \"filter\": false, \"hardware\": false, \"connector\": true,"
    "   \"state\": \"disconnected\", \"ndisMtu\": 1400,"
    "   \"ipv4\": {\"mtu\": 1400, \"metric\": 26, \"set\": {\"refuseAbove\": 1400}},"
    "   \"ipv6\": {\"set\": {\"clamp\": 1300}}},"
    "  {\"index\": 12, \"name\": \"Wi-Fi\", \"ipv4\": {\"set\": {\"refuse\": 31}},"
    "   \"ipv6\": {\"set\": \"ignore\"}},"
    "  {\"index\": 7, \"name\": \"bare\", \"ipv6\": null}],"
    " \"defaultRoutes\": [{\"family\": \"ipv6\", \"luid\": 12, \"metric\": 256}],"
    " \"journal\": {\"good\": \"text\", \"bad\": null},"
    " \"tunnel\": {\"keyDepth\": 4, \"link\": false, \"ignoresWrites\": true,"
    "  \"otherProtocol\": true, \"ProtocolType\": 2048, \"PPPProtocolType\": null,"
    "  \"TunnelMTU\": {\"type\": 1, \"size\": 10}, \"ProtocolMTU\": 1480},"
    " \"events\": [], \"faults\": []}";

static void check_tunnel(const struct memory_tunnel *tunnel)
{
    const struct machine_registry_value *values = tunnel->key.values;

    assert_int_equal(tunnel->key.key_depth, 4);
    assert_false(tunnel->is_link);
    assert_true(tunnel->ignores_writes);
    assert_true(tunnel->has_other_protocol);
    assert_true(values[TUNNEL_PROTOCOL_TYPE].is_dword);
    assert_int_equal(values[TUNNEL_PROTOCOL_TYPE].number, 2048);
    assert_false(values[TUNNEL_PPP_PROTOCOL_TYPE].present);
    assert_true(values[TUNNEL_MTU].present);
    assert_false(values[TUNNEL_MTU].is_dword);
    assert_int_equal(values[TUNNEL_MTU].type, 1);
    assert_int_equal(values[TUNNEL_MTU].size, 10);
    assert_int_equal(tunnel->protocol_mtu.number, 1480);
}

static void check_everything(struct memory_machine *memory)
{
    struct machine machine = memory_machine_open(memory);
    const struct memory_interface *vpn = memory_machine_find(memory, 6473924464345088U);
    const struct memory_interface *wifi = memory_machine_find(memory, 12);
    const struct memory_interface *bare = memory_machine_find(memory, 7);
    struct machine_default_routes routes;
    struct machine_records records;
    struct error err;

    assert_non_null(vpn);
    assert_int_equal(vpn->row.index, 43);
    assert_string_equal(vpn->row.name, "VPN");
    assert_string_equal(vpn->row.description, "WAN");
    assert_int_equal(vpn->row.if_type, 23);
    assert_true(vpn->row.connector);
    assert_int_equal(vpn->row.state, LINK_DISCONNECTED);
    assert_int_equal(vpn->row.ndis_mtu, 1400);
    assert_int_equal(vpn->row.ip[FAMILY_IPV4].metric, 26);
    assert_int_equal(vpn->set[FAMILY_IPV4].kind, MEMORY_SET_REFUSE_ABOVE);
    assert_int_equal(vpn->row.ip[FAMILY_IPV6].mtu, 1500);
    assert_int_equal(vpn->set[FAMILY_IPV6].kind, MEMORY_SET_CLAMP);
    assert_int_equal(vpn->set[FAMILY_IPV6].value, 1300);
    assert_non_null(wifi);
    assert_int_equal(wifi->row.if_type, IF_TYPE_ETHERNET);
    assert_int_equal(wifi->row.state, LINK_CONNECTED);
    assert_int_equal(wifi->set[FAMILY_IPV4].kind, MEMORY_SET_REFUSE);
    assert_int_equal(wifi->set[FAMILY_IPV6].kind, MEMORY_SET_IGNORE);
    assert_non_null(bare);
    assert_false(bare->row.ip[FAMILY_IPV4].bound);
    assert_false(bare->row.ip[FAMILY_IPV6].bound);
    assert_int_equal(machine.ops->list_default_routes(machine.self, &routes, &err), STATUS_OK);
    assert_int_equal(routes.count, 1);
    assert_int_equal(routes.rows[0].family, FAMILY_IPV6);
    assert_int_equal(routes.rows[0].metric, 256);
    machine_default_routes_free(&routes);
    assert_int_equal(machine.ops->journal_list(machine.self, &records, &err), STATUS_OK);
    assert_int_equal(records.count, 2);
    assert_false(records.rows[0].readable);
    assert_string_equal(memory_machine_record(memory, "good"), "text");
    assert_null(memory_machine_record(memory, "bad"));
    machine_records_free(&records);
    assert_int_equal(machine.ops->set_mtu(machine.self, vpn->row.luid, FAMILY_IPV4, 352, &err),
                     STATUS_OK);
    assert_int_equal(machine.ops->set_mtu(machine.self, vpn->row.luid, FAMILY_IPV4, 1400, &err),
                     STATUS_OK);
    check_tunnel(memory_machine_tunnel(memory));
}

static void scenario_is_read_and_written(void **unused)
{
    struct memory_machine *memory = parse(everything);
    char problem[256] = "";

    (void)unused;
    check_everything(memory);
    assert_true(memory_machine_save(memory, SCRATCH));
    memory_machine_free(memory);
    memory = memory_machine_load(SCRATCH, problem, sizeof problem);
    assert_string_equal(problem, "");
    assert_non_null(memory);
    check_everything(memory);
    memory_machine_free(memory);
    assert_int_equal(remove(SCRATCH), 0);
    assert_null(memory_machine_load(SCRATCH, problem, sizeof problem));
    assert_string_not_equal(problem, "");
}

static void bad_scenarios_are_refused(void **unused)
{
    static const struct {
        const char *json;
        const char *why;
    } rows[] = {
        {"", "no JSON"},
        {"[]", "not an object"},
        {"{\"interface\": []}", "a key that is mistyped"},
        {"{\"interfaces\": [{\"index\": 1}]}", "no name"},
        {"{\"interfaces\": [{\"index\": -1, \"name\": \"x\"}]}", "an index below 0"},
        {"{\"interfaces\": [{\"index\": 1, \"name\": \"x\", \"state\": \"up\"}]}", "a word"},
        {"{\"interfaces\": [{\"index\": 1, \"name\": \"x\", \"ipv4\": {\"mtu\": 4294967296}}]}",
         "33 bits"},
        {"{\"interfaces\": [{\"index\": 1, \"name\": \"x\", \"ipv4\": {\"set\": {}}}]}", "no verb"},
        {"{\"defaultRoutes\": [{\"family\": \"ipx\", \"luid\": 1}]}", "no such family"},
        {"{\"tunnel\": {\"TunnelMtu\": 1400}}", "a value that is mistyped"},
        {"{\"tunnel\": {\"TunnelMTU\": \"1400\"}}", "a text says neither type nor size"},
        {"{\"tunnel\": {\"TunnelMTU\": -1}}", "a value below 0"},
        {"{\"events\": [{\"atMs\": 1}]}", "nothing happens"},
        {"{\"faults\": [{\"call\": \"format_disk\"}]}", "no such call"},
        {"{\"faults\": [{\"call\": \"lock\", \"status\": \"sad\"}]}", "no such status"},
        {"{\"elevated\": true, \"elevated\": false}", "the same key twice"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char problem[256] = "";

        assert_null(memory_machine_parse(rows[i].json, problem, sizeof problem));
        assert_string_not_equal(problem, "");
    }
}

static void tunnel_key_is_as_deep_as_it_must_be(void **unused)
{
    static const struct {
        const char *json;
        uint32_t depth;
    } rows[] = {
        {"{}", 2},
        {"{\"tunnel\": {}}", 2},
        {"{\"tunnel\": {\"keyDepth\": 0}}", 0},
        {"{\"tunnel\": {\"otherProtocol\": true}}", 3},
        {"{\"tunnel\": {\"ProtocolMTU\": 1480}}", 4},
        {"{\"tunnel\": {\"TunnelMTU\": 1400}}", 4},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = parse(rows[i].json);

        assert_int_equal(memory_machine_tunnel(memory)->key.key_depth, rows[i].depth);
        memory_machine_free(memory);
    }
}

static uint32_t mtu_of(struct memory_machine *memory, uint64_t luid)
{
    struct machine machine = memory_machine_open(memory);
    struct error err;
    uint32_t mtu = 0;

    return machine.ops->get_mtu(machine.self, luid, FAMILY_IPV4, &mtu, &err) == STATUS_OK ? mtu : 0;
}

static void events_come_when_they_are_due(void **unused)
{
    struct memory_machine *memory = parse(
        "{\"events\": ["
        " {\"atMs\": 400, \"remove\": 43},"
        " {\"atMs\": 100, \"add\": {\"index\": 43, \"name\": \"VPN\", \"ipv4\": {\"mtu\": 1400}}},"
        " {\"atMs\": 200, \"luid\": 43, \"family\": \"ipv4\", \"mtu\": 1300},"
        " {\"atMs\": 300, \"luid\": 43, \"state\": \"disabled\"}]}");
    struct machine machine = memory_machine_open(memory);

    (void)unused;
    assert_int_equal(mtu_of(memory, 43), 0);
    machine.ops->sleep_ms(machine.self, 99);
    assert_int_equal(mtu_of(memory, 43), 0);
    machine.ops->sleep_ms(machine.self, 1);
    assert_int_equal(mtu_of(memory, 43), 1400);
    machine.ops->sleep_ms(machine.self, 100);
    assert_int_equal(mtu_of(memory, 43), 1300);
    assert_int_equal(memory_machine_find(memory, 43)->row.state, LINK_CONNECTED);
    machine.ops->sleep_ms(machine.self, 100);
    assert_int_equal(memory_machine_find(memory, 43)->row.state, LINK_DISABLED);
    machine.ops->sleep_ms(machine.self, 1000);
    assert_int_equal(mtu_of(memory, 43), 0);
    memory_machine_free(memory);
}

static void faults_hit_the_call_they_are_for(void **unused)
{
    struct memory_machine *memory =
        parse("{\"interfaces\": [{\"index\": 7, \"name\": \"x\", \"ipv4\": {}}],"
              " \"faults\": [{\"call\": \"get_mtu\", \"nth\": 2, \"count\": 2,"
              "               \"status\": \"windows\", \"windowsCode\": 31},"
              "              {\"call\": \"lock\", \"status\": \"internal\"}]}");
    struct machine machine = memory_machine_open(memory);
    struct error err = {0};
    uint32_t mtu = 0;

    (void)unused;
    assert_int_equal(mtu_of(memory, 7), 1500);
    assert_int_equal(memory_machine_unused_faults(memory), 2);
    assert_int_equal(machine.ops->get_mtu(machine.self, 7, FAMILY_IPV4, &mtu, &err),
                     STATUS_WINDOWS);
    assert_string_equal(err.message, "cannot read the IPv4 MTU: A device attached to the system is "
                                     "not functioning. (31)");
    assert_int_equal(mtu_of(memory, 7), 0);
    assert_int_equal(mtu_of(memory, 7), 1500);
    assert_int_equal(memory_machine_unused_faults(memory), 1);
    assert_int_equal(machine.ops->lock(machine.self, 0, &err), STATUS_INTERNAL);
    assert_string_equal(err.message, "cannot take the lock");
    assert_false(memory_machine_is_locked(memory));
    assert_int_equal(memory_machine_unused_faults(memory), 0);
    memory_machine_fail(memory, MEMORY_GET_MTU, 1, MEMORY_FOR_EVER, STATUS_NO_INTERFACE, 2);
    for (int i = 0; i < 5; i++)
        assert_int_equal(mtu_of(memory, 7), 0);
    memory_machine_free(memory);
}

static void log_has_every_call_in_order(void **unused)
{
    struct memory_machine *memory =
        parse("{\"interfaces\": [{\"index\": 7, \"name\": \"x\", \"ipv4\": {}}]}");
    struct machine machine = memory_machine_open(memory);
    struct machine_interfaces list;
    struct error err;

    (void)unused;
    assert_string_equal(memory_machine_log(memory), "");
    machine.ops->lock(machine.self, 5000, &err);
    assert_true(memory_machine_is_locked(memory));
    machine.ops->list_interfaces(machine.self, &list, &err);
    machine_interfaces_free(&list);
    machine.ops->journal_write(machine.self, "ipv4-7", "1500", &err);
    machine.ops->set_mtu(machine.self, 7, FAMILY_IPV4, 1374, &err);
    machine.ops->set_mtu(machine.self, 8, FAMILY_IPV6, 1374, &err);
    machine.ops->sleep_ms(machine.self, 500);
    machine.ops->journal_delete(machine.self, "ipv4-7", &err);
    machine.ops->unlock(machine.self);
    assert_string_equal(memory_machine_log(memory), "lock 5000\n"
                                                    "list_interfaces\n"
                                                    "journal_write ipv4-7\n"
                                                    "set_mtu 7 ipv4 1374\n"
                                                    "set_mtu 8 ipv6 1374\n"
                                                    "sleep_ms 500\n"
                                                    "journal_delete ipv4-7\n"
                                                    "unlock\n");
    assert_string_equal(memory_machine_changes(memory), "journal_write ipv4-7\n"
                                                        "set_mtu 7 ipv4 1374\n"
                                                        "set_mtu 8 ipv6 1374\n"
                                                        "journal_delete ipv4-7\n");
    assert_int_equal(memory_machine_calls(memory, MEMORY_SET_MTU), 2);
    memory_machine_free(memory);
}

static void drivers_misbehave(void **unused)
{
    static const struct {
        struct memory_set set;
        uint32_t wanted;
        enum status status;
        uint32_t code;
        uint32_t mtu;
        const char *why;
    } rows[] = {
        {{MEMORY_SET_OBEY, 0}, 1374, STATUS_OK, 0, 1374, "as it should be"},
        {{MEMORY_SET_REFUSE, 31}, 1374, STATUS_WINDOWS, 31, 1500, "refused"},
        {{MEMORY_SET_REFUSE, 2}, 1374, STATUS_NO_INTERFACE, 2, 1500, "gone, it says"},
        {{MEMORY_SET_REFUSE_ABOVE, 1400}, 1401, STATUS_WINDOWS, 87, 1500, "physical MTU - 100"},
        {{MEMORY_SET_REFUSE_ABOVE, 1400}, 1400, STATUS_OK, 0, 1400, "just not above"},
        {{MEMORY_SET_CLAMP, 1400}, 1422, STATUS_OK, 0, 1400, "clamped"},
        {{MEMORY_SET_CLAMP, 1400}, 1374, STATUS_OK, 0, 1374, "below the clamp"},
        {{MEMORY_SET_IGNORE, 0}, 1374, STATUS_OK, 0, 1500, "ignored"},
        {{MEMORY_SET_OBEY, 0}, 575, STATUS_WINDOWS, 87, 1500, "below IPv4's default floor"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory =
            parse("{\"interfaces\": [{\"index\": 7, \"name\": \"x\", \"ipv4\": {}}]}");
        struct machine machine = memory_machine_open(memory);
        struct error err = {0};

        memory_machine_find(memory, 7)->set[FAMILY_IPV4] = rows[i].set;
        assert_int_equal(machine.ops->set_mtu(machine.self, 7, FAMILY_IPV4, rows[i].wanted, &err),
                         rows[i].status);
        assert_int_equal(err.windows_code, rows[i].code);
        assert_int_equal(mtu_of(memory, 7), rows[i].mtu);
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenario_is_read_and_written),
        cmocka_unit_test(bad_scenarios_are_refused),
        cmocka_unit_test(tunnel_key_is_as_deep_as_it_must_be),
        cmocka_unit_test(events_come_when_they_are_due),
        cmocka_unit_test(faults_hit_the_call_they_are_for),
        cmocka_unit_test(log_has_every_call_in_order),
        cmocka_unit_test(drivers_misbehave),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
