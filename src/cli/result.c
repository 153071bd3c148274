/* SPDX-License-Identifier: MIT */
#include "cli/result.h"

#include <stdlib.h>

#include "cli/describe.h"

void result_free(struct result *result)
{
    text_free(&result->text);
    text_free(&result->warnings);
    json_decref(result->data);
    free(result->errors);
    *result = (struct result){.data = NULL};
}

enum status result_fail(struct result *result, const struct error *err)
{
    struct error *errors =
        realloc(result->errors, (result->error_count + 1) * sizeof *result->errors);

    if (errors == NULL) {
        result->out_of_memory = true;
        return err->status;
    }
    errors[result->error_count++] = *err;
    result->errors = errors;
    return err->status;
}

void result_take(struct result *result, json_t *data)
{
    result->data = data;
    if (data == NULL)
        result->out_of_memory = true;
}

bool result_is_damaged(const struct result *result)
{
    return result->out_of_memory || result->text.failed || result->warnings.failed;
}

static json_t *error_json(const struct error *err)
{
    json_t *code =
        err->windows_code != 0 ? json_integer((json_int_t)err->windows_code) : json_null();

    return json_pack("{s:s, s:s, s:o}", "code", status_token(err->status), "message", err->message,
                     "windowsCode", code);
}

void result_document(const struct result *result, const char *command, int exit_code,
                     struct text *out)
{
    json_t *errors = json_array();

    for (size_t i = 0; i < result->error_count; i++)
        json_append(&errors, error_json(&result->errors[i]));
    json_line(out,
              json_pack("{s:s, s:s?, s:i, s:O?, s:o}", "schemaVersion", "1.0", "command", command,
                        "exitCode", exit_code, "data", result->data, "errors", errors));
}
