/* SPDX-License-Identifier: MIT */
/* The scheduled task: what counts as the same, whose it is, and every call that fails. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/faulty_machine.h"
#include "app/task.h"
#include "core/check.h"
#include "support/memory_machine.h"

static const struct task_word words[] = {
    {"apply", NULL}, {"--quiet", NULL}, {"--wait", "10"}, {"--line", "flets"}};
static const struct task_request usual = {.version = "1.0", .words = words, .word_count = 4};

static enum status install(struct memory_machine *memory, const struct task_request *request,
                           enum task_outcome *outcome)
{
    struct machine machine = memory_machine_open(memory);
    struct error err = {0};
    enum status status = task_install(&machine, request, outcome, &err);

    assert_true(status == STATUS_OK || err.message[0] != '\0');
    return status;
}

static void is_installed_once(void **state)
{
    struct memory_machine *memory = memory_machine_new();
    enum task_outcome outcome = TASK_REMOVED;

    (void)state;
    assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
    assert_int_equal(outcome, TASK_INSTALLED);
    assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
    assert_int_equal(outcome, TASK_UNCHANGED);
    assert_string_equal(memory_machine_changes(memory), "task_register\n");
    memory_machine_free(memory);
}

/* Replaces OLD once in what is registered; "" for NEW: takes it out. */
static void edit(struct memory_machine *memory, const char *old, const char *new)
{
    const char *xml = memory_machine_task(memory)->xml;
    const char *at = strstr(xml, old);
    size_t size = strlen(xml) + strlen(new) + 1;
    char *edited = malloc(size);

    assert_non_null(edited);
    if (at == NULL)
        fail_msg("\"%s\" is not in the definition", old);
    snprintf(edited, size, "%.*s%s%s", (int)(at - xml), xml, new, at + strlen(old));
    memory_machine_put_task(memory, edited);
    free(edited);
}

