/* SPDX-License-Identifier: MIT */
/* Escaping, and reading documents well-formed and not. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "core/xml.h"

static void escapes(void **state)
{
    static const struct {
        const char *bytes;
        const char *ascii; /* NULL: refused */
        const char *markup;
        const char *why;
    } rows[] = {
        {"", "", "", "nothing"},
        {"VPN 1", "VPN 1", "VPN 1", "nothing to do"},
        {"a&b<c>d\"e'f", "a&amp;b&lt;c&gt;d&quot;e'f", "a&amp;b&lt;c&gt;d&quot;e'f", "markup"},
        {"]]>", "]]&gt;", "]]&gt;", "the end of CDATA may not stand in text"},
        {"\xC3\xA9\xE6\x97\xA5\xF0\x9F\x94\x92", "&#xE9;&#x65E5;&#x1F512;",
         "\xC3\xA9\xE6\x97\xA5\xF0\x9F\x94\x92", "two, three and four bytes"},
        {"\xC2\xA0", "&#xA0;", "\xC2\xA0", "the first beyond C1"},
        {"~", "~", "~", "the last of ASCII"},
        {"a\x01", NULL, NULL, "a control character"},
        {"a\tb", NULL, NULL, "a tab: XML would allow it, no name has it"},
        {"a\nb", NULL, NULL, "a line end likewise"},
        {"\x7F", NULL, NULL, "DEL"},
        {"\xC2\x85", NULL, NULL, "NEL, a C1 control"},
        {"\xEF\xBF\xBE", NULL, NULL, "U+FFFE"},
        {"\xEF\xBF\xBF", NULL, NULL, "U+FFFF"},
        {"\xED\xA0\x80", NULL, NULL, "half of a surrogate pair"},
        {"a\xFF", NULL, NULL, "no UTF-8"},
        {"\xE6\x97", NULL, NULL, "cut off"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int form = XML_MARKUP; form <= XML_ASCII; form++) {
            const char *expected = form == XML_ASCII ? rows[i].ascii : rows[i].markup;
            struct text out = {NULL, 0, 0, false};

            text_add(&out, "");
            CHECK(rows[i].why,
                  xml_escape(&out, rows[i].bytes, (enum xml_form)form) == (expected != NULL));
            CHECK_TEXT(rows[i].why, out.bytes, expected != NULL ? expected : "");
            text_free(&out);
        }
}

/* "path=text;" of every leaf, "path;" of the others, "!" where it failed. */
static void describe(const char *document, char *out, size_t size)
{
    struct xml_reader reader = {.at = document};
    size_t used = 0;

    out[0] = '\0';
    while (xml_next(&reader) && used + 1 < size)
        used += (size_t)snprintf(out + used, size - used, reader.is_leaf ? "%s=%s;" : "%s;",
                                 reader.path, reader.text.bytes);
    if (reader.failed)
        snprintf(out + used, size - used, "!");
    xml_close(&reader);
}

