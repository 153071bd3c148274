/* SPDX-License-Identifier: MIT */
/*
 * The ESP security associations: learn.microsoft.com/windows/win32/api/fwpmu,
 * nf-fwpmu-ipsecsacontextenum1; /api/ipsectypes, ns-ipsectypes-ipsec_sa_details1, ..._sa_bundle1,
 * ..._traffic1. IPv4 addresses are numbers in host byte order (the page "Adding a dynamic keying
 * module filter" of /windows/win32/fwp fills them with ntohl).
 * What Windows returns holds the keys in use: only the algorithms' ids are copied, and every key is
 * wiped before the memory goes back to the heap.
 */
#include "windows/ipsec_types.h"

#include <stdlib.h>
#include <string.h>

#include "windows/machine_windows.h"
#include "windows/operations.h"
#include "windows/windows_error.h"

enum {
    PAGE = 64,
    PAGES_MAX = 1024,
    BUNDLE_MAX = 16, /* associations in one bundle; Windows itself makes at most AH and ESP */
    KEY_MAX = 4096   /* bytes; the longest known key has 36 */
};

struct collection {
    struct machine_sa *rows;
    size_t count;
    size_t room;
};

static void wipe_blob(const FWP_BYTE_BLOB *blob)
{
    if (blob->data != NULL)
        SecureZeroMemory(blob->data, blob->size < KEY_MAX ? blob->size : KEY_MAX);
}

static void wipe_sa(const IPSEC_SA0 *sa)
{
    /* The union's pointer: NULL for none, whatever the type. */
    if (sa->espAuthInformation == NULL)
        return;
    switch (sa->saTransformType) {
    case IPSEC_TRANSFORM_AH:
    case IPSEC_TRANSFORM_ESP_AUTH:
    case IPSEC_TRANSFORM_ESP_AUTH_FW:
        wipe_blob(&sa->espAuthInformation->authKey);
        break;
    case IPSEC_TRANSFORM_ESP_CIPHER:
        wipe_blob(&sa->espCipherInformation->cipherKey);
        break;
    case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
        wipe_blob(&sa->espAuthAndCipherInformation->saCipherInformation.cipherKey);
        wipe_blob(&sa->espAuthAndCipherInformation->saAuthInformation.authKey);
        break;
    default:
        break;
    }
}

static void wipe_details(const IPSEC_SA_DETAILS1 *details)
{
    const IPSEC_SA_BUNDLE1 *bundle;

    if (details == NULL)
        return;
    bundle = &details->saBundle;
    for (UINT32 i = 0; bundle->saList != NULL && i < bundle->numSAs && i < BUNDLE_MAX; i++)
        wipe_sa(&bundle->saList[i]);
    if (bundle->keyModuleState != NULL)
        wipe_blob(&bundle->keyModuleState->stateBlob);
}

static bool integrity_of(const IPSEC_SA_AUTH_INFORMATION0 *info, enum integrity_id *out)
{
    switch (info->authTransform.authTransformId.authConfig) {
    case IPSEC_AUTH_CONFIG_HMAC_MD5_96:
        *out = INTEGRITY_HMAC_MD5_96;
        return true;
    case IPSEC_AUTH_CONFIG_HMAC_SHA_1_96:
        *out = INTEGRITY_HMAC_SHA1_96;
        return true;
    case IPSEC_AUTH_CONFIG_HMAC_SHA_256_128:
        *out = INTEGRITY_HMAC_SHA256_128;
        return true;
    default:
        return false;
    }
}

static bool is_gcm_integrity(const IPSEC_SA_AUTH_INFORMATION0 *info)
{
    UINT8 config = info->authTransform.authTransformId.authConfig;

    return config >= IPSEC_AUTH_CONFIG_GCM_AES_128 && config <= IPSEC_AUTH_CONFIG_GCM_AES_256;
}

static bool cipher_of(const IPSEC_SA_CIPHER_INFORMATION0 *info, enum cipher_id *out)
{
    switch (info->cipherTransform.cipherTransformId.cipherConfig) {
    case IPSEC_CIPHER_CONFIG_CBC_DES:
        *out = CIPHER_DES_CBC;
        return true;
    case IPSEC_CIPHER_CONFIG_CBC_3DES:
        *out = CIPHER_3DES_CBC;
        return true;
    case IPSEC_CIPHER_CONFIG_CBC_AES_128:
    case IPSEC_CIPHER_CONFIG_CBC_AES_192:
    case IPSEC_CIPHER_CONFIG_CBC_AES_256:
        *out = CIPHER_AES_CBC;
        return true;
    case IPSEC_CIPHER_CONFIG_GCM_AES_128:
    case IPSEC_CIPHER_CONFIG_GCM_AES_192:
    case IPSEC_CIPHER_CONFIG_GCM_AES_256:
        *out = CIPHER_AES_GCM_16;
        return true;
    default:
        return false;
    }
}

