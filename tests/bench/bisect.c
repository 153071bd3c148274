/* SPDX-License-Identifier: MIT */
/*
 * The path MTU as people find it with `ping -f -l`, and tools that do the same: a plain bisection,
 * one echo request with "don't fragment" at a time. Each size is tried up to TRIES times and
 * TIMEOUT_MS long; with --hasty, once something was lost three times only once, for a second, as
 * mturoute does it.
 *
 * usage: bisect ADDRESS TRIES TIMEOUT_MS [--hasty]      prints "MTU PACKETS MS"
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    SMALLEST = 576,
    LARGEST = 1500,
    HEADERS = 28, /* IP and ICMP */
    HASTY_MS = 1000
};

struct bisection {
    int socket;
    struct sockaddr_in to;
    int tries;
    int timeout_ms;
    bool hasty;
    unsigned short sequence;
    int sent;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static unsigned short checksum(const unsigned char *bytes, int size)
{
    unsigned sum = 0;
    for (int i = 0; i < size; i += 2)
        sum += (unsigned)bytes[i] << 8 | (i + 1 < size ? bytes[i + 1] : 0);
    sum = (sum >> 16) + (sum & 0xffff);
    return htons((unsigned short)~(sum + (sum >> 16)));
}

enum answer {
    ANSWERED,
    TOO_BIG,
    SILENT
};

/* What a packet from the network says of ours */
static enum answer read_answer(const struct bisection *bisection, const unsigned char *packet,
                               int size)
{
    int header = (packet[0] & 15) * 4;
    const unsigned char *icmp = packet + header;
    unsigned short sequence;
    if (size < header + 8)
        return SILENT;
    if (icmp[0] == ICMP_ECHOREPLY) {
        memcpy(&sequence, icmp + 6, 2);
        return sequence == bisection->sequence ? ANSWERED : SILENT;
    }
    if (icmp[0] != ICMP_DEST_UNREACH || icmp[1] != ICMP_FRAG_NEEDED)
        return SILENT;
    const unsigned char *inner = icmp + 8 + (icmp[8] & 15) * 4;
    if (inner + 8 > packet + size)
        return SILENT;
    memcpy(&sequence, inner + 6, 2);
    return sequence == bisection->sequence ? TOO_BIG : SILENT;
}

static enum answer wait_for(const struct bisection *bisection, int timeout_ms)
{
    double end = now_ms() + timeout_ms;
    for (double left = timeout_ms; left > 0; left = end - now_ms()) {
        unsigned char packet[2048];
        struct pollfd ready = {.fd = bisection->socket, .events = POLLIN};
        if (poll(&ready, 1, (int)left + 1) <= 0)
            continue;
        int size = (int)recv(bisection->socket, packet, sizeof packet, 0);
        enum answer answer = size > 0 ? read_answer(bisection, packet, size) : SILENT;
        if (answer != SILENT)
            return answer;
    }
    return SILENT;
}

static enum answer try_once(struct bisection *bisection, int mtu, int timeout_ms)
{
    unsigned char packet[LARGEST] = {ICMP_ECHO};
    int size = mtu - HEADERS + 8;
    unsigned short id = htons((unsigned short)getpid());
    bisection->sequence++;
    memcpy(packet + 4, &id, 2);
    memcpy(packet + 6, &bisection->sequence, 2);
    unsigned short sum = checksum(packet, size);
    memcpy(packet + 2, &sum, 2);
    bisection->sent++;
    if (sendto(bisection->socket, packet, (size_t)size, 0, (struct sockaddr *)&bisection->to,
               sizeof bisection->to) < 0) {
        if (errno == EMSGSIZE)
            return TOO_BIG;
        perror("bisect: sendto");
        exit(2);
    }
    return wait_for(bisection, timeout_ms);
}

static bool passes(struct bisection *bisection, int mtu)
{
    for (int i = 0; i < bisection->tries; i++) {
        enum answer answer = try_once(bisection, mtu, bisection->timeout_ms);
        if (answer != SILENT)
            return answer == ANSWERED;
    }
    if (bisection->hasty) {
        bisection->tries = 1;
        bisection->timeout_ms = HASTY_MS;
    }
    return false;
}

int main(int argc, char **argv)
{
    struct bisection bisection = {.to = {.sin_family = AF_INET}};
    if (argc < 4 || inet_pton(AF_INET, argv[1], &bisection.to.sin_addr) != 1) {
        fputs("usage: bisect ADDRESS TRIES TIMEOUT_MS [--hasty]\n", stderr);
        return 2;
    }
    bisection.tries = atoi(argv[2]);
    bisection.timeout_ms = atoi(argv[3]);
    bisection.hasty = argc > 4 && strcmp(argv[4], "--hasty") == 0;
    bisection.socket = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
    /* DF is set, and what the kernel remembers of the path does not count. */
    int always = IP_PMTUDISC_PROBE;
    if (bisection.socket < 0 ||
        setsockopt(bisection.socket, IPPROTO_IP, IP_MTU_DISCOVER, &always, sizeof always)) {
        perror("bisect: socket");
        return 2;
    }
    double start = now_ms();
    int low = SMALLEST - 1, high = LARGEST;
    if (passes(&bisection, high))
        low = high;
    while (low + 1 < high) {
        int middle = (low + high) / 2;
        if (passes(&bisection, middle))
            low = middle;
        else
            high = middle;
    }
    printf("%d %d %.0f\n", low, bisection.sent, now_ms() - start);
    return 0;
}
