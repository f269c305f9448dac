# Puts the pinned Maven into MVNW_DISTS, whole or not at all: it is unpacked beside its place, then renamed.
# Called by mvnw.cmd, which sets MVNW_URL, MVNW_SHA512, MVNW_PINNED and MVNW_DISTS.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Stop-WithReason([string] $Reason) {
    [Console]::Error.WriteLine("mvnw: $Reason")
    exit 1
}

New-Item -ItemType Directory -Force -Path $env:MVNW_DISTS | Out-Null
$work = Join-Path $env:MVNW_DISTS ('.unpack.' + [Guid]::NewGuid())
New-Item -ItemType Directory -Path $work | Out-Null
try {
    $archive = Join-Path $work 'maven.zip'
    [Console]::Error.WriteLine("mvnw: fetching $env:MVNW_URL")
    try {
        [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
        Invoke-WebRequest -UseBasicParsing -Uri $env:MVNW_URL -OutFile $archive
    } catch {
        Stop-WithReason "cannot fetch ${env:MVNW_URL}: $($_.Exception.Message) (or install Maven 3.8.7 or newer)"
    }
    $actual = (Get-FileHash -Algorithm SHA512 -Path $archive).Hash
    if ($actual -ne $env:MVNW_SHA512) {
        Stop-WithReason "$env:MVNW_URL has SHA-512 $actual, not $env:MVNW_SHA512 as pinned: not used"
    }
    Expand-Archive -Path $archive -DestinationPath $work
    $name = "apache-maven-$env:MVNW_PINNED"
    try {
        Move-Item -Path (Join-Path $work $name) -Destination (Join-Path $env:MVNW_DISTS $name)
    } catch {
        # Another mvnw may have been faster: then its folder is as good.
        if (-not (Test-Path (Join-Path $env:MVNW_DISTS "$name\bin\mvn.cmd"))) { throw }
    }
} finally {
    Remove-Item -Recurse -Force -Path $work
}
