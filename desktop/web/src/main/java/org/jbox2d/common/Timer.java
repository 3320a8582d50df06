package org.jbox2d.common;

/** The time since the last reset, which JBox2D's profile of its steps is made of. */
public class Timer {

  private long resetNanos;

  public Timer() {
    reset();
  }

  public final void reset() {
    resetNanos = System.nanoTime();
  }

  public float getMilliseconds() {
    return (System.nanoTime() - resetNanos) / 1e6f;
  }
}
