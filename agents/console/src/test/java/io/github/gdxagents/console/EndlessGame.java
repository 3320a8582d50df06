package io.github.gdxagents.console;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A game that goes on and on, with a reward of 1 for each tick. */
final class EndlessGame implements Simulation, Agent {

  private static final AgentSpec SPEC =
      AgentSpec.builder().observe("time", 1, "").discrete("step", "back", "forward").build();

  private static final long NANOS_OF_A_TICK = 20_000;

  /** As a program, so that it can be interrupted. */
  public static void main(String[] arguments) {
    System.exit(trainer().run(arguments));
  }

  static CommandLineTrainer trainer() {
    return new CommandLineTrainer(
        "endless-trainer",
        Game.of("endless", EndlessGame::new, CommandLineRun.QUICK_SETTINGS, 256));
  }

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<? extends Agent> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {}

  @Override
  public void observe(ObservationWriter out) {
    out.add(1);
  }

  @Override
  public void act(Action action) {}

  @Override
  public void advance() {
    LockSupport.parkNanos(NANOS_OF_A_TICK);
  }

  @Override
  public float reward() {
    return 1;
  }

  @Override
  public AgentState state() {
    return AgentState.RUNNING;
  }
}
