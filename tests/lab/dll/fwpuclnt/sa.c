/* SPDX-License-Identifier: MIT */
/*
 * FwpmEngineOpen0, IPsecSaContextCreateEnumHandle0, IPsecSaContextEnum1,
 * IPsecSaContextDestroyEnumHandle0, FwpmFreeMemory0, FwpmEngineClose0: the ESP security
 * associations that strongSwan holds, as Windows' filtering platform lists its own.
 *
 * The rules, from Microsoft's documentation; where it leaves room, the stricter way:
 *   a server name, or another authentication service than these two     50, 1747
 *   NULL where a result goes                                  FWP_E_NULL_POINTER
 *   not an administrator, when the enumeration is made                         5
 *   a handle that is no engine's                                               6
 *   one that is no enumeration's                        FWP_E_INVALID_ENUMERATOR
 * An enumeration is of the moment at which it was made, and comes in pages; the page behind the
 * last has 0 entries. IPv4 addresses and ports are numbers in the computer's own byte order, IPv6
 * addresses bytes in that of the network.
 *
 * Windows hands out live keys here. These are random, and begin with a marker; FwpmFreeMemory0
 * notes in the log whether the caller has wiped them.
 */
#include "sa.h"
#include "linux.h"
#include "vpns.h"

#include <stdlib.h>
#include <string.h>

enum {
    CONTEXTS_MAX = VPNS_MAX * VPN_SAS_MAX,
    ENGINE_MAGIC = 0x454e474e,
    ENUMERATION_MAGIC = 0x454e554d,
    PAGE_MAGIC = 0x50414745,
    SYSTEM_GETRANDOM = 318,
    CIPHER_KEY_SIZE = 36, /* AES-256, and the salt of GCM */
    AUTH_KEY_SIZE = 32,
};

static const char key_marker[8] = "LAB-KEY!";

struct engine {
    uint32_t magic;
    int unreleased; /* enumerations and pages */
};

struct context {
    struct vpn vpn;
    struct vpn_sa sa;
    IPSEC_CIPHER_TRANSFORM_ID0 cipher;
    IPSEC_AUTH_TRANSFORM_ID0 auth;
};

struct enumeration {
    uint32_t magic;
    int count, next;
    struct context contexts[CONTEXTS_MAX];
};

/* All that hangs on one direction of an SA */
struct direction {
    struct sa_details1 details;
    IPSEC_SA0 sa;
    IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 information;
    IPSEC_V4_UDP_ENCAPSULATION0 encapsulation;
    UINT8 cipher_key[CIPHER_KEY_SIZE], auth_key[AUTH_KEY_SIZE];
};

struct entry {
    struct sa_context1 context;
    struct direction inbound, outbound;
};

/* One page: FwpmFreeMemory0 is given the address of `pointers`. */
struct page {
    struct engine *engine;
    uint32_t magic;
    UINT32 count;
    struct entry *entries;
    struct sa_context1 *pointers[];
};

static bool is_engine(const struct engine *engine)
{
    return engine && engine != INVALID_HANDLE_VALUE && engine->magic == ENGINE_MAGIC;
}

static bool is_enumeration(const struct enumeration *enumeration)
{
    return enumeration && enumeration != INVALID_HANDLE_VALUE &&
           enumeration->magic == ENUMERATION_MAGIC;
}

