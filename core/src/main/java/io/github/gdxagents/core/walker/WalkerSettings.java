package io.github.gdxagents.core.walker;

/**
 * What can be chosen about the walker's world.
 *
 * @param obstacles whether stumps, pits and stairs stand in the way
 * @param maxTicks the ticks after which an episode is truncated, at least 1
 */
public record WalkerSettings(boolean obstacles, int maxTicks) {

  private static final int DEFAULT_MAX_TICKS = 1600;
  private static final int DEFAULT_HARDCORE_MAX_TICKS = 2000;

  public WalkerSettings {
    if (maxTicks < 1) {
      throw new IllegalArgumentException("maxTicks must be at least 1, not " + maxTicks);
    }
  }

  /** Slightly uneven ground. */
  public static WalkerSettings normal() {
    return new WalkerSettings(false, DEFAULT_MAX_TICKS);
  }

  /** The same ground with stumps, pits and stairs, and more time. */
  public static WalkerSettings hardcore() {
    return new WalkerSettings(true, DEFAULT_HARDCORE_MAX_TICKS);
  }
}