static void what_counts_as_the_same(void **state)
{
    static const struct {
        const char *old, *new;
        enum task_outcome outcome;
        const char *why;
    } rows[] = {
        /* What Windows does with a definition, or may. */
        {"<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", TASK_UNCHANGED,
         "its own declaration"},
        {"<URI>\\vpnmtu</URI>", "<URI>\\Other</URI>", TASK_UNCHANGED, "the path it keeps it by"},
        {"<Author>vpnmtu</Author>", "<Author>PC\\me</Author><Date>2026-11-24T00:00:00</Date>",
         TASK_UNCHANGED, "who registered it, when"},
        {"(A;;FR;;;AU)", "", TASK_UNCHANGED, "another spelling of the rights"},
        {"      <Enabled>true</Enabled>\n", "", TASK_UNCHANGED, "a default left out"},
        {"<Hidden>false</Hidden>", "", TASK_UNCHANGED, "another"},
        {"<Priority>5</Priority>",
         "<UseUnifiedSchedulingEngine>true</UseUnifiedSchedulingEngine><Priority>5</Priority>",
         TASK_UNCHANGED, "a setting it adds"},
        {"<Priority>5</Priority>",
         "<IdleSettings><StopOnIdleEnd>true</StopOnIdleEnd><RestartOnIdle>false</RestartOnIdle>"
         "</IdleSettings><Priority>5</Priority>",
         TASK_UNCHANGED, "and settings it adds"},
        {"<Settings>\n", "<Settings>\n<Priority>5</Priority>", TASK_UPDATED,
         "an element twice is not what Windows makes"},
        {"<UserId>S-1-5-18</UserId>", "<UserId>NT AUTHORITY\\SYSTEM</UserId>", TASK_UNCHANGED,
         "the account's name"},
        {"<UserId>S-1-5-18</UserId>", "<UserId>system</UserId>", TASK_UNCHANGED, "and another"},
        {"      <RunLevel>HighestAvailable</RunLevel>\n", "", TASK_UNCHANGED,
         "means nothing for SYSTEM"},
        {"<Arguments>",
         "<Arguments><![CDATA[apply --quiet --wait 10 --line flets]]></Arguments>"
         "<!--",
         TASK_UPDATED, "a comment that swallows the rest is no definition: not ours"},
        /* What somebody does to it. */
        {"--line flets", "--line pppoe", TASK_UPDATED, "other arguments"},
        {"vpnmtu.exe&quot;", "other.exe&quot;", TASK_UPDATED, "another program"},
        {"<Version>1.0<", "<Version>0.9<", TASK_UPDATED, "an older vpnmtu's"},
        {"EventID=20225", "EventID=20221", TASK_UPDATED, "another event"},
        {"<Enabled>true</Enabled>\n      <Sub", "<Enabled>false</Enabled>\n      <Sub",
         TASK_UPDATED, "the trigger disabled"},
        {"</EventTrigger>", "</EventTrigger><LogonTrigger/>", TASK_UPDATED, "one trigger more"},
        {"</EventTrigger>", "</EventTrigger><BootTrigger/>", TASK_UPDATED, "one of another kind"},
        {"</Subscription>", "</Subscription><Delay>PT1H</Delay>", TASK_UPDATED, "a delay"},
        {"</Subscription>", "</Subscription><Delay>PT0S</Delay>", TASK_UNCHANGED, "none"},
        {"</Exec>", "</Exec><Exec><Command>x</Command></Exec>", TASK_UPDATED, "a second action"},
        {"</Arguments>", "</Arguments><WorkingDirectory>C:\\</WorkingDirectory>", TASK_UPDATED,
         "a working directory"},
        {"<StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>", "", TASK_UPDATED,
         "batteries, by default"},
        {"<MultipleInstancesPolicy>Queue</MultipleInstancesPolicy>", "", TASK_UPDATED,
         "dropped, by default"},
        {"<Priority>5</Priority>", "<Priority>7</Priority>", TASK_UPDATED, "the default priority"},
        {"PT5M", "PT72H", TASK_UPDATED, "the default limit"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct memory_machine *memory = memory_machine_new();
        enum task_outcome outcome = TASK_REMOVED;
        bool broken = strstr(rows[i].new, "<!--") != NULL;
        enum status status;

        assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
        edit(memory, rows[i].old, rows[i].new);
        status = install(memory, &usual, &outcome);
        CHECK_NUMBER(rows[i].why, status, broken ? STATUS_FOREIGN_TASK : STATUS_OK);
        if (!broken)
            CHECK_NUMBER(rows[i].why, outcome, rows[i].outcome);
        if (outcome == TASK_UPDATED) {
            assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
            CHECK_NUMBER("and then it is as it should be", outcome, TASK_UNCHANGED);
        }
        memory_machine_free(memory);
    }
}

static void a_disabled_one_is_made_anew(void **state)
{
    struct memory_machine *memory = memory_machine_new();
    enum task_outcome outcome = TASK_REMOVED;

    (void)state;
    assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
    memory_machine_task(memory)->enabled = false;
    assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
    assert_int_equal(outcome, TASK_UPDATED);
    assert_true(memory_machine_task(memory)->enabled);
    memory_machine_free(memory);
}

static void what_is_not_ours_stays(void **state)
{
    static const char *const definitions[] = {
        "<Task><Actions><Exec><Command>x</Command></Exec></Actions></Task>",
        "<Task><RegistrationInfo><Source>Vpnmtu</Source></RegistrationInfo></Task>",
        "<Task><RegistrationInfo><Author>vpnmtu</Author></RegistrationInfo></Task>",
        "<Task><Data><RegistrationInfo><Source>vpnmtu</Source></RegistrationInfo></Data></Task>",
        "<Job><RegistrationInfo><Source>vpnmtu</Source></RegistrationInfo></Job>",
        "<Task><RegistrationInfo><Source>vpnmtu</Source></RegistrationInfo>",
        /* Everybody may register these, and owns them. */
        "<Task><RegistrationInfo><Source>vpnmtu</Source></RegistrationInfo></Task>",
        "<Task><RegistrationInfo><Source>vpnmtu</Source></RegistrationInfo><Principals><Principal>"
        "<UserId>S-1-5-21-1-2-3-1001</UserId></Principal></Principals></Task>",
        "<Task><RegistrationInfo><Source>vpnmtu</Source></RegistrationInfo><Principals><Principal>"
        "<GroupId>S-1-5-18</GroupId></Principal></Principals></Task>",
        "<Task><Principals><Principal><UserId>S-1-5-18</UserId></Principal><Principal>"
        "<UserId>S-1-5-21-1-2-3-1001</UserId></Principal></Principals><RegistrationInfo><Source>"
        "vpnmtu</Source></RegistrationInfo></Task>",
        "",
        "no XML",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(definitions); i++) {
        struct memory_machine *memory = memory_machine_new();
        struct machine machine = memory_machine_open(memory);
        enum task_outcome outcome = TASK_REMOVED;
        struct task_state look;
        struct error err = {0};

        memory_machine_put_task(memory, definitions[i]);
        assert_int_equal(install(memory, &usual, &outcome), STATUS_FOREIGN_TASK);
        assert_int_equal(task_remove(&machine, &outcome, &err), STATUS_FOREIGN_TASK);
        assert_non_null(strstr(err.message, "\\vpnmtu"));
        assert_int_equal(status_exit_code(err.status), 2);
        assert_string_equal(memory_machine_changes(memory), "");
        assert_int_equal(task_look(&machine, &look, &err), STATUS_OK);
        assert_true(look.task.present);
        assert_false(look.facts.is_ours);
        task_state_free(&look);
        memory_machine_free(memory);
    }
}

static void is_removed(void **state)
{
    struct memory_machine *memory = memory_machine_new();
    struct machine machine = memory_machine_open(memory);
    enum task_outcome outcome = TASK_INSTALLED;
    struct error err;

    (void)state;
    assert_int_equal(task_remove(&machine, &outcome, &err), STATUS_OK);
    assert_int_equal(outcome, TASK_UNCHANGED);
    assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
    assert_int_equal(task_remove(&machine, &outcome, &err), STATUS_OK);
    assert_int_equal(outcome, TASK_REMOVED);
    assert_null(memory_machine_task(memory)->xml);
    memory_machine_free(memory);
}

static void an_unsafe_place_is_refused(void **state)
{
    struct memory_machine *memory = memory_machine_new();
    struct memory_program *program = memory_machine_program(memory);
    struct machine machine = memory_machine_open(memory);
    enum task_outcome outcome = TASK_REMOVED;
    struct text xml = {NULL, 0, 0, false};
    struct error err;
    bool unsafe = false;

    (void)state;
    snprintf(program->weak_path, sizeof program->weak_path, "C:\\Program Files\\vpnmtu");
    snprintf(program->weak_sid, sizeof program->weak_sid, "S-1-5-11");
    program->weak_mask = MACHINE_RIGHT_WRITE;
    assert_int_equal(install(memory, &usual, &outcome), STATUS_UNSAFE_LOCATION);
    assert_int_equal(outcome, TASK_REMOVED);
    assert_string_equal(memory_machine_changes(memory), "");
    assert_int_equal(task_make(&machine, &usual, &xml, &unsafe, &err), STATUS_OK);
    assert_true(unsafe);
    assert_non_null(strstr(err.message, "Authenticated Users"));
    text_free(&xml);
    memory_machine_free(memory);
}

static void rights_are_needed(void **state)
{
    struct memory_machine *memory = memory_machine_new();
    struct machine machine = memory_machine_open(memory);
    enum task_outcome outcome = TASK_REMOVED;
    struct error err;

    (void)state;
    memory_machine_set_elevated(memory, false);
    assert_int_equal(install(memory, &usual, &outcome), STATUS_ACCESS_DENIED);
    memory_machine_set_elevated(memory, true);
    assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
    memory_machine_set_elevated(memory, false);
    assert_int_equal(task_remove(&machine, &outcome, &err), STATUS_ACCESS_DENIED);
    assert_true(err.advice[0] != '\0');
    assert_non_null(memory_machine_task(memory)->xml);
    memory_machine_free(memory);
}

/* Every call of install and remove fails, in every way: told, and done or not done, not half. */
static void every_call_fails(void **state)
{
    unsigned runs = 0;

    (void)state;
    for (int removes = 0; removes < 2; removes++)
        for (int mode = FAULTY_ONCE; mode <= FAULTY_AFTERWARDS; mode++)
            for (uint32_t nth = 1; nth < 10; nth++) {
                struct memory_machine *memory = memory_machine_new();
                struct faulty faulty = {.machine = memory_machine_open(memory),
                                        .nth = nth,
                                        .mode = (enum faulty_mode)mode,
                                        .status = STATUS_WINDOWS,
                                        .windows_code = 1450};
                struct machine machine = faulty_open(&faulty);
                enum task_outcome outcome = TASK_UNCHANGED;
                struct error err = {0};
                enum status status;

                if (removes) {
                    assert_int_equal(install(memory, &usual, &outcome), STATUS_OK);
                    status = task_remove(&machine, &outcome, &err);
                } else {
                    status = task_install(&machine, &usual, &outcome, &err);
                }
                assert_int_equal(status, faulty.failed > 0 ? STATUS_WINDOWS : STATUS_OK);
                assert_int_equal(err.windows_code, faulty.failed > 0 ? 1450 : 0);
                runs += faulty.failed > 0;
                memory_machine_free(memory);
            }
    assert_int_equal(runs, 4 * 3 + 4 * 2);
}

static void results_have_words(void **state)
{
    (void)state;
    assert_string_equal(task_result_meaning(0), exit_code_meaning(0));
    assert_string_equal(task_result_meaning(5), exit_code_meaning(5));
    assert_string_equal(task_result_meaning(MACHINE_TASK_NEVER_RAN), "never ran");
    assert_string_equal(task_result_meaning(0x80070002), "the program was not found");
    assert_null(task_result_meaning(12));
    assert_null(task_result_meaning(0xDEADBEEF));
}

/* By the rules that CommandLineToArgvW takes it apart by. */
static void words_are_quoted(void **state)
{
    static const struct {
        struct task_word word;
        const char *expected;
        const char *why;
    } rows[] = {
        {{"apply", NULL}, ">apply<", "plain"},
        {{"--connection", "Work"}, ">--connection Work<", "with a value"},
        {{"--connection", "My VPN"}, ">--connection &quot;My VPN&quot;<", "a space"},
        {{"--connection", "a\"b"}, ">--connection &quot;a\\&quot;b&quot;<", "a quotation mark"},
        {{"--connection", "a\\\"b"},
         ">--connection &quot;a\\\\\\&quot;b&quot;<",
         "a backslash before it"},
        {{"--connection", "C:\\"}, ">--connection C:\\<", "a backslash at the end, not quoted"},
        {{"--connection", "a b\\"},
         ">--connection &quot;a b\\\\&quot;<",
         "and quoted, where it would escape"},
        {{"--connection", "a\\b c"}, ">--connection &quot;a\\b c&quot;<", "one inside"},
        {{"--connection", ""}, ">--connection &quot;&quot;<", "nothing"},
        {{"--connection", "--quiet"}, ">--connection=--quiet<", "what looks like an option"},
        {{"--connection", "--a b"}, ">&quot;--connection=--a b&quot;<", "the same with a space"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct task_request request = {
            .program = "C:\\vpnmtu.exe", .version = "1", .words = &rows[i].word, .word_count = 1};
        struct text xml = {NULL, 0, 0, false};
        struct error err;

        assert_int_equal(task_definition_write(&request, &xml, &err), STATUS_OK);
        CHECK(rows[i].why, strstr(xml.bytes, rows[i].expected) != NULL);
        text_free(&xml);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_installed_once),
        cmocka_unit_test(what_counts_as_the_same),
        cmocka_unit_test(a_disabled_one_is_made_anew),
        cmocka_unit_test(what_is_not_ours_stays),
        cmocka_unit_test(is_removed),
        cmocka_unit_test(an_unsafe_place_is_refused),
        cmocka_unit_test(rights_are_needed),
        cmocka_unit_test(every_call_fails),
        cmocka_unit_test(results_have_words),
        cmocka_unit_test(words_are_quoted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
