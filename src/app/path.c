/* SPDX-License-Identifier: MIT */
#include "app/path.h"

#include <string.h>

#include "core/mtu.h"
#include "core/text.h"

struct paths paths_make(const char *spelling, uint32_t timeout_ms)
{
    struct paths paths = {.mode = PATH_PROBE_AUTO, .timeout_ms = timeout_ms};

    if (spelling == NULL || text_same_word(spelling, "auto"))
        return paths;
    if (text_same_word(spelling, "off")) {
        paths.mode = PATH_PROBE_OFF;
    } else {
        paths.mode = PATH_PROBE_HOST;
        paths.host = spelling;
    }
    return paths;
}

static bool same_question(const struct path_question *one, const struct path_question *other)
{
    return one->luid == other->luid && one->cap_mtu == other->cap_mtu &&
           one->outer == other->outer && one->has_server == other->has_server &&
           (!one->has_server || address_equal(&one->server, &other->server)) &&
           one->has_source == other->has_source &&
           (!one->has_source || address_equal(&one->source, &other->source));
}

static void not_measured(struct path *out, const struct error *why)
{
    out->measured = false;
    out->why_not = *why;
}

/* Where the packets are to go; STATUS_OK and OUT->why_not set: that is not known. */
static enum status choose_target(const struct machine *machine, const struct paths *paths,
                                 const struct path_question *question, struct path *out,
                                 struct error *err)
{
    struct machine_addresses addresses;
    enum status status;

    if (paths->mode == PATH_PROBE_AUTO && !question->has_server) {
        error_set(&out->why_not, STATUS_NO_HOST,
                  "the VPN server's address is not known; --probe HOST measures to another");
        return STATUS_OK;
    }
    out->target = question->server;
    if (paths->mode == PATH_PROBE_HOST) {
        status =
            machine->ops->resolve(machine->self, paths->host, question->outer, &addresses, err);
        if (status == STATUS_NO_HOST) {
            error_rephrase(err, "cannot resolve \"%s\" to an %s address", paths->host,
                           family_title(question->outer));
            return error_advise(err, "a name or an address that can be reached from this PC");
        }
        if (status != STATUS_OK)
            return status;
        out->target = addresses.rows[0];
        machine_addresses_free(&addresses);
    }
    out->has_target = true;
    return STATUS_OK;
}

static enum status choose_source(const struct machine *machine,
                                 const struct path_question *question,
                                 const struct address *destination, struct probe_target *target,
                                 struct error *err)
{
    struct machine_route route;
    enum status status;

    if (question->has_source && address_equal(destination, &question->server)) {
        target->has_source = true;
        target->source = question->source;
        return STATUS_OK;
    }
    status = machine->ops->find_route(machine->self, destination, question->luid, &route, err);
    if (status != STATUS_OK)
        return status;
    target->has_source = true;
    target->source = route.source;
    return STATUS_OK;
}

/*
 * Whether a finding tells the path. What only tiny packets answer is a filter, not a path, unless
 * a router says so; and a host that cuts its replies tells nothing of larger packets.
 */
static bool is_telling(const struct path_finding *finding, enum family family)
{
    uint32_t least = mtu_floor(family);

    if (finding->result == PATH_NO_ANSWER || finding->doubt == PATH_DOUBT_DAMAGED)
        return false;
    return finding->path_mtu >= least ||
           (finding->result == PATH_EXACT && finding->told_mtu == finding->path_mtu);
}

static void judge(const struct probe_result *probe, struct path *out)
{
    const struct path_finding *finding = &probe->finding;
    char to[ADDRESS_TEXT_SIZE];

    out->result = finding->result;
    out->elapsed_ms = probe->elapsed_ms;
    out->probes_sent = finding->probes_sent;
    if (is_telling(finding, out->target.family)) {
        out->measured = true;
        out->mtu = finding->path_mtu;
        return;
    }
    address_format(&out->target, to);
    if (finding->result == PATH_NO_ANSWER)
        error_set(&out->why_not, STATUS_INCONCLUSIVE,
                  "%s does not answer echo requests; --probe HOST measures to another", to);
    else
        error_set(&out->why_not, STATUS_INCONCLUSIVE,
                  "%s answers nothing larger than %lu bytes; --probe HOST measures to another", to,
                  (unsigned long)finding->path_mtu);
}

static enum status measure(const struct machine *machine, const struct paths *paths,
                           const struct path_question *question, struct path *out,
                           struct error *err)
{
    struct probe_target target = {.luid = question->luid, .cap_mtu = question->cap_mtu};
    struct probe_result result;
    enum status status = choose_target(machine, paths, question, out, err);

    if (status != STATUS_OK || !out->has_target)
        return status;
    status = choose_source(machine, question, &out->target, &target, err);
    if (status != STATUS_OK && paths->mode == PATH_PROBE_HOST)
        return status;
    if (status == STATUS_OK) {
        target.address = out->target;
        if (target.cap_mtu > MTU_PATH_MAX)
            target.cap_mtu = MTU_PATH_MAX;
        status = probe_address(machine, &target, paths->timeout_ms, paths->progress, &result, err);
    }
    if (status == STATUS_INTERNAL)
        return status;
    if (status == STATUS_OK)
        judge(&result, out);
    else
        not_measured(out, err);
    return STATUS_OK;
}

/* The oldest answer makes room. */
static void remember(struct paths *paths, const struct path_question *question,
                     const struct path *answer)
{
    if (paths->count == PATHS_MAX) {
        paths->count--;
        memmove(&paths->questions[0], &paths->questions[1],
                paths->count * sizeof paths->questions[0]);
        memmove(&paths->answers[0], &paths->answers[1], paths->count * sizeof paths->answers[0]);
        memmove(&paths->doubted[0], &paths->doubted[1], paths->count * sizeof paths->doubted[0]);
    }
    paths->questions[paths->count] = *question;
    paths->answers[paths->count] = *answer;
    paths->doubted[paths->count] = false;
    paths->count++;
}

/* The answer that is known, fresh or not; NULL: none. */
static struct path *known(struct paths *paths, const struct path_question *question, size_t *at)
{
    for (size_t i = 0; i < paths->count; i++) {
        if (!same_question(&paths->questions[i], question))
            continue;
        *at = i;
        return &paths->answers[i];
    }
    return NULL;
}

enum status paths_measure(const struct machine *machine, struct paths *paths,
                          const struct path_question *question, struct path *out, struct error *err)
{
    struct path answer = {.asked = true, .why_not = {.status = STATUS_OK}};
    struct path *before;
    size_t at = 0;
    enum status status;

    if (paths->mode == PATH_PROBE_OFF) {
        *out = (struct path){.asked = false};
        return STATUS_OK;
    }
    before = known(paths, question, &at);
    if (before != NULL && !paths->doubted[at]) {
        *out = *before;
        return STATUS_OK;
    }
    status = measure(machine, paths, question, &answer, err);
    if (status == STATUS_INTERNAL)
        return status;
    if (before != NULL && before->measured && (status != STATUS_OK || !answer.measured)) {
        answer = *before;
        status = STATUS_OK;
    }
    if (status != STATUS_OK)
        return status;
    if (before == NULL) {
        remember(paths, question, &answer);
    } else {
        *before = answer;
        paths->doubted[at] = false;
    }
    *out = answer;
    return STATUS_OK;
}

void paths_doubt(struct paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        paths->doubted[i] = true;
}
