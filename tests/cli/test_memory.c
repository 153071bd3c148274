/* SPDX-License-Identifier: MIT */
/*
 * Memory runs out at the n-th allocation of a command, ours or jansson's, once and for ever. It
 * ends with the right answer or says that memory is out; nothing leaks, no MTU is lost.
 *
 * The linker sends malloc, calloc and realloc of this program through __wrap_*.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "app/pc.h"
#include "cli/streams.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

/* The allocations that are counted: those of cli_run, not those of the PC in memory. */
static struct {
    bool counting;
    bool for_ever;
    uint32_t nth; /* 0: none fails */
    uint32_t calls;
} allocations;

static bool fails(void)
{
    if (!allocations.counting)
        return false;
    allocations.calls++;
    return allocations.nth != 0 && (allocations.calls == allocations.nth ||
                                    (allocations.for_ever && allocations.calls > allocations.nth));
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}

/* jansson is a shared library, which the linker does not reach. */
static void *jansson_malloc(size_t size)
{
    return __wrap_malloc(size);
}

static void jansson_free(void *memory)
{
    free(memory);
}

/* Operations of the PC in memory, with counting stopped. */
struct paused {
    struct machine machine;
    bool was_counting;
};

static const struct machine *pause_counting(void *self)
{
    struct paused *paused = self;

    paused->was_counting = allocations.counting;
    allocations.counting = false;
    return &paused->machine;
}

static enum status resume(void *self, enum status status)
{
    allocations.counting = ((struct paused *)self)->was_counting;
    return status;
}

/* An operation with the arguments after self. */
#define PAUSED(name, parameters, arguments)                                                        \
    static enum status name parameters                                                             \
    {                                                                                              \
        const struct machine *machine = pause_counting(self);                                      \
                                                                                                   \
        return resume(self, machine->ops->name arguments);                                         \
    }

PAUSED(list_interfaces, (void *self, struct machine_interfaces *out, struct error *err),
       (machine->self, out, err))
PAUSED(list_default_routes, (void *self, struct machine_default_routes *out, struct error *err),
       (machine->self, out, err))
PAUSED(get_mtu, (void *self, uint64_t luid, enum family family, uint32_t *mtu, struct error *err),
       (machine->self, luid, family, mtu, err))
PAUSED(set_mtu, (void *self, uint64_t luid, enum family family, uint32_t mtu, struct error *err),
       (machine->self, luid, family, mtu, err))
PAUSED(journal_list, (void *self, struct machine_records *out, struct error *err),
       (machine->self, out, err))
PAUSED(journal_write, (void *self, const char *name, const char *text, struct error *err),
       (machine->self, name, text, err))
PAUSED(journal_delete, (void *self, const char *name, struct error *err),
       (machine->self, name, err))
PAUSED(tunnel_read, (void *self, struct machine_tunnel_key *out, struct error *err),
       (machine->self, out, err))
PAUSED(tunnel_write,
       (void *self, enum machine_tunnel_value value, uint32_t number, struct error *err),
       (machine->self, value, number, err))
PAUSED(tunnel_delete, (void *self, enum machine_tunnel_value value, struct error *err),
       (machine->self, value, err))
PAUSED(tunnel_prune, (void *self, uint32_t key_depth, struct error *err),
       (machine->self, key_depth, err))
PAUSED(list_settings,
       (void *self, enum machine_scope scope, struct machine_settings *out, struct error *err),
       (machine->self, scope, out, err))
PAUSED(resolve,
       (void *self, const char *host, enum family family, struct machine_addresses *out,
        struct error *err),
       (machine->self, host, family, out, err))
PAUSED(list_connections, (void *self, struct machine_connections *out, struct error *err),
       (machine->self, out, err))
PAUSED(list_sas, (void *self, struct machine_sas *out, struct error *err),
       (machine->self, out, err))
PAUSED(find_route,
       (void *self, const struct address *destination, uint64_t luid, struct machine_route *out,
        struct error *err),
       (machine->self, destination, luid, out, err))
PAUSED(echo_open,
       (void *self, const struct machine_echo_target *target, struct machine_echo_session **out,
        struct error *err),
       (machine->self, target, out, err))
PAUSED(echo_send,
       (void *self, struct machine_echo_session *session, uint32_t tag, uint32_t packet_len,
        uint32_t timeout_ms, struct error *err),
       (machine->self, session, tag, packet_len, timeout_ms, err))
PAUSED(echo_wait,
       (void *self, struct machine_echo_session *session, uint32_t wait_ms,
        struct machine_echo *out, bool *got, struct error *err),
       (machine->self, session, wait_ms, out, got, err))
PAUSED(task_read, (void *self, struct machine_task *out, struct error *err),
       (machine->self, out, err))
PAUSED(task_register, (void *self, const char *xml, struct error *err), (machine->self, xml, err))
PAUSED(task_delete, (void *self, struct error *err), (machine->self, err))
PAUSED(locate_program, (void *self, struct machine_location *out, struct error *err),
       (machine->self, out, err))
