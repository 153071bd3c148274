/* SPDX-License-Identifier: MIT */
/* list_sas, beyond what the contract says: suites, hostile structures, and what becomes of keys. */
#include <string.h>

#include "fake_live.h"
#include "windows/machine_windows.h"

static struct machine_windows state;
static struct machine machine;

static int set_up(void **unused)
{
    (void)unused;
    machine = machine_windows_open(&state, fake_api_new());
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    fake_api_check();
    return 0;
}

static struct fake_sa aes_cbc(void)
{
    struct fake_sa sa = {
        .transform = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER,
        .cipher_config = IPSEC_CIPHER_CONFIG_CBC_AES_256,
        .auth_config = IPSEC_AUTH_CONFIG_HMAC_SHA_256_128,
        .traffic.trafficType = IPSEC_TRAFFIC_TYPE_TUNNEL,
        .traffic.localV4Address = 0xC0000207,
        .traffic.remoteV4Address = 0xCB007105,
    };

    return sa;
}

static struct machine_sas list_all(void)
{
    struct machine_sas list = {NULL, 4711};
    struct error err = {0};

    assert_int_equal(machine.ops->list_sas(machine.self, &list, &err), STATUS_OK);
    return list;
}

static void suites(void **unused)
{
    static const struct {
        IPSEC_TRANSFORM_TYPE transform;
        UINT8 cipher;
        UINT8 auth;
        enum {
            NOT_LISTED,
            UNKNOWN,
            KNOWN
        } listed;
        enum cipher_id want_cipher;
        enum integrity_id want_integrity;
        const char *why;
    } rows[] = {
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 1, 0, KNOWN, CIPHER_DES_CBC, INTEGRITY_HMAC_MD5_96,
         ""},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 2, 1, KNOWN, CIPHER_3DES_CBC, INTEGRITY_HMAC_SHA1_96,
         ""},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 3, 2, KNOWN, CIPHER_AES_CBC,
         INTEGRITY_HMAC_SHA256_128, "128"},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 4, 1, KNOWN, CIPHER_AES_CBC, INTEGRITY_HMAC_SHA1_96,
         "192"},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 5, 1, KNOWN, CIPHER_AES_CBC, INTEGRITY_HMAC_SHA1_96,
         "256"},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 6, 3, KNOWN, CIPHER_AES_GCM_16, INTEGRITY_NONE, ""},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 7, 4, KNOWN, CIPHER_AES_GCM_16, INTEGRITY_NONE, ""},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 8, 5, KNOWN, CIPHER_AES_GCM_16, INTEGRITY_NONE, ""},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 9, 1, UNKNOWN, 0, 0, "a cipher to come"},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 0, 1, UNKNOWN, 0, 0, "no such cipher"},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 5, 6, UNKNOWN, 0, 0, "an integrity to come"},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 5, 3, UNKNOWN, 0, 0, "GMAC beside CBC"},
        {IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, 8, 1, UNKNOWN, 0, 0, "HMAC beside GCM"},
        {IPSEC_TRANSFORM_ESP_AUTH, 0, 1, KNOWN, CIPHER_NULL, INTEGRITY_HMAC_SHA1_96, "no cipher"},
        {IPSEC_TRANSFORM_ESP_AUTH, 0, 5, KNOWN, CIPHER_AES_GMAC, INTEGRITY_NONE, "GMAC"},
        {IPSEC_TRANSFORM_ESP_AUTH, 0, 200, UNKNOWN, 0, 0, "an integrity to come"},
        {IPSEC_TRANSFORM_ESP_CIPHER, 5, 0, KNOWN, CIPHER_AES_CBC, INTEGRITY_NONE, "no integrity"},
        {IPSEC_TRANSFORM_ESP_CIPHER, 200, 0, UNKNOWN, 0, 0, "a cipher to come"},
        {IPSEC_TRANSFORM_AH, 0, 1, NOT_LISTED, 0, 0, "not ESP"},
        {IPSEC_TRANSFORM_ESP_AUTH_FW, 0, 1, NOT_LISTED, 0, 0, "without a header in most packets"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fake_sa sa = aes_cbc();
        struct machine_sas list;
        size_t keys = rows[i].transform == IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER ? 3 : 2;

        set_up(NULL);
        sa.transform = rows[i].transform;
        sa.cipher_config = rows[i].cipher;
        sa.auth_config = rows[i].auth;
        fake_fwp_add(&sa);
        list = list_all();
        assert_int_equal(list.count, rows[i].listed != NOT_LISTED);
        if (rows[i].listed != NOT_LISTED)
            assert_int_equal(list.rows[0].unknown_suite, rows[i].listed == UNKNOWN);
        if (rows[i].listed == KNOWN) {
            assert_int_equal(list.rows[0].cipher, rows[i].want_cipher);
            assert_int_equal(list.rows[0].integrity, rows[i].want_integrity);
        }
        /* Listed or not, no key is left. */
        assert_int_equal(fake_fwp_wiped(), keys);
        machine_sas_free(&list);
        fake_api_check();
    }
}

