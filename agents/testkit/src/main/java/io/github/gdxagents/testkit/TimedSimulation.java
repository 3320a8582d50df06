package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.hook.StatisticsWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** A simulation that is looked at with a watch, but for its resets. */
final class TimedSimulation implements Simulation {

  private final Simulation simulation;
  private final IdentityHashMap<Agent, TimedAgent> known = new IdentityHashMap<>();
  private long advanceNanos;
  private long observeNanos;
  private long actNanos;
  private long otherNanos;

  TimedSimulation(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Begins anew. */
  void forget() {
    advanceNanos = 0;
    observeNanos = 0;
    actNanos = 0;
    otherNanos = 0;
  }

  long nanos() {
    return advanceNanos + observeNanos + actNanos + otherNanos;
  }

  long advanceNanos() {
    return advanceNanos;
  }

  long observeNanos() {
    return observeNanos;
  }

  long actNanos() {
    return actNanos;
  }

  long otherNanos() {
    return otherNanos;
  }

  @Override
  public List<? extends Agent> agents() {
    List<TimedAgent> agents = new ArrayList<>();
    for (Agent agent : simulation.agents()) {
      agents.add(known.computeIfAbsent(agent, TimedAgent::new));
    }
    return agents;
  }

  @Override
  public List<Parameter> parameters() {
    return simulation.parameters();
  }

  @Override
  public void reset(Episode episode) {
    known.clear();
    simulation.reset(episode);
  }

  @Override
  public void advance() {
    long begin = System.nanoTime();
    simulation.advance();
    advanceNanos += System.nanoTime() - begin;
  }

  @Override
  public boolean isOver(int runningAgents) {
    long begin = System.nanoTime();
    boolean over = simulation.isOver(runningAgents);
    otherNanos += System.nanoTime() - begin;
    return over;
  }

  @Override
  public void close() {
    simulation.close();
  }

  private final class TimedAgent implements Agent {

    private final Agent agent;

    TimedAgent(Agent agent) {
      this.agent = agent;
    }

    @Override
    public AgentSpec spec() {
      return agent.spec();
    }

    @Override
    public List<Statistic> statistics() {
      return agent.statistics();
    }

    @Override
    public void observe(ObservationWriter observation) {
      long begin = System.nanoTime();
      agent.observe(observation);
      observeNanos += System.nanoTime() - begin;
    }

    @Override
    public void maskActions(ActionMask mask) {
      long begin = System.nanoTime();
      agent.maskActions(mask);
      observeNanos += System.nanoTime() - begin;
    }

    @Override
    public void act(Action action) {
      long begin = System.nanoTime();
      agent.act(action);
      actNanos += System.nanoTime() - begin;
    }

    @Override
    public float reward() {
      long begin = System.nanoTime();
      float reward = agent.reward();
      otherNanos += System.nanoTime() - begin;
      return reward;
    }

    @Override
    public AgentState state() {
      long begin = System.nanoTime();
      AgentState state = agent.state();
      otherNanos += System.nanoTime() - begin;
      return state;
    }

    @Override
    public boolean awaitsDecision() {
      return agent.awaitsDecision();
    }

    @Override
    public boolean awaitsReward() {
      return agent.awaitsReward();
    }

    @Override
    public void report(StatisticsWriter statistics) {
      long begin = System.nanoTime();
      agent.report(statistics);
      otherNanos += System.nanoTime() - begin;
    }
  }
}
