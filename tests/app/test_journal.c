/* SPDX-License-Identifier: MIT */
/* The journal's records: what is written comes back, and what is damaged is never acted upon. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/journal.h"
#include "app/pc.h"

#define GOOD_NAME "mtu-000000000000002b-ipv4"
#define GOOD                                                                                       \
    "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1400,\"target\":"   \
    "1374}"
/* A record with that text in place of the original, with and without quotes. */
#define WITH_ORIGINAL(text)                                                                        \
    "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":" text                              \
    ",\"before\":1400,\"target\":1374}"

static const struct {
    const char *why;
    const char *name;
    const char *text; /* NULL: not readable */
    bool is_good;
} records[] = {
    {"a good one", GOOD_NAME, GOOD, true},
    {"spaces do no harm", GOOD_NAME, " " GOOD "\n", true},
    {"the largest numbers", GOOD_NAME, WITH_ORIGINAL("4294967295"), true},
    {"not readable", GOOD_NAME, NULL, false},
    {"empty", GOOD_NAME, "", false},
    {"cut", GOOD_NAME, "{\"version\":1,\"name\":\"VPN\",\"index\":43", false},
    {"followed by more", GOOD_NAME, GOOD "{}", false},
    {"no JSON", GOOD_NAME, "original=1400", false},
    {"an array", GOOD_NAME, "[1400]", false},
    {"a number", GOOD_NAME, "1400", false},
    {"another version", GOOD_NAME,
     "{\"version\":2,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1400,"
     "\"target\":1374}",
     false},
    {"no version", GOOD_NAME,
     "{\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1400,\"target\":1374}", false},
    {"a key too many", GOOD_NAME,
     "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1400,"
     "\"target\":1374,\"more\":1}",
     false},
    {"a key twice", GOOD_NAME,
     "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"original\":1500,"
     "\"before\":1400,\"target\":1374}",
     false},
    {"no target", GOOD_NAME,
     "{\"version\":1,\"name\":\"VPN\",\"index\":43,\"original\":1400,\"before\":1400}", false},
    {"a negative number", GOOD_NAME, WITH_ORIGINAL("-1400"), false},
    {"zero", GOOD_NAME, WITH_ORIGINAL("0"), false},
    {"above 32 bits", GOOD_NAME, WITH_ORIGINAL("4294967296"), false},
    {"above 64 bits", GOOD_NAME, WITH_ORIGINAL("99999999999999999999999999"), false},
    {"a fraction", GOOD_NAME, WITH_ORIGINAL("1400.0"), false},
    {"an exponent", GOOD_NAME, WITH_ORIGINAL("14e2"), false},
    {"a number in quotes", GOOD_NAME, WITH_ORIGINAL("\"1400\""), false},
    {"null", GOOD_NAME, WITH_ORIGINAL("null"), false},
    {"true", GOOD_NAME, WITH_ORIGINAL("true"), false},
    {"a nested value", GOOD_NAME, WITH_ORIGINAL("{\"mtu\":1400}"), false},
    {"a name that is a number", GOOD_NAME,
     "{\"version\":1,\"name\":43,\"index\":43,\"original\":1400,\"before\":1400,\"target\":1374}",
     false},
    {"a name with a NUL", GOOD_NAME,
     "{\"version\":1,\"name\":\"V\\u0000N\",\"index\":43,\"original\":1400,\"before\":1400,"
     "\"target\":1374}",
     false},
    {"a lone surrogate", GOOD_NAME,
     "{\"version\":1,\"name\":\"V\\uD800N\",\"index\":43,\"original\":1400,\"before\":1400,"
     "\"target\":1374}",
     false},
    {"invalid UTF-8", GOOD_NAME,
     "{\"version\":1,\"name\":\"V\xFFN\",\"index\":43,\"original\":1400,\"before\":1400,"
     "\"target\":1374}",
     false},
    {"an index of 0", GOOD_NAME,
     "{\"version\":1,\"name\":\"VPN\",\"index\":0,\"original\":1400,\"before\":1400,"
     "\"target\":1374}",
     false},
    {"a foreign record's name", "something", GOOD, false},
    {"a LUID that is too short", "mtu-2b-ipv4", GOOD, false},
    {"a LUID in capitals", "mtu-000000000000002B-ipv4", GOOD, false},
    {"a LUID that is negative", "mtu--00000000000002b-ipv4", GOOD, false},
    {"a family that is none", "mtu-000000000000002b-ipv5", GOOD, false},
    {"more after the family", "mtu-000000000000002b-ipv44", GOOD, false},
};

