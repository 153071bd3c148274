/* SPDX-License-Identifier: MIT */
/* TLS record protections: their sizes, and IANA's, OpenSSL's and Schannel's names. */
#include "check.h"
#include "core/suite.h"

/* Section 1.11, RFC 5246 6.2.3, RFC 7366 3, RFC 8446 5.2. */
static void sizes(void **state)
{
    static const struct {
        const char *name;
        int nonce, content_type, sealed_mac, block, tag;
    } rows[] = {
        {"tls1.2-aes-gcm", 8, 0, 0, 1, 16},
        {"tls1.2-chacha20-poly1305", 0, 0, 0, 1, 16},
        {"tls1.3-aes-gcm", 0, 1, 0, 1, 16},
        {"tls1.3-chacha20-poly1305", 0, 1, 0, 1, 16},
        {"tls1.2-aes-cbc-sha1", 16, 0, 20, 16, 0},
        {"tls1.2-aes-cbc-sha256", 16, 0, 32, 16, 0},
        {"tls1.2-aes-cbc-sha384", 16, 0, 48, 16, 0},
        {"tls1.2-aes-cbc-sha1-etm", 16, 0, 0, 16, 20},
        {"tls1.2-aes-cbc-sha256-etm", 16, 0, 0, 16, 32},
        {"tls1.2-aes-cbc-sha384-etm", 16, 0, 0, 16, 48},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct tls_suite *suite = tls_suite_parse(rows[i].name);

        CHECK("a canonical name is its own spelling", suite != NULL);
        CHECK_TEXT("its own", suite->name, rows[i].name);
        CHECK_NUMBER(rows[i].name, suite->nonce_len, rows[i].nonce);
        CHECK_NUMBER(rows[i].name, suite->content_type_len, rows[i].content_type);
        CHECK_NUMBER(rows[i].name, suite->sealed_mac_len, rows[i].sealed_mac);
        CHECK_NUMBER(rows[i].name, suite->block_len, rows[i].block);
        CHECK_NUMBER(rows[i].name, suite->tag_len, rows[i].tag);
        CHECK("the table has it", tls_suite_at(i) != NULL);
        CHECK("the row cites its source", tls_suite_at(i)->source[0] != '\0');
    }
    CHECK("no row beyond", tls_suite_at(COUNT(rows)) == NULL);
    CHECK("no wrap", tls_suite_at(SIZE_MAX) == NULL);
    CHECK_TEXT("what Windows and its servers agree on", tls_suite_typical()->name,
               "tls1.2-aes-gcm");
    CHECK_TEXT("the most bytes", tls_suite_largest()->name, "tls1.2-aes-cbc-sha384");
}

/* The largest is what the safe defaults count on. */
static void largest_is_largest(void **state)
{
    const struct tls_suite *largest = tls_suite_largest();
    int most = largest->nonce_len + largest->content_type_len + largest->sealed_mac_len +
               largest->block_len + largest->tag_len;

    (void)state;
    for (size_t i = 0; tls_suite_at(i) != NULL; i++) {
        const struct tls_suite *suite = tls_suite_at(i);

        CHECK(suite->name, suite->nonce_len + suite->content_type_len + suite->sealed_mac_len +
                                   suite->block_len + suite->tag_len <=
                               most);
    }
}

