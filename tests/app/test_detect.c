/* SPDX-License-Identifier: MIT */
/* What is live decides what is wanted: type, suite, server and underlay, by scenario. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/apply.h"
#include "app/plan.h"
#include "support/memory_machine.h"

#define SERVER "203.0.113.5"

/* A PC with Wi-Fi and a VPN called "Work", in which the parts in braces are replaced by rows. */
static const char pc[] =
    "{\"interfaces\":["
    "{\"index\":12,\"name\":\"Wi-Fi\",\"ifType\":71,\"hardware\":true,\"ipv4\":{\"mtu\":1500},"
    "\"ipv6\":{\"mtu\":1500}},"
    "{\"index\":15,\"name\":\"LTE\",\"ifType\":243,\"hardware\":true,\"ndisMtu\":1430,"
    "\"ipv4\":{\"mtu\":1430}},"
    "{\"index\":43,\"name\":\"Work\",\"ifType\":%d,\"guid\":"
    "\"{00000043-0000-0000-0000-000000000000}\",\"ipv4\":{\"mtu\":1400}}],"
    "\"defaultRoutes\":[{\"family\":\"ipv4\",\"luid\":12},{\"family\":\"ipv6\",\"luid\":12}]%s}";

#define CONNECTION(name, device, more)                                                             \
    ",\"connections\":[{\"name\":\"" name "\",\"device\":\"" device "\"" more "}]"
#define WITH_SERVER ",\"server\":\"" SERVER "\""
#define SA(cipher, integrity, nat)                                                                 \
    "{\"local\":\"192.0.2.7\",\"remote\":\"" SERVER "\",\"mode\":\"tunnel\",\"natT\":" nat         \
    ",\"cipher\":\"" cipher "\"" integrity "}"
#define SHA1   ",\"integrity\":\"hmac-sha1-96\""
#define SHA256 ",\"integrity\":\"hmac-sha256-128\""
#define IKEV2  CONNECTION("Work", "WAN Miniport (IKEv2)", WITH_SERVER)

