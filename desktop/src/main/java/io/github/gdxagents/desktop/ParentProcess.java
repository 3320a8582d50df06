package io.github.gdxagents.desktop;

import org.jspecify.annotations.Nullable;

/** The process that opened the window in this one, and that the window does not outlive. */
public final class ParentProcess {

  /** Its number, as a property of this JVM; none where it was not opened by a program. */
  static final String PROPERTY = "gdxagents.parent";

  private ParentProcess() {}

  /**
   * Ends this JVM as soon as the parent has ended, in whatever way, {@code kill -9} among them.
   * Does nothing where there is no parent.
   */
  public static void endWithIt() {
    @Nullable Long parent = Long.getLong(PROPERTY);
    if (parent != null) {
      Thread thread = new Thread(() -> endWith(parent), "parent-watch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void endWith(long parent) {
    ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
    System.exit(1);
  }
}
