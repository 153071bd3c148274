/* SPDX-License-Identifier: MIT */
/* Published device values and captured packets, byte for byte: tests/data/vectors. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "every_vpn.h"

#define FIELDS_MAX 8

/* Reads a line's comma-separated fields, empty ones too; returns their number, 0 at the end. */
static size_t read_fields(FILE *file, char line[256], char *fields[FIELDS_MAX])
{
    size_t count = 0;

    if (fgets(line, 256, file) == NULL)
        return 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; count < FIELDS_MAX; count++) {
        size_t len = strcspn(at, ",");
        bool last = at[len] == '\0';

        fields[count] = at;
        at[len] = '\0';
        at += len + 1;
        if (last)
            return count + 1;
    }
    return count;
}

static uint32_t number(const char *text)
{
    char *end;
    unsigned long value = strtoul(text, &end, 10);

    if (end == text || *end != '\0' || value > 65535)
        fail_msg("\"%s\" is no length", text);
    return (uint32_t)value;
}

/* Opens a file of vectors and compares its first line, so that columns are what we think. */
static FILE *open_vectors(const char *path, const char *header)
{
    char line[256];
    FILE *file = fopen(path, "rb");

    if (file == NULL)
        fail_msg("cannot open %s; run in tests/", path);
    assert_non_null(fgets(line, sizeof line, file));
    line[strcspn(line, "\r\n")] = '\0';
    assert_string_equal(line, header);
    return file;
}

/* The published files' own names. */
static const char *published_name(const char *name)
{
    static const char *const names[][2] = {
        {"AES-CBC", "aes-cbc"},
        {"3DES", "3des-cbc"},
        {"DES", "des-cbc"},
        {"NULL", "null"},
        {"GCM16", "aes-gcm-16"},
        {"-", "none"},
        {"MD5", "hmac-md5-96"},
        {"SHA1", "hmac-sha1-96"},
        {"SHA256", "hmac-sha256-128"},
        {"SHA384", "hmac-sha384-192"},
        {"SHA512", "hmac-sha512-256"},
    };

    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i][0], name) == 0)
            return names[i][1];
    fail_msg("%s is no name of the published vectors", name);
    return NULL;
}

static void published_esp(void **state)
{
    FILE *file = open_vectors(
        "data/vectors/published-esp.csv",
        "outerMtu,ipVersion,natT,mode(T=tunnel X=transport),cipher,integrity,innerMtu");
    char line[256];
    char *field[FIELDS_MAX];
    size_t count;
    int rows = 0;

    (void)state;
    while ((count = read_fields(file, line, field)) > 0) {
        struct vpn_request request;
        struct stack stack;
        char words[DESCRIPTION_SIZE];

        assert_int_equal(count, 7);
        request = request_of(VPN_IPSEC, number(field[1]) == 6 ? FAMILY_IPV6 : FAMILY_IPV4,
                             published_name(field[4]), published_name(field[5]));
        request.nat_t = (int)number(field[2]);
        request.mode = strcmp(field[3], "X") == 0 ? ESP_TRANSPORT : ESP_TUNNEL;
        stack = stack_of(&request);
        CHECK_NUMBER(describe(&request, words), stack_max_inner(&stack, number(field[0])),
                     number(field[6]));
        rows++;
    }
    fclose(file);
    assert_int_equal(rows, 28);
}

static void measured(void **state)
{
    FILE *file = open_vectors("data/vectors/measured.csv",
                              "vpn,outerFamily,natT,cipher,integrity,innerBytes,wireBytes");
    char line[256];
    char *field[FIELDS_MAX];
    size_t count;
    int rows = 0;

    (void)state;
    while ((count = read_fields(file, line, field)) > 0) {
        int type = vpn_type_parse(field[0]);
        struct vpn_request request;
        struct stack stack;
        uint32_t inner;
        char words[DESCRIPTION_SIZE];
        const char *why;

        assert_int_equal(count, 7);
        /* WireGuard's size would depend on the interface MTU, which the file does not tell. */
        assert_true(type == VPN_IKEV2 || type == VPN_OPENVPN_UDP);
        request = request_of((enum vpn_type)type,
                             strcmp(field[1], "ipv6") == 0 ? FAMILY_IPV6 : FAMILY_IPV4, field[3],
                             field[4]);
        if (field[2][0] != '\0')
            request.nat_t = strcmp(field[2], "yes") == 0;
        stack = stack_of(&request);
        inner = number(field[5]);
        why = describe(&request, words);
        CHECK_NUMBER(why, stack_outer_len(&stack, inner), number(field[6]));
        CHECK_NUMBER(why, stack_outer_len_at(&stack, inner, 1500), number(field[6]));
        rows++;
    }
    fclose(file);
    assert_int_equal(rows, 1200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_esp),
        cmocka_unit_test(measured),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
