/* SPDX-License-Identifier: MIT */
/* probe.c: stands in for vpnmtu.exe, and writes beside itself how it was started. Ends with 7. */
#include <windows.h>

#include <stdio.h>
#include <wchar.h>

int wmain(void);

int wmain(void)
{
    wchar_t path[MAX_PATH];
    wchar_t directory[MAX_PATH];
    wchar_t *dot;
    FILE *file;

    if (GetModuleFileNameW(NULL, path, MAX_PATH) == 0 ||
        GetCurrentDirectoryW(MAX_PATH, directory) == 0)
        return 1;
    dot = wcsrchr(path, L'.');
    if (dot == NULL)
        return 1;
    wcscpy_s(dot, 5, L".txt");
    file = _wfopen(path, L"w");
    if (file == NULL)
        return 1;
    fwprintf(file, L"%ls\n%ls\n%ls\n", GetCommandLineW(), directory,
             GetConsoleWindow() == NULL ? L"no window" : L"a console window");
    fclose(file);
    return 7;
}
