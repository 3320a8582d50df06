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
import java.util.List;

/** Writes down, in their order, all calls to a simulation and its agents that a game can notice. */
final class Journal implements Simulation {

  final List<String> calls = new ArrayList<>();
  private final Simulation simulation;
  private List<Witness> agents;

  Journal(Simulation simulation) {
    this.simulation = simulation;
    this.agents = witnesses(simulation, calls);
  }

  private static List<Witness> witnesses(Simulation simulation, List<String> calls) {
    List<Witness> witnesses = new ArrayList<>();
    for (Agent agent : simulation.agents()) {
      witnesses.add(new Witness(agent, "agent " + witnesses.size(), calls));
    }
    return witnesses;
  }

  @Override
  public List<Witness> agents() {
    return agents;
  }

  @Override
  public List<Parameter> parameters() {
    return simulation.parameters();
  }

  @Override
  public void reset(Episode episode) {
    calls.add("reset " + episode);
    simulation.reset(episode);
    agents = witnesses(simulation, calls);
  }

  @Override
  public void advance() {
    calls.add("advance");
    simulation.advance();
  }

  @Override
  public boolean isOver(int runningAgents) {
    calls.add("over with " + runningAgents + "?");
    return simulation.isOver(runningAgents);
  }

  /** An agent whose calls are written down. */
  record Witness(Agent agent, String name, List<String> calls) implements Agent {

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
      calls.add(name + " observes");
      agent.observe(observation);
    }

    @Override
    public void maskActions(ActionMask mask) {
      calls.add(name + " masks");
      agent.maskActions(mask);
    }

    @Override
    public void act(Action action) {
      calls.add(name + " acts: " + action);
      agent.act(action);
    }

    @Override
    public float reward() {
      calls.add(name + " is rewarded");
      return agent.reward();
    }

    @Override
    public AgentState state() {
      calls.add(name + " is " + agent.state());
      return agent.state();
    }

    @Override
    public boolean awaitsDecision() {
      calls.add(name + " awaits a decision?");
      return agent.awaitsDecision();
    }

    @Override
    public boolean awaitsReward() {
      calls.add(name + " awaits a reward?");
      return agent.awaitsReward();
    }

    @Override
    public void report(StatisticsWriter statistics) {
      calls.add(name + " reports");
      agent.report(statistics);
    }
  }
}
