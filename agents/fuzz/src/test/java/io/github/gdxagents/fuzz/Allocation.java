package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** How much memory a reader may take for a file that somebody has made up. */
final class Allocation {

  private static final long MOST_BYTES = 64 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  interface Reading<T> {
    T read() throws IOException;
  }

  private Allocation() {}

  /**
   * Reads, and fails if this thread allocates more than {@value #MOST_BYTES} bytes meanwhile, and
   * does so again: the first time may have loaded classes.
   */
  static <T> T limited(Reading<T> reading) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      return reading.read();
    } finally {
      if (THREADS.getCurrentThreadAllocatedBytes() - before > MOST_BYTES) {
        assertThat(bytes(reading)).as("allocated bytes").isLessThan(MOST_BYTES);
      }
    }
  }

  private static long bytes(Reading<?> reading) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      reading.read();
    } catch (IOException | RuntimeException e) {
      // As it was the first time.
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