static const struct {
    const char *reason;
    const char *live;
    int if_type;
    enum vpn_type type;
    enum vpn_source source;
    enum vpn_source suite_source;
    uint32_t vpn_mtu; /* on a path of 1454 */
    uint32_t underlay;
} rows[] = {
    {"nothing is live: the largest headers", "", 23, VPN_L2TP, VPN_SOURCE_ASSUMED,
     VPN_SOURCE_ASSUMED, 1354, 12},
    {"the device tells the type, no SA the suite", IKEV2, 23, VPN_IKEV2, VPN_SOURCE_RAS,
     VPN_SOURCE_ASSUMED, 1374, 12},
    {"AES-CBC with SHA-1, behind NAT", IKEV2 ",\"sas\":[" SA("aes-cbc", SHA1, "true") "]", 23,
     VPN_IKEV2, VPN_SOURCE_SA, VPN_SOURCE_SA, 1374, 12},
    {"AES-GCM leaves 16 more", IKEV2 ",\"sas\":[" SA("aes-gcm-16", "", "true") "]", 23, VPN_IKEV2,
     VPN_SOURCE_SA, VPN_SOURCE_SA, 1390, 12},
    {"AES-CBC without NAT too", IKEV2 ",\"sas\":[" SA("aes-cbc", SHA1, "false") "]", 23, VPN_IKEV2,
     VPN_SOURCE_SA, VPN_SOURCE_SA, 1390, 12},
    {"keys are being renewed: the association that leaves less counts, wherever it stands",
     IKEV2 ",\"sas\":[" SA("aes-gcm-16", "", "true") "," SA("aes-cbc", SHA256, "true") "]", 23,
     VPN_IKEV2, VPN_SOURCE_SA, VPN_SOURCE_SA, 1374, 12},
    {"the same, the other way round",
     IKEV2 ",\"sas\":[" SA("aes-cbc", SHA256, "true") "," SA("aes-gcm-16", "", "true") "]", 23,
     VPN_IKEV2, VPN_SOURCE_SA, VPN_SOURCE_SA, 1374, 12},
    {"an association with somebody else says nothing",
     IKEV2 ",\"sas\":[{\"local\":\"192.0.2.7\",\"remote\":\"203.0.113.6\",\"mode\":\"tunnel\","
           "\"natT\":false,\"cipher\":\"aes-gcm-16\"}]",
     23, VPN_IKEV2, VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1374, 12},
    {"one in transport mode is another's where there is one in tunnel mode",
     IKEV2 ",\"sas\":[{\"local\":\"192.0.2.7\",\"remote\":\"" SERVER
           "\",\"mode\":\"transport\",\"natT\":true,\"cipher\":\"aes-cbc\"" SHA256
           "}," SA("aes-gcm-16", "", "true") "]",
     23, VPN_IKEV2, VPN_SOURCE_SA, VPN_SOURCE_SA, 1390, 12},
    {"no rights to read it", IKEV2 ",\"sasDenied\":true", 23, VPN_IKEV2, VPN_SOURCE_RAS,
     VPN_SOURCE_ASSUMED, 1374, 12},
    {"RAS tells 3DES, which costs less than AES",
     CONNECTION("Work", "WAN Miniport (IKEv2)", WITH_SERVER ",\"encryption\":\"3des\""), 23,
     VPN_IKEV2, VPN_SOURCE_RAS, VPN_SOURCE_RAS, 1390, 12},
    {"a cipher to come may cost more than the others",
     IKEV2 ",\"sas\":[" SA("aes-gcm-16", "", "true") "," SA("unknown", "", "true") "]", 23,
     VPN_IKEV2, VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1374, 12},
    {"a cipher to come beside one that leaves less all the same",
     IKEV2 ",\"sas\":[" SA("aes-cbc", SHA256, "true") "," SA("unknown", "", "false") "]", 23,
     VPN_IKEV2, VPN_SOURCE_SA, VPN_SOURCE_SA, 1374, 12},
    {"RAS tells no address, but the name that was dialled: of its addresses, that of the "
     "association",
     CONNECTION(
         "Work", "WAN Miniport (IKEv2)",
         ",\"host\":\"vpn.example\"") ",\"hosts\":{\"vpn.example\":[\"198.51.100.9\",\"" SERVER
                                      "\"]},\"sas\":[" SA("aes-gcm-16", "", "true") "]",
     23, VPN_IKEV2, VPN_SOURCE_SA, VPN_SOURCE_SA, 1390, 12},
    {"the same without an association: the first of its addresses, whose route counts",
     CONNECTION(
         "Work", "WAN Miniport (L2TP)",
         ",\"host\":\"vpn.example\"") ",\"hosts\":{\"vpn.example\":[\"198.51.100.9\",\"" SERVER
                                      "\"]},\"routes\":[{\"prefix\":\"198.51.100.0/24\","
                                      "\"luid\":15}]",
     23, VPN_L2TP, VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1330, 15},
    {"a name that does not resolve tells nothing",
     CONNECTION("Work", "WAN Miniport (IKEv2)", ",\"host\":\"vpn.example\""), 23, VPN_IKEV2,
     VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1374, 12},
    {"the address that RAS tells wins over the name",
     CONNECTION("Work", "WAN Miniport (IKEv2)",
                WITH_SERVER ",\"host\":\"198.51.100.9\"") ",\"routes\":[{\"prefix\":"
                                                          "\"198.51.100.0/24\",\"luid\":15}]",
     23, VPN_IKEV2, VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1374, 12},
    {"L2TP in transport mode",
     CONNECTION("Work", "WAN Miniport (L2TP)",
                WITH_SERVER) ",\"sas\":[{\"local\":\"192.0.2.7\",\"remote\":\"" SERVER
                             "\",\"mode\":\"transport\",\"natT\":true,\"cipher\":\"aes-cbc\"" SHA1
                             "}]",
     23, VPN_L2TP, VPN_SOURCE_SA, VPN_SOURCE_SA, 1354, 12},
    {"PPTP has no association", CONNECTION("Work", "WAN Miniport (PPTP)", WITH_SERVER), 23,
     VPN_PPTP, VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1400, 12},
    {"the interface has the entry's name, whatever its type says", IKEV2, 131, VPN_IKEV2,
     VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1374, 12},
    {"the interface was renamed: the GUID tells",
     CONNECTION("Office", "WAN Miniport (IKEv2)",
                ",\"guid\":\"{00000043-0000-0000-0000-000000000000}\""),
     23, VPN_IKEV2, VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1374, 12},
    {"another entry is not this interface's", CONNECTION("Home", "WAN Miniport (IKEv2)", ""), 23,
     VPN_L2TP, VPN_SOURCE_ASSUMED, VPN_SOURCE_ASSUMED, 1354, 12},
    {"a device that nobody knows is a built-in VPN all the same",
     CONNECTION("Work", "WAN Miniport (XYZ)", ""), 23, VPN_L2TP, VPN_SOURCE_ASSUMED,
     VPN_SOURCE_ASSUMED, 1354, 12},
    {"the route to the server counts, not the default route",
     IKEV2 ",\"routes\":[{\"prefix\":\"203.0.113.0/24\",\"luid\":15}]", 23, VPN_IKEV2,
     VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1330, 15},
    {"a route into the tunnel is not the way of the tunnel's own packets",
     IKEV2 ",\"routes\":[{\"prefix\":\"203.0.113.0/25\",\"luid\":43}]", 23, VPN_IKEV2,
     VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1374, 12},
    {"the same, with a host route beside the default route",
     IKEV2 ",\"routes\":[{\"prefix\":\"" SERVER "/32\",\"luid\":43},"
           "{\"prefix\":\"203.0.113.0/24\",\"luid\":15}]",
     23, VPN_IKEV2, VPN_SOURCE_RAS, VPN_SOURCE_ASSUMED, 1330, 15},
    {"a server with an IPv6 address costs 20 more",
     CONNECTION("Work", "WAN Miniport (IKEv2)",
                ",\"server\":\"2001:db8::5\"") ",\"sas\":[{"
                                               "\"local\":\"2001:db8::7\",\"remote\":\"2001:db8::"
                                               "5\",\"mode\":\"tunnel\",\"natT\":false,"
                                               "\"cipher\":\"aes-gcm-16\"}]",
     23, VPN_IKEV2, VPN_SOURCE_SA, VPN_SOURCE_SA, 1378, 12},
};

