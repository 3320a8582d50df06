@echo off
rem Starts the trainer with what no Java code can set for its own process.
rem
rem   JAVA_HOME   the Java to use, 17 or newer; else the java on the PATH
rem   JAVA_OPTS   further options for the JVM, separated by spaces
setlocal DisableDelayedExpansion

if defined JAVA_HOME goto home
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto found
echo gdx-agents: no java found. Install a JDK 17 or newer, and set JAVA_HOME or put java on the PATH.>&2
exit /b 1

:home
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
echo gdx-agents: there is no "%java%". Point JAVA_HOME at a JDK 17 or newer.>&2
exit /b 1

:found
rem With this module the trainer computes in vectors. A Java that was put together without it does without.
set "vectors=--add-modules jdk.incubator.vector"
call :findversion
if not "%version%"=="0" goto check
set "vectors="
call :findversion

:check
for /f "delims=." %%v in ("%version%") do set "major=%%v"
if %major% geq 17 goto start
echo gdx-agents: "%java%" is Java %version%, but 17 or newer is needed. Point JAVA_HOME at a newer JDK.>&2
exit /b 1

:start
rem For the reference learner, one thread each: the trainer runs its own threads, and the pools of OpenMP and OpenBLAS would fight them for the cores.
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"

rem What is compiled for speed is what runs three times as often as the JVM's own rule has it: a short run is over before it pays.
rem What the JVM warns of goes where messages go, for the other stream is for results.
"%java%" ^
  -Xlog:disable -Xlog:all=warning,gc+ergo=off:stderr ^
  -XX:CompileThresholdScaling=3 -XX:MaxNewSize=64m ^
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn ^
  -Dorg.deeplearning4j.crash.reporting.enabled=false ^
  -Dgdxagents.launcher=%0 ^
  %vectors% %JAVA_OPTS% ^
  -jar "%~dp0..\lib\gdx-agents-trainer.jar" %*
exit /b %ERRORLEVEL%

rem "17", "21", and before Java 9 "1.8"; "0" where the options are not understood.
:findversion
set "version=0"
for /f "tokens=1,3" %%a in ('^""%java%" %vectors% -XshowSettings:properties -version 2^>^&1^"') do (
  if "%%a" == "java.specification.version" set "version=%%b"
)
exit /b 0
