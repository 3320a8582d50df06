package io.github.gdxagents.training;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyPlayer;
import io.github.gdxagents.training.experience.Lineup;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How well a policy plays, over fresh episodes.
 *
 * <p>Every life of every agent counts as one: where agents are many, or come back, there are more
 * returns than episodes were played.
 *
 * <p>An episode that has not ended after {@link #MOST_TICKS} ends there, as truncated: in a game
 * without a time limit, a good policy might play on and on. For the same reason an evaluation has
 * limits for all its episodes, and plays fewer of them where one is reached: {@link
 * EvaluationSetup}.
 *
 * @param episodes how many were played to their end
 * @param returns of each life, in the order in which they ended
 * @param decisions each life's length
 * @param terminated how many lives the game ended; the others were truncated, by the game or by a
 *     limit
 * @param statistics what agents reported: each statistic's mean over the lives, by its name
 * @param decisionMicros the median time of a decision, from looking to acting, in microseconds, on
 *     this machine
 */
public record Evaluation(
    int episodes,
    double[] returns,
    int[] decisions,
    int terminated,
    Map<String, Double> statistics,
    double decisionMicros) {

  /** The ticks of the longest episode: 28 minutes at 60 Hz. */
  public static final int MOST_TICKS = 100_000;

  /** Of nothing: no episode was played. */
  public static final Evaluation NONE =
      new Evaluation(0, new double[0], new int[0], 0, Map.of(), Double.NaN);

  /**
   * Lets a policy play every agent, always taking its most probable actions.
   *
   * @param simulation the game; not closed
   * @param episodes how many, at least 1, each of {@link #MOST_TICKS} at most
   * @param seed decides which episodes; unrelated to those of a training run with the same seed
   * @throws io.github.gdxagents.policy.SpecMismatchException if the policy is for another game
   */
  public static Evaluation of(Simulation simulation, Policy policy, int episodes, long seed) {
    return of(simulation, policy, null, episodes, seed);
  }

  /**
   * Lets a policy play the agents of its kind, always taking its most probable actions. The agents
   * of other kinds are played as in training, and their lives do not count.
   *
   * @param lineup who plays the others; the policy plays the kind that learns. Null where it plays
   *     every agent
   * @throws io.github.gdxagents.policy.SpecMismatchException if the policy is for another game
   * @throws IllegalArgumentException if nobody plays some agent
   */
  public static Evaluation of(
      Simulation simulation, Policy policy, @Nullable Lineup lineup, int episodes, long seed) {
    return of(simulation, policy, lineup, EvaluationSetup.of(episodes, seed));
  }

  /** The same, with limits, and listeners. */
  public static Evaluation of(
      Simulation simulation, Policy policy, @Nullable Lineup lineup, EvaluationSetup setup) {
    return of(simulation, policy::player, lineup, setup);
  }

  /**
   * Lets a policy play the agents of its kind, drawing its actions as in training. The seed decides
   * those too.
   *
   * @param lineup as above
   */
  public static Evaluation sampled(
      Simulation simulation, Policy policy, @Nullable Lineup lineup, int episodes, long seed) {
    return sampled(simulation, policy, lineup, EvaluationSetup.of(episodes, seed));
  }

  /** The same, with limits, and listeners. */
  public static Evaluation sampled(
      Simulation simulation, Policy policy, @Nullable Lineup lineup, EvaluationSetup setup) {
    return of(simulation, samplers(policy, setup.seed()), lineup, setup);
  }

  private static Supplier<PolicyPlayer> samplers(Policy policy, long seed) {
    AtomicInteger bots = new AtomicInteger();
    return () -> {
      int bot = bots.getAndIncrement();
      return policy.sampler(bot == 0 ? seed : RandomStream.deriveSeed(seed, bot));
    };
  }

  /**
   * Lets anybody play.
   *
   * @param sources makes a source of actions for each agent
   * @throws IllegalArgumentException if a source cannot decide for this game; of a policy it names
   *     every difference
   */
  public static Evaluation of(
      Simulation simulation, Supplier<? extends ActionSource> sources, int episodes, long seed) {
    return of(simulation, sources, null, EvaluationSetup.of(episodes, seed));
  }

  /**
   * Lets anybody play, with limits, and listeners.
   *
   * @param sources makes a source of actions for each agent of the kind that learns; for all of
   *     them without a lineup
   * @throws IllegalArgumentException as above, or if nobody plays some agent
   */
  public static Evaluation of(
      Simulation simulation,
      Supplier<? extends ActionSource> sources,
      @Nullable Lineup lineup,
      EvaluationSetup setup) {
    if (lineup != null) {
      lineup.requireComplete(simulation);
    }
    EvaluatedLives lives = new EvaluatedLives();
    // Not try-with-resources: the caller closes the simulation.
    Stepper stepper =
        new Stepper(
            simulation,
            life -> {
              if (lineup == null || life.spec().kind().equals(lineup.learner())) {
                lives.add(life);
              }
            });
    Lineup.seat(stepper, sources, lineup, setup.seed());
    return new EvaluationRun(stepper, lives, setup).play();
  }

  public double meanReturn() {
    return returnSpread().mean();
  }

  /** The standard error of the mean return; NaN where there are fewer than two lives. */
  public double standardError() {
    return returns.length < 2
        ? Double.NaN
        : returnSpread().deviation() / Math.sqrt(returns.length - 1);
  }

  /**
   * The evaluated policy with this evaluation's score, which its file then holds; without one where
   * nobody ever decided, or where returns are beyond all numbers.
   */
  public Policy score(Policy policy) {
    Spread spread = returnSpread();
    return Double.isFinite(spread.mean()) && Double.isFinite(spread.deviation())
        ? policy.withScore(spread.mean(), spread.deviation(), returns.length)
        : policy;
  }

  /** The share of lives that the game ended; the others were truncated. */
  public double terminatedShare() {
    return (double) terminated / returns.length;
  }

  /** How returns are spread over lives. */
  public Spread returnSpread() {
    return Spread.of(returns);
  }

  /** How long lives are, in decisions. */
  public Spread lengthSpread() {
    return Spread.of(Arrays.stream(decisions).asDoubleStream().toArray());
  }

  /**
   * How numbers are spread.
   *
   * @param deviation the standard deviation of the population
   */
  public record Spread(double mean, double deviation, double min, double max) {

    /** Not numbers where there are no values. */
    static Spread of(double[] values) {
      if (values.length == 0) {
        return new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      }
      DoubleSummaryStatistics summary = Arrays.stream(values).summaryStatistics();
      double mean = summary.getAverage();
      double variance =
          Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      return new Spread(mean, Math.sqrt(variance), summary.getMin(), summary.getMax());
    }
  }
}
