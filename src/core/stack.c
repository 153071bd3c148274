/* SPDX-License-Identifier: MIT */
#include "core/stack.h"

/* RFC 4303 2.4: the encrypted part ends on a 4-byte boundary, whatever the cipher's block. */
enum {
    ESP_ALIGN_MIN = 4,
    WIREGUARD_ALIGN = 16
};

static uint32_t round_up(uint32_t len, uint32_t align)
{
    return (len + align - 1) / align * align;
}

static uint32_t round_down(uint32_t len, uint32_t align)
{
    return len / align * align;
}

/* The length of a layer that the suite or an option decides. */
static uint32_t variable_len(const struct vpn *vpn, enum layer_id id)
{
    switch (id) {
    case LAYER_OUTER_IP:
        return family_header_len(vpn->outer);
    case LAYER_NAT_T:
        return vpn->nat_t ? layer_by_id(id)->len : 0;
    case LAYER_TCP_TIMESTAMPS:
        return vpn->timestamps ? layer_by_id(id)->len : 0;
    case LAYER_MPPE:
        return vpn->cipher->standalone ? layer_by_id(id)->len : 0;
    case LAYER_ESP_IV:
    case LAYER_OPENVPN_IV:
        return vpn->cipher->iv_len;
    case LAYER_ESP_ICV:
        return (uint32_t)vpn->cipher->icv_len + vpn->integrity->icv_len;
    case LAYER_OPENVPN_TAG:
        return vpn->cipher->icv_len;
    case LAYER_OPENVPN_HMAC:
        return vpn->integrity->icv_len;
    case LAYER_L2TP:
        return vpn->l2tp_header_len;
    case LAYER_PPP:
        return vpn->ppp_header_len;
    case LAYER_TLS_NONCE:
        return vpn->tls->nonce_len;
    case LAYER_TLS_CONTENT_TYPE:
        return vpn->tls->content_type_len;
    case LAYER_TLS_MAC:
        return vpn->tls->sealed_mac_len;
    case LAYER_TLS_TAG:
        return vpn->tls->tag_len;
    default:
        return layer_by_id(id)->len;
    }
}

static void set_padding(struct stack *stack, const struct vpn *vpn)
{
    const struct vpn_kind *kind = vpn_kind(vpn->type);
    uint32_t block = vpn->tls != NULL ? vpn->tls->block_len : vpn->cipher->block_len;

    stack->align = 1;
    if ((kind->options & VPN_HAS_ESP) != 0) {
        stack->align = block > ESP_ALIGN_MIN ? block : ESP_ALIGN_MIN;
    } else if (vpn->type == VPN_WIREGUARD) {
        stack->align = WIREGUARD_ALIGN;
        stack->clamps_padding = true;
    } else if (block > 1) {
        stack->align = block;
        stack->padding_min = 1; /* PKCS #7 and TLS always pad, if only by one byte */
    }
}

struct stack stack_make(const struct vpn *vpn)
{
    struct stack stack = {.recipe = layer_recipe(vpn), .outer = vpn->outer};

    for (size_t i = 0; stack.recipe[i] != LAYER_COUNT; i++) {
        uint32_t len = variable_len(vpn, stack.recipe[i]);

        stack.layer_len[i] = len;
        if (layer_by_id(stack.recipe[i])->place == PLACE_CLEAR)
            stack.clear_len += len;
        else
            stack.sealed_len += len;
    }
    set_padding(&stack, vpn);
    if (vpn->mode == ESP_TRANSPORT) {
        /* The packet's own IP header becomes the outer one: it is counted once, as the inner's. */
        stack.exposed_len = family_header_len(vpn->outer);
    }
    return stack;
}

uint32_t stack_outer_len_at(const struct stack *stack, uint32_t inner_len, uint32_t interface_mtu)
{
    uint32_t body;

    if (inner_len <= stack->exposed_len || inner_len > STACK_LEN_MAX || inner_len > interface_mtu)
        return 0;
    body = inner_len - stack->exposed_len + stack->sealed_len + stack->padding_min;
    body = round_up(body, stack->align);
    if (stack->clamps_padding && body > interface_mtu)
        body = interface_mtu;
    return stack->clear_len + body;
}

uint32_t stack_outer_len(const struct stack *stack, uint32_t inner_len)
{
    return stack_outer_len_at(stack, inner_len, inner_len);
}

uint32_t stack_max_inner(const struct stack *stack, uint32_t path_mtu)
{
    uint32_t fixed = stack->sealed_len + stack->padding_min;
    uint32_t body;

    if (path_mtu > STACK_LEN_MAX || path_mtu <= stack->clear_len)
        return 0;
    body = path_mtu - stack->clear_len;
    if (!stack->clamps_padding)
        body = round_down(body, stack->align);
    if (body <= fixed)
        return 0;
    return body - fixed + stack->exposed_len;
}

static const char *part_name(const struct stack *stack, enum layer_id id)
{
    return id == LAYER_OUTER_IP ? family_name(stack->outer) : layer_by_id(id)->name;
}

size_t stack_parts(const struct stack *stack, uint32_t inner_len, uint32_t interface_mtu,
                   struct stack_part *parts)
{
    uint32_t outer_len = stack_outer_len_at(stack, inner_len, interface_mtu);
    uint32_t payload_len = inner_len - stack->exposed_len;
    size_t count = 0;

    if (outer_len == 0)
        return 0;
    for (size_t i = 0; stack->recipe[i] != LAYER_COUNT; i++) {
        const struct layer *layer = layer_by_id(stack->recipe[i]);
        uint32_t len = stack->layer_len[i];
        bool shown = len > 0;

        if (layer->place == PLACE_INNER) {
            len = payload_len;
            shown = true;
        } else if (layer->place == PLACE_PADDING) {
            len = outer_len - stack->clear_len - stack->sealed_len - payload_len;
            shown = stack->align > 1;
        }
        if (shown)
            parts[count++] = (struct stack_part){layer, part_name(stack, stack->recipe[i]), len};
    }
    return count;
}
