/* SPDX-License-Identifier: MIT */
/* Ciphers and integrity algorithms: their sizes, and every spelling that people have. */
#include "check.h"
#include "core/suite.h"

struct spelling {
    const char *text, *name; /* NULL: refused */
    const char *why;
};

#define IPSEC_PS "Set-VpnConnectionIPsecConfiguration"
#define QUICK    "Get-NetIPsecQuickModeSA, New-NetIPsecQuickModeCryptoProposal"
#define WFP      "ipsectypes.h"
#define SWAN     "strongSwan proposal keyword"
#define SWAN_LOG "strongSwan and Libreswan logs"
#define IANA     "IANA IKEv2 transforms"
#define OPENVPN  "OpenVPN --cipher, --auth"

static const char *cipher_name(const char *spelling)
{
    const struct cipher *cipher = cipher_parse(spelling);

    return cipher != NULL ? cipher->name : NULL;
}

static const char *integrity_name(const char *spelling, enum suite_use use)
{
    const struct integrity *integrity = integrity_parse(spelling, use);

    return integrity != NULL ? integrity->name : NULL;
}

/* Section 1.2: IV, block (1: none; ESP raises it to 4), own ICV. */
static void cipher_sizes(void **state)
{
    static const struct {
        const char *name;
        enum cipher_id id;
        int iv, block, icv;
        bool standalone;
        const char *why;
    } rows[] = {
        {"des-cbc", CIPHER_DES_CBC, 8, 8, 0, false, "RFC 2405"},
        {"3des-cbc", CIPHER_3DES_CBC, 8, 8, 0, false, "RFC 2451"},
        {"aes-cbc", CIPHER_AES_CBC, 16, 16, 0, false, "RFC 3602"},
        {"aes-ctr", CIPHER_AES_CTR, 8, 1, 0, false, "RFC 3686"},
        {"aes-gcm-16", CIPHER_AES_GCM_16, 8, 1, 16, true, "RFC 4106"},
        {"aes-gcm-12", CIPHER_AES_GCM_12, 8, 1, 12, true, "RFC 4106"},
        {"aes-gcm-8", CIPHER_AES_GCM_8, 8, 1, 8, true, "RFC 4106"},
        {"aes-ccm-16", CIPHER_AES_CCM_16, 8, 1, 16, true, "RFC 4309"},
        {"aes-ccm-12", CIPHER_AES_CCM_12, 8, 1, 12, true, "RFC 4309"},
        {"aes-ccm-8", CIPHER_AES_CCM_8, 8, 1, 8, true, "RFC 4309"},
        {"chacha20-poly1305", CIPHER_CHACHA20_POLY1305, 8, 1, 16, true, "RFC 7634"},
        {"aes-gmac", CIPHER_AES_GMAC, 8, 1, 16, true, "RFC 4543"},
        {"null", CIPHER_NULL, 0, 1, 0, false, "RFC 2410"},
        {"mppe", CIPHER_MPPE, 0, 1, 0, true, "RFC 3078"},
    };

    (void)state;
    assert_int_equal(COUNT(rows), CIPHER_COUNT);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct cipher *cipher = cipher_parse(rows[i].name);

        CHECK("a canonical name is its own spelling", cipher == cipher_by_id(rows[i].id));
        CHECK_TEXT(rows[i].why, cipher->name, rows[i].name);
        CHECK_NUMBER(rows[i].why, cipher->iv_len, rows[i].iv);
        CHECK_NUMBER(rows[i].why, cipher->block_len, rows[i].block);
        CHECK_NUMBER(rows[i].why, cipher->icv_len, rows[i].icv);
        CHECK(rows[i].why, cipher->standalone == rows[i].standalone);
        CHECK("the row cites its source", cipher->source[0] != '\0');
    }
}

