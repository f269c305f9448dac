@echo off
rem Finds the Java to run on. Called by bin\portolan.cmd and, in the project's own folder, by mvnw.cmd, so that both look
rem in the same places. Elsewhere find-java.sh does the same.
rem
rem   call find-java.cmd CALLER MINIMUM TOOL
rem
rem sets JAVA_HOME to a Java of at least that feature version that has bin\TOOL.exe (java or javac): that of JAVA_HOME, of
rem the PATH, or the lowest one in the usual install folders (or, when PORTOLAN_JVM_DIRS is set, in that folder alone).
rem Without one it prints one line that says what is missing and how to get it, and ends with errorlevel 1.

set "JAVA_FOUND="
set "JAVA_FOUND_VERSION=0"
set "JAVA_MINIMUM=%~2"
set "JAVA_TOOL=%~3"

if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined JAVA_FOUND for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :consider "%%~dp$PATH:J.."
if not defined JAVA_FOUND call :search

if defined JAVA_FOUND (
  set "JAVA_HOME=%JAVA_FOUND%"
  exit /b 0
)
set "JAVA_KIND=Java"
if "%JAVA_TOOL%"=="javac" set "JAVA_KIND=JDK"
echo %~1: no %JAVA_KIND% %JAVA_MINIMUM% or newer in JAVA_HOME, on the PATH or in the usual install folders: install one (for example from https://adoptium.net) or set JAVA_HOME to one>&2
exit /b 1

:search
if defined PORTOLAN_JVM_DIRS (
  call :considerall "%PORTOLAN_JVM_DIRS%"
  exit /b 0
)
for %%V in ("Java" "Eclipse Adoptium" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft" "Semeru") do (
  call :considerall "%ProgramFiles%\%%~V"
  call :considerall "%LOCALAPPDATA%\Programs\%%~V"
)
call :considerall "%USERPROFILE%\.jdks"
call :considerall "%USERPROFILE%\.sdkman\candidates\java"
call :considerall "%USERPROFILE%\scoop\apps"
exit /b 0

:considerall
if not exist "%~1\" exit /b 0
pushd "%~1"
for /d %%D in (*) do call :consider "%%~fD"
popd
exit /b 0

rem Takes the Java in folder %1 when it fits and is lower than what was found so far. Its release file says the version.
:consider
if not exist "%~1\bin\%JAVA_TOOL%.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "JAVA_VERSION_HERE=0"
for /f "usebackq tokens=1,2 delims==" %%A in ("%~1\release") do if "%%A"=="JAVA_VERSION" for /f "tokens=1 delims=.-+_" %%C in ("%%~B") do set "JAVA_VERSION_HERE=%%C"
if %JAVA_VERSION_HERE% LSS %JAVA_MINIMUM% exit /b 0
if defined JAVA_FOUND if %JAVA_VERSION_HERE% GEQ %JAVA_FOUND_VERSION% exit /b 0
set "JAVA_FOUND=%~f1"
set "JAVA_FOUND_VERSION=%JAVA_VERSION_HERE%"
exit /b 0
