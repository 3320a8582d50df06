package io.github.gdxagents.trainer;

import io.github.gdxagents.console.PolicyWindow;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The window of the bundled games, as a process of its own: it is in a folder beside the trainer's
 * {@code lib}, which may be deleted.
 *
 * <pre>
 * lib/gdx-agents-trainer.jar    its class path are the jars in lib
 * window/class-path.jar         the same names once more: of each, the JVM takes the file that is there
 * </pre>
 *
 * @param trainer the first of these jars
 * @param window the second
 */
record WindowProcess(Path trainer, Path window) implements PolicyWindow {

  private static final String WINDOW_PROPERTY = "gdxagents.window";

  /** With the number of this process, so that the window closes where this one is killed. */
  private static final String PARENT_PROPERTY = "gdxagents.parent";

  private static final String LAUNCHER = "io.github.gdxagents.desktop.DesktopLauncher";

  /** The window that belongs to the trainer that is running, if it is there. */
  static Optional<WindowProcess> find() {
    CodeSource source = WindowProcess.class.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? Optional.empty()
        : find(Path.of(URI.create(source.getLocation().toString())));
  }

  /**
   * The window that belongs to a trainer, if it is there.
   *
   * @param trainer where the trainer's classes are
   */
  static Optional<WindowProcess> find(Path trainer) {
    Path window = trainer.resolveSibling("../window/class-path.jar").normalize();
    return Files.isRegularFile(trainer) && Files.isRegularFile(window)
        ? Optional.of(new WindowProcess(trainer, window))
        : Optional.empty();
  }

  /** Whether this JVM was started by {@link #run}, and can open windows. */
  static boolean isThis() {
    return Boolean.getBoolean(WINDOW_PROPERTY);
  }

  @Override
  public int show(Path path) throws IOException {
    return execute(command(path));
  }

  /** Runs the trainer itself in a process that can open windows, and returns its exit code. */
  int run(String... arguments) throws IOException {
    List<String> command = java();
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-D" + WINDOW_PROPERTY + "=true");
    command.addAll(classPath());
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return execute(command);
  }

  private static int execute(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    Thread ending = new Thread(process::destroy, "close-window");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** With the Java that runs the trainer. */
  List<String> command(Path path) {
    List<String> command = java();
    command.addAll(classPath());
    String option = path.toString().endsWith(".replay") ? "--replay" : "--watch";
    command.addAll(List.of(LAUNCHER, option, path.toString()));
    return command;
  }

  private List<String> classPath() {
    return List.of("-cp", window + File.pathSeparator + trainer);
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
      command.add("-XstartOnFirstThread"); // without it the window would start a third process
    }
    command.add("-D" + PARENT_PROPERTY + "=" + ProcessHandle.current().pid());
    return command;
  }
}
