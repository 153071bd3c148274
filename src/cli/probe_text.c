/* SPDX-License-Identifier: MIT */
#include "cli/probe_text.h"

#include <stdio.h>

#include "cli/describe.h"

enum {
    SIZE_COLUMNS = 14,
    BAR_COLUMNS = 50
};

/* What became of a size, as it is drawn and told. */
enum fate {
    FATE_ANSWERED,
    FATE_TOO_BIG,
    FATE_REFUSED,
    FATE_DAMAGED,
    FATE_UNREACHABLE,
    FATE_SILENT,
    FATE_SUPERSEDED /* no answer needed: a larger one answered */
};

static const struct {
    const char *token; /* of JSON */
    const char *words;
    char ink;
} fates[] = {
    [FATE_ANSWERED] = {"answered", "answered", '='},
    [FATE_TOO_BIG] = {"too-big", "too big, says a router", '#'},
    [FATE_REFUSED] = {"refused", "not sent: this PC knows a path MTU", '!'},
    [FATE_DAMAGED] = {"damaged", "came back cut or altered", '?'},
    [FATE_UNREACHABLE] = {"unreachable", "unreachable, says a router", 'x'},
    [FATE_SILENT] = {"silent", "no answer", '.'},
    [FATE_SUPERSEDED] = {"superseded", "a larger one answered", ' '},
};

static enum fate fate_of(const struct path_size *size, uint32_t path_mtu)
{
    if (size->count[PATH_REPLIED] > 0)
        return FATE_ANSWERED;
    if (size->len < path_mtu)
        return FATE_SUPERSEDED;
    if (size->count[PATH_TOO_BIG] > 0)
        return FATE_TOO_BIG;
    if (size->count[PATH_REFUSED] > 0)
        return FATE_REFUSED;
    if (size->count[PATH_DAMAGED] > 0)
        return FATE_DAMAGED;
    return size->count[PATH_UNREACHABLE] > 0 ? FATE_UNREACHABLE : FATE_SILENT;
}

static void add_line(struct text *text, const struct path_size *first, const struct path_size *last,
                     uint32_t scale)
{
    enum fate fate = fate_of(first, 0);
    uint32_t columns = (uint32_t)((uint64_t)last->len * BAR_COLUMNS / scale);
    char sizes[32];

    if (first == last)
        snprintf(sizes, sizeof sizes, "%lu", (unsigned long)first->len);
    else
        snprintf(sizes, sizeof sizes, "%lu..%lu", (unsigned long)first->len,
                 (unsigned long)last->len);
    columns = columns > 0 ? columns : 1;
    text_add(text, "  ");
    text_add_padded(text, sizes, SIZE_COLUMNS);
    text_add(text, "|");
    text_add_repeated(text, fates[fate].ink, columns);
    text_add_repeated(text, ' ', BAR_COLUMNS - columns);
    text_add_format(text, "|  %s\n", fates[fate].words);
}

/*
 * Sizes from the largest down, neighbours of one fate together. Below the largest that answered
 * only what answered is shown: the rest was lost, or was no longer waited for.
 */
static void add_ladder(struct text *text, const struct probe_result *result)
{
    uint32_t path_mtu = result->finding.path_mtu;
    const struct path_size *last = NULL;
    const struct path_size *first = NULL;

    for (size_t i = result->finding.size_count; i-- > 0;) {
        const struct path_size *size = &result->sizes[i];
        bool breaks;

        if (fate_of(size, path_mtu) == FATE_SUPERSEDED)
            continue;
        /* the two sizes that the result rests on stand alone */
        breaks = last != NULL && (fate_of(size, path_mtu) != fate_of(last, path_mtu) ||
                                  last->len == path_mtu || size->len == path_mtu + 1);
        if (breaks)
            add_line(text, first, last, result->target.cap_mtu);
        if (breaks || last == NULL)
            last = size;
        first = size;
    }
    if (last != NULL)
        add_line(text, first, last, result->target.cap_mtu);
}

