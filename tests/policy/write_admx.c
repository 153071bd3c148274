/* SPDX-License-Identifier: MIT */
/*
 * Writes the Group Policy files of installer/policy from src/app/policy.def:
 *
 *     write_admx admx | en-US | ja-JP
 *
 * tests/policy/check_admx compares them with the files, and with --update replaces these.
 * Elements and attributes as learn.microsoft.com has them under "Group Policy ADMX Syntax".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/policy.h"
#include "core/mtu.h"

#define KEY       "Software\\Policies\\vpnmtu"
#define NAMESPACE "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"

enum {
    LIST_LEN_MAX = 16384 /* characters of all lines; the editor's own default is 1023 */
};

enum language {
    ENGLISH,
    JAPANESE,
    LANGUAGE_COUNT
};

static const struct {
    const char *title[LANGUAGE_COUNT];
    const char *explain[LANGUAGE_COUNT];
} texts[POLICY_COUNT] = {
#define POLICY(id, name, kind, min, max, option, fallback, help, title, title_ja, explain,         \
               explain_ja)                                                                         \
    [POLICY_##id] = {{title, title_ja}, {explain, explain_ja}},
#include "app/policy.def"
};

static const struct {
    enum policy_id id;
    const char *token;
    const char *title[LANGUAGE_COUNT];
} choices[] = {
#define POLICY_CHOICE(id, token, title, title_ja) {POLICY_##id, token, {title, title_ja}},
#include "app/policy.def"
};

/* What the editor offers where there is no default. */
static const uint32_t suggested[POLICY_COUNT] = {
    [POLICY_VPN_MTU] = 1400,
    [POLICY_PATH_MTU] = MTU_ETHERNET,
};

/* Sentences that hold for all values but Enabled, which says all itself. */
static const struct {
    const char *wins;          /* over an option */
    const char *option_counts; /* else: of those with an option */
    const char *none_counts;   /* of those without */
    const char *task;          /* of the task's switches, which are off by default */
} sentences[LANGUAGE_COUNT] = {
    {"This policy setting wins over %s on the command line.",
     "If you disable or do not configure this policy setting, %s on the command line counts, then "
     "the preference of the same name under HKLM\\SOFTWARE\\vpnmtu, then the default.",
     "If you disable or do not configure this policy setting, the preference of the same name "
     "under HKLM\\SOFTWARE\\vpnmtu counts, then the default.",
     "If you enable this policy setting, the task runs then too. If you disable this policy "
     "setting, it does not. If you do not configure this policy setting, the preference of the "
     "same name under HKLM\\SOFTWARE\\vpnmtu counts; without one, the task does not run then."},
    {"このポリシー設定は、コマンド ラインの %s よりも優先されます。",
     "このポリシー設定を無効にするか、構成しなかった場合は、コマンド ラインの %s、"
     "HKLM\\SOFTWARE\\vpnmtu にある同じ名前の基本設定、既定値の順に使用されます。",
     "このポリシー設定を無効にするか、構成しなかった場合は、HKLM\\SOFTWARE\\vpnmtu にある同じ名前の"
     "基本設定、既定値の順に使用されます。",
     "このポリシー設定を有効にすると、その場合にもタスクが実行されます。このポリシー設定を無効にす"
     "ると、"
     "実行されません。このポリシー設定を構成しなかった場合は、HKLM\\SOFTWARE\\vpnmtu "
     "にある同じ名前の"
     "基本設定が使用されます。基本設定もない場合は、タスクは実行されません。"},
};

static const char *const supported[LANGUAGE_COUNT] = {
    "At least Windows 10 or Windows Server 2016",
    "Windows 10 または Windows Server 2016 以降",
};

static const char *const description[LANGUAGE_COUNT] = {
    "Settings of vpnmtu, which gives a VPN the largest MTU that its path carries.",
    "経路を通過できる最大の MTU を VPN に設定する vpnmtu の設定です。",
};

static void put(const char *text)
{
    fputs(text, stdout);
}

/* Text between tags and in attributes. */
static void put_escaped(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '&')
            put("&amp;");
        else if (*text == '<')
            put("&lt;");
        else if (*text == '>')
            put("&gt;");
        else if (*text == '"')
            put("&quot;");
        else
            putchar(*text);
    }
}

/* The id of a choice's string; a string's id has no hyphen. */
static void put_item_id(enum policy_id id, const char *token)
{
    printf("%s_Item_", policy_row(id)->name);
    for (; *token != '\0'; token++)
        putchar(*token == '-' ? '_' : *token);
}

