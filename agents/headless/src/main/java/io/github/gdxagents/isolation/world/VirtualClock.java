package io.github.gdxagents.isolation.world;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of an isolated world: it starts at the same moment in each episode, stands still within
 * a frame, and goes on by the fixed step with each. The classes of a world ask it where their code
 * says {@code System.nanoTime()}, {@code System.currentTimeMillis()}, {@code new Date()} or {@code
 * LocalTime.now()}, and so does libGDX's {@code TimeUtils}.
 */
public final class VirtualClock {

  /** 2001-09-09T01:46:40Z, a round number. */
  private static final long START_MILLIS = 1_000_000_000_000L;

  /** An hour, so that a time before the episode's is not below 0. */
  private static final long START_NANOS = 3_600_000_000_000L;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private static final AtomicLong ELAPSED_NANOS = new AtomicLong();

  private VirtualClock() {}

  /** In place of {@link System#nanoTime()}. */
  public static long nanoTime() {
    return START_NANOS + ELAPSED_NANOS.get();
  }

  /** In place of {@link System#currentTimeMillis()}. */
  public static long currentTimeMillis() {
    return START_MILLIS + ELAPSED_NANOS.get() / NANOS_PER_MILLI;
  }

  /** In place of {@link Clock#systemUTC()}; in the zone UTC, so that no machine matters. */
  public static Clock clock() {
    return new WorldClock(ZoneOffset.UTC);
  }

  static void startEpisode() {
    ELAPSED_NANOS.set(0);
  }

  static void advance(float seconds) {
    ELAPSED_NANOS.addAndGet(Math.round(seconds * 1e9));
  }

  private static final class WorldClock extends Clock {

    private final ZoneId zone;

    WorldClock(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new WorldClock(other);
    }

    @Override
    public Instant instant() {
      long nanos = ELAPSED_NANOS.get();
      return Instant.ofEpochMilli(START_MILLIS).plusNanos(nanos);
    }
  }
}
