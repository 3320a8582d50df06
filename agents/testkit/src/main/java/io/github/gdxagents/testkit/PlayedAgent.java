package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.StatisticsWriter;
import java.util.Arrays;
import java.util.List;

/**
 * One place among the agents of an {@link EpisodePlayer}: who is there, asked by its own spec and
 * at its own pace, and what it showed.
 */
final class PlayedAgent {

  private static final int NOTHING = -1;
  private static final int EXTRA_OBSERVATIONS = 2;

  private final int index;
  private final AgentSpec spec;
  private final PlayStyle style;
  private final RandomActions actions;
  private final ObservationWriter writer;
  private final StatisticsWriter report;
  private final int statisticCount;
  private final float[] observation;
  private final float[] unused;
  private final ActionMask mask;
  private final boolean[] allowed;
  private final Action action;

  private Agent agent;
  private Episode episode = Episode.of(0);
  private Trace trace;
  private int variedPart = NOTHING;
  private AgentState before = AgentState.ABSENT;
  private AgentState shown = AgentState.ABSENT;
  private AgentState state = AgentState.ABSENT;
  private boolean due;
  private boolean awaitsReward;
  private long ticksSinceDecision;

  PlayedAgent(int index, Agent agent, PlayStyle style) {
    this.index = index;
    this.agent = agent;
    this.style = style;
    this.spec = agent.spec();
    this.actions = new RandomActions(spec.action());
    this.writer = new ObservationWriter(spec.observation());
    this.report = new StatisticsWriter(agent.statistics());
    this.statisticCount = agent.statistics().size();
    this.observation = new float[spec.observation().size()];
    this.unused = new float[spec.observation().size()];
    this.mask = new ActionMask(spec.action());
    this.allowed = new boolean[spec.action().totalChoices()];
    this.action = new Action(spec.action());
    this.trace = new Trace(List.of(), List.of());
  }

  void vary(int part) {
    variedPart = part;
  }

  /** Starts an episode, in which the place may be taken by another object than before. */
  void begin(Agent agent, Episode episode, Trace trace) {
    this.agent = agent;
    this.episode = episode;
    this.trace = trace;
    awaitsReward = false;
    due = false;
    state = agent.state();
    shown = state;
    before = state;
    if (style.recording) {
      trace.addState(0, index, state);
    }
    if (state == AgentState.RUNNING) {
      beginLife();
    }
  }

  private void beginLife() {
    Arrays.fill(observation, 0);
    Arrays.fill(unused, 0);
    awaitsReward = false;
    ticksSinceDecision = spec.ticksPerDecision();
    due = awaitsDecision();
  }

  /** Whether a decision is to be made before the next tick. */
  boolean due() {
    return due;
  }

  /** Asks what the agent sees, and which choices it has. */
  void observe(long tick) {
    observe(tick, observation);
    askForMask();
    if (style.observingMore) {
      for (int i = 0; i < EXTRA_OBSERVATIONS; i++) {
        observe(tick, unused);
        askForMask();
      }
    }
    if (style.recording) {
      trace.addObservation(tick, index, observation);
      mask.copyTo(allowed, 0);
      trace.addMask(tick, index, allowed);
    }
  }

  private void observe(long tick, float[] target) {
    writer.begin(index, episode, tick, target);
    agent.observe(writer);
    writer.end();
  }

  private void askForMask() {
    mask.allowAll();
    agent.maskActions(mask);
  }

  /** Draws the action. */
  void choose(RandomStream random, RandomStream variation) {
    actions.draw(random, mask, action);
    if (variedPart != NOTHING) {
      actions.draw(variedPart, variation, mask, action);
    }
  }

  /** Hands the action over. */
  void act(RandomStream variation) {
    due = false;
    ticksSinceDecision = 0;
    agent.act(action);
    if (style.spoiling) {
      mask.allowAll();
      actions.draw(variation, mask, action);
    }
  }

  /** Asks what the tick brought. */
  void afterTick(long tick) {
    before = state;
    state = agent.state();
    shown = state;
    if (style.recording) {
      trace.addState(tick, index, state);
    }
    if (before == AgentState.RUNNING) {
      live(tick);
    } else {
      if (awaitsReward) {
        takeReward(tick);
        awaitsReward = state != AgentState.RUNNING && awaitsReward();
      }
      if (state == AgentState.RUNNING) {
        beginLife();
      }
    }
  }

  private void live(long tick) {
    ticksSinceDecision++;
    takeReward(tick);
    takeStatistics(tick);
    if (style.observingMore) {
      observe(tick, unused);
    }
    if (state == AgentState.RUNNING) {
      due = ticksSinceDecision >= spec.ticksPerDecision() && awaitsDecision();
    } else {
      endLife(tick);
    }
  }

  private void takeReward(long tick) {
    float reward = agent.reward();
    if (style.recording) {
      trace.addReward(tick, index, reward);
    }
  }

  private void takeStatistics(long tick) {
    for (int i = 0; statisticCount > 0 && i < style.reports; i++) {
      report.clear();
      report.begin(index, tick);
      agent.report(report);
      report.end();
    }
    for (int i = 0; style.recording && style.reports > 0 && i < statisticCount; i++) {
      trace.addStatistic(tick, index, i, report.value(i));
    }
  }

  private void endLife(long tick) {
    due = false;
    if (state == AgentState.TRUNCATED) {
      observe(tick, observation);
      if (style.recording) {
        trace.addObservation(tick, index, observation);
      }
    }
    awaitsReward = awaitsReward();
  }

  /** Cuts the life short, if there is one, because the episode is over. */
  void endEpisode(long tick) {
    if (state == AgentState.RUNNING) {
      state = AgentState.TRUNCATED;
      if (style.recording) {
        trace.addState(tick, index, state);
      }
      endLife(tick);
    }
  }

  private boolean awaitsDecision() {
    boolean answer = agent.awaitsDecision();
    for (int i = 1; i < style.questions; i++) {
      answer = agent.awaitsDecision();
    }
    return answer;
  }

  private boolean awaitsReward() {
    boolean answer = agent.awaitsReward();
    for (int i = 1; i < style.questions; i++) {
      answer = agent.awaitsReward();
    }
    return answer;
  }

  /** Who was in this place after the reset. */
  Agent agent() {
    return agent;
  }

  /** Where the agent stood before the latest tick. */
  AgentState before() {
    return before;
  }

  /** Where the agent itself said that it stands after the latest tick. */
  AgentState stateShown() {
    return shown;
  }

  /** The same, but for agents whose life was cut short because the episode is over. */
  AgentState state() {
    return state;
  }

  /** The first number that left its bounds, as a sentence; empty so far. */
  String boundsViolation() {
    return writer.boundsViolation();
  }

  RandomActions actions() {
    return actions;
  }
}
