package io.github.gdxagents.training;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/**
 * Stay, or quit with a prize. At a discount of 0.9 staying forever is worth 10, quitting 5; but who
 * takes the time limit for the end of the world earns 1.9 by staying, and had better quit.
 *
 * <p>Action: stay or quit. Observation: nothing but a 1. Reward: 1 for staying, 5 for quitting.
 *
 * <p>Episode end: terminated by quitting, truncated after 2 ticks.
 */
final class QuitGame implements Simulation, Agent {

  private static final AgentSpec SPEC =
      AgentSpec.builder().observe("one", 1, "").discrete("choice", "stay", "quit").build();

  private boolean quit;
  private int tick;

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<? extends Agent> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    quit = false;
    tick = 0;
  }

  @Override
  public void advance() {
    tick++;
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation.add(1);
  }

  @Override
  public void act(Action action) {
    quit = action.choice(0) == 1;
  }

  @Override
  public float reward() {
    return quit ? 5 : 1;
  }

  @Override
  public AgentState state() {
    if (quit) {
      return AgentState.TERMINATED;
    }
    return tick < 2 ? AgentState.RUNNING : AgentState.TRUNCATED;
  }
}
