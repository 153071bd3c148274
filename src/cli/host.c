/* SPDX-License-Identifier: MIT */
#include "cli/host.h"

#include <string.h>

#include "core/text.h"

enum {
    HOST_LEN_MAX = 253 /* RFC 1035 2.3.4, as text */
};

/* fe80::/10 (RFC 4291 2.5.6), with a scope or without */
static bool is_link_local(const char *host)
{
    static const char third[] = "89ABab";

    return (host[0] == 'F' || host[0] == 'f') && (host[1] == 'E' || host[1] == 'e') &&
           host[2] != '\0' && strchr(third, host[2]) != NULL && host[3] != '\0' && host[4] == ':';
}

/* Why HOST is none; NULL: it may be one. */
static const char *fault_of(const char *host)
{
    const char *colon = strchr(host, ':');
    char safe[4 * HOST_LEN_MAX + 1];

    if (host[0] == '\0')
        return "the host is empty";
    if (strlen(host) > HOST_LEN_MAX)
        return "the host is longer than a name can be (253 characters)";
    text_safe(host, safe, sizeof safe);
    if (strcmp(safe, host) != 0 || strpbrk(host, " \t\"'<>|^&;") != NULL)
        return "the host has characters in it that no name has";
    if (strstr(host, "://") != NULL)
        return "the host is a URL: name only the host in it";
    if (strpbrk(host, "/\\@") != NULL)
        return "the host is neither a name nor an address";
    if (strpbrk(host, "[]") != NULL)
        return "an address stands without brackets, and without a port";
    if (colon != NULL && strchr(colon + 1, ':') == NULL)
        return "a host has no port: ping knows none";
    if (is_link_local(host))
        return "a link-local address goes no further than this link, whose MTU vpnmtu show tells";
    return NULL;
}

enum status host_check(const char *host, const char *try, struct error *err)
{
    const char *fault = fault_of(host);

    if (fault == NULL)
        return STATUS_OK;
    error_set(err, STATUS_USAGE, "%s", fault);
    return error_advise(err, "%s", try);
}

enum status host_check_probe(const char *probe, const char *try, struct error *err)
{
    if (probe == NULL || text_same_word(probe, "auto") || text_same_word(probe, "off"))
        return STATUS_OK;
    return host_check(probe, try, err);
}