/* Section 1.3. OpenVPN does not truncate. */
static void integrity_sizes(void **state)
{
    static const struct {
        const char *name;
        enum integrity_id id;
        int icv;
        unsigned use;
        const char *why;
    } rows[] = {
        {"hmac-md5-96", INTEGRITY_HMAC_MD5_96, 12, SUITE_ESP, "RFC 2403"},
        {"hmac-sha1-96", INTEGRITY_HMAC_SHA1_96, 12, SUITE_ESP, "RFC 2404"},
        {"hmac-sha256-128", INTEGRITY_HMAC_SHA256_128, 16, SUITE_ESP, "RFC 4868 2"},
        {"hmac-sha256-96", INTEGRITY_HMAC_SHA256_96, 12, SUITE_ESP, "broken truncation"},
        {"hmac-sha384-192", INTEGRITY_HMAC_SHA384_192, 24, SUITE_ESP, "RFC 4868 2"},
        {"hmac-sha512-256", INTEGRITY_HMAC_SHA512_256, 32, SUITE_ESP, "RFC 4868 2"},
        {"aes-xcbc-96", INTEGRITY_AES_XCBC_96, 12, SUITE_ESP, "RFC 3566"},
        {"aes-cmac-96", INTEGRITY_AES_CMAC_96, 12, SUITE_ESP, "RFC 4494"},
        {"hmac-sha1", INTEGRITY_HMAC_SHA1, 20, SUITE_OPENVPN, "FIPS 180-4"},
        {"hmac-sha256", INTEGRITY_HMAC_SHA256, 32, SUITE_OPENVPN, "FIPS 180-4"},
        {"hmac-sha512", INTEGRITY_HMAC_SHA512, 64, SUITE_OPENVPN, "FIPS 180-4"},
        {"none", INTEGRITY_NONE, 0, SUITE_ESP | SUITE_OPENVPN | SUITE_WIREGUARD | SUITE_PPTP,
         "no bytes"},
    };

    (void)state;
    assert_int_equal(COUNT(rows), INTEGRITY_COUNT);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct integrity *row = integrity_by_id(rows[i].id);

        CHECK_TEXT(rows[i].why, row->name, rows[i].name);
        CHECK_NUMBER(rows[i].why, row->icv_len, rows[i].icv);
        CHECK_NUMBER(rows[i].why, row->use, rows[i].use);
        CHECK("the row cites its source", row->source[0] != '\0');
        CHECK("a canonical name means itself everywhere",
              integrity_parse(rows[i].name, SUITE_ESP) == row &&
                  integrity_parse(rows[i].name, SUITE_OPENVPN) == row);
    }
}

static void cipher_uses(void **state)
{
    static const struct {
        enum cipher_id id;
        unsigned use;
        const char *why;
    } rows[] = {
        {CIPHER_AES_CBC, SUITE_ESP | SUITE_OPENVPN, "1.9: CBC"},
        {CIPHER_3DES_CBC, SUITE_ESP | SUITE_OPENVPN, "1.9: CBC"},
        {CIPHER_DES_CBC, SUITE_ESP | SUITE_OPENVPN, "1.9: CBC"},
        {CIPHER_AES_GCM_16, SUITE_ESP | SUITE_OPENVPN, "1.9: AEAD"},
        {CIPHER_CHACHA20_POLY1305, SUITE_ESP | SUITE_OPENVPN | SUITE_WIREGUARD, "1.8, 1.9"},
        {CIPHER_AES_GCM_12, SUITE_ESP, "RFC 4106 alone"},
        {CIPHER_AES_GCM_8, SUITE_ESP, "RFC 4106 alone"},
        {CIPHER_AES_CCM_16, SUITE_ESP, "RFC 4309 alone"},
        {CIPHER_AES_CCM_12, SUITE_ESP, "RFC 4309 alone"},
        {CIPHER_AES_CCM_8, SUITE_ESP, "RFC 4309 alone"},
        {CIPHER_AES_CTR, SUITE_ESP, "OpenVPN has no CTR"},
        {CIPHER_AES_GMAC, SUITE_ESP, "RFC 4543 alone"},
        {CIPHER_NULL, SUITE_ESP | SUITE_OPENVPN | SUITE_PPTP, "no encryption"},
        {CIPHER_MPPE, SUITE_PPTP, "RFC 3078"},
    };

    (void)state;
    assert_int_equal(COUNT(rows), CIPHER_COUNT);
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK_NUMBER(rows[i].why, cipher_by_id(rows[i].id)->use, rows[i].use);
}

