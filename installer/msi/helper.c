/* SPDX-License-Identifier: MIT */
/*
 * helper.c: vpnmtu-setup.exe, which lies inside the installer package only: what its custom actions
 * run, as SYSTEM. It has no window and gives the program it runs none: a console that shows during
 * an installation lets whoever sits there open other programs from it (CVE-2024-38014).
 *
 * usage: vpnmtu-setup VERB [PROGRAM]      (PROGRAM: full path of the installed vpnmtu.exe)
 */
#include <windows.h>

#include <stdbool.h>
#include <wchar.h>

/* mingw's start-up code would expand '*' and '?' in arguments as file names. */
int _dowildcard = 0;

int wmain(int argc, wchar_t **argv);

enum {
    COMMAND_LINE_UNITS = 1024,
    WAIT_MS = 180000, /* vpnmtu itself waits for nothing longer than a minute */
    RESTART_MS = 60000,
    DAY_SECONDS = 86400,
    EXIT_CODE_USAGE = 2,
    EXIT_CODE_REFUSED = 3,
    EXIT_CODE_TOO_LONG = 9
};

#define SERVICE_NAME L"vpnmtu-watch"

/* "C:\...": a full path on a drive, without what would end the quotation. */
static bool is_full_path(const wchar_t *path)
{
    bool drive = (path[0] >= L'A' && path[0] <= L'Z') || (path[0] >= L'a' && path[0] <= L'z');

    return drive && path[1] == L':' && path[2] == L'\\' && wcschr(path, L'"') == NULL;
}

static bool append(wchar_t *line, size_t *used, const wchar_t *text)
{
    size_t units = wcslen(text);

    if (units >= COMMAND_LINE_UNITS - *used)
        return false;
    wmemcpy(line + *used, text, units + 1);
    *used += units;
    return true;
}

/* The exit code of the program, which must end in time. */
static int wait_for(HANDLE process)
{
    DWORD exit_code = EXIT_CODE_REFUSED;

    if (WaitForSingleObject(process, WAIT_MS) != WAIT_OBJECT_0) {
        TerminateProcess(process, EXIT_CODE_TOO_LONG);
        return EXIT_CODE_TOO_LONG;
    }
    return GetExitCodeProcess(process, &exit_code) ? (int)exit_code : EXIT_CODE_REFUSED;
}

static int run(wchar_t *line, const wchar_t *program)
{
    wchar_t directory[MAX_PATH];
    STARTUPINFOW startup = {.cb = sizeof startup};
    PROCESS_INFORMATION process;
    UINT units = GetSystemDirectoryW(directory, MAX_PATH);
    int exit_code;

    if (units == 0 || units >= MAX_PATH)
        return EXIT_CODE_REFUSED;
    if (!CreateProcessW(program, line, NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, directory,
                        &startup, &process))
        return EXIT_CODE_REFUSED;
    CloseHandle(process.hThread);
    exit_code = wait_for(process.hProcess);
    CloseHandle(process.hProcess);
    return exit_code;
}

/*
 * Has Windows start the service again where it dies or ends with an error, twice in a day. Refused,
 * it is a service like most others: no reason to install nothing.
 */
static void set_service_restart(SC_HANDLE service)
{
    SC_ACTION actions[] = {
        {SC_ACTION_RESTART, RESTART_MS}, {SC_ACTION_RESTART, RESTART_MS}, {SC_ACTION_NONE, 0}};
    SERVICE_FAILURE_ACTIONSW restart = {
        .dwResetPeriod = DAY_SECONDS,
        .cActions = sizeof actions / sizeof actions[0],
        .lpsaActions = actions,
    };
    SERVICE_FAILURE_ACTIONS_FLAG errors_too = {.fFailureActionsOnNonCrashFailures = TRUE};

    (void)ChangeServiceConfig2W(service, SERVICE_CONFIG_FAILURE_ACTIONS, &restart);
    (void)ChangeServiceConfig2W(service, SERVICE_CONFIG_FAILURE_ACTIONS_FLAG, &errors_too);
}

/*
 * Gives the service its command line, with the program in quotation marks: without them, Windows
 * looks for C:\Program.exe first (CWE-428). No installer is relied upon to have set them.
 */
static int set_service(wchar_t *line, const wchar_t *program)
{
    SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT);
    SC_HANDLE service;
    bool changed;

    (void)program;
    if (manager == NULL)
        return EXIT_CODE_REFUSED;
    /* SERVICE_START: who may not start it may not have it started again. */
    service = OpenServiceW(manager, SERVICE_NAME, SERVICE_CHANGE_CONFIG | SERVICE_START);
    changed = service != NULL &&
              ChangeServiceConfigW(service, SERVICE_NO_CHANGE, SERVICE_NO_CHANGE, SERVICE_NO_CHANGE,
                                   line, NULL, NULL, NULL, NULL, NULL, NULL);
    if (changed)
        set_service_restart(service);
    if (service != NULL)
        CloseServiceHandle(service);
    CloseServiceHandle(manager);
    return changed ? 0 : EXIT_CODE_REFUSED;
}

static bool has_nothing(HKEY key)
{
    DWORD keys = 1;
    DWORD values = 1;

    return RegQueryInfoKeyW(key, NULL, NULL, NULL, &keys, NULL, NULL, &values, NULL, NULL, NULL,
                            NULL) == ERROR_SUCCESS &&
           keys == 0 && values == 0;
}

/* Deletes a key that has neither values nor keys; others hold what somebody may want back. */
static void delete_if_empty(const wchar_t *path)
{
    HKEY key;
    bool empty;

    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, path, 0, KEY_READ | KEY_WOW64_64KEY, &key) !=
        ERROR_SUCCESS)
        return;
    empty = has_nothing(key);
    RegCloseKey(key);
    if (empty)
        RegDeleteKeyExW(HKEY_LOCAL_MACHINE, path, KEY_WOW64_64KEY, 0);
}

/* The last result says nothing any more; the journal stays while it has something to restore. */
static int forget(void)
{
    RegDeleteKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\vpnmtu\\State", KEY_WOW64_64KEY, 0);
    delete_if_empty(L"SOFTWARE\\vpnmtu\\Journal");
    delete_if_empty(L"SOFTWARE\\vpnmtu\\Setup");
    delete_if_empty(L"SOFTWARE\\vpnmtu");
    return 0;
}

static const struct verb {
    const wchar_t *name;
    const wchar_t *arguments; /* of the program */
    int (*act)(wchar_t *line, const wchar_t *program);
} verbs[] = {
    {L"task-install", L"task install --quiet", run},
    {L"task-remove", L"task remove --quiet", run},
    {L"undo", L"undo --quiet", run},
    {L"service", L"watch --service", set_service},
};

static int act(const struct verb *verb, const wchar_t *program)
{
    wchar_t line[COMMAND_LINE_UNITS] = L"";
    size_t used = 0;

    if (!is_full_path(program) || !append(line, &used, L"\"") || !append(line, &used, program) ||
        !append(line, &used, L"\" ") || !append(line, &used, verb->arguments))
        return EXIT_CODE_USAGE;
    return verb->act(line, program);
}

int wmain(int argc, wchar_t **argv)
{
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    if (!SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32))
        return EXIT_CODE_REFUSED;
    if (argc == 2 && wcscmp(argv[1], L"forget") == 0)
        return forget();
    for (size_t i = 0; argc == 3 && i < sizeof verbs / sizeof verbs[0]; i++) {
        if (wcscmp(argv[1], verbs[i].name) == 0)
            return act(&verbs[i], argv[2]);
    }
    return EXIT_CODE_USAGE;
}
