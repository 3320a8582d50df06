package io.github.gdxagents.console.run;

import java.util.concurrent.locks.LockSupport;

/**
 * Does something when the JVM is told to stop, by Ctrl-C for instance, unless this has been closed
 * by then. The JVM halts once it is done.
 */
public final class ShutdownHook implements AutoCloseable {

  private final Thread thread;

  /**
   * @param name of the thread that does it
   * @param action what to do, on that thread, while all others go on
   */
  public ShutdownHook(String name, Runnable action) {
    thread = new Thread(action, name);
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** For threads with nothing left to do but to let the JVM halt; does not return. */
  public static void awaitHalt() {
    while (true) {
      LockSupport.park();
      Thread.interrupted(); // an interrupted thread would not park
    }
  }

  /** Does nothing at shutdown any more, unless that has begun. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is shutting down already.
    }
  }
}