static const struct spelling known_ciphers[] = {
    {"DES", "des-cbc", IPSEC_PS},
    {"DES3", "3des-cbc", IPSEC_PS},
    {"AES128", "aes-cbc", IPSEC_PS},
    {"AES192", "aes-cbc", IPSEC_PS},
    {"AES256", "aes-cbc", IPSEC_PS},
    {"GCMAES128", "aes-gcm-16", IPSEC_PS},
    {"GCMAES192", "aes-gcm-16", IPSEC_PS},
    {"GCMAES256", "aes-gcm-16", IPSEC_PS},
    {"None", "null", IPSEC_PS},
    {"AESGCM128", "aes-gcm-16", QUICK},
    {"AESGCM192", "aes-gcm-16", QUICK},
    {"AESGCM256", "aes-gcm-16", QUICK},
    {"AESGMAC128", "aes-gmac", QUICK},
    {"AESGMAC256", "aes-gmac", QUICK},
    {"AES-GCM 256", "aes-gcm-16", "wf.msc, the firewall's console"},
    {"AES-CBC 256", "aes-cbc", "wf.msc, the firewall's console"},
    {"3DES", "3des-cbc", "netsh advfirewall, strongSwan"},
    {"CBC_DES", "des-cbc", WFP},
    {"CBC_3DES", "3des-cbc", WFP},
    {"CBC_AES_128", "aes-cbc", WFP},
    {"GCM_AES_256", "aes-gcm-16", WFP},
    {"IPSEC_CIPHER_CONFIG_CBC_AES_256", "aes-cbc", WFP},
    {"IPSEC_CIPHER_CONFIG_CBC_3DES", "3des-cbc", WFP},
    {"IPSEC_CIPHER_CONFIG_GCM_AES_192", "aes-gcm-16", WFP},
    {"IPSEC_AUTH_CONFIG_GCM_AES_256", "aes-gcm-16", WFP},
    {"null", "null", SWAN},
    {"aes", "aes-cbc", SWAN},
    {"aes128ctr", "aes-ctr", SWAN},
    {"aes256gcm", "aes-gcm-16", SWAN},
    {"aes256gcm16", "aes-gcm-16", SWAN},
    {"aes256gcm128", "aes-gcm-16", SWAN},
    {"aes192gcm12", "aes-gcm-12", SWAN},
    {"aes192gcm96", "aes-gcm-12", SWAN},
    {"aes128gcm8", "aes-gcm-8", SWAN},
    {"aes128gcm64", "aes-gcm-8", SWAN},
    {"aes256ccm", "aes-ccm-16", SWAN},
    {"aes256ccm16", "aes-ccm-16", SWAN},
    {"aes256ccm128", "aes-ccm-16", SWAN},
    {"aes192ccm12", "aes-ccm-12", SWAN},
    {"aes192ccm96", "aes-ccm-12", SWAN},
    {"aes128ccm8", "aes-ccm-8", SWAN},
    {"aes128ccm64", "aes-ccm-8", SWAN},
    {"aes256gmac", "aes-gmac", SWAN},
    {"chacha20poly1305", "chacha20-poly1305", SWAN},
    {"AES_CBC_256", "aes-cbc", SWAN_LOG},
    {"AES_CBC-256", "aes-cbc", "swanctl --list-sas"},
    {"AES_CTR_128", "aes-ctr", SWAN_LOG},
    {"AES_GCM_16_256", "aes-gcm-16", SWAN_LOG},
    {"AES_GCM_12_192", "aes-gcm-12", SWAN_LOG},
    {"AES_GCM_8_128", "aes-gcm-8", SWAN_LOG},
    {"AES_CCM_16_256", "aes-ccm-16", SWAN_LOG},
    {"AES_CCM_12_128", "aes-ccm-12", SWAN_LOG},
    {"AES_CCM_8_128", "aes-ccm-8", SWAN_LOG},
    {"NULL_AES_GMAC_256", "aes-gmac", SWAN_LOG},
    {"CHACHA20_POLY1305", "chacha20-poly1305", SWAN_LOG},
    {"3DES_CBC", "3des-cbc", SWAN_LOG},
    {"ENCR_AES_CBC", "aes-cbc", IANA},
    {"ENCR_AES_GCM_16", "aes-gcm-16", IANA},
    {"ENCR_AES_GCM_8", "aes-gcm-8", IANA},
    {"ENCR_AES_CCM_12", "aes-ccm-12", IANA},
    {"ENCR_NULL_AUTH_AES_GMAC", "aes-gmac", IANA},
    {"ENCR_NULL", "null", IANA},
    {"ENCR_3DES", "3des-cbc", IANA},
    {"ENCR_CHACHA20_POLY1305", "chacha20-poly1305", IANA},
    {"AES-128-CBC", "aes-cbc", OPENVPN},
    {"AES-256-CBC", "aes-cbc", OPENVPN},
    {"AES-128-GCM", "aes-gcm-16", OPENVPN},
    {"AES-256-GCM", "aes-gcm-16", OPENVPN},
    {"CHACHA20-POLY1305", "chacha20-poly1305", OPENVPN},
    {"DES-EDE3-CBC", "3des-cbc", OPENVPN},
    {"DES-EDE-CBC", "3des-cbc", OPENVPN},
    {"DES-CBC", "des-cbc", OPENVPN},
    {"none", "null", OPENVPN},
    {"MPPE-128", "mppe", "PPTP"},
    {"mppe40", "mppe", "PPTP"},
};

