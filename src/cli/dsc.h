/* SPDX-License-Identifier: MIT */
/*
 * dsc.h: an instance of the DSC resource: what somebody wants of the VPNs of this PC, as JSON.
 *
 * Each property that can be wanted is an option of `apply`. One table (dsc_property.c) makes the
 * parser, the JSON Schema and the help; installer/fleet/dsc/README.md is compared with it.
 */
#ifndef CLI_DSC_H
#define CLI_DSC_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "cli/arguments.h"
#include "cli/options.h"
#include "core/error.h"

struct dsc_property {
    const char *name;
    bool read_only;        /* only in results; ignored where it comes in */
    bool nullable;         /* null stands for: not said, or not known */
    enum option_id option; /* of what is not read_only */
    const char *type;      /* of what is read_only: in JSON Schema's words */
    const char *help;      /* NULL: the option's */
};

/* The property in row INDEX, NULL past the last. */
const struct dsc_property *dsc_property_at(size_t index);
/* NULL where there is none of that name. */
const struct dsc_property *dsc_property_of(enum option_id option);
const char *dsc_property_help(const struct dsc_property *property);

/* What a property takes; of read_only ones nothing is said but their type. */
enum dsc_type {
    DSC_IS_BOOLEAN,
    DSC_IS_INTEGER,        /* from the option's min to its max */
    DSC_IS_INTEGER_CHOICE, /* one of the option's choices, which are numbers */
    DSC_IS_CHOICE,         /* one of the option's choices, as they are spelt */
    DSC_IS_TEXT            /* not empty */
};

enum dsc_type dsc_property_type(const struct dsc_property *property);

/* The JSON Schema (2020-12) that instances and results are held to; a new reference. */
json_t *dsc_schema(void);

struct dsc_instance {
    json_t *root;           /* the object as it came; release with dsc_instance_free */
    struct arguments wants; /* as if each property had been given as its option */
};

/* Whether there is nothing but white space. */
bool dsc_is_blank(const char *bytes, size_t len);

/*
 * Reads an instance of LEN bytes. STATUS_USAGE: it is not JSON, no object, has a key that is
 * unknown or stands twice, a value of a wrong type or out of range, or two properties that
 * contradict each other.
 */
enum status dsc_instance_read(const char *bytes, size_t len, struct dsc_instance *out,
                              struct error *err) CORE_MUST_USE;
void dsc_instance_free(struct dsc_instance *instance);

#endif
