<#
.SYNOPSIS
Makes packages of Portolan for Windows with its own Java inside, from target\portolan (made by mvnw package), into
target\installers. What package.sh does on Linux.
.PARAMETER Type
app-image, msi, exe; app-image and msi by default. msi and exe need the WiX Toolset.
#>
param([ValidateSet('app-image', 'msi', 'exe')] [string[]] $Type = @('app-image', 'msi'))

$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$distribution = 'target\portolan'
$out = 'target\installers'

function Stop-WithReason([string] $Reason) {
    [Console]::Error.WriteLine("package.ps1: $Reason")
    exit 1
}

function Invoke-Tool([string] $Tool, [string[]] $Arguments) {
    & (Join-Path $env:JAVA_HOME "bin\$Tool.exe") @Arguments
    if ($LASTEXITCODE -ne 0) { Stop-WithReason "$Tool ended with $LASTEXITCODE" }
}

# The value of a line `NAME: VALUE` of Portolan's own manifest, which Maven fills from the pom.
function Get-ManifestValue([string] $Jar, [string] $Name) {
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $zip = [IO.Compression.ZipFile]::OpenRead((Resolve-Path $Jar))
    try {
        $reader = New-Object IO.StreamReader ($zip.GetEntry('META-INF/MANIFEST.MF').Open())
        $text = $reader.ReadToEnd()
    } finally {
        $zip.Dispose()
    }
    if ($text -match "(?m)^${Name}: (.*?)\r?$") { return $Matches[1] }
    Stop-WithReason "no $Name in the manifest of $Jar"
}

# The same search as bin\portolan.cmd: it leaves its finding in JAVA_HOME.
$found = cmd /c "call src\main\dist\lib\find-java.cmd package.ps1 25 jpackage && call echo %^JAVA_HOME%"
if ($LASTEXITCODE -ne 0) { exit 1 }
$env:JAVA_HOME = ($found | Select-Object -Last 1).Trim()

$jar = Get-ChildItem "$distribution\lib\portolan-*.jar" -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $jar) { Stop-WithReason "there is no $distribution\lib: run mvnw package first" }
$version = Get-ManifestValue $jar.FullName 'Implementation-Version'
$vendor = Get-ManifestValue $jar.FullName 'Implementation-Vendor'
$modules = (Get-Content installers\modules.txt | ForEach-Object { ($_ -replace '#.*', '' -split ' ')[0] } | Where-Object { $_ }) -join ','

$work = Join-Path ([IO.Path]::GetTempPath()) ('portolan-' + [Guid]::NewGuid())
try {
    if (Test-Path $out) { Remove-Item -Recurse -Force $out }
    New-Item -ItemType Directory -Force -Path $out, "$work\input" | Out-Null

    Invoke-Tool jlink @('--module-path', "$distribution\lib\javafx", '--add-modules', $modules,
        '--no-header-files', '--no-man-pages', '--output', "$work\runtime")
    # The archive of the JDK's classes, for a quicker start; it serves only the layout of objects that it was dumped with.
    $flags = Get-Content "$distribution\lib\jvm.options" | Where-Object { $_ -match '^-XX:' }
    & "$work\runtime\bin\java.exe" @flags '-Xshare:dump' '-Xlog:disable' '-Xlog:all=error'
    if ($LASTEXITCODE -ne 0) { Stop-WithReason "java -Xshare:dump ended with $LASTEXITCODE" }

    Copy-Item "$distribution\lib\*.jar", 'LICENSE' "$work\input"
    $options = Get-Content "$distribution\lib\jvm.options" | Where-Object { $_ -and $_ -notmatch '^#' } |
        ForEach-Object { '--java-options', $_ }
    Invoke-Tool jpackage (@('@installers\jpackage.options', '--type', 'app-image', '--name', 'Portolan',
        '--app-version', $version, '--vendor', $vendor, '--icon', 'icons\portolan.ico',
        '--add-launcher', 'portolan-cli=installers\windows\portolan-cli.properties',
        '--runtime-image', "$work\runtime", '--input', "$work\input", '--main-jar', $jar.Name,
        '--main-class', 'dev.portolan.Main', '--dest', $out) + $options)

    foreach ($kind in $Type | Where-Object { $_ -ne 'app-image' }) {
        Invoke-Tool jpackage @('@installers\jpackage.options', '@installers\windows\jpackage.options', '--type', $kind,
            '--name', 'Portolan', '--app-version', $version, '--vendor', $vendor,
            '--app-image', "$out\Portolan", '--dest', $out)
    }
} finally {
    if (Test-Path $work) { Remove-Item -Recurse -Force $work }
}
Get-ChildItem $out | Select-Object -ExpandProperty Name
