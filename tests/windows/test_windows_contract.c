/* SPDX-License-Identifier: MIT */
/* src/windows over the fake functions is held to machine.h. */
#include <string.h>

#include "contract_world_live.h"
#include "contract_world_report.h"
#include "fake_api.h"
#include "fake_news.h"
#include "machine/contract.h"
#include "windows/machine_windows.h"
#include "windows/utf.h"

#define JOURNAL   L"SOFTWARE\\vpnmtu\\Journal"
#define NDISWAN   L"SYSTEM\\CurrentControlSet\\Services\\NdisWan"
#define PROTOCOLS NDISWAN L"\\Parameters\\Protocols"

static struct machine_windows state;
static struct contract_world world;

static void widen(const char *text, wchar_t *out, size_t count)
{
    size_t units;

    assert_true(utf_widen(text, strlen(text), UTF_REFUSE, out, count, &units));
}

static ADDRESS_FAMILY af(enum family family)
{
    return family == FAMILY_IPV4 ? AF_INET : AF_INET6;
}

static void add_interface(void *self, const struct machine_interface *row)
{
    MIB_IF_ROW2 link = {0};

    (void)self;
    link.InterfaceLuid.Value = row->luid;
    link.InterfaceIndex = row->index;
    memcpy(&link.InterfaceGuid, row->guid.bytes, sizeof link.InterfaceGuid);
    widen(row->name, link.Alias, sizeof link.Alias / sizeof link.Alias[0]);
    widen(row->description, link.Description, sizeof link.Description / sizeof link.Description[0]);
    link.Type = row->if_type;
    link.MediaType = (NDIS_MEDIUM)row->media_type;
    link.AccessType = (NET_IF_ACCESS_TYPE)row->access_type;
    link.ConnectionType = (NET_IF_CONNECTION_TYPE)row->connection_type;
    link.InterfaceAndOperStatusFlags.FilterInterface = row->filter;
    link.InterfaceAndOperStatusFlags.HardwareInterface = row->hardware;
    link.InterfaceAndOperStatusFlags.ConnectorPresent = row->connector;
    link.OperStatus = row->state == LINK_CONNECTED ? IfOperStatusUp : IfOperStatusDown;
    link.AdminStatus =
        row->state == LINK_DISABLED ? NET_IF_ADMIN_STATUS_DOWN : NET_IF_ADMIN_STATUS_UP;
    link.Mtu = row->ndis_mtu;
    fake_ip_add_link(&link);
    for (int family = 0; family < FAMILY_COUNT; family++) {
        MIB_IPINTERFACE_ROW ip;

        if (!row->ip[family].bound)
            continue;
        memset(&ip, 0x5A, sizeof ip);
        ip.Family = af((enum family)family);
        ip.InterfaceLuid.Value = row->luid;
        ip.InterfaceIndex = row->index;
        ip.SitePrefixLength = 64;
        ip.NlMtu = row->ip[family].mtu;
        ip.Metric = row->ip[family].metric;
        fake_ip_add(&ip);
    }
}

static void remove_interface(void *self, uint64_t luid)
{
    (void)self;
    fake_ip_remove(luid);
}

static void add_default_route(void *self, const struct machine_default_route *route)
{
    MIB_IPFORWARD_ROW2 row = {0};

    (void)self;
    row.InterfaceLuid.Value = route->luid;
    row.DestinationPrefix.Prefix.si_family = af(route->family);
    row.Metric = route->metric;
    fake_ip_add_route(&row);
}

static void refuse_set(void *self, uint64_t luid, enum family family, uint32_t code)
{
    (void)self;
    fake_ip_behave(luid, af(family), code, 0);
}

static void clamp_set(void *self, uint64_t luid, enum family family, uint32_t mtu)
{
    (void)self;
    fake_ip_behave(luid, af(family), NO_ERROR, mtu);
}

static void drop_rights(void *self)
{
    (void)self;
    fake_api_set_elevated(false);
}

static void spoil_record(void *self, const char *name)
{
    static const DWORD number = 1400;
    wchar_t wide[MACHINE_RECORD_NAME_SIZE];

    (void)self;
    widen(name, wide, sizeof wide / sizeof wide[0]);
    fake_registry_put(JOURNAL, wide, REG_DWORD, &number, sizeof number);
}

static bool registry_is_safe(void *self)
{
    (void)self;
    return !fake_registry_is_dirty();
}

static void make_tunnel_key(void *self, uint32_t depth)
{
    static const wchar_t *const keys[MACHINE_TUNNEL_KEY_DEPTH + 1] = {
        NULL, NDISWAN, NDISWAN L"\\Parameters", PROTOCOLS, PROTOCOLS L"\\0"};

    (void)self;
    if (depth > 0)
        fake_registry_add_key(keys[depth]);
}

