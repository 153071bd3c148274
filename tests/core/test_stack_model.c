/* SPDX-License-Identifier: MIT */
/* src/core/stack.c against the independent model: random stacks, random sizes, and all of them. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "every_vpn.h"
#include "model.h"

#define DEFAULT_SEED  UINT64_C(20180830)
#define RANDOM_STACKS 1000
#define RANDOM_SIZES  100

/* splitmix64: the same numbers everywhere. */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static uint64_t seed(void)
{
    const char *given = getenv("VPNMTU_TEST_SEED");

    return given != NULL ? strtoull(given, NULL, 0) : DEFAULT_SEED;
}

static void compare(const struct vpn_request *request, const struct stack *stack, uint32_t inner)
{
    uint32_t expected = model_outer_len(request, inner);
    uint32_t actual = stack_outer_len(stack, inner);
    char words[DESCRIPTION_SIZE];

    if (actual != expected)
        fail_msg("seed %llu: %s: inner %lu is %lu on the wire, the model says %lu",
                 (unsigned long long)seed(), describe(request, words), (unsigned long)inner,
                 (unsigned long)actual, (unsigned long)expected);
}

static void random_stacks_and_sizes(void **state)
{
    uint64_t random = seed();
    size_t count;
    const struct vpn_request *requests = every_vpn(&count);

    (void)state;
    for (int i = 0; i < RANDOM_STACKS; i++) {
        const struct vpn_request *request = &requests[next_random(&random) % count];
        struct stack stack = stack_of(request);

        for (int j = 0; j < RANDOM_SIZES; j++)
            compare(request, &stack, 68 + (uint32_t)(next_random(&random) % (9216 - 68 + 1)));
    }
}

/* 48 sizes in a row see every residue of every alignment: 4, 8, 16. */
static void every_stack_at_every_residue(void **state)
{
    size_t count;
    const struct vpn_request *requests = every_vpn(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct stack stack = stack_of(&requests[i]);

        for (uint32_t inner = 1360; inner < 1360 + 48; inner++)
            compare(&requests[i], &stack, inner);
    }
}

/* The model itself, against numbers that were seen on the wire. */
static void the_model_is_anchored(void **state)
{
    struct vpn_request request = request_of(VPN_IKEV2, FAMILY_IPV4, "aes-cbc", "hmac-sha1-96");

    (void)state;
    request.nat_t = 1;
    CHECK_NUMBER("design 1: measured", model_outer_len(&request, 1374), 1440);
    CHECK_NUMBER("design 1: measured", model_outer_len(&request, 1375), 1456);
    request.nat_t = 0;
    CHECK_NUMBER("vector 52, Cisco calculator", model_outer_len(&request, 100), 168);
    request = request_of(VPN_WIREGUARD, FAMILY_IPV4, NULL, NULL);
    CHECK_NUMBER("vector 41, Tailscale", model_outer_len(&request, 1280), 1340);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_is_anchored),
        cmocka_unit_test(random_stacks_and_sizes),
        cmocka_unit_test(every_stack_at_every_residue),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
