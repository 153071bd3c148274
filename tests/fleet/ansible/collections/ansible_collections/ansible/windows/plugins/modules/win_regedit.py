#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Test-only: sets a policy of a PC in memory, or a value of Wine's registry with reg.exe."""
import json
import pathlib
import re

from ansible_collections.ansible.windows.plugins.module_utils.double import run, start

TYPES = {"dword": "REG_DWORD", "string": "REG_SZ", "multistring": "REG_MULTI_SZ"}


def in_memory(module, told):
    path = pathlib.Path(told["scenario"])
    machine = json.loads(path.read_text(encoding="utf-8"))
    policies = machine.setdefault("policies", {})
    name, data = module.params["name"], module.params["data"]
    if module.params["state"] == "absent":
        changed = policies.pop(name, None) is not None
    else:
        data = int(data) if module.params["type"] == "dword" else data
        changed = policies.get(name) != data
        policies[name] = data
    if changed and not module.check_mode:
        path.write_text(json.dumps(machine), encoding="utf-8")
    return changed


def in_wine(module):
    key = module.params["path"].replace("HKLM:", "HKLM")
    name, data, kind = module.params["name"], module.params["data"], TYPES[module.params["type"]]
    told = run(["wine", "reg", "query", key, "/v", name]).stdout.decode("cp437").replace("\r", "")
    found = re.search(rf"^ +{re.escape(name)} +(REG_\w+) *(.*)$", told, re.M)
    if module.params["state"] == "absent":
        if found and not module.check_mode:
            run(["wine", "reg", "delete", key, "/v", name, "/f"])
        return found is not None
    text = r"\0".join(data) if kind == "REG_MULTI_SZ" else f"0x{int(data):x}" if kind == "REG_DWORD" else data
    if found and (found[1], found[2]) == (kind, text):
        return False
    if not module.check_mode:
        done = run(["wine", "reg", "add", key, "/v", name, "/t", kind, "/d", text, "/f"])
        if done.returncode != 0:
            module.fail_json(msg=done.stderr.decode("cp437"))
    return True


def main():
    module, told = start("win_regedit")
    if module.params["state"] == "present" and module.params["type"] not in TYPES:
        module.fail_json(msg="a type that vpnmtu's policies do not have")
    # The real module makes a list of what is no list, and text of what is no number.
    if module.params["type"] == "multistring" and not isinstance(module.params["data"], list):
        module.fail_json(msg="data of a multistring is no list")
    changed = in_wine(module) if told["scenario"] is None else in_memory(module, told)
    module.exit_json(changed=changed, data_changed=changed, data_type_changed=False)


if __name__ == "__main__":
    main()
