# SPDX-License-Identifier: MIT
# Detection script of an Intune remediation: is every connected VPN as it should be? `vpnmtu check` says it, in its last line.
#
# exit 0: yes, or no VPN is connected (vpnmtu's exit code 5), so that there is nothing to repair.
# exit 1: no, and remediate.ps1 is run; also where vpnmtu is missing or could not look: then remediate.ps1 fails
#         for the same reason and changes nothing, and Intune shows the line.
# Not run: there was no PowerShell where this was written. tests/fleet/check_intune reads it and acts it out.
Set-StrictMode -Version 3.0
# Not Stop: PowerShell 5.1 then throws at the first line that a program writes to stderr, wherever that is redirected to.
$ErrorActionPreference = 'Continue'
# In a 32-bit PowerShell, which is Intune's default, ProgramFiles is the folder of 32-bit programs.
$program = "$env:ProgramW6432\vpnmtu\vpnmtu.exe"
$code = -1
try {
    $lines = @(& $program check 2>&1 | ForEach-Object { "$_" })
    $code = $LASTEXITCODE
} catch {
    $lines = @("vpnmtu cannot be run: $_")
}
# A crash says nothing.
if ($lines.Count -eq 0) { $lines = @("vpnmtu check ended with $code") }
# An error is said in full, a verdict by its last line.
if ($code -eq 0 -or $code -eq 1) { $lines = @($lines | Select-Object -Last 1) }
# One line of ASCII: Intune reports the last line, and no more than 2,048 characters.
$line = "$lines" -creplace '[^ -~]', '?'
if ($line.Length -gt 2000) { $line = $line.Substring(0, 2000) }
Write-Output $line
if ($code -eq 0 -or $code -eq 5) { exit 0 }
exit 1
