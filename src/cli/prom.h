/* SPDX-License-Identifier: MIT */
/*
 * prom.h: the outcome of a run for Prometheus, as a file of windows_exporter's textfile collector.
 *
 * It is made of what --json prints, and nothing else: gauges in Prometheus' text format
 * (prometheus.io/docs/instrumenting/exposition_formats), UTF-8 without a byte order mark.
 */
#ifndef CLI_PROM_H
#define CLI_PROM_H

#include <jansson.h>

#include "core/text.h"

struct prom_run {
    const char *command; /* "apply" */
    const char *version;
    const char *time;   /* as utc_time of machine.h writes it */
    const json_t *data; /* of the command's document; NULL: it came to none */
    int exit_code;
};

/*
 * Adds the metrics of RUN to OUT. Names from outside are made fit to print first (text_safe). A
 * sample that cannot be known is left out, never written as 0. OUT->failed: memory is out.
 */
void prom_render(const struct prom_run *run, struct text *out);

#endif
