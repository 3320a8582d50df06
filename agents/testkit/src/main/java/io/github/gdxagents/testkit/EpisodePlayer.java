package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a simulation with random actions, calling it as training and live play do, though written
 * independently of them. Judges nothing, so that each rule can.
 *
 * <p>Before each tick all agents that are due observe, then all of them act. After it each agent is
 * asked in turn; then the simulation is asked whether the episode is over.
 */
final class EpisodePlayer {

  private static final long VARIATION_STREAM = 1;

  private final Simulation simulation;
  private final PlayedAgent[] agents;
  private final List<AgentSpec> specs = new ArrayList<>();
  private final List<List<Statistic>> statistics = new ArrayList<>();
  private final PlayStyle style = new PlayStyle();
  private final RandomStream random = new RandomStream(0);
  private final RandomStream variation = new RandomStream(0);

  private Trace trace;
  private Episode episode = Episode.of(0);
  private long tick;
  private boolean over = true;

  EpisodePlayer(Simulation simulation) {
    this.simulation = simulation;
    List<? extends Agent> list = simulation.agents();
    this.agents = new PlayedAgent[list.size()];
    for (int a = 0; a < agents.length; a++) {
      agents[a] = new PlayedAgent(a, list.get(a), style);
      specs.add(list.get(a).spec());
      statistics.add(list.get(a).statistics());
    }
    this.trace = new Trace(specs, statistics);
  }

  /** Writes nothing down, and so allocates nothing. */
  EpisodePlayer withoutRecording() {
    style.recording = false;
    return this;
  }

  /** Overwrites the action object as soon as the agent has taken it. */
  EpisodePlayer spoilingActions() {
    style.spoiling = true;
    return this;
  }

  /**
   * Asks for more than is needed: for each observation and each mask several times, and for an
   * observation after every tick of a life.
   */
  EpisodePlayer observingMore() {
    style.observingMore = true;
    return this;
  }

  /** Asks several times what each agent awaits, and whether the episode is over. */
  EpisodePlayer askingMore() {
    style.questions = 3;
    return this;
  }

  /** Asks for statistics so many times after each tick; once unless set. */
  EpisodePlayer reporting(int timesPerTick) {
    style.reports = timesPerTick;
    return this;
  }

  /** Draws one part of one agent's actions anew, and leaves all else as it would be. */
  EpisodePlayer varying(int agent, int part) {
    agents[agent].vary(part);
    return this;
  }

  /** An episode of this simulation in which all parameters have their defaults. */
  Episode episode(long seed) {
    return Episode.of(seed, simulation.parameters());
  }

  /** Starts an episode whose actions, too, are a function of the seed. */
  void start(long seed) {
    start(episode(seed), seed);
  }

  /** Starts an episode whose actions are a function of a seed of their own. */
  void start(Episode next, long actionSeed) {
    episode = next;
    simulation.reset(next);
    random.setSeed(actionSeed);
    variation.setSeed(RandomStream.deriveSeed(actionSeed, VARIATION_STREAM));
    tick = 0;
    if (style.recording) {
      trace = new Trace(specs, statistics);
    }
    List<? extends Agent> list = simulation.agents();
    if (list.size() != agents.length) {
      throw new IllegalStateException(
          "The simulation has %s agents after reset(%s), but had %s before"
              .formatted(list.size(), next, agents.length));
    }
    for (int a = 0; a < agents.length; a++) {
      agents[a].begin(list.get(a), next, trace);
    }
    over = isOver();
  }

  /** Plays an episode to its end, or to {@code maxTicks} if that comes first. */
  Trace play(long seed, long maxTicks) {
    return play(episode(seed), seed, maxTicks);
  }

  /** Plays an episode whose actions, too, are a function of its seed. */
  Trace play(Episode next, long maxTicks) {
    return play(next, next.seed(), maxTicks);
  }

  /** Plays an episode with actions that are a function of a seed of their own. */
  Trace play(Episode next, long actionSeed, long maxTicks) {
    start(next, actionSeed);
    while (!over && tick < maxTicks) {
      tick();
    }
    return trace;
  }

  /** Makes one tick, with the decisions due before it. */
  void tick() {
    for (PlayedAgent agent : agents) {
      if (agent.due()) {
        agent.observe(tick);
        agent.choose(random, variation);
      }
    }
    for (PlayedAgent agent : agents) {
      if (agent.due()) {
        agent.act(variation);
      }
    }
    simulation.advance();
    tick++;
    for (PlayedAgent agent : agents) {
      agent.afterTick(tick);
    }
    over = isOver();
    if (over) {
      for (PlayedAgent agent : agents) {
        agent.endEpisode(tick);
      }
    }
  }

  private boolean isOver() {
    int running = 0;
    for (PlayedAgent agent : agents) {
      running += agent.state() == AgentState.RUNNING ? 1 : 0;
    }
    boolean answer = simulation.isOver(running);
    for (int i = 1; i < style.questions; i++) {
      answer = simulation.isOver(running);
    }
    return answer || tick >= specs.get(0).maxTicks();
  }

  /** Whether the episode is over. */
  boolean over() {
    return over;
  }

  /** What was shown since the start. */
  Trace trace() {
    return trace;
  }

  /** The episode that was started last. */
  Episode episode() {
    return episode;
  }

  /** The ticks since the start. */
  long tickCount() {
    return tick;
  }

  Simulation simulation() {
    return simulation;
  }

  int agentCount() {
    return agents.length;
  }

  PlayedAgent agent(int a) {
    return agents[a];
  }
}
