/* SPDX-License-Identifier: MIT */
/* vpnmtu's own two keys on a memory machine: the operation, and reading and writing scenarios. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "support/memory_machine.h"
#include "support/memory_state.h"

enum {
    TYPE_SZ = 1,
    TYPE_DWORD = 4,
    TYPE_MULTI_SZ = 7,
    CODE_CANT_RESOLVE = 1921,
    UNIT_BYTES = 2
};

/* The bytes of all texts with their NULs. */
static size_t text_size(const struct machine_setting *row)
{
    size_t size = 0;

    for (size_t i = 0; i < row->text_count; i++)
        size += strlen(row->text + size) + 1;
    return size;
}

/* A copy with a text of its own. */
static struct machine_setting copy_of(const struct machine_setting *row)
{
    struct machine_setting copy = *row;
    size_t size = text_size(row);

    if (row->text == NULL)
        return copy;
    copy.text = calloc(size + 1, 1);
    if (copy.text == NULL)
        abort();
    memcpy(copy.text, row->text, size);
    return copy;
}

static int compare_name(const void *left, const void *right)
{
    const struct machine_setting *a = left;
    const struct machine_setting *b = right;

    return strcmp(a->name, b->name);
}

static enum status cannot_read(enum machine_scope scope, struct error *err)
{
    return error_rephrase(err, "cannot read %s", machine_scope_key(scope));
}

enum status memory_list_settings(void *self, enum machine_scope scope, struct machine_settings *out,
                                 struct error *err)
{
    struct memory_machine *memory = self;
    const struct memory_settings *settings = &memory->settings[scope];
    struct machine_settings list = {NULL, 0};

    memory_note(memory, MEMORY_LIST_SETTINGS, " %s",
                scope == MACHINE_POLICY ? "policy" : "preference");
    if (memory_fault(memory, MEMORY_LIST_SETTINGS, FAMILY_COUNT, err) != STATUS_OK)
        return cannot_read(scope, err);
    if (settings->is_link) {
        memory_failed(MEMORY_LIST_SETTINGS, FAMILY_COUNT, STATUS_WINDOWS, CODE_CANT_RESOLVE, err);
        cannot_read(scope, err);
        return error_advise(err, "find out who made that key a registry link; vpnmtu follows none");
    }
    if (settings->rows.count > 0) {
        list.rows = calloc(settings->rows.count, sizeof list.rows[0]);
        if (list.rows == NULL)
            abort();
        for (; list.count < settings->rows.count; list.count++)
            list.rows[list.count] = copy_of(memory_list_at(&settings->rows, list.count));
        qsort(list.rows, list.count, sizeof list.rows[0], compare_name);
    }
    *out = list;
    return STATUS_OK;
}

void memory_settings_init(struct memory_settings *settings)
{
    *settings = (struct memory_settings){.rows = {.size = sizeof(struct machine_setting)}};
}

void memory_settings_free(struct memory_settings *settings)
{
    for (size_t i = 0; i < settings->rows.count; i++)
        free(((struct machine_setting *)memory_list_at(&settings->rows, i))->text);
    free(settings->rows.items);
}

void memory_machine_put_setting(struct memory_machine *memory, enum machine_scope scope,
                                const struct machine_setting *setting)
{
    struct memory_list *rows = &memory->settings[scope].rows;
    struct machine_setting copy = copy_of(setting);

    for (size_t i = 0; i < rows->count; i++) {
        struct machine_setting *row = memory_list_at(rows, i);

        if (strcmp(row->name, setting->name) == 0) {
            free(row->text);
            *row = copy;
            return;
        }
    }
    memory_list_append(rows, &copy, 1);
}

void memory_machine_link_settings(struct memory_machine *memory, enum machine_scope scope)
{
    memory->settings[scope].is_link = true;
}

/* Bytes that Windows needs for it: UTF-16 with its NUL. */
static uint32_t utf16_size(const char *text)
{
    uint32_t units = 1;

    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;

        units += (byte & 0xC0U) != 0x80U;
        units += byte >= 0xF0U;
    }
    return units * UNIT_BYTES;
}

