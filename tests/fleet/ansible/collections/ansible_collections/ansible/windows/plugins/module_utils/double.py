# SPDX-License-Identifier: MIT
"""What the test-only modules share. They stand in the place of ansible.windows' on a PC that is none.

They take what the real modules' documentation (build/tools, laid there by tests/setup) lists, and
nothing else; each call is written down. VPNMTU_DOUBLE names a JSON file that says what the PC is:

    real      folder of the real modules
    calls     file to which each call is added as one line of JSON
    program   command that stands for the program at `path`
    path      where the role must believe the program to be
    scenario  a PC in memory (tests/data/scenarios), or null
    drive     C: of a Wine prefix, or null
"""
import json
import os
import pathlib
import subprocess

import yaml
from ansible.module_utils.basic import AnsibleModule

KEYS = {"type", "elements", "default", "required", "choices", "aliases"}


def settings():
    return json.loads(pathlib.Path(os.environ["VPNMTU_DOUBLE"]).read_text(encoding="utf-8"))


def start(name, **extra):
    """The module NAME with the arguments that are documented, and the PC's settings."""
    told = settings()
    source = (pathlib.Path(told["real"]) / f"{name}.py").read_text(encoding="utf-8")
    options = yaml.safe_load(source.split("DOCUMENTATION = r'''")[1].split("'''")[0])["options"]
    spec = {option: {key: value for key, value in about.items() if key in KEYS} for option, about in options.items()
            if option != "_raw_params"}
    module = AnsibleModule(argument_spec=spec, supports_check_mode=True, **extra)
    with open(told["calls"], "a", encoding="utf-8") as calls:
        given = {key: value for key, value in module.params.items() if value is not None}
        calls.write(json.dumps({"module": name, "check": module.check_mode, "params": given}) + "\n")
    return module, told


def run(command):
    return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=120)


def local_path(told, path):
    """A path of the PC's C: as one of this machine."""
    return pathlib.Path(told["drive"]) / path.replace("\\", "/").removeprefix("C:/")
