/* SPDX-License-Identifier: MIT */
/*
 * usage: router SOCKET SERVER_LINK CLIENT_LINK [SETTING...]   carries packets between those links
 *        router --tell SOCKET [SETTING...]    changes a running one; prints its settings and
 * counters router --no-offload LINK             packets on that link are whole, and no larger than
 * fits SETTING: see settings_set in router.h, or link=NAME, another client's link.
 *
 * The kernel's own forwarding must be off: it still answers for the router's addresses (ARP,
 * neighbour discovery, echo), and finds the next hop of what is sent here.
 */
#include "router.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <linux/ethtool.h>
#include <linux/sockios.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum {
    REORDER_MS = 20,
    QUEUE_MAX = 20000,
    ADDRESSES_MAX = 32,
    NS_PER_MS = 1000000,
};

struct queued {
    struct queued *next;
    int64_t due_ns;
    int size;
    bool ipv6;
    uint8_t packet[];
};

struct own_address {
    bool ipv6;
    int index;
    int prefix;
    uint8_t bytes[16];
};

struct state {
    struct router router;
    int taps[2], senders[2]; /* IPv4, IPv6 */
    int control;
    struct queued *queue; /* by time */
    int queue_length;
    struct own_address addresses[ADDRESSES_MAX];
    int address_count;
    double too_big_tokens;
    int64_t tokens_at_ns;
};

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "router: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 * NS_PER_MS + now.tv_nsec;
}

static int prefix_length(const uint8_t *mask, int size)
{
    int bits = 0;
    for (int i = 0; i < size; i++)
        bits += __builtin_popcount(mask[i]);
    return bits;
}

static void read_addresses(struct state *state)
{
    struct ifaddrs *list;
    state->address_count = 0;
    if (getifaddrs(&list))
        fail("getifaddrs");
    for (struct ifaddrs *at = list; at && state->address_count < ADDRESSES_MAX; at = at->ifa_next) {
        int family = at->ifa_addr ? at->ifa_addr->sa_family : AF_UNSPEC;
        struct own_address *own = &state->addresses[state->address_count];
        if (family != AF_INET && family != AF_INET6)
            continue;
        own->ipv6 = family == AF_INET6;
        own->index = (int)if_nametoindex(at->ifa_name);
        size_t offset = own->ipv6 ? offsetof(struct sockaddr_in6, sin6_addr)
                                  : offsetof(struct sockaddr_in, sin_addr);
        int size = own->ipv6 ? 16 : 4;
        memcpy(own->bytes, (uint8_t *)at->ifa_addr + offset, (size_t)size);
        own->prefix = prefix_length((uint8_t *)at->ifa_netmask + offset, size);
        state->address_count++;
    }
    freeifaddrs(list);
}

static bool same_bits(const uint8_t *a, const uint8_t *b, int bits)
{
    if (memcmp(a, b, (size_t)(bits / 8)) != 0)
        return false;
    uint8_t mask = (uint8_t)(0xff00 >> (bits % 8));
    return bits % 8 == 0 || ((a[bits / 8] ^ b[bits / 8]) & mask) == 0;
}

static bool is_link_local(const struct own_address *own)
{
    return own->ipv6 && own->bytes[0] == 0xfe && own->bytes[1] == 0x80;
}

static bool is_own(const struct state *state, const struct packet_info *info)
{
    for (int i = 0; i < state->address_count; i++) {
        const struct own_address *own = &state->addresses[i];
        if (own->ipv6 == info->ipv6 && same_bits(own->bytes, info->to, own->ipv6 ? 128 : 32))
            return true;
    }
    return info->ipv6 && (info->to[0] == 0xff || (info->to[0] == 0xfe && info->to[1] == 0x80));
}

static const struct own_address *address_on(const struct state *state, int index, bool ipv6)
{
    for (int i = 0; i < state->address_count; i++) {
        const struct own_address *own = &state->addresses[i];
        if (own->index == index && own->ipv6 == ipv6 && !is_link_local(own))
            return own;
    }
    return NULL;
}

