/* SPDX-License-Identifier: MIT */
#include "core/ras.h"

#include <stddef.h>
#include <string.h>

#include "core/text.h"

/* Whether WORD stands in TEXT, letter case aside. */
static bool contains_word(const char *text, const char *word)
{
    size_t len = strlen(word);
    char piece[8];

    for (; strlen(text) >= len; text++) {
        memcpy(piece, text, len);
        piece[len] = '\0';
        if (text_same_word(piece, word))
            return true;
    }
    return false;
}

int ras_device_type(const char *device)
{
    static const struct {
        const char *protocol;
        enum vpn_type type;
    } devices[] = {
        {"IKEv2", VPN_IKEV2}, {"L2TP", VPN_L2TP}, {"SSTP", VPN_SSTP}, {"PPTP", VPN_PPTP}};

    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++)
        if (contains_word(device, devices[i].protocol))
            return (int)devices[i].type;
    return VPN_UNSET;
}

struct adapter_identity ras_identify(bool is_vpn, const char *device)
{
    int type = ras_device_type(device);

    if (!is_vpn && type == VPN_UNSET)
        return (struct adapter_identity){ROLE_PHYSICAL, false, false, VPN_IKEV2, false};
    if (type == VPN_UNSET)
        return (struct adapter_identity){ROLE_VPN, true, false, VPN_L2TP, false};
    return (struct adapter_identity){ROLE_VPN, true, true, (enum vpn_type)type, false};
}
