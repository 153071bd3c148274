/* SPDX-License-Identifier: MIT */
#include "cli/arguments.h"
#include "cli/commands.h"
#include "version.h"

enum status cmd_version(const struct machine *machine, const struct arguments *arguments,
                        struct result *result)
{
    (void)machine;
    text_add(&result->text, "vpnmtu " VERSION_STRING "\n");
    if (arguments->values[OPTION_JSON].given)
        result_take(result, json_pack("{s:s}", "version", VERSION_STRING));
    return STATUS_OK;
}
