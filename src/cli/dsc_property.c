/* SPDX-License-Identifier: MIT */
/* The properties of the DSC resource, and the JSON Schema that follows from them. */
#include "cli/dsc.h"

#include <string.h>

#include "cli/describe.h"

/* WANTED(NAME, ID, HELP), RESULT(NAME, TYPE, NULLABLE, HELP) */
#define WANTED(name, id, help)                                                                     \
    {                                                                                              \
        name, false, false, OPTION_##id, NULL, help                                                \
    }
#define RESULT(name, type, nullable, help)                                                         \
    {                                                                                              \
        name, true, nullable, OPTION_COUNT, type, help                                             \
    }

static const struct dsc_property properties[] = {
    WANTED("connection", CONNECTION, NULL),
    WANTED("interface", INTERFACE, "only this interface, by name or index"),
    {"vpnMtu", false, true, OPTION_MTU, NULL,
     "the MTU to have instead of computing one; in results, the one that is there, null where that "
     "is not one number that could be wanted"},
    WANTED("pathMtu", PATH_MTU, NULL),
    WANTED("line", LINE, NULL),
    WANTED("probe", PROBE, NULL),
    WANTED("probeTimeoutMs", PROBE_TIMEOUT, NULL),
    WANTED("vpn", VPN, NULL),
    WANTED("outerFamily", OUTER, NULL),
    WANTED("cipher", CIPHER, NULL),
    WANTED("integrity", INTEGRITY, NULL),
    WANTED("natT", NAT_T, NULL),
    WANTED("mode", MODE, "mode of the vpn ipsec"),
    WANTED("l2tpHeader", L2TP_HEADER, NULL),
    WANTED("pppHeader", PPP_HEADER, NULL),
    WANTED("tls", TLS, "TLS cipher suite of the vpn sstp"),
    WANTED("tcpTimestamps", TCP_TIMESTAMPS, NULL),
    WANTED("families", FAMILY, NULL),
    WANTED("method", METHOD,
           "set the interface's MTU, TunnelMTU, or both; registry without connection and interface "
           "is TunnelMTU whatever is connected"),
    RESULT("connected", "boolean", true,
           "whether a VPN is there that this is about; null where nobody looked: vpnmtu is "
           "switched off, or it is about TunnelMTU alone"),
    RESULT("targets", "array", false, "each VPN as in the JSON of apply"),
    RESULT("_inDesiredState", "boolean", true, "whether set would change nothing; only of test"),
    RESULT("_metadata", "object", false, "whatIf: what set would do, in sentences"),
};

const struct dsc_property *dsc_property_at(size_t index)
{
    return index < sizeof properties / sizeof properties[0] ? &properties[index] : NULL;
}

const struct dsc_property *dsc_property_of(enum option_id option)
{
    const struct dsc_property *property;

    for (size_t i = 0; (property = dsc_property_at(i)) != NULL; i++)
        if (!property->read_only && property->option == option)
            return property;
    return NULL;
}

const char *dsc_property_help(const struct dsc_property *property)
{
    return property->help != NULL ? property->help : option_by_id(property->option)->help;
}

enum dsc_type dsc_property_type(const struct dsc_property *property)
{
    const struct option *option = option_by_id(property->option);

    if (option->type == OPTION_IS_NUMBER)
        return DSC_IS_INTEGER;
    if (option->type != OPTION_IS_CHOICE)
        return DSC_IS_TEXT;
    if (strcmp(option->value, "yes|no") == 0)
        return DSC_IS_BOOLEAN;
    return option->choice_at(0)[0] >= '0' && option->choice_at(0)[0] <= '9' ? DSC_IS_INTEGER_CHOICE
                                                                            : DSC_IS_CHOICE;
}

static json_t *choices_schema(const struct option *option, bool numbers)
{
    json_t *choices = json_array();
    const char *choice;

    for (size_t i = 0; (choice = option->choice_at(i)) != NULL; i++) {
        json_int_t number = 0;

        for (const char *digit = choice; numbers && *digit != '\0'; digit++)
            number = number * 10 + (*digit - '0');
        json_append(&choices, numbers ? json_integer(number) : json_string(choice));
    }
    return choices;
}

static void put_type(json_t **schema, const char *type, bool nullable)
{
    json_put(schema, "type", nullable ? json_pack("[s, s]", type, "null") : json_pack("s", type));
}

static void put_wanted(json_t **schema, const struct dsc_property *property)
{
    const struct option *option = option_by_id(property->option);

    switch (dsc_property_type(property)) {
    case DSC_IS_BOOLEAN:
        put_type(schema, "boolean", property->nullable);
        break;
    case DSC_IS_INTEGER:
        put_type(schema, "integer", property->nullable);
        json_put(schema, "minimum", json_integer(option->min));
        json_put(schema, "maximum", json_integer(option->max));
        break;
    case DSC_IS_INTEGER_CHOICE:
        put_type(schema, "integer", property->nullable);
        json_put(schema, "enum", choices_schema(option, true));
        break;
    case DSC_IS_CHOICE:
        put_type(schema, "string", property->nullable);
        json_put(schema, "enum", choices_schema(option, false));
        break;
    case DSC_IS_TEXT:
        put_type(schema, "string", property->nullable);
        json_put(schema, "minLength", json_integer(1));
        break;
    }
}

static json_t *property_schema(const struct dsc_property *property)
{
    json_t *schema = json_pack("{s:s}", "description", dsc_property_help(property));

    if (property->read_only) {
        put_type(&schema, property->type, property->nullable);
        json_put(&schema, "readOnly", json_true());
    } else {
        put_wanted(&schema, property);
    }
    return schema;
}

json_t *dsc_schema(void)
{
    json_t *rows = json_object();

    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++)
        json_put(&rows, properties[i].name, property_schema(&properties[i]));
    return json_pack("{s:s, s:s, s:s, s:s, s:b, s:o}", "$schema",
                     "https://json-schema.org/draft/2020-12/schema", "title", "VPN MTU",
                     "description",
                     "The MTU of the connected VPNs of this PC: of all, or of the one that "
                     "connection or interface names. What is not said is read from the live "
                     "connection, measured, or assumed on the safe side.",
                     "type", "object", "additionalProperties", 0, "properties", rows);
}
