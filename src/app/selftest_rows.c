/* SPDX-License-Identifier: MIT */
#include "app/selftest_rows.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/text.h"

const struct selftest_question *selftest_question(enum selftest_fact fact)
{
    static const struct selftest_question rows[SELFTEST_FACT_COUNT] = {
#define FACT(name, id, about, question, how) {id, SELFTEST_ABOUT_##about, question, how},
#include "app/selftest.def"
    };

    return &rows[fact];
}

const char *selftest_result_name(enum selftest_result result)
{
    static const char *const names[] = {"measured", "not measured", "not applicable"};

    return names[result];
}

/* NULL where memory is out, which the report notes. */
static struct selftest_row *add(const struct selftest *test, enum selftest_fact fact,
                                const char *subject, enum selftest_result result)
{
    struct selftest_report *report = test->report;
    struct selftest_row *rows = realloc(report->rows, (report->count + 1) * sizeof *rows);
    struct selftest_row *row;

    if (rows == NULL) {
        report->damaged = true;
        return NULL;
    }
    report->rows = rows;
    row = &rows[report->count++];
    *row = (struct selftest_row){.fact = fact, .result = result};
    snprintf(row->subject, sizeof row->subject, "%s", subject);
    return row;
}

void selftest_measured(const struct selftest *test, enum selftest_fact fact, const char *subject,
                       const char *format, ...)
{
    struct selftest_row *row = add(test, fact, subject, SELFTEST_MEASURED);
    va_list list;

    va_start(list, format);
    if (row != NULL)
        vsnprintf(row->value, sizeof row->value, format, list);
    va_end(list);
}

static void CORE_PRINTF(5, 0)
    add_reason(const struct selftest *test, enum selftest_fact fact, const char *subject,
               enum selftest_result result, const char *format, va_list list)
{
    struct selftest_row *row = add(test, fact, subject, result);

    if (row != NULL)
        vsnprintf(row->why, sizeof row->why, format, list);
}

void selftest_unmeasured(const struct selftest *test, enum selftest_fact fact, const char *subject,
                         const char *format, ...)
{
    va_list list;

    va_start(list, format);
    add_reason(test, fact, subject, SELFTEST_NOT_MEASURED, format, list);
    va_end(list);
}

void selftest_inapplicable(const struct selftest *test, enum selftest_fact fact,
                           const char *subject, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    add_reason(test, fact, subject, SELFTEST_NOT_APPLICABLE, format, list);
    va_end(list);
}

static const char *words(enum status status)
{
    switch (status) {
    case STATUS_ACCESS_DENIED:
        return "administrator rights are needed";
    case STATUS_NO_INTERFACE:
        return "the interface has gone";
    case STATUS_NOT_BOUND:
        return "the interface does not have this IP version";
    case STATUS_NO_ROUTE:
        return "there is no route";
    case STATUS_BUSY:
        return "another vpnmtu is at work";
    case STATUS_INTERNAL:
        return "vpnmtu itself failed";
    default:
        return "Windows refused it";
    }
}

void selftest_failed(const struct selftest *test, enum selftest_fact fact, const char *subject,
                     const struct error *err)
{
    char safe[SELFTEST_TEXT_SIZE];

    /* The system's sentence has no names: its inserts are not filled in. */
    text_safe(test->request->full ? err->message : err->system_text, safe, sizeof safe);
    if (test->request->full)
        selftest_unmeasured(test, fact, subject, "%s", safe);
    else if (err->windows_code == 0)
        selftest_unmeasured(test, fact, subject, "%s", words(err->status));
    else
        selftest_unmeasured(test, fact, subject, "%s%s%s (%lu)", words(err->status),
                            safe[0] != '\0' ? ": " : "", safe, (unsigned long)err->windows_code);
}

void selftest_name(const struct selftest *test, const struct machine_interface *row,
                   char out[SELFTEST_NAME_SIZE])
{
    unsigned number = 1;

    if (test->request->full) {
        char safe[SELFTEST_NAME_SIZE - 3];

        text_safe(row->name, safe, sizeof safe);
        snprintf(out, SELFTEST_NAME_SIZE, "\"%s\"", safe);
        return;
    }
    for (size_t i = 0; i < test->vpn_count; i++)
        if (test->vpns[i].row == row) {
            snprintf(out, SELFTEST_NAME_SIZE, "VPN %u", (unsigned)(i + 1));
            return;
        }
    for (const struct machine_interface *at = test->interfaces.list.rows; at < row; at++)
        number++;
    snprintf(out, SELFTEST_NAME_SIZE, "NIC %u", number);
}

/* What an address is, by the IANA registries of special addresses. */
static const char *kind_of(const struct address *address)
{
    static const struct {
        struct address prefix;
        unsigned length;
        const char *kind;
    } rows[] = {
        {{FAMILY_IPV4, {10}}, 8, "a private IPv4 address (10.0.0.0/8)"},
        {{FAMILY_IPV4, {172, 16}}, 12, "a private IPv4 address (172.16.0.0/12)"},
        {{FAMILY_IPV4, {192, 168}}, 16, "a private IPv4 address (192.168.0.0/16)"},
        {{FAMILY_IPV4, {100, 64}}, 10, "a provider's IPv4 address (100.64.0.0/10)"},
        {{FAMILY_IPV4, {169, 254}}, 16, "a link-local IPv4 address"},
        {{FAMILY_IPV4, {0}}, 0, "a public IPv4 address"},
        {{FAMILY_IPV6, {0xFE, 0x80}}, 10, "a link-local IPv6 address"},
        {{FAMILY_IPV6, {0xFC}}, 7, "a private IPv6 address (fc00::/7)"},
        {{FAMILY_IPV6, {0x00, 0x64, 0xFF, 0x9B}}, 96, "a NAT64 address (64:ff9b::/96)"},
        {{FAMILY_IPV6, {0x20, 0x01, 0, 0}}, 32, "a Teredo address (2001::/32)"},
        {{FAMILY_IPV6, {0x20, 0x02}}, 16, "a 6to4 address (2002::/16)"},
        {{FAMILY_IPV6, {0}}, 0, "a public IPv6 address"},
    };
    size_t i = 0;

    while (rows[i].prefix.family != address->family ||
           !address_has_prefix(address, &rows[i].prefix, rows[i].length))
        i++;
    return rows[i].kind;
}

void selftest_address(const struct selftest *test, const struct address *address,
                      char out[SELFTEST_ADDRESS_SIZE])
{
    char text[ADDRESS_TEXT_SIZE];

    address_format(address, text);
    snprintf(out, SELFTEST_ADDRESS_SIZE, "%s", test->request->full ? text : kind_of(address));
}

void selftest_free(struct selftest_report *report)
{
    free(report->rows);
    *report = (struct selftest_report){.rows = NULL};
}