PAUSED(list_peers, (void *self, uint64_t luid, struct machine_addresses *out, struct error *err),
       (machine->self, luid, out, err))
PAUSED(event_write,
       (void *self, enum machine_severity severity, uint16_t id, const char *const *inserts,
        size_t count, struct error *err),
       (machine->self, severity, id, inserts, count, err))
PAUSED(state_write, (void *self, const struct machine_state *state, struct error *err),
       (machine->self, state, err))
PAUSED(log_append,
       (void *self, const char *path, const char *line, uint32_t limit, struct error *err),
       (machine->self, path, line, limit, err))
PAUSED(file_replace,
       (void *self, const char *path, const char *bytes, size_t len, struct error *err),
       (machine->self, path, bytes, len, err))
PAUSED(lock, (void *self, uint32_t wait_ms, struct error *err), (machine->self, wait_ms, err))

static void unlock(void *self)
{
    const struct machine *machine = pause_counting(self);

    machine->ops->unlock(machine->self);
    resume(self, STATUS_OK);
}

static void echo_close(void *self, struct machine_echo_session *session)
{
    const struct machine *machine = pause_counting(self);

    machine->ops->echo_close(machine->self, session);
    resume(self, STATUS_OK);
}

static uint64_t now_ms(void *self)
{
    const struct machine *machine = pause_counting(self);
    uint64_t now = machine->ops->now_ms(machine->self);

    resume(self, STATUS_OK);
    return now;
}

static void utc_time(void *self, char out[MACHINE_UTC_SIZE])
{
    const struct machine *machine = pause_counting(self);

    machine->ops->utc_time(machine->self, out);
    resume(self, STATUS_OK);
}

static const struct machine_ops paused_ops = {
    .list_interfaces = list_interfaces,
    .list_default_routes = list_default_routes,
    .get_mtu = get_mtu,
    .set_mtu = set_mtu,
    .journal_list = journal_list,
    .journal_write = journal_write,
    .journal_delete = journal_delete,
    .tunnel_read = tunnel_read,
    .tunnel_write = tunnel_write,
    .tunnel_delete = tunnel_delete,
    .tunnel_prune = tunnel_prune,
    .list_settings = list_settings,
    .resolve = resolve,
    .echo_open = echo_open,
    .echo_send = echo_send,
    .echo_wait = echo_wait,
    .echo_close = echo_close,
    .task_read = task_read,
    .task_register = task_register,
    .task_delete = task_delete,
    .locate_program = locate_program,
    .list_connections = list_connections,
    .list_sas = list_sas,
    .find_route = find_route,
    .list_peers = list_peers,
    .lock = lock,
    .unlock = unlock,
    .now_ms = now_ms,
    .utc_time = utc_time,
    .event_write = event_write,
    .state_write = state_write,
    .log_append = log_append,
    .file_replace = file_replace,
};

static const struct {
    const char *line;
    const char *before; /* NULL: nothing */
} commands[] = {
    {"calc --line flets", NULL},
    {"calc --line flets --physical-mtu 1500 --json", NULL},
    {"calc --inner 1370..1376 --json", NULL},
    {"calc --cipher GCMAES256 --integrity SHA196 --json", NULL},
    {"calc --path-mtu 0", NULL},
    {"show", NULL},
    {"show --json", NULL},
    {"show --policy", NULL},
    {"show --policy --json", NULL},
    {"help options", NULL},
    {"help policy", NULL},
    {"version --json", NULL},
    {"apply --mtu 1374", NULL},
    {"apply --mtu 1374 --json", NULL},
    {"apply --mtu 1374 --dry-run --json", NULL},
    {"apply --mtu 1374 --log vpnmtu.log", NULL},
    {"apply --mtu 1374 --prom vpnmtu.prom", NULL},
    {"check --mtu 1374 --prom vpnmtu.prom", NULL},
    {"apply --vpn ikev2 --path-mtu 1454 --quiet", NULL},
    {"apply --mtu 1300", "apply --mtu 1374"},
    {"undo", "apply --mtu 1374"},
    {"undo --json", "apply --mtu 1374"},
    {"undo --dry-run", "apply --mtu 1374"},
    {"apply --mtu 1374 --method both", NULL},
    {"apply --mtu 1374 --method both --json", NULL},
    {"apply --mtu 1300 --method both", "apply --mtu 1374 --method both"},
    {"undo", "apply --mtu 1374 --method both"},
    {"undo --json", "apply --mtu 1374 --method both"},
    {"check", NULL},
    {"check --json", NULL},
    {"check --mtu 1374", "registry set --mtu 1300"},
    {"check --mtu 1374 --json", "registry set --mtu 1300"},
    {"check --mtu 1374 --method both --json", NULL},
    {"registry show", NULL},
    {"registry show --json", "registry set --mtu 1374"},
    {"registry set --mtu 1374", NULL},
    {"registry set --line flets --json", "registry set --mtu 1300"},
    {"registry set --mtu 1374 --dry-run --json", NULL},
    {"registry clear", "registry set --mtu 1374"},
    {"registry clear --json", "registry set --mtu 1374"},
    {"registry sett", NULL},
    {"probe 203.0.113.5 --vpn ikev2", NULL},
    {"probe 203.0.113.5 --vpn ikev2 --json --probe-timeout 100", NULL},
    {"task status", "task install --at-logon"},
    {"task status --json", "task install --on-network"},
    {"task install --connection Office --line flets", NULL},
    {"task install --json", "task install"},
    {"task install --print-xml --json", NULL},
    {"task install --print-xml", NULL},
    {"task remove --json", "task install"},
    {"dsc get", NULL},
    {"dsc test --input {\"vpnMtu\":1374,\"method\":\"both\"}", "registry set --mtu 1300"},
    {"dsc set --input {\"vpnMtu\":1374,\"method\":\"both\",\"families\":\"both\"}", NULL},
    {"dsc set --what-if --input {\"vpn\":\"ikev2\",\"pathMtu\":1454,\"natT\":true}", NULL},
    {"dsc set --input {\"vpnMTU\":1374,\"targets\":[{}]}", NULL},
    {"dsc set --input {\"line\":\"flet\"}", NULL},
    {"dsc export --input {\"interface\":\"VPN\"}", NULL},
    {"dsc schema", NULL},
};