static DWORD open_engine(const wchar_t *server, UINT32 service, struct engine **out)
{
    char refused[16];
    if (!out)
        return (DWORD)FWP_E_NULL_POINTER;
    if (server)
        return ERROR_NOT_SUPPORTED;
    if (service != RPC_C_AUTHN_WINNT && service != (UINT32)RPC_C_AUTHN_DEFAULT)
        return RPC_S_UNKNOWN_AUTHN_SERVICE;
    if (environment("VPNMTU_LAB_NOT_ELEVATED", refused, sizeof refused) &&
        strcmp(refused, "open") == 0)
        return ERROR_ACCESS_DENIED;
    DWORD error = environment_number("VPNMTU_LAB_WFP_ERROR", 0);
    if (error)
        return error;
    struct engine *engine = calloc(1, sizeof *engine);
    if (!engine)
        return ERROR_NOT_ENOUGH_MEMORY;
    engine->magic = ENGINE_MAGIC;
    *out = engine;
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(FwpmEngineOpen0)(const wchar_t *server, UINT32 service, void *identity,
                                  const FWPM_SESSION0 *session, HANDLE *engine)
{
    (void)identity, (void)session;
    DWORD error = open_engine(server, service, (struct engine **)engine);
    trace("FwpmEngineOpen0 -> %lu", error);
    return error;
}

DWORD WINAPI LAB(FwpmEngineClose0)(HANDLE handle)
{
    struct engine *engine = handle;
    if (!is_engine(engine))
        return ERROR_INVALID_HANDLE;
    trace("FwpmEngineClose0 unreleased=%d -> 0", engine->unreleased);
    engine->magic = 0;
    free(engine);
    return ERROR_SUCCESS;
}

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* IPSEC_CIPHER_TYPE and _CONFIG; false: Windows has no number for it */
static bool cipher_of(const struct vpn_sa *sa, IPSEC_CIPHER_TRANSFORM_ID0 *out)
{
    int step = sa->key_bits == 128 ? 0 : sa->key_bits == 192 ? 1 : 2;
    if (starts(sa->cipher, "DES_CBC"))
        *out = (IPSEC_CIPHER_TRANSFORM_ID0){1, 1};
    else if (starts(sa->cipher, "3DES_CBC"))
        *out = (IPSEC_CIPHER_TRANSFORM_ID0){2, 2};
    else if (starts(sa->cipher, "AES_CBC"))
        *out = (IPSEC_CIPHER_TRANSFORM_ID0){3 + step, (UINT8)(3 + step)};
    else if (starts(sa->cipher, "AES_GCM_16"))
        *out = (IPSEC_CIPHER_TRANSFORM_ID0){3 + step, (UINT8)(6 + step)};
    else
        return false;
    return true;
}

/* IPSEC_AUTH_TYPE and _CONFIG; with GCM the cipher does it */
static bool auth_of(const struct vpn_sa *sa, IPSEC_AUTH_TRANSFORM_ID0 *out)
{
    int step = sa->key_bits == 128 ? 0 : sa->key_bits == 192 ? 1 : 2;
    if (starts(sa->cipher, "AES_GCM_16"))
        *out = (IPSEC_AUTH_TRANSFORM_ID0){3 + step, (UINT8)(3 + step)};
    else if (starts(sa->integrity, "HMAC_MD5_96"))
        *out = (IPSEC_AUTH_TRANSFORM_ID0){0, 0};
    else if (starts(sa->integrity, "HMAC_SHA1_96"))
        *out = (IPSEC_AUTH_TRANSFORM_ID0){1, 1};
    else if (starts(sa->integrity, "HMAC_SHA2_256_128"))
        *out = (IPSEC_AUTH_TRANSFORM_ID0){2, 2};
    else
        return false;
    return true;
}

static void take_snapshot(struct enumeration *enumeration)
{
    struct vpn vpns[VPNS_MAX];
    int count = vpns_connected(vpns);
    for (int i = 0; i < count; i++)
        for (int j = 0; j < vpns[i].sa_count; j++) {
            struct context *context = &enumeration->contexts[enumeration->count];
            context->vpn = vpns[i];
            context->sa = vpns[i].sas[j];
            if (cipher_of(&context->sa, &context->cipher) && auth_of(&context->sa, &context->auth))
                enumeration->count++; /* the others Windows could not have */
        }
}

static DWORD create_enumeration(struct engine *engine, HANDLE *out)
{
    if (!is_engine(engine))
        return ERROR_INVALID_HANDLE;
    if (!out)
        return (DWORD)FWP_E_NULL_POINTER;
    if (!is_elevated())
        return ERROR_ACCESS_DENIED;
    struct enumeration *enumeration = calloc(1, sizeof *enumeration);
    if (!enumeration)
        return ERROR_NOT_ENOUGH_MEMORY;
    enumeration->magic = ENUMERATION_MAGIC;
    take_snapshot(enumeration);
    engine->unreleased++;
    *out = enumeration;
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(IPsecSaContextCreateEnumHandle0)(HANDLE engine,
                                                  const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template,
                                                  HANDLE *enumeration)
{
    DWORD error = template ? ERROR_NOT_SUPPORTED : create_enumeration(engine, enumeration);
    trace("IPsecSaContextCreateEnumHandle0 -> %lu", error);
    return error;
}

DWORD WINAPI LAB(IPsecSaContextDestroyEnumHandle0)(HANDLE handle, HANDLE enumeration_handle)
{
    struct engine *engine = handle;
    struct enumeration *enumeration = enumeration_handle;
    if (!is_engine(engine))
        return ERROR_INVALID_HANDLE;
    if (!is_enumeration(enumeration))
        return (DWORD)FWP_E_INVALID_ENUMERATOR;
    engine->unreleased--;
    enumeration->magic = 0;
    free(enumeration);
    trace("IPsecSaContextDestroyEnumHandle0 -> 0");
    return ERROR_SUCCESS;
}

static UINT32 host_number(const struct vpn_address *address)
{
    const uint8_t *bytes = address->bytes;
    return (UINT32)bytes[0] << 24 | (UINT32)bytes[1] << 16 | (UINT32)bytes[2] << 8 | bytes[3];
}

static void fill_traffic(const struct context *context, IPSEC_TRAFFIC1 *traffic)
{
    const struct vpn *vpn = &context->vpn;
    if (vpn->server.size == 4) {
        traffic->ipVersion = FWP_IP_VERSION_V4;
        traffic->localV4Address = host_number(&vpn->local);
        traffic->remoteV4Address = host_number(&vpn->server);
    } else {
        traffic->ipVersion = FWP_IP_VERSION_V6;
        memcpy(traffic->localV6Address, vpn->local.bytes, 16);
        memcpy(traffic->remoteV6Address, vpn->server.bytes, 16);
    }
    traffic->trafficType =
        context->sa.tunnel ? IPSEC_TRAFFIC_TYPE_TUNNEL : IPSEC_TRAFFIC_TYPE_TRANSPORT;
    traffic->tunnelPolicyId = 0x10000u + (unsigned)vpn->number;
}

static void make_key(FWP_BYTE_BLOB *blob, UINT8 *key, UINT32 size)
{
    linux_call(SYSTEM_GETRANDOM, linux_address(key), size, 0, 0, 0, 0);
    memcpy(key, key_marker, sizeof key_marker);
    *blob = (FWP_BYTE_BLOB){size, key};
}

static void fill_direction(const struct context *context, FWP_DIRECTION direction,
                           struct direction *out)
{
    const struct vpn_sa *sa = &context->sa;
    IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *information = &out->information;
    fill_traffic(context, &out->details.traffic);
    out->details.ipVersion = out->details.traffic.ipVersion;
    out->details.saDirection = direction;
    if (sa->encap && out->details.ipVersion == FWP_IP_VERSION_V4) {
        out->encapsulation.localUdpEncapPort = (UINT16)context->vpn.local_port;
        out->encapsulation.remoteUdpEncapPort = (UINT16)context->vpn.server_port;
        out->details.udpEncapsulation = &out->encapsulation;
    }
    information->saCipherInformation.cipherTransform.cipherTransformId = context->cipher;
    information->saAuthInformation.authTransform.authTransformId = context->auth;
    make_key(&information->saCipherInformation.cipherKey, out->cipher_key, CIPHER_KEY_SIZE);
    make_key(&information->saAuthInformation.authKey, out->auth_key, AUTH_KEY_SIZE);
    out->sa.spi = direction == FWP_DIRECTION_INBOUND ? sa->spi_in : sa->spi_out;
    out->sa.saTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER;
    out->sa.espAuthAndCipherInformation = information;
    IPSEC_SA_BUNDLE1 *bundle = &out->details.saBundle;
    bundle->lifetime = (IPSEC_SA_LIFETIME0){3600, 250000, 0};
    bundle->ipVersion = out->details.ipVersion;
    bundle->qmSaId = sa->id;
    bundle->mmSaId = context->vpn.connection;
    bundle->numSAs = 1;
    bundle->saList = &out->sa;
    out->details.virtualIfTunnelInfo.virtualIfTunnelId = 0x20000u + (unsigned)context->vpn.number;
}

/* What a rekeying has replaced only receives. */
static void fill_entry(const struct context *context, struct entry *out)
{
    out->context.saContextId = (UINT64)(context->vpn.number + 1) << 32 | context->sa.id;
    fill_direction(context, FWP_DIRECTION_INBOUND, &out->inbound);
    out->context.inboundSa = &out->inbound.details;
    if (context->sa.old)
        return;
    fill_direction(context, FWP_DIRECTION_OUTBOUND, &out->outbound);
    out->context.outboundSa = &out->outbound.details;
}

static DWORD make_page(struct engine *engine, struct enumeration *enumeration, UINT32 wanted,
                       struct sa_context1 ***entries, UINT32 *returned)
{
    UINT32 left = (UINT32)(enumeration->count - enumeration->next);
    UINT32 count = wanted < left ? wanted : left;
    struct page *page = calloc(1, sizeof *page + (count + 1) * sizeof *page->pointers);
    struct entry *rows = calloc(count + 1, sizeof *rows);
    if (!page || !rows) {
        free(page);
        free(rows);
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    *page = (struct page){.engine = engine, .magic = PAGE_MAGIC, .count = count, .entries = rows};
    for (UINT32 i = 0; i < count; i++) {
        fill_entry(&enumeration->contexts[enumeration->next++], &rows[i]);
        page->pointers[i] = &rows[i].context;
    }
    engine->unreleased++;
    *entries = page->pointers;
    *returned = count;
    return ERROR_SUCCESS;
}

DWORD WINAPI LAB(IPsecSaContextEnum1)(HANDLE engine, HANDLE enumeration, UINT32 wanted,
                                      struct sa_context1 ***entries, UINT32 *returned)
{
    DWORD error = !is_engine(engine)             ? ERROR_INVALID_HANDLE
                  : !is_enumeration(enumeration) ? (DWORD)FWP_E_INVALID_ENUMERATOR
                  : !entries || !returned
                      ? (DWORD)FWP_E_NULL_POINTER
                      : make_page(engine, enumeration, wanted, entries, returned);
    trace("IPsecSaContextEnum1 wanted=%u returned=%u -> %lu", wanted, error ? 0 : *returned, error);
    return error;
}

static bool is_wiped(const UINT8 *key, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (key[i])
            return false;
    return true;
}

static int keys_left(const struct direction *direction)
{
    return !is_wiped(direction->cipher_key, sizeof direction->cipher_key) +
           !is_wiped(direction->auth_key, sizeof direction->auth_key);
}

VOID WINAPI LAB(FwpmFreeMemory0)(void **memory)
{
    if (!memory || !*memory)
        return;
    struct page *page = (struct page *)((char *)*memory - offsetof(struct page, pointers));
    if (page->magic != PAGE_MAGIC) {
        trace("FwpmFreeMemory0 of what was not given out");
        abort();
    }
    int left = 0;
    for (UINT32 i = 0; i < page->count; i++)
        left += keys_left(&page->entries[i].inbound) + keys_left(&page->entries[i].outbound);
    trace("FwpmFreeMemory0 entries=%u keys not wiped=%d", page->count, left);
    page->engine->unreleased--;
    page->magic = 0;
    memset(page->entries, 0xdd, page->count * sizeof *page->entries); /* nobody may still read it */
    free(page->entries);
    free(page);
    *memory = NULL;
}
