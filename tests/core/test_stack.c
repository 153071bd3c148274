/* SPDX-License-Identifier: MIT */
/* The law of stack.h for every stack and size, the parts, WireGuard's clamping, the edges. */
#include <stdio.h>

#include "check.h"
#include "every_vpn.h"

#define SIZE_MIN_TESTED 68u
#define SIZE_MAX_TESTED 9216u

/* As every_vpn.c combines them: a stack that falls out of the enumeration is noticed here. */
#define ESP_SUITES     (8u + 5u * 9u - 1u)
#define OPENVPN_SUITES (2u + 4u * 4u - 1u)
#define STACKS                                                                                     \
    (ESP_SUITES * 4u + ESP_SUITES * 4u * 16u + ESP_SUITES * 8u        /* ikev2, l2tp, ipsec */     \
     + OPENVPN_SUITES * 2u + OPENVPN_SUITES * 4u + 10u * 2u * 4u * 2u /* openvpn, sstp */          \
     + 2u + 2u * 2u * 4u /* wireguard, pptp */)

/* A stack, and who was first to have its numbers. */
struct distinct {
    struct stack stack;
    const struct vpn_request *request;
};

static struct distinct distinct[2048];
static size_t distinct_count;

/* Sizes depend on these numbers alone; the parts are tested for all stacks. */
static bool same_numbers(const struct stack *a, const struct stack *b)
{
    return a->clear_len == b->clear_len && a->sealed_len == b->sealed_len && a->align == b->align &&
           a->padding_min == b->padding_min && a->exposed_len == b->exposed_len &&
           a->clamps_padding == b->clamps_padding;
}

static int find_distinct(void **state)
{
    size_t count;
    const struct vpn_request *requests = every_vpn(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct stack stack = stack_of(&requests[i]);
        size_t j = 0;

        while (j < distinct_count && !same_numbers(&distinct[j].stack, &stack))
            j++;
        if (j == COUNT(distinct))
            return -1;
        if (j == distinct_count)
            distinct[distinct_count++] = (struct distinct){stack, &requests[i]};
    }
    return 0;
}

static void enumeration_is_complete(void **state)
{
    size_t count;

    (void)state;
    every_vpn(&count);
    CHECK_NUMBER("every VPN that options can describe", (int64_t)count, STACKS);
    CHECK("several hundred differ in numbers", distinct_count > 300);
}

static void law_holds_for(const struct distinct *row, uint32_t size)
{
    const struct stack *stack = &row->stack;
    uint32_t max = stack_max_inner(stack, size);
    uint32_t smallest = stack_outer_len(stack, stack->exposed_len + 1);
    bool none = smallest > size;
    char words[DESCRIPTION_SIZE];

    if ((max == 0) != none)
        fail_msg("%s: path %lu: max %lu, but the smallest packet is %lu",
                 describe(row->request, words), (unsigned long)size, (unsigned long)max,
                 (unsigned long)smallest);
    if (!none && (stack_outer_len(stack, max) == 0 || stack_outer_len(stack, max) > size ||
                  stack_outer_len(stack, max + 1) <= size))
        fail_msg("%s: path %lu: max %lu is %lu on the wire, one more is %lu",
                 describe(row->request, words), (unsigned long)size, (unsigned long)max,
                 (unsigned long)stack_outer_len(stack, max),
                 (unsigned long)stack_outer_len(stack, max + 1));
    /* Pitfall 12: at the maximum less than one alignment is left over. */
    if (!none && size - stack_outer_len(stack, max) >= stack->align)
        fail_msg("%s: path %lu: slack is not below the alignment", describe(row->request, words),
                 (unsigned long)size);
}

static void law(void **state)
{
    (void)state;
    for (size_t i = 0; i < distinct_count; i++)
        for (uint32_t size = SIZE_MIN_TESTED; size <= SIZE_MAX_TESTED; size++)
            law_holds_for(&distinct[i], size);
}

static void outer_len_is_monotone(void **state)
{
    char words[DESCRIPTION_SIZE];

    (void)state;
    for (size_t i = 0; i < distinct_count; i++) {
        const struct stack *stack = &distinct[i].stack;
        uint32_t before = 0;

        for (uint32_t inner = stack->exposed_len + 1; inner <= SIZE_MAX_TESTED; inner++) {
            uint32_t now = stack_outer_len(stack, inner);

            if (now < before || now <= inner)
                fail_msg("%s: inner %lu is %lu on the wire, after %lu",
                         describe(distinct[i].request, words), (unsigned long)inner,
                         (unsigned long)now, (unsigned long)before);
            before = now;
        }
    }
}

