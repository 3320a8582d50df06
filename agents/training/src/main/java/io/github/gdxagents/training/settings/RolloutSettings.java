package io.github.gdxagents.training.settings;

/**
 * How experience is gathered and valued.
 *
 * @param simulations how many copies of the game run side by side
 * @param stepsPerRollout decisions that each simulation makes between two updates
 * @param discount gamma: the weight of a reward one decision later
 * @param gaeLambda lambda of generalised advantage estimation: 0 trusts the value network, 1 the
 *     returns
 * @param normaliseObservations whether observations are brought to mean 0 and deviation 1 by
 *     running statistics, and clipped to +-10
 * @param normaliseRewards whether rewards are divided by the running deviation of the discounted
 *     return, and clipped to +-10
 */
public record RolloutSettings(
    int simulations,
    int stepsPerRollout,
    double discount,
    double gaeLambda,
    boolean normaliseObservations,
    boolean normaliseRewards) {

  public static final RolloutSettings DEFAULT =
      new RolloutSettings(16, 256, 0.99, 0.95, true, false);

  public RolloutSettings {
    Numbers.requireWithin("simulations", simulations, 1, 65_536);
    Numbers.requireWithin("steps-per-rollout", stepsPerRollout, 1, 1_000_000);
    Numbers.requireWithin("discount", discount, 0, 1);
    Numbers.requireWithin("gae-lambda", gaeLambda, 0, 1);
  }
}
