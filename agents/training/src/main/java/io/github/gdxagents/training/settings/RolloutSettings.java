package io.github.gdxagents.training.settings;

import io.github.gdxagents.hook.Reaction;

/**
 * How experience is gathered and valued.
 *
 * @param simulations how many copies of the game run side by side
 * @param stepsPerRollout decisions that each simulation makes between two updates
 * @param discount gamma: the weight of a reward one decision later
 * @param gaeLambda lambda of generalized advantage estimation: 0 trusts the value network, 1 the
 *     returns
 * @param normalizeObservations whether observations are brought to mean 0 and deviation 1 by
 *     running statistics, and clipped to +-10
 * @param reward the signals whose weighted sum is learned from
 * @param normalizeRewards whether each signal's rewards are first divided by the running deviation
 *     of their discounted return, and clipped to +-10
 * @param randomize the game's parameters that are drawn anew for each episode
 * @param curriculum how they follow what the policy can do
 * @param reactionDelay how many of its decisions ago the policy saw what it decides by, in training
 *     and wherever it plays: {@link Reaction#delay}
 * @param decisionInterval it decides at every so many of the game's decisions: {@link
 *     Reaction#interval}
 */
public record RolloutSettings(
    int simulations,
    int stepsPerRollout,
    double discount,
    double gaeLambda,
    boolean normalizeObservations,
    RewardWeights reward,
    boolean normalizeRewards,
    Randomization randomize,
    Curriculum curriculum,
    int reactionDelay,
    int decisionInterval) {

  /** A JVM may refuse arrays a little shorter than the greatest int. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Decisions in a rollout of one agent in each simulation: what memory may hold at all. */
  private static final int MOST_ROWS = 1 << 24;

  public static final RolloutSettings DEFAULT =
      new RolloutSettings(
          16,
          256,
          0.99,
          0.95,
          true,
          RewardWeights.DEFAULT,
          true,
          Randomization.NONE,
          Curriculum.NONE,
          Reaction.IMMEDIATE.delay(),
          Reaction.IMMEDIATE.interval());

  public RolloutSettings {
    Numbers.requireWithin("simulations", simulations, 1, 65_536);
    Numbers.requireWithin("steps-per-rollout", stepsPerRollout, 1, 1_000_000);
    requireRowsWithin(simulations, stepsPerRollout, MOST_ROWS);
    Numbers.requireWithin("discount", discount, 0, 1);
    Numbers.requireWithin("gae-lambda", gaeLambda, 0, 1);
    Numbers.requireWithin(Reaction.DELAY_SETTING, reactionDelay, 0, Reaction.MAX_DELAY);
    Numbers.requireWithin(Reaction.INTERVAL_SETTING, decisionInterval, 1, Reaction.MAX_INTERVAL);
    if (curriculum.success() != null && randomize.ranges().isEmpty()) {
      throw new InvalidSettingException(
          "curriculum learnable draws what randomize names, and that is none; name parameters, as in randomize=gravity:8..12");
    }
  }

  /**
   * Checks that a rollout fits into arrays, which depends on the game as well.
   *
   * @param agents in one simulation
   * @param numbersPerDecision the most that one array of the rollout holds for each decision
   * @throws InvalidSettingException if an array would be longer than an array can be, naming the
   *     nearest valid value
   */
  public void requireRolloutFits(int agents, int numbersPerDecision) {
    long perRow = (long) agents * Math.max(1, numbersPerDecision);
    requireRowsWithin(simulations, stepsPerRollout, LONGEST_ARRAY / perRow);
  }

  /**
   * Checks that the policy reacts at once, as what it learns from does.
   *
   * @param what shows what was seen at once, such as "the reward gail"
   * @throws InvalidSettingException if it does not
   */
  public void requireImmediateReaction(String what) {
    if (!reaction().equals(Reaction.IMMEDIATE)) {
      throw new InvalidSettingException(
          "%s must be 0 and %s 1 with %s, which shows what was seen at once"
              .formatted(Reaction.DELAY_SETTING, Reaction.INTERVAL_SETTING, what));
    }
  }

  /** How quickly the policy reacts. */
  public Reaction reaction() {
    return new Reaction(reactionDelay, decisionInterval);
  }

  /**
   * These settings for the game that others were made for: with its rewards, its parameters, its
   * curriculum, and as quick a policy.
   */
  public RolloutSettings forGameOf(RolloutSettings other) {
    return new RolloutSettings(
        simulations,
        stepsPerRollout,
        discount,
        gaeLambda,
        normalizeObservations,
        other.reward,
        normalizeRewards,
        other.randomize,
        other.curriculum,
        other.reactionDelay,
        other.decisionInterval);
  }

  private static void requireRowsWithin(int simulations, int stepsPerRollout, long mostRows) {
    long rows = (long) simulations * stepsPerRollout;
    if (rows <= mostRows) {
      return;
    }
    String product =
        "simulations times steps-per-rollout must be at most %s, not %s; "
            .formatted(mostRows, rows);
    throw new InvalidSettingException(
        product
            + (simulations <= mostRows
                ? "with %s simulations, the nearest valid steps-per-rollout is %s"
                    .formatted(simulations, mostRows / simulations)
                : "with steps-per-rollout 1, the nearest valid value of simulations is "
                    + mostRows));
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Changes some of the defaults, by name. */
  public static final class Builder {

    private int simulations = DEFAULT.simulations;
    private int stepsPerRollout = DEFAULT.stepsPerRollout;
    private double discount = DEFAULT.discount;
    private double gaeLambda = DEFAULT.gaeLambda;
    private boolean normalizeObservations = DEFAULT.normalizeObservations;
    private RewardWeights reward = DEFAULT.reward;
    private boolean normalizeRewards = DEFAULT.normalizeRewards;
    private Randomization randomize = DEFAULT.randomize;
    private Curriculum curriculum = DEFAULT.curriculum;
    private int reactionDelay = DEFAULT.reactionDelay;
    private int decisionInterval = DEFAULT.decisionInterval;

    private Builder() {}

    public Builder simulations(int simulations) {
      this.simulations = simulations;
      return this;
    }

    public Builder stepsPerRollout(int stepsPerRollout) {
      this.stepsPerRollout = stepsPerRollout;
      return this;
    }

    public Builder discount(double discount) {
      this.discount = discount;
      return this;
    }

    public Builder gaeLambda(double gaeLambda) {
      this.gaeLambda = gaeLambda;
      return this;
    }

    public Builder normalizeObservations(boolean normalizeObservations) {
      this.normalizeObservations = normalizeObservations;
      return this;
    }

    public Builder reward(RewardWeights reward) {
      this.reward = reward;
      return this;
    }

    public Builder normalizeRewards(boolean normalizeRewards) {
      this.normalizeRewards = normalizeRewards;
      return this;
    }

    public Builder randomize(Randomization randomize) {
      this.randomize = randomize;
      return this;
    }

    public Builder curriculum(Curriculum curriculum) {
      this.curriculum = curriculum;
      return this;
    }

    public Builder reactionDelay(int reactionDelay) {
      this.reactionDelay = reactionDelay;
      return this;
    }

    public Builder decisionInterval(int decisionInterval) {
      this.decisionInterval = decisionInterval;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @throws InvalidSettingException if one is out of its range
     */
    public RolloutSettings build() {
      return new RolloutSettings(
          simulations,
          stepsPerRollout,
          discount,
          gaeLambda,
          normalizeObservations,
          reward,
          normalizeRewards,
          randomize,
          curriculum,
          reactionDelay,
          decisionInterval);
    }
  }
}
