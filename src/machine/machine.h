/* SPDX-License-Identifier: MIT */
/*
 * machine.h: what vpnmtu asks of a PC, and what it changes on it.
 *
 * src/windows answers with Windows APIs, tests/support from memory; the suite
 * tests/machine holds both to the sentences below. Rules for all operations:
 *
 * - An enum status comes back; where it is not STATUS_OK the struct error is
 *   filled (message, windows_code) and all other out-parameters are untouched.
 * - Text is UTF-8, NUL-terminated. Text that Windows holds as invalid UTF-16
 *   (lone surrogates) arrives with U+FFFD in place of each invalid unit.
 * - Interfaces are named by LUID. An index may be reused, a name may be renamed.
 * - Called from one thread.
 */
#ifndef MACHINE_MACHINE_H
#define MACHINE_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/adapter.h"
#include "core/address.h"
#include "core/error.h"
#include "machine/echo.h"
#include "machine/event.h"
#include "machine/facts.h"
#include "machine/live.h"
#include "machine/report.h"
#include "machine/setting.h"
#include "machine/task.h"

enum link_state {
    LINK_CONNECTED,    /* IfOperStatusUp */
    LINK_DISCONNECTED, /* any other operational status */
    LINK_DISABLED      /* administratively down */
};

/* One IP family of an interface. */
struct machine_ip {
    bool bound;      /* false: the family is not bound to the interface, the rest is 0 */
    uint32_t mtu;    /* bytes: MIB_IPINTERFACE_ROW.NlMtu */
    uint32_t metric; /* interface metric */
};

struct machine_interface {
    uint64_t luid;
    uint32_t index;
    struct machine_guid guid;
    char name[MACHINE_NAME_SIZE];        /* alias, as ncpa.cpl and netsh show it */
    char description[MACHINE_NAME_SIZE]; /* driver's text */
    uint32_t if_type;                    /* IANA ifType */
    uint32_t media_type;                 /* NDIS_MEDIUM */
    uint32_t access_type;                /* NET_IF_ACCESS_TYPE */
    uint32_t connection_type;            /* NET_IF_CONNECTION_TYPE */
    bool filter;                         /* NDIS filter pseudo-interface */
    bool hardware;
    bool connector;
    enum link_state state;
    uint32_t ndis_mtu; /* bytes: MIB_IF_ROW2.Mtu; meaningless for tunnels */
    struct machine_ip ip[FAMILY_COUNT];
};

struct machine_interfaces {
    struct machine_interface *rows; /* ascending index; release with machine_interfaces_free */
    size_t count;
};

/* A default route (prefix length 0). */
struct machine_default_route {
    enum family family;
    uint64_t luid;   /* interface it leaves by */
    uint32_t metric; /* route metric, without the interface's metric */
};

struct machine_default_routes {
    struct machine_default_route *rows; /* release with machine_default_routes_free */
    size_t count;
};

/* A record of the journal: a short name and a text (journal.h says what is in it). */
#define MACHINE_RECORD_NAME_SIZE 64
#define MACHINE_RECORD_TEXT_SIZE 4096

struct machine_record {
    char name[MACHINE_RECORD_NAME_SIZE];
    char text[MACHINE_RECORD_TEXT_SIZE];
    bool readable; /* false: something else is stored under that name (wrong type, too long); text
                      is "" */
};

struct machine_records {
    struct machine_record *rows; /* ordered by name; release with machine_records_free */
    size_t count;
};

/*
 * NdisWan's protocol key: HKLM\SYSTEM\CurrentControlSet\Services\NdisWan\Parameters\Protocols\0,
 * 64-bit view. Its TunnelMTU is the MTU of all RAS tunnels of the PC (Microsoft KB826159).
 */
enum machine_tunnel_value {
    TUNNEL_PROTOCOL_TYPE,     /* ProtocolType */
    TUNNEL_PPP_PROTOCOL_TYPE, /* PPPProtocolType */
    TUNNEL_MTU,               /* TunnelMTU */
    TUNNEL_VALUE_COUNT
};

/* One value of that key as it stands. */
struct machine_registry_value {
    bool present;
    bool is_dword; /* a REG_DWORD of 4 bytes: number is set */
    uint32_t number;
    uint32_t type; /* REG_SZ 1, REG_BINARY 3, REG_DWORD 4, ...; 0 where absent */
    uint32_t size; /* bytes of data */
};

#define MACHINE_TUNNEL_KEY_DEPTH 4

/* A time as utc_time writes it. */
#define MACHINE_UTC_SIZE 24

struct machine_tunnel_key {
    /*
     * How many levels of NdisWan\Parameters\Protocols\0 exist, from the left. Windows comes with
     * 2 of the MACHINE_TUNNEL_KEY_DEPTH, Wine with none.
     */
    uint32_t key_depth;
    struct machine_registry_value values[TUNNEL_VALUE_COUNT];
};

