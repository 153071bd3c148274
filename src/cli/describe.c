/* SPDX-License-Identifier: MIT */
#include "cli/describe.h"

#include <stdio.h>

enum {
    LABEL_COLUMNS = 18
};

void describe_line(struct text *text, const char *label, const char *value)
{
    text_add(text, "  ");
    text_add_padded(text, label, LABEL_COLUMNS);
    text_add_format(text, "%s\n", value);
}

static void number_line(struct text *text, const char *label, uint32_t number)
{
    char value[16];

    snprintf(value, sizeof value, "%lu", (unsigned long)number);
    describe_line(text, label, value);
}

void describe_vpn(struct text *text, const struct vpn *vpn)
{
    const struct vpn_kind *kind = vpn_kind(vpn->type);

    describe_line(text, "VPN", kind->title);
    describe_line(text, "Outside", family_title(vpn->outer));
    if ((kind->options & VPN_HAS_NAT_T) != 0)
        describe_line(text, "NAT traversal", vpn->nat_t ? "yes, UDP 4500" : "no");
    if ((kind->options & VPN_HAS_MODE) != 0)
        describe_line(text, "Mode", vpn_mode_name(vpn->mode));
    if (vpn->tls != NULL)
        describe_line(text, "TLS suite", vpn->tls->name);
    if (vpn->cipher != NULL)
        describe_line(text, "Cipher", vpn->cipher->name);
    if (vpn->integrity != NULL && (kind->options & VPN_HAS_INTEGRITY) != 0)
        describe_line(text, "Integrity", vpn->integrity->name);
    if ((kind->options & VPN_HAS_L2TP_HEADER) != 0)
        number_line(text, "L2TP header", vpn->l2tp_header_len);
    if ((kind->options & VPN_HAS_PPP_HEADER) != 0)
        number_line(text, "PPP header", vpn->ppp_header_len);
    if ((kind->options & VPN_HAS_TCP_TIMESTAMPS) != 0)
        describe_line(text, "TCP timestamps", vpn->timestamps ? "yes" : "no");
}

const char *describe_cipher(const struct vpn *vpn)
{
    return vpn->tls != NULL ? vpn->tls->name : vpn->cipher->name;
}

const char *describe_integrity(const struct vpn *vpn)
{
    return vpn->integrity != NULL ? vpn->integrity->name : "none";
}

const char *describe_mode(const struct vpn *vpn)
{
    if ((vpn_kind(vpn->type)->options & VPN_HAS_ESP) == 0)
        return NULL;
    return vpn_mode_name(vpn->type == VPN_L2TP ? ESP_TRANSPORT : vpn->mode);
}

json_t *describe_nat_t(const struct vpn *vpn)
{
    if ((vpn_kind(vpn->type)->options & VPN_HAS_NAT_T) == 0)
        return json_null();
    return json_boolean(vpn->nat_t);
}

json_t *json_number_or_null(uint32_t number)
{
    return number != 0 ? json_integer((json_int_t)number) : json_null();
}

static void drop_unless(bool added, json_t **root)
{
    if (added)
        return;
    json_decref(*root);
    *root = NULL;
}

void json_put(json_t **root, const char *key, json_t *value)
{
    drop_unless(json_object_set_new(*root, key, value) == 0, root);
}

void json_append(json_t **root, json_t *value)
{
    drop_unless(json_array_append_new(*root, value) == 0, root);
}

static int add_bytes(const char *bytes, size_t len, void *text)
{
    text_add_bytes(text, bytes, len);
    return 0;
}

void json_line(struct text *text, json_t *value)
{
    if (value == NULL ||
        json_dump_callback(value, add_bytes, text, JSON_COMPACT | JSON_ENSURE_ASCII) != 0)
        text->failed = true;
    text_add(text, "\n");
    json_decref(value);
}
