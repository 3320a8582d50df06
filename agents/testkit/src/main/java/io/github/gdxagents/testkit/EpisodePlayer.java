package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/**
 * Plays a simulation with random actions, asking for observations and masks when a learner would.
 * Judges nothing, so that each rule can.
 */
final class EpisodePlayer {

  private static final long VARIATION_STREAM = 1;

  private final Simulation simulation;
  private final Agent[] agents;
  private final AgentState[] states;
  private final AgentSpec spec;
  private final RandomActions actions;
  private final RandomStream random = new RandomStream(0);
  private final RandomStream variation = new RandomStream(0);
  private final ObservationWriter writer;
  private final float[] observation;
  private final ActionMask mask;
  private final boolean[] allowed;
  private final Action action;

  private boolean recording = true;
  private boolean spoiling;
  private int observationsPerDecision = 1;
  private int variedAgent = -1;
  private int variedPart = -1;

  private Trace trace;
  private long tick;

  EpisodePlayer(Simulation simulation) {
    this.simulation = simulation;
    List<? extends Agent> list = simulation.agents();
    this.agents = list.toArray(new Agent[0]);
    this.states = new AgentState[agents.length];
    this.spec = agents[0].spec();
    this.actions = new RandomActions(spec.action());
    this.writer = new ObservationWriter(spec.observation());
    this.observation = new float[spec.observation().size()];
    this.mask = new ActionMask(spec.action());
    this.allowed = new boolean[spec.action().totalChoices()];
    this.action = new Action(spec.action());
    this.trace = new Trace(spec.observation());
  }

  /** Writes nothing down, and so allocates nothing. */
  EpisodePlayer withoutRecording() {
    recording = false;
    return this;
  }

  /** Overwrites the action object as soon as the agent has taken it. */
  EpisodePlayer spoilingActions() {
    spoiling = true;
    return this;
  }

  /** Asks for each observation and each mask several times. */
  EpisodePlayer observing(int timesPerDecision) {
    observationsPerDecision = timesPerDecision;
    return this;
  }

  /** Draws one part of one agent's actions anew, and leaves all else as it would be. */
  EpisodePlayer varying(int agent, int part) {
    variedAgent = agent;
    variedPart = part;
    return this;
  }

  /** Starts an episode whose actions, too, are a function of the seed. */
  void start(long seed) {
    start(seed, seed);
  }

  /** Starts an episode whose actions are a function of a seed of their own. */
  void start(long seed, long actionSeed) {
    simulation.reset(io.github.gdxagents.hook.Episode.of(seed, simulation.parameters()));
    random.setSeed(actionSeed);
    variation.setSeed(RandomStream.deriveSeed(actionSeed, VARIATION_STREAM));
    tick = 0;
    if (recording) {
      trace = new Trace(spec.observation());
    }
    for (int a = 0; a < agents.length; a++) {
      states[a] = AgentState.RUNNING;
    }
  }

  /** Plays an episode to its end, or to {@code maxTicks} if that comes first. */
  Trace play(long seed, long maxTicks) {
    return play(seed, seed, maxTicks);
  }

  /** Plays an episode with actions that are a function of a seed of their own. */
  Trace play(long seed, long actionSeed, long maxTicks) {
    start(seed, actionSeed);
    while (!over() && tick < maxTicks) {
      tick();
    }
    return trace;
  }

  /** Makes one tick, with the decisions due before it. */
  void tick() {
    if (tick % spec.ticksPerDecision() == 0) {
      for (int a = 0; a < agents.length; a++) {
        if (states[a] == AgentState.RUNNING) {
          decide(a);
        }
      }
    }
    simulation.advance();
    tick++;
    for (int a = 0; a < agents.length; a++) {
      if (states[a] == AgentState.RUNNING) {
        afterTick(a);
      }
    }
  }

  private void decide(int a) {
    for (int i = 0; i < observationsPerDecision; i++) {
      observe(a);
      mask.allowAll();
      agents[a].maskActions(mask);
    }
    actions.draw(random, mask, action);
    if (a == variedAgent) {
      actions.draw(variedPart, variation, mask, action);
    }
    if (recording) {
      trace.addObservation(tick, a, observation);
      mask.copyTo(allowed, 0);
      trace.addMask(tick, a, allowed);
    }
    agents[a].act(action);
    if (spoiling) {
      mask.allowAll();
      actions.draw(variation, mask, action);
    }
  }

  private void afterTick(int a) {
    float reward = agents[a].reward();
    states[a] = agents[a].state();
    if (recording) {
      trace.addReward(tick, a, reward);
      trace.addState(tick, a, states[a]);
    }
    if (states[a] == AgentState.TRUNCATED) {
      observe(a);
      if (recording) {
        trace.addObservation(tick, a, observation);
      }
    }
  }

  private void observe(int a) {
    writer.begin(a, io.github.gdxagents.hook.Episode.of(0), tick, observation);
    agents[a].observe(writer);
    writer.end();
  }

  /** Whether no agent is running any more. */
  boolean over() {
    for (AgentState state : states) {
      if (state == AgentState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /** What was shown since the start. */
  Trace trace() {
    return trace;
  }

  /** The ticks since the start. */
  long tickCount() {
    return tick;
  }

  AgentSpec spec() {
    return spec;
  }

  int agentCount() {
    return agents.length;
  }

  Agent agent(int a) {
    return agents[a];
  }

  /** Where an agent stood when it was last asked while running. */
  AgentState state(int a) {
    return states[a];
  }

  RandomActions actions() {
    return actions;
  }
}
