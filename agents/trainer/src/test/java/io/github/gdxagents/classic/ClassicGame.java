package io.github.gdxagents.classic;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** What the classic games have in common: one agent, and a spec with a time limit. */
abstract class ClassicGame implements Simulation, Agent {

  private final AgentSpec spec;
  private final RandomStream random = new RandomStream(0);
  double reward;
  AgentState state = AgentState.ABSENT;

  ClassicGame(AgentSpec spec) {
    this.spec = spec;
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<ClassicGame> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    reward = 0;
    state = AgentState.RUNNING;
    begin(random);
  }

  /** Draws the state that an episode begins in. */
  abstract void begin(RandomStream random);

  static double uniform(RandomStream random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  @Override
  public float reward() {
    return (float) reward;
  }

  @Override
  public AgentState state() {
    return state;
  }
}
