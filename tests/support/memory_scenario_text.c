/* SPDX-License-Identifier: MIT */
/* Words, numbers, addresses and GUIDs of scenario files. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/memory_scenario.h"

enum {
    IPV6_GROUPS = 8
};

bool scenario_complain(const struct scenario_problem *problem, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(problem->text, problem->size, format, args);
    va_end(args);
    return false;
}

size_t scenario_find_name(const char *const *names, size_t count, const char *name,
                          const struct scenario_problem *problem)
{
    size_t i = 0;

    while (i < count && strcmp(names[i], name) != 0)
        i++;
    if (i == count)
        scenario_complain(problem, "unknown word \"%s\"", name);
    return i;
}

bool scenario_number(json_int_t value, uint32_t *out, const struct scenario_problem *problem)
{
    if (value < 0 || value > UINT32_MAX)
        return scenario_complain(problem, "number out of range: %lld", (long long)value);
    *out = (uint32_t)value;
    return true;
}

bool scenario_copy_text(const char *text, char *out, size_t size,
                        const struct scenario_problem *problem)
{
    if (strlen(text) >= size)
        return scenario_complain(problem, "text too long: %.40s...", text);
    memcpy(out, text, strlen(text) + 1);
    return true;
}

bool scenario_family(const char *name, enum family *out, const struct scenario_problem *problem)
{
    static const char *const families[] = {"ipv4", "ipv6"};
    size_t family = scenario_find_name(families, FAMILY_COUNT, name, problem);

    *out = (enum family)family;
    return family < FAMILY_COUNT;
}

/* Reads 1 to DIGITS digits of BASE; -1 where there are none or more. */
static int digits(const char **text, int base, int count)
{
    static const char known[] = "0123456789abcdef";
    int value = 0;
    int read = 0;

    for (;; (*text)++, read++) {
        char c = **text >= 'A' && **text <= 'F' ? (char)(**text - 'A' + 'a') : **text;
        const char *found = c != '\0' ? strchr(known, c) : NULL;

        if (found == NULL || found - known >= base)
            return read > 0 && read <= count ? value : -1;
        if (read < count)
            value = value * base + (int)(found - known);
    }
}

static bool read_ipv4(const char *text, uint8_t *bytes)
{
    for (int i = 0; i < 4; i++) {
        int value;

        if (i > 0 && *text++ != '.')
            return false;
        value = digits(&text, 10, 3);
        if (value < 0 || value > 255)
            return false;
        bytes[i] = (uint8_t)value;
    }
    return *text == '\0';
}

/* Reads groups up to "::" or the end; how many, -1 where they are none. */
static int read_groups(const char **text, int room, uint8_t *bytes)
{
    int count = 0;

    while (**text != '\0' && strncmp(*text, "::", 2) != 0) {
        int value;

        if (count > 0 && *(*text)++ != ':')
            return -1;
        value = digits(text, 16, 4);
        if (value < 0 || count == room)
            return -1;
        bytes[2 * count] = (uint8_t)(value >> 8);
        bytes[2 * count + 1] = (uint8_t)(value & 0xFF);
        count++;
    }
    return count;
}

static bool read_ipv6(const char *text, uint8_t *bytes)
{
    uint8_t tail[2 * IPV6_GROUPS] = {0};
    int before = read_groups(&text, IPV6_GROUPS, bytes);
    int after;

    if (before < 0 || *text == '\0')
        return before == IPV6_GROUPS;
    text += 2;
    after = read_groups(&text, IPV6_GROUPS - 1 - before, tail);
    if (after < 0 || *text != '\0')
        return false;
    memcpy(bytes + 2 * (IPV6_GROUPS - after), tail, 2 * (size_t)after);
    return true;
}

bool scenario_address(const char *text, struct address *out, const struct scenario_problem *problem)
{
    struct address read = {.family = strchr(text, ':') != NULL ? FAMILY_IPV6 : FAMILY_IPV4};

    if (!(read.family == FAMILY_IPV6 ? read_ipv6(text, read.bytes) : read_ipv4(text, read.bytes)))
        return scenario_complain(problem, "not an address: \"%.60s\"", text);
    *out = read;
    return true;
}

/* Where the bytes of a GUID stand in its text: Data1, Data2 and Data3 are numbers, low byte first.
 */
static const uint8_t guid_positions[16] = {7,  5,  3,  1,  12, 10, 17, 15,
                                           20, 22, 25, 27, 29, 31, 33, 35};

bool scenario_guid(const char *text, struct machine_guid *out,
                   const struct scenario_problem *problem)
{
    static const char form[] = "{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}";
    bool good = strlen(text) == sizeof form - 1;

    for (size_t i = 0; good && i < sizeof form - 1; i++)
        good = form[i] == 'x' || form[i] == text[i];
    for (size_t i = 0; good && i < sizeof guid_positions; i++) {
        char pair[3] = {text[guid_positions[i]], text[guid_positions[i] + 1], '\0'};
        const char *at = pair;
        int value = digits(&at, 16, 2);

        good = value >= 0 && *at == '\0';
        out->bytes[i] = (uint8_t)value;
    }
    return good || scenario_complain(problem, "not a GUID: \"%.60s\"", text);
}

json_t *scenario_address_json(const struct address *address)
{
    char text[ADDRESS_TEXT_SIZE];

    address_format(address, text);
    return json_string(text);
}

json_t *scenario_guid_json(const struct machine_guid *guid)
{
    char text[] = "{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}";

    for (size_t i = 0; i < sizeof guid_positions; i++) {
        char pair[3];

        snprintf(pair, sizeof pair, "%02x", guid->bytes[i]);
        memcpy(text + guid_positions[i], pair, 2);
    }
    return json_string(text);
}

bool scenario_add_each(struct memory_machine *memory, const json_t *list,
                       bool (*add)(struct memory_machine *, json_t *,
                                   const struct scenario_problem *),
                       const struct scenario_problem *problem)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (!add(memory, json_array_get(list, i), problem))
            return false;
    return true;
}
