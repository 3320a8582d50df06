package io.github.gdxagents.training;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** A game of one agent with one branch; games for single tests fill in the rest. */
abstract class SoloGame implements Simulation, Agent {

  private final AgentSpec spec;
  final RandomStream random = new RandomStream(0);
  int tick;
  int choice;
  float reward;
  AgentState state = AgentState.ABSENT;

  SoloGame(AgentSpec spec) {
    this.spec = spec;
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<? extends Agent> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    tick = 0;
    reward = 0;
    state = AgentState.RUNNING;
    begin();
  }

  /** Starts the episode, whose random numbers are at hand. */
  abstract void begin();

  @Override
  public void act(Action action) {
    choice = action.choice(0);
  }

  @Override
  public void advance() {
    tick++;
    step();
  }

  /** Makes the tick that was just counted. */
  abstract void step();

  @Override
  public float reward() {
    return reward;
  }

  @Override
  public AgentState state() {
    return state;
  }
}
