#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Test-only: installs a package with Wine's msiexec where its product code is not installed yet."""
from ansible_collections.ansible.windows.plugins.module_utils.double import local_path, run, start

UNINSTALL = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\"


def main():
    module, told = start("win_package")
    if told["drive"] is None:
        module.exit_json(changed=False, rc=0, reboot_required=False)
    path = module.params["path"]
    arguments = module.params["arguments"] or []
    table = run(["msiinfo", "export", str(local_path(told, path)), "Property"]).stdout.decode()
    code = next(line.split("\t")[1] for line in table.replace("\r", "").split("\n") if line.startswith("ProductCode\t"))
    if run(["wine", "reg", "query", UNINSTALL + code]).returncode == 0:
        module.exit_json(changed=False, reboot_required=False)
    if module.check_mode:
        module.exit_json(changed=True, reboot_required=False)
    done = run(["wine", "msiexec", "/i", path, "/qn", "/norestart", *arguments])
    if done.returncode not in (0, 194):  # 3010, of which Linux sees 8 bits
        module.fail_json(msg=f"unexpected rc {done.returncode}", rc=done.returncode)
    module.exit_json(changed=True, rc=done.returncode, reboot_required=done.returncode != 0)


if __name__ == "__main__":
    main()