static void parts_add_up(const struct vpn_request *request, const struct stack *stack,
                         uint32_t inner, uint32_t mtu)
{
    struct stack_part parts[RECIPE_LAYERS_MAX];
    size_t count = stack_parts(stack, inner, mtu, parts);
    uint32_t sum = 0;
    uint32_t carried = 0;
    size_t paddings = 0;
    char words[DESCRIPTION_SIZE];
    const char *why = describe(request, words);

    CHECK(why, count >= 3 && count <= RECIPE_LAYERS_MAX);
    CHECK_TEXT(why, parts[0].name, request->outer == FAMILY_IPV6 ? "ipv6" : "ipv4");
    for (size_t i = 0; i < count; i++) {
        bool padding = strcmp(parts[i].name, "padding") == 0;

        sum += parts[i].len;
        paddings += padding ? 1 : 0;
        if (strcmp(parts[i].name, "inner") == 0)
            carried += parts[i].len;
        CHECK(why, padding || parts[i].len > 0);
        CHECK(why, !padding || parts[i].len <= stack->align);
    }
    CHECK_NUMBER(why, sum, stack_outer_len_at(stack, inner, mtu));
    CHECK_NUMBER(why, carried, inner - stack->exposed_len);
    CHECK_NUMBER(why, (int64_t)paddings, stack->align > 1 ? 1 : 0);
}

static void parts_sum_to_the_outer_length(void **state)
{
    static const uint32_t inners[] = {41, 576, 1280, 1373, 1374, 1375, 1376, 1400, 9000};
    struct stack_part parts[RECIPE_LAYERS_MAX];
    size_t count;
    const struct vpn_request *requests = every_vpn(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct stack stack = stack_of(&requests[i]);

        for (size_t j = 0; j < COUNT(inners); j++) {
            parts_add_up(&requests[i], &stack, inners[j], inners[j]);
            parts_add_up(&requests[i], &stack, inners[j], inners[j] + 7);
            parts_add_up(&requests[i], &stack, inners[j], STACK_LEN_MAX);
        }
        CHECK_NUMBER("no packet, no parts", (int64_t)stack_parts(&stack, 0, 1500, parts), 0);
        CHECK_NUMBER("larger than its interface", (int64_t)stack_parts(&stack, 1501, 1500, parts),
                     0);
    }
}

/* The picture of the worked example of design.md, in wire order. */
static void parts_of_the_worked_example(void **state)
{
    static const struct {
        const char *name;
        uint32_t len;
    } expected[] = {{"ipv4", 20},    {"udp", 8},     {"esp", 8},         {"iv", 16},
                    {"inner", 1374}, {"padding", 0}, {"esp-trailer", 2}, {"icv", 12}};
    struct vpn_request request = request_of(VPN_IKEV2, FAMILY_IPV4, "aes-cbc", "hmac-sha1-96");
    struct stack stack = stack_of(&request);
    struct stack_part parts[RECIPE_LAYERS_MAX];
    size_t count = stack_parts(&stack, 1374, 1374, parts);

    (void)state;
    CHECK_NUMBER("design 1", (int64_t)count, COUNT(expected));
    for (size_t i = 0; i < count; i++) {
        CHECK_TEXT("design 1: order", parts[i].name, expected[i].name);
        CHECK_NUMBER(expected[i].name, parts[i].len, expected[i].len);
        CHECK("says which bytes and whence",
              parts[i].layer->counts[0] != '\0' && parts[i].layer->title[0] != '\0');
    }
}

static void wireguard_clamps_padding(void **state)
{
    static const struct {
        uint32_t mtu, inner, outer;
        const char *why;
    } rows[] = {
        {1394, 1394, 1454, "section 7: the largest packet at MTU 1394"},
        {1396, 1394, 1456, "section 7: a larger MTU pads further, here up to the MTU"},
        {1420, 1394, 1468, "min(1420, up16(1394) = 1408) + 60"},
        {1408, 1394, 1468, "the MTU is the multiple of 16 itself"},
        {1407, 1394, 1467, "one below the multiple: the MTU decides"},
        {1420, 1408, 1468, "a multiple of 16 is not padded"},
        {1420, 1409, 1480, "min(1420, up16(1409) = 1424) = 1420"},
        {1420, 1420, 1480, "a full packet is not padded"},
        {1420, 1, 76, "one byte becomes 16"},
        {1420, 16, 76, "one block"},
        {1420, 17, 92, "two blocks"},
        {1420, 1421, 0, "does not fit its interface"},
        {15, 1, 75, "an MTU below a block"},
        {0, 1, 0, "no MTU, no packet"},
    };
    struct vpn_request v4 = request_of(VPN_WIREGUARD, FAMILY_IPV4, NULL, NULL);
    struct vpn_request v6 = request_of(VPN_WIREGUARD, FAMILY_IPV6, NULL, NULL);
    struct stack stack4 = stack_of(&v4);
    struct stack stack6 = stack_of(&v6);

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t outer = rows[i].outer;

        CHECK_NUMBER(rows[i].why, stack_outer_len_at(&stack4, rows[i].inner, rows[i].mtu), outer);
        CHECK_NUMBER(rows[i].why, stack_outer_len_at(&stack6, rows[i].inner, rows[i].mtu),
                     outer == 0 ? 0 : outer + 20);
    }
}