/* Damaged ones are counted, named, left in place; and undo changes nothing on their account. */
static void test_records(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
        struct memory_machine *memory = pc_laptop(1);
        struct machine machine = memory_machine_open(memory);
        struct journal journal = {NULL, 0, 0, ""};
        struct error err;

        print_message("%s\n", records[i].why);
        pc_set_mtu(memory, PC_VPN, FAMILY_IPV4, 1374);
        memory_machine_add_record(memory, records[i].name, records[i].text);
        assert_int_equal(journal_read(&machine, &journal, &err), STATUS_OK);
        assert_int_equal(journal.count, records[i].is_good);
        assert_int_equal(journal.unreadable, !records[i].is_good);
        assert_string_equal(journal.first_unreadable, records[i].is_good ? "" : records[i].name);
        journal_free(&journal);
        if (!records[i].is_good) {
            assert_int_equal(pc_run_undo(&machine, &err), STATUS_PARTLY);
            assert_non_null(strstr(err.message, records[i].name));
            assert_string_equal(memory_machine_changes(memory), "");
        }
        memory_machine_free(memory);
    }
}

/* A name longer than Windows allows is damage; the longest allowed one comes back. */
static void test_long_names(void **state)
{
    (void)state;
    for (size_t len = MACHINE_NAME_SIZE - 1; len <= MACHINE_NAME_SIZE; len++) {
        struct memory_machine *memory = memory_machine_new();
        struct machine machine = memory_machine_open(memory);
        struct journal journal = {NULL, 0, 0, ""};
        char name[MACHINE_NAME_SIZE + 1];
        char text[MACHINE_RECORD_TEXT_SIZE];
        struct error err;

        memset(name, 'x', len);
        name[len] = '\0';
        snprintf(text, sizeof text,
                 "{\"version\":1,\"name\":\"%s\",\"index\":43,\"original\":1400,\"before\":1400,"
                 "\"target\":1374}",
                 name);
        memory_machine_add_record(memory, GOOD_NAME, text);
        assert_int_equal(journal_read(&machine, &journal, &err), STATUS_OK);
        assert_int_equal(journal.count, len < MACHINE_NAME_SIZE);
        if (journal.count == 1)
            assert_string_equal(journal.rows[0].name, name);
        journal_free(&journal);
        memory_machine_free(memory);
    }
}

/* What is written is read again, whatever the interface is called. */
static void test_round_trip(void **state)
{
    static const char *const names[] = {
        "",
        "VPN",
        "\"quoted\" \\ /",
        "line\nbreak\r\t\x1b[2J\x7f",
        "\xE7\xA4\xBE\xE5\x86\x85VPN",
        "\xF0\x9F\x98\x80",
        "a\xE2\x80\xAEgnp.exe",
        "\xEF\xBF\xBD",
        "{\"version\":2}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct memory_machine *memory = memory_machine_new();
        struct machine machine = memory_machine_open(memory);
        struct journal_entry entry = {
            .luid = UINT64_MAX - i,
            .family = i % 2 == 0 ? FAMILY_IPV4 : FAMILY_IPV6,
            .index = UINT32_MAX,
            .original = UINT32_MAX,
            .before = 1,
            .target = 1374,
        };
        struct journal journal = {NULL, 0, 0, ""};
        const struct journal_entry *found;
        struct error err;

        snprintf(entry.name, sizeof entry.name, "%s", names[i]);
        assert_int_equal(journal_write(&machine, &entry, &err), STATUS_OK);
        assert_int_equal(journal_read(&machine, &journal, &err), STATUS_OK);
        assert_int_equal(journal.count, 1);
        found = journal_find(&journal, entry.luid, names[i], entry.family);
        assert_non_null(found);
        assert_int_equal(found->index, entry.index);
        assert_int_equal(found->original, entry.original);
        assert_int_equal(found->before, entry.before);
        assert_int_equal(found->target, entry.target);
        assert_ptr_equal(journal_find(&journal, entry.luid, NULL, entry.family), found);
        assert_null(journal_find(&journal, entry.luid, "another", entry.family));
        assert_null(journal_find(&journal, entry.luid - 1, names[i], entry.family));
        assert_null(journal_find(&journal, entry.luid, names[i],
                                 entry.family == FAMILY_IPV4 ? FAMILY_IPV6 : FAMILY_IPV4));
        journal_free(&journal);
        assert_int_equal(journal_delete(&machine, &entry, &err), STATUS_OK);
        assert_int_equal(journal_read(&machine, &journal, &err), STATUS_OK);
        assert_int_equal(journal.count + journal.unreadable, 0);
        journal_free(&journal);
        memory_machine_free(memory);
    }
}

/* The longest name that Windows allows, all of it escaped in JSON, still fits a record. */
static void test_longest_record(void **state)
{
    struct memory_machine *memory = memory_machine_new();
    struct machine machine = memory_machine_open(memory);
    struct journal_entry entry = {.luid = 1, .index = 1, .original = 1, .before = 1, .target = 1};
    struct error err;

    (void)state;
    for (size_t i = 0; i < 256; i++)
        memcpy(entry.name + 3 * i, "\xE9\x95\xB7", 4);
    assert_int_equal(journal_write(&machine, &entry, &err), STATUS_OK);
    memory_machine_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_long_names),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_longest_record),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
