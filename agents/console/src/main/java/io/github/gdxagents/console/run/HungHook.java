package io.github.gdxagents.console.run;

import io.github.gdxagents.training.experience.SlowHook;

/** What is said of a hook that does not return. */
public final class HungHook {

  private HungHook() {}

  /**
   * The hook, its stack, and how to give it more time.
   *
   * @param seconds how long it has been running
   */
  public static String message(SlowHook hook, long seconds) {
    return "A hook of the game has not returned for "
        + seconds
        + " s (more time: --hook-timeout): "
        + hook;
  }
}
