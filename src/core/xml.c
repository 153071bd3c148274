/* SPDX-License-Identifier: MIT */
#include "core/xml.h"

#include <string.h>

#define BLANKS "\t\r\n "

/* XML 1.0, 2.2: Char. */
static bool is_char(uint32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

static bool is_all_chars(const char *bytes)
{
    uint32_t code;
    size_t len;

    for (; (len = text_decode(bytes, &code)) > 0; bytes += len)
        /* C1 controls are allowed and discouraged: no name has them. */
        if (!is_char(code) || (code < 0x20) || (code >= 0x7F && code <= 0x9F))
            return false;
    return true;
}

bool xml_escape(struct text *out, const char *bytes, enum xml_form form)
{
    uint32_t code;
    size_t len;

    if (!is_all_chars(bytes))
        return false;
    for (; (len = text_decode(bytes, &code)) > 0; bytes += len) {
        if (code == '&')
            text_add(out, "&amp;");
        else if (code == '<')
            text_add(out, "&lt;");
        else if (code == '>')
            text_add(out, "&gt;");
        else if (code == '"')
            text_add(out, "&quot;");
        else if (code > 0x7E && form == XML_ASCII)
            text_add_format(out, "&#x%lX;", (unsigned long)code);
        else
            text_add_bytes(out, bytes, len);
    }
    return true;
}

static void add_code(struct text *text, uint32_t code)
{
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    char bytes[4];

    for (size_t i = len; i-- > 1; code >>= 6)
        bytes[i] = (char)(0x80 | (code & 0x3F));
    bytes[0] = (char)(len == 1 ? code : leads[len] | code);
    text_add_bytes(text, bytes, len);
}

/* The value of "#65" or "#x41", 0 where it is none. */
static uint32_t numeric_reference(const char *name, size_t len)
{
    uint32_t base = len > 1 && name[1] == 'x' ? 16 : 10;
    uint32_t code = 0;

    for (size_t i = base == 16 ? 2 : 1; i < len; i++) {
        const char *digits = "0123456789abcdef";
        const char *digit =
            strchr(digits, name[i] >= 'A' && name[i] <= 'F' ? name[i] + 32 : name[i]);

        if (digit == NULL || name[i] == '\0' || (uint32_t)(digit - digits) >= base)
            return 0;
        code = code * base + (uint32_t)(digit - digits);
        if (code > 0x10FFFF)
            return 0;
    }
    return is_char(code) ? code : 0;
}

/* What stands between '&' and ';'. */
static bool add_reference(struct text *text, const char *name, size_t len)
{
    static const struct {
        const char *name;
        char value;
    } named[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    uint32_t code;

    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        if (strlen(named[i].name) == len && memcmp(named[i].name, name, len) == 0) {
            text_add_bytes(text, &named[i].value, 1);
            return true;
        }
    code = len > 1 && name[0] == '#' ? numeric_reference(name, len) : 0;
    if (code == 0)
        return false;
    add_code(text, code);
    return true;
}

/* Character data up to the next '<'. */
static bool take_text(struct xml_reader *reader)
{
    while (reader->at[0] != '<' && reader->at[0] != '\0') {
        size_t len = strcspn(reader->at, "<&");

        text_add_bytes(&reader->text, reader->at, len);
        reader->at += len;
        if (reader->at[0] != '&')
            continue;
        len = strcspn(reader->at, ";");
        if (reader->at[len] != ';' || !add_reference(&reader->text, reader->at + 1, len - 1))
            return false;
        reader->at += len + 1;
    }
    return true;
}

/* Goes behind the next END. */
static bool skip_past(struct xml_reader *reader, const char *end)
{
    const char *found = strstr(reader->at, end);

    if (found == NULL)
        return false;
    reader->at = found + strlen(end);
    return true;
}

static bool take_cdata(struct xml_reader *reader)
{
    const char *begin = reader->at + strlen("<![CDATA[");

    if (!skip_past(reader, "]]>"))
        return false;
    text_add_bytes(&reader->text, begin, (size_t)(reader->at - begin) - strlen("]]>"));
    return true;
}

/* Goes behind the '>' of a start tag; values of attributes may hold one. */
static bool skip_attributes(struct xml_reader *reader)
{
    for (;;) {
        char quote;

        reader->at += strcspn(reader->at, "\"'>");
        quote = reader->at[0];
        if (quote == '\0')
            return false;
        reader->at++;
        if (quote == '>')
            return true;
        reader->at = strchr(reader->at, quote);
        if (reader->at == NULL) {
            reader->at = "";
            return false;
        }
        reader->at++;
    }
}

static bool take_start(struct xml_reader *reader)
{
    const char *name = reader->at + 1;
    size_t len = strcspn(name, BLANKS "/><");
    size_t used = strlen(reader->open);

    if (len == 0 || reader->depth == XML_DEPTH_MAX || used + len + 2 > sizeof reader->open)
        return false;
    if (used > 0)
        reader->open[used++] = '/';
    memcpy(reader->open + used, name, len);
    reader->open[used + len] = '\0';
    reader->has_children[reader->depth] = true;
    reader->has_children[++reader->depth] = false;
    reader->at = name + len;
    if (!skip_attributes(reader))
        return false;
    reader->is_empty = reader->at[-2] == '/';
    reader->text.len = 0;
    text_add(&reader->text, "");
    return true;
}

/* The innermost open element ends. */
static void finish(struct xml_reader *reader)
{
    char *slash = strrchr(reader->open, '/');

    memcpy(reader->path, reader->open, sizeof reader->path);
    reader->is_leaf = !reader->has_children[reader->depth];
    reader->is_empty = false;
    reader->open[slash != NULL ? slash - reader->open : 0] = '\0';
    reader->is_done = --reader->depth == 0;
}

static bool take_end(struct xml_reader *reader)
{
    const char *slash = strrchr(reader->open, '/');
    const char *name = slash != NULL ? slash + 1 : reader->open;
    size_t len = strlen(name);

    reader->at += strlen("</");
    if (reader->depth == 0 || strncmp(reader->at, name, len) != 0)
        return false;
    reader->at += len;
    reader->at += strspn(reader->at, BLANKS);
    if (reader->at[0] != '>')
        return false;
    reader->at++;
    finish(reader);
    return true;
}

/* One piece of markup or text; *ENDED: an element has. */
static bool step(struct xml_reader *reader, bool *ended)
{
    const char *at = reader->at;

    if (reader->is_empty) {
        finish(reader);
        *ended = true;
        return true;
    }
    if (at[0] != '<')
        return take_text(reader);
    if (strncmp(at, "<?", 2) == 0)
        return skip_past(reader, "?>");
    if (strncmp(at, "<!--", 4) == 0)
        return skip_past(reader, "-->");
    if (strncmp(at, "<![CDATA[", 9) == 0)
        return reader->depth > 0 && take_cdata(reader);
    if (at[1] == '!')
        return false;
    if (at[1] == '/') {
        *ended = true;
        return take_end(reader);
    }
    return !reader->is_done && take_start(reader);
}

bool xml_next(struct xml_reader *reader)
{
    bool ended = false;

    while (!reader->failed && !ended && (reader->at[0] != '\0' || reader->is_empty))
        reader->failed = !step(reader, &ended) || reader->text.failed;
    if (!ended && !reader->is_done)
        reader->failed = true;
    return ended && !reader->failed;
}

void xml_close(struct xml_reader *reader)
{
    text_free(&reader->text);
}
