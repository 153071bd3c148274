/* SPDX-License-Identifier: MIT */
/*
 * ipsec_types.h: IPsec structures of the Windows Filtering Platform. mingw-w64's ipsectypes.h lacks
 * the constants of IPSEC_CIPHER_CONFIG and IPSEC_AUTH_CONFIG, and has the last member of
 * IPSEC_SA_DETAILS1 wrong, which is never read here. Values: the SDK's ipsectypes.h; pages:
 * learn.microsoft.com/windows/win32/api/ipsectypes, ns-ipsectypes-ipsec_cipher_transform_id0,
 * ns-ipsectypes-ipsec_auth_transform_id0.
 */
#ifndef WINDOWS_IPSEC_TYPES_H
#define WINDOWS_IPSEC_TYPES_H

#include <winsock2.h>
#include <windows.h>
#include <fwpmu.h>

#include <stddef.h>

#ifndef IPSEC_CIPHER_CONFIG_CBC_DES
enum {
    IPSEC_CIPHER_CONFIG_CBC_DES = 1,
    IPSEC_CIPHER_CONFIG_CBC_3DES = 2,
    IPSEC_CIPHER_CONFIG_CBC_AES_128 = 3,
    IPSEC_CIPHER_CONFIG_CBC_AES_192 = 4,
    IPSEC_CIPHER_CONFIG_CBC_AES_256 = 5,
    IPSEC_CIPHER_CONFIG_GCM_AES_128 = 6,
    IPSEC_CIPHER_CONFIG_GCM_AES_192 = 7,
    IPSEC_CIPHER_CONFIG_GCM_AES_256 = 8
};
#endif

#ifndef IPSEC_AUTH_CONFIG_HMAC_MD5_96
enum {
    IPSEC_AUTH_CONFIG_HMAC_MD5_96 = 0,
    IPSEC_AUTH_CONFIG_HMAC_SHA_1_96 = 1,
    IPSEC_AUTH_CONFIG_HMAC_SHA_256_128 = 2,
    IPSEC_AUTH_CONFIG_GCM_AES_128 = 3,
    IPSEC_AUTH_CONFIG_GCM_AES_192 = 4,
    IPSEC_AUTH_CONFIG_GCM_AES_256 = 5
};
#endif

#ifdef _WIN64
_Static_assert(sizeof(IPSEC_TRAFFIC1) == 72, "IPSEC_TRAFFIC1");
_Static_assert(offsetof(IPSEC_SA_DETAILS1, saBundle) == 80, "IPSEC_SA_DETAILS1.saBundle");
_Static_assert(offsetof(IPSEC_SA_BUNDLE1, saList) == 48, "IPSEC_SA_BUNDLE1.saList");
_Static_assert(offsetof(IPSEC_SA_DETAILS1, udpEncapsulation) == 192,
               "IPSEC_SA_DETAILS1.udpEncapsulation");
_Static_assert(sizeof(IPSEC_SA0) == 16, "IPSEC_SA0");
#endif

#endif
