/* SPDX-License-Identifier: MIT */
#include "router.h"

#include <stdlib.h>
#include <string.h>

enum {
    ETHERNET_MTU = 1500
};

void settings_default(struct settings *settings)
{
    *settings = (struct settings){.too_big = true, .too_big_mtu = -1, .pass_fragments = true};
    for (int i = 0; i < LINKS_MAX; i++)
        for (int j = 0; j < DIRECTIONS; j++)
            settings->rules[i][j].mtu = ETHERNET_MTU;
}

static bool read_number(const char *text, double highest, double *out)
{
    char *end;
    *out = strtod(text, &end);
    return end != text && !*end && *out >= 0 && *out <= highest;
}

/* A setting of one rule */
static bool set_rule(struct rule *rule, const char *name, const char *value)
{
    double number;
    if (strcmp(name, "mtu") == 0 && read_number(value, 65535, &number) && number >= 68)
        rule->mtu = (unsigned)number;
    else if (strcmp(name, "delay") == 0 && read_number(value, 60000, &number))
        rule->delay_ms = (unsigned)number;
    else if (strcmp(name, "loss") == 0 && read_number(value, 100, &number))
        rule->loss = number;
    else if (strcmp(name, "duplicate") == 0 && read_number(value, 100, &number))
        rule->duplicate = number;
    else if (strcmp(name, "reorder") == 0 && read_number(value, 100, &number))
        rule->reorder = number;
    else
        return false;
    return true;
}

static bool one_of(const char *value, const char *yes, const char *no, bool *out)
{
    if (strcmp(value, yes) != 0 && strcmp(value, no) != 0)
        return false;
    *out = strcmp(value, yes) == 0;
    return true;
}

/* A setting of the router as a whole */
static bool set_router(struct router *router, const char *name, const char *value)
{
    struct settings *settings = &router->settings;
    double number = 0;
    if (strcmp(name, "too-big") == 0)
        return one_of(value, "on", "off", &settings->too_big);
    if (strcmp(name, "fragments") == 0)
        return one_of(value, "pass", "drop", &settings->pass_fragments);
    if (strcmp(name, "too-big-mtu") == 0 && strcmp(value, "right") == 0) {
        settings->too_big_mtu = -1;
        return true;
    }
    if (!read_number(value, 4294967295.0, &number))
        return false;
    if (strcmp(name, "too-big-mtu") == 0 && number <= 65535)
        settings->too_big_mtu = (int)number;
    else if (strcmp(name, "too-big-rate") == 0)
        settings->too_big_rate = (unsigned)number;
    else if (strcmp(name, "seed") == 0)
        srandom((unsigned)number);
    else if (strcmp(name, "counters") == 0 && number == 0)
        router->counters = (struct counters){0};
    else
        return false;
    return true;
}

/* Which links "LINK." at the beginning means: true for those; without one, all */
static const char *read_link(const struct router *router, const char *name, bool wanted[LINKS_MAX])
{
    const char *dot = strchr(name, '.');
    bool any = false;
    for (int i = 0; i < router->link_count; i++) {
        size_t length = strlen(router->links[i].name);
        wanted[i] = dot && (size_t)(dot - name) == length &&
                    strncmp(name, router->links[i].name, length) == 0;
        any |= wanted[i];
    }
    for (int i = 0; !any && i < router->link_count; i++)
        wanted[i] = true;
    return any ? dot + 1 : name;
}

bool settings_set(struct router *router, const char *setting)
{
    char text[128];
    bool wanted[LINKS_MAX] = {false}, directions[DIRECTIONS] = {true, true};
    if (snprintf(text, sizeof text, "%s", setting) >= (int)sizeof text)
        return false;
    char *value = strchr(text, '=');
    if (!value)
        return false;
    *value++ = '\0';
    if (set_router(router, text, value))
        return true;
    char *name = text + (read_link(router, text, wanted) - text);
    char *dot = strchr(name, '.');
    if (dot) {
        directions[UP] = strcmp(dot, ".up") == 0;
        directions[DOWN] = strcmp(dot, ".down") == 0;
        *dot = '\0';
    }
    bool done = false;
    for (int i = 0; i < LINKS_MAX; i++)
        for (int j = 0; j < DIRECTIONS; j++)
            if (wanted[i] && directions[j])
                done = set_rule(&router->settings.rules[i][j], name, value);
    return done;
}

static void print_rule(const char *link, const char *direction, const struct rule *rule, FILE *out)
{
    fprintf(out, "\"%s.%s\":{\"mtu\":%u,\"delay\":%u,\"loss\":%g,\"duplicate\":%g,\"reorder\":%g},",
            link, direction, rule->mtu, rule->delay_ms, rule->loss, rule->duplicate, rule->reorder);
}

void settings_print(const struct router *router, FILE *out)
{
    const struct counters *counters = &router->counters;
    fputc('{', out);
    for (int i = 0; i < router->link_count; i++) {
        print_rule(router->links[i].name, "up", &router->settings.rules[i][UP], out);
        print_rule(router->links[i].name, "down", &router->settings.rules[i][DOWN], out);
    }
    const struct {
        const char *name;
        uint64_t value;
    } all[] = {
        {"passed", counters->passed},           {"oversize", counters->oversize},
        {"fragments", counters->fragments},     {"lost", counters->lost},
        {"duplicated", counters->duplicated},   {"reordered", counters->reordered},
        {"tooBigSent", counters->too_big_sent}, {"tooBigWithheld", counters->too_big_withheld},
        {"expired", counters->expired}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        fprintf(out, "%s\"%s\":%llu", i ? "," : "", all[i].name, (unsigned long long)all[i].value);
    fputs("}\n", out);
}
