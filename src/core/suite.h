/* SPDX-License-Identifier: MIT */
/*
 * suite.h: ciphers, integrity algorithms and TLS suites, and what each costs in bytes.
 *
 * Const tables; every row cites its source. Key sizes never matter to lengths, so
 * aes-cbc stands for 128, 192 and 256 bits. Reads every spelling that Windows,
 * strongSwan and OpenVPN print.
 */
#ifndef CORE_SUITE_H
#define CORE_SUITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a cipher or an integrity algorithm can be used; a bit mask. */
enum suite_use {
    SUITE_ESP = 1 << 0,
    SUITE_OPENVPN = 1 << 1,
    SUITE_WIREGUARD = 1 << 2,
    SUITE_PPTP = 1 << 3,
    SUITE_SSTP = 1 << 4
};

enum cipher_id {
    CIPHER_AES_CBC,
    CIPHER_AES_CTR,
    CIPHER_AES_GCM_16,
    CIPHER_AES_GCM_12,
    CIPHER_AES_GCM_8,
    CIPHER_AES_CCM_16,
    CIPHER_AES_CCM_12,
    CIPHER_AES_CCM_8,
    CIPHER_3DES_CBC,
    CIPHER_DES_CBC,
    CIPHER_CHACHA20_POLY1305,
    CIPHER_AES_GMAC,
    CIPHER_NULL,
    CIPHER_MPPE,
    CIPHER_COUNT
};

enum integrity_id {
    INTEGRITY_HMAC_MD5_96,
    INTEGRITY_HMAC_SHA1_96,
    INTEGRITY_HMAC_SHA256_128,
    INTEGRITY_HMAC_SHA256_96,
    INTEGRITY_HMAC_SHA384_192,
    INTEGRITY_HMAC_SHA512_256,
    INTEGRITY_AES_XCBC_96,
    INTEGRITY_AES_CMAC_96,
    INTEGRITY_NONE,
    INTEGRITY_HMAC_SHA1,
    INTEGRITY_HMAC_SHA256,
    INTEGRITY_HMAC_SHA512,
    INTEGRITY_COUNT
};

struct cipher {
    const char *name;  /* canonical spelling */
    uint8_t iv_len;    /* bytes of initialisation vector or explicit nonce in each packet */
    uint8_t block_len; /* cipher block, bytes; 1 for a stream. ESP rounds it up to 4 */
    uint8_t icv_len;   /* bytes of its own integrity check value, 0 where it has none */
    bool standalone;   /* takes no integrity algorithm beside it */
    unsigned use;      /* enum suite_use */
    const char *source;
};

struct integrity {
    const char *name;
    uint8_t icv_len; /* bytes on the wire */
    unsigned use;
    const char *source;
};

/* One TLS record protection (RFC 5246 6.2.3, RFC 8446 5.2). */
struct tls_suite {
    const char *name;         /* canonical spelling */
    uint8_t nonce_len;        /* IV or explicit nonce after the 5-byte record header */
    uint8_t content_type_len; /* TLS 1.3's inner content type, inside the protected part */
    uint8_t sealed_mac_len;   /* MAC inside the padded part (MAC-then-encrypt) */
    uint8_t block_len;        /* 1: no padding; else padding of 1..block_len bytes */
    uint8_t tag_len;          /* AEAD tag, or the MAC of encrypt-then-MAC (RFC 7366) */
    const char *source;
};

const struct cipher *cipher_by_id(enum cipher_id id);
const struct integrity *integrity_by_id(enum integrity_id id);
/* The suite in row INDEX, NULL past the last. Row 0 is the typical one, the last the largest. */
const struct tls_suite *tls_suite_at(size_t index);
const struct tls_suite *tls_suite_typical(void);
const struct tls_suite *tls_suite_largest(void);

/*
 * Reading a spelling. NULL where it is unknown; what is known but of no use in a VPN is returned
 * all the same, for the caller to refuse by name.
 */
const struct cipher *cipher_parse(const char *spelling);
/* USE decides between lengths: "sha1" is hmac-sha1-96 in ESP and hmac-sha1 in OpenVPN. */
const struct integrity *integrity_parse(const char *spelling, enum suite_use use);
/* The suite of a canonical, IANA or OpenSSL name, NULL where it is unknown. */
const struct tls_suite *tls_suite_parse(const char *spelling);

#endif
