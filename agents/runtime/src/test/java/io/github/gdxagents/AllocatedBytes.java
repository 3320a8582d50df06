package io.github.gdxagents;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what the current thread allocates on the Java heap. */
public final class AllocatedBytes {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocatedBytes() {}

  public static long during(Runnable action) {
    long id = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(id);
    action.run();
    return THREADS.getThreadAllocatedBytes(id) - before;
  }

  /**
   * The least that any of several runs allocates, after a first one to warm up: what the code
   * itself allocates, without what the JVM adds now and then.
   */
  public static long whenWarm(Runnable action) {
    during(action);
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      least = Math.min(least, during(action));
    }
    return least;
  }
}
