#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Test-only: runs vpnmtu as ansible.windows.win_command would, and nothing else."""
from ansible_collections.ansible.windows.plugins.module_utils.double import run, start


def main():
    module, told = start("win_command", mutually_exclusive=[["cmd", "argv"]], required_one_of=[["cmd", "argv"]])
    argv = module.params["argv"]
    if module.check_mode:
        module.exit_json(skipped=True, msg="skipped, running in check mode", rc=0)
    if not argv or argv[0] != told["path"]:
        module.fail_json(msg=f"Failed to run: {argv}: there is no such program", rc=2)
    done = run(told["program"] + argv[1:])
    # The console's code page: 437 has a character for each byte.
    result = {"changed": True, "cmd": " ".join(argv), "rc": done.returncode, "stdout": done.stdout.decode("cp437"),
              "stderr": done.stderr.decode("cp437")}
    if done.returncode != 0:
        module.fail_json(msg="non-zero return code", **result)
    module.exit_json(**result)


if __name__ == "__main__":
    main()