static void spellings(void **state)
{
    static const struct {
        const char *text, *name; /* NULL: refused */
        const char *why;
    } rows[] = {
        {"TLS_AES_256_GCM_SHA384", "tls1.3-aes-gcm", "IANA, Schannel and OpenSSL, TLS 1.3"},
        {"TLS_AES_128_GCM_SHA256", "tls1.3-aes-gcm", "TLS 1.3"},
        {"TLS_CHACHA20_POLY1305_SHA256", "tls1.3-chacha20-poly1305", "TLS 1.3"},
        {"tls1.3", "tls1.3-aes-gcm", "TLS 1.3 costs the same with all AEADs of 16 bytes"},
        {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "tls1.2-aes-gcm", "IANA, Schannel"},
        {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "tls1.2-aes-gcm", "IANA, Schannel"},
        {"TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", "tls1.2-aes-gcm", "IANA, Schannel"},
        {"TLS_RSA_WITH_AES_256_GCM_SHA384", "tls1.2-aes-gcm", "IANA, Schannel"},
        {"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "tls1.2-aes-cbc-sha384", "IANA, Schannel"},
        {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "tls1.2-aes-cbc-sha256", "IANA, Schannel"},
        {"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "tls1.2-aes-cbc-sha1", "IANA, Schannel"},
        {"TLS_RSA_WITH_AES_256_CBC_SHA256", "tls1.2-aes-cbc-sha256", "IANA, Schannel"},
        {"TLS_DHE_DSS_WITH_AES_128_CBC_SHA", "tls1.2-aes-cbc-sha1", "IANA, Schannel"},
        {"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "tls1.2-chacha20-poly1305", "IANA"},
        {"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "tls1.2-chacha20-poly1305", "longest"},
        {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384_P384", "tls1.2-aes-gcm", "Windows before 10"},
        {"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P256", "tls1.2-aes-cbc-sha384",
         "Windows before 10"},
        {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA_P521", "tls1.2-aes-cbc-sha1", "Windows before 10"},
        {"ECDHE-RSA-AES256-GCM-SHA384", "tls1.2-aes-gcm", "OpenSSL"},
        {"ECDHE-ECDSA-AES128-GCM-SHA256", "tls1.2-aes-gcm", "OpenSSL"},
        {"DHE-RSA-AES256-GCM-SHA384", "tls1.2-aes-gcm", "OpenSSL"},
        {"AES256-GCM-SHA384", "tls1.2-aes-gcm", "OpenSSL leaves RSA out"},
        {"ECDHE-RSA-CHACHA20-POLY1305", "tls1.2-chacha20-poly1305", "OpenSSL"},
        {"ECDHE-RSA-AES256-SHA384", "tls1.2-aes-cbc-sha384", "OpenSSL leaves CBC out"},
        {"ECDHE-RSA-AES128-SHA256", "tls1.2-aes-cbc-sha256", "OpenSSL"},
        {"ECDHE-RSA-AES256-SHA", "tls1.2-aes-cbc-sha1", "OpenSSL"},
        {"DHE-RSA-AES256-SHA256", "tls1.2-aes-cbc-sha256", "OpenSSL"},
        {"AES128-SHA", "tls1.2-aes-cbc-sha1", "OpenSSL"},
        {"AES256-SHA256", "tls1.2-aes-cbc-sha256", "OpenSSL"},
        {"aes-cbc-sha1", "tls1.2-aes-cbc-sha1", "only TLS 1.2 has CBC"},
        {"aes-cbc-sha256-etm", "tls1.2-aes-cbc-sha256-etm", "only TLS 1.2 has CBC"},

        {"chacha20-poly1305", NULL, "1.2 or 1.3? they differ by a byte"},
        {"aes-gcm", NULL, "1.2 or 1.3? they differ by 7 bytes"},
        {"", NULL, "nothing"},
        {"tls", NULL, "no suite"},
        {"tls1.2", NULL, "which?"},
        {"tls1.3-aes-cbc-sha1", NULL, "there is no CBC in TLS 1.3"},
        {"aes-gcm-8", NULL, "a tag of 8 is not one of 16"},
        {"aes256gcm16", NULL, "an ESP name"},
        {"AES-256-GCM", NULL, "an OpenVPN name"},
        {"TLS_AES_128_CCM_8_SHA256", NULL, "a tag of 8"},
        {"TLS_RSA_WITH_AES_128_CCM_8", NULL, "a tag of 8"},
        {"ECDHE-ECDSA-AES128-CCM", NULL, "no row"},
        {"TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384", NULL, "ARIA is not AES"},
        {"TLS_RSA_WITH_CAMELLIA_256_GCM_SHA384", NULL, "Camellia is not AES"},
        {"TLS_RSA_WITH_3DES_EDE_CBC_SHA", NULL, "no row"},
        {"TLS_RSA_WITH_RC4_128_SHA", NULL, "no row"},
        {"TLS_RSA_WITH_NULL_SHA256", NULL, "no row"},
        {"ECDHE-RSA-AES256-GCM-SHA384:AES128-SHA", NULL, "a list"},
        {"ECDHE-RSA-AES256-GCM-SHA1", NULL, "there is none"},
        {"ECDHE-RSA-AES512-GCM-SHA384", NULL, "no such key size"},
        {"ECDHE-HELP-GCM", NULL, "begins and contains is not enough"},
        {"TLS_AES_256_GCM_SHA384_X", NULL, "something behind the name"},
        {"TLS_RSA_XXXX_AES_128_CBC_SHA", NULL, "four letters that are not WITH"},
        {"TLS_ECDHE_RSA_AES_256_GCM_SHA384", NULL, "WITH is missing: 1.2 or a typing mistake?"},
        {"tls1.2-aes-gcm-and-much-more-than-any-name-of-a-suite-could-ever-have-in-it-2345", NULL,
         "too long"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct tls_suite *suite = tls_suite_parse(rows[i].text);

        CHECK_TEXT(rows[i].text, suite != NULL ? suite->name : NULL, rows[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes),
        cmocka_unit_test(largest_is_largest),
        cmocka_unit_test(spellings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
