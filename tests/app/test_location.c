/* SPDX-License-Identifier: MIT */
/* Who may change the program: every right, every place, every kind of entry. */
#include <stdio.h>
#include <stdlib.h>

#include "app/location.h"
#include "core/check.h"
#include "support/memory_machine.h"

#define SYSTEM        "S-1-5-18"
#define ADMINS        "S-1-5-32-544"
#define USERS         "S-1-5-32-545"
#define AUTHENTICATED "S-1-5-11"
#define INSTALLER     "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
#define SOMEBODY      "S-1-5-21-1-2-3-1001"

enum {
    ROOT = 1 << LOCATION_ROOT,
    DIRECTORY = 1 << LOCATION_DIRECTORY,
    FILE_ = 1 << LOCATION_FILE,
    EVERYWHERE = ROOT | DIRECTORY | FILE_
};

static void rights(void **state)
{
    static const struct {
        struct machine_ace ace;
        unsigned refused; /* where */
        const char *why;
    } rows[] = {
        {{false, false, 0x1200A9, USERS}, 0, "reading and running"},
        {{false, false, 0x20089, "S-1-1-0"}, 0, "reading"},
        {{false, false, 0x100000, USERS}, 0, "SYNCHRONIZE"},
        {{false, false, 0x80000000, USERS}, 0, "GENERIC_READ"},
        {{false, false, 0x20000000, USERS}, 0, "GENERIC_EXECUTE"},
        {{false, false, 0x2, USERS}, EVERYWHERE, "writing, or adding files"},
        {{false, false, 0x4, USERS},
         DIRECTORY | FILE_,
         "appending; adding directories is what Windows gives users in the root of C:"},
        {{false, false, 0x10, USERS}, EVERYWHERE, "extended attributes"},
        {{false, false, 0x40, USERS}, EVERYWHERE, "deleting children"},
        {{false, false, 0x100, USERS}, EVERYWHERE, "attributes: enough to make a reparse point"},
        {{false, false, 0x10000, USERS}, EVERYWHERE, "DELETE"},
        {{false, false, 0x40000, USERS}, EVERYWHERE, "WRITE_DAC"},
        {{false, false, 0x80000, USERS}, EVERYWHERE, "WRITE_OWNER"},
        {{false, false, 0x10000000, USERS}, EVERYWHERE, "GENERIC_ALL"},
        {{false, false, 0x40000000, USERS}, EVERYWHERE, "GENERIC_WRITE"},
        {{false, false, 0x1301BF, AUTHENTICATED}, EVERYWHERE, "modify"},
        {{false, false, 0x1F01FF, "S-1-1-0"}, EVERYWHERE, "Everyone: full"},
        {{false, false, 0x1F01FF, SYSTEM}, 0, "SYSTEM"},
        {{false, false, 0x1F01FF, ADMINS}, 0, "Administrators"},
        {{false, false, 0x1F01FF, INSTALLER}, 0, "TrustedInstaller"},
        {{false, false, 0x1F01FF, "S-1-5-80-956008885-3418522649"},
         EVERYWHERE,
         "only the beginning of TrustedInstaller's"},
        {{false, false, 0x1F01FF,
          "S-1-5-80-956008885-3418522649-1831038044-1853292631-22714784641"},
         EVERYWHERE,
         "and more than it"},
        {{false, false, 0x1F01FF, "S-1-5-19"}, EVERYWHERE, "LOCAL SERVICE"},
        {{false, false, 0x1F01FF, "S-1-15-2-1"}, EVERYWHERE, "app packages"},
        {{false, false, 0x2, SOMEBODY}, EVERYWHERE, "one user, administrator or not"},
        {{false, false, 0x2, ""}, EVERYWHERE, "an entry of an unknown kind"},
        {{false, true, 0x1F01FF, USERS}, 0, "inherit-only: not this object"},
        {{false, true, 0x10000000, "S-1-3-0"}, 0, "CREATOR OWNER, inherit-only"},
        {{false, false, 0x1F01FF, "S-1-3-0"}, 0, "CREATOR OWNER: nobody bears it"},
        {{false, false, 0x1F01FF, "S-1-3-4"}, 0, "OWNER RIGHTS: the owner is looked at"},
        {{true, false, 0x1F01FF, USERS}, 0, "a denial gives nothing"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int place = LOCATION_ROOT; place <= LOCATION_FILE; place++) {
            const struct machine_ace *weak =
                location_weakness(&rows[i].ace, 1, (enum location_place)place);

            CHECK_NUMBER(rows[i].why, weak != NULL, (rows[i].refused >> place) & 1);
        }
}

static void the_first_is_told(void **state)
{
    static const struct machine_ace aces[] = {
        {false, false, 0x1F01FF, SYSTEM},
        {true, false, 0x1F01FF, USERS},
        {false, false, 0x2, USERS},
        {false, false, 0x2, SOMEBODY},
    };

    (void)state;
    assert_ptr_equal(location_weakness(aces, 4, LOCATION_FILE), &aces[2]);
    assert_null(location_weakness(aces, 2, LOCATION_FILE));
    assert_null(location_weakness(NULL, 0, LOCATION_FILE));
}

/* A denial before it does not help: Users are denied, but who is a user only is in Everyone too. */
static void denials_do_not_help(void **state)
{
    static const struct machine_ace aces[] = {
        {true, false, 0x1F01FF, USERS},
        {false, false, 0x2, USERS},
    };

    (void)state;
    assert_ptr_equal(location_weakness(aces, 2, LOCATION_DIRECTORY), &aces[1]);
}

/* One thing is wrong with a place that is otherwise as Windows' setup leaves it. */
static void places(void **state)
{
    static const struct {
        const char *path; /* NULL: the usual one */
        const char *started_as;
        const char *link;
        bool moved;
        const char *weak_path;
        const char *sid;
        uint32_t mask;
        const char *owner;
        bool no_acl;
        const char *named; /* in the message; NULL: safe */
        const char *why;
    } rows[] = {
        {NULL, "", "", false, "", "", 0, "", false, NULL, "Program Files"},
        {NULL, "c:\\PROGRA~1\\vpnmtu\\vpnmtu.exe", "", false, "", "", 0, "", false, NULL,
         "short names, another case"},
        {"C:\\vpnmtu.exe", "", "", false, "", "", 0, "", false, NULL, "the root itself"},
        {NULL, "", "", false, "C:\\", USERS, 4, "", false, NULL, "the root's usual entry"},
        {NULL, "", "", false, "C:\\", USERS, 2, "", false, "\"C:\\\" can be changed by Users",
         "files in the root"},
        {NULL, "", "", false, "C:\\Program Files", USERS, 2, "", false,
         "\"C:\\Program Files\" can be changed by Users", "a directory above"},
        {NULL, "", "", false, "C:\\Program Files\\vpnmtu", "S-1-1-0", 4, "", false,
         "\"C:\\Program Files\\vpnmtu\" can be changed by Everyone", "its own directory"},
        {NULL, "", "", false, "C:\\Program Files\\vpnmtu\\vpnmtu.exe", SOMEBODY, 0x10000, "", false,
         "vpnmtu.exe\" can be changed by " SOMEBODY, "the file"},
        {NULL, "", "", false, "C:\\Program Files\\vpnmtu", "", 0, SOMEBODY, false,
         "\"C:\\Program Files\\vpnmtu\" belongs to " SOMEBODY, "an owner may change the rights"},
        {NULL, "", "", false, "C:\\Program Files\\vpnmtu\\vpnmtu.exe", "", 0, "S-1-5-20", false,
         "vpnmtu.exe\" belongs to NETWORK SERVICE", "the file's owner"},
        {NULL, "", "", false, "C:\\Program Files\\vpnmtu", "", 0, ADMINS, true,
         "has no access control list", "a NULL DACL"},
        {NULL, "", "C:\\Program Files", false, "", "", 0, "", false,
         "\"C:\\Program Files\" leads elsewhere", "a reparse point"},
        {NULL, "S:\\vpnmtu.exe", "", false, "", "", 0, "", false,
         "\"S:\\vpnmtu.exe\" is really \"C:\\Program Files\\vpnmtu\\vpnmtu.exe\"",
         "a substituted drive"},
        {"E:\\vpnmtu.exe", "", "", true, "", "", 0, "", false,
         "\"E:\\vpnmtu.exe\" is not on a fixed drive", "a removable drive"},
        {"\\\\server\\share\\vpnmtu.exe", "", "", true, "", "", 0, "", false,
         "server\\share\\vpnmtu.exe\" is not on a fixed drive", "the network"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct memory_machine *memory = memory_machine_new();
        struct memory_program *program = memory_machine_program(memory);
        struct machine machine = memory_machine_open(memory);
        struct machine_location location;
        struct error err = {0};
        enum status status;

        if (rows[i].path != NULL)
            snprintf(program->path, sizeof program->path, "%s", rows[i].path);
        snprintf(program->started_as, sizeof program->started_as, "%s", rows[i].started_as);
        snprintf(program->link, sizeof program->link, "%s", rows[i].link);
        snprintf(program->weak_path, sizeof program->weak_path, "%s", rows[i].weak_path);
        snprintf(program->weak_sid, sizeof program->weak_sid, "%s", rows[i].sid);
        snprintf(program->owner, sizeof program->owner, "%s", rows[i].owner);
        program->weak_mask = rows[i].mask;
        program->no_acl = rows[i].no_acl;
        program->fixed = !rows[i].moved;
        assert_int_equal(machine.ops->locate_program(machine.self, &location, &err), STATUS_OK);
        status = location_check(&location, &err);
        CHECK_NUMBER(rows[i].why, status,
                     rows[i].named == NULL ? STATUS_OK : STATUS_UNSAFE_LOCATION);
        if (rows[i].named != NULL) {
            CHECK(rows[i].why, strstr(err.message, rows[i].named) != NULL);
            CHECK(rows[i].why, err.advice[0] != '\0');
            CHECK_NUMBER(rows[i].why, status_exit_code(status), 2);
        }
        machine_location_free(&location);
        memory_machine_free(memory);
    }
}

static void nothing_known_is_not_safe(void **state)
{
    char path[] = "C:\\vpnmtu.exe";
    struct machine_location location = {.started_as = path, .path = path, .fixed = true};
    struct error err;

    (void)state;
    assert_int_equal(location_check(&location, &err), STATUS_INTERNAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rights),
        cmocka_unit_test(the_first_is_told),
        cmocka_unit_test(denials_do_not_help),
        cmocka_unit_test(places),
        cmocka_unit_test(nothing_known_is_not_safe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
