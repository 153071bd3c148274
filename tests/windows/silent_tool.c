/* SPDX-License-Identifier: MIT */
/*
 * silent_tool.c: starts a program as a service, a task and careless scripts do, and ends as it
 * ends.
 *
 *     silent_tool HOW PROGRAM ARGUMENTS...
 *
 * HOW: "none": no console and no standard handles; "invalid": no console, and handles that are
 * none; "closed": handles that were closed; "pipes": no console, and pipes, what comes out of which
 * is printed, stdout before stderr. Exit code 99: it could not be started; 98: it does not end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <winsock2.h>
#include <windows.h>

enum {
    PATIENCE_MS = 60000,
    LINE_UNITS = 4096
};

int _dowildcard = 0;

int wmain(int argc, wchar_t **argv);

/* A handle that was one. */
static HANDLE closed_handle(void)
{
    HANDLE handle = CreateFileW(L"NUL", GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);

    CloseHandle(handle);
    return handle;
}

static void print_pipe(HANDLE pipe, const char *mark)
{
    char bytes[512];
    DWORD len;

    while (ReadFile(pipe, bytes, sizeof bytes, &len, NULL) && len > 0)
        printf("%s%.*s", mark, (int)len, bytes);
}

static HANDLE make_pipe(HANDLE *reading)
{
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    HANDLE writing = NULL;

    if (!CreatePipe(reading, &writing, &inherited, 65536) ||
        !SetHandleInformation(*reading, HANDLE_FLAG_INHERIT, 0))
        exit(99);
    return writing;
}

static void command_line(wchar_t **words, wchar_t *line)
{
    line[0] = L'\0';
    for (; *words != NULL; words++) {
        wcscat(line, L"\"");
        wcscat(line, *words);
        wcscat(line, words[1] != NULL ? L"\" " : L"\"");
    }
}

int wmain(int argc, wchar_t **argv)
{
    STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
    PROCESS_INFORMATION process;
    HANDLE reading[2] = {NULL, NULL};
    wchar_t line[LINE_UNITS];
    DWORD exit_code = 98;

    if (argc < 3)
        return 99;
    if (wcscmp(argv[1], L"invalid") == 0) {
        start.hStdInput = start.hStdOutput = start.hStdError = INVALID_HANDLE_VALUE;
    } else if (wcscmp(argv[1], L"closed") == 0) {
        start.hStdInput = start.hStdOutput = start.hStdError = closed_handle();
    } else if (wcscmp(argv[1], L"pipes") == 0) {
        start.hStdOutput = make_pipe(&reading[0]);
        start.hStdError = make_pipe(&reading[1]);
    }
    command_line(argv + 2, line);
    if (!CreateProcessW(NULL, line, NULL, NULL, reading[0] != NULL, DETACHED_PROCESS, NULL, NULL,
                        &start, &process))
        return 99;
    if (reading[0] != NULL) {
        CloseHandle(start.hStdOutput);
        CloseHandle(start.hStdError);
        print_pipe(reading[0], "");
        print_pipe(reading[1], "stderr: ");
    }
    if (WaitForSingleObject(process.hProcess, PATIENCE_MS) == WAIT_OBJECT_0)
        GetExitCodeProcess(process.hProcess, &exit_code);
    else
        TerminateProcess(process.hProcess, 98);
    return (int)exit_code;
}