static bool integrity_alone(const IPSEC_SA_AUTH_INFORMATION0 *info, struct machine_sa *out)
{
    out->cipher = is_gcm_integrity(info) ? CIPHER_AES_GMAC : CIPHER_NULL;
    out->integrity = INTEGRITY_NONE;
    return out->cipher == CIPHER_AES_GMAC || integrity_of(info, &out->integrity);
}

static bool cipher_and_integrity(const IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *info,
                                 struct machine_sa *out)
{
    if (!cipher_of(&info->saCipherInformation, &out->cipher))
        return false;
    out->integrity = INTEGRITY_NONE;
    if (out->cipher == CIPHER_AES_GCM_16)
        return is_gcm_integrity(&info->saAuthInformation);
    return integrity_of(&info->saAuthInformation, &out->integrity);
}

/* Where it is unknown, what follows the association's type is not looked at. */
static bool is_esp(const IPSEC_SA_BUNDLE1 *bundle)
{
    if (bundle->numSAs == 0 || bundle->saList == NULL)
        return false;
    switch (bundle->saList[0].saTransformType) {
    case IPSEC_TRANSFORM_ESP_AUTH:
    case IPSEC_TRANSFORM_ESP_CIPHER:
    case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
        return true;
    default:
        return bundle->numSAs > 1;
    }
}

/* The suite of a bundle that is one ESP association and nothing else. */
static bool suite_of(const IPSEC_SA_BUNDLE1 *bundle, struct machine_sa *out)
{
    const IPSEC_SA0 *sa = bundle->saList;

    if (bundle->numSAs != 1 || sa == NULL || sa->espAuthInformation == NULL)
        return false;
    switch (sa->saTransformType) {
    case IPSEC_TRANSFORM_ESP_AUTH:
        return integrity_alone(sa->espAuthInformation, out);
    case IPSEC_TRANSFORM_ESP_CIPHER:
        out->integrity = INTEGRITY_NONE;
        return cipher_of(sa->espCipherInformation, &out->cipher);
    case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
        return cipher_and_integrity(sa->espAuthAndCipherInformation, out);
    default:
        return false;
    }
}

static struct address ipv4_of(UINT32 number)
{
    return (struct address){FAMILY_IPV4,
                            {(uint8_t)(number >> 24), (uint8_t)(number >> 16 & 0xFF),
                             (uint8_t)(number >> 8 & 0xFF), (uint8_t)(number & 0xFF)}};
}

static struct address ipv6_of(const UINT8 *bytes)
{
    struct address address = {.family = FAMILY_IPV6};

    memcpy(address.bytes, bytes, sizeof address.bytes);
    return address;
}

static bool traffic_of(const IPSEC_SA_DETAILS1 *details, struct machine_sa *out)
{
    const IPSEC_TRAFFIC1 *traffic = &details->traffic;

    if (traffic->trafficType != IPSEC_TRAFFIC_TYPE_TRANSPORT &&
        traffic->trafficType != IPSEC_TRAFFIC_TYPE_TUNNEL)
        return false;
    out->mode = traffic->trafficType == IPSEC_TRAFFIC_TYPE_TRANSPORT ? ESP_TRANSPORT : ESP_TUNNEL;
    if (traffic->ipVersion == FWP_IP_VERSION_V4) {
        out->local = ipv4_of(traffic->localV4Address);
        out->remote = ipv4_of(traffic->remoteV4Address);
    } else if (traffic->ipVersion == FWP_IP_VERSION_V6) {
        out->local = ipv6_of(traffic->localV6Address);
        out->remote = ipv6_of(traffic->remoteV6Address);
    } else {
        return false;
    }
    /* A member of a union that IPv6 does not have. */
    out->udp_encapsulation =
        details->ipVersion == FWP_IP_VERSION_V4 && details->udpEncapsulation != NULL;
    return true;
}

static enum status collect(const IPSEC_SA_DETAILS1 *details, bool inbound,
                           struct collection *collection, struct error *err)
{
    struct machine_sa sa = {.inbound = inbound};

