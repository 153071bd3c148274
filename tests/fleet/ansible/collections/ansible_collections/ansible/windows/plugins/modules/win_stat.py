#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Test-only: whether a file is there."""
from ansible_collections.ansible.windows.plugins.module_utils.double import local_path, start


def main():
    module, told = start("win_stat")
    path = module.params["path"]
    there = path == told["path"] if told["drive"] is None else local_path(told, path).exists()
    module.exit_json(changed=False, stat={"exists": there})


if __name__ == "__main__":
    main()
