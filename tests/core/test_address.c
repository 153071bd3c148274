/* SPDX-License-Identifier: MIT */
/* Addresses: prefixes and the text of IPv6 (RFC 5952). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/address.h"

static void prefixes_bit_by_bit(void **unused)
{
    static const struct {
        struct address address;
        struct address prefix;
        unsigned length;
        bool has;
        const char *why;
    } rows[] = {
        {{FAMILY_IPV4, {203, 0, 113, 5}}, {FAMILY_IPV4, {0}}, 0, true, "everything"},
        {{FAMILY_IPV4, {203, 0, 113, 5}}, {FAMILY_IPV6, {0}}, 0, false, "of its family"},
        {{FAMILY_IPV4, {128, 0, 0, 0}}, {FAMILY_IPV4, {0}}, 1, false, "the first bit"},
        {{FAMILY_IPV4, {127, 255, 255, 255}}, {FAMILY_IPV4, {0}}, 1, true, "all others differ"},
        {{FAMILY_IPV4, {10, 1, 2, 3}}, {FAMILY_IPV4, {10, 1, 3, 0}}, 23, true, "23 bits"},
        {{FAMILY_IPV4, {10, 1, 2, 3}}, {FAMILY_IPV4, {10, 1, 3, 0}}, 24, false, "24 do not"},
        {{FAMILY_IPV4, {10, 1, 2, 3}}, {FAMILY_IPV4, {10, 1, 2, 3}}, 32, true, "itself"},
        {{FAMILY_IPV4, {10, 1, 2, 2}}, {FAMILY_IPV4, {10, 1, 2, 3}}, 32, false, "the last bit"},
        {{FAMILY_IPV4, {10, 1, 2, 3}}, {FAMILY_IPV4, {10, 1, 2, 3}}, 33, false, "no such length"},
        {{FAMILY_IPV6, {0x20, 1, [15] = 4}}, {FAMILY_IPV6, {0x20, 1, [15] = 7}}, 126, true, ""},
        {{FAMILY_IPV6, {0x20, 1, [15] = 4}}, {FAMILY_IPV6, {0x20, 1, [15] = 7}}, 127, false, ""},
        {{FAMILY_IPV6, {0x20, 1, [15] = 4}}, {FAMILY_IPV6, {0x20, 1, [15] = 4}}, 128, true, ""},
        {{FAMILY_IPV6, {0x20, 1, [15] = 4}}, {FAMILY_IPV6, {0x20, 1, [15] = 4}}, 129, false, ""},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (address_has_prefix(&rows[i].address, &rows[i].prefix, rows[i].length) != rows[i].has)
            fail_msg("row %zu: %s", i, rows[i].why);
}

static void texts(void **unused)
{
    static const struct {
        struct address address;
        const char *text;
    } rows[] = {
        {{FAMILY_IPV4, {255, 0, 113, 5}}, "255.0.113.5"},
        {{FAMILY_IPV6, {0}}, "::"},
        {{FAMILY_IPV6, {[15] = 1}}, "::1"},
        {{FAMILY_IPV6, {0x20, 0x01, 0x0d, 0xb8}}, "2001:db8::"},
        {{FAMILY_IPV6, {0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1}}, "1:0:1::1:0:1"},
        {{FAMILY_IPV6, {0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0}}, "1:2:3:4:5:6:7:0"},
    };
    char text[ADDRESS_TEXT_SIZE];

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        address_format(&rows[i].address, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void equality_is_of_the_family_s_bytes(void **unused)
{
    const struct address one = {FAMILY_IPV4, {1, 2, 3, 4}};
    const struct address rest = {FAMILY_IPV4, {1, 2, 3, 4, 5}};
    const struct address six = {FAMILY_IPV6, {1, 2, 3, 4}};
    const struct address six_rest = {FAMILY_IPV6, {1, 2, 3, 4, 5}};

    (void)unused;
    assert_true(address_equal(&one, &rest));
    assert_false(address_equal(&one, &six));
    assert_false(address_equal(&six, &six_rest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefixes_bit_by_bit),
        cmocka_unit_test(texts),
        cmocka_unit_test(equality_is_of_the_family_s_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