static void traffic_of_every_kind(void **unused)
{
    static const struct {
        FWP_IP_VERSION version;
        int type;
        bool udp;
        bool listed;
        bool want_udp;
        const char *why;
    } rows[] = {
        {FWP_IP_VERSION_V4, IPSEC_TRAFFIC_TYPE_TUNNEL, true, true, true, "behind NAT"},
        {FWP_IP_VERSION_V4, IPSEC_TRAFFIC_TYPE_TRANSPORT, false, true, false, "L2TP"},
        {FWP_IP_VERSION_V6, IPSEC_TRAFFIC_TYPE_TUNNEL, true, true, false,
         "IPv6's union has no pointer to an encapsulation"},
        {FWP_IP_VERSION_NONE, IPSEC_TRAFFIC_TYPE_TUNNEL, false, false, false, "no addresses"},
        {(FWP_IP_VERSION)99, IPSEC_TRAFFIC_TYPE_TUNNEL, false, false, false, "no such version"},
        {FWP_IP_VERSION_V4, IPSEC_TRAFFIC_TYPE_MAX, false, false, false, "a mode to come"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fake_sa sa = aes_cbc();
        struct machine_sas list;

        set_up(NULL);
        sa.traffic.ipVersion = rows[i].version;
        sa.traffic.trafficType = (IPSEC_TRAFFIC_TYPE)rows[i].type;
        sa.udp_encapsulation = rows[i].udp;
        fake_fwp_add(&sa);
        list = list_all();
        assert_int_equal(list.count, rows[i].listed);
        if (rows[i].listed)
            assert_int_equal(list.rows[0].udp_encapsulation, rows[i].want_udp);
        machine_sas_free(&list);
        fake_api_check();
    }
}

static void ipv4_addresses_are_numbers(void **unused)
{
    struct fake_sa sa = aes_cbc();
    struct machine_sas list;
    char text[ADDRESS_TEXT_SIZE];

    (void)unused;
    fake_fwp_add(&sa);
    list = list_all();
    assert_int_equal(list.count, 1);
    address_format(&list.rows[0].local, text);
    assert_string_equal(text, "192.0.2.7");
    address_format(&list.rows[0].remote, text);
    assert_string_equal(text, "203.0.113.5");
    machine_sas_free(&list);
}

static void no_byte_of_a_key_is_told(void **unused)
{
    struct machine_sas list;
    const uint8_t *bytes;

    (void)unused;
    for (int i = 0; i < 3; i++) {
        struct fake_sa sa = aes_cbc();

        sa.inbound = i == 1;
        fake_fwp_add(&sa);
    }
    list = list_all();
    assert_int_equal(list.count, 3);
    assert_int_equal(fake_fwp_wiped(), 9);
    bytes = (const uint8_t *)list.rows;
    /* The fake's keys are 0xC3 throughout; no address or id here has that byte. */
    for (size_t i = 0; i < list.count * sizeof list.rows[0]; i++)
        assert_int_not_equal(bytes[i], 0xC3);
    machine_sas_free(&list);
}

static void keys_are_wiped_when_listing_fails(void **unused)
{
    struct machine_sas list = {NULL, 4711};
    struct error err = {0};

    (void)unused;
    for (int i = 0; i < 100; i++) {
        struct fake_sa sa = aes_cbc();

        fake_fwp_add(&sa);
    }
    /* The second page. */
    fake_api_fail(WINDOWS_API_IPsecSaContextEnum1, 2, 1, ERROR_NO_SYSTEM_RESOURCES);
    assert_int_equal(machine.ops->list_sas(machine.self, &list, &err), STATUS_WINDOWS);
    assert_int_equal(list.count, 4711);
    assert_int_equal(fake_fwp_wiped(), 64 * 3);
}

static void page_by_page(void **unused)
{
    static const struct {
        int contexts;
        uint32_t pages;
    } rows[] = {{0, 1}, {1, 1}, {63, 1}, {64, 2}, {65, 2}, {128, 3}, {200, 4}};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_sas list;

        set_up(NULL);
        for (int n = 0; n < rows[i].contexts; n++) {
            struct fake_sa sa = aes_cbc();

            sa.traffic.remoteV4Address = (UINT32)n;
            fake_fwp_add(&sa);
        }
        list = list_all();
        assert_int_equal(list.count, rows[i].contexts);
        for (int n = 0; n < rows[i].contexts; n++)
            assert_int_equal(list.rows[n].remote.bytes[3], n);
        assert_int_equal(fake_api_calls(WINDOWS_API_IPsecSaContextEnum1), rows[i].pages);
        assert_int_equal(fake_fwp_wiped(), rows[i].contexts * 3);
        machine_sas_free(&list);
        fake_api_check();
    }
}

