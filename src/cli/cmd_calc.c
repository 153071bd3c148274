/* SPDX-License-Identifier: MIT */
#include "app/calc.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "cli/picture.h"

#define DEFAULT_PATH_MTU MTU_ETHERNET

/* The keys that all of calc's documents begin with. */
static json_t *vpn_json(const struct vpn *vpn, uint32_t path_mtu)
{
    return json_pack("{s:s, s:s, s:o, s:s?, s:s, s:s, s:i}", "vpn", vpn_kind(vpn->type)->name,
                     "outerFamily", family_name(vpn->outer), "natT", describe_nat_t(vpn), "mode",
                     describe_mode(vpn), "cipher", describe_cipher(vpn), "integrity",
                     describe_integrity(vpn), "pathMtu", (int)path_mtu);
}

static json_t *layers_json(const struct stack_part *parts, size_t count)
{
    json_t *layers = json_array();

    for (size_t i = 0; i < count; i++)
        json_append(&layers,
                    json_pack("{s:s, s:i}", "name", parts[i].name, "bytes", (int)parts[i].len));
    return layers;
}

static void add_headroom_json(json_t **data, const struct calc_result *calc)
{
    const struct mtu_headroom *headroom = &calc->headroom;

    json_put(data, "physicalMtu", json_integer((json_int_t)calc->physical_mtu));
    json_put(data, "ceilingMtu",
             headroom->bound ? json_integer((json_int_t)headroom->ceiling_mtu) : json_null());
    json_put(data, "windowsMtu", json_integer((json_int_t)headroom->windows_mtu));
    json_put(data, "limitedBy", json_string(mtu_limit_name(headroom->limit)));
    json_put(data, "requiredPhysicalMtu", json_number_or_null(headroom->required_physical_mtu));
}

json_t *describe_calc(const struct calc_result *calc)
{
    json_t *data = vpn_json(&calc->vpn, calc->path_mtu);

    json_put(&data, "vpnMtu", json_integer((json_int_t)calc->vpn_mtu));
    json_put(&data, "mssIpv4", json_number_or_null(calc->mss[FAMILY_IPV4]));
    json_put(&data, "mssIpv6", json_number_or_null(calc->mss[FAMILY_IPV6]));
    json_put(&data, "wireBytes", json_integer((json_int_t)calc->wire_len));
    json_put(&data, "slackBytes", json_integer((json_int_t)calc->slack_len));
    json_put(&data, "nextWireBytes", json_integer((json_int_t)calc->next_wire_len));
    json_put(&data, "layers", layers_json(calc->parts, calc->part_count));
    json_put(&data, "ipv6Possible", json_boolean(calc->ipv6_possible));
    if (calc->physical_mtu != 0)
        add_headroom_json(&data, calc);
    return data;
}

static void add_headroom_text(struct text *text, const struct calc_result *calc)
{
    const struct mtu_headroom *headroom = &calc->headroom;
    unsigned long physical = calc->physical_mtu;
    unsigned long ceiling = headroom->ceiling_mtu;

    if (!headroom->bound) {
        text_add_format(text, "Windows' headroom rule does not bind %s.\n",
                        vpn_kind(calc->vpn.type)->title);
    } else if (headroom->limit == MTU_LIMITED_BY_PATH) {
        text_add_format(text,
                        "Windows takes it: a physical MTU of %lu allows a built-in VPN %lu.\n"
                        "Keep the physical MTU at %lu or more.\n",
                        physical, ceiling, (unsigned long)headroom->required_physical_mtu);
    } else if (headroom->limit == MTU_LIMITED_BY_CEILING) {
        text_add_format(text,
                        "Windows stops at %lu, %d below the physical MTU of %lu. The path would "
                        "carry more,\nbut there is nothing to gain: %lu is right.\n",
                        ceiling, MTU_HEADROOM, physical, ceiling);
    } else {
        text_add_format(text,
                        "Windows stops at %lu, %d below the physical MTU of %lu, which somebody "
                        "lowered.\nPut the physical MTU back to %lu: it is the path that limits "
                        "the VPN.\n",
                        ceiling, MTU_HEADROOM, physical, (unsigned long)MTU_ETHERNET);
    }
}

static void calc_text(struct text *text, const struct calc_result *calc)
{
    bool stream = calc->vpn.type == VPN_SSTP || calc->vpn.type == VPN_OPENVPN_TCP;

    text_add_format(text, "VPN MTU %lu, for a path MTU of %lu", (unsigned long)calc->vpn_mtu,
                    (unsigned long)calc->path_mtu);
    if (calc->physical_mtu != 0 && calc->headroom.windows_mtu < calc->vpn_mtu)
        text_add_format(text, "; Windows takes %lu", (unsigned long)calc->headroom.windows_mtu);
    text_add(text, ".\n");
    if (calc->mss[FAMILY_IPV6] != 0)
        text_add_format(text, "TCP MSS %lu over IPv4, %lu over IPv6.\n",
                        (unsigned long)calc->mss[FAMILY_IPV4],
                        (unsigned long)calc->mss[FAMILY_IPV6]);
    text_add(text, "\n");
    describe_vpn(text, &calc->vpn);
    text_add(text, "\n");
    picture_draw(text, calc->parts, calc->part_count, calc->path_mtu);
    text_add_format(text,
                    "\nA packet of %lu bytes is %lu on the wire. One byte more would make it %lu, "
                    "%lu too many.\n",
                    (unsigned long)calc->vpn_mtu, (unsigned long)calc->wire_len,
                    (unsigned long)calc->next_wire_len,
                    (unsigned long)(calc->next_wire_len - calc->path_mtu));
    if (stream)
        text_add(text,
                 "It runs over TCP: a larger packet is not lost, it takes a second segment.\n");
    if (!calc->ipv6_possible)
        text_add_format(text, "IPv6 inside the VPN needs %d, which this path does not leave.\n",
                        MTU_IPV6_FLOOR);
    if (calc->vpn_mtu < MTU_IPV4_FLOOR)
        text_add_format(text, "Windows takes no MTU below %d unless its minimum was lowered.\n",
                        MTU_IPV4_FLOOR);
    if (calc->physical_mtu != 0)
        add_headroom_text(text, calc);
}