    if (details == NULL || !traffic_of(details, &sa) || !is_esp(&details->saBundle))
        return STATUS_OK;
    sa.unknown_suite = !suite_of(&details->saBundle, &sa);
    if (collection->count == collection->room) {
        size_t room = collection->room == 0 ? 16 : collection->room * 2;
        struct machine_sa *rows = realloc(collection->rows, room * sizeof rows[0]);

        if (rows == NULL)
            return error_set(err, STATUS_INTERNAL, "out of memory");
        collection->rows = rows;
        collection->room = room;
    }
    collection->rows[collection->count++] = sa;
    return STATUS_OK;
}

static enum status collect_page(IPSEC_SA_CONTEXT1 *const *contexts, size_t count,
                                struct collection *collection, struct error *err)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        if (contexts[i] == NULL)
            continue;
        status = collect(contexts[i]->inboundSa, true, collection, err);
        if (status == STATUS_OK)
            status = collect(contexts[i]->outboundSa, false, collection, err);
    }
    for (size_t i = 0; i < count; i++)
        if (contexts[i] != NULL) {
            wipe_details(contexts[i]->inboundSa);
            wipe_details(contexts[i]->outboundSa);
        }
    return status;
}

static enum status failed(const struct windows_api *api, DWORD code, struct error *err)
{
    static const char what[] = "cannot list the IPsec security associations";

    switch (code) {
    case ERROR_ACCESS_DENIED:
    case (DWORD)E_ACCESSDENIED:
        return windows_error(api, err, STATUS_ACCESS_DENIED, ERROR_ACCESS_DENIED, "%s", what);
    case ERROR_SERVICE_NOT_ACTIVE:
    case RPC_S_SERVER_UNAVAILABLE:
    case RPC_S_UNKNOWN_IF:
    case EPT_S_NOT_REGISTERED:
        windows_error(api, err, STATUS_WINDOWS, code, "%s: the Base Filtering Engine does not run",
                      what);
        return error_advise(err, "start it with: sc start bfe");
    default:
        return windows_error(api, err, STATUS_WINDOWS, code, "%s", what);
    }
}

static enum status enumerate(const struct windows_api *api, HANDLE engine, HANDLE enumeration,
                             struct collection *collection, struct error *err)
{
    for (int page = 0; page < PAGES_MAX; page++) {
        IPSEC_SA_CONTEXT1 **contexts = NULL;
        UINT32 returned = 0;
        enum status status;
        DWORD code = api->IPsecSaContextEnum1(engine, enumeration, PAGE, &contexts, &returned);

        if (code != NO_ERROR)
            return failed(api, code, err);
        if (contexts == NULL)
            return STATUS_OK;
        status = collect_page(contexts, returned < PAGE ? returned : PAGE, collection, err);
        api->FwpmFreeMemory0((void **)&contexts);
        if (status != STATUS_OK || returned < PAGE)
            return status;
    }
    return STATUS_OK;
}

enum status operations_list_sas(void *self, struct machine_sas *out, struct error *err)
{
    const struct machine_windows *machine = self;
    struct collection collection = {NULL, 0, 0};
    HANDLE engine = NULL;
    HANDLE enumeration = NULL;
    DWORD code;
    enum status status = WINDOWS_API_REQUIRE(
        machine->api, err, WINDOWS_API_FwpmEngineOpen0, WINDOWS_API_IPsecSaContextEnum1,
        WINDOWS_API_IPsecSaContextCreateEnumHandle0, WINDOWS_API_IPsecSaContextDestroyEnumHandle0,
        WINDOWS_API_FwpmFreeMemory0, WINDOWS_API_FwpmEngineClose0);

    if (status != STATUS_OK)
        return status;
    code = machine->api->FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
    if (code != NO_ERROR)
        return failed(machine->api, code, err);
    code = machine->api->IPsecSaContextCreateEnumHandle0(engine, NULL, &enumeration);
    if (code != NO_ERROR) {
        status = failed(machine->api, code, err);
        goto close_engine;
    }
    status = enumerate(machine->api, engine, enumeration, &collection, err);
    machine->api->IPsecSaContextDestroyEnumHandle0(engine, enumeration);
    if (status == STATUS_OK)
        *out = (struct machine_sas){collection.rows, collection.count};
    else
        free(collection.rows);

close_engine:
    machine->api->FwpmEngineClose0(engine);
    return status;
}
