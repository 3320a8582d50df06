package io.github.gdxagents.console.run;

import org.jspecify.annotations.Nullable;

/** Finds who ends the JVM. */
final class SystemExit {

  private SystemExit() {}

  /**
   * Who has called {@link System#exit}, while the JVM shuts down for that reason: {@code
   * mygame.World.advance(World.java:12)}; null where it shuts down for another.
   */
  static @Nullable String caller() {
    for (StackTraceElement[] trace : Thread.getAllStackTraces().values()) {
      boolean exits = false;
      for (StackTraceElement frame : trace) {
        String type = frame.getClassName();
        boolean ofJdk =
            type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
        if (exits && !ofJdk) {
          return frame.toString();
        }
        exits |= type.startsWith("java.lang.") && frame.getMethodName().equals("exit");
      }
    }
    return null;
  }
}
