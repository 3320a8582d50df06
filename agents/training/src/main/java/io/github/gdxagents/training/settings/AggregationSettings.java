package io.github.gdxagents.training.settings;

/**
 * How an expert corrects a policy that is cloned from it.
 *
 * @param daggerIterations how often the clone plays, the expert says what it would have done, and
 *     the policy is cloned again
 * @param daggerEpisodes how many episodes the clone plays each time
 */
public record AggregationSettings(int daggerIterations, int daggerEpisodes) {

  public static final AggregationSettings DEFAULT = new AggregationSettings(10, 5);

  public AggregationSettings {
    Numbers.requireWithin("dagger-iterations", daggerIterations, 1, 10_000);
    Numbers.requireWithin("dagger-episodes", daggerEpisodes, 1, 100_000);
  }
}
