/* SPDX-License-Identifier: MIT */
#include "cli/commands.h"

#include <string.h>

#include "cli/options.h"

static const char *const show_examples[] = {"vpnmtu show", "vpnmtu show Wi-Fi --json", NULL};
static const char *const calc_examples[] = {
    "vpnmtu calc --line flets --vpn ikev2",
    "vpnmtu calc --path-mtu 1454 --cipher GCMAES256 --physical-mtu 1500",
    "vpnmtu calc --vpn wireguard --inner 1300..1420 --json",
    NULL,
};
static const char *const apply_examples[] = {
    "vpnmtu apply --vpn ikev2 --path-mtu 1454",
    "vpnmtu apply --interface VPN --mtu 1374 --dry-run",
    "vpnmtu apply --line pppoe --wait 10 --quiet",
    NULL,
};
static const char *const check_examples[] = {
    "vpnmtu check --vpn ikev2 --line flets",
    "vpnmtu check --mtu 1374 --json",
    NULL,
};
static const char *const registry_examples[] = {
    "vpnmtu registry show",
    "vpnmtu registry set --vpn ikev2 --path-mtu 1454",
    "vpnmtu registry set --mtu 1374 --dry-run",
    "vpnmtu registry clear",
    NULL,
};
static const char *const undo_examples[] = {"vpnmtu undo", "vpnmtu undo --interface VPN", NULL};
static const char *const mss_examples[] = {
    "vpnmtu mss --line flets",
    "vpnmtu mss --vpn wireguard --format nftables --via interface wg0",
    "vpnmtu mss --mtu 1374 --undo",
    NULL,
};
static const char *const probe_examples[] = {
    "vpnmtu probe vpn.example.com",
    "vpnmtu probe 203.0.113.5 --vpn ikev2 --cipher AES256",
    "vpnmtu probe vpn.example.com --interface Wi-Fi --json",
    NULL,
};
static const char *const task_examples[] = {
    "vpnmtu task install --line flets",
    "vpnmtu task install --connection Office --at-logon",
    "vpnmtu task install --print-xml",
    "vpnmtu task status --json",
    "vpnmtu task remove",
    NULL,
};
static const char *const watch_examples[] = {
    "vpnmtu watch",
    "vpnmtu watch --connection Work --path-mtu 1454",
    NULL,
};
static const char *const selftest_examples[] = {
    "vpnmtu selftest --output report.txt",
    "vpnmtu selftest --connection Work --set --json",
    NULL,
};
static const char *const dsc_examples[] = {
    "vpnmtu dsc get",
    "vpnmtu dsc test < wanted.json",
    "vpnmtu dsc schema",
    NULL,
};
static const char *const help_examples[] = {"vpnmtu help calc", "vpnmtu help exit-codes", NULL};
static const char *const version_examples[] = {"vpnmtu version", NULL};

