@echo off
rem Runs Maven on a JDK 25 or newer, wherever the machine keeps one: JAVA_HOME, the PATH, the usual install folders.
rem An installed Maven of 3.8.7 or newer is used; else the pinned one is fetched from the Apache Software Foundation's
rem archive, checked against the checksum in .mvn\wrapper\portolan-wrapper.properties and kept in ~\.m2\wrapper\dists.
setlocal disabledelayedexpansion
set "MVNW_ROOT=%~dp0"
call "%MVNW_ROOT%src\main\dist\lib\find-java.cmd" mvnw 25 javac
if errorlevel 1 exit /b 1

set "MVNW_MAVEN="
for %%M in (mvn.cmd) do set "MVNW_MAVEN=%%~$PATH:M"
if defined MVNW_MAVEN call :checkinstalled
if not defined MVNW_MAVEN call :pinned
if not defined MVNW_MAVEN exit /b 1
call "%MVNW_MAVEN%" %*
exit /b %errorlevel%

rem Forgets the installed Maven when it is older than 3.8.7.
:checkinstalled
set "MVNW_VERSION="
for /f "tokens=1-3" %%A in ('call "%MVNW_MAVEN%" --batch-mode --version 2^>nul') do if "%%A %%B"=="Apache Maven" set "MVNW_VERSION=%%C"
for /f "tokens=1-3 delims=.-" %%A in ("%MVNW_VERSION%.0.0") do set /a "MVNW_NUMBER=%%A*1000000+%%B*1000+%%C" 2>nul
if not defined MVNW_NUMBER set "MVNW_NUMBER=0"
if %MVNW_NUMBER% LSS 3008007 set "MVNW_MAVEN="
exit /b 0

rem The pinned Maven, fetched when it is not there yet. The checksum is part of the path, so that a changed pin never
rem meets an older download.
:pinned
for /f "usebackq eol=# tokens=1,* delims==" %%A in ("%MVNW_ROOT%.mvn\wrapper\portolan-wrapper.properties") do (
  if "%%A"=="maven.version" set "MVNW_PINNED=%%B"
  if "%%A"=="maven.url" set "MVNW_URL=%%B.zip"
  if "%%A"=="maven.sha512.zip" set "MVNW_SHA512=%%B"
)
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "MVNW_DISTS=%MAVEN_USER_HOME%\wrapper\dists\portolan-%MVNW_SHA512:~0,16%"
set "MVNW_MAVEN=%MVNW_DISTS%\apache-maven-%MVNW_PINNED%\bin\mvn.cmd"
if exist "%MVNW_MAVEN%" exit /b 0
powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "%MVNW_ROOT%.mvn\wrapper\fetch-maven.ps1"
if not exist "%MVNW_MAVEN%" set "MVNW_MAVEN="
exit /b 0
