/* SPDX-License-Identifier: MIT */
/*
 * One Linux interface as Windows would have it.
 *
 * Windows keeps one MTU per address family (NlMtu) under the MTU of the link. Linux keeps the
 * device's MTU, which is the IPv4 one, and an IPv6 MTU that cannot be higher and is overwritten
 * whenever the device's changes. So the lab notes the IPv6 MTU that was asked for in the
 * interface's alias (Wine shows no aliases): both families can then be set in any order, and an MTU
 * changed by somebody else (`ip link set`) shows, because it no longer fits the note.
 */
#include "lab.h"
#include "linux.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HARDWARE_ETHERNET = 1,
    HARDWARE_PPP = 512,
    HARDWARE_NONE = 65534,

    ATTRIBUTE_NAME = 3,
    ATTRIBUTE_MTU = 4,
    ATTRIBUTE_ALIAS = 20,

    ETHERNET_MTU = 1500,
    IPV6_LEAST_MTU = 1280,
    RAS_HEADROOM = 100, /* what Windows takes off the physical MTU for its own VPN interfaces */
};

#define NOTE "vpnmtu-lab ipv6 "

static ULONG smaller(ULONG a, ULONG b)
{
    return a < b ? a : b;
}

static ULONG larger(ULONG a, ULONG b)
{
    return a > b ? a : b;
}

static void copy_link(const struct nl_header *message, void *context)
{
    struct link *link = context;
    if (message->type != NL_NEW_LINK)
        return;
    const struct nl_link *fixed = (const void *)(message + 1);
    link->index = (uint32_t)fixed->index;
    link->hardware_type = fixed->hardware_type;
    link->up = fixed->flags & 1;
    const char *name = nl_find(message, sizeof *fixed, ATTRIBUTE_NAME, 1);
    if (name)
        snprintf(link->name, sizeof link->name, "%s", name);
    const uint32_t *mtu = nl_find(message, sizeof *fixed, ATTRIBUTE_MTU, sizeof *mtu);
    if (mtu)
        link->device_mtu = *mtu;
    const char *alias = nl_find(message, sizeof *fixed, ATTRIBUTE_ALIAS, sizeof NOTE);
    if (alias && strncmp(alias, NOTE, strlen(NOTE)) == 0)
        link->ipv6_wanted = strtoul(alias + strlen(NOTE), NULL, 10);
}

bool link_read(uint32_t index, struct link *link)
{
    struct nl_link fixed = {.index = (int32_t)index};
    struct nl_request request;
    memset(link, 0, sizeof *link);
    nl_begin(&request, NL_GET_LINK, 0, &fixed, sizeof fixed);
    return nl_talk(&request, copy_link, link) == 0 && link->index == index && link->name[0];
}

bool link_is_tunnel(const struct link *link)
{
    return link->hardware_type == HARDWARE_NONE || link->hardware_type == HARDWARE_PPP;
}

/*
 * Windows' limit for its own VPN interfaces, 0 where there is no physical interface to take it from
 */
static ULONG ras_ceiling(void)
{
    struct link physical;
    uint32_t index = default_route_interface();
    return index && link_read(index, &physical) ? physical.device_mtu - RAS_HEADROOM : 0;
}

/*
 * The MTU of the link stays what it is when that of a family above it is lowered. What Linux
 * forgets is known: 1500 for Ethernet, and the ceiling for a tunnel.
 */
ULONG link_mtu(const struct link *link)
{
    if (link_is_tunnel(link))
        return larger(link->device_mtu, ras_ceiling());
    if (link->hardware_type == HARDWARE_ETHERNET)
        return larger(link->device_mtu, ETHERNET_MTU);
    return link->device_mtu;
}

ULONG link_highest_mtu(const struct link *link)
{
    ULONG ceiling = link_is_tunnel(link) ? ras_ceiling() : 0;
    return ceiling ? ceiling : link_mtu(link);
}

static int ipv6_file(const struct link *link, const char *name, int flags)
{
    char path[96];
    snprintf(path, sizeof path, "/proc/sys/net/ipv6/conf/%s/%s", link->name, name);
    return linux_open(path, flags, 0);
}

/* A number from the kernel's settings of IPv6 on this interface, or -errno */
static int read_ipv6(const struct link *link, const char *name)
{
    char text[24];
    int file = ipv6_file(link, name, LINUX_O_RDONLY);
    if (file < 0)
        return file;
    int length = linux_read(file, text, sizeof text - 1);
    linux_close(file);
    if (length <= 0)
        return -LINUX_EIO;
    text[length] = '\0';
    return atoi(text);
}

static int write_ipv6_mtu(const struct link *link, ULONG mtu)
{
    char text[24];
    int file = ipv6_file(link, "mtu", LINUX_O_WRONLY);
    if (file < 0)
        return file;
    int result = linux_write(file, text, (size_t)snprintf(text, sizeof text, "%lu\n", mtu));
    linux_close(file);
    return result < 0 ? result : 0;
}

ULONG link_nl_mtu(const struct link *link, ADDRESS_FAMILY family)
{
    if (family == AF_INET)
        return link->device_mtu;
    int mtu = read_ipv6(link, "mtu");
    if (mtu <
        0) /* Linux also takes IPv6 off a device whose MTU is too small for it; Windows does not. */
        return link->device_mtu < IPV6_LEAST_MTU ? link->ipv6_wanted : 0;
    if (read_ipv6(link, "disable_ipv6") == 1)
        return 0;
    bool as_noted = (ULONG)mtu == smaller(link->ipv6_wanted, link->device_mtu);
    return as_noted ? link->ipv6_wanted : (ULONG)mtu;
}

static int change_link(const struct link *link, uint16_t attribute, const void *data, size_t size)
{
    struct nl_link fixed = {.index = (int32_t)link->index};
    struct nl_request request;
    nl_begin(&request, NL_SET_LINK, NL_ACK, &fixed, sizeof fixed);
    nl_add(&request, attribute, data, size);
    return nl_talk(&request, NULL, NULL);
}

static int set_ipv6(const struct link *link, ULONG device_mtu, ULONG mtu)
{
    char note[sizeof NOTE + 16];
    int length = snprintf(note, sizeof note, NOTE "%lu", mtu);
    int error = device_mtu < IPV6_LEAST_MTU ? 0 : write_ipv6_mtu(link, smaller(mtu, device_mtu));
    return error ? error : change_link(link, ATTRIBUTE_ALIAS, note, (size_t)length + 1);
}

int link_set_nl_mtu(const struct link *link, ADDRESS_FAMILY family, ULONG mtu)
{
    if (family == AF_INET6)
        return set_ipv6(link, link->device_mtu, mtu);
    ULONG ipv6 = link_nl_mtu(link, AF_INET6);
    uint32_t device_mtu = mtu;
    int error = change_link(link, ATTRIBUTE_MTU, &device_mtu, sizeof device_mtu);
    return error || !ipv6 ? error : set_ipv6(link, mtu, ipv6);
}