static const struct command commands[] = {
    {"show", "[IFACE]", 1, FOR_SHOW, cmd_show,
     "the interfaces, their MTUs and roles, and a verdict on each VPN",
     "IFACE is an interface's name or index. Type, server and cipher of a VPN are read\n"
     "from the live connection, the cipher with administrator rights. Nothing is sent:\n"
     "the verdict takes the path to carry what the interface under the VPN does, or\n"
     "what a policy says. `check` measures it.",
     show_examples},
    {"calc", "", 0, FOR_CALC, cmd_calc, "work out the largest MTU; touches nothing",
     "Without options: IKEv2 over IPv4 with NAT traversal, aes-cbc and hmac-sha1-96,\n"
     "on a path of 1500.",
     calc_examples},
    {"probe", "HOST", 1, FOR_PROBE, cmd_probe, "measure the path MTU to a host, outside the VPN",
     "HOST is a name or an address, best the VPN's server. Pings of many sizes that\n"
     "must not be fragmented go there, at most 100, mostly in less than half a second.\n"
     "Only a whole reply proves a size; what routers say is checked. Where the route\n"
     "leads into a VPN, the pings go round it. With options that describe a VPN, the\n"
     "MTU that follows for it is shown too. Exit 8 where the measurement is not\n"
     "conclusive: the host does not answer ping, say. Nothing is changed.\n"
     "`apply`, `check` and `watch` measure the path to the VPN's server by themselves.",
     probe_examples},
    {"check", "", 0, FOR_CHECK, cmd_check, "is the connected VPN as it should be? exit 0 or 1",
     "The plan of `apply` with the same options, looked at and not carried out: exit 0\n"
     "where it would change nothing, 1 where it would. The path is measured as `apply`\n"
     "does. Where several VPNs are connected, one that is not as it should be is\n"
     "enough for exit 1. The last line is one short sentence in ASCII. Findings warn of\n"
     "what makes trouble beside it; they do not change the verdict. Error 809 is no\n"
     "matter of the interface's MTU: see `vpnmtu help 809`.",
     check_examples},
    {"apply", "", 0, FOR_APPLY, cmd_apply, "give every connected VPN the largest MTU that fits",
     "Type, server and cipher are read from the live connection, and the path to the\n"
     "server is measured, unless options say them. RAS tells the server of built-in\n"
     "VPNs; of others it is not known: say --probe HOST. What is neither said, read nor\n"
     "measured is assumed on the safe, smaller side, and the output says so. A path\n"
     "that does not answer is assumed to carry what the interface under the VPN does:\n"
     "an MTU is made smaller for that where it must be, and never larger.\n"
     "Of several connected VPNs each gets its own MTU, the inner one after the one it\n"
     "goes through; --interface, --connection or --vpn choose. TunnelMTU is one for\n"
     "all built-in VPNs, and gets the smallest.\n"
     "What was there before is noted down first; `undo` restores it. Doing it twice\n"
     "changes nothing. On a console, and with --prove, the largest packet is then sent\n"
     "through the tunnel: exit 8 where it gets no answer, while small ones do. Windows\n"
     "keeps a built-in VPN at least 100 below the MTU of the physical interface; more\n"
     "than that is refused. The value lasts until the VPN reconnects: see `watch` and\n"
     "`task`.",
     apply_examples},
    {"undo", "", 0, FOR_UNDO, cmd_undo, "restore what apply changed, where it is still ours",
     "A value that somebody else changed since is left alone, and said so.", undo_examples},
    {"registry", "show|set|clear", 1, FOR_REGISTRY, cmd_registry,
     "NdisWan's TunnelMTU: the MTU of all built-in VPNs of this PC",
     "The second way to set an MTU: it is one for all built-in (RAS) VPNs, and holds\n"
     "from their next connection on; Microsoft says: after a restart. `set` computes\n"
     "the value as `apply` does, or takes --mtu. `clear` restores what was there\n"
     "before vpnmtu set it, also nothing; where vpnmtu set nothing, it removes\n"
     "TunnelMTU. Values of a wrong type are reported and never overwritten. Which\n"
     "types of VPN honour the value on today's Windows was not tried: not run on\n"
     "Windows.",
     registry_examples},
    {"mss", "[NAME]", 1, FOR_MSS, cmd_mss, "firewall rules for the VPN server that clamp TCP MSS",
     "Prints a script and runs nothing: for clients that cannot be configured. Both\n"
     "directions and connections to the server itself are covered; a smaller MSS is\n"
     "left alone; loading it twice changes nothing. NAME is the VPN's interface on\n"
     "the server, with --via interface: wg0, or ppp+ for all that start with ppp\n"
     "(iptables, nftables, vyos). IPsec's own rules are for ikev2 and ipsec; other\n"
     "VPNs need the interface. Without options the MTU is that of `vpnmtu calc`.\n"
     "vpnmtu's tests load the rules of iptables and nftables into a Linux kernel;\n"
     "those of routeros, vyos and pf are written after the manual, and not run.",
     mss_examples},
    {"task", "install|remove|status", 1, FOR_TASK, cmd_task,
     "a scheduled task that runs apply when a VPN connects",
     "The task \\vpnmtu runs `vpnmtu apply --quiet --wait 10`, with what `install` was\n"
     "told of the VPN, as SYSTEM: when a built-in VPN connects (event 20225 of\n"
     "RasClient), on batteries too, one run after the other, for five minutes at most\n"
     "(so --wait takes 240 at most here). With --connection, spell the name as Windows\n"
     "does, capitals too: its event is asked for by exactly that.\n"
     "Installing it twice changes nothing. A task of that name that vpnmtu did not\n"
     "make is neither replaced nor removed. Where anyone but administrators could\n"
     "replace vpnmtu.exe, `install` refuses, and says who and where. Users may read\n"
     "the task, not change it. Not run on Windows.",
     task_examples},
    {"watch", "", 0, FOR_WATCH, cmd_watch, "stay, and apply again whenever the VPN comes back",
     "Applies at once, and again when a VPN comes up or reconnects, when the way to its\n"
     "server changes, and when somebody sets another MTU. Each change is one line, also\n"
     "where a hundred events were its cause. Ctrl-C ends it; the MTUs stay as they are:\n"
     "`undo` restores them. A path that was measured is used at once when the VPN\n"
     "reconnects, and measured again shortly after. Policies that change meanwhile\n"
     "count from the next event on, or after five minutes. --service is for Windows'\n"
     "service manager.",
     watch_examples},
    {"selftest", "", 0, FOR_SELFTEST, cmd_selftest,
     "measure what vpnmtu assumes of Windows: a report to send",
     "Reads what Windows says of itself and of its VPNs, and pings the servers of those\n"
     "that are connected: at most 134 pings each. Each fact is one entry: what was\n"
     "asked, how, and the answer, or why there is none. Nothing is changed. With --set\n"
     "the MTUs of the VPN that was named are changed about ten times and put back; the\n"
     "journal has them first, so that `undo` can put back what selftest could not.\n"
     "Keys are never read out. Names are replaced by \"VPN 1\", \"NIC 1\", addresses by\n"
     "their kind, unless --full is given. Run it elevated, with the VPN connected.",
     selftest_examples},
    {"dsc", "get|set|test|export|schema", 1, FOR_DSC, cmd_dsc,
     "VPNs as a resource of Microsoft DSC v3: JSON in, JSON out",
     "For a configuration that says what is wanted; the engine calls this as its\n"
     "manifest, vpnmtu.dsc.resource.json, says. The instance, a JSON object, is\n"
     "standard input, at most 64 KiB, or --input. What can be wanted is below: each\n"
     "property is an option of `apply`, and policies count as for `apply`. `set`\n"
     "applies, `test` tells whether that would change anything, `get` looks, `export`\n"
     "lists the connected VPNs, one a line. A property that is unknown or stands\n"
     "twice and a wrong value are exit 2, and nothing is touched. Where no VPN is\n"
     "connected there is nothing to be right or wrong: `test` says yes, and `set`\n"
     "does nothing. TunnelMTU alone (method registry) is set nevertheless. stderr is\n"
     "JSON lines too; `test` ends with 0 whatever it finds.",
     dsc_examples},
    {"help", "[TOPIC]", 1, FOR_HELP, cmd_help, "help on a command or a topic",
     "Topics: every command, `options`, `exit-codes`, `ciphers`, `lines`, `findings`,\n"
     "`policy`, `events`, `809`.",
     help_examples},
    {"version", "", 0, FOR_VERSION, cmd_version, "the version of this program", "",
     version_examples},
};

const struct command *command_at(size_t index)
{
    return index < sizeof commands / sizeof commands[0] ? &commands[index] : NULL;
}

const struct command *command_find(const char *name)
{
    const struct command *command;

    for (size_t i = 0; (command = command_at(i)) != NULL; i++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

const char *command_name_at(size_t index)
{
    const struct command *command = command_at(index);

    return command != NULL ? command->name : NULL;
}
