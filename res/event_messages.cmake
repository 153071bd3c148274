# SPDX-License-Identifier: MIT
# Makes the message file that windmc compiles from the table src/app/event.def.
#
# usage: cmake -DTABLE=event.def -DOUT=event_messages.mc -P event_messages.cmake
#
# Inserts are written %1!S!: Event Viewer then takes a text as it is, where it would look for inserts in what a plain %1
# brought ("a%1b": learn.microsoft.com/windows/win32/api/winbase/nf-winbase-reporteventw).
cmake_minimum_required(VERSION 3.25)

file(READ ${TABLE} rest)
string(REGEX REPLACE "/\\*([^*]|\\*[^/])*\\*/" "" rest "${rest}")

set(mc "MessageIdTypedef=DWORD\n")
string(APPEND mc "SeverityNames=(Information=0x1 Warning=0x2 Error=0x3)\n")
string(APPEND mc "FacilityNames=(Application=0x0)\n")
string(APPEND mc "LanguageNames=(English=0x409:MSG00409)\nLanguageNames=(Japanese=0x411:MSG00411)\n")

set(text "\"(([^\"\\\\]|\\\\.)*)\"")
set(row "^[ \n]*EVENT\\(([0-9]+), ([A-Z]+), [A-Z_]+, [0-9]+,[ \n]*${text},[ \n]*${text}\\)[ \n]*")
set(count 0)
while(rest MATCHES "${row}")
    set(id "${CMAKE_MATCH_1}")
    set(severity "${CMAKE_MATCH_2}")
    set(English "${CMAKE_MATCH_3}")
    set(Japanese "${CMAKE_MATCH_5}")
    string(LENGTH "${CMAKE_MATCH_0}" len)
    string(SUBSTRING "${rest}" ${len} -1 rest)
    string(SUBSTRING "${severity}" 0 1 first)
    string(SUBSTRING "${severity}" 1 -1 others)
    string(TOLOWER "${others}" others)
    string(APPEND mc "\nMessageId=${id}\nSeverity=${first}${others}\nFacility=Application\n")
    foreach(language English Japanese)
        string(REPLACE "\\\"" "\"" words "${${language}}")
        string(REGEX REPLACE "%([1-9])" "%\\1!S!" words "${words}")
        string(APPEND mc "Language=${language}\n${words}\n.\n")
    endforeach()
    math(EXPR count "${count} + 1")
endwhile()
if(count EQUAL 0 OR NOT rest STREQUAL "")
    message(FATAL_ERROR "${TABLE}: cannot read it from here on: ${rest}")
endif()
file(WRITE ${OUT} "${mc}")
