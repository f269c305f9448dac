@echo off
rem Starts Portolan on a Java 25 or newer, wherever the machine keeps one. Arguments go to Portolan as they are.
setlocal disabledelayedexpansion
for %%H in ("%~dp0..") do set "PORTOLAN_LIB=%%~fH\lib"
rem 3 is Portolan's own code for "could not find out".
call "%PORTOLAN_LIB%\find-java.cmd" portolan 25 java
if errorlevel 1 exit /b 3
"%JAVA_HOME%\bin\java.exe" "@%PORTOLAN_LIB%\jvm.options" --module-path "%PORTOLAN_LIB%\javafx" -cp "%PORTOLAN_LIB%\*" dev.portolan.Main %*
exit /b %errorlevel%
