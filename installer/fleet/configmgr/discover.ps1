# SPDX-License-Identifier: MIT
# Discovery script of a ConfigMgr configuration item (a setting of type Script, data type String): `vpnmtu check`.
#
# ConfigMgr compares what a script prints, and takes an exit code other than 0 for a script that failed: so the verdict is
# the output, and the exit code is always 0. The rule: the value returned equals "compliant". Everything else is what is
# not compliant, or why vpnmtu could not look. ../intune/remediate.ps1 is the remediation script.
# Not run: there was no PowerShell where this was written. tests/fleet/check_intune reads it and acts it out.
Set-StrictMode -Version 3.0
# Not Stop: PowerShell 5.1 then throws at the first line that a program writes to stderr, wherever that is redirected to.
$ErrorActionPreference = 'Continue'
# In a 32-bit PowerShell ProgramFiles is the folder of 32-bit programs.
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
$line = "$lines" -creplace '[^ -~]', '?'
if ($line.Length -gt 2000) { $line = $line.Substring(0, 2000) }
# 5: no VPN is connected, so that there is nothing to repair.
if ($code -eq 0 -or $code -eq 5) { $line = 'compliant' }
Write-Output $line
exit 0
