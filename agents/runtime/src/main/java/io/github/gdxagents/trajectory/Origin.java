package io.github.gdxagents.trajectory;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a {@link Trajectory} begins: in which episode, whose agent's, at which of its decisions.
 *
 * <p>Immutable.
 */
public final class Origin {

  private final long seed;
  private final Map<String, Float> parameters;
  private final int agent;
  private final long decision;

  /**
   * @param agent its index in the simulation
   * @param decision how many decisions the agent had made in the episode before
   */
  public Origin(Episode episode, int agent, long decision) {
    this(episode.seed(), valuesOf(episode), agent, decision);
  }

  Origin(long seed, Map<String, Float> parameters, int agent, long decision) {
    if (agent < 0 || decision < 0) {
      throw new IllegalArgumentException(
          "An agent and its decisions are counted from 0, not " + agent + " and " + decision);
    }
    this.seed = seed;
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    this.agent = agent;
    this.decision = decision;
  }

  private static Map<String, Float> valuesOf(Episode episode) {
    Map<String, Float> values = new LinkedHashMap<>();
    for (Parameter parameter : episode.parameters()) {
      values.put(parameter.name(), episode.value(parameter.name()));
    }
    return values;
  }

  /** The same episode and agent, some decisions later. */
  Origin later(long decisions) {
    return new Origin(seed, parameters, agent, decision + decisions);
  }

  /** The episode's seed. */
  public long seed() {
    return seed;
  }

  /** The values of the episode's parameters, by name. */
  public Map<String, Float> parameters() {
    return parameters;
  }

  /** The agent's index in the simulation. */
  public int agent() {
    return agent;
  }

  /** How many decisions the agent had made in the episode before. */
  public long decision() {
    return decision;
  }

  /**
   * The episode, for a simulation.
   *
   * @param declared what the simulation's {@code parameters()} are
   * @throws IllegalArgumentException if it has no such parameters
   */
  public Episode episode(List<Parameter> declared) {
    Episode episode = Episode.of(seed, declared);
    for (Map.Entry<String, Float> parameter : parameters.entrySet()) {
      episode = episode.with(parameter.getKey(), parameter.getValue());
    }
    return episode;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin
        && seed == ((Origin) other).seed
        && parameters.equals(((Origin) other).parameters)
        && agent == ((Origin) other).agent
        && decision == ((Origin) other).decision;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(seed) + Long.hashCode(decision);
  }

  @Override
  public String toString() {
    return "seed "
        + seed
        + (parameters.isEmpty() ? "" : " " + parameters)
        + ", agent "
        + agent
        + ", decision "
        + decision;
  }
}
