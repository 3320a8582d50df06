package io.github.gdxagents.testkit;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Reads how much memory the JVM uses, where the platform tells. */
final class MemoryMeter {

  private static final Path PROCESS_PAGES = Path.of("/proc/self/statm");
  private static final int PAGE_BYTES = 4096;

  /** Looked up once, because looking it up allocates. */
  private static final java.lang.management.ThreadMXBean THREADS =
      ManagementFactory.getThreadMXBean();

  private MemoryMeter() {}

  /** Whether this JVM counts the bytes that each thread allocates; HotSpot does. */
  static boolean countsThreadBytes() {
    return THREADS instanceof ThreadMXBean bean
        && bean.isThreadAllocatedMemorySupported()
        && bean.isThreadAllocatedMemoryEnabled();
  }

  /** The bytes that the current thread has allocated on the Java heap since it began. */
  static long threadBytes() {
    return ((ThreadMXBean) THREADS).getCurrentThreadAllocatedBytes();
  }

  /** The bytes on the Java heap that are still reachable. */
  static long heapBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Whether {@link #processBytes} works here: on Linux. */
  static boolean measuresProcess() {
    return Files.isReadable(PROCESS_PAGES);
  }

  /** The physical memory of the whole process, C++ code included. */
  static long processBytes() {
    System.gc();
    try {
      String[] pages = Files.readString(PROCESS_PAGES, StandardCharsets.US_ASCII).split(" ");
      return Long.parseLong(pages[1]) * PAGE_BYTES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How much a measure grows in the quietest of several rounds of work. What leaks grows in every
   * round; what is filled once, such as caches and compiled code, does not.
   */
  static long leastGrowth(int rounds, Runnable work, LongSupplier bytes) {
    work.run();
    long least = Long.MAX_VALUE;
    long before = bytes.getAsLong();
    for (int round = 0; round < rounds; round++) {
      work.run();
      long after = bytes.getAsLong();
      least = Math.min(least, after - before);
      before = after;
    }
    return least;
  }
}
