/* SPDX-License-Identifier: MIT */
#include "app/location.h"

#include <string.h>

#include "core/text.h"

#define ADVICE                                                                                     \
    "put vpnmtu.exe into a folder of its own under C:\\Program Files, where only administrators "  \
    "can write, and start it from there"

#define DANGEROUS                                                                                  \
    ((uint32_t)MACHINE_RIGHT_WRITE | MACHINE_RIGHT_APPEND | MACHINE_RIGHT_WRITE_EA |               \
     MACHINE_RIGHT_WRITE_ATTRIBUTES | MACHINE_RIGHT_DELETE_CHILD | MACHINE_RIGHT_DELETE |          \
     MACHINE_RIGHT_WRITE_DAC | MACHINE_RIGHT_WRITE_OWNER | MACHINE_RIGHT_GENERIC_ALL |             \
     MACHINE_RIGHT_GENERIC_WRITE)

/* win32/secauthz/well-known-sids; TrustedInstaller is a service's SID. */
static const struct {
    const char *sid;
    const char *name;
    bool trusted;
} known[] = {
    {"S-1-5-18", "SYSTEM", true},
    {"S-1-5-32-544", "Administrators", true},
    {"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", "TrustedInstaller", true},
    {"S-1-1-0", "Everyone", false},
    {"S-1-2-0", "LOCAL", false},
    {"S-1-5-2", "NETWORK", false},
    {"S-1-5-4", "INTERACTIVE", false},
    {"S-1-5-6", "SERVICE", false},
    {"S-1-5-7", "ANONYMOUS LOGON", false},
    {"S-1-5-11", "Authenticated Users", false},
    {"S-1-5-19", "LOCAL SERVICE", false},
    {"S-1-5-20", "NETWORK SERVICE", false},
    {"S-1-5-32-545", "Users", false},
    {"S-1-5-32-546", "Guests", false},
    {"S-1-5-32-547", "Power Users", false},
    {"S-1-5-32-549", "Server Operators", false},
    {"S-1-5-32-556", "Network Configuration Operators", false},
    {"S-1-15-2-1", "ALL APPLICATION PACKAGES", false},
};

/* They stand for the owner, or for whoever creates a child. */
static const char *const owners[] = {"S-1-3-0", "S-1-3-1", "S-1-3-4"};

bool location_is_trusted(const char *sid)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].sid, sid) == 0)
            return known[i].trusted;
    return false;
}

static bool is_owner_entry(const char *sid)
{
    for (size_t i = 0; i < sizeof owners / sizeof owners[0]; i++)
        if (strcmp(owners[i], sid) == 0)
            return true;
    return false;
}

static const char *name_of(const char *sid)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].sid, sid) == 0)
            return known[i].name;
    return sid[0] != '\0' ? sid : "an access entry of an unknown kind";
}

const struct machine_ace *location_weakness(const struct machine_ace *aces, size_t count,
                                            enum location_place place)
{
    uint32_t dangerous =
        place == LOCATION_ROOT ? DANGEROUS & ~(uint32_t)MACHINE_RIGHT_APPEND : DANGEROUS;

    for (size_t i = 0; i < count; i++) {
        const struct machine_ace *ace = &aces[i];

        if (!ace->denies && !ace->inherit_only && (ace->mask & dangerous) != 0 &&
            !location_is_trusted(ace->sid) && !is_owner_entry(ace->sid))
            return ace;
    }
    return NULL;
}

static enum status refuse(struct error *err)
{
    return error_advise(err, ADVICE);
}

static enum status check_level(const struct machine_level *level, enum location_place place,
                               struct error *err)
{
    const struct machine_ace *weak = location_weakness(level->aces, level->ace_count, place);

    if (!location_is_trusted(level->owner)) {
        error_set(err, STATUS_UNSAFE_LOCATION,
                  "not a place for a task that runs as SYSTEM: \"%s\" belongs to %s", level->path,
                  name_of(level->owner));
        return refuse(err);
    }
    if (!level->has_acl) {
        error_set(err, STATUS_UNSAFE_LOCATION,
                  "not a place for a task that runs as SYSTEM: \"%s\" has no access control list, "
                  "so that everyone can change it",
                  level->path);
        return refuse(err);
    }
    if (weak == NULL)
        return STATUS_OK;
    error_set(err, STATUS_UNSAFE_LOCATION,
              "not a place for a task that runs as SYSTEM: \"%s\" can be changed by %s (rights "
              "0x%lx)",
              level->path, name_of(weak->sid), (unsigned long)weak->mask);
    return refuse(err);
}

enum status location_check(const struct machine_location *location, struct error *err)
{
    const char *started_as = location->started_as;

    if (!location->fixed) {
        error_set(err, STATUS_UNSAFE_LOCATION,
                  "not a place for a task that runs as SYSTEM: \"%s\" is not on a fixed drive of "
                  "this PC",
                  location->path);
        return refuse(err);
    }
    if (location->link != NULL) {
        error_set(err, STATUS_UNSAFE_LOCATION,
                  "not a place for a task that runs as SYSTEM: \"%s\" leads elsewhere (a reparse "
                  "point)",
                  location->link);
        return error_advise(err, "start vpnmtu by its real path, %s", location->path);
    }
    /* A substituted drive: others of the PC may have it lead elsewhere, or not at all. */
    if (started_as[0] != '\0' && (started_as[0] | 0x20) != (location->path[0] | 0x20)) {
        error_set(err, STATUS_UNSAFE_LOCATION,
                  "not a place for a task that runs as SYSTEM: \"%s\" is really \"%s\"", started_as,
                  location->path);
        return error_advise(err, "start vpnmtu by its real path, %s", location->path);
    }
    if (location->level_count < 2)
        return error_set(err, STATUS_INTERNAL, "nothing is known of where vpnmtu lies");
    for (size_t i = 0; i < location->level_count; i++) {
        enum location_place place = i == 0                          ? LOCATION_ROOT
                                    : i + 1 < location->level_count ? LOCATION_DIRECTORY
                                                                    : LOCATION_FILE;
        enum status status = check_level(&location->levels[i], place, err);

        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
