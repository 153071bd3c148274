/* SPDX-License-Identifier: MIT */
/* The IPsec part of fwpuclnt over associations in memory, with keys in them. */
#include <string.h>

#include "fake_live.h"
#include "fake_state.h"

enum {
    CONTEXTS_MAX = 200,
    KEY_BYTE = 0xC3
};

/* An association with all that its pointers lead to. */
struct made {
    IPSEC_SA_CONTEXT1 context;
    IPSEC_SA_DETAILS1 details;
    IPSEC_SA0 sa;
    IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 both;
    IPSEC_SA_AUTH_INFORMATION0 auth;
    IPSEC_SA_CIPHER_INFORMATION0 cipher;
    IPSEC_V4_UDP_ENCAPSULATION0 udp;
    IPSEC_KEYMODULE_STATE0 state;
    UINT8 cipher_key[FAKE_KEY_LEN];
    UINT8 auth_key[FAKE_KEY_LEN];
    UINT8 module_state[FAKE_KEY_LEN];
};

static struct {
    struct made made[CONTEXTS_MAX];
    IPSEC_SA_CONTEXT1 *contexts[CONTEXTS_MAX];
    size_t count;
    size_t next; /* of the enumeration under way */
    UINT32 lie;
    size_t wiped;
    size_t engines;
    size_t enumerations;
    size_t pages;
    size_t page_first, page_count; /* of the page that the caller has */
} pc;

static HANDLE engine_handle(void)
{
    return &pc.engines;
}

static HANDLE enumeration_handle(void)
{
    return &pc.enumerations;
}

void fake_fwp_add_raw(IPSEC_SA_CONTEXT1 *context)
{
    assert_true(pc.count < CONTEXTS_MAX);
    pc.contexts[pc.count++] = context;
}

void fake_fwp_add(const struct fake_sa *sa)
{
    struct made *made = &pc.made[pc.count];

    made->cipher.cipherTransform.cipherTransformId.cipherConfig = sa->cipher_config;
    made->cipher.cipherKey = (FWP_BYTE_BLOB){FAKE_KEY_LEN, made->cipher_key};
    made->auth.authTransform.authTransformId.authConfig = sa->auth_config;
    made->auth.authKey = (FWP_BYTE_BLOB){FAKE_KEY_LEN, made->auth_key};
    made->both.saCipherInformation = made->cipher;
    made->both.saAuthInformation = made->auth;
    made->state.stateBlob = (FWP_BYTE_BLOB){FAKE_KEY_LEN, made->module_state};
    made->sa.saTransformType = sa->transform;
    if (sa->transform == IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER)
        made->sa.espAuthAndCipherInformation = &made->both;
    else if (sa->transform == IPSEC_TRANSFORM_ESP_CIPHER)
        made->sa.espCipherInformation = &made->cipher;
    else
        made->sa.espAuthInformation = &made->auth;
    made->details.ipVersion = sa->traffic.ipVersion;
    made->details.saDirection = sa->inbound ? FWP_DIRECTION_INBOUND : FWP_DIRECTION_OUTBOUND;
    made->details.traffic = sa->traffic;
    made->details.saBundle.numSAs = 1;
    made->details.saBundle.saList = &made->sa;
    made->details.saBundle.keyModuleState = &made->state;
    if (sa->udp_encapsulation)
        made->details.udpEncapsulation = &made->udp;
    made->context.saContextId = pc.count + 1;
    if (sa->inbound)
        made->context.inboundSa = &made->details;
    else
        made->context.outboundSa = &made->details;
    fake_fwp_add_raw(&made->context);
}

void fake_fwp_lie(UINT32 more)
{
    pc.lie = more;
}

size_t fake_fwp_wiped(void)
{
    return pc.wiped;
}

static DWORD WINAPI engine_open(const wchar_t *server, UINT32 service,
                                SEC_WINNT_AUTH_IDENTITY_W *identity, const FWPM_SESSION0 *session,
                                HANDLE *engine)
{
    DWORD code = fake_enter(WINDOWS_API_FwpmEngineOpen0);

    assert_null(server);
    assert_true(service == (UINT32)RPC_C_AUTHN_DEFAULT || service == RPC_C_AUTHN_WINNT);
    assert_null(identity);
    /* FWPM_SESSION_FLAG_DYNAMIC */
    assert_true(session == NULL || (session->flags & 1) == 0);
    if (code != NO_ERROR)
        return code;
    pc.engines++;
    *engine = engine_handle();
    return NO_ERROR;
}