struct machine_ops {
    /*
     * All interfaces, with and without IP, up and down, except the loopback pseudo-interface.
     * Tables that change while they are read are read again a bounded number of times.
     */
    enum status (*list_interfaces)(void *self, struct machine_interfaces *out, struct error *err);

    /* The active default routes of both families. No route at all is STATUS_OK with count 0. */
    enum status (*list_default_routes)(void *self, struct machine_default_routes *out,
                                       struct error *err);

    /*
     * The MTU now in force. STATUS_NO_INTERFACE: no such LUID (Windows 2, ERROR_FILE_NOT_FOUND).
     * STATUS_NOT_BOUND: the interface lacks that family (1168, ERROR_NOT_FOUND).
     */
    enum status (*get_mtu)(void *self, uint64_t luid, enum family family, uint32_t *mtu,
                           struct error *err);

    /*
     * Asks for an MTU, live, until the interface goes away or the PC restarts. The caller reads
     * back: STATUS_OK does not promise that the value was kept. As get_mtu, and
     * STATUS_ACCESS_DENIED (5: not an elevated administrator), STATUS_WINDOWS (87,
     * ERROR_INVALID_PARAMETER: not a value that this interface takes; and every other code).
     */
    enum status (*set_mtu)(void *self, uint64_t luid, enum family family, uint32_t mtu,
                           struct error *err);

    /* All journal records. A journal that was never written is STATUS_OK with count 0. */
    enum status (*journal_list)(void *self, struct machine_records *out, struct error *err);

    /*
     * Stores TEXT under NAME, replacing what was there as one whole, and returns only when it would
     * survive a crash of the PC. NAME is [a-z0-9-]+, shorter than MACHINE_RECORD_NAME_SIZE; TEXT is
     * shorter than MACHINE_RECORD_TEXT_SIZE. STATUS_ACCESS_DENIED as set_mtu.
     */
    enum status (*journal_write)(void *self, const char *name, const char *text, struct error *err);

    /* Removes a record, flushed as journal_write. A record that is not there is STATUS_OK. */
    enum status (*journal_delete)(void *self, const char *name, struct error *err);

    /*
     * The key and its three values. A key that is not there is STATUS_OK, with all values absent.
     * STATUS_WINDOWS also where a level of the key is a registry link, which is never followed
     * (1921, ERROR_CANT_RESOLVE_FILENAME), here and in the operations below.
     */
    enum status (*tunnel_read)(void *self, struct machine_tunnel_key *out, struct error *err);

    /*
     * Writes one value as a REG_DWORD, flushed; creates what is missing of the key. The caller has
     * made sure that nothing of another type stands there. STATUS_ACCESS_DENIED as set_mtu. After a
     * failure levels that were created may remain, and the number may be there, not flushed.
     */
    enum status (*tunnel_write)(void *self, enum machine_tunnel_value value, uint32_t number,
                                struct error *err);

    /* Removes one value, flushed. One that is not there is STATUS_OK. */
    enum status (*tunnel_delete)(void *self, enum machine_tunnel_value value, struct error *err);

    /*
     * Removes the levels of the key beyond the first KEY_DEPTH (as machine_tunnel_key counts),
     * innermost first, each only if it holds no value and no key: at the first that is not empty it
     * stops, and that is STATUS_OK. Flushed.
     */
    enum status (*tunnel_prune)(void *self, uint32_t key_depth, struct error *err);

    /*
     * All values of one of vpnmtu's keys, of whatever name and type. A key that is not there is
     * STATUS_OK with count 0. STATUS_WINDOWS with 1921 where the key is a registry link;
     * STATUS_ACCESS_DENIED as set_mtu.
     */
    enum status (*list_settings)(void *self, enum machine_scope scope, struct machine_settings *out,
                                 struct error *err);

    /*
     * Takes the lock that only one vpnmtu on the PC can hold, waiting at most WAIT_MS.
     * STATUS_BUSY: somebody holds it still. A holder that died is no obstacle. Not recursive.
     */
    enum status (*lock)(void *self, uint32_t wait_ms, struct error *err);
    void (*unlock)(void *self);

    /* Milliseconds of a clock that never goes back; its origin means nothing. */
    uint64_t (*now_ms)(void *self);
    void (*sleep_ms)(void *self, uint32_t ms);
    /* The calendar's time, "2026-11-24T03:04:05Z" (ISO 8601, UTC): for logs, not for waiting. */
    void (*utc_time)(void *self, char out[MACHINE_UTC_SIZE]);

