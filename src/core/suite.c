/* SPDX-License-Identifier: MIT */
#include "core/suite.h"

#include <ctype.h>
#include <string.h>

#define ESP_AND_OPENVPN (SUITE_ESP | SUITE_OPENVPN)

static const struct cipher ciphers[CIPHER_COUNT] = {
    [CIPHER_AES_CBC] = {"aes-cbc", 16, 16, 0, false, ESP_AND_OPENVPN, "RFC 3602 2.1, 2.4"},
    [CIPHER_AES_CTR] = {"aes-ctr", 8, 1, 0, false, SUITE_ESP, "RFC 3686 3.1, 3.2"},
    [CIPHER_AES_GCM_16] = {"aes-gcm-16", 8, 1, 16, true, ESP_AND_OPENVPN, "RFC 4106 3.1, 6"},
    [CIPHER_AES_GCM_12] = {"aes-gcm-12", 8, 1, 12, true, SUITE_ESP, "RFC 4106 3.1, 6"},
    [CIPHER_AES_GCM_8] = {"aes-gcm-8", 8, 1, 8, true, SUITE_ESP, "RFC 4106 3.1, 6"},
    [CIPHER_AES_CCM_16] = {"aes-ccm-16", 8, 1, 16, true, SUITE_ESP, "RFC 4309 3.1, 6"},
    [CIPHER_AES_CCM_12] = {"aes-ccm-12", 8, 1, 12, true, SUITE_ESP, "RFC 4309 3.1, 6"},
    [CIPHER_AES_CCM_8] = {"aes-ccm-8", 8, 1, 8, true, SUITE_ESP, "RFC 4309 3.1, 6"},
    [CIPHER_3DES_CBC] = {"3des-cbc", 8, 8, 0, false, ESP_AND_OPENVPN, "RFC 2451 2.4, 3"},
    [CIPHER_DES_CBC] = {"des-cbc", 8, 8, 0, false, ESP_AND_OPENVPN, "RFC 2405 3, 4"},
    [CIPHER_CHACHA20_POLY1305] = {"chacha20-poly1305", 8, 1, 16, true,
                                  ESP_AND_OPENVPN | SUITE_WIREGUARD, "RFC 7634 2"},
    [CIPHER_AES_GMAC] = {"aes-gmac", 8, 1, 16, true, SUITE_ESP, "RFC 4543 3"},
    [CIPHER_NULL] = {"null", 0, 1, 0, false, ESP_AND_OPENVPN | SUITE_PPTP, "RFC 2410 2"},
    [CIPHER_MPPE] = {"mppe", 0, 1, 0, true, SUITE_PPTP, "RFC 3078 3"},
};

static const struct integrity integrities[INTEGRITY_COUNT] = {
    [INTEGRITY_HMAC_MD5_96] = {"hmac-md5-96", 12, SUITE_ESP, "RFC 2403 2"},
    [INTEGRITY_HMAC_SHA1_96] = {"hmac-sha1-96", 12, SUITE_ESP, "RFC 2404 2"},
    [INTEGRITY_HMAC_SHA256_128] = {"hmac-sha256-128", 16, SUITE_ESP, "RFC 4868 2"},
    [INTEGRITY_HMAC_SHA256_96] = {"hmac-sha256-96", 12, SUITE_ESP,
                                  "RFC 4868 2, cut to 96 bits by old peers"},
    [INTEGRITY_HMAC_SHA384_192] = {"hmac-sha384-192", 24, SUITE_ESP, "RFC 4868 2"},
    [INTEGRITY_HMAC_SHA512_256] = {"hmac-sha512-256", 32, SUITE_ESP, "RFC 4868 2"},
    [INTEGRITY_AES_XCBC_96] = {"aes-xcbc-96", 12, SUITE_ESP, "RFC 3566 4"},
    [INTEGRITY_AES_CMAC_96] = {"aes-cmac-96", 12, SUITE_ESP, "RFC 4494 2"},
    [INTEGRITY_NONE] = {"none", 0, ESP_AND_OPENVPN | SUITE_WIREGUARD | SUITE_PPTP,
                        "RFC 4303 3.2.2"},
    [INTEGRITY_HMAC_SHA1] = {"hmac-sha1", 20, SUITE_OPENVPN, "RFC 2104, FIPS 180-4"},
    [INTEGRITY_HMAC_SHA256] = {"hmac-sha256", 32, SUITE_OPENVPN, "RFC 2104, FIPS 180-4"},
    [INTEGRITY_HMAC_SHA512] = {"hmac-sha512", 64, SUITE_OPENVPN, "RFC 2104, FIPS 180-4"},
};