static void more_than_was_asked_for_is_not_believed(void **unused)
{
    struct fake_sa sa = aes_cbc();
    struct machine_sas list;

    (void)unused;
    fake_fwp_add(&sa);
    fake_fwp_lie(0x10000000);
    list = list_all();
    assert_int_equal(list.count, 1);
    /* Each page claims to be full, and the pages end all the same. */
    assert_int_equal(fake_api_calls(WINDOWS_API_IPsecSaContextEnum1), 1024);
    machine_sas_free(&list);
}

/* A context of the test's own, whose parts each row breaks. */
static struct raw {
    IPSEC_SA_CONTEXT1 context;
    IPSEC_SA_DETAILS1 details;
    IPSEC_SA0 sas[40];
    IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 info;
    UINT8 key[FAKE_KEY_LEN];
    UINT8 long_key[8192];
} raw;

static void break_details(void)
{
    raw.context.inboundSa = NULL;
}

static void break_list(void)
{
    raw.details.saBundle.saList = NULL;
}

static void break_count(void)
{
    raw.details.saBundle.numSAs = 0xFFFFFFFF;
}

static void break_empty(void)
{
    raw.details.saBundle.numSAs = 0;
}

static void break_nested(void)
{
    raw.details.saBundle.numSAs = 2;
}

static void break_info(void)
{
    raw.sas[0].espAuthAndCipherInformation = NULL;
}

static void break_transform(void)
{
    raw.sas[0].saTransformType = (IPSEC_TRANSFORM_TYPE)77;
}

static void break_key(void)
{
    raw.info.saCipherInformation.cipherKey = (FWP_BYTE_BLOB){FAKE_KEY_LEN, NULL};
}

static void break_key_size(void)
{
    raw.info.saCipherInformation.cipherKey = (FWP_BYTE_BLOB){0, raw.key};
}

static void break_long_key(void)
{
    raw.info.saCipherInformation.cipherKey = (FWP_BYTE_BLOB){0xFFFFFFFF, raw.long_key};
}

static void break_nothing(void)
{
}

static void make_raw(void)
{
    memset(&raw, 0, sizeof raw);
    memset(raw.key, 0xC3, sizeof raw.key);
    memset(raw.long_key, 0xC3, sizeof raw.long_key);
    raw.info.saCipherInformation.cipherTransform.cipherTransformId.cipherConfig = 5;
    raw.info.saCipherInformation.cipherKey = (FWP_BYTE_BLOB){FAKE_KEY_LEN, raw.key};
    raw.info.saAuthInformation.authTransform.authTransformId.authConfig = 1;
    raw.sas[0].saTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER;
    raw.sas[0].espAuthAndCipherInformation = &raw.info;
    raw.details.saBundle.numSAs = 1;
    raw.details.saBundle.saList = raw.sas;
    raw.context.inboundSa = &raw.details;
}

