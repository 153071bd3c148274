/* SPDX-License-Identifier: MIT */
/*
 * xml.h: writing text into XML, and reading the elements of a small document.
 *
 * Enough for the definitions of Windows' Task Scheduler (XML 1.0, fifth edition); it is no general
 * reader: it knows no DTD, refuses one, and looks at no attribute.
 */
#ifndef CORE_XML_H
#define CORE_XML_H

#include "core/error.h"
#include "core/text.h"

enum xml_form {
    XML_MARKUP, /* only markup is escaped */
    /*
     * All beyond ASCII becomes character references too, so that the document means the same
     * whatever encoding its bytes are taken for.
     */
    XML_ASCII
};

/*
 * Adds BYTES, UTF-8, as character data. False, and nothing added: there is a character that XML
 * cannot hold (control characters, U+FFFE, U+FFFF: section 2.2), or bytes that are no UTF-8.
 */
bool xml_escape(struct text *out, const char *bytes, enum xml_form form);

enum {
    XML_DEPTH_MAX = 16,
    XML_PATH_SIZE = 256
};

/* Goes through a document element by element. Start with {.at = DOCUMENT}; end with xml_close. */
struct xml_reader {
    const char *at;
    char path[XML_PATH_SIZE]; /* "Task/Settings/Priority": the element that ended last */
    struct text text;         /* its character data, decoded; meaningless where it has children */
    bool is_leaf;             /* it has no child elements */
    bool failed;              /* not well-formed, too deep, or memory is out */
    /* Private. */
    char open[XML_PATH_SIZE]; /* the path of the elements that are open */
    size_t depth;
    bool has_children[XML_DEPTH_MAX + 1];
    bool is_empty; /* <a/>: its end comes next */
    bool is_done;  /* the outermost element has ended */
};

/*
 * The end of the next element, in document order: PATH, TEXT and IS_LEAF are set. False: the
 * document has ended, or FAILED is set.
 */
bool xml_next(struct xml_reader *reader);
void xml_close(struct xml_reader *reader);

#endif