/* name, nonce, content type, sealed MAC, block, tag */
static const struct tls_suite tls_suites[] = {
    {"tls1.2-aes-gcm", 8, 0, 0, 1, 16, "RFC 5288 3"},
    {"tls1.2-chacha20-poly1305", 0, 0, 0, 1, 16, "RFC 7905 2"},
    {"tls1.3-aes-gcm", 0, 1, 0, 1, 16, "RFC 8446 5.2"},
    {"tls1.3-chacha20-poly1305", 0, 1, 0, 1, 16, "RFC 8446 5.2"},
    {"tls1.2-aes-cbc-sha1-etm", 16, 0, 0, 16, 20, "RFC 7366 3"},
    {"tls1.2-aes-cbc-sha256-etm", 16, 0, 0, 16, 32, "RFC 7366 3"},
    {"tls1.2-aes-cbc-sha384-etm", 16, 0, 0, 16, 48, "RFC 7366 3"},
    {"tls1.2-aes-cbc-sha1", 16, 0, 20, 16, 0, "RFC 5246 6.2.3.2"},
    {"tls1.2-aes-cbc-sha256", 16, 0, 32, 16, 0, "RFC 5246 6.2.3.2"},
    {"tls1.2-aes-cbc-sha384", 16, 0, 48, 16, 0, "RFC 5246 6.2.3.2, RFC 5289 3.1"},
};

/*
 * Spellings, lower case and without separators. '#' stands for a key size, "128", "192" or "256".
 * Rows are tried in order.
 */
struct cipher_spelling {
    const char *pattern;
    enum cipher_id id;
};

static const struct cipher_spelling cipher_spellings[] = {
    /* Windows: Set-VpnConnectionIPsecConfiguration, quick-mode proposals, WFP names */
    {"gcmaes#", CIPHER_AES_GCM_16},
    {"aesgcm#", CIPHER_AES_GCM_16},
    {"aesgmac#", CIPHER_AES_GMAC},
    {"des3", CIPHER_3DES_CBC},
    {"cbcaes#", CIPHER_AES_CBC},
    {"cbc3des", CIPHER_3DES_CBC},
    {"cbcdes", CIPHER_DES_CBC},
    {"none", CIPHER_NULL},
    /* strongSwan: the number after the mode is the ICV in bytes or in bits */
    {"aes", CIPHER_AES_CBC},
    {"aes#", CIPHER_AES_CBC},
    {"aes#ctr", CIPHER_AES_CTR},
    {"aes#gcm16", CIPHER_AES_GCM_16},
    {"aes#gcm128", CIPHER_AES_GCM_16},
    {"aes#gcm12", CIPHER_AES_GCM_12},
    {"aes#gcm96", CIPHER_AES_GCM_12},
    {"aes#gcm8", CIPHER_AES_GCM_8},
    {"aes#gcm64", CIPHER_AES_GCM_8},
    {"aes#ccm", CIPHER_AES_CCM_16},
    {"aes#ccm16", CIPHER_AES_CCM_16},
    {"aes#ccm128", CIPHER_AES_CCM_16},
    {"aes#ccm12", CIPHER_AES_CCM_12},
    {"aes#ccm96", CIPHER_AES_CCM_12},
    {"aes#ccm8", CIPHER_AES_CCM_8},
    {"aes#ccm64", CIPHER_AES_CCM_8},
    {"aes#gmac", CIPHER_AES_GMAC},
    {"nullaes#gmac", CIPHER_AES_GMAC},
    /* strongSwan's and Libreswan's logs: the key size comes last */
    {"aescbc#", CIPHER_AES_CBC},
    {"aesctr#", CIPHER_AES_CTR},
    {"aesgcm16#", CIPHER_AES_GCM_16},
    {"aesgcm12#", CIPHER_AES_GCM_12},
    {"aesgcm8#", CIPHER_AES_GCM_8},
    {"aesccm16#", CIPHER_AES_CCM_16},
    {"aesccm12#", CIPHER_AES_CCM_12},
    {"aesccm8#", CIPHER_AES_CCM_8},
    {"nullaesgmac", CIPHER_AES_GMAC},
    {"nullauthaesgmac", CIPHER_AES_GMAC},
    {"nullaesgmac#", CIPHER_AES_GMAC},
    {"aesgcm", CIPHER_AES_GCM_16},
    {"aesccm", CIPHER_AES_CCM_16},
    {"3des", CIPHER_3DES_CBC},
    {"des", CIPHER_DES_CBC},
    {"chacha20", CIPHER_CHACHA20_POLY1305},
    /* OpenVPN and OpenSSL */
    {"aes#cbc", CIPHER_AES_CBC},
    {"aes#gcm", CIPHER_AES_GCM_16},
    {"desede3cbc", CIPHER_3DES_CBC},
    {"desedecbc", CIPHER_3DES_CBC},
    /* PPTP */
    {"mppe128", CIPHER_MPPE},
    {"mppe56", CIPHER_MPPE},
    {"mppe40", CIPHER_MPPE},
};

