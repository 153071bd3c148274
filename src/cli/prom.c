/* SPDX-License-Identifier: MIT */
#include "cli/prom.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "machine/machine.h"

enum {
    /* A name made fit to print: one character can become \u{10FFFF}. */
    LABEL_SIZE = 4 * MACHINE_NAME_SIZE,
    DAYS_TO_1970 = 719468, /* from 1 March of the year 0 */
    DAYS_OF_ERA = 146097   /* of 400 years */
};

/* What a target has to say to one metric. */
typedef void samples(const char *name, const json_t *targets, struct text *out);

static const char *word(const json_t *object, const char *key, const char *otherwise)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL ? text : otherwise;
}

/* In quotes: backslash, quote and line end are escaped (the format's section on labels). */
static void add_label(struct text *out, const char *label, const char *value)
{
    char safe[LABEL_SIZE];

    text_safe(value, safe, sizeof safe);
    text_add_format(out, "%s=\"", label);
    for (const char *at = safe; *at != '\0'; at++) {
        if (*at == '\\' || *at == '"')
            text_add(out, "\\");
        text_add_bytes(out, at, 1);
    }
    text_add(out, "\"");
}

static void name_of(const json_t *target, char out[LABEL_SIZE])
{
    text_safe(word(json_object_get(target, "interface"), "name", ""), out, LABEL_SIZE);
}

/* Whether another target has the same name: two samples with the same labels spoil the file. */
static bool has_twin(const json_t *targets, size_t index)
{
    char name[LABEL_SIZE];
    char other[LABEL_SIZE];

    name_of(json_array_get(targets, index), name);
    for (size_t i = 0; i < json_array_size(targets); i++) {
        name_of(json_array_get(targets, i), other);
        if (i != index && strcmp(name, other) == 0)
            return true;
    }
    return false;
}

static void add_sample(struct text *out, const char *name, const json_t *targets, size_t index,
                       const char *family, json_int_t value)
{
    const json_t *target = json_array_get(targets, index);
    const json_t *row = json_object_get(target, "interface");

    text_add_format(out, "%s{", name);
    add_label(out, "interface", word(row, "name", ""));
    if (has_twin(targets, index))
        text_add_format(out, ",index=\"%ld\"",
                        (long)json_integer_value(json_object_get(row, "index")));
    if (family != NULL)
        text_add_format(out, ",family=\"%s\"", family);
    text_add(out, ",");
    add_label(out, "vpn", word(target, "vpn", "unknown"));
    text_add(out, ",");
    add_label(out, "path_source", word(target, "pathMtuSource", "none"));
    text_add_format(out, "} %ld\n", (long)value);
}

/* KEY of each change of an interface; "now": what is in force as far as the run knows. */
static void add_changes(const char *name, const json_t *targets, const char *key, struct text *out)
{
    for (size_t i = 0; i < json_array_size(targets); i++) {
        const json_t *changes = json_object_get(json_array_get(targets, i), "changes");

        for (size_t j = 0; j < json_array_size(changes); j++) {
            const json_t *change = json_array_get(changes, j);
            bool changed = strcmp(word(change, "result", ""), "changed") == 0;
            const char *which = key != NULL ? key : changed ? "to" : "from";
            const json_t *value = json_object_get(change, which);

            if (strcmp(word(change, "target", ""), "interface") == 0 && json_is_integer(value))
                add_sample(out, name, targets, i, word(change, "family", ""),
                           json_integer_value(value));
        }
    }
}

static void vpn_mtu(const char *name, const json_t *targets, struct text *out)
{
    add_changes(name, targets, NULL, out);
}

static void wanted_mtu(const char *name, const json_t *targets, struct text *out)
{
    add_changes(name, targets, "to", out);
}

static void path_mtu(const char *name, const json_t *targets, struct text *out)
{
    for (size_t i = 0; i < json_array_size(targets); i++) {
        const json_t *value = json_object_get(json_array_get(targets, i), "pathMtu");

        if (json_is_integer(value))
            add_sample(out, name, targets, i, NULL, json_integer_value(value));
    }
}

static const struct {
    const char *name;
    const char *help;
    samples *add;
} per_target[] = {
    {"vpnmtu_vpn_mtu_bytes", "MTU of the VPN interface when the run ended.", vpn_mtu},
    {"vpnmtu_wanted_mtu_bytes", "MTU that the VPN interface should have.", wanted_mtu},
    {"vpnmtu_path_mtu_bytes", "Largest packet that reaches the VPN server.", path_mtu},
};

static void add_head(struct text *out, const char *name, const char *help)
{
    text_add_format(out, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
}

static void add_gauge(struct text *out, const char *name, const char *help, int64_t value)
{
    add_head(out, name, help);
    text_add_format(out, "%s %" PRId64 "\n", name, value);
}

static bool still_to_change(const json_t *targets)
{
    for (size_t i = 0; i < json_array_size(targets); i++) {
        const json_t *changes = json_object_get(json_array_get(targets, i), "changes");

        for (size_t j = 0; j < json_array_size(changes); j++)
            if (strcmp(word(json_array_get(changes, j), "result", ""), "would-change") == 0)
                return true;
    }
    return false;
}

/* check says it; apply has made it so where it ended well and made no mere list. */
static void add_verdict(const struct prom_run *run, struct text *out)
{
    const json_t *said = json_object_get(run->data, "compliant");
    bool compliant = said != NULL ? json_is_true(said)
                                  : run->exit_code == 0 &&
                                        !still_to_change(json_object_get(run->data, "targets"));

    if (run->data != NULL)
        add_gauge(out, "vpnmtu_compliant", "Whether every VPN has the MTU that it should have.",
                  compliant ? 1 : 0);
}

/* Seconds since 1970 of "2026-11-24T03:04:05Z"; years of 400-year eras that begin in March, so
 * that a leap day is the last day of a year. Negative: not such a time. */
static int64_t seconds_of(const char *time)
{
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int64_t era;
    int64_t day_of_year;
    int64_t year_of_era;

    /* NOLINTNEXTLINE(cert-err34-c): of fixed width, and from utc_time */
    if (sscanf(time, "%4d-%2d-%2dT%2d:%2d:%2dZ", &year, &month, &day, &hour, &minute, &second) != 6)
        return -1;
    if (month <= 2)
        year--;
    era = year / 400;
    year_of_era = year - era * 400;
    day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return ((era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
             day_of_year - DAYS_TO_1970) *
                24 +
            hour) *
               3600 +
           (int64_t)minute * 60 + second;
}

void prom_render(const struct prom_run *run, struct text *out)
{
    const json_t *targets = json_object_get(run->data, "targets");
    int64_t seconds = seconds_of(run->time);

    for (size_t i = 0; i < sizeof per_target / sizeof per_target[0]; i++) {
        struct text rows = {NULL, 0, 0, false};

        per_target[i].add(per_target[i].name, targets, &rows);
        if (rows.len > 0) {
            add_head(out, per_target[i].name, per_target[i].help);
            text_add(out, rows.bytes);
        }
        out->failed |= rows.failed;
        text_free(&rows);
    }
    add_verdict(run, out);
    add_gauge(out, "vpnmtu_exit_code", "Exit code of the last run, as in `vpnmtu help exit-codes`.",
              run->exit_code);
    if (seconds >= 0)
        add_gauge(out, "vpnmtu_last_run_timestamp_seconds", "When the last run ended.", seconds);
    add_head(out, "vpnmtu_info", "Which vpnmtu ran, and what it was told to do.");
    text_add_format(out, "vpnmtu_info{version=\"%s\",command=\"%s\"} 1\n", run->version,
                    run->command);
}
