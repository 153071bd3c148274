/* SPDX-License-Identifier: MIT */
#include "cli/input.h"

enum {
    PIECE_BYTES = 4096
};

enum status input_read(const struct source *source, size_t limit, struct text *out,
                       struct error *err)
{
    char piece[PIECE_BYTES];
    size_t len;

    do {
        if (!source->read(source->self, piece, sizeof piece, &len))
            return error_set_windows(err, STATUS_WINDOWS,
                                     source->last_error != NULL ? source->last_error(source->self)
                                                                : 0,
                                     NULL, "cannot read standard input");
        if (len > limit - out->len)
            return error_set(err, STATUS_USAGE, "standard input has more than %lu bytes",
                             (unsigned long)limit);
        text_add_bytes(out, piece, len);
        if (out->failed)
            return error_set(err, STATUS_INTERNAL, "out of memory");
    } while (len > 0);
    return STATUS_OK;
}