static void add_verdict(struct text *text, const struct probe_result *result)
{
    const struct path_finding *finding = &result->finding;
    unsigned long mtu = finding->path_mtu;

    if (finding->result == PATH_NO_ANSWER) {
        text_add(text, "Path MTU not known: no ping came back whole.\n");
    } else if (finding->result == PATH_LOWER_BOUND) {
        text_add_format(text, "Path MTU at least %lu: larger packets could not be measured.\n",
                        mtu);
    } else if (finding->path_mtu == result->target.cap_mtu) {
        text_add_format(text, "Path MTU %lu: the path carries all that the interface sends.\n",
                        mtu);
    } else if (finding->result == PATH_EXACT) {
        text_add_format(text, "Path MTU %lu: packets of %lu are answered, %lu is too big.\n", mtu,
                        mtu, mtu + 1);
    } else {
        text_add_format(text,
                        "Path MTU %lu: packets of %lu are answered, larger ones vanish.\n"
                        "That is a black hole: no router says \"too big\", so nothing finds this "
                        "out by itself.\n",
                        mtu, mtu);
    }
}

static void add_calc(struct text *text, const struct calc_result *calc)
{
    text_add(text, "\n");
    describe_vpn(text, &calc->vpn);
    text_add_format(text, "\nVPN MTU %lu, for this path MTU of %lu", (unsigned long)calc->vpn_mtu,
                    (unsigned long)calc->path_mtu);
    if (calc->physical_mtu != 0 && calc->headroom.windows_mtu < calc->vpn_mtu)
        text_add_format(text, "; Windows takes %lu", (unsigned long)calc->headroom.windows_mtu);
    text_add(text, ".\n");
}

/* A time in milliseconds, with a decimal where it is short. */
static void format_rtt(uint32_t rtt_us, char *out, size_t size)
{
    if (rtt_us < 10000)
        snprintf(out, size, "%lu.%lu ms", (unsigned long)(rtt_us / 1000),
                 (unsigned long)(rtt_us % 1000 / 100));
    else
        snprintf(out, size, "%lu ms", (unsigned long)((rtt_us + 500) / 1000));
}

void probe_text(struct text *text, const char *host, const struct probe_result *result,
                const struct calc_result *calc)
{
    const struct path_finding *finding = &result->finding;
    char address[ADDRESS_TEXT_SIZE];
    char name[MACHINE_NAME_SIZE * 2];
    char line[MACHINE_NAME_SIZE * 2 + 64];

    add_verdict(text, result);
    text_add(text, "\n");
    address_format(&result->target.address, address);
    text_safe(host, name, sizeof name);
    snprintf(line, sizeof line, "%s (%s)", name, address);
    describe_line(text, "Host", line);
    if (result->has_interface) {
        text_safe(result->interface_name, name, sizeof name);
        snprintf(line, sizeof line, "\"%s\" (interface %lu), MTU %lu", name,
                 (unsigned long)result->interface_index, (unsigned long)result->target.cap_mtu);
        describe_line(text, "Sent by", line);
    }
    if (finding->has_rtt) {
        format_rtt(finding->rtt_us, line, sizeof line);
        describe_line(text, "Round trip", line);
    }
    snprintf(line, sizeof line, "%lu packets in %lu ms", (unsigned long)finding->probes_sent,
             (unsigned long)result->elapsed_ms);
    describe_line(text, "Sent", line);
    if (finding->told_mtu != 0 && finding->told_mtu != finding->path_mtu) {
        snprintf(line, sizeof line, "%lu, which is not what was measured",
                 (unsigned long)finding->told_mtu);
        describe_line(text, "A router says", line);
    }
    text_add(text, "\n");
    add_ladder(text, result);
    if (calc != NULL)
        add_calc(text, calc);
}

static json_t *sizes_json(const struct probe_result *result)
{
    json_t *sizes = json_array();

    for (size_t i = 0; i < result->finding.size_count; i++) {
        const struct path_size *size = &result->sizes[i];

        json_append(&sizes,
                    json_pack("{s:i, s:s, s:i, s:i, s:o}", "bytes", (int)size->len, "result",
                              fates[fate_of(size, result->finding.path_mtu)].token, "sent",
                              (int)size->sent, "answered", (int)size->count[PATH_REPLIED],
                              "nextHopMtu", json_number_or_null(size->told_mtu)));
    }
    return sizes;
}

static const char *doubt_token(enum path_doubt doubt)
{
    static const char *const tokens[] = {
        [PATH_DOUBT_NONE] = NULL,
        [PATH_DOUBT_REFUSED] = "remembered-path-mtu",
        [PATH_DOUBT_DAMAGED] = "damaged-replies",
        [PATH_DOUBT_TIME] = "timeout",
        [PATH_DOUBT_LOSS] = "loss",
    };

    return tokens[doubt];
}

