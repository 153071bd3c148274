/* SPDX-License-Identifier: MIT */
#include "vpns.h"
#include "lab_environment.h"
#include "linux.h"
#include "vici.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void copy_field(char *out, size_t size, char **line)
{
    size_t length = strcspn(*line, "\t");
    snprintf(out, size, "%.*s", (int)length, *line);
    *line += length + ((*line)[length] == '\t');
}

static int read_file(const char *path, char *text, size_t size)
{
    int file = linux_open(path, LINUX_O_RDONLY, 0);
    if (file < 0)
        return 0;
    int length = linux_read(file, text, size - 1);
    linux_close(file);
    return length < 0 ? 0 : length;
}

int vpn_entries(struct vpn_entry entries[VPNS_MAX])
{
    char path[512], text[4096];
    int count = 0;
    if (!environment("VPNMTU_LAB_VPNS", path, sizeof path))
        return 0;
    text[read_file(path, text, sizeof text)] = '\0';
    for (char *line = strtok(text, "\n"); line && count < VPNS_MAX; line = strtok(NULL, "\n")) {
        struct vpn_entry *entry = &entries[count++];
        copy_field(entry->interface_name, sizeof entry->interface_name, &line);
        copy_field(entry->socket, sizeof entry->socket, &line);
        copy_field(entry->name, sizeof entry->name, &line);
        copy_field(entry->device, sizeof entry->device, &line);
    }
    return count;
}

static bool yes(const char *value)
{
    return strcmp(value, "yes") == 0;
}

static void read_address(const char *text, struct vpn_address *out)
{
    if (inet_pton(AF_INET, text, out->bytes) == 1)
        out->size = 4;
    else if (inet_pton(AF_INET6, text, out->bytes) == 1)
        out->size = 16;
}

/* A key of the IKE SA */
static void read_ike(const char *key, const char *value, struct vpn *vpn)
{
    if (strcmp(key, "uniqueid") == 0)
        vpn->connection = strtoul(value, NULL, 10);
    else if (strcmp(key, "local-host") == 0)
        read_address(value, &vpn->local);
    else if (strcmp(key, "remote-host") == 0)
        read_address(value, &vpn->server);
    else if (strcmp(key, "local-port") == 0)
        vpn->local_port = atoi(value);
    else if (strcmp(key, "remote-port") == 0)
        vpn->server_port = atoi(value);
    else if (strcmp(key, "nat-local") == 0 || strcmp(key, "nat-fake") == 0)
        vpn->nat_local |= yes(value);
    else if (strcmp(key, "nat-remote") == 0)
        vpn->nat_server = yes(value);
}

/* A key of a CHILD SA. Whether it can carry packets is told by its state. */
static void read_child(const char *key, const char *value, struct vpn_sa *sa, bool *usable)
{
    if (strcmp(key, "uniqueid") == 0)
        sa->id = strtoul(value, NULL, 10);
    else if (strcmp(key, "state") == 0) {
        sa->old = strcmp(value, "DELETED") == 0;
        *usable = sa->old || strcmp(value, "INSTALLED") == 0 || strcmp(value, "UPDATING") == 0 ||
                  strncmp(value, "REKEY", 5) == 0;
    } else if (strcmp(key, "mode") == 0)
        sa->tunnel = strcmp(value, "TUNNEL") == 0;
    else if (strcmp(key, "encap") == 0)
        sa->encap = yes(value);
    else if (strcmp(key, "spi-in") == 0)
        sa->spi_in = strtoul(value, NULL, 16);
    else if (strcmp(key, "spi-out") == 0)
        sa->spi_out = strtoul(value, NULL, 16);
    else if (strcmp(key, "encr-alg") == 0)
        snprintf(sa->cipher, sizeof sa->cipher, "%s", value);
    else if (strcmp(key, "encr-keysize") == 0)
        sa->key_bits = atoi(value);
    else if (strcmp(key, "integ-alg") == 0)
        snprintf(sa->integrity, sizeof sa->integrity, "%s", value);
}

static void end_child(struct vpn *vpn, const struct vpn_sa *sa, bool usable)
{
    if (usable && vpn->sa_count < VPN_SAS_MAX)
        vpn->sas[vpn->sa_count++] = *sa;
}

static void read_vip(const char *text, struct vpn *vpn)
{
    struct vpn_address address = {0};
    read_address(text, &address);
    *(address.size == 16 ? &vpn->inner6 : &vpn->inner4) = address;
}

/* One IKE SA: IKE { ... child-sas { CHILD { ... } ... } }; the one with children is the VPN's. */
static void read_sa(struct vici_reader *reader, void *context)
{
    enum {
        IN_IKE = 1,
        IN_CHILD = 3
    };
    struct vpn vpn = {0};
    struct vpn_sa sa = {0};
    bool usable = false;
    int depth = 0;
    char list[sizeof reader->name] = "";
    for (enum vici_element element; (element = vici_next(reader)) != VICI_END;) {
        if (element == VICI_SECTION_START && ++depth == IN_CHILD) {
            sa = (struct vpn_sa){0};
            usable = false;
        } else if (element == VICI_SECTION_END && depth-- == IN_CHILD) {
            end_child(&vpn, &sa, usable);
        } else if (element == VICI_KEY_VALUE && depth == IN_IKE) {
            read_ike(reader->name, reader->value, &vpn);
        } else if (element == VICI_KEY_VALUE && depth == IN_CHILD) {
            read_child(reader->name, reader->value, &sa, &usable);
        } else if (element == VICI_LIST_START) {
            memcpy(list, reader->name, sizeof list);
        } else if (element == VICI_LIST_ITEM && strcmp(list, "local-vips") == 0) {
            read_vip(reader->value, &vpn);
        }
    }
    struct vpn *out = context;
    if (vpn.sa_count) {
        vpn.entry = out->entry;
        vpn.number = out->number;
        *out = vpn;
    }
}

int vpns_connected(struct vpn vpns[VPNS_MAX])
{
    struct vpn_entry entries[VPNS_MAX];
    int count = 0, entry_count = vpn_entries(entries);
    for (int i = 0; i < entry_count; i++) {
        struct vpn *vpn = &vpns[count];
        *vpn = (struct vpn){.entry = entries[i], .number = i};
        bool answered = vici_stream(entries[i].socket, "list-sas", "list-sa", read_sa, vpn);
        if (answered && vpn->sa_count)
            count++;
    }
    return count;
}
