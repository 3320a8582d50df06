package io.github.gdxagents.console.run;

/**
 * How fast a run goes on, as an estimate of the time left needs it. The first iteration does not
 * count unless it was long: most of its time is the JVM's start, and nothing like those to come.
 */
final class Pace {

  /** An iteration as long as this tells enough, however the JVM started. */
  private static final double LONG_SECONDS = 10;

  private boolean begun;
  private long beginSteps;
  private double beginSeconds;
  private double stepsPerSecond = Double.NaN;

  /**
   * Adds an iteration.
   *
   * @param steps of the run so far
   * @param elapsedSeconds since the run began
   */
  synchronized void add(long steps, double elapsedSeconds) {
    if (begun || elapsedSeconds >= LONG_SECONDS) {
      stepsPerSecond = (steps - beginSteps) / Math.max(elapsedSeconds - beginSeconds, 1e-9);
    } else {
      beginSteps = steps;
      beginSeconds = elapsedSeconds;
    }
    begun = true;
  }

  /** Steps per second; not a number before there is anything to tell them by. */
  synchronized double stepsPerSecond() {
    return stepsPerSecond;
  }
}
