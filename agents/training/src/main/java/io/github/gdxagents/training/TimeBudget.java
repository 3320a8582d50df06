package io.github.gdxagents.training;

/**
 * Where wall-clock time went, in seconds. Simulating and acting happen on all threads side by side,
 * so their figures are means over the threads, and what a thread spent waiting for the others is
 * told apart.
 *
 * @param simulate advancing the games, and restarting them
 * @param act observing, deciding, and estimating values
 * @param idle waiting for slower threads at the end of a rollout
 * @param advantage scaling rewards and estimating advantages
 * @param update gradient steps
 * @param publish handing the networks' new weights to those who act
 */
public record TimeBudget(
    double simulate, double act, double idle, double advantage, double update, double publish) {

  public static final TimeBudget ZERO = new TimeBudget(0, 0, 0, 0, 0, 0);

  /** The sum of both, part by part. */
  public TimeBudget plus(TimeBudget other) {
    return new TimeBudget(
        simulate + other.simulate,
        act + other.act,
        idle + other.idle,
        advantage + other.advantage,
        update + other.update,
        publish + other.publish);
  }

  /** All parts together. */
  public double total() {
    return simulate + act + idle + advantage + update + publish;
  }
}
