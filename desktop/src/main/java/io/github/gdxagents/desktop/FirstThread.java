package io.github.gdxagents.desktop;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * On macOS a window works on the JVM's first thread only, which the JVM uses for {@code main} only
 * if it is told to. So the game starts itself again, told so, and stands by until it ends.
 */
final class FirstThread {

  /** The JVM sets this variable, with its process id appended, when it was told so. */
  private static final String STARTED_THERE = "JAVA_STARTED_ON_FIRST_THREAD_";

  /** Set in the second JVM, so that there is never a third one. */
  private static final String RESTARTED = "gdxagents.restarted";

  private FirstThread() {}

  /**
   * Runs the whole game in a second JVM where that is needed.
   *
   * @return its exit code; empty if this JVM will do
   */
  static OptionalInt runElsewhereIfNeeded(Class<?> main, String... arguments) throws IOException {
    boolean startedThere = "1".equals(System.getenv(STARTED_THERE + ProcessHandle.current().pid()));
    if (!isMacOs(System.getProperty("os.name")) || startedThere || Boolean.getBoolean(RESTARTED)) {
      return OptionalInt.empty();
    }
    List<String> jvmArguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
    Process game = new ProcessBuilder(command(jvmArguments, main, arguments)).inheritIO().start();
    try {
      return OptionalInt.of(game.waitFor());
    } catch (InterruptedException e) {
      game.destroy();
      Thread.currentThread().interrupt();
      return OptionalInt.of(1);
    }
  }

  static boolean isMacOs(String osName) {
    return osName.toLowerCase(Locale.ROOT).startsWith("mac");
  }

  /** The command that runs the same on the first thread. */
  static List<String> command(List<String> jvmArguments, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-XstartOnFirstThread");
    command.add("-D" + RESTARTED + "=true");
    command.addAll(jvmArguments);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
