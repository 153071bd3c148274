/* SPDX-License-Identifier: MIT */
/*
 * fake_report.h: the fake PC's event log and its files. Paths of files are full, with \\?\ before
 * them: \\?\C:\logs\vpnmtu.log. \\?\C:\ and \\?\C:\work, the current directory, are there.
 */
#ifndef WINDOWS_FAKE_REPORT_H
#define WINDOWS_FAKE_REPORT_H

#include "fake_api.h"

struct fake_event {
    wchar_t source[32];
    WORD type;
    DWORD id;
    WORD count;
    wchar_t *strings[16];
};

size_t fake_events_count(void);
const struct fake_event *fake_events_last(void);

void fake_files_add_directory(const wchar_t *path);
void fake_files_add(const wchar_t *path, const char *text);
/* Attributes beside the directory's own, and how many names the file has. */
void fake_files_mark(const wchar_t *path, DWORD attributes, DWORD links);
/* What the directory turns out to be when it is opened: a part of its path is a junction. */
void fake_files_lead_to(const wchar_t *path, const wchar_t *real);
/* Its owner makes the directory a junction to REAL when it has been looked at, if it is empty. */
void fake_files_turn(const wchar_t *path, const wchar_t *real);
/* Another process has it open, sharing it for reading only, for so long. */
void fake_files_hold(const wchar_t *path, uint64_t for_ms);
/* A reader that does not share deleting: the file cannot be renamed. */
void fake_files_pin(const wchar_t *path);
/* What all drives are; DRIVE_FIXED unless said. */
void fake_files_set_drive(UINT type);
/* Files and directories. */
size_t fake_files_count(void);
/* The text, NULL: no such file. */
const char *fake_files_text(const wchar_t *path);

#endif