static void reads(void **state)
{
    static const struct {
        const char *document;
        const char *expected;
        const char *why;
    } rows[] = {
        {"<a/>", "a=;", "one empty element"},
        {"<a></a>", "a=;", "the same, long"},
        {"<a>text</a>", "a=text;", "text"},
        {"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<!-- <x> --><a>1</a>\r\n", "a=1;",
         "declaration, comment, blanks"},
        {"<a x='>' y=\"/>\">1</a>", "a=1;", "attributes with markup in them"},
        {"<a x='1'/>", "a=;", "an empty element with an attribute"},
        {"<a><b>1</b><c/><b>2</b></a>", "a/b=1;a/c=;a/b=2;a;", "children in order"},
        {"<a>x<b>1</b>y</a>", "a/b=1;a;", "mixed content is no leaf"},
        {"<a>&lt;b&gt;&amp;&quot;&apos;</a>", "a=<b>&\"';", "named references"},
        {"<a>&#65;&#x42;&#x65E5;&#x1f512;</a>", "a=AB\xE6\x97\xA5\xF0\x9F\x94\x92;",
         "numeric references"},
        {"<a><![CDATA[<b>&amp;]]>]]</a>", "a=<b>&amp;]];", "CDATA"},
        {"<a><!-- <b> -->1<!-- 2 --></a>", "a=1;", "comments in text"},
        {"<a >1</a >", "a=1;", "blanks in tags"},
        {"", "!", "nothing"},
        {"text", "!", "no element"},
        {"<a>", "!", "not ended"},
        {"<a></b>", "!", "another ends"},
        {"</a>", "!", "an end without a beginning"},
        {"<a/><b/>", "a=;!", "two documents"},
        {"<a>&x;</a>", "!", "an unknown entity"},
        {"<a>&#0;</a>", "!", "NUL"},
        {"<a>&#xD800;</a>", "!", "half of a surrogate pair"},
        {"<a>&#x110000;</a>", "!", "beyond Unicode"},
        {"<a>&#99999999999;</a>", "!", "far beyond"},
        {"<a>&#x;</a>", "!", "no digits"},
        {"<a>&#12a;</a>", "!", "no digit"},
        {"<a>&amp</a>", "!", "a reference without an end"},
        {"<a x='1>1</a>", "!", "an attribute without an end"},
        {"<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "!", "a DTD"},
        {"<a><![CDATA[1</a>", "!", "CDATA without an end"},
        {"<a><!-- </a>", "!", "a comment without an end"},
        {"<><a/></>", "!", "no name"},
        {"<", "!", "cut off at once"},
        {"<a", "!", "cut off in a name"},
        {"<a><b></a>", "!", "crossed"},
        {"<a>1</ab>", "!", "a longer name ends"},
        {"<a/>x", "a=;", "what follows is not looked at but for markup"},
    };
    char out[256];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        describe(rows[i].document, out, sizeof out);
        CHECK_TEXT(rows[i].why, out, rows[i].expected);
    }
}

static void depth_is_bounded(void **state)
{
    char document[8 * (XML_DEPTH_MAX + 2)];
    char out[1024];

    (void)state;
    for (int depth = XML_DEPTH_MAX; depth <= XML_DEPTH_MAX + 1; depth++) {
        size_t used = 0;

        for (int i = 0; i < depth; i++)
            used += (size_t)snprintf(document + used, sizeof document - used, "<a>");
        for (int i = 0; i < depth; i++)
            used += (size_t)snprintf(document + used, sizeof document - used, "</a>");
        describe(document, out, sizeof out);
        CHECK("as deep as it may be, and deeper",
              (strchr(out, '!') != NULL) == (depth > XML_DEPTH_MAX));
    }
}

static void long_names_are_refused(void **state)
{
    char document[2 * XML_PATH_SIZE];
    char out[2 * XML_PATH_SIZE];

    (void)state;
    memset(document, 'a', sizeof document);
    document[0] = '<';
    memcpy(document + XML_PATH_SIZE + 1, "/>", 3);
    describe(document, out, sizeof out);
    assert_string_equal(out, "!");
    memcpy(document + XML_PATH_SIZE - 10, "/>", 3);
    describe(document, out, sizeof out);
    assert_null(strchr(out, '!'));
}

/* Every beginning of a document is refused or read, and never read beyond. */
static void every_beginning(void **state)
{
    static const char document[] = "<?xml version=\"1.0\"?><a x='1'><!-- c --><b>&#x41;&lt;</b>"
                                   "<c><![CDATA[x]]></c><d/></a>";
    char out[256];

    (void)state;
    for (size_t len = 0; len < sizeof document - 1; len++) {
        char *part = malloc(len + 1);

        assert_non_null(part);
        memcpy(part, document, len);
        part[len] = '\0';
        describe(part, out, sizeof out);
        assert_non_null(strchr(out, '!'));
        free(part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes),          cmocka_unit_test(reads),
        cmocka_unit_test(depth_is_bounded), cmocka_unit_test(long_names_are_refused),
        cmocka_unit_test(every_beginning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