/* The client's link whose rules a packet is under: the one it came from, or goes to; -1: none */
static int link_of(const struct state *state, int index, const struct packet_info *info)
{
    const struct router *router = &state->router;
    for (int i = 0; i < router->link_count; i++) {
        if (router->links[i].index == index)
            return i;
        const struct own_address *own = address_on(state, router->links[i].index, info->ipv6);
        if (index == router->server.index && own && same_bits(own->bytes, info->to, own->prefix))
            return i;
    }
    return -1;
}

static void send_now(const struct state *state, bool ipv6, const uint8_t *packet, int size)
{
    struct sockaddr_in to4 = {.sin_family = AF_INET};
    struct sockaddr_in6 to6 = {.sin6_family = AF_INET6};
    if (ipv6)
        memcpy(&to6.sin6_addr, packet + 24, 16);
    else
        memcpy(&to4.sin_addr, packet + 16, 4);
    if (sendto(state->senders[ipv6], packet, (size_t)size, 0,
               ipv6 ? (struct sockaddr *)&to6 : (struct sockaddr *)&to4,
               ipv6 ? sizeof to6 : sizeof to4) < 0)
        perror("router: sendto");
}

static void enqueue(struct state *state, const struct packet_info *info, const uint8_t *packet,
                    int size, unsigned delay_ms)
{
    if (delay_ms == 0) {
        send_now(state, info->ipv6, packet, size);
        return;
    }
    struct queued *item = malloc(sizeof *item + (size_t)size);
    if (!item || state->queue_length >= QUEUE_MAX) {
        free(item);
        state->router.counters.lost++;
        return;
    }
    item->due_ns = now_ns() + (int64_t)delay_ms * NS_PER_MS;
    item->size = size;
    item->ipv6 = info->ipv6;
    memcpy(item->packet, packet, (size_t)size);
    struct queued **at = &state->queue;
    while (*at && (*at)->due_ns <= item->due_ns)
        at = &(*at)->next;
    item->next = *at;
    *at = item;
    state->queue_length++;
}

static void send_due(struct state *state)
{
    while (state->queue && state->queue->due_ns <= now_ns()) {
        struct queued *item = state->queue;
        state->queue = item->next;
        state->queue_length--;
        send_now(state, item->ipv6, item->packet, item->size);
        free(item);
    }
}

static bool happens(double percent)
{
    return percent > 0 && (double)random() / RAND_MAX * 100 < percent;
}

struct passage {
    struct state *state;
    const struct packet_info *info;
    const struct rule *rule;
};

static void pass(void *context, const uint8_t *packet, int size)
{
    const struct passage *passage = context;
    struct counters *counters = &passage->state->router.counters;
    unsigned delay_ms = passage->rule->delay_ms;
    if (happens(passage->rule->loss)) {
        counters->lost++;
        return;
    }
    if (happens(passage->rule->reorder)) {
        counters->reordered++;
        delay_ms += REORDER_MS;
    }
    counters->passed++;
    enqueue(passage->state, passage->info, packet, size, delay_ms);
    if (happens(passage->rule->duplicate)) {
        counters->duplicated++;
        enqueue(passage->state, passage->info, packet, size, delay_ms);
    }
}

/* Whether one more is allowed by too-big-rate */
static bool may_complain(struct state *state)
{
    const struct settings *settings = &state->router.settings;
    if (!settings->too_big)
        return false;
    if (!settings->too_big_rate)
        return true;
    int64_t now = now_ns();
    double rate = settings->too_big_rate;
    state->too_big_tokens += (double)(now - state->tokens_at_ns) / 1e9 * rate;
    state->tokens_at_ns = now;
    if (state->too_big_tokens > rate)
        state->too_big_tokens = rate;
    if (state->too_big_tokens < 1)
        return false;
    state->too_big_tokens--;
    return true;
}

