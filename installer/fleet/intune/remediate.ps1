# SPDX-License-Identifier: MIT
# Remediation script of an Intune remediation, and of a ConfigMgr configuration item: `vpnmtu apply`.
#
# exit 0: done, or no VPN is connected any more (vpnmtu's exit code 5).
# exit 1: vpnmtu could not, and the line says why. The next try is at the next time that detection finds the same.
# Not run: there was no PowerShell where this was written. tests/fleet/check_intune reads it and acts it out.
Set-StrictMode -Version 3.0
# Not Stop: PowerShell 5.1 then throws at the first line that a program writes to stderr, wherever that is redirected to.
$ErrorActionPreference = 'Continue'
# In a 32-bit PowerShell, which is Intune's default, ProgramFiles is the folder of 32-bit programs.
$program = "$env:ProgramW6432\vpnmtu\vpnmtu.exe"
$code = -1
try {
    $lines = @(& $program apply --quiet 2>&1 | ForEach-Object { "$_" })
    $code = $LASTEXITCODE
} catch {
    $lines = @("vpnmtu cannot be run: $_")
}
# --quiet says nothing where all went well.
if ($lines.Count -eq 0) { $lines = @("vpnmtu apply ended with $code") }
# One line of ASCII: Intune reports the last line, and no more than 2,048 characters.
$line = "$lines" -creplace '[^ -~]', '?'
if ($line.Length -gt 2000) { $line = $line.Substring(0, 2000) }
Write-Output $line
if ($code -eq 0 -or $code -eq 5) { exit 0 }
exit 1
