package io.github.gdxagents.training;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.Stepper;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * How well a source of actions plays, over fresh episodes.
 *
 * <p>An episode's return is the mean over the simulation's agents.
 *
 * <p>An episode that has not ended after {@link #MOST_TICKS} ends there, as truncated: in a game
 * without a time limit, a good policy might play for ever.
 *
 * @param returns of each episode, in order
 * @param decisions each episode's length
 * @param terminated how many episodes the game ended; the others were truncated, by the game or by
 *     the limit
 * @param decisionMicros the median time of a decision in microseconds, on this machine
 */
public record Evaluation(double[] returns, int[] decisions, int terminated, double decisionMicros) {

  /** The ticks of the longest episode, up to the decision that is due then: 28 minutes at 60 Hz. */
  public static final int MOST_TICKS = 100_000;

  /**
   * Plays episodes, each for {@link #MOST_TICKS} at most.
   *
   * @param simulation the game; not closed
   * @param source who decides for every agent
   * @param episodes how many, at least 1
   * @param seed decides which episodes; unrelated to those of a training run with the same seed
   * @throws IllegalArgumentException if the source cannot decide for this game; of a policy it
   *     names every difference
   */
  public static Evaluation of(Simulation simulation, ActionSource source, int episodes, long seed) {
    if (episodes < 1) {
      throw new IllegalArgumentException("episodes must be at least 1, not " + episodes);
    }
    // Not try-with-resources: the caller closes the simulation.
    Stepper stepper = new Stepper(simulation);
    TimedSource timed = new TimedSource(source);
    double[] returns = new double[episodes];
    int[] decisions = new int[episodes];
    int terminated = 0;
    for (int e = 0; e < episodes; e++) {
      stepper.reset(RandomStream.deriveSeed(~seed, e));
      while (!stepper.over() && stepper.tickCount() < MOST_TICKS) {
        stepper.step(timed);
        decisions[e]++;
      }
      boolean allTerminated = true;
      for (int a = 0; a < stepper.agentCount(); a++) {
        returns[e] += stepper.agent(a).episodeReturn() / stepper.agentCount();
        allTerminated &= stepper.agent(a).state() == EpisodeState.TERMINATED;
      }
      terminated += allTerminated ? 1 : 0;
    }
    return new Evaluation(returns, decisions, terminated, timed.medianMicros());
  }

  public double meanReturn() {
    return returnSpread().mean();
  }

  /** How returns are spread over episodes. */
  public Spread returnSpread() {
    return Spread.of(returns);
  }

  /** How long episodes are, in decisions. */
  public Spread lengthSpread() {
    return Spread.of(Arrays.stream(decisions).asDoubleStream().toArray());
  }

  /**
   * How numbers are spread.
   *
   * @param deviation the standard deviation of the population
   */
  public record Spread(double mean, double deviation, double min, double max) {

    static Spread of(double[] values) {
      DoubleSummaryStatistics summary = Arrays.stream(values).summaryStatistics();
      double mean = summary.getAverage();
      double variance =
          Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN);
      return new Spread(mean, Math.sqrt(variance), summary.getMin(), summary.getMax());
    }
  }

  /** Measures how long each decision takes. */
  private static final class TimedSource implements ActionSource {

    private static final int MOST_SAMPLES = 100_000;

    private final ActionSource source;
    private final long[] nanos = new long[MOST_SAMPLES];
    private long count;

    TimedSource(ActionSource source) {
      this.source = source;
    }

    @Override
    public void requireSpec(AgentSpec spec) {
      source.requireSpec(spec);
    }

    @Override
    public void decide(float[] observation, ActionMask mask, Action action) {
      long start = System.nanoTime();
      source.decide(observation, mask, action);
      nanos[(int) (count++ % MOST_SAMPLES)] = System.nanoTime() - start;
    }

    double medianMicros() {
      int samples = (int) Math.min(count, MOST_SAMPLES);
      long[] sorted = Arrays.copyOf(nanos, samples);
      Arrays.sort(sorted);
      return samples == 0 ? Double.NaN : sorted[samples / 2] * 1e-3;
    }
  }
}
