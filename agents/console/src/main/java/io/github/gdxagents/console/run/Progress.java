package io.github.gdxagents.console.run;

/**
 * How far a run is.
 *
 * @param steps made so far, at least 1
 * @param plannedSteps to be made
 * @param elapsedSeconds since the run began
 */
record Progress(long steps, long plannedSteps, double elapsedSeconds) {

  /** The share of the run that is over, 0 to 1. */
  double share() {
    return Math.min(1, (double) steps / plannedSteps);
  }

  double stepsPerSecond() {
    return steps / Math.max(elapsedSeconds, 1e-9);
  }

  /** How long the rest takes at the pace so far. */
  double secondsLeft() {
    return Math.max(0, plannedSteps - steps) / stepsPerSecond();
  }
}