static void put_tunnel_value(void *self, enum machine_tunnel_value value, uint32_t type,
                             uint32_t size)
{
    static const BYTE zeros[1048576];
    wchar_t name[32];

    (void)self;
    widen(machine_tunnel_value_name(value), name, sizeof name / sizeof name[0]);
    assert_true(size <= sizeof zeros);
    fake_registry_put(PROTOCOLS L"\\0", name, type, zeros, size);
}

static void put_protocol_mtu(void *self)
{
    static const DWORD number = 1480;

    (void)self;
    fake_registry_put(PROTOCOLS L"\\0", L"ProtocolMTU", REG_DWORD, &number, sizeof number);
}

static bool has_protocol_mtu(void *self)
{
    (void)self;
    return fake_registry_has(PROTOCOLS L"\\0", L"ProtocolMTU");
}

static void add_other_protocol(void *self)
{
    (void)self;
    fake_registry_add_key(PROTOCOLS L"\\1");
}

static bool has_other_protocol(void *self)
{
    (void)self;
    return fake_registry_sddl(PROTOCOLS L"\\1") != NULL;
}

static void make_tunnel_link(void *self)
{
    (void)self;
    fake_registry_add_link(PROTOCOLS);
}

static const wchar_t *const settings_keys[MACHINE_SCOPE_COUNT] = {L"SOFTWARE\\Policies\\vpnmtu",
                                                                  L"SOFTWARE\\vpnmtu"};

static void put_setting(void *self, enum machine_scope scope, const struct machine_setting *setting)
{
    static const wchar_t zeros[MACHINE_SETTING_BYTES];
    static wchar_t wide[MACHINE_SETTING_BYTES];
    const void *data = zeros;
    wchar_t name[MACHINE_SETTING_NAME_SIZE];
    size_t at = 0;
    size_t units = 0;

    (void)self;
    widen(setting->name, name, sizeof name / sizeof name[0]);
    assert_true(setting->size <= sizeof zeros);
    for (size_t i = 0; i < setting->text_count; i++) {
        widen(setting->text + at, wide + units, sizeof wide / sizeof wide[0] - units);
        at += strlen(setting->text + at) + 1;
        units += wcslen(wide + units) + 1;
        wide[units] = L'\0';
    }
    if (setting->form == SETTING_NUMBER)
        data = &setting->number;
    else if (setting->text_count > 0)
        data = wide;
    fake_registry_put(settings_keys[scope], name, setting->type, data, setting->size);
}

static void link_settings(void *self, enum machine_scope scope)
{
    (void)self;
    fake_registry_add_link(settings_keys[scope]);
}

static void run_task(void *self, uint32_t result)
{
    (void)self;
    fake_task_run(result);
}

static void disable_task(void *self)
{
    (void)self;
    fake_task_disable();
}

static void weaken_program(void *self)
{
    (void)self;
    fake_location()->everyone_writes = true;
}

static void hold_lock(void *self, uint32_t for_ms)
{
    (void)self;
    fake_lock_hold(for_ms == CONTRACT_FOR_EVER ? FAKE_FOR_EVER : for_ms);
}

static void abandon_lock(void *self)
{
    (void)self;
    fake_lock_abandon();
}

static void add_far(void *self, const struct contract_far *host)
{
    struct fake_way *way = fake_icmp_way();

    (void)self;
    memcpy(way->host, host->address.bytes, sizeof way->host);
    way->path_mtu = host->path_mtu;
    way->known_path_mtu = host->icmp ? host->path_mtu : 0;
    way->black_hole = !host->icmp;
    way->rtt_ms = host->answers ? host->rtt_ms : FAKE_FOR_EVER;
    way->cut_above = host->cut_above;
}

static void make_news(void *self, enum machine_event news, uint32_t in_ms)
{
    enum fake_news kind = news == MACHINE_EVENT_INTERFACE ? FAKE_NEWS_INTERFACE
                          : news == MACHINE_EVENT_ROUTE   ? FAKE_NEWS_ROUTE
                          : news == MACHINE_EVENT_RAS     ? FAKE_NEWS_RAS
                                                          : FAKE_NEWS_CONTROL;

    (void)self;
    if (in_ms == 0)
        fake_events_now(kind, CTRL_C_EVENT);
    else
        fake_events_later(in_ms, kind, CTRL_C_EVENT);
}

static void start_service(void *self)
{
    (void)self;
    fake_service_start(NULL, 0);
}

