/* SPDX-License-Identifier: MIT */
#include "cli/picture.h"

enum {
    LABEL_COLUMNS = 18,
    BAR_COLUMNS = 50
};

/* One line: label, bytes, and a bar from OFFSET over LEN of SCALE. */
static void draw_line(struct text *text, const char *label, uint32_t len, char ink, uint32_t offset,
                      uint32_t scale)
{
    uint32_t from = (uint32_t)((uint64_t)offset * BAR_COLUMNS / scale);
    uint32_t to = (uint32_t)((uint64_t)(offset + len) * BAR_COLUMNS / scale);

    if (len > 0 && to == from) {
        from = from < BAR_COLUMNS ? from : BAR_COLUMNS - 1;
        to = from + 1;
    }
    text_add(text, "  ");
    text_add_padded(text, label, LABEL_COLUMNS);
    text_add_format(text, "%5lu  |", (unsigned long)len);
    text_add_repeated(text, ' ', from);
    text_add_repeated(text, ink, to - from);
    text_add_repeated(text, ' ', BAR_COLUMNS - to);
    text_add(text, "|\n");
}

void picture_draw(struct text *text, const struct stack_part *parts, size_t count,
                  uint32_t path_mtu)
{
    unsigned long column = (path_mtu + BAR_COLUMNS / 2) / BAR_COLUMNS;
    uint32_t offset = 0;

    for (size_t i = 0; i < count; i++) {
        char ink = parts[i].layer->place == PLACE_INNER ? '=' : '#';

        draw_line(text, parts[i].layer->title, parts[i].len, ink, offset, path_mtu);
        offset += parts[i].len;
    }
    draw_line(text, "unused", path_mtu - offset, '.', offset, path_mtu);
    text_add(text, "  ");
    text_add_padded(text, "path MTU", LABEL_COLUMNS);
    text_add_format(text, "%5lu   one column is %lu byte%s\n", (unsigned long)path_mtu, column,
                    column == 1 ? "" : "s");
}