static void only_wireguard_minds_the_interface_mtu(void **state)
{
    (void)state;
    for (size_t i = 0; i < distinct_count; i++) {
        const struct stack *stack = &distinct[i].stack;
        char words[DESCRIPTION_SIZE];
        const char *why = describe(distinct[i].request, words);

        if (distinct[i].request->type == VPN_WIREGUARD)
            continue;
        for (uint32_t inner = 1300; inner < 1332; inner++)
            CHECK_NUMBER(why, stack_outer_len_at(stack, inner, 9000),
                         stack_outer_len(stack, inner));
    }
}

/* Nothing wraps, whatever the numbers; what cannot be is 0. */
static void edges(void **state)
{
    static const uint32_t beyond[] = {65536, 65537, 0x7FFFFFFF, UINT32_MAX - 15, UINT32_MAX};

    (void)state;
    for (size_t i = 0; i < distinct_count; i++) {
        const struct stack *stack = &distinct[i].stack;
        uint32_t exposed = stack->exposed_len;
        uint32_t max = stack_max_inner(stack, 65535);
        char words[DESCRIPTION_SIZE];
        const char *why = describe(distinct[i].request, words);

        CHECK_NUMBER(why, stack_outer_len(stack, 0), 0);
        CHECK_NUMBER(why, stack_outer_len(stack, exposed), 0);
        CHECK(why, stack_outer_len(stack, exposed + 1) > exposed + 1);
        CHECK_NUMBER(why, stack_outer_len_at(stack, exposed, UINT32_MAX), 0);
        CHECK(why, stack_outer_len(stack, 65535) > 65535);
        CHECK_NUMBER(why, stack_outer_len_at(stack, 1400, 1399), 0);
        CHECK_NUMBER(why, stack_outer_len_at(stack, 65535, 65534), 0);
        for (size_t j = 0; j < COUNT(beyond); j++) {
            CHECK_NUMBER(why, stack_outer_len(stack, beyond[j]), 0);
            CHECK_NUMBER(why, stack_outer_len_at(stack, beyond[j], UINT32_MAX), 0);
            CHECK_NUMBER(why, stack_max_inner(stack, beyond[j]), 0);
        }
        for (uint32_t path = 0; path <= stack->clear_len; path++)
            CHECK_NUMBER(why, stack_max_inner(stack, path), 0);
        CHECK(why, max > 65000 && max < 65535);
        CHECK(why, stack_outer_len(stack, max) <= 65535);
        CHECK(why, stack_outer_len(stack, max + 1) > 65535);
    }
}

/* Pitfall 11: Tailscale's own test has this case. */
static void one_byte_below_the_headers(void **state)
{
    struct vpn_request request = request_of(VPN_WIREGUARD, FAMILY_IPV4, NULL, NULL);
    struct stack stack = stack_of(&request);

    (void)state;
    CHECK_NUMBER("headers only", stack_max_inner(&stack, 60), 0);
    CHECK_NUMBER("one byte", stack_max_inner(&stack, 61), 1);
    CHECK_NUMBER("less than headers", stack_max_inner(&stack, 59), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enumeration_is_complete),
        cmocka_unit_test(law),
        cmocka_unit_test(outer_len_is_monotone),
        cmocka_unit_test(parts_sum_to_the_outer_length),
        cmocka_unit_test(parts_of_the_worked_example),
        cmocka_unit_test(wireguard_clamps_padding),
        cmocka_unit_test(only_wireguard_minds_the_interface_mtu),
        cmocka_unit_test(edges),
        cmocka_unit_test(one_byte_below_the_headers),
    };

    return cmocka_run_group_tests(tests, find_distinct, NULL);
}