static DWORD WINAPI engine_close(HANDLE engine)
{
    DWORD code = fake_enter(WINDOWS_API_FwpmEngineClose0);

    assert_ptr_equal(engine, engine_handle());
    assert_int_equal(pc.engines, 1);
    assert_int_equal(pc.enumerations, 0);
    pc.engines--;
    return code;
}

static DWORD WINAPI create_enumeration(HANDLE engine, const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *match,
                                       HANDLE *enumeration)
{
    DWORD code = fake_enter(WINDOWS_API_IPsecSaContextCreateEnumHandle0);

    assert_ptr_equal(engine, engine_handle());
    assert_null(match);
    if (code != NO_ERROR)
        return code;
    if (!fake_is_elevated())
        return ERROR_ACCESS_DENIED;
    pc.enumerations++;
    pc.next = 0;
    *enumeration = enumeration_handle();
    return NO_ERROR;
}

static DWORD WINAPI destroy_enumeration(HANDLE engine, HANDLE enumeration)
{
    DWORD code = fake_enter(WINDOWS_API_IPsecSaContextDestroyEnumHandle0);

    assert_ptr_equal(engine, engine_handle());
    assert_ptr_equal(enumeration, enumeration_handle());
    assert_int_equal(pc.enumerations, 1);
    pc.enumerations--;
    return code;
}

static void fill_keys(struct made *made)
{
    memset(made->cipher_key, KEY_BYTE, FAKE_KEY_LEN);
    memset(made->auth_key, KEY_BYTE, FAKE_KEY_LEN);
    memset(made->module_state, KEY_BYTE, FAKE_KEY_LEN);
}

static DWORD WINAPI enumerate(HANDLE engine, HANDLE enumeration, UINT32 wanted,
                              IPSEC_SA_CONTEXT1 ***entries, UINT32 *returned)
{
    DWORD code = fake_enter(WINDOWS_API_IPsecSaContextEnum1);
    size_t count = pc.count - pc.next < wanted ? pc.count - pc.next : wanted;
    IPSEC_SA_CONTEXT1 **page;

    assert_ptr_equal(engine, engine_handle());
    assert_ptr_equal(enumeration, enumeration_handle());
    assert_int_equal(pc.pages, 0);
    if (code != NO_ERROR)
        return code;
    /* Room for all that was wanted, though Windows gives no more than there is. */
    page = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (wanted + 1) * sizeof page[0]);
    assert_non_null(page);
    for (size_t i = 0; i < count; i++) {
        page[i] = pc.contexts[pc.next + i];
        if (page[i] == &pc.made[pc.next + i].context)
            fill_keys(&pc.made[pc.next + i]);
    }
    pc.page_first = pc.next;
    pc.page_count = count;
    pc.next += count;
    pc.pages++;
    *entries = page;
    *returned = (UINT32)count + pc.lie;
    return NO_ERROR;
}

static void check_wiped(const UINT8 *key)
{
    for (size_t i = 0; i < FAKE_KEY_LEN; i++)
        if (key[i] != 0)
            fail_msg("a key goes back to the heap");
    pc.wiped++;
}

/* The keys that the association's pointers lead to. */
static void check_keys(const struct made *made)
{
    IPSEC_TRANSFORM_TYPE type = made->sa.saTransformType;

    if (type == IPSEC_TRANSFORM_ESP_CIPHER || type == IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER)
        check_wiped(made->cipher_key);
    if (type != IPSEC_TRANSFORM_ESP_CIPHER)
        check_wiped(made->auth_key);
    check_wiped(made->module_state);
}

static void WINAPI free_memory(void **memory)
{
    fake_enter(WINDOWS_API_FwpmFreeMemory0);
    assert_non_null(memory);
    assert_non_null(*memory);
    assert_int_equal(pc.pages, 1);
    for (size_t i = pc.page_first; i < pc.page_first + pc.page_count; i++)
        if (pc.contexts[i] == &pc.made[i].context)
            check_keys(&pc.made[i]);
    pc.pages--;
    HeapFree(GetProcessHeap(), 0, *memory);
    *memory = NULL;
}

void fake_fwp_install(struct windows_api *api)
{
    api->FwpmEngineOpen0 = engine_open;
    api->FwpmEngineClose0 = engine_close;
    api->FwpmFreeMemory0 = free_memory;
    api->IPsecSaContextCreateEnumHandle0 = create_enumeration;
    api->IPsecSaContextEnum1 = enumerate;
    api->IPsecSaContextDestroyEnumHandle0 = destroy_enumeration;
}

void fake_fwp_reset(void)
{
    memset(&pc, 0, sizeof pc);
}

size_t fake_fwp_open_count(void)
{
    return pc.engines + pc.enumerations + pc.pages;
}