static bool complain(struct state *state, const uint8_t *packet, const struct packet_info *info,
                     enum complaint complaint, unsigned mtu, int index)
{
    uint8_t answer[2048];
    const struct own_address *own = address_on(state, index, info->ipv6);
    int size = own ? packet_complain(packet, info, complaint, mtu, own->bytes, answer) : 0;
    if (size)
        send_now(state, info->ipv6, answer, size);
    return size > 0;
}

static void refuse_too_big(struct state *state, const uint8_t *packet,
                           const struct packet_info *info, unsigned mtu, int index)
{
    struct counters *counters = &state->router.counters;
    int told = state->router.settings.too_big_mtu;
    counters->oversize++;
    if (may_complain(state) &&
        complain(state, packet, info, COMPLAINT_TOO_BIG, told < 0 ? mtu : (unsigned)told, index))
        counters->too_big_sent++;
    else
        counters->too_big_withheld++;
}

static void route(struct state *state, uint8_t *packet, int size, int index)
{
    struct packet_info info;
    struct router *router = &state->router;
    if (!packet_read(packet, size, &info) || is_own(state, &info))
        return;
    int link = link_of(state, index, &info);
    if (link < 0)
        return;
    enum direction direction = index == router->server.index ? DOWN : UP;
    struct passage passage = {state, &info, &router->settings.rules[link][direction]};
    unsigned mtu = passage.rule->mtu;
    if (info.hops <= 1) {
        router->counters.expired++;
        complain(state, packet, &info, COMPLAINT_EXPIRED, 0, index);
        return;
    }
    bool oversize = (unsigned)info.length > mtu;
    if (oversize && info.no_fragments) {
        refuse_too_big(state, packet, &info, mtu, index);
    } else if ((oversize || info.is_fragment) && !router->settings.pass_fragments) {
        router->counters.fragments++;
    } else {
        packet_take_hop(packet, &info);
        if (oversize)
            packet_fragment(packet, info.length, mtu, pass, &passage);
        else
            pass(&passage, packet, info.length);
    }
}

static void receive(struct state *state, int tap)
{
    static uint8_t packet[PACKET_MAX];
    struct sockaddr_ll from;
    socklen_t from_size = sizeof from;
    ssize_t size;
    while ((size = recvfrom(tap, packet, sizeof packet, MSG_DONTWAIT, (struct sockaddr *)&from,
                            &from_size)) >= 0)
        if (from.sll_pkttype == PACKET_HOST)
            route(state, packet, (int)size, from.sll_ifindex);
}

static bool find_link(const char *name, struct link *link)
{
    snprintf(link->name, sizeof link->name, "%s", name);
    link->index = (int)if_nametoindex(name);
    return link->index != 0;
}

static bool apply(struct state *state, const char *setting)
{
    struct router *router = &state->router;
    if (strncmp(setting, "link=", 5) != 0)
        return settings_set(router, setting);
    return router->link_count < LINKS_MAX &&
           find_link(setting + 5, &router->links[router->link_count]) && ++router->link_count;
}

/* One conversation: settings, apart by spaces, until the other side has no more to say */
static void answer_control(struct state *state)
{
    char text[4096];
    size_t size = 0;
    ssize_t got;
    int peer = accept4(state->control, NULL, NULL, SOCK_CLOEXEC);
    if (peer < 0)
        return;
    while ((got = read(peer, text + size, sizeof text - 1 - size)) > 0)
        size += (size_t)got;
    text[size] = '\0';
    FILE *out = fdopen(peer, "w");
    if (!out)
        fail("fdopen");
    read_addresses(state);
    bool understood = true;
    char *rest = text;
    for (char *one; understood && (one = strtok_r(rest, " ", &rest));)
        if (!(understood = apply(state, one)))
            fprintf(out, "not understood: %s\n", one);
    if (understood)
        settings_print(&state->router, out);
    fclose(out);
}