    /*
     * Writes one event to the Application log, from the source MACHINE_EVENT_SOURCE. ID is that of
     * the message table without severity; COUNT inserts, at most MACHINE_INSERTS_MAX, each fit to
     * print (text_safe), cut at a character where it is longer than MACHINE_INSERT_UNITS.
     */
    enum status (*event_write)(void *self, enum machine_severity severity, uint16_t id,
                               const char *const *inserts, size_t count, struct error *err);

    /*
     * Writes the values of MACHINE_STATE_KEY, LastTime as the last. STATUS_ACCESS_DENIED as
     * set_mtu. After a failure some values may be old and others new.
     */
    enum status (*state_write)(void *self, const struct machine_state *state, struct error *err);

    /*
     * Appends LINE and a line end to the file PATH in one write, creating the file but no
     * directory. A file that would become longer than LIMIT bytes is first renamed to PATH.1, which
     * is replaced; where that cannot be, it grows to at most twice LIMIT. LINE is fit to print and
     * shorter than MACHINE_LOG_LINE_SIZE, PATH shorter than MACHINE_LOG_PATH_SIZE. Several
     * processes may append to one file: lines stay whole.
     *
     * PATH may lie where people without rights can write, so this is refused (STATUS_USAGE): a file
     * that is a reparse point, has a second name (hard link) or is a directory; a directory that is
     * reached through a reparse point; a network drive, a device. STATUS_WINDOWS,
     * STATUS_ACCESS_DENIED: the system's code.
     */
    enum status (*log_append)(void *self, const char *path, const char *line, uint32_t limit,
                              struct error *err);

    /*
     * Makes the LEN bytes the content of the file PATH, as one whole: whoever reads it sees the old
     * content or the new one. What stands under that name, a link too, is replaced and never
     * written through; directories and drives are refused as in log_append. LEN is at most
     * MACHINE_FILE_SIZE. Not flushed to the disk. STATUS_WINDOWS, STATUS_ACCESS_DENIED: the
     * system's code, also where a reader stays in the way for a second.
     */
    enum status (*file_replace)(void *self, const char *path, const char *bytes, size_t len,
                                struct error *err);

    /*
     * The entries of the RAS phonebook that are dialled, VPN or not. None, or a PC without RAS (its
     * service is disabled, its DLL is missing), is STATUS_OK with count 0. What Windows does not
     * tell of one (its addresses, its projection while it is not complete) is left unset; one that
     * goes away meanwhile is not listed.
     */
    enum status (*list_connections)(void *self, struct machine_connections *out, struct error *err);

    /*
     * The ESP security associations in use. STATUS_ACCESS_DENIED: not elevated.
     * STATUS_WINDOWS: the base filtering engine does not run, or any other code. Key material that
     * Windows hands over is neither copied nor logged, and is wiped before it is freed.
     */
    enum status (*list_sas)(void *self, struct machine_sas *out, struct error *err);

    /*
     * The route to DESTINATION, among those that leave by LUID where that is not 0.
     * STATUS_NO_ROUTE: there is none.
     */
    enum status (*find_route)(void *self, const struct address *destination, uint64_t luid,
                              struct machine_route *out, struct error *err);

    /*
     * Addresses inside the tunnel of a VPN interface that may answer an echo request: next hops of
     * its routes, its DNS servers, and the first addresses of the networks that lie behind it, in
     * that order, without the interface's own. None is STATUS_OK with count 0.
     */
    enum status (*list_peers)(void *self, uint64_t luid, struct machine_addresses *out,
                              struct error *err);

    /*
     * The addresses of HOST, a name or an address, of one family (FAMILY_COUNT: both), in the
     * system's order of preference. STATUS_NO_HOST: it does not resolve (the system's code).
     */
    enum status (*resolve)(void *self, const char *host, enum family family,
                           struct machine_addresses *out, struct error *err);

    /* Readies echo requests to TARGET. Release *OUT with echo_close, which ends what is under way.
     */
    enum status (*echo_open)(void *self, const struct machine_echo_target *target,
                             struct machine_echo_session **out, struct error *err);

    /*
     * Sends one request that makes an IP packet of PACKET_LEN bytes, header included, with "don't
     * fragment" set, and returns at once; what becomes of it is told by echo_wait within about
     * TIMEOUT_MS. PACKET_LEN is at least the headers (28 IPv4, 48 IPv6). STATUS_BUSY: as many as
     * MACHINE_ECHO_MAX are under way. A packet that this PC refuses is told by echo_wait too.
     */
    enum status (*echo_send)(void *self, struct machine_echo_session *session, uint32_t tag,
                             uint32_t packet_len, uint32_t timeout_ms, struct error *err);

    /* Waits until something became of a request, at most WAIT_MS; *GOT is false where nothing did.
     */
    enum status (*echo_wait)(void *self, struct machine_echo_session *session, uint32_t wait_ms,
                             struct machine_echo *out, bool *got, struct error *err);
    void (*echo_close)(void *self, struct machine_echo_session *session);

