/* SPDX-License-Identifier: MIT */
#include "app/log_path.h"

#include <stdbool.h>
#include <string.h>

#include "core/text.h"
#include "machine/report.h"

static bool is_slash(char byte)
{
    return byte == '\\' || byte == '/';
}

static size_t component_len(const char *at)
{
    return strcspn(at, "\\/");
}

/* Names that mean a device in every directory, with any extension (win32/fileio/naming-a-file). */
static bool is_device(const char *name, size_t len)
{
    static const char *const devices[] = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    static const char *const numbered[] = {"COM", "LPT"};
    static const char *const superscripts[] = {"\xC2\xB9", "\xC2\xB2", "\xC2\xB3"};
    char base[16];
    size_t used = 0;

    while (used < len && used < sizeof base - 1 && name[used] != '.') {
        base[used] = name[used];
        used++;
    }
    while (used > 0 && base[used - 1] == ' ')
        used--;
    base[used] = '\0';
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++)
        if (text_same_word(base, devices[i]))
            return true;
    if (used != 4 && used != 5)
        return false;
    for (size_t i = 0; i < sizeof superscripts / sizeof superscripts[0]; i++)
        if (strcmp(base + 3, superscripts[i]) == 0)
            memcpy(base + 3, "1", 2);
    if (base[3] < '0' || base[3] > '9' || base[4] != '\0')
        return false;
    base[3] = '\0';
    return text_same_word(base, numbered[0]) || text_same_word(base, numbered[1]);
}

static bool is_dots(const char *name, size_t len)
{
    return (len == 1 && name[0] == '.') || (len == 2 && name[0] == '.' && name[1] == '.');
}

/* What is wrong with one name of the path, NULL: nothing. */
static const char *component_problem(const char *name, size_t len, bool last)
{
    if (is_dots(name, len))
        return last ? "it is a directory" : NULL;
    if (is_device(name, len))
        return "it names a device";
    if (name[len - 1] == '.' || name[len - 1] == ' ')
        return "Windows drops a dot or a space at the end of a name";
    return NULL;
}

static const char *characters_problem(const char *path)
{
    for (const char *at = path; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 || strchr("\"<>|*?", *at) != NULL)
            return "Windows does not take such characters in a name";
    return NULL;
}

static const char *path_problem(const char *path)
{
    const char *problem = characters_problem(path);
    const char *at = path;

    if (problem != NULL)
        return problem;
    if (is_slash(path[0]) && is_slash(path[1]))
        return "it is on the network or a device";
    if (path[0] != '\0' && path[1] == ':' && is_slash(path[2]))
        at += 2;
    if (strchr(at, ':') != NULL)
        return "a colon stands only behind a drive's letter, with a backslash behind it";
    if (*at == '\0' || is_slash(at[strlen(at) - 1]))
        return "it is a directory";
    while (*at != '\0') {
        size_t len = component_len(at);

        if (len > 0 && (problem = component_problem(at, len, at[len] == '\0')) != NULL)
            return problem;
        at += len;
        if (*at != '\0')
            at++;
    }
    return NULL;
}

static const char *any_problem(const char *path)
{
    return strlen(path) < MACHINE_LOG_PATH_SIZE ? path_problem(path) : "its name is too long";
}

static bool is_prom(const char *path)
{
    static const char ending[] = ".prom";
    size_t len = strlen(path);

    /* Something before it: ".prom" alone is a hidden file, and no name. */
    return len > sizeof ending - 1 && strcmp(path + len - (sizeof ending - 1), ending) == 0 &&
           !is_slash(path[len - sizeof ending]);
}

enum status prom_path_check(const char *path, struct error *err)
{
    const char *problem = any_problem(path);
    char safe[256];

    if (problem == NULL && !is_prom(path))
        problem = "its name must end in .prom";
    if (problem == NULL)
        return STATUS_OK;
    text_safe(path, safe, sizeof safe);
    error_set(err, STATUS_USAGE, "\"%s\" cannot be a metrics file: %s", safe, problem);
    return error_advise(
        err, "--prom \"C:\\Program Files\\windows_exporter\\textfile_inputs\\vpnmtu.prom\"");
}

enum status log_path_check(const char *path, struct error *err)
{
    const char *problem = any_problem(path);
    char safe[256];

    if (problem == NULL)
        return STATUS_OK;
    text_safe(path, safe, sizeof safe);
    error_set(err, STATUS_USAGE, "\"%s\" cannot be a log file: %s", safe, problem);
    return error_advise(err,
                        "--log C:\\ProgramData\\vpnmtu\\vpnmtu.log, in a directory that is there");
}
