/* SPDX-License-Identifier: MIT */
/* mss_dialect.h: inside mss_rules: one dialect is one row. */
#ifndef CORE_MSS_DIALECT_H
#define CORE_MSS_DIALECT_H

#include "core/mss_rules.h"

/* What marks rules as ours wherever a rule can have a comment or a name. */
#define MSS_MARK "vpnmtu-mss"

struct mss_dialect {
    const char *name;
    bool run;            /* see mss_format_is_run */
    const char *head;    /* the first line, "" without */
    const char *wild;    /* how a wildcard at the end is written; "" where there is none */
    size_t name_len_max; /* of an interface, with its wildcard */
    uint32_t mss_min, mss_max;
    /* Each adds its comment on loading and removing, then the commands. */
    void (*set)(struct text *text, const struct mss_rules *rules, const char *interface);
    void (*undo)(struct text *text, const struct mss_rules *rules, const char *interface);
};

/* INTERFACE is the name as the dialect writes it, "" without. */
void mss_iptables_set(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_iptables_undo(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_nftables_set(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_nftables_undo(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_routeros_set(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_routeros_undo(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_vyos_set(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_vyos_undo(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_pf_set(struct text *text, const struct mss_rules *rules, const char *interface);
void mss_pf_undo(struct text *text, const struct mss_rules *rules, const char *interface);

#endif
