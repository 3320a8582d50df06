package io.github.gdxagents.training;

/**
 * Where wall-clock time went. Simulating and acting happen on all threads side by side, so their
 * figures are means over the threads, and what a thread spent waiting for the others is told apart.
 *
 * @param simulateSeconds advancing the games, and restarting them
 * @param actSeconds observing, deciding, and estimating values
 * @param idleSeconds waiting for slower threads at the end of a rollout
 * @param advantageSeconds scaling rewards and estimating advantages
 * @param updateSeconds gradient steps
 * @param publishSeconds handing the networks' new weights to those who act
 */
public record TimeBudget(
    double simulateSeconds,
    double actSeconds,
    double idleSeconds,
    double advantageSeconds,
    double updateSeconds,
    double publishSeconds) {

  public static final TimeBudget ZERO = new TimeBudget(0, 0, 0, 0, 0, 0);

  /** The sum of both, part by part. */
  public TimeBudget plus(TimeBudget other) {
    return new TimeBudget(
        simulateSeconds + other.simulateSeconds,
        actSeconds + other.actSeconds,
        idleSeconds + other.idleSeconds,
        advantageSeconds + other.advantageSeconds,
        updateSeconds + other.updateSeconds,
        publishSeconds + other.publishSeconds);
  }

  /** All parts together. */
  public double totalSeconds() {
    return simulateSeconds
        + actSeconds
        + idleSeconds
        + advantageSeconds
        + updateSeconds
        + publishSeconds;
  }
}
