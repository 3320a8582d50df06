package io.github.gdxagents.console;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** A game in which nothing matters, for tests of what happens around it: each tick is worth 1. */
abstract class IdleGame implements Simulation, Agent {

  private final AgentSpec spec;

  /**
   * @param maxTicks the time limit of an episode
   */
  IdleGame(int maxTicks) {
    spec =
        AgentSpec.builder()
            .observe("x", 1, "m")
            .maxTicks(maxTicks)
            .discrete("step", "back", "forward")
            .build();
  }

  @Override
  public final AgentSpec spec() {
    return spec;
  }

  @Override
  public final List<? extends Agent> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {}

  @Override
  public final void observe(ObservationWriter out) {
    out.add(1);
  }

  @Override
  public final void act(Action action) {}

  @Override
  public final float reward() {
    return 1;
  }

  @Override
  public AgentState state() {
    return AgentState.RUNNING;
  }
}
