package io.github.gdxagents.isolation.world;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The hash codes of objects whose class defines none, in place of the JVM's, which differ from run
 * to run and from thread to thread, and with them the order of hash tables: here an object has the
 * number of how many were asked for theirs before it in the episode.
 */
public final class VirtualHash {

  private static final AtomicInteger ASKED = new AtomicInteger();

  /** Neighboring numbers end in different places of a table: the golden ratio, times 2^32. */
  private static final int SCATTER = 0x9E3779B9;

  private VirtualHash() {}

  /** The hash code for one more object; never 0, which stands for none. */
  public static int next() {
    return ASKED.incrementAndGet() * SCATTER;
  }

  /**
   * In place of {@link Object#hashCode()} of an object whose class is not known: of enums and
   * classes, whose methods nobody can change, their name's.
   */
  public static int hashCode(Object object) {
    if (object instanceof Enum<?> constant) {
      return constant.name().hashCode();
    }
    return object instanceof Class<?> type ? type.getName().hashCode() : object.hashCode();
  }

  static void startEpisode() {
    ASKED.set(0);
  }
}