static void put_root(const char *name, const char *closing)
{
    printf("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
           "<!-- SPDX-License-Identifier: MIT. Made from src/app/policy.def by tests/policy; "
           "do not edit. -->\n"
           "<%s xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" revision=\"1.0\" "
           "schemaVersion=\"1.0\" xmlns=\"" NAMESPACE "\">\n%s",
           name, closing);
}

static void put_element(enum policy_id id)
{
    const struct policy_row *row = policy_row(id);
    const char *choice;

    put("      <elements>\n");
    switch (row->kind) {
    case POLICY_IS_NUMBER:
        printf("        <decimal id=\"%s_Value\" valueName=\"%s\" required=\"true\" "
               "minValue=\"%lu\" maxValue=\"%lu\" />\n",
               row->name, row->name, (unsigned long)row->min, (unsigned long)row->max);
        break;
    case POLICY_IS_CHOICE:
        printf("        <enum id=\"%s_Value\" valueName=\"%s\" required=\"true\">\n", row->name,
               row->name);
        for (size_t i = 0; (choice = policy_choice_at(id, i)) != NULL; i++) {
            put("          <item displayName=\"$(string.");
            put_item_id(id, choice);
            printf(")\">\n            <value>\n              <string>%s</string>\n"
                   "            </value>\n          </item>\n",
                   choice);
        }
        put("        </enum>\n");
        break;
    case POLICY_IS_TEXT:
        printf("        <text id=\"%s_Value\" valueName=\"%s\" required=\"true\" "
               "maxLength=\"%lu\" />\n",
               row->name, row->name, (unsigned long)row->max);
        break;
    default:
        printf("        <multiText id=\"%s_Value\" valueName=\"%s\" required=\"true\" "
               "maxLength=\"%d\" maxStrings=\"%lu\" />\n",
               row->name, row->name, LIST_LEN_MAX, (unsigned long)row->max);
        break;
    }
    put("      </elements>\n");
}

static void put_policy(enum policy_id id)
{
    const struct policy_row *row = policy_row(id);
    const char *name = row->name;
    bool is_switch = row->kind == POLICY_IS_SWITCH;

    printf("    <policy name=\"%s\" class=\"Machine\" displayName=\"$(string.%s)\" "
           "explainText=\"$(string.%s_Explain)\" ",
           name, name, name);
    if (!is_switch)
        printf("presentation=\"$(presentation.%s)\" ", name);
    put("key=\"" KEY "\"");
    if (is_switch)
        printf(" valueName=\"%s\"", name);
    put(">\n      <parentCategory ref=\"vpnmtu\" />\n"
        "      <supportedOn ref=\"SUPPORTED_Windows10\" />\n");
    if (is_switch)
        put("      <enabledValue>\n        <decimal value=\"1\" />\n      </enabledValue>\n"
            "      <disabledValue>\n        <decimal value=\"0\" />\n      </disabledValue>\n");
    else
        put_element(id);
    put("    </policy>\n");
}

static void write_admx(void)
{
    put_root("policyDefinitions", "  <policyNamespaces>\n"
                                  "    <target prefix=\"vpnmtu\" namespace=\"vpnmtu.Policies\" />\n"
                                  "  </policyNamespaces>\n"
                                  "  <resources minRequiredRevision=\"1.0\" />\n"
                                  "  <supportedOn>\n    <definitions>\n"
                                  "      <definition name=\"SUPPORTED_Windows10\" "
                                  "displayName=\"$(string.SUPPORTED_Windows10)\" />\n"
                                  "    </definitions>\n  </supportedOn>\n"
                                  "  <categories>\n"
                                  "    <category name=\"vpnmtu\" displayName=\"$(string.vpnmtu)\" "
                                  "explainText=\"$(string.vpnmtu_Explain)\" />\n"
                                  "  </categories>\n"
                                  "  <policies>\n");
    for (int i = 0; i < POLICY_COUNT; i++)
        put_policy((enum policy_id)i);
    put("  </policies>\n</policyDefinitions>\n");
}

static void put_string(const char *id, const char *suffix, const char *text)
{
    printf("      <string id=\"%s%s\">", id, suffix);
    put_escaped(text);
    put("</string>\n");
}

/* A sentence with at most one %s, for the option. */
static void add_sentence(const char *sentence, const char *option, char *out, size_t size)
{
    const char *hole = strstr(sentence, "%s");
    size_t len = strlen(out);

    if (hole == NULL)
        snprintf(out + len, size - len, "\n\n%s", sentence);
    else
        snprintf(out + len, size - len, "\n\n%.*s%s%s", (int)(hole - sentence), sentence, option,
                 hole + 2);
}