static struct sockaddr_un socket_path(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    return address;
}

static int tell(const char *path, int count, char **settings)
{
    struct sockaddr_un address = socket_path(path);
    char answer[4096];
    ssize_t got;
    bool good = false;
    int socket_fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (socket_fd < 0 || connect(socket_fd, (struct sockaddr *)&address, sizeof address))
        fail(path);
    for (int i = 0; i < count; i++)
        dprintf(socket_fd, "%s ", settings[i]);
    shutdown(socket_fd, SHUT_WR);
    for (bool first = true; (got = read(socket_fd, answer, sizeof answer)) > 0; first = false) {
        good = first ? answer[0] == '{' : good;
        fwrite(answer, 1, (size_t)got, stdout);
    }
    close(socket_fd);
    return good ? 0 : 2;
}

static int take_offload_off(const char *name)
{
    static const uint32_t commands[] = {ETHTOOL_STSO, ETHTOOL_SGSO, ETHTOOL_SGRO, ETHTOOL_STXCSUM};
    int socket_fd = socket(AF_INET, SOCK_DGRAM, 0);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        struct ethtool_value value = {.cmd = commands[i], .data = 0};
        struct ifreq request = {.ifr_data = (char *)&value};
        snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
        if (ioctl(socket_fd, SIOCETHTOOL, &request))
            fail(name);
    }
    close(socket_fd);
    return 0;
}

static void open_sockets(struct state *state, const char *path)
{
    static const int families[] = {AF_INET, AF_INET6}, types[] = {ETHERTYPE_IP, ETHERTYPE_IPV6};
    struct sockaddr_un address = socket_path(path);
    for (int i = 0; i < 2; i++) {
        state->taps[i] = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, htons((uint16_t)types[i]));
        state->senders[i] = socket(families[i], SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW);
        if (state->taps[i] < 0 || state->senders[i] < 0)
            fail("socket");
    }
    state->control = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    unlink(path);
    if (bind(state->control, (struct sockaddr *)&address, sizeof address) ||
        listen(state->control, 4))
        fail(path);
}

static _Noreturn void run(struct state *state)
{
    struct pollfd fds[] = {{.fd = state->taps[0], .events = POLLIN},
                           {.fd = state->taps[1], .events = POLLIN},
                           {.fd = state->control, .events = POLLIN}};
    for (;;) {
        int64_t wait_ns = state->queue ? state->queue->due_ns - now_ns() : 0;
        fds[2].revents = 0;
        struct timespec wait = {.tv_sec = wait_ns > 0 ? wait_ns / 1000000000 : 0,
                                .tv_nsec = wait_ns > 0 ? wait_ns % 1000000000 : 0};
        if (ppoll(fds, 3, state->queue ? &wait : NULL, NULL) < 0 && errno != EINTR)
            fail("ppoll");
        receive(state, state->taps[0]);
        receive(state, state->taps[1]);
        if (fds[2].revents & POLLIN)
            answer_control(state);
        send_due(state);
    }
}

int main(int argc, char **argv)
{
    static struct state state;
    struct router *router = &state.router;
    if (argc >= 3 && strcmp(argv[1], "--tell") == 0)
        return tell(argv[2], argc - 3, argv + 3);
    if (argc == 3 && strcmp(argv[1], "--no-offload") == 0)
        return take_offload_off(argv[2]);
    if (argc < 4 || !find_link(argv[2], &router->server) ||
        !find_link(argv[3], &router->links[router->link_count++])) {
        fputs("usage: router SOCKET SERVER_LINK CLIENT_LINK [SETTING...]\n", stderr);
        return 2;
    }
    settings_default(&router->settings);
    for (int i = 4; i < argc; i++) {
        if (apply(&state, argv[i]))
            continue;
        fprintf(stderr, "router: not understood: %s\n", argv[i]);
        return 2;
    }
    read_addresses(&state);
    open_sockets(&state, argv[1]);
    run(&state);
}