json_t *probe_json(const char *host, const struct probe_result *result,
                   const struct calc_result *calc)
{
    const struct path_finding *finding = &result->finding;
    char address[ADDRESS_TEXT_SIZE];
    json_t *interface = json_null();
    json_t *rtt = json_null();

    address_format(&result->target.address, address);
    if (result->has_interface)
        interface = json_pack("{s:I, s:s}", "index", (json_int_t)result->interface_index, "name",
                              result->interface_name);
    if (finding->has_rtt)
        rtt = json_integer((json_int_t)((finding->rtt_us + 500) / 1000));
    return json_pack(
        "{s:s, s:s, s:s, s:o, s:i, s:o, s:s, s:s?, s:o, s:o, s:i, s:i, s:o, s:o}", "host", host,
        "address", address, "family", family_name(result->target.address.family), "interface",
        interface, "interfaceMtu", (int)result->target.cap_mtu, "pathMtu",
        json_number_or_null(finding->path_mtu), "result", path_result_name(finding->result),
        "doubt", doubt_token(finding->doubt), "routerMtu", json_number_or_null(finding->told_mtu),
        "rttMs", rtt, "probesSent", (int)finding->probes_sent, "elapsedMs", (int)result->elapsed_ms,
        "sizes", sizes_json(result), "calc", calc != NULL ? describe_calc(calc) : json_null());
}

static enum status no_answer(const struct probe_result *result, const char *name, struct error *err)
{
    if (result->finding.doubt == PATH_DOUBT_DAMAGED)
        error_set(err, STATUS_INCONCLUSIVE, "%s answers, but never with the whole packet", name);
    else if (fate_of(&result->sizes[0], 0) == FATE_UNREACHABLE)
        error_set(err, STATUS_INCONCLUSIVE, "%s is unreachable, says a router", name);
    else
        error_set(err, STATUS_INCONCLUSIVE, "%s does not answer ping", name);
    return error_advise(err, "another host beyond the same line, or say what the path carries: "
                             "vpnmtu help lines");
}

enum status probe_inconclusive(const char *host, const struct probe_result *result,
                               struct error *err)
{
    const struct path_finding *finding = &result->finding;
    unsigned long mtu = finding->path_mtu;
    char name[MACHINE_NAME_SIZE];

    text_safe(host, name, 256);
    if (finding->result == PATH_NO_ANSWER)
        return no_answer(result, name, err);
    switch (finding->doubt) {
    case PATH_DOUBT_REFUSED:
        error_set(err, STATUS_INCONCLUSIVE,
                  "this PC remembers a path MTU and refuses packets of %lu and more to %s, so only "
                  "%lu is proved",
                  (unsigned long)finding->refused_from, name, mtu);
        return error_advise(err,
                            "again in ten minutes, or, as an administrator: netsh interface "
                            "%s delete destinationcache",
                            family_name(result->target.address.family));
    case PATH_DOUBT_DAMAGED:
        error_set(err, STATUS_INCONCLUSIVE,
                  "%s sends larger pings back cut or altered, so only %lu is proved", name, mtu);
        return error_advise(err, "another host beyond the same line");
    case PATH_DOUBT_TIME:
        error_set(err, STATUS_INCONCLUSIVE, "the time ran out: only %lu is proved", mtu);
        return error_advise(err, "a longer --probe-timeout");
    case PATH_DOUBT_LOSS:
    case PATH_DOUBT_NONE:
        break;
    }
    error_set(err, STATUS_INCONCLUSIVE,
              "too many packets are lost on the way to %s: only %lu is proved", name, mtu);
    return error_advise(err, "again when the line is less busy");
}

static void tell(void *self, const struct probe_target *target, enum probe_event event,
                 uint32_t len)
{
    const struct result *result = self;
    const struct stream *stream = result->progress;
    struct text text = {NULL, 0, 0, false};
    char address[ADDRESS_TEXT_SIZE];

    if (event == PROBE_STARTED) {
        address_format(&target->address, address);
        text_add_format(&text, "measuring the path to %s, up to %lu bytes ...\n", address,
                        (unsigned long)len);
    } else if (event == PROBE_ANSWERED) {
        text_add_format(&text, "  %lu answered\n", (unsigned long)len);
    }
    if (text.len > 0 && !text.failed)
        (void)stream->write(stream->self, text.bytes, text.len);
    text_free(&text);
}

struct probe_progress probe_teller(struct result *result)
{
    return (struct probe_progress){result->progress != NULL ? tell : NULL, result};
}