static void put_explain(enum policy_id id, enum language language)
{
    const struct policy_row *row = policy_row(id);
    char explain[4096];

    snprintf(explain, sizeof explain, "%s", texts[id].explain[language]);
    if (row->option != NULL)
        add_sentence(sentences[language].wins, row->option, explain, sizeof explain);
    if (row->kind != POLICY_IS_SWITCH)
        add_sentence(row->option != NULL ? sentences[language].option_counts
                                         : sentences[language].none_counts,
                     row->option, explain, sizeof explain);
    else if (id != POLICY_ENABLED)
        add_sentence(sentences[language].task, NULL, explain, sizeof explain);
    put_string(row->name, "_Explain", explain);
}

/* "flets (1454)" */
static void put_line_items(void)
{
    const struct mtu_line *line;

    for (size_t i = 0; (line = mtu_line_at(i)) != NULL; i++) {
        put("      <string id=\"");
        put_item_id(POLICY_LINE, line->name);
        printf("\">%s (%lu)</string>\n", line->name, (unsigned long)line->path_mtu);
    }
}

static void put_strings(enum language language)
{
    put("    <stringTable>\n");
    put_string("SUPPORTED_Windows10", "", supported[language]);
    put_string("vpnmtu", "", "vpnmtu");
    put_string("vpnmtu", "_Explain", description[language]);
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy_id id = (enum policy_id)i;

        put_string(policy_row(id)->name, "", texts[i].title[language]);
        put_explain(id, language);
        if (id == POLICY_LINE)
            put_line_items();
        for (size_t j = 0; j < sizeof choices / sizeof choices[0]; j++) {
            if (choices[j].id != id)
                continue;
            put("      <string id=\"");
            put_item_id(id, choices[j].token);
            put("\">");
            put_escaped(choices[j].title[language]);
            put("</string>\n");
        }
    }
    put("    </stringTable>\n");
}

/* The position of the default among the choices, the first where there is none. */
static unsigned long default_item(enum policy_id id)
{
    const char *fallback = policy_row(id)->fallback;
    const char *choice;

    for (size_t i = 0; fallback != NULL && (choice = policy_choice_at(id, i)) != NULL; i++)
        if (strcmp(choice, fallback) == 0)
            return (unsigned long)i;
    return 0;
}

static void put_presentation(enum policy_id id, enum language language)
{
    const struct policy_row *row = policy_row(id);
    const char *title = texts[id].title[language];
    unsigned long number = row->fallback != NULL ? strtoul(row->fallback, NULL, 10) : suggested[id];

    printf("      <presentation id=\"%s\">\n", row->name);
    switch (row->kind) {
    case POLICY_IS_NUMBER:
        printf("        <decimalTextBox refId=\"%s_Value\" defaultValue=\"%lu\" spin=\"true\" "
               "spinStep=\"1\">%s:</decimalTextBox>\n",
               row->name, number, title);
        break;
    case POLICY_IS_CHOICE:
        printf("        <dropdownList refId=\"%s_Value\" noSort=\"true\" defaultItem=\"%lu\">%s:"
               "</dropdownList>\n",
               row->name, default_item(id), title);
        break;
    case POLICY_IS_TEXT:
        printf("        <textBox refId=\"%s_Value\">\n          <label>%s:</label>\n"
               "          <defaultValue>%s</defaultValue>\n        </textBox>\n",
               row->name, title, row->fallback != NULL ? row->fallback : "");
        break;
    default:
        printf("        <text>%s:</text>\n        <multiTextBox refId=\"%s_Value\" />\n", title,
               row->name);
        break;
    }
    put("      </presentation>\n");
}

static void write_adml(enum language language)
{
    put_root("policyDefinitionResources", "  <displayName>vpnmtu</displayName>\n  <description>");
    put_escaped(description[language]);
    put("</description>\n  <resources>\n");
    put_strings(language);
    put("    <presentationTable>\n");
    for (int i = 0; i < POLICY_COUNT; i++)
        if (policy_row((enum policy_id)i)->kind != POLICY_IS_SWITCH)
            put_presentation((enum policy_id)i, language);
    put("    </presentationTable>\n  </resources>\n</policyDefinitionResources>\n");
}

int main(int count, char **words)
{
    if (count == 2 && strcmp(words[1], "admx") == 0)
        write_admx();
    else if (count == 2 && strcmp(words[1], "en-US") == 0)
        write_adml(ENGLISH);
    else if (count == 2 && strcmp(words[1], "ja-JP") == 0)
        write_adml(JAPANESE);
    else {
        fputs("usage: write_admx admx | en-US | ja-JP\n", stderr);
        return 2;
    }
    return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 1;
}
