package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Reaction;
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

  private static final int[] NO_INTERVALS = {};

  private final String game;
  private final long seed;
  private final Map<String, Float> parameters;
  private final long ticks;
  private final float[] actions;

  /** At which of its decisions each agent decided, see {@link #interval}. */
  private final int[] intervals;

  /**
   * An episode in which every agent decided at the game's pace.
   *
   * @param game what it is an episode of
   * @param ticks that were made
   * @param actions a number for each branch and axis of each action: those of the first tick at
   *     which somebody decided, in the order of the agents, then those of the next one; copied
   */
  public Replay(String game, Episode episode, long ticks, float[] actions) {
    this(game, episode.seed(), parametersOf(episode), ticks, actions.clone(), NO_INTERVALS);
  }

  /**
   * @param actions not to be changed later
   * @param intervals of all agents, or none where all are 1
   */
  Replay(
      String game,
      long seed,
      Map<String, Float> parameters,
      long ticks,
      float[] actions,
      int[] intervals) {
    this.game = game;
    this.seed = seed;
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    this.ticks = ticks;
    this.actions = actions;
    this.intervals = intervals;
  }

  /**
   * The episode of a stepper up to here.
   *
   * @param actions not to be changed later
   */
  static Replay of(Stepper stepper, Episode episode, float[] actions) {
    int[] intervals = new int[stepper.agentCount()];
    boolean slow = false;
    for (int a = 0; a < intervals.length; a++) {
      intervals[a] = stepper.agent(a).reaction().interval();
      slow |= intervals[a] > 1;
    }
    return new Replay(
        "",
        episode.seed(),
        parametersOf(episode),
        stepper.tickCount(),
        actions,
        slow ? intervals : NO_INTERVALS);
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
    return new Replay(game, seed, parameters, ticks, actions, intervals);
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

  /** At which of its decisions an agent decided: {@link Reaction#interval}. */
  int interval(int agent) {
    return intervals.length == 0 ? 1 : intervals[agent];
  }

  /** The intervals of all agents, or none where all are 1; not to be changed. */
  int[] intervals() {
    return intervals;
  }

  /**
   * Checks that the replay is of a game with so many agents, as far as it can tell.
   *
   * @throws IllegalArgumentException if not
   */
  void requireAgents(int count) {
    if (intervals.length != 0 && intervals.length != count) {
      throw new IllegalArgumentException(
          "The replay is of a game with "
              + intervals.length
              + " agents, but this one has "
              + count);
    }
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
        && Arrays.equals(actions, ((Replay) other).actions)
        && Arrays.equals(intervals, ((Replay) other).intervals);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(seed) + Arrays.hashCode(actions);
  }
}
