/* SPDX-License-Identifier: MIT */
/* main_cli.c: vpnmtu.exe: wires the command line to this PC and its console. */
#include <stdlib.h>
#include <string.h>
#include <winsock2.h>
#include <windows.h>

#include "cli/cli.h"
#include "core/error.h"
#include "windows/console.h"
#include "windows/machine_windows.h"
#include "windows/utf.h"

/* mingw's start-up code would expand '*' and '?' in arguments as file names. */
int _dowildcard = 0;

int wmain(int argc, wchar_t **argv);

/* For failures before cli_run can report them. */
static int fail(const struct stream *err, enum status status, const char *line)
{
    (void)err->write(err->self, line, strlen(line));
    return status_exit_code(status);
}

int wmain(int argc, wchar_t **argv)
{
    struct console in_console;
    struct console out_console;
    struct console err_console;
    struct source in = {console_read, &in_console, console_last_error, false};
    struct stream out = {console_write, &out_console, console_last_error, false};
    struct stream err = {console_write, &err_console, console_last_error, false};
    struct machine_windows state;
    struct windows_api api;
    struct machine machine;
    char **arguments;
    int exit_code;
    int bad;

    console_open(&in_console, STD_INPUT_HANDLE);
    console_open(&out_console, STD_OUTPUT_HANDLE);
    console_open(&err_console, STD_ERROR_HANDLE);
    in.is_console = in_console.is_console;
    out.is_console = out_console.is_console;
    err.is_console = err_console.is_console;
    /* Nobody may be there to answer a box of the system's. */
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    /* Libraries come from System32 only; the ones in the import table are KnownDLLs. */
    if (!SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32))
        return fail(&err, STATUS_WINDOWS, "vpnmtu: cannot confine library loading to System32\n");
    arguments = utf_arguments(argc, argv, &bad);
    if (arguments == NULL && bad >= 0)
        return fail(&err, STATUS_USAGE, "vpnmtu: an argument is not valid Unicode\n");
    if (arguments == NULL)
        return fail(&err, STATUS_INTERNAL, "vpnmtu: out of memory\n");

    windows_api_init(&api);
    machine = machine_windows_open(&state, &api);
    exit_code = cli_run(argc, (const char *const *)arguments, &machine, &in, &out, &err);
    machine_windows_close(&state);
    windows_api_close(&api);
    free(arguments);
    return exit_code;
}