static void fail_next(void *self, enum contract_operation operation, uint32_t code)
{
    static const enum windows_function functions[CONTRACT_OPERATION_COUNT] = {
        [CONTRACT_LIST_INTERFACES] = WINDOWS_API_GetIfTable2,
        [CONTRACT_LIST_DEFAULT_ROUTES] = WINDOWS_API_GetIpForwardTable2,
        [CONTRACT_GET_MTU] = WINDOWS_API_GetIpInterfaceEntry,
        [CONTRACT_SET_MTU] = WINDOWS_API_SetIpInterfaceEntry,
        [CONTRACT_JOURNAL_LIST] = WINDOWS_API_RegEnumValueW,
        [CONTRACT_JOURNAL_WRITE] = WINDOWS_API_RegSetValueExW,
        [CONTRACT_JOURNAL_DELETE] = WINDOWS_API_RegDeleteValueW,
        [CONTRACT_TUNNEL_READ] = WINDOWS_API_RegQueryValueExW,
        [CONTRACT_TUNNEL_WRITE] = WINDOWS_API_RegSetValueExW,
        [CONTRACT_TUNNEL_DELETE] = WINDOWS_API_RegDeleteValueW,
        [CONTRACT_TUNNEL_PRUNE] = WINDOWS_API_RegDeleteKeyExW,
        [CONTRACT_LIST_SETTINGS] = WINDOWS_API_RegEnumValueW,
        [CONTRACT_LIST_CONNECTIONS] = WINDOWS_API_RasEnumConnectionsW,
        [CONTRACT_LIST_SAS] = WINDOWS_API_IPsecSaContextEnum1,
        [CONTRACT_FIND_ROUTE] = WINDOWS_API_GetBestRoute2,
        [CONTRACT_LIST_PEERS] = WINDOWS_API_GetUnicastIpAddressTable,
        [CONTRACT_TASK_READ] = WINDOWS_API_CoCreateInstance,
        [CONTRACT_TASK_REGISTER] = WINDOWS_API_CoCreateInstance,
        [CONTRACT_TASK_DELETE] = WINDOWS_API_CoCreateInstance,
        [CONTRACT_LOCATE_PROGRAM] = WINDOWS_API_GetFinalPathNameByHandleW,
        [CONTRACT_ECHO_OPEN] = WINDOWS_API_IcmpCreateFile,
        [CONTRACT_EVENTS_OPEN] = WINDOWS_API_CreateEventW,
        [CONTRACT_EVENTS_WAIT] = WINDOWS_API_WaitForMultipleObjects,
        [CONTRACT_RUN_SERVICE] = WINDOWS_API_RegisterServiceCtrlHandlerExW,
        [CONTRACT_EVENT_WRITE] = WINDOWS_API_ReportEventW,
        [CONTRACT_STATE_WRITE] = WINDOWS_API_RegSetValueExW,
        [CONTRACT_LOG_APPEND] = WINDOWS_API_WriteFile,
        [CONTRACT_FILE_REPLACE] = WINDOWS_API_MoveFileExW,
        [CONTRACT_GET_PATH_MTU] = WINDOWS_API_GetIpPathEntry,
        [CONTRACT_LIST_RAS_EVENTS] = WINDOWS_API_EvtNext,
        [CONTRACT_GET_ADDRESS_TIME] = WINDOWS_API_GetUnicastIpAddressTable,
        [CONTRACT_LOCK] = WINDOWS_API_CreateMutexW,
    };

    (void)self;
    fake_api_fail(functions[operation], 1, 1, code);
}

static struct contract_world *make(void)
{
    world = (struct contract_world){
        .machine = machine_windows_open(&state, fake_api_new()),
        .add_interface = add_interface,
        .remove_interface = remove_interface,
        .add_default_route = add_default_route,
        .refuse_set = refuse_set,
        .clamp_set = clamp_set,
        .drop_rights = drop_rights,
        .spoil_record = spoil_record,
        .registry_is_safe = registry_is_safe,
        .make_tunnel_key = make_tunnel_key,
        .put_tunnel_value = put_tunnel_value,
        .put_protocol_mtu = put_protocol_mtu,
        .has_protocol_mtu = has_protocol_mtu,
        .add_other_protocol = add_other_protocol,
        .has_other_protocol = has_other_protocol,
        .make_tunnel_link = make_tunnel_link,
        .put_setting = put_setting,
        .link_settings = link_settings,
        .run_task = run_task,
        .disable_task = disable_task,
        .weaken_program = weaken_program,
        .hold_lock = hold_lock,
        .abandon_lock = abandon_lock,
        .add_connection = contract_world_add_connection,
        .add_sa = contract_world_add_sa,
        .add_ras_event = contract_world_add_ras_event,
        .set_address_time = contract_world_set_address_time,
        .add_route = contract_world_add_route,
        .add_peer = contract_world_add_peer,
        .add_far = add_far,
        .make_news = make_news,
        .start_service = start_service,
        .fail_next = fail_next,
    };
    contract_world_report(&world);
    return &world;
}

static void destroy(struct contract_world *done)
{
    (void)done;
    machine_windows_close(&state);
    fake_api_check();
}

int main(void)
{
    static const struct contract_maker maker = {"windows contract", make, destroy};

    return contract_run(&maker);
}
