package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An episode as it was played, up to some tick: what it began from, and every action since. A
 * simulation is a function of both, so this plays it again: {@link ReplayPlayer}.
 *
 * <p>Immutable. {@link ReplayFile} saves it.
 */
public final class Replay {

  private final String game;
  private final long seed;
  private final Map<String, Float> parameters;
  private final long ticks;
  private final float[] actions;

  /**
   * @param game what it is an episode of
   * @param ticks that were made
   * @param actions a number for each branch and axis of each action: those of the first tick at
   *     which somebody decided, in the order of the agents, then those of the next one; copied
   */
  public Replay(String game, Episode episode, long ticks, float[] actions) {
    this(game, episode.seed(), parametersOf(episode), ticks, actions.clone());
  }

  Replay(String game, long seed, Map<String, Float> parameters, long ticks, float[] actions) {
    this.game = game;
    this.seed = seed;
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    this.ticks = ticks;
    this.actions = actions;
  }

  private static Map<String, Float> parametersOf(Episode episode) {
    Map<String, Float> values = new LinkedHashMap<>();
    for (Parameter parameter : episode.parameters()) {
      values.put(parameter.name(), episode.value(parameter.name()));
    }
    return values;
  }

  /** The same, told to be of a game. */
  public Replay of(String game) {
    return new Replay(game, seed, parameters, ticks, actions);
  }

  /** What it is an episode of. */
  public String game() {
    return game;
  }

  public long seed() {
    return seed;
  }

  /** The values of the episode's parameters, by name. */
  public Map<String, Float> parameters() {
    return parameters;
  }

  /** How many ticks were made. */
  public long ticks() {
    return ticks;
  }

  /** The numbers of all actions; not to be changed. */
  float[] actions() {
    return actions;
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

  /**
   * Reads an action.
   *
   * @param from the index of its first number
   * @param action modified
   * @return the index behind its last number
   */
  int read(int from, Action action) {
    return action.copyFrom(actions, from);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Replay
        && game.equals(((Replay) other).game)
        && seed == ((Replay) other).seed
        && parameters.equals(((Replay) other).parameters)
        && ticks == ((Replay) other).ticks
        && Arrays.equals(actions, ((Replay) other).actions);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(seed) + Arrays.hashCode(actions);
  }
}
