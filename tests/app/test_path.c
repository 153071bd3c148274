/* SPDX-License-Identifier: MIT */
/* What is kept of a measured path, and what a second measurement makes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/path.h"
#include "support/memory_machine.h"

#define SERVER "203.0.113.5"

/* A PC with Wi-Fi; what is said of the way to the server, or of its name, comes after. */
static const char pc[] =
    "{\"interfaces\":[{\"index\":12,\"name\":\"Wi-Fi\",\"ifType\":71,\"hardware\":true,"
    "\"ipv4\":{\"mtu\":1500}}],\"defaultRoutes\":[{\"family\":\"ipv4\",\"luid\":12}],"
    "\"routes\":[{\"prefix\":\"0.0.0.0/0\",\"luid\":12,\"source\":\"192.0.2.7\"}]%s}";

#define FAR(more) ",\"network\":[{\"address\":\"" SERVER "\"," more "}]"
#define NAMED     ",\"hosts\":{\"far.example\":[\"" SERVER "\"]}"

static struct memory_machine *load(const char *far)
{
    char json[1024];
    char problem[256];
    struct memory_machine *memory;

    snprintf(json, sizeof json, pc, far);
    memory = memory_machine_parse(json, problem, sizeof problem);
    if (memory == NULL)
        fail_msg("%s in %s", problem, json);
    return memory;
}

/* One measurement while the way there is as FAR says. */
static enum status ask(struct paths *paths, const char *far, struct path *out, struct error *err)
{
    const struct path_question question = {
        .has_server = true,
        .server = {FAMILY_IPV4, {203, 0, 113, 5}},
        .luid = 12,
        .cap_mtu = 1500,
        .outer = FAMILY_IPV4,
    };
    struct memory_machine *memory = load(far);
    struct machine machine = memory_machine_open(memory);
    enum status status = paths_measure(&machine, paths, &question, out, err);

    memory_machine_free(memory);
    return status;
}

static const struct {
    const char *reason;
    const char *host; /* --probe */
    const char *first, *second;
    bool measured;
    uint32_t mtu;
} rows[] = {
    {"the same again", "auto", FAR("\"pathMtu\":1454"), FAR("\"pathMtu\":1454"), true, 1454},
    {"the path has become smaller", "auto", FAR("\"pathMtu\":1454"), FAR("\"pathMtu\":1400"), true,
     1400},
    {"the path has become larger", "auto", FAR("\"pathMtu\":1400"), FAR("\"pathMtu\":1454"), true,
     1454},
    {"nobody answers just then: what was measured counts", "auto", FAR("\"pathMtu\":1454"), "",
     true, 1454},
    {"a router is restarting: what was measured counts", "auto", FAR("\"pathMtu\":1454"),
     FAR("\"unreachable\":true"), true, 1454},
    {"replies are cut from now on, which tells nothing", "auto", FAR("\"pathMtu\":1454"),
     FAR("\"cutAbove\":1000"), true, 1454},
    {"nobody ever answered: there is nothing to keep", "auto", "", "", false, 0},
    {"nobody answered at first", "auto", "", FAR("\"pathMtu\":1454"), true, 1454},
    {"the named host's name does not resolve just then", "far.example",
     FAR("\"pathMtu\":1454") NAMED, "", true, 1454},
};

static void measured_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct paths paths = paths_make(rows[i].host, 2000);
        struct path path = {.measured = false};
        struct error err;

        assert_int_equal(ask(&paths, rows[i].first, &path, &err), STATUS_OK);
        paths_doubt(&paths);
        for (int again = 0; again < 2; again++) {
            /* the second time it is not measured at all */
            if (ask(&paths, again == 0 ? rows[i].second : "", &path, &err) != STATUS_OK)
                fail_msg("%s: %s", rows[i].reason, err.message);
            if (path.measured != rows[i].measured || path.mtu != rows[i].mtu)
                fail_msg("%s: %s, %lu", rows[i].reason, path.measured ? "measured" : "not measured",
                         (unsigned long)path.mtu);
        }
        assert_int_equal(paths.count, 1);
    }
}

static void a_name_that_never_resolved(void **state)
{
    struct paths paths = paths_make("far.example", 2000);
    struct path path;
    struct error err;

    (void)state;
    assert_int_equal(ask(&paths, "", &path, &err), STATUS_NO_HOST);
    paths_doubt(&paths);
    assert_int_equal(ask(&paths, "", &path, &err), STATUS_NO_HOST);
    assert_int_equal(paths.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measured_twice),
        cmocka_unit_test(a_name_that_never_resolved),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