static struct memory_machine *load(const char *live, int if_type)
{
    char json[4096];
    char problem[256];
    struct memory_machine *memory;

    snprintf(json, sizeof json, pc, if_type, live);
    memory = memory_machine_parse(json, problem, sizeof problem);
    if (memory == NULL)
        fail_msg("%s in %s", problem, json);
    return memory;
}

/* What RAS says of a NAT, where nobody may read the security associations. */
static const struct {
    const char *reason;
    const char *nat;
    enum vpn_source source;
} nat_rows[] = {
    {"a NAT was found: ESP is in UDP", "\"yes\"", VPN_SOURCE_RAS},
    {"none was found, but the server may have asked for UDP", "\"no\"", VPN_SOURCE_ASSUMED},
    {"RAS does not know", "null", VPN_SOURCE_ASSUMED},
};

static void test_nat(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof nat_rows / sizeof nat_rows[0]; i++) {
        char live[512];
        struct memory_machine *memory;
        struct machine machine;
        struct plan_request request = plan_request_default();
        struct targets targets = {NULL, 0};
        struct error err;

        snprintf(live, sizeof live,
                 CONNECTION("Work", "WAN Miniport (IKEv2)", WITH_SERVER ",\"nat\":%s"),
                 nat_rows[i].nat);
        memory = load(live, 23);
        machine = memory_machine_open(memory);
        request.path_mtu = 1454;
        assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
        if (targets.rows[0].nat_source != nat_rows[i].source || !targets.rows[0].vpn.nat_t)
            fail_msg("%s: source %d", nat_rows[i].reason, (int)targets.rows[0].nat_source);
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct memory_machine *memory = load(rows[i].live, rows[i].if_type);
        struct machine machine = memory_machine_open(memory);
        struct plan_request request = plan_request_default();
        struct targets targets;
        struct error err;

        print_message("%s\n", rows[i].reason);
        request.path_mtu = 1454;
        if (plan_make(&machine, &request, &targets, &err) != STATUS_OK)
            fail_msg("%s", err.message);
        assert_int_equal(targets.count, 1);
        assert_int_equal(targets.rows[0].vpn.type, rows[i].type);
        assert_int_equal(targets.rows[0].vpn_source, rows[i].source);
        assert_int_equal(targets.rows[0].suite_source, rows[i].suite_source);
        assert_int_equal(targets.rows[0].vpn_mtu, rows[i].vpn_mtu);
        assert_int_equal(targets.rows[0].underlay_index, rows[i].underlay);
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

/* Their associations cannot be told apart: both get what the one with the larger headers leaves. */
static void test_two_to_one_server(void **state)
{
    static const char live[] =
        "{\"interfaces\":["
        "{\"index\":12,\"name\":\"Wi-Fi\",\"ifType\":71,\"hardware\":true,\"ipv4\":{\"mtu\":1500}},"
        "{\"index\":43,\"name\":\"Work\",\"ifType\":23,\"ipv4\":{\"mtu\":1400}},"
        "{\"index\":44,\"name\":\"Lab\",\"ifType\":23,\"ipv4\":{\"mtu\":1400}}],"
        "\"defaultRoutes\":[{\"family\":\"ipv4\",\"luid\":12}],"
        "\"connections\":[{\"name\":\"Work\",\"device\":\"WAN Miniport (IKEv2)\"" WITH_SERVER "},"
        "{\"name\":\"Lab\",\"device\":\"WAN Miniport (IKEv2)\"" WITH_SERVER "}],"
        "\"sas\":[" SA("aes-gcm-16", "", "true") "," SA("aes-cbc", SHA256, "true") "]}";
    char problem[256];
    struct memory_machine *memory = memory_machine_parse(live, problem, sizeof problem);
    struct machine machine = memory_machine_open(memory);
    struct plan_request request = plan_request_default();
    struct targets targets = {NULL, 0};
    struct error err;

    (void)state;
    request.path_mtu = 1454;
    assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
    assert_int_equal(targets.count, 2);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(targets.rows[i].vpn_mtu, 1374);
    targets_free(&targets);
    memory_machine_free(memory);
}

/* Two phonebooks may have entries of one name; Windows then calls one interface "Work 2". */
static void test_guid_before_name(void **state)
{
    static const char guids[] =
        "{\"interfaces\":["
        "{\"index\":12,\"name\":\"Wi-Fi\",\"ifType\":71,\"hardware\":true,\"ipv4\":{\"mtu\":1500}},"
        "{\"index\":43,\"name\":\"Work\",\"ifType\":23,\"ipv4\":{\"mtu\":1400},"
        "\"guid\":\"{00000043-0000-0000-0000-000000000000}\"},"
        "{\"index\":44,\"name\":\"Work 2\",\"ifType\":23,\"ipv4\":{\"mtu\":1400},"
        "\"guid\":\"{00000044-0000-0000-0000-000000000000}\"}],"
        "\"defaultRoutes\":[{\"family\":\"ipv4\",\"luid\":12}],"
        "\"connections\":[{\"name\":\"Work\",\"device\":\"WAN Miniport (%s)\",\"guid\":\"{%s}\"},"
        "{\"name\":\"Work\",\"device\":\"WAN Miniport (%s)\",\"guid\":\"{%s}\"}]}";
#define GUID_43      "00000043-0000-0000-0000-000000000000"
#define GUID_44      "00000044-0000-0000-0000-000000000000"
#define GUID_UNKNOWN "00000099-0000-0000-0000-000000000000"
    static const struct {
        const char *reason;
        const char *device[2];
        const char *guid[2];
        enum vpn_type type[2]; /* of interfaces 43 and 44 */
    } cases[] = {
        {"both GUIDs are known, the other one's entry comes first",
         {"IKEv2", "SSTP"},
         {GUID_44, GUID_43},
         {VPN_SSTP, VPN_IKEV2}},
        {"the same in the other order",
         {"IKEv2", "SSTP"},
         {GUID_43, GUID_44},
         {VPN_IKEV2, VPN_SSTP}},
        {"an entry whose GUID is another interface's is not this one's",
         {"IKEv2", "SSTP"},
         {GUID_44, GUID_UNKNOWN},
         {VPN_SSTP, VPN_IKEV2}},
        {"a GUID that no interface has says nothing: the name counts",
         {"IKEv2", "SSTP"},
         {GUID_UNKNOWN, GUID_44},
         {VPN_IKEV2, VPN_SSTP}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char json[2048];
        char problem[256];
        struct memory_machine *memory;
        struct machine machine;
        struct plan_request request = plan_request_default();
        struct targets targets = {NULL, 0};
        struct error err;

        snprintf(json, sizeof json, guids, cases[i].device[0], cases[i].guid[0], cases[i].device[1],
                 cases[i].guid[1]);
        memory = memory_machine_parse(json, problem, sizeof problem);
        if (memory == NULL)
            fail_msg("%s in %s", problem, json);
        machine = memory_machine_open(memory);
        request.path_mtu = 1454;
        assert_int_equal(plan_make(&machine, &request, &targets, &err), STATUS_OK);
        assert_int_equal(targets.count, 2);
        for (size_t j = 0; j < 2; j++)
            if (targets.rows[j].vpn.type != cases[i].type[j])
                fail_msg("%s: interface %u has type %d", cases[i].reason,
                         (unsigned)targets.rows[j].index, (int)targets.rows[j].vpn.type);
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

/* RAS is still dialling: with --wait that is waited for, and at the end of it not. */
static void test_still_dialling(void **state)
{
    static const char live[] =
        CONNECTION("Work", "WAN Miniport (IKEv2)", WITH_SERVER ",\"connected\":false");
    struct memory_machine *memory = load(live, 23);
    struct machine machine = memory_machine_open(memory);
    struct apply_request request = {.plan = plan_request_default(), .wait_ms = 1000};
    struct targets targets;
    struct error err;

    (void)state;
    request.plan.path_mtu = 1454;
    assert_int_equal(apply_run(&machine, &request, &targets, &err), STATUS_OK);
    assert_true(targets.rows[0].connecting);
    assert_int_equal(targets_count(&targets, CHANGE_CHANGED), 1);
    assert_int_equal(machine.ops->now_ms(machine.self), 1000);
    targets_free(&targets);
    memory_machine_free(memory);
}

/* A path that packets of the other family take says nothing of this one's. */
static void test_outer_family(void **state)
{
    static const char live[] =
        ",\"routes\":[{\"prefix\":\"::/0\",\"luid\":12,\"source\":\"2001:db8::7\"},"
        "{\"prefix\":\"0.0.0.0/0\",\"luid\":12,\"source\":\"192.0.2.7\"}],"
        "\"hosts\":{\"far.example\":[\"198.51.100.9\",\"2001:db8::9\"]},"
        "\"network\":[{\"address\":\"198.51.100.9\",\"pathMtu\":1500},"
        "{\"address\":\"2001:db8::9\",\"pathMtu\":1480}]";
    static const struct {
        int outer;
        uint32_t path_mtu;
    } families[] = {{FAMILY_IPV4, 1500}, {FAMILY_IPV6, 1480}};

    (void)state;
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        struct memory_machine *memory = load(live, 23);
        struct machine machine = memory_machine_open(memory);
        struct plan_request request = plan_request_default();
        struct paths paths = paths_make("far.example", 2000);
        struct targets targets;
        struct error err;

        request.paths = &paths;
        request.vpn.type = VPN_IKEV2;
        request.vpn.outer = families[i].outer;
        if (plan_make(&machine, &request, &targets, &err) != STATUS_OK)
            fail_msg("%s", err.message);
        assert_int_equal(targets.rows[0].path_source, PATH_PROBED);
        assert_int_equal(targets.rows[0].path_mtu, families[i].path_mtu);
        targets_free(&targets);
        memory_machine_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_nat),
        cmocka_unit_test(test_two_to_one_server),
        cmocka_unit_test(test_guid_before_name),
        cmocka_unit_test(test_still_dialling),
        cmocka_unit_test(test_outer_family),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