    /*
     * Begins to gather news. News that cannot be had from this PC (no RAS, say) is left out;
     * STATUS_WINDOWS where neither interfaces nor routes can be watched. From here on
     * Ctrl-C and its like do not end the process: they are MACHINE_EVENT_STOP. Not to be opened
     * twice at once.
     */
    enum status (*events_open)(void *self, struct machine_events **out, struct error *err);

    /* Waits for news at most WAIT_MS (UINT32_MAX: for ever). *EVENTS: enum machine_event, taken
     * away by being told; 0: the time ran out. */
    enum status (*events_wait)(void *self, struct machine_events *events, uint32_t wait_ms,
                               unsigned *happened, struct error *err);
    void (*events_close)(void *self, struct machine_events *events);

    /*
     * Runs BODY as the Windows service this process was started as, and returns what it returned
     * by *RESULT when the service has stopped. The service is "running" from the beginning of BODY
     * on, and being stopped or the PC's shutdown is MACHINE_EVENT_STOP. STATUS_WINDOWS with 1063
     * (ERROR_FAILED_SERVICE_CONTROLLER_CONNECT): it was not started as a service. BODY runs on a
     * thread of its own while the caller waits, so that one thread at a time uses the machine.
     */
    enum status (*run_service)(void *self, int (*body)(void *context), void *context, int *result,
                               struct error *err);

    /*
     * The task at MACHINE_TASK_PATH as the Task Scheduler has it, whoever made it. None is
     * STATUS_OK with PRESENT false. STATUS_ACCESS_DENIED: its security descriptor does not let the
     * caller read it. STATUS_WINDOWS: the service does not run, or any other code; an HRESULT of
     * Win32's facility arrives as the Win32 code, others as they are.
     */
    enum status (*task_read)(void *self, struct machine_task *out, struct error *err);

    /*
     * Registers the definition XML at MACHINE_TASK_PATH, to run as SYSTEM, in the place of what was
     * there. STATUS_ACCESS_DENIED: not elevated. STATUS_WINDOWS as task_read, and where the Task
     * Scheduler does not take the definition; the task that was there is then there still.
     */
    enum status (*task_register)(void *self, const char *xml, struct error *err);

    /* Removes that task, whoever made it. One that is not there is STATUS_OK. Errors as above. */
    enum status (*task_delete)(void *self, struct error *err);

    /* The system, as far as it tells. Cannot fail: each part has its own code. */
    void (*read_system)(void *self, struct machine_system *out);

    /*
     * The MTU that this PC remembers for the path to DESTINATION by the interface LUID, which is
     * the interface's where no router has complained (GetIpPathEntry). STATUS_WINDOWS with 1168
     * (ERROR_NOT_FOUND) where it remembers none, and with every other code.
     */
    enum status (*get_path_mtu)(void *self, uint64_t luid, const struct address *destination,
                                uint32_t *mtu, struct error *err);

    /*
     * RasClient's events of the last MACHINE_RAS_EVENTS_DAYS days in the Application log, the
     * newest first, MACHINE_RAS_EVENTS_MAX at most. None is STATUS_OK with count 0.
     * STATUS_ACCESS_DENIED, STATUS_WINDOWS: the log cannot be read.
     */
    enum status (*list_ras_events)(void *self, struct machine_ras_events *out, struct error *err);

    /*
     * When the interface got the oldest of its IP addresses, counted as in machine_ras_event.
     * STATUS_WINDOWS with 1168 (ERROR_NOT_FOUND) where it has none, and with every other code.
     */
    enum status (*get_address_time)(void *self, uint64_t luid, uint64_t *filetime,
                                    struct error *err);

    /* Where the running program's file lies, and who may change it and the directories above. */
    enum status (*locate_program)(void *self, struct machine_location *out, struct error *err);
};

/* A machine: its operations and the state they are given. */
struct machine {
    const struct machine_ops *ops;
    void *self;
};

/* "TunnelMTU": the name of a value of the tunnel key. */
const char *machine_tunnel_value_name(enum machine_tunnel_value value);
/* The path of the key, for people. */
#define MACHINE_TUNNEL_KEY                                                                         \
    "HKLM\\SYSTEM\\CurrentControlSet\\Services\\NdisWan\\Parameters\\Protocols\\0"

void machine_interfaces_free(struct machine_interfaces *list);
void machine_default_routes_free(struct machine_default_routes *list);
void machine_records_free(struct machine_records *list);

/* The row with that LUID, NULL if there is none. */
const struct machine_interface *machine_interface_by_luid(const struct machine_interfaces *list,
                                                          uint64_t luid);

/* The adapter facts of a row, borrowed from it. */
struct adapter machine_adapter(const struct machine_interface *row);

#endif
