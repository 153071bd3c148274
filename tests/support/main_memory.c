/* SPDX-License-Identifier: MIT */
/*
 * main_memory.c: the command line on a PC in memory, for the golden tests:
 *
 *     vpnmtu-memory SCENARIO ARGUMENTS...
 *
 * SCENARIO is a file as memory_scenario.c describes it; the machine is written back to it
 * afterwards, so that the next command finds what this one left.
 */
#include <stdio.h>

#include "cli/cli.h"
#include "support/memory_machine.h"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>

#include "windows/utf.h"
#endif

static bool write_file(void *self, const char *bytes, size_t len)
{
    return fwrite(bytes, 1, len, self) == len && fflush(self) == 0;
}

static bool read_file(void *self, char *bytes, size_t size, size_t *len)
{
    *len = fread(bytes, 1, size, self);
    return ferror(self) == 0;
}

static int run(int argc, char **argv)
{
    struct source in = {read_file, stdin, NULL, false};
    struct stream out = {write_file, stdout, NULL, false};
    struct stream err = {write_file, stderr, NULL, false};
    struct memory_machine *memory;
    struct machine machine;
    char problem[256];
    int exit_code;

    if (argc < 2) {
        fputs("usage: vpnmtu-memory SCENARIO ARGUMENTS...\n", stderr);
        return 99;
    }
    memory = memory_machine_load(argv[1], problem, sizeof problem);
    if (memory == NULL) {
        fprintf(stderr, "vpnmtu-memory: %s\n", problem);
        return 99;
    }
    machine = memory_machine_open(memory);
    exit_code = cli_run(argc - 1, (const char *const *)argv + 1, &machine, &in, &out, &err);
    if (!memory_machine_save(memory, argv[1]))
        exit_code = 99;
    memory_machine_free(memory);
    return exit_code;
}

#ifdef _WIN32

/* As vpnmtu.exe has it: no '*' is expanded, and arguments are not in some code page. */
int _dowildcard = 0;

int wmain(int argc, wchar_t **argv);

int wmain(int argc, wchar_t **argv)
{
    int bad;
    char **arguments = utf_arguments(argc, argv, &bad);
    int exit_code;

    if (arguments == NULL)
        return 99;
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    exit_code = run(argc, arguments);
    free(arguments);
    return exit_code;
}

#else

int main(int argc, char **argv)
{
    return run(argc, argv);
}

#endif
