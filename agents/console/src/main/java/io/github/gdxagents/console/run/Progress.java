package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;

/**
 * How far a run is.
 *
 * @param steps made so far, at least 1
 * @param plannedSteps to be made
 * @param elapsedSeconds since the run began
 * @param pace steps per second from here on, by {@link Pace}; not a number where nobody knows
 */
record Progress(long steps, long plannedSteps, double elapsedSeconds, double pace) {

  /** The share of the run that is over, 0 to 1. */
  double share() {
    return Math.min(1, (double) steps / plannedSteps);
  }

  double stepsPerSecond() {
    return steps / Math.max(elapsedSeconds, 1e-9);
  }

  /** How long the rest takes, such as {@code ", 1:12 left"}; empty where nobody knows yet. */
  String timeLeft(String separator) {
    long left = Math.max(0, plannedSteps - steps);
    if (left > 0 && Double.isNaN(pace)) {
      return "";
    }
    return separator + NumberText.duration(left == 0 ? 0 : left / pace) + " left";
  }
}
