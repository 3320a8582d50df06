@echo off
rem Opens the games.
rem
rem   JAVA_HOME   the Java to use, 17 or newer; else the java on the PATH
rem   JAVA_OPTS   further options for the JVM, separated by spaces
setlocal DisableDelayedExpansion

if defined JAVA_HOME goto home
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto start
echo gdx-agents-games: no java found. Install Java 17 or newer, and set JAVA_HOME or put java on the PATH.>&2
exit /b 1

:home
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto start
echo gdx-agents-games: there is no "%java%". Point JAVA_HOME at a Java 17 or newer.>&2
exit /b 1

:start
"%java%" %JAVA_OPTS% -cp "%~dp0lib\*" io.github.gdxagents.desktop.DesktopLauncher %*
