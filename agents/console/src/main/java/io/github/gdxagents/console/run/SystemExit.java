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
        boolean ofJava = frame.getClassName().startsWith("java.lang.");
        if (exits && !ofJava) {
          return frame.toString();
        }
        exits |= ofJava && frame.getMethodName().equals("exit");
      }
    }
    return null;
  }
}