static void cipher_spellings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(known_ciphers); i++)
        CHECK_TEXT(known_ciphers[i].text, cipher_name(known_ciphers[i].text),
                   known_ciphers[i].name);
}

#define LONG_TEXT                                                                                  \
    "aesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesae" \
    "saes"                                                                                         \
    "aesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesaesae" \
    "saes"                                                                                         \
    "aesaesaes"
#define DASHES                                                                                     \
    "--------------------------------------------------------------------------------------------" \
    "--"

/* What must not be taken for something: a wrong size would be set without a word. */
static void cipher_near_misses(void **state)
{
    static const struct spelling rows[] = {
        {"", NULL, "nothing"},
        {" ", NULL, "only separators"},
        {DASHES DASHES, NULL, "only separators, many"},
        {"aes-512", NULL, "no such key size"},
        {"aes1280", NULL, "a key size with something behind it"},
        {"aes-12", NULL, "half a key size"},
        {"gcmaes", NULL, "Windows always names the key size"},
        {"gcmaes512", NULL, "no such key size"},
        {"gcm", NULL, "no cipher"},
        {"cbc", NULL, "no cipher"},
        {"aes cbc!", NULL, "a character that no name has"},
        {"aes-cbc\n", NULL, "a line end"},
        {"aes/cbc", NULL, "a list"},
        {"aes256-sha1", NULL, "two algorithms"},
        {"aes256,aes128", NULL, "two algorithms"},
        {"aes256-aes128", NULL, "a strongSwan proposal of two"},
        {"aes256gcm", "aes-gcm-16", "the control: this one is right"},
        {"aes256gcm4", NULL, "no such ICV"},
        {"aes-gcm-96", NULL, "bits of ICV or of key? neither is written so"},
        {"aes-gcm-64", NULL, "as above"},
        {"aes-gcm-4", NULL, "no such ICV"},
        {"aes-ccm-10", NULL, "no such ICV"},
        {"aes256ecb", NULL, "no mode of a VPN"},
        {"AES-256-CFB", NULL, "OpenVPN's, not aes-cbc"},
        {"AES-256-OFB", NULL, "OpenVPN's, not aes-cbc"},
        {"BF-CBC", NULL, "OpenVPN's old default has no row"},
        {"camellia256", NULL, "no row"},
        {"chacha", NULL, "no full name"},
        {"poly1305", NULL, "no cipher"},
        {"sha1", NULL, "integrity in cipher's place"},
        {"hmac-sha1-96", NULL, "integrity in cipher's place"},
        {"4des", NULL, "a typing mistake"},
        {"des4", NULL, "a typing mistake"},
        {"#", NULL, "the pattern's own character"},
        {"aes#", NULL, "the pattern's own character"},
        {"encr", NULL, "a prefix alone"},
        {"auth", NULL, "a prefix alone"},
        {"encrencraes", NULL, "a prefix twice"},
        {"\xC3\xA1"
         "es",
         NULL, "a letter with an accent"},
        {LONG_TEXT, NULL, "200 characters"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK_TEXT(rows[i].why, cipher_name(rows[i].text), rows[i].name);
}

static void integrity_spellings(void **state)
{
    static const struct {
        const char *text, *esp, *openvpn;
        const char *why;
    } rows[] = {
        {"MD596", "hmac-md5-96", "hmac-md5-96", IPSEC_PS},
        {"SHA196", "hmac-sha1-96", "hmac-sha1-96", IPSEC_PS},
        {"SHA256128", "hmac-sha256-128", "hmac-sha256-128", IPSEC_PS},
        {"None", "none", "none", IPSEC_PS},
        {"MD5", "hmac-md5-96", "hmac-md5-96", QUICK},
        {"SHA1", "hmac-sha1-96", "hmac-sha1", "Windows; OpenVPN's is not truncated"},
        {"SHA-1", "hmac-sha1-96", "hmac-sha1", "wf.msc"},
        {"SHA256", "hmac-sha256-128", "hmac-sha256", "Windows; OpenVPN's is not truncated"},
        {"SHA-256", "hmac-sha256-128", "hmac-sha256", "wf.msc"},
        {"HMAC_MD5_96", "hmac-md5-96", "hmac-md5-96", WFP},
        {"HMAC_SHA_1_96", "hmac-sha1-96", "hmac-sha1-96", WFP},
        {"HMAC_SHA_256_128", "hmac-sha256-128", "hmac-sha256-128", WFP},
        {"IPSEC_AUTH_CONFIG_HMAC_SHA_1_96", "hmac-sha1-96", "hmac-sha1-96", WFP},
        {"sha", "hmac-sha1-96", "hmac-sha1", SWAN},
        {"sha1", "hmac-sha1-96", "hmac-sha1", SWAN},
        {"sha256", "hmac-sha256-128", "hmac-sha256", SWAN},
        {"sha2_256", "hmac-sha256-128", "hmac-sha256", SWAN},
        {"sha256_96", "hmac-sha256-96", "hmac-sha256-96", SWAN},
        {"sha2_256_96", "hmac-sha256-96", "hmac-sha256-96", SWAN},
        {"sha384", "hmac-sha384-192", "hmac-sha384-192", SWAN},
        {"sha2_384", "hmac-sha384-192", "hmac-sha384-192", SWAN},
        {"sha512", "hmac-sha512-256", "hmac-sha512", SWAN},
        {"sha2_512", "hmac-sha512-256", "hmac-sha512", SWAN},
        {"md5", "hmac-md5-96", "hmac-md5-96", SWAN},
        {"aesxcbc", "aes-xcbc-96", "aes-xcbc-96", SWAN},
        {"aescmac", "aes-cmac-96", "aes-cmac-96", SWAN},
        {"HMAC_SHA1_96", "hmac-sha1-96", "hmac-sha1-96", SWAN_LOG},
        {"HMAC_SHA2_256_128", "hmac-sha256-128", "hmac-sha256-128", SWAN_LOG},
        {"HMAC_SHA2_256_96", "hmac-sha256-96", "hmac-sha256-96", SWAN_LOG},
        {"HMAC_SHA2_384_192", "hmac-sha384-192", "hmac-sha384-192", SWAN_LOG},
        {"HMAC_SHA2_512_256", "hmac-sha512-256", "hmac-sha512-256", SWAN_LOG},
        {"AES_XCBC_96", "aes-xcbc-96", "aes-xcbc-96", SWAN_LOG},
        {"AUTH_HMAC_SHA2_512_256", "hmac-sha512-256", "hmac-sha512-256", IANA},
        {"AUTH_AES_CMAC_96", "aes-cmac-96", "aes-cmac-96", IANA},
        {"AUTH_NONE", "none", "none", IANA},
        {"SHA512", "hmac-sha512-256", "hmac-sha512", OPENVPN},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_TEXT(rows[i].text, integrity_name(rows[i].text, SUITE_ESP), rows[i].esp);
        CHECK_TEXT(rows[i].text, integrity_name(rows[i].text, SUITE_OPENVPN), rows[i].openvpn);
    }
}

static void integrity_near_misses(void **state)
{
    static const struct spelling rows[] = {
        {"", NULL, "nothing"},
        {"-", NULL, "a separator"},
        {"sha3", NULL, "no row"},
        {"sha2", NULL, "which of three?"},
        {"sha224", NULL, "no row"},
        {"sha2561", NULL, "something behind the name"},
        {"sha1-160", NULL, "strongSwan's sha1_160 is not cut to 96 bits"},
        {"md5-128", NULL, "strongSwan's md5_128 is not cut to 96 bits"},
        {"hmac", NULL, "a prefix alone"},
        {"hmachmacsha1", NULL, "a prefix twice"},
        {"auth", NULL, "a prefix alone"},
        {"prfsha256", NULL, "IKE's PRF is not ESP's integrity"},
        {"aes-cbc", NULL, "cipher in integrity's place"},
        {"GCMAES256", NULL, "the combined ciphers are vpn.c's affair"},
        {"sha256!", NULL, "a character that no name has"},
        {LONG_TEXT, NULL, "200 characters"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_TEXT(rows[i].why, integrity_name(rows[i].text, SUITE_ESP), NULL);
        CHECK_TEXT(rows[i].why, integrity_name(rows[i].text, SUITE_OPENVPN), NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cipher_sizes),          cmocka_unit_test(integrity_sizes),
        cmocka_unit_test(cipher_uses),           cmocka_unit_test(cipher_spellings),
        cmocka_unit_test(cipher_near_misses),    cmocka_unit_test(integrity_spellings),
        cmocka_unit_test(integrity_near_misses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