static void take_texts(json_t *const *texts, size_t count, struct machine_setting *row)
{
    size_t size = 1;
    size_t at = 0;

    for (size_t i = 0; i < count; i++)
        size += json_string_length(texts[i]) + 1;
    row->text = calloc(size, 1);
    if (row->text == NULL)
        abort();
    for (size_t i = 0; i < count; i++) {
        const char *text = json_string_value(texts[i]);

        memcpy(row->text + at, text, strlen(text) + 1);
        at += strlen(text) + 1;
        row->size += utf16_size(text);
    }
    row->text_count = count;
}

static bool load_list(const json_t *json, struct machine_setting *row)
{
    json_t *texts[64] = {NULL};
    size_t count = json_array_size(json);

    if (count > sizeof texts / sizeof texts[0])
        return false;
    for (size_t i = 0; i < count; i++) {
        texts[i] = json_array_get(json, i);
        if (!json_is_string(texts[i]))
            return false;
    }
    row->type = TYPE_MULTI_SZ;
    row->form = SETTING_LIST;
    row->size = UNIT_BYTES;
    take_texts(texts, count, row);
    return true;
}

static bool load_odd(json_t *json, struct machine_setting *row)
{
    json_int_t type = 0;
    json_int_t size = 0;

    if (json_unpack(json, "{s:I,s:I!}", "type", &type, "size", &size) != 0 || type < 0 || size < 0)
        return false;
    row->type = (uint32_t)type;
    row->size = (uint32_t)size;
    row->form = SETTING_OTHER;
    return true;
}

static bool load_value(json_t *json, struct machine_setting *row)
{
    if (json_is_integer(json)) {
        json_int_t number = json_integer_value(json);

        row->type = TYPE_DWORD;
        row->size = sizeof row->number;
        row->form = SETTING_NUMBER;
        row->number = (uint32_t)number;
        return number >= 0 && number <= UINT32_MAX;
    }
    if (json_is_string(json)) {
        row->type = TYPE_SZ;
        row->form = SETTING_TEXT;
        take_texts(&json, 1, row);
        return true;
    }
    return json_is_array(json) ? load_list(json, row) : load_odd(json, row);
}

bool memory_settings_load(struct memory_machine *memory, enum machine_scope scope, json_t *json,
                          char *problem, size_t size)
{
    const char *name;
    json_t *value;

    if (json_is_string(json) && strcmp(json_string_value(json), "link") == 0) {
        memory_machine_link_settings(memory, scope);
        return true;
    }
    if (json != NULL && !json_is_object(json)) {
        snprintf(problem, size, "policies and preferences are \"link\" or an object");
        return false;
    }
    json_object_foreach(json, name, value)
    {
        struct machine_setting row = {.form = SETTING_OTHER};
        bool good = strlen(name) < sizeof row.name && load_value(value, &row);

        if (good) {
            snprintf(row.name, sizeof row.name, "%s", name);
            memory_machine_put_setting(memory, scope, &row);
        }
        free(row.text);
        if (!good) {
            snprintf(problem, size, "policy or preference: %.40s", name);
            return false;
        }
    }
    return true;
}

static json_t *save_value(const struct machine_setting *row)
{
    json_t *array;
    size_t at = 0;

    if (row->form == SETTING_NUMBER)
        return json_integer((json_int_t)row->number);
    if (row->form == SETTING_TEXT)
        return json_string(row->text);
    if (row->form == SETTING_OTHER)
        return json_pack("{s:I,s:I}", "type", (json_int_t)row->type, "size", (json_int_t)row->size);
    array = json_array();
    for (size_t i = 0; i < row->text_count; i++) {
        json_array_append_new(array, json_string(row->text + at));
        at += strlen(row->text + at) + 1;
    }
    return array;
}

json_t *memory_settings_save(const struct memory_settings *settings)
{
    json_t *object;

    if (settings->is_link)
        return json_string("link");
    object = json_object();
    for (size_t i = 0; i < settings->rows.count; i++) {
        const struct machine_setting *row = memory_list_at(&settings->rows, i);

        json_object_set_new(object, row->name, save_value(row));
    }
    return object;
}