/* Runs a command on a fresh PC with allocations failing; what it prints is in OUT. */
static int run_short_of_memory(size_t command, uint32_t nth, bool for_ever,
                               struct memory_machine *memory, struct capture *out)
{
    struct paused paused = {.machine = memory_machine_open(memory)};
    struct machine machine = {&paused_ops, &paused};
    struct capture err = {.len = 0};
    int exit_code;

    if (commands[command].before != NULL) {
        assert_int_equal(run_line(commands[command].before, &machine, out, &err), 0);
        *out = (struct capture){.len = 0};
        err = (struct capture){.len = 0};
    }
    allocations.nth = nth;
    allocations.for_ever = for_ever;
    allocations.calls = 0;
    allocations.counting = true;
    exit_code = run_line(commands[command].line, &machine, out, &err);
    allocations.counting = false;
    /* 1: check says no. That metrics are not written is said, and changes nothing. */
    if (exit_code > 1 || strstr(commands[command].line, "--prom") == NULL)
        assert_int_equal(exit_code <= 1, err.len == 0);
    return exit_code;
}

/* undo with memory in plenty gives back what the user had. */
static void assert_nothing_is_lost(struct memory_machine *memory)
{
    struct machine machine = memory_machine_open(memory);
    struct error err;

    assert_false(memory_machine_is_locked(memory));
    assert_int_equal(pc_run_undo(&machine, &err), STATUS_OK);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV4), 1400);
    assert_int_equal(pc_mtu(memory, PC_VPN, FAMILY_IPV6), 1400);
    for (int i = 0; i < TUNNEL_VALUE_COUNT; i++)
        assert_false(memory_machine_tunnel(memory)->key.values[i].present);
}

/* A laptop with a policy that chooses its VPN, and a value that vpnmtu does not know. */
static struct memory_machine *make_pc(void)
{
    struct memory_machine *memory = pc_laptop(1);
    char name[] = "VPN";
    const struct machine_setting chosen = {.name = "Connections",
                                           .type = 7,
                                           .size = 10,
                                           .form = SETTING_LIST,
                                           .text = name,
                                           .text_count = 1};
    const struct machine_setting unknown = {.name = "Unknown", .type = 3, .form = SETTING_OTHER};

    memory_machine_put_setting(memory, MACHINE_POLICY, &chosen);
    memory_machine_put_setting(memory, MACHINE_PREFERENCE, &unknown);
    return memory;
}

static void starve(size_t command, bool for_ever)
{
    struct capture expected = {.len = 0};
    struct memory_machine *memory = make_pc();
    int right = run_short_of_memory(command, 0, false, memory, &expected);
    uint32_t total = allocations.calls;

    memory_machine_free(memory);
    assert_true(total > 0);
    for (uint32_t nth = 1; nth <= total; nth++) {
        struct capture out = {.len = 0};
        int exit_code;

        print_message("%s: allocation %u of %u fails%s\n", commands[command].line, (unsigned)nth,
                      (unsigned)total, for_ever ? " and all after it" : "");
        memory = make_pc();
        exit_code = run_short_of_memory(command, nth, for_ever, memory, &out);
        if (exit_code == right)
            assert_string_equal(out.bytes, expected.bytes);
        /* jansson may say of memory that is out that it is a wrong token: nothing is done then. */
        else if (exit_code == 2 && strncmp(commands[command].line, "dsc", 3) == 0)
            assert_int_equal(out.len, 0);
        else if (exit_code != 10 && exit_code != 11)
            assert_int_equal(exit_code, 7);
        if (strstr(commands[command].line, "--json") != NULL)
            assert_int_equal(strcspn(out.bytes, "\n"), out.len - 1);
        assert_nothing_is_lost(memory);
        memory_machine_free(memory);
    }
}

static void test_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        starve(i, false);
}

static void test_for_ever(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        starve(i, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_for_ever),
    };

    json_set_alloc_funcs(jansson_malloc, jansson_free);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