/*
 * The MTU of the VPN's interface, which WireGuard's padding depends on: the one given, else the
 * largest for the path, and for packets above that their own size.
 */
static uint32_t interface_mtu(const struct arguments *arguments, const struct stack *stack,
                              uint32_t path_mtu, uint32_t inner_len)
{
    const struct argument *mtu = &arguments->values[OPTION_MTU];
    uint32_t largest = stack_max_inner(stack, path_mtu);

    if (mtu->given)
        return mtu->number;
    return inner_len > largest ? inner_len : largest;
}

static json_t *inner_json(const struct arguments *arguments, const struct vpn *vpn,
                          const struct stack *stack, uint32_t path_mtu)
{
    const struct argument *inner = &arguments->values[OPTION_INNER];
    struct stack_part parts[RECIPE_LAYERS_MAX];
    json_t *data = vpn_json(vpn, path_mtu);
    json_t *wire = json_array();

    for (uint32_t len = inner->number; len <= inner->last; len++) {
        uint32_t mtu = interface_mtu(arguments, stack, path_mtu, len);
        uint32_t wire_len = stack_outer_len_at(stack, len, mtu);

        json_append(&wire, json_pack("{s:i, s:i}", "inner", (int)len, "wireBytes", (int)wire_len));
        if (inner->number == inner->last) {
            json_put(&data, "wireBytes", json_integer((json_int_t)wire_len));
            json_put(&data, "layers", layers_json(parts, stack_parts(stack, len, mtu, parts)));
        }
    }
    json_put(&data, "wire", wire);
    return data;
}

static enum status calc_inner(const struct arguments *arguments, const struct vpn *vpn,
                              uint32_t path_mtu, struct result *result)
{
    const struct argument *inner = &arguments->values[OPTION_INNER];
    const struct argument *mtu = &arguments->values[OPTION_MTU];
    struct stack stack = stack_make(vpn);
    struct error err;

    if (mtu->given && inner->last > mtu->number) {
        error_set(&err, STATUS_USAGE,
                  "an interface with an MTU of %lu sends no packet of %lu bytes",
                  (unsigned long)mtu->number, (unsigned long)inner->last);
        return result_fail(result, &err);
    }
    if (stack_outer_len(&stack, inner->number) == 0) {
        error_set(&err, STATUS_USAGE, "a packet of %lu bytes has nothing after its own IP header",
                  (unsigned long)inner->number);
        return result_fail(result, &err);
    }
    if (stack_outer_len(&stack, inner->last) > STACK_LEN_MAX) {
        error_set(&err, STATUS_USAGE,
                  "a packet of %lu bytes would be %lu on the wire; no IP packet is above %d",
                  (unsigned long)inner->last, (unsigned long)stack_outer_len(&stack, inner->last),
                  STACK_LEN_MAX);
        return result_fail(result, &err);
    }
    if (arguments->values[OPTION_JSON].given) {
        result_take(result, inner_json(arguments, vpn, &stack, path_mtu));
        return STATUS_OK;
    }
    describe_vpn(&result->text, vpn);
    text_add(&result->text, "\n inner   wire\n ----- ------\n");
    for (uint32_t len = inner->number; len <= inner->last; len++)
        text_add_format(&result->text, " %5lu %6lu\n", (unsigned long)len,
                        (unsigned long)stack_outer_len_at(
                            &stack, len, interface_mtu(arguments, &stack, path_mtu, len)));
    return STATUS_OK;
}

enum status cmd_calc(const struct machine *machine, const struct arguments *arguments,
                     struct result *result)
{
    struct vpn_request request = arguments_vpn(arguments);
    uint32_t path_mtu = arguments_path_mtu(arguments);
    struct calc_result calc;
    struct vpn vpn;
    struct error err;

    (void)machine;
    if (path_mtu == 0)
        path_mtu = DEFAULT_PATH_MTU;
    if (vpn_resolve(&request, VPN_DEFAULTS_TYPICAL, &vpn, &err) != STATUS_OK)
        return result_fail(result, &err);
    if (arguments->values[OPTION_INNER].given)
        return calc_inner(arguments, &vpn, path_mtu, result);
    if (arguments->values[OPTION_MTU].given) {
        error_set(&err, STATUS_USAGE, "in calc, --mtu goes with --inner");
        return result_fail(result, &err);
    }
    if (calc_run(&vpn, path_mtu, arguments->values[OPTION_PHYSICAL_MTU].number, &calc, &err) !=
        STATUS_OK)
        return result_fail(result, &err);
    if (arguments->values[OPTION_JSON].given)
        result_take(result, describe_calc(&calc));
    else
        calc_text(&result->text, &calc);
    return STATUS_OK;
}