struct integrity_spelling {
    const char *text;
    enum integrity_id esp, openvpn;
};

static const struct integrity_spelling integrity_spellings[] = {
    {"md5", INTEGRITY_HMAC_MD5_96, INTEGRITY_HMAC_MD5_96},
    {"md596", INTEGRITY_HMAC_MD5_96, INTEGRITY_HMAC_MD5_96},
    {"sha", INTEGRITY_HMAC_SHA1_96, INTEGRITY_HMAC_SHA1},
    {"sha1", INTEGRITY_HMAC_SHA1_96, INTEGRITY_HMAC_SHA1},
    {"sha196", INTEGRITY_HMAC_SHA1_96, INTEGRITY_HMAC_SHA1_96},
    {"sha256", INTEGRITY_HMAC_SHA256_128, INTEGRITY_HMAC_SHA256},
    {"sha2256", INTEGRITY_HMAC_SHA256_128, INTEGRITY_HMAC_SHA256},
    {"sha256128", INTEGRITY_HMAC_SHA256_128, INTEGRITY_HMAC_SHA256_128},
    {"sha2256128", INTEGRITY_HMAC_SHA256_128, INTEGRITY_HMAC_SHA256_128},
    {"sha25696", INTEGRITY_HMAC_SHA256_96, INTEGRITY_HMAC_SHA256_96},
    {"sha225696", INTEGRITY_HMAC_SHA256_96, INTEGRITY_HMAC_SHA256_96},
    {"sha384", INTEGRITY_HMAC_SHA384_192, INTEGRITY_HMAC_SHA384_192},
    {"sha2384", INTEGRITY_HMAC_SHA384_192, INTEGRITY_HMAC_SHA384_192},
    {"sha384192", INTEGRITY_HMAC_SHA384_192, INTEGRITY_HMAC_SHA384_192},
    {"sha2384192", INTEGRITY_HMAC_SHA384_192, INTEGRITY_HMAC_SHA384_192},
    {"sha512", INTEGRITY_HMAC_SHA512_256, INTEGRITY_HMAC_SHA512},
    {"sha2512", INTEGRITY_HMAC_SHA512_256, INTEGRITY_HMAC_SHA512},
    {"sha512256", INTEGRITY_HMAC_SHA512_256, INTEGRITY_HMAC_SHA512_256},
    {"sha2512256", INTEGRITY_HMAC_SHA512_256, INTEGRITY_HMAC_SHA512_256},
    {"aesxcbc", INTEGRITY_AES_XCBC_96, INTEGRITY_AES_XCBC_96},
    {"aescmac", INTEGRITY_AES_CMAC_96, INTEGRITY_AES_CMAC_96},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* No spelling is longer; TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 is the longest name in use.
 */
enum {
    SPELLING_SIZE = 64
};

/* Lower case, without '-', '_', '.' and spaces; false for what is too long or has other characters.
 */
static bool squeeze(const char *spelling, char out[SPELLING_SIZE])
{
    size_t used = 0;

    for (; *spelling != '\0'; spelling++) {
        unsigned char c = (unsigned char)*spelling;

        if (c == '-' || c == '_' || c == '.' || c == ' ')
            continue;
        if (!isalnum(c) || used + 1 >= SPELLING_SIZE)
            return false;
        out[used++] = (char)tolower(c);
    }
    out[used] = '\0';
    return used > 0;
}

static bool matches(const char *pattern, const char *text)
{
    static const char *const key_sizes[] = {"128", "192", "256"};
    const char *hash = strchr(pattern, '#');

    if (hash == NULL)
        return strcmp(pattern, text) == 0;
    if (strncmp(pattern, text, (size_t)(hash - pattern)) != 0)
        return false;
    text += hash - pattern;
    for (size_t i = 0; i < COUNT(key_sizes); i++)
        if (strncmp(text, key_sizes[i], 3) == 0)
            return strcmp(text + 3, hash + 1) == 0;
    return false;
}

static bool is_canonical(const char *name, const char *squeezed)
{
    char canonical[SPELLING_SIZE];

    return squeeze(name, canonical) && strcmp(canonical, squeezed) == 0;
}

/* What IANA (ENCR_AES_CBC, AUTH_HMAC_SHA1_96) and ipsectypes.h put before a name does not count. */
static const char *without_prefix(const char *text)
{
    static const char *const prefixes[] = {"ipseccipherconfig", "ipsecauthconfig", "encr", "auth"};

    for (size_t i = 0; i < COUNT(prefixes); i++)
        if (strncmp(text, prefixes[i], strlen(prefixes[i])) == 0)
            return text + strlen(prefixes[i]);
    return text;
}

const struct cipher *cipher_by_id(enum cipher_id id)
{
    return &ciphers[id];
}

const struct integrity *integrity_by_id(enum integrity_id id)
{
    return &integrities[id];
}

const struct tls_suite *tls_suite_at(size_t index)
{
    return index < COUNT(tls_suites) ? &tls_suites[index] : NULL;
}

const struct tls_suite *tls_suite_typical(void)
{
    return &tls_suites[0];
}

const struct tls_suite *tls_suite_largest(void)
{
    return &tls_suites[COUNT(tls_suites) - 1];
}

const struct cipher *cipher_parse(const char *spelling)
{
    char squeezed[SPELLING_SIZE];
    const char *text;

    if (!squeeze(spelling, squeezed))
        return NULL;
    text = without_prefix(squeezed);
    for (size_t i = 0; i < CIPHER_COUNT; i++)
        if (is_canonical(ciphers[i].name, text))
            return &ciphers[i];
    for (size_t i = 0; i < COUNT(cipher_spellings); i++)
        if (matches(cipher_spellings[i].pattern, text))
            return &ciphers[cipher_spellings[i].id];
    return NULL;
}

const struct integrity *integrity_parse(const char *spelling, enum suite_use use)
{
    char squeezed[SPELLING_SIZE];
    const char *text;
    const char *bare;

    if (!squeeze(spelling, squeezed))
        return NULL;
    text = without_prefix(squeezed);
    for (size_t i = 0; i < INTEGRITY_COUNT; i++)
        if (is_canonical(integrities[i].name, text))
            return &integrities[i];
    bare = strncmp(text, "hmac", 4) == 0 ? text + 4 : text;
    for (size_t i = 0; i < COUNT(integrity_spellings); i++) {
        const struct integrity_spelling *row = &integrity_spellings[i];

        if (strcmp(row->text, bare) == 0)
            return &integrities[use == SUITE_OPENVPN ? row->openvpn : row->esp];
    }
    return NULL;
}

struct tls_spelling {
    const char *pattern, *name;
};

/* IANA's names of TLS 1.3, after "TLS" (RFC 8446 B.4). */
static const struct tls_spelling tls13_spellings[] = {
    {"aes#gcmsha256", "tls1.3-aes-gcm"},
    {"aes#gcmsha384", "tls1.3-aes-gcm"},
    {"chacha20poly1305sha256", "tls1.3-chacha20-poly1305"},
};

/* IANA's and OpenSSL's names of TLS 1.2, after the key exchange. */
static const struct tls_spelling tls12_spellings[] = {
    {"aes#gcmsha256", "tls1.2-aes-gcm"},        {"aes#gcmsha384", "tls1.2-aes-gcm"},
    {"aes#cbcsha", "tls1.2-aes-cbc-sha1"},      {"aes#sha", "tls1.2-aes-cbc-sha1"},
    {"aes#cbcsha256", "tls1.2-aes-cbc-sha256"}, {"aes#sha256", "tls1.2-aes-cbc-sha256"},
    {"aes#cbcsha384", "tls1.2-aes-cbc-sha384"}, {"aes#sha384", "tls1.2-aes-cbc-sha384"},
};

/* These always come with a key exchange: alone they could as well be TLS 1.3, one byte longer. */
static const struct tls_spelling tls12_chacha_spellings[] = {
    {"chacha20poly1305", "tls1.2-chacha20-poly1305"},
    {"chacha20poly1305sha256", "tls1.2-chacha20-poly1305"},
};

static const char *find_tls(const struct tls_spelling *rows, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (matches(rows[i].pattern, text))
            return rows[i].name;
    return NULL;
}

/* Windows before 10 writes the curve behind the suite: TLS_..._SHA384_P384. */
static void cut_curve(char *text)
{
    static const char *const curves[] = {"p256", "p384", "p521"};
    size_t len = strlen(text);

    for (size_t i = 0; i < COUNT(curves); i++)
        if (len > 4 && strcmp(text + len - 4, curves[i]) == 0)
            text[len - 4] = '\0';
}

/* The length of the key exchange that TEXT begins with, 0 for none. */
static size_t key_exchange_len(const char *text)
{
    static const char *const names[] = {"ecdheecdsa", "ecdhersa", "dhersa", "dhedss", "rsa"};

    for (size_t i = 0; i < COUNT(names); i++)
        if (strncmp(text, names[i], strlen(names[i])) == 0)
            return strlen(names[i]);
    return 0;
}

/* IANA ("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384") and OpenSSL ("ECDHE-RSA-AES256-SHA384") names. */
static const char *tls_canonical(char *text)
{
    bool iana = strncmp(text, "tls", 3) == 0;
    const char *at = iana ? text + 3 : text;
    const char *found = NULL;
    size_t len;

    if (iana) {
        cut_curve(text);
        found = find_tls(tls13_spellings, COUNT(tls13_spellings), at);
    }
    len = key_exchange_len(at);
    if (found != NULL || (iana && (len == 0 || strncmp(at + len, "with", 4) != 0)))
        return found;
    at += len + (iana ? 4 : 0);
    if (len > 0)
        found = find_tls(tls12_chacha_spellings, COUNT(tls12_chacha_spellings), at);
    return found != NULL ? found : find_tls(tls12_spellings, COUNT(tls12_spellings), at);
}

/* The version may be left out where only one has the suite: CBC ended with TLS 1.2. */
static bool is_tls_name(const struct tls_suite *suite, const char *text)
{
    return is_canonical(suite->name, text) ||
           (suite->block_len > 1 && is_canonical(suite->name + strlen("tls1.2-"), text));
}

const struct tls_suite *tls_suite_parse(const char *spelling)
{
    char text[SPELLING_SIZE];
    const char *canonical = NULL;

    if (!squeeze(spelling, text))
        return NULL;
    if (strcmp(text, "tls13") == 0)
        canonical = "tls1.3-aes-gcm";
    for (size_t i = 0; canonical == NULL && i < COUNT(tls_suites); i++)
        if (is_tls_name(&tls_suites[i], text))
            canonical = tls_suites[i].name;
    if (canonical == NULL)
        canonical = tls_canonical(text);
    for (size_t i = 0; canonical != NULL && i < COUNT(tls_suites); i++)
        if (strcmp(tls_suites[i].name, canonical) == 0)
            return &tls_suites[i];
    return NULL;
}
