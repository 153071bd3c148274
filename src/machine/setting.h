/* SPDX-License-Identifier: MIT */
/*
 * setting.h: the values of vpnmtu's own two keys, as they stand in the registry: what an
 * administrator prescribes, and what one prefers. app/policy.h says what they mean.
 */
#ifndef MACHINE_SETTING_H
#define MACHINE_SETTING_H

#include <stddef.h>
#include <stdint.h>

/* 64-bit view, as HKLM\SOFTWARE\Policies has anyway. */
enum machine_scope {
    MACHINE_POLICY,     /* HKLM\SOFTWARE\Policies\vpnmtu: mandatory */
    MACHINE_PREFERENCE, /* HKLM\SOFTWARE\vpnmtu */
    MACHINE_SCOPE_COUNT
};

/* What the bytes of a value make, after its type. */
enum machine_setting_form {
    SETTING_NUMBER, /* a REG_DWORD of 4 bytes: number */
    /* A REG_SZ of whole UTF-16, NUL at its end or not (as RegGetValue takes it), none within */
    SETTING_TEXT,
    /* A REG_MULTI_SZ of such texts, none of them empty; what ends the last two may be missing */
    SETTING_LIST,
    SETTING_OTHER /* none of these, and any value of more than MACHINE_SETTING_BYTES */
};

enum {
    MACHINE_SETTING_NAME_SIZE = 260, /* a longer name is cut at a character */
    MACHINE_SETTING_BYTES = 32768    /* a larger value is not read */
};

struct machine_setting {
    char name[MACHINE_SETTING_NAME_SIZE]; /* "" is what regedit calls (Default) */
    uint32_t type;                        /* REG_SZ 1, REG_BINARY 3, REG_DWORD 4, ... */
    uint32_t size;                        /* bytes of data */
    enum machine_setting_form form;
    uint32_t number;
    char *text; /* a text, or the texts of a list one behind the other, each with its NUL */
    size_t
        text_count; /* 1; of a list as many as it has; 0 of the other forms, whose text is NULL */
};

struct machine_settings {
    struct machine_setting *rows; /* by name, in byte order; release with machine_settings_free */
    size_t count;
};

/* "HKLM\SOFTWARE\Policies\vpnmtu": the path of the key, for people. */
const char *machine_scope_key(enum machine_scope scope);

void machine_settings_free(struct machine_settings *list);

#endif
