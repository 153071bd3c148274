/* SPDX-License-Identifier: MIT */
#include "machine/contract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "machine/contract_cases.h"

struct run {
    const struct contract_maker *maker;
    const struct contract_case *row;
    struct contract_world *world;
};

struct machine_interface contract_interface(uint64_t luid, uint32_t index, const char *name)
{
    struct machine_interface row = {
        .luid = luid,
        .index = index,
        .if_type = IF_TYPE_ETHERNET,
        .hardware = true,
        .connector = true,
        .state = LINK_CONNECTED,
        .ndis_mtu = 1500,
        .ip = {{true, 1500, 25}, {true, 1500, 35}},
    };

    snprintf(row.name, sizeof row.name, "%s", name);
    snprintf(row.description, sizeof row.description, "Adapter of %s", name);
    return row;
}

void contract_check_error(enum status got, const struct error *err, enum status status,
                          uint32_t code)
{
    char tail[24];
    size_t len = strlen(err->message);

    assert_int_equal(got, status);
    assert_int_equal(err->status, status);
    assert_int_equal(err->windows_code, code);
    assert_true(len > 0);
    assert_null(strpbrk(err->message, "\r\n"));
    if (code == 0)
        return;
    snprintf(tail, sizeof tail, " (%lu)", (unsigned long)code);
    assert_true(len > strlen(tail));
    assert_string_equal(err->message + len - strlen(tail), tail);
}

struct machine_interfaces contract_list(struct contract_world *world)
{
    struct machine_interfaces list = {NULL, 0};
    struct error err;

    assert_int_equal(world->machine.ops->list_interfaces(world->machine.self, &list, &err),
                     STATUS_OK);
    return list;
}

struct machine_records contract_records(struct contract_world *world)
{
    struct machine_records list = {NULL, 0};
    struct error err;

    assert_int_equal(world->machine.ops->journal_list(world->machine.self, &list, &err), STATUS_OK);
    return list;
}

static int set_up(void **state)
{
    struct run *run = *state;

    run->world = run->maker->make();
    return run->world == NULL;
}

static int tear_down(void **state)
{
    struct run *run = *state;

    run->maker->destroy(run->world);
    return 0;
}

static void run_case(void **state)
{
    struct run *run = *state;

    run->row->run(run->world);
}

int contract_run(const struct contract_maker *maker)
{
    const struct contract_cases groups[] = {
        contract_interfaces, contract_mtu,    contract_journal,   contract_tunnel,
        contract_lock,       contract_live,   contract_resolve,   contract_echo,
        contract_settings,   contract_task,   contract_events,    contract_service,
        contract_report,     contract_system, contract_ras_events};
    size_t count = 0;
    size_t used = 0;
    struct CMUnitTest *tests;
    struct run *runs;
    int failed = 1;

    for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++)
        count += groups[g].count;
    tests = calloc(count, sizeof tests[0]);
    runs = calloc(count, sizeof runs[0]);
    if (tests != NULL && runs != NULL) {
        for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++)
            for (size_t i = 0; i < groups[g].count; i++, used++) {
                runs[used] = (struct run){.maker = maker, .row = &groups[g].rows[i]};
                tests[used] = (struct CMUnitTest){groups[g].rows[i].name, run_case, set_up,
                                                  tear_down, &runs[used]};
            }
        failed = _cmocka_run_group_tests(maker->name, tests, count, NULL, NULL);
    }
    free(runs);
    free(tests);
    return failed;
}
