package io.github.gdxagents.training;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyPlayer;
import io.github.gdxagents.training.experience.ActionLog;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.experience.SimulationFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How well a policy plays, over fresh episodes.
 *
 * <p>Every life of every agent counts as one: where agents are many, or come back, there are more
 * returns than episodes were played.
 *
 * <p>An episode that has not ended after {@link #MOST_TICKS} ends there, as truncated: in a game
 * without a time limit, a good policy might play on and on. For the same reason an evaluation has a
 * number of ticks for all its episodes, and plays fewer of them where it is spent.
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

  /** The ticks of the longest episode, up to the decision that is due then: 28 minutes at 60 Hz. */
  public static final int MOST_TICKS = 100_000;

  /** The ticks of all episodes together, for each one that was asked for. */
  private static final int MOST_TICKS_PER_EPISODE_ASKED_FOR = 10_000;

  private static final int MOST_TIMES = 100_000;

  /** A stream of the seed for those who are not evaluated, by the agent's number. */
  private static final long OTHERS_STREAM = 1L << 32;

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
    return of(simulation, policy, lineup, episodes, seed, mostTicks(episodes), Evaluation::rethrow);
  }

  /**
   * The same, for a limited time, and of a game that may fail.
   *
   * @param mostTicks of all episodes together, at least 1. What is being played then counts only if
   *     it is the first one: it ends there, as truncated
   * @param failures hears of each episode in which the game failed, which is left out; what it
   *     throws ends the evaluation
   */
  public static Evaluation of(
      Simulation simulation,
      Policy policy,
      @Nullable Lineup lineup,
      int episodes,
      long seed,
      long mostTicks,
      Consumer<SimulationFailure> failures) {
    return of(simulation, policy::player, lineup, episodes, seed, mostTicks, failures);
  }

  /** The ticks of an evaluation with this number of episodes, unless another limit is given. */
  public static long mostTicks(int episodes) {
    return Math.max(MOST_TICKS, (long) episodes * MOST_TICKS_PER_EPISODE_ASKED_FOR);
  }

  /**
   * Lets a policy play the agents of its kind, drawing its actions as in training. The seed decides
   * those too.
   *
   * @param lineup as above
   */
  public static Evaluation sampled(
      Simulation simulation, Policy policy, @Nullable Lineup lineup, int episodes, long seed) {
    return of(
        simulation,
        samplers(policy, seed),
        lineup,
        episodes,
        seed,
        mostTicks(episodes),
        Evaluation::rethrow);
  }

  private static void rethrow(SimulationFailure failure) {
    throw failure;
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
    return of(simulation, sources, null, episodes, seed, mostTicks(episodes), Evaluation::rethrow);
  }

  /**
   * @param sources makes a source of actions for each agent of the kind that learns; for all of
   *     them without a lineup
   */
  static Evaluation of(
      Simulation simulation,
      Supplier<? extends ActionSource> sources,
      @Nullable Lineup lineup,
      int episodes,
      long seed,
      long mostTicks,
      Consumer<SimulationFailure> failures) {
    if (lineup != null) {
      lineup.requireComplete(simulation);
    }
    Lives lives = new Lives();
    // Not try-with-resources: the caller closes the simulation.
    Stepper stepper =
        new Stepper(
            simulation,
            life -> {
              if (lineup == null || life.spec().kind().equals(lineup.learner())) {
                lives.add(life);
              }
            });
    for (int a = 0; a < stepper.agentCount(); a++) {
      String kind = stepper.agent(a).spec().kind();
      if (lineup == null || kind.equals(lineup.learner())) {
        stepper.seat(a, sources.get());
      } else {
        RandomStream draws = new RandomStream(RandomStream.deriveSeed(seed, OTHERS_STREAM + a));
        stepper.seat(a, lineup.playerOf(kind, draws));
      }
    }
    return play(stepper, lives, episodes, seed, mostTicks, failures);
  }

  private static Evaluation play(
      Stepper stepper,
      Lives lives,
      int episodes,
      long seed,
      long mostTicks,
      Consumer<SimulationFailure> failures) {
    if (episodes < 1) {
      throw new IllegalArgumentException("episodes must be at least 1, not " + episodes);
    }
    DecisionTimes times = new DecisionTimes();
    long ticksLeft = mostTicks;
    int played = 0;
    ActionLog log = new ActionLog(stepper, true);
    while (played < episodes && ticksLeft > 0) {
      Simulation simulation = stepper.simulation();
      Episode episode = Episode.of(RandomStream.deriveSeed(~seed, played), simulation.parameters());
      lives.begin();
      try {
        play(stepper, episode, log, Math.min(MOST_TICKS, ticksLeft), times);
        ticksLeft -= stepper.tickCount();
        if (stepper.over() || stepper.tickCount() >= MOST_TICKS || played == 0) {
          end(stepper);
          played++;
        } else {
          lives.forget();
        }
      } catch (RuntimeException | AssertionError | StackOverflowError failure) {
        log.record();
        RuntimeException told = SimulationFailure.of(failure, -1, stepper, episode, log.actions());
        if (!(told instanceof SimulationFailure ofGame)) {
          throw told;
        }
        lives.forget();
        ticksLeft -= stepper.tickCount() + 1;
        played++;
        failures.accept(ofGame);
      }
    }
    return lives.evaluation(played, times.medianMicros());
  }

  private static void play(
      Stepper stepper, Episode episode, ActionLog log, long mostTicks, DecisionTimes times) {
    log.begin(episode);
    stepper.reset(episode);
    while (!stepper.over() && stepper.tickCount() < mostTicks) {
      times.decide(stepper);
      log.record();
      stepper.advanceToDecision();
    }
  }

  private static void end(Stepper stepper) {
    if (!stepper.over()) {
      stepper.end();
    }
  }

  public double meanReturn() {
    return returnSpread().mean();
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

  /** Takes down each life that is over. */
  private static final class Lives {

    private final List<Double> returns = new ArrayList<>();
    private final List<Integer> decisions = new ArrayList<>();
    private final Map<String, List<Double>> statistics = new LinkedHashMap<>();
    private int terminated;
    private int endedBefore;
    private int terminatedBefore;

    /** Begins an episode. */
    void begin() {
      endedBefore = returns.size();
      terminatedBefore = terminated;
    }

    /** Leaves the episode's lives out. */
    void forget() {
      drop(returns);
      drop(decisions);
      statistics.values().forEach(this::drop);
      terminated = terminatedBefore;
    }

    private void drop(List<?> values) {
      if (values.size() > endedBefore) {
        values.subList(endedBefore, values.size()).clear();
      }
    }

    void add(AgentDriver life) {
      if (life.decisions() == 0) {
        return; // nobody was asked, so nothing is anybody's doing
      }
      returns.add(life.lifeReturn());
      decisions.add(life.decisions());
      terminated += life.state() == AgentState.TERMINATED ? 1 : 0;
      for (int i = 0; i < life.declaredStatistics().size(); i++) {
        Statistic statistic = life.declaredStatistics().get(i);
        statistics
            .computeIfAbsent(statistic.name(), name -> new ArrayList<>())
            .add(life.statistics().value(i));
      }
    }

    Evaluation evaluation(int episodes, double decisionMicros) {
      Map<String, Double> means = new LinkedHashMap<>();
      statistics.forEach(
          (name, values) ->
              means.put(
                  name, values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
      return new Evaluation(
          episodes,
          returns.stream().mapToDouble(Double::doubleValue).toArray(),
          decisions.stream().mapToInt(Integer::intValue).toArray(),
          terminated,
          means,
          decisionMicros);
    }
  }

  /** Measures how long decisions take. */
  private static final class DecisionTimes {

    private final long[] nanos = new long[MOST_TIMES];
    private long count;

    void decide(Stepper stepper) {
      int deciding = 0;
      for (int a = 0; a < stepper.agentCount(); a++) {
        deciding += stepper.agent(a).decisionDue() ? 1 : 0;
      }
      long start = System.nanoTime();
      stepper.decide();
      nanos[(int) (count++ % MOST_TIMES)] = (System.nanoTime() - start) / Math.max(1, deciding);
    }

    double medianMicros() {
      int samples = (int) Math.min(count, MOST_TIMES);
      long[] sorted = Arrays.copyOf(nanos, samples);
      Arrays.sort(sorted);
      return samples == 0 ? Double.NaN : sorted[samples / 2] * 1e-3;
    }
  }
}