static void broken_structures(void **unused)
{
    static const struct {
        void (*break_it)(void);
        bool listed;
        bool wiped;
        const char *why;
    } rows[] = {
        {break_nothing, true, true, "whole"},
        {break_details, false, false, "no association in either direction"},
        {break_list, false, false, "a bundle without a list"},
        {break_empty, false, false, "an empty bundle"},
        {break_count, true, true, "2^32 - 1 associations"},
        {break_nested, true, true, "two: the sum of their bytes is not known"},
        {break_info, true, false, "no information"},
        {break_transform, false, false, "an unknown transform: what it points to is not known"},
        {break_key, true, false, "no key, of 36 bytes"},
        {break_key_size, true, false, "a key of no bytes"},
        {break_long_key, true, false, "a key of 4 GiB"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_sas list;

        set_up(NULL);
        make_raw();
        rows[i].break_it();
        fake_fwp_add_raw(NULL);
        fake_fwp_add_raw(&raw.context);
        list = list_all();
        assert_int_equal(list.count, rows[i].listed);
        assert_int_equal(raw.key[0], rows[i].wiped ? 0 : 0xC3);
        assert_int_equal(raw.key[FAKE_KEY_LEN - 1], rows[i].wiped ? 0 : 0xC3);
        machine_sas_free(&list);
        fake_api_check();
    }
    /* A size beyond every key's is not believed; the beginning is wiped all the same. */
    assert_int_equal(raw.long_key[0], 0);
    assert_int_equal(raw.long_key[4095], 0);
    assert_int_equal(raw.long_key[4096], 0xC3);
}

static void failures_by_name(void **unused)
{
    static const struct {
        enum windows_function function;
        DWORD code;
        enum status status;
        DWORD told;
        bool advice;
        const char *why;
    } rows[] = {
        {WINDOWS_API_FwpmEngineOpen0, EPT_S_NOT_REGISTERED, STATUS_WINDOWS, EPT_S_NOT_REGISTERED,
         true, "the service is stopped"},
        {WINDOWS_API_FwpmEngineOpen0, RPC_S_UNKNOWN_IF, STATUS_WINDOWS, RPC_S_UNKNOWN_IF, true,
         "it is starting"},
        {WINDOWS_API_FwpmEngineOpen0, RPC_S_SERVER_UNAVAILABLE, STATUS_WINDOWS,
         RPC_S_SERVER_UNAVAILABLE, true, "it is stopping"},
        {WINDOWS_API_FwpmEngineOpen0, ERROR_ACCESS_DENIED, STATUS_ACCESS_DENIED,
         ERROR_ACCESS_DENIED, false, "not elevated"},
        {WINDOWS_API_IPsecSaContextEnum1, ERROR_ACCESS_DENIED, STATUS_ACCESS_DENIED,
         ERROR_ACCESS_DENIED, false, "not elevated"},
        {WINDOWS_API_IPsecSaContextEnum1, 0x80070005, STATUS_ACCESS_DENIED, ERROR_ACCESS_DENIED,
         false, "the same as an HRESULT"},
        {WINDOWS_API_FwpmEngineOpen0, RPC_S_CANNOT_SUPPORT, STATUS_WINDOWS, RPC_S_CANNOT_SUPPORT,
         false, "Wine"},
        {WINDOWS_API_IPsecSaContextEnum1, 0x80320017, STATUS_WINDOWS, 0x80320017, false, "FWP_E_*"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct machine_sas list = {NULL, 4711};
        struct error err = {0};

        set_up(NULL);
        fake_api_fail(rows[i].function, 1, 1, rows[i].code);
        assert_int_equal(machine.ops->list_sas(machine.self, &list, &err), rows[i].status);
        assert_int_equal(err.windows_code, rows[i].told);
        assert_int_equal(err.advice[0] != '\0', rows[i].advice);
        assert_int_equal(list.count, 4711);
        fake_api_check();
    }
}

static void a_missing_function_is_named(void **unused)
{
    struct machine_sas list = {NULL, 4711};
    struct error err = {0};

    (void)unused;
    assert_true(fake_api_forget(WINDOWS_API_IPsecSaContextEnum1));
    assert_int_equal(machine.ops->list_sas(machine.self, &list, &err), STATUS_WINDOWS);
    assert_string_equal(err.message, "fwpuclnt.dll has no IPsecSaContextEnum1 (127)");
    /* Nothing was opened for nothing. */
    assert_int_equal(fake_api_calls(WINDOWS_API_FwpmEngineOpen0), 0);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(suites),
        TEST(traffic_of_every_kind),
        TEST(ipv4_addresses_are_numbers),
        TEST(no_byte_of_a_key_is_told),
        TEST(keys_are_wiped_when_listing_fails),
        TEST(page_by_page),
        TEST(more_than_was_asked_for_is_not_believed),
        TEST(broken_structures),
        TEST(failures_by_name),
        TEST(a_missing_function_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
